//! Why a command cannot be done, in words a person can act on (design §2.9).

use super::limits;
use crate::domain::{AgentId, ConversationId, RecordField, Status};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The reason a command was refused. A refused command leaves the world untouched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
pub enum Refusal {
    /// The actor is not an agent.
    #[error("only an agent can do this: sign in first")]
    OnlyForAgents,
    /// It is somebody else's to ask for.
    #[error("this is not yours to do")]
    NotAllowed,
    /// The agent is not on this floor.
    #[error("this agent is not on the floor: choose one of the people listed at sign-in")]
    UnknownAgent,
    /// The agent is not signed in.
    #[error("you are not signed in: sign in and try again")]
    NotSignedIn,
    /// No such conversation.
    #[error("conversation {0} does not exist")]
    UnknownConversation(ConversationId),
    /// The work stream a message names does not exist.
    #[error("the message came in on a work stream that does not exist")]
    UnknownWorkStream,
    /// The offer is gone: answered, timed out or withdrawn.
    #[error("this offer is gone: it was answered, timed out or given to somebody else")]
    OfferGone,
    /// Somebody else has it.
    #[error("this conversation is with somebody else")]
    NotYours,
    /// It is not in a state in which this can be done.
    #[error("this cannot be done while the conversation is {}", status_word(*.0))]
    WrongStatus(Status),
    /// Its work stream only offers.
    #[error("conversations of this work stream are offered, they cannot be picked")]
    CannotBePicked,
    /// The agent does not belong to the queue.
    #[error("you are not a member of the queue this conversation waits in")]
    NotAMember,
    /// All session slots are taken.
    #[error("all {limit} sessions are open: close one first")]
    SessionsFull {
        /// How many there can be.
        limit: u32,
    },
    /// There is no channel of the agent's queues on which the customer could be reached now.
    #[error("this customer left the chat and cannot be reached on any channel of your queues")]
    CannotReachCustomer,
    /// The customer has an ongoing conversation already.
    #[error("this customer already has an ongoing conversation: {0}")]
    AlreadyOngoing(ConversationId),
    /// Nothing but white space.
    #[error("write something first")]
    EmptyMessage,
    /// Too long.
    #[error(
        "the message is longer than {} characters: shorten it or send it in parts",
        limits::MESSAGE_CHARS
    )]
    MessageTooLong,
    /// Too long a note.
    #[error("the note is longer than {} characters: shorten it", limits::NOTE_CHARS)]
    NoteTooLong,
    /// Only who has or had the conversation writes about it.
    #[error("only those in this conversation can do this")]
    NotInvolved,
    /// Not one of the work stream's codes.
    #[error("{0} is not one of the disposition codes of this work stream")]
    UnknownDisposition(String),
    /// Too many codes.
    #[error("no more than {limit} disposition codes can be chosen")]
    TooManyDispositions {
        /// How many can be.
        limit: u8,
    },
    /// A code is required.
    #[error("choose a disposition code first: this work stream asks for one before closing")]
    DispositionMissing,
    /// No such quick reply, or somebody else's.
    #[error("this quick reply is not one of yours")]
    UnknownQuickReply,
    /// It cannot be kept as it is.
    #[error(
        "a quick reply needs a title of up to {} and a text of up to {} characters, and tags without spaces",
        limits::TITLE_CHARS,
        limits::QUICK_REPLY_CHARS
    )]
    BadQuickReply,
    /// There are too many.
    #[error(
        "you have {} quick replies of your own: delete one first",
        limits::PERSONAL_REPLIES
    )]
    TooManyQuickReplies,
    /// No such customer.
    #[error("this customer is not on file: search for another, or create one")]
    UnknownCustomer,
    /// No such case.
    #[error("this case does not exist: search for another, or create one")]
    UnknownCase,
    /// It is closed.
    #[error("this case is closed: open it again first")]
    CaseClosed,
    /// No such activity, or somebody else's.
    #[error("this entry is gone, or somebody else's")]
    UnknownActivity,
    /// No such article.
    #[error("this article does not exist")]
    UnknownArticle,
    /// There are enough articles.
    #[error("no more than {} articles can be linked", limits::LINKED_ARTICLES)]
    TooManyArticles,
    /// No such script or step.
    #[error("this script or step does not exist")]
    UnknownScript,
    /// A field was left empty.
    #[error("{0:?} is missing: fill it in")]
    FieldMissing(RecordField),
    /// A field is too long.
    #[error("{0:?} is too long: shorten it")]
    FieldTooLong(RecordField),
    /// A field does not say what it should.
    #[error("{0:?} is not right: correct it or leave it empty")]
    FieldMalformed(RecordField),
    /// Longer than the channel carries.
    #[error("this channel carries {limit} characters at most: shorten the message or send it in parts")]
    TooLongForChannel {
        /// How many it carries.
        limit: usize,
    },
    /// Too many files with one message.
    #[error("no more than {limit} files go with one message: send the others with the next one")]
    TooManyFiles {
        /// How many can go.
        limit: usize,
    },
    /// A file without a name, or with an endless one.
    #[error(
        "a file needs a name of up to {} characters: give it one",
        limits::FILE_NAME_CHARS
    )]
    BadFileName,
    /// A file with nothing in it.
    #[error("{0} is empty: choose another file")]
    FileEmpty(String),
    /// A file larger than it may be.
    #[error("{name} has {size} bytes, and a file can have {limit}: make it smaller, or send a link to it")]
    FileTooLarge {
        /// Which.
        name: String,
        /// How large it is, in bytes.
        size: u64,
        /// How large it could be.
        limit: u64,
    },
    /// Files that are too large together.
    #[error("the files have {size} bytes together, and a message can have {limit}: send them one by one")]
    FilesTooLarge {
        /// How large they are, in bytes.
        size: u64,
        /// How large they could be.
        limit: u64,
    },
    /// A file that does something when it is opened.
    #[error("{0} is a program or can run one, and is not passed on")]
    FileIsProgram(String),
    /// No picture, where only pictures are carried.
    #[error("this channel carries pictures only (PNG, JPEG, GIF, WebP), and {0} is none")]
    OnlyPictures(String),
    /// The channel carries no files.
    #[error("this channel carries no files: send a link, or attach them for colleagues")]
    NoFilesOnChannel,
    /// Inactive is set by the system only.
    #[error("Inactive is set by the system when an offer is missed; choose another status")]
    PresenceNotSelectable,
    /// There is no missed or rejected offer to reset from.
    #[error("there is nothing to reset: your status was not changed by a missed or rejected offer")]
    NothingToReset,
    /// The presence is not one this agent may choose.
    #[error("this presence is not one of yours: choose one from the list")]
    UnknownPresence,
    /// Only a presence that takes one out of the line can wait for the work in hand.
    #[error("choose Away, Do not disturb or Offline for when you are done")]
    NotALeave,
    /// It takes a supervisor.
    #[error("only supervisors can do this")]
    OnlyForSupervisors,
    /// The other agent is not signed in.
    #[error("agent {0} is not signed in: choose somebody else")]
    NotHere(AgentId),
    /// The other agent does not want to be disturbed, or is away.
    #[error("agent {0} is away or does not want to be disturbed: choose somebody else")]
    NotToBeDisturbed(AgentId),
    /// The other agent has no session left.
    #[error("agent {0} has every session open: choose somebody else")]
    TheirSessionsFull(AgentId),
    /// The other agent takes part already, or is asked to.
    #[error("agent {0} takes part already, or is being asked")]
    AlreadyPart(AgentId),
    /// The agent does not take part.
    #[error("agent {0} does not take part in this conversation")]
    NotPart(AgentId),
    /// The other agent serves other queues.
    #[error("agent {0} is not a member of this conversation's queue")]
    NotInThatQueue(AgentId),
    /// Somebody is being asked to take over.
    #[error("somebody is being asked to take over: wait for the answer or take the question back")]
    TransferPending,
    /// Nobody in the queue can be asked.
    #[error("nobody in this queue is free to advise")]
    NobodyFree,
    /// There are enough advisers.
    #[error("no more than {limit} people can advise at once")]
    TooManyAdvisers {
        /// How many there can be.
        limit: usize,
    },
    /// No such queue.
    #[error("this queue does not exist")]
    UnknownQueue,
    /// It is there already.
    #[error("the conversation is in this queue already")]
    AlreadyThere,
    /// Outside the queue's operating hours.
    #[error("this queue is closed now: choose one that is open")]
    QueueClosed,
    /// Messages to a queue of records, or the other way round.
    #[error("this queue holds another kind of work")]
    WrongKindOfQueue,
    /// What is assigned automatically, or comes without a button for it, cannot be refused.
    #[error("this work cannot be rejected: accept it, or wait until its time is over")]
    CannotBeRejected,
    /// No such skill.
    #[error("this skill does not exist")]
    UnknownSkill,
    /// No such rating.
    #[error("this rating is not on the skill's scale")]
    RatingOffScale,
    /// A context variable or its name is too long.
    #[error("the context variable {0} is too long: names have up to 100 characters, texts up to 4,000")]
    ContextTooLong(String),
    /// A text where a number was declared, or the other way round.
    #[error("the context variable {0} is not of the kind its work stream declares")]
    WrongKindOfContext(String),
    /// What is saved contradicts itself or the rest of the set-up.
    #[error("this cannot be saved: {0}")]
    BadSetting(String),
    /// Some things cannot be changed later.
    #[error(
        "the kind of work, the way of distribution and when capacity comes back are decided once: create anew"
    )]
    DecidedOnce,
    /// There are no numbers left.
    #[error("this floor has had as many conversations as it can number: export it and open a new one")]
    NoNumbersLeft,
    /// The world is not empty.
    #[error("the floor is already open")]
    FloorAlreadyOpen,
    /// The floor contradicts itself.
    #[error("the floor cannot be opened: {0}")]
    BadFloor(String),
}

impl Refusal {
    /// The field of a form it is about, so that it can be said beside it.
    #[must_use]
    pub const fn field(&self) -> Option<RecordField> {
        match self {
            Self::FieldMissing(field) | Self::FieldTooLong(field) | Self::FieldMalformed(field) => {
                Some(*field)
            }
            _ => None,
        }
    }
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::WithBot => "with a bot",
        Status::Open => "in the queue",
        Status::Offered => "being offered to an agent",
        Status::Active => "active",
        Status::Waiting => "waiting for the customer",
        Status::WrapUp => "in wrap-up",
        Status::Closed => "closed",
    }
}
