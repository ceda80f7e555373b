//! The pass over a document's events that decides whether its values are built at all.

mod anchor;
mod frame;
mod report;

use super::event::{Event, MERGE, Mark, Node, Style, SyntaxError};
use super::expected::Expected;
use super::limits::{MAX_ALIASES, MAX_DEPTH, MAX_NODES, MAX_TEXT};
use super::scalar;
use crate::diagnostic::{Code, Sink};
use anchor::{Anchor, Tally};
use frame::{Frame, Kind, Slot};
use report::Reporter;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The grammar of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Yaml,
    Json,
}

/// Checks a document and reports every problem; `None` if its values must not be built, or else what
/// serde_yaml should read.
pub(super) fn check<'text>(
    events: impl Iterator<Item = Result<Node<'text>, SyntaxError>>,
    syntax: Syntax,
    file: &str,
    sink: &mut Sink,
) -> Option<Expected> {
    let mut checker = Checker {
        syntax,
        report: Reporter::new(file, sink),
        stack: Vec::new(),
        tally: Tally::default(),
        aliases: 0,
        anchors: HashMap::new(),
        expected: Expected::default(),
        seen_root: false,
    };
    for node in events {
        let flow = match node {
            Ok(node) => checker.node(node),
            Err(error) => checker.report.syntax(&error, syntax),
        };
        if flow.is_break() {
            break;
        }
    }
    checker.finish()
}

struct Checker<'text, 'sink> {
    syntax: Syntax,
    report: Reporter<'sink>,
    stack: Vec<Frame<'text>>,
    tally: Tally,
    aliases: usize,
    anchors: HashMap<usize, Anchor>,
    expected: Expected,
    seen_root: bool,
}

