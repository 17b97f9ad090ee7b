//! Skills a conversation asks for, changed by hand (behaviour §2.8: skill control).

use super::{Decision, acting_seat, known};
use crate::domain::{ConversationId, Role, SkillId, Stage};
use crate::engine::{Fact, Refusal, Stamp, World};

/// The agent who has it may change them, and a supervisor may at any time: routing looks at them from then on.
pub(super) fn set(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    skill: SkillId,
    need: Option<u8>,
) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let conversation = known(world, id)?;
    let is_over = matches!(conversation.stage, Stage::Closed { .. });
    if is_over {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    if conversation.agent() != Some(seat.agent.id) && seat.agent.role < Role::Supervisor {
        return Err(Refusal::NotYours);
    }
    let setup = world.setup();
    let known = setup.skills.get(&skill).ok_or(Refusal::UnknownSkill)?;
    let model = setup.rating_models.get(&known.model);
    let fits = |rating| model.is_none_or(|model| (model.lowest..=model.highest).contains(&rating));
    if need.is_some_and(|rating| !fits(rating)) {
        return Err(Refusal::RatingOffScale);
    }
    Ok(vec![Fact::SkillChanged {
        conversation: id,
        skill,
        need,
    }])
}
