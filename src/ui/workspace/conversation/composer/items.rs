//! What can be chosen while a slash command is typed, or in a drawer.

use super::pen::Pen;
use crate::analysis::search::Typing;
use crate::analysis::{Found, People, best, fill, find, suggestions};
use crate::domain::{AgentId, ArticleId, Audience, Conversation, Presence, QueueId, SlashCommand};
use crate::engine::{Facet, Refusal, Seat, can_be_consulted, can_be_given_to, can_be_moved_to};
use crate::i18n::{Locale, Messages};
use crate::state::{KnowledgeSearch, Piece, find_articles, language_for};
use crate::ui::app::locale;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) title: String,
    pub(super) detail: String,
    pub(super) presence: Option<Presence>,
    /// Why it cannot be chosen now, where it cannot.
    pub(super) why_not: Option<String>,
    pub(super) act: Act,
}

/// What choosing it does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// Completes the name of a command.
    Complete(&'static str),
    /// Puts a text into the draft; some slugs may have no value.
    Reply { text: String, missing: Vec<String> },
    /// Shows the quick replies with a tag.
    Tag(String),
    /// Writes to somebody else from now on.
    Audience(Audience),
    /// Searches the knowledge base in a tab.
    SearchKnowledge(String),
    /// Opens an article in a tab.
    OpenArticle(ArticleId),
    /// Asks for advice.
    Consult(AgentId),
    /// The same, of a queue.
    ConsultQueue(QueueId),
    /// Asks to take over.
    Transfer(AgentId),
    /// Gives the conversation to a queue.
    TransferToQueue(QueueId),
}

/// What the conversation is to be done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Consult,
    Transfer,
}

/// So many choices at most: more is not read, but narrowed down.
const MOST: usize = 50;

/// The choices for the slash command being typed; nothing while none is.
pub(super) fn items(pen: Pen) -> Option<Vec<Item>> {
    let words = locale().messages();
    let (name, command, argument) = pen.slash(|slash| {
        let slash = slash?;
        let argument = slash.argument.map(str::to_owned);
        Some((slash.name.to_owned(), slash.command, argument))
    })?;
    let fits = |command: &SlashCommand| pen.may_write_to_customer() || !needs_the_customer(*command);
    let Some(command) = command.filter(fits) else {
        let suggested: Vec<_> = suggestions(&name)
            .into_iter()
            .filter(fits)
            .map(|command| suggestion(words, command))
            .collect();
        return (argument.is_none() && !suggested.is_empty()).then_some(suggested);
    };
    let query = argument.unwrap_or_default();
    match command {
        SlashCommand::QuickReply => Some(replies(pen, &query)),
        SlashCommand::Consult => Some(people(pen, Purpose::Consult, &query)),
        SlashCommand::ConsultQueue => Some(queues(pen, Purpose::Consult, &query)),
        SlashCommand::Transfer => Some(people(pen, Purpose::Transfer, &query)),
        SlashCommand::TransferToQueue => Some(queues(pen, Purpose::Transfer, &query)),
        SlashCommand::Internal => Some(vec![audience(words, Audience::Internal)]),
        SlashCommand::Public => Some(vec![audience(words, Audience::Public)]),
        SlashCommand::Knowledge => Some(knowledge(pen, words, &query)),
    }
}

const fn needs_the_customer(command: SlashCommand) -> bool {
    !matches!(
        command,
        SlashCommand::QuickReply | SlashCommand::Internal | SlashCommand::Knowledge
    )
}

/// The search in a tab first, then the articles that answer best already.
fn knowledge(pen: Pen, words: &Messages, query: &str) -> Vec<Item> {
    let item = |title: String, detail: String, act: Act| Item {
        title,
        detail,
        presence: None,
        why_not: None,
        act,
    };
    let query = query.trim();
    let search = item(
        words.knowledge.search.to_owned(),
        query.to_owned(),
        Act::SearchKnowledge(query.to_owned()),
    );
    if query.is_empty() {
        return vec![search];
    }
    let facets = [Facet::Set, Facet::Conversation(pen.conversation)];
    let tag = locale().tag();
    let language = pen
        .desk
        .see(&facets, |world| language_for(world, pen.conversation, tag));
    let asked = KnowledgeSearch {
        words: query.to_owned(),
        ..KnowledgeSearch::default()
    };
    let found = find_articles(pen.desk, &asked, &language, Typing::Unfinished);
    let articles = found.into_iter().map(|found| {
        let (title, excerpt) = (text_of(&found.title), text_of(&found.excerpt));
        item(title, excerpt, Act::OpenArticle(found.id))
    });
    std::iter::once(search).chain(articles).collect()
}

fn text_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn suggestion(words: &Messages, command: SlashCommand) -> Item {
    let name = command.names().first().copied().unwrap_or_default();
    Item {
        title: format!("/{name}"),
        detail: (words.panel.slash_command)(command).to_owned(),
        presence: None,
        why_not: None,
        act: Act::Complete(name),
    }
}

fn audience(words: &Messages, audience: Audience) -> Item {
    let (title, detail) = match audience {
        Audience::Public => (words.panel.public, words.message_to_customer),
        Audience::Internal => (words.panel.internal, words.panel.customer_cannot_see),
    };
    Item {
        title: title.to_owned(),
        detail: detail.to_owned(),
        presence: None,
        why_not: None,
        act: Act::Audience(audience),
    }
}

