//! Which part of a text to show, and where in it the words that were found stand.

use super::hit::Hit;
use super::index::Index;
use super::token::{self, Reading};
use super::vocabulary::Term;
use std::collections::BTreeSet;
use std::ops::Range;

/// What stands before the first word that was found, as a part of all that is shown.
const LEAD: usize = 4;

/// A part of a text. All places are in bytes of the whole text and between characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What to show.
    pub at: Range<usize>,
    /// The words in it that were found, in order.
    pub marks: Vec<Range<usize>>,
}

impl Index {
    /// Where the words of a hit stand in a text, in order and without overlap.
    #[must_use]
    pub fn marks(&self, text: &str, hit: &Hit) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.found(text, hit) {
            match marks.last_mut() {
                Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
                _ => marks.push(at),
            }
        }
        marks
    }

    /// The part of a text, of at most so many characters, that has most of what was found; without anything
    /// found its beginning.
    #[must_use]
    pub fn excerpt(&self, text: &str, hit: &Hit, limit: usize) -> Excerpt {
        let start = self.start(text, hit, limit);
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.char_indices().nth(limit).map_or(rest.len(), |(cut, _)| {
            // Back to the end of a word, unless that would leave almost nothing.
            let shown = rest.get(..cut).unwrap_or_default();
            let end = shown
                .trim_end_matches(|letter: char| !letter.is_whitespace())
                .trim_end();
            if end.len() > cut / 2 { end.len() } else { cut }
        });
        let at = start..start + length;
        let marks = self.marks(text, hit);
        let is_shown = |mark: &Range<usize>| mark.start >= at.start && mark.end <= at.end;
        Excerpt {
            marks: marks.into_iter().filter(is_shown).collect(),
            at,
        }
    }

    /// Where the part begins: somewhat before the words that tell most, at the beginning of a word.
    fn start(&self, text: &str, hit: &Hit, limit: usize) -> usize {
        let found = self.found(text, hit);
        let worth = |term: Term| {
            let of_term = hit.matches.iter().filter(|found| found.term == term);
            of_term.map(|found| found.score).fold(0.0, f32::max)
        };
        let room = limit - limit / LEAD;
        let mut best: Option<(f32, usize)> = None;
        let mut counted: BTreeSet<Term> = BTreeSet::new();
        for (first, (at, _)) in found.iter().enumerate() {
            counted.clear();
            let near = found
                .iter()
                .skip(first)
                .take_while(|(other, _)| other.end <= at.start.saturating_add(room));
            let sum: f32 = near
                .filter(|(_, term)| counted.insert(*term))
                .take(limit)
                .map(|(_, term)| worth(*term))
                .sum();
            if best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, at.start));
            }
        }
        let Some((_, first)) = best else { return 0 };
        let before = text.get(..first).unwrap_or_default();
        let lead = before.char_indices().rev().take(limit / LEAD).last();
        let lead = lead.map_or(first, |(at, _)| at);
        if lead == 0 {
            return 0;
        }
        // A sentence's beginning is best, a word's is needed.
        let between = text.get(lead..first).unwrap_or_default();
        let after = |found: Option<usize>, length: usize| found.map(|at| lead + at + length);
        after(between.rfind('\n'), 1)
            .or_else(|| after(between.find(". "), 2))
            .or_else(|| after(between.find(' '), 1))
            .unwrap_or(first)
    }

    /// Each word of a hit in a text, in order.
    fn found(&self, text: &str, hit: &Hit) -> Vec<(Range<usize>, Term)> {
        let terms: BTreeSet<Term> = hit.matches.iter().map(|found| found.term).collect();
        let mut found = Vec::new();
        if terms.is_empty() {
            return found;
        }
        token::words(text, Reading::Document, |at, word| {
            if let Some(term) = self.term(word).filter(|term| terms.contains(term)) {
                found.push((at, term));
            }
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Hit, Index, Language, Typing};

    const BODY: &str = "You can send things back for 30 days. Pack the parcel well.\n\nPrint the label and \
        put it on the parcel. Hand it in at any post office, and keep the receipt until the refund is there.";

    fn found(body: &str, query: &str) -> (Index, Hit) {
        let documents = [
            Document {
                title: "Sending back",
                body,
                keywords: &[],
            },
            Document {
                title: "Other",
                body: "Nothing here.",
                keywords: &[],
            },
        ];
        let index = Index::build(Language::English, documents);
        let hit = index.search(query, 1, Typing::Finished).remove(0);
        (index, hit)
    }

    fn marked<'t>(text: &'t str, marks: &[std::ops::Range<usize>]) -> Vec<&'t str> {
        marks.iter().map(|mark| &text[mark.clone()]).collect()
    }

    #[test]
    fn what_was_found_is_marked_as_it_is_written() {
        let (index, hit) = found(BODY, "parcels, printing");
        assert_eq!(
            marked(BODY, &index.marks(BODY, &hit)),
            ["parcel", "Print", "parcel"]
        );
        assert_eq!(
            marked("Åpent: PARCEL", &index.marks("Åpent: PARCEL", &hit)),
            ["PARCEL"]
        );
        assert!(index.marks("", &hit).is_empty());
    }

    #[test]
    fn signs_that_overlap_are_one_mark() {
        let body = "返品は東京都で受け付けます。";
        let (index, hit) = found(body, "東京都");
        assert_eq!(marked(body, &index.marks(body, &hit)), ["東京都"]);
    }

    #[test]
    fn the_excerpt_is_where_most_was_found() {
        let (index, hit) = found(BODY, "receipt refund parcel");
        let excerpt = index.excerpt(BODY, &hit, 60);
        let shown = &BODY[excerpt.at.clone()];
        assert!(shown.contains("receipt") && shown.contains("refund"), "{shown}");
        assert!(shown.chars().count() <= 60);
        assert_eq!(marked(BODY, &excerpt.marks), ["receipt", "refund"]);
    }

    #[test]
    fn an_excerpt_never_cuts_a_character() {
        let body = "Blåbærsyltetøy på brød er godt. ".repeat(20) + "Kjøp én til!";
        let (index, hit) = found(&body, "til");
        for limit in 0..80 {
            let excerpt = index.excerpt(&body, &hit, limit);
            let shown = body.get(excerpt.at.clone()).expect("between characters");
            assert!(shown.chars().count() <= limit);
        }
    }
}
