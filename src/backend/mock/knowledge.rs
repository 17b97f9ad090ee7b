//! Article files: a knowledge base in one language, as JSON that people write.
//!
//! An article has the same key in every language. Names (`key`) are borrowed from the text, so where they stand in it
//! tells the line of an article that is wrong.

use crate::backend::reading::{Names, ScenarioError, shape_error};
use crate::domain::{Article, ArticleId, ArticleStatus};
use crate::engine::limits;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(borrow)]
    articles: Vec<ArticleFile<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleFile<'a> {
    key: &'a str,
    title: String,
    #[serde(default)]
    status: ArticleStatus,
    #[serde(default)]
    keywords: Vec<String>,
    /// Line by line, in Markdown.
    body: Vec<String>,
}

/// Reads an article file. The articles are in `language`, as BCP 47 names it, and numbered from `first` on.
///
/// # Errors
/// A [`ScenarioError`] with the line, the reason and what would be right.
pub fn read_articles(text: &str, language: &str, first: ArticleId) -> Result<Vec<Article>, ScenarioError> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| shape_error(&error))?;
    let names = Names { text };
    names.number("article", file.articles.iter().map(|article| article.key))?;
    let language: Arc<str> = language.into();
    (first.0..)
        .map(ArticleId)
        .zip(&file.articles)
        .map(|(id, article)| read(&names, id, article, &language))
        .collect()
}

fn read(
    names: &Names<'_>,
    id: ArticleId,
    file: &ArticleFile<'_>,
    language: &Arc<str>,
) -> Result<Article, ScenarioError> {
    let wrong = |message: &str| Err(names.error(file.key, format!("the article \"{}\" {message}", file.key)));
    if !is_key(file.key) {
        return wrong("ends an address: give it small letters a to z, digits and \"-\"");
    }
    if !is_short(&file.title) {
        return wrong("needs a title of at most 200 characters");
    }
    if !file.keywords.iter().all(|word| is_short(word)) {
        return wrong("has a keyword that is empty or longer than 200 characters");
    }
    let body = file.body.join("\n");
    if body.trim().is_empty() || body.chars().nth(limits::ARTICLE_CHARS).is_some() {
        return wrong("needs a text of at most 100000 characters");
    }
    Ok(Article {
        id,
        key: file.key.into(),
        language: language.clone(),
        title: file.title.as_str().into(),
        keywords: file.keywords.iter().map(|word| word.as_str().into()).collect(),
        status: file.status,
        body: body.into(),
    })
}

fn is_key(key: &str) -> bool {
    let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    !key.is_empty() && key.len() <= limits::FIELD_CHARS && key.bytes().all(is_plain)
}

fn is_short(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().nth(limits::FIELD_CHARS).is_none()
}

#[cfg(test)]
mod tests {
    use super::read_articles;
    use crate::domain::{ArticleId, ArticleStatus};

    const FILE: &str = r###"{
  "articles": [
    {
      "key": "pair-again",
      "title": "Pair again",
      "keywords": ["bluetooth", "does not connect"],
      "body": ["Hold the button.", "", "## Then", "- Wait"]
    },
    {
      "key": "gift-cards",
      "title": "Gift cards",
      "status": "draft",
      "body": ["Soon."]
    }
  ]
}"###;

    #[test]
    fn articles_are_numbered_in_their_order() {
        let articles = read_articles(FILE, "en", ArticleId(7)).unwrap();
        assert_eq!(
            articles.iter().map(|article| article.id.0).collect::<Vec<_>>(),
            [7, 8]
        );
        let [pair, gift] = articles.as_slice() else {
            panic!("{articles:?}")
        };
        assert_eq!(
            (&*pair.key, &*pair.language, pair.status),
            ("pair-again", "en", ArticleStatus::Published)
        );
        assert_eq!(&*pair.body, "Hold the button.\n\n## Then\n- Wait");
        assert_eq!(pair.keywords.len(), 2);
        assert_eq!(gift.status, ArticleStatus::Draft);
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        for (right, wrong, expected) in [
            (
                "\"key\": \"gift-cards\"",
                "\"key\": \"pair-again\"",
                "line 10: the article \"pair-again\" is there twice",
            ),
            (
                "pair-again",
                "Pair again",
                "line 4: the article \"Pair again\" ends an address",
            ),
            (
                "\"Pair again\"",
                "\" \"",
                "line 4: the article \"pair-again\" needs a title",
            ),
            (
                "\"bluetooth\"",
                "\"\"",
                "line 4: the article \"pair-again\" has a keyword",
            ),
            (
                "[\"Soon.\"]",
                "[]",
                "line 10: the article \"gift-cards\" needs a text",
            ),
            (
                "\"draft\"",
                "\"secret\"",
                "line 12: unknown variant `secret`, expected one of",
            ),
            (
                "\"title\": \"Gift cards\"",
                "\"titel\": \"\"",
                "line 11: unknown field `titel`",
            ),
        ] {
            let text = FILE.replacen(right, wrong, 1);
            let error = read_articles(&text, "en", ArticleId(1)).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
