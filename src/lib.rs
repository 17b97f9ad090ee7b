//! Switchboard: an omnichannel contact centre that runs entirely in the browser.
//!
//! The layers, each using only those above it:
//!
//! | layer | what it holds |
//! |---|---|
//! | [`domain`] | the nouns, as plain data |
//! | [`engine`] | the rules: commands become events, events change the world |
//! | [`analysis`], [`insights`], [`backend`], [`storage`] | text intelligence; reports; channels; durability |
//! | [`runtime`] | the host that runs the engine, its clock and its links |
//! | `state` | the world as the screen sees it, and what belongs to the screen alone |
//! | `i18n` | words and formats |
//! | `ui` | the views |
//!
//! Everything down to [`runtime`]'s host compiles natively without the `ui` feature: no framework, no browser, no
//! clock of its own. `tests/architecture` checks the order.

pub mod analysis;
pub mod backend;
pub mod domain;
pub mod engine;
#[cfg(feature = "ui")]
pub mod i18n;
pub mod insights;
pub mod runtime;
#[cfg(feature = "ui")]
pub mod state;
pub mod storage;
#[cfg(feature = "ui")]
pub mod ui;
