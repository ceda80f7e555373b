//! CS05xx: codegen.toml.

macro_rules! config_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use config_codes;
