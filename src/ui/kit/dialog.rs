//! A dialog: takes the focus, keeps it, gives it back.
//!
//! Neither the browser's modal dialog nor called one: that would make everything else inert, and an offer must be
//! answerable while a dialog is open.

use super::focus;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!("dialog ", stylers::style_sheet!("./style/scoped/kit/dialog.css"));

/// A dialog with a title. `close` is called for Escape and a click beside it.
#[component]
pub(in crate::ui) fn Dialog(
    #[prop(into)] title: String,
    close: Callback<()>,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let opener = StoredValue::new_local(focus::focused());
    Effect::new(move |_| {
        if let Some(root) = root.get()
            && let Some(first) = focus::controls(&root)
                .iter()
                .find(|control| control.tag_name() == "BUTTON")
        {
            focus::focus(first);
        }
    });
    on_cleanup(move || {
        opener.try_with_value(|opener| opener.iter().for_each(focus::focus));
    });
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close.run(());
        }
        "Tab" => {
            event.prevent_default();
            if let Some(root) = root.get_untracked() {
                focus::step_focus(&root, if event.shift_key() { -1 } else { 1 });
            }
        }
        _ => {}
    };
    let name = title.clone();
    view! {
        <div class=CLASS>
            <div class="backdrop" on:click=move |_| close.run(())></div>
            <div
                node_ref=root
                class="box"
                class:wide=wide
                role="dialog"
                tabindex="-1"
                aria-label=name
                on:keydown=on_key
            >
                <h2>{title}</h2>
                {children()}
            </div>
        </div>
    }
}
