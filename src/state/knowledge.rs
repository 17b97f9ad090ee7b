//! The knowledge base at the desk: finding articles, and the addresses under which customers read them.

use super::Desk;
use super::library::{Shelf, Stock};
use crate::analysis::search::{Hit, Language, Typing};
use crate::analysis::{one_line, written_in};
use crate::domain::{Article, ArticleId, ArticleStatus, Author, ConversationId};
use crate::engine::{Facet, World};
use leptos::prelude::{Update, document};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// So many articles are found at most (behaviour §8.8): more is not read, but narrowed down.
const FOUND: usize = 10;

/// So many hits are looked through for articles of a status.
const LOOKED_THROUGH: usize = 100;

/// By so many of the customer's last messages their language is told.
const LANGUAGE_OF: usize = 12;

/// So much of an article is shown where it was found, in characters.
const EXCERPT: usize = 160;

/// So much of a title is shown, in characters.
const TITLE: usize = 200;

/// What is searched for in the knowledge base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnowledgeSearch {
    /// The words.
    pub words: String,
    /// In which language; nothing stands for the customer's own.
    pub language: Option<Arc<str>>,
    /// In which status; nothing stands for any.
    pub status: ArticleFilter,
}

/// Which articles are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleFilter {
    /// Those of one status.
    Only(ArticleStatus),
    /// All of them.
    Any,
}

impl Default for ArticleFilter {
    fn default() -> Self {
        Self::Only(ArticleStatus::Published)
    }
}

impl ArticleFilter {
    fn fits(self, article: &Article) -> bool {
        match self {
            Self::Only(status) => article.status == status,
            Self::Any => true,
        }
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is what was searched for.
    pub is_hit: bool,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundArticle {
    /// Which one.
    pub id: ArticleId,
    /// What its address ends with.
    pub key: Arc<str>,
    /// Its title.
    pub title: Vec<Piece>,
    /// The part of it that answers best.
    pub excerpt: Vec<Piece>,
    /// Whether it can be sent.
    pub status: ArticleStatus,
}

/// The articles that answer a search, best first; without words all there are, by title. `typing` says whether the last
/// word may still grow.
#[must_use]
pub fn find_articles(
    desk: Desk,
    search: &KnowledgeSearch,
    language: &str,
    typing: Typing,
) -> Vec<FoundArticle> {
    let stock = match search.status {
        ArticleFilter::Only(ArticleStatus::Published) => Stock::Published,
        _ => Stock::Everything,
    };
    desk.look_up(&[Facet::Set], |world, library| {
        let shelf = library.shelf(world, language, stock);
        if search.words.trim().is_empty() {
            return all_of(shelf, search.status);
        }
        let hits = shelf.index().search(&search.words, LOOKED_THROUGH, typing);
        let found = hits.iter().filter_map(|hit| found(shelf, hit, search.status));
        found.take(FOUND).collect()
    })
}

fn all_of(shelf: &Shelf, status: ArticleFilter) -> Vec<FoundArticle> {
    let fitting = shelf.articles().filter(|(article, _)| status.fits(article));
    let mut all: Vec<FoundArticle> = fitting
        .map(|(article, text)| FoundArticle {
            id: article.id,
            key: article.key.clone(),
            title: vec![bare(one_line(&article.title, TITLE))],
            excerpt: vec![bare(one_line(text, EXCERPT))],
            status: article.status,
        })
        .collect();
    all.sort_by_cached_key(|article| {
        let title = article.title.first().map(|piece| piece.text.to_lowercase());
        (title, article.id)
    });
    all
}

fn found(shelf: &Shelf, hit: &Hit, status: ArticleFilter) -> Option<FoundArticle> {
    let (article, text) = shelf.at(hit.document)?;
    if !status.fits(article) {
        return None;
    }
    let title = one_line(&article.title, TITLE);
    let index = shelf.index();
    let excerpt = index.excerpt(text, hit, EXCERPT);
    let mut shown = pieces(text, excerpt.at.clone(), &excerpt.marks);
    if excerpt.at.start > 0 {
        shown.insert(0, bare("… ".to_owned()));
    }
    if excerpt.at.end < text.len() {
        shown.push(bare(" …".to_owned()));
    }
    Some(FoundArticle {
        id: article.id,
        key: article.key.clone(),
        title: pieces(&title, 0..title.len(), &index.marks(&title, hit)),
        excerpt: shown,
        status: article.status,
    })
}

fn bare(text: String) -> Piece {
    Piece { text, is_hit: false }
}

/// A part of a text, cut where its marks begin and end.
fn pieces(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut put = |at: Range<usize>, is_hit| {
        if let Some(text) = text.get(at).filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            pieces.push(Piece { text, is_hit });
        }
    };
    let mut done = part.start;
    for mark in marks {
        put(done..mark.start, false);
        put(mark.clone(), true);
        done = mark.end;
    }
    put(done..part.end, false);
    pieces
}

/// The published article that answers best in `language`; if none does, the first that answers in another one. Scores
/// of different languages say nothing about each other: each language has an index of its own.
#[must_use]
pub fn best_article(desk: Desk, query: &str, language: &str) -> Option<ArticleId> {
    desk.look_up(&[Facet::Set], |world, library| {
        let others = languages(world);
        let others = others
            .iter()
            .map(|other| &**other)
            .filter(|other| *other != language);
        std::iter::once(language)
            .chain(others)
            .find_map(|language| library.shelf(world, language, Stock::Published).best(query))
    })
}

/// The languages there are articles in.
#[must_use]
pub fn languages(world: &World) -> BTreeSet<Arc<str>> {
    let articles = world.setup().articles.values();
    articles.map(|article| article.language.clone()).collect()
}

/// The same article in another language, if it is published there.
#[must_use]
pub fn in_language(world: &World, article: ArticleId, language: &str) -> Option<ArticleId> {
    let key = &world.setup().articles.get(&article)?.key;
    let is_it = |other: &&Article| {
        other.key == *key && *other.language == *language && other.status == ArticleStatus::Published
    };
    world.setup().articles.values().find(is_it).map(|other| other.id)
}

/// The language to look for articles in: the one the customer writes, or else that of their browser, as far as there
/// are articles in it, or else `usual`. Many write English although their browser does not.
#[must_use]
pub fn language_for(world: &World, conversation: ConversationId, usual: &str) -> Arc<str> {
    let conversation = world.conversation(conversation);
    let origin = conversation.and_then(|conversation| conversation.dossier.as_ref()?.origin.as_ref());
    let told = origin.and_then(|origin| origin.visitor.language.as_deref());
    let theirs = conversation
        .into_iter()
        .flat_map(|conversation| conversation.messages().rev())
        .filter(|(_, author, _)| *author == Author::Customer);
    let written = written_in(theirs.take(LANGUAGE_OF).map(|(_, _, body)| body));
    let written = written.map(|language| match language {
        Language::English => "en",
        Language::Norwegian => "nb",
    });
    let there = languages(world);
    let of_tag = |tag: &str| match tag.split('-').next() {
        Some("no" | "nn") => there.get("nb").cloned(),
        Some(language) => there.get(language).cloned(),
        None => None,
    };
    let tags = [written, told, Some(usual)];
    let language = tags.into_iter().flatten().find_map(of_tag);
    language
        .or_else(|| there.first().cloned())
        .unwrap_or_else(|| "en".into())
}

/// Under which address customers read an article.
#[must_use]
pub fn article_address(key: &str) -> String {
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let page = page.split(['?', '#']).next().unwrap_or_default();
    let base = page
        .rfind('/')
        .and_then(|slash| page.get(..=slash))
        .unwrap_or("/");
    format!("{base}portal/articles/{key}")
}

/// What a customer is sent of an article: what it is called, and where it is.
#[must_use]
pub fn article_link(article: &Article) -> String {
    let title = one_line(&article.title, TITLE);
    format!("{title}: {}", article_address(&article.key))
}

/// From here on the session searches for these words, in the tab as in the pane.
pub fn search_knowledge(desk: Desk, conversation: ConversationId, words: &str) {
    let search = desk.session(conversation).aids.search;
    search.update(|search| words.trim().clone_into(&mut search.words));
}

#[cfg(test)]
mod tests {
    use super::{Article, ArticleId, ArticleStatus, Desk, best_article, pieces};
    use crate::domain::{Floor, Millis};
    use crate::engine::{Actor, Command, Stamp, World, execute};
    use crate::runtime::Delivery;
    use crate::storage::Batch;
    use leptos::prelude::Owner;

