//! The bar at the top: the product, the demo's speed, capacity, presence, settings, the person.

use super::capacity_meter::CapacityMeter;
use super::presence_button::PresenceButton;
use super::settings_button::SettingsButton;
use super::speed_control::SpeedControl;
use crate::domain::AgentId;
use crate::engine::Facet;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Avatar, Icon, focus_content};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "top-bar ",
    stylers::style_sheet!("./style/scoped/shell/top_bar.css")
);

/// The bar of somebody who is signed in.
#[component]
pub(in crate::ui) fn TopBar(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let name = desk.see(&[Facet::Set], |world| {
        world
            .seat(me)
            .map_or_else(String::new, |seat| seat.agent.name.clone())
    });
    // The page's base would make the link lead away from any other address; and the focus has to follow.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus_content();
    };
    view! {
        <header class=CLASS>
            <a class="skip button" href="#content" on:click=skip>
                {words.skip_to_content}
            </a>
            <div class="brand">
                <img src="icon.svg" alt="" width="20" height="20" />
                <span>"Switchboard"</span>
            </div>
            <SpeedControl />
            <div class="end">
                <CapacityMeter me />
                <PresenceButton me />
                <SettingsButton />
                <span class="person">
                    <Avatar name=name.clone() />
                    <span class="name truncate">{name}</span>
                </span>
                <button
                    type="button"
                    class="button plain square"
                    aria-label=words.sign_out
                    title=words.sign_out
                    on:click=move |_| desk.sign_out()
                >
                    <Icon glyph=icondata_lu::LuLogOut />
                </button>
            </div>
        </header>
    }
}
