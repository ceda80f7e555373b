//! Medians.

use std::time::Duration;

/// The middle value; 0 of none.
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// The largest value; 0 of none.
#[must_use]
pub fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

/// A time in microseconds.
#[must_use]
pub fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Times of contestants that were measured in turn: a row for each round, a column for each contestant.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<Vec<f64>>);

impl Rounds {
    /// Takes turns for so many rounds: `measure` gets the number of a contestant and gives its figure.
    ///
    /// Each round starts with another contestant, so that no one always follows the same one.
    ///
    /// # Errors
    ///
    /// What `measure` says.
    pub fn play<E>(
        rounds: usize,
        contestants: usize,
        mut measure: impl FnMut(usize) -> Result<f64, E>,
    ) -> Result<Self, E> {
        let mut table = Self::default();
        for round in 0..rounds {
            let mut row = vec![0.0; contestants];
            for turn in 0..contestants {
                let who = (round + turn) % contestants;
                row[who] = measure(who)?;
            }
            table.0.push(row);
        }
        Ok(table)
    }

    /// The median of one contestant.
    #[must_use]
    pub fn median(&self, who: usize) -> f64 {
        let column: Vec<f64> = self
            .0
            .iter()
            .filter_map(|row| row.get(who))
            .copied()
            .collect();
        median(&column)
    }

    /// The median of contestant `who` over that of contestant `other`.
    #[must_use]
    pub fn ratio(&self, who: usize, other: usize) -> f64 {
        self.median(who) / self.median(other)
    }
}
