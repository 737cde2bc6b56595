use super::*;

fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let place = root.path().join(file);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    root
}

/// Every file of the project with its text; nothing else may be left there.
fn all(root: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.depth() > 0);
    let text = |entry: &walkdir::DirEntry| fs::read_to_string(entry.path()).unwrap_or_else(|_| "a folder".to_owned());
    files.map(|entry| (entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned(), text(&entry))).collect()
}

#[test]
fn edits_count_in_what_was_there_before() {
    let root = project(&[("data/a.json", "一二三"), ("data/b.json", "same")]);
    let old = "一二三".as_bytes();
    let edits = [
        Edit::of("data/a.json", 9..9, "四", old),
        Edit::of("data/a.json", 3..6, "弐", old),
        Edit::of("data/b.json", 0..4, "same", b"same"),
        Edit::whole("data/new/c.json", "新", None),
    ];
    assert_eq!(apply(root.path(), &edits).unwrap(), ["data/a.json", "data/new/c.json"]);
    let found = all(root.path());
    assert_eq!((found["data/a.json"].as_str(), found["data/new/c.json"].as_str()), ("一弐三四", "新"));
    assert_eq!(found.len(), 5, "{found:?}");
    assert_eq!(apply(root.path(), &[]).unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_refused_changes_nothing() {
    let root = project(&[("data/a.json", "a"), ("data/b.json", "b")]);
    let fine = Edit::whole("data/a.json", "A", Some(b"a"));
    let cases = [
        ("changed", Edit::whole("data/b.json", "B", Some(b"other"))),
        ("gone", Edit::whole("data/c.json", "B", Some(b"other"))),
        ("there", Edit::whole("data/b.json", "B", None)),
        ("beyond", Edit::of("data/b.json", 0..2, "B", b"b")),
        (
            "backwards",
            Edit { range: std::ops::Range { start: 1, end: 0 }, ..Edit::whole("data/b.json", "B", Some(b"b")) },
        ),
        ("overlap", Edit::of("data/a.json", 0..1, "B", b"a")),
        ("folder", Edit::whole("data", "B", None)),
        ("below a file", Edit::whole("data/b.json/c.json", "B", None)),
    ];
    let before = all(root.path());
    for (case, edit) in cases {
        let refusal = apply(root.path(), &[fine.clone(), edit]).unwrap_err();
        assert!(refusal.to_string().contains("何も書き換えませんでした"), "{case}: {refusal}");
        assert_eq!(all(root.path()), before, "{case}");
    }
}

#[test]
fn nothing_outside_is_written() {
    let root = project(&[("data/a.json", "a")]);
    for file in ["", "/etc/a", "../a", "data/../../a", "data//a", "./a", "data\\a", "C:/a", "data/a\n"] {
        let refusal = apply(root.path(), &[Edit::whole(file, "", None)]).unwrap_err();
        assert!(matches!(refusal, Refusal::Outside { .. }), "{file}: {refusal}");
        assert!(read(root.path(), file).is_err());
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_and_refused_outside() {
    use std::os::unix::fs::symlink;
    let elsewhere = project(&[("a.json", "a")]);
    let root = project(&[("data/a.json", "a")]);
    symlink(elsewhere.path(), root.path().join("data/out")).unwrap();
    symlink(elsewhere.path().join("a.json"), root.path().join("data/out.json")).unwrap();
    symlink(elsewhere.path().join("none.json"), root.path().join("data/none.json")).unwrap();
    for edit in [
        Edit::whole("data/out/a.json", "A", Some(b"a")),
        Edit::whole("data/out/b.json", "A", None),
        Edit::whole("data/out.json", "A", Some(b"a")),
        Edit::whole("data/none.json", "A", None),
    ] {
        let refusal = apply(root.path(), &[edit]).unwrap_err();
        assert!(matches!(refusal, Refusal::Outside { .. }), "{refusal}");
    }
    assert_eq!(all(elsewhere.path()).len(), 1);
    symlink("a.json", root.path().join("data/in.json")).unwrap();
    apply(root.path(), &[Edit::whole("data/in.json", "A", Some(b"a"))]).unwrap();
    assert!(fs::symlink_metadata(root.path().join("data/in.json")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(root.path().join("data/a.json")).unwrap(), "A");
}

#[test]
fn what_fails_halfway_is_taken_back() {
    let places = ["data/a.json", "data/b/b.json", "data/c.json"];
    for bad in 0..places.len() {
        let root = project(&[("data/a.json", "a"), ("data/c.json", "c")]);
        let edits = [
            Edit::whole(places[0], "A", Some(b"a")),
            Edit::whole(places[1], "B", None),
            Edit::whole(places[2], "C", Some(b"c")),
        ];
        let mut expected = all(root.path());
        let refusal = apply_with(root.path(), &edits, &|at| {
            if at == bad {
                fs::write(root.path().join(places[bad]), "somebody else").unwrap();
            }
        });
        assert!(matches!(refusal, Err(Refusal::Changed { .. })), "{bad}: {refusal:?}");
        if bad == 1 {
            expected.insert("data/b".to_owned(), "a folder".to_owned());
        }
        expected.insert(places[bad].to_owned(), "somebody else".to_owned());
        assert_eq!(all(root.path()), expected, "{bad}");
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_read_only_files_are_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = project(&[("data/a.json", "a")]);
    let place = root.path().join("data/a.json");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    apply(root.path(), &[Edit::whole("data/a.json", "A", Some(b"a"))]).unwrap();
    assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o440)).unwrap();
    assert!(matches!(apply(root.path(), &[Edit::whole("data/a.json", "b", Some(b"A"))]), Err(Refusal::Io { .. })));
}

proptest::proptest! {
    #[test]
    fn edits_are_made_as_one_after_the_other_from_the_end(text in "[a-z]{0,20}", cuts in proptest::collection::vec((0usize..24, 0usize..5, "[A-Z]{0,3}"), 0..4)) {
        let edits: Vec<Edit> = cuts.iter().map(|(start, long, new)| Edit::of("a", *start..start + long, new.as_str(), text.as_bytes())).collect();
        let mut sorted: Vec<&Edit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let apart = sorted.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
        let inside = sorted.iter().all(|edit| edit.range.end <= text.len());
        let mut expected = text.clone();
        if apart && inside {
            sorted.iter().rev().for_each(|edit| expected.replace_range(edit.range.clone(), std::str::from_utf8(&edit.bytes).unwrap()));
        }
        proptest::prop_assert_eq!(joined(text.as_bytes(), &sorted), (apart && inside).then(|| expected.into_bytes()));
    }
}

#[test]
fn what_is_removed_is_gone_with_its_folder_or_comes_back() {
    let files = [("data/a.json", "a"), ("data/texts/r8/b.md", "b"), ("data/texts/r9/c.md", "c")];
    let root = project(&files);
    let edits = [Edit::whole("data/a.json", "A", Some(b"a")), Edit::removal("data/texts/r8/b.md", b"b")];
    // somebody writes before the last swap
    let spoil = |at: usize| {
        if at == 1 {
            fs::write(root.path().join("data/texts/r8/b.md"), "other").unwrap();
        }
    };
    assert!(apply_with(root.path(), &edits, &spoil).is_err());
    let found = all(root.path());
    assert_eq!((found["data/a.json"].as_str(), found["data/texts/r8/b.md"].as_str()), ("a", "other"));
    let back = [Edit::removal("data/texts/r8/b.md", b"other"), Edit::whole("data/texts/r9/c.md", "C", Some(b"c"))];
    let spoil = |at: usize| {
        if at == 1 {
            fs::write(root.path().join("data/texts/r9/c.md"), "other").unwrap();
        }
    };
    assert!(apply_with(root.path(), &back, &spoil).is_err());
    assert_eq!(all(root.path())["data/texts/r8/b.md"], "other");
    assert_eq!(apply(root.path(), &back[..1]).unwrap(), ["data/texts/r8/b.md"]);
    let found = all(root.path());
    assert!(!found.contains_key("data/texts/r8") && found.contains_key("data/texts/r9/c.md"), "{found:?}");
}
