//! The summary of a conversation: made on demand, edited, copied, kept as a note.

use super::Icon;
use super::focus::rescue_focus;
use crate::domain::{AgentId, ConversationId};
use crate::engine::limits;
use crate::state::{Desk, Digest, DigestSource, Preferences, add_to_note, copy_text, sum_up};
use leptos::prelude::*;

const CLASS: &str = concat!("digest ", stylers::style_sheet!("./style/scoped/kit/digest.css"));

/// A button while there is no summary, and then the summary.
#[component]
pub(in crate::ui) fn DigestEditor(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let session = desk.session(conversation);
    let kept = StoredValue::new(session.aids.digest.clone());
    let digest = RwSignal::from(session.aids.digest);
    let before = RwSignal::from(session.aids.digest_before);
    let make = move || {
        let edited = digest.get_untracked().filter(|digest| digest.is_edited);
        let is_made = kept.with_value(|kept| sum_up(desk, conversation, &words.digest, kept));
        if !is_made {
            desk.toasts().show(words.digest.nothing.to_owned());
        } else if edited.is_some() {
            before.set(edited);
        }
    };
    let undo = move |_| {
        if let Some(text) = before.get_untracked() {
            before.set(None);
            digest.set(Some(text));
            rescue_focus();
        }
    };
    let text = move || {
        digest.with(|digest| {
            digest
                .as_ref()
                .map(|digest| digest.text.clone())
                .unwrap_or_default()
        })
    };
    let source = move || {
        digest.with(|digest| {
            digest.as_ref().map(|digest| match digest.source {
                DigestSource::Quotes => words.digest.by_quotes,
                DigestSource::Browser => words.digest.by_browser,
            })
        })
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        digest.update(|digest| {
            if let Some(digest) = digest {
                digest.text = text;
                digest.is_edited = true;
            }
        });
    };
    let copied = move |_| {
        copy_text(&untrack(text), move |is_copied| {
            let words = if is_copied {
                words.knowledge.copied
            } else {
                words.knowledge.not_copied
            };
            desk.toasts().show(words.to_owned());
        });
    };
    // A refusal says itself what is wrong.
    let save = move |_| {
        add_to_note(desk, me, conversation, &untrack(text), move || {
            desk.toasts().show(words.digest.saved.to_owned());
        });
    };
    let discard = move |_| {
        before.set(None);
        digest.set(None::<Digest>);
        rescue_focus();
    };
    view! {
        <div class=CLASS role="group" aria-label=words.digest.summary>
            <Show
                when=move || digest.with(Option::is_some)
                fallback=move || {
                    view! {
                        <p class="hint">{words.digest.hint}</p>
                        <button type="button" class="button small" on:click=move |_| make()>
                            <Icon glyph=icondata_lu::LuSparkles size=14 />
                            {words.digest.summarise}
                        </button>
                    }
                }
            >
                <textarea
                    aria-label=words.digest.summary
                    rows="6"
                    maxlength=limits::NOTE_CHARS.to_string()
                    prop:value=text
                    on:input=on_input
                ></textarea>
                <p class="hint" role="status">
                    {source}
                </p>
                <div class="deeds">
                    <button type="button" class="button small" on:click=save>
                        {words.digest.save_as_note}
                    </button>
                    <button type="button" class="button small" on:click=copied>
                        {words.digest.copy}
                    </button>
                    <button type="button" class="button small" on:click=move |_| make()>
                        {words.digest.again}
                    </button>
                    <Show when=move || before.with(Option::is_some)>
                        <button type="button" class="button small" on:click=undo>
                            {words.panel.undo}
                        </button>
                    </Show>
                    <button type="button" class="button small" on:click=discard>
                        {words.digest.discard}
                    </button>
                </div>
            </Show>
        </div>
    }
}
