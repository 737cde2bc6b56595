//! The words of the command line.

use crate::model::Edition;
use crate::read::is_project;
use crate::source::{Code, nearest};
use crate::text::days::{Today, WrittenDate, parse_whole};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A Verb is what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// No verb: where are we, and what next.
    Next,
    /// Publish an edition.
    Build,
    /// Say what is wrong.
    Check,
    /// Show an edition in the browser.
    Serve,
    /// Answer mdBook.
    Preprocess,
    /// Lay out the data files.
    Fmt,
    /// Write the schemas of the data files.
    Schema,
    /// Record that somebody has looked at a link.
    Confirm,
    /// Say what there is to do.
    Todo,
    /// Write a register for other programs.
    Export,
    /// Say where words stand.
    Search,
    /// Keep the figures of a day.
    Snapshot,
    /// Record a revision with the whole text.
    Revise,
    /// Say what changed in a document.
    Diff,
    /// Look for what a folder should not have.
    Leaks,
    /// Say whether a site is still what was built.
    Verify,
    /// Say how it is used.
    Help,
    /// Say which it is.
    Version,
}

const VERBS: &[(&str, Verb)] = &[
    ("build", Verb::Build),
    ("check", Verb::Check),
    ("serve", Verb::Serve),
    ("preprocess", Verb::Preprocess),
    ("fmt", Verb::Fmt),
    ("schema", Verb::Schema),
    ("confirm", Verb::Confirm),
    ("todo", Verb::Todo),
    ("export", Verb::Export),
    ("search", Verb::Search),
    ("snapshot", Verb::Snapshot),
    ("revise", Verb::Revise),
    ("diff", Verb::Diff),
    ("leaks", Verb::Leaks),
    ("verify", Verb::Verify),
    ("help", Verb::Help),
    ("version", Verb::Version),
];

/// A Format is how `check`, `todo`, `search` and `export` print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person.
    Human,
    /// For a program.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// Args are the command line, read.
#[derive(Debug)]
pub struct Args {
    /// What is to be done.
    pub verb: Verb,
    /// `[DIR]`: the project; where we stand when absent.
    pub folder: Option<PathBuf>,
    /// `--edition`
    pub edition: Option<Edition>,
    /// `--out`
    pub out: Option<PathBuf>,
    /// `--today`
    pub today: Option<Today>,
    /// `--quiet`
    pub quiet: bool,
    /// `--strict`
    pub strict: bool,
    /// `--style`: how the texts are written too.
    pub style: bool,
    /// `--format`
    pub format: Option<Format>,
    /// `--explain`
    pub explain: Option<Code>,
    /// `--port`
    pub port: Option<u16>,
    /// `--check`: say it, and write nothing.
    pub check: bool,
    /// `--look`: look the files over instead of waiting for the system's word.
    pub look: bool,
    /// `--all`: every link that waits to be confirmed; every text; every hit.
    pub all: bool,
    /// `--past`: in texts as they stood.
    pub past: bool,
    /// `--post`: who confirms.
    pub post: Option<String>,
    /// `--name`: what the figures are kept for.
    pub name: Option<String>,
    /// `--date`: 年月日 of a revision.
    pub date: Option<WrittenDate>,
    /// `--note`: what stands behind that day.
    pub note: Option<String>,
    /// `--place`: 場所 of a revision.
    pub place: Option<String>,
    /// `--content`: 内容 of a revision.
    pub content: Option<String>,
    /// `--reason`: why.
    pub reason: Option<String>,
    /// `--effective`: 施行日 of a revision, where it is not its act's.
    pub effective: Option<WrittenDate>,
    /// `--act`: the act that revised.
    pub act: Option<String>,
    /// `--withdraw`: takes the newest row back.
    pub withdraw: bool,
    /// Words behind `preprocess`, which mdBook gives; both ends of a link behind `confirm`; the register behind `export`;
    /// what is sought behind `search`; the folder behind `leaks` and `verify`.
    pub rest: Vec<OsString>,
}

