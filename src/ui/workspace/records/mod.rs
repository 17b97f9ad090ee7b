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

use leptos::prelude::*;

const CLASS: &str = concat!(
    "records ",
    stylers::style_sheet!("./style/scoped/workspace/records.css")
);

/// What every page of a record stands in.
#[component]
fn Page(#[prop(into)] title: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <section class=CLASS aria-label=move || title.get() tabindex="0">
            <h2>{move || title.get()}</h2>
            {children()}
        </section>
    }
}
