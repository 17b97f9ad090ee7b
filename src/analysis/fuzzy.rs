//! Finding by a few letters: commands, people, quick replies.

use std::cmp::Reverse;

/// How much of a text is looked at, in characters: a name or a title, never a book.
const LONGEST_TEXT: usize = 200;

/// How much of a query is looked at, in characters.
const LONGEST_QUERY: usize = 64;

// How a word of the query was found, best first. Within one kind less than 100 is taken off, so that no
// detail outweighs the kind.
const WHOLE_WORD: i32 = 1000;
const BEGINNING: i32 = 800;
const INITIALS: i32 = 600;
const INSIDE: i32 = 400;
const SCATTERED: i32 = 200;
const MISTYPED: i32 = 100;

/// In shorter words one other letter makes another word.
const SHORTEST_MISTYPED: usize = 4;

/// The text in small letters without marks, so that "Åse" is found by "ase".
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
            'æ' | 'ǽ' => "ae",
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
            'ď' | 'đ' | 'ð' => "d",
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
            'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǥ' | 'ǧ' => "g",
            'ĥ' | 'ħ' => "h",
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
            'ĵ' => "j",
            'ķ' | 'ǩ' => "k",
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
            'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' | 'ǿ' => "o",
            'œ' => "oe",
            'ŕ' | 'ŗ' | 'ř' => "r",
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
            'ß' => "ss",
            'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
            'þ' => "th",
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
            'ŵ' => "w",
            'ý' | 'ÿ' | 'ŷ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            // Marks that stand after their letter, as some systems write them.
            '\u{300}'..='\u{36f}' => "",
            letter => {
                folded.push(letter);
                continue;
            }
        };
        folded.push_str(plain);
    }
    folded
}

/// How well a text answers a query: the higher, the better; nothing when some word of the query is not in it.
///
/// A word is found, best first: as a word, as the beginning of one, in the initials, inside a word, with
/// letters left out, with one typing error. Among equals the text that says it earlier and says less besides
/// is ahead. A query without words is answered by everything.
#[must_use]
pub fn score(query: &str, text: &str) -> Option<i32> {
    Query::of(query).score(text)
}

/// The items whose text answers the query, best first; equals, and all for a query without words, in their
/// order.
#[must_use]
pub fn best<T>(
    query: &str,
    items: impl Iterator<Item = T>,
    text: impl Fn(&T) -> String,
    limit: usize,
) -> Vec<T> {
    let query = Query::of(query);
    if query.words.is_empty() {
        return items.take(limit).collect();
    }
    let mut found: Vec<(i32, T)> = items
        .filter_map(|item| Some((query.score(&text(&item))?, item)))
        .collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, item)| item).take(limit).collect()
}

