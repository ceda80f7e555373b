//! An open enum of strings.

use crate::runtime::{open_enum, OpenEnum, Unrecognized};

/// The type of an integration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntegrationType {
    /// `GIT_HUB`
    GitHub,
    /// `SLACK`
    Slack,
    /// A value that the document does not list; it is sent back as it came.
    Unknown(Unrecognized),
}

impl OpenEnum for IntegrationType {
    const VALUES: &'static [Self] = &[Self::GitHub, Self::Slack];

    fn from_wire(text: &str) -> Self {
        match text {
            "GIT_HUB" => Self::GitHub,
            "SLACK" => Self::Slack,
            other => Self::Unknown(Unrecognized::new(other)),
        }
    }

    fn wire(&self) -> &str {
        match self {
            Self::GitHub => "GIT_HUB",
            Self::Slack => "SLACK",
            Self::Unknown(other) => other.as_str(),
        }
    }
}

open_enum!(IntegrationType);
