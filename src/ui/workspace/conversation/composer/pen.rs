//! The pen: everything the parts of the composer need to know and do, small enough to be copied into closures.

use super::super::Writing;
use super::files::take_in;
use crate::analysis::{Slash, typed};
use crate::domain::{AgentId, Attachment, Audience, Channel, ConversationId, Millis, Span};
use crate::engine::{Refusal, can_be_attached, is_blank, limits};
use crate::state::{Desk, Drawer, Preferences};
use crate::ui::app::desk;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// The customer is told once in this time that somebody writes.
const TOLD_AGAIN: Span = Span::seconds(4);

/// Puts `text` in place of the last line of a draft: where slash commands are typed.
pub(super) fn replace_last_line(draft: &mut String, text: &str) {
    let kept = draft.rfind('\n').map_or(0, |line_break| line_break + 1);
    draft.truncate(kept);
    draft.push_str(text);
}

#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) desk: Desk,
    pub(super) me: AgentId,
    pub(super) conversation: ConversationId,
    pub(super) channel: Channel,
    pub(super) field: NodeRef<html::Textarea>,
    pub(super) drawer: RwSignal<Option<Drawer>>,
    writing: Writing,
    audience: RwSignal<Audience>,
    public: RwSignal<String>,
    internal: RwSignal<String>,
    public_files: RwSignal<Vec<Attachment>>,
    internal_files: RwSignal<Vec<Attachment>>,
    undo: RwSignal<u8>,
    /// Whether the choices of the slash command being typed were put away, so that it is just a text.
    pub(super) put_away: RwSignal<bool>,
    /// When the customer was last told that somebody writes.
    told_at: StoredValue<Option<Millis>>,
}

impl Pen {
    pub(super) fn new(me: AgentId, conversation: ConversationId, writing: Writing) -> Self {
        let desk = desk();
        let session = desk.session(conversation);
        let channel = desk.see(&[], |world| {
            let conversation = world.conversation(conversation)?;
            Some(world.work_stream(conversation.work_stream)?.channel)
        });
        Self {
            desk,
            me,
            conversation,
            channel: channel.unwrap_or(Channel::Custom),
            field: NodeRef::new(),
            drawer: RwSignal::from(session.drawer.clone()),
            writing,
            audience: RwSignal::from(session.audience.clone()),
            public: RwSignal::from(session.draft(Audience::Public).clone()),
            internal: RwSignal::from(session.draft(Audience::Internal).clone()),
            public_files: RwSignal::from(session.files(Audience::Public).clone()),
            internal_files: RwSignal::from(session.files(Audience::Internal).clone()),
            undo: expect_context::<Preferences>().undo_send,
            put_away: RwSignal::new(false),
            told_at: StoredValue::new(None),
        }
    }

    /// To whom is being written. Who only advises writes to colleagues.
    pub(super) fn audience(self) -> Audience {
        match self.writing {
            Writing::ToEverybody => self.audience.get(),
            Writing::ToColleagues => Audience::Internal,
        }
    }

    pub(super) fn set_audience(self, audience: Audience) {
        self.audience.set(audience);
    }

    pub(super) const fn may_write_to_customer(self) -> bool {
        matches!(self.writing, Writing::ToEverybody)
    }

    pub(super) fn draft(self) -> RwSignal<String> {
        match self.audience() {
            Audience::Public => self.public,
            Audience::Internal => self.internal,
        }
    }

    /// The files that go with the draft.
    pub(super) fn files(self) -> RwSignal<Vec<Attachment>> {
        match self.audience() {
            Audience::Public => self.public_files,
            Audience::Internal => self.internal_files,
        }
    }

    /// Puts files into the draft.
    pub(super) fn attach(self, chosen: Vec<web_sys::File>) {
        let audience = untrack(|| self.audience());
        take_in(self.desk, self.conversation, self.channel, audience, chosen);
    }

    /// Why the files cannot go as they are: somebody took a message back that had some, too.
    pub(super) fn files_refused(self) -> Option<Refusal> {
        let audience = self.audience();
        self.files()
            .with(|files| can_be_attached(self.channel, audience, files))
            .err()
    }

