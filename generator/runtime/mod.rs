//! The part of the client that does not depend on the API: the codec, calls, limits, errors. It is written by hand and copied
//! as it is.

mod answer;
mod auth;
#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "an API uses a part of it"
)]
mod base64;
mod base_url;
#[allow(dead_code, reason = "an API uses a part of it")]
mod call;
#[allow(dead_code, reason = "an API uses a part of it")]
mod call_error;
mod containers;
mod core;
#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "an API uses a part of it"
)]
mod enums;
mod error;
mod execute;
mod json;
mod limits;
mod locate;
#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "an API uses a part of it"
)]
mod object;
#[allow(dead_code, reason = "an API uses a part of it")]
mod operation;
mod patch;
mod reqwest_transport;
mod retry_after;
mod secret;
mod style;
mod text;
mod time;
mod transport;
mod uuid;
mod wire;

pub use self::answer::{Answer, FromHeaders, Headers, Response};
pub use self::auth::{Credential, SchemeKind, SecurityScheme};
pub use self::base64::Base64;
pub(crate) use self::call::call_options;
pub use self::call::{Call, Success};
pub use self::call_error::{CallError, ErrorBody, Failure};
pub use self::core::{Core, CoreBuilder};
pub use self::enums::*;
pub use self::error::{Error, ErrorKind, Outcome, Phase};
pub use self::json::Misfit;
pub use self::limits::Limits;
pub use self::object::{debug as debug_object, decode as decode_object, encode as encode_object};
pub use self::object::{nullable, optional, required, Field, FieldWriter, Object, Reader};
pub(crate) use self::object::{object, MapAccess};
pub use self::operation::{Explode, Operation, Param, Style};
pub use self::patch::Patch;
pub use self::secret::Secret;
pub use self::text::WrongForm;
pub use self::time::{Date, DateTime, Time};
pub use self::transport::{BoxFuture, ResponseBody, Transport, TransportError, TransportErrorKind};
pub use self::transport::{TransportRequest, TransportResponse};
pub use self::uuid::Uuid;
pub(crate) use self::wire::serde_traits;
pub use self::wire::{blank, Encode, Wire};
pub use bytes::Bytes;
pub use http::Method;
