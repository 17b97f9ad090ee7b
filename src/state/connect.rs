//! Opening the demo floor and connecting a desk to it.

use super::Desk;
use crate::backend::mock::{Colleagues, Customers, Scenario};
use crate::domain::{AgentId, Span};
use crate::runtime::{BrowserShelf, Clock, FloorClock, Host, LocalLink};
use crate::storage::{RecordStorage, Shelf};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A scenario ready to be opened, on somebody's clock.
#[derive(Clone)]
pub struct Demo {
    scenario: Rc<Scenario>,
    clock: Rc<dyn Clock>,
    shelf: Option<BrowserShelf>,
}

impl std::fmt::Debug for Demo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Demo")
            .field("scenario", &self.scenario.name)
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

/// Fetches the demo scenario this build came with.
///
/// # Errors
/// Why it could not be had, in words for the person in front of the screen.
pub async fn fetch_demo(clock: Rc<dyn Clock>) -> Result<Demo, String> {
    const PATH: &str = "scenarios/first-day.json";
    let text = fetch_text(PATH)
        .await
        .map_err(|error| format!("{PATH}: {error}"))?;
    let demo = Demo::parse(&text, clock).map_err(|error| format!("{PATH}: {error}"))?;
    Ok(demo.kept_here())
}

async fn fetch_text(path: &str) -> Result<String, String> {
    let words = |error: JsValue| {
        let message = error
            .dyn_ref::<js_sys::Error>()
            .map(|error| String::from(error.message()));
        message
            .or_else(|| error.as_string())
            .unwrap_or_else(|| "it could not be fetched".into())
    };
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(words)?;
    let response: web_sys::Response = response.dyn_into().map_err(words)?;
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(words)?)
        .await
        .map_err(words)?;
    text.as_string().ok_or_else(|| "the answer is not text".into())
}
