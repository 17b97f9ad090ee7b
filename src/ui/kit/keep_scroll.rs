//! Tabs are found again where they were left.

use crate::domain::ConversationId;
use crate::state::{Desk, Tab};
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Scrolls what a tab of a session shows to where it was left; what it returns is to be told when that scrolls.
pub(in crate::ui) fn keep_scroll<E>(
    frame: NodeRef<E>,
    conversation: ConversationId,
    tab: Tab,
) -> impl Fn(Event) + Clone + 'static
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    let scrolls = expect_context::<Desk>().session(conversation).tab_scrolls;
    let left_at = scrolls.with_untracked(|scrolls| scrolls.get(&tab).copied());
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            frame
                .unchecked_ref::<Element>()
                .set_scroll_top(left_at.unwrap_or(0));
        }
    });
    move |event: Event| {
        let top = event_target::<Element>(&event).scroll_top();
        // Nothing on the screen depends on it.
        scrolls.update_untracked(|scrolls| {
            scrolls.insert(tab, top);
        });
    }
}
