//! What stands within a block, read once from left to right.

use super::{Inline, target, text_of};

/// The deepest that bold, italic and struck text nest. What goes deeper stays as it was typed.
const DEEPEST: usize = 4;

/// The most backticks that begin code.
const MOST_TICKS: usize = 3;

/// Reads what stands within a block.
pub(super) fn inlines(text: &str, formatted: bool) -> Vec<Inline> {
    let mut reader = Reader {
        text,
        taken: 0,
        searched: 0,
        unclosed: 0,
        spans: Vec::new(),
        inlines: Vec::new(),
    };
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        at = match byte {
            b'\n' => reader.put(at, Inline::Break, at + 1),
            b'*' | b'_' | b'~' if formatted => reader.mark(at),
            b'`' if formatted => reader.code(at),
            b'[' if formatted => reader.named_link(at),
            b'h' | b'H' | b'w' | b'W' | b'+' | b'@' => reader.link(at),
            _ => at + 1,
        };
    }
    reader.take(text.len());
    reader.give_up(0);
    reader.inlines
}

/// A text half read. What reads something returns where to go on.
struct Reader<'a> {
    text: &'a str,
    /// Up to where the text is in the tree.
    taken: usize,
    /// Up to where no further address is to be found.
    searched: usize,
    /// The numbers of backticks that nothing closes, as bits.
    unclosed: u8,
    /// What is open, the outermost first.
    spans: Vec<Span>,
    /// What is outside of them.
    inlines: Vec<Inline>,
}

/// Bold, italic or struck text that might go on.
struct Span {
    mark: &'static str,
    inlines: Vec<Inline>,
}

impl Reader<'_> {
    /// The list that grows now.
    fn innermost(&mut self) -> &mut Vec<Inline> {
        self.spans
            .last_mut()
            .map_or(&mut self.inlines, |span| &mut span.inlines)
    }

    /// Takes over what was passed since the last time, as text.
    fn take(&mut self, to: usize) {
        let text = self.text.get(self.taken..to).unwrap_or_default();
        push_text(self.innermost(), text);
        self.taken = to;
    }

    /// Puts something in place of a piece of the text.
    fn put(&mut self, from: usize, inline: Inline, to: usize) -> usize {
        self.take(from);
        self.innermost().push(inline);
        self.taken = to;
        to
    }

    /// Asterisks, underscores or tildes: they close what they can, and what is left of them opens.
    fn mark(&mut self, at: usize) -> usize {
        let text = self.text;
        let mut run = run(text, at);
        let end = at + run.len();
        if !matches!(run, "*" | "**" | "***" | "_" | "~~") {
            return end;
        }
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if closes(before, after) {
            while let Some(depth) = self.closed_by(run) {
                self.take(end - run.len());
                self.give_up(depth + 1);
                if let Some(mark) = self.close() {
                    run = run.strip_prefix(mark).unwrap_or_default();
                    self.taken = end - run.len();
                }
            }
        }
        if opens(before, after) {
            while !run.is_empty() && self.spans.len() < DEEPEST {
                let mark = match run {
                    "*" => "*",
                    "_" => "_",
                    "~~" => "~~",
                    _ => "**",
                };
                self.take(end - run.len());
                run = run.strip_prefix(mark).unwrap_or_default();
                self.taken = end - run.len();
                self.spans.push(Span {
                    mark,
                    inlines: Vec::new(),
                });
            }
        }
        end
    }

    /// How deep the span is that a mark closes: rather all of the mark than a part of it.
    fn closed_by(&self, run: &str) -> Option<usize> {
        let exact = self.spans.iter().rposition(|span| run == span.mark);
        exact.or_else(|| self.spans.iter().rposition(|span| run.starts_with(span.mark)))
    }

    /// Closes the innermost span. Marks around no word, as in `(*_*)`, are text.
    fn close(&mut self) -> Option<&'static str> {
        let span = self.spans.pop()?;
        if !span.inlines.iter().any(has_words) {
            self.put_back(span);
            return None;
        }
        let inline = match span.mark {
            "**" => Inline::Strong(span.inlines),
            "~~" => Inline::Struck(span.inlines),
            _ => Inline::Emphasis(span.inlines),
        };
        self.innermost().push(inline);
        Some(span.mark)
    }

    /// Turns the spans from a depth on back into text: nothing closes them.
    fn give_up(&mut self, depth: usize) {
        while self.spans.len() > depth
            && let Some(span) = self.spans.pop()
        {
            self.put_back(span);
        }
    }

    fn put_back(&mut self, span: Span) {
        let into = self.innermost();
        push_text(into, span.mark);
        for inline in span.inlines {
            match inline {
                Inline::Text(text) => push_text(into, &text),
                other => into.push(other),
            }
        }
    }

    fn code(&mut self, at: usize) -> usize {
        let text = self.text;
        let ticks = run(text, at).len();
        let inside = at + ticks;
        if ticks > MOST_TICKS || self.unclosed & (1 << ticks) != 0 {
            return inside;
        }
        let rest = text.get(inside..).unwrap_or_default();
        let Some(length) = closing_ticks(rest, ticks) else {
            self.unclosed |= 1 << ticks;
            return inside;
        };
        let code = rest.get(..length).unwrap_or_default();
        if code.trim().is_empty() {
            return inside;
        }
        self.put(at, Inline::Code(code.replace('\n', " ")), inside + length + ticks)
    }

    fn named_link(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        match named_link(rest) {
            Some((link, length)) => self.put(at, link, at + length),
            None => at + 1,
        }
    }

    /// An address in the text, which the letter here may belong to.
    fn link(&mut self, at: usize) -> usize {
        let text = self.text;
        if at < self.searched {
            return at + 1;
        }
        match target::find(text, at, self.taken, !self.spans.is_empty()) {
            Ok((place, target)) => {
                let text = text.get(place.clone()).unwrap_or_default().to_owned();
                self.put(place.start, Inline::Link { text, target }, place.end)
            }
            Err(searched) => {
                self.searched = searched;
                at + 1
            }
        }
    }
}

