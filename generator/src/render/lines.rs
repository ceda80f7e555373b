//! Line breaks as rustfmt sets them, where prettyplease sets others.
//!
//! prettyplease breaks lines at 89 columns and rustfmt at 100, and rustfmt has a narrower width for lists and chains. Only
//! few shapes of emitted code come near these widths; each is known here by its first line. Lines are put together or
//! taken apart as they are: no literal of the tree holds a line break, and chains of fields hold no literal.

use std::borrow::Cow;

/// The width that rustfmt fills.
const WIDTH: usize = 100;

/// How a signature starts.
const SIGNATURES: &[&str] = &["fn ", "pub fn ", "pub async fn ", "pub(crate) fn "];

/// How the arguments of a signature end whose result stands on several lines.
const RESULT: &str = ") -> Result<";

/// How long a list or a chain of calls may be on one line.
const SHORT: usize = 60;

/// How long the fields of a struct literal may be on one line.
const SHORTEST: usize = 18;

/// How long what an attribute holds may be on one line.
const LONGEST_ATTRIBUTE: usize = 70;

/// Joins what rustfmt would join, and breaks what it would break.
pub(super) fn join(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        // prettyplease breaks even this shortest struct literal behind a long name.
        if line.trim() == "call," && lines.next_if(|next| next.trim() == "}").is_some() {
            joined.truncate(joined.trim_end().len());
            joined.push_str(" call }\n");
            continue;
        }
        let Some(broken) = Broken::start(line) else {
            alone(&mut joined, line);
            continue;
        };
        let mut parts: Vec<&str> = Vec::new();
        let mut last = "";
        for line in lines.by_ref() {
            if broken.ends(line) {
                last = line.trim_start();
                break;
            }
            parts.push(line);
        }
        if last == RESULT && parts.len() == 1 {
            let types = lines.by_ref().take_while(|line| !broken.ends(line));
            let types: Vec<&str> = types.collect();
            sending(&mut joined, broken, parts.concat().trim_end(), &types);
            continue;
        }
        broken.write(&mut joined, &parts, last);
    }
    joined
}

