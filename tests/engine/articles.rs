//! Articles: what agents think of them, which belong to a conversation, and which can be kept at all.

use super::office::{check, check_saved};
use super::people::conversation;
use super::records::{archive, article, automation, dossier, judge, link_article, news, refused};
use super::support::shift::{START, Shift};
use super::words::{in_stage, parts, reply};
use switchboard::domain::{
    AgentId, Article, ArticleId, ArticleStatus, Conversation, ConversationId, Macro, MacroAction, MacroTab,
    RecordField, Span, Status, Verdict,
};
use switchboard::engine::{Refusal, Setting, limits};

/// What is thought of an article: who, whether it helped, and what they say.
fn verdicts(shift: &Shift, article: u32) -> Vec<(u32, bool, &str)> {
    let all = shift.world.records().verdicts_on(ArticleId(article));
    all.map(|verdict| (verdict.by.0, verdict.helped, &*verdict.comment))
        .collect()
}

/// The articles of a conversation, in order.
fn linked(shift: &Shift, id: ConversationId) -> Vec<u32> {
    dossier(shift, id)
        .articles
        .iter()
        .map(|article| article.0)
        .collect()
}

#[test]
fn everybody_has_one_opinion_of_an_article_the_last() {
    let mut shift = Shift::staffed(archive());
    shift.by(2, judge(1, true, "Clear"));
    shift.by(1, judge(1, true, ""));
    shift.by(1, judge(2, true, ""));
    shift.wait(Span::minutes(5));
    shift.by(1, judge(1, false, "Out of date"));
    assert_eq!(
        verdicts(&shift, 1),
        [(1, false, "Out of date"), (2, true, "Clear")]
    );
    assert_eq!(verdicts(&shift, 2), [(1, true, "")]);
    assert!(verdicts(&shift, 3).is_empty());
    let at: Vec<_> = shift.world.records().verdicts().map(|one| one.at).collect();
    assert_eq!(at, [START + Span::minutes(5), START, START]);
}

#[test]
fn the_same_opinion_again_is_no_news() {
    let mut shift = Shift::staffed(archive());
    for (agent, helped, comment, expected) in [
        (1, true, "", 1),
        (1, true, "", 0),
        (2, true, "", 1),
        (1, true, "Clear", 1),
        (1, true, "Clear", 0),
        (1, false, "Clear", 1),
    ] {
        shift.wait(Span::seconds(1));
        assert_eq!(
            news(&mut shift, agent, judge(1, helped, comment)),
            expected,
            "{helped} {comment} by {agent}"
        );
    }
}

#[test]
fn opinions_are_of_articles_there_are_and_have_a_limit() {
    let mut shift = Shift::staffed(archive());
    let longest = "å".repeat(limits::RECORD_CHARS);
    assert_eq!(shift.try_by(1, judge(9, true, "")), Err(Refusal::UnknownArticle));
    assert_eq!(
        shift.try_by(1, judge(1, true, &format!("{longest}!"))),
        Err(Refusal::FieldTooLong(RecordField::Comment))
    );
    shift.by(1, judge(1, true, &longest));
    assert_eq!(verdicts(&shift, 1), [(1, true, &*longest)]);
}

#[test]
fn articles_are_linked_in_order_each_once() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let steps: [(u32, bool, usize, &[u32]); 8] = [
        (2, false, 0, &[]),
        (2, true, 1, &[2]),
        (1, true, 1, &[2, 1]),
        (2, true, 0, &[2, 1]),
        (3, true, 1, &[2, 1, 3]),
        (2, false, 1, &[1, 3]),
        (2, false, 0, &[1, 3]),
        (2, true, 1, &[1, 3, 2]),
    ];
    for (article, is_linked, told, expected) in steps {
        let command = link_article(id, article, is_linked);
        assert_eq!(news(&mut shift, 1, command), told, "{article} {is_linked}");
        assert_eq!(linked(&shift, id), expected, "{article} {is_linked}");
    }
    for is_linked in [true, false] {
        assert_eq!(
            shift.try_by(1, link_article(id, 9, is_linked)),
            Err(Refusal::UnknownArticle)
        );
    }
}

#[test]
fn fifty_articles_are_enough_for_one_conversation() {
    let most = u32::try_from(limits::LINKED_ARTICLES).expect("a small number");
    assert_eq!(most, 50);
    let mut set = archive();
    set.articles = (1..=most + 1).map(article).collect();
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    for article in 1..=most {
        shift.by(1, link_article(id, article, true));
    }
    assert_eq!(
        shift.try_by(1, link_article(id, most + 1, true)),
        Err(Refusal::TooManyArticles)
    );
    shift.by(1, link_article(id, 7, true));
    shift.by(1, link_article(id, 7, false));
    shift.by(1, link_article(id, most + 1, true));
}

#[test]
fn whoever_is_or_was_in_it_says_which_articles_belong_to_it() {
    for part in parts() {
        let mut shift = Shift::staffed(archive());
        let id = shift.take(1, 1);
        (part.prepare)(&mut shift, id);
        let expected = if part.was_in {
            Ok(())
        } else {
            Err(Refusal::NotInvolved)
        };
        for is_linked in [true, false] {
            assert_eq!(
                shift.try_by(part.who, link_article(id, 1, is_linked)),
                expected,
                "{}",
                part.name
            );
        }
    }
}

