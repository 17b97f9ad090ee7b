//! Limits of the engine itself, as opposed to settings an administrator may change (behaviour §16.1).

/// The longest message either side may send, in characters (behaviour §8.9: the widget warns above it).
pub const MESSAGE_CHARS: usize = 6_000;

/// The most files with one message.
pub const ATTACHMENTS: usize = 5;

/// The largest file with a message, in bytes (behaviour §8.9: 5 MB).
pub const ATTACHMENT_BYTES: u64 = 5 << 20;

/// The most bytes of all files with one message: the log keeps them.
pub const ATTACHMENTS_BYTES: u64 = 10 << 20;

/// The longest name of a file, in characters.
pub const FILE_NAME_CHARS: usize = 255;

/// The longest note, in characters.
pub const NOTE_CHARS: usize = 10_000;

/// The longest quick reply, in characters: it has to fit into a message with room for names.
pub const QUICK_REPLY_CHARS: usize = 4_000;

/// The longest title of a quick reply and the longest tag, in characters.
pub const TITLE_CHARS: usize = 100;

/// The most lines of an offer in an administrator's words.
pub const WORDING_FIELDS: usize = 8;

/// The most tags of a quick reply.
pub const TAGS: usize = 20;

/// How many quick replies of their own an agent may keep.
pub const PERSONAL_REPLIES: usize = 500;

/// The longest name, address or other short text of a record, in characters.
pub const FIELD_CHARS: usize = 200;

/// The longest description, note or letter of a record, in characters.
pub const RECORD_CHARS: usize = 20_000;

/// The most articles linked to one conversation.
pub const LINKED_ARTICLES: usize = 50;

/// The most steps of a script.
pub const STEPS: usize = 100;

/// The most actions of a macro.
pub const MACRO_ACTIONS: usize = 50;

/// The longest article, in characters.
pub const ARTICLE_CHARS: usize = 100_000;

/// The longest name a visitor may give, in characters; the rest is cut.
pub const NAME_CHARS: usize = 100;

/// The longest name of a context variable, in characters.
pub const CONTEXT_NAME_CHARS: usize = 100;

/// The longest text of a context variable, in characters.
pub const CONTEXT_VALUE_CHARS: usize = 4_000;

/// The most answers of a survey.
pub const SURVEY: usize = 50;

/// The most steps of a customer on the portal that are kept.
pub const TRAIL: usize = 200;

/// Classification rulesets of a work stream.
pub const RULESETS: usize = 10;

/// Rules of a classification ruleset.
pub const CLASSIFICATION_RULES: usize = 100;

/// Attributes a classification rule may set.
pub const OUTPUTS: usize = 5;

/// Route rules of a work stream.
pub const ROUTE_RULES: usize = 200;

/// Queues a route rule may split between.
pub const SPLIT_QUEUES: usize = 5;

/// Rings of a queue, everybody else included.
pub const RINGS: usize = 100;

/// The most units an agent can have or a conversation can cost: sums of them stay far from overflowing.
pub const UNITS: i32 = 1_000_000;

/// The most sessions an agent can have open.
pub const SESSIONS: u32 = 1_000;

/// The largest number an agent, a queue or a work stream may have: numbers are places in a table.
pub const NUMBER: u32 = 1 << 20;
