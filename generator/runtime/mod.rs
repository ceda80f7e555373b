//! The part of the client that does not depend on the API: the codec, calls, limits, errors. It is written by hand and copied
//! as it is.

mod answer;
mod auth;
mod base64;
mod base_url;
mod body;
mod call;
mod call_error;
pub(crate) mod check;
mod clock;
mod containers;
mod content_type;
mod core;
mod credentials;
mod duration;
mod enums;
mod error;
mod error_text;
mod execute;
mod foreign;
mod form;
mod json;
mod limits;
mod locate;
mod multipart;
mod net;
#[cfg(not(feature = "reqwest"))]
mod no_transport;
mod nullable;
mod object;
mod operation;
mod pattern;
mod proxies;
mod redirect;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod retry_after;
mod secret;
mod seen;
mod server;
mod shaped;
mod stream;
mod style;
mod tagged;
mod tagging;
mod template;
mod text;
mod time;
#[cfg(not(all(feature = "rustls-ring", not(feature = "rustls"))))]
mod tls_given;
#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
mod tls_ring;
mod transport;
mod tree;
mod types;
mod union;
mod uuid;
mod wire;

pub use self::answer::{Answer, FromHeaders, Headers, Response, UnreadableHeader};
pub use self::auth::{Credential, SchemeKind, SecurityScheme};
pub use self::base64::{Base64, Base64Url};
pub use self::body::{BodySource, RequestBody};
pub(crate) use self::call::call_options;
pub use self::call::{Call, Success};
pub use self::call_error::{CallError, ErrorBody, Failure};
pub use self::check::{Check, Violation, Violations};
pub use self::core::{Core, CoreBuilder};
pub use self::credentials::{CredentialProvider, Form, ProviderError, Token};
pub use self::duration::IsoDuration;
pub use self::enums::*;
pub use self::error::{Error, ErrorKind, Outcome, Phase};
pub(crate) use self::foreign::foreign;
pub use self::foreign::{begin, read as read_foreign, write_number, write_text};
pub use self::json::Misfit;
pub use self::limits::Limits;
pub use self::multipart::FilePart;
pub use self::net::{IpText, Ipv4Text, Ipv6Text};
#[cfg(not(feature = "reqwest"))]
use self::no_transport::default_transport;
pub use self::nullable::Nullable;
pub use self::object::{debug as debug_object, decode as decode_object, encode as encode_object};
pub use self::object::{nullable, optional, required, Field, FieldWriter, Object, Reader};
pub(crate) use self::object::{object, MapAccess};
pub use self::operation::{Explode, Operation, Param, Style};
pub use self::pattern::finds;
pub use self::redirect::Redirects;
#[cfg(feature = "reqwest")]
use self::reqwest_transport::default_transport;
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
pub use self::secret::{serialize, Exposed, Secret};
pub use self::server::ServerUrl;
pub(crate) use self::shaped::shaped_union;
pub use self::shaped::{decode_shaped, null_of_shaped, ShapedUnion, UnionBranch};
pub use self::stream::BodyStream;
pub(crate) use self::tagged::tagged_union;
pub use self::tagged::{decode_tagged, encode_tagged, TaggedUnion};
pub use self::text::WrongForm;
pub use self::time::{Date, DateTime, Time};
#[cfg(not(all(feature = "rustls-ring", not(feature = "rustls"))))]
use self::tls_given::prepare_tls;
#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
use self::tls_ring::prepare_tls;
pub use self::transport::{BoxFuture, ResponseBody, Transport, TransportError, TransportErrorKind};
pub use self::transport::{TransportRequest, TransportResponse};
pub(crate) use self::types::types;
pub use self::union::Unmatched;
pub(crate) use self::union::{Deserializer, Serializer};
pub use self::uuid::Uuid;
pub(crate) use self::wire::serde_traits;
pub use self::wire::{blank, Encode, Wire};
pub use bytes::Bytes;
pub use http::Method;
