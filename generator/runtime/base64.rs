//! Bytes as text (`format: byte`), kept as the text.

use base64::engine::general_purpose::{
    GeneralPurpose, GeneralPurposeConfig, STANDARD, URL_SAFE_NO_PAD,
};
use base64::engine::DecodePaddingMode;
use base64::{alphabet, Engine as _};

use super::text::text_type;
use super::WrongForm;

/// With or without padding.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// Reads the standard alphabet.
const READER: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);

/// Reads the alphabet that a URL can hold.
const URL_READER: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

text_type! {
    /// Bytes as base64 text. The text is kept as the service sent it; [`Base64::decode`] gives the bytes.
    Base64, "base64", |text| READER.decode(text).is_ok()
}

impl Base64 {
    /// The bytes.
    ///
    /// # Errors
    ///
    /// Where the text is not base64: it is checked here and not when it arrives, because many documents say `byte` and
    /// mean something else.
    pub fn decode(&self) -> Result<Vec<u8>, WrongForm> {
        READER
            .decode(self.as_str())
            .map_err(|_| WrongForm("base64"))
    }
}

impl From<&[u8]> for Base64 {
    /// With the standard alphabet and padding.
    fn from(bytes: &[u8]) -> Self {
        Self::of(STANDARD.encode(bytes))
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(bytes.as_slice())
    }
}

text_type! {
    /// Bytes as base64 text of the alphabet that a URL can hold (RFC 4648, section 5). The text is kept as the service sent
    /// it; [`Base64Url::decode`] gives the bytes.
    Base64Url, "base64 for URLs", |text| URL_READER.decode(text).is_ok()
}

impl Base64Url {
    /// The bytes.
    ///
    /// # Errors
    ///
    /// Where the text is not base64 of this alphabet.
    pub fn decode(&self) -> Result<Vec<u8>, WrongForm> {
        let bytes = URL_READER.decode(self.as_str());
        bytes.map_err(|_| WrongForm("base64 for URLs"))
    }
}

impl From<&[u8]> for Base64Url {
    /// Without padding.
    fn from(bytes: &[u8]) -> Self {
        Self::of(URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl From<Vec<u8>> for Base64Url {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(bytes.as_slice())
    }
}