impl<'text> Checker<'text, '_> {
    fn node(&mut self, node: Node<'text>) -> ControlFlow<()> {
        let Node {
            event,
            anchor,
            tag,
            mark,
        } = node;
        if let Some(tag) = &tag {
            self.report.tag(tag, mark, &self.stack);
        }
        match event {
            Event::MappingStart => self.start(Kind::mapping(), anchor, mark)?,
            Event::SequenceStart => self.start(Kind::sequence(), anchor, mark)?,
            Event::MappingEnd | Event::SequenceEnd => self.end(),
            Event::Scalar(text, style) => {
                let is_string = tag.as_deref() == Some(report::STRING_TAG);
                let style = if is_string { Style::Text } else { style };
                self.tally = self.tally
                    + Tally {
                        nodes: 1,
                        text: text.len(),
                    };
                match self.slot() {
                    Slot::Key => self.key(text, anchor, mark),
                    Slot::Value => self.value(&text, style, anchor, mark),
                }
            }
            Event::Alias(target) => self.alias(target, mark)?,
            Event::NextDocument => return self.report.next_document(mark),
        }
        self.budget(mark)
    }

    fn slot(&self) -> Slot {
        self.stack.last().map_or(Slot::Value, Frame::slot)
    }

    fn start(&mut self, kind: Kind<'text>, anchor: usize, mark: Mark) -> ControlFlow<()> {
        if self.stack.len() == MAX_DEPTH {
            return self.report.too_deep(mark, &self.stack);
        }
        let place = self.slot();
        if place == Slot::Key {
            self.complex_key(mark);
        }
        self.seen_root = true;
        self.tally.nodes += 1;
        let first = self.expected.len();
        self.stack.push(Frame {
            kind,
            place,
            anchor,
            before: self.tally,
            first,
            height: 1,
        });
        ControlFlow::Continue(())
    }

    fn end(&mut self) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        if frame.anchor != 0 {
            let mut tally = self.tally - frame.before;
            // The collection itself was counted before its frame was made.
            tally.nodes += 1;
            let anchor = Anchor {
                tally,
                height: frame.height,
                expected: frame.first..self.expected.len(),
            };
            self.anchors.insert(frame.anchor, anchor);
        }
        if let Some(parent) = self.stack.last_mut() {
            parent.height = parent.height.max(frame.height + 1);
        }
        if frame.place == Slot::Value {
            self.value_done();
        }
    }

    fn value_done(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.value_done();
        }
    }

    /// Takes a key, which the same mapping must not hold already.
    fn hold_key(&mut self, key: Cow<'text, str>, mark: Mark) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if let Some(first) = frame.hold_key(key, mark) {
            self.report.duplicate_key(first, mark, &self.stack);
        }
    }

    fn complex_key(&mut self, mark: Mark) {
        self.report.complex_key(mark, &self.stack);
        if let Some(frame) = self.stack.last_mut() {
            frame.hold_complex_key();
        }
    }

    fn key(&mut self, text: Cow<'text, str>, anchor: usize, mark: Mark) {
        if self.syntax == Syntax::Yaml {
            self.expected.text(&text);
        }
        if anchor != 0 {
            self.report.complex_key(mark, &self.stack);
        }
        if text == MERGE && self.syntax == Syntax::Yaml {
            self.report.merge(mark);
        }
        self.hold_key(text, mark);
    }

    fn value(&mut self, text: &str, style: Style, anchor: usize, mark: Mark) {
        if self.syntax == Syntax::Yaml && frame::in_merge(&self.stack) {
            self.report.bad_merge(mark, &self.stack);
        }
        if self.stack.is_empty() {
            self.report.scalar_root(mark);
        }
        self.seen_root = true;
        if anchor != 0 {
            let tally = Tally {
                nodes: 1,
                text: text.len(),
            };
            let first = self.expected.len();
            self.anchors.insert(
                anchor,
                Anchor {
                    tally,
                    height: 0,
                    expected: first..first + 1,
                },
            );
        }
        self.expect(text, style, mark);
        self.value_done();
    }

    /// Reports what is doubtful about a scalar value, and keeps what serde_yaml should read (serde_json needs no check).
    fn expect(&mut self, text: &str, style: Style, mark: Mark) {
        if style == Style::Text {
            if self.syntax == Syntax::Yaml {
                self.expected.text(text);
            }
            return;
        }
        let (meaning, doubt) = scalar::resolve(text);
        if let Some(doubt) = doubt {
            self.report
                .doubt(doubt, text, &meaning, (mark, &self.stack));
        }
        if self.syntax == Syntax::Yaml {
            self.expected.plain(text, meaning, doubt);
        }
    }

    fn alias(&mut self, target: usize, mark: Mark) -> ControlFlow<()> {
        self.aliases += 1;
        if self.slot() == Slot::Key {
            self.complex_key(mark);
            return ControlFlow::Continue(());
        }
        let Some(anchor) = self.anchors.get(&target).cloned() else {
            return self.report.recursive_alias(mark, &self.stack);
        };
        if self.stack.len() + anchor.height > MAX_DEPTH {
            return self.report.too_deep(mark, &self.stack);
        }
        self.tally = self.tally + anchor.tally;
        self.budget(mark)?;
        self.expected.repeat(&anchor.expected);
        if let Some(frame) = self.stack.last_mut() {
            frame.height = frame.height.max(anchor.height + 1);
        }
        self.seen_root = true;
        self.value_done();
        ControlFlow::Continue(())
    }

    fn budget(&mut self, mark: Mark) -> ControlFlow<()> {
        let (code, what) = if self.aliases > MAX_ALIASES {
            (
                Code::AliasBudget,
                format!("the document has more than {MAX_ALIASES} aliases"),
            )
        } else if self.tally.nodes > MAX_NODES {
            let code = if self.aliases > 0 {
                Code::AliasBudget
            } else {
                Code::TooManyNodes
            };
            (
                code,
                format!(
                    "the document has more than {MAX_NODES} keys and values, counting what aliases stand for"
                ),
            )
        } else if self.tally.text > MAX_TEXT {
            (
                Code::AliasBudget,
                format!(
                    "the document has more than {MAX_TEXT} bytes of text, counting what aliases stand for"
                ),
            )
        } else {
            return ControlFlow::Continue(());
        };
        self.report.over_budget(code, what, mark, &self.stack)
    }

    fn finish(mut self) -> Option<Expected> {
        if !self.seen_root && !self.report.failed() {
            self.report.empty();
        }
        self.report.finish();
        (!self.report.failed()).then_some(self.expected)
    }
}
