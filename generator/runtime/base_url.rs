//! Where the API lives, and the URLs of calls.

use std::net::IpAddr;

use url::{Host, Url};

/// Whether plain HTTP is spoken to hosts other than this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainHttp {
    /// Only to this machine.
    LoopbackOnly,
    /// To any host: the caller asked for it.
    Allowed,
}

/// The base of every URL: scheme, host, port and a path prefix, nothing else.
#[derive(Clone, Debug)]
pub(super) struct BaseUrl {
    url: Url,
    /// The text, without a slash at its end.
    text: String,
}

impl BaseUrl {
    /// Reads a base URL.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words that do not repeat it: it may hold a password.
    pub(super) fn parse(text: &str, plain: PlainHttp) -> Result<Self, &'static str> {
        // The URL standard repairs these silently, and then another host may be meant than the one that is read.
        if text.contains(['\\', '\t', '\n', '\r']) || text.trim() != text {
            return Err("the base URL holds a backslash or white space");
        }
        if text.contains(['{', '}']) {
            return Err("the base URL holds a variable of a server that has no value, or not one that it can have");
        }
        // So they do with `https:host` and `https:///host`.
        match text.split_once(':') {
            Some((_, rest)) if rest.starts_with("//") && !rest.starts_with("///") => {}
            Some(_) => return Err("the base URL names no host"),
            None => return Err("the base URL is not an absolute URL"),
        }
        let url = Url::parse(text).map_err(|_| "the base URL is not an absolute URL")?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(
                "the base URL holds a user name or password; set credentials on the builder",
            );
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("the base URL holds a query or a fragment");
        }
        let host = url.host().ok_or("the base URL names no host")?;
        match url.scheme() {
            "https" => {}
            "http" if plain == PlainHttp::Allowed || is_loopback(&host) => {}
            "http" => return Err(
                "the base URL is plain HTTP to another machine; allow_insecure_http() permits it",
            ),
            _ => return Err("the base URL is neither https nor http"),
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { url, text })
    }

    /// The text of a URL, with room for a path and a query of this length.
    pub(super) fn begin(&self, length: usize) -> String {
        let mut text = String::with_capacity(self.text.len() + length);
        text.push_str(&self.text);
        text
    }

    /// The URL of a text that was [begun](Self::begin) here and got a path, with this query. Both are encoded, and the path
    /// begins with a slash.
    ///
    /// # Errors
    ///
    /// Where the URL, once parsed, is not the one that was put together: another host, or another path.
    pub(super) fn finish(&self, mut text: String, query: &str) -> Result<Url, &'static str> {
        let end = text.len();
        if !query.is_empty() {
            text.push('?');
            text.push_str(query);
        }
        let url = Url::parse(&text).map_err(|_| "does not give a URL")?;
        let prefix = self.url.path().trim_end_matches('/');
        let same_path = url.path().strip_prefix(prefix) == text.get(self.text.len()..end);
        let same_origin = url.scheme() == self.url.scheme()
            && url.host() == self.url.host()
            && url.port_or_known_default() == self.url.port_or_known_default();
        if same_origin && same_path && url.fragment().is_none() {
            Ok(url)
        } else {
            Err("changes the path of the URL")
        }
    }

    /// Whether it is plain HTTP to this machine.
    pub(super) fn is_plain_and_local(&self) -> bool {
        self.url.scheme() == "http" && self.url.host().is_some_and(|host| is_loopback(&host))
    }

    /// The origin of a URL that an answer names, which may be relative.
    pub(super) fn origin_of(&self, target: &str) -> Option<String> {
        let target = self.url.join(target).ok()?;
        let has_host = target.has_host();
        has_host.then(|| target.origin().ascii_serialization())
    }
}

/// Whether a host is this machine.
pub(super) fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => IpAddr::V4(*address).is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}
