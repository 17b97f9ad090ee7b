//! What rich floors are made of, and in which order people are asked, as several tests need it.

use super::support::shift::{Shift, agent, stream};
use switchboard::domain::{
    Agent, AgentOrder, AssignmentMethod, AssignmentRule, AssignmentRuleset, CapacityProfile, Channel,
    ClassificationRule, Condition, ContactId, ConversationId, Cost, CustomAssignment, Floor, Needs, Outputs,
    Proficiency, ProfileId, RatingModel, RatingModelId, Reset, Ruleset, Skill, SkillId, WorkStream,
};
use switchboard::engine::{Actor, Command, Setting};

/// The floor with declines that leave presence alone, so that whoever declined can be asked again.
pub fn forgiving(mut floor: Floor) -> Floor {
    floor.settings.inactive_after_missed = false;
    floor.settings.do_not_disturb_after_rejected = false;
    floor
}

/// Everybody who is offered the conversation while each of them rejects it, in order, each once.
pub fn asked_in_turn(shift: &mut Shift, conversation: ConversationId) -> Vec<u32> {
    let mut asked = Vec::new();
    while let Some(agent) = shift.offered_to(conversation) {
        if asked.contains(&agent) {
            break;
        }
        asked.push(agent);
        shift.by(agent, Command::Reject(conversation));
    }
    asked
}

/// The work stream with a classification that asks for these skills and profiles, whatever comes in.
pub fn demanding(work_stream: WorkStream, skills: &[(u32, u8)], profiles: &[u32]) -> WorkStream {
    let needs = Needs {
        skills: skills
            .iter()
            .map(|(skill, rating)| (SkillId(*skill), *rating))
            .collect(),
        profiles: profiles.iter().copied().map(ProfileId).collect(),
    };
    let rule = ClassificationRule {
        name: "Always".into(),
        when: Condition::ALWAYS,
        then: Outputs {
            needs: needs.into(),
            ..Outputs::default()
        },
    };
    WorkStream {
        classification: vec![Ruleset {
            name: "Demands".into(),
            rules: vec![rule],
        }],
        ..work_stream
    }
}

/// The agent with these ratings.
pub fn skilled(agent: Agent, ratings: &[(u32, u8)]) -> Agent {
    let skills = ratings
        .iter()
        .map(|(skill, rating)| (SkillId(*skill), Proficiency::rated(*rating)));
    Agent {
        skills: skills.collect(),
        ..agent
    }
}

pub fn scale(id: u32, lowest: u8, highest: u8) -> RatingModel {
    RatingModel {
        id: RatingModelId(id),
        name: format!("{lowest} to {highest}"),
        lowest,
        highest,
        labels: Vec::new(),
    }
}

pub fn skill(id: u32, kind: &str, model: u32) -> Skill {
    Skill {
        id: SkillId(id),
        name: format!("Skill {id}"),
        kind: kind.into(),
        model: RatingModelId(model),
    }
}

pub fn profile(id: u32, limit: u32, reset: Reset) -> CapacityProfile {
    CapacityProfile {
        id: ProfileId(id),
        name: format!("Profile {id}"),
        limit,
        reset,
        blocks: false,
    }
}

/// The agent with these profiles at their own limits.
pub fn holding(agent: Agent, profiles: &[u32]) -> Agent {
    let profiles = profiles.iter().map(|id| (ProfileId(*id), None));
    Agent {
        profiles: profiles.collect(),
        ..agent
    }
}

/// An agent whose work is not counted in units.
pub fn unitless(id: u32) -> Agent {
    Agent {
        units: None,
        ..agent(id, 0)
    }
}

/// A work stream whose conversations cost a place in a profile.
pub fn priced(id: u32, channel: Channel, profile: u32) -> WorkStream {
    WorkStream {
        cost: Cost::Profile(ProfileId(profile)),
        ..stream(id, channel, 0)
    }
}

pub fn rule(when: Condition, order_by: &[AgentOrder]) -> AssignmentRule {
    AssignmentRule {
        name: "Rule".into(),
        when,
        order_by: order_by.to_vec(),
    }
}

/// Assignment by one ruleset.
pub fn by_rules(rules: Vec<AssignmentRule>) -> AssignmentMethod {
    AssignmentMethod::Custom(CustomAssignment {
        rulesets: vec![AssignmentRuleset {
            name: "Rules".into(),
            rules,
        }],
        selection: Vec::new(),
        default: 0,
    })
}

pub fn save(shift: &mut Shift, setting: Setting) {
    shift
        .run(Actor::Administrator, Command::Save(Box::new(setting)))
        .expect("it can be saved");
}

/// A contact of one's own choice writes for the first time. Returns its conversation.
pub fn writes(shift: &mut Shift, contact: u64, work_stream: u32, body: &str) -> ConversationId {
    let contact = ContactId(contact);
    shift
        .write(contact, work_stream, body)
        .expect("a new contact is taken in");
    shift.world.ongoing(contact).expect("it is ongoing").id
}

/// The customer of a waiting conversation writes again.
pub fn returns(shift: &mut Shift, conversation: ConversationId) {
    let waiting = shift.world.conversation(conversation).expect("it exists");
    let (contact, work_stream) = (waiting.contact, waiting.work_stream.0);
    shift
        .write(contact, work_stream, "I am back.")
        .expect("who comes back is taken in");
}

/// The agent ends the conversation and finishes its wrap-up.
pub fn finish(shift: &mut Shift, agent: u32, conversation: ConversationId) {
    shift.by(agent, Command::End(conversation));
    shift.by(agent, Command::CloseSession(conversation));
}
