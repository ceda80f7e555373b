//! The kinds of places in which names stand, and the names that are taken there whatever the document holds.

/// What a scope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Types of the whole crate.
    Types,
    /// Modules of one folder, which are files too.
    Modules,
    /// Fields of one struct.
    Fields,
    /// Setters of one struct.
    Setters,
    /// Variants of one enum.
    Variants,
    /// Constants of one file.
    Constants,
    /// Arguments and options of one operation.
    Arguments,
    /// Methods of one group of operations.
    Methods,
    /// Groups of operations: methods of the client, and modules.
    Groups,
    /// Cargo features of groups.
    Features,
    /// Constructors of servers.
    Servers,
    /// Methods of the client's builder.
    BuilderSetters,
}

/// Names that are taken, and what is put behind a wish for one of them.
pub(super) struct Taken {
    pub(super) names: &'static [&'static str],
    pub(super) suffix: &'static str,
}

/// Methods that every type has or that people expect to mean one thing.
const METHODS: &[&str] = &[
    "as_mut",
    "as_ref",
    "as_str",
    "blank",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "decode",
    "default",
    "deref",
    "drop",
    "encode",
    "eq",
    "fmt",
    "from",
    "hash",
    "into",
    "is_absent",
    "ne",
    "new",
    "partial_cmp",
    "read",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
    "wire",
    "write",
];

/// The prelude's and the crate's own types.
const TYPES: &[&str] = &[
    // The prelude, and what derives and macros name.
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "BTreeMap",
    "Value",
    // The crate's own.
    "Answer",
    "Base64",
    "Base64Url",
    "BodySource",
    "BodyStream",
    "Bytes",
    "Call",
    "CallError",
    "Client",
    "ClientBuilder",
    "ClosedEnum",
    "ClosedIntegerEnum",
    "Core",
    "CoreBuilder",
    "Credential",
    "Date",
    "DateTime",
    "Deserializer",
    "Encode",
    "Error",
    "ErrorBody",
    "ErrorKind",
    "Explode",
    "Exposed",
    "Failure",
    "Field",
    "FieldWriter",
    "FilePart",
    "FromHeaders",
    "Headers",
    "IpText",
    "Ipv4Text",
    "Ipv6Text",
    "IsoDuration",
    "Limits",
    "MapAccess",
    "Method",
    "Misfit",
    "Nullable",
    "Object",
    "OpenEnum",
    "OpenIntegerEnum",
    "Operation",
    "Outcome",
    "Param",
    "Phase",
    "Reader",
    "ReqwestTransport",
    "RequestBody",
    "Response",
    "ResponseBody",
    "SchemeKind",
    "Secret",
    "SecurityScheme",
    "Serializer",
    "Server",
    "ServerUrl",
    "ShapedUnion",
    "Style",
    "Success",
    "TaggedUnion",
    "Time",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "TransportRequest",
    "TransportResponse",
    "UnionBranch",
    "Unmatched",
    "Unrecognized",
    "Uuid",
    "Wire",
    "WrongForm",
];

/// File names that mean something else to cargo or to Windows.
const FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul",
    "prn",
];

/// Methods of the client, and file names: a group is both.
const GROUPS: &[&str] = &[
    "aux",
    "builder",
    "clone",
    "clone_from",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "fmt",
    "into",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "mod",
    "nul",
    "prn",
    "type_id",
];

/// Features that are not a group's: those of the crate, those that it may have one day, and those that people look for in
/// a client.
const FEATURES: &[&str] = &[
    "all",
    "blocking",
    "brotli",
    "cookies",
    "default",
    "full",
    "gzip",
    "http2",
    "http3",
    "mock",
    "native_tls",
    "nightly",
    "reqwest",
    "retry",
    "rustls",
    "rustls_ring",
    "serde",
    "std",
    "stream",
    "test",
    "tls",
    "tokio",
    "tower",
    "tracing",
    "wasm",
];

/// The beginning of the client's methods that change a credential.
pub(super) const CHANGE: &str = "with_";

/// The end of the builder's methods that take a provider of a credential.
pub(super) const PROVIDER: &str = "_provider";

/// What the builder of a client does besides taking credentials.
const BUILDER: &[&str] = &[
    "allow_insecure_http",
    "base_url",
    "build",
    "clone",
    "default_header",
    "fmt",
    "limits",
    "no_proxy",
    "redirects",
    "reqwest",
    "server",
    "transport",
    "user_agent",
    "wrap",
];

impl Kind {
    /// What the lock file calls a name of this kind; `None` where nobody but the client's own code uses it.
    pub(super) fn role(self) -> Option<&'static str> {
        match self {
            Self::Types => Some("type"),
            Self::Fields => Some("field"),
            Self::Setters => Some("setter"),
            Self::Variants => Some("variant"),
            Self::Arguments => Some("argument"),
            Self::Methods => Some("method"),
            Self::Groups => Some("group"),
            Self::Features => Some("feature"),
            Self::Servers => Some("server"),
            Self::BuilderSetters => Some("credential"),
            Self::Modules | Self::Constants => None,
        }
    }

    /// What stands between a name and the digits that tell it apart.
    pub(super) fn joint(self) -> &'static str {
        match self {
            Self::Types | Self::Variants => "X",
            Self::Constants => "_X",
            _ => "_x",
        }
    }

    /// Whether the client makes names of this form from others of this kind, or beside them.
    pub(super) fn derives(self, name: &str) -> bool {
        match self {
            // Beside the groups, the client has a method for each credential.
            Self::Groups => name.starts_with(CHANGE),
            Self::BuilderSetters => name.ends_with(PROVIDER),
            _ => false,
        }
    }

    /// The names that nothing in the document may take.
    pub(super) fn taken(self) -> Taken {
        let (names, suffix): (&[&str], _) = match self {
            Self::Types => (TYPES, "Model"),
            Self::Modules => (FILES, "_module"),
            Self::Setters => (METHODS, "_value"),
            Self::Constants => (&["FIELDS", "OPERATION"], "_PARAM"),
            Self::Arguments => (
                &[
                    "call",
                    "clone",
                    "fmt",
                    "header",
                    "new",
                    "send",
                    "send_stream",
                    "timeout",
                ],
                "_param",
            ),
            Self::Methods => (
                &["clone", "clone_from", "fmt", "into", "try_into", "type_id"],
                "_call",
            ),
            Self::Groups => (GROUPS, "_api"),
            Self::Features => (FEATURES, "_api"),
            Self::Servers => (
                &["clone", "clone_from", "eq", "fmt", "from", "into", "ne"],
                "_server",
            ),
            Self::BuilderSetters => (BUILDER, "_credential"),
            Self::Fields | Self::Variants => (&[], ""),
        };
        Taken { names, suffix }
    }
}
