//! The words around a conversation: panel, composer, consult, transfer, tabs, keys and alerts.

use crate::domain::SlashCommand;

/// The words of one language.
#[derive(Debug)]
pub struct Panel {
    /// Audience. "Public"
    pub public: &'static str,
    /// Audience. "Internal"
    pub internal: &'static str,
    /// Group. "Who reads it"
    pub who_reads_it: &'static str,
    /// Hint beside an internal draft. "The customer cannot see this"
    pub customer_cannot_see: &'static str,
    /// Label. "Message to colleagues only"
    pub message_to_colleagues: &'static str,
    /// Placeholder. "Write to colleagues …"
    pub write_internally: &'static str,
    /// Button. "Send internally"
    pub send_internally: &'static str,
    /// List. "Choices"
    pub choices: &'static str,
    /// Empty state. "Nothing found"
    pub nothing_found: &'static str,
    /// Drawer. "Quick replies"
    pub quick_replies: &'static str,
    /// Drawer. "Emoji"
    pub emoji: &'static str,
    /// Drawer. "Consult"
    pub consult: &'static str,
    /// Drawer. "Transfer"
    pub transfer: &'static str,
    /// Placeholder. "Words, or # for tags"
    pub search_replies: &'static str,
    /// Placeholder. "Search emoji"
    pub search_emoji: &'static str,
    /// Placeholder. "Search by name"
    pub search_targets: &'static str,
    /// Group. "People or queues"
    pub people_or_queues: &'static str,
    /// Tab. "People"
    pub colleagues: &'static str,
    /// Tab. "Queues"
    pub queues: &'static str,
    /// Field. "Note to whoever takes it (customers cannot see it)"
    pub transfer_note: &'static str,
    /// Button. "Bold"
    pub bold: &'static str,
    /// Button. "Italic"
    pub italic: &'static str,
    /// Button. "Code"
    pub code: &'static str,
    /// Button. "Attach files"
    pub attach: &'static str,
    /// Over the panel while files are dragged. "Drop files here to attach them"
    pub drop_files: &'static str,
    /// What is not saved, in the question before a session is closed. "A message"
    pub unsaved_message: &'static str,
    /// The same. "Changed fields"
    pub unsaved_fields: &'static str,
    /// Says what is not saved: names with commas between.
    pub not_saved: fn(&str) -> String,
    /// List. "Attached files"
    pub attached_files: &'static str,
    /// Button. "Copy link to this message"
    pub copy_link: &'static str,
    /// State. "Link copied"
    pub link_copied: &'static str,
    /// Notice. "This link leads to no message you can read here."
    pub link_leads_nowhere: &'static str,
    /// Notice after a click on the one of a session that opened. "This session is not open here any more."
    pub not_open_any_more: &'static str,
    /// Region. "Consult with colleagues"
    pub consult_pane: &'static str,
    /// List. "Said in the consult"
    pub said_in_consult: &'static str,
    /// Label. "Message in the consult"
    pub say_in_consult: &'static str,
    /// Button. "Send in the consult"
    pub send_in_consult: &'static str,
    /// Setting. "Undo send"
    pub undo_send: &'static str,
    /// Choice. "Off"
    pub off: &'static str,
    /// State. "Sending …"
    pub sending: &'static str,
    /// State. "Not sent"
    pub not_sent: &'static str,
    /// Notice: to whom a message was not sent, and why.
    pub not_sent_to: fn(&str, &str) -> String,
    /// Button. "Undo"
    pub undo: &'static str,
    /// Button. "Retry"
    pub retry: &'static str,
    /// Button. "Edit"
    pub edit: &'static str,
    /// State. "Sent"
    pub sent: &'static str,
    /// Button. "Add to conversation"
    pub add_to_conversation: &'static str,
    /// Button. "End consult"
    pub end_consult: &'static str,
    /// Button. "Leave"
    pub leave: &'static str,
    /// Button. "Take back"
    pub take_back: &'static str,
    /// State. "advises, reads along"
    pub consult_started: &'static str,
    /// State. "advises, writes to the customer too"
    pub writes_too: &'static str,
    /// State. "listens"
    pub listens: &'static str,
    /// State. "is asked for advice …"
    pub is_asked: &'static str,
    /// State. "is asked to take over …"
    pub is_asked_to_take: &'static str,
    /// Region. "Also here"
    pub participants: &'static str,
    /// Banner. "You advise. Only colleagues read what you write."
    pub you_advise: &'static str,
    /// Banner. "You advise and may write to the customer."
    pub you_advise_publicly: &'static str,
    /// Banner. "You listen. Nobody but the agents here knows."
    pub you_listen: &'static str,
    /// Row. "you advise"
    pub consults_you: &'static str,
    /// Row. "you listen"
    pub monitors: &'static str,
    /// Offer. "asks for your advice"
    pub asks_advice: &'static str,
    /// Offer. "hands over to you"
    pub hands_over: &'static str,
    /// Label. "From"
    pub from_colleague: &'static str,
    /// Heading. "Notes"
    pub notes: &'static str,
    /// Placeholder. "For colleagues and for later. Saved as you type."
    pub notes_hint: &'static str,
    /// Heading. "What came of it"
    pub outcome: &'static str,
    /// Hint. "One has to be chosen before closing."
    pub outcome_required: &'static str,
    /// Divider. "New"
    pub new_messages: &'static str,
    /// Placeholder. "Search in this conversation"
    pub search_conversation: &'static str,
    /// Button. "Previous hit"
    pub previous_hit: &'static str,
    /// Button. "Next hit"
    pub next_hit: &'static str,
    /// Button. "Earlier conversations"
    pub earlier: &'static str,
    /// Before a link with a misleading text. "really goes to"
    pub opens_elsewhere: &'static str,
    /// Title. "Keyboard"
    pub shortcuts: &'static str,
    /// Title. "Go to or do"
    pub palette: &'static str,
    /// Placeholder. "A session, a person, an action, a quick reply, a case, a customer, an article …"
    pub palette_hint: &'static str,
    /// Author of an internal message. "to colleagues"
    pub by_you: &'static str,
    /// Label. "Note"
    pub note: &'static str,
    /// Key. "Accept what rings first"
    pub key_accept: &'static str,
    /// Key. "Reject what rings first"
    pub key_reject: &'static str,
    /// Key. "Session that needs you most"
    pub key_next_best: &'static str,
    /// Key. "Next session"
    pub key_next_session: &'static str,
    /// Key. "Previous session"
    pub key_previous_session: &'static str,
    /// Key. "Move session up"
    pub key_move_up: &'static str,
    /// Key. "Move session down"
    pub key_move_down: &'static str,
    /// Key. "Go to the message"
    pub key_write: &'static str,
    /// Key. "Switch between Public and Internal"
    pub key_switch_audience: &'static str,
    /// Notice. "Press the same keys again to end the conversation."
    pub press_again_to_end: &'static str,
    /// Hint. "Press the new keys, or Escape"
    pub press_keys: &'static str,
    /// Button. "Change"
    pub change_key: &'static str,
    /// Button. "None"
    pub take_key_away: &'static str,
    /// Button. "Reset all keys"
    pub reset_keys: &'static str,
    /// State. "none"
    pub no_key: &'static str,
    /// Toggle. "Sort by urgency"
    pub sort_urgency: &'static str,
    /// Group. "Actions"
    pub actions: &'static str,
    /// Toggle. "Collapse sessions"
    pub collapse_rail: &'static str,
    /// Region. "Application tabs"
    pub application_tabs: &'static str,
    /// Tab. "Work items"
    pub work_items: &'static str,
    /// Tab. "New case"
    pub new_case: &'static str,
    /// Tab. "New customer"
    pub new_customer: &'static str,
    /// Tab. "E-mail"
    pub new_email: &'static str,
    /// Tab. "Knowledge"
    pub knowledge: &'static str,
    /// Tab. "My quick replies"
    pub own_quick_replies: &'static str,
    /// Button. "Open a tab"
    pub open_tab: &'static str,
    /// Notice. "Records are read in a session. Open one first."
    pub open_session_first: &'static str,
    /// Notice. "All ten tabs are open. Close one first."
    pub too_many_tabs: &'static str,
    /// Button. "Delete"
    pub delete: &'static str,
    /// Button. "Save"
    pub save: &'static str,
    /// Field. "Title"
    pub reply_title: &'static str,
    /// Field. "Text. Names like {FirstName{Customer}} are filled in."
    pub reply_text: &'static str,
    /// Field. "Tags, with spaces between"
    pub reply_tags: &'static str,
    /// Empty state. "Texts you write often go here, for you alone."
    pub own_replies_empty: &'static str,
    /// Group. "Alerts"
    pub alerts: &'static str,
    /// Choice. "Sound"
    pub sound: &'static str,
    /// Choice. "Test the sound"
    pub sound_test: &'static str,
    /// Choice. "Ring again until answered"
    pub rings_again: &'static str,
    /// Choice. "Louder"
    pub louder: &'static str,
    /// Choice. "Desktop notifications in the background"
    pub desktop_notifications: &'static str,
    /// Notice. "The browser does not allow notifications for this page. Allow them in its settings."
    pub notifications_denied: &'static str,
    /// State. "is typing …"
    pub types: &'static str,
    /// A link that has to be copied by hand.
    pub copy_by_hand: fn(&str) -> String,
    /// Button that saves a file.
    pub download: fn(&str) -> String,
    /// Button that takes a file out of a draft.
    pub remove_file: fn(&str) -> String,
    /// A file the browser cannot read.
    pub file_unreadable: fn(&str) -> String,
    /// Notice: a session with this customer opened by itself.
    pub opened_behind: fn(&str) -> String,
    /// Notice: the session with this customer went by itself.
    pub session_gone: fn(&str) -> String,
    /// After a quick reply with names nobody knows.
    pub slugs_missing: fn(&str) -> String,
    /// What a slash command does.
    pub slash_command: fn(SlashCommand) -> &'static str,
    /// How many sessions a colleague has open.
    pub sessions_open: fn(usize) -> String,
    /// How many of the skills asked for a colleague has.
    pub skills_match: fn(usize, usize) -> String,
    /// How many wait in a queue and how many work in it.
    pub queue_load: fn(usize, usize) -> String,
    /// A number of seconds.
    pub seconds: fn(u8) -> String,
    /// How many outcomes can be chosen.
    pub outcome_limit: fn(u8) -> String,
    /// Which hit of how many.
    pub hits: fn(usize, usize) -> String,
    /// Said by screen readers when a colleague asks for advice.
    pub consult_spoken: fn(&str, &str) -> String,
    /// Said by screen readers when a colleague hands over.
    pub transfer_spoken: fn(&str, &str) -> String,
    /// The keys belong to the page or the browser.
    pub key_not_free: fn(&str) -> String,
    /// The keys that answer what rings.
    pub answer_keys: fn(&str, &str) -> String,
    /// Key that goes to a session.
    pub key_session: fn(u8) -> String,
    /// The keys do something else already.
    pub key_taken: fn(&str, &str) -> String,
}
