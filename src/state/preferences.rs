//! What a person prefers in this browser: kept in local storage, read once at the start.

use crate::analysis::sentiment::Threshold;
use crate::i18n::Locale;
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::{Effect, Get, RwSignal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KEY: &str = "switchboard.preferences";

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A pane whose width can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The session rail.
    Rail,
    /// The conversation panel.
    Conversation,
    /// The productivity pane.
    Productivity,
}

impl Pane {
    /// The narrowest, usual and widest it can be, in pixels.
    #[must_use]
    pub const fn widths(self) -> (i32, i32, i32) {
        match self {
            Self::Rail => (168, 228, 340),
            Self::Conversation => (300, 384, 620),
            Self::Productivity => (240, 300, 520),
        }
    }

    /// Whether the line it is resized with is on its left.
    #[must_use]
    pub const fn is_on_the_right(self) -> bool {
        matches!(self, Self::Productivity)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    theme: Theme,
    locale: Locale,
    /// For how many seconds a message can be taken back.
    undo_send: u8,
    /// Keys of one's own, by what they do.
    keys: BTreeMap<String, String>,
    rail_is_narrow: bool,
    sorts_by_urgency: bool,
    volume: u8,
    rings_again: bool,
    desktop: bool,
    sentiment_alerts: Threshold,
    floor_sentiment_alerts: Threshold,
    rail: i32,
    conversation: i32,
    productivity: i32,
}

impl Default for Stored {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            locale: Locale::of_browser(),
            undo_send: 3,
            keys: BTreeMap::new(),
            rail_is_narrow: false,
            sorts_by_urgency: false,
            volume: 40,
            rings_again: true,
            desktop: false,
            sentiment_alerts: Threshold::default(),
            floor_sentiment_alerts: Threshold::default(),
            rail: Pane::Rail.widths().1,
            conversation: Pane::Conversation.widths().1,
            productivity: Pane::Productivity.widths().1,
        }
    }
}

/// The preferences, each a signal of its own.
#[derive(Clone, Copy, Debug)]
pub struct Preferences {
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// The language.
    pub locale: RwSignal<Locale>,
    /// For how many seconds a message can be taken back after Send.
    pub undo_send: RwSignal<u8>,
    /// Keys of one's own, by what they do; an empty one takes the key away.
    pub keys: RwSignal<BTreeMap<String, String>>,
    /// Whether the session rail is collapsed to its icons.
    pub rail_is_narrow: RwSignal<bool>,
    /// Whether the most urgent session comes first in the rail.
    pub sorts_by_urgency: RwSignal<bool>,
    /// How loud sounds are, 0 to 100.
    pub volume: RwSignal<u8>,
    /// Whether an offer rings again and again until it is answered.
    pub rings_again: RwSignal<bool>,
    /// Whether the desktop notifies while the page is in the background.
    pub desktop: RwSignal<bool>,
    /// From which sentiment on an agent is told of their own customers.
    pub sentiment_alerts: RwSignal<Threshold>,
    /// From which sentiment on a supervisor is told of the customers in their queues.
    pub floor_sentiment_alerts: RwSignal<Threshold>,
    rail: RwSignal<i32>,
    conversation: RwSignal<i32>,
    productivity: RwSignal<i32>,
}

impl Preferences {
    /// Reads them and keeps them from here on. What cannot be read, or kept, is as if it had never been set.
    #[must_use]
    pub fn load() -> Self {
        let stored: Stored = LocalStorage::get(KEY).unwrap_or_default();
        let preferences = Self {
            theme: RwSignal::new(stored.theme),
            locale: RwSignal::new(stored.locale),
            undo_send: RwSignal::new(stored.undo_send.min(30)),
            keys: RwSignal::new(stored.keys),
            rail_is_narrow: RwSignal::new(stored.rail_is_narrow),
            sorts_by_urgency: RwSignal::new(stored.sorts_by_urgency),
            volume: RwSignal::new(stored.volume.min(100)),
            rings_again: RwSignal::new(stored.rings_again),
            desktop: RwSignal::new(stored.desktop),
            sentiment_alerts: RwSignal::new(stored.sentiment_alerts),
            floor_sentiment_alerts: RwSignal::new(stored.floor_sentiment_alerts),
            rail: RwSignal::new(stored.rail),
            conversation: RwSignal::new(stored.conversation),
            productivity: RwSignal::new(stored.productivity),
        };
        Effect::new(move |_| {
            // A browser that keeps nothing, as in some private windows, is no reason to complain.
            let _ = LocalStorage::set(
                KEY,
                Stored {
                    theme: preferences.theme.get(),
                    locale: preferences.locale.get(),
                    undo_send: preferences.undo_send.get(),
                    keys: preferences.keys.get(),
                    rail_is_narrow: preferences.rail_is_narrow.get(),
                    sorts_by_urgency: preferences.sorts_by_urgency.get(),
                    volume: preferences.volume.get(),
                    rings_again: preferences.rings_again.get(),
                    desktop: preferences.desktop.get(),
                    sentiment_alerts: preferences.sentiment_alerts.get(),
                    floor_sentiment_alerts: preferences.floor_sentiment_alerts.get(),
                    rail: preferences.rail.get(),
                    conversation: preferences.conversation.get(),
                    productivity: preferences.productivity.get(),
                },
            );
        });
        preferences
    }

    /// The width of a pane, in pixels.
    #[must_use]
    pub const fn width(&self, pane: Pane) -> RwSignal<i32> {
        match pane {
            Pane::Rail => self.rail,
            Pane::Conversation => self.conversation,
            Pane::Productivity => self.productivity,
        }
    }
}
