//! A field of a form that holds a contact or an account: chosen, or to be searched for.

use crate::domain::{CustomerId, CustomerKind, Regarding};
use crate::engine::Facet;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Lookup, customer_hits, name_of};
use leptos::prelude::*;

/// The field.
#[component]
pub(super) fn CustomerField(
    label: &'static str,
    /// What the search is called.
    search: &'static str,
    /// Its name on the page.
    name: &'static str,
    /// Only these are found.
    #[prop(optional)]
    kind: Option<CustomerKind>,
    chosen: Signal<Option<CustomerId>>,
    change: Callback<Option<CustomerId>>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let linked = Memo::new(move |_| {
        let id = chosen.get()?;
        desk.see(&[Facet::Customer(id)], |world| world.customer(id).map(name_of))
    });
    let find = Callback::new(move |query: String| customer_hits(desk, words, &query, kind));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            change.run(Some(found));
        }
    });
    view! {
        <div class="whose">
            <span class="label">{label}</span>
            {move || match linked.get() {
                Some(linked) => {
                    let unlink = format!("{}: {linked}", words.records.unlink);
                    view! {
                        <span class="linked">
                            <strong>{linked}</strong>
                            <button
                                type="button"
                                class="button plain square small"
                                aria-label=unlink
                                on:click=move |_| change.run(None)
                            >
                                <Icon glyph=icondata_lu::LuX size=14 />
                            </button>
                        </span>
                    }
                    .into_any()
                }
                None => view! {
                    <Lookup label=search placeholder=words.records.search_hint name find choose />
                }
                .into_any(),
            }}
        </div>
    }
}
