//! The texts that can be searched, each collection with its index: built when it is first asked for, and anew when
//! something in it changed.

use super::projection::Projection;
use crate::analysis::article_text;
use crate::analysis::search::{Document, Hit, Index, Language, Typing};
use crate::domain::{Article, ArticleId, ArticleStatus, Case, CaseId, CaseStatus};
use crate::engine::{Facet, World};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The shelves, by language and by whether only what is published stands on them.
#[derive(Debug, Default)]
pub(super) struct Library {
    /// Up to which change of the set-up the shelves were looked through.
    change: u64,
    shelves: BTreeMap<(Arc<str>, Stock), Shelf>,
    /// Up to which change of the cases those below were looked through.
    case_change: u64,
    cases: Vec<(Language, CaseShelf)>,
}

/// What stands on a shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stock {
    /// What customers may read. What is suggested and sent comes from here.
    Published,
    /// Drafts and what is archived as well.
    Everything,
}

/// The cases that were resolved, as they are read in one language.
#[derive(Debug)]
pub(super) struct CaseShelf {
    ids: Vec<CaseId>,
    index: Index,
}

/// The articles of one language.
#[derive(Debug)]
pub(super) struct Shelf {
    /// As they were when the index was built.
    articles: Vec<Article>,
    /// What can be read of each.
    texts: Vec<String>,
    index: Index,
}

impl Library {
    /// Throws away the shelves on which something changed since the last time.
    pub(super) fn follow(&mut self, projection: &Projection) {
        let case_change = projection.changes_of(Facet::Cases);
        if self.case_change != case_change {
            self.case_change = case_change;
            self.cases.clear();
        }
        let change = projection.changes_of(Facet::Set);
        if self.change == change {
            return;
        }
        self.change = change;
        let world = projection.world();
        // Whatever an administrator saves changes the set-up; hardly ever is it an article.
        self.shelves.retain(|(language, stock), shelf| {
            shelf.articles.iter().eq(articles_on(world, language, *stock))
        });
    }

    /// The shelf of a language.
    pub(super) fn shelf(&mut self, world: &World, language: &str, stock: Stock) -> &Shelf {
        let build = || Shelf::of(language, articles_on(world, language, stock));
        self.shelves.entry((language.into(), stock)).or_insert_with(build)
    }

    /// The resolved cases, as they are read in a language.
    pub(super) fn cases(&mut self, world: &World, language: Language) -> Option<&CaseShelf> {
        if !self.cases.iter().any(|(known, _)| *known == language) {
            self.cases.push((language, CaseShelf::of(world, language)));
        }
        let shelf = self.cases.iter().find(|(known, _)| *known == language);
        shelf.map(|(_, shelf)| shelf)
    }
}

impl CaseShelf {
    fn of(world: &World, language: Language) -> Self {
        let resolved = world
            .records()
            .cases()
            .filter(|case| case.status == CaseStatus::Resolved);
        let cases: Vec<&Case> = resolved.collect();
        let bodies: Vec<String> = cases
            .iter()
            .map(|case| format!("{}\n\n{}", case.description, case.resolution))
            .collect();
        let keywords: Vec<Vec<String>> = cases
            .iter()
            .map(|case| vec![case.subject.to_string(), case.product.to_string()])
            .collect();
        let documents = cases.iter().zip(&bodies).zip(&keywords);
        let documents = documents.map(|((case, body), keywords)| Document {
            title: &case.title,
            body,
            keywords,
        });
        Self {
            index: Index::build(language, documents),
            ids: cases.iter().map(|case| case.id).collect(),
        }
    }

    /// The index, whose hits name cases by their places here.
    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    /// The case at a place.
    pub(super) fn at(&self, place: usize) -> Option<CaseId> {
        self.ids.get(place).copied()
    }
}

fn articles_on<'w>(world: &'w World, language: &str, stock: Stock) -> impl Iterator<Item = &'w Article> {
    let stands_here = move |article: &&Article| {
        *article.language == *language
            && (stock == Stock::Everything || article.status == ArticleStatus::Published)
    };
    world.setup().articles.values().filter(stands_here)
}

impl Shelf {
    fn of<'a>(language: &str, articles: impl Iterator<Item = &'a Article>) -> Self {
        let articles: Vec<Article> = articles.cloned().collect();
        let texts: Vec<String> = articles
            .iter()
            .map(|article| article_text(&article.body).text())
            .collect();
        let keywords: Vec<Vec<String>> = articles
            .iter()
            .map(|article| article.keywords.iter().map(ToString::to_string).collect())
            .collect();
        let documents = articles.iter().zip(&texts).zip(&keywords);
        let documents = documents.map(|((article, text), keywords)| Document {
            title: &article.title,
            body: text,
            keywords,
        });
        Self {
            index: Index::build(spoken(language), documents),
            articles,
            texts,
        }
    }

    /// The index, whose hits name articles by their places here.
    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    /// The article at a place, and what can be read of it.
    pub(super) fn at(&self, place: usize) -> Option<(&Article, &str)> {
        let text = self.texts.get(place)?.as_str();
        Some((self.articles.get(place)?, text))
    }

    /// The articles, in the order of their numbers.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&Article, &str)> {
        self.articles.iter().zip(self.texts.iter().map(String::as_str))
    }

    /// The best of them, if anything answers.
    pub(super) fn best(&self, query: &str) -> Option<ArticleId> {
        let hit: Hit = self.index.search(query, 1, Typing::Finished).into_iter().next()?;
        let (article, _) = self.at(hit.document)?;
        Some(article.id)
    }
}

/// The language a collection is read in, from its tag.
pub(super) fn spoken(language: &str) -> Language {
    match language.split('-').next() {
        Some("nb" | "no" | "nn") => Language::Norwegian,
        _ => Language::English,
    }
}
