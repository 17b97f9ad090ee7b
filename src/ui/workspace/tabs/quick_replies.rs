//! The agent's own quick replies: written, changed and thrown away here.

use crate::domain::{AgentId, ConversationId, QuickReply};
use crate::engine::{Command, Facet, limits};
use crate::state::{ReplyForm, Tab};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::keep_scroll;
use leptos::html;
use leptos::prelude::*;

/// The list and the form. What is in the form stays there while other sessions are worked on.
#[component]
pub(in crate::ui::workspace) fn OwnQuickReplies(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let form = RwSignal::from(desk.session(conversation).reply_form.clone());
    let frame = NodeRef::<html::Div>::new();
    let on_scroll = keep_scroll(frame, conversation, Tab::QuickReplies);
    let own = Memo::new(move |_| {
        desk.see(&[Facet::QuickReplies], |world| {
            let all = world.setup().quick_replies.values();
            all.filter(|reply| reply.owner == Some(me))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let save = move || {
        let written = form.get_untracked();
        desk.send(Command::SaveQuickReply(Box::new(QuickReply {
            // The engine numbers a new one.
            id: written.id.unwrap_or_default(),
            title: written.title.trim().to_owned(),
            locale: locale.tag().to_owned(),
            text: written.text.trim().to_owned(),
            tags: written
                .tags
                .split_whitespace()
                .map(|tag| tag.trim_start_matches('#').to_owned())
                .collect(),
            work_streams: Vec::new(),
            owner: Some(me),
        })));
        let is_kept = own
            .get_untracked()
            .iter()
            .any(|reply| reply.title == written.title.trim());
        if is_kept {
            form.set(ReplyForm::default());
        }
    };
    let row = move |reply: QuickReply| {
        let (id, title) = (reply.id, reply.title.clone());
        let edited = ReplyForm::of(&reply);
        view! {
            <li>
                <span class="text">
                    <strong>{reply.title}</strong>
                    <span>{reply.text}</span>
                </span>
                <button
                    type="button"
                    class="button small"
                    aria-label=format!("{}: {title}", words.panel.edit)
                    on:click=move |_| form.set(edited.clone())
                >
                    {words.panel.edit}
                </button>
                <button
                    type="button"
                    class="button small"
                    aria-label=format!("{}: {title}", words.panel.delete)
                    on:click=move |_| desk.send(Command::DeleteQuickReply(id))
                >
                    {words.panel.delete}
                </button>
            </li>
        }
    };
    view! {
        <div node_ref=frame class="own-replies" on:scroll=on_scroll>
            <form on:submit=move |event| {
                event.prevent_default();
                save();
            }>
                <label>
                    <span>{words.panel.reply_title}</span>
                    <input
                        type="text"
                        required
                        maxlength=limits::TITLE_CHARS.to_string()
                        prop:value=move || form.with(|form| form.title.clone())
                        on:input=move |event| form.update(|form| form.title = event_target_value(&event))
                    />
                </label>
                <label>
                    <span>{words.panel.reply_text}</span>
                    <textarea
                        rows="4"
                        required
                        maxlength=limits::QUICK_REPLY_CHARS.to_string()
                        prop:value=move || form.with(|form| form.text.clone())
                        on:input=move |event| form.update(|form| form.text = event_target_value(&event))
                    ></textarea>
                </label>
                <label>
                    <span>{words.panel.reply_tags}</span>
                    <input
                        type="text"
                        prop:value=move || form.with(|form| form.tags.clone())
                        on:input=move |event| form.update(|form| form.tags = event_target_value(&event))
                    />
                </label>
                <div class="actions">
                    <button type="submit" class="button primary">
                        {words.panel.save}
                    </button>
                </div>
            </form>
            {move || {
                let own = own.get();
                if own.is_empty() {
                    view! { <p class="empty">{words.panel.own_replies_empty}</p> }.into_any()
                } else {
                    view! { <ul>{own.into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
        </div>
    }
}
