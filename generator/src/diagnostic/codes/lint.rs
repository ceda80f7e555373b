//! CS07xx: conventions of authors.

macro_rules! lint_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*
        }
    };
}

pub(in crate::diagnostic) use lint_codes;
