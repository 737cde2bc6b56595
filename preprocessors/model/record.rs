//! Records: what an officer writes into a data file, read field by field, so that every fault of a
//! record is found in one run and each is said at its place. Titles stand beside the types in Japanese.

use super::Visibility;
use super::value::{Form, Value as Held};
use crate::source::json::Value;
use crate::source::{Code, Diagnostic, Node, Origin, Severity, nearest};
use crate::text::days::{Coarse, DateError, FiscalYear, WrittenDate, parse_whole};
use serde_json::json;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A Record is one entry of a data file.
pub trait Record: Sized {
    /// What an officer calls this kind, e.g. 「文書」.
    const TITLE: &'static str;
    /// Its folder in `data/`.
    const FOLDER: &'static str;
    /// Reads one record; `None` when any of its fields is at fault (all of them are said).
    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self>;
    /// Its fields, in the order in which they are written.
    const FIELDS: &'static [FieldDoc];
    /// Its id, unique within the kind.
    fn id(&self) -> &Id;
    /// Where it stands.
    fn origin(&self) -> &Origin;
    /// What each of its fields holds, in the order of [`Record::FIELDS`].
    fn values(&self) -> Vec<Held<'_>>;
}

/// A FieldDoc is what is said of a field: in messages, in the schema, in the data dictionary, and to whom it is shown.
#[derive(Debug, Clone, Copy)]
pub struct FieldDoc {
    /// In the data file.
    pub key: &'static str,
    /// In Japanese.
    pub title: &'static str,
    /// A sentence on what to write, where the title does not say it; else empty.
    pub help: &'static str,
    /// The widest circle that may know it (domain §8); no rule means officers only. A record's own visibility narrows it.
    pub visible: Visibility,
    /// Whether a record without it is at fault.
    pub required: fn() -> bool,
    /// What to write, e.g. 「"文字列"」.
    pub expected: fn() -> String,
    /// What a JSON Schema says of its value.
    pub schema: fn() -> serde_json::Value,
    /// The fields of the records inside it; none where its value is no record.
    pub parts: fn() -> &'static [FieldDoc],
    /// What its values are, and whether there may be several.
    pub form: fn() -> (Form, bool),
}

/// What a JSON Schema (draft 2020-12) says of a record with these fields.
pub fn schema_of(fields: &[FieldDoc]) -> serde_json::Value {
    let properties: serde_json::Map<_, _> = fields
        .iter()
        .map(|field| {
            let mut schema = (field.schema)();
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("title".to_owned(), json!(field.title));
                let help = Some(field.help).filter(|help| !help.is_empty());
                schema.extend(help.map(|help| ("description".to_owned(), json!(help))));
            }
            (field.key.to_owned(), schema)
        })
        .collect();
    let required: Vec<_> = fields.iter().filter(|field| (field.required)()).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// Field is a type that a record's value can have.
pub trait Field: Sized {
    /// What to write, for messages, e.g. 「文字列（" " で囲む）」.
    fn expected() -> String;
    /// Reads the value; `None` when it is at fault, which is said.
    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self>;
    /// What a JSON Schema (draft 2020-12) says of the value: no more than [`Field::read`] asks for.
    fn schema() -> serde_json::Value;
    /// What it holds.
    fn value(&self) -> Held<'_>;
    /// What its values are, and whether there may be several.
    fn form() -> (Form, bool) {
        (Form::Words, false)
    }
    /// The value when the key is absent; `None`: the key is required.
    fn absent() -> Option<Self> {
        None
    }
    /// The fields of the records inside the value; none where it is no record.
    fn parts() -> &'static [FieldDoc] {
        &[]
    }
}

