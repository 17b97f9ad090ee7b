//! Cases, and which a conversation belongs to (seed 002; behaviour §9.2).

use super::{Decision, acting_seat, field, must_be_at_hand, say};
use crate::domain::{AgentId, Case, CaseChange, CaseId, CaseStatus, CaseStep, ConversationId, RecordField};
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

/// Keeps a case; a new one is linked to the conversation it was opened in.
pub(super) fn save(
    world: &World,
    stamp: Stamp,
    case: &Case,
    conversation: Option<ConversationId>,
) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let checked = check(world, case)?;
    if case.id != CaseId(0) {
        let known = must_be_open(world, case.id)?;
        let saved = Case {
            opened_by: known.opened_by,
            opened_at: known.opened_at,
            changes: known.changes.clone(),
            ..checked
        };
        return Ok(changed(known, saved, agent, stamp));
    }
    let id = world.records().next_case();
    if id.0 > limits::NUMBER {
        return Err(Refusal::NoNumbersLeft);
    }
    let opened = Case {
        id,
        opened_by: agent,
        opened_at: stamp.now,
        ..checked
    };
    let mut facts = vec![Fact::CaseSaved(Box::new(opened))];
    if let Some(conversation) = conversation {
        must_be_at_hand(world, stamp, conversation)?;
        facts.push(Fact::CaseLinked {
            conversation,
            case: Some(id),
        });
    }
    Ok(facts)
}

fn check(world: &World, case: &Case) -> Result<Case, Refusal> {
    if let Some(id) = case.customer
        && world.customer(id).is_none_or(|customer| !customer.is_on_file())
    {
        return Err(Refusal::FieldMalformed(RecordField::Customer));
    }
    let status = if case.status.is_active() {
        case.status
    } else {
        CaseStatus::default()
    };
    Ok(Case {
        id: case.id,
        title: field::needed(&case.title, RecordField::Title)?,
        customer: case.customer,
        subject: field::short(&case.subject, RecordField::Subject)?,
        product: field::short(&case.product, RecordField::Product)?,
        priority: case.priority,
        kind: case.kind,
        description: field::long(&case.description, RecordField::Description)?,
        status,
        ..Case::default()
    })
}

/// What an edit comes to: one line of history for each kind of change, nothing where nothing changed.
fn changed(known: &Case, mut saved: Case, agent: AgentId, stamp: Stamp) -> Vec<Fact> {
    let mut steps = Vec::new();
    if saved.priority != known.priority {
        steps.push(CaseStep::Prioritised(saved.priority));
    }
    if saved.status != known.status {
        steps.push(CaseStep::Moved(saved.status));
    }
    let rest = Case {
        priority: saved.priority,
        status: saved.status,
        ..known.clone()
    };
    if saved != rest {
        steps.push(CaseStep::Edited);
    }
    if steps.is_empty() {
        return Vec::new();
    }
    saved.changes.extend(steps.into_iter().map(|what| CaseChange {
        at: stamp.now,
        by: agent,
        what,
    }));
    vec![Fact::CaseSaved(Box::new(saved))]
}

/// Resolves or cancels a case, or opens it again.
pub(super) fn settle(
    world: &World,
    stamp: Stamp,
    id: CaseId,
    status: CaseStatus,
    resolution: &Arc<str>,
) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let known = world.records().case(id).ok_or(Refusal::UnknownCase)?;
    if known.status == status {
        return Ok(Vec::new());
    }
    if !status.is_active() && !known.status.is_active() {
        return Err(Refusal::CaseClosed);
    }
    let resolution = field::long(resolution, RecordField::Resolution)?;
    if status == CaseStatus::Resolved && say::is_blank(&resolution) {
        return Err(Refusal::FieldMissing(RecordField::Resolution));
    }
    let mut case = known.clone();
    case.status = status;
    case.resolution = if status.is_active() {
        Arc::default()
    } else {
        resolution
    };
    case.changes.push(CaseChange {
        at: stamp.now,
        by: agent,
        what: CaseStep::Moved(status),
    });
    Ok(vec![Fact::CaseSaved(Box::new(case))])
}

fn must_be_open(world: &World, id: CaseId) -> Result<&Case, Refusal> {
    let case = world.records().case(id).ok_or(Refusal::UnknownCase)?;
    if case.status.is_active() {
        Ok(case)
    } else {
        Err(Refusal::CaseClosed)
    }
}

/// A closed case can be linked: somebody may write about it again.
pub(super) fn link(world: &World, stamp: Stamp, id: ConversationId, case: Option<CaseId>) -> Decision {
    let conversation = must_be_at_hand(world, stamp, id)?;
    if case.is_some_and(|case| world.records().case(case).is_none()) {
        return Err(Refusal::UnknownCase);
    }
    if conversation.case() == case {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::CaseLinked {
        conversation: id,
        case,
    }])
}
