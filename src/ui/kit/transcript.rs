//! What was said, by day and by sender, with what the system did in between.
//!
//! Of a long conversation only a window of lines is drawn; whoever frames it moves the window.

use super::copy_link::point_at;
use super::copy_link::{CopyLink, step_among_links};
use super::{At, Attached, Icon, Said, name_of};
use crate::domain::{
    AgentId, Attachments, Audience, Author, Channel, ConversationId, CustomerId, Entry, Line, Millis, Span,
};
use crate::engine::{Facet, World, is_blank};
use crate::i18n::{Locale, Names, day, local_day, machine_time, moment_in_full, time_of_day};
use crate::state::{Desk, Preferences};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

const CLASS: &str = concat!(
    "transcript ",
    stylers::style_sheet!("./style/scoped/kit/transcript.css")
);

/// What one person writes within this time of their line before is drawn as one group (behaviour §8.12).
const GROUP: Span = Span::minutes(5);

/// One line as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    number: usize,
    at: Millis,
    /// Whether it is the first of its day.
    opens_day: bool,
    /// Whether it is the first line of a group, and the last.
    opens_group: bool,
    ends_group: bool,
    line: Drawn,
}

#[derive(Clone, Debug, PartialEq)]
enum Drawn {
    Said(Words),
    System(String),
}

/// What somebody wrote.
#[derive(Clone, Debug, PartialEq)]
struct Words {
    name: String,
    body: Arc<str>,
    files: Attachments,
    is_ours: bool,
    is_internal: bool,
    is_formatted: bool,
}

/// The lines of a conversation. Scrolling is left to whoever frames it.
#[component]
pub(in crate::ui) fn Transcript(
    conversation: ConversationId,
    /// Whose words are "you".
    me: AgentId,
    /// Which lines are drawn; all of them where nothing is said.
    #[prop(optional, into)]
    window: Option<Signal<Range<usize>>>,
    /// The line before which the reader had stopped.
    #[prop(default = None)]
    unread_from: Option<usize>,
    /// The line that was searched for.
    #[prop(optional, into)]
    hit: Option<Signal<Option<usize>>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let words = locale.messages();
    let rows = Memo::new(move |_| {
        let window = window.map_or(0..usize::MAX, |window| window.get());
        desk.see(&[Facet::Conversation(conversation)], |world| {
            rows(world, conversation, me, locale, window)
        })
    });
    // To the minute: no line says more.
    let minute = Memo::new(move |_| Millis(desk.now().0.div_euclid(60_000) * 60_000));
    let sent = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            last_sent(world, conversation, me)
        })
    });
    let copied = RwSignal::new(None::<usize>);
    // The line somebody is at: only that one and the last have a button, or long transcripts would be made of buttons.
    let near = RwSignal::new(None::<usize>);
    let last = Memo::new(move |_| rows.with(|rows| last_said(rows)));
    let today = Memo::new(move |_| local_day(desk.now()));
    let day_label = move |at| match today.get() - local_day(at) {
        0 => words.today.to_owned(),
        1 => words.yesterday.to_owned(),
        _ => day(locale, at),
    };
    let is_hit = move |number| hit.is_some_and(|hit| hit.get() == Some(number));
    view! {
        <ol
            class=CLASS
            data-test="transcript"
            on:keydown=move |event| step_among_links(&event, near)
            on:pointerover=move |event| point_at(&event, near)
        >
            <For each=move || rows.get() key=|row| (row.number, row.opens_group, row.ends_group) let:row>
                {row.opens_day.then(|| view! { <li class="day">{move || day_label(row.at)}</li> })}
                {(unread_from == Some(row.number))
                    .then(|| view! { <li class="unread-line">{words.panel.new_messages}</li> })}
                {match row.line {
                    Drawn::System(text) => {
                        view! {
                            <li class="system" data-row=row.number>
                                {text}
                                " · "
                                <time datetime=machine_time(row.at) title=moment_in_full(locale, row.at)>
                                    {time_of_day(locale, row.at)}
                                </time>
                            </li>
                        }
                            .into_any()
                    }
                    Drawn::Said(said) => {
                        let by = if said.is_internal {
                            format!("{} · {} · ", said.name, words.panel.by_you)
                        } else {
                            format!("{} · ", said.name)
                        };
                        let is_sent = move || sent.get() == Some(row.number);
                        view! {
                            <li
                                class=if said.is_ours { "ours" } else { "theirs" }
                                class:internal=said.is_internal
                                class:follows=!row.opens_group
                                class:hit=move || is_hit(row.number)
                                data-row=row.number
                            >
                                {(!is_blank(&said.body))
                                    .then(|| {
                                        view! {
                                            <div class="bubble" title=moment_in_full(locale, row.at)>
                                                <Said body=said.body formatted=said.is_formatted />
                                            </div>
                                        }
                                    })}
                                <Attached files=said.files />
                                <Show when=move || near.get() == Some(row.number) || last.get() == Some(row.number)>
                                    <CopyLink
                                        conversation
                                        line=row.number
                                        is_stop=Signal::derive(move || last.get() == Some(row.number))
                                        copied
                                    />
                                </Show>
                                {row.ends_group
                                    .then(|| {
                                        view! {
                                            <span class="by">
                                                {by} <At at=row.at now=minute />
                                                <Show when=is_sent>
                                                    <span class="sent">
                                                        <Icon glyph=icondata_lu::LuCheck size=12 />
                                                        {words.panel.sent}
                                                    </span>
                                                </Show>
                                            </span>
                                        }
                                    })}
                            </li>
                        }
                            .into_any()
                    }
                }}
            </For>
        </ol>
    }
}

