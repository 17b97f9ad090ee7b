//! Whether a set-up holds together: limits, and that everything referred to exists (behaviour §16.1).

mod guidance;
mod work_stream;

use super::quick_reply;
use crate::domain::{
    Agent, AgentId, AssignmentMethod, Condition, Field, Operand, Operator, OverflowAction, OverflowRule,
    Presence, ProfileId, Queue, QueueId, Settings, SkillId, Span, Test, WorkKind,
};
use crate::engine::limits;
use crate::engine::matching::condition::is_about_an_agent;
use crate::engine::setup::Setup;
use std::collections::BTreeMap;

type Check = Result<(), String>;

/// What is wrong with a set-up, in words an administrator can act on.
pub(super) fn check(setup: &Setup, agents: &BTreeMap<AgentId, &Agent>) -> Check {
    check_settings(&setup.settings)?;
    for (id, hours) in &setup.hours {
        hours
            .check()
            .map_err(|error| format!("operating hours {id}: {error}"))?;
    }
    for model in setup.rating_models.values() {
        must(model.lowest < model.highest, || {
            format!(
                "rating model {}: the highest rating must be above the lowest",
                model.name
            )
        })?;
    }
    for skill in setup.skills.values() {
        must(setup.rating_models.contains_key(&skill.model), || {
            format!("skill {} is rated by a model that does not exist", skill.name)
        })?;
    }
    for presence in setup.presences.values() {
        must(presence.base != Presence::Inactive, || {
            format!(
                "presence {}: Inactive is set by the system and cannot be a base",
                presence.name
            )
        })?;
    }
    for reply in setup.quick_replies.values() {
        quick_reply::check(reply).map_err(|refusal| format!("quick reply {}: {refusal}", reply.title))?;
        let fits_somewhere = reply
            .work_streams
            .iter()
            .all(|id| setup.work_streams.contains(*id));
        must(
            reply.owner.is_none_or(|owner| agents.contains_key(&owner)) && fits_somewhere,
            || {
                format!(
                    "quick reply {}: its agent or work stream does not exist",
                    reply.title
                )
            },
        )?;
    }
    guidance::check(setup)?;
    agents.values().try_for_each(|agent| check_agent(setup, agent))?;
    setup
        .queues
        .values()
        .try_for_each(|queue| check_queue(setup, agents, queue))?;
    setup
        .work_streams
        .values()
        .try_for_each(|stream| work_stream::check(setup, stream))
}

fn must(holds: bool, message: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(message()) }
}

fn check_settings(settings: &Settings) -> Check {
    must((1..=5).contains(&settings.decline_limit), || {
        "the decline limit must be 1 to 5".into()
    })?;
    must(settings.session_limit > 0, || {
        "the session limit must be at least 1".into()
    })?;
    must(settings.session_limit <= limits::SESSIONS, || {
        format!("the session limit is at most {}", limits::SESSIONS)
    })?;
    must(settings.decliner_limit > 0, || {
        "the limit of decliners must be at least 1".into()
    })?;
    must(settings.presence_restore >= Span::ZERO, || {
        "presence cannot be restored for less than no time".into()
    })
}

fn check_agent(setup: &Setup, agent: &Agent) -> Check {
    let name = &agent.name;
    must(agent.units.is_none_or(|units| units.0 >= 0), || {
        format!("agent {name} has less than no capacity")
    })?;
    must(agent.units.is_none_or(|units| units.0 <= limits::UNITS), || {
        format!("agent {name}: capacity is at most {} units", limits::UNITS)
    })?;
    let base = setup.base_of(agent.default_presence);
    must(base.is_some(), || {
        format!("agent {name} starts with a presence that does not exist")
    })?;
    must(base != Some(Presence::Inactive), || {
        format!("agent {name} cannot start Inactive: only a missed offer leads there")
    })?;
    for profile in agent.profiles.keys() {
        check_profile(setup, *profile, || format!("agent {name}"))?;
    }
    for (skill, proficiency) in &agent.skills {
        check_rating(setup, *skill, proficiency.rating, || format!("agent {name}"))?;
    }
    let presences = || agent.presences.iter().all(|id| setup.presences.contains_key(id));
    must(presences(), || {
        format!("agent {name} may choose a presence that does not exist")
    })?;
    must(
        agent.hours.is_none_or(|hours| setup.hours.contains_key(&hours)),
        || format!("agent {name} keeps operating hours that do not exist"),
    )
}

