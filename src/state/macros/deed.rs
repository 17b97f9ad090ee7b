//! The commands behind effects, and those that take them back.

use super::effect::{CaseName, Effect};
use crate::domain::{
    Audience, Case, CaseId, CaseStatus, CaseTemplate, Conversation, ConversationId, CustomerId,
};
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

/// What has to be remembered of a conversation to take an effect back.
#[derive(Clone, Debug)]
pub(super) struct Before {
    conversation: ConversationId,
    /// Whose it was, unless nobody knew.
    customer: Option<CustomerId>,
    case: Option<Case>,
    codes: Vec<Arc<str>>,
}

impl Before {
    pub(super) fn of(world: &World, conversation: &Conversation) -> Self {
        let customer = world.customer(conversation.customer);
        Self {
            conversation: conversation.id,
            customer: customer
                .filter(|customer| customer.is_on_file())
                .map(|customer| customer.id),
            case: conversation
                .case()
                .and_then(|case| world.records().case(case).cloned()),
            codes: conversation.dispositions.clone(),
        }
    }

    /// What takes an effect back once it has happened; nothing where it cannot be, or where there is nothing to take
    /// back. `undone` is what a case that is not wanted after all says.
    pub(super) fn commands_back(
        self,
        effect: &Effect,
        case_now: Option<CaseId>,
        undone: &Arc<str>,
    ) -> Vec<Command> {
        let conversation = self.conversation;
        let link = |case| Command::LinkCase { conversation, case };
        let case_before = self.case.as_ref().map(|case| case.id);
        match effect {
            Effect::CaseIsCreated { .. } => case_now
                .into_iter()
                .flat_map(|case| {
                    let cancel = Command::SettleCase {
                        case,
                        status: CaseStatus::Cancelled,
                        resolution: undone.clone(),
                    };
                    [link(case_before), cancel]
                })
                .collect(),
            Effect::CaseChanges { .. } => self
                .case
                .into_iter()
                .map(|case| Command::SaveCase {
                    case: Box::new(case),
                    conversation: None,
                })
                .collect(),
            Effect::CaseIsResolved { .. } => self
                .case
                .into_iter()
                .map(|case| Command::SettleCase {
                    case: case.id,
                    status: case.status,
                    resolution: Arc::default(),
                })
                .collect(),
            Effect::CustomerIsLinked { .. } => vec![
                Command::LinkCustomer {
                    conversation,
                    customer: self.customer,
                },
                link(case_before),
            ],
            Effect::OutcomeIsSet { .. } => vec![Command::SetDispositions {
                conversation,
                codes: self.codes,
            }],
            _ => Vec::new(),
        }
    }
}
