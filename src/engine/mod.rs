//! The routing engine: pure, deterministic, explained by its own log.
//!
//! [`decide`] reads the [`World`] and says what a [`Command`] leads to; [`apply`] writes one [`Event`] and cannot
//! fail; [`execute`] does both and then follows the consequences (presence, matching) until the floor is at rest.
//! Time and identity come in with the [`Stamp`]. There is no clock, no chance and no hash order in here, so the
//! same log gives the same bytes everywhere (design §2.1).
//!
//! What holds at rest: no conversation waits that a free agent could be offered, and nothing was offered beyond an
//! agent's capacity. [`invariants`] states it so that a test can check it.

mod agenda;
mod apply;
mod command;
mod deadline;
mod decide;
mod event;
mod execute;
mod explain;
mod facet;
mod fingerprint;
mod index;
pub mod invariants;
pub mod limits;
mod matching;
mod records;
mod refusal;
mod routed;
mod seat;
mod setting;
mod setup;
mod slots;
mod stamp;
mod table;
mod world;

pub use apply::apply;
pub use command::Command;
pub use deadline::next_deadline;
pub use decide::{
    Choice, can_be_attached, can_be_consulted, can_be_given_to, can_be_moved_to, can_be_picked,
    can_write_to_customer, choose, decide, first_script, is_blank, presence_by_capacity,
};
pub use event::{DeclineKind, Event, Fact};
pub use execute::execute;
pub use explain::{
    AgentExplanation, ArrivalExplanation, Availability, Candidate, Change, Explanation, NextChange,
    OverflowTrace, Prospect, RouteTrace, RuleTrace, RulesetTrace, Selection, WishTrace, availability,
    explain, explain_agent, explain_arrival,
};
pub use facet::{Facet, touches};
pub use fingerprint::fingerprint;
pub use matching::check::Check;
pub use matching::condition::{ConditionPart, ConditionTrace};
pub use matching::place::{InQueue, Place};
pub use matching::rank::{Fit, Rank, Turn};
pub use matching::wish::Wish;
pub use records::Records;
pub use refusal::Refusal;
pub use routed::{Findings, Route};
pub use seat::{Connection, Seat};
pub use setting::Setting;
pub use setup::Setup;
pub use slots::{Slots, slots};
pub use stamp::{Actor, Stamp};
pub use table::{Place as TablePlace, Table};
pub use world::World;
