//! Whoever looks at the target meets the old site or the new one, whole — whatever dies, and when.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests may fall"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use kitei::site::{Content, Plan, Recovery, Refusal, Site, Step, Strategy, Written, recover, write, write_by};

const STRATEGIES: [Strategy; 3] = [Strategy::Exchange, Strategy::Rename, Strategy::InPlace];

// ---- the stage ---------------------------------------------------------------------------------

/// A Room is a fresh folder for one test; it goes when the test passes.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Room {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-swap-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Room(path)
    }

    fn target(&self) -> PathBuf {
        self.0.join("site").join("public")
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if !thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

type Files = BTreeMap<String, Vec<u8>>;

/// A small site. Between "old" and "new" a page changes, one goes, one comes, one stays, and a
/// file and a folder change kinds both ways.
fn files(which: &str) -> Files {
    let (shared, own): (_, &[&str]) = match which {
        "old" => (["index.html", "style.css"], &["gone/page.html", "kind", "dir/kind/x.html"]),
        "new" => (["index.html", "style.css"], &["come/page.html", "kind/x.html", "dir/kind"]),
        other => panic!("no site {other}"),
    };
    let mut files: Files = BTreeMap::new();
    for name in shared.iter().chain(own) {
        files.insert((*name).to_owned(), format!("{name} of {which}").into_bytes());
    }
    files.insert("same/page.html".to_owned(), b"always the same".to_vec());
    files
}

/// A larger site, for kills at any moment.
fn many_files(which: &str) -> Files {
    (0..800)
        .map(|n| {
            let name = format!("folder-{:02}/page-{which}-{n:03}.html", n % 20);
            let name = if n % 2 == 0 { name.replace(&format!("-{which}"), "") } else { name };
            (name, format!("{n} {which} ").repeat(600).into_bytes())
        })
        .collect()
}

fn site_of<'a>(edition: &'static str, files: &'a Files) -> Site<'a> {
    let entries = files.iter().map(|(name, bytes)| (name.clone(), Content::Made(Box::new(move || Ok(bytes.clone())))));
    Site { edition, entries: entries.collect() }
}

fn plan(first: Strategy) -> Plan {
    Plan { first, patience: Duration::ZERO }
}

#[track_caller]
fn put(files: &Files, target: &Path, first: Strategy) -> Written {
    write_by(&site_of("public", files), target, plan(first), &|_| {}).unwrap()
}

/// Everything in a folder but the marker; links are not followed.
fn snapshot(root: &Path) -> Files {
    fn walk(root: &Path, folder: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                walk(root, &path, files);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap_or_default());
        }
    }
    let mut files = Files::new();
    walk(root, root, &mut files);
    files.remove(".kitei");
    files.remove("manifest.json"); // tests/leaks.rs looks at it
    files
}

/// Says which site stands, or fails with what differs.
#[track_caller]
fn which<'a>(target: &Path, sites: &'a [(&'a str, Files)]) -> &'a str {
    let found = snapshot(target);
    match sites.iter().find(|(_, files)| *files == found) {
        Some((name, _)) => name,
        None => panic!("neither site whole at {}: {:?}", target.display(), found.keys()),
    }
}

/// What is in our working folder but the lock.
fn left_beside(target: &Path) -> Vec<String> {
    let name = format!(".{}.kitei", target.file_name().unwrap().to_str().unwrap());
    let mut left: Vec<_> = fs::read_dir(target.with_file_name(name))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "lock")
        .collect();
    left.sort();
    left
}

// ---- the child ---------------------------------------------------------------------------------

/// Not a test but the process that dies: returns at once unless it was started by [`child`].
#[test]
fn dying_process() {
    let Ok(orders) = std::env::var("KITEI_TEST_CHILD") else { return };
    let orders: Vec<_> = orders.split('|').collect();
    let [target, strategy, step, nth, which] = orders[..] else { panic!("{orders:?}") };
    let strategy = STRATEGIES[strategy.parse::<usize>().unwrap()];
    let target = Path::new(target);
    if which == "forever" {
        let (one, other) = (many_files("old"), many_files("new"));
        loop {
            put(&one, target, strategy);
            put(&other, target, strategy);
        }
    }
    let (nth, seen) = (nth.parse::<usize>().unwrap(), AtomicUsize::new(0));
    let die = |now: Step<'_>| {
        if now.name() == step && seen.fetch_add(1, Ordering::SeqCst) == nth {
            std::process::abort();
        }
    };
    write_by(&site_of("public", &files(which)), target, plan(strategy), &die).unwrap();
}

