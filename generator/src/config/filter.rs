//! Which operations of a document the client has.

use super::overrides::Overrides;

/// Operations that are chosen, and exceptions from them.
#[derive(Debug)]
pub struct Filter {
    pub(super) only: Choice,
    pub(super) except: Choice,
}

/// Operations by tag, path or operationId.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) tags: Overrides,
    pub(super) paths: Overrides,
    pub(super) operations: Overrides,
}

impl Filter {
    /// Every operation.
    pub(super) fn new() -> Self {
        Self {
            only: Choice {
                tags: Overrides::new("filter.tags"),
                paths: Overrides::new("filter.paths"),
                operations: Overrides::new("filter.operations"),
            },
            except: Choice {
                tags: Overrides::new("filter.except.tags"),
                paths: Overrides::new("filter.except.paths"),
                operations: Overrides::new("filter.except.operations"),
            },
        }
    }

    /// Whether the client has an operation: it is one of those that are chosen, if any are, and no exception.
    #[must_use]
    pub fn keeps(&self, tags: &[String], path: &str, id: Option<&str>) -> bool {
        // Both are asked in any case, so that neither is reported as matching nothing.
        let (chosen, excepted) = (
            self.only.has(tags, path, id),
            self.except.has(tags, path, id),
        );
        (chosen || self.only.is_empty()) && !excepted
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &Overrides> {
        [&self.only, &self.except]
            .into_iter()
            .flat_map(|choice| [&choice.tags, &choice.paths, &choice.operations])
    }
}

impl Choice {
    fn is_empty(&self) -> bool {
        [&self.tags, &self.paths, &self.operations]
            .iter()
            .all(|table| table.is_empty())
    }

    fn has(&self, tags: &[String], path: &str, id: Option<&str>) -> bool {
        let by_tag = self.tags.any(|tag| tags.iter().any(|own| own == tag));
        let by_path = self.paths.any(|pattern| matches(pattern, path));
        let by_id = self.operations.any(|wanted| id == Some(wanted));
        by_tag || by_path || by_id
    }
}

/// Whether a path is as a pattern says, in which `*` stands for any text.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, path, fits) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/{id}", false),
            ("/pets*", "/pets/{id}", true),
            ("/pets/*", "/pets", false),
            ("*/toys", "/pets/{id}/toys", true),
            ("/a*b*c", "/a-b-b-c", true),
            ("/a*b*c", "/a-c-b", false),
            ("*", "/", true),
            ("/a*a", "/a", false),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }
}
