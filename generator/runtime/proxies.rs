//! The proxies that the environment names.

use std::env;
use std::ffi::OsString;

use http::Uri;

/// Which proxies requests go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proxies {
    /// Those of the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, but for `NO_PROXY`; the system's elsewhere.
    Environment,
    /// None.
    None,
}

/// The variables that are read, in capitals and in small letters; the first of two counts.
const VARIABLES: [[&str; 2]; 3] = [
    ["HTTPS_PROXY", "https_proxy"],
    ["HTTP_PROXY", "http_proxy"],
    ["ALL_PROXY", "all_proxy"],
];

/// The kinds of proxies that there are.
const SCHEMES: &[&str] = &["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// The variables that are set, with their values.
fn set() -> impl Iterator<Item = (&'static str, OsString)> {
    // In a program that a web server runs by CGI, whoever calls it may set some of them: reqwest uses none.
    let none = env::var_os("REQUEST_METHOD").is_some();
    let names = VARIABLES.into_iter().filter(move |_| !none);
    names.filter_map(|names| {
        let mut found = names.into_iter();
        let (name, value) = found.find_map(|name| Some((name, env::var_os(name)?)))?;
        (!value.is_empty()).then_some((name, value))
    })
}

/// Whether requests may go through a proxy.
pub(super) fn may_be_there() -> bool {
    cfg!(any(windows, target_os = "macos")) || set().next().is_some()
}

/// Looks for variables that name nothing that can be used: reqwest would go without a proxy then.
///
/// # Errors
///
/// What is wrong, without the value, which may hold a password.
pub(super) fn check() -> Result<(), String> {
    let wrong = set().find(|(_, value)| !value.to_str().is_some_and(is_proxy));
    wrong.map_or(Ok(()), |(name, _)| {
        let known = SCHEMES.join("`, `");
        Err(format!(
            "the environment\'s `{name}` is not the URL of a proxy; its scheme may be `{known}`"
        ))
    })
}

/// Whether a text is the URL of a proxy; without a scheme, it is one of HTTP.
fn is_proxy(text: &str) -> bool {
    text.parse::<Uri>().is_ok_and(|url| {
        let known = url
            .scheme_str()
            .is_none_or(|scheme| SCHEMES.contains(&scheme));
        let place = url.authority().is_some_and(|authority| {
            let (_, place) = authority
                .as_str()
                .rsplit_once('@')
                .unwrap_or(("", authority.as_str()));
            let port = place.strip_prefix(authority.host());
            let port = port.is_some_and(|port| port.is_empty() || authority.port_u16().is_some());
            port && !authority.host().is_empty()
        });
        known && place
    })
}
