//! Parts that every screen uses. They know the desk and the words, never a screen.

mod at;
mod attached;
mod avatar;
mod choice;
mod closed_conversation;
mod copy_link;
mod dialog;
mod focus;
mod icon;
mod name_of;
mod notices;
mod popover;
mod presence_mark;
mod said;
mod splitter;
mod transcript;
mod wait_clock;

pub(super) use at::At;
pub(super) use attached::{Attached, file_name, line_of};
pub(super) use avatar::{Avatar, channel_icon};
pub(super) use choice::Choice;
pub(super) use closed_conversation::ClosedConversation;
pub(super) use dialog::Dialog;
pub(super) use focus::{dialog_is_open, focus_content, focus_writing, rescue_focus, step_focus};
pub(super) use icon::Icon;
pub(super) use name_of::name_of;
pub(super) use notices::Notices;
pub(super) use popover::Popover;
pub(super) use presence_mark::PresenceMark;
pub(super) use said::Said;
pub(super) use splitter::Splitter;
pub(super) use transcript::Transcript;
pub(super) use wait_clock::WaitClock;
