//! What capitals mean: a name, a title, emphasis.

use super::lexicon::Lexicon;
use super::token::{Kind, Token};

/// Words of so many letters or fewer have no capital in a title either.
const SMALL_WORD: usize = 3;

/// Whether a text is all in capitals, or nearly.
pub(super) fn is_shouted(list: &[Token]) -> bool {
    let longer = list
        .iter()
        .filter(|token| token.kind == Kind::Word && token.to - token.from > 1);
    let capitals = longer.clone().filter(|token| token.is_capitals).count();
    let others = longer.count() - capitals;
    others == 0 || capitals > 2 * others
}

/// Whether and where capitals make names.
pub(super) fn mark_names(sentence: &mut [Token], lexicon: &Lexicon) {
    let words = || sentence.iter().filter(|token| token.is_word());
    let is_small = |token: &Token| {
        token.kind == Kind::Word && !token.has_capital && !token.is_capitals && token.length > SMALL_WORD
    };
    // In a title every word has a capital.
    let is_title = words().nth(1).is_some() && !words().any(is_small);
    let mut run = 0;
    let mut rest = sentence;
    while let Some((token, after)) = std::mem::take(&mut rest).split_first_mut() {
        if !token.is_word() || !token.has_capital {
            run = 0;
        } else {
            let entry = lexicon.get(token.key).copied().unwrap_or_default();
            // "Angry Young Man" is somebody's or something's name.
            let goes_on = after
                .first()
                .is_some_and(|next| next.is_word() && next.has_capital);
            let is_name = if token.is_first {
                entry.is_name
            } else if is_title {
                entry.is_name || !entry.is_word()
            } else {
                run += 1;
                entry.is_name || entry.is_surname || !entry.is_word() || goes_on || run > 1
            };
            if is_name {
                token.kind = Kind::Name;
            }
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::Tokens;
    use super::{Kind, Lexicon};

    const LIST: &str = "[words]\n-2 angry\n[names]\njoy\n[surnames]\nyoung\n";

    fn names(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::read(LIST, false).unwrap();
        let list = Tokens::of(text, &lexicon).list;
        let names = list.iter().filter(|token| token.kind == Kind::Name);
        names.map(|token| &text[token.from..token.to]).collect()
    }

    #[test]
    fn capitals_within_a_sentence_make_names() {
        for (text, expected) in [
            ("Will met Anna and Joy. Good", &["Anna", "Joy"][..]),
            ("Joy was Angry", &["Joy"]),
            ("the song Angry Young Man", &["Angry", "Young", "Man"]),
            ("I spoke to young Mr Young", &["Mr", "Young"]),
            ("Very Angry Person", &["Person"]),
            ("I AM ANGRY", &[]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_in_capitals_is_shouted() {
        let lexicon = Lexicon::read(LIST, false).unwrap();
        let is_shouted = |text: &str| Tokens::of(text, &lexicon).is_shouted;
        assert!(is_shouted("WHERE IS IT") && is_shouted(""));
        assert!(!is_shouted("Where IS it"));
    }
}
