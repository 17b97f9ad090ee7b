//! Finding a quick reply by what stands after `/q` (behaviour §8.2, §8.4).

use super::fuzzy;
use crate::domain::QuickReply;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How much of what is typed counts, in characters.
const LONGEST_ARGUMENT: usize = 200;

/// How much of an answer is searched, in characters: nobody sends longer ones.
const LONGEST_TEXT: usize = 4_000;

// What a word found there adds to how well it was found. A guess in the title is worth less than the word
// itself in the answer.
const IN_TITLE: i32 = 400;
const IN_TAG: i32 = 200;

// In the answer itself a word counts as it is written: scattered letters are found in any longer text.
const WORD_IN_TEXT: i32 = 700;
const INSIDE_WORD_IN_TEXT: i32 = 300;

/// Shorter ones are inside some word of every text.
const SHORTEST_INSIDE: usize = 3;

/// What stands after `/q`, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The tags it names, folded, without `#`.
    pub tags: Vec<String>,
    /// The beginning of a tag at its very end, which may still grow; empty for a lone `#`.
    pub unfinished: Option<String>,
    /// The other words.
    pub words: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'r> {
    /// Tags to choose from, in the order of the alphabet, as their replies write them but without `#`.
    Tags(Vec<String>),
    /// Replies, best first.
    Replies(Vec<&'r QuickReply>),
}

/// Reads what stands after `/q`: words, and tags that begin with `#`, in any order.
#[must_use]
pub fn query(argument: &str) -> Query {
    let argument = fuzzy::beginning(argument, LONGEST_ARGUMENT);
    let mut tags = Vec::new();
    let mut words = Vec::new();
    let mut ends_with_tag = false;
    for word in argument.split_whitespace() {
        let tag = word.strip_prefix('#');
        ends_with_tag = tag.is_some();
        match tag {
            Some(tag) => tags.push(key(tag)),
            None => words.push(word),
        }
    }
    let last = if ends_with_tag { tags.pop() } else { None };
    // A lone `#` asks for tags also when a space follows.
    let is_open = |tag: &str| tag.is_empty() || !argument.ends_with(char::is_whitespace);
    let (unfinished, finished) = match last {
        Some(tag) if is_open(&tag) => (Some(tag), None),
        last => (None, last),
    };
    tags.extend(finished);
    tags.retain(|tag| !tag.is_empty());
    Query {
        tags,
        unfinished,
        words: words.join(" "),
    }
}

/// The replies that have all the tags and words of the argument, those in the language of `prefer` first; or
/// the tags that an unfinished one may become.
///
/// A tag of several words is named by any of them. A tag that can become no other than itself is taken as
/// finished.
#[must_use]
pub fn find<'r>(replies: impl Iterator<Item = &'r QuickReply>, argument: &str, prefer: &str) -> Found<'r> {
    let query = query(argument);
    let words: Vec<(&str, String)> = query
        .words
        .split_whitespace()
        .map(|word| (word, fuzzy::fold(word)))
        .collect();
    let mut found: Vec<(i32, &'r QuickReply)> = replies
        .filter(|reply| query.tags.iter().all(|tag| has_tag(reply, tag)))
        .filter_map(|reply| Some((score(reply, &words)?, reply)))
        .collect();
    if let Some(start) = &query.unfinished {
        let tags = tags(&found, &query.tags, start);
        match tags.as_slice() {
            [only] if key(only) == *start => found.retain(|(_, reply)| has_tag(reply, start)),
            _ => return Found::Tags(tags),
        }
    }
    found.sort_by_key(|(score, reply)| (!is_in(&reply.locale, prefer), Reverse(*score)));
    Found::Replies(found.into_iter().map(|(_, reply)| reply).collect())
}

/// How well a reply answers all the words; each comes as written and folded.
fn score(reply: &QuickReply, words: &[(&str, String)]) -> Option<i32> {
    if words.is_empty() {
        return Some(0);
    }
    let text = fuzzy::fold(fuzzy::beginning(&reply.text, LONGEST_TEXT));
    let scores = words.iter().map(|(word, folded)| {
        let title = fuzzy::score(word, &reply.title).map(|score| score + IN_TITLE);
        let tags = reply.tags.iter().filter_map(|tag| fuzzy::score(word, tag));
        let tag = tags.max().map(|score| score + IN_TAG);
        title.max(tag).max(in_text(&text, folded))
    });
    scores.sum()
}

fn in_text(text: &str, word: &str) -> Option<i32> {
    let begins_word = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    };
    let mut places = text.match_indices(word).map(|(at, _)| at).peekable();
    places.peek()?;
    if places.any(begins_word) {
        Some(WORD_IN_TEXT)
    } else {
        (word.chars().count() >= SHORTEST_INSIDE).then_some(INSIDE_WORD_IN_TEXT)
    }
}

