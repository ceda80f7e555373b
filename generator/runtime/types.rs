//! Types that only some of the crate's features need.

/// Declares the file of each type and shows the type, or `{the type, what it is made of}`. The `#[cfg(..)]` in front says which features need them.
macro_rules! types {
    ($($module:ident::$shown:tt),+ $(,)?) => {
        $(
            mod $module;
            pub use $module::$shown;
        )+
    };
}

pub(crate) use types;
