//! A panel under a button: opens on click, closes on Escape, on a click elsewhere, and when the focus leaves it.

use super::focus;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const CLASS: &str = concat!(
    "popover ",
    stylers::style_sheet!("./style/scoped/kit/popover.css")
);

/// The button's content is `face`, named by `label`; the panel's content is drawn each time it opens. Arrow keys move
/// among the panel's controls.
#[component]
pub(in crate::ui) fn Popover(
    #[prop(into)] label: Signal<String>,
    open: RwSignal<bool>,
    face: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let panel = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            let chosen = panel.query_selector("[aria-checked='true']").ok().flatten();
            let chosen = chosen.and_then(|chosen| chosen.dyn_into().ok());
            chosen
                .or_else(|| focus::controls(&panel).into_iter().next())
                .iter()
                .for_each(focus::focus);
        }
    });
    // Closed from within, by a choice for one: the focus goes back to where it came from.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true)
            && !is_open
            && let Some(button) = button.get_untracked()
            && focus::focused().is_none_or(|focused| focused.tag_name() == "BODY")
        {
            focus::focus(&button);
        }
        is_open
    });
    let on_key = move |event: KeyboardEvent| {
        let steps = match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                open.set(false);
                if let Some(button) = button.get_untracked() {
                    focus::focus(&button);
                }
                return;
            }
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        if let Some(panel) = panel.get_untracked() {
            focus::step_focus(&panel, steps);
        }
    };
    let on_focus_out = move |event: FocusEvent| {
        let gone_to = event
            .related_target()
            .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // Nowhere is a click on something that takes no focus: the listener below decides about that. And the focus
        // also goes when the part itself is taken away, its signals already with it.
        if let (Some(root), Some(gone_to)) = (root.try_get_untracked().flatten(), gone_to)
            && !root.contains(Some(&gone_to))
        {
            open.try_set(false);
        }
    };
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if let Some(root) = root.get_untracked()
            && !root.contains(target.as_ref())
            && open.get_untracked()
        {
            open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());

    view! {
        <div class=CLASS node_ref=root on:keydown=on_key on:focusout=on_focus_out>
            <button
                node_ref=button
                type="button"
                class="face"
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="visually-hidden">{label} " "</span>
                {move || face.run()}
            </button>
            <Show when=move || open.get()>
                <div node_ref=panel class="panel card">
                    {children()}
                </div>
            </Show>
        </div>
    }
}