fn child(target: &Path, strategy: Strategy, step: &str, nth: usize, which: &str) -> Command {
    let number = STRATEGIES.iter().position(|&s| s == strategy).unwrap();
    let orders = format!("{}|{number}|{step}|{nth}|{which}", target.display());
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "dying_process", "--nocapture", "--test-threads=1"])
        .env("KITEI_TEST_CHILD", orders)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Runs the child; `true` when it died at the step, `false` when the step never came.
fn dies(target: &Path, strategy: Strategy, step: &str, nth: usize) -> bool {
    !child(target, strategy, step, nth, "new").status().unwrap().success()
}

/// The steps a strategy takes, from a run that is let live.
fn steps_of(strategy: Strategy) -> BTreeMap<&'static str, usize> {
    let room = Room::new(&format!("steps-{strategy:?}"));
    put(&files("old"), &room.target(), Strategy::Exchange);
    let seen = Mutex::new(BTreeMap::new());
    let watch = |step: Step<'_>| *seen.lock().unwrap().entry(step.name()).or_insert(0) += 1;
    write_by(&site_of("public", &files("new")), &room.target(), plan(strategy), &watch).unwrap();
    seen.into_inner().unwrap()
}

// ---- dying at each step ------------------------------------------------------------------------

fn death_at_each_step(strategy: Strategy, expected: &[&str]) {
    let sites = [("old", files("old")), ("new", files("new"))];
    let steps = steps_of(strategy);
    assert_eq!(steps.keys().copied().collect::<BTreeSet<_>>(), expected.iter().copied().collect());
    let room = Room::new(&format!("death-{strategy:?}"));
    for (step, times) in steps {
        for (nth, next) in (0..times).flat_map(|nth| [(nth, "recover"), (nth, "write")]) {
            let target = room.0.join(format!("{step}-{nth}-{next}")).join("public");
            put(&sites[0].1, &target, Strategy::Exchange);
            assert!(dies(&target, strategy, step, nth), "{step} {nth} did not come");
            // What readers see between the death and the next command.
            match strategy {
                Strategy::Exchange => drop(which(&target, &sites)),
                Strategy::Rename if step != "moved-away" => drop(which(&target, &sites)),
                Strategy::Rename => assert!(!target.exists()),
                Strategy::InPlace => {}
            }
            if next == "recover" {
                recover(&target).unwrap();
                which(&target, &sites);
                assert_eq!(recover(&target).unwrap(), Recovery::Nothing);
            } else {
                put(&sites[1].1, &target, strategy);
                assert_eq!(which(&target, &sites), "new");
            }
            assert_eq!(left_beside(&target), Vec::<String>::new(), "{step} {nth}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn death_in_an_exchange() {
    death_at_each_step(Strategy::Exchange, &["locked", "progress", "staged", "exchanged", "swept"]);
}

#[test]
fn death_in_a_rename() {
    death_at_each_step(
        Strategy::Rename,
        &["locked", "progress", "staged", "journal-written", "moved-away", "moved-in", "journal-removed", "swept"],
    );
}

#[test]
fn death_file_by_file() {
    death_at_each_step(
        Strategy::InPlace,
        &[
            "locked",
            "progress",
            "staged",
            "gathered",
            "journal-written",
            "placed",
            "removed",
            "journal-removed",
            "swept",
        ],
    );
}

#[test]
fn death_again_while_recovering() {
    let sites = [("old", files("old")), ("new", files("new"))];
    let room = Room::new("death-again");
    for (strategy, first, again) in [
        (Strategy::Rename, "moved-away", &["moved-in", "journal-removed"][..]),
        (Strategy::InPlace, "journal-written", &["placed", "removed", "journal-removed"]),
    ] {
        for step in again {
            let target = room.0.join(format!("{strategy:?}-{step}")).join("public");
            put(&sites[0].1, &target, Strategy::Exchange);
            assert!(dies(&target, strategy, first, 0));
            assert!(dies(&target, strategy, step, 0));
            recover(&target).unwrap();
            assert_eq!(which(&target, &sites), "new");
            assert_eq!(left_beside(&target), Vec::<String>::new());
        }
    }
}

#[test]
fn a_first_site_that_dies_leaves_nothing_or_all() {
    let sites = [("nothing", Files::new()), ("new", files("new"))];
    let room = Room::new("first");
    for step in ["locked", "progress", "staged", "moved-in", "swept"] {
        let target = room.0.join(step).join("public");
        assert!(dies(&target, Strategy::Exchange, step, 0), "{step}");
        which(&target, &sites);
        put(&sites[1].1, &target, Strategy::Exchange);
        assert_eq!(which(&target, &sites), "new");
    }
}

#[test]
fn an_empty_folder_made_in_the_gap_does_not_keep_the_site_away() {
    let room = Room::new("gap");
    put(&files("old"), &room.target(), Strategy::Exchange);
    assert!(dies(&room.target(), Strategy::Rename, "moved-away", 0));
    fs::create_dir(room.target()).unwrap();
    assert_eq!(recover(&room.target()).unwrap(), Recovery::Finished);
    assert_eq!(snapshot(&room.target()), files("new"));
}

#[test]
fn a_folder_of_somebody_else_put_in_the_gap_is_untouched() {
    let room = Room::new("gap-foreign");
    for (strategy, step) in [(Strategy::Rename, "moved-away"), (Strategy::InPlace, "removed")] {
        let target = room.0.join(step).join("public");
        put(&files("old"), &target, Strategy::Exchange);
        assert!(dies(&target, strategy, step, 0));
        let _ = fs::remove_dir_all(&target);
        fs::create_dir(&target).unwrap();
        fs::write(target.join("diary.txt"), "mine").unwrap();
        let refusal = write(&site_of("public", &files("new")), &target, &|_| {}).unwrap_err();
        assert!(matches!(refusal, Refusal::Foreign { .. }), "{refusal}");
        assert_eq!(fs::read_to_string(target.join("diary.txt")).unwrap(), "mine");
    }
}

#[test]
fn a_journal_of_a_later_program_is_not_guessed_at() {
    let room = Room::new("journal");
    put(&files("old"), &room.target(), Strategy::Exchange);
    let journal = room.0.join("site/.public.kitei/journal");
    fs::write(&journal, "kitei-journal 9\n").unwrap();
    let refusal = write(&site_of("public", &files("new")), &room.target(), &|_| {}).unwrap_err();
    assert!(matches!(refusal, Refusal::Journal { path } if path == journal));
    assert_eq!(snapshot(&room.target()), files("old"));
}

// ---- dying at any moment -----------------------------------------------------------------------

/// Numbers that look random (xorshift); the seed is printed, and `KITEI_SEED` repeats it.
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn kills_at_random(strategy: Strategy) {
    let seed = std::env::var("KITEI_SEED").map_or(0x6b69_7465, |seed| seed.parse().unwrap());
    println!("KITEI_SEED={seed}");
    let mut state = seed;
    let sites = [("old", many_files("old")), ("new", many_files("new"))];
    let room = Room::new(&format!("kills-{strategy:?}"));
    let target = room.target();
    put(&sites[0].1, &target, Strategy::Exchange);
    // The kills are spread over as long as two writings take on this machine.
    let start = Instant::now();
    put(&sites[1].1, &target, strategy);
    put(&sites[0].1, &target, strategy);
    let span = u64::try_from(start.elapsed().as_micros()).unwrap();
    println!("two writings by {strategy:?}: {} ms", span / 1000);
    let mut met = BTreeMap::new();
    for kill in 0..50 {
        let mut child = child(&target, strategy, "none", 0, "forever").spawn().unwrap();
        thread::sleep(Duration::from_micros(random(&mut state) % span));
        assert!(child.try_wait().unwrap().is_none(), "the child failed by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        let gap = strategy == Strategy::Rename && !target.exists();
        if strategy != Strategy::InPlace && !gap {
            which(&target, &sites);
        }
        let recovery = recover(&target).unwrap();
        let found = which(&target, &sites);
        *met.entry(format!("{recovery:?}, {found}, gap {gap}")).or_insert(0) += 1;
        assert_eq!(left_beside(&target), Vec::<String>::new(), "kill {kill}");
    }
    println!("{strategy:?}: {met:?}");
}

#[test]
#[ignore = "kills fifty processes: half a minute; run with --ignored"]
#[cfg(target_os = "linux")]
fn fifty_kills_in_exchanges() {
    kills_at_random(Strategy::Exchange);
}

#[test]
#[ignore = "kills fifty processes: half a minute; run with --ignored"]
fn fifty_kills_in_renames() {
    kills_at_random(Strategy::Rename);
}

#[test]
#[ignore = "kills fifty processes: half a minute; run with --ignored"]
fn fifty_kills_file_by_file() {
    kills_at_random(Strategy::InPlace);
}

// ---- readers -----------------------------------------------------------------------------------

#[test]
#[cfg(target_os = "linux")]
fn a_reader_beside_exchanges_never_misses_a_page() {
    let room = Room::new("reader");
    let target = room.target();
    put(&files("old"), &target, Strategy::Exchange);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for round in 0..40 {
                put(&files(["new", "old"][round % 2]), &target, Strategy::Exchange);
            }
        });
        while !writer.is_finished() {
            let page = fs::read_to_string(target.join("index.html")).unwrap();
            assert!(page == "index.html of old" || page == "index.html of new", "{page}");
        }
    });
}

