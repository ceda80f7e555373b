//! Makes the client of `openapi.yaml` as `codegen.toml` says.

use std::path::Path;
use std::{env, fs};

use clientsmith::{Failure, Generator, Style};

fn main() {
    for file in ["openapi.yaml", "codegen.toml"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let made = Generator::from_config("codegen.toml").and_then(Generator::generate);
    let outcome = match made {
        Ok(outcome) => outcome,
        Err(Failure::Input(checked)) => panic!("{}", checked.render(Style::Plain)),
        Err(failure) => panic!("{failure}"),
    };
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    for (path, text) in outcome.files.iter() {
        let place = Path::new(&out).join(path);
        let folder = place.parent().expect("it is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        let text = if path == "src/lib.rs" {
            included(text)
        } else {
            text.to_owned()
        };
        fs::write(place, text).expect("the file can be written");
    }
}

/// The crate's root without its inner attributes, which an included file cannot have.
fn included(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines.filter(|line| !line.starts_with("#![")).collect()
}
