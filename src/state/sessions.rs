//! Sessions: which one has the focus, and what each keeps while others are worked on.
//!
//! The engine says which sessions there are; this is what only the screen knows of them.

use super::aids::Aids;
use super::drafts::{CaseListView, Edits, ReplyForm, TimelineView};
use super::looks::{StreamOrders, VisitPart};
use super::macros::MacroRun;
use super::productivity::{OnePane, Productivity};
use super::tabs::{Tab, Tabs};
use crate::analysis::Form;
use crate::domain::{
    Activity, Attachment, Audience, Author, Case, ConversationId, Customer, MacroId, MacroTarget, ScriptId,
};
use crate::engine::World;
use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set, Update, WithUntracked};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// What the agent looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Focus {
    /// The dashboard. Always there.
    #[default]
    Home,
    /// A customer session.
    Session(ConversationId),
}

/// What became of a session without an act of the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionMove {
    /// It opened while the agent was at another: it stays behind.
    OpenedBehind(ConversationId),
    /// It went while the agent was at it.
    Gone(ConversationId),
}

/// What can be open above the composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawer {
    /// Quick replies to choose from.
    QuickReplies,
    /// Emoji to choose from.
    Emoji,
    /// Colleagues and queues to ask for advice.
    Consult,
    /// Colleagues and queues to give the conversation to.
    Transfer,
}

/// A place in a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first line in view.
    pub line: usize,
    /// How far it is from the top of the frame, in pixels; negative when it begins above.
    pub offset: i32,
}

/// What a session keeps while it is not looked at.
#[derive(Clone, Debug)]
pub struct SessionState {
    /// To whom the composer writes.
    pub audience: ArcRwSignal<Audience>,
    /// The text being written to the customer, and the one to colleagues: they never mix.
    public_draft: ArcRwSignal<String>,
    internal_draft: ArcRwSignal<String>,
    /// The files that go with each of them.
    public_files: ArcRwSignal<Vec<Attachment>>,
    internal_files: ArcRwSignal<Vec<Attachment>>,
    /// The application tabs.
    pub tabs: ArcRwSignal<Tabs>,
    /// Where tabs were left, in pixels from their top.
    pub tab_scrolls: ArcRwSignal<BTreeMap<Tab, i32>>,
    /// The quick reply being written.
    pub reply_form: ArcRwSignal<ReplyForm>,
    /// Fields of records that are being changed.
    pub edits: ArcRwSignal<Edits>,
    /// The new case being written; nothing until the form is opened.
    pub case_form: ArcRwSignal<Option<Form<Case>>>,
    /// The new contact or account being written; nothing until the form is opened.
    pub customer_form: ArcRwSignal<Option<Form<Customer>>>,
    /// The letter being written; nothing until the form is opened.
    pub letter: ArcRwSignal<Option<Form<Activity>>>,
    /// What is looked at of the timeline, and what is being added to it.
    pub timeline: ArcRwSignal<TimelineView>,
    /// What is looked at of the timelines of records, by their tabs.
    pub(super) timelines: ArcRwSignal<BTreeMap<Tab, ArcRwSignal<TimelineView>>>,
    /// How the streams of work items are sorted.
    pub stream_orders: ArcRwSignal<StreamOrders>,
    /// Which part of the visit was chosen.
    pub visit_part: ArcRwSignal<Option<VisitPart>>,
    /// What is looked at of the list of cases.
    pub case_list: ArcRwSignal<CaseListView>,
    /// Whether the question before closing it is open.
    pub asks_to_close: ArcRwSignal<bool>,
    /// The drawer open above the composer.
    pub drawer: ArcRwSignal<Option<Drawer>>,
    /// Where the reader of the transcript is; nothing means at its end.
    pub reading: ArcRwSignal<Option<Place>>,
    /// What is searched for in the transcript, while something is.
    pub search: ArcRwSignal<Option<String>>,
    /// The note as it is being typed, until it is saved.
    pub note: ArcRwSignal<Option<String>>,
    /// How many of the customer's messages have been seen.
    pub seen: ArcRwSignal<usize>,
    /// What is shown where there is room for one pane only.
    pub one_pane: ArcRwSignal<OnePane>,
    /// The productivity pane.
    pub productivity: ArcRwSignal<Productivity>,
    /// The steps of scripts that are unfolded.
    pub open_steps: ArcRwSignal<BTreeSet<(ScriptId, u16)>>,
    /// The macro whose actions are unfolded.
    pub open_macro: ArcRwSignal<Option<MacroId>>,
    /// The macro that runs, or ran last.
    pub macro_run: ArcRwSignal<Option<MacroRun>>,
    /// Where a macro wants the focus, until it is there.
    pub wish: ArcRwSignal<Option<MacroTarget>>,
    /// Knowledge, suggestions and summary.
    pub aids: Aids,
}

