//! Groups of nodes that lead to each other.

/// Numbers the strongly connected components of a graph: two nodes have the same number exactly where each leads to the
/// other. `edges[n]` are the nodes that `n` leads to; nodes that do not exist are ignored.
///
/// This is Tarjan's algorithm with a stack of its own, because documents may nest deeper than a thread's stack.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut search = Search {
        edges,
        order: vec![None; edges.len()],
        lowest: vec![0; edges.len()],
        component: vec![None; edges.len()],
        waiting: Vec::new(),
        visited: 0,
        found: 0,
    };
    for node in 0..edges.len() {
        search.from(node);
    }
    search
        .component
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect()
}

/// The state of one search.
struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When each node was first seen.
    order: Vec<Option<usize>>,
    /// The earliest node that each one leads back to.
    lowest: Vec<usize>,
    component: Vec<Option<usize>>,
    /// Nodes seen whose component is not known.
    waiting: Vec<usize>,
    visited: usize,
    found: usize,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        if !matches!(self.order.get(start), Some(None)) {
            return;
        }
        self.enter(start);
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.pop() {
            let target = self.edges.get(node).and_then(|edges| edges.get(next));
            let Some(&target) = target else {
                self.leave(node);
                if let Some((parent, _)) = path.last() {
                    self.lower(*parent, self.lowest_of(node));
                }
                continue;
            };
            path.push((node, next + 1));
            match self.order.get(target) {
                Some(None) => {
                    self.enter(target);
                    path.push((target, 0));
                }
                Some(Some(seen)) if self.is_waiting(target) => self.lower(node, *seen),
                _ => {}
            }
        }
    }

    fn enter(&mut self, node: usize) {
        if let (Some(order), Some(lowest)) = (self.order.get_mut(node), self.lowest.get_mut(node)) {
            *order = Some(self.visited);
            *lowest = self.visited;
        }
        self.visited += 1;
        self.waiting.push(node);
    }

    /// Closes a component where nothing in it leads further back.
    fn leave(&mut self, node: usize) {
        if self.order.get(node).copied().flatten() != Some(self.lowest_of(node)) {
            return;
        }
        while let Some(member) = self.waiting.pop() {
            if let Some(component) = self.component.get_mut(member) {
                *component = Some(self.found);
            }
            if member == node {
                break;
            }
        }
        self.found += 1;
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(lowest) = self.lowest.get_mut(node) {
            *lowest = to.min(*lowest);
        }
    }

    fn lowest_of(&self, node: usize) -> usize {
        self.lowest.get(node).copied().unwrap_or_default()
    }

    fn is_waiting(&self, node: usize) -> bool {
        matches!(self.component.get(node), Some(None))
    }
}