fn check_profile(setup: &Setup, profile: ProfileId, who: impl Fn() -> String) -> Check {
    must(setup.profiles.contains_key(&profile), || {
        format!("{} names a capacity profile that does not exist", who())
    })
}

fn check_rating(setup: &Setup, skill: SkillId, rating: u8, who: impl Fn() -> String) -> Check {
    let Some(skill) = setup.skills.get(&skill) else {
        return Err(format!("{} names a skill that does not exist", who()));
    };
    let model = setup.rating_models.get(&skill.model);
    let fits = model.is_none_or(|model| (model.lowest..=model.highest).contains(&rating));
    must(fits, || {
        format!("{}: {rating} is not on the scale of {}", who(), skill.name)
    })
}

fn check_queue(setup: &Setup, agents: &BTreeMap<AgentId, &Agent>, queue: &Queue) -> Check {
    let name = &queue.name;
    let mut members = queue.members.clone();
    members.sort_unstable();
    if let Some(stranger) = members.iter().find(|member| !agents.contains_key(member)) {
        return Err(format!(
            "queue {name} has a member, {stranger}, who is not an agent"
        ));
    }
    members.dedup();
    must(members.len() == queue.members.len(), || {
        format!("queue {name} has a member twice")
    })?;
    must(
        queue.hours.is_none_or(|hours| setup.hours.contains_key(&hours)),
        || format!("queue {name} keeps operating hours that do not exist"),
    )?;
    let leads_back = |rule: &OverflowRule| rule.then == OverflowAction::Transfer(queue.id);
    must(!queue.overflow.before.iter().any(leads_back), || {
        format!("queue {name}: overflow cannot lead to the queue itself")
    })?;
    check_overflow(setup, queue.kind, &queue.overflow.before, || {
        format!("queue {name}")
    })?;
    if let Some(overflow) = queue.overflow.queued {
        let least = match queue.kind {
            WorkKind::Messaging => Span::minutes(1),
            WorkKind::Record => Span::minutes(3),
        };
        must((least..=Span::hours(48)).contains(&overflow.after), || {
            format!(
                "queue {name}: overflow while waiting comes after {} to 2,880 minutes",
                least.whole_seconds() / 60
            )
        })?;
        must(overflow.then != OverflowAction::AssignAnyway, || {
            format!(
                "queue {name}: what already waits in the queue cannot be assigned to it; end or transfer it"
            )
        })?;
        must(overflow.then != OverflowAction::Transfer(queue.id), || {
            format!("queue {name}: overflow cannot lead to the queue itself")
        })?;
        check_action(setup, queue.kind, overflow.then, || format!("queue {name}"))?;
    }
    for bucket in &queue.buckets {
        check_condition(setup, &bucket.when, false, true, || {
            format!("queue {name}, bucket {}", bucket.name)
        })?;
    }
    let in_order = queue.rings.windows(2).all(|pair| match pair {
        [one, next] => one.opens_after < next.opens_after,
        _ => true,
    });
    must(
        in_order && queue.rings.iter().all(|ring| ring.opens_after >= Span::ZERO),
        || format!("queue {name}: each ring must open later than the one before"),
    )?;
    must(queue.rings.len() < limits::RINGS, || {
        format!("queue {name} has more than {} rings", limits::RINGS - 1)
    })?;
    must(queue.beyond_rings.is_none_or(|after| after > Span::ZERO), || {
        format!("queue {name}: everybody else is asked some time after the last ring")
    })?;
    check_assignment(setup, queue)
}

fn check_assignment(setup: &Setup, queue: &Queue) -> Check {
    let AssignmentMethod::Custom(custom) = &queue.assignment else {
        return Ok(());
    };
    let name = &queue.name;
    let count = custom.rulesets.len();
    let selected = custom.selection.iter().map(|(_, ruleset)| *ruleset);
    let exist = selected
        .chain([custom.default])
        .all(|ruleset| usize::from(ruleset) < count);
    must(exist, || {
        format!("queue {name}: its assignment selects a ruleset that does not exist")
    })?;
    for (when, _) in &custom.selection {
        check_condition(setup, when, false, true, || format!("queue {name}, selection"))?;
    }
    for rule in custom.rulesets.iter().flat_map(|ruleset| &ruleset.rules) {
        check_condition(setup, &rule.when, true, true, || {
            format!("queue {name}, rule {}", rule.name)
        })?;
    }
    Ok(())
}

