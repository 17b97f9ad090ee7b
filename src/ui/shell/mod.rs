//! The frame around every screen.

mod capacity_meter;
mod presence_button;
mod settings_button;
mod speed_control;
mod top_bar;

pub(super) use settings_button::SettingsButton;
pub(super) use top_bar::TopBar;
