//! What was said, by day, with what the system did in between.

use crate::domain::{AgentId, Author, ConversationId, CustomerId, Entry, Line, Millis};
use crate::engine::{Facet, World};
use crate::i18n::{Locale, Names, day, local_day, time_of_day};
use crate::state::{Desk, Preferences};
use leptos::prelude::*;
use std::sync::Arc;

const CLASS: &str = concat!(
    "transcript ",
    stylers::style_sheet!("./style/scoped/kit/transcript.css")
);

/// One line as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    number: usize,
    at: Millis,
    /// Whether it is the first of its day.
    opens_day: bool,
    line: Drawn,
}

#[derive(Clone, Debug, PartialEq)]
enum Drawn {
    Theirs { name: String, body: Arc<str> },
    Ours { name: String, body: Arc<str> },
    System(String),
}

/// The lines of a conversation. Scrolling is left to whoever frames it.
#[component]
pub(in crate::ui) fn Transcript(
    conversation: ConversationId,
    /// Whose words are "you".
    me: AgentId,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let rows = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            rows(world, conversation, me, locale)
        })
    });
    let today = Memo::new(move |_| local_day(desk.now()));
    let day_label = move |at| {
        let words = locale.messages();
        match today.get() - local_day(at) {
            0 => words.today.to_owned(),
            1 => words.yesterday.to_owned(),
            _ => day(locale, at),
        }
    };
    view! {
        <ol class=CLASS data-test="transcript">
            <For each=move || rows.get() key=|row| row.number let:row>
                {row.opens_day.then(|| view! { <li class="day">{move || day_label(row.at)}</li> })}
                {match row.line {
                    Drawn::System(text) => {
                        let line = format!("{text} · {}", time_of_day(locale, row.at));
                        view! { <li class="system">{line}</li> }.into_any()
                    }
                    Drawn::Theirs { name, body } => {
                        view! {
                            <li class="theirs">
                                <p>{body.to_string()}</p>
                                <span class="by">{format!("{name} · {}", time_of_day(locale, row.at))}</span>
                            </li>
                        }
                            .into_any()
                    }
                    Drawn::Ours { name, body } => {
                        view! {
                            <li class="ours">
                                <p>{body.to_string()}</p>
                                <span class="by">{format!("{name} · {}", time_of_day(locale, row.at))}</span>
                            </li>
                        }
                            .into_any()
                    }
                }}
            </For>
        </ol>
    }
}

fn rows(world: &World, conversation: ConversationId, me: AgentId, locale: Locale) -> Vec<Row> {
    let Some(conversation) = world.conversation(conversation) else {
        return Vec::new();
    };
    let mut last_day = None;
    let row = |(number, entry): (usize, &Entry)| {
        let its_day = Some(local_day(entry.at));
        let opens_day = std::mem::replace(&mut last_day, its_day) != its_day;
        let line = drawn(world, conversation.customer, &entry.line, me, locale);
        Row {
            number,
            at: entry.at,
            opens_day,
            line,
        }
    };
    conversation.transcript.iter().enumerate().map(row).collect()
}

fn drawn(world: &World, customer: CustomerId, line: &Line, me: AgentId, locale: Locale) -> Drawn {
    let words = locale.messages();
    let full_name = |id: AgentId| {
        world
            .seat(id)
            .map_or_else(String::new, |seat| seat.agent.name.clone())
    };
    let agent = |id: AgentId| {
        if me == id {
            words.you.to_owned()
        } else {
            full_name(id)
        }
    };
    match line {
        Line::Message(message) => match message.author {
            Author::Customer => Drawn::Theirs {
                name: world
                    .customer(customer)
                    .map_or_else(String::new, |customer| customer.name.clone()),
                body: message.body.clone(),
            },
            Author::Agent(id) => Drawn::Ours {
                name: agent(id),
                body: message.body.clone(),
            },
            Author::Bot(id) => Drawn::Ours {
                name: world.bot(id).map_or_else(String::new, |bot| bot.name.clone()),
                body: message.body.clone(),
            },
        },
        Line::System(line) => Drawn::System((words.system_line)(
            line,
            &Names {
                agent: &agent,
                queue: &|id| {
                    world
                        .queue(id)
                        .map_or_else(String::new, |queue| queue.name.clone())
                },
            },
        )),
    }
}
