//! Statuses: what they mean and what their variants are called.

use crate::ir::StatusMatch;
use crate::resolve::StatusKey;

/// Reason phrases of the statuses that the IANA registry lists; variants are named after them.
const REASONS: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (103, "Early Hints"),
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi Status"),
    (208, "Already Reported"),
    (226, "Im Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "Uri Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (418, "Im A Teapot"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "Http Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];

/// Names of the ranges, by their first digit.
const RANGES: &[(u8, &str)] = &[
    (1, "Informational"),
    (2, "Success"),
    (3, "Redirection"),
    (4, "Client Error"),
    (5, "Server Error"),
];

/// The IR's form of a key of `responses`.
pub(super) fn of_key(key: &StatusKey) -> StatusMatch {
    match key {
        StatusKey::Exact(status) => StatusMatch::Exact(*status),
        StatusKey::Range(digit) => StatusMatch::Range(*digit),
        StatusKey::Default => StatusMatch::Default,
    }
}

/// Which of an operation's answers are successes (generator/docs/decisions/0037-declared-redirects.md); each is a status, and whether it
/// has a body.
///
/// A redirect is one, unless it has a body of its own beside a success that has the 200s: then it describes a failure.
/// `default` covers whatever is not named; where no success is named it describes that too.
pub(super) fn successes(answers: &[(StatusMatch, bool)]) -> Vec<bool> {
    let is_named = |status: StatusMatch| match status {
        StatusMatch::Exact(status) => (200..300).contains(&status),
        StatusMatch::Range(digit) => digit == 2,
        StatusMatch::Default => false,
    };
    let has_named = answers.iter().any(|(status, _)| is_named(*status));
    let is_answer = |(status, has_body): (StatusMatch, bool)| {
        is_named(status) || (is_redirect(status) && !(has_named && has_body))
    };
    let has_answer = answers.iter().any(|answer| is_answer(*answer));
    let is_success = |answer: &(StatusMatch, bool)| {
        is_answer(*answer) || (answer.0 == StatusMatch::Default && !has_answer)
    };
    answers.iter().map(is_success).collect()
}

/// Whether a status sends the caller elsewhere. 304 does not: it says that a copy at hand is still good.
pub(super) fn is_redirect(status: StatusMatch) -> bool {
    matches!(
        status,
        StatusMatch::Exact(300..=303 | 305..=399) | StatusMatch::Range(3)
    )
}

/// Whether a status describes a failure. Informational answers never reach a caller.
pub(super) fn is_failure(status: StatusMatch) -> bool {
    match status {
        StatusMatch::Exact(status) => status >= 300,
        StatusMatch::Range(digit) => digit >= 3,
        StatusMatch::Default => true,
    }
}

/// Whether answers of this status never have a body (RFC 9110).
pub(super) fn has_no_body(status: StatusMatch) -> bool {
    matches!(
        status,
        StatusMatch::Exact(100..=199 | 204 | 205 | 304) | StatusMatch::Range(1)
    )
}

/// The words that a variant is named after.
pub(super) fn words(status: StatusMatch) -> String {
    match status {
        StatusMatch::Exact(status) => REASONS
            .iter()
            .find(|(known, _)| *known == status)
            .map_or_else(
                || format!("Status {status}"),
                |(_, words)| (*words).to_owned(),
            ),
        StatusMatch::Range(digit) => RANGES
            .iter()
            .find(|(known, _)| *known == digit)
            .map_or_else(
                || format!("Range {digit}"),
                |(_, words)| (*words).to_owned(),
            ),
        StatusMatch::Default => "Default".to_owned(),
    }
}
