//! UUIDs, kept as their text.

use super::text::text_type;
use super::WrongForm;

text_type! {
    /// A UUID: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`, in either case. The text is kept as the service sent it,
    /// whatever it is; [`Uuid::to_u128`] reads it.
    Uuid, "a UUID", |text| number(text).is_some()
}

impl Uuid {
    /// The number behind the text.
    ///
    /// # Errors
    ///
    /// Where the text is no UUID.
    pub fn to_u128(&self) -> Result<u128, WrongForm> {
        number(self.as_str()).ok_or(WrongForm("a UUID"))
    }
}

impl From<u128> for Uuid {
    /// In lower case, with hyphens.
    fn from(number: u128) -> Self {
        let hex = format!("{number:032x}");
        Self::of(format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        ))
    }
}

/// The number of a text: 32 hexadecimal digits, with hyphens at their four places or without any.
fn number(text: &str) -> Option<u128> {
    let hyphens: Vec<usize> = text.match_indices('-').map(|(at, _)| at).collect();
    let placed = hyphens.is_empty() || hyphens == [8, 13, 18, 23];
    let hex: String = text.chars().filter(|c| *c != '-').collect();
    let valid = placed && hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    valid.then(|| u128::from_str_radix(&hex, 16).ok()).flatten()
}
