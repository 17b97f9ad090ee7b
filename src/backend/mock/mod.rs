//! The mocked outside: a scenario file played with a seed. The same seed gives the same day.

mod chance;
mod colleagues;
mod customers;
mod knowledge;
mod scenario;
mod sketch;
mod story;
mod traffic;

pub use colleagues::Colleagues;
pub use customers::Customers;
pub use knowledge::read_articles;
pub use scenario::Scenario;
