//! Under the field: what opens a drawer, marks for formatting where the channel shows it, and Send.

use super::files::AttachButton;
use super::pen::Pen;
use crate::domain::Audience;
use crate::state::Drawer;
use crate::ui::app::words;
use crate::ui::kit::Icon;
use icondata_core::Icon as Glyph;
use leptos::prelude::*;

/// From here on the number of characters left is shown.
const WARN_AT: i64 = 500;

#[component]
pub(super) fn Toolbar(pen: Pen) -> impl IntoView {
    let words = words();
    let drawers: [(Drawer, &'static str, Glyph, bool); 4] = [
        (
            Drawer::QuickReplies,
            words.panel.quick_replies,
            icondata_lu::LuZap,
            true,
        ),
        (Drawer::Emoji, words.panel.emoji, icondata_lu::LuSmile, true),
        (
            Drawer::Consult,
            words.panel.consult,
            icondata_lu::LuUserPlus,
            pen.may_write_to_customer(),
        ),
        (
            Drawer::Transfer,
            words.panel.transfer,
            icondata_lu::LuForward,
            pen.may_write_to_customer(),
        ),
    ];
    let marks = [
        ("**", words.panel.bold, icondata_lu::LuBold),
        ("_", words.panel.italic, icondata_lu::LuItalic),
        ("`", words.panel.code, icondata_lu::LuCode),
    ];
    let is_formatted =
        Memo::new(move |_| pen.audience() == Audience::Internal || pen.channel.shows_formatting());
    let hint = move || {
        let left = pen.left();
        let warn_at = WARN_AT.min(i64::try_from(pen.limit() / 4).unwrap_or(WARN_AT));
        (left < warn_at).then(|| (words.characters_left)(left))
    };
    view! {
        <div class="tools">
            <AttachButton pen />
            {drawers
                .into_iter()
                .filter(|(.., fits)| *fits)
                .map(|(drawer, name, glyph, _)| {
                    view! {
                        <button
                            type="button"
                            class="button plain square"
                            title=name
                            aria-label=name
                            aria-expanded=move || (pen.drawer.get() == Some(drawer)).to_string()
                            on:click=move |_| {
                                pen.drawer
                                    .update(|open| *open = if *open == Some(drawer) { None } else { Some(drawer) });
                            }
                        >
                            <Icon glyph />
                        </button>
                    }
                })
                .collect_view()}
            <Show when=move || is_formatted.get()>
                <span class="marks">
                    {marks
                        .map(|(mark, name, glyph)| {
                            view! {
                                <button
                                    type="button"
                                    class="button plain square"
                                    title=name
                                    aria-label=name
                                    on:click=move |_| pen.wrap(mark)
                                >
                                    <Icon glyph />
                                </button>
                            }
                        })
                        .collect_view()}
                </span>
            </Show>
            <span class="hint" class:over=move || pen.left() < 0>{hint}</span>
            <button
                type="submit"
                class="button primary send"
                title=words.send_hint
                class:internal=move || pen.audience() == Audience::Internal
                disabled=move || !pen.can_send()
            >
                {move || match pen.audience() {
                    Audience::Public => words.send,
                    Audience::Internal => words.panel.send_internally,
                }}
            </button>
        </div>
    }
}
