//! Running the command.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use clientsmith_tests::scratch::Scratch;

/// A document with nothing to complain about.
pub(crate) const PETS: &str = r##"openapi: 3.0.3
info:
  title: Pet Store
  version: "1.0"
  description: Pets and their names.
servers:
  - url: https://pets.example.com/v1
tags:
  - name: Pets
    description: Everything about pets.
paths:
  /pets/{petId}:
    get:
      tags: [Pets]
      operationId: getPet
      summary: Get a pet
      parameters:
        - name: petId
          in: path
          required: true
          description: Which pet.
          schema: { type: string }
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
        default:
          description: Something else.
components:
  schemas:
    Pet:
      type: object
      description: A pet.
      required: [name]
      properties:
        name: { type: string, description: Its name. }
"##;

/// What a run did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

impl Ran {
    /// Checks the exit code, and shows everything where it is another one.
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }
}

/// The command in a folder, with nothing set that changes what it prints.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientsmith-under-test"));
    command.current_dir(folder).args(words).stdin(Stdio::null());
    command.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    command
}

/// Runs the command in a folder.
pub(crate) fn run(folder: &Path, words: &[&str]) -> Ran {
    let output = command(folder, words).output();
    output.expect("the command starts").into()
}

/// A folder of the test's own with `pets.yaml` and a configuration that turns it into `client`.
pub(crate) fn project(test: &str) -> Scratch {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), &format!("cli-{test}"));
    scratch.write("spec/pets.yaml", PETS);
    let config = "[package]\nname = \"pets\"\n\n[input]\nspec = \"pets.yaml\"\n\n[output]\ndir = \"../client\"\n";
    scratch.write("spec/codegen.toml", config);
    scratch
}

/// Such a folder in which the client was generated already.
pub(crate) fn generated(test: &str) -> Scratch {
    let scratch = project(test);
    run(scratch.folder(), &["generate"]).exits(0);
    scratch
}