/// The first so many characters of a text.
pub(super) fn beginning(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What is looked for.
struct Query {
    /// Its words, folded; none is empty.
    words: Vec<Vec<char>>,
}

impl Query {
    fn of(query: &str) -> Self {
        let folded = fold(beginning(query, LONGEST_QUERY));
        Self {
            words: folded
                .split_whitespace()
                .map(|word| word.chars().collect())
                .collect(),
        }
    }

    fn score(&self, text: &str) -> Option<i32> {
        if self.words.is_empty() {
            return Some(0);
        }
        let text = Text::of(text);
        let found: i32 = self
            .words
            .iter()
            .map(|word| text.score(word))
            .sum::<Option<i32>>()?;
        let unasked = text.starts.len().saturating_sub(self.words.len());
        Some(found - at_most(9, unasked))
    }
}

/// What is looked at.
struct Text {
    /// Its letters, folded.
    letters: Vec<char>,
    /// Where its words begin.
    starts: Vec<usize>,
    /// The first letter of each.
    initials: Vec<char>,
}

impl Text {
    fn of(text: &str) -> Self {
        let letters: Vec<char> = fold(beginning(text, LONGEST_TEXT)).chars().collect();
        let mut starts = Vec::new();
        let mut initials = Vec::new();
        let mut is_in_word = false;
        for (at, letter) in letters.iter().enumerate() {
            let is_of_word = letter.is_alphanumeric();
            if is_of_word && !is_in_word {
                starts.push(at);
                initials.push(*letter);
            }
            is_in_word = is_of_word;
        }
        Self {
            letters,
            starts,
            initials,
        }
    }

    fn score(&self, word: &[char]) -> Option<i32> {
        self.as_written(word)
            .max(self.in_initials(word))
            .or_else(|| self.scattered(word))
            .or_else(|| self.mistyped(word))
    }

    fn as_written(&self, word: &[char]) -> Option<i32> {
        let places = self.letters.windows(word.len().max(1)).enumerate();
        places
            .filter(|(_, letters)| *letters == word)
            .map(|(at, _)| {
                let kind = match (self.is_edge_before(at), self.is_edge_at(at + word.len())) {
                    (true, true) => WHOLE_WORD,
                    (true, false) => BEGINNING,
                    (false, _) => INSIDE,
                };
                kind - self.lateness(at)
            })
            .max()
    }

    fn in_initials(&self, word: &[char]) -> Option<i32> {
        if word.len() < 2 {
            return None;
        }
        let at = self
            .initials
            .windows(word.len())
            .position(|letters| letters == word)?;
        Some(INITIALS - at_most(9, at))
    }

    /// All its letters in order, with others between them: many others only from the beginning of a word.
    fn scattered(&self, word: &[char]) -> Option<i32> {
        let from = |at: usize| {
            let (allowed, penalty) = match (self.is_edge_before(at), word.len()) {
                (true, letters) => (2 * letters, 0),
                (false, letters @ 3..) => (letters, 10),
                (false, _) => return None,
            };
            let gaps = gaps(word, self.letters.get(at..)?, allowed)?;
            Some(SCATTERED - 4 * at_most(15, gaps) - penalty - self.lateness(at))
        };
        (0..self.letters.len()).filter_map(from).max()
    }

    /// The beginning of a word, but for one error. One digit more or less is another number, not an error.
    fn mistyped(&self, word: &[char]) -> Option<i32> {
        if word.len() < SHORTEST_MISTYPED || word.iter().any(|letter| letter.is_numeric()) {
            return None;
        }
        let at = self.starts.iter().position(|start| {
            let rest = self.letters.get(*start..).unwrap_or_default();
            begins_with_one_error(rest, word)
        })?;
        Some(MISTYPED - at_most(9, at))
    }

    /// Whether no word reaches over this place from the left.
    fn is_edge_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.is_edge_at(before))
    }

    /// Whether this place is not in a word.
    fn is_edge_at(&self, at: usize) -> bool {
        self.letters
            .get(at)
            .is_none_or(|letter| !letter.is_alphanumeric())
    }

    /// What is taken off for the words before this place.
    fn lateness(&self, at: usize) -> i32 {
        at_most(9, self.starts.partition_point(|start| *start < at))
    }
}

/// How many letters stand between those of the word, if the text begins with its first and has the others
/// soon.
fn gaps(word: &[char], text: &[char], allowed: usize) -> Option<usize> {
    let ([first, word @ ..], [same, text @ ..]) = (word, text) else {
        return None;
    };
    if first != same {
        return None;
    }
    let mut text = text.iter().take(word.len() + allowed);
    word.iter()
        .map(|letter| text.position(|other| other == letter))
        .sum()
}

/// Whether the text begins with the word, but for one letter that is wrong, missing, too many or swapped with
/// the next (Damerau and Levenshtein's distance of 1).
fn begins_with_one_error(text: &[char], word: &[char]) -> bool {
    let same = word.iter().zip(text).take_while(|(one, other)| one == other);
    let same = same.count();
    // An error before the first difference could as well be made there.
    let word = word.get(same..).unwrap_or_default();
    let text = text.get(same..).unwrap_or_default();
    match (word, text) {
        ([], _) => true,
        ([_, word_on @ ..], []) => word_on.is_empty(),
        ([first, word_on @ ..], [one, text_on @ ..]) => {
            let is_wrong = text_on.starts_with(word_on);
            let is_surplus = text.starts_with(word_on);
            let is_missing = text_on.starts_with(word);
            let is_swapped = match (word_on, text_on) {
                ([second, word_on @ ..], [other, text_on @ ..]) => {
                    first == other && second == one && text_on.starts_with(word_on)
                }
                _ => false,
            };
            is_wrong || is_surplus || is_missing || is_swapped
        }
    }
}

