//! Doing what was chosen from a list.

use super::items::{Act, Item};
use super::pen::Pen;
use crate::domain::{Attachments, Audience};
use crate::engine::Command;
use crate::i18n::Locale;
use crate::state::{Tab, search_knowledge};
use crate::ui::app::locale;
use leptos::prelude::*;
use std::sync::Arc;

/// Does it. What cannot be done says why instead.
pub(super) fn choose(pen: Pen, item: &Item) {
    choose_with_note(pen, item, None);
}

/// The same, with a word to whoever gets the conversation.
pub(super) fn choose_with_note(pen: Pen, item: &Item, note: Option<String>) {
    let conversation = pen.conversation;
    if let Some(why_not) = &item.why_not {
        pen.desk.toasts().show(why_not.clone());
        return;
    }
    let note: Option<Arc<str>> = note
        .filter(|note| !note.trim().is_empty())
        .map(|note| note.trim().into());
    match &item.act {
        Act::Complete(command) => {
            pen.replace_command(&format!("/{command} "));
            return pen.focus();
        }
        Act::Reply { text, missing } => {
            pen.insert(text);
            if !missing.is_empty() {
                let locale: Locale = locale();
                let words = locale.messages();
                pen.desk
                    .toasts()
                    .show((words.panel.slugs_missing)(&missing.join(", ")));
            }
            pen.drawer.set(None);
            return;
        }
        Act::Tag(tag) => {
            pen.replace_command(&format!("/q #{tag} "));
            return pen.focus();
        }
        Act::Audience(audience) => {
            pen.replace_command("");
            pen.set_audience(*audience);
            return pen.focus();
        }
        Act::SearchKnowledge(words) => {
            pen.replace_command("");
            let is_open = search_knowledge(pen.desk, conversation, words);
            return opened(pen, is_open);
        }
        Act::OpenArticle(article) => {
            pen.replace_command("");
            let mut is_open = true;
            let tabs = pen.desk.session(conversation).tabs;
            tabs.update(|tabs| is_open = tabs.open(Tab::Article(*article), false));
            return opened(pen, is_open);
        }
        Act::Consult(agent) => {
            pen.desk.send(Command::Consult {
                conversation,
                agent: *agent,
            });
            whisper(pen, note);
        }
        Act::ConsultQueue(queue) => {
            pen.desk.send(Command::ConsultQueue {
                conversation,
                queue: *queue,
            });
            whisper(pen, note);
        }
        Act::Transfer(to) => pen.desk.send(Command::Transfer {
            conversation,
            to: *to,
            note,
        }),
        Act::TransferToQueue(to) => pen.desk.send(Command::TransferToQueue {
            conversation,
            to: *to,
            note,
        }),
    }
    pen.drawer.set(None);
    if untrack(|| pen.is_at_command()) {
        pen.replace_command("");
    }
    pen.focus();
}

/// A tab was opened, unless there were too many.
fn opened(pen: Pen, is_open: bool) {
    if is_open {
        pen.desk.session(pen.conversation).show_tabs();
    } else {
        let locale: Locale = locale();
        let words = locale.messages();
        pen.desk.toasts().show(words.panel.too_many_tabs.to_owned());
        pen.focus();
    }
}

/// What whoever is asked for advice should know: they read it when they come.
fn whisper(pen: Pen, note: Option<Arc<str>>) {
    if let Some(body) = note {
        pen.desk.send(Command::Say {
            conversation: pen.conversation,
            audience: Audience::Internal,
            body,
            attachments: Attachments::default(),
        });
    }
}
