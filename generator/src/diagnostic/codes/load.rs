//! CS01xx: loading files.

macro_rules! load_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// A file that the command line or the configuration names cannot be opened or read.
            ///
            /// Check the path, which is relative to the current folder, and the file's permissions.
            Unreadable "CS0101" Error "a file cannot be read";
        }
    };
}

pub(in crate::diagnostic) use load_codes;
