//! Doing what was chosen from a list.

use super::items::{Act, Item};
use super::pen::{Pen, replace_last_line};
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

/// The same, with a word to whoever is asked or gets the conversation.
pub(super) fn choose_with_note(pen: Pen, item: &Item, written: Option<&str>) {
    let conversation = pen.conversation;
    if let Some(why_not) = &item.why_not {
        pen.desk.toasts().show(why_not.clone());
        return;
    }
    let note: Option<Arc<str>> = written
        .map(str::trim)
        .filter(|note| !note.is_empty())
        .map(Into::into);
    let command = match &item.act {
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
        Act::Consult(agent) => Command::Consult {
            conversation,
            agent: *agent,
            note,
        },
        Act::ConsultQueue(queue) => Command::ConsultQueue {
            conversation,
            queue: *queue,
            note,
        },
        Act::Transfer(to) => Command::Transfer {
            conversation,
            to: *to,
            note,
        },
        Act::TransferToQueue(to) => Command::TransferToQueue {
            conversation,
            to: *to,
            note,
        },
    };
    ask(pen, command, written.is_some());
}

/// Asks whom the command says. Nothing that was written for it goes before they are asked: a refusal loses nothing.
fn ask(pen: Pen, command: Command, has_note: bool) {
    let desk = pen.desk;
    // The session may be gone with the answer, and its views with it.
    let session = desk.session(pen.conversation);
    let field = pen.field.get_untracked();
    let slash = untrack(|| {
        let draft = session.draft(pen.audience()).clone();
        pen.is_at_command().then(|| (draft.get(), draft))
    });
    desk.send_then(command, move |answer| {
        if let Err(refusal) = answer {
            desk.notice(refusal);
            return;
        }
        if has_note {
            session.aids.handover.set(None);
        }
        session.drawer.set(None);
        if let Some((before, draft)) = slash
            && draft.with_untracked(|now| *now == before)
        {
            draft.update(|draft| replace_last_line(draft, ""));
        }
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}

/// Shows a tab; when there are too many the agent goes on writing.
fn show(pen: Pen, tab: Tab) {
    if !Opener::of(pen.conversation).show(tab) {
        pen.focus();
    }
}
