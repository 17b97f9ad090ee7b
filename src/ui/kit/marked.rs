//! A text in which what was searched for stands out.

use crate::state::Piece;
use leptos::prelude::*;

/// The pieces one after the other, the hits marked.
#[component]
pub(in crate::ui) fn Marked(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| {
            if piece.is_hit {
                view! { <mark>{piece.text}</mark> }.into_any()
            } else {
                piece.text.into_any()
            }
        })
        .collect_view()
}
