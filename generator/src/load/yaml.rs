//! YAML text as events, by a parser whose time grows with the length of the text alone.

use super::event::{Event, Mark, Node, Style, SyntaxError};
use granit_parser::{
    ErrorKind, Event as Parsed, Marker, Options, Parser, ScalarStyle, ScanError, StrInput, Tag,
};
use std::borrow::Cow;

/// The events of a YAML text.
pub(super) struct YamlEvents<'text> {
    text: &'text str,
    parser: Parser<'text, StrInput<'text>>,
    documents: usize,
}

impl<'text> YamlEvents<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let mut options = Options::default();
        // As serde_yaml reads the end of a file.
        options.block_scalar_eof_without_line_feed = true;
        Self {
            text,
            parser: Parser::new_from_str_with_options(text, options),
            documents: 0,
        }
    }

    /// Our form of a parsed event; `None` for those that frame the document or only describe the text.
    fn translate(
        &mut self,
        parsed: Parsed<'text>,
    ) -> Option<(Event<'text>, usize, Option<String>)> {
        Some(match parsed {
            Parsed::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 1 {
                    return None;
                }
                (Event::NextDocument, 0, None)
            }
            Parsed::Alias(anchor) => (Event::Alias(anchor), 0, None),
            Parsed::Scalar(text, style, anchor, tag) => (
                Event::Scalar(text, translate_style(style)),
                anchor,
                uri(tag),
            ),
            Parsed::SequenceStart(_, anchor, tag) => (Event::SequenceStart, anchor, uri(tag)),
            Parsed::SequenceEnd => (Event::SequenceEnd, 0, None),
            Parsed::MappingStart(_, anchor, tag) => (Event::MappingStart, anchor, uri(tag)),
            Parsed::MappingEnd => (Event::MappingEnd, 0, None),
            _ => return None,
        })
    }
}

impl<'text> Iterator for YamlEvents<'text> {
    type Item = Result<Node<'text>, SyntaxError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (parsed, span) = match self.parser.next_event()? {
                Ok(parsed) => parsed,
                Err(error) => return Some(Err(syntax_error(&error, self.text))),
            };
            if let Some((event, anchor, tag)) = self.translate(parsed) {
                return Some(Ok(Node {
                    event,
                    anchor,
                    tag,
                    mark: mark(&span.start),
                }));
            }
        }
    }
}

fn translate_style(style: ScalarStyle) -> Style {
    if style == ScalarStyle::Plain {
        Style::Plain
    } else {
        Style::Text
    }
}

fn uri(tag: Option<Cow<'_, Tag>>) -> Option<String> {
    tag.map(|tag| format!("{}{}", tag.handle(), tag.suffix()))
}

fn mark(marker: &Marker) -> Mark {
    Mark {
        line: marker.line().max(1),
        column: marker.col() + 1,
    }
}

fn syntax_error(error: &ScanError, text: &str) -> SyntaxError {
    let mut mark = mark(error.marker());
    if is_about_tab(error.kind()) {
        // The parser says where it was when it found the tab, which can be the end of the line before.
        mark = tab_in_indentation(text, mark.line).unwrap_or(mark);
    }
    SyntaxError {
        mark,
        message: error.info(),
    }
}

fn is_about_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// The first tab in the indentation of a line, from line `first` on.
fn tab_in_indentation(text: &str, first: usize) -> Option<Mark> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let indentation = |line: &str| {
        line.chars()
            .take_while(|letter| letter.is_whitespace())
            .position(|letter| letter == '\t')
    };
    unified
        .split('\n')
        .enumerate()
        .skip(first - 1)
        .find_map(|(index, line)| {
            Some(Mark {
                line: index + 1,
                column: indentation(line)? + 1,
            })
        })
}
