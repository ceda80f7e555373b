//! Bodies of `multipart/form-data` (RFC 7578) and its like.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::HeaderValue;

use super::body::{Content, Piece, Place, RequestBody};
use super::call::Call;
use super::core::header;
use super::error::ErrorKind;
use super::json;
use super::operation::{Param, Style};
use super::tree::{tree, Tree};
use super::wire::Encode;

/// A file that is sent as a part of a body.
///
/// Bytes and texts become one by `into()`; [`RequestBody::reader`] takes what should not be held in memory.
pub struct FilePart {
    content: RequestBody,
    file_name: Option<String>,
    content_type: Option<String>,
    headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file with this content.
    #[must_use]
    pub fn new(content: impl Into<RequestBody>) -> Self {
        Self {
            content: content.into(),
            file_name: None,
            content_type: None,
            headers: Vec::new(),
        }
    }

    /// Sets the file's name, which is the part's name otherwise.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type, which is the document's otherwise, or `application/octet-stream`.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header to the part, `Content-ID` for example. One that cannot be sent is an error of `send`, before anything
    /// is sent.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for FilePart {
    /// Without the content and the names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

/// What a file can be made of.
macro_rules! files {
    ($($from:ty),*) => {$(
        impl From<$from> for FilePart {
            fn from(content: $from) -> Self {
                Self::new(content)
            }
        }
    )*};
}

files!(
    RequestBody,
    Bytes,
    Vec<u8>,
    String,
    &'static str,
    &'static [u8]
);

impl<const N: usize> From<&'static [u8; N]> for FilePart {
    fn from(content: &'static [u8; N]) -> Self {
        Self::new(content)
    }
}

impl Call {
    /// Sets the body to one of parts, unless it is that; there are none at first.
    pub fn multipart(&mut self, media_type: &'static str) -> &mut Self {
        if self
            .body
            .pieces
            .back()
            .is_some_and(|last| last.place == Place::End)
        {
            return self;
        }
        let boundary = boundary();
        let essence = media_type.split(';').next().unwrap_or(media_type);
        match HeaderValue::from_str(&format!("{essence}; boundary={boundary}")) {
            Ok(value) => {
                self.headers.insert(CONTENT_TYPE, value);
            }
            Err(_) => self.blame(invalid(None, MEDIA_TYPE)),
        }
        self.body = RequestBody::default();
        self.body.insert(Piece {
            owner: "",
            place: Place::End,
            content: Content::Bytes(format!("--{boundary}--\r\n").into()),
        });
        self
    }

    /// Adds a value; set again, it is replaced. A list is a part for each element, an object is JSON.
    pub fn part<T: Encode + ?Sized>(&mut self, part: &Param, value: &T) -> &mut Self {
        self.settle(part);
        remove(&mut self.body, part.name);
        match tree(value) {
            Ok(value) => self.value(part, part.name, &value),
            Err(error) => self.blame(json::unwritable(&error)),
        }
        self
    }

    /// Adds each member of a value; set again, they are replaced.
    pub fn parts<T: Encode + ?Sized>(&mut self, value: &T) -> &mut Self {
        const MEMBERS: Param = Param::part("members");
        remove(&mut self.body, MEMBERS.name);
        match tree(value) {
            Ok(Tree::Members(members)) => {
                for (name, value) in &members {
                    self.value(&MEMBERS, name, value);
                }
            }
            Ok(Tree::Nothing) => {}
            Ok(_) => self.blame(invalid(None, "is no object, whose members are its parts")),
            Err(error) => self.blame(json::unwritable(&error)),
        }
        self
    }

    /// Adds a file; set again, it is replaced.
    pub fn file(&mut self, part: &Param, file: impl Into<FilePart>) -> &mut Self {
        self.files(part, [file.into()])
    }

    /// Adds a part for each file; set again, they are replaced.
    pub fn files(&mut self, part: &Param, files: impl IntoIterator<Item = FilePart>) -> &mut Self {
        self.settle(part);
        remove(&mut self.body, part.name);
        for file in files {
            let name = file.file_name.as_deref().unwrap_or(part.name);
            let media_type = file.content_type.as_deref().or(part.media_type);
            let head = Head {
                name: part.name,
                file_name: Some(name),
                media_type: Some(media_type.unwrap_or("application/octet-stream")),
                headers: &file.headers,
            };
            self.add(part.name, &head, file.content);
        }
        self
    }

