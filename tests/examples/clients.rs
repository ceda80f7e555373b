//! Clients that are made of documents, and a program that reads and writes values by their types.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use clientsmith::diagnostic::Sink;
use clientsmith::ir::{Api, Primitive, TypeRef};
use clientsmith::load::Source;
use clientsmith::render::FileSet;
use clientsmith::{Failure, Generator, Style};
use clientsmith_tests::clients::Workspace;
use clientsmith_tests::scratch::Scratch;
use serde_json::{Value, json};

/// A client, and the document that it was made of.
pub(crate) struct Client {
    pub(crate) name: String,
    pub(crate) document: Value,
    pub(crate) api: Api,
    files: FileSet,
    /// The types that are asked for, by how they are written; each has the number of its arm.
    types: BTreeMap<String, usize>,
}

/// Makes a client; none of a document that is written in another version.
pub(crate) fn make(path: &Path) -> Option<Client> {
    let words = path.file_stem()?.to_string_lossy();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    let generator = || Generator::from_document(path).package(name.clone());
    let files = match generator().generate() {
        Ok(outcome) => outcome.files,
        Err(Failure::Input(checked)) => {
            let said = checked.render(Style::Plain);
            assert!(said.contains("[CS0202]"), "{}:\n{said}", path.display());
            return None;
        }
        Err(Failure::Bug(bug)) => panic!("{}: {bug}", path.display()),
    };
    let (api, _) = generator()
        .inspect()
        .expect("what was made can be looked at");
    let source = Source::load(path, &mut Sink::default()).expect("what was made can be read");
    Some(Client {
        name,
        document: source.root().clone(),
        api,
        files,
        types: BTreeMap::new(),
    })
}

impl Client {
    /// The number of a type.
    pub(crate) fn number(&mut self, ty: &TypeRef) -> usize {
        let written = self.written(ty);
        let next = self.types.len();
        *self.types.entry(written).or_insert(next)
    }

    /// A type as a file of the client writes it.
    pub(crate) fn written(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Named(id) => format!("crate::types::{}", self.api.type_def(*id).name),
            TypeRef::List(item) => format!("Vec<{}>", self.written(item)),
            TypeRef::Map(value) => {
                format!(
                    "std::collections::BTreeMap<String, {}>",
                    self.written(value)
                )
            }
            TypeRef::Boxed(target) => format!("Box<{}>", self.written(target)),
            TypeRef::Nullable(target) => format!("Option<{}>", self.written(target)),
            TypeRef::Primitive(Primitive::Foreign(id)) => self.api.foreign(*id).ty.clone(),
            TypeRef::Primitive(primitive) => primitive_name(*primitive).to_owned(),
        }
    }

    fn write(&self, scratch: &Scratch) {
        for (path, text) in self.files.iter() {
            let text = match path {
                "src/lib.rs" => format!("{text}\npub use runtime::probe;\n"),
                "src/runtime/mod.rs" => format!("{text}\npub mod probe;\n"),
                _ => text.to_owned(),
            };
            scratch.write(&format!("{}/{path}", self.name), text);
        }
        let path = format!("{}/src/runtime/probe.rs", self.name);
        scratch.write(&path, self.probe());
    }

    /// The module that reads and writes by the number of a type.
    fn probe(&self) -> String {
        let arms = self
            .types
            .iter()
            .fold(String::new(), |mut arms, (ty, number)| {
                let _ = writeln!(arms, "        {number} => both::<{ty}>(text),");
                arms
            });
        include_str!("probe.rs.txt").replace("ARMS", &arms)
    }
}

/// A value for a type of a client.
#[derive(Debug)]
pub(crate) struct Task<'a> {
    pub(crate) client: usize,
    pub(crate) ty: usize,
    pub(crate) value: &'a Value,
}

/// The program.
pub(crate) struct Program(Workspace);

impl Program {
    /// Writes and compiles it.
    pub(crate) fn build(name: &str, clients: &[Client]) -> Self {
        let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), name);
        let scratch = workspace.scratch();
        // Those with nothing to read are not compiled.
        let used = clients.iter().enumerate();
        let used: Vec<(usize, &Client)> = used
            .filter(|(_, client)| !client.types.is_empty())
            .collect();
        used.iter().for_each(|(_, client)| client.write(scratch));
        scratch.write("program/Cargo.toml", manifest(&used));
        scratch.write("program/src/main.rs", program(&used));
        let names = used.iter().map(|(_, client)| client.name.as_str());
        workspace.members(names.chain(["program"]));
        workspace.cargo(&["build", "--package", "program"]);
        Self(workspace)
    }

    /// Reads each value and writes it again.
    pub(crate) fn run(&self, tasks: &[Task<'_>]) -> Vec<Result<Value, String>> {
        let lines = tasks.iter().fold(String::new(), |lines, task| {
            let line = json!([task.client, task.ty, task.value.to_string()]);
            lines + &line.to_string() + "\n"
        });
        let input = self.0.scratch().write("tasks.jsonl", lines);
        let output = Command::new(self.0.program("program")).arg(input).output();
        let output = output.expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let text = String::from_utf8(output.stdout).expect("it writes text");
        let answers: Vec<Result<Value, String>> = text.lines().map(answer).collect();
        assert_eq!(answers.len(), tasks.len(), "an answer for each value");
        answers
    }
}

fn answer(line: &str) -> Result<Value, String> {
    let (is_read, text): (bool, String) = serde_json::from_str(line).expect("an answer");
    if !is_read {
        return Err(text);
    }
    serde_json::from_str(&text).map_err(|error| format!("what was written is no JSON: {error}"))
}

fn manifest(clients: &[(usize, &Client)]) -> String {
    let mut text = String::from(
        "[package]\nname = \"program\"\nedition = \"2021\"\n\n[dependencies]\nserde_json = { version = \"1\", features = [\"float_roundtrip\"] }\n",
    );
    for (index, client) in clients {
        let name = &client.name;
        // Without TLS, which compiles C.
        let _ = writeln!(
            text,
            "client{index} = {{ package = {name:?}, path = \"../{name}\", default-features = false, features = [\"full\"] }}"
        );
    }
    text
}

fn program(clients: &[(usize, &Client)]) -> String {
    let arms = clients.iter().fold(String::new(), |mut arms, (index, _)| {
        let _ = writeln!(
            arms,
            "        {index} => client{index}::probe::run(ty, text),"
        );
        arms
    });
    include_str!("program.rs.txt").replace("ARMS", &arms)
}

/// A primitive as the runtime's own files write it.
fn primitive_name(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "String",
        Primitive::Bool => "bool",
        Primitive::I8 => "i8",
        Primitive::I16 => "i16",
        Primitive::I32 => "i32",
        Primitive::I64 => "i64",
        Primitive::U8 => "u8",
        Primitive::U16 => "u16",
        Primitive::U32 => "u32",
        Primitive::U64 => "u64",
        Primitive::F64 => "f64",
        Primitive::Secret => "super::Secret",
        Primitive::DateTime => "super::DateTime",
        Primitive::Date => "super::Date",
        Primitive::Time => "super::Time",
        Primitive::Uuid => "super::Uuid",
        Primitive::Duration => "super::IsoDuration",
        Primitive::Ip => "super::IpText",
        Primitive::Ipv4 => "super::Ipv4Text",
        Primitive::Ipv6 => "super::Ipv6Text",
        Primitive::Base64 => "super::Base64",
        Primitive::Base64Url => "super::Base64Url",
        // Foreign types are written by their paths; without a configuration there are none.
        Primitive::Json | Primitive::Foreign(_) => "serde_json::Value",
    }
}
