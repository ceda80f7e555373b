//! "Did you mean": the nearest of a set of known names.

/// The candidate that `name` is most likely a misspelling of; `None` if none is near.
///
/// Near means that at most a third of the letters are inserted, removed, replaced or swapped with their neighbour. A
/// difference in case alone is always near. The first of equally near candidates is taken.
pub fn suggest<'names, I>(name: &str, candidates: I) -> Option<&'names str>
where
    I: IntoIterator<Item = &'names str>,
{
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    let near = |candidate: &'names str| {
        let other: Vec<char> = candidate.to_lowercase().chars().collect();
        let limit = letters.len().max(other.len()).div_ceil(3);
        // Names of very different length need no table.
        let distance = if letters.len().abs_diff(other.len()) > limit {
            limit + 1
        } else {
            distance(&letters, &other)
        };
        (distance <= limit && distance < other.len()).then_some((distance, candidate))
    };
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name)
        .filter_map(near)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// The number of letters inserted, removed, replaced or swapped with their neighbour (optimal string alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
    for (row, letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = at(&last, column) + usize::from(letter != other);
            let shifted = at(&last, column + 1).min(at(&current, column)) + 1;
            let swap = row > 0
                && column > 0
                && from.get(row - 1) == Some(other)
                && to.get(column - 1) == Some(letter);
            let swapped = if swap {
                at(&before_last, column - 1) + 1
            } else {
                usize::MAX
            };
            current.push(replaced.min(shifted).min(swapped));
        }
        before_last = std::mem::replace(&mut last, current);
    }
    at(&last, to.len())
}
