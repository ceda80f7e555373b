//! Servers of the document: their URLs, and the variables in them.

use std::borrow::Cow;
use std::net::Ipv6Addr;

use percent_encoding::{utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};
use url::Url;

/// The URL of a server, and the values of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl {
    /// The URL, each variable as its name in braces.
    template: &'static str,
    variables: Vec<Variable>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Variable {
    name: &'static str,
    value: String,
    /// The document's own value.
    default: String,
    /// The values that the document allows; none = any.
    allowed: &'static [&'static str],
}

impl Variable {
    /// Whether the value is the document's, who may name any host and any path.
    fn is_documented(&self) -> bool {
        self.value == self.default || self.allowed.contains(&self.value.as_str())
    }
}

/// What is wrong with a variable's value.
type Fault<'l> = (&'l Variable, &'static str);

/// A part of a template.
#[derive(Clone, Copy)]
enum Part<'l> {
    Text(&'static str),
    Value(&'l Variable),
}

impl ServerUrl {
    /// A server without variables.
    #[must_use]
    pub fn new(template: &'static str) -> Self {
        Self {
            template,
            variables: Vec::new(),
        }
    }

    /// Adds a variable with its default and the values that are allowed; where none is listed, any is.
    #[must_use]
    pub fn variable(
        mut self,
        name: &'static str,
        default: &str,
        allowed: &'static [&'static str],
    ) -> Self {
        self.variables.push(Variable {
            name,
            value: default.to_owned(),
            default: default.to_owned(),
            allowed,
        });
        self
    }

    /// Sets a variable where the server has it.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let mut variables = self.variables.iter_mut();
        if let Some(variable) = variables.find(|variable| variable.name == name) {
            value.clone_into(&mut variable.value);
        }
        self
    }

    /// The URL. A value never leads to another host or to another path than the template has: in the host it is a part of a
    /// name, in the path it is encoded.
    ///
    /// # Errors
    ///
    /// What is wrong with a variable, in words that do not repeat its value.
    pub(super) fn url(&self) -> Result<String, String> {
        let wrong = self.variables.iter().find(|variable| {
            let value = variable.value.as_str();
            !variable.allowed.is_empty() && !variable.allowed.contains(&value)
        });
        if let Some(wrong) = wrong {
            let (name, allowed) = (wrong.name, wrong.allowed.join("`, `"));
            return Err(format!(
                "the server's variable `{name}` is none of `{allowed}`"
            ));
        }
        let blame = |(variable, problem): Fault<'_>| {
            format!("the server's variable `{}` {problem}", variable.name)
        };
        let [scheme, host, path] = self.places();
        let start = match scheme.last() {
            Some(Part::Text(text)) if text.ends_with("://") => scheme_problem,
            _ => url_problem,
        };
        let mut url = written(&scheme, start, Cow::Borrowed).map_err(blame)?;
        url.push_str(&authority(&host).map_err(blame)?);
        url.push_str(&written_path(&path).map_err(blame)?);
        keeps_host(&host, &url).map_err(blame)?;
        Ok(url)
    }

    /// The template, cut into what stands before the host, the host with its port, and the path. A template that does not begin
    /// with a scheme (`{url}/v1`) begins with a whole URL: that is the caller's, as a base URL is.
    fn places(&self) -> [Vec<Part<'_>>; 3] {
        let mut places = [Vec::new(), Vec::new(), Vec::new()];
        let mut at = 0;
        for part in self.parts() {
            let Part::Text(mut text) = part else {
                places[at].push(part);
                continue;
            };
            if let (0, Some(end)) = (at, text.find("://")) {
                let (before, after) = text.split_at(end + 3);
                places[0].push(Part::Text(before));
                (at, text) = (1, after);
            }
            if let (1, Some(end)) = (at, text.find('/')) {
                let (before, after) = text.split_at(end);
                places[1].push(Part::Text(before));
                (at, text) = (2, after);
            }
            places[at].push(Part::Text(text));
        }
        for place in &mut places {
            place.retain(|part| !matches!(part, Part::Text("")));
        }
        places
    }

    /// The parts of the template. Each variable is replaced once: what a value holds is no variable.
    fn parts(&self) -> Vec<Part<'_>> {
        let (mut parts, mut rest) = (Vec::new(), self.template);
        while let Some((text, after)) = rest.split_once('{') {
            let known = after.split_once('}').and_then(|(name, after)| {
                let mut variables = self.variables.iter();
                let known = variables.find(|variable| variable.name == name)?;
                Some((known, after))
            });
            parts.push(Part::Text(text));
            match known {
                Some((variable, after)) => {
                    parts.push(Part::Value(variable));
                    rest = after;
                }
                None => {
                    parts.push(Part::Text("{"));
                    rest = after;
                }
            }
        }
        parts.push(Part::Text(rest));
        parts
    }
}

/// Puts parts together, each value looked at and written.
fn written<'l>(
    parts: &[Part<'l>],
    problem: impl Fn(&str) -> Option<&'static str>,
    write: impl Fn(&'l str) -> Cow<'l, str>,
) -> Result<String, Fault<'l>> {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(fixed) => text.push_str(fixed),
            Part::Value(variable) if variable.is_documented() => text.push_str(&variable.value),
            Part::Value(variable) => match problem(&variable.value) {
                Some(problem) => return Err((variable, problem)),
                None => text.push_str(&write(&variable.value)),
            },
        }
    }
    Ok(text)
}

