//! An activity: read by everybody, changed by whoever wrote it down.

use super::Page;
use super::new_email::{About, recipient, set_recipient};
use crate::analysis::timeline::Kind;
use crate::analysis::{one_line, plain};
use crate::domain::{Activity, ActivityId, ActivityKind, AgentId, ConversationId, RecordField, Regarding};
use crate::engine::{Command, Facet};
use crate::i18n::{field_of, instant_of, moment};
use crate::state::{Desk, Tab};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{EditableField, Opener, keep_line, kind_name};
use leptos::html;
use leptos::prelude::*;

/// The longest title in the head of the page, in characters.
const TITLE: usize = 120;

/// What decides what is drawn; the texts change field by field.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shape {
    kind: Kind,
    regarding: Regarding,
    is_own: bool,
    is_sent: bool,
}

/// The page.
#[component]
pub(in crate::ui::workspace) fn ActivityPage(
    me: AgentId,
    /// In whose session it is open.
    conversation: ConversationId,
    activity: ActivityId,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let found = Memo::new(move |_| read(desk, activity));
    let shape = Memo::new(move |_| found.with(|found| found.as_ref().map(|found| shape(found, me))));
    let title = Signal::derive(move || {
        found.with(|found| match found {
            None => words.records.gone.to_owned(),
            Some(found) if found.subject.is_empty() => words.records.note.to_owned(),
            Some(found) => one_line(&found.subject, TITLE),
        })
    });
    view! {
        <Page title conversation tab=Tab::Activity(activity)>
            {move || shape.get().map(|shape| view! { <Known conversation activity found shape /> })}
        </Page>
    }
}

fn read(desk: Desk, id: ActivityId) -> Option<Activity> {
    desk.see(&[Facet::Activities], |world| {
        world.records().activity(id).cloned()
    })
}

fn shape(activity: &Activity, me: AgentId) -> Shape {
    let (kind, is_sent) = match activity.kind {
        ActivityKind::Note => (Kind::Note, false),
        ActivityKind::Email { is_draft, .. } => (Kind::Email, !is_draft),
        ActivityKind::PhoneCall => (Kind::PhoneCall, false),
        ActivityKind::Task { .. } => (Kind::Task, false),
        ActivityKind::Appointment { .. } => (Kind::Appointment, false),
    };
    Shape {
        kind,
        regarding: activity.regarding,
        is_own: activity.by == me,
        is_sent,
    }
}

/// What saves an activity with a change; nothing when it is gone.
fn save(desk: Desk, id: ActivityId, change: impl FnOnce(&mut Activity)) -> Option<Command> {
    let mut activity = untrack(|| read(desk, id))?;
    change(&mut activity);
    Some(Command::SaveActivity(Box::new(activity)))
}

#[component]
fn Known(
    conversation: ConversationId,
    activity: ActivityId,
    found: Memo<Option<Activity>>,
    shape: Shape,
) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let opener = Opener::of(conversation);
    let written = found.with_untracked(|found| {
        let found = found.as_ref()?;
        let by = desk.see(&[], |world| {
            world.seat(found.by).map(|seat| seat.agent.name.clone())
        });
        let when = moment(locale, found.at, desk.now_once());
        Some(format!("{} · {when}", by.unwrap_or_default()))
    });
    let is_letter = shape.kind == Kind::Email;
    let can_send = is_letter && shape.is_own && !shape.is_sent;
    let send = move |_| {
        let sent = save(desk, activity, |letter| {
            if let ActivityKind::Email { is_draft, .. } = &mut letter.kind {
                *is_draft = false;
            }
        });
        if let Some(sent) = sent {
            desk.send(sent);
        }
    };
    let delete = move |_| {
        desk.send_then(Command::DeleteActivity(activity), move |answer| match answer {
            Ok(()) => opener.replace(Tab::Activity(activity), None),
            Err(refusal) => desk.toasts().show((words.refusal)(&refusal)),
        });
    };
    view! {
        <div class="head">
            <span class="aside">{kind_name(words, shape.kind)}</span>
            <span class="aside">{written}</span>
            {(is_letter && !shape.is_sent).then(|| view! { <span class="draft">{words.records.draft}</span> })}
        </div>
        <article class="card">
            <About conversation record=shape.regarding />
            {if shape.is_own && !shape.is_sent {
                view! { <Changeable conversation activity is_letter /> }.into_any()
            } else {
                view! { <Readable found is_letter /> }.into_any()
            }}
            <Time activity found is_own=shape.is_own />
        </article>
        {shape
            .is_own
            .then(|| {
                view! {
                    <div class="actions">
                        <button type="button" class="button" on:click=delete>
                            {words.panel.delete}
                        </button>
                        {can_send
                            .then(|| {
                                view! {
                                    <button type="button" class="button primary" on:click=send>
                                        {words.records.send_letter}
                                    </button>
                                }
                            })}
                    </div>
                }
            })}
    }
}

