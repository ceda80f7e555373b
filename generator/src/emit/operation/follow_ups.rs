//! What the documentation of a method says about calls that follow.

use crate::emit::docs;
use crate::ir::{Api, FollowUp, Group, Operation};

/// The section of calls that follow; empty where the document tells of none.
pub(super) fn section(api: &Api, operation: &Operation) -> String {
    let lines = operation.follow_ups.iter();
    let lines: Vec<String> = lines.filter_map(|each| line(api, each)).collect();
    if lines.is_empty() {
        return String::new();
    }
    let title = "# What may follow";
    docs::paragraphs([title, &lines.join("\n")])
}

fn line(api: &Api, follow_up: &FollowUp) -> Option<String> {
    let (group, target) = target(api, follow_up)?;
    let (module, handle) = (&group.name, &group.type_name);
    let (name, method) = (target.name.bare(), &target.name);
    let mut line = format!("- [`{name}`](crate::api::{module}::{handle}::{method})");
    for (before, text) in [(": ", &follow_up.values), (". ", &follow_up.docs)] {
        if !text.is_empty() {
            line.push_str(before);
            line.push_str(&text.as_str().replace('\n', " "));
        }
    }
    if !line.ends_with('.') {
        line.push('.');
    }
    Some(line)
}

fn target<'a>(api: &'a Api, follow_up: &FollowUp) -> Option<(&'a Group, &'a Operation)> {
    let mut operations = api.operations();
    operations.find(|(_, operation)| operation.origin == follow_up.target)
}