    /// The most characters a message to this audience can have.
    pub(super) fn limit(self) -> usize {
        match self.audience() {
            Audience::Public => self.channel.message_limit().min(limits::MESSAGE_CHARS),
            Audience::Internal => limits::MESSAGE_CHARS,
        }
    }

    /// The slash command being typed: the last line of the draft.
    pub(super) fn slash<T>(self, read: impl FnOnce(Option<Slash<'_>>) -> T) -> T {
        self.draft()
            .with(|draft| read(draft.rsplit('\n').next().and_then(typed)))
    }

    /// Whether the last line of the draft is a slash command: once its choices were put away it is just a text.
    pub(super) fn is_at_command(self) -> bool {
        !self.put_away.get() && self.slash(|slash| slash.is_some_and(|slash| slash.command.is_some()))
    }

    /// Puts `text` in place of the slash command being typed, or where the caret is.
    pub(super) fn insert(self, text: &str) {
        if untrack(|| self.is_at_command()) {
            self.replace_command(text);
        } else if let Some(field) = self.field.get_untracked() {
            // The browser's own way keeps its undo and puts the caret after what was put in.
            let _ = field.focus();
            let (start, end) = (field.selection_start(), field.selection_end());
            if let (Ok(Some(start)), Ok(Some(end))) = (start, end) {
                let _ = field.set_range_text_with_start_and_end_and_mode(text, start, end, "end");
                untrack(|| self.draft()).set(field.value());
            }
        }
        self.focus();
    }

    /// Puts `text` in place of the slash command being typed.
    pub(super) fn replace_command(self, text: &str) {
        untrack(|| self.draft()).update(|draft| replace_last_line(draft, text));
    }

    /// Puts a mark before and after what is selected.
    pub(super) fn wrap(self, mark: &str) {
        let Some(field) = self.field.get_untracked() else {
            return;
        };
        if let (Ok(Some(start)), Ok(Some(end))) = (field.selection_start(), field.selection_end()) {
            let selected: Vec<u16> = field.value().encode_utf16().collect();
            let selected = selected.get(start as usize..end as usize).unwrap_or_default();
            let text = format!("{mark}{}{mark}", String::from_utf16_lossy(selected));
            let _ = field.set_range_text_with_start_and_end_and_mode(&text, start, end, "select");
            if start == end {
                // Nothing was selected: the caret goes between the marks.
                let between = start + u32::try_from(mark.len()).unwrap_or(0);
                let _ = field.set_selection_range(between, between);
            }
            untrack(|| self.draft()).set(field.value());
        }
        self.focus();
    }

    pub(super) fn focus(self) {
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
    }

    /// Lets the customer see that an answer is being written: not with every letter, and never of what is internal.
    pub(super) fn tell_that_one_types(self) {
        let is_answer = untrack(|| self.audience() == Audience::Public && !self.is_at_command());
        let now = self.desk.now_once();
        if is_answer
            && self
                .told_at
                .get_value()
                .is_none_or(|told| now.since(told) >= TOLD_AGAIN)
        {
            self.told_at.set_value(Some(now));
            self.desk.types(self.conversation);
        }
    }

    /// How many characters are left; negative when there are too many.
    pub(super) fn left(self) -> i64 {
        let (limit, written) = (self.limit(), self.draft().with(|draft| draft.chars().count()));
        i64::try_from(limit).unwrap_or(i64::MAX) - i64::try_from(written).unwrap_or(i64::MAX)
    }

    /// Whether there is something that can be sent: words or files, not too much of either, and no command half typed.
    pub(super) fn can_send(self) -> bool {
        let is_nothing = self.draft().with(|draft| is_blank(draft)) && self.files().with(Vec::is_empty);
        !is_nothing && self.files_refused().is_none() && self.left() >= 0 && !self.is_at_command()
    }

    pub(super) fn send(self) {
        if !untrack(|| self.can_send()) {
            return;
        }
        let hold = Duration::from_secs(self.undo.get_untracked().into());
        self.desk
            .say(self.conversation, untrack(|| self.audience()), hold);
        self.focus();
    }
}