/// Quick replies that fit the conversation, filled in.
pub(super) fn replies(pen: Pen, query: &str) -> Vec<Item> {
    let tag = locale().tag();
    let facets = [Facet::QuickReplies, Facet::Conversation(pen.conversation)];
    pen.desk.see(&facets, |world| {
        let Some(conversation) = world.conversation(pen.conversation) else {
            return Vec::new();
        };
        let own = world.setup().quick_replies.values();
        let own = own.filter(|reply| reply.is_for(pen.me, conversation.work_stream));
        match find(own, query, tag) {
            Found::Tags(tags) => tags.into_iter().map(|tag| by_tag(&tag)).collect(),
            Found::Replies(found) => {
                let customer = world.customer(conversation.customer);
                let agent = world.seat(pen.me).map(|seat| &seat.agent);
                let people = People::of(conversation, customer, agent);
                found
                    .into_iter()
                    .take(MOST)
                    .map(|reply| {
                        let filled = fill(&reply.text, |slug| people.look_up(slug));
                        Item {
                            title: reply.title.clone(),
                            detail: filled.text.clone(),
                            presence: None,
                            why_not: None,
                            act: Act::Reply {
                                text: filled.text,
                                missing: filled.missing,
                            },
                        }
                    })
                    .collect()
            }
        }
    })
}

fn by_tag(tag: &str) -> Item {
    Item {
        title: format!("#{tag}"),
        detail: String::new(),
        presence: None,
        why_not: None,
        act: Act::Tag(tag.to_owned()),
    }
}

/// Colleagues, those who can be asked first, by how well their skills fit and how little they have to do.
pub(super) fn people(pen: Pen, purpose: Purpose, query: &str) -> Vec<Item> {
    let locale = locale();
    let everybody: Vec<_> = pen.desk.see(&[Facet::Set], |world| {
        world.seats().map(|seat| seat.agent.id).collect()
    });
    let mut facets: Vec<_> = everybody.into_iter().map(Facet::Agent).collect();
    facets.push(Facet::Conversation(pen.conversation));
    pen.desk.see(&facets, |world| {
        let Some(conversation) = world.conversation(pen.conversation) else {
            return Vec::new();
        };
        let mut colleagues: Vec<_> = world
            .seats()
            .filter(|seat| seat.agent.id != pen.me)
            .map(|seat| {
                let id = seat.agent.id;
                let refusal = match purpose {
                    Purpose::Consult => can_be_consulted(world, conversation, id),
                    Purpose::Transfer => can_be_given_to(world, conversation, id),
                };
                (refusal.err(), seat)
            })
            // Who is not here today is no choice.
            .filter(|(refusal, _)| !matches!(refusal, Some(Refusal::NotHere(_))))
            .collect();
        colleagues.sort_by_key(|(refusal, seat)| {
            let unmet = skills_asked(conversation) - skills_met(conversation, seat);
            (
                refusal.is_some(),
                unmet,
                seat.slots_used(),
                seat.agent.name.clone(),
            )
        });
        let found = best(
            query,
            colleagues.into_iter(),
            |(_, seat)| seat.agent.name.clone(),
            MOST,
        );
        found
            .into_iter()
            .map(|(refusal, seat)| Item {
                title: seat.agent.name.clone(),
                detail: load(locale, conversation, seat),
                presence: Some(seat.presence.status),
                why_not: refusal.map(|refusal| (locale.messages().refusal)(&refusal)),
                act: match purpose {
                    Purpose::Consult => Act::Consult(seat.agent.id),
                    Purpose::Transfer => Act::Transfer(seat.agent.id),
                },
            })
            .collect()
    })
}

fn skills_asked(conversation: &Conversation) -> usize {
    conversation.needs.skills.len()
}

fn skills_met(conversation: &Conversation, seat: &Seat) -> usize {
    let needs = conversation.needs.skills.iter();
    needs
        .filter(|(skill, need)| seat.agent.rating(**skill).is_some_and(|have| have >= **need))
        .count()
}

/// Presence, sessions, and skills where any are asked for.
fn load(locale: Locale, conversation: &Conversation, seat: &Seat) -> String {
    let words = locale.messages();
    let mut text = format!(
        "{} · {}",
        words.presence(seat.presence.status),
        (words.panel.sessions_open)(seat.slots_used())
    );
    let asked = skills_asked(conversation);
    if asked > 0 {
        text.push_str(" · ");
        text.push_str(&(words.panel.skills_match)(skills_met(conversation, seat), asked));
    }
    text
}

/// Queues the conversation could go to; closed ones say so.
pub(super) fn queues(pen: Pen, purpose: Purpose, query: &str) -> Vec<Item> {
    let words = locale().messages();
    let ids: Vec<_> = pen.desk.see(&[Facet::Set], |world| {
        world.queues().map(|queue| queue.id).collect()
    });
    let mut facets: Vec<_> = ids.into_iter().map(Facet::Queue).collect();
    facets.extend([Facet::Set, Facet::Conversation(pen.conversation)]);
    pen.desk.see(&facets, |world| {
        let Some(conversation) = world.conversation(pen.conversation) else {
            return Vec::new();
        };
        let found = best(query, world.queues(), |queue| queue.name.clone(), MOST);
        found
            .into_iter()
            .map(|queue| Item {
                title: queue.name.clone(),
                detail: (words.panel.queue_load)(world.waiting_in(queue.id).len(), queue.members.len()),
                presence: None,
                why_not: can_be_moved_to(world, conversation, queue.id)
                    .err()
                    .map(|refusal| (words.refusal)(&refusal)),
                act: match purpose {
                    Purpose::Consult => Act::ConsultQueue(queue.id),
                    Purpose::Transfer => Act::TransferToQueue(queue.id),
                },
            })
            .collect()
    })
}