#[test]
fn each_strategy_says_what_it_did() {
    for strategy in STRATEGIES {
        if strategy == Strategy::Exchange && cfg!(not(target_os = "linux")) {
            continue;
        }
        let room = Room::new(&format!("did-{strategy:?}"));
        let first = put(&files("old"), &room.target(), strategy);
        assert_eq!((first.unchanged, first.by), (0, Strategy::Rename));
        let second = put(&files("new"), &room.target(), strategy);
        assert_eq!((second.files, second.unchanged, second.by), (7, 1, strategy));
        assert_eq!(second.bytes, files("new").values().map(|b| b.len() as u64).sum::<u64>());
        assert_eq!(snapshot(&room.target()), files("new"));
        assert!(!room.target().join("gone").exists(), "an empty folder stayed");
        let marker = fs::read_to_string(room.target().join(".kitei")).unwrap();
        assert_eq!(marker, "kitei-site 1\npublic\n");
    }
}

#[test]
fn a_content_is_made_once() {
    for strategy in STRATEGIES {
        let room = Room::new(&format!("once-{strategy:?}"));
        put(&files("old"), &room.target(), Strategy::Exchange);
        let counts: Vec<_> = (0..100).map(|_| AtomicUsize::new(0)).collect();
        let entries = counts.iter().enumerate().map(|(n, count)| {
            let make = move || {
                count.fetch_add(1, Ordering::SeqCst);
                Ok(n.to_string().into_bytes())
            };
            (format!("{n}.html"), Content::Made(Box::new(make)))
        });
        let site = Site { edition: "public", entries: entries.collect() };
        write_by(&site, &room.target(), plan(strategy), &|_| {}).unwrap();
        assert!(counts.iter().all(|count| count.load(Ordering::SeqCst) == 1));
    }
}