    fn article(id: u32, language: &str, title: &str, body: &str) -> Article {
        Article {
            id: ArticleId(id),
            key: format!("article-{id}").into(),
            language: language.into(),
            title: title.into(),
            keywords: Vec::new(),
            status: ArticleStatus::Published,
            body: body.into(),
        }
    }

    #[test]
    fn the_best_article_is_in_the_customers_language_if_any_there_answers() {
        let _owner = Owner::new();
        let floor = Floor {
            articles: vec![
                article(1, "en", "Batteri", "Batteri, batteri, batteri."),
                article(2, "nb", "Lading", "Sett batteriet i laderen over natten."),
                article(3, "en", "Gift cards", "They never run out."),
            ],
            ..Floor::default()
        };
        let mut world = World::new();
        let first = world.next_seq();
        let command = Command::OpenFloor(Box::new(floor));
        let stamp = Stamp::new(Millis(0), Actor::Administrator);
        let events = execute(&mut world, &command, stamp).unwrap();
        let desk = Desk::new();
        desk.receive(Delivery::Batch(Batch { first, events }));
        for (query, language, expected) in [
            ("batteri", "nb", Some(2)),
            ("batteri", "en", Some(1)),
            ("gift cards", "nb", Some(3)),
            ("submarine", "nb", None),
        ] {
            let found = best_article(desk, query, language);
            assert_eq!(found, expected.map(ArticleId), "{query} {language}");
        }
    }

    #[test]
    fn a_text_is_cut_where_its_marks_are() {
        let text = "Return a parcel, or two parcels";
        let cut = pieces(text, 7..text.len(), &[9..15, 24..31]);
        let cut: Vec<_> = cut
            .iter()
            .map(|piece| (piece.text.as_str(), piece.is_hit))
            .collect();
        assert_eq!(
            cut,
            [
                ("a ", false),
                ("parcel", true),
                (", or two ", false),
                ("parcels", true)
            ]
        );
        assert!(pieces("", 0..0, &[]).is_empty());
        let (inside_a_letter, beyond) = (1..2, 5..9);
        assert!(
            pieces("ø", inside_a_letter, &[beyond]).is_empty(),
            "never inside of a letter"
        );
    }
}
