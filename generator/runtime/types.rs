//! Types that only some of the crate's features need.

/// Declares the file of each type and shows the type. The `#[cfg(..)]` in front says which features need them.
macro_rules! types {
    ($($module:ident::$name:ident),+ $(,)?) => {
        $(
            mod $module;
            pub use $module::$name;
        )+
    };
}

pub(crate) use types;