/// As often as the character at a place stands there in a row.
fn run(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let first = rest.chars().next().unwrap_or_default();
    let end = rest.find(|c: char| c != first).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn closing_ticks(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('`')?;
        let found = run(text, at).len();
        if found == ticks {
            return Some(at);
        }
        at += found;
    }
}

/// `[text](address)` at the beginning of the text, and its length. The search ends at another `[`.
fn named_link(text: &str) -> Option<(Inline, usize)> {
    let inside = text.strip_prefix('[')?;
    let label = inside.get(..inside.find(['[', ']', '\n'])?)?;
    let address = inside.strip_prefix(label)?.strip_prefix("](")?;
    let address = address.get(..closing_bracket(address)?)?;
    let length = "[](".len() + label.len() + address.len() + ")".len();
    let text = text_of(&inlines(label, true));
    if text.trim().is_empty() {
        return None;
    }
    let target = target::behind(&text, address)?;
    Some((Inline::Link { text, target }, length))
}

fn closing_bracket(address: &str) -> Option<usize> {
    let mut open = 0;
    for (at, c) in address.char_indices() {
        match c {
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            '(' => open += 1,
            '[' => return None,
            _ if c.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// Whether a mark between these characters may open something: at the beginning of a word.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    is_edge(before) && after.is_some_and(|c| !c.is_whitespace() && !".,;:!?)]}/\\\u{FE0F}".contains(c))
}

/// Whether it may close something: at the end of a word.
fn closes(before: Option<char>, after: Option<char>) -> bool {
    is_edge(after) && before.is_some_and(|c| !c.is_whitespace() && !"([{/\\".contains(c))
}

/// Whether a word may begin or end beside this. It does not in paths, `¯\_(ツ)_/¯` and the emoji of keys, but
/// anywhere in scripts that put no spaces between words.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        let is_within = c.is_alphanumeric() || "/\\\u{FE0F}".contains(c);
        !is_within || c >= '\u{2E80}'
    })
}

fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.contains(|c: char| c.is_alphanumeric() || c >= '\u{2190}'),
        Inline::Break => false,
        _ => true,
    }
}

fn push_text(into: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    match into.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => into.push(Inline::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::line;
    use super::inlines;

    #[test]
    fn marks_around_words_are_read() {
        for (text, expected) in [
            ("a **b c** d", "a B(b c) d"),
            ("*a* and _b_, ~~c~~!", "I(a) and I(b), S(c)!"),
            ("**a *b* c** ***d***", "B(a I(b) c) B(I(d))"),
            ("**a *b** c", "B(a *b) c"),
            ("*a **b***", "I(a B(b))"),
            ("(*a*) \"_b_\" *👍*", "(I(a)) \"I(b)\" I(👍)"),
            ("**重要**です", "B(重要)です"),
            ("`a*b*` ``c`d``", "C(a*b*) C(c`d)"),
            ("*a `b* c`*", "I(a C(b* c))"),
            ("*a\nb*", "I(a/b)"),
            ("_**~~*a*~~**_", "I(B(S(I(a))))"),
            ("_*a_ b*", "I(*a) b*"),
        ] {
            assert_eq!(line(&inlines(text, true)), expected, "{text:?}");
        }
    }
}
