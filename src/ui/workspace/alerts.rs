//! What calls the agent back: the number in the page's title, a mark on its icon, sounds, notifications of the
//! desktop, sessions that come and go by themselves, and alerts about a customer's sentiment. Never for the
//! conversation being looked at.

use super::keys::offers_in_order;
use crate::domain::{AgentId, Channel, ConversationId, Presence, QueueId, Role, Stage};
use crate::engine::{Facet, Seat};
use crate::state::{Chime, Desk, Focus, Preferences, Remedy, SessionMove, Watched, notify, play};
use crate::ui::app::{desk, words};
use crate::ui::kit::{customer_of, level_name, line_of, name_of};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// An unanswered offer rings again after this time, for whoever wants it to.
const AGAIN: Duration = Duration::from_secs(6);

/// So much of a message goes into a notification, in characters.
const BODY: usize = 140;

/// Calls as long as the workspace is there.
pub(super) fn call(me: AgentId) {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let offers = Memo::new(move |_| offers_in_order(desk, me));
    let open = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world.seat(me).map(Seat::open_sessions).unwrap_or_default()
        })
    });
    // What has not been seen, by session; what is looked at is seen as it comes.
    let unread = Memo::new(move |_| {
        open.get()
            .into_iter()
            .filter(|id| !desk.looks_at(*id))
            .map(|id| (id, desk.unread(id)))
            .filter(|(_, unread)| *unread > 0)
            .collect::<Vec<_>>()
    });
    let calls =
        Memo::new(move |_| offers.get().len() + unread.get().iter().map(|(_, unread)| unread).sum::<usize>());
    Effect::new(move |_| show_count(calls.get()));
    on_cleanup(|| show_count(0));

    Effect::new(move |before: Option<Vec<ConversationId>>| {
        let now = offers.get();
        let new = now
            .iter()
            .find(|id| before.as_ref().is_some_and(|before| !before.contains(id)));
        if let Some(new) = new {
            play(chime(desk, *new, me), preferences.volume.get_untracked());
            if preferences.desktop.get_untracked() {
                notify(words.offers, &customer_of(desk, *new), || ());
            }
        }
        now
    });
    let again = set_interval_with_handle(
        move || {
            let first = offers.with_untracked(|offers| offers.first().copied());
            if let Some(first) = first.filter(|_| preferences.rings_again.get_untracked()) {
                play(chime(desk, first, me), preferences.volume.get_untracked());
            }
        },
        AGAIN,
    );
    if let Ok(again) = again {
        on_cleanup(move || again.clear());
    }
    Effect::new(move |before: Option<Vec<(ConversationId, usize)>>| {
        let now = unread.get();
        let count_before = |id: ConversationId| {
            let known = before.iter().flatten().find(|(other, _)| *other == id);
            known.map_or(0, |(_, unread)| *unread)
        };
        let new = now.iter().find(|(id, unread)| *unread > count_before(*id));
        if let (Some((new, _)), true) = (new, before.is_some()) {
            play(Chime::Message, preferences.volume.get_untracked());
            if preferences.desktop.get_untracked() {
                tell(desk, *new);
            }
        }
        now
    });
    tell_of_moves();
    watch_own(open);
    watch_floor(me, open);
}

/// Tells of sessions that opened or went without an act of the agent, who stays where they are.
fn tell_of_moves() {
    let (desk, words) = (desk(), words());
    Effect::new(move |_| {
        let moves = desk.moved().get();
        if moves.is_empty() {
            return;
        }
        desk.moved().set(Vec::new());
        for moved in moves {
            match moved {
                SessionMove::OpenedBehind(id) => {
                    let text = (words.panel.opened_behind)(&customer_of(desk, id));
                    desk.toasts().show_with(text, Remedy::Open(id));
                }
                SessionMove::Gone(id) => {
                    let text = (words.panel.session_gone)(&customer_of(desk, id));
                    desk.toasts().show(text);
                }
            }
        }
    });
}

