//! Servers of the document: their URLs, and the variables in them.

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
    /// The values that the document allows; none = any.
    allowed: &'static [&'static str],
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

    /// What is wrong with a variable, in words that do not repeat its value.
    pub(super) fn problem(&self) -> Option<String> {
        let wrong = self.variables.iter().find(|variable| {
            let value = variable.value.as_str();
            !variable.allowed.is_empty() && !variable.allowed.contains(&value)
        })?;
        let (name, allowed) = (wrong.name, wrong.allowed.join("`, `"));
        Some(format!(
            "the server's variable `{name}` is none of `{allowed}`"
        ))
    }
}

impl From<ServerUrl> for String {
    /// Each variable is replaced once: what a value holds is no variable.
    fn from(server: ServerUrl) -> Self {
        let (mut url, mut rest) = (Self::new(), server.template);
        while let Some((text, after)) = rest.split_once('{') {
            let end = after.split_once('}');
            let known = end.and_then(|(name, after)| {
                let mut variables = server.variables.iter();
                let known = variables.find(|variable| variable.name == name)?;
                Some((&known.value, after))
            });
            url.push_str(text);
            match known {
                Some((value, after)) => {
                    url.push_str(value);
                    rest = after;
                }
                None => {
                    url.push('{');
                    rest = after;
                }
            }
        }
        url.push_str(rest);
        url
    }
}
