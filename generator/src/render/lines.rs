//! Line breaks as rustfmt sets them, where prettyplease sets others.
//!
//! prettyplease breaks lines at 89 columns and rustfmt at 100. Only signatures and imports of emitted code are that long;
//! both hold no literal, so that lines can be put together as they are.

use std::borrow::Cow;

/// The width that rustfmt fills.
const WIDTH: usize = 100;

/// How a signature starts.
const SIGNATURES: &[&str] = &["fn ", "pub fn ", "pub async fn ", "pub(crate) fn "];

/// Joins what fits in rustfmt's width.
pub(super) fn join(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(broken) = Broken::start(line) else {
            push(&mut joined, &ranges(line));
            continue;
        };
        let mut parts: Vec<&str> = Vec::new();
        let mut last = "";
        for line in lines.by_ref() {
            if line
                .strip_prefix(broken.indent())
                .is_some_and(|rest| rest.starts_with([')', '}']))
            {
                last = line.trim_start();
                break;
            }
            parts.push(line.trim());
        }
        broken.write(&mut joined, &parts, last);
    }
    joined
}

/// Something that stands on several lines.
enum Broken<'a> {
    /// `pub fn name(`, one argument per line.
    Signature(&'a str),
    /// `use path::{`, names on filled lines.
    Import(&'a str),
}

impl<'a> Broken<'a> {
    fn start(line: &'a str) -> Option<Self> {
        let code = line.trim_start();
        if line.ends_with('(') && SIGNATURES.iter().any(|start| code.starts_with(start)) {
            return Some(Self::Signature(line));
        }
        let import = line.starts_with("use ") || line.starts_with("pub use ");
        (import && line.ends_with('{')).then_some(Self::Import(line))
    }

    fn indent(&self) -> &'a str {
        let (Self::Signature(line) | Self::Import(line)) = self;
        line.get(..line.len() - line.trim_start().len())
            .unwrap_or_default()
    }

    /// How long one line may be; rustfmt keeps two columns free behind an import.
    fn width(&self) -> usize {
        match self {
            Self::Signature(_) => WIDTH,
            Self::Import(_) => WIDTH - 2,
        }
    }

    fn write(&self, to: &mut String, parts: &[&str], last: &str) {
        let (Self::Signature(first) | Self::Import(first)) = self;
        let inner = parts.join(" ");
        let one_line = format!("{first}{}{last}", inner.trim_end_matches(','));
        if one_line.chars().count() <= self.width() {
            return push(to, &one_line);
        }
        push(to, first);
        match self {
            Self::Signature(_) => {
                let indent = self.indent();
                parts
                    .iter()
                    .for_each(|part| push(to, &format!("{indent}    {part}")));
            }
            Self::Import(_) => fill(to, &inner),
        }
        push(to, &format!("{}{last}", self.indent()));
    }
}

/// An inclusive range without the space that prettyplease sets into it; lines that may hold a text stay as they are.
fn ranges(line: &str) -> Cow<'_, str> {
    if line.contains(['"', '/']) || !line.contains("..= ") {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.replace("..= ", "..="))
}

/// Fills lines with the names of an import; rustfmt keeps one column free.
fn fill(to: &mut String, names: &str) {
    let mut line = String::from("   ");
    for name in names.split(' ') {
        if line.len() + 1 + name.len() >= WIDTH {
            push(to, &line);
            line = String::from("   ");
        }
        line.push(' ');
        line.push_str(name);
    }
    push(to, &line);
}

fn push(to: &mut String, line: &str) {
    to.push_str(line);
    to.push('\n');
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_signature_that_fits_is_one_line() {
        let broken =
            "    pub fn a(\n        &self,\n        b: &str,\n    ) -> C {\n        d()\n    }\n";
        assert_eq!(
            join(broken),
            "    pub fn a(&self, b: &str) -> C {\n        d()\n    }\n"
        );
    }

    #[test]
    fn a_long_signature_stays() {
        let argument = "        a_rather_long_name: impl Into<Option<String>>,\n";
        let broken = format!(
            "    pub fn a(\n{}    ) -> C {{\n    }}\n",
            argument.repeat(3)
        );
        assert_eq!(join(&broken), broken);
    }

    #[test]
    fn imports_fill_the_width() {
        let name = "ANameOfTwentyLetters, ";
        let broken = format!("use a::{{\n    {}\n}};\n", name.repeat(6).trim_end());
        let lines: Vec<String> = join(&broken).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[1].len(), 4 + 4 * 22 - 1);
    }
}
