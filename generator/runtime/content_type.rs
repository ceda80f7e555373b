//! Which of several shapes an answer has, by its `Content-Type`.

use http::header::{HeaderValue, CONTENT_TYPE};
use serde_core::de::IgnoredAny;

use super::answer::Answer;
use super::error::ErrorKind;

impl Answer {
    /// Which of the media types that are listed for an answer's shapes it has: its number.
    ///
    /// The answer's media type counts without its parameters, whatever the case of its letters: the one that it is (for
    /// `application/json`, the one that the caller asked for, if that is JSON too);
    /// else, where it is JSON (`+json`), the first that is JSON; else a range that holds it (`text/*`, then `*/*`); else, for
    /// text, the first that is text; else the first that is neither JSON nor text. An answer without a media type is taken
    /// for JSON where it is that, else for text, else for what is neither.
    #[must_use]
    pub fn shape(&self, listed: &[&str]) -> Option<usize> {
        let first = |fits: &dyn Fn(&str) -> bool| listed.iter().position(|one| fits(&essence(one)));
        let stated = essence_of(self.headers.get(CONTENT_TYPE));
        let asked = essence_of(self.asked.as_ref()).filter(|asked| is_json(asked));
        let text = || first(&is_text);
        let opaque = || first(&|one| !is_json(one) && !is_text(one));
        let Some(stated) = stated else {
            let json = || first(&is_json);
            if serde_json::from_slice::<IgnoredAny>(&self.body).is_ok() {
                return json().or_else(text).or_else(opaque);
            }
            let text = text().filter(|_| self.text().is_some());
            return text.or_else(opaque).or_else(json);
        };
        let named = asked.filter(|_| stated == "application/json");
        let named = named.and_then(|asked| first(&|one| one == asked));
        let named = named.or_else(|| first(&|one| one == stated));
        let json = || first(&|one| is_json(&stated) && is_json(one));
        let range = || first(&|one| one != "*/*" && holds(one, &stated));
        let any = || first(&|one| one == "*/*");
        let alike = || text().filter(|_| is_text(&stated));
        let rest = || opaque().filter(|_| !is_json(&stated));
        named
            .or_else(json)
            .or_else(range)
            .or_else(any)
            .or_else(alike)
            .or_else(rest)
    }

    /// The error of a media type that no shape has.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn unlisted<T>(&self) -> Result<T, ErrorKind> {
        Err(self.unexpected())
    }
}

/// The media type that a header states.
fn essence_of(header: Option<&HeaderValue>) -> Option<String> {
    let essence = essence(header?.to_str().ok()?);
    (!essence.is_empty()).then_some(essence)
}

/// A media type without its parameters, in small letters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

fn is_text(essence: &str) -> bool {
    essence.starts_with("text/") && !is_json(essence)
}

/// Whether a range such as `text/*` holds a media type.
fn holds(range: &str, essence: &str) -> bool {
    let kind = range.strip_suffix('*');
    kind.is_some_and(|kind| kind.ends_with('/') && essence.starts_with(kind))
}