impl SessionState {
    fn new() -> Self {
        Self {
            audience: ArcRwSignal::new(Audience::Public),
            public_draft: ArcRwSignal::new(String::new()),
            internal_draft: ArcRwSignal::new(String::new()),
            public_files: ArcRwSignal::new(Vec::new()),
            internal_files: ArcRwSignal::new(Vec::new()),
            tabs: ArcRwSignal::new(Tabs::default()),
            tab_scrolls: ArcRwSignal::new(BTreeMap::new()),
            reply_form: ArcRwSignal::new(ReplyForm::default()),
            edits: ArcRwSignal::new(Edits::new()),
            case_form: ArcRwSignal::new(None),
            customer_form: ArcRwSignal::new(None),
            letter: ArcRwSignal::new(None),
            timeline: ArcRwSignal::new(TimelineView::default()),
            timelines: ArcRwSignal::new(BTreeMap::new()),
            stream_orders: ArcRwSignal::new(StreamOrders::new()),
            visit_part: ArcRwSignal::new(None),
            case_list: ArcRwSignal::new(CaseListView::default()),
            asks_to_close: ArcRwSignal::new(false),
            drawer: ArcRwSignal::new(None),
            reading: ArcRwSignal::new(None),
            search: ArcRwSignal::new(None),
            note: ArcRwSignal::new(None),
            seen: ArcRwSignal::new(0),
            one_pane: ArcRwSignal::new(OnePane::default()),
            productivity: ArcRwSignal::new(Productivity::default()),
            open_steps: ArcRwSignal::new(BTreeSet::new()),
            open_macro: ArcRwSignal::new(None),
            macro_run: ArcRwSignal::new(None),
            wish: ArcRwSignal::new(None),
            aids: Aids::default(),
        }
    }

    /// The text being written to an audience.
    #[must_use]
    pub const fn draft(&self, audience: Audience) -> &ArcRwSignal<String> {
        match audience {
            Audience::Public => &self.public_draft,
            Audience::Internal => &self.internal_draft,
        }
    }

    /// Where there is room for one pane only, shows the application tabs.
    pub fn show_tabs(&self) {
        self.one_pane.set(OnePane::Customer);
    }

    /// Where there is room for one pane only, shows the conversation.
    pub fn show_conversation(&self) {
        self.one_pane.set(OnePane::Conversation);
    }

    /// Puts a text behind what is being written to an audience, and writes to that audience from now on.
    pub fn add_to_draft(&self, audience: Audience, text: &str) {
        self.audience.set(audience);
        self.draft(audience).update(|draft| {
            if !draft.is_empty() && !draft.ends_with(char::is_whitespace) {
                draft.push('\n');
            }
            draft.push_str(text);
        });
    }

    /// The files that go with the text to an audience.
    #[must_use]
    pub const fn files(&self, audience: Audience) -> &ArcRwSignal<Vec<Attachment>> {
        match audience {
            Audience::Public => &self.public_files,
            Audience::Internal => &self.internal_files,
        }
    }

    /// How many of the customer's messages have not been seen.
    #[must_use]
    pub fn unread(&self, written: usize) -> usize {
        written.saturating_sub(self.seen.get())
    }
}

/// All sessions of the agent at this screen.
#[derive(Debug)]
pub struct Sessions {
    focus: ArcRwSignal<Focus>,
    /// Whether the agent is at Home because their session went: what they go on typing must not land anywhere.
    is_stranded: Cell<bool>,
    /// The order somebody gave them. What is not in it comes behind, in the order in which it was opened.
    order: ArcRwSignal<Vec<ConversationId>>,
    /// How the streams on the dashboard are sorted.
    home_orders: ArcRwSignal<StreamOrders>,
    states: RefCell<BTreeMap<ConversationId, SessionState>>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            focus: ArcRwSignal::new(Focus::Home),
            is_stranded: Cell::new(false),
            order: ArcRwSignal::new(Vec::new()),
            home_orders: ArcRwSignal::new(StreamOrders::new()),
            states: RefCell::default(),
        }
    }
}

