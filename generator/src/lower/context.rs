//! What every pass shares: the document, the configuration and the places where findings go.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::compose::Composed;
use super::coverage::{Coverage, Reason, Untyped};
use super::foreign::ForeignTypes;
use super::inherit::Families;
use super::naming::{Published, Scope, Wish};
use super::places;
use super::view::View;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Focus, Sink};
use crate::ir::Ident;
use crate::pointer::Pointer;
use crate::resolve::Document;

/// The document, the configuration and where findings go.
pub(super) struct Context<'a, 'd> {
    pub(super) document: &'a Document<'d>,
    pub(super) config: &'a Config,
    pub(super) coverage: Coverage,
    pub(super) sink: &'a mut Sink,
    /// Which components extend which; found when first asked for.
    pub(super) families: Option<Rc<Families>>,
    /// How many branches of unions were made of several schemas.
    pub(super) made: usize,
    pub(super) published: Published,
    pub(super) composed: Composed,
    pub(super) foreign: ForeignTypes,
    views: BTreeMap<Pointer, Option<Rc<View<'d>>>>,
    said: BTreeSet<(Code, Pointer)>,
    untyped: BTreeSet<Pointer>,
}

impl<'a, 'd> Context<'a, 'd> {
    /// Starts with nothing found.
    pub(super) fn new(document: &'a Document<'d>, config: &'a Config, sink: &'a mut Sink) -> Self {
        Self {
            document,
            config,
            coverage: Coverage::default(),
            sink,
            families: None,
            made: 0,
            published: Published::default(),
            composed: Composed::default(),
            foreign: ForeignTypes::default(),
            views: BTreeMap::new(),
            said: BTreeSet::new(),
            untyped: BTreeSet::new(),
        }
    }

    /// The schema at a place, references followed. Each schema is read once, however often it is referred to.
    pub(super) fn view(&mut self, at: &Pointer) -> Option<Rc<View<'d>>> {
        if let Some(known) = self.views.get(at) {
            return known.clone();
        }
        let target = self.document.target(at)?;
        let found = match self.views.get(&target) {
            Some(known) => known.clone(),
            None => {
                let read = self.document.schema(&target);
                let read = read.map(|schema| Rc::new(View::new(schema)));
                self.views.insert(target, read.clone());
                read
            }
        };
        self.views.insert(at.clone(), found.clone());
        found
    }

    /// Reports a finding once for each place, however often a schema is read.
    pub(super) fn report(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, at, Focus::Value, message, remedy));
    }

    /// Reports a finding that is not like others of its code, once for each place.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        if self.said.insert((finding.code, finding.pointer.clone())) {
            self.sink.push(finding);
        }
    }

    /// The place of a name: the same one wherever the element of a list stands.
    pub(super) fn place(&self, at: &Pointer) -> Pointer {
        places::by_name(self.document, at)
    }

    /// Gives a name to each wish of a place.
    pub(super) fn settle(&mut self, scope: &Scope, wishes: Vec<Wish>) -> Vec<Ident> {
        scope.settle(wishes, &mut self.published)
    }

    /// How much is covered; `None` where an error was reported.
    pub(super) fn finish(&mut self) -> Option<Coverage> {
        (!self.sink.has_errors()).then(|| std::mem::take(&mut self.coverage))
    }

    /// Notes a place whose type is raw JSON.
    pub(super) fn untyped(&mut self, at: &Pointer, reason: Reason) {
        if self.untyped.insert(at.clone()) {
            self.coverage.untyped.push(Untyped {
                pointer: at.clone(),
                reason,
            });
        }
    }
}
