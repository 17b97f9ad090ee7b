//! A scenario played to its end, natively or in a browser.

use switchboard::backend::mock::{Colleagues, Customers, Scenario};
use switchboard::domain::Millis;
use switchboard::engine::Event;
use switchboard::runtime::Host;
use switchboard::storage::MemoryStorage;

pub const SMALL_FLOOR: &str = include_str!("../data/small-floor.json");

/// When every day under test begins.
pub const DAWN: Millis = Millis(1_772_438_400_000);

pub type MockHost = Host<Customers, Colleagues, MemoryStorage>;

/// A host that has just opened `text`'s floor.
pub fn open(text: &str, seed: u64) -> (MockHost, Scenario) {
    let scenario = Scenario::parse(text).unwrap_or_else(|error| panic!("{error}"));
    let floor = scenario.floor(DAWN);
    let customers = Customers::new(&scenario, &floor, DAWN, seed);
    let colleagues = Colleagues::new(&scenario, DAWN, seed);
    let host = Host::open(floor, DAWN, customers, colleagues, MemoryStorage::default()).expect("it opens");
    (host, scenario)
}

/// Everything that happens on the small floor with `seed`.
pub fn play(seed: u64) -> (MockHost, Vec<Event>) {
    let (mut host, scenario) = open(SMALL_FLOOR, seed);
    host.advance(DAWN + scenario.length)
        .expect("memory is never full");
    let events = events(&mut host);
    (host, events)
}

pub fn events(host: &mut MockHost) -> Vec<Event> {
    host.take_batches()
        .into_iter()
        .flat_map(|batch| batch.events)
        .collect()
}
