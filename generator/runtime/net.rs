//! Addresses of machines, kept as their text.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::text::text_type;
use super::WrongForm;

text_type! {
    /// An address of a machine. The text is kept as the service sent it; [`IpText::address`] reads it.
    IpText, "an IP address", |text| text.parse::<IpAddr>().is_ok()
}

text_type! {
    /// An address of a machine: `192.0.2.1`. The text is kept as the service sent it; [`Ipv4Text::address`] reads it.
    Ipv4Text, "an IPv4 address", |text| text.parse::<Ipv4Addr>().is_ok()
}

text_type! {
    /// An address of a machine: `2001:db8::1`. The text is kept as the service sent it; [`Ipv6Text::address`] reads it.
    Ipv6Text, "an IPv6 address", |text| text.parse::<Ipv6Addr>().is_ok()
}

/// Texts are read here and not when they arrive, because services also write nothing, a network or a name.
macro_rules! address {
    ($($name:ident $words:literal $address:ty,)*) => {$(
        impl $name {
            /// The address.
            ///
            /// # Errors
            ///
            /// Where the text is none.
            pub fn address(&self) -> Result<$address, WrongForm> {
                self.as_str().parse().map_err(|_| WrongForm($words))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::of(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::of(text)
            }
        }

        impl From<$address> for $name {
            fn from(address: $address) -> Self {
                Self::of(address.to_string())
            }
        }
    )*};
}

address! {
    IpText "an IP address" IpAddr,
    Ipv4Text "an IPv4 address" Ipv4Addr,
    Ipv6Text "an IPv6 address" Ipv6Addr,
}
