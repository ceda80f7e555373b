//! Places where each name may stand only once.

use std::collections::BTreeSet;

use super::{digest, keywords};
use crate::ir::Ident;
use crate::pointer::Pointer;

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
    /// Constructors of servers.
    Servers,
    /// Methods of the client's builder.
    BuilderSetters,
}

/// Names that are taken, and what is put behind a wish for one of them.
struct Taken {
    names: &'static [&'static str],
    suffix: &'static str,
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
    "Failure",
    "Field",
    "FieldWriter",
    "FromHeaders",
    "Headers",
    "Limits",
    "MapAccess",
    "Method",
    "Misfit",
    "Object",
    "OpenEnum",
    "OpenIntegerEnum",
    "Operation",
    "Outcome",
    "Param",
    "Patch",
    "Phase",
    "Reader",
    "Response",
    "ResponseBody",
    "SchemeKind",
    "Secret",
    "SecurityScheme",
    "Serializer",
    "Server",
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

/// What the builder of a client does besides taking credentials.
const BUILDER: &[&str] = &[
    "allow_insecure_http",
    "base_url",
    "build",
    "clone",
    "default_header",
    "fmt",
    "limits",
    "server",
    "transport",
    "user_agent",
];

impl Kind {
    /// The names that nothing in the document may take.
    fn taken(self) -> Taken {
        let (names, suffix): (&[&str], _) = match self {
            Self::Types => (TYPES, "Model"),
            Self::Modules => (FILES, "_module"),
            Self::Setters => (METHODS, "_value"),
            Self::Constants => (&["OPERATION"], "_PARAM"),
            Self::Arguments => (
                &["call", "clone", "fmt", "header", "new", "send", "timeout"],
                "_param",
            ),
            Self::Methods => (
                &["clone", "clone_from", "fmt", "into", "try_into", "type_id"],
                "_call",
            ),
            Self::Groups => (
                &[
                    "aux",
                    "builder",
                    "clone",
                    "clone_from",
                    "con",
                    "fmt",
                    "into",
                    "mod",
                    "nul",
                    "prn",
                    "type_id",
                ],
                "_api",
            ),
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

/// A place where each name may stand only once.
#[derive(Debug)]
pub struct Scope {
    kind: Kind,
    given: BTreeSet<String>,
}

impl Scope {
    /// A place without names.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            given: BTreeSet::new(),
        }
    }

    /// Gives a name to what stands at `at`: the wanted one, or the nearest that is free.
    pub fn claim(&mut self, wanted: Ident, at: &Pointer) -> Ident {
        let taken = self.kind.taken();
        let wanted = if taken.names.contains(&wanted.bare()) {
            Ident::from_naming(format!("{}{}", wanted.bare(), taken.suffix))
        } else {
            wanted
        };
        if self.given.insert(key(wanted.as_str())) {
            return wanted;
        }
        let told_apart = self.told_apart(wanted.bare(), at);
        Ident::from_naming(keywords::escape(told_apart))
    }

    /// The name with as many digits of the place as are needed: four, and twice as many for the same four again.
    fn told_apart(&mut self, name: &str, at: &Pointer) -> String {
        let place = at.to_string();
        // `Self_` was made of a keyword, which it is no longer with digits behind it.
        let name = name.trim_end_matches('_');
        let joint = match self.kind {
            Kind::Types | Kind::Variants => "X",
            _ => "_x",
        };
        let upper = self.kind == Kind::Constants;
        let mut round = 0;
        loop {
            let digits = digest(&format!("{place}{}", "#".repeat(round)), 4 + round * 4);
            let digits = if upper { digits.to_uppercase() } else { digits };
            let joint = if upper { "_X" } else { joint };
            let candidate = format!("{name}{joint}{digits}");
            if self.given.insert(key(&candidate)) {
                return candidate;
            }
            round += 1;
        }
    }
}

/// Names that differ by case alone are the same file on some systems, and read alike everywhere.
fn key(name: &str) -> String {
    name.trim_start_matches("r#").to_lowercase()
}
