//! Full-text search as its callers meet it: what comes first, what is still found, and what never fails.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use proptest::prelude::*;
use switchboard::analysis::search::{Document, Hit, Index, Language, Typing};

/// A small help centre. A test names articles by their titles.
const ARTICLES: [(&str, &str); 12] = [
    (
        "Return a parcel",
        "Pack it well, print the label and hand it in at any post office within 30 days.",
    ),
    (
        "When does my refund come?",
        "Five working days after we have received your return.",
    ),
    (
        "Track your parcel",
        "Open the tracking page and write the number that stands in the e-mail.",
    ),
    (
        "My parcel is late",
        "Wait two days, then write to us. We ask the carrier and tell you where it is.",
    ),
    ("Cancel an order", "An order can be cancelled until it is packed."),
    (
        "Change the delivery address",
        "As long as the parcel has not left us, the address can be changed.",
    ),
    ("Opening hours", "We answer from eight to eight on working days."),
    (
        "Forgot the password",
        "Choose a new one by the link that we send you.",
    ),
    (
        "Pay by invoice",
        "The invoice comes by e-mail and is due within 14 days.",
    ),
    (
        "Gift cards",
        "A gift card is valid for three years and can be used in several orders.",
    ),
    (
        "Warranty and repairs",
        "Show the receipt. Repairs take about two weeks.",
    ),
    (
        "Delete my account",
        "We delete it within 30 days, with all orders that may be deleted by law.",
    ),
];

fn help_centre() -> Index {
    let documents = ARTICLES.iter().map(|(title, body)| Document {
        title,
        body,
        keywords: &[],
    });
    Index::build(Language::English, documents)
}

fn titles(hits: &[Hit]) -> Vec<&'static str> {
    hits.iter().map(|hit| ARTICLES[hit.document].0).collect()
}

fn found(query: &str, typing: Typing) -> Vec<&'static str> {
    titles(&help_centre().search(query, 5, typing))
}

#[test]
fn the_right_article_comes_first() {
    for (query, expected) in [
        ("return parcel", "Return a parcel"),
        ("how do I send a parcel back with a label", "Return a parcel"),
        (
            "where is my money? waiting for the refund",
            "When does my refund come?",
        ),
        ("TRACKING", "Track your parcel"),
        ("late parcel", "My parcel is late"),
        ("cancelling orders", "Cancel an order"),
        ("wrong address for delivery", "Change the delivery address"),
        ("passwords", "Forgot the password"),
        ("invoices", "Pay by invoice"),
        ("gift", "Gift cards"),
        ("repair", "Warranty and repairs"),
        ("deleting accounts", "Delete my account"),
    ] {
        assert_eq!(found(query, Typing::Finished).first(), Some(&expected), "{query}");
        assert_eq!(
            found(query, Typing::Unfinished).first(),
            Some(&expected),
            "{query}"
        );
    }
}

#[test]
fn one_typing_error_does_not_hide_it() {
    for (query, expected) in [
        ("refudn", "When does my refund come?"),
        ("refnd", "When does my refund come?"),
        ("efund", "When does my refund come?"),
        ("pasword", "Forgot the password"),
        ("warrenty", "Warranty and repairs"),
        ("opning hours", "Opening hours"),
        ("giftcards", "Gift cards"),
        ("delievry adress", "Change the delivery address"),
    ] {
        assert_eq!(found(query, Typing::Finished).first(), Some(&expected), "{query}");
    }
}

#[test]
fn what_is_being_typed_finds_what_it_may_become() {
    for (query, expected) in [
        ("ref", "When does my refund come?"),
        ("forgot pass", "Forgot the password"),
        ("warr", "Warranty and repairs"),
        ("i want to canc", "Cancel an order"),
        ("warrna", "Warranty and repairs"),
    ] {
        assert_eq!(
            found(query, Typing::Unfinished).first(),
            Some(&expected),
            "{query}"
        );
    }
    // A word that somebody went on after is no beginning.
    assert!(found("pa ", Typing::Unfinished).is_empty());
}

