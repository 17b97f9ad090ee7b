//! The agent's own quick replies: written, changed and thrown away here.

use crate::domain::{AgentId, ConversationId, QuickReply};
use crate::engine::{Command, Facet, limits};
use crate::i18n::{Locale, language_name};
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
        let reply = QuickReply {
            // The engine numbers a new one.
            id: written.id.unwrap_or_default(),
            title: written.title.trim().to_owned(),
            locale: language_of(&written, locale),
            text: written.text.trim().to_owned(),
            tags: written
                .tags
                .split_whitespace()
                .map(|tag| tag.trim_start_matches('#').to_owned())
                .collect(),
            // Where it is offered is not asked here, and stays.
            work_streams: desk
                .see(&[], |world| {
                    let known = world.setup().quick_replies.get(&written.id?)?;
                    Some(known.work_streams.clone())
                })
                .unwrap_or_default(),
            owner: Some(me),
        };
        let kept = desk.session(conversation).reply_form;
        desk.send_then(
            Command::SaveQuickReply(Box::new(reply)),
            move |answer| match answer {
                // Unless something else was begun meanwhile.
                Ok(()) if kept.with_untracked(|form| *form == written) => kept.set(ReplyForm::default()),
                Ok(()) => {}
                Err(refusal) => desk.notice(refusal),
            },
        );
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
    // Those of the desk, as this reply writes them, and any other it is in.
    let languages = Memo::new(move |_| {
        let mut languages: Vec<String> = Locale::ALL.map(|locale| subtag(locale.tag()).to_owned()).into();
        let now = form.with(|form| language_of(form, locale));
        match languages.iter_mut().find(|known| **known == subtag(&now)) {
            Some(known) => *known = now,
            None => languages.push(now),
        }
        languages
    });
    let choice = move |tag: String| {
        let (name, lang) = (language_name(&tag), tag.clone());
        let is_chosen = {
            let tag = tag.clone();
            move || form.with(|form| language_of(form, locale) == tag)
        };
        view! {
            <option value=tag lang=lang prop:selected=is_chosen>
                {name}
            </option>
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
                <label>
                    <span>{words.language}</span>
                    <select
                        on:change=move |event| {
                            form.update(|form| form.locale = Some(event_target_value(&event)));
                        }
                    >
                        {move || languages.get().into_iter().map(choice).collect_view()}
                    </select>
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

/// In which language a reply is written; a new one in that of the desk.
fn language_of(form: &ReplyForm, desk: Locale) -> String {
    let own = form.locale.clone();
    own.unwrap_or_else(|| subtag(desk.tag()).to_owned())
}

/// The language of a tag, wherever it is spoken.
fn subtag(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
