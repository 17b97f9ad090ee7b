//! Parts that every screen uses. They know the desk and the words, never a screen.

mod avatar;
mod case_fields;
mod case_marks;
mod choice;
mod closed_conversation;
mod customer_fields;
mod dialog;
mod editable_field;
mod focus;
mod hits;
mod icon;
mod lookup;
mod name_of;
mod notices;
mod opener;
mod own_text;
mod popover;
mod presence_mark;
mod room;
mod said;
mod select_field;
mod splitter;
mod text_field;
mod timeline;
mod transcript;
mod transcript_file;
mod wait_clock;

pub(super) use avatar::{Avatar, channel_icon};
pub(super) use case_fields::CaseFields;
pub(super) use case_marks::CaseMarks;
pub(super) use choice::Choice;
pub(super) use closed_conversation::ClosedConversation;
pub(super) use customer_fields::CustomerFields;
pub(super) use dialog::Dialog;
pub(super) use editable_field::EditableField;
pub(super) use focus::{
    dialog_is_open, focus_content, focus_first, focus_writing, rescue_focus, step_focus,
};
pub(super) use hits::{case_hits, customer_hits, kind_of_customer};
pub(super) use icon::Icon;
pub(super) use lookup::{HITS, Hit, Lookup};
pub(super) use name_of::name_of;
pub(super) use notices::Notices;
pub(super) use opener::{Opener, TabLink};
pub(super) use own_text::{keep_line, keep_lines};
pub(super) use popover::Popover;
pub(super) use presence_mark::PresenceMark;
pub(super) use room::Room;
pub(super) use said::Said;
pub(super) use select_field::{SelectField, place_of};
pub(super) use splitter::Splitter;
pub(super) use text_field::TextField;
pub(super) use timeline::{Timeline, kind_name};
pub(super) use transcript::Transcript;
pub(super) use transcript_file::DownloadTranscript;
pub(super) use wait_clock::WaitClock;