#[component]
fn Changeable(conversation: ConversationId, activity: ActivityId, is_letter: bool) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let value = move |of: fn(&Activity) -> String| -> Signal<String> {
        Memo::new(move |_| read(desk, activity).as_ref().map(of).unwrap_or_default()).into()
    };
    let command = move |change: fn(&mut Activity, String)| {
        Callback::new(move |text: String| save(desk, activity, |activity| change(activity, text)))
    };
    view! {
        <dl>
            {is_letter
                .then(|| {
                    view! {
                        <EditableField
                            conversation
                            record=Tab::Activity(activity)
                            field=RecordField::Recipient
                            label=words.records.recipient
                            value=value(recipient)
                            command=command(set_recipient)
                        />
                    }
                })}
            <EditableField
                conversation
                record=Tab::Activity(activity)
                field=RecordField::Title
                label=words.records.title
                value=value(|activity| activity.subject.to_string())
                command=command(|activity, text| activity.subject = text.into())
            />
            <EditableField
                conversation
                record=Tab::Activity(activity)
                field=RecordField::Text
                label=words.records.text
                value=value(|activity| activity.text.to_string())
                command=command(|activity, text| activity.text = text.into())
                long=true
            />
        </dl>
    }
}

#[component]
fn Readable(found: Memo<Option<Activity>>, is_letter: bool) -> impl IntoView {
    let words = words();
    move || {
        found.get().map(|found| {
            let to = is_letter.then(|| recipient(&found));
            view! {
                <dl>
                    {to
                        .map(|to| {
                            view! {
                                <dt>{words.records.recipient}</dt>
                                <dd>{plain(&to).into_owned()}</dd>
                            }
                        })} <dt>{words.records.title}</dt> <dd>{plain(&found.subject).into_owned()}</dd>
                    <dt>{words.records.text}</dt> <dd class="said">{plain(&found.text).into_owned()}</dd>
                </dl>
            }
        })
    }
}

/// When a task is due and whether it is done; when an appointment begins.
#[component]
fn Time(activity: ActivityId, found: Memo<Option<Activity>>, is_own: bool) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let due = Memo::new(move |_| {
        found.with(|found| match found.as_ref().map(|found| &found.kind) {
            Some(ActivityKind::Task { due, .. }) => Some((words.records.due, *due)),
            Some(ActivityKind::Appointment { starts }) => Some((words.records.starts, Some(*starts))),
            _ => None,
        })
    });
    let done = Memo::new(move |_| {
        found.with(|found| match found.as_ref().map(|found| &found.kind) {
            Some(ActivityKind::Task { is_done, .. }) => Some(*is_done),
            _ => None,
        })
    });
    let is_fixed = !is_own;
    let field = NodeRef::<html::Input>::new();
    keep_line(
        field,
        Signal::derive(move || {
            due.get()
                .and_then(|(_, at)| at)
                .map_or_else(String::new, field_of)
        }),
    );
    let set_time = move |event| {
        let at = instant_of(&event_target_value(&event));
        let saved = save(desk, activity, |activity| match &mut activity.kind {
            ActivityKind::Task { due, .. } => *due = at,
            ActivityKind::Appointment { starts } => *starts = at.unwrap_or(*starts),
            _ => {}
        });
        if let Some(saved) = saved {
            desk.send(saved);
        }
    };
    let tick = move |event| {
        let is_ticked = event_target_checked(&event);
        let saved = save(desk, activity, |activity| {
            if let ActivityKind::Task { is_done, .. } = &mut activity.kind {
                *is_done = is_ticked;
            }
        });
        if let Some(saved) = saved {
            desk.send(saved);
        }
    };
    let name = Memo::new(move |_| due.get().map(|(name, _)| name));
    let is_task = Memo::new(move |_| done.with(Option::is_some));
    view! {
        {move || {
            name.get()
                .map(|name| {
                    view! {
                        <label class="time">
                            <span>{name}</span>
                            <input node_ref=field type="datetime-local" disabled=is_fixed on:change=set_time />
                        </label>
                    }
                })
        }}
        <Show when=move || is_task.get()>
            <label class="tick">
                <input type="checkbox" prop:checked=move || done.get().unwrap_or(false) on:change=tick />
                {words.records.is_done}
            </label>
        </Show>
    }
}