#[test]
fn articles_are_linked_whether_it_goes_on_waits_or_is_over() {
    for (status, expected) in [
        (Status::Open, Err(Refusal::NotInvolved)),
        (Status::Offered, Err(Refusal::NotInvolved)),
        (Status::Active, Ok(())),
        (Status::Waiting, Ok(())),
        (Status::WrapUp, Ok(())),
        (Status::Closed, Ok(())),
    ] {
        let mut shift = Shift::staffed(archive());
        let id = in_stage(&mut shift, status);
        let before = conversation(&shift, id).clone();
        assert_eq!(shift.try_by(1, link_article(id, 1, true)), expected, "{status:?}");
        let after = Conversation {
            dossier: before.dossier.clone(),
            ..conversation(&shift, id).clone()
        };
        assert_eq!(after, before, "{status:?}: nothing else changes");
    }
}

fn article_with(change: impl FnOnce(&mut Article)) -> Setting {
    let mut changed = article(1);
    change(&mut changed);
    Setting::Article(changed)
}

#[test]
fn an_article_has_a_key_a_language_and_a_title_and_is_not_endless() {
    let named = "it needs a key, a language and a title, none of them long";
    let long = "å".repeat(limits::FIELD_CHARS + 1);
    let longest = "å\n".repeat(limits::ARTICLE_CHARS / 2);
    check([
        (named, article_with(|it| it.title = " ".into())),
        (named, article_with(|it| it.title = long.as_str().into())),
        (named, article_with(|it| it.key = "".into())),
        (named, article_with(|it| it.key = long.as_str().into())),
        (named, article_with(|it| it.language = "".into())),
        (named, article_with(|it| it.keywords.push("\t".into()))),
        (named, article_with(|it| it.keywords.push(long.as_str().into()))),
        (
            "article Article 1: it is longer than 100000 characters",
            article_with(|it| it.body = format!("{longest}!").into()),
        ),
        (
            "go up to",
            article_with(|it| it.id = ArticleId(limits::NUMBER + 1)),
        ),
    ]);
    check_saved([
        ("as it is", article_with(|_| {})),
        ("no keywords", article_with(|it| it.keywords.clear())),
        ("no text", article_with(|it| it.body = "".into())),
        (
            "as long as it may be",
            article_with(|it| it.body = longest.as_str().into()),
        ),
        ("a draft", article_with(|it| it.status = ArticleStatus::Draft)),
        ("in Norwegian", article_with(|it| it.language = "nb".into())),
    ]);
}

fn macro_with(change: impl FnOnce(&mut Macro)) -> Setting {
    let mut changed = automation(1, vec![MacroAction::OpenTab(MacroTab::Case)]);
    change(&mut changed);
    Setting::Macro(changed)
}

#[test]
fn a_macro_has_a_name_so_many_actions_and_inserts_what_there_is() {
    let actions = |count: usize| vec![MacroAction::OpenTab(MacroTab::Case); count];
    let inserts = || MacroAction::InsertQuickReply {
        title: "Reply 1".into(),
    };
    check([
        ("macro 1: it needs a name", macro_with(|it| it.name = " ".into())),
        (
            "macro Macro 1 has more than 50 actions",
            macro_with(|it| it.actions = actions(limits::MACRO_ACTIONS + 1)),
        ),
        (
            "macro Macro 1 inserts a quick reply that does not exist",
            macro_with(|it| it.actions.push(inserts())),
        ),
    ]);
    check_saved([
        ("nothing to do", macro_with(|it| it.actions.clear())),
        (
            "as much as it may do",
            macro_with(|it| it.actions = actions(limits::MACRO_ACTIONS)),
        ),
    ]);
    let with_reply_of = |owner: Option<u32>| {
        let mut set = archive();
        set.quick_replies.push(reply(1, owner));
        set.macros[0].actions.push(inserts());
        set
    };
    Shift::open(with_reply_of(None));
    // Whose own it is may throw it away, and others do not have it.
    let found = refused(with_reply_of(Some(1)));
    assert!(
        found.contains("inserts a quick reply that does not exist"),
        "{found}"
    );
}

#[test]
fn a_floor_with_opinions_of_nothing_or_by_nobody_is_refused() {
    let opinion = |article: u32, by: u32| Verdict {
        article: ArticleId(article),
        by: AgentId(by),
        at: START,
        helped: true,
        comment: "".into(),
    };
    for (article, by, words) in [
        (9, 1, "an opinion of article 9, which does not exist"),
        (1, 99, "an opinion of article 1 by agent 99, who does not exist"),
    ] {
        let mut set = archive();
        set.verdicts.push(opinion(article, by));
        let found = refused(set);
        assert!(found.contains(words), "{found}, instead of: {words}");
    }
    let mut set = archive();
    set.verdicts = vec![opinion(1, 1), opinion(2, 1), opinion(1, 9)];
    let shift = Shift::open(set);
    assert_eq!(verdicts(&shift, 1), [(1, true, ""), (9, true, "")]);
}

#[test]
fn an_article_numbered_twice_is_refused() {
    let mut set = archive();
    set.articles.push(article(1));
    assert!(refused(set).contains("article 1 is there twice"));
}
