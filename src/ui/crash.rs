//! The end of a panic: with `panic = "abort"` nothing of the application can be trusted any more, so the loader, which
//! stands outside of it, takes the screen.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

/// From now on a panic is shown instead of leaving a dead page.
pub fn report_crashes() {
    std::panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    let message = info.to_string();
    let detail = web_sys::CustomEventInit::new();
    detail.set_detail(&JsValue::from_str(&message));
    let event = web_sys::CustomEvent::new_with_event_init_dict("switchboard:crash", &detail);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
    web_sys::console::error_1(&message.into());
}
