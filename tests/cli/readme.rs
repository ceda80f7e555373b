//! What the READMEs say that the command prints, it prints: each is followed in a copy of the repository, word by word.
//! `CLIENTSMITH_BLESS=1` writes what is printed now.

use std::fs;
use std::path::Path;

use clientsmith_tests::expected::{assert_none, difference};
use clientsmith_tests::scratch::{Entry, Scratch, tree};

use crate::run::run;

/// How a line begins that runs the command.
const COMMAND: &str = "$ cargo run -- ";

/// The document of <https://petstore3.swagger.io>, which the README uses as somebody's own.
const PETSTORE: &str = "corpus/documents/swagger__petstore3__1.0.27.yaml";

/// A copy of what the commands work on, in a folder of its own below `scratch`.
fn repository(scratch: &Scratch) {
    for part in ["spec", "generated-client"] {
        for (path, entry) in tree(&Path::new("..").join(part)) {
            if let Entry::File(bytes) = entry {
                scratch.write(&format!("clientsmith/{part}/{path}"), bytes);
            }
        }
    }
    let petstore = fs::read(PETSTORE).expect("the document is there");
    scratch.write("clientsmith/petstore.yaml", petstore);
}

/// Does what the text asks of its reader before the commands of a block, by the block's heading and number below it.
fn edit(scratch: &Scratch, heading: &str, block: usize) {
    let path = "clientsmith/spec/openapi.yaml";
    let document = scratch.read(path);
    let edited = match (heading, block) {
        ("Regenerate after an edit", 0) => document.replacen("      summary:", "      sumary:", 1),
        ("Regenerate after an edit", 1) => document.replacen("      sumary:", "      summary:", 1),
        ("Add an endpoint", 0) => pasted(&document),
        _ => return,
    };
    assert_ne!(
        document, edited,
        "the edit below `{heading}` finds its place"
    );
    scratch.write(path, edited);
}

/// The document with the endpoint that `spec/README.md` gives to paste.
fn pasted(document: &str) -> String {
    let page = fs::read_to_string("../spec/README.md").expect("the page is there");
    let endpoint = page
        .split("```yaml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let endpoint = endpoint.expect("an endpoint to paste");
    document.replacen("    patch:\n", &format!("{endpoint}    patch:\n"), 1)
}

/// A text with what the commands in it print now.
fn followed(text: &str, scratch: &Scratch) -> String {
    let (mut followed, mut heading, mut blocks) = (String::new(), String::new(), 0);
    let (mut inside, mut printed) = (false, false);
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            (heading, blocks) = (name.to_owned(), 0);
        }
        if line == "```console" {
            edit(scratch, &heading, blocks);
            (inside, blocks) = (true, blocks + 1);
        } else if line == "```" {
            (inside, printed) = (false, false);
        }
        if !printed || line.starts_with("$ ") {
            followed.push_str(line);
            followed.push('\n');
        }
        if let Some(words) = line.strip_prefix(COMMAND).filter(|_| inside) {
            let words: Vec<&str> = words.split(' ').collect();
            let ran = run(&scratch.path("clientsmith"), &words);
            followed.push_str(&(ran.out + &ran.err));
            printed = true;
        }
    }
    followed
}

#[test]
fn the_readme_shows_what_the_command_prints() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "cli-readme");
    repository(&scratch);
    let text = fs::read_to_string("../README.md").expect("the page is there");
    let commands = text.matches(COMMAND).count();
    assert!(commands > 5, "{commands} commands");
    let followed = followed(&text, &scratch);
    assert_none(&Vec::from_iter(difference(
        Path::new("../README.md"),
        &followed,
    )));
}

/// Its commands print nothing that the page shows; they succeed, in the state that the page leads to.
#[test]
fn the_commands_of_the_conventions_page_succeed() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "cli-conventions");
    repository(&scratch);
    let text = fs::read_to_string("../spec/README.md").expect("the page is there");
    edit(&scratch, "Add an endpoint", 0);
    let commands: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix(COMMAND))
        .collect();
    assert!(commands.len() > 1, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        let ran = run(&scratch.path("clientsmith"), &words).exits(0);
        assert_eq!(ran.err, "", "{command}");
    }
}
