//! Text as it may stand on the screen: what would turn, hide or bury what is around it is left out.

use super::marks::is_sign;
use std::borrow::Cow;

/// The most combining marks on one character: enough for every language, too few to climb over the lines.
const MOST_MARKS: u8 = 3;

/// The most signs of a script on one character: vowels, tones and points. Burmese and Hebrew have up to six; fonts draw
/// what does not belong there one beside the other.
const MOST_SIGNS: u8 = 8;

/// The most tag characters on a black flag: the flag of a region has five, and one that ends it.
const MOST_TAGS: u8 = 6;

/// The most emoji joined to one: a family has four, a kiss four and a heart.
const MOST_JOINED: u8 = 8;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';
const BLACK_FLAG: char = '\u{1F3F4}';

/// The text without what would deform its surroundings; the same text if there is nothing of that kind.
///
/// What can be seen stays, as does what writing needs: accents, joiners between letters and between emoji,
/// one variation of each.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut changed: Option<String> = None;
    for (at, c, shown) in shown(text) {
        if changed.is_none() && shown != Some(c) {
            let mut same = String::with_capacity(text.len());
            same.push_str(text.get(..at).unwrap_or_default());
            changed = Some(same);
        }
        if let (Some(changed), Some(shown)) = (&mut changed, shown) {
            changed.push(shown);
        }
    }
    changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The text in one line of at most so many characters, with "…" where it was cut.
///
/// It is not cut inside of what is seen as one character.
#[must_use]
pub fn one_line(text: &str, limit_chars: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    // The longest beginning that leaves room for the "…".
    let mut fits = 0;
    let mut is_after_space = false;
    let mut previous = None;
    let mut flag_letters = 0;
    for c in shown(text).filter_map(|(_, _, shown)| shown) {
        if c.is_whitespace() {
            is_after_space = !line.is_empty();
            previous = None;
            flag_letters = 0;
            continue;
        }
        let goes_on = (is_attached(c) && previous.is_some())
            || previous == Some(JOINER)
            || (is_flag_letter(c) && flag_letters % 2 == 1);
        if !goes_on && count < limit_chars {
            fits = line.len();
        }
        if is_after_space {
            line.push(' ');
            count += 1;
            is_after_space = false;
        }
        line.push(c);
        count += 1;
        if count > limit_chars {
            line.truncate(fits);
            line.extend((limit_chars > 0).then_some('…'));
            return line;
        }
        flag_letters = if is_flag_letter(c) { flag_letters + 1 } else { 0 };
        previous = Some(c);
    }
    line
}

/// Every character with its place and what is shown for it.
fn shown(text: &str) -> impl Iterator<Item = (usize, char, Option<char>)> {
    let mut seen = Seen::default();
    text.char_indices().map(move |(at, c)| {
        let rest = text.get(at..).unwrap_or_default();
        (at, c, seen.shown(c, rest))
    })
}

/// The last character that takes room of its own, and what hangs on it so far.
#[derive(Default)]
struct Seen {
    base: Option<char>,
    marks: u8,
    signs: u8,
    variations: u8,
    joiners: u8,
    tags: u8,
    /// How many emoji are joined to one so far, and whether another follows.
    joined: u8,
    joins: bool,
}

impl Seen {
    /// What is shown for the first character of `rest`.
    fn shown(&mut self, c: char, rest: &str) -> Option<char> {
        let is_shown = match c {
            ' '..='~' | '\n' | '\t' => return Some(self.stand_on(c)),
            '\u{2028}' | '\u{2029}' => return Some(self.stand_on('\n')),
            _ if c.is_control() || is_unseen(c) => false,
            _ if is_stacked(c) => one_more(&mut self.marks, MOST_MARKS),
            _ if is_sign(c) => one_more(&mut self.signs, MOST_SIGNS),
            _ if is_variation(c) => {
                self.base.is_some_and(|base| !base.is_whitespace()) && one_more(&mut self.variations, 1)
            }
            '\u{E0000}'..='\u{E007F}' => self.base == Some(BLACK_FLAG) && one_more(&mut self.tags, MOST_TAGS),
            // Where words stand without spaces it says where a line may end.
            '\u{200B}' => self.base.is_some_and(has_no_spaces) && one_more(&mut self.joiners, 1),
            NON_JOINER | JOINER => {
                self.joins = self.can_join(c, rest) && one_more(&mut self.joiners, 1);
                self.joins
            }
            _ => return Some(self.stand_on(c)),
        };
        is_shown.then_some(c)
    }