#[test]
fn a_content_that_cannot_be_made_leaves_the_old_site_and_is_named() {
    for strategy in STRATEGIES {
        let room = Room::new(&format!("unmade-{strategy:?}"));
        put(&files("old"), &room.target(), Strategy::Exchange);
        let new = files("new");
        let mut site = site_of("public", &new);
        let unmade = || Err("読めません。".to_owned());
        site.entries.insert("attachments/a.pdf".to_owned(), Content::Made(Box::new(unmade)));
        let refusal = write_by(&site, &room.target(), plan(strategy), &|_| {}).unwrap_err();
        assert!(matches!(&refusal, Refusal::Unmade { name, .. } if name == "attachments/a.pdf"), "{refusal}");
        assert!(
            refusal.to_string().starts_with("サイトの「attachments/a.pdf」を作れませんでした。読めません。公開中の")
        );
        assert_eq!(snapshot(&room.target()), files("old"), "{strategy:?}");
        assert_eq!(left_beside(&room.target()), Vec::<String>::new());
    }
}

#[test]
fn a_file_keeps_its_time_as_long_as_its_bytes() {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for strategy in STRATEGIES {
        let room = Room::new(&format!("time-{strategy:?}"));
        put(&files("old"), &room.target(), Strategy::Exchange);
        for name in ["same/page.html", "index.html", ".kitei"] {
            let file = File::options().write(true).open(room.target().join(name)).unwrap();
            file.set_times(FileTimes::new().set_modified(long_ago)).unwrap();
        }
        put(&files("new"), &room.target(), strategy);
        let time = |name: &str| fs::metadata(room.target().join(name)).unwrap().modified().unwrap();
        assert_eq!(time("same/page.html"), long_ago, "{strategy:?}");
        assert_ne!(time("index.html"), long_ago, "{strategy:?}");
        assert_eq!(time(".kitei"), long_ago, "{strategy:?}");
    }
}

