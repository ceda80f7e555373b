//! Bodies of `application/x-www-form-urlencoded`.

use super::call::Call;
use super::error::ErrorKind;
use super::json;
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
        let written = tree(value).map_err(|error| json::unwritable(&error));
        match written.and_then(|value| write(fields, &value)) {
            Ok(text) => self.bytes(media_type, text),
            Err(kind) => {
                self.blame(kind);
                self
            }
        }
    }
}

/// The form's text.
///
/// # Errors
///
/// What has no members, and members that their style cannot write.
fn write(fields: &[Param], value: &Tree) -> Result<String, ErrorKind> {
    let members = match value {
        Tree::Nothing => &[][..],
        Tree::Members(members) => members,
        Tree::Text(_) | Tree::Literal(_) | Tree::List(_) => {
            return Err(ErrorKind::InvalidBody {
                place: None,
                problem: "is no object, which a form is made of",
            })
        }
    };
    let mut all: Pairs = Vec::new();
    for (name, value) in members {
        let field = fields.iter().find(|field| field.name == name);
        let cell = field.map_or_else(|| plain(name, value), Param::cell);
        let written = pairs(&cell, value).map_err(|problem| ErrorKind::InvalidBody {
            place: field.map(|field| format!("$.{}", field.name)),
            problem,
        });
        all.extend(written?);
    }
    let all = all.iter().map(|(name, value)| format!("{name}={value}"));
    Ok(all.collect::<Vec<_>>().join("&"))
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