    fn stand_on(&mut self, c: char) -> char {
        *self = Self {
            base: Some(c),
            joined: if self.joins { self.joined + 1 } else { 0 },
            ..Self::default()
        };
        c
    }

    /// Whether a joiner does something here.
    fn can_join(&self, joiner: char, rest: &str) -> bool {
        let Some(base) = self.base else {
            return false;
        };
        let next = rest.chars().nth(1);
        let is_letter = |c: char| c.is_alphabetic() && !is_stacked(c);
        is_shaped(base)
            || (joiner == NON_JOINER && is_letter(base) && next.is_some_and(is_letter))
            || (joiner == JOINER
                && is_emoji(base)
                && next.is_some_and(is_emoji)
                && self.joined + 1 < MOST_JOINED)
    }
}

fn one_more(count: &mut u8, most: u8) -> bool {
    let fits = *count < most;
    *count += u8::from(fits);
    fits
}

/// Turns the direction of what follows, or is nothing but invisible.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// A mark of the kinds that can be piled up. The vowel signs of Thai, Hindi, Arabic and Hebrew are none: their fonts
/// keep them low.
const fn is_stacked(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
    )
}

const fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Of a script whose letters look different beside a joiner: Arabic, those of India, and their neighbours.
const fn is_shaped(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A840}'..='\u{ABFF}'
            | '\u{10A00}'..='\u{11FFF}'
    )
}

/// Of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer.
const fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Roughly: what emoji are made of.
const fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}'
            | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

const fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Roughly: what belongs to the character before it.
const fn is_attached(c: char) -> bool {
    is_stacked(c)
        || is_variation(c)
        || is_sign(c)
        || matches!(
            c,
            NON_JOINER | JOINER | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::{one_line, plain};
    use std::borrow::Cow;

    #[test]
    fn a_family_has_so_many_members_and_no_more() {
        let kiss = "👩\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨";
        assert_eq!(plain(kiss), kiss);
        let endless = format!("👨{}", "\u{200D}👨".repeat(400));
        let shown = plain(&endless);
        assert!(
            shown.split("👨👨").all(|family| family.chars().count() <= 2 * 8),
            "{shown}"
        );
        assert_eq!(shown.matches('👨').count(), 401, "nobody is lost");
    }

    #[test]
    fn what_people_write_is_not_even_copied() {
        for text in [
            "",
            "Hei på deg!\n\tHvor er pakken min? – 1 499,00 kr",
            "Tiếng Việt: chào bạn. Decomposed: cha\u{300}o ba\u{323}n, e\u{302}\u{301}",
            "สวัสดีค่ะ ที่นี่ น้ำ ฉัน\u{200B}รัก",
            "ผู้ใหญ่ ก็ดี ด้วย ປື້ມ ບໍ່ སྒྲུབ ཧྐྵྨླྺྼྻྂ မြွှေ့ ស្ត្រី",
            "हिन्दी में क्\u{200D}ष, क्ष; മലയാളം അവന്\u{200D} പോയി",
            "مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ اللُّغَةِ، می\u{200C}خواهم",
            "בְּרֵאשִׁית, בָּרָא אֱלֹהִים",
            "జ్ఞ\u{200C}ా Auf\u{200C}lage",
            "葛\u{E0100}城 表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
            "👨\u{200D}👩\u{200D}👧\u{200D}👦 🦹🏿\u{200D}♂\u{FE0F}",
            "❤\u{FE0F}\u{200D}🔥 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇳🇴🇸🇪 👍🏽",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} 🏳\u{FE0F}\u{200D}🌈",
            "( ͡° ͜ʖ ͡°) ¯\\_(ツ)_/¯ <b>not bold</b> &amp;",
        ] {
            assert_eq!(plain(text), text);
            assert!(matches!(plain(text), Cow::Borrowed(_)), "{text}");
        }
        let long = "Hei på deg. 👍🏽 \n".repeat(50_000);
        assert!(matches!(plain(&long), Cow::Borrowed(_)));
    }

    #[test]
    fn what_bends_or_hides_is_left_out() {
        for (text, expected) in [
            ("a\u{202E}gpj.exe\u{202C}", "agpj.exe"),
            ("\u{2066}a\u{2069}\u{200E}b\u{200F}\u{61C}", "ab"),
            (
                "\u{0}a\u{7}\u{8}\u{1B}[31mb\r\n\u{7F}\u{85}\u{9B}c\u{B}\u{C}",
                "a[31mb\nc",
            ),
            ("one\u{2028}two\u{2029}three", "one\ntwo\nthree"),
            ("pay\u{200B}pal\u{2060}\u{FEFF}\u{E0041}", "paypal"),
            ("a\u{200C}\u{200C}\u{200D}\u{200C}b", "a\u{200C}b"),
            ("می\u{200C}\u{200C}\u{200C}خواهم", "می\u{200C}خواهم"),
            ("a\u{200D}b \u{200C}c", "ab c"),
            ("❤\u{FE0F}\u{FE0F}\u{FE0E}!", "❤\u{FE0F}!"),
            (" \u{FE0F}a", " a"),
            ("👩\u{200D}\u{200D}👧", "👩\u{200D}👧"),
            ("👩\u{200D}", "👩"),
            (
                "🏴\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E007F}\u{E0041}",
                "🏴\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E007F}",
            ),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn piles_of_marks_become_low() {
        let piled = format!(
            "Z{}a\u{489}{}!",
            "\u{35F}".repeat(40),
            "\u{20DD}\u{200D}".repeat(40)
        );
        assert_eq!(plain(&piled), "Z\u{35F}\u{35F}\u{35F}a\u{489}\u{20DD}\u{20DD}!");
        assert_eq!(plain(&"\u{301}".repeat(9)), "\u{301}".repeat(3));
    }

    #[test]
    fn vowels_and_tones_do_not_pile_up_either() {
        for (text, expected) in [
            ("ด้้้้้็็็็็้้้้้".to_owned(), "ด้้้้้็็็"),
            (
                format!("क{}ष", "\u{94D}".repeat(90)),
                "क\u{94D}\u{94D}\u{94D}\u{94D}\u{94D}\u{94D}\u{94D}\u{94D}ष",
            ),
            (
                format!("ก{}", "\u{E47}\u{301}".repeat(90)),
                "ก\u{E47}\u{301}\u{E47}\u{301}\u{E47}\u{301}\u{E47}\u{E47}\u{E47}\u{E47}\u{E47}",
            ),
        ] {
            assert_eq!(plain(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_is_one_line_and_no_longer_than_asked() {
        for (text, limit, expected) in [
            ("  Hei\n\n på \t deg ", 20, "Hei på deg"),
            ("Hei på deg", 10, "Hei på deg"),
            ("Hei på deg", 9, "Hei på d…"),
            ("Hei på deg", 5, "Hei…"),
            ("Hei på deg", 4, "Hei…"),
            ("Hei", 1, "…"),
            ("Hei", 0, ""),
            ("", 0, ""),
            (" \n", 5, ""),
            ("a\u{202E}b\u{200B}c", 3, "abc"),
        ] {
            assert_eq!(one_line(text, limit), expected, "{text:?} {limit}");
        }
    }

    #[test]
    fn what_is_seen_as_one_is_not_cut() {
        for (text, limit, expected) in [
            ("👨\u{200D}👩\u{200D}👧 hi", 3, "…"),
            ("a👨\u{200D}👩\u{200D}👧 hi", 4, "a…"),
            ("👍🏽👍🏽", 3, "👍🏽…"),
            ("👍🏽👍🏽", 2, "…"),
            ("🇳🇴🇸🇪🇩🇰", 4, "🇳🇴…"),
            ("🇳🇴🇸🇪🇩🇰", 5, "🇳🇴🇸🇪…"),
            ("🇳🇴 🇸🇪", 4, "🇳🇴…"),
            ("ae\u{301}\u{323}o", 3, "a…"),
            ("❤\u{FE0F}❤\u{FE0F}", 3, "❤\u{FE0F}…"),
            ("नमस्ते", 4, "नम…"),
            ("ก็ดี", 3, "ก็…"),
        ] {
            assert_eq!(one_line(text, limit), expected, "{text:?} {limit}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::{one_line, plain};
    use proptest::prelude::*;

    /// Texts of what matters here, in any order.
    fn odd() -> impl Strategy<Value = String> {
        let odd = "aåée1 क्ก็ی漢👩❤🏽🇳🇴🏴\n\t\r\0\u{301}\u{345}\u{489}\u{20E3}\u{200B}\u{200C}\u{200D}\
            \u{FE0F}\u{FE0E}\u{202E}\u{2066}\u{2028}\u{FEFF}\u{E0067}\u{E007F}";
        text(prop::sample::select(odd.chars().collect::<Vec<_>>()))
    }

    fn any_text() -> impl Strategy<Value = String> {
        text(any::<char>())
    }

    fn text(chars: impl Strategy<Value = char>) -> impl Strategy<Value = String> {
        prop::collection::vec(chars, 0..24).prop_map(|chars| chars.into_iter().collect::<String>())
    }

    proptest! {
        #[test]
        fn once_plain_it_stays(text in prop_oneof![odd(), any_text()]) {
            let once = plain(&text).into_owned();
            prop_assert_eq!(plain(&once), once.as_str());
        }

        #[test]
        fn letters_and_emoji_are_never_lost(text in odd()) {
            let visible = |text: &str| -> String {
                let is_seen = |c: &char| "aåée1क漢กی👩❤🏽🇳🇴🏴".contains(*c);
                text.chars().filter(is_seen).collect()
            };
            prop_assert_eq!(visible(&plain(&text)), visible(&text));
        }

        #[test]
        fn nothing_bends_and_no_mark_climbs(text in prop_oneof![odd(), any_text()]) {
            let plain = plain(&text);
            let bends = |c: char| {
                matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
                    || (c.is_control() && !matches!(c, '\n' | '\t'))
            };
            prop_assert!(!plain.contains(bends), "{:?}", plain);
            let mut marks = 0;
            for c in plain.chars() {
                marks = if matches!(c, '\u{300}'..='\u{36F}' | '\u{489}') { marks + 1 } else { 0 };
                prop_assert!(marks <= 3, "{:?}", plain);
            }
        }

        #[test]
        fn a_line_keeps_to_its_limit(text in odd(), limit in 0_usize..12) {
            let line = one_line(&text, limit);
            let whole = one_line(&text, usize::MAX);
            prop_assert!(line.chars().count() <= limit);
            prop_assert!(!line.contains(['\n', '\t']) && line.trim() == line && !line.contains("  "));
            if line == whole {
                prop_assert!(whole.chars().count() <= limit);
            } else if let Some(start) = line.strip_suffix('…') {
                prop_assert!(whole.starts_with(start) && whole.chars().count() > limit);
            } else {
                prop_assert!(line.is_empty() && limit == 0);
            }
        }
    }
}
