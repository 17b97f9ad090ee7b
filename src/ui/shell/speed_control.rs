//! How fast the demo runs.

use crate::state::Speed;
use crate::ui::app::{desk, words};
use crate::ui::kit::Icon;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "speed-control ",
    stylers::style_sheet!("./style/scoped/shell/speed_control.css")
);

/// Pause, 1×, 4×, 20×.
#[component]
pub(super) fn SpeedControl() -> impl IntoView {
    let (desk, words) = (desk(), words());
    view! {
        <div class=CLASS role="radiogroup" aria-label=words.speed>
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
