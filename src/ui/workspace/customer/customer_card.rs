//! Whose conversation it is: the contact or account on file, or what is known of somebody who is not (seed 002).

use super::fact::fact;
use crate::analysis::{Form, new_customer};
use crate::domain::{ConversationId, Customer, CustomerId, CustomerKind, Regarding};
use crate::engine::{Command, Facet};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{
    CustomerFields, Icon, Lookup, Opener, TabLink, customer_hits, kind_of_customer, name_of, rescue_focus,
};
use leptos::prelude::*;

/// The card.
#[component]
pub(super) fn CustomerCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation).map(|found| found.customer)
        })
    });
    let customer = Memo::new(move |_| {
        let id = id.get()?;
        desk.see(&[Facet::Customer(id)], |world| world.customer(id).cloned())
    });
    // Who it is decides what is drawn; what is on file about them changes field by field.
    let on_file = Memo::new(move |_| {
        let known =
            customer.with(|customer| customer.as_ref().map(|one| (one.id, one.kind, one.is_on_file())));
        known.and_then(|(id, kind, is_on_file)| is_on_file.then_some((id, kind)))
    });
    view! {
        <article class="card" data-test="customer-card">
            <h3>{words.customer}</h3>
            {move || match on_file.get() {
                Some((id, kind)) => view! { <OnFile conversation id kind customer /> }.into_any(),
                None => view! { <NotOnFile conversation customer /> }.into_any(),
            }}
        </article>
    }
}

#[component]
fn OnFile(
    conversation: ConversationId,
    id: CustomerId,
    kind: CustomerKind,
    customer: Memo<Option<Customer>>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let name = move || customer.with(|customer| customer.as_ref().map_or_else(String::new, name_of));
    view! {
        <div class="who">
            <TabLink conversation tab=Tab::Customer(id)>
                {name}
            </TabLink>
            <span class="kind">{kind_of_customer(words, kind)}</span>
            <button
                type="button"
                class="button plain square small"
                aria-label=move || format!("{}: {}", words.records.unlink, name())
                title=words.records.unlink
                on:click=move |_| {
                    desk.send(Command::LinkCustomer {
                        conversation,
                        customer: None,
                    });
                    rescue_focus();
                }
            >
                <Icon glyph=icondata_lu::LuX size=14 />
            </button>
        </div>
        <CustomerFields conversation id kind />
    }
}

/// What the channel tells, and the ways to say who it is.
#[component]
fn NotOnFile(conversation: ConversationId, customer: Memo<Option<Customer>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let opener = Opener::of(conversation);
    let find = Callback::new(move |query: String| customer_hits(desk, words, &query, None));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            desk.send(Command::LinkCustomer {
                conversation,
                customer: Some(found),
            });
            rescue_focus();
        }
    });
    let form = desk.session(conversation).customer_form;
    let add = Callback::new(move |kind: CustomerKind| {
        let prefilled = desk.see(&[], |world| {
            let found = world.conversation(conversation)?;
            let writer = world.customer(found.customer)?;
            Some((new_customer(found, writer, kind), writer.id))
        });
        form.update(|form| match (form, prefilled) {
            // What is written already stays; only its kind is another.
            (Some(form), _) if form.is_written() => form.record.kind = kind,
            (form, Some((prefilled, writer))) => *form = Some(Form::untouched(prefilled, writer)),
            (_, None) => {}
        });
        opener.open(Tab::NewCustomer, false);
    });
    let known = move || {
        customer.get().map(|customer| {
            view! {
                <p class="name">{name_of(&customer)}</p>
                <dl>
                    {fact(words.email, customer.email.map(|address| address.0.to_string()))}
                    {fact(words.phone, customer.phone.map(|address| address.0.to_string()))}
                    {fact(words.city, customer.city)}
                </dl>
            }
        })
    };
    view! {
        {known}
        <p class="note">{words.unknown_customer}</p>
        <Lookup
            label=words.records.customer_search
            placeholder=words.records.search_hint
            name="customer"
            find
            choose
        />
        <div class="row">
            <button type="button" class="button small" on:click=move |_| add.run(CustomerKind::Contact)>
                {words.records.add_contact}
            </button>
            <button type="button" class="button small" on:click=move |_| add.run(CustomerKind::Account)>
                {words.records.add_account}
            </button>
        </div>
    }
}
