//! Media types: how the client treats each, and which one is chosen where a body is offered in several.

use openapiv3::MediaType;

/// The media types of one body.
pub(super) type Offered = indexmap::IndexMap<String, MediaType>;

/// How the client treats a media type, in the order of preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// JSON of the schema's type.
    Json,
    /// A form of the schema's members.
    Form,
    /// A part for each of the schema's members.
    Multipart,
    /// Bytes as they are.
    Bytes,
    /// Text.
    Text,
    /// XML, which stays text.
    Xml,
}

/// How the essence of a media type is compared with a row.
enum Test {
    Is(&'static str),
    Starts(&'static str),
    Ends(&'static str),
}

impl Test {
    fn fits(&self, essence: &str) -> bool {
        match self {
            Self::Is(text) => essence == *text,
            Self::Starts(text) => essence.starts_with(text),
            Self::Ends(text) => essence.ends_with(text),
        }
    }
}

/// The first row that fits decides. What no row names is bytes.
const ROWS: &[(Test, Family)] = &[
    // A line of JSON after the other, whatever its name ends with.
    (Test::Is("application/stream+json"), Family::Bytes),
    (Test::Is("application/json"), Family::Json),
    (Test::Is("text/json"), Family::Json),
    (Test::Ends("+json"), Family::Json),
    (Test::Is("application/x-www-form-urlencoded"), Family::Form),
    (Test::Starts("multipart/"), Family::Multipart),
    (Test::Is("application/xml"), Family::Xml),
    (Test::Is("text/xml"), Family::Xml),
    (Test::Ends("+xml"), Family::Xml),
    // As bytes it can be read while it comes.
    (Test::Is("text/event-stream"), Family::Bytes),
    (Test::Starts("text/"), Family::Text),
];

/// Media types of one value after the other, which are read while they come.
const SEQUENCES: &[Test] = &[
    Test::Is("text/event-stream"),
    Test::Is("application/json-seq"),
    Test::Ends("+json-seq"),
    Test::Is("application/jsonl"),
    Test::Is("application/x-jsonlines"),
    Test::Is("application/ndjson"),
    Test::Is("application/x-ndjson"),
    Test::Is("application/stream+json"),
];

/// What a body of a range of media types is, by what its schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Described {
    /// An object, a list, a number: something that JSON is made for.
    Shape,
    /// A text, or nothing at all.
    Opaque,
}

/// The family of a media type, parameters ignored.
pub(super) fn family(media_type: &str, described: Described) -> Family {
    let essence = essence(media_type);
    if matches!(essence.as_str(), "*/*" | "application/*") && described == Described::Shape {
        return Family::Json;
    }
    let row = ROWS.iter().find(|(test, _)| test.fits(&essence));
    row.map_or(Family::Bytes, |(_, family)| *family)
}

/// Whether a media type is one value after the other.
pub(super) fn is_sequence(media_type: &str) -> bool {
    let essence = essence(media_type);
    SEQUENCES.iter().any(|test| test.fits(&essence))
}

/// Whether a media type belongs to a vendor (RFC 6838, section 3.2).
pub(super) fn is_vendors(media_type: &str) -> bool {
    let essence = essence(media_type);
    let subtype = essence.split_once('/').map(|(_, subtype)| subtype);
    subtype.is_some_and(|subtype| subtype.starts_with("vnd."))
}

/// The words that name a shape of this media type beside another: `text/csv` is "text csv", `application/pdf` is "pdf".
pub(super) fn words(media_type: &str) -> String {
    let essence = essence(media_type).replace('*', "any");
    let plain = essence.strip_prefix("application/").map(str::to_owned);
    plain.unwrap_or(essence)
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    family(media_type, Described::Opaque) == Family::Json
}

/// A media type without its parameters, in small letters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// What is written into `Content-Type`: a range cannot be sent.
pub(super) fn sendable(media_type: &str, family: Family) -> String {
    match (media_type.contains('*'), family) {
        (false, _) => media_type.to_owned(),
        (true, Family::Json) => "application/json".to_owned(),
        (true, Family::Multipart) => "multipart/form-data".to_owned(),
        (true, Family::Text) => "text/plain".to_owned(),
        (true, _) => "application/octet-stream".to_owned(),
    }
}