#[test]
fn the_word_itself_is_ahead_of_what_is_like_it() {
    let texts = [
        ("Formal form", "form form form"),
        ("Terms", "The farm is ours."),
        ("Farming", "farms"),
        ("Forms", "Fill one in."),
        ("Formal", "formal formal"),
    ];
    let documents = texts.map(|(title, body)| Document {
        title,
        body,
        keywords: &[],
    });
    let index = Index::build(Language::English, documents);
    let places = |query: &str, typing: Typing| -> Vec<usize> {
        index
            .search(query, 10, typing)
            .iter()
            .map(|hit| hit.document)
            .collect()
    };
    // All that have "farm" itself, and nothing that does not.
    assert_eq!(places("farm", Typing::Finished), [2, 1]);
    // "formal" may be meant as well while it is typed, but comes after every "form".
    let typed = places("form", Typing::Unfinished);
    assert_eq!(typed.len(), 3);
    assert!(
        typed[..2].contains(&0) && typed[..2].contains(&3) && typed[2] == 4,
        "{typed:?}"
    );
    let documents = [("Zebra", "zeb"), ("Zebra", "zebra zebra zebra")];
    let documents = documents.map(|(title, body)| Document {
        title,
        body,
        keywords: &[],
    });
    let index = Index::build(Language::English, documents);
    let hits = index.search("zeb", 10, Typing::Unfinished);
    assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn equals_stand_in_their_order_every_time() {
    let documents = || {
        (0..500).map(|_| Document {
            title: "The same",
            body: "in every way",
            keywords: &[],
        })
    };
    let index = Index::build(Language::English, documents());
    let again = Index::build(Language::English, documents());
    let hits = index.search("same way", 7, Typing::Finished);
    assert_eq!(
        hits.iter().map(|hit| hit.document).collect::<Vec<_>>(),
        [0, 1, 2, 3, 4, 5, 6]
    );
    assert_eq!(hits, again.search("same way", 7, Typing::Finished));
}

#[test]
fn norwegian_has_its_own_endings() {
    let documents = [
        ("Returnere en pakke", "Pakk den godt inn og lever den på posten."),
        (
            "Når kommer pengene?",
            "Fem virkedager etter at vi har fått returen.",
        ),
        ("Åpningstider", "Vi svarer fra åtte til åtte."),
    ]
    .map(|(title, body)| Document {
        title,
        body,
        keywords: &[],
    });
    let index = Index::build(Language::Norwegian, documents);
    for (query, expected) in [
        ("pakker", 0),
        ("hvor blir det av pengene mine", 1),
        ("apningstid", 2),
        ("ÅPNINGSTIDENE", 2),
        ("åpnignstider", 2),
    ] {
        let hits = index.search(query, 1, Typing::Finished);
        assert_eq!(hits.first().map(|hit| hit.document), Some(expected), "{query}");
    }
}

#[test]
fn other_scripts_are_found() {
    let documents = [
        ("返品について", "商品は三十日以内に返品できます。"),
        ("配送状況", "東京都への配送は二日かかります。"),
        ("Возврат товара", "Верните товар в течение тридцати дней."),
        ("إرجاع المنتج", "يمكنك إرجاع المنتج خلال ثلاثين يوما."),
        ("คืนสินค้า", "คุณสามารถคืนสินค้าได้ภายในสามสิบวัน"),
        ("वापसी नीति", "आप तीस दिनों में उत्पाद वापस कर सकते हैं।"),
    ]
    .map(|(title, body)| Document {
        title,
        body,
        keywords: &[],
    });
    let index = Index::build(Language::English, documents);
    for (query, expected) in [
        ("返品", 0),
        ("東京", 1),
        ("京", 1),
        ("ВОЗВРАТ", 2),
        ("إرجاع", 3),
        ("คืนสินค้า", 4),
        ("वापसी", 5),
    ] {
        let hits = index.search(query, 1, Typing::Finished);
        assert_eq!(hits.first().map(|hit| hit.document), Some(expected), "{query}");
    }
}

#[test]
fn nothing_and_too_much_are_fine() {
    let index = help_centre();
    for query in ["", " \n\t", "?!…", "🎉", "\u{200D}\u{301}", "qxzwv"] {
        for typing in [Typing::Finished, Typing::Unfinished] {
            assert!(index.search(query, 10, typing).is_empty(), "{query:?}");
        }
    }
    for query in [
        "parcel ".repeat(100_000),
        "parcel".repeat(100_000),
        "x".repeat(1_000_000),
        "東".repeat(100_000),
    ] {
        let hits = index.search(&query, 3, Typing::Unfinished);
        assert!(hits.len() <= 3);
    }
    let empty = Index::build(Language::English, []);
    assert!(empty.is_empty() && empty.search("parcel", 10, Typing::Unfinished).is_empty());
    let silent = Index::build(Language::English, [Document::default(); 3]);
    assert!(silent.search("parcel", 10, Typing::Finished).is_empty());
}

/// Texts of what matters here, in any order.
fn odd() -> impl Strategy<Value = String> {
    let odd = "abcdeAEØøß1 2 .,-'’\n\u{301}\u{200C}\u{200D}東京の返ไทย한국हि्אבЖ🎉👩\u{FE0F}İıſ";
    let letters = prop::sample::select(odd.chars().collect::<Vec<_>>());
    prop::collection::vec(letters, 0..60).prop_map(|letters| letters.into_iter().collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_and_no_query_is_too_odd(
        texts in prop::collection::vec((prop_oneof![odd(), any::<String>()], odd()), 0..6),
        query in prop_oneof![odd(), any::<String>()],
        limit in 0_usize..8,
        size in 0_usize..50,
        is_norwegian: bool,
    ) {
        let language = if is_norwegian { Language::Norwegian } else { Language::English };
        let documents = texts.iter().map(|(title, body)| Document { title, body, keywords: &[] });
        let index = Index::build(language, documents);
        for typing in [Typing::Finished, Typing::Unfinished] {
            let hits = index.search(&query, limit, typing);
            prop_assert!(hits.len() <= limit);
            let is_in_order = hits.is_sorted_by(|one, next| {
                one.score > next.score || one.score == next.score && one.document < next.document
            });
            prop_assert!(is_in_order);
            prop_assert_eq!(&hits, &index.search(&query, limit, typing));
            for hit in &hits {
                prop_assert!(hit.score > 0.0 && hit.score.is_finite() && !hit.matches.is_empty());
                let (title, body) = &texts[hit.document];
                let marks = [index.marks(title, hit), index.marks(body, hit)];
                prop_assert!(marks.iter().any(|marks| !marks.is_empty()));
                for (text, marks) in [title, body].into_iter().zip(&marks) {
                    prop_assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|word| !word.is_empty())));
                    prop_assert!(marks.is_sorted_by(|one, next| one.end < next.start));
                    let excerpt = index.excerpt(text, hit, size);
                    let shown = text.get(excerpt.at.clone());
                    prop_assert!(shown.is_some_and(|shown| shown.chars().count() <= size));
                    prop_assert!(excerpt.marks.iter().all(|mark| marks.contains(mark)));
                }
            }
        }
    }

    /// Whatever else it says: a text that is asked for by its own words is found.
    #[test]
    fn what_is_asked_for_in_its_own_words_is_found(texts in prop::collection::vec("[a-z]{3,9}( [a-z]{3,9}){1,5}", 1..6)) {
        let documents = texts.iter().map(|text| Document { title: text, body: "", keywords: &[] });
        let index = Index::build(Language::English, documents);
        for (place, text) in texts.iter().enumerate() {
            let hits = index.search(text, texts.len(), Typing::Finished);
            prop_assert!(hits.iter().any(|hit| hit.document == place));
        }
    }
}
