//! A letter to the customer: written, kept as a draft, or sent.

use super::record_form::{NewRecord, RecordForm};
use crate::analysis::new_letter;
use crate::domain::{Activity, ActivityKind, ConversationId, RecordField, Regarding};
use crate::engine::{Command, Facet, World};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{TabLink, TextField, name_of};
use leptos::prelude::*;

/// The fields that say themselves what is wrong with them.
const FIELDS: &[RecordField] = &[RecordField::Recipient, RecordField::Title, RecordField::Text];

/// The form.
#[component]
pub(in crate::ui::workspace) fn NewEmail(conversation: ConversationId) -> impl IntoView {
    let words = words();
    let form = RecordForm::open(
        conversation,
        Tab::NewEmail,
        desk().session(conversation).letter,
        prefilled,
    );
    let refusal = form.refusal();
    let save = move |as_draft: bool| {
        let Some(mut letter) = form.record() else {
            return;
        };
        if let ActivityKind::Email { is_draft, .. } = &mut letter.kind {
            *is_draft = as_draft;
        }
        form.save(Command::SaveActivity(Box::new(letter)), |world, _| {
            let last = world.records().activities().map(|one| one.id).max();
            last.map(Tab::Activity)
        });
    };
    let regarding = form.read(|letter| Some(letter.regarding));
    let regarding = Memo::new(move |_| regarding.get());
    view! {
        <NewRecord
            name=words.panel.new_email
            around=form.surroundings()
            fields=FIELDS
            submit_name=words.records.send_letter
            submit=Callback::new(move |()| save(false))
            keep=Callback::new(move |()| save(true))
        >
            {move || regarding.get().map(|record| view! { <About conversation record /> })}
            <TextField
                label=words.records.recipient
                field=RecordField::Recipient
                value=form.read(recipient)
                change=form.write(set_recipient)
                refusal
                required=true
            />
            <TextField
                label=words.records.subject
                field=RecordField::Title
                value=form.read(|letter| letter.subject.to_string())
                change=form.write(|letter, text: String| letter.subject = text.into())
                refusal
                required=true
            />
            <TextField
                label=words.records.text
                field=RecordField::Text
                value=form.read(|letter| letter.text.to_string())
                change=form.write(|letter, text: String| letter.text = text.into())
                refusal
                long=true
            />
        </NewRecord>
    }
}

fn prefilled(world: &World, conversation: ConversationId, _: Option<&Activity>) -> Option<Activity> {
    let found = world.conversation(conversation)?;
    let case = found.case().and_then(|case| world.records().case(case));
    Some(new_letter(found, world.customer(found.customer)?, case))
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
