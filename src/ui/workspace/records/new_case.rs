//! The form of a new case, with what the conversation already knows in it.

use super::customer_field::CustomerField;
use super::record_form::{NewRecord, RecordForm};
use crate::analysis::new_case;
use crate::domain::{Case, CaseKind, CasePriority, CaseStatus, ConversationId, RecordField};
use crate::engine::{Command, World};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{SelectField, TextField, place_of};
use leptos::prelude::*;

/// The fields that say themselves what is wrong with them.
const FIELDS: &[RecordField] = &[
    RecordField::Title,
    RecordField::Subject,
    RecordField::Product,
    RecordField::Description,
];

/// The form.
#[component]
pub(in crate::ui::workspace) fn NewCase(conversation: ConversationId) -> impl IntoView {
    let words = words();
    let form = RecordForm::open(
        conversation,
        Tab::NewCase,
        desk().session(conversation).case_form,
        prefilled,
    );
    let refusal = form.refusal();
    let create = Callback::new(move |()| {
        if let Some(case) = form.record() {
            let command = Command::SaveCase {
                case: Box::new(case),
                conversation: Some(conversation),
            };
            form.save(command, |world, id| world.conversation(id)?.case().map(Tab::Case));
        }
    });
    let priorities = CasePriority::ALL.map(|priority| words.records.priority_name(priority));
    let kinds = CaseKind::ALL.map(|kind| words.records.case_kind_name(kind));
    let statuses = CaseStatus::ACTIVE.map(|status| words.records.status_name(status));
    view! {
        <NewRecord
            name=words.panel.new_case
            around=form.surroundings()
            fields=FIELDS
            submit_name=words.records.create
            submit=create
            links=true
        >
            <TextField
                label=words.records.title
                field=RecordField::Title
                value=form.read(|case| case.title.to_string())
                change=form.write(|case, text: String| case.title = text.into())
                refusal
                required=true
            />
            <CustomerField
                label=words.customer
                search=words.records.customer_search
                name="case-customer"
                chosen=form.read(|case| case.customer)
                change=form.write(|case, customer| case.customer = customer)
            />
            <TextField
                label=words.records.subject
                field=RecordField::Subject
                value=form.read(|case| case.subject.to_string())
                change=form.write(|case, text: String| case.subject = text.into())
                refusal
            />
            <TextField
                label=words.records.product
                field=RecordField::Product
                value=form.read(|case| case.product.to_string())
                change=form.write(|case, text: String| case.product = text.into())
                refusal
            />
            <div class="choices">
                <label>
                    <span>{words.records.priority}</span>
                    <SelectField
                        label=words.records.priority
                        options=priorities.to_vec()
                        chosen=form.read(|case| place_of(&CasePriority::ALL, &case.priority))
                        change=form.write(|case, place: usize| {
                            case.priority = CasePriority::ALL.get(place).copied().unwrap_or_default();
                        })
                    />
                </label>
                <label>
                    <span>{words.records.kind}</span>
                    <SelectField
                        label=words.records.kind
                        options=kinds.to_vec()
                        chosen=form.read(|case| place_of(&CaseKind::ALL, &case.kind))
                        change=form.write(|case, place: usize| {
                            case.kind = CaseKind::ALL.get(place).copied().unwrap_or_default();
                        })
                    />
                </label>
                <label>
                    <span>{words.records.status}</span>
                    <SelectField
                        label=words.records.status
                        options=statuses.to_vec()
                        chosen=form.read(|case| place_of(&CaseStatus::ACTIVE, &case.status))
                        change=form.write(|case, place: usize| {
                            case.status = CaseStatus::ACTIVE.get(place).copied().unwrap_or_default();
                        })
                    />
                </label>
            </div>
            <TextField
                label=words.records.description
                field=RecordField::Description
                value=form.read(|case| case.description.to_string())
                change=form.write(|case, text: String| case.description = text.into())
                refusal
                long=true
            />
        </NewRecord>
    }
}

fn prefilled(world: &World, conversation: ConversationId, _: Option<&Case>) -> Option<Case> {
    let found = world.conversation(conversation)?;
    Some(new_case(found, world.customer(found.customer)?))
}