// ---- targets -----------------------------------------------------------------------------------

#[test]
fn a_folder_that_is_not_ours_is_refused_and_untouched() {
    let room = Room::new("foreign");
    let target = room.target();
    fs::create_dir_all(&target).unwrap();
    fs::write(target.join("diary.txt"), "mine").unwrap();
    let refusal = write(&site_of("public", &files("new")), &target, &|_| {}).unwrap_err();
    assert!(matches!(refusal, Refusal::Foreign { .. }));
    assert_eq!(snapshot(&room.0).into_keys().collect::<Vec<_>>(), ["site/public/diary.txt"]);
    assert!(!room.0.join("site/.public.kitei").exists());

    let file = target.join("diary.txt");
    let refusal = write(&site_of("public", &files("new")), &file, &|_| {}).unwrap_err();
    assert!(matches!(refusal, Refusal::Foreign { .. }), "{refusal}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn the_site_of_another_edition_is_refused_and_untouched() {
    let room = Room::new("edition");
    let staff = files("old");
    write(&site_of("staff", &staff), &room.target(), &|_| {}).unwrap();
    let refusal = write(&site_of("public", &files("new")), &room.target(), &|_| {}).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        format!(
            "出力先「{}」は別の公開区分（staff）のサイトです。何も変えていません。public用には別のフォルダーを指定してください。",
            room.target().display()
        )
    );
    assert_eq!(snapshot(&room.target()), staff);
}

#[test]
fn an_empty_folder_is_a_target() {
    for strategy in STRATEGIES {
        let room = Room::new(&format!("empty-{strategy:?}"));
        fs::create_dir_all(room.target()).unwrap();
        put(&files("new"), &room.target(), strategy);
        assert_eq!(snapshot(&room.target()), files("new"));
    }
}

#[test]
fn a_bad_name_is_refused_before_anything_is_made() {
    let room = Room::new("names");
    for name in ["../out.html", "/out.html", "a//b", "a\\b", "nul", ".kitei"] {
        let entries = [(name.to_owned(), Content::Bytes(Cow::Borrowed(b"x")))];
        let site = Site { edition: "public", entries: entries.into() };
        let refusal = write(&site, &room.target(), &|_| {}).unwrap_err();
        assert!(matches!(&refusal, Refusal::Name { name: refused, .. } if refused == name));
    }
    let pair = ["Index.html", "index.html"].map(|name| (name.to_owned(), Content::Bytes(Cow::Borrowed(&b"x"[..]))));
    let site = Site { edition: "public", entries: pair.into() };
    let refusal = write(&site, &room.target(), &|_| {}).unwrap_err();
    assert!(refusal.to_string().starts_with("「Index.html」と「index.html」は、"), "{refusal}");
    assert_eq!(snapshot(&room.0), Files::new());
    assert!(!room.0.join("site").exists());
}

