//! A path template and its values.

use super::call::Call;
use super::error::{Error, ErrorKind};

/// How long the template becomes with its values and the query behind it.
pub(super) fn length(call: &Call) -> usize {
    let values: usize = call.path.iter().map(|(_, value)| value.len()).sum();
    let pairs = call
        .query
        .iter()
        .map(|(_, name, value)| name.len() + value.len() + 2);
    call.operation.path.len() + values + pairs.sum::<usize>()
}

/// Adds the template with its values to the text of a URL; gives the fixed part of the query.
pub(super) fn fill_in(call: &Call, url: &mut String) -> Result<String, Error> {
    let (template, fixed) = apart(call.operation.path);
    for segment in template.split('/').skip(1) {
        url.push('/');
        let start = url.len();
        fill(call, segment, url)?;
        if matches!(url.get(start..), Some("." | "..")) {
            return Err(bad_path("makes a dot segment, which a URL cannot carry"));
        }
    }
    let mut query = String::new();
    fill(call, fixed, &mut query)?;
    Ok(query)
}

/// A template's path and the query behind it; a question mark between braces is a part of a name.
fn apart(template: &str) -> (&str, &str) {
    let outside = |at: &usize| {
        let before = template.get(..*at).unwrap_or_default();
        before.matches('{').count() == before.matches('}').count()
    };
    let mut signs = template.match_indices('?').map(|(at, _)| at);
    let (path, query) = match signs.find(outside) {
        Some(at) => template.split_at(at),
        None => (template, ""),
    };
    (path, query.strip_prefix('?').unwrap_or(query))
}

/// The error of a path that cannot be called.
pub(super) fn bad_path(problem: &'static str) -> Error {
    Error::not_sent(ErrorKind::InvalidParameter {
        name: "path",
        problem,
    })
}

/// Adds a part of the template with its values.
fn fill(call: &Call, part: &str, filled: &mut String) -> Result<(), Error> {
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let Some((_, value)) = call.path.iter().find(|(set, _)| *set == name) else {
            return Err(bad_path("has no value for a part of it"));
        };
        filled.extend(literal(before));
        filled.push_str(value);
        rest = after;
    }
    filled.extend(literal(rest));
    Ok(())
}

/// The fixed text of a template as URL parsing leaves it.
fn literal(text: &str) -> percent_encoding::PercentEncode<'_> {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`')
        .add(b'{')
        .add(b'}')
        .add(b'^');
    percent_encoding::utf8_percent_encode(text, KEPT)
}
