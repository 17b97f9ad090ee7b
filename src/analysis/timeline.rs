//! The timeline of a case, a contact or an account: everything that was done for it, in one order (behaviour §9.5).

use super::fuzzy::fold;
use super::lookup::has_every_word;
use super::subject_of;
use crate::domain::{
    Activity, ActivityId, ActivityKind, AgentId, Case, CaseId, CaseStep, Channel, Conversation,
    ConversationId, CustomerId, Millis, PastConversation, Regarding, Status,
};
use crate::engine::World;
use std::cmp::Reverse;
use std::sync::Arc;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// When.
    pub at: Millis,
    /// By whom, if by an agent.
    pub by: Option<AgentId>,
    /// What.
    pub what: What,
}

/// What can be on a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A note, a letter, a call, a task, an appointment.
    Activity(Activity),
    /// A case was opened.
    CaseOpened {
        /// Which.
        case: CaseId,
        /// What it is called.
        title: Arc<str>,
    },
    /// Something became of a case.
    CaseChanged {
        /// Of which.
        case: CaseId,
        /// What it is called.
        title: Arc<str>,
        /// What became of it.
        step: CaseStep,
        /// Which change of the case it is.
        place: usize,
    },
    /// A conversation of this log.
    Conversation {
        /// Which.
        id: ConversationId,
        /// On which channel.
        channel: Channel,
        /// Where it is in its life.
        status: Status,
        /// What it is about, if anybody has said so.
        subject: Option<String>,
    },
    /// A conversation from before this log began.
    Past {
        /// The conversation.
        past: PastConversation,
        /// Which of its customer's it is, the newest first.
        place: usize,
    },
    /// What an agent wrote down about a conversation.
    Note {
        /// About which.
        conversation: ConversationId,
        /// What it says.
        text: Arc<str>,
    },
}

/// The kinds of things by which a timeline is filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Notes, those about conversations among them.
    Note,
    /// Letters.
    Email,
    /// Calls.
    PhoneCall,
    /// Things to do.
    Task,
    /// Meetings.
    Appointment,
    /// Conversations.
    Conversation,
    /// What became of cases.
    Case,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Note,
        Self::Email,
        Self::PhoneCall,
        Self::Task,
        Self::Appointment,
        Self::Conversation,
        Self::Case,
    ];
}

/// What makes an item the same when it has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// An activity.
    Activity(ActivityId),
    /// The opening of a case.
    Opened(CaseId),
    /// A change of a case.
    Changed(CaseId, usize),
    /// A conversation.
    Conversation(ConversationId),
    /// An earlier conversation.
    Past(usize),
    /// A note about a conversation.
    Note(ConversationId, Option<AgentId>),
}

impl Item {
    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match &self.what {
            What::Activity(activity) => match activity.kind {
                ActivityKind::Note => Kind::Note,
                ActivityKind::Email { .. } => Kind::Email,
                ActivityKind::PhoneCall => Kind::PhoneCall,
                ActivityKind::Task { .. } => Kind::Task,
                ActivityKind::Appointment { .. } => Kind::Appointment,
            },
            What::CaseOpened { .. } | What::CaseChanged { .. } => Kind::Case,
            What::Conversation { .. } | What::Past { .. } => Kind::Conversation,
            What::Note { .. } => Kind::Note,
        }
    }

    /// What makes it the same when it has changed.
    #[must_use]
    pub const fn key(&self) -> Key {
        match &self.what {
            What::Activity(activity) => Key::Activity(activity.id),
            What::CaseOpened { case, .. } => Key::Opened(*case),
            What::CaseChanged { case, place, .. } => Key::Changed(*case, *place),
            What::Conversation { id, .. } => Key::Conversation(*id),
            What::Past { place, .. } => Key::Past(*place),
            What::Note { conversation, .. } => Key::Note(*conversation, self.by),
        }
    }

    /// What can be searched for in it.
    fn text(&self) -> String {
        match &self.what {
            What::Activity(activity) => format!("{} {}", activity.subject, activity.text),
            What::CaseOpened { case, title } | What::CaseChanged { case, title, .. } => {
                format!("{} {title}", number_of(*case))
            }
            What::Conversation { subject, .. } => subject.clone().unwrap_or_default(),
            What::Past { past, .. } => format!("{} {}", past.subject, past.outcome),
            What::Note { text, .. } => text.to_string(),
        }
    }
}

