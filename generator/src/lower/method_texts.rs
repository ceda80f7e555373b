//! What each method of a group is named after: its operation's id, without the group's name where that can be.

use std::collections::BTreeMap;

use super::context::Context;
use super::naming::{self, Kind, Scope};
use super::plan::Plan;
use crate::pointer::Pointer;

/// A method that is to be named.
struct Method<'p> {
    /// The whole id.
    whole: &'p str,
    /// Without the group's name.
    short: Option<String>,
    /// Whether an earlier client calls it by the short name.
    is_held: bool,
}

impl Method<'_> {
    fn text(&self) -> &str {
        self.short.as_deref().unwrap_or(self.whole)
    }

    fn name(&self) -> String {
        naming::method_name(self.text()).bare().to_lowercase()
    }
}

/// The text that each method of a group is named after, in the order of `plans`.
///
/// Short names that collide in the group are given up by all that want them, but for the one that was published.
pub(super) fn choose(cx: &Context<'_, '_>, plans: &[&Plan], group: &str) -> Vec<String> {
    let mut methods: Vec<Method<'_>> = plans.iter().map(|plan| method(cx, plan, group)).collect();
    while give_up(&mut methods) {}
    let texts = methods.iter().map(Method::text);
    texts.map(str::to_owned).collect()
}

fn method<'p>(cx: &Context<'_, '_>, plan: &'p Plan, group: &str) -> Method<'p> {
    let at = &plan.view.at;
    let scope = Scope::new(Kind::Methods, &Pointer::root());
    let held = scope.held(at, &cx.published);
    let short = naming::without_group(&plan.id, group);
    // A client that has the whole name already keeps it, with digits behind it or without.
    let whole = naming::method_name(&plan.id);
    let keeps =
        cx.config.name(at).is_some() || held.is_some_and(|held| held.starts_with(whole.as_str()));
    let short = short.filter(|_| !keeps);
    let is = |text: &String| held == Some(naming::method_name(text).as_str());
    Method {
        whole: &plan.id,
        is_held: short.as_ref().is_some_and(is),
        short,
    }
}

/// Gives up the short names of one round that collide; says whether there were any.
fn give_up(methods: &mut [Method<'_>]) -> bool {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for method in methods.iter() {
        *count.entry(method.name()).or_default() += 1;
    }
    let mut any = false;
    for method in methods {
        let collides = count.get(&method.name()).is_some_and(|count| *count > 1);
        if collides && method.short.is_some() && !method.is_held {
            method.short = None;
            any = true;
        }
    }
    any
}
