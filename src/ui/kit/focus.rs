//! Moving the focus among the controls of a part.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const FOCUSABLE: &str = "button:not([disabled]), [href], input:not([disabled]), select:not([disabled]), \
     textarea:not([disabled]), [tabindex]:not([tabindex='-1'])";

/// The controls inside `root`, in order.
pub(super) fn controls(root: &Element) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(FOCUSABLE) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// What has the focus now.
pub(super) fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Gives `element` the focus. One that is not on the page any more leaves it where it is.
pub(super) fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Moves the focus `steps` controls on inside `root`, round its ends.
pub(super) fn step(root: &Element, steps: isize) {
    let controls = controls(root);
    let Ok(count) = isize::try_from(controls.len()) else {
        return;
    };
    if count == 0 {
        return;
    }
    let here = focused().and_then(|focused| controls.iter().position(|control| *control == focused));
    let next = here.map_or(0, |here| {
        (isize::try_from(here).unwrap_or(0) + steps).rem_euclid(count)
    });
    let control = controls.get(usize::try_from(next).ok()?)?;
    focus(control);
    Some(control.clone())
}
