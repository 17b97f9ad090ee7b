//! Whether the conversation of this session is with a customer or about a case, and the button that makes it so.

use crate::domain::{ConversationId, Regarding, Stage};
use crate::engine::{Command, Facet};
use crate::ui::app::{desk, words};
use leptos::prelude::*;

/// A button while the record is not linked, and nothing once it is or where nothing can be linked any more.
#[component]
pub(super) fn LinkButton(conversation: ConversationId, record: Regarding) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let can_be_linked = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation).is_some_and(|found| {
                let is_at_hand = matches!(found.stage, Stage::Active { .. } | Stage::WrapUp { .. });
                let is_linked = match record {
                    Regarding::Customer(id) => found.customer == id,
                    Regarding::Case(id) => found.case() == Some(id),
                };
                is_at_hand && !is_linked
            })
        })
    });
    let link = move |_| {
        desk.send(match record {
            Regarding::Customer(id) => Command::LinkCustomer {
                conversation,
                customer: Some(id),
            },
            Regarding::Case(id) => Command::LinkCase {
                conversation,
                case: Some(id),
            },
        });
    };
    view! {
        <Show when=move || can_be_linked.get()>
            <button type="button" class="button small" on:click=link>
                {words.records.link_case}
            </button>
        </Show>
    }
}
