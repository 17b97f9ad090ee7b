//! Records as application tabs: customers, cases and activities, and the forms of new ones.

mod activity_page;
mod case_list;
mod case_page;
mod customer_field;
mod customer_page;
mod linking;
mod new_case;
mod new_customer;
mod new_email;
mod record_form;
mod resolve;

pub(super) use activity_page::ActivityPage;
pub(super) use case_list::CaseList;
pub(super) use case_page::CasePage;
pub(super) use customer_page::CustomerPage;
pub(super) use new_case::NewCase;
pub(super) use new_customer::NewCustomer;
pub(super) use new_email::NewEmail;

use crate::domain::ConversationId;
use crate::state::Tab;
use crate::ui::kit::keep_scroll;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "records ",
    stylers::style_sheet!("./style/scoped/workspace/records.css")
);

/// What every page of a record stands in. It is found again where it was left.
#[component]
fn Page(
    #[prop(into)] title: Signal<String>,
    /// In whose session it is open.
    conversation: ConversationId,
    /// As which tab.
    tab: Tab,
    children: Children,
) -> impl IntoView {
    let frame = NodeRef::<html::Section>::new();
    let on_scroll = keep_scroll(frame, conversation, tab);
    view! {
        <section
            node_ref=frame
            class=CLASS
            aria-label=move || title.get()
            tabindex="0"
            on:scroll=on_scroll
        >
            <h2>{move || title.get()}</h2>
            {children()}
        </section>
    }
}