/// The host with its port.
fn authority<'l>(parts: &[Part<'l>]) -> Result<String, Fault<'l>> {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        let one = std::slice::from_ref(part);
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let after = parts.get(at + 1);
        let follows_colon = matches!(before, Some(Part::Text(text)) if text.ends_with(':'));
        let before_colon = matches!(after, Some(Part::Text(text)) if text.starts_with(':'));
        let problem = match (before, after) {
            (None, None) => host_and_port_problem,
            (None, _) if before_colon => host_problem,
            (_, None) if follows_colon => port_problem,
            _ => name_problem,
        };
        text.push_str(&written(one, problem, Cow::Borrowed)?);
    }
    let host = text.split(':').next().unwrap_or_default();
    let has_gap = host.trim_end_matches('.').split('.').any(str::is_empty);
    match last_given(parts) {
        Some(given) if has_gap => Err((given, "leaves a part of the host empty")),
        _ => Ok(text),
    }
}

/// The last variable whose value is not the document's.
fn last_given<'l>(parts: &[Part<'l>]) -> Option<&'l Variable> {
    parts.iter().rev().find_map(|part| match part {
        Part::Value(variable) if !variable.is_documented() => Some(*variable),
        _ => None,
    })
}

/// The path, each value encoded. A value has slashes only where the document's own has some.
fn written_path<'l>(parts: &[Part<'l>]) -> Result<String, Fault<'l>> {
    let mut text = String::new();
    for part in parts {
        let one = std::slice::from_ref(part);
        let kept = matches!(part, Part::Value(variable) if variable.default.contains('/'));
        let set = if kept { &SEGMENTS } else { &SEGMENT };
        let empty = |value: &str| value.is_empty().then_some("is empty");
        text.push_str(&written(one, empty, |value| {
            utf8_percent_encode(value, set).into()
        })?);
    }
    let dots = text.split('/').map(|segment| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        matches!(plain.as_str(), "." | "..")
    });
    match last_given(parts) {
        Some(given) if dots.into_iter().any(|is_dots| is_dots) => {
            Err((given, "makes a dot segment, which a URL cannot carry"))
        }
        _ => Ok(text),
    }
}

/// Checks that the host of the whole URL begins and ends as the template does.
fn keeps_host<'l>(parts: &[Part<'l>], url: &str) -> Result<(), Fault<'l>> {
    let Some(given) = last_given(parts) else {
        return Ok(());
    };
    // Without a port.
    let fixed = |part: Option<&Part<'_>>| match part {
        Some(Part::Text(text)) => {
            let host = text.split(':').next().unwrap_or_default();
            host.to_ascii_lowercase()
        }
        _ => String::new(),
    };
    let (start, end) = (fixed(parts.first()), fixed(parts.last()));
    let keeps = Url::parse(url).is_ok_and(|url| {
        url.host_str()
            .is_some_and(|host| host.starts_with(&start) && host.ends_with(&end))
    });
    if keeps {
        Ok(())
    } else {
        Err((given, "makes no host of the form that the document has"))
    }
}

/// What stays as it is in a segment of a path (RFC 3986, section 2.3).
const SEGMENT: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same, for several segments.
const SEGMENTS: AsciiSet = SEGMENT.remove(b'/');

/// What is wrong with a scheme (RFC 3986, section 3.1).
fn scheme_problem(value: &str) -> Option<&'static str> {
    let may_stand = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_scheme = !value.is_empty() && value.bytes().all(may_stand);
    (!is_scheme).then_some("is no scheme")
}

/// What is wrong with a URL that the template begins with; the whole is checked as a base URL is.
fn url_problem(value: &str) -> Option<&'static str> {
    value.is_empty().then_some("is empty")
}

/// What is wrong with a part of a host's name.
fn name_problem(value: &str) -> Option<&'static str> {
    let may_stand =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if value.is_empty() {
        Some("is empty")
    } else if value.bytes().all(may_stand) {
        None
    } else {
        Some("holds a character that a host cannot have")
    }
}

/// What is wrong with a whole host: a name, or an address, of IPv6 in brackets.
fn host_problem(value: &str) -> Option<&'static str> {
    let bracketed = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    match bracketed {
        Some(address) if address.parse::<Ipv6Addr>().is_ok() => None,
        _ => name_problem(value),
    }
}

/// What is wrong with a port.
fn port_problem(value: &str) -> Option<&'static str> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let port = digits && value.parse::<u16>().is_ok();
    (!port).then_some("is no port")
}

/// What is wrong with a host that may have a port.
fn host_and_port_problem(value: &str) -> Option<&'static str> {
    match value.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            host_problem(host).or_else(|| port_problem(port))
        }
        _ => host_problem(value),
    }
}

impl From<ServerUrl> for String {
    /// The URL; where a variable has a value that it cannot have, the template, which is no URL of a client.
    fn from(server: ServerUrl) -> Self {
        server.url().unwrap_or_else(|_| server.template.to_owned())
    }
}