fn number_of(id: CaseId) -> String {
    Case {
        id,
        ..Case::default()
    }
    .number()
}

/// What somebody wants to see of a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only what has all these words.
    pub query: String,
    /// Whether the oldest comes first.
    pub oldest_first: bool,
}

/// What is wished for of a timeline, in the order that is wished for.
#[must_use]
pub fn shown(mut items: Vec<Item>, wish: &Wish) -> Vec<Item> {
    let query = fold(wish.query.trim());
    items.retain(|item| {
        let is_of_kind = wish.kind.is_none_or(|kind| kind == item.kind());
        is_of_kind && (query.is_empty() || has_every_word(&fold(&item.text()), &query))
    });
    if wish.oldest_first {
        items.sort_by_key(|item| (item.at, item.key()));
    } else {
        items.sort_by_key(|item| Reverse((item.at, item.key())));
    }
    items
}

/// The conversations that belong to a case, or to a contact or an account.
#[must_use]
pub fn conversations_of(world: &World, regarding: Regarding) -> Vec<ConversationId> {
    match regarding {
        Regarding::Customer(customer) => world.conversations_of(customer).to_vec(),
        Regarding::Case(case) => world
            .conversations()
            .filter(|conversation| conversation.case() == Some(case))
            .map(|conversation| conversation.id)
            .collect(),
    }
}

/// Everything that was done for a case, or for a contact or an account and their cases, in no particular order.
#[must_use]
pub fn timeline(world: &World, regarding: Regarding) -> Vec<Item> {
    let mut items = activities(world, regarding);
    match regarding {
        Regarding::Case(case) => items.extend(world.records().case(case).into_iter().flat_map(history)),
        Regarding::Customer(customer) => {
            for case in world.records().cases_of(customer) {
                items.extend(activities(world, Regarding::Case(case.id)));
                items.extend(history(case));
            }
            items.extend(past(world, customer));
        }
    }
    for id in conversations_of(world, regarding) {
        if let Some(conversation) = world.conversation(id) {
            items.extend(item_of(world, conversation));
            items.extend(notes(conversation));
        }
    }
    items
}

fn activities(world: &World, regarding: Regarding) -> Vec<Item> {
    let item = |activity: &Activity| Item {
        at: activity.at,
        by: Some(activity.by),
        what: What::Activity(activity.clone()),
    };
    world.records().activities_of(regarding).map(item).collect()
}

/// How a case came to be what it is.
fn history(case: &Case) -> Vec<Item> {
    let opened = Item {
        at: case.opened_at,
        by: Some(case.opened_by),
        what: What::CaseOpened {
            case: case.id,
            title: case.title.clone(),
        },
    };
    let changes = case.changes.iter().enumerate().map(|(place, change)| Item {
        at: change.at,
        by: Some(change.by),
        what: What::CaseChanged {
            case: case.id,
            title: case.title.clone(),
            step: change.what,
            place,
        },
    });
    std::iter::once(opened).chain(changes).collect()
}

fn past(world: &World, customer: CustomerId) -> Vec<Item> {
    let past = world
        .customer(customer)
        .map_or(&[][..], |customer| customer.past.as_slice());
    let item = |(place, past): (usize, &PastConversation)| Item {
        at: past.closed_at,
        by: None,
        what: What::Past {
            past: past.clone(),
            place,
        },
    };
    past.iter().enumerate().map(item).collect()
}

fn item_of(world: &World, conversation: &Conversation) -> Option<Item> {
    Some(Item {
        at: conversation.created_at,
        by: conversation.agent(),
        what: What::Conversation {
            id: conversation.id,
            channel: world.work_stream(conversation.work_stream)?.channel,
            status: conversation.status(),
            subject: subject_of(conversation),
        },
    })
}