    fn value(&mut self, part: &Param, name: &str, value: &Tree) {
        let json = "application/json";
        let (text, media_type) = match value {
            Tree::Nothing if part.style != Style::Json => return,
            Tree::List(elements) if part.style != Style::Json => {
                for element in elements {
                    match element {
                        Tree::List(_) => self.value(&part.style(Style::Json), name, element),
                        element => self.value(part, name, element),
                    }
                }
                return;
            }
            Tree::Text(text) | Tree::Literal(text) if part.style != Style::Json => {
                (text.clone(), part.media_type)
            }
            value => (value.json(), Some(part.media_type.unwrap_or(json))),
        };
        let head = Head {
            name,
            file_name: None,
            media_type,
            headers: &[],
        };
        self.add(part.name, &head, text.into());
    }

    /// Adds a part with its head and the line end that belongs to the delimiter after it.
    fn add(&mut self, owner: &'static str, head: &Head<'_>, content: RequestBody) {
        let end = self.body.pieces.back().map(|last| &last.content);
        let Some(Content::Bytes(end)) = end else {
            return self.blame(invalid(None, "has no parts"));
        };
        let delimiter = end.strip_suffix(b"--\r\n").unwrap_or(end);
        let text = match head.text() {
            Ok(text) => text,
            // The name of a member may be a value of the caller's.
            Err(problem) => {
                let place = (head.name == owner).then_some(owner);
                return self.blame(invalid(place, problem));
            }
        };
        let place = match head.file_name {
            Some(_) => Place::File,
            None => Place::Value,
        };
        let start = Bytes::from([delimiter, b"\r\n", text.as_bytes(), b"\r\n\r\n"].concat());
        let end = Content::Bytes(Bytes::from_static(b"\r\n"));
        let content = content.pieces.into_iter().map(|piece| piece.content);
        for content in [Content::Bytes(start)]
            .into_iter()
            .chain(content)
            .chain([end])
        {
            self.body.insert(Piece {
                owner,
                place,
                content,
            });
        }
    }
}

/// What is wrong with a media type that no header can carry.
const MEDIA_TYPE: &str = "has a media type that a header cannot carry";

fn invalid(part: Option<&str>, problem: &'static str) -> ErrorKind {
    ErrorKind::InvalidBody {
        place: part.map(str::to_owned),
        problem,
    }
}

/// Takes the parts of this name out.
fn remove(body: &mut RequestBody, name: &str) {
    body.pieces.retain(|piece| piece.owner != name);
}

/// Headers that a part has already.
const OWN: &[&str] = &["content-disposition", "content-type"];

/// What stands in front of a part.
struct Head<'a> {
    name: &'a str,
    file_name: Option<&'a str>,
    media_type: Option<&'a str>,
    headers: &'a [(String, String)],
}

impl Head<'_> {
    /// The headers.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be sent.
    fn text(&self) -> Result<String, &'static str> {
        let mut text = format!(
            "Content-Disposition: form-data; name=\"{}\"",
            Quoted(self.name)
        );
        if let Some(name) = self.file_name {
            text.push_str(&format!("; filename=\"{}\"", Quoted(name)));
        }
        if let Some(media_type) = self.media_type {
            HeaderValue::from_str(media_type).map_err(|_| MEDIA_TYPE)?;
            text.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        for (name, value) in self.headers {
            let (own, _) = header(name, value).map_err(|_| "has a header that cannot be sent")?;
            if OWN.contains(&own.as_str()) {
                return Err("has a header that its file name or its media type says already");
            }
            text.push_str(&format!("\r\n{name}: {value}"));
        }
        Ok(text)
    }
}

/// A name in quotes: what would end it is percent-encoded, everything else is UTF-8 (RFC 7578, section 4.2, and the HTML
/// standard's "multipart/form-data").
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("%22")?,
                '\r' => f.write_str("%0D")?,
                '\n' => f.write_str("%0A")?,
                other => write!(f, "{other}")?,
            }
        }
        Ok(())
    }
}

/// A boundary that no content holds: 128 random bits. Each `RandomState` has keys of its own.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("part-{:016x}{:016x}", random(), random())
}
