//! Counts what a call allocates on the caller's thread, where its connection lives too: a line of counts and bytes for each
//! side.

use std::io::{self, Write};

use allocation_counter::AllocationInfo;
use clientsmith_bench::Fault;
use clientsmith_bench::call::Sides;
use clientsmith_bench::layout::Layout;
use clientsmith_bench::stats::median;

/// Calls that are counted, of each side.
const CALLS: usize = 101;

fn main() -> Result<(), Fault> {
    let sides = Sides::start(&Layout::find()?)?;
    let mut out = io::stdout().lock();
    for side in 0..2 {
        let mut counts = Vec::new();
        let mut bytes = Vec::new();
        for _ in 0..CALLS {
            let (result, info) = counted(&sides, side);
            result?;
            counts.push(info.count_total as f64);
            bytes.push(info.bytes_total as f64);
        }
        writeln!(out, "{:.0} | {:.0}", median(&counts), median(&bytes))?;
    }
    Ok(())
}

fn counted(sides: &Sides, side: usize) -> (Result<(), Fault>, AllocationInfo) {
    let mut result = Ok(());
    let info = allocation_counter::measure(|| result = sides.call(side));
    (result, info)
}