/// Defines a record kind: the struct, its reading, and what is said of it. `= "題": "説明" @ Staff`: the description may
/// be left out; so may the circle that may know the field, which then is officers only. It has a field `id`, and may
/// itself be a field of another.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident, $title:literal in $folder:literal { $($fields:tt)* }) => {
        $crate::model::record::part! { $(#[$doc])* $name, $title { $($fields)* } }

        impl $crate::model::record::Record for $name {
            const TITLE: &'static str = $title;

            const FOLDER: &'static str = $folder;

            const FIELDS: &'static [$crate::model::record::FieldDoc] = $name::FIELDS;

            fn read(node: &$crate::source::Node, faults: &mut Vec<$crate::source::Diagnostic>) -> Option<Self> {
                <Self as $crate::model::record::Field>::read(node, faults)
            }

            fn id(&self) -> &$crate::model::Id {
                &self.id
            }

            fn origin(&self) -> &$crate::source::Origin {
                &self.origin
            }

            fn values(&self) -> Vec<$crate::model::value::Value<'_>> {
                self.held().into_iter().map(|(_, value)| value).collect()
            }
        }
    };
}

/// Defines what stands inside a record as `{ … }` and need have no id of its own; written as a record is.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $title:literal {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $field_title:literal $(: $help:literal)? $(@ $visible:ident)?,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Where the record stands.
            pub origin: $crate::source::Origin,
        }

        impl $name {
            /// Its fields, in the order in which they are written.
            pub const FIELDS: &'static [$crate::model::record::FieldDoc] = &[$($crate::model::record::FieldDoc {
                key: stringify!($field),
                title: $field_title,
                help: concat!($($help)?),
                visible: $crate::model::record::visible!($($visible)?),
                required: || <$type as $crate::model::record::Field>::absent().is_none(),
                expected: <$type as $crate::model::record::Field>::expected,
                schema: <$type as $crate::model::record::Field>::schema,
                parts: <$type as $crate::model::record::Field>::parts,
                form: <$type as $crate::model::record::Field>::form,
            },)*];

            /// What each of its fields holds, in their order.
            pub fn held(&self) -> Vec<(&'static $crate::model::record::FieldDoc, $crate::model::value::Value<'_>)> {
                let values = [$($crate::model::record::Field::value(&self.$field),)*];
                Self::FIELDS.iter().zip(values).collect()
            }
        }

        impl $crate::model::record::Field for $name {
            fn expected() -> String {
                $crate::model::record::expected_of(Self::FIELDS)
            }

            fn schema() -> serde_json::Value {
                $crate::model::record::schema_of(Self::FIELDS)
            }

            fn parts() -> &'static [$crate::model::record::FieldDoc] {
                Self::FIELDS
            }

            fn value(&self) -> $crate::model::value::Value<'_> {
                $crate::model::value::Value::Inside(self.held())
            }

            fn form() -> ($crate::model::value::Form, bool) {
                ($crate::model::value::Form::Inside, false)
            }

            fn read(node: &$crate::source::Node, faults: &mut Vec<$crate::source::Diagnostic>) -> Option<Self> {
                let fields: &[(&str, &str)] = &[$((stringify!($field), $field_title),)*];
                let known = $crate::model::record::check_keys(node, $title, fields, faults);
                $(let $field: Option<$type> = $crate::model::record::field(node, stringify!($field), $field_title, faults);)*
                Some(Self { $($field: $field?,)* origin: known.then(|| node.origin.clone())? })
            }
        }
    };
}

/// The circle that may know a field.
macro_rules! visible {
    () => {
        $crate::model::Visibility::Officer
    };
    ($visible:ident) => {
        $crate::model::Visibility::$visible
    };
}

/// Defines a field with a closed list of values, written in Japanese in the data.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it, in the data and for readers.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::model::record::Field for $name {
            fn expected() -> String {
                Self::ALL.iter().map(|choice| format!("\"{}\"", choice.name())).collect::<Vec<_>>().join(" か ")
            }

            fn schema() -> serde_json::Value {
                serde_json::json!({ "enum": Self::ALL.iter().map(|choice| choice.name()).collect::<Vec<_>>() })
            }

            fn value(&self) -> $crate::model::value::Value<'_> {
                $crate::model::value::Value::Words(self.name())
            }

            fn form() -> ($crate::model::value::Form, bool) {
                let words = || Self::ALL.iter().map(|choice| choice.name()).collect();
                ($crate::model::value::Form::Choice(words), false)
            }

            fn read(node: &$crate::source::Node, faults: &mut Vec<$crate::source::Diagnostic>) -> Option<Self> {
                let word = $crate::model::record::word::<Self>(node, faults)?;
                let found = Self::ALL.iter().copied().find(|choice| choice.name() == word);
                if found.is_none() {
                    faults.push($crate::model::record::unknown_choice(node, word, Self::ALL.iter().map(|choice| choice.name())));
                }
                found
            }
        }
    };
}