/// The tags of these replies that are not named yet and begin like this, in the order of the alphabet.
fn tags(found: &[(i32, &QuickReply)], named: &[String], start: &str) -> Vec<String> {
    let mut tags = BTreeMap::new();
    for tag in found.iter().flat_map(|(_, reply)| &reply.tags) {
        let is_named = named.iter().any(|name| parts(tag).contains(name));
        let begins = parts(tag).iter().any(|part| part.starts_with(start));
        let tag = tag.trim().trim_start_matches('#');
        if begins && !is_named && !tag.is_empty() {
            tags.entry(key(tag)).or_insert_with(|| tag.to_owned());
        }
    }
    tags.into_values().collect()
}

fn has_tag(reply: &QuickReply, name: &str) -> bool {
    reply
        .tags
        .iter()
        .any(|tag| parts(tag).iter().any(|part| part == name))
}

/// Whatever a tag can be named by: all of it, written as one word, or one of its words.
fn parts(tag: &str) -> Vec<String> {
    let words = tag.split(is_between_words).filter(|word| !word.is_empty());
    let mut parts = vec![key(tag)];
    parts.extend(words.map(fuzzy::fold));
    parts
}

/// What tags are compared by.
fn key(tag: &str) -> String {
    fuzzy::fold(&tag.replace(is_between_words, ""))
}

fn is_between_words(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '#' | '-' | '_')
}

/// Whether a locale is of the language of another: "en-GB" is for who prefers "en".
fn is_in(locale: &str, prefer: &str) -> bool {
    language(locale).eq_ignore_ascii_case(language(prefer))
}

fn language(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or(locale)
}

#[cfg(test)]
mod tests {
    use super::{Found, find, query};
    use crate::domain::{QuickReply, QuickReplyId};