/// Tells of the agent's customers whose sentiment sinks to their threshold, once per crossing (behaviour §11.3). The
/// session that is looked at has its sign in the panel; the others get one in the rail, and a notice.
fn watch_own(open: Memo<Vec<ConversationId>>) {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    Effect::new(move |_| {
        let threshold = preferences.sentiment_alerts.get();
        for (id, level) in desk.sunk(Watched::Own, &open.get(), threshold) {
            if untrack(|| desk.looks_at(id)) {
                continue;
            }
            desk.session(id).aids.sank.set(true);
            let text = (words.mood.sank)(&customer_of(desk, id), level_name(words, level));
            desk.toasts().show_with(text.clone(), Remedy::Open(id));
            if preferences.desktop.get_untracked() {
                notify(words.mood.alert, &text, move || {
                    desk.sessions().set_focus(Focus::Session(id));
                });
            }
        }
    });
    // What is looked at needs no sign.
    Effect::new(move |_| {
        for id in open.get().into_iter().filter(|id| desk.looks_at(*id)) {
            desk.session(id).aids.sank.set(false);
        }
    });
}

/// Tells a supervisor of the customers others talk to in their queues, while they are Available or Busy
/// (behaviour §11.3).
fn watch_floor(me: AgentId, open: Memo<Vec<ConversationId>>) {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let queues: Vec<QueueId> = desk.see(&[Facet::Set], |world| {
        let seat = world.seat(me).filter(|seat| seat.agent.role >= Role::Supervisor);
        seat.map(|seat| seat.queues.iter().copied().collect())
            .unwrap_or_default()
    });
    if queues.is_empty() {
        return;
    }
    let facets: Vec<_> = queues.iter().copied().map(Facet::Queue).collect();
    let going_on = Memo::new(move |_| {
        desk.see(&facets, |world| {
            let others = world.conversations().filter(|conversation| {
                let is_others = matches!(conversation.stage, Stage::Active { agent } if agent != me);
                is_others && queues.contains(&conversation.queue)
            });
            others.map(|conversation| conversation.id).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        let threshold = preferences.floor_sentiment_alerts.get();
        let sunk = desk.sunk(Watched::Floor, &going_on.get(), threshold);
        let listens = desk.see(&[], |world| {
            let presence = world.seat(me).map(|seat| seat.presence.status);
            matches!(presence, Some(Presence::Available | Presence::Busy))
        });
        // What they listen to is one of their own sessions, and told of as such.
        let own = open.get_untracked();
        for (id, level) in sunk {
            if listens && !own.contains(&id) {
                let customer = customer_of(desk, id);
                let text = (words.mood.sank_with)(&customer, &agent_of(desk, id), level_name(words, level));
                desk.toasts().show_with(text, Remedy::Monitor(id));
            }
        }
    });
}

fn agent_of(desk: Desk, id: ConversationId) -> String {
    let name = desk.see(&[], |world| {
        let agent = world.conversation(id)?.agent()?;
        Some(world.seat(agent)?.agent.name.clone())
    });
    name.unwrap_or_default()
}

/// What something that rings sounds like.
fn chime(desk: Desk, id: ConversationId, me: AgentId) -> Chime {
    let found = desk.see(&[], |world| {
        let conversation = world.conversation(id)?;
        if conversation.invitation(me).is_some() {
            return Some(Chime::Question);
        }
        let work_stream = world.work_stream(conversation.work_stream)?;
        Some(Chime::Offer(work_stream.channel))
    });
    found.unwrap_or(Chime::Offer(Channel::Custom))
}

/// What a customer wrote last as a notification of the desktop; a click leads to its session.
fn tell(desk: Desk, id: ConversationId) {
    let message = desk.see(&[], |world| {
        let conversation = world.conversation(id)?;
        let customer = world.customer(conversation.customer)?;
        let (_, message) = conversation.last_of_customer()?;
        Some((
            name_of(customer),
            line_of(&message.body, &message.attachments, BODY),
        ))
    });
    if let Some((title, body)) = message {
        notify(&title, &body, move || {
            desk.sessions().set_focus(Focus::Session(id));
        });
    }
}

fn show_count(calls: usize) {
    let count = match calls {
        0 => String::new(),
        1..10 => format!("({calls}) "),
        _ => "(9+) ".into(),
    };
    document().set_title(&format!("{count}Switchboard"));
    let icon = document().query_selector("link[rel='icon']").ok().flatten();
    if let Some(icon) = icon.and_then(|icon| icon.dyn_into::<web_sys::HtmlElement>().ok()) {
        let name = if calls > 0 { "icon-calls.svg" } else { "icon.svg" };
        // A fixed name cannot be refused.
        let _ = icon.set_attribute("href", name);
    }
}
