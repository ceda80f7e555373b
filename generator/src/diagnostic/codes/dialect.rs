//! CS02xx: versions of OpenAPI.

macro_rules! dialect_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// The file does not say which version of OpenAPI it is written in, so it may be something else altogether.
            ///
            /// ```yaml
            /// openapi: 3.0.3
            /// info: { title: Pets, version: "1" }
            /// paths: {}
            /// ```
            ///
            /// Check that the path is that of an OpenAPI document, and write its version at the top.
            NoVersion "CS0201" Error "the document states no version";

            /// The document is written in a version of OpenAPI that this release does not read: only 3.0.0 to 3.0.4 are.
            ///
            /// The versions differ in meaning (`nullable`, `exclusiveMinimum`, bodies), so that a document cannot be read as if
            /// it were of another one.
            ///
            /// Convert the document to 3.0.3.
            UnsupportedVersion "CS0202" Error "the document's version is not supported";

            /// The version is a number, and numbers lose what matters: `3.10` is `3.1`.
            ///
            /// ```yaml
            /// openapi: "3.0.3"
            /// ```
            ///
            /// Put it in quotes and write all three parts.
            VersionIsNumber "CS0203" Error "the version is not text";
        }
    };
}

pub(in crate::diagnostic) use dialect_codes;