impl Sessions {
    /// How the streams on the dashboard are sorted.
    #[must_use]
    pub fn home_orders(&self) -> ArcRwSignal<StreamOrders> {
        self.home_orders.clone()
    }

    /// What the agent looks at.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus.get()
    }

    /// Looks at something else.
    pub fn set_focus(&self, focus: Focus) {
        self.is_stranded.set(false);
        if self.focus.with_untracked(|current| *current != focus) {
            self.focus.set(focus);
        }
    }

    /// The open sessions in the order of the rail.
    #[must_use]
    pub fn in_order(&self, open: &[ConversationId]) -> Vec<ConversationId> {
        let order = self.order.get();
        let mut sorted = open.to_vec();
        let place = |id: &ConversationId| order.iter().position(|other| other == id);
        sorted.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
        sorted
    }

    /// Moves a session up or down among those shown; at an end it stays.
    pub fn move_by(&self, shown: &[ConversationId], session: ConversationId, by: isize) {
        let place = shown.iter().position(|id| *id == session);
        if let Some(to) = place.and_then(|place| place.checked_add_signed(by)) {
            self.move_to(shown, session, to);
        }
    }

    /// Moves a session to a place among those shown.
    pub fn move_to(&self, shown: &[ConversationId], session: ConversationId, to: usize) {
        let mut order: Vec<_> = shown.iter().copied().filter(|id| *id != session).collect();
        if order.len() < shown.len() && to <= order.len() {
            order.insert(to, session);
            self.order.set(order);
        }
    }

    /// What a session keeps. Made when it is first asked for.
    pub fn state(&self, conversation: ConversationId) -> SessionState {
        self.states
            .borrow_mut()
            .entry(conversation)
            .or_insert_with(SessionState::new)
            .clone()
    }

    /// Keeps up with the sessions there are: `before` and `after` are those of the agent around an event batch, `asked`
    /// those among them that a command of this desk opened or took away.
    ///
    /// Whoever types must not find themselves at another customer. So what opens gets the focus (the screen pop of
    /// seed 001) when it was asked for here, or when the agent went Home; else it stays behind. What was closed here
    /// gives the focus to its left neighbour; what goes by itself leaves the agent at Home. Says what is to be told.
    pub(super) fn follow(
        &self,
        before: &[ConversationId],
        after: &[ConversationId],
        asked: &[ConversationId],
    ) -> Vec<SessionMove> {
        let mut moves = Vec::new();
        for opened in after.iter().filter(|id| !before.contains(id)) {
            let is_free = self.focus.get_untracked() == Focus::Home && !self.is_stranded.get();
            if is_free || asked.contains(opened) {
                self.set_focus(Focus::Session(*opened));
            } else {
                moves.push(SessionMove::OpenedBehind(*opened));
            }
        }
        if let Focus::Session(focused) = self.focus.get_untracked()
            && !after.contains(&focused)
        {
            if asked.contains(&focused) {
                let place = before.iter().position(|id| *id == focused).unwrap_or(0);
                let left = before.iter().take(place).rev().find(|id| after.contains(id));
                let kept = || after.iter().find(|id| before.contains(id));
                let next = left.or_else(kept);
                self.set_focus(next.map_or(Focus::Home, |id| Focus::Session(*id)));
            } else {
                self.set_focus(Focus::Home);
                self.is_stranded.set(true);
                moves.push(SessionMove::Gone(focused));
            }
        }
        self.states.borrow_mut().retain(|id, state| {
            // What is not saved outlives its session: a thread that waits for the customer may come back.
            after.contains(id) || !state.unsaved().is_empty()
        });
        moves
    }
}

/// How many messages the customer wrote.
#[must_use]
pub fn written_by_customer(world: &World, conversation: ConversationId) -> usize {
    world.conversation(conversation).map_or(0, |conversation| {
        conversation
            .messages()
            .filter(|(_, author, _)| *author == Author::Customer)
            .count()
    })
}

#[cfg(test)]
mod tests {
    use super::{Focus, SessionMove, Sessions};
    use crate::domain::{Attachment, Audience, ConversationId};
    use leptos::prelude::{Owner, Set};

    fn ids(numbers: &[u32]) -> Vec<ConversationId> {
        numbers.iter().copied().map(ConversationId).collect()
    }

    const fn at(session: u32) -> Focus {
        Focus::Session(ConversationId(session))
    }

