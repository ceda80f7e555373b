//! Blocks: paragraphs, headings, lists, quotations, code, tables.

use std::iter::Peekable;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::depth::flat;
use super::html;
use super::inline::{inline, line_start, longest_run, with_urls};

/// Markdown that means the same and is safe.
pub(super) fn safe(markdown: &str) -> String {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let mut events = flat(TextMergeStream::new(parser)).peekable();
    let mut lines = Vec::new();
    while events.peek().is_some() {
        push(&mut lines, blocks(&mut events), Gap::Line);
        // An end without a start at this level; none is known, but nothing may be lost behind one.
        events.next();
    }
    lines.join("\n")
}

/// Whether blocks are set apart by an empty line.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Line,
    None,
}

fn push(lines: &mut Vec<String>, block: Vec<String>, gap: Gap) {
    if block.is_empty() {
        return;
    }
    if gap == Gap::Line && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(block.into_iter().map(|line| line.trim_end().to_owned()));
}

/// The blocks up to the end of what holds them.
fn blocks<'a, I: Iterator<Item = Event<'a>>>(events: &mut Peekable<I>) -> Vec<String> {
    let (mut lines, mut gap) = (Vec::new(), Gap::Line);
    while let Some(event) = events.peek() {
        if matches!(event, Event::End(_)) {
            break;
        }
        // The text of a tight list's item stands without a paragraph around it; what follows it needs no gap.
        let tight = !matches!(event, Event::Start(Tag::Paragraph)) && is_text(event);
        push(&mut lines, block(events), gap);
        gap = if tight { Gap::None } else { Gap::Line };
    }
    lines
}

fn is_text(event: &Event<'_>) -> bool {
    let bare = matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
    );
    bare || matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak
    )
}

/// One block.
fn block<'a, I: Iterator<Item = Event<'a>>>(events: &mut Peekable<I>) -> Vec<String> {
    let Some(event) = events.next_if(|event| !is_text(event)) else {
        return paragraph(&inline(events));
    };
    match event {
        Event::Start(Tag::Paragraph) => closed(events, |events| paragraph(&inline(events))),
        Event::Start(Tag::Heading { level, .. }) => {
            closed(events, |events| heading(level, &inline(events)))
        }
        Event::Start(Tag::CodeBlock(_)) => closed(events, code),
        Event::Start(Tag::HtmlBlock) => closed(events, html_block),
        Event::Start(Tag::List(start)) => closed(events, |events| list(events, start)),
        Event::Start(Tag::BlockQuote(_)) => closed(events, |events| quote(blocks(events))),
        Event::Start(Tag::Table(_)) => closed(events, table),
        Event::Rule => vec!["---".to_owned()],
        Event::Html(text) => paragraph(&with_urls(&html::text(&text))),
        _ => Vec::new(),
    }
}

/// Writes a block and passes over its end.
fn closed<'a, I: Iterator<Item = Event<'a>>>(
    events: &mut Peekable<I>,
    write: impl FnOnce(&mut Peekable<I>) -> Vec<String>,
) -> Vec<String> {
    let lines = write(events);
    events.next_if(|event| matches!(event, Event::End(_)));
    lines
}

fn paragraph(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line_start(line.trim()))
        .filter(|line| !line.is_empty())
        .collect()
}

fn heading(level: HeadingLevel, text: &str) -> Vec<String> {
    let text = text
        .lines()
        .map(|line| line.trim().trim_end_matches('\\'))
        .collect::<Vec<_>>()
        .join(" ");
    if text.trim().is_empty() {
        Vec::new()
    } else {
        vec![format!("{} {}", "#".repeat(level as usize), text.trim())]
    }
}

/// A code block of whatever kind, as text: rustdoc would run any other.
fn code<'a, I: Iterator<Item = Event<'a>>>(events: &mut Peekable<I>) -> Vec<String> {
    let mut text = String::new();
    while let Some(Event::Text(part)) = events.next_if(|event| matches!(event, Event::Text(_))) {
        text.push_str(&part);
    }
    let fence = "`".repeat((longest_run(&text) + 1).max(3));
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn html_block<'a, I: Iterator<Item = Event<'a>>>(events: &mut Peekable<I>) -> Vec<String> {
    let mut text = String::new();
    while let Some(Event::Html(part)) = events.next_if(|event| matches!(event, Event::Html(_))) {
        text.push_str(&part);
    }
    paragraph(&with_urls(&html::text(&text)))
}

fn list<'a, I: Iterator<Item = Event<'a>>>(
    events: &mut Peekable<I>,
    start: Option<u64>,
) -> Vec<String> {
    let (mut lines, mut number, mut gap) = (Vec::new(), start, Gap::None);
    while events
        .next_if(|event| matches!(event, Event::Start(Tag::Item)))
        .is_some()
    {
        let loose = matches!(events.peek(), Some(Event::Start(Tag::Paragraph)));
        let item = closed(events, blocks);
        let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        number = number.map(|number| number.saturating_add(1).min(999_999_999));
        push(&mut lines, item_lines(&mark, item), gap);
        gap = if loose { Gap::Line } else { Gap::None };
    }
    lines
}

/// An item: its mark, then its lines one below the other.
fn item_lines(mark: &str, item: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(mark.len());
    let item = if item.is_empty() {
        vec![String::new()]
    } else {
        item
    };
    item.into_iter()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", if at == 0 { mark } else { &indent }))
        .collect()
}

fn quote(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| format!("> {line}")).collect()
}

/// A table: its head, the line below it, its rows.
fn table<'a, I: Iterator<Item = Event<'a>>>(events: &mut Peekable<I>) -> Vec<String> {
    let (mut lines, mut cells) = (Vec::new(), Vec::new());
    while let Some(event) = events.next_if(|event| !matches!(event, Event::End(TagEnd::Table))) {
        match event {
            Event::Start(Tag::TableCell) => {
                let text = inline(events).replace('\n', " ");
                cells.push(text.trim_end_matches('\\').to_owned());
            }
            Event::End(TagEnd::TableHead) => {
                lines.push(row(&cells));
                lines.push(row(&vec!["---".to_owned(); cells.len()]));
                cells.clear();
            }
            Event::End(TagEnd::TableRow) => lines.push(row(&std::mem::take(&mut cells))),
            _ => {}
        }
    }
    lines
}

fn row(cells: &[String]) -> String {
    format!(
        "| {} |",
        cells
            .iter()
            .map(|cell| bars(cell))
            .collect::<Vec<_>>()
            .join(" | ")
    )
}

/// A bar inside code would end the cell too.
fn bars(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut escaped = false;
    for c in cell.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}
