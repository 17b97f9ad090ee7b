//! Moving the focus among the controls of a part.

use leptos::prelude::{document, request_animation_frame};
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

/// Moves the focus `steps` controls on inside `root`, round its ends, and returns what has it then.
pub(in crate::ui) fn step_focus(root: &Element, steps: isize) -> Option<HtmlElement> {
    let controls = controls(root);
    let count = isize::try_from(controls.len()).ok().filter(|count| *count > 0)?;
    let here = focused().and_then(|focused| controls.iter().position(|control| *control == focused));
    let next = here.map_or(0, |here| {
        (isize::try_from(here).unwrap_or(0) + steps).rem_euclid(count)
    });
    let control = controls.get(usize::try_from(next).ok()?)?;
    focus(control);
    Some(control.clone())
}

/// Gives the focus to the first control of what `selector` names, or to that itself. Says whether it is there; a dialog
/// keeps the focus.
pub(in crate::ui) fn focus_first(selector: &str) -> bool {
    if dialog_is_open() {
        return false;
    }
    let Some(found) = document().query_selector(selector).ok().flatten() else {
        return false;
    };
    let first = controls(&found).into_iter().next();
    first.or_else(|| found.dyn_into().ok()).iter().for_each(focus);
    true
}

/// Gives the focus to the content of the page.
pub(in crate::ui) fn focus_content() {
    let content = document().get_element_by_id("content");
    content
        .and_then(|content| content.dyn_into().ok())
        .iter()
        .for_each(focus);
}

/// Once everything is drawn: if what had the focus is gone, the content of the page gets it, so that a keyboard goes on
/// from there and not from the top.
pub(in crate::ui) fn rescue_focus() {
    request_animation_frame(|| {
        if focused().is_none_or(|focused| focused.tag_name() == "BODY") {
            focus_content();
        }
    });
}

/// Gives the focus to the place to write, or else to the content of the page. Says whether there is such a place; a
/// dialog keeps the focus.
pub(in crate::ui) fn focus_writing() -> bool {
    if dialog_is_open() {
        return false;
    }
    let field = document()
        .query_selector("form.composer .field textarea")
        .ok()
        .flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    match &field {
        Some(field) => focus(field),
        None => focus_content(),
    }
    field.is_some()
}

/// Whether a dialog is open, which then keeps the focus.
pub(in crate::ui) fn dialog_is_open() -> bool {
    document()
        .query_selector("[role='dialog']")
        .is_ok_and(|dialog| dialog.is_some())
}
