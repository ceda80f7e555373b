//! Every example out and back, then everything that is planted.

use serde_json::Value;

use crate::clients::{Client, Program, Task};
use crate::counts::Counts;
use crate::found::{self, Example};
use crate::judge::{Direction, Judge, Law};
use crate::nodes::Nodes;
use crate::nulls;
use crate::plants::{self, Plant};
use crate::walk::{Walk, difference};

/// Into how many examples of a document something is planted; those with more are sampled evenly.
const PLANTED: usize = 400;

/// A document, its schemas and its examples.
struct Case<'d> {
    index: usize,
    nodes: Nodes<'d>,
    sent: Judge,
    received: Judge,
    tries: Vec<Try>,
}

/// An example that fits its schema.
struct Try {
    example: Example,
    /// What the document has; the example is without the nulls that do not fit.
    written: Value,
    ty: usize,
    /// Whether the formats fit too.
    formed: bool,
}

impl Case<'_> {
    fn walk(&self, direction: Direction) -> Walk<'_> {
        Walk {
            nodes: &self.nodes,
            judge: match direction {
                Direction::Sent => &self.sent,
                Direction::Received => &self.received,
            },
            direction,
        }
    }

    /// Judges what came back of an example.
    fn fault(&self, one: &Try, got: &Result<Value, String>) -> Option<String> {
        let example = &one.example;
        let least = self
            .walk(example.direction)
            .least(example.node, &example.value);
        match got {
            Ok(got) => difference(&least, got, &one.written),
            // A date that is none may be refused, and nothing else.
            Err(_) if !one.formed => None,
            Err(error) => Some(error.clone()),
        }
    }
}

/// Counts by the names of the documents, and what did not survive.
pub(crate) fn round(name: &str, mut clients: Vec<Client>) -> (Vec<(String, Counts)>, Vec<String>) {
    let mut counts = vec![Counts::default(); clients.len()];
    let documents = documents(&clients);
    let each = clients
        .iter_mut()
        .zip(&documents)
        .zip(&mut counts)
        .enumerate();
    let cases: Vec<Case<'_>> = each
        .map(|(index, ((client, document), counts))| case(index, client, document, counts))
        .collect();
    if cases.iter().all(|case| case.tries.is_empty()) {
        let names = clients.into_iter().map(|client| client.name);
        return (names.zip(counts).collect(), Vec::new());
    }
    let program = Program::build(name, &clients);
    let mut faults = Vec::new();
    let mut plants: Vec<(&Case<'_>, &Try, Plant)> = Vec::new();
    let tries = cases
        .iter()
        .flat_map(|case| case.tries.iter().map(move |one| (case, one)));
    let tries: Vec<(&Case<'_>, &Try)> = tries.collect();
    let tasks = tries
        .iter()
        .map(|(case, one)| task(case, one, &one.written));
    let answers = program.run(&tasks.collect::<Vec<_>>());
    for ((case, one), got) in tries.iter().zip(answers) {
        match (case.fault(one, &got), got) {
            (Some(fault), _) => faults.push(report(&clients, (case, one), &fault)),
            (None, Ok(kept)) if one.formed => {
                counts[case.index].survived();
                let number = counts[case.index].survivors();
                if !number.is_multiple_of(case.tries.len().div_ceil(PLANTED)) {
                    continue;
                }
                let walk = case.walk(one.example.direction);
                let planted = plants::plants(&walk, &one.example, &kept).into_iter();
                plants.extend(planted.map(|plant| (*case, *one, plant)));
            }
            (None, _) => counts[case.index].of_another_form(),
        }
    }
    let tasks = plants
        .iter()
        .map(|(case, one, plant)| task(case, one, &plant.value));
    let answers = program.run(&tasks.collect::<Vec<_>>());
    for ((case, one, plant), got) in plants.iter().zip(answers) {
        counts[case.index].planted(plant.kind);
        let fault = plant.fault(got);
        faults.extend(fault.map(|fault| report(&clients, (case, one), &fault)));
    }
    let names = clients.into_iter().map(|client| client.name);
    (names.zip(counts).collect(), faults)
}

fn documents(clients: &[Client]) -> Vec<Value> {
    let documents = clients.iter().map(|client| client.document.clone());
    documents.collect()
}

/// The examples of a document that fit their schemas.
fn case<'d>(
    index: usize,
    client: &mut Client,
    document: &'d Value,
    counts: &mut Counts,
) -> Case<'d> {
    let mut nodes = Nodes::new(document);
    let examples = found::examples(document, &client.api.places, &mut nodes);
    let judges = |law| [Direction::Sent, Direction::Received].map(|to| Judge::new(&nodes, to, law));
    let strict = judges(Law::Formats);
    let [sent, received] = judges(Law::Schema);
    let mut tries = Vec::new();
    for mut example in examples {
        counts.found(example.kind);
        let (judge, strict) = match example.direction {
            Direction::Sent => (&sent, &strict[0]),
            Direction::Received => (&received, &strict[1]),
        };
        let written = example.value.clone();
        if judge.fits(example.node, &written) {
            counts.valid(example.kind);
        } else {
            let Some(value) = nulls::without(judge, example.node, &written) else {
                continue;
            };
            counts.valid_but_for_nulls();
            example.value = value;
        }
        tries.push(Try {
            formed: strict.fits(example.node, &example.value),
            ty: client.number(&example.ty),
            example,
            written,
        });
    }
    Case {
        index,
        nodes,
        sent,
        received,
        tries,
    }
}

fn task<'a>(case: &Case<'_>, one: &Try, value: &'a Value) -> Task<'a> {
    Task {
        client: case.index,
        ty: one.ty,
        value,
    }
}

fn report(clients: &[Client], (case, one): (&Case<'_>, &Try), fault: &str) -> String {
    let client = &clients[case.index];
    let example = &one.example;
    let ty = client.written(&example.ty);
    format!(
        "{} {:?} {} as {ty}: {fault}",
        client.name, example.direction, example.at
    )
}
