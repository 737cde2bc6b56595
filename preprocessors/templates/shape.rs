//! View → shape: what is in a view but for its words. A serde serializer, since serde_json's looks at every byte of every
//! word for what JSON must escape, and most words here are markup that is printed already.

use super::stencil::{END, MARK};
use serde::ser::{self, Serialize};
use std::fmt::{self, Display, Write as _};

/// A Shape is a view without its words.
#[derive(Debug, Default)]
pub struct Shape {
    /// The template's name, and the view as JSON with a mark in place of every word: the same for all views of the shape.
    key: String,
    /// How many bytes of `key` are the name.
    name: usize,
    words: String,
    /// Where each word ends in `words`.
    ends: Vec<usize>,
}

/// A NoShape is why a view has none: words of serde's, or a key that is no word.
#[derive(Debug)]
pub struct NoShape(String);

impl Shape {
    /// One of no view yet, with room for most.
    pub fn with_room() -> Self {
        let (key, words) = (String::with_capacity(1024), String::with_capacity(1024));
        Self { key, name: 0, words, ends: Vec::with_capacity(32) }
    }

    /// Takes apart a view that the template is to print, in place of the one before.
    ///
    /// # Errors
    /// What serde says of a view that cannot be JSON.
    pub fn take(&mut self, template: &str, view: &impl Serialize) -> Result<(), NoShape> {
        self.key.clear();
        self.words.clear();
        self.ends.clear();
        self.key.push_str(template);
        self.name = template.len();
        view.serialize(self)
    }

    /// The shape of one view.
    #[cfg(test)]
    pub fn of(template: &str, view: &impl Serialize) -> Result<Self, NoShape> {
        let mut shape = Self::with_room();
        shape.take(template, view).map(|()| shape)
    }

    /// What tells it from other shapes.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The view with its marks.
    pub fn json(&self) -> &str {
        self.key.get(self.name..).unwrap_or_default()
    }

    /// A word of the view, in the order of its JSON, from 0.
    pub fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|&end| self.words.get(start..end)).unwrap_or_default()
    }

    /// Bytes of all words.
    pub fn length(&self) -> usize {
        self.words.len()
    }

    fn write(&mut self, value: impl Display) -> Result<(), NoShape> {
        write!(self.key, "{value}").map_err(|_| NoShape(String::new()))
    }

    /// A number; words are marked by theirs so often that the machinery of formatting shows in a build's time.
    fn digits(&mut self, number: usize) {
        if number >= 10 {
            self.digits(number / 10);
        }
        self.key.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
    }

    /// `,` before all elements but the first.
    fn next(&mut self, open: char) {
        if !self.key.ends_with(open) {
            self.key.push(',');
        }
    }

    fn name(&mut self, name: &str) {
        self.next('{');
        for part in ["\"", name, "\":"] {
            self.key.push_str(part);
        }
    }

    fn open(&mut self, bracket: char) -> &mut Self {
        self.key.push(bracket);
        self
    }

    fn close(&mut self, bracket: char) -> Result<(), NoShape> {
        self.key.push(bracket);
        Ok(())
    }
}

impl Display for NoShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoShape {}

impl ser::Error for NoShape {
    fn custom<T: Display>(words: T) -> Self {
        Self(words.to_string())
    }
}

