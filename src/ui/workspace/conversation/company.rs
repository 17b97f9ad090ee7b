//! Who else is in the conversation: advisers, listeners, and those who are being asked.

use crate::domain::{AgentId, ConversationId, Mode, Presence, Stage};
use crate::engine::{Command, Facet, World};
use crate::ui::app::{desk, words};
use crate::ui::kit::{PresenceMark, rescue_focus};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "company ",
    stylers::style_sheet!("./style/scoped/workspace/company.css")
);

/// Somebody besides the primary agent.
#[derive(Clone, Debug, PartialEq)]
struct Companion {
    agent: AgentId,
    name: String,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    Adviser { speaks: bool },
    Listener,
    AskedForAdvice,
    AskedToTakeOver,
}

/// A line for each of them, with what the primary agent can do about it; nothing while there is nobody.
#[component]
pub(super) fn Company(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let company = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            read(world, conversation).unwrap_or_default()
        })
    });
    let is_mine = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let stage = world
                .conversation(conversation)
                .map(|conversation| conversation.stage);
            stage == Some(Stage::Active { agent: me })
        })
    });
    let line = move |companion: Companion| {
        let agent = companion.agent;
        let role = match companion.role {
            Role::Adviser { speaks: false } => words.panel.consult_started,
            Role::Adviser { speaks: true } => words.panel.writes_too,
            Role::Listener => words.panel.listens,
            Role::AskedForAdvice => words.panel.is_asked,
            Role::AskedToTakeOver => words.panel.is_asked_to_take,
        };
        let action = move |name: &'static str, command: Command| {
            view! {
                <button type="button" class="button small" on:click=move |_| desk.send(command.clone())>
                    {name}
                </button>
            }
        };
        let actions = is_mine.get_untracked().then(|| match companion.role {
            Role::Adviser { speaks } => view! {
                {(!speaks).then(|| action(words.panel.add_to_conversation, Command::Add { conversation, agent }))}
                {action(words.panel.end_consult, Command::Dismiss { conversation, agent })}
            }
            .into_any(),
            Role::AskedForAdvice | Role::AskedToTakeOver => {
                action(words.panel.take_back, Command::Uninvite { conversation, agent }).into_any()
            }
            Role::Listener => ().into_any(),
        });
        let presence = Memo::new(move |_| {
            desk.see(&[Facet::Agent(agent)], |world| {
                world
                    .seat(agent)
                    .map_or(Presence::Offline, |seat| seat.presence.status)
            })
        });
        view! {
            <li>
                <PresenceMark status=presence />
                <span>
                    <strong>{companion.name}</strong>
                    " "
                    {role}
                    <span class="presence">{move || format!(" · {}", words.presence(presence.get()))}</span>
                </span>
                {actions}
            </li>
        }
        .into_any()
    };
    // What one's own part is, where the conversation is somebody else's.
    let own = move || {
        let own = company
            .get()
            .into_iter()
            .find(|companion| companion.agent == me)?;
        let text = match own.role {
            Role::Adviser { speaks: false } => words.panel.you_advise,
            Role::Adviser { speaks: true } => words.panel.you_advise_publicly,
            Role::Listener => words.panel.you_listen,
            Role::AskedForAdvice | Role::AskedToTakeOver => return None,
        };
        Some(
            view! {
                <li class="own">
                    <span>{text}</span>
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| desk.send(Command::Leave(conversation))
                    >
                        {words.panel.leave}
                    </button>
                </li>
            }
            .into_any(),
        )
    };
    // A line that goes takes the focus with it.
    Effect::new(move |_| {
        company.track();
        rescue_focus();
    });
    let others = move || {
        let company = company.get().into_iter();
        company.filter(|one| one.agent != me).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !company.get().is_empty()>
            <ul class=CLASS aria-label=words.panel.participants>
                {move || own()}
                <For each=others key=move |one| (one.agent, one.role, is_mine.get()) let:one>
                    {line(one)}
                </For>
            </ul>
        </Show>
    }
}

fn read(world: &World, id: ConversationId) -> Option<Vec<Companion>> {
    let conversation = world.conversation(id)?;
    let companion = |agent: AgentId, role: Role| Companion {
        agent,
        name: world
            .seat(agent)
            .map_or_else(String::new, |seat| seat.agent.name.clone()),
        role,
    };
    let taking_part = conversation.participants.iter().map(|one| {
        let role = match one.mode {
            Mode::Consult => Role::Adviser { speaks: one.speaks },
            Mode::Monitor => Role::Listener,
        };
        companion(one.agent, role)
    });
    let asked = conversation.invitations.iter().map(|invitation| {
        let role = if invitation.purpose.is_consult() {
            Role::AskedForAdvice
        } else {
            Role::AskedToTakeOver
        };
        companion(invitation.agent, role)
    });
    Some(taking_part.chain(asked).collect())
}