#[test]
#[cfg(unix)]
fn behind_a_symbolic_link_the_real_folder_is_swapped() {
    let room = Room::new("link");
    let (real, link) = (room.0.join("srv/real"), room.0.join("www"));
    std::os::unix::fs::symlink("srv/real", &link).unwrap();
    for (strategy, step) in [(Strategy::Exchange, "staged"), (Strategy::Rename, "moved-away")] {
        // A trailing slash, a link that dangles at first and in the gap of the rename.
        let slashed = room.0.join("www/");
        put(&files("old"), &slashed, strategy);
        assert!(dies(&link, strategy, step, 0));
        let written = put(&files("new"), &link, strategy);
        assert_eq!(written.path, real);
        assert!(link.is_symlink());
        assert_eq!(snapshot(&real), files("new"));
    }
    std::os::unix::fs::symlink("loop", room.0.join("loop")).unwrap();
    let refusal = write(&site_of("public", &files("new")), &room.0.join("loop"), &|_| {});
    assert!(matches!(refusal, Err(Refusal::Io { .. })));
}

#[test]
#[cfg(unix)]
fn a_link_inside_the_site_never_leads_a_file_out() {
    for strategy in STRATEGIES {
        let room = Room::new(&format!("inner-link-{strategy:?}"));
        let outside = room.0.join("outside");
        fs::create_dir(&outside).unwrap();
        put(&files("old"), &room.target(), Strategy::Exchange);
        std::os::unix::fs::symlink(&outside, room.target().join("come")).unwrap();
        // The very bytes of the new site's page, but not in the site.
        fs::write(outside.join("page.html"), "come/page.html of new").unwrap();
        put(&files("new"), &room.target(), strategy);
        assert_eq!(snapshot(&room.target()), files("new"));
        assert_eq!(snapshot(&outside).len(), 1, "{strategy:?}");
    }
}

#[test]
fn a_relative_target_lies_in_the_working_folder() {
    let room = Room::new("relative");
    let here = std::env::current_dir().unwrap();
    // The way down from here to the room, without changing the process's folder under other tests.
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let relative = up.join(room.target().components().skip(1).collect::<PathBuf>());
    put(&files("new"), &relative, Strategy::Exchange);
    assert_eq!(snapshot(&room.target()), files("new"));
}

// ---- two at once -------------------------------------------------------------------------------

#[test]
fn a_second_build_is_refused_while_the_first_one_works() {
    let room = Room::new("busy");
    let target = room.target();
    put(&files("old"), &target, Strategy::Exchange);
    let second = Mutex::new(None);
    let watch = |step: Step<'_>| {
        if step == Step::Staged {
            let site = files("old");
            let result = write_by(&site_of("public", &site), &target, plan(Strategy::Exchange), &|_| {});
            *second.lock().unwrap() = Some(result);
        }
    };
    write(&site_of("public", &files("new")), &target, &watch).unwrap();
    let refusal = second.into_inner().unwrap().unwrap().unwrap_err();
    assert!(matches!(refusal, Refusal::Busy { .. }), "{refusal}");
    assert_eq!(snapshot(&target), files("new"));
}

