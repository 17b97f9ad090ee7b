//! Doing what was chosen from a list.

use super::items::{Act, Item};
use super::pen::Pen;
use crate::domain::{Attachments, Audience};
use crate::engine::Command;
use crate::i18n::Locale;
use crate::state::{Tab, search_knowledge};
use crate::ui::app::locale;
use crate::ui::kit::Opener;
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
            search_knowledge(pen.desk, conversation, words);
            return show(pen, Tab::Knowledge);
        }
        Act::OpenArticle(article) => {
            pen.replace_command("");
            return show(pen, Tab::Article(*article));
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
    if untrack(|| pen.slash(|slash| slash.is_some_and(|slash| slash.command.is_some()))) {
        pen.replace_command("");
    }
    pen.focus();
}

/// Shows a tab; when there are too many the agent goes on writing.
fn show(pen: Pen, tab: Tab) {
    if !Opener::of(pen.conversation).show(tab) {
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
