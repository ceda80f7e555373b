//! The table of codes.

use super::Severity;

/// Declares every code once: variant, text, severity, title, explanation.
macro_rules! codes {
    ($($variant:ident $text:literal $severity:ident $title:literal, $explanation:literal;)*) => {
        /// A stable name for one kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
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

            /// Why it matters, an example and what to do, for `clientsmith explain`.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    // Loading: CS01xx.
    Unreadable "CS0101" Error "a file cannot be read", "";
}