/// Something that stands on several lines.
#[derive(Clone, Copy)]
enum Broken<'a> {
    /// `pub fn name(`, one argument per line.
    Signature(&'a str),
    /// `use path::{`, names on filled lines.
    Import(&'a str),
    /// `pub name: Nullable<`, a field's type over several lines.
    Type(&'a str),
    /// The table of a struct's fields, one per line.
    Fields(&'a str),
    /// The table of the security schemes, each a struct literal.
    Schemes(&'a str),
    /// The list of the types that some features need.
    Types(&'a str),
    /// `#[cfg(`, of any of several features.
    Condition(&'a str),
}

impl<'a> Broken<'a> {
    fn start(line: &'a str) -> Option<Self> {
        let code = line.trim_start();
        let import = line.starts_with("use ") || line.starts_with("pub use ");
        match line.chars().next_back()? {
            '(' if SIGNATURES.iter().any(|start| code.starts_with(start)) => {
                Some(Self::Signature(line))
            }
            '<' if code.starts_with("pub ") => Some(Self::Type(line)),
            '{' if import => Some(Self::Import(line)),
            '{' if line.ends_with("::types! {") => Some(Self::Types(line)),
            '(' if line == "#[cfg(" => Some(Self::Condition(line)),
            '[' if code.starts_with("const FIELDS: ") => Some(Self::Fields(line)),
            '[' if code.starts_with("static SCHEMES: ") => Some(Self::Schemes(line)),
            _ => None,
        }
    }

    fn first(self) -> &'a str {
        let (Self::Signature(line)
        | Self::Import(line)
        | Self::Type(line)
        | Self::Fields(line)
        | Self::Schemes(line)
        | Self::Types(line)
        | Self::Condition(line)) = self;
        line
    }

    fn indent(self) -> &'a str {
        let line = self.first();
        line.get(..line.len() - line.trim_start().len())
            .unwrap_or_default()
    }

    /// Whether a line closes it: a bracket at the depth of the first line.
    fn ends(self, line: &str) -> bool {
        let rest = line.strip_prefix(self.indent());
        rest.is_some_and(|rest| rest.starts_with([')', '}', ']', '>']))
    }

    fn write(self, to: &mut String, parts: &[&str], last: &str) {
        let trimmed: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
        let inner = trimmed.join(" ");
        let inner = inner.trim_end_matches(',');
        let one_line = format!("{}{inner}{last}", self.first());
        let width = one_line.chars().count();
        match self {
            // rustfmt keeps two columns free behind an import.
            Self::Import(_) if width > WIDTH - 2 => {
                push(to, self.first());
                fill(to, &format!("{inner},"));
                push(to, last);
            }
            Self::Fields(_) if width <= WIDTH && inner.chars().count() <= SHORT => {
                push(to, &one_line);
            }
            Self::Schemes(_)
                if parts
                    .iter()
                    .filter(|part| part.starts_with("    }"))
                    .count()
                    == 1 =>
            {
                only(to, self.first(), parts);
            }
            Self::Types(_) => {
                push(to, self.first());
                let each = inner.split(", ");
                each.for_each(|each| push(to, &format!("    {each},")));
                push(to, last);
            }
            Self::Condition(_) => {
                let features = inner
                    .strip_prefix("any(")
                    .and_then(|rest| rest.strip_suffix(')'));
                condition(to, features.unwrap_or(inner));
            }
            Self::Signature(_) | Self::Type(_) if width <= WIDTH => push(to, &one_line),
            Self::Import(_) => push(to, &one_line),
            Self::Signature(_) | Self::Type(_) | Self::Fields(_) | Self::Schemes(_) => {
                push(to, self.first());
                parts.iter().for_each(|part| push(to, part));
                push(to, &format!("{}{last}", self.indent()));
            }
        }
    }
}

/// The signature of a call's `send`: one argument, and a result of several types, each on a line.
fn sending(to: &mut String, broken: Broken<'_>, argument: &str, types: &[&str]) {
    let (first, indent) = (broken.first(), broken.indent());
    let joined: Vec<&str> = types.iter().map(|ty| ty.trim()).collect();
    let joined = joined.join(" ");
    let result = format!("{RESULT}{}>", joined.trim_end_matches(','));
    let argument_alone = argument.trim().trim_end_matches(',');
    let one_line = format!("{first}{argument_alone}{result} {{");
    if one_line.chars().count() <= WIDTH {
        push(to, &one_line);
        return;
    }
    push(to, first);
    push(to, argument);
    let line = format!("{indent}{result}");
    match line.chars().count() {
        width if width + " {".len() <= WIDTH => push(to, &format!("{line} {{")),
        width if width <= WIDTH => {
            push(to, &line);
            push(to, &format!("{indent}{{"));
        }
        _ => {
            push(to, &format!("{indent}{RESULT}"));
            types.iter().for_each(|ty| push(to, ty));
            push(to, &format!("{indent}> {{"));
        }
    }
}

/// A table with one element shares its brackets with it.
fn only(to: &mut String, first: &str, parts: &[&str]) {
    let lines: Vec<&str> = parts
        .iter()
        .map(|part| part.get(4..).unwrap_or_default())
        .collect();
    let text = lines.join("\n");
    push(to, &format!("{first}{}];", text.trim_end_matches(',')));
}

/// A condition of many features, one on each line.
fn condition(to: &mut String, features: &str) {
    push(to, "#[cfg(any(");
    let features = features
        .trim()
        .trim_end_matches(',')
        .replace(", ", ",\n    ");
    push(to, &format!("    {features}"));
    push(to, "))]");
}

/// A line that stands for itself; rustfmt breaks long chains of fields and all but the shortest struct literals.
fn alone(to: &mut String, line: &str) {
    let code = line.trim_start();
    let indent = line.get(..line.len() - code.len()).unwrap_or_default();
    let features = code
        .strip_prefix("#[cfg(any(")
        .and_then(|rest| rest.strip_suffix("))]"));
    if let Some(features) = features.filter(|features| features.len() > LONGEST_ATTRIBUTE) {
        return condition(to, features);
    }
    let long = code.trim_end_matches(';').len() > SHORT;
    if long && code.starts_with("to.field(") && code.ends_with(");") {
        let broken = code.replace(").field(", &format!(")\n{indent}    .field("));
        return push(to, &format!("{indent}{broken}"));
    }
    // A text may hold a comma: such a line stays as it is.
    let literal = code
        .strip_prefix("Self { ")
        .and_then(|rest| rest.strip_suffix(" }"));
    match literal.filter(|fields| fields.len() > SHORTEST && !fields.contains('"')) {
        Some(fields) => {
            push(to, &format!("{indent}Self {{"));
            for field in fields.split(", ") {
                let comma = if field.starts_with("..") { "" } else { "," };
                push(to, &format!("{indent}    {field}{comma}"));
            }
            push(to, &format!("{indent}}}"));
        }
        None => push(to, &ranges(line)),
    }
}

/// An inclusive range without the space that prettyplease sets into it; lines that may hold a text stay as they are.
fn ranges(line: &str) -> Cow<'_, str> {
    if line.contains(['"', '/']) || !line.contains("..= ") {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.replace("..= ", "..="))
}

/// Fills lines with the names of an import; rustfmt keeps a column free behind every name but the last.
fn fill(to: &mut String, names: &str) {
    let mut line = String::from("   ");
    let mut names = names.split(' ').peekable();
    while let Some(name) = names.next() {
        let free = usize::from(names.peek().is_some());
        if line.len() + 1 + name.len() + free > WIDTH {
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
    fn short_tables_are_one_line_and_long_chains_are_not() {
        let table = "    const FIELDS: &'static [Field] = &[\n        optional(\"a\"),\n        optional(\"b\"),\n    ];\n";
        let one_line =
            "    const FIELDS: &'static [Field] = &[optional(\"a\"), optional(\"b\")];\n";
        assert_eq!(join(table), one_line);
        let name = "a_name_of_some_length";
        let chain = format!("        to.field(&self.{name}).field(&self.{name});\n");
        let broken = format!("        to.field(&self.{name})\n            .field(&self.{name});\n");
        assert_eq!(join(&chain), broken);
    }

    #[test]
    fn each_type_that_a_feature_needs_stands_on_its_line() {
        let filled = "crate::runtime::types! {\n    a::A, b::B,\n    c::C,\n}\n";
        assert_eq!(
            join(filled),
            "crate::runtime::types! {\n    a::A,\n    b::B,\n    c::C,\n}\n"
        );
    }

    #[test]
    fn a_condition_of_many_features_is_a_list() {
        let features = ["pull-requests", "repositories", "organisations"];
        let names: Vec<String> = features
            .iter()
            .map(|feature| format!("feature = \"{feature}\""))
            .collect();
        let listed = format!("#[cfg(any(\n    {}\n))]\n", names.join(",\n    "));
        assert_eq!(
            join(&format!("#[cfg(any({}))]\n", names.join(", "))),
            listed
        );
        let broken = names.join(",\n        ");
        let broken = format!("#[cfg(\n    any(\n        {broken},\n    )\n)]\n");
        assert_eq!(join(&broken), listed);
        let short = "#[cfg(any(feature = \"a\", feature = \"b\"))]\n";
        assert_eq!(join(short), short);
    }

    #[test]
    fn struct_literals_stand_on_lines_of_their_own() {
        let literal = "    Self { op, ..Object::blank() }\n";
        assert_eq!(
            join(literal),
            "    Self {\n        op,\n        ..Object::blank()\n    }\n"
        );
        assert_eq!(join("    Self { core }\n"), "    Self { core }\n");
        let text = "    Self { a: headers.text(\"a, b\") }\n";
        assert_eq!(join(text), text);
    }

    #[test]
    fn a_single_scheme_shares_its_brackets() {
        let table = "static SCHEMES: &[S] = &[\n    S {\n        name: \"a\",\n    },\n];\n";
        assert_eq!(
            join(table),
            "static SCHEMES: &[S] = &[S {\n    name: \"a\",\n}];\n"
        );
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
