//! CS03xx: references and the typed view of the document.

macro_rules! resolve_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use resolve_codes;