pub(crate) use {choices, part, record, visible};

/// How a record with these fields is written, as far as it has to be.
pub fn expected_of(fields: &[FieldDoc]) -> String {
    let required = fields.iter().filter(|field| (field.required)());
    let written: Vec<_> = required.map(|field| format!("\"{}\": {}", field.key, (field.expected)())).collect();
    if written.is_empty() { "{ … }".to_owned() } else { format!("{{ {} }}", written.join(", ")) }
}

/// Says keys that are unknown or stand twice; `true` when there are none.
pub fn check_keys(node: &Node, title: &str, fields: &[(&str, &str)], faults: &mut Vec<Diagnostic>) -> bool {
    let Value::Map(entries) = &node.value else {
        let message = format!("{title}が {{ … }} の形になっていません（{}です）", node.value.kind());
        let place = if matches!(node.value, Value::List(_)) { node.origin.start() } else { node.origin.clone() };
        faults.push(
            Diagnostic::new(Severity::Omitted, Code::WrongType, place, message)
                .hint("{ \"キー\": 値, … } の形で書いてください"),
        );
        return false;
    };
    let before = faults.len();
    for (at, entry) in entries.iter().enumerate() {
        let key = entry.key.as_str();
        let fault = |code, message: String| Diagnostic::new(Severity::Omitted, code, entry.origin.clone(), message);
        if !fields.iter().any(|(name, _)| *name == key) {
            let message = format!("{title}に「{key}」というキーはありません");
            let names = fields.iter().map(|(name, _)| *name);
            faults.push(fault(Code::UnknownKey, message).hint(match nearest(key, names.clone()) {
                Some(name) => format!("「{name}」ではありませんか"),
                None => format!("使えるキー: {}", names.collect::<Vec<_>>().join("、")),
            }));
        } else if entries[..at].iter().any(|earlier| earlier.key == key) {
            let message = format!("キー「{key}」が二度書かれています");
            faults.push(fault(Code::DuplicateKey, message).hint("どちらか一方を消してください"));
        }
    }
    faults.len() == before
}

/// Reads the field `key` of a record.
pub fn field<T: Field>(node: &Node, key: &str, title: &str, faults: &mut Vec<Diagnostic>) -> Option<T> {
    if !matches!(node.value, Value::Map(_)) {
        return None; // said by check_keys
    }
    match node.get(key) {
        Some(value) => T::read(value, faults),
        None => T::absent().or_else(|| {
            let message = format!("「{key}」（{title}）がありません");
            let hint = format!("次を書き足してください: \"{key}\": {}", T::expected());
            let place = Origin { range: node.origin.range.start..node.origin.range.start + 1, ..node.origin.clone() };
            faults.push(Diagnostic::new(Severity::Omitted, Code::MissingKey, place, message).hint(hint));
            None
        }),
    }
}

/// The string from which a `T` is read; what is none is said, with what a `T` is written like.
pub fn word<'a, T: Field>(node: &'a Node, faults: &mut Vec<Diagnostic>) -> Option<&'a str> {
    let text = node.text();
    if text.is_none() {
        faults.push(wrong_type(node, &T::expected()));
    }
    text
}

/// The fault of a value of the wrong type.
pub fn wrong_type(node: &Node, expected: &str) -> Diagnostic {
    let message = format!("ここに{}は書けません", node.value.kind());
    let long = matches!(node.value, Value::List(_) | Value::Map(_));
    let place = if long { node.origin.start() } else { node.origin.clone() };
    Diagnostic::new(Severity::Omitted, Code::WrongType, place, message)
        .hint(format!("次のように書いてください: {expected}"))
}

