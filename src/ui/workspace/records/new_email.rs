//! A letter to the customer: written, kept as a draft, or sent.

use super::Page;
use crate::analysis::new_letter;
use crate::domain::{Activity, ActivityKind, ConversationId, RecordField, Regarding};
use crate::engine::{Command, Facet, Refusal};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Opener, TabLink, TextField, name_of};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The form. What is in it stays while other tabs and sessions are worked on.
#[component]
pub(in crate::ui::workspace) fn NewEmail(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let opener = Opener::of(conversation);
    let form = RwSignal::from(desk.session(conversation).letter.clone());
    if form.with_untracked(Option::is_none) {
        form.set(desk.see(&[], |world| {
            let found = world.conversation(conversation)?;
            let case = found.case().and_then(|case| world.records().case(case));
            Some(new_letter(found, world.customer(found.customer)?, case))
        }));
    }
    let refusal = RwSignal::new(None::<Refusal>);
    let value = move |of: fn(&Activity) -> String| {
        Signal::derive(move || form.with(|form| form.as_ref().map(of).unwrap_or_default()))
    };
    let write = move |change: fn(&mut Activity, String)| {
        Callback::new(move |text: String| {
            form.update(|form| {
                if let Some(letter) = form {
                    change(letter, text);
                }
            });
        })
    };
    let save = move |as_draft: bool| {
        let Some(mut letter) = form.get_untracked() else {
            return;
        };
        if let ActivityKind::Email { is_draft, .. } = &mut letter.kind {
            *is_draft = as_draft;
        }
        desk.send_then(
            Command::SaveActivity(Box::new(letter)),
            move |answer| match answer {
                Ok(()) => {
                    form.try_set(None);
                    let last = desk.see(&[], |world| world.records().activities().map(|one| one.id).max());
                    opener.replace(Tab::NewEmail, last.map(Tab::Activity));
                }
                Err(why) => {
                    refusal.try_set(Some(why));
                }
            },
        );
    };
    let discard = move |_| {
        form.set(None);
        opener.replace(Tab::NewEmail, None);
    };
    // What is not about one of the fields below is said at the end.
    let rest = move || {
        let refusal = refusal.get()?;
        let has_a_place = matches!(
            refusal.field(),
            Some(RecordField::Recipient | RecordField::Title | RecordField::Text)
        );
        (!has_a_place).then(|| (words.refusal)(&refusal))
    };
    let title = Signal::derive(move || words.panel.new_email.to_owned());
    let regarding = Memo::new(move |_| form.with(|form| form.as_ref().map(|letter| letter.regarding)));
    view! {
        <Page title>
            <form
                class="form"
                novalidate=true
                aria-label=words.panel.new_email
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    save(false);
                }
            >
                {move || regarding.get().map(|record| view! { <About conversation record /> })}
                <TextField
                    label=words.records.recipient
                    field=RecordField::Recipient
                    value=value(recipient)
                    change=write(set_recipient)
                    refusal
                    required=true
                />
                <TextField
                    label=words.records.subject
                    field=RecordField::Title
                    value=value(|letter| letter.subject.to_string())
                    change=write(|letter, text| letter.subject = text.into())
                    refusal
                    required=true
                />
                <TextField
                    label=words.records.text
                    field=RecordField::Text
                    value=value(|letter| letter.text.to_string())
                    change=write(|letter, text| letter.text = text.into())
                    refusal
                    long=true
                />
                <p class="error" role="alert">
                    {rest}
                </p>
                <div class="actions">
                    <button type="button" class="button" on:click=discard>
                        {words.records.discard}
                    </button>
                    <button type="button" class="button" on:click=move |_| save(true)>
                        {words.records.save_draft}
                    </button>
                    <button type="submit" class="button primary">
                        {words.records.send_letter}
                    </button>
                </div>
            </form>
        </Page>
    }
}

/// To whom a letter goes.
pub(super) fn recipient(letter: &Activity) -> String {
    match &letter.kind {
        ActivityKind::Email { to, .. } => to.to_string(),
        _ => String::new(),
    }
}

/// Says to whom a letter goes.
pub(super) fn set_recipient(letter: &mut Activity, text: String) {
    if let ActivityKind::Email { to, .. } = &mut letter.kind {
        *to = text.into();
    }
}

/// What an activity belongs to, as a link to its record.
#[component]
pub(super) fn About(conversation: ConversationId, record: Regarding) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let facet = match record {
        Regarding::Customer(id) => Facet::Customer(id),
        Regarding::Case(_) => Facet::Cases,
    };
    let name = move || {
        desk.see(&[facet], |world| match record {
            Regarding::Customer(id) => world.customer(id).map(name_of),
            Regarding::Case(id) => world.records().case(id).map(|case| case.number()),
        })
    };
    let tab = match record {
        Regarding::Customer(id) => Tab::Customer(id),
        Regarding::Case(id) => Tab::Case(id),
    };
    view! {
        <p class="about">
            <span class="label">{words.records.regarding}</span>
            <TabLink conversation tab>
                {name}
            </TabLink>
        </p>
    }
}
