//! The engine's behaviour tables and properties.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod activities;
mod articles;
mod assignment;
mod attachments;
mod audience;
mod auto_close;
mod bots;
mod busy;
mod capacity;
mod cases;
mod channel_limits;
mod chaos;
mod classification;
mod closing;
mod conditions;
mod consulting;
mod corners;
mod custom_presence;
mod customer_connection;
mod customers;
mod dispositions;
mod explaining;
mod faults;
mod following_up;
mod hours;
mod identification;
mod kept;
mod leaving;
mod linking;
mod methods;
mod mixed_capacity;
mod notes;
mod notification;
mod offers;
mod office;
mod origins;
mod overflow;
mod passing_on;
mod people;
mod presence;
mod priorities;
mod profiles;
mod properties;
mod questions;
mod quick_replies;
mod records;
mod refusals;
mod rich;
mod routing;
mod rules;
mod scripts;
mod sessions;
mod setting_refusals;
mod settings;
mod skills;
mod stream_refusals;
mod supervising;
mod transferring;
mod transferring_to_queues;
mod wishes;
mod words;

#[path = "../support/mod.rs"]
mod support;
