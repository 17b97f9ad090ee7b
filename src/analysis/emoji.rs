//! Emoji for answering customers, by what they show and by what they say.

/// What a group of emoji has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmojiGroup {
    /// Faces.
    Faces,
    /// Hands, and people who say something with them.
    Gestures,
    /// Hearts.
    Hearts,
    /// Things one can buy, send, repair or lose.
    Things,
    /// Signs.
    Symbols,
    /// Weather, plants and animals.
    Nature,
    /// Food and drink.
    Food,
    /// Ways to get somewhere, and where to.
    Travel,
}

/// Emoji that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub name: EmojiGroup,
    /// Each with the English words to find it by.
    pub emoji: &'static [(&'static str, &'static str)],
}

/// All of them, the most useful first.
pub static GROUPS: [Group; 8] = [
    Group {
        name: EmojiGroup::Faces,
        emoji: FACES,
    },
    Group {
        name: EmojiGroup::Gestures,
        emoji: GESTURES,
    },
    Group {
        name: EmojiGroup::Hearts,
        emoji: HEARTS,
    },
    Group {
        name: EmojiGroup::Things,
        emoji: THINGS,
    },
    Group {
        name: EmojiGroup::Symbols,
        emoji: SYMBOLS,
    },
    Group {
        name: EmojiGroup::Nature,
        emoji: NATURE,
    },
    Group {
        name: EmojiGroup::Food,
        emoji: FOOD,
    },
    Group {
        name: EmojiGroup::Travel,
        emoji: TRAVEL,
    },
];

const FACES: &[(&str, &str)] = &[
    ("🙂", "slight smile happy friendly"),
    ("😊", "smile happy blush pleased warm"),
    ("😀", "grin happy smile hello"),
    ("😃", "big smile happy joy"),
    ("😄", "laugh happy smile eyes"),
    ("😁", "beam grin happy teeth"),
    ("😅", "relief sweat laugh phew oops"),
    ("😂", "tears of joy laugh funny lol"),
    ("🤣", "rolling laugh funny lol"),
    ("😉", "wink joke"),
    ("😍", "heart eyes love wow"),
    ("🥰", "love hearts adore"),
    ("🤩", "star eyes wow excited amazing"),
    ("😎", "cool sunglasses"),
    ("🥳", "party celebrate birthday congratulations"),
    ("🤗", "hug welcome"),
    ("😇", "angel halo innocent"),
    ("🤔", "think hmm wonder question"),
    ("🧐", "inspect monocle look closely"),
    ("🤓", "nerd glasses"),
    ("😌", "relieved calm"),
    ("😮", "surprised oh wow open mouth"),
    ("😯", "hushed surprised"),
    ("😲", "astonished shocked"),
    ("😳", "flushed embarrassed"),
    ("😬", "grimace awkward oops"),
    ("🙄", "roll eyes annoyed"),
    ("😐", "neutral meh"),
    ("😕", "confused unsure"),
    ("🙁", "slight frown sad"),
    ("😟", "worried concerned"),
    ("😔", "sad sorry pensive"),
    ("😢", "cry sad tear"),
    ("😭", "sob cry sad loudly"),
    ("😞", "disappointed sad"),
    ("😣", "struggle persevere"),
    ("😤", "frustrated steam huff"),
    ("😠", "angry mad"),
    ("😡", "furious angry red"),
    ("🤯", "mind blown shocked"),
    ("😴", "sleep tired night"),
    ("🥱", "yawn tired bored"),
    ("🤒", "sick ill fever"),
    ("🤐", "secret zip quiet"),
    ("🤖", "robot bot automatic"),
];

const GESTURES: &[(&str, &str)] = &[
    ("👍", "thumbs up yes good ok like approve"),
    ("👎", "thumbs down no bad dislike"),
    ("👌", "ok perfect fine"),
    ("🙏", "thanks thank you please pray sorry"),
    ("👏", "clap applause well done bravo"),
    ("🙌", "hooray raised hands celebrate"),
    ("👋", "wave hello hi goodbye bye"),
    ("🤝", "handshake deal agree partner"),
    ("💪", "strong muscle power"),
    ("🤞", "fingers crossed luck hope"),
    ("✌️", "peace victory two"),
    ("🤟", "love you hand"),
    ("👉", "point right here this"),
    ("👈", "point left back"),
    ("👆", "point up above"),
    ("👇", "point down below"),
    ("☝️", "one point up important"),
    ("✋", "stop hand wait five"),
    ("✍️", "write sign signature"),
    ("🤷", "shrug unknown whatever"),
    ("🤦", "facepalm oh no"),
    ("🙋", "raise hand question volunteer me"),
    ("🙇", "bow apology sorry"),
    ("💁", "help desk information service"),
    ("👀", "eyes look see watch"),
    ("👤", "person user account profile"),
    ("👥", "people team users group"),
];