impl Args {
    /// Reads the words behind the program's name.
    ///
    /// # Errors
    /// What is wrong, in Japanese, as one line.
    pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut args = Self {
            verb: Verb::Next,
            folder: None,
            edition: None,
            out: None,
            today: None,
            quiet: false,
            strict: false,
            style: false,
            format: None,
            explain: None,
            port: None,
            look: false,
            check: false,
            all: false,
            past: false,
            post: None,
            name: None,
            date: None,
            note: None,
            place: None,
            content: None,
            reason: None,
            effective: None,
            act: None,
            withdraw: false,
            rest: Vec::new(),
        };
        let mut verb = None;
        let mut parser = lexopt::Parser::from_args(words);
        loop {
            use lexopt::prelude::{Long, Short, Value};
            let Some(word) = parser.next().map_err(|error| english(&error))? else { break };
            match word {
                Long("help") | Short('h') => verb = Some(Verb::Help),
                Long("version") | Short('V') => verb = Some(Verb::Version),
                Long("edition") => args.edition = Some(edition(&value(&mut parser, "--edition")?)?),
                Long("out") => args.out = Some(PathBuf::from(raw(&mut parser, "--out")?)),
                Long("today") => args.today = Some(today(&value(&mut parser, "--today")?)?),
                Long("quiet") | Short('q') => args.quiet = true,
                Long("strict") => args.strict = true,
                Long("style") => args.style = true,
                Long("look") => args.look = true,
                Long("check") => args.check = true,
                Long("all") => args.all = true,
                Long("past") => args.past = true,
                Long("post") => args.post = Some(value(&mut parser, "--post")?),
                Long("name") => args.name = Some(value(&mut parser, "--name")?),
                Long("date") => args.date = Some(date("--date", &value(&mut parser, "--date")?)?),
                Long("note") => args.note = Some(value(&mut parser, "--note")?),
                Long("place") => args.place = Some(value(&mut parser, "--place")?),
                Long("content") => args.content = Some(value(&mut parser, "--content")?),
                Long("reason") => args.reason = Some(value(&mut parser, "--reason")?),
                Long("effective") => {
                    args.effective = Some(date("--effective", &value(&mut parser, "--effective")?)?);
                }
                Long("withdraw") => args.withdraw = true,
                Long("act") => args.act = Some(value(&mut parser, "--act")?),
                Long("format") => args.format = Some(format(&value(&mut parser, "--format")?)?),
                Long("explain") => args.explain = Some(code(&value(&mut parser, "--explain")?)?),
                Long("port") => args.port = Some(port(&value(&mut parser, "--port")?)?),
                Value(word) if verb.is_none() => verb = Some(find_verb(&word)?),
                Value(word)
                    if matches!(
                        verb,
                        Some(Verb::Preprocess | Verb::Confirm | Verb::Revise | Verb::Diff | Verb::Search)
                    ) =>
                {
                    args.rest.push(word)
                }
                Value(word) if matches!(verb, Some(Verb::Leaks | Verb::Verify)) => args.rest.push(word),
                Value(word) if verb == Some(Verb::Export) && args.rest.is_empty() => args.rest.push(word),
                Value(word) if args.folder.is_none() => args.folder = Some(PathBuf::from(word)),
                Value(word) => {
                    return Err(format!(
                        "「{}」は余分です。フォルダーは一つだけ書いてください。",
                        word.to_string_lossy()
                    ));
                }
                Long(name) => return Err(unknown_option(name)),
                Short(name) => return Err(format!("「-{name}」という指定はありません。")),
            }
        }
        args.verb = verb.unwrap_or(Verb::Next);
        args.allowed()?;
        if args.verb == Verb::Confirm {
            args.take_ends()?;
        }
        if args.verb == Verb::Revise {
            args.take_documents()?;
        }
        if args.verb == Verb::Diff {
            args.take_rows()?;
        }
        if args.verb == Verb::Search {
            args.take_words()?;
        }
        if args.verb == Verb::Leaks {
            args.take_site(true)?;
        }
        if args.verb == Verb::Verify {
            args.take_site(false)?;
        }
        Ok(args)
    }

    /// `[DIR] 下の条項 上の条項`, or `[DIR] --all`.
    fn take_ends(&mut self) -> Result<(), String> {
        let ends = if self.all { 0 } else { 2 };
        if self.rest.len() == ends + 1 {
            self.folder = Some(PathBuf::from(self.rest.remove(0)));
        }
        match self.rest.len() == ends {
            true => Ok(()),
            false if self.all => Err("--all には条項を書きません。フォルダーは一つだけ書けます。".to_owned()),
            false => Err(
                "下の条項と上の条項を一つずつ書いてください（例: kitei confirm 端末持出し手順１ 管理規程第６条 --post 総務課長）。"
                    .to_owned(),
            ),
        }
    }

    /// `[DIR] 文書…`, or `[DIR] --all`: a word is the folder where a project lies there.
    fn take_documents(&mut self) -> Result<(), String> {
        if self.rest.first().is_some_and(|word| is_project(Path::new(word))) {
            self.folder = Some(PathBuf::from(self.rest.remove(0)));
        }
        match self.rest.is_empty() != self.all {
            false => Ok(()),
            true if self.all => Err("--all には文書を書きません。".to_owned()),
            true => Err("記録する文書を書いてください（例: kitei revise kanri --date 令和8年4月1日 --content 保存期間の変更）。".to_owned()),
        }
    }

    /// `[DIR] 文書 [行 [行]]`
    fn take_rows(&mut self) -> Result<(), String> {
        if self.rest.first().is_some_and(|word| is_project(Path::new(word))) {
            self.folder = Some(PathBuf::from(self.rest.remove(0)));
        }
        match self.rest.len() {
            1..=3 => Ok(()),
            0 => Err("比べる文書を書いてください（例: kitei diff kanri）。".to_owned()),
            _ => Err("書けるのは、文書一つと履歴の行二つまでです（例: kitei diff kanri r8 r9）。".to_owned()),
        }
    }

    /// `[DIR] 言葉…`
    fn take_words(&mut self) -> Result<(), String> {
        if self.rest.len() > 1 && self.rest.first().is_some_and(|word| is_project(Path::new(word))) {
            self.folder = Some(PathBuf::from(self.rest.remove(0)));
        }
        match self.rest.is_empty() {
            false => Ok(()),
            true => Err("探す言葉を書いてください（例: kitei search 持出し USB）。".to_owned()),
        }
    }

    /// `[DIR] SITE`, or `SITE` where no project is asked.
    fn take_site(&mut self, of_project: bool) -> Result<(), String> {
        if of_project && self.rest.len() == 2 {
            self.folder = Some(PathBuf::from(self.rest.remove(0)));
        }
        match self.rest.len() {
            1 => Ok(()),
            0 => Err("調べるフォルダーを書いてください（例: site/public）。".to_owned()),
            _ => Err("調べるフォルダーは一つだけ書いてください。".to_owned()),
        }
    }

    /// An option that its verb does not heed would mislead.
    fn allowed(&self) -> Result<(), String> {
        let wrong = [
            (self.out.is_some(), "--out", &[Verb::Build, Verb::Export][..]),
            (self.strict, "--strict", &[Verb::Check]),
            (self.style, "--style", &[Verb::Check]),
            (self.format.is_some(), "--format", &[Verb::Check, Verb::Todo, Verb::Search, Verb::Export]),
            (self.format == Some(Format::Csv), "--format csv", &[Verb::Export]),
            (self.name.is_some(), "--name", &[Verb::Snapshot]),
            (self.explain.is_some(), "--explain", &[Verb::Check]),
            (self.port.is_some(), "--port", &[Verb::Serve]),
            (self.look, "--look", &[Verb::Serve]),
            (self.check, "--check", &[Verb::Fmt]),
            (self.all, "--all", &[Verb::Confirm, Verb::Revise, Verb::Search]),
            (self.past, "--past", &[Verb::Search]),
            (self.date.is_some(), "--date", &[Verb::Revise]),
            (self.note.is_some(), "--note", &[Verb::Revise]),
            (self.place.is_some(), "--place", &[Verb::Revise]),
            (self.content.is_some(), "--content", &[Verb::Revise]),
            (self.act.is_some(), "--act", &[Verb::Revise]),
            (self.reason.is_some(), "--reason", &[Verb::Revise]),
            (self.effective.is_some(), "--effective", &[Verb::Revise]),
            (self.withdraw, "--withdraw", &[Verb::Revise]),
            (self.post.is_some(), "--post", &[Verb::Confirm]),
            (
                self.edition.is_some(),
                "--edition",
                &[Verb::Build, Verb::Check, Verb::Serve, Verb::Preprocess, Verb::Export, Verb::Search, Verb::Leaks],
            ),
        ];
        match wrong
            .into_iter()
            .find(|(given, _, verbs)| *given && !verbs.contains(&self.verb) && self.verb != Verb::Help)
        {
            Some((_, option, verbs)) => {
                let name = |verb: &Verb| VERBS.iter().find(|(_, v)| v == verb).map_or("", |(name, _)| name);
                Err(format!("{option} は kitei {} で使います。", verbs.iter().map(name).collect::<Vec<_>>().join("、")))
            }
            None => Ok(()),
        }
    }
}

