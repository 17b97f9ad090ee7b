//! What macros do to the screen of their session: tabs, forms, the draft. Never to another one's.

use super::back::{Back, OpenedTab, ScreenBack};
use super::deed;
use super::effect::{CaseName, Effect, Obstacle};
use super::plan::OnScreen;
use crate::analysis::new_case;
use crate::domain::{
    Activity, ActivityId, ActivityKind, AgentId, Audience, Case, ConversationId, CustomerId, MacroTarget,
    Regarding,
};
use crate::engine::World;
use crate::state::{Desk, Focus, SessionState, Tab, Tabs, search_knowledge};
use leptos::prelude::{Get, GetUntracked, Set, Update, WithUntracked, untrack};
use std::sync::Arc;

/// What is being written in a session; whoever asks is told again when that changes.
pub(super) fn on_screen(desk: Desk, id: ConversationId, session: &SessionState) -> OnScreen {
    let form = session.case_form.get();
    let letter = session.letter.get();
    let untouched = desk.see(&[], |world| {
        let conversation = world.conversation(id)?;
        Some(new_case(conversation, world.customer(conversation.customer)?))
    });
    OnScreen {
        writes_case: form.is_some_and(|form| is_written(&form, &untouched.unwrap_or_default())),
        writes_email: letter.is_some_and(|letter| !letter.text.trim().is_empty()),
    }
}

/// Whether somebody wrote in the form. The customer may have written on since it was opened.
fn is_written(form: &Case, untouched: &Case) -> bool {
    let is_same = form.title == untouched.title
        && form.subject == untouched.subject
        && form.product == untouched.product
        && untouched.description.starts_with(&*form.description);
    let texts = [&form.title, &form.subject, &form.product, &form.description];
    !is_same && texts.into_iter().any(|text| !text.trim().is_empty())
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
                let tab = self.open(Tab::NewCase)?;
                self.session.case_form.set(Some(case.clone()));
                ScreenBack::CaseForm {
                    form: Box::new(case),
                    tab,
                }
            }
            Effect::EmailOpens {
                to, subject, text, ..
            } => {
                let letter = self.letter(to.clone(), subject.clone(), text.clone())?;
                let tab = self.open(Tab::NewEmail)?;
                self.session.letter.set(Some(letter.clone()));
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
                let is_same = |now: &Option<Case>| now.as_ref() == Some(&*form);
                if !self.session.case_form.with_untracked(is_same) {
                    return Err(Obstacle::ChangedSince);
                }
                self.close(tab);
                self.session.case_form.set(None);
            }
            ScreenBack::Letter { letter, tab } => {
                let is_same = |now: &Option<Activity>| now.as_ref() == Some(&*letter);
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

    fn letter(&self, to: Option<Arc<str>>, subject: Arc<str>, text: Arc<str>) -> Result<Activity, Obstacle> {
        let regarding = self.see(|world, id| {
            let conversation = world.conversation(id)?;
            let customer = Regarding::Customer(conversation.customer);
            Some(conversation.case().map_or(customer, Regarding::Case))
        });
        Ok(Activity {
            id: ActivityId(0),
            regarding: regarding.ok_or(Obstacle::NoCustomer)?,
            kind: ActivityKind::Email {
                to: to.unwrap_or_default(),
                is_draft: true,
            },
            subject,
            text,
            conversation: Some(self.conversation),
            by: self.agent,
            at: self.desk.now_once(),
        })
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
