//! Smart assist at the desk: what may help with a conversation, and why (seed 002; behaviour §10.5).
//!
//! It goes by the public messages of this conversation and by what is on file. Internal messages and other
//! conversations are never handed over, and nothing is done before the agent says so.

use super::Desk;
use super::library::{Stock, spoken};
use crate::analysis::assist::{Facts, Line, Mood, NextStep, Side, Step, Suggestion, next_steps, suggest};
use crate::analysis::sentiment::Level;
use crate::analysis::{one_line, says_solved, says_sorry};
use crate::domain::{AgentId, ArticleId, Author, CaseId, Conversation, ConversationId, Millis, Stage};
use crate::engine::{Facet, World, can_write_to_customer};

/// So many articles, cases and steps at most: more would not be read beside a conversation.
const ARTICLES: usize = 3;
const CASES: usize = 3;
const STEPS: usize = 3;

/// So many are looked through, since some are left out.
const LOOKED_THROUGH: usize = 12;

/// So much of a title and of what solved a case is shown, in characters.
const TITLE: usize = 120;
const RESOLUTION: usize = 160;

/// Something that may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is known by while the session lasts.
    pub key: String,
    /// What it suggests.
    pub offer: Offer,
}

/// What a card suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// An article.
    Article {
        /// Which.
        id: ArticleId,
        /// Its title.
        title: String,
        /// How sure it is, and the words it was found by.
        why: Why,
    },
    /// A case that was resolved.
    Case {
        /// Which.
        id: CaseId,
        /// Its number and its title.
        title: String,
        /// What settled it.
        resolution: String,
        /// How sure it is, and the words it was found by.
        why: Why,
    },
    /// Something to do.
    Step(NextStep),
}

/// What speaks for an article or a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// How sure it is, 0 to 100.
    pub confidence: u8,
    /// The words of the conversation it was found by.
    pub words: Vec<String>,
}

impl Why {
    fn of(suggestion: &Suggestion) -> Self {
        Self {
            confidence: suggestion.confidence,
            words: suggestion
                .reason
                .iter()
                .map(|word| one_line(word, TITLE))
                .collect(),
        }
    }
}

/// The cards of a conversation at `now`: what `me` can do next, then articles, then cases. The articles are those in
/// `language`; `level` is how the customer feels, as far as that is known.
#[must_use]
pub fn cards(
    desk: Desk,
    me: AgentId,
    conversation: ConversationId,
    language: &str,
    level: Option<Level>,
    now: Millis,
) -> Vec<Card> {
    let facets = [
        Facet::Conversation(conversation),
        Facet::Agent(me),
        Facet::Set,
        Facet::Cases,
    ];
    desk.look_up(&facets, |world, library| {
        let Some(conversation) = world.conversation(conversation) else {
            return Vec::new();
        };
        let lines = lines(conversation);
        let shelf = library.shelf(world, language, Stock::Published);
        let articles: Vec<Card> = suggest(shelf.index(), &lines, LOOKED_THROUGH)
            .iter()
            .filter_map(|suggestion| {
                let (article, _) = shelf.at(suggestion.document)?;
                (!was_sent(conversation, &article.key)).then(|| Card {
                    key: format!("article {}", article.id),
                    offer: Offer::Article {
                        id: article.id,
                        title: one_line(&article.title, TITLE),
                        why: Why::of(suggestion),
                    },
                })
            })
            .take(ARTICLES)
            .collect();
        let cases: Vec<Card> = library
            .cases(world, spoken(language))
            .map_or_else(Vec::new, |shelf| {
                let similar = suggest(shelf.index(), &lines, LOOKED_THROUGH);
                let cards = similar.iter().filter_map(|suggestion| {
                    let case = world.records().case(shelf.at(suggestion.document)?)?;
                    (conversation.case() != Some(case.id)).then(|| Card {
                        key: format!("case {}", case.id),
                        offer: Offer::Case {
                            id: case.id,
                            title: format!("{} · {}", case.number(), one_line(&case.title, TITLE)),
                            resolution: one_line(&case.resolution, RESOLUTION),
                            why: Why::of(suggestion),
                        },
                    })
                });
                cards.take(CASES).collect()
            });
        let facts = Facts {
            best_article: articles.first().and_then(Card::confidence),
            similar_case: cases.first().and_then(Card::confidence),
            ..facts(world, conversation, level, now)
        };
        let steps = next_steps(&facts, usize::MAX)
            .into_iter()
            .filter(|next| can_take(world, conversation, me, next.step))
            .take(STEPS)
            .map(|next| Card {
                key: key_of(next.step, &facts),
                offer: Offer::Step(next),
            });
        steps.chain(articles).chain(cases).collect()
    })
}

impl Card {
    fn confidence(&self) -> Option<u8> {
        match &self.offer {
            Offer::Article { why, .. } | Offer::Case { why, .. } => Some(why.confidence),
            Offer::Step(_) => None,
        }
    }
}

