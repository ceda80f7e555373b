//! Everything found in one run, in the order of the text, for people.

use super::excerpt::{Excerpt, Lines};
use super::visible::visible;
use super::{Code, Diagnostic, Locate, Position, Severity, Sink};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Whether the text carries the colours of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With escape sequences for colours.
    Color,
}

/// Findings with their positions, sorted: by file, then line and column, then code.
#[derive(Debug)]
pub struct Findings<'sink> {
    pub(super) sink: &'sink Sink,
    pub(super) entries: Vec<Entry<'sink>>,
}

/// One finding and where it is, as far as that is known.
#[derive(Debug)]
pub(super) struct Entry<'sink> {
    pub(super) diagnostic: &'sink Diagnostic,
    pub(super) position: Option<Position>,
}

impl<'sink> Findings<'sink> {
    /// Sorts what a sink holds. `document` gives positions to the findings that have none; without it (nothing could be
    /// loaded), they come first, and are shown without an excerpt.
    #[must_use]
    pub fn new(sink: &'sink Sink, document: Option<&dyn Locate>) -> Self {
        let found = sink.found();
        let places: Vec<_> = found
            .iter()
            .filter(|one| one.position.is_none())
            .map(|one| (one.pointer.clone(), one.focus))
            .collect();
        let located = match document {
            Some(document) if !places.is_empty() => document.positions(&places),
            _ => Vec::new(),
        };
        let mut located = located.into_iter();
        let place = |one: &Diagnostic| {
            if one.position.is_some() {
                one.position.clone()
            } else {
                located.next()
            }
        };
        let positions: Vec<_> = found.iter().map(place).collect();
        let mut entries: Vec<_> = found
            .iter()
            .zip(positions)
            .map(|(diagnostic, position)| Entry {
                diagnostic,
                position,
            })
            .collect();
        entries.sort_by(|a, b| (order(a)).cmp(&order(b)));
        Self { sink, entries }
    }

    /// The whole report for people: each finding with its excerpt, then the summary. Empty if nothing was found.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        if self.entries.is_empty() {
            return String::new();
        }
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Color => Renderer::styled(),
        };
        let mut lines: Option<(&str, Lines<'_>)> = None;
        let mut out = String::new();
        for entry in &self.entries {
            let excerpt = self.excerpt(entry, &mut lines);
            out.push_str(&render_entry(entry, excerpt, &renderer));
            out.push_str("\n\n");
        }
        out + &self.summary() + "\n"
    }

    /// How many there are of each severity, as `3 errors, 1 warning`.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |severity| {
            self.entries
                .iter()
                .filter(|entry| entry.diagnostic.severity == severity)
                .count()
        };
        let words: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .map(|severity| (count(severity), severity.word()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
            .collect();
        if words.is_empty() {
            "nothing found".to_owned()
        } else {
            words.join(", ")
        }
    }

    /// The excerpt of an entry. `lines` keeps the way through the text of one file between entries, which are sorted.
    fn excerpt<'lines>(
        &'lines self,
        entry: &'lines Entry<'_>,
        lines: &mut Option<(&'lines str, Lines<'lines>)>,
    ) -> Option<Excerpt> {
        let Position { file, line, column } = entry.position.as_ref()?;
        if lines.as_ref().is_none_or(|(open, _)| open != file) {
            *lines = Some((file, Lines::new(self.sink.text(file)?)));
        }
        lines.as_mut()?.1.excerpt(*line, *column)
    }
}

/// The key by which findings are sorted.
fn order<'a>(entry: &'a Entry<'_>) -> (Option<(&'a str, usize, usize)>, Code, &'a super::Pointer) {
    let place = entry
        .position
        .as_ref()
        .map(|position| (position.file.as_str(), position.line, position.column));
    (place, entry.diagnostic.code, &entry.diagnostic.pointer)
}

/// One finding as people see it.
fn render_entry(entry: &Entry<'_>, excerpt: Option<Excerpt>, renderer: &Renderer) -> String {
    let diagnostic = entry.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.code.text());
    let mut group = Group::with_title(title);
    let mut shown = None;
    match (&entry.position, excerpt) {
        (
            Some(position),
            Some(Excerpt {
                text,
                marked,
                column,
            }),
        ) => {
            let file = visible(&position.file);
            // The renderer counts the column in the excerpt, which a cut or an escape makes another one.
            let place = |column| format!("{file}:{}:{column}", position.line);
            shown = Some((place(column), place(position.column)));
            let mark = AnnotationKind::Primary.span(marked);
            group = group.element(
                Snippet::source(text)
                    .line_start(position.line)
                    .path(file)
                    .annotation(mark),
            );
        }
        (Some(position), None) => group = group.element(Origin::path(visible(&position.file))),
        (None, _) => {}
    }
    if !diagnostic.pointer.segments().is_empty() {
        group = group
            .element(Level::NOTE.message(visible(&diagnostic.pointer.to_string()).into_owned()));
    }
    if !diagnostic.remedy.is_empty() {
        group = group.element(Level::HELP.message(visible(&diagnostic.remedy)));
    }
    let rendered = renderer.render(&[group]);
    match shown {
        Some((counted, real)) if counted != real => rendered.replacen(&counted, &real, 1),
        _ => rendered,
    }
}