const HEARTS: &[(&str, &str)] = &[
    ("❤️", "red heart love"),
    ("🧡", "orange heart"),
    ("💛", "yellow heart"),
    ("💚", "green heart"),
    ("💙", "blue heart"),
    ("💜", "purple heart"),
    ("🖤", "black heart"),
    ("🤍", "white heart"),
    ("💔", "broken heart sad"),
    ("💖", "sparkling heart"),
    ("💕", "two hearts love"),
    ("💯", "hundred perfect score agree"),
];

const THINGS: &[(&str, &str)] = &[
    ("📦", "package parcel box delivery order"),
    ("🛒", "cart trolley shopping basket"),
    ("🛍️", "shopping bags shop"),
    ("🎁", "gift present"),
    ("🎉", "party celebrate congratulations tada"),
    ("🎂", "birthday cake"),
    ("🏆", "trophy win best"),
    ("💳", "credit card pay payment"),
    ("💰", "money bag price"),
    ("💸", "money refund spend cost"),
    ("🧾", "receipt invoice bill"),
    ("🏷️", "label tag price"),
    ("📧", "mail email"),
    ("✉️", "envelope letter mail"),
    ("📞", "phone call receiver"),
    ("📱", "mobile phone cell app"),
    ("💻", "laptop computer"),
    ("🖨️", "printer print"),
    ("🎧", "headphones headset support sound"),
    ("📷", "camera photo picture"),
    ("📺", "television tv screen"),
    ("🔋", "battery charge power"),
    ("🔌", "plug power cable"),
    ("💡", "idea light bulb tip"),
    ("🔧", "wrench repair fix tool"),
    ("🛠️", "tools repair build"),
    ("⚙️", "settings gear"),
    ("🔒", "lock locked secure private"),
    ("🔓", "unlock open"),
    ("🔑", "key password login"),
    ("🔍", "search find magnifier"),
    ("🔗", "link chain"),
    ("📎", "attachment paperclip file"),
    ("📄", "document page file"),
    ("📝", "note memo write form"),
    ("📋", "clipboard list copy"),
    ("📅", "calendar date day"),
    ("⏰", "alarm clock time reminder"),
    ("⏳", "wait hourglass time"),
    ("🗑️", "bin trash delete"),
    ("👕", "shirt clothes size"),
    ("👟", "shoe sneaker size"),
];

const SYMBOLS: &[(&str, &str)] = &[
    ("✅", "check done yes ok ready"),
    ("☑️", "checkbox ticked done"),
    ("✔️", "tick check right"),
    ("❌", "cross no wrong cancel"),
    ("⚠️", "warning caution careful"),
    ("❗", "exclamation important"),
    ("❓", "question help"),
    ("ℹ️", "information info"),
    ("🆘", "sos emergency help"),
    ("🆕", "new"),
    ("🆗", "ok"),
    ("⛔", "no entry forbidden"),
    ("🚫", "forbidden not allowed"),
    ("🔄", "refresh update exchange again"),
    ("↩️", "return back reply"),
    ("➡️", "right arrow next"),
    ("⬅️", "left arrow back"),
    ("⬆️", "up arrow"),
    ("⬇️", "down arrow download"),
    ("⭐", "star rating favourite"),
    ("✨", "sparkles new clean magic"),
    ("🔥", "fire hot great"),
    ("💬", "chat message speech"),
    ("🔔", "bell notification ring"),
    ("🔴", "red circle"),
    ("🟡", "yellow circle"),
    ("🟢", "green circle"),
    ("1️⃣", "one first 1"),
    ("2️⃣", "two second 2"),
    ("3️⃣", "three third 3"),
];

const NATURE: &[(&str, &str)] = &[
    ("☀️", "sun sunny weather summer"),
    ("⛅", "cloud sun weather"),
    ("🌧️", "rain weather"),
    ("❄️", "snow cold winter freeze"),
    ("⚡", "lightning fast power"),
    ("🌈", "rainbow"),
    ("🌍", "earth world globe"),
    ("🌱", "plant grow green"),
    ("🌸", "blossom flower spring"),
    ("💐", "flowers bouquet"),
    ("🎄", "christmas tree"),
    ("🐶", "dog pet"),
    ("🐱", "cat pet"),
    ("🐟", "fish"),
];