/// The fault of a word that is not in the list of choices.
pub fn unknown_choice<'a>(node: &Node, word: &str, choices: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let message = format!("「{word}」は選べません");
    let hint = match nearest(word, choices.clone()) {
        Some(choice) => format!("「{choice}」ではありませんか"),
        None => format!("次から選んでください: {}", choices.collect::<Vec<_>>().join("、")),
    };
    Diagnostic::new(Severity::Omitted, Code::UnknownChoice, node.origin.clone(), message).hint(hint)
}

impl Field for String {
    fn expected() -> String {
        "\"文字列\"".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "string" })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        word::<Self>(node, faults).map(str::to_owned)
    }

    fn value(&self) -> Held<'_> {
        Held::Words(self)
    }
}

impl Field for u32 {
    fn expected() -> String {
        "0 以上の整数（\" で囲まない）".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let number = match &node.value {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            faults.push(wrong_type(node, &Self::expected()));
        }
        number
    }

    fn value(&self) -> Held<'_> {
        Held::Number(*self)
    }

    fn form() -> (Form, bool) {
        (Form::Number, false)
    }
}

impl Field for bool {
    fn expected() -> String {
        "true か false（\" で囲まない）".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "boolean" })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => {
                faults.push(wrong_type(node, &Self::expected()));
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn value(&self) -> Held<'_> {
        Held::Yes(*self)
    }

    fn form() -> (Form, bool) {
        (Form::Yes, false)
    }
}

impl<T: Field> Field for Vec<T> {
    fn expected() -> String {
        format!("[ {}, … ]", T::expected())
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "array", "items": T::schema() })
    }

    fn parts() -> &'static [FieldDoc] {
        T::parts()
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::List(list) = &node.value else {
            faults.push(wrong_type(node, &Self::expected()));
            return None;
        };
        // every element is read, so that every fault is said
        let read: Vec<Option<T>> = list.iter().map(|element| T::read(element, faults)).collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn value(&self) -> Held<'_> {
        if self.is_empty() { Held::Nothing } else { Held::List(self.iter().map(T::value).collect()) }
    }

    fn form() -> (Form, bool) {
        (T::form().0, true)
    }
}

impl<T: Field> Field for Option<T> {
    fn expected() -> String {
        T::expected()
    }

    fn schema() -> serde_json::Value {
        T::schema()
    }

    fn parts() -> &'static [FieldDoc] {
        T::parts()
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        T::read(node, faults).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn value(&self) -> Held<'_> {
        self.as_ref().map_or(Held::Nothing, T::value)
    }

    fn form() -> (Form, bool) {
        T::form()
    }
}

/// A Located is a value that remembers where it was written, for what is found wrong with it later.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub origin: Origin,
}

impl<T: Field> Field for Located<T> {
    fn expected() -> String {
        T::expected()
    }

    fn schema() -> serde_json::Value {
        T::schema()
    }

    fn parts() -> &'static [FieldDoc] {
        T::parts()
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        T::read(node, faults).map(|value| Self { value, origin: node.origin.clone() })
    }

    fn value(&self) -> Held<'_> {
        self.value.value()
    }

    fn form() -> (Form, bool) {
        T::form()
    }
}

/// A To is the id by which a record names another, of kind `K`.
pub struct To<K> {
    id: Located<Id>,
    of: PhantomData<fn() -> K>,
}

impl<K> Deref for To<K> {
    type Target = Located<Id>;

    fn deref(&self) -> &Located<Id> {
        &self.id
    }
}

impl<K> Clone for To<K> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), of: PhantomData }
    }
}

impl<K> fmt::Debug for To<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<K: Record> Field for To<K> {
    fn expected() -> String {
        format!("\"{}の識別子\"", K::TITLE)
    }

    fn schema() -> serde_json::Value {
        Id::schema()
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        Located::read(node, faults).map(|id| Self { id, of: PhantomData })
    }

    fn value(&self) -> Held<'_> {
        Held::Record(K::FOLDER, &self.id)
    }

    fn form() -> (Form, bool) {
        (Form::Record(K::FOLDER), false)
    }
}

