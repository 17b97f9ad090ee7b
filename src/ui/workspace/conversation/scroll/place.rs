//! Where lines stand in the frame of a transcript.

use crate::state::Place;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement};

/// The line that is read: the first in view, and how far it is from the top of the frame. Nothing when no line that is
/// drawn is in view.
pub(super) fn first_in_view(frame: &HtmlDivElement) -> Option<Place> {
    let bounds = frame.get_bounding_client_rect();
    let first = rows(frame).find(|row| row.get_bounding_client_rect().bottom() > bounds.top())?;
    let offset = first.get_bounding_client_rect().top() - bounds.top();
    let is_in_view = offset < bounds.height();
    let line = number(&first)?;
    is_in_view.then(|| Place {
        line,
        offset: pixels(offset),
    })
}

/// How far a line is from the top of the frame, if it is drawn.
pub(super) fn offset_of(frame: &HtmlDivElement, line: usize) -> Option<i32> {
    let row = frame
        .query_selector(&format!(".now [data-row='{line}']"))
        .ok()??;
    let top = frame.get_bounding_client_rect().top();
    Some(pixels(row.get_bounding_client_rect().top() - top))
}

/// How high the lines are that are drawn, the last one excepted: from the top of one to the top of the next.
pub(super) fn heights(frame: &HtmlDivElement) -> Vec<(usize, i32)> {
    let tops: Vec<_> = rows(frame)
        .filter_map(|row| Some((number(&row)?, row.get_bounding_client_rect().top())))
        .collect();
    tops.windows(2)
        .filter_map(|pair| match pair {
            [(line, top), (_, next)] => Some((*line, pixels(next - top))),
            _ => None,
        })
        .collect()
}

fn rows(frame: &HtmlDivElement) -> impl Iterator<Item = Element> {
    let rows = frame.query_selector_all(".now [data-row]").ok();
    let count = rows.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |place| rows.as_ref()?.item(place)?.dyn_into().ok())
}

fn number(row: &Element) -> Option<usize> {
    row.get_attribute("data-row")?.parse().ok()
}

#[allow(clippy::cast_possible_truncation, reason = "a screen is no larger than that")]
fn pixels(distance: f64) -> i32 {
    distance.round() as i32
}
