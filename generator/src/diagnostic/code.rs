//! The table of codes.
//!
//! Each room keeps its own part of the table in one file of `codes/`, as a macro that appends its entries to those
//! before it and hands the list on; [`codes!`] at the end of the chain turns the whole list into [`Code`].

use super::Severity;
use super::codes::{
    config_codes, dialect_codes, lint_codes, load_codes, lower_codes, resolve_codes, write_codes,
};

/// Declares every code once: explanation (as the doc comment), variant, text, severity, title.
macro_rules! codes {
    ([] $($(#[doc = $line:literal])+ $variant:ident $text:literal $severity:ident $title:literal;)*) => {
        /// A stable name for one kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $line])+ $variant,)*
        }

        impl Code {
            /// Every code, in the order of their texts.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The text that people see and `clientsmith explain` takes, as `CS0101`.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// How bad a finding of this kind is unless a stage says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The kind of finding in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// Why it matters, an example and what to do, as Markdown.
            #[must_use]
            pub fn explanation(self) -> String {
                // The lines of a doc comment start with the space after its slashes.
                let lines: &[&str] = match self { $(Self::$variant => &[$($line,)+],)* };
                lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).fold(String::new(), |text, line| text + line + "\n")
            }
        }
    };
}

load_codes! { [dialect_codes resolve_codes lower_codes config_codes write_codes lint_codes codes] }

impl Code {
    /// Reads a code as people type it: in any case, as `cs0101`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.text().eq_ignore_ascii_case(text.trim()))
    }
}

/// A code at length, as `clientsmith explain` prints it: text, title and severity, then the explanation in Markdown.
#[must_use]
pub fn explain(code: Code) -> String {
    format!(
        "{code} ({}): {}\n\n{}",
        code.severity().word(),
        code.title(),
        code.explanation()
    )
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::parse(text).ok_or_else(|| UnknownCode {
            text: text.to_owned(),
        })
    }
}

/// A text that names no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    text: String,
}

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "`{}` is not a code; codes look like `CS0101`",
            self.text.escape_debug()
        )
    }
}

impl std::error::Error for UnknownCode {}