fn find_verb(word: &OsString) -> Result<Verb, String> {
    let word = word.to_string_lossy();
    VERBS.iter().find(|(name, _)| *name == word).map(|(_, verb)| *verb).ok_or_else(|| {
        let near = nearest(&word, VERBS.iter().map(|(name, _)| *name));
        let hint = near.map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
        format!("「{word}」という命令はありません。{hint}")
    })
}

fn unknown_option(name: &str) -> String {
    let options = [
        "edition",
        "out",
        "today",
        "quiet",
        "strict",
        "style",
        "format",
        "explain",
        "port",
        "look",
        "check",
        "all",
        "past",
        "post",
        "name",
        "date",
        "note",
        "place",
        "content",
        "reason",
        "effective",
        "act",
        "withdraw",
        "help",
        "version",
    ];
    let hint = nearest(name, options).map_or_else(String::new, |near| format!("「--{near}」ではありませんか。"));
    format!("「--{name}」という指定はありません。{hint}")
}

fn raw(parser: &mut lexopt::Parser, option: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("{option} の後に値を書いてください。"))
}

fn value(parser: &mut lexopt::Parser, option: &str) -> Result<String, String> {
    raw(parser, option).map(|value| value.to_string_lossy().into_owned())
}

fn edition(word: &str) -> Result<Edition, String> {
    Edition::parse(word).ok_or_else(|| {
        format!(
            "「{word}」という版はありません。public（公開版）、staff（職員版）、officer（担当版）から選んでください。"
        )
    })
}

