//! What the screen sees and what belongs to it alone.
//!
//! The world on screen is a replica, fed by the events that come over a [`Link`](crate::runtime::Link); the host may
//! be anywhere. Each event names the [facets](crate::engine::Facet) it changes, each facet is a trigger, and a view
//! reads a small value through [`Desk::see`]: no deep stores, no copies of the world.

mod aids;
mod assist;
mod attention;
mod chime;
mod closing;
mod commands;
mod connect;
mod desk;
mod digest;
mod drafts;
mod fetch;
mod files;
mod gaze;
mod knowledge;
mod library;
mod links;
mod looks;
mod macros;
mod mood;
mod notes;
mod outgoing;
mod preferences;
mod productivity;
mod projection;
mod refused;
mod sending;
mod sessions;
mod summariser;
mod tabs;
mod toasts;
mod unsaved;
mod utterance;
mod watches;

pub use crate::runtime::{BrowserClock, Clock, Speed};
pub use aids::Aids;
pub use assist::{Card, Offer, Why, cards};
pub use attention::{by_urgency, next_best};
pub use chime::{Chime, ask_to_notify, notify, play};
pub use closing::{close_session, leave_session, question_before};
pub use connect::{Demo, Person, fetch_demo};
pub use desk::Desk;
pub use digest::{Digest, DigestSource, digest, sum_up};
pub use drafts::{CaseListView, Edit, EditKey, Edits, QuickActivity, ReplyForm, Standing, TimelineView};
pub use files::{FileAddress, carries_files, files_in, read_file, save_file};
pub use knowledge::{
    ArticleFilter, FoundArticle, KnowledgeSearch, Piece, article_address, article_link, best_article,
    find_articles, in_language, language_for, languages, search_knowledge,
};
pub use links::{LineLink, copy_text, follow_link, take_link};
pub use looks::{StreamKind, StreamOrder, StreamOrders, VisitPart};
pub use macros::{
    ActionRun, ActionState, CaseName, Effect, Forecast, MacroOrder, MacroRun, Obstacle, RunStage,
    action_name, effect_name, forecast, in_words, run_macro, undo_macro,
};
pub use mood::load_sentiment;
pub use notes::{add_to_note, save_note};
pub use outgoing::{Dispatch, Outgoing};
pub use preferences::{Pane, Preferences, Theme};
pub use productivity::{OnePane, Productivity, Section};
pub use refused::Refused;
pub use sessions::{Drawer, Focus, Place, SessionMove, SessionState, Sessions};
pub use tabs::{TABS, Tab, Tabs};
pub use toasts::{Remedy, Toast, Toasts};
pub use unsaved::Unsaved;
pub use utterance::Utterance;
pub use watches::Watched;
