//! Opening records as application tabs of a session.

use crate::domain::ConversationId;
use crate::state::{Desk, Preferences, Tab};
use leptos::prelude::*;

/// Opens tabs, and says so when there are too many.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Opener {
    desk: Desk,
    conversation: ConversationId,
    too_many: &'static str,
}

impl Opener {
    /// Of a session.
    pub(in crate::ui) fn of(conversation: ConversationId) -> Self {
        let words = expect_context::<Preferences>().locale.get_untracked().messages();
        Self {
            desk: expect_context::<Desk>(),
            conversation,
            too_many: words.panel.too_many_tabs,
        }
    }

    /// Brings a tab to the front, or opens it behind what is there.
    pub(in crate::ui) fn open(self, tab: Tab, in_background: bool) {
        self.is_opened(tab, in_background);
    }

    /// Brings a tab to the front, and the tabs where there is room for one pane only. False when there are too many.
    pub(in crate::ui) fn show(self, tab: Tab) -> bool {
        let is_open = self.is_opened(tab, false);
        if is_open {
            self.desk.session(self.conversation).show_tabs();
        }
        is_open
    }

    fn is_opened(self, tab: Tab, in_background: bool) -> bool {
        let mut is_open = true;
        let tabs = self.desk.session(self.conversation).tabs;
        tabs.update(|tabs| is_open = tabs.open(tab, in_background));
        if !is_open {
            self.desk.toasts().show(self.too_many.to_owned());
        }
        is_open
    }

    /// A tab makes room for another: a form for what it led to.
    pub(in crate::ui) fn replace(self, tab: Tab, by: Option<Tab>) {
        self.desk.session(self.conversation).tabs.update(|tabs| {
            tabs.close(tab);
            if let Some(by) = by {
                tabs.open(by, false);
            }
        });
    }
}

/// A name that opens its record. With Ctrl it opens in the background.
#[component]
pub(in crate::ui) fn TabLink(
    /// In whose session it opens.
    conversation: ConversationId,
    tab: Tab,
    children: Children,
) -> impl IntoView {
    let opener = Opener::of(conversation);
    view! {
        <button
            type="button"
            class="link"
            on:click=move |event| opener.open(tab, event.ctrl_key() || event.meta_key())
        >
            {children()}
        </button>
    }
}