fn check_overflow(setup: &Setup, kind: WorkKind, rules: &[OverflowRule], who: impl Fn() -> String) -> Check {
    use crate::domain::OverflowCondition::{Items, OutOfHours, PredictedWait};
    for rule in rules {
        must(kind != WorkKind::Record || rule.when == OutOfHours, || {
            format!("{}: records overflow on the way in only outside the hours", who())
        })?;
        match rule.when {
            OutOfHours => {}
            Items(limit) => {
                must((1..=100).contains(&limit), || {
                    format!("{}: the limit of items is 1 to 100", who())
                })?;
                must(rule.then != OverflowAction::AssignAnyway, || {
                    format!("{}: a limit that assigns anyway is none; end or transfer", who())
                })?;
            }
            PredictedWait(limit) => must((Span::seconds(30)..=Span::minutes(60)).contains(&limit), || {
                format!("{}: the predicted wait is 30 seconds to 60 minutes", who())
            })?,
        }
        check_action(setup, kind, rule.then, &who)?;
    }
    Ok(())
}

fn check_action(setup: &Setup, kind: WorkKind, action: OverflowAction, who: impl Fn() -> String) -> Check {
    match action {
        OverflowAction::AssignAnyway => Ok(()),
        OverflowAction::End => must(kind != WorkKind::Record, || {
            format!("{}: records cannot be ended by overflow; transfer them", who())
        }),
        OverflowAction::Transfer(to) => check_target(setup, kind, to, who),
    }
}

fn check_target(setup: &Setup, kind: WorkKind, to: QueueId, who: impl Fn() -> String) -> Check {
    let Some(queue) = setup.queues.get(to) else {
        return Err(format!("{} leads to a queue that does not exist", who()));
    };
    must(queue.kind == kind, || {
        format!(
            "{} leads to queue {}, which holds another kind of work",
            who(),
            queue.name
        )
    })
}

/// Rules about agents can only ask where an agent is chosen; what stands in an order cannot depend on the time of day.
fn check_condition(
    setup: &Setup,
    condition: &Condition,
    has_agent: bool,
    stands: bool,
    who: impl Fn() -> String,
) -> Check {
    let is_built_in = |part: &Condition| {
        matches!(
            part,
            Condition::SkillsMatch | Condition::PresenceIsAllowed | Condition::CapacitySuffices
        )
    };
    must(has_agent || !any_part(condition, &is_built_in), || {
        format!("{} asks about an agent before one is chosen", who())
    })?;
    for test in condition.tests() {
        check_test(setup, test, has_agent, stands, &who)?;
    }
    Ok(())
}

fn any_part(condition: &Condition, is: &dyn Fn(&Condition) -> bool) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| any_part(part, is)),
        part => is(part),
    }
}

fn check_test(setup: &Setup, test: &Test, has_agent: bool, stands: bool, who: impl Fn() -> String) -> Check {
    let others = test.with.iter().filter_map(|operand| match operand {
        Operand::Field(field) => Some(field),
        Operand::Value(_) => None,
    });
    for field in others.chain([&test.field]) {
        must(has_agent || !is_about_an_agent(field), || {
            format!("{} asks about an agent before one is chosen", who())
        })?;
        match field {
            Field::AgentSkill(skill) => must(setup.skills.contains_key(skill), || {
                format!("{} names a skill that does not exist", who())
            })?,
            Field::AgentPlaces(profile) => check_profile(setup, *profile, &who)?,
            _ => {}
        }
    }
    must(!stands || test.operator != Operator::WithinLast, || {
        format!(
            "{}: what waits in order cannot depend on the passing of time",
            who()
        )
    })?;
    let count = test.with.len();
    let fits = match test.operator {
        Operator::HasData | Operator::NoData => count == 0,
        Operator::In | Operator::NotIn => count >= 1,
        _ => count == 1,
    };
    must(fits, || {
        format!("{}: a comparison has the wrong number of values", who())
    })
}
