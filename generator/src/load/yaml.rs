//! YAML text as events, by a parser whose time grows with the length of the text alone.

use super::event::{Event, Mark, Node, Style, SyntaxError};
use saphyr_parser::{Event as Parsed, Marker, Parser, ScalarStyle, ScanError, StrInput, Tag};
use std::borrow::Cow;

/// The events of a YAML text.
pub(super) struct YamlEvents<'text> {
    parser: Parser<'text, StrInput<'text>>,
    documents: usize,
}

impl<'text> YamlEvents<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            documents: 0,
        }
    }

    /// Our form of a parsed event; `None` for those that frame the document.
    fn translate(
        &mut self,
        parsed: Parsed<'text>,
    ) -> Option<(Event<'text>, usize, Option<String>)> {
        Some(match parsed {
            Parsed::Nothing | Parsed::StreamStart | Parsed::StreamEnd | Parsed::DocumentEnd => {
                return None;
            }
            Parsed::DocumentStart(_) => {
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
            Parsed::SequenceStart(anchor, tag) => (Event::SequenceStart, anchor, uri(tag)),
            Parsed::SequenceEnd => (Event::SequenceEnd, 0, None),
            Parsed::MappingStart(anchor, tag) => (Event::MappingStart, anchor, uri(tag)),
            Parsed::MappingEnd => (Event::MappingEnd, 0, None),
        })
    }
}

impl<'text> Iterator for YamlEvents<'text> {
    type Item = Result<Node<'text>, SyntaxError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (parsed, span) = match self.parser.next_event()? {
                Ok(parsed) => parsed,
                Err(error) => return Some(Err(syntax_error(&error))),
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
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted
        | ScalarStyle::DoubleQuoted
        | ScalarStyle::Literal
        | ScalarStyle::Folded => Style::Text,
    }
}

fn uri(tag: Option<Cow<'_, Tag>>) -> Option<String> {
    tag.map(|tag| format!("{}{}", tag.handle, tag.suffix))
}

fn mark(marker: &Marker) -> Mark {
    Mark {
        line: marker.line().max(1),
        column: marker.col() + 1,
    }
}

fn syntax_error(error: &ScanError) -> SyntaxError {
    SyntaxError {
        mark: mark(error.marker()),
        message: error.info().to_owned(),
    }
}
