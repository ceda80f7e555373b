//! A value as a tree whose members stay in their order: parameters, forms and parts are written from it.

use std::fmt;

use serde_core::de::{self, MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer};

use super::json;
use super::wire::Encode;

/// A value by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    /// `null`.
    Nothing,
    /// A text.
    Text(String),
    /// A number, `true` or `false`, as JSON writes it.
    Literal(String),
    /// A list.
    List(Vec<Tree>),
    /// An object.
    Members(Vec<(String, Tree)>),
}

/// The value as a tree. It takes the way over JSON, so that a type is compiled for one way of writing only.
///
/// # Errors
///
/// Numbers that JSON cannot hold, and what nests too deeply.
pub(super) fn tree<T: Encode + ?Sized>(value: &T) -> Result<Tree, serde_json::Error> {
    match plain(json::write(value)?) {
        Ok(text) => Ok(Tree::Text(text)),
        Err(json) => serde_json::from_slice(&json),
    }
}

/// The text of a JSON string in which nothing is escaped, as most parameters are; the JSON itself where it is something else.
fn plain(mut json: Vec<u8>) -> Result<String, Vec<u8>> {
    let is_plain = matches!(json.as_slice(), [b'"', inner @ .., b'"'] if !inner.contains(&b'\\'));
    if !is_plain {
        return Err(json);
    }
    json.pop();
    json.remove(0);
    String::from_utf8(json).map_err(std::string::FromUtf8Error::into_bytes)
}

impl Tree {
    /// The tree as JSON in ASCII, which a header can carry too.
    pub(super) fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Literal(text) => out.push_str(text),
            Self::Text(text) => write_text(text, out),
            Self::List(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    separate(index, out);
                    element.write(out);
                }
                out.push(']');
            }
            Self::Members(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(index, out);
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

/// A JSON string; what is not ASCII is escaped.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Literal(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Literal(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Literal(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Tree, E> {
        let number = serde_json::Number::from_f64(value);
        let number = number.ok_or_else(|| E::custom("not a number"))?;
        Ok(Tree::Literal(number.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Tree, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = from.next_element()? {
            elements.push(element);
        }
        Ok(Tree::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Tree, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = from.next_entry()? {
            members.push(member);
        }
        Ok(Tree::Members(members))
    }
}