/// Whether an agent can take a step now: advisers, listeners and whoever wraps up cannot write to the customer, and
/// only the primary agent asks for advice and ends the conversation.
fn can_take(world: &World, conversation: &Conversation, me: AgentId, step: Step) -> bool {
    match step {
        Step::Greet | Step::Answer | Step::Apologise | Step::SendArticle | Step::AskWhetherThere => {
            can_write_to_customer(world, conversation, me)
        }
        Step::Consult | Step::WrapUp => conversation.stage == (Stage::Active { agent: me }),
        Step::LinkCustomer | Step::OpenSimilarCase | Step::CreateCase => true,
    }
}

/// What has to do with the last message is suggested again after the next one, also if it was dismissed.
fn key_of(step: Step, facts: &Facts) -> String {
    match step {
        Step::Answer | Step::AskWhetherThere => format!("step {step:?} {}", facts.from_customer),
        step => format!("step {step:?}"),
    }
}

/// What customer, agents and bot said to each other: [`Conversation::messages`] leaves out what is internal.
fn lines(conversation: &Conversation) -> Vec<Line<'_>> {
    let line = |(_, author, text)| Line {
        from: match author {
            Author::Customer => Side::Customer,
            Author::Agent(_) | Author::Bot(_) => Side::Agent,
        },
        text,
    };
    conversation.messages().map(line).collect()
}

/// Whether the customer has the article's link already.
fn was_sent(conversation: &Conversation, key: &str) -> bool {
    let address = format!("portal/articles/{key}");
    let ends_there = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
    conversation
        .messages()
        .filter(|(_, author, _)| *author != Author::Customer)
        .any(|(_, _, body)| {
            let mut parts = body.split(address.as_str());
            parts.next();
            parts.any(ends_there)
        })
}

