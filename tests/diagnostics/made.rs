//! Cases that no one would commit: too large, or not text.

use std::fs::File;
use std::path::PathBuf;

use clientsmith::Code;
use clientsmith_tests::scratch::Scratch;

/// The beginning of a document.
const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: \"1\" }\npaths: {}\n";

/// The document of such a case; `None` where the case is a file beside its `expected.txt`.
pub(crate) fn input(code: Code) -> Option<PathBuf> {
    let bytes = match code {
        Code::TooLarge => Vec::new(),
        Code::NotText => b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03".to_vec(),
        Code::Encoding => HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Code::TooDeep => format!("{HEAD}x-deep: {}{}\n", "[".repeat(200), "]".repeat(200)).into(),
        Code::TooManyNodes => many_nodes().into(),
        Code::NotListed => format!("{HEAD}x-codes:\n{}", "  - 0123\n".repeat(600)).into(),
        Code::TooManyFeatures => many_tags().into(),
        _ => return None,
    };
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), &format!("diagnostics-{code}"));
    let path = scratch.write("openapi.yaml", bytes);
    if code == Code::TooLarge {
        let file = File::options()
            .write(true)
            .open(&path)
            .expect("it was written");
        file.set_len((64 << 20) + 1).expect("it can have holes");
    }
    Some(path)
}

/// One value more than five million, with the members of the document itself.
fn many_nodes() -> String {
    format!(
        "{{\"openapi\": \"3.0.3\", \"x-many\": [{}0]}}\n",
        "0,".repeat(5_000_000)
    )
}

/// One tag more than a crate can have features for.
fn many_tags() -> String {
    let head = HEAD.replace(" {}\n", "\n");
    let operation = |index: usize| {
        format!(
            "  /of-{index}: {{ get: {{ tags: [Tag {index}], operationId: of{index}, \
             responses: {{ '204': {{ description: Nothing }} }} }} }}\n"
        )
    };
    head + &(0..257).map(operation).collect::<String>()
}
