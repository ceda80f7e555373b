//! The arrow runs one way: each room imports only what its row in the table allows.

use crate::sources::rust_files;

/// One room: its folder or file below `generator/src`, the rooms of the crate and the other crates that it may name.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The table of DESIGN's pipeline. `std`, `core` and `alloc` are free to all.
const ROOMS: &[Room] = &[
    Room {
        name: "pointer",
        rooms: &[],
        crates: &["serde"],
    },
    Room {
        name: "diagnostic",
        rooms: &["pointer"],
        crates: &["serde", "serde_json", "annotate_snippets", "strsim"],
    },
    Room {
        name: "config",
        rooms: &["diagnostic", "pointer"],
        crates: &["serde", "toml"],
    },
    Room {
        name: "load",
        rooms: &["config", "diagnostic", "pointer"],
        crates: &["serde_json", "serde_yaml", "granit_parser", "serde"],
    },
    Room {
        name: "dialect",
        rooms: &["load", "diagnostic", "pointer"],
        crates: &["serde_json"],
    },
    Room {
        name: "resolve",
        rooms: &["dialect", "load", "diagnostic", "pointer"],
        crates: &["openapiv3", "serde", "serde_json"],
    },
    Room {
        name: "ir",
        rooms: &["pointer"],
        crates: &["serde"],
    },
    Room {
        name: "lower",
        rooms: &["resolve", "ir", "config", "diagnostic", "pointer"],
        crates: &[
            "openapiv3",
            "serde",
            "serde_json",
            "indexmap",
            "heck",
            "any_ascii",
            "pulldown_cmark",
            "regex_lite",
            "sha2",
            "regex_lite",
        ],
    },
    Room {
        name: "lint",
        rooms: &["resolve", "config", "diagnostic", "pointer"],
        crates: &["openapiv3", "serde_json"],
    },
    Room {
        name: "emit",
        rooms: &["ir", "pointer"],
        crates: &["proc_macro2", "quote", "serde_json", "toml_edit"],
    },
    Room {
        name: "render",
        rooms: &["emit"],
        crates: &["proc_macro2", "quote", "syn", "prettyplease"],
    },
    Room {
        name: "write",
        rooms: &["render"],
        crates: &["rustix", "serde", "serde_json", "sha2", "toml"],
    },
    Room {
        name: "diff",
        rooms: &["ir", "pointer"],
        crates: &["serde", "serde_json"],
    },
    Room {
        name: "inspect",
        rooms: &["ir"],
        crates: &[],
    },
    Room {
        name: "report",
        rooms: &[],
        crates: &["serde", "serde_json"],
    },
];

/// Only these may name the crate: a rule beyond the table.
const ONLY: &[(&str, &str)] = &[
    ("heck", "lower/naming"),
    ("regex_lite", "lower/pattern"),
    ("serde_yaml", "load"),
    ("openapiv3", "resolve|lower|lint"),
];

#[test]
fn every_room_imports_only_what_its_row_allows() {
    let mut broken = Vec::new();
    for file in rust_files(&["generator/src"]) {
        let inside = file.path.trim_start_matches("generator/src/");
        let Some(room) = ROOMS.iter().find(|room| in_room(inside, room.name)) else {
            continue;
        };
        for path in paths(&file.text) {
            if !allowed(room, &path) {
                broken.push(format!(
                    "{}: `{path}` is not in the row of `{}`",
                    file.path, room.name
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_crate_with_one_place_is_named_only_there() {
    let mut broken = Vec::new();
    for file in rust_files(&["generator/src"]) {
        let inside = file.path.trim_start_matches("generator/src/");
        for (name, places) in ONLY {
            let named = paths(&file.text)
                .iter()
                .any(|path| path.split("::").next() == Some(name));
            if named && !places.split('|').any(|place| inside.starts_with(place)) {
                broken.push(format!("{}: only {places} may name `{name}`", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_rooms_that_touch_the_disk_name_the_file_system() {
    let free = ["load/", "config", "write/", "cli/", "pipeline"];
    let broken: Vec<_> = rust_files(&["generator/src"])
        .into_iter()
        .filter(|file| {
            !free.iter().any(|room| {
                file.path
                    .trim_start_matches("generator/src/")
                    .starts_with(room)
            })
        })
        .filter(|file| {
            paths(&file.text)
                .iter()
                .any(|path| path.starts_with("std::fs"))
                || file.text.contains("fs::write")
        })
        .map(|file| file.path)
        .collect();
    assert!(broken.is_empty(), "these touch the disk: {broken:?}");
}

#[test]
fn every_folder_of_the_generator_is_a_room() {
    let known = |inside: &str| ROOMS.iter().any(|room| in_room(inside, room.name));
    let other = ["lib.rs", "main.rs", "pipeline", "cli/"];
    let homeless: Vec<_> = rust_files(&["generator/src"])
        .into_iter()
        .map(|file| file.path.trim_start_matches("generator/src/").to_owned())
        .filter(|inside| !known(inside) && !other.iter().any(|place| inside.starts_with(place)))
        .collect();
    assert!(homeless.is_empty(), "no row in the table for {homeless:?}");
}

#[test]
fn the_command_line_uses_the_crate_root_only() {
    let stages = [
        "load", "dialect", "resolve", "lower", "emit", "render", "write", "ir", "lint",
    ];
    let mut broken = Vec::new();
    for file in rust_files(&["generator/src/cli"]) {
        for path in paths(&file.text) {
            let mut parts = path.split("::");
            if parts.next() == Some("crate")
                && parts.next().is_some_and(|room| stages.contains(&room))
            {
                broken.push(format!("{}: {path}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn in_room(inside: &str, room: &str) -> bool {
    inside == format!("{room}.rs") || inside.starts_with(&format!("{room}/"))
}

fn allowed(room: &Room, path: &str) -> bool {
    let mut parts = path.split("::");
    match parts.next() {
        Some("std" | "core" | "alloc" | "self" | "super") => true,
        Some("crate") => parts.next().is_some_and(|name| {
            // Templates of emitted code name modules of the emitted crate, which are no rooms.
            let is_room = ROOMS.iter().any(|room| room.name == name) || name == "cli";
            name == room.name || room.rooms.contains(&name) || !is_room
        }),
        Some(name) => {
            room.crates.contains(&name) || !name.starts_with(|c: char| c.is_ascii_lowercase())
        }
        None => true,
    }
}

/// The paths of the `use` lines, and every `crate::room` in the code; groups are cut at their brace.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let modules: Vec<&str> = text.lines().filter_map(declared_module).collect();
    for line in text
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with("//"))
    {
        let line = line
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub(super) ")
            .trim_start_matches("pub ");
        if let Some(rest) = line.strip_prefix("use ") {
            let path: String = rest
                .chars()
                .take_while(|c| !matches!(c, '{' | ';' | ' '))
                .collect();
            let own = path
                .split("::")
                .next()
                .is_some_and(|first| modules.contains(&first));
            if !own {
                found.push(path.trim_end_matches("::").to_owned());
            }
        }
        for part in line.split("crate::").skip(1) {
            let room: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if room.starts_with(|c: char| c.is_ascii_lowercase())
                && !line.contains("$crate")
                && !line.contains("\"")
            {
                found.push(format!("crate::{room}"));
            }
        }
    }
    found
}

/// The module that a `mod x;` line declares.
fn declared_module(line: &str) -> Option<&str> {
    let line = line.trim().strip_suffix(';')?;
    let (_, name) = line.rsplit_once("mod ")?;
    name.chars()
        .all(|c| c.is_alphanumeric() || c == '_')
        .then_some(name)
}
