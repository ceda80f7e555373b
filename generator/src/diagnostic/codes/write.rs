//! CS06xx: writing. What stops a write is a `WriteError`; no finding about a document has a code of this range yet.

macro_rules! write_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use write_codes;
