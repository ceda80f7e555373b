//! What people use keeps its name.

use clientsmith_tests::scratch::Scratch;

use crate::run::{PETS, generated, run};

/// A property that is not spelt like its name, and whose own name is hard to write down.
const DASH: &str = "\n        \"a-b\\n\\\"\": { type: string }";

/// One that is.
const LINE: &str = "\n        a_b: { type: string }";

/// How the lock file writes where they stand.
const DASH_KEY: &str = "field #/components/schemas/Pet/properties/a-b\\u000A\\\"";
const LINE_KEY: &str = "field #/components/schemas/Pet/properties/a_b";

/// Generates the client of a pet with more properties.
fn generate(project: &Scratch, properties: &str) {
    let with = PETS.replace("properties:", &format!("properties:{properties}"));
    project.write("spec/pets.yaml", with);
    run(project.folder(), &["generate"]).exits(0);
    run(project.folder(), &["check"]).exits(0);
}

/// Whether the lock file holds a name.
fn holds(project: &Scratch, what: &str, name: &str) -> bool {
    let lock = project.read("client/.clientsmith.lock");
    lock.contains(&format!("\"{what}\" = \"{name}\"\n"))
}

#[test]
fn a_newcomer_takes_no_name() {
    let project = generated("newcomer");
    generate(&project, DASH);
    assert!(holds(&project, DASH_KEY, "a_b"));
    generate(&project, &format!("{LINE}{DASH}"));
    assert!(holds(&project, DASH_KEY, "a_b"));
    assert!(!holds(&project, LINE_KEY, "a_b"));

    // Without a lock, what is spelt like the name has it.
    let lock = project.path("client/.clientsmith.lock");
    std::fs::remove_file(lock).expect("the lock goes");
    run(project.folder(), &["generate", "--force"]).exits(0);
    assert!(holds(&project, LINE_KEY, "a_b"));
}

#[test]
fn what_the_document_renames_has_its_new_name() {
    let project = generated("renamed");
    let operation = "method #/paths/~1pets~1{petId}/get";
    assert!(holds(&project, operation, "get_pet"));
    project.write("spec/pets.yaml", PETS.replace("getPet", "findPet"));
    run(project.folder(), &["generate"]).exits(0);
    assert!(holds(&project, operation, "find_pet"));
}
