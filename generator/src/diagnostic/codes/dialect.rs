//! CS02xx: versions of OpenAPI and how they are brought to one shape.

macro_rules! dialect_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use dialect_codes;
