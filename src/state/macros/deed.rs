//! The commands behind effects, and those that take them back.

use super::effect::{CaseName, Effect, Obstacle};
use crate::domain::{Attachments, Audience, Case, CaseStatus, CaseTemplate, Conversation, CustomerId};
use crate::engine::{Command, World};
use std::sync::Arc;

/// What brings an effect about; nothing where only the screen changes, or where the case does not exist yet.
pub(super) fn command(world: &World, conversation: &Conversation, effect: &Effect) -> Option<Command> {
    let id = conversation.id;
    match effect {
        Effect::CaseIsCreated { case, .. } => Some(Command::SaveCase {
            case: case.clone(),
            conversation: Some(id),
        }),
        Effect::CaseChanges {
            case: CaseName::Known(case),
            to,
        } => Some(Command::SaveCase {
            case: Box::new(written(world.records().case(*case)?, to)),
            conversation: None,
        }),
        Effect::CaseIsResolved {
            case: CaseName::Known(case),
            resolution,
        } => Some(Command::SettleCase {
            case: *case,
            status: CaseStatus::Resolved,
            resolution: resolution.clone(),
        }),
        Effect::CustomerIsLinked { customer, .. } => Some(Command::LinkCustomer {
            conversation: id,
            customer: Some(*customer),
        }),
        Effect::ArticleIsSent { message, .. } => Some(Command::Say {
            conversation: id,
            audience: Audience::Public,
            body: message.clone(),
            attachments: Attachments::default(),
        }),
        Effect::OutcomeIsSet { codes, .. } => Some(Command::SetDispositions {
            conversation: id,
            codes: codes.clone(),
        }),
        _ => None,
    }
}

/// A case with what a template has to say written into it.
pub(super) fn written(case: &Case, to: &CaseTemplate) -> Case {
    let text = |new: &Arc<str>, old: &Arc<str>| if new.is_empty() { old.clone() } else { new.clone() };
    Case {
        title: text(&to.title, &case.title),
        subject: text(&to.subject, &case.subject),
        product: text(&to.product, &case.product),
        description: text(&to.description, &case.description),
        priority: to.priority.unwrap_or(case.priority),
        kind: to.kind.unwrap_or(case.kind),
        ..case.clone()
    }
}

/// A case with what a template wrote into it as it was before; what was changed beside that since stays.
fn restored(now: &Case, before: &Case, to: &CaseTemplate) -> Case {
    let text = |written: &Arc<str>, before: &Arc<str>, now: &Arc<str>| {
        let text = if written.is_empty() { now } else { before };
        text.clone()
    };
    Case {
        title: text(&to.title, &before.title, &now.title),
        subject: text(&to.subject, &before.subject, &now.subject),
        product: text(&to.product, &before.product, &now.product),
        description: text(&to.description, &before.description, &now.description),
        priority: to.priority.map_or(now.priority, |_| before.priority),
        kind: to.kind.map_or(now.kind, |_| before.kind),
        ..now.clone()
    }
}

/// Whether a case says what it said, whatever became of it in between.
fn says_the_same(now: &Case, then: &Case) -> bool {
    let unlived = |case: &Case| Case {
        changes: Vec::new(),
        ..case.clone()
    };
    unlived(now) == unlived(then)
}

/// What has to be remembered of a conversation to take an effect back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Before {
    /// Whose it was, unless nobody knew.
    customer: Option<CustomerId>,
    case: Option<Case>,
    codes: Vec<Arc<str>>,
    /// The case it belonged to once the effect had come about, as it was then.
    case_after: Option<Case>,
}

impl Before {
    pub(super) fn of(world: &World, conversation: &Conversation) -> Self {
        let customer = world.customer(conversation.customer);
        Self {
            customer: customer
                .filter(|customer| customer.is_on_file())
                .map(|customer| customer.id),
            case: conversation
                .case()
                .and_then(|case| world.records().case(case).cloned()),
            codes: conversation.dispositions.clone(),
            case_after: None,
        }
    }

    /// Remembers which case it belongs to now, and what that says.
    pub(super) fn then(self, case_after: Option<Case>) -> Self {
        Self { case_after, ..self }
    }

    /// What takes an effect back, as long as it still holds. `undone` is what a case that is not wanted after all says.
    ///
    /// # Errors
    /// Somebody changed it since.
    pub(super) fn commands_back(
        &self,
        world: &World,
        conversation: &Conversation,
        effect: &Effect,
        undone: &Arc<str>,
    ) -> Result<Vec<Command>, Obstacle> {
        let id = conversation.id;
        let case_before = self.case.as_ref().map(|case| case.id);
        let link_back = Command::LinkCase {
            conversation: id,
            case: case_before,
        };
        let holds = |holds: bool| holds.then_some(()).ok_or(Obstacle::ChangedSince);
        let case_now = || {
            let case = case_before.and_then(|case| world.records().case(case));
            case.ok_or(Obstacle::ChangedSince)
        };
        match effect {
            Effect::CaseIsCreated { .. } => {
                let created = self.case_after.as_ref().ok_or(Obstacle::ChangedSince)?;
                holds(conversation.case() == Some(created.id))?;
                // What the actions behind it changed is back by now; anything else somebody wrote.
                let now = world.records().case(created.id);
                holds(now.is_some_and(|now| says_the_same(now, created)))?;
                let cancel = Command::SettleCase {
                    case: created.id,
                    status: CaseStatus::Cancelled,
                    resolution: undone.clone(),
                };
                Ok(vec![link_back, cancel])
            }
            Effect::CaseChanges { to, .. } => {
                let now = case_now()?;
                holds(written(now, to) == *now)?;
                let before = self.case.as_ref().unwrap_or(now);
                Ok(vec![Command::SaveCase {
                    case: Box::new(restored(now, before, to)),
                    conversation: None,
                }])
            }
            Effect::CaseIsResolved { .. } => {
                let now = case_now()?;
                holds(now.status == CaseStatus::Resolved)?;
                let status = self
                    .case
                    .as_ref()
                    .map_or(CaseStatus::default(), |case| case.status);
                Ok(vec![Command::SettleCase {
                    case: now.id,
                    status,
                    resolution: Arc::default(),
                }])
            }
            Effect::CustomerIsLinked { customer, .. } => {
                holds(conversation.customer == *customer)?;
                let mut commands = vec![Command::LinkCustomer {
                    conversation: id,
                    customer: self.customer,
                }];
                // A case the agent linked since is theirs to keep.
                if conversation.case() == self.case_after.as_ref().map(|case| case.id) {
                    commands.push(link_back);
                }
                Ok(commands)
            }
            Effect::OutcomeIsSet { codes, .. } => {
                holds(conversation.dispositions == *codes)?;
                Ok(vec![Command::SetDispositions {
                    conversation: id,
                    codes: self.codes.clone(),
                }])
            }
            _ => Ok(Vec::new()),
        }
    }
}