fn notes(conversation: &Conversation) -> Vec<Item> {
    let notes = conversation.notes.iter();
    notes
        .filter(|note| !note.text.trim().is_empty())
        .map(|note| Item {
            at: note.at,
            by: Some(note.agent),
            what: What::Note {
                conversation: conversation.id,
                text: note.text.clone(),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Item, Key, Kind, What, Wish, history, notes, shown};
    use crate::domain::{
        Activity, ActivityId, ActivityKind, AgentId, Case, CaseChange, CaseId, CaseStatus, CaseStep,
        ContactId, Conversation, ConversationId, CustomerId, Millis, Note, QueueId, Regarding, WorkStreamId,
    };

    fn activity(id: u32, at: i64, kind: ActivityKind, subject: &str) -> Item {
        Item {
            at: Millis(at),
            by: Some(AgentId(1)),
            what: What::Activity(Activity {
                id: ActivityId(id),
                regarding: Regarding::Case(CaseId(1)),
                kind,
                subject: subject.into(),
                text: "Called about the parcel".into(),
                conversation: None,
                by: AgentId(1),
                at: Millis(at),
            }),
        }
    }

    fn items() -> Vec<Item> {
        let case = Case {
            id: CaseId(7),
            title: "Søknad om bytte".into(),
            opened_at: Millis(20),
            changes: vec![CaseChange {
                at: Millis(40),
                by: AgentId(2),
                what: CaseStep::Moved(CaseStatus::Resolved),
            }],
            ..Case::default()
        };
        let mut items = vec![
            activity(1, 10, ActivityKind::PhoneCall, "First call"),
            activity(2, 30, ActivityKind::Note, "A note"),
        ];
        items.extend(history(&case));
        items
    }

    fn keys(wish: &Wish) -> Vec<Key> {
        shown(items(), wish).iter().map(Item::key).collect()
    }

    #[test]
    fn the_newest_comes_first_or_the_oldest() {
        let newest_first = [
            Key::Changed(CaseId(7), 0),
            Key::Activity(ActivityId(2)),
            Key::Opened(CaseId(7)),
            Key::Activity(ActivityId(1)),
        ];
        assert_eq!(keys(&Wish::default()), newest_first);
        let oldest_first: Vec<_> = newest_first.into_iter().rev().collect();
        let wish = Wish {
            oldest_first: true,
            ..Wish::default()
        };
        assert_eq!(keys(&wish), oldest_first);
    }

    #[test]
    fn only_what_is_of_the_kind_and_has_every_word_is_shown() {
        let wish = |kind, query: &str| Wish {
            kind,
            query: query.into(),
            ..Wish::default()
        };
        assert_eq!(
            keys(&wish(Some(Kind::PhoneCall), "")),
            [Key::Activity(ActivityId(1))]
        );
        assert_eq!(keys(&wish(Some(Kind::Case), "soknad")).len(), 2);
        assert_eq!(keys(&wish(None, "parcel FIRST")), [Key::Activity(ActivityId(1))]);
        assert_eq!(keys(&wish(None, "cas-00007")).len(), 2);
        assert!(keys(&wish(Some(Kind::Email), "")).is_empty());
    }

    #[test]
    fn a_note_about_a_conversation_is_on_the_timeline_unless_it_is_blank() {
        let mut conversation = Conversation::new(
            ConversationId(3),
            ContactId(1),
            CustomerId(1),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        conversation.notes = ["Runs in the rain", "  "]
            .into_iter()
            .zip(1..)
            .map(|(text, agent)| Note {
                agent: AgentId(agent),
                at: Millis(5),
                text: text.into(),
            })
            .collect();
        let items = notes(&conversation);
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].key(), Key::Note(ConversationId(3), Some(AgentId(1))));
        assert_eq!(items[0].kind(), Kind::Note);
    }
}
