//! Opening the demo floor and connecting a desk to it.

use super::Desk;
use super::fetch::Fetch;
use crate::backend::mock::{Colleagues, Customers, Scenario, read_articles};
use crate::domain::{AgentId, Article, ArticleId, Span};
use crate::runtime::{BrowserShelf, Clock, FloorClock, Host, LocalLink};
use crate::storage::{RecordStorage, Shelf};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A scenario ready to be opened, on somebody's clock.
#[derive(Clone)]
pub struct Demo {
    scenario: Rc<Scenario>,
    /// The knowledge base, in every language there is.
    articles: Rc<[Article]>,
    clock: Rc<dyn Clock>,
    shelf: Option<BrowserShelf>,
}

impl std::fmt::Debug for Demo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Demo")
            .field("scenario", &self.scenario.name)
            .field("articles", &self.articles.len())
            .finish_non_exhaustive()
    }
}

/// Somebody one can sign in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: AgentId,
    /// Their name.
    pub name: String,
    /// Their capacity.
    pub units: i32,
    /// The queues they serve.
    pub queues: Vec<String>,
}

impl Demo {
    /// Reads a scenario.
    ///
    /// # Errors
    /// What is wrong with it, with the line.
    pub fn parse(text: &str, clock: Rc<dyn Clock>) -> Result<Self, String> {
        let scenario = Scenario::parse(text).map_err(|error| error.to_string())?;
        Ok(Self {
            scenario: Rc::new(scenario),
            articles: Rc::default(),
            clock,
            shelf: None,
        })
    }

    /// The same demo, whose records outlive it in this browser.
    #[must_use]
    pub fn kept_here(self) -> Self {
        Self {
            shelf: BrowserShelf::open(),
            ..self
        }
    }

    /// How many records are kept in this browser.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.records().count()
    }

    /// Forgets the records that are kept in this browser.
    pub fn forget_kept(&self) {
        self.records().clear();
    }

    fn records(&self) -> RecordStorage<Box<dyn Shelf>> {
        RecordStorage::new(match self.shelf.clone() {
            Some(shelf) => Box::new(shelf),
            None => Box::new(BTreeMap::new()),
        })
    }

    /// The same with a knowledge base: article files, each with the language it is in.
    ///
    /// # Errors
    /// What is wrong with the first that is, with the line.
    pub fn with_articles(self, files: &[(&str, &str)]) -> Result<Self, String> {
        let mut articles = self.articles.to_vec();
        for (language, text) in files {
            let first = articles.last().map_or(1, |last| last.id.0 + 1);
            let read = read_articles(text, language, ArticleId(first));
            articles.extend(read.map_err(|error| error.to_string())?);
        }
        Ok(Self {
            articles: articles.into(),
            ..self
        })
    }

    /// What it is good for.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.scenario.description
    }

    /// The people one can sign in as.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        let floor = self.scenario.floor(self.clock.now());
        let person = |id: &AgentId| {
            let agent = floor.agents.iter().find(|agent| agent.id == *id)?;
            let queues = floor.queues.iter().filter(|queue| queue.members.contains(id));
            Some(Person {
                id: *id,
                name: agent.name.clone(),
                units: agent.units.unwrap_or_default().0,
                queues: queues.map(|queue| queue.name.clone()).collect(),
            })
        };
        self.scenario.people.iter().filter_map(person).collect()
    }

    /// Opens the floor, which has then been at work for its warm-up, and connects the desk to it.
    ///
    /// # Errors
    /// Why the floor cannot be opened.
    pub fn open(&self, desk: Desk) -> Result<(), String> {
        let clock = FloorClock::new(self.clock.clone());
        let start = clock.now() - self.scenario.warm_up;
        let (mut floor, seed) = (self.scenario.floor(start), self.scenario.seed);
        floor.articles.extend(self.articles.iter().cloned());
        let records = self.records();
        records.furnish(&mut floor);
        let customers = Customers::new(&self.scenario, &floor, start, seed);
        let colleagues = Colleagues::new(&self.scenario, start, seed);
        let mut host =
            Host::open(floor, start, customers, colleagues, records).map_err(|error| error.to_string())?;
        // Up to a breath before now, so that what is due now is seen to happen.
        host.advance(clock.now() - Span(1))
            .map_err(|error| error.to_string())?;
        let link = LocalLink::start(host, clock, move |delivery| desk.receive(delivery));
        desk.connect(link);
        Ok(())
    }
}

/// The knowledge base, by the language it is written in.
const ARTICLES: [(&str, &str); 2] = [("en", "knowledge/en.json"), ("nb", "knowledge/nb.json")];

/// Fetches the demo scenario this build came with, and its knowledge base.
///
/// # Errors
/// Why it could not be had, in words for the person in front of the screen.
pub async fn fetch_demo(clock: Rc<dyn Clock>) -> Result<Demo, String> {
    const PATH: &str = "scenarios/first-day.json";
    let scenario = Fetch::start(PATH);
    let articles = ARTICLES.map(|(language, path)| (language, path, Fetch::start(path)));
    let mut demo = Demo::parse(&scenario.text().await?, clock).map_err(|error| format!("{PATH}: {error}"))?;
    for (language, path, fetch) in articles {
        let text = fetch.text().await?;
        let read = demo.with_articles(&[(language, text.as_str())]);
        demo = read.map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(demo.kept_here())
}