#[test]
fn a_second_build_with_patience_takes_its_turn() {
    let room = Room::new("patience");
    let target = room.target();
    let (first_works, wait_for_first) = mpsc::channel();
    let (second_waits, wait_for_second) = mpsc::channel();
    let (wait_for_second, first_works) = (Mutex::new(wait_for_second), Mutex::new(first_works));
    let second_waits = Mutex::new(second_waits);
    thread::scope(|scope| {
        scope.spawn(|| {
            let watch = |step: Step<'_>| {
                if step == Step::Staged {
                    first_works.lock().unwrap().send(()).unwrap();
                    wait_for_second.lock().unwrap().recv().unwrap();
                }
            };
            write(&site_of("public", &files("old")), &target, &watch).unwrap();
        });
        wait_for_first.recv().unwrap();
        let watch = |step: Step<'_>| {
            if step == Step::Waiting {
                second_waits.lock().unwrap().send(()).unwrap();
            }
        };
        let patient = Plan { first: Strategy::Exchange, patience: Duration::from_mins(1) };
        write_by(&site_of("public", &files("new")), &target, patient, &watch).unwrap();
    });
    assert_eq!(snapshot(&target), files("new"));
}

// ---- the disk ----------------------------------------------------------------------------------

#[test]
#[cfg(unix)]
fn a_failure_while_staging_leaves_the_old_site_and_names_the_file() {
    let room = Room::new("staging");
    put(&files("old"), &room.target(), Strategy::Exchange);
    let mut new = files("new");
    new.insert(format!("{}.html", "x".repeat(300)), b"too long a name".to_vec());
    let refusal = write(&site_of("public", &new), &room.target(), &|_| {}).unwrap_err();
    assert!(matches!(&refusal, Refusal::Io { path, .. } if path.to_string_lossy().contains("xxx")));
    assert_eq!(snapshot(&room.target()), files("old"));
    assert_eq!(left_beside(&room.target()), Vec::<String>::new());
}

/// A small file system in memory; unmounted when the test ends.
#[cfg(target_os = "linux")]
struct Mount(PathBuf);

#[cfg(target_os = "linux")]
impl Mount {
    fn new(path: PathBuf) -> Mount {
        fs::create_dir_all(&path).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(&path);
        assert!(mount.status().unwrap().success(), "needs root");
        Mount(path)
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// Three megabytes, for a disk of two.
#[cfg(target_os = "linux")]
fn too_much() -> Files {
    (0..300).map(|n| (format!("{n}.html"), vec![b'x'; 10_000])).collect()
}

#[test]
#[ignore = "mounts a file system: needs root; run with --ignored"]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_site() {
    for strategy in STRATEGIES {
        let room = Room::new(&format!("full-{strategy:?}"));
        let mount = Mount::new(room.0.join("disk"));
        let target = mount.0.join("public");
        put(&files("old"), &target, strategy);
        let refusal = write_by(&site_of("public", &too_much()), &target, plan(strategy), &|_| {});
        let refusal = refusal.unwrap_err();
        assert!(refusal.to_string().contains("空き容量"), "{refusal}");
        assert_eq!(snapshot(&target), files("old"));
        assert_eq!(left_beside(&target), Vec::<String>::new());
        put(&files("new"), &target, strategy);
        assert_eq!(snapshot(&target), files("new"));
    }
}

#[test]
#[ignore = "mounts a file system: needs root; run with --ignored"]
#[cfg(target_os = "linux")]
fn a_mount_point_is_written_file_by_file() {
    let room = Room::new("mount");
    let mount = Mount::new(room.target());
    assert_eq!(put(&files("old"), &mount.0, Strategy::Exchange).by, Strategy::InPlace);
    assert_eq!(snapshot(&mount.0), files("old"));
    for step in ["gathered", "journal-written", "placed", "removed"] {
        put(&files("old"), &mount.0, Strategy::Exchange);
        assert!(dies(&mount.0, Strategy::Exchange, step, 0), "{step}");
        recover(&mount.0).unwrap();
        which(&mount.0, &[("old", files("old")), ("new", files("new"))]);
    }
    let refusal = write(&site_of("public", &too_much()), &mount.0, &|_| {}).unwrap_err();
    assert!(refusal.to_string().contains("空き容量"), "{refusal}");
    put(&files("new"), &mount.0, Strategy::Exchange);
    assert_eq!(snapshot(&mount.0), files("new"));
    assert_eq!(left_beside(&mount.0), Vec::<String>::new());
}
