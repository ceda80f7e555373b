//! Documents that were spoiled by chance: whatever they say, the command ends in time, and says either what is wrong or
//! that a client was made, which compiles.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test ends where something is not as it has to be, and prints what is asked for"
)]

mod compile;
mod mutate;
mod random;
mod run;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use clientsmith::diagnostic::Sink;
use clientsmith::load::Source;
use clientsmith_tests::scratch::Scratch;
use serde_json::Value;

use random::Random;
use run::{End, run};

/// Documents of this size, in bytes, are spoiled.
const SMALL: u64 = 24_000;

/// A document to spoil.
struct Seed {
    text: Vec<u8>,
    root: Value,
}

/// A number that the environment gives.
fn number(name: &str, default: u64) -> u64 {
    let given = env::var(name).ok();
    given.map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn spoiled_documents_end_well() {
    let (good, odd) = seeds();
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "fuzz");
    let (seed, first) = (
        number("CLIENTSMITH_FUZZ_SEED", 1),
        number("CLIENTSMITH_FUZZ_FIRST", 0),
    );
    let rounds = number("CLIENTSMITH_FUZZ_ROUNDS", 120);
    let time = Duration::from_secs(number("CLIENTSMITH_FUZZ_SECONDS", u64::from(u32::MAX)));
    let mut clients = compile::Clients::new(number("CLIENTSMITH_FUZZ_COMPILE", 0));
    let (start, mut ends) = (Instant::now(), [0, 0]);
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for round in (first..first + rounds).take_while(|_| start.elapsed() < time) {
        let mut random = Random::new(seed.rotate_left(32) ^ round);
        // Most of what comes of odd documents is refused at once.
        let seeds = if random.below(6) == 0 { &odd } else { &good };
        let origin = &seeds[random.below(seeds.len())];
        let document = spoil(&mut random, origin);
        scratch.write("spoiled.yaml", &document);
        match try_all(scratch.folder(), round) {
            End::Made => {
                ends[0] += 1;
                clients.consider(&document, round);
            }
            End::Refused => ends[1] += 1,
            End::Fault(fault) => {
                let kept = scratch.write(&format!("faults/{seed}-{round}.yaml"), &document);
                println!("seed {seed}, round {round}: {fault} ({})", kept.display());
                faults
                    .entry(fault)
                    .or_insert_with(|| kept.display().to_string());
            }
        }
    }
    println!(
        "{} clients, {} documents refused, {} kinds of faults",
        ends[0],
        ends[1],
        faults.len()
    );
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(
        ends[0] > 0 || rounds < 20,
        "every document was refused: nothing was tried"
    );
    clients.check();
}

/// Spoiled documents that once did not end well.
#[test]
fn what_once_failed_ends_well() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "fuzz-known");
    let known = files(Path::new("fuzz/known"));
    for path in known {
        let text = fs::read(&path).expect("the file is there");
        scratch.write("spoiled.yaml", text);
        let end = try_all(scratch.folder(), 0);
        assert!(!matches!(end, End::Fault(_)), "{}: {end:?}", path.display());
    }
}

/// All that the command does with a document; the slower part for some of them.
fn try_all(folder: &Path, round: u64) -> End {
    let words = [
        "generate",
        "--dry-run",
        "--spec",
        "spoiled.yaml",
        "--out",
        "client",
        "--package",
        "client",
    ];
    let end = run(folder, &words);
    if !round.is_multiple_of(4) || matches!(end, End::Fault(_)) {
        return end;
    }
    for words in [
        ["lint", "--format", "sarif", "spoiled.yaml"],
        ["inspect", "--format", "json", "spoiled.yaml"],
    ] {
        if let End::Fault(fault) = run(folder, &words) {
            return End::Fault(fault);
        }
    }
    end
}

fn spoil(random: &mut Random, seed: &Seed) -> Vec<u8> {
    match random.below(8) {
        0 | 1 => mutate::bytes(random, &seed.text),
        2 => {
            let text = mutate::tree(random, &seed.root);
            mutate::bytes(random, &text)
        }
        3 if random.below(8) == 0 => {
            let each =
                (0..random.below(300)).map(|_| u8::try_from(random.below(256)).unwrap_or_default());
            each.collect()
        }
        _ => mutate::tree(random, &seed.root),
    }
}

/// The small documents of the other suites: those that clients are made of, and those with something to find.
fn seeds() -> (Vec<Seed>, Vec<Seed>) {
    let mut good = files(Path::new("corpus/documents"));
    good.push(PathBuf::from("../spec/openapi.yaml"));
    good.extend(documents_below(Path::new("golden")));
    good.extend(files(Path::new("examples/documents")));
    let odd = documents_below(Path::new("diagnostics"));
    let small = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.len() < SMALL);
    let read = |path: &PathBuf| {
        let source = Source::load(path, &mut Sink::default())?;
        Some(Seed {
            text: fs::read(path).ok()?,
            root: source.root().clone(),
        })
    };
    let [good, odd] = [good, odd].map(|paths| -> Vec<Seed> {
        paths
            .iter()
            .filter(|path| small(path))
            .filter_map(read)
            .collect()
    });
    assert!(
        good.len() > 20 && odd.len() > 20,
        "the documents are not where they should be"
    );
    (good, odd)
}

/// The files in a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// The documents in a folder and those of its folders.
fn documents_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                open.push(path);
            } else if matches!(ending, Some("yaml" | "json")) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
