//! Makes the client of `openapi.yaml`.

use std::path::Path;
use std::{env, fs};

use clientsmith::{Failure, Generator, Style};

fn main() {
    let document = "openapi.yaml";
    println!("cargo::rerun-if-changed={document}");
    let made = Generator::from_document(document).featureless().generate();
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