const FOOD: &[(&str, &str)] = &[
    ("☕", "coffee tea break"),
    ("🍵", "tea"),
    ("🥤", "drink cup soda"),
    ("🍕", "pizza"),
    ("🍔", "burger hamburger"),
    ("🥗", "salad healthy"),
    ("🍞", "bread"),
    ("🍎", "apple fruit"),
    ("🍰", "cake dessert"),
    ("🍪", "cookie biscuit"),
    ("🍽️", "meal plate dinner restaurant"),
    ("🥂", "cheers toast celebrate"),
];

const TRAVEL: &[(&str, &str)] = &[
    ("🚚", "truck delivery shipping lorry"),
    ("🚗", "car drive"),
    ("🚌", "bus"),
    ("🚆", "train"),
    ("🚲", "bicycle bike"),
    ("✈️", "plane flight airport"),
    ("🚢", "ship boat"),
    ("🚀", "rocket fast launch"),
    ("📍", "place pin location address"),
    ("🗺️", "map"),
    ("🏠", "home house address"),
    ("🏢", "office building company"),
    ("🏪", "shop store"),
    ("🏦", "bank"),
    ("🏥", "hospital"),
    ("🏨", "hotel"),
    ("🏖️", "beach holiday vacation"),
    ("🧳", "luggage suitcase"),
];

/// The emoji that every word of a query finds, by the beginning of one of theirs; without words, all of them.
///
/// Those named by whole words come first.
#[must_use]
pub fn find(query: &str) -> Vec<&'static str> {
    let query = query.to_lowercase();
    let wanted: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(bool, &'static str)> = Vec::new();
    for (emoji, words) in GROUPS.iter().flat_map(|group| group.emoji) {
        let begins = |start: &&str| words.split(' ').any(|word| word.starts_with(start));
        let is_whole = |whole: &&str| words.split(' ').any(|word| word == *whole);
        if wanted.iter().all(begins) {
            found.push((!wanted.iter().all(is_whole), *emoji));
        }
    }
    found.sort_by_key(|(is_part, _)| *is_part);
    found.into_iter().map(|(_, emoji)| emoji).collect()
}

#[cfg(test)]
mod tests {
    use super::{EmojiGroup, GROUPS, find};
    use crate::analysis::plain::plain;
    use std::collections::BTreeSet;

    #[test]
    fn every_emoji_stands_once_and_is_shown_as_it_is() {
        let mut seen = BTreeSet::new();
        for (emoji, words) in GROUPS.iter().flat_map(|group| group.emoji) {
            assert!(seen.insert(*emoji), "{emoji}");
            assert_eq!(plain(emoji), *emoji);
            assert!(emoji.chars().count() <= 3, "{emoji}");
            let is_letter = |c: char| matches!(c, 'a'..='z' | '1'..='3');
            let is_word = |word: &str| !word.is_empty() && word.chars().all(is_letter);
            assert!(words.split(' ').all(is_word), "{emoji}: {words}");
        }
        assert!(seen.len() >= 160, "{}", seen.len());
    }

    #[test]
    fn every_group_is_there_once() {
        let names: Vec<EmojiGroup> = GROUPS.iter().map(|group| group.name).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
        assert!(GROUPS.iter().all(|group| !group.emoji.is_empty()));
    }

    #[test]
    fn words_find_emoji_by_their_beginning() {
        for (query, first) in [
            ("thank", "🙏"),
            ("thanks", "🙏"),
            ("deliv", "📦"),
            ("Blue HEART", "💙"),
            ("  wave ", "👋"),
            ("pizza", "🍕"),
            ("1", "1️⃣"),
        ] {
            assert_eq!(find(query).first(), Some(&first), "{query}");
        }
        for query in ["xyzzy", "heart xyzzy", "izza", "🙏"] {
            assert!(find(query).is_empty(), "{query}");
        }
    }

    #[test]
    fn whole_words_come_before_beginnings() {
        let found = find("tea");
        let place = |wanted: &str| found.iter().position(|emoji| *emoji == wanted);
        assert!(place("🍵").is_some() && place("🍵") < place("😂"));
    }

    #[test]
    fn without_words_all_are_there_in_their_order() {
        let all: Vec<&str> = GROUPS
            .iter()
            .flat_map(|group| group.emoji)
            .map(|(emoji, _)| *emoji)
            .collect();
        assert_eq!(find(" "), all);
    }
}
