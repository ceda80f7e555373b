//! Blank lines between items, as a person would set them: prettyplease prints none.
//!
//! They are marked in the tree and put into the text afterwards. A mark is a line of its own; no literal or comment can
//! look like one, because the tree holds no literal with a raw line break and a comment's line starts with slashes.

use syn::{Attribute, File, ImplItem, Item, parse_quote};

/// The line that becomes a blank one.
const MARK: &str = "__blank_line__!();";

/// Marks where a blank line goes.
pub(super) fn mark(file: &mut File) {
    for item in &mut file.items {
        match item {
            Item::Impl(block) => {
                block.items = spread(
                    std::mem::take(&mut block.items),
                    |before, after| {
                        matches!((before, after), (ImplItem::Const(_), ImplItem::Const(_)))
                    },
                    parse_quote! { __blank_line__!(); },
                );
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    *items = spread(
                        std::mem::take(items),
                        belong_together,
                        parse_quote! { __blank_line__!(); },
                    );
                }
            }
            _ => {}
        }
    }
    file.items = spread(
        std::mem::take(&mut file.items),
        belong_together,
        parse_quote! { __blank_line__!(); },
    );
    if !file.attrs.is_empty() && !file.items.is_empty() {
        file.items.insert(0, parse_quote! { __blank_line__!(); });
    }
}

/// Puts the blank lines into the text.
pub(super) fn space(text: &str) -> String {
    text.lines()
        .map(|line| if line.trim_start() == MARK { "" } else { line })
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Puts `mark` between the items that do not belong together.
fn spread<T: Clone>(items: Vec<T>, together: fn(&T, &T) -> bool, mark: T) -> Vec<T> {
    let mut spread: Vec<T> = Vec::with_capacity(items.len() * 2);
    for item in items {
        if spread.last().is_some_and(|before| !together(before, &item)) {
            spread.push(mark.clone());
        }
        spread.push(item);
    }
    spread
}

/// Whether two items stand on neighbouring lines: imports, modules and short constants of one kind.
fn belong_together(before: &Item, after: &Item) -> bool {
    match (before, after) {
        (Item::Use(before), Item::Use(after)) => {
            before.vis == after.vis && origin(before) == origin(after)
        }
        (Item::Mod(before), Item::Mod(after)) => {
            let conditional = |attribute: &Attribute| attribute.path().is_ident("cfg");
            after.attrs.iter().all(conditional)
                && before.content.is_none()
                && after.content.is_none()
        }
        (Item::Const(_), Item::Const(after)) => after.attrs.is_empty(),
        (Item::Macro(_), Item::Macro(after)) => after.attrs.is_empty(),
        _ => false,
    }
}

/// Whether a `use` item is of this crate; std and others stand in a block before.
fn origin(import: &syn::ItemUse) -> bool {
    match &import.tree {
        syn::UseTree::Path(path) => path.ident != "std",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{mark, space};

    #[test]
    fn items_and_methods_stand_apart() {
        let lines = [
            "use std::fmt; use super::a::B; use super::c::D; const A: u8 = 1; const B: u8 = 2; struct S;",
            "impl S { const C: u8 = 1; const D: u8 = 2; fn e() {}",
            "fn f() -> &'static str { \"__blank_line__!();\" } }",
        ];
        let mut file = syn::parse_file(&lines.concat()).expect("a file");
        mark(&mut file);
        let text = space(&prettyplease::unparse(&file));
        let expected = r#"use std::fmt;

use super::a::B;
use super::c::D;

const A: u8 = 1;
const B: u8 = 2;

struct S;

impl S {
    const C: u8 = 1;
    const D: u8 = 2;

    fn e() {}

    fn f() -> &'static str {
        "__blank_line__!();"
    }
}
"#;
        assert_eq!(text, expected);
    }
}
