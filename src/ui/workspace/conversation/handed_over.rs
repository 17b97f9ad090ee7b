//! What it was about, for whoever has just taken over from a colleague.

use crate::domain::{AgentId, Author, Conversation, ConversationId, Line, Stage, SystemLine};
use crate::engine::Facet;
use crate::state::digest;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, focus_writing};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "handed-over ",
    stylers::style_sheet!("./style/scoped/workspace/handed_over.css")
);

/// Until the new agent writes, or puts it away.
#[component]
pub(super) fn HandedOver(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let put_away = RwSignal::from(desk.session(conversation).aids.digest_put_away);
    let text = Memo::new(move |_| {
        let is_new = desk.see(&[Facet::Conversation(conversation)], |world| {
            world
                .conversation(conversation)
                .is_some_and(|conversation| was_handed_to(conversation, me))
        });
        (is_new && !put_away.get())
            .then(|| digest(desk, conversation, &words.digest))
            .flatten()
    });
    view! {
        <Show when=move || text.with(Option::is_some)>
            <section class=CLASS aria-label=words.digest.handed_over>
                <p class="hint">{words.digest.handed_over}</p>
                <p class="text" tabindex="0">
                    {move || text.get()}
                </p>
                <p class="hint">{words.digest.by_quotes}</p>
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=words.dismiss
                    on:click=move |_| {
                        put_away.set(true);
                        request_animation_frame(|| {
                            focus_writing();
                        });
                    }
                >
                    <Icon glyph=icondata_lu::LuX size=14 />
                </button>
            </section>
        </Show>
    }
}

/// Whether an agent has it after a colleague wrote to the customer, and has not written since they came.
fn was_handed_to(conversation: &Conversation, agent: AgentId) -> bool {
    if conversation.stage != (Stage::Active { agent }) {
        return false;
    }
    let came = |line: &Line| match line {
        Line::System(SystemLine::Transferred { to, .. } | SystemLine::Joined(to)) => *to == agent,
        Line::System(_) | Line::Message(_) => false,
    };
    let wrote = |line: &Line, is_it: fn(AgentId, AgentId) -> bool| match line {
        Line::Message(message) => matches!(message.author, Author::Agent(by) if is_it(by, agent)),
        Line::System(_) => false,
    };
    let mut lines = conversation.transcript.iter().rev().map(|entry| &entry.line);
    let since = lines
        .by_ref()
        .find(|line| came(line) || wrote(line, |by, me| by == me));
    since.is_some_and(came) && lines.any(|line| wrote(line, |by, me| by != me))
}

#[cfg(test)]
mod tests {
    use super::was_handed_to;
    use crate::domain::{
        AgentId, Attachments, Audience, Author, ContactId, Conversation, ConversationId, CustomerId, Entry,
        Line, Message, Millis, QueueId, Stage, SystemLine, WorkStreamId,
    };

    #[test]
    fn it_is_told_until_the_new_agent_writes() {
        let (old, new) = (AgentId(1), AgentId(2));
        let mut conversation = Conversation::new(
            ConversationId(1),
            ContactId::default(),
            CustomerId(1),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        conversation.stage = Stage::Active { agent: old };
        let joined = |agent: AgentId| Line::System(SystemLine::Joined(agent));
        let entry = |line: Line| Entry { at: Millis(0), line };
        let message = |author: Author| {
            entry(Line::Message(Message {
                author,
                audience: Audience::Public,
                body: "Hello".into(),
                attachments: Attachments::default(),
            }))
        };
        conversation.transcript.push(entry(joined(old)));
        assert!(!was_handed_to(&conversation, old), "nobody had it before");
        conversation.transcript.push(message(Author::Agent(old)));
        assert!(!was_handed_to(&conversation, old), "picked, not handed over");
        conversation
            .transcript
            .push(entry(Line::System(SystemLine::Transferred {
                from: old,
                to: new,
            })));
        conversation.stage = Stage::Active { agent: new };
        conversation.transcript.push(message(Author::Customer));
        assert!(was_handed_to(&conversation, new));
        assert!(!was_handed_to(&conversation, old));
        conversation.transcript.push(message(Author::Agent(new)));
        assert!(!was_handed_to(&conversation, new));
    }
}