    fn reply(id: u32, locale: &str, title: &str, tags: &[&str], text: &str) -> QuickReply {
        QuickReply {
            id: QuickReplyId(id),
            title: title.into(),
            locale: locale.into(),
            text: text.into(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            work_streams: Vec::new(),
            owner: None,
        }
    }

    fn replies() -> Vec<QuickReply> {
        vec![
            reply(1, "en", "Greeting", &["opening"], "Hello, how can I help you?"),
            reply(2, "nb", "Hilsen", &["opening"], "Hei, hva kan jeg hjelpe med?"),
            reply(
                3,
                "en",
                "Refund by card",
                &["money", "returns"],
                "It takes five days.",
            ),
            reply(
                4,
                "en",
                "Return label",
                &["returns"],
                "Print it. A refund follows when it arrives.",
            ),
            reply(
                5,
                "nb",
                "Tilbakebetaling",
                &["#Money"],
                "Det tar fem dager. (Refund)",
            ),
            reply(
                6,
                "en",
                "Where is it?",
                &["order status", "monitoring"],
                "Your parcel is on its way.",
            ),
        ]
    }

    /// What is found: the tags, or the numbers of the replies.
    fn found(argument: &str, prefer: &str) -> Result<Vec<u32>, Vec<String>> {
        match find(replies().iter(), argument, prefer) {
            Found::Replies(replies) => Ok(replies.iter().map(|reply| reply.id.0).collect()),
            Found::Tags(tags) => Err(tags),
        }
    }

    fn tags(expected: &[&str]) -> Result<Vec<u32>, Vec<String>> {
        Err(expected.iter().map(|tag| (*tag).to_owned()).collect())
    }

    #[test]
    fn an_argument_is_read_as_tags_and_words() {
        for (argument, tags, unfinished, words) in [
            ("", vec![], None, ""),
            ("card refund ", vec![], None, "card refund"),
            ("#", vec![], Some(""), ""),
            ("# ", vec![], Some(""), ""),
            ("#mon", vec![], Some("mon"), ""),
            ("#Money ", vec!["money"], None, ""),
            (
                "#money #returns  by card",
                vec!["money", "returns"],
                None,
                "by card",
            ),
            ("card #money #ret", vec!["money"], Some("ret"), "card"),
            ("# card", vec![], None, "card"),
            ("C# code", vec![], None, "C# code"),
        ] {
            let query = query(argument);
            assert_eq!(query.tags, tags, "{argument:?}");
            assert_eq!(query.unfinished.as_deref(), unfinished, "{argument:?}");
            assert_eq!(query.words, words, "{argument:?}");
        }
    }

    #[test]
    fn nothing_typed_finds_all_with_the_language_first() {
        assert_eq!(found("", "en"), Ok(vec![1, 3, 4, 6, 2, 5]));
        assert_eq!(found(" ", "nb-NO"), Ok(vec![2, 5, 1, 3, 4, 6]));
        assert_eq!(found("", "fr"), Ok(vec![1, 2, 3, 4, 5, 6]));
    }

    #[test]
    fn a_word_is_found_in_title_tags_and_text_best_first() {
        assert_eq!(found("refund", "en"), Ok(vec![3, 4, 5]));
        assert_eq!(found("refund", "nb"), Ok(vec![5, 3, 4]));
        assert_eq!(found("parcel", "en"), Ok(vec![6]));
        assert_eq!(found("returns", "en"), Ok(vec![3, 4]));
        assert_eq!(found("reture", "en"), Ok(vec![4, 3]));
        assert_eq!(found("zebra", "en"), Ok(vec![]));
    }

    #[test]
    fn every_word_has_to_be_found_somewhere() {
        assert_eq!(found("money card", "en"), Ok(vec![3]));
        assert_eq!(found("card money", "en"), Ok(vec![3]));
        assert_eq!(found("money parcel", "en"), Ok(vec![]));
    }

    #[test]
    fn a_text_has_the_word_itself_or_not() {
        assert_eq!(found("arriv", "en"), Ok(vec![4]));
        assert_eq!(found("rrives", "en"), Ok(vec![4]));
        assert_eq!(found("arives", "en"), Ok(vec![]));
        // Two letters are found where a word begins, not inside of one.
        assert_eq!(found("ve", "en"), Ok(vec![]));
    }

    #[test]
    fn a_word_late_in_a_long_text_is_found() {
        let late = reply(
            1,
            "en",
            "Terms",
            &[],
            &format!("{} withdrawal", "word ".repeat(300)),
        );
        assert_eq!(
            find([&late].into_iter(), "withdrawal", "en"),
            Found::Replies(vec![&late])
        );
    }

    #[test]
    fn a_lone_mark_lists_the_tags() {
        // Once each, as it is written first.
        let all = ["money", "monitoring", "opening", "order status", "returns"];
        assert_eq!(found("#", "en"), tags(&all));
        assert_eq!(found("#mon", "en"), tags(&["money", "monitoring"]));
        assert_eq!(found("#STATUS", "en"), tags(&["order status"]));
        assert_eq!(found("#zebra", "en"), tags(&[]));
    }

    #[test]
    fn only_tags_that_lead_on_are_listed() {
        assert_eq!(found("#money #", "en"), tags(&["returns"]));
        assert_eq!(found("refund #", "en"), tags(&["money", "returns"]));
        assert_eq!(found("#opening #", "en"), tags(&[]));
    }

    #[test]
    fn a_finished_tag_filters() {
        assert_eq!(found("#money ", "en"), Ok(vec![3, 5]));
        assert_eq!(found("#returns card", "en"), Ok(vec![3]));
        assert_eq!(found("#money #returns ", "en"), Ok(vec![3]));
        assert_eq!(found("#mon ", "en"), Ok(vec![]));
        // It could not become another, so it need not be finished by a space.
        assert_eq!(found("#money", "en"), Ok(vec![3, 5]));
        assert_eq!(found("#MONEY #returns", "en"), Ok(vec![3]));
    }

    #[test]
    fn a_tag_of_several_words_is_named_by_any_spelling() {
        for argument in [
            "#order status",
            "#order-status ",
            "#OrderStatus ",
            "#order ",
            "#status ",
        ] {
            assert_eq!(found(argument, "en"), Ok(vec![6]), "{argument}");
        }
    }

    #[test]
    fn what_is_long_is_cut() {
        let long = "a ".repeat(500_000);
        let reply = reply(1, "en", &long, &[&long], &"é".repeat(1_000_000));
        assert_eq!(
            find([&reply].into_iter(), &long, "en"),
            Found::Replies(vec![&reply])
        );
        assert_eq!(find([&reply].into_iter(), "b", "en"), Found::Replies(vec![]));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::super::{Found, find};
        use super::replies;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn nothing_is_found_twice_and_every_title_finds_its_reply(
                argument in "[#a-z ]{0,12}",
                at in 0_usize..6,
            ) {
                let replies = replies();
                if let Found::Replies(mut found) = find(replies.iter(), &argument, "en") {
                    let all = found.len();
                    found.sort_by_key(|reply| reply.id);
                    found.dedup();
                    prop_assert_eq!(found.len(), all);
                }
                let Found::Replies(found) = find(replies.iter(), &replies[at].title, "en") else {
                    return Err(TestCaseError::fail("a title is no tag"));
                };
                prop_assert!(found.contains(&&replies[at]));
            }
        }
    }
}