/// Numbers stand as they are, as truths do: templates choose by them.
macro_rules! as_it_is {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), NoShape> {
            self.write(value)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Shape {
    type Ok = ();
    type Error = NoShape;
    type SerializeSeq = &'a mut Shape;
    type SerializeTuple = &'a mut Shape;
    type SerializeTupleStruct = &'a mut Shape;
    type SerializeTupleVariant = Closed<'a>;
    type SerializeMap = &'a mut Shape;
    type SerializeStruct = &'a mut Shape;
    type SerializeStructVariant = Closed<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), NoShape> {
        self.key.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    as_it_is!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_f32(self, value: f32) -> Result<(), NoShape> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), NoShape> {
        if value.is_finite() { self.write(value) } else { self.serialize_unit() }
    }

    fn serialize_char(self, value: char) -> Result<(), NoShape> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), NoShape> {
        self.key.push('"');
        // an empty word is no word: templates ask whether there is one
        if !value.is_empty() {
            let at = self.ends.len();
            self.key.push(MARK);
            self.digits(at);
            self.key.push_str(END);
            self.words.push_str(value);
            self.ends.push(self.words.len());
        }
        self.close('"')
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), NoShape> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), NoShape> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), NoShape> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NoShape> {
        self.key.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NoShape> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NoShape> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), NoShape> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NoShape> {
        self.open('{').name(variant);
        value.serialize(&mut *self)?;
        self.close('}')
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, NoShape> {
        Ok(self.open('['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, NoShape> {
        Ok(self.open('['))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, NoShape> {
        Ok(self.open('['))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Closed<'a>, NoShape> {
        self.open('{').name(variant);
        Ok(Closed(self.open('[')))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, NoShape> {
        Ok(self.open('{'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NoShape> {
        Ok(self.open('{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Closed<'a>, NoShape> {
        self.open('{').name(variant);
        Ok(Closed(self.open('{')))
    }
}

/// A Closed is the inside of a variant with values: `{"variant":[…]}`, `{"variant":{…}}`.
#[derive(Debug)]
pub struct Closed<'a>(&'a mut Shape);

macro_rules! elements {
    ($($trait:ident $method:ident),*) => {
        $(impl ser::$trait for &mut Shape {
            type Ok = ();
            type Error = NoShape;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NoShape> {
                self.next('[');
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), NoShape> {
                self.close(']')
            }
        })*
    };
}

elements!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);

impl ser::SerializeTupleVariant for Closed<'_> {
    type Ok = ();
    type Error = NoShape;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NoShape> {
        self.0.next('[');
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<(), NoShape> {
        self.0.close(']')?;
        self.0.close('}')
    }
}

impl ser::SerializeStruct for &mut Shape {
    type Ok = ();
    type Error = NoShape;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), NoShape> {
        self.name(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NoShape> {
        self.close('}')
    }
}

impl ser::SerializeStructVariant for Closed<'_> {
    type Ok = ();
    type Error = NoShape;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), NoShape> {
        self.0.name(name);
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<(), NoShape> {
        self.0.close('}')?;
        self.0.close('}')
    }
}

impl ser::SerializeMap for &mut Shape {
    type Ok = ();
    type Error = NoShape;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), NoShape> {
        // keys are of the view's shape, not of its words
        match serde_json::to_value(key) {
            Ok(serde_json::Value::String(name)) => {
                self.next('{');
                self.write(serde_json::Value::String(name))?;
                self.key.push(':');
                Ok(())
            }
            _ => Err(NoShape("a key that is no word".to_owned())),
        }
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NoShape> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NoShape> {
        self.close('}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use serde_json::{Value, json};

    #[derive(Serialize)]
    enum Kind {
        Bare,
        One(&'static str),
        Two(u8, &'static str),
        Named { a: i32 },
    }

    /// A view's shape with its words put back is the view as serde_json has it.
    fn back(view: &impl Serialize) -> Value {
        fn fill(value: Value, shape: &Shape) -> Value {
            match value {
                Value::String(mark) => match mark.strip_prefix(MARK).and_then(|rest| rest.strip_suffix(END)) {
                    Some(number) => shape.word(number.parse().unwrap()).into(),
                    None => mark.into(),
                },
                Value::Array(all) => all.into_iter().map(|value| fill(value, shape)).collect(),
                Value::Object(all) => all.into_iter().map(|(name, value)| (name, fill(value, shape))).collect(),
                other => other,
            }
        }
        let shape = Shape::of("t", view).unwrap();
        fill(serde_json::from_str(shape.json()).unwrap(), &shape)
    }

    #[test]
    fn all_that_serde_knows_is_taken_apart_and_put_together() {
        let kinds = [Kind::Bare, Kind::One("x"), Kind::Two(1, "y"), Kind::Named { a: -3 }];
        let view = (1.5, f64::NAN, 'c', (), Some("\"\\\n"), None::<u8>, kinds, [0u8; 2], true);
        assert_eq!(back(&view), serde_json::to_value(&view).unwrap());
        let empty = json!({ "a": [], "b": {}, "c": "", "d\"": [[], [{}], ""] });
        assert_eq!(back(&empty), empty);
    }

    proptest::proptest! {
        #[test]
        fn any_view_is_taken_apart_and_put_together(words in proptest::collection::vec("\\PC{0,6}", 0..6), n in 0u32..9) {
            let view = json!({ "a": words, "b": { "c": n, "d": words.first(), "e": [null, true, words] } });
            proptest::prop_assert_eq!(back(&view), view);
        }
    }
}