/// Defines words that name things elsewhere: read as a string, and resolved when everything is read.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $value:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Located<String>);

        impl Deref for $name {
            type Target = Located<String>;

            fn deref(&self) -> &Located<String> {
                &self.0
            }
        }

        impl Field for $name {
            fn expected() -> String {
                $expected.to_owned()
            }

            fn schema() -> serde_json::Value {
                String::schema()
            }

            fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
                Located::read(node, faults).map(Self)
            }

            fn value(&self) -> Held<'_> {
                Held::$value(&self.0)
            }

            fn form() -> (Form, bool) {
                (Form::Citation, false)
            }
        }
    };
}

names! {
    /// A Cites is a citation of clauses, as people write it: 「アクセス制御規程第14条第2項」.
    Cites, "\"アクセス制御規程第14条第2項\" の形の条項", Citation
}

names! {
    /// An Answers is a citation of parts of frameworks, as 〔枠組み：…〕 writes it: 「規則16条の3⑤」.
    Answers, "\"規則16条の3⑤\" の形の番号", Part
}

/// An Id names a record within its kind: a Latin letter, then letters, digits, `-` and `_`; it is used in
/// addresses and never shown alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The id's letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Checks the form.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        (letters && text.starts_with(|c: char| c.is_ascii_lowercase())).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Field for Id {
    fn expected() -> String {
        "\"英小文字で始まる識別子\"".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "string", "pattern": "^[a-z][a-z0-9_-]*$" })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = word::<Self>(node, faults)?;
        let id = Self::parse(text);
        if id.is_none() {
            let message = format!("識別子「{text}」は使えません");
            faults.push(
                Diagnostic::new(Severity::Omitted, Code::BadId, node.origin.clone(), message)
                    .hint("英小文字で始め、英小文字・数字・「-」「_」だけで書いてください（例: access-control）"),
            );
        }
        id
    }

    fn value(&self) -> Held<'_> {
        Held::Words(&self.0)
    }
}

/// A Known is a value with the four ways of not having one, which are never taken for each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// There is one.
    Value(T),
    /// 未入力: nobody has written it yet.
    Blank,
    /// 未確認: somebody looked and could not tell.
    Unconfirmed,
    /// 非該当: the question does not arise.
    NotApplicable,
    /// なし: it is known that there is none.
    Nothing,
}

impl<T> Known<T> {
    /// The word for the absence; `None` when there is a value.
    pub fn absence(&self) -> Option<&'static str> {
        match self {
            Self::Value(_) => None,
            Self::Blank => Some("未入力"),
            Self::Unconfirmed => Some("未確認"),
            Self::NotApplicable => Some("非該当"),
            Self::Nothing => Some("なし"),
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T: Field> Field for Known<T> {
    fn expected() -> String {
        format!("{}（または \"未確認\" \"非該当\" \"なし\"）", T::expected())
    }

    fn schema() -> serde_json::Value {
        json!({ "anyOf": [{ "enum": [null, "未入力", "未確認", "非該当", "なし"] }, T::schema()] })
    }

    fn parts() -> &'static [FieldDoc] {
        T::parts()
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        match (&node.value, node.text()) {
            (Value::Null, _) | (_, Some("未入力")) => Some(Self::Blank),
            (_, Some("未確認")) => Some(Self::Unconfirmed),
            (_, Some("非該当")) => Some(Self::NotApplicable),
            (_, Some("なし")) => Some(Self::Nothing),
            _ => T::read(node, faults).map(Self::Value),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Blank)
    }

    fn value(&self) -> Held<'_> {
        match self {
            Self::Value(value) => value.value(),
            absent => Held::Absent(absent.absence().unwrap_or_default()),
        }
    }

    fn form() -> (Form, bool) {
        T::form()
    }
}

/// The fault of words that are no day, said where they stand.
fn bad_date(node: &Node, error: &DateError) -> Diagnostic {
    Diagnostic::new(Severity::Omitted, Code::BadDate, node.origin.clone(), error.wrong()).hint(error.instead())
}

