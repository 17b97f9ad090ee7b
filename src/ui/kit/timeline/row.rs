//! One entry of a timeline.

use super::kind_name;
use crate::analysis::timeline::{Item, Key, Kind, What};
use crate::analysis::{one_line, plain};
use crate::domain::{Activity, ActivityKind, Case, CaseId, ConversationId};
use crate::engine::Command;
use crate::i18n::{Locale, moment};
use crate::state::{Desk, Preferences, Tab};
use crate::ui::kit::{Icon, TabLink, channel_icon};
use icondata_core::Icon as Glyph;
use leptos::prelude::*;

/// The most characters of a title that are shown.
const TITLE: usize = 90;

/// An entry; it follows what becomes of it.
#[component]
pub(super) fn Row(conversation: ConversationId, key: Key, found: Memo<Vec<Item>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let item = Memo::new(move |_| found.with(|found| found.iter().find(|item| item.key() == key).cloned()));
    move || {
        item.get().map(|item| {
            let by = item
                .by
                .and_then(|by| desk.see(&[], |world| world.seat(by).map(|seat| seat.agent.name.clone())));
            let when = moment(locale, item.at, desk.now_once());
            let line = by.map_or_else(|| when.clone(), |by| format!("{by} · {when}"));
            let kind = kind_name(locale.messages(), item.kind());
            view! {
                <li data-kind=kind>
                    <Icon glyph=glyph(&item) />
                    <div class="entry">
                        {face(desk, locale, conversation, &item)}
                        <span class="when">{format!("{kind} · {line}")}</span>
                    </div>
                </li>
            }
        })
    }
}

fn glyph(item: &Item) -> Glyph {
    match (&item.what, item.kind()) {
        (What::Conversation { channel, .. }, _) => channel_icon(*channel),
        (What::Past { past, .. }, _) => channel_icon(past.channel),
        (_, Kind::Note | Kind::Conversation) => icondata_lu::LuStickyNote,
        (_, Kind::Email) => icondata_lu::LuMail,
        (_, Kind::PhoneCall) => icondata_lu::LuPhone,
        (_, Kind::Task) => icondata_lu::LuListChecks,
        (_, Kind::Appointment) => icondata_lu::LuCalendar,
        (_, Kind::Case) => icondata_lu::LuBriefcase,
    }
}

fn face(desk: Desk, locale: Locale, conversation: ConversationId, item: &Item) -> AnyView {
    let words = locale.messages();
    match &item.what {
        What::Activity(activity) => activity_face(desk, locale, conversation, activity),
        What::CaseOpened { case, title } => {
            case_face(conversation, *case, title, words.records.case_opened.to_owned())
        }
        What::CaseChanged {
            case, title, step, ..
        } => case_face(conversation, *case, title, words.records.step(*step)),
        What::Conversation {
            id, status, subject, ..
        } => {
            let name = subject
                .clone()
                .unwrap_or_else(|| words.new_conversation.to_owned());
            let state = words.status(*status);
            let title = if *id == conversation {
                // It is open already, in the pane beside this one.
                view! { <strong>{name}</strong> }.into_any()
            } else {
                link(conversation, Tab::Conversation(*id), name)
            };
            view! {
                {title}
                <span>{state}</span>
            }
            .into_any()
        }
        What::Past { past, .. } => view! {
            <strong>{one_line(&past.subject, TITLE)}</strong>
            <span>{plain(&past.outcome).into_owned()}</span>
        }
        .into_any(),
        What::Note {
            conversation: about,
            text,
        } => {
            let name = (words.records.note_about)(&(words.conversation_number)(about.0));
            let title = if *about == conversation {
                view! { <strong>{name}</strong> }.into_any()
            } else {
                link(conversation, Tab::Conversation(*about), name)
            };
            view! {
                {title}
                <p class="said">{plain(text).into_owned()}</p>
            }
            .into_any()
        }
    }
}

fn link(conversation: ConversationId, tab: Tab, name: String) -> AnyView {
    view! {
        <TabLink conversation tab>
            {name}
        </TabLink>
    }
    .into_any()
}

fn case_face(conversation: ConversationId, id: CaseId, title: &str, what: String) -> AnyView {
    let number = Case {
        id,
        ..Case::default()
    }
    .number();
    let name = format!("{number} · {}", one_line(title, TITLE));
    view! {
        {link(conversation, Tab::Case(id), name)}
        <span>{what}</span>
    }
    .into_any()
}

/// What it is about, what it says, and where it stands.
fn activity_face(desk: Desk, locale: Locale, conversation: ConversationId, activity: &Activity) -> AnyView {
    let words = locale.messages();
    let subject = one_line(&activity.subject, TITLE);
    let name = if subject.is_empty() {
        words.records.note.to_owned()
    } else {
        subject
    };
    let told = |name: &str, at| format!("{name}: {}", moment(locale, at, desk.now_once()));
    let state = match &activity.kind {
        ActivityKind::Note | ActivityKind::PhoneCall => None,
        ActivityKind::Email { is_draft: true, .. } => Some(words.records.draft.to_owned()),
        ActivityKind::Email { to, .. } => {
            Some(format!("{}: {}", words.records.recipient, one_line(to, TITLE)))
        }
        ActivityKind::Task { due, .. } => due.map(|due| told(words.records.due, due)),
        ActivityKind::Appointment { starts } => Some(told(words.records.starts, *starts)),
    };
    let text = plain(&activity.text).into_owned();
    view! {
        {link(conversation, Tab::Activity(activity.id), name)}
        {state.map(|state| view! { <span>{state}</span> })}
        {(!text.trim().is_empty()).then(|| view! { <p class="said">{text}</p> })}
        {tick(desk, locale, activity)}
    }
    .into_any()
}

/// Anybody may tick off a task.
fn tick(desk: Desk, locale: Locale, activity: &Activity) -> Option<AnyView> {
    let ActivityKind::Task { due, is_done } = activity.kind else {
        return None;
    };
    let activity = activity.clone();
    let on_change = move |event| {
        let is_done = event_target_checked(&event);
        desk.send(Command::SaveActivity(Box::new(Activity {
            kind: ActivityKind::Task { due, is_done },
            ..activity.clone()
        })));
    };
    Some(
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=is_done on:change=on_change />
                {locale.messages().records.is_done}
            </label>
        }
        .into_any(),
    )
}