fn at_most(most: i32, count: usize) -> i32 {
    i32::try_from(count).map_or(most, |count| count.min(most))
}

#[cfg(test)]
mod tests {
    use super::{best, fold, score};

    /// Every text answers the query, each better than the next.
    fn assert_in_order(query: &str, texts: &[&str]) {
        let scores: Vec<_> = texts
            .iter()
            .map(|text| score(query, text).unwrap_or_else(|| panic!("{query} is not found in {text}")))
            .collect();
        assert!(
            scores.is_sorted_by(|one, next| one > next),
            "{query}: {texts:?} {scores:?}"
        );
    }

    #[test]
    fn folding_takes_off_case_and_marks() {
        for (text, expected) in [
            ("Åse Bjørnstjerne Ærlig", "ase bjornstjerne aerlig"),
            ("Łódź, Škoda, Özgür", "lodz, skoda, ozgur"),
            ("STRASSE straße STRAẞE", "strasse strasse strasse"),
            ("Zoe\u{308} cafe\u{301}", "zoe cafe"),
            ("İstanbul ısı", "istanbul isi"),
            ("Čáhppesgáfe Đ Ŋ", "cahppesgafe d n"),
            ("Ελλάδα 東京 🎉", "ελλάδα 東京 🎉"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn the_kinds_come_in_order() {
        // Whole word, beginning, initials, inside, scattered, one error.
        assert_in_order(
            "care",
            &[
                "care",
                "careful",
                "call a real expert",
                "scared",
                "cat repair",
                "cape",
            ],
        );
    }

    #[test]
    fn no_detail_outweighs_the_kind() {
        assert_in_order(
            "end",
            &["one two three four five six seven eight nine end", "endless"],
        );
        assert_in_order("end", &["a b c d e f g h i j k l m n o p endless", "bend"]);
    }

    #[test]
    fn earlier_and_shorter_is_better() {
        assert_in_order("sign", &["Sign out", "Please sign", "Please would you sign"]);
        assert_in_order("queue", &["Queue", "Queue settings"]);
    }

    #[test]
    fn case_and_marks_do_not_matter() {
        for (query, text) in [
            ("ase", "Åse Moen"),
            ("åse", "Ase Moen"),
            ("BJORN", "Bjørn"),
            ("strasse", "Hauptstraße"),
            ("привет", "ПРИВЕТ"),
        ] {
            assert!(score(query, text).is_some(), "{query} in {text}");
        }
    }

    #[test]
    fn every_word_has_to_be_found_in_any_order() {
        assert!(score("nordmann kari", "Kari Nordmann").is_some());
        assert!(score("  kari   nord ", "Kari Nordmann").is_some());
        assert_eq!(score("kari hansen", "Kari Nordmann"), None);
    }

    #[test]
    fn initials_stand_for_words() {
        assert_in_order("kn", &["Knut", "Kari Nordmann", "Okno", "Karin"]);
        assert_in_order("ttq", &["Transfer to queue", "attque"]);
        assert_eq!(score("qt", "Transfer to queue"), None);
    }

    #[test]
    fn letters_may_be_left_out_but_not_at_random() {
        assert!(score("knrd", "Kari Nordmann").is_some());
        assert!(score("qset", "Queue settings").is_some());
        // Two letters inside a word say nothing, nor do letters far apart.
        assert_eq!(score("ro", "Kari Nordmann"), None);
        assert_eq!(score("kz", "kitchen and pizza"), None);
        assert_eq!(score("end", "repeat whenever you would"), None);
    }

    #[test]
    fn one_error_is_forgiven_in_a_word_of_some_length() {
        for query in [
            "fnowledge",
            "knowledhe",
            "knowleddge",
            "nkowledge",
            "knwo",
            "knowledgex",
        ] {
            assert!(score(query, "Knowledge base").is_some(), "{query}");
        }
        for query in ["fnowledhe", "know1edge", "xyz", "knowledgexy"] {
            assert_eq!(score(query, "Knowledge base"), None, "{query}");
        }
        assert_eq!(score("cot", "cat"), None);
        assert!(score("nrodmann", "Kari Nordmann").is_some());
    }

    #[test]
    fn another_number_is_not_an_error() {
        assert_eq!(score("10043", "Order 10053"), None);
        assert!(score("10053", "Order 10053").is_some());
    }

    #[test]
    fn marks_in_words_are_taken_as_they_are() {
        assert_in_order("e-mail", &["E-mail", "E-mails"]);
        assert!(score("obrien", "O'Brien").is_some());
        assert!(score("🎉", "Party 🎉 tonight").is_some());
        assert!(score("東", "東京").is_some());
    }

    #[test]
    fn the_best_come_first_and_equals_keep_their_order() {
        let people = ["Anna Berg", "Berit Anker", "Hanna Lie", "Anna Dahl", "Ola"];
        let found = |query, limit| best(query, people.iter(), |name| (**name).to_owned(), limit);
        assert_eq!(found("anna", 9), [&"Anna Berg", &"Anna Dahl", &"Hanna Lie"]);
        assert_eq!(found("anna", 1), [&"Anna Berg"]);
        assert_eq!(found("  ", 2), [&"Anna Berg", &"Berit Anker"]);
        assert_eq!(found("", 9), people.iter().collect::<Vec<_>>());
        assert_eq!(found("xyz", 9), Vec::<&&str>::new());
    }

    #[test]
    fn only_the_beginning_of_what_is_long_counts() {
        let book = "word ".repeat(200_000);
        assert!(score("word", &book).is_some());
        assert_eq!(score("end", &format!("{book}end")), None);
        let party = "🎉".repeat(10_000);
        assert!(score(&party, &party).is_some());
        assert_eq!(score(&party, "party"), None);
        assert_eq!(score(&book, "nothing of it"), None);
        assert!(score(&"é".repeat(1_000_000), &"E".repeat(1_000_000)).is_some());
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::super::{best, score};
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn every_text_answers_itself(text: String) {
                prop_assert!(score(&text, &text).is_some());
            }

            #[test]
            fn case_does_not_change_a_score(query in "[a-zåøæ ]{0,12}", text in "[a-zåøæ ]{0,40}") {
                prop_assert_eq!(score(&query.to_uppercase(), &text), score(&query, &text));
                prop_assert_eq!(score(&query, &text.to_uppercase()), score(&query, &text));
            }

            #[test]
            fn one_error_is_always_forgiven(
                word in "[a-z]{5,12}",
                at in 0_usize..12,
                kind in 0_usize..4,
                other in prop::char::range('a', 'z'),
            ) {
                let mut letters: Vec<char> = word.chars().collect();
                let at = at % (letters.len() - 1);
                match kind {
                    0 => letters[at] = other,
                    1 => {
                        letters.remove(at);
                    }
                    2 => letters.insert(at, other),
                    _ => letters.swap(at, at + 1),
                }
                let query: String = letters.into_iter().collect();
                prop_assert!(score(&query, &word).is_some());
            }

            #[test]
            fn the_best_are_those_that_answer_in_the_order_of_their_scores(
                query in "[ab]{1,3}",
                texts in prop::collection::vec("[abc ]{0,8}", 0..12),
                limit in 0_usize..12,
            ) {
                let found = texts.iter().filter(|text| score(&query, text).is_some());
                let mut expected: Vec<_> = found.collect();
                expected.sort_by_key(|text| -score(&query, text).unwrap_or_default());
                expected.truncate(limit);
                prop_assert_eq!(best(&query, texts.iter(), |text| (*text).clone(), limit), expected);
            }
        }
    }
}
