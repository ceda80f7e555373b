//! Media types: which the client can send and read, and which one is chosen.

/// How the client treats a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// JSON of the schema's type.
    Json,
    /// Text.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// How the essence of a media type is compared with a row.
enum Test {
    Is(&'static str),
    Starts(&'static str),
    Ends(&'static str),
}

/// The first row that fits decides; `None` = not supported yet. What no row names is bytes.
const ROWS: &[(Test, Option<Family>)] = &[
    (Test::Is("application/json"), Some(Family::Json)),
    (Test::Is("text/json"), Some(Family::Json)),
    (Test::Ends("+json"), Some(Family::Json)),
    (Test::Is("*/*"), Some(Family::Json)),
    (Test::Is("application/*"), Some(Family::Json)),
    (Test::Is("application/x-www-form-urlencoded"), None),
    (Test::Starts("multipart/"), None),
    (Test::Is("application/xml"), None),
    (Test::Is("text/xml"), None),
    (Test::Ends("+xml"), None),
    (Test::Is("text/event-stream"), None),
    (Test::Is("application/x-ndjson"), None),
    (Test::Is("application/ndjson"), None),
    (Test::Is("application/jsonl"), None),
    (Test::Is("application/json-seq"), None),
    (Test::Starts("text/"), Some(Family::Text)),
];

/// The family of a media type, parameters ignored; `None` = not supported yet.
pub(super) fn family(media_type: &str) -> Option<Family> {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let row = ROWS.iter().find(|(test, _)| match test {
        Test::Is(text) => essence == *text,
        Test::Starts(text) => essence.starts_with(text),
        Test::Ends(text) => essence.ends_with(text),
    });
    row.map_or(Some(Family::Bytes), |(_, family)| *family)
}

/// Chooses among the media types of one body: JSON before text before bytes, then the document's order.
///
/// `Err` = none of them is supported yet; `Ok(None)` = there are none.
pub(super) fn choose<'a>(
    offered: impl Iterator<Item = &'a String>,
) -> Result<Option<(&'a str, Family)>, ()> {
    let mut best: Option<(&str, Family)> = None;
    let mut any = false;
    for media_type in offered {
        any = true;
        let Some(family) = family(media_type) else {
            continue;
        };
        if best.is_none_or(|(_, chosen)| family < chosen) {
            best = Some((media_type, family));
        }
    }
    if any && best.is_none() {
        Err(())
    } else {
        Ok(best)
    }
}

/// What is written into `Content-Type`: a range cannot be sent.
pub(super) fn sendable(media_type: &str, family: Family) -> String {
    match (media_type.contains('*'), family) {
        (false, _) => media_type.to_owned(),
        (true, Family::Json) => "application/json".to_owned(),
        (true, Family::Text) => "text/plain".to_owned(),
        (true, Family::Bytes) => "application/octet-stream".to_owned(),
    }
}
