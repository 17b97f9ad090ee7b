//! How many typing errors lie between two words.

/// How much of the other word has to be like the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// A beginning of it: the word is still being typed.
    Beginning,
}

/// Rows of the table, kept between calls so that a vocabulary is gone through without allocating.
#[derive(Default)]
pub(super) struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    next: Vec<usize>,
}

impl Rows {
    /// The errors between two words, if they are at most so many: letters that are wrong, missing, too many or
    /// swapped with the next (the optimal string alignment distance of Damerau and Levenshtein).
    pub(super) fn errors(
        &mut self,
        word: &[char],
        other: &[char],
        extent: Extent,
        most: usize,
    ) -> Option<usize> {
        self.before.clear();
        self.last.clear();
        self.last.extend(0..=other.len());
        let mut letter_before = None;
        for (row, letter) in (1..).zip(word) {
            let fewest = self.add_row(row, *letter, letter_before, other);
            if fewest > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.next);
            letter_before = Some(*letter);
        }
        let errors = match extent {
            Extent::Whole => self.last.last(),
            Extent::Beginning => self.last.iter().min(),
        };
        errors.copied().filter(|errors| *errors <= most)
    }

    /// Fills the next row and returns its least figure.
    fn add_row(&mut self, row: usize, letter: char, letter_before: Option<char>, other: &[char]) -> usize {
        self.next.clear();
        self.next.push(row);
        let (mut left, mut fewest, mut other_before) = (row, row, None);
        for (column, (same, pair)) in other.iter().zip(self.last.windows(2)).enumerate() {
            let [diagonal, above] = pair else { continue };
            let wrong = diagonal + usize::from(*same != letter);
            let mut errors = wrong.min(above + 1).min(left + 1);
            if letter_before == Some(*same) && other_before == Some(letter) {
                let swapped = column.checked_sub(1).and_then(|column| self.before.get(column));
                errors = errors.min(swapped.map_or(usize::MAX, |before| before + 1));
            }
            self.next.push(errors);
            left = errors;
            fewest = fewest.min(errors);
            other_before = Some(*same);
        }
        fewest
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Rows};

    fn errors(word: &str, other: &str, extent: Extent, most: usize) -> Option<usize> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        Rows::default().errors(&letters(word), &letters(other), extent, most)
    }

    #[test]
    fn each_kind_of_error_counts_one() {
        for (word, other, expected) in [
            ("refund", "refund", 0),
            ("refnd", "refund", 1),
            ("refuund", "refund", 1),
            ("rofund", "refund", 1),
            ("erfund", "refund", 1),
            ("refudn", "refund", 1),
            ("erfudn", "refund", 2),
            ("fund", "refund", 2),
            ("", "ab", 2),
            ("åpne", "apne", 1),
        ] {
            assert_eq!(errors(word, other, Extent::Whole, 2), Some(expected), "{word}");
            assert_eq!(errors(other, word, Extent::Whole, 2), Some(expected), "{word}");
        }
        assert_eq!(errors("parcel", "refund", Extent::Whole, 2), None);
        assert_eq!(errors("fund", "refund", Extent::Whole, 1), None);
    }

    #[test]
    fn a_word_that_is_being_typed_is_like_a_beginning() {
        assert_eq!(errors("retru", "returning", Extent::Beginning, 1), Some(1));
        assert_eq!(errors("retu", "returning", Extent::Beginning, 1), Some(0));
        assert_eq!(errors("retru", "returning", Extent::Whole, 2), None);
    }

    #[test]
    fn rows_can_be_used_again() {
        let mut rows = Rows::default();
        let (long, short): (Vec<char>, Vec<char>) =
            ("international".chars().collect(), "into".chars().collect());
        assert_eq!(rows.errors(&long, &long, Extent::Whole, 2), Some(0));
        assert_eq!(rows.errors(&short, &short, Extent::Whole, 2), Some(0));
        assert_eq!(rows.errors(&short, &long, Extent::Beginning, 1), Some(1));
    }
}
