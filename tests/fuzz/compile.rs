//! Clients of spoiled documents, checked by the compiler.

use clientsmith::{Edited, Generator};
use clientsmith_tests::clients::{CHECK, Workspace};

/// The clients that the compiler will see.
pub(crate) struct Clients {
    most: u64,
    workspace: Workspace,
    names: Vec<String>,
}

impl Clients {
    /// None yet, and never more than `most`.
    pub(crate) fn new(most: u64) -> Self {
        Self {
            most,
            workspace: Workspace::new(env!("CARGO_TARGET_TMPDIR"), "fuzz-clients"),
            names: Vec::new(),
        }
    }

    /// Takes a document of which a client was made, if there is room.
    pub(crate) fn consider(&mut self, document: &[u8], round: u64) {
        if u64::try_from(self.names.len()).unwrap_or(u64::MAX) >= self.most {
            return;
        }
        let name = format!("spoiled-{round}");
        let scratch = self.workspace.scratch();
        let path = scratch.write(&format!("documents/{name}.yaml"), document);
        let generator = Generator::from_document(path).package(&name);
        let made = generator.out(scratch.path(&name)).generate();
        let made = made.expect("the command made a client of it");
        if made.report.operations.generated == 0 {
            return;
        }
        made.write(Edited::Refuse).expect("a client can be written");
        self.names.push(name);
    }

    /// The compiler's word on all of them.
    pub(crate) fn check(&self) {
        if self.names.is_empty() {
            return;
        }
        let names = self.names.iter().map(String::as_str);
        self.workspace.members(names);
        let check = [CHECK, &["full", "--workspace", "--keep-going"]].concat();
        self.workspace.cargo(&check);
    }
}