fn facts(world: &World, conversation: &Conversation, level: Option<Level>, now: Millis) -> Facts {
    let of_customer = |author: Author| author == Author::Customer;
    let of_agent = |author: Author| matches!(author, Author::Agent(_));
    let count = |is_theirs: fn(Author) -> bool| {
        let authors = conversation.messages().map(|(_, author, _)| author);
        authors.filter(|author| is_theirs(*author)).count()
    };
    let last = conversation.messages().next_back();
    let last_by = |is_theirs: fn(Author) -> bool| {
        let last = last.filter(|(_, author, _)| is_theirs(*author));
        last.map(|(at, _, _)| now.since(at))
    };
    let mut said_by_agents = conversation.messages().filter(|(_, author, _)| of_agent(*author));
    let mut said_by_customer = conversation
        .messages()
        .rev()
        .filter(|(_, author, _)| of_customer(*author));
    let customer = world.customer(conversation.customer);
    Facts {
        from_customer: count(of_customer),
        from_agents: count(of_agent),
        customer_waits: conversation.unanswered_since.map(|since| now.since(since)),
        customer_is_silent: last_by(of_agent),
        is_linked: customer.is_some_and(|customer| customer.is_on_file()),
        has_case: conversation.case().is_some(),
        mood: match level {
            Some(Level::VeryNegative) => Mood::VeryNegative,
            Some(Level::Negative) => Mood::Negative,
            _ => Mood::Other,
        },
        has_help: !conversation.participants.is_empty() || !conversation.invitations.is_empty(),
        has_apologised: said_by_agents.any(|(_, _, body)| says_sorry(body)),
        is_solved: said_by_customer
            .next()
            .is_some_and(|(_, _, body)| says_solved(body)),
        ..Facts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Author, Conversation, Line, Millis, Side, Step, can_take, facts, lines, was_sent};
    use crate::domain::{
        Agent, AgentId, Attachments, Audience, Channel, ContactId, Context, ConversationId, Cost, CustomerId,
        Entry, Floor, Identity, Message, Mode, Participant, Queue, QueueId, Span, Units, WorkStream,
        WorkStreamId,
    };
    use crate::engine::{Actor, Command, Stamp, World, execute};

    const AGENT: Author = Author::Agent(AgentId(1));

    fn conversation(said: &[(Author, Audience, &str)]) -> Conversation {
        let (id, customer, at) = (ConversationId(1), CustomerId(1), Millis(0));
        let mut conversation = Conversation::new(
            id,
            ContactId::default(),
            customer,
            WorkStreamId(1),
            QueueId(1),
            at,
        );
        let entry = |(minute, (author, audience, body)): (i64, &(Author, Audience, &str))| Entry {
            at: at + Span::minutes(minute),
            line: crate::domain::Line::Message(Message {
                author: *author,
                audience: *audience,
                body: (*body).into(),
                attachments: Attachments::default(),
            }),
        };
        conversation.transcript = (0..).zip(said).map(entry).collect();
        conversation
    }

    #[test]
    fn internal_text_is_never_handed_over() {
        let conversation = conversation(&[
            (Author::Customer, Audience::Public, "My card was declined"),
            (
                AGENT,
                Audience::Internal,
                "he always returns everything, see the returns article",
            ),
            (AGENT, Audience::Public, "Which bank?"),
        ]);
        assert_eq!(
            lines(&conversation),
            [
                Line {
                    from: Side::Customer,
                    text: "My card was declined"
                },
                Line {
                    from: Side::Agent,
                    text: "Which bank?"
                },
            ]
        );
    }

    #[test]
    fn whose_turn_it_is_and_what_was_said_are_known() {
        let mut known = conversation(&[
            (Author::Customer, Audience::Public, "It broke"),
            (AGENT, Audience::Public, "I am sorry. Please press the button."),
            (AGENT, Audience::Internal, "It works, ignore them"),
        ]);
        let world = World::new();
        let now = Millis(0) + Span::minutes(5);
        let silent = facts(&world, &known, None, now);
        assert_eq!((silent.from_customer, silent.from_agents), (1, 1));
        assert_eq!(silent.customer_is_silent, Some(Span::minutes(4)));
        assert!(
            silent.has_apologised
                && !silent.is_solved
                && !silent.is_linked
                && silent.customer_waits.is_none()
        );
        known = conversation(&[
            (AGENT, Audience::Public, "Press it."),
            (Author::Customer, Audience::Public, "It works now, thank you!"),
        ]);
        let solved = facts(&world, &known, None, now);
        assert!(solved.is_solved && !solved.has_apologised && solved.customer_is_silent.is_none());
    }

    #[test]
    fn what_was_sent_is_known_by_its_address() {
        let sent = conversation(&[
            (
                Author::Customer,
                Audience::Public,
                "https://a.example/portal/articles/gift-cards",
            ),
            (
                AGENT,
                Audience::Public,
                "See https://a.example/portal/articles/return-an-order.",
            ),
        ]);
        assert!(was_sent(&sent, "return-an-order"));
        assert!(!was_sent(&sent, "return"), "another article begins like it");
        assert!(!was_sent(&sent, "gift-cards"), "the customer said it");
    }
    const BERT: AgentId = AgentId(1);
    const LENA: AgentId = AgentId(2);

    /// Bert talks with a customer; Lena is here as well.
    fn world() -> World {
        let mut world = World::new();
        let floor = Floor {
            agents: vec![
                Agent::new(BERT, "Bert Kowalski"),
                Agent::new(LENA, "Lena Solheim"),
            ],
            queues: vec![Queue {
                members: [BERT].into_iter().collect(),
                ..Queue::new(QueueId(1), "Returns")
            }],
            work_streams: vec![WorkStream {
                cost: Cost::Units(Units(10)),
                ..WorkStream::new(WorkStreamId(1), "Chat", Channel::LiveChat, QueueId(1))
            }],
            ..Floor::default()
        };
        let writes = Command::CustomerWrites {
            contact: ContactId(1),
            work_stream: WorkStreamId(1),
            from: Identity::default(),
            body: "It broke".into(),
            context: Context::new(),
            attachments: Attachments::default(),
        };
        for (actor, command) in [
            (Actor::Administrator, Command::OpenFloor(Box::new(floor))),
            (Actor::Agent(BERT), Command::SignIn),
            (Actor::Agent(LENA), Command::SignIn),
            (Actor::Customer, writes),
            (Actor::Agent(BERT), Command::Accept(ConversationId(1))),
        ] {
            execute(&mut world, &command, Stamp::new(Millis(0), actor)).unwrap();
        }
        world
    }

    #[test]
    fn only_what_the_agent_can_do_now_is_a_step() {
        const TO_CUSTOMER: [Step; 5] = [
            Step::Greet,
            Step::Answer,
            Step::Apologise,
            Step::SendArticle,
            Step::AskWhetherThere,
        ];
        const OF_PRIMARY: [Step; 2] = [Step::Consult, Step::WrapUp];
        let mut world = world();
        let mut talk = world.conversation(ConversationId(1)).unwrap().clone();
        let can = |world: &World, talk: &Conversation, who, steps: &[Step]| {
            let can: Vec<bool> = steps
                .iter()
                .map(|step| can_take(world, talk, who, *step))
                .collect();
            assert!(can.iter().all(|one| *one == can[0]), "{can:?}");
            can[0]
        };
        assert!(can(&world, &talk, BERT, &TO_CUSTOMER) && can(&world, &talk, BERT, &OF_PRIMARY));
        for (mode, speaks) in [
            (Mode::Consult, false),
            (Mode::Monitor, false),
            (Mode::Consult, true),
        ] {
            talk.participants = vec![Participant {
                agent: LENA,
                mode,
                since: Millis(0),
                speaks,
            }];
            assert_eq!(can(&world, &talk, LENA, &TO_CUSTOMER), speaks, "{mode:?}");
            assert!(!can(&world, &talk, LENA, &OF_PRIMARY), "{mode:?}");
            assert!(can_take(&world, &talk, LENA, Step::OpenSimilarCase));
        }
        let end = Command::End(ConversationId(1));
        execute(&mut world, &end, Stamp::new(Millis(0), Actor::Agent(BERT))).unwrap();
        let ended = world.conversation(ConversationId(1)).unwrap();
        assert!(!can(&world, ended, BERT, &TO_CUSTOMER) && !can(&world, ended, BERT, &OF_PRIMARY));
        assert!(can_take(&world, ended, BERT, Step::CreateCase));
    }
}
