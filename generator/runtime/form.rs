//! Bodies of `application/x-www-form-urlencoded`.

use super::call::Call;
use super::error::ErrorKind;
use super::operation::{Explode, Location, Param, Reserved, Style};
use super::style::{pairs, Cell, Pairs};
use super::tree::{tree, Tree};
use super::wire::Encode;

impl Call {
    /// Sets the body to a form of the value's members. `fields` names those with a way of their own (the `encoding` of the
    /// document). Of the others, a scalar is a pair, a list is a pair for each element, and an object is JSON.
    pub fn form<T: Encode + ?Sized>(
        &mut self,
        media_type: &'static str,
        fields: &[Param],
        value: &T,
    ) -> &mut Self {
        match tree(value).ok().and_then(|value| write(fields, &value)) {
            Some(text) => self.bytes(media_type, text),
            None => {
                self.blame(ErrorKind::InvalidBody);
                self
            }
        }
    }
}

/// The form's text; none of what has no members.
fn write(fields: &[Param], value: &Tree) -> Option<String> {
    let members = match value {
        Tree::Nothing => &[][..],
        Tree::Members(members) => members,
        Tree::Text(_) | Tree::Literal(_) | Tree::List(_) => return None,
    };
    let mut all: Pairs = Vec::new();
    for (name, value) in members {
        let field = fields.iter().find(|field| field.name == name);
        let cell = field.map_or_else(|| plain(name, value), Param::cell);
        all.extend(pairs(&cell, value).ok()?);
    }
    let all = all.iter().map(|(name, value)| format!("{name}={value}"));
    Some(all.collect::<Vec<_>>().join("&"))
}

/// How a member is written where nothing is said about it.
fn plain<'a>(name: &'a str, value: &Tree) -> Cell<'a> {
    Cell {
        name,
        location: Location::Form,
        style: match value {
            Tree::Members(_) => Style::Json,
            _ => Style::Form,
        },
        explode: Explode::Yes,
        reserved: Reserved::Encoded,
    }
}
