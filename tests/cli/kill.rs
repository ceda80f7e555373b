//! A kill at any moment leaves the old files, the new ones, or a journal that the next command completes; what is not ours stays.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::{sleep, yield_now};
use std::time::{Duration, Instant};

use clientsmith_tests::scratch::{Entry, Scratch, tree};

use crate::run::{PETS, command, project, run};

/// How many rounds: `CLIENTSMITH_KILLS`, or this many.
const ROUNDS: u32 = 20;

/// Files of others in the folder.
const STRANGERS: &[&str] = &[".git/HEAD", "notes.md", "src/mine.rs", "target/debug/x"];

type Tree = BTreeMap<String, Entry>;

/// One document and the client that belongs to it.
struct Side {
    spec: &'static str,
    client: Tree,
}

#[test]
fn a_kill_leaves_the_old_files_the_new_ones_or_a_journal() {
    let project = project("kill");
    let sides = [
        side(&project, "a.yaml", PETS.to_owned()),
        side(
            &project,
            "b.yaml",
            PETS.replace("Pet", "Beast").replace("pets", "beasts"),
        ),
    ];
    let whole = duration(&project, sides[0].spec);
    let rounds = env::var("CLIENTSMITH_KILLS")
        .map_or(ROUNDS, |text| text.parse().expect("a number of rounds"));
    let (mut seed, mut old, mut new, mut completed) = (1, 0, 0, 0);
    for round in 0..rounds {
        if round % 5 == 4 {
            fs::remove_dir_all(project.path("out")).expect("it is there");
        }
        STRANGERS.iter().for_each(|path| {
            project.write(&format!("out/{path}"), path);
        });
        let (before, side) = (ours(&project), &sides[(round % 2) as usize]);
        let mut child = start(&project, side.spec);
        // Every other round is for the short time in which the disk changes; it begins with the folder that is made in it.
        let span = if round % 2 == 0 {
            whole
        } else {
            wait_for_stage(&project, &mut child)
        };
        sleep(span.mul_f64(random(&mut seed)));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        match judge(&project, side, &before, round) {
            Left::Old => old += 1,
            Left::New => new += 1,
            Left::Journal => completed += 1,
        }
        let words = ["--spec", side.spec, "--out", "out"];
        assert_strangers(&project, round);
        run(project.folder(), &[&["generate"], &words[..]].concat()).exits(0);
        assert!(
            ours(&project) == side.client,
            "round {round}: the next run puts all in order"
        );
        assert_strangers(&project, round);
        assert!(
            !project.path("out/.clientsmith-stage").exists(),
            "round {round}"
        );
        assert_eq!(left_behind(project.folder()), Vec::<String>::new());
    }
    eprintln!(
        "{rounds} kills: {old} left the old files, {new} the new ones, {completed} a journal"
    );
}

/// What a kill left.
enum Left {
    Old,
    New,
    Journal,
}

/// What a kill left; a journal has been completed then.
fn judge(project: &Scratch, side: &Side, before: &Tree, round: u32) -> Left {
    if project.path("out/.clientsmith-stage/journal").exists() {
        let words = ["check", "--spec", side.spec, "--out", "out"];
        let ran = run(project.folder(), &words).exits(0);
        assert!(ran.err.contains("interrupted"), "round {round}: {ran:#?}");
        assert!(ours(project) == side.client, "round {round}");
        return Left::Journal;
    }
    let after = ours(project);
    if after == side.client {
        return Left::New;
    }
    assert!(
        after == *before,
        "round {round}: neither the old files nor the new ones: {:?}",
        after.keys()
    );
    Left::Old
}

/// What is not ours stays in each round.
fn assert_strangers(project: &Scratch, round: u32) {
    for path in STRANGERS {
        assert_eq!(project.read(&format!("out/{path}")), *path, "round {round}");
    }
}

/// The files of the crate.
fn ours(project: &Scratch) -> Tree {
    let mut files = tree(&project.path("out"));
    files.retain(|path, _| {
        !STRANGERS.contains(&path.as_str()) && !path.starts_with(".clientsmith-stage/")
    });
    files
}

fn side(project: &Scratch, spec: &'static str, text: String) -> Side {
    project.write(spec, text);
    run(
        project.folder(),
        &["generate", "--spec", spec, "--out", "out"],
    )
    .exits(0);
    Side {
        spec,
        client: tree(&project.path("out")),
    }
}

fn start(project: &Scratch, spec: &str) -> Child {
    let mut command = command(
        project.folder(),
        &["generate", "--spec", spec, "--out", "out"],
    );
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the command starts")
}

/// How long a run takes that changes everything.
fn duration(project: &Scratch, spec: &str) -> Duration {
    let start = Instant::now();
    run(
        project.folder(),
        &["generate", "--spec", spec, "--out", "out"],
    )
    .exits(0);
    start.elapsed()
}

/// Waits until new files begin to come, and says how long that took: writing takes less.
fn wait_for_stage(project: &Scratch, child: &mut Child) -> Duration {
    let start = Instant::now();
    let stage = project.path("out/.clientsmith-stage");
    while !stage.exists() && child.try_wait().expect("it can be asked").is_none() {
        yield_now();
    }
    start.elapsed()
}

/// What a killed run left beside the client.
fn left_behind(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let names = entries.map(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    names.filter(|name| name.starts_with('.')).collect()
}

/// The next fraction below one; where it comes from does not matter, only that it goes everywhere.
fn random(seed: &mut u64) -> f64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    f64::from((*seed >> 40) as u32) / f64::from(1 << 24)
}
