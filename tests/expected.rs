//! Texts that are committed: compared with what comes out, or written anew by `cargo bless`.

use std::path::Path;
use std::{env, fs};

/// Lines that a difference shows before and after the first line that differs.
const AROUND: usize = 3;

/// Whether texts are written instead of compared: `CLIENTSMITH_BLESS=1`, which `cargo bless` sets.
#[must_use]
pub fn blessing() -> bool {
    env::var_os("CLIENTSMITH_BLESS").is_some_and(|value| value == "1")
}

/// Compares a text with a committed file, or writes the file where [`blessing`]; the difference, if there is one.
///
/// # Panics
///
/// Where the disk refuses.
#[must_use]
pub fn difference(path: &Path, actual: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if blessing() {
        let above = path.parent().expect("a file has a folder");
        fs::create_dir_all(above).expect("a folder can be made");
        fs::write(path, actual).expect("a file can be written");
        return None;
    }
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let excerpt = |lines: &[&str]| {
        let lines = lines.iter().skip(same.saturating_sub(AROUND));
        lines
            .take(2 * AROUND + 1)
            .fold(String::new(), |text, line| text + "    " + line + "\n")
    };
    Some(format!(
        "{}, line {}: expected\n{}  and got\n{}",
        path.display(),
        same + 1,
        excerpt(&old),
        excerpt(&new)
    ))
}

/// Fails with every difference at once.
///
/// # Panics
///
/// Where there is one.
pub fn assert_none(differences: &[String]) {
    let count = differences.len();
    assert!(
        differences.is_empty(),
        "{}\n{count} differences; where they are right, `cargo bless` writes them",
        differences.join("\n")
    );
}