impl Field for WrittenDate {
    fn expected() -> String {
        "\"令和8年4月1日\" の形の日付".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "string", "examples": ["令和8年4月1日"] })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = word::<Self>(node, faults)?;
        parse_whole(text).map_err(|error| faults.push(bad_date(node, &error))).ok()
    }

    fn value(&self) -> Held<'_> {
        Held::Day(self)
    }

    fn form() -> (Form, bool) {
        (Form::Day, false)
    }
}

impl Field for FiscalYear {
    fn expected() -> String {
        "\"令和8年度\" の形の年度".to_owned()
    }

    fn schema() -> serde_json::Value {
        json!({ "type": "string", "examples": ["令和8年度"] })
    }

    fn read(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let date = WrittenDate::read(node, faults)?;
        let year = match date.value {
            Coarse::FiscalYear { year } => Self::new(year),
            _ => None,
        };
        if year.is_none() {
            let message = format!("「{}」は年度ではありません", node.text().unwrap_or_default());
            faults.push(
                Diagnostic::new(Severity::Omitted, Code::BadDate, node.origin.clone(), message)
                    .hint("「令和8年度」のように書いてください"),
            );
        }
        year
    }

    fn value(&self) -> Held<'_> {
        Held::Year(*self)
    }

    fn form() -> (Form, bool) {
        (Form::Year, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, json};

    part! {
        /// A Lamp is for this test.
        Lamp, "灯" {
            /// Its colour.
            colour: String = "色": "何色か。" @ Staff,
            /// On or off.
            lit: bool = "点灯" @ Public,
        }
    }

    record! {
        /// A Post is for this test.
        Post, "柱" in "posts" {
            /// Its id.
            id: Id = "識別子",
            /// On it.
            lamps: Vec<Lamp> = "灯",
            /// The first.
            first: Known<Lamp> = "最初の灯",
        }
    }

    fn post(text: &str) -> (Option<Post>, Vec<Diagnostic>) {
        let node = json::parse(&Source::new("a.json", text)).unwrap();
        let mut faults = Vec::new();
        (<Post as Record>::read(&node, &mut faults), faults)
    }

    #[test]
    fn a_record_may_be_a_field() {
        let (read, faults) = post(r#"{"id": "a", "lamps": [{"colour": "赤"}, {"colour": "青", "lit": true}]}"#);
        assert!(faults.is_empty(), "{faults:?}");
        let read = read.unwrap();
        assert_eq!((read.id.as_str(), read.first.absence()), ("a", Some("未入力")));
        assert_eq!(read.lamps[1].origin.range.start, 41);
        assert_eq!(
            read.lamps.iter().map(|lamp| (lamp.colour.as_str(), lamp.lit)).collect::<Vec<_>>(),
            [("赤", false), ("青", true)]
        );
        let (read, faults) = post(r#"{"id": "a", "lamps": [{"color": "赤"}, 1], "first": "なし"}"#);
        assert!(read.is_none());
        let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::UnknownKey, Code::MissingKey, Code::WrongType]);
    }

    #[test]
    fn a_schema_says_what_reading_asks_for() {
        let schema = Post::schema();
        assert_eq!(schema["required"], json!(["id"]));
        let lamp = &schema["properties"]["lamps"]["items"];
        assert_eq!(lamp["properties"]["colour"], json!({ "type": "string", "title": "色", "description": "何色か。" }));
        assert_eq!((&lamp["required"], &lamp["additionalProperties"]), (&json!(["colour"]), &json!(false)));
        assert_eq!(&schema["properties"]["first"]["anyOf"][1], lamp);
        let keys = |fields: &[FieldDoc]| fields.iter().map(|field| field.key).collect::<Vec<_>>();
        assert_eq!(keys((Post::FIELDS[1].parts)()), ["colour", "lit"]);
        assert_eq!((Post::FIELDS[1].expected)(), "[ { \"colour\": \"文字列\" }, … ]");
        assert_eq!((Lamp::FIELDS[0].visible, Lamp::FIELDS[1].visible), (Visibility::Staff, Visibility::Public));
    }
}
