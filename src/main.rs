//! The application: mounts [`switchboard::ui::App`] and sees to it that a crash is told.

use leptos::prelude::*;
use switchboard::ui::{App, report_crashes};

fn main() {
    report_crashes();
    mount_to_body(|| view! { <App /> });
}
