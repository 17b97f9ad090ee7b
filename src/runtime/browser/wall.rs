//! The browser's clock.

use crate::domain::{Millis, Span};
use crate::runtime::Clock;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// Wall time from the browser, with one timer.
#[derive(Debug, Default)]
pub struct BrowserClock {
    alarm: RefCell<Option<Timeout>>,
}

impl Clock for BrowserClock {
    fn now(&self) -> Millis {
        // Whole milliseconds since the epoch fit a float exactly.
        #[allow(clippy::cast_possible_truncation)]
        Millis(js_sys::Date::now() as i64)
    }

    fn alarm(&self, after: Span, ring: Box<dyn FnOnce()>) {
        let after = u32::try_from(after.0).unwrap_or(0);
        let alarm = Timeout::new(after, ring);
        // Replacing drops the earlier one, which cancels it.
        self.alarm.replace(Some(alarm));
    }
}
