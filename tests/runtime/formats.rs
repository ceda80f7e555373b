//! Types of another crate, as an emitted crate registers them.

use crate::runtime::{begin, foreign};

foreign!(
    number,
    core::num::NonZeroU64,
    "core::num::NonZeroU64",
    begin("1")
);
foreign!(
    text,
    std::net::Ipv4Addr,
    "std::net::Ipv4Addr",
    begin("0.0.0.0")
);
