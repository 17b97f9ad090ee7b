//! Every message, by name.

use super::assist::Assist;
use super::digest::Digest;
use super::knowledge::Knowledge;
use super::macros::Macros;
use super::mood::Mood;
use super::panel::Panel;
use super::productivity::Productivity;
use super::records::Records;
use super::system_line::Names;
use crate::domain::{Channel, Presence, PresenceCause, Status, SystemLine};
use crate::engine::Refusal;

/// The words of one language.
#[derive(Debug)]
pub struct Messages {
    /// Under the name of the product. "The contact centre in a browser tab"
    pub tagline: &'static str,
    /// While the scenario is read. "Opening the floor …"
    pub loading: &'static str,
    /// Title of a failure. "The floor cannot be opened"
    pub cannot_open: &'static str,
    /// Button. "Try again"
    pub try_again: &'static str,
    /// Title of the sign-in page. "Who works today?"
    pub who_are_you: &'static str,
    /// What signing in does.
    pub sign_in_hint: &'static str,
    /// "12 records you made or changed are kept in this browser."
    pub records_kept: fn(usize) -> String,
    /// Button. "Forget them"
    pub forget_records: &'static str,
    /// The agent's role in a sentence. "Agents answer customers on chat, WhatsApp and SMS, several at a time."
    pub agent_role: &'static str,
    /// Button. "Sign out"
    pub sign_out: &'static str,
    /// Link for keyboards. "Skip to content"
    pub skip_to_content: &'static str,
    /// Label. "Theme"
    pub theme: &'static str,
    /// Choice. "As the system"
    pub theme_system: &'static str,
    /// Choice. "Light"
    pub theme_light: &'static str,
    /// Choice. "Dark"
    pub theme_dark: &'static str,
    /// Label. "Language"
    pub language: &'static str,
    /// Button. "Settings"
    pub settings: &'static str,
    /// Label. "Speed of the demo"
    pub speed: &'static str,
    /// Speed. "Pause"
    pub pause: &'static str,
    /// Banner. "The floor is paused. Nobody writes, nothing rings."
    pub paused: &'static str,
    /// Button. "Go on"
    pub resume: &'static str,
    /// Status. "Available"
    pub available: &'static str,
    /// Status. "Busy"
    pub busy: &'static str,
    /// Status. "Do not disturb"
    pub do_not_disturb: &'static str,
    /// Status. "Appear away"
    pub away: &'static str,
    /// Status. "Offline"
    pub offline: &'static str,
    /// Status. "Inactive"
    pub inactive: &'static str,
    /// Beside Inactive. "set by the system"
    pub by_system_only: &'static str,
    /// Title. "Set your presence status"
    pub set_presence: &'static str,
    /// Choice. "Away after this one"
    pub away_after_this: &'static str,
    /// Why a status is what it is. "at sign-in"
    pub cause_default: &'static str,
    /// Why. "by you"
    pub cause_chosen: &'static str,
    /// Why. "as you planned"
    pub cause_planned: &'static str,
    /// Why. "by capacity"
    pub cause_capacity: &'static str,
    /// Why. "missed an offer"
    pub cause_missed: &'static str,
    /// Why. "rejected an offer"
    pub cause_rejected: &'static str,
    /// Why. "all sessions open"
    pub cause_sessions: &'static str,
    /// Why. "signed out"
    pub cause_signed_out: &'static str,
    /// Explanation. "A supervisor chose this for you."
    pub set_by_supervisor: &'static str,
    /// Explanation. "You chose this. It stays until you change it or sign out."
    pub set_by_you_stays: &'static str,
    /// Explanation.
    pub set_by_you_until: &'static str,
    /// Explanation.
    pub set_by_rules: &'static str,
    /// Explanation.
    pub set_by_decline: &'static str,
    /// Button. "Reset presence"
    pub reset_presence: &'static str,
    /// Banner. "You missed an offer."
    pub banner_missed: &'static str,
    /// Banner. "You rejected an offer."
    pub banner_rejected: &'static str,
    /// Banner. "Work arrived while all your sessions were open."
    pub banner_sessions: &'static str,
    /// Banner. "You were set to Inactive and get no new work until you reset."
    pub banner_effect_inactive: &'static str,
    /// Banner. "You were set to Do not disturb and get no new work until you reset."
    pub banner_effect_dnd: &'static str,
    /// The dashboard. "Home"
    pub home: &'static str,
    /// Heading. "Sessions"
    pub sessions: &'static str,
    /// Empty state. "Accepted work opens here as a session."
    pub no_sessions: &'static str,
    /// Button. "Close session"
    pub close_session: &'static str,
    /// Before an unsent text. "Draft:"
    pub draft: &'static str,
    /// State. "Wrap-up"
    pub wrap_up: &'static str,
    /// Last line of a conversation in which nobody wrote yet. "New conversation"
    pub new_conversation: &'static str,
    /// Greeting. "Good morning"
    pub good_morning: &'static str,
    /// Greeting. "Good afternoon"
    pub good_afternoon: &'static str,
    /// Greeting. "Good evening"
    pub good_evening: &'static str,
    /// Stream. "My work items"
    pub my_work_items: &'static str,
    /// Stream. "Open work items"
    pub open_work_items: &'static str,
    /// Stream. "Closed, last 24 hours"
    pub closed_work_items: &'static str,
    /// Empty state.
    pub my_empty: &'static str,
    /// Empty state.
    pub open_empty: &'static str,
    /// Empty state. "What you close stays here for a day, ready to be read or followed up."
    pub closed_empty: &'static str,
    /// Label. "Sort"
    pub sort_by: &'static str,
    /// Order. "Longest wait"
    pub sort_waiting: &'static str,
    /// Order. "Newest"
    pub sort_newest: &'static str,
    /// Order. "Customer"
    pub sort_customer: &'static str,
    /// Order. "Work stream"
    pub sort_work_stream: &'static str,
    /// Action. "Open"
    pub open: &'static str,
    /// Action. "Pick"
    pub pick: &'static str,
    /// Action. "Read"
    pub read: &'static str,
    /// Action. "Follow up"
    pub follow_up: &'static str,
    /// Why there is no Pick. "offered automatically"
    pub pushed: &'static str,
    /// Before a clock. "our turn"
    pub our_turn: &'static str,
    /// State. "their turn"
    pub their_turn: &'static str,
    /// State. "waits for customer"
    pub waits_for_customer: &'static str,
    /// Figure. "Waiting in my queues"
    pub figure_waiting: &'static str,
    /// Figure. "Answered"
    pub figure_answered: &'static str,
    /// Figure. "First answer, mean"
    pub figure_first_answer: &'static str,
    /// Figure. "Free capacity"
    pub figure_capacity: &'static str,
    /// Under a figure. "nobody waits"
    pub nobody_waits: &'static str,
    /// Under a figure. "no answer yet"
    pub no_answer_yet: &'static str,
    /// Under a figure. "from accept to first word"
    pub from_accept: &'static str,
    /// Region. "Offers"
    pub offers: &'static str,
    /// Button. "Accept"
    pub accept: &'static str,
    /// Button. "Reject"
    pub reject: &'static str,
    /// Label. "Queue"
    pub queue: &'static str,
    /// Label. "Waiting"
    pub waiting: &'static str,
    /// Label. "About"
    pub about: &'static str,
    /// Region. "Conversation"
    pub conversation: &'static str,
    /// Button. "End"
    pub end: &'static str,
    /// Tooltip. "End the conversation and start wrap-up"
    pub end_hint: &'static str,
    /// Label. "Message to the customer"
    pub message_to_customer: &'static str,
    /// Placeholder. "Write an answer …"
    pub write_here: &'static str,
    /// Button. "Send"
    pub send: &'static str,
    /// Tooltip. "Enter sends, Shift+Enter starts a new line"
    pub send_hint: &'static str,
    /// Author. "You"
    pub you: &'static str,
    /// Region. "Transcript"
    pub transcript: &'static str,
    /// Button. "Jump to latest"
    pub jump_to_latest: &'static str,
    /// Day line. "Today"
    pub today: &'static str,
    /// Day line. "Yesterday"
    pub yesterday: &'static str,
    /// Wrap-up. "holds your capacity until you close it"
    pub holds_until_closed: &'static str,
    /// Wrap-up. "holds no capacity any more"
    pub holds_nothing: &'static str,
    /// Button. "Close conversation"
    pub close_conversation: &'static str,
    /// Dialog. "Close this session?"
    pub close_title: &'static str,
    /// Dialog.
    pub close_live: &'static str,
    /// Dialog.
    pub close_async: &'static str,
    /// Button. "Cancel"
    pub cancel: &'static str,
    /// Button. "Close"
    pub close: &'static str,
    /// Tab. "Customer summary"
    pub customer_summary: &'static str,
    /// Card. "Customer"
    pub customer: &'static str,
    /// Label. "E-mail"
    pub email: &'static str,
    /// Label. "Phone"
    pub phone: &'static str,
    /// Label. "City"
    pub city: &'static str,
    /// Label. "Customer since"
    pub since: &'static str,
    /// Hint. "Not on file. Known so far: what the channel tells."
    pub unknown_customer: &'static str,
    /// Label. "Channel"
    pub channel: &'static str,
    /// Label. "Work stream"
    pub work_stream: &'static str,
    /// Label. "Started"
    pub started: &'static str,
    /// Label. "Waited before answer"
    pub waited_before_answer: &'static str,
    /// Label. "Waiting for us"
    pub since_last_message: &'static str,
    /// Label. "State"
    pub state: &'static str,
    /// Label. "Follows up"
    pub follows: &'static str,
    /// Card. "Recent conversations"
    pub recent_conversations: &'static str,
    /// Empty state. "This is the first conversation with this customer."
    pub recent_empty: &'static str,
    /// State. "In the queue"
    pub status_with_bot: &'static str,
    /// State. "Open"
    pub status_open: &'static str,
    /// State. "Being offered"
    pub status_offered: &'static str,
    /// State. "Active"
    pub status_active: &'static str,
    /// State. "Waiting for the customer"
    pub status_waiting: &'static str,
    /// State. "Closed"
    pub status_closed: &'static str,
    /// Splitter. "Width of the session rail"
    pub resize_rail: &'static str,
    /// Splitter. "Width of the conversation"
    pub resize_conversation: &'static str,
    /// Region. "Notices"
    pub notices: &'static str,
    /// Button. "Dismiss"
    pub dismiss: &'static str,
    /// The words of smart assist.
    pub assist: Assist,
    /// The words around the summary.
    pub digest: Digest,
    /// The words around the knowledge base.
    pub knowledge: Knowledge,
    /// The words around the customer's sentiment.
    pub mood: Mood,
    /// The words around a conversation and the keys.
    pub panel: Panel,
    /// The words around customers, cases and timelines.
    pub records: Records,
    /// The words of the productivity pane.
    pub productivity: Productivity,
    /// The words of macros.
    pub macros: Macros,
    /// How much of the capacity is held.
    pub capacity_used: fn(i32, i32) -> String,
    /// An agent's capacity.
    pub units: fn(i32) -> String,
    /// How many sessions are open.
    pub sessions_used: fn(usize, u32) -> String,
    /// Under Home.
    pub open_items: fn(usize) -> String,
    /// For screen readers.
    pub unread: fn(usize) -> String,
    /// How long the customer has waited for our answer.
    pub waits_for_us: fn(&str) -> String,
    /// The longest wait.
    pub longest: fn(&str) -> String,
    /// Under the answered figure.
    pub of_offered: fn(u32) -> String,
    /// Under the free capacity.
    pub of_units: fn(i32) -> String,
    /// Title of an offer.
    pub offer_from: fn(&str, &str) -> String,
    /// Said by screen readers.
    pub offer_spoken: fn(&str, &str, &str) -> String,
    /// Name of the countdown.
    pub offer_seconds: fn(i64) -> String,
    /// Said by screen readers when the open conversation gets a message.
    pub customer_wrote: fn(&str, &str) -> String,
    /// Under the offers shown.
    pub more_offers: fn(usize) -> String,
    /// Wrap-up.
    pub holds_for: fn(&str) -> String,
    /// Under a long message.
    pub characters_left: fn(i64) -> String,
    /// Year and number of orders.
    pub customer_since: fn(u16, u32) -> String,
    /// How long ago.
    pub days_ago: fn(i64) -> String,
    /// A conversation by number.
    pub conversation_number: fn(u32) -> String,
    /// The name of a channel.
    pub channel_name: fn(Channel) -> &'static str,
    /// A refusal in words a person can act on.
    pub refusal: fn(&Refusal) -> String,
    /// A line the system left in a transcript.
    pub system_line: fn(&SystemLine, &Names<'_>) -> String,
    /// A time of day.
    pub at_time: fn(&str) -> String,
}

impl Messages {
    /// The name of a presence.
    #[must_use]
    pub const fn presence(&self, presence: Presence) -> &'static str {
        match presence {
            Presence::Available => self.available,
            Presence::Busy => self.busy,
            Presence::DoNotDisturb => self.do_not_disturb,
            Presence::Away => self.away,
            Presence::Offline => self.offline,
            Presence::Inactive => self.inactive,
        }
    }

    /// Why a presence is what it is, in a few words.
    #[must_use]
    pub const fn presence_cause(&self, cause: PresenceCause) -> &'static str {
        match cause {
            PresenceCause::Default => self.cause_default,
            PresenceCause::Chosen => self.cause_chosen,
            PresenceCause::Planned => self.cause_planned,
            PresenceCause::Capacity => self.cause_capacity,
            PresenceCause::MissedOffer(_) => self.cause_missed,
            PresenceCause::RejectedOffer(_) => self.cause_rejected,
            PresenceCause::SessionLimit => self.cause_sessions,
            PresenceCause::SignedOut | PresenceCause::NotSignedIn => self.cause_signed_out,
        }
    }

    /// The name of a state.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        match status {
            Status::WithBot => self.status_with_bot,
            Status::Open => self.status_open,
            Status::Offered => self.status_offered,
            Status::Active => self.status_active,
            Status::Waiting => self.status_waiting,
            Status::WrapUp => self.wrap_up,
            Status::Closed => self.status_closed,
        }
    }
}
