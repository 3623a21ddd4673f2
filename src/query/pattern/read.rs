//! From a regular expression to its tree.

use super::{Class, Fault, Fold, MAX_DEPTH, MAX_POSITIONS, Node};
use crate::text::{base_letter, fold_case};

/// A character as it stands in words compared so; none for a mark that is not compared.
pub(super) fn literal(c: char, fold: Fold) -> Node {
    let mut one = String::new();
    match fold.ignores_accents.then(|| base_letter(c)) {
        Some(None) => return Node::Empty,
        Some(Some(base)) => one.push(base),
        None => one.push(c),
    }
    let folded = if fold.minds_case { crate::text::straighten(&one) } else { fold_case(&one) };
    let class = |c| Node::One(Class { negated: false, ranges: vec![(c, c)], word: None });
    Node::Sequence(folded.chars().map(class).collect())
}

pub(super) struct Reader<'s> {
    source: &'s str,
    pub(super) at: usize,
    fold: Fold,
    depth: u32,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str, fold: Fold) -> Self {
        Self { source, at: 0, fold, depth: 0 }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn takes(&mut self, c: char) -> bool {
        let here = self.peek() == Some(c);
        self.at += if here { c.len_utf8() } else { 0 };
        here
    }

    #[allow(clippy::unused_self)]
    pub(super) fn fault(&self, at: usize, message: &'static str) -> Fault {
        Fault { at, message }
    }

    pub(super) fn either(&mut self) -> Result<Node, Fault> {
        let mut ways = vec![self.sequence()?];
        while self.takes('|') {
            ways.push(self.sequence()?);
        }
        Ok(if ways.len() == 1 { ways.swap_remove(0) } else { Node::Either(ways) })
    }

    fn sequence(&mut self) -> Result<Node, Fault> {
        let mut nodes = Vec::new();
        while self.peek().is_some_and(|c| c != '|' && c != ')') {
            let node = self.one()?;
            nodes.push(self.repeated(node)?);
        }
        Ok(if nodes.is_empty() { Node::Empty } else { Node::Sequence(nodes) })
    }

    fn one(&mut self) -> Result<Node, Fault> {
        let at = self.at;
        let Some(c) = self.next() else { return Ok(Node::Empty) };
        match c {
            '(' => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(self.fault(at, "stands inside too many brackets: take some away"));
                }
                let node = self.either()?;
                if !self.takes(')') {
                    return Err(self.fault(at, "opens a bracket that is not closed: add )"));
                }
                self.depth -= 1;
                Ok(node)
            }
            '[' => self.class(at).map(Node::One),
            '.' => Ok(Node::One(Class { negated: true, ranges: Vec::new(), word: None })),
            '*' | '+' | '?' | '{' => Err(self.fault(at, "repeats nothing: put a character before it")),
            '^' | '$' => {
                Err(self.fault(at, "is not needed: a pattern always describes the whole word. Leave it out"))
            }
            '\\' => match self.next() {
                Some('d') => Ok(Node::One(Class { negated: false, ranges: vec![('0', '9')], word: None })),
                Some('D') => Ok(Node::One(Class { negated: true, ranges: vec![('0', '9')], word: None })),
                Some(c @ ('w' | 'W')) => {
                    Ok(Node::One(Class { negated: c == 'W', ranges: Vec::new(), word: Some(true) }))
                }
                Some(c) if !c.is_alphanumeric() => Ok(literal(c, self.fold)),
                _ => Err(self.fault(at, "must stand before a sign, or before d or w")),
            },
            c => Ok(literal(c, self.fold)),
        }
    }

    /// The class that opens at `at`.
    fn class(&mut self, at: usize) -> Result<Class, Fault> {
        let mut class = Class { negated: self.takes('^'), ranges: Vec::new(), word: None };
        loop {
            let here = self.at;
            let Some(mut first) = self.next() else {
                return Err(self.fault(at, "opens a class that is not closed: add ]"));
            };
            if first == ']' && here > at + 1 + usize::from(class.negated) {
                return Ok(class);
            }
            if first == '\\' {
                match self.next() {
                    Some('d') => {
                        class.ranges.push(('0', '9'));
                        continue;
                    }
                    Some('w') => {
                        class.word = Some(true);
                        continue;
                    }
                    Some(c) if !c.is_alphanumeric() => first = c,
                    _ => return Err(self.fault(here, "must stand before a sign, or before d or w")),
                }
            }
            let mut last = first;
            let rest = self.source.get(self.at..).unwrap_or("");
            if rest.starts_with('-') && !rest.starts_with("-]") {
                self.next();
                let (end_at, mut end) = (self.at, self.next());
                if end == Some('\\') {
                    end = self.next();
                }
                match end {
                    Some(c) if c >= first => last = c,
                    None => return Err(self.fault(at, "opens a class that is not closed: add ]")),
                    _ => {
                        return Err(
                            self.fault(end_at, "ends a range before it begins: write the smaller one first")
                        );
                    }
                }
            }
            class.ranges.push((first, last));
            // A single letter also as it stands in words compared so: é as e, ’ as '.
            if first == last
                && let Node::Sequence(nodes) = literal(first, self.fold)
                && let [Node::One(own)] = nodes.as_slice()
            {
                class.ranges.extend(&own.ranges);
            }
        }
    }

    /// The node with the repetition that follows it.
    fn repeated(&mut self, mut node: Node) -> Result<Node, Fault> {
        loop {
            let at = self.at;
            let (least, most) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => {
                    let inner = self.source.get(at + 1..).and_then(|rest| rest.split_once('}'));
                    let bounds = inner.and_then(|(inner, _)| bounds(inner));
                    let Some((bounds, (inner, _))) = bounds.zip(inner) else {
                        return Err(self.fault(at, "must be followed by numbers, as in {2} or {2,4}"));
                    };
                    self.at += inner.len() + 1;
                    bounds
                }
                _ => return Ok(node),
            };
            self.at += 1;
            if most.is_some_and(|most| most < least) || least.max(most.unwrap_or(0)) > MAX_POSITIONS as u32 {
                return Err(self.fault(at, "repeats from more to fewer, or too often: write {2,4}, say"));
            }
            node = Node::Repeat(Box::new(node), least, most);
        }
    }
}

/// Reads `2`, `2,` and `2,4`.
pub(in crate::query) fn bounds(text: &str) -> Option<(u32, Option<u32>)> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    match text.split_once(',') {
        None => number(text).map(|n| (n, Some(n))),
        Some((least, most)) if most.trim().is_empty() => Some((number(least)?, None)),
        Some((least, most)) => Some((number(least)?, Some(number(most)?))),
    }
}
