//! CS04xx: meaning: types, operations and names.

macro_rules! lower_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use lower_codes;
