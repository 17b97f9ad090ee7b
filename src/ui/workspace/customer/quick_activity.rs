//! A note, a call, a task or an appointment, written down in passing (behaviour §9.5).

use crate::analysis::timeline::Kind;
use crate::domain::{
    Activity, ActivityId, ActivityKind, AgentId, ConversationId, Millis, RecordField, Regarding,
};
use crate::engine::{Command, Refusal, limits};
use crate::i18n::instant_of;
use crate::state::{QuickActivity, TimelineView};
use crate::ui::app::{desk, words};
use crate::ui::kit::{SelectField, keep_line, keep_lines, kind_name, place_of};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// What can be written down here. Letters have a form of their own.
const KINDS: [Kind; 4] = [Kind::Note, Kind::PhoneCall, Kind::Task, Kind::Appointment];

/// The form. What is in it stays while other tabs and sessions are worked on.
#[component]
pub(super) fn QuickActivityForm(
    me: AgentId,
    conversation: ConversationId,
    /// On whose timeline it goes.
    regarding: Memo<Option<Regarding>>,
    looking: RwSignal<TimelineView>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let refusal = RwSignal::new(None::<Refusal>);
    let draft = move || looking.with(|looking| looking.draft.clone());
    let kind = Memo::new(move |_| looking.with(|looking| looking.draft.kind.unwrap_or(Kind::Note)));
    let (subject, text) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let when = NodeRef::<html::Input>::new();
    keep_line(subject, Signal::derive(move || draft().subject));
    keep_lines(text, Signal::derive(move || draft().text));
    keep_line(when, Signal::derive(move || draft().when));
    let change = move |change: fn(&mut QuickActivity, String), text: String| {
        looking.update(|looking| change(&mut looking.draft, text));
    };
    let save = move || {
        let Some(regarding) = regarding.get_untracked() else {
            return;
        };
        let draft = untrack(draft);
        let Some(kind) = kind_of(kind.get_untracked(), &draft) else {
            return refusal.set(Some(Refusal::FieldMissing(RecordField::When)));
        };
        let activity = Activity {
            id: ActivityId(0),
            regarding,
            kind,
            subject: draft.subject.into(),
            text: draft.text.into(),
            conversation: Some(conversation),
            by: me,
            at: Millis::default(),
        };
        desk.send_then(Command::SaveActivity(Box::new(activity)), move |answer| {
            if answer.is_ok() {
                looking.try_update(|looking| looking.draft = QuickActivity::default());
            }
            refusal.try_set(answer.err());
        });
    };
    // Enter is a new line in the text, and enough in the title.
    let on_key = move |event: KeyboardEvent, is_text: bool| {
        let is_meant = !is_text || event.ctrl_key() || event.meta_key();
        if event.key() == "Enter" && is_meant && !event.is_composing() {
            event.prevent_default();
            save();
        }
    };
    let names = KINDS.map(|kind| kind_name(words, kind));
    let choose = Callback::new(move |place: usize| {
        looking.update(|looking| looking.draft.kind = KINDS.get(place).copied());
    });
    let is_wrong = move |field: RecordField| {
        refusal
            .with(|refusal| refusal.as_ref().and_then(Refusal::field) == Some(field))
            .then_some("true")
    };
    let has_title = move || kind.get() != Kind::Note;
    let has_time = move || matches!(kind.get(), Kind::Task | Kind::Appointment);
    let time_name = move || {
        if kind.get() == Kind::Task {
            words.records.due
        } else {
            words.records.starts
        }
    };
    view! {
        <div class="quick-activity" role="group" aria-label=words.records.add>
            <Show when=has_title>
                <div class="row">
                    <input
                        node_ref=subject
                        type="text"
                        maxlength=limits::FIELD_CHARS.to_string()
                        aria-label=words.records.title
                        placeholder=words.records.title
                        aria-invalid=move || is_wrong(RecordField::Title)
                        on:input=move |event| change(|draft, text| draft.subject = text, event_target_value(&event))
                        on:keydown=move |event| on_key(event, false)
                    />
                    <Show when=has_time>
                        <input
                            node_ref=when
                            type="datetime-local"
                            aria-label=time_name
                            title=time_name
                            aria-invalid=move || is_wrong(RecordField::When)
                            on:input=move |event| change(|draft, text| draft.when = text, event_target_value(&event))
                        />
                    </Show>
                </div>
            </Show>
            <textarea
                node_ref=text
                rows="2"
                maxlength=limits::RECORD_CHARS.to_string()
                aria-label=words.records.text
                placeholder=words.records.write_note
                aria-invalid=move || is_wrong(RecordField::Text)
                on:input=move |event| change(|draft, text| draft.text = text, event_target_value(&event))
                on:keydown=move |event| on_key(event, true)
            ></textarea>
            <p class="error" role="alert">
                {move || refusal.get().map(|refusal| (words.refusal)(&refusal))}
            </p>
            <div class="row">
                <SelectField
                    label=words.records.kind_of_entry
                    options=names.to_vec()
                    chosen=Signal::derive(move || place_of(&KINDS, &kind.get()))
                    change=choose
                />
                <button type="button" class="button small" on:click=move |_| save()>
                    {words.records.add}
                </button>
            </div>
        </div>
    }
}

/// What it is, with the time it needs. An appointment without one is none.
fn kind_of(kind: Kind, draft: &QuickActivity) -> Option<ActivityKind> {
    let when = instant_of(&draft.when);
    match kind {
        Kind::PhoneCall => Some(ActivityKind::PhoneCall),
        Kind::Task => Some(ActivityKind::Task {
            due: when,
            is_done: false,
        }),
        Kind::Appointment => when.map(|starts| ActivityKind::Appointment { starts }),
        Kind::Note | Kind::Email | Kind::Conversation | Kind::Case => Some(ActivityKind::Note),
    }
}
