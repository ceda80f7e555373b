//! The parts of a path template.
//!
//! A path of OpenAPI is no more than a path (OpenAPI 3.0.3, "Paths Object"), but documents also write a query or a fragment
//! into it, to tell two operations of one path apart.

/// A path template, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template<'t> {
    /// What is before a query and a fragment.
    pub path: &'t str,
    /// What stands between `?` and `#`.
    pub query: Option<&'t str>,
    /// What stands behind `#`; it is never sent (RFC 9110, section 4.2.5).
    pub fragment: Option<&'t str>,
}

impl<'t> Template<'t> {
    /// Takes a template apart. Nothing inside of braces is a sign.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let (rest, fragment) = split(text, '#');
        let (path, query) = split(rest, '?');
        Self {
            path,
            query,
            fragment,
        }
    }

    /// The names in the query.
    pub fn names(self) -> impl Iterator<Item = &'t str> {
        let pairs = self.query.unwrap_or_default().split('&');
        pairs.map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name))
    }
}

/// Splits at the first sign outside of braces.
fn split(text: &str, sign: char) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == sign && depth == 0 => {
                let rest = text.get(at + sign.len_utf8()..);
                return (text.get(..at).unwrap_or_default(), rest);
            }
            _ => {}
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn a_query_and_a_fragment_stand_behind_a_path() {
        let of = |text| {
            let Template {
                path,
                query,
                fragment,
            } = Template::of(text);
            (path, query, fragment)
        };
        assert_eq!(of("/a/{b}"), ("/a/{b}", None, None));
        assert_eq!(of("/a#b"), ("/a", None, Some("b")));
        assert_eq!(of("/a?b=c#d?e"), ("/a", Some("b=c"), Some("d?e")));
        assert_eq!(of("/a#b?c"), ("/a", None, Some("b?c")));
        assert_eq!(of("/{?a}/{#b}?"), ("/{?a}/{#b}", Some(""), None));
    }
}
