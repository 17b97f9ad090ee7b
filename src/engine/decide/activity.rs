//! Activities on timelines (behaviour §9.5).

use super::{Decision, acting_seat, field, known, say};
use crate::domain::{Activity, ActivityId, ActivityKind, RecordField, Regarding};
use crate::engine::{Fact, Refusal, Stamp, World, limits};

/// Who wrote it down may write it anew; a task may be ticked off by anybody.
pub(super) fn save(world: &World, stamp: Stamp, activity: &Activity) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let exists = match activity.regarding {
        Regarding::Customer(id) => world.customer(id).is_some(),
        Regarding::Case(id) => world.records().case(id).is_some(),
    };
    if !exists {
        return Err(match activity.regarding {
            Regarding::Customer(_) => Refusal::UnknownCustomer,
            Regarding::Case(_) => Refusal::UnknownCase,
        });
    }
    let mut saved = check(activity)?;
    if activity.id == ActivityId(0) {
        if let Some(conversation) = activity.conversation {
            known(world, conversation)?;
        }
        saved.id = world.records().next_activity();
        saved.by = agent;
        saved.at = stamp.now;
        if saved.id.0 > limits::NUMBER {
            return Err(Refusal::NoNumbersLeft);
        }
    } else {
        let known = world
            .records()
            .activity(activity.id)
            .ok_or(Refusal::UnknownActivity)?;
        saved.by = known.by;
        saved.at = known.at;
        saved.conversation = known.conversation;
        saved.regarding = known.regarding;
        if known.by != agent && !is_only_ticked(known, &saved) {
            return Err(Refusal::UnknownActivity);
        }
        if saved == *known {
            return Ok(Vec::new());
        }
    }
    Ok(vec![Fact::ActivitySaved(Box::new(saved))])
}

/// Whether a task differs in nothing but whether it is done.
fn is_only_ticked(known: &Activity, saved: &Activity) -> bool {
    let ActivityKind::Task { due, .. } = known.kind else {
        return false;
    };
    let ActivityKind::Task { is_done, .. } = saved.kind else {
        return false;
    };
    let ticked = Activity {
        kind: ActivityKind::Task { due, is_done },
        ..known.clone()
    };
    ticked == *saved
}

fn check(activity: &Activity) -> Result<Activity, Refusal> {
    let mut checked = activity.clone();
    checked.subject = field::short(&activity.subject, RecordField::Title)?;
    checked.text = field::long(&activity.text, RecordField::Text)?;
    match &mut checked.kind {
        ActivityKind::Note => {
            if checked.subject.is_empty() && say::is_blank(&checked.text) {
                return Err(Refusal::FieldMissing(RecordField::Text));
            }
        }
        ActivityKind::Email { to, is_draft } => {
            let address = field::email(to, RecordField::Recipient)?;
            if address.is_none() && !*is_draft {
                return Err(Refusal::FieldMissing(RecordField::Recipient));
            }
            *to = address.unwrap_or_default().into();
            if checked.subject.is_empty() && !*is_draft {
                return Err(Refusal::FieldMissing(RecordField::Title));
            }
        }
        ActivityKind::PhoneCall | ActivityKind::Task { .. } | ActivityKind::Appointment { .. } => {
            if checked.subject.is_empty() {
                return Err(Refusal::FieldMissing(RecordField::Title));
            }
        }
    }
    Ok(checked)
}

pub(super) fn delete(world: &World, stamp: Stamp, id: ActivityId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let known = world.records().activity(id);
    if known.is_none_or(|known| known.by != agent) {
        return Err(Refusal::UnknownActivity);
    }
    Ok(vec![Fact::ActivityDeleted(id)])
}
