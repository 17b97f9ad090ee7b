//! What macros do to the screen of their session: tabs, forms, the draft. Never to another one's.

use super::back::{Back, OpenedTab, ScreenBack};
use super::deed;
use super::effect::{CaseName, Effect, Obstacle};
use super::plan::OnScreen;
use crate::analysis::{Form, new_case, new_letter};
use crate::domain::{
    Activity, ActivityKind, AgentId, Audience, Case, ConversationId, CustomerId, MacroTarget,
};
use crate::engine::World;
use crate::state::{Desk, Focus, SessionState, Tab, Tabs, search_knowledge};
use leptos::prelude::{GetUntracked, Set, Update, With, WithUntracked, untrack};

/// What is being written in a session; whoever asks is told again when that changes.
pub(super) fn on_screen(session: &SessionState) -> OnScreen {
    OnScreen {
        writes_case: session
            .case_form
            .with(|form| form.as_ref().is_some_and(Form::is_written)),
        writes_email: session
            .letter
            .with(|form| form.as_ref().is_some_and(Form::is_written)),
    }
}

/// A session on this screen, and who works in it.
#[derive(Clone)]
pub(super) struct Workplace {
    pub(super) desk: Desk,
    pub(super) agent: AgentId,
    pub(super) conversation: ConversationId,
    pub(super) session: SessionState,
}

impl Workplace {
    /// Brings about what only changes the screen, and says what takes it back.
    pub(super) fn change(&self, effect: &Effect) -> Result<Back, Obstacle> {
        let back = match effect {
            Effect::CaseFormOpens { form, .. } => {
                let case = Case {
                    customer: self.see(customer_on_file),
                    ..deed::written(&Case::default(), form)
                };
                let (prefilled, writer) = self.see(untouched_case).ok_or(Obstacle::NoCustomer)?;
                let tab = self.open(Tab::NewCase)?;
                let written = Form::written(case.clone(), prefilled, writer);
                self.session.case_form.set(Some(written));
                ScreenBack::CaseForm {
                    form: Box::new(case),
                    tab,
                }
            }
            Effect::EmailOpens {
                to, subject, text, ..
            } => {
                let (prefilled, writer) = self.see(untouched_letter).ok_or(Obstacle::NoCustomer)?;
                let tab = self.open(Tab::NewEmail)?;
                let letter = Activity {
                    kind: ActivityKind::Email {
                        to: to.clone().unwrap_or_default(),
                        is_draft: true,
                    },
                    subject: subject.clone(),
                    text: text.clone(),
                    ..prefilled.clone()
                };
                let written = Form::written(letter.clone(), prefilled, writer);
                self.session.letter.set(Some(written));
                ScreenBack::Letter {
                    letter: Box::new(letter),
                    tab,
                }
            }
            Effect::ReplyIsInserted { text, .. } => self.insert(text),
            Effect::CaseTabOpens(CaseName::Known(case)) => ScreenBack::Tab(self.open(Tab::Case(*case))?),
            Effect::CaseTabOpens(CaseName::New(_)) => return Err(Obstacle::NoCase),
            Effect::CustomerTabOpens { customer, .. } => {
                ScreenBack::Tab(self.open(Tab::Customer(*customer))?)
            }
            Effect::KnowledgeOpens { search } => {
                let tab = self.open(Tab::Knowledge)?;
                search_knowledge(self.desk, self.conversation, search);
                ScreenBack::Tab(tab)
            }
            Effect::FocusMoves(target) => {
                self.move_focus(*target);
                return Ok(Back::Nothing);
            }
            _ => return Ok(Back::Nothing),
        };
        Ok(Back::Screen(back))
    }

