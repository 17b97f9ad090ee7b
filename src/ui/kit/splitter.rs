//! The line between two panes: drag it, or focus it and use the arrow keys. Its place is remembered.

use crate::state::{Pane, Preferences};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

const CLASS: &str = concat!(
    "splitter ",
    stylers::style_sheet!("./style/scoped/kit/splitter.css")
);
const STEP: i32 = 16;

/// Changes the width of the pane on its left; of one that [is on the right](Pane::is_on_the_right), that on its right.
#[component]
pub(in crate::ui) fn Splitter(pane: Pane, #[prop(into)] label: String) -> impl IntoView {
    let width = expect_context::<Preferences>().width(pane);
    let (narrowest, usual, widest) = pane.widths();
    // Where the pointer took hold, and how wide the pane was then.
    let hold = StoredValue::new(None::<(i32, i32)>);
    let resize = move |to: i32| width.set(to.clamp(narrowest, widest));
    let grows = if pane.is_on_the_right() { -1 } else { 1 };

    let on_down = move |event: PointerEvent| {
        if let Some(line) = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        {
            // Without the capture the drag ends at the line's edge, which is no worse than not starting.
            let _ = line.set_pointer_capture(event.pointer_id());
        }
        hold.set_value(Some((event.client_x(), width.get_untracked())));
    };
    let on_move = move |event: PointerEvent| {
        if let Some((from, was)) = hold.get_value() {
            resize(was + grows * (event.client_x() - from));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowLeft" => width.get_untracked() - grows * STEP,
            "ArrowRight" => width.get_untracked() + grows * STEP,
            "Home" => narrowest,
            "End" => widest,
            "Enter" => usual,
            _ => return,
        };
        event.prevent_default();
        resize(to);
    };
    view! {
        <div
            class=CLASS
            role="separator"
            aria-orientation="vertical"
            aria-label=label
            aria-valuemin=narrowest
            aria-valuemax=widest
            aria-valuenow=move || width.get()
            tabindex="0"
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| hold.set_value(None)
            on:pointercancel=move |_| hold.set_value(None)
            on:dblclick=move |_| resize(usual)
            on:keydown=on_key
        ></div>
    }
}