fn date(option: &str, word: &str) -> Result<WrittenDate, String> {
    parse_whole(word).map_err(|wrong| format!("{option}: {}。{}。", wrong.wrong(), wrong.instead()))
}

fn today(word: &str) -> Result<Today, String> {
    word.parse().map_err(|_| format!("「{word}」は日付ではありません。2026-04-01 の形で書いてください。"))
}

fn format(word: &str) -> Result<Format, String> {
    match word {
        "human" => Ok(Format::Human),
        "json" => Ok(Format::Json),
        "csv" => Ok(Format::Csv),
        _ => Err(format!("「{word}」という形式はありません。human、json、csv から選んでください。")),
    }
}

fn code(word: &str) -> Result<Code, String> {
    Code::parse(word).ok_or_else(|| {
        let hint = nearest(word, Code::ALL.iter().map(|code| code.name()))
            .map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
        format!("「{word}」という検査はありません。{hint}")
    })
}

fn port(word: &str) -> Result<u16, String> {
    word.parse().map_err(|_| format!("「{word}」はポート番号ではありません。1024から65535までの数を書いてください。"))
}

fn english(error: &lexopt::Error) -> String {
    match error {
        lexopt::Error::UnexpectedValue { option, .. } => format!("{option} には値を付けません。"),
        _ => "指定を読めません。".to_owned(),
    }
}
