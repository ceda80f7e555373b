//! The committed client is what the document says, and saying it twice gives the same bytes.

use clientsmith::{Generator, Outcome};

use crate::sources::root;

fn generate() -> Outcome {
    Generator::from_config(root().join("spec/codegen.toml"))
        .unwrap()
        .generate()
        .unwrap()
}

#[test]
fn the_committed_client_is_what_the_document_says() {
    let comparison = generate().compare().unwrap();
    assert!(
        comparison.is_fresh(),
        "run `cargo run -- generate`: {comparison:?}"
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (first, second) = (generate(), generate());
    assert!(
        first.files.iter().eq(second.files.iter()),
        "two runs differ"
    );
}
