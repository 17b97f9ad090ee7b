//! A desk under test: the application mounted on a fake clock, and hands to use it with.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use switchboard::domain::{Millis, Span};
use switchboard::state::{Clock, Demo};
use switchboard::ui::App;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

const FIRST_DAY: &str = include_str!("../../public/scenarios/first-day.json");

/// The browser's own language must not decide what a test reads, and the fake clock does not move the moment in which a
/// message can be taken back.
const ENGLISH: &str = r#"{"locale":"en","undo_send":0}"#;

type Ring = Box<dyn FnOnce()>;

/// A wall clock that stands still until it is moved; alarms ring on the way.
#[derive(Default)]
struct FakeClock {
    now: Cell<i64>,
    alarm: RefCell<Option<(i64, Ring)>>,
}

impl Clock for FakeClock {
    fn now(&self) -> Millis {
        Millis(self.now.get())
    }

    fn alarm(&self, after: Span, ring: Ring) {
        self.alarm.replace(Some((self.now.get() + after.0, ring)));
    }
}

impl FakeClock {
    fn advance(&self, span: Span) {
        let until = self.now.get() + span.0;
        loop {
            let due = self.alarm.borrow().as_ref().is_some_and(|(at, _)| *at <= until);
            let Some((at, ring)) = due.then(|| self.alarm.take()).flatten() else {
                break;
            };
            self.now.set(at.max(self.now.get()));
            ring();
        }
        self.now.set(until);
    }
}

/// The mounted application. Dropping it unmounts it.
pub struct Desk {
    pub root: HtmlElement,
    clock: Rc<FakeClock>,
    _mounted: Box<dyn std::any::Any>,
}

impl Desk {
    /// The application on the demo floor, before anybody has signed in, as somebody finds it who has never been here.
    pub async fn open() -> Self {
        window()
            .local_storage()
            .unwrap()
            .unwrap()
            .set_item("switchboard.preferences", ENGLISH)
            .unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let clock = Rc::new(FakeClock::default());
        clock.now.set(1_772_438_400_000);
        let demo = Demo::parse(FIRST_DAY, clock.clone()).unwrap();
        let mounted: UnmountHandle<_> = mount_to(root.clone(), move || view! { <App demo /> });
        let desk = Self {
            root,
            clock,
            _mounted: Box::new(mounted),
        };
        desk.settle().await;
        desk
    }

    /// Signed in as one of the people.
    pub async fn signed_in(name: &str) -> Self {
        let desk = Self::open().await;
        desk.press(name).await;
        desk
    }

    /// Lets time pass on the wall.
    pub async fn advance(&self, span: Span) {
        self.clock.advance(span);
        self.settle().await;
    }

    /// Lets effects run, and the effects they cause.
    pub async fn settle(&self) {
        for _ in 0..4 {
            leptos::task::tick().await;
        }
    }

    /// The buttons, by the beginning of their name.
    pub fn button(&self, name: &str) -> Option<HtmlElement> {
        self.all("button")
            .into_iter()
            .find(|button| accessible_name(button).starts_with(name))
    }

    /// Presses a button that must be there.
    pub async fn press(&self, name: &str) {
        self.button(name)
            .unwrap_or_else(|| panic!("no button {name} on: {}", self.text()))
            .click();
        self.settle().await;
    }

    /// Writes and sends.
    pub async fn say(&self, text: &str) {
        let field: HtmlTextAreaElement = self.one("textarea").unchecked_into();
        field.set_value(text);
        field
            .dispatch_event(&web_sys::Event::new("input").unwrap())
            .unwrap();
        self.settle().await;
        self.press("Send").await;
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|at| found.item(at).unwrap().unchecked_into())
            .collect()
    }

    pub fn one(&self, selector: &str) -> HtmlElement {
        self.all(selector)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no {selector} on: {}", self.text()))
    }

    pub fn test(&self, name: &str) -> Vec<HtmlElement> {
        self.all(&format!("[data-test='{name}']"))
    }

    pub fn presence(&self) -> String {
        text(&self.one("[data-test='presence']"))
    }

    pub fn heading(&self) -> String {
        text(&self.one("h1"))
    }

    pub fn text(&self) -> String {
        text(&self.root)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// What a screen reader calls it.
fn accessible_name(element: &HtmlElement) -> String {
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    let visible: Element = element.clone_node_with_deep(true).unwrap().unchecked_into();
    while let Some(hidden) = visible.query_selector("[aria-hidden='true']").unwrap() {
        hidden.remove();
    }
    text(&visible).trim().to_owned()
}

pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}