    #[test]
    fn the_focus_goes_to_what_is_opened_here_and_to_the_left_of_what_is_closed_here() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        for (before, after, asked, expected) in [
            (vec![], vec![1], 1, at(1)),
            (vec![1], vec![1, 2], 2, at(2)),
            (vec![1, 2], vec![1, 2, 3], 3, at(3)),
            (vec![1, 2, 3], vec![1, 2], 3, at(2)),
            (vec![1, 2], vec![2], 1, at(2)),
            (vec![2], vec![], 2, Focus::Home),
        ] {
            let moves = sessions.follow(&ids(&before), &ids(&after), &ids(&[asked]));
            assert!(moves.is_empty(), "nothing is told of what was asked for");
            assert_eq!(sessions.focus(), expected);
        }
    }

    #[test]
    fn what_opens_by_itself_takes_the_focus_of_whoever_is_at_home_only() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        assert!(sessions.follow(&[], &ids(&[1]), &[]).is_empty());
        assert_eq!(sessions.focus(), at(1));
        let behind = [SessionMove::OpenedBehind(ConversationId(2))];
        assert_eq!(sessions.follow(&ids(&[1]), &ids(&[1, 2]), &[]), behind);
        assert_eq!(sessions.focus(), at(1));
    }

    #[test]
    fn what_is_asked_for_takes_the_focus_whatever_opens_with_it() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        sessions.set_focus(at(1));
        let moves = sessions.follow(&ids(&[1]), &ids(&[1, 2, 3]), &ids(&[2]));
        assert_eq!(moves, [SessionMove::OpenedBehind(ConversationId(3))]);
        assert_eq!(sessions.focus(), at(2));
    }

    #[test]
    fn what_goes_by_itself_leaves_the_agent_at_home_where_nothing_pops_up_until_they_act() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        sessions.set_focus(at(2));
        let gone = SessionMove::Gone(ConversationId(2));
        let behind = |session| SessionMove::OpenedBehind(ConversationId(session));
        let moves = sessions.follow(&ids(&[1, 2]), &ids(&[1, 3]), &[]);
        assert_eq!(moves, [behind(3), gone], "in one breath");
        assert_eq!(sessions.focus(), Focus::Home);
        let moves = sessions.follow(&ids(&[1, 3]), &ids(&[1, 3, 4]), &[]);
        assert_eq!(moves, [behind(4)], "and in the next");
        assert_eq!(sessions.focus(), Focus::Home);
        sessions.set_focus(Focus::Home);
        let moves = sessions.follow(&ids(&[1, 3, 4]), &ids(&[1, 3, 4, 5]), &[]);
        assert!(moves.is_empty());
        assert_eq!(sessions.focus(), at(5));
    }

    #[test]
    fn what_is_closed_here_gives_its_place_to_nothing_that_opens_by_itself() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        sessions.set_focus(at(1));
        let moves = sessions.follow(&ids(&[1]), &ids(&[2]), &ids(&[1]));
        assert_eq!(moves, [SessionMove::OpenedBehind(ConversationId(2))]);
        assert_eq!(sessions.focus(), Focus::Home);
    }

    #[test]
    fn sessions_keep_the_order_somebody_gave_them_and_new_ones_come_behind() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let shown = ids(&[1, 2, 3]);
        sessions.move_by(&shown, ConversationId(3), -1);
        assert_eq!(sessions.in_order(&shown), ids(&[1, 3, 2]));
        sessions.move_by(&ids(&[1, 3, 2]), ConversationId(1), -1);
        assert_eq!(
            sessions.in_order(&ids(&[1, 2, 3, 4])),
            ids(&[1, 3, 2, 4]),
            "the first stays first"
        );
    }

    #[test]
    fn a_draft_outlives_its_session_and_an_empty_one_does_not() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let [kept, dropped, with_file] = [ConversationId(1), ConversationId(2), ConversationId(3)];
        sessions
            .state(kept)
            .draft(Audience::Internal)
            .set("I will".into());
        sessions
            .state(with_file)
            .files(Audience::Public)
            .set(vec![Attachment::new("letter.pdf", "", *b"x")]);
        sessions.state(dropped).seen.set(5);
        sessions.follow(&[kept, dropped, with_file], &[], &[]);
        assert_eq!(
            sessions.states.borrow().keys().copied().collect::<Vec<_>>(),
            [kept, with_file]
        );
    }
}
