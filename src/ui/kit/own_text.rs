//! Fields that own their text while they are written in: only a change from outside is written back, so that neither
//! the caret nor an unfinished composition is disturbed.

use leptos::html;
use leptos::prelude::*;

/// Keeps a field of one line in step with a text.
pub(in crate::ui) fn keep_line(field: NodeRef<html::Input>, text: Signal<String>) {
    Effect::new(move |_| {
        let text = text.get();
        if let Some(field) = field.get()
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
}

/// Keeps a field of several lines in step with a text.
pub(in crate::ui) fn keep_lines(field: NodeRef<html::Textarea>, text: Signal<String>) {
    Effect::new(move |_| {
        let text = text.get();
        if let Some(field) = field.get()
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
}
