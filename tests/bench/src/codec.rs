//! Decoding and encoding an integration: the emitted types against serde's derive.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use buddy_works::types::Integration;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Fault;
use crate::derived::{forgetful, open, whole};
use crate::layout::Layout;
use crate::stats::Rounds;

/// Rounds in which each contestant has its turn.
const ROUNDS: usize = 301;

/// How often a contestant decodes or encodes in its turn.
const TIMES: usize = 1_000;

/// A type that is measured.
struct Contestant {
    name: &'static str,
    /// Decodes so many times; nanoseconds of one.
    decode: fn(&[u8]) -> Result<f64, Fault>,
    /// Decodes once, then encodes so many times; nanoseconds of one.
    encode: fn(&[u8]) -> Result<f64, Fault>,
    /// Decodes and encodes once.
    round_trip: fn(&[u8]) -> Result<Value, Fault>,
}

impl Contestant {
    const fn new<T: DeserializeOwned + Serialize>(name: &'static str) -> Self {
        Self {
            name,
            decode: decode::<T>,
            encode: encode::<T>,
            round_trip: round_trip::<T>,
        }
    }
}

/// The first is what is judged.
const CONTESTANTS: &[Contestant] = &[
    Contestant::new::<Integration>("emitted"),
    Contestant::new::<open::Integration>("derived: keeps unknown values"),
    Contestant::new::<whole::Integration>("derived: keeps unknown values and members (`flatten`)"),
    Contestant::new::<forgetful::Integration>("derived: forgets unknown values (`other`)"),
];

/// The table.
///
/// # Errors
///
/// Where the sample cannot be read, or a type loses something of it.
pub fn report(layout: &Layout) -> Result<String, Fault> {
    let sample = "tests/samples/official-update-integration.response-200.json";
    let bytes = fs::read(layout.root.join(sample))?;
    let expected: Value = serde_json::from_slice(&bytes)?;
    for contestant in CONTESTANTS {
        if (contestant.round_trip)(&bytes)? != expected {
            return Err(format!("{} loses something of {sample}", contestant.name).into());
        }
    }
    let decoded = Rounds::play(ROUNDS, CONTESTANTS.len(), |who| {
        (CONTESTANTS[who].decode)(&bytes)
    })?;
    let encoded = Rounds::play(ROUNDS, CONTESTANTS.len(), |who| {
        (CONTESTANTS[who].encode)(&bytes)
    })?;
    let mut table = format!(
        "## Codec: {sample} ({} bytes), `serde_json::from_slice` and `to_vec`, {ROUNDS} rounds of {TIMES}\n\n\
         | types | decode ns | emitted / this | encode ns | emitted / this |\n| --- | --: | --: | --: | --: |\n",
        bytes.len()
    );
    for (who, contestant) in CONTESTANTS.iter().enumerate() {
        table.push_str(&format!(
            "| {} | {:.0} | {:.2} | {:.0} | {:.2} |\n",
            contestant.name,
            decoded.median(who),
            decoded.ratio(0, who),
            encoded.median(who),
            encoded.ratio(0, who),
        ));
    }
    table.push_str("\nBudget, against the second row: decode at most 1.00, encode at most 1.05.\n");
    Ok(table)
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<f64, Fault> {
    let start = Instant::now();
    for _ in 0..TIMES {
        black_box(serde_json::from_slice::<T>(black_box(bytes))?);
    }
    Ok(nanoseconds(start))
}

fn encode<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<f64, Fault> {
    let value: T = serde_json::from_slice(bytes)?;
    let start = Instant::now();
    for _ in 0..TIMES {
        black_box(serde_json::to_vec(black_box(&value))?);
    }
    Ok(nanoseconds(start))
}

fn round_trip<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<Value, Fault> {
    let value: T = serde_json::from_slice(bytes)?;
    Ok(serde_json::from_slice(&serde_json::to_vec(&value)?)?)
}

fn nanoseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e9 / TIMES as f64
}
