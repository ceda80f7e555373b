//! CS05xx: codegen.toml.

macro_rules! config_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// codegen.toml is not TOML.
            ///
            /// Nothing can be read from it, so nothing is generated. For example, a name with a space in it has to stand
            /// in quotes:
            ///
            /// ```toml
            /// [types.rename]
            /// "Pet View" = "Pet"
            /// ```
            ///
            /// Correct the line that is shown.
            ConfigSyntax "CS0501" Error "codegen.toml is not TOML";

            /// codegen.toml has a key that means nothing.
            ///
            /// A misspelt key would otherwise be ignored without a word, and the override that it was meant to be would be
            /// missing from the client.
            ///
            /// Compare with the keys that the message lists.
            UnknownConfigKey "CS0502" Error "codegen.toml has an unknown key";

            /// A value in codegen.toml is of another kind than its key takes.
            ///
            /// ```toml
            /// [package]
            /// version = "0.1.0"   # a string, not a number
            /// ```
            ///
            /// Write a value of the kind that the message names.
            ConfigType "CS0503" Error "a value in codegen.toml is of the wrong kind";

            /// The package's name or version in codegen.toml is one that cargo refuses.
            ///
            /// Names have letters, digits, `-` and `_` and begin with a letter; versions are semantic versions such as
            /// `0.1.0`.
            ///
            /// Choose another one.
            InvalidPackage "CS0504" Error "the package cannot be called so";

            /// An override in codegen.toml names a Rust type or a method in a form that Rust does not know.
            ///
            /// ```toml
            /// [types.rename]
            /// IntegrationView = "Integration"   # letters, digits and underscores
            /// ```
            ///
            /// Choose another name.
            InvalidOverride "CS0505" Error "an override cannot be a name";
        }
    };
}

pub(in crate::diagnostic) use config_codes;