fn rows(
    world: &World,
    conversation: ConversationId,
    me: AgentId,
    locale: Locale,
    window: Range<usize>,
) -> Vec<Row> {
    let Some(conversation) = world.conversation(conversation) else {
        return Vec::new();
    };
    let lines = &conversation.transcript;
    let channel = world
        .work_stream(conversation.work_stream)
        .map_or(Channel::Custom, |stream| stream.channel);
    let row = |(number, entry): (usize, &Entry)| {
        let before = number.checked_sub(1).and_then(|before| lines.get(before));
        Row {
            number,
            at: entry.at,
            opens_day: before.is_none_or(|before| local_day(before.at) != local_day(entry.at)),
            opens_group: !before.is_some_and(|before| belong_together(before, entry)),
            ends_group: !lines
                .get(number + 1)
                .is_some_and(|after| belong_together(entry, after)),
            line: drawn(world, conversation.customer, channel, &entry.line, me, locale),
        }
    };
    let count = window.end.saturating_sub(window.start);
    lines
        .iter()
        .enumerate()
        .skip(window.start)
        .take(count)
        .map(row)
        .collect()
}

/// The last line somebody wrote.
fn last_said(rows: &[Row]) -> Option<usize> {
    let said = rows.iter().rfind(|row| matches!(row.line, Drawn::Said(_)));
    said.map(|row| row.number)
}

/// The last line `me` wrote to the customer. What is in the transcript has been sent.
fn last_sent(world: &World, conversation: ConversationId, me: AgentId) -> Option<usize> {
    let is_ours = |entry: &Entry| {
        matches!(
            &entry.line,
            Line::Message(message) if message.author == Author::Agent(me) && message.audience == Audience::Public
        )
    };
    world
        .conversation(conversation)?
        .transcript
        .iter()
        .rposition(is_ours)
}

/// Whether two lines, one after the other, are of the same sender to the same readers within a few minutes.
fn belong_together(one: &Entry, other: &Entry) -> bool {
    match (&one.line, &other.line) {
        (Line::Message(first), Line::Message(second)) => {
            first.author == second.author
                && first.audience == second.audience
                && other.at.since(one.at) < GROUP
                && local_day(one.at) == local_day(other.at)
        }
        _ => false,
    }
}

fn drawn(
    world: &World,
    customer: CustomerId,
    channel: Channel,
    line: &Line,
    me: AgentId,
    locale: Locale,
) -> Drawn {
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
        Line::Message(message) => {
            let is_internal = message.audience == Audience::Internal;
            Drawn::Said(Words {
                name: match message.author {
                    Author::Customer => world.customer(customer).map_or_else(String::new, name_of),
                    Author::Agent(id) => agent(id),
                    Author::Bot(id) => world.bot(id).map_or_else(String::new, |bot| bot.name.clone()),
                },
                body: message.body.clone(),
                files: message.attachments.clone(),
                is_ours: message.author != Author::Customer,
                is_internal,
                is_formatted: is_internal || channel.shows_formatting(),
            })
        }
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
