//! How fast the demo runs.

use crate::state::Speed;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, step_focus};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "speed-control ",
    stylers::style_sheet!("./style/scoped/shell/speed_control.css")
);

/// Pause, 1×, 4×, 20×.
#[component]
pub(super) fn SpeedControl() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let group = NodeRef::<html::Div>::new();
    // As radio buttons do: one stop for Tab, arrows choose.
    let on_key = move |event: KeyboardEvent| {
        let steps = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        let chosen = group.get_untracked().and_then(|group| step_focus(&group, steps));
        chosen.iter().for_each(|button| button.click());
    };
    view! {
        <div class=CLASS node_ref=group role="radiogroup" aria-label=words.speed on:keydown=on_key>
            {Speed::ALL
                .map(|speed| {
                    let label = match speed {
                        Speed::Paused => words.pause.to_owned(),
                        other => format!("{}×", other.factor()),
                    };
                    let (name, hint) = (label.clone(), label.clone());
                    view! {
                        <button
                            type="button"
                            role="radio"
                            tabindex=move || if desk.speed() == speed { "0" } else { "-1" }
                            aria-checked=move || (desk.speed() == speed).to_string()
                            aria-label=name
                            title=hint
                            on:click=move |_| desk.set_speed(speed)
                        >
                            {if speed == Speed::Paused {
                                view! { <Icon glyph=icondata_lu::LuPause size=13 /> }.into_any()
                            } else {
                                label.into_any()
                            }}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