    /// Takes it back, as long as nobody changed it since.
    pub(super) fn change_back(&self, back: ScreenBack) -> Result<(), Obstacle> {
        match back {
            ScreenBack::Tab(tab) => self.close(tab),
            ScreenBack::CaseForm { form, tab } => {
                let is_same = |now: &Option<Form<Case>>| now.as_ref().is_some_and(|now| now.record == *form);
                if !self.session.case_form.with_untracked(is_same) {
                    return Err(Obstacle::ChangedSince);
                }
                self.close(tab);
                self.session.case_form.set(None);
            }
            ScreenBack::Letter { letter, tab } => {
                let is_same =
                    |now: &Option<Form<Activity>>| now.as_ref().is_some_and(|now| now.record == *letter);
                if !self.session.letter.with_untracked(is_same) {
                    return Err(Obstacle::ChangedSince);
                }
                self.close(tab);
                self.session.letter.set(None);
            }
            ScreenBack::Draft { before, after } => {
                let draft = self.session.draft(Audience::Public);
                if draft.with_untracked(|now| *now != after) {
                    return Err(Obstacle::ChangedSince);
                }
                draft.set(before);
            }
        }
        Ok(())
    }

    /// Reads something about the conversation.
    pub(super) fn see<T>(&self, read: impl FnOnce(&World, ConversationId) -> Option<T>) -> Option<T> {
        self.desk.see(&[], |world| read(world, self.conversation))
    }

    fn open(&self, tab: Tab) -> Result<OpenedTab, Obstacle> {
        let opened = self.session.tabs.with_untracked(|tabs| OpenedTab {
            tab,
            was_open: tabs.open_tabs().contains(&tab),
            front: tabs.front(),
        });
        let mut is_open = true;
        self.session.tabs.update(|tabs| is_open = tabs.open(tab, false));
        is_open.then_some(opened).ok_or(Obstacle::TooManyTabs)
    }

    fn close(&self, opened: OpenedTab) {
        let restore = |tabs: &mut Tabs| {
            if !opened.was_open {
                tabs.close(opened.tab);
            }
            if tabs.open_tabs().contains(&opened.front) {
                tabs.open(opened.front, false);
            }
        };
        self.session.tabs.update(restore);
    }

    /// Behind what is being written to the customer. The audience stays: who writes to colleagues must not find
    /// themselves writing to the customer.
    fn insert(&self, text: &str) -> ScreenBack {
        let draft = self.session.draft(Audience::Public);
        let before = draft.get_untracked();
        let mut after = before.clone();
        if !after.is_empty() && !after.ends_with(char::is_whitespace) {
            after.push('\n');
        }
        after.push_str(text);
        draft.set(after.clone());
        ScreenBack::Draft { before, after }
    }

    /// Only where the agent looks at the session: a macro that goes on elsewhere takes nobody's focus away.
    fn move_focus(&self, target: MacroTarget) {
        if untrack(|| self.desk.sessions().focus()) != Focus::Session(self.conversation) {
            return;
        }
        if target == MacroTarget::Note {
            self.session.tabs.update(|tabs| {
                tabs.open(Tab::Summary, false);
            });
        }
        self.session.wish.set(Some(target));
    }
}

fn customer_on_file(world: &World, conversation: ConversationId) -> Option<CustomerId> {
    let customer = world.customer(world.conversation(conversation)?.customer)?;
    customer.is_on_file().then_some(customer.id)
}

/// A case nobody wrote in, and for whom it would be.
fn untouched_case(world: &World, conversation: ConversationId) -> Option<(Case, CustomerId)> {
    let found = world.conversation(conversation)?;
    let writer = world.customer(found.customer)?;
    Some((new_case(found, writer), writer.id))
}

/// A letter nobody wrote in, and for whom it would be.
fn untouched_letter(world: &World, conversation: ConversationId) -> Option<(Activity, CustomerId)> {
    let found = world.conversation(conversation)?;
    let writer = world.customer(found.customer)?;
    let case = found.case().and_then(|case| world.records().case(case));
    Some((new_letter(found, writer, case), writer.id))
}
