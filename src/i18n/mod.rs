//! Words and formats, in English and Norwegian Bokmål.
//!
//! A message that is missing in a language is a missing field, so it does not compile. Dates, times and numbers are
//! the browser's own.

mod assist;
mod channel;
mod digest;
mod en;
mod format;
mod knowledge;
mod macros;
mod messages;
mod mood;
mod nb;
mod panel;
mod productivity;
mod record_field;
mod records;
mod refusal;
mod slash_command;
mod system_line;

pub use digest::Digest as DigestWords;
pub use format::{
    ago, clock, date, day, duration, field_of, file_size, instant_of, local_day, local_hour, machine_time,
    moment, moment_in_full, stamp, time_of_day,
};
pub use knowledge::language_name;
pub use messages::Messages;
pub use records::Records;
pub use system_line::Names;

use serde::{Deserialize, Serialize};

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Norwegian Bokmål.
    #[serde(rename = "nb")]
    Norwegian,
}

impl Locale {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Norwegian];

    /// The browser's language, or English.
    #[must_use]
    pub fn of_browser() -> Self {
        let language = web_sys::window()
            .and_then(|window| window.navigator().language())
            .unwrap_or_default();
        match language.split('-').next() {
            Some("nb" | "no" | "nn") => Self::Norwegian,
            _ => Self::English,
        }
    }

    /// The language tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            // Day before month and a clock of 24 hours, as in the rest of the product.
            Self::English => "en-GB",
            Self::Norwegian => "nb",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Norwegian => "Norsk",
        }
    }

    /// Its words.
    #[must_use]
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::MESSAGES,
            Self::Norwegian => &nb::MESSAGES,
        }
    }
}
