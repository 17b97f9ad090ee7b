//! The set-up: opening a floor and saving a part of it. Everything it refers to must exist.

use super::Decision;
use super::setup::check;
use crate::domain::{
    ActivityId, Agent, AgentId, CaseId, CustomerId, CustomerKind, Floor, Regarding, Verdict,
};
use crate::engine::setup::Setup;
use crate::engine::{Fact, Refusal, Setting, World, limits};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn open(world: &World, floor: &Floor) -> Decision {
    if world.next_seq() > 0 {
        return Err(Refusal::FloorAlreadyOpen);
    }
    distinct(floor)
        .and_then(|()| all_numbered_within_bounds(floor))
        .map_err(Refusal::BadFloor)?;
    let agents = floor.agents.iter().map(|agent| (agent.id, agent)).collect();
    check(&Setup::of(floor), &agents).map_err(Refusal::BadFloor)?;
    records_lead_somewhere(floor).map_err(Refusal::BadFloor)?;
    Ok(vec![Fact::FloorOpened(Box::new(floor.clone()))])
}

pub(super) fn save(world: &World, setting: &Setting) -> Decision {
    let number = match setting {
        Setting::Agent(agent) => agent.id.0,
        Setting::Queue(queue) => queue.id.0,
        Setting::WorkStream(stream) => stream.id.0,
        Setting::QuickReply(reply) => reply.id.0,
        Setting::Article(article) => article.id.0,
        Setting::Script(script) => script.id.0,
        Setting::Macro(saved) => saved.id.0,
        _ => 0,
    };
    must_be_a_number(number).map_err(Refusal::BadSetting)?;
    if let Setting::QuickReply(reply) = setting {
        let known = world.setup().quick_replies.get(&reply.id);
        if reply.owner.is_some() || known.is_some_and(|known| known.owner.is_some()) {
            return Err(Refusal::BadSetting(format!(
                "quick reply {}: it belongs to an agent, who alone can change it",
                reply.title
            )));
        }
    }
    let mut setup = world.setup().clone();
    setup.save(setting);
    let mut agents: BTreeMap<AgentId, &Agent> =
        world.seats().map(|seat| (seat.agent.id, &seat.agent)).collect();
    if let Setting::Agent(agent) = setting {
        agents.insert(agent.id, agent);
    }
    check(&setup, &agents).map_err(Refusal::BadSetting)?;
    must_stay_as_it_is(world, setting)?;
    Ok(vec![Fact::SettingSaved(Box::new(setting.clone()))])
}

/// Some things are decided once (behaviour §1.2, §4.6).
fn must_stay_as_it_is(world: &World, setting: &Setting) -> Result<(), Refusal> {
    let setup = world.setup();
    let changed = match setting {
        Setting::WorkStream(new) => setup.work_streams.get(new.id).is_some_and(|old| {
            old.channel != new.channel || old.distribution.offers() != new.distribution.offers()
        }),
        Setting::Queue(new) => setup.queues.get(new.id).is_some_and(|old| old.kind != new.kind),
        Setting::Profile(new) => setup
            .profiles
            .get(&new.id)
            .is_some_and(|old| old.reset != new.reset),
        _ => false,
    };
    if changed {
        Err(Refusal::DecidedOnce)
    } else {
        Ok(())
    }
}

/// Numbers of people, queues and work streams are places in a table, which a number alone must not make huge.
fn must_be_a_number(number: u32) -> Result<(), String> {
    if number <= limits::NUMBER {
        Ok(())
    } else {
        Err(format!(
            "numbers of people, records, texts, queues and work streams go up to {}",
            limits::NUMBER
        ))
    }
}

fn all_numbered_within_bounds(floor: &Floor) -> Result<(), String> {
    let agents = floor.agents.iter().map(|row| row.id.0);
    let queues = floor.queues.iter().map(|row| row.id.0);
    let streams = floor.work_streams.iter().map(|row| row.id.0);
    let customers = floor.customers.iter().map(|row| row.id.0);
    let replies = floor.quick_replies.iter().map(|row| row.id.0);
    let cases = floor.cases.iter().map(|row| row.id.0);
    let activities = floor.activities.iter().map(|row| row.id.0);
    agents
        .chain(replies)
        .chain(queues)
        .chain(streams)
        .chain(customers)
        .chain(cases)
        .chain(activities)
        .try_for_each(must_be_a_number)
}

/// A list of a file can hold a number twice; a set-up cannot.
fn distinct(floor: &Floor) -> Result<(), String> {
    fn each<T: Ord + std::fmt::Display>(noun: &str, ids: impl Iterator<Item = T>) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for id in ids {
            if seen.contains(&id) {
                return Err(format!("{noun} {id} is there twice"));
            }
            seen.insert(id);
        }
        Ok(())
    }
    each("queue", floor.queues.iter().map(|row| row.id))?;
    each("work stream", floor.work_streams.iter().map(|row| row.id))?;
    each("operating hours", floor.hours.iter().map(|(id, _)| *id))?;
    each("rating model", floor.rating_models.iter().map(|row| row.id))?;
    each("skill", floor.skills.iter().map(|row| row.id))?;
    each("capacity profile", floor.profiles.iter().map(|row| row.id))?;
    each("custom presence", floor.presences.iter().map(|row| row.id))?;
    each("quick reply", floor.quick_replies.iter().map(|row| row.id))?;
    each("bot", floor.bots.iter().map(|row| row.id))?;
    each("agent", floor.agents.iter().map(|row| row.id))?;
    each("article", floor.articles.iter().map(|row| row.id))?;
    each("script", floor.scripts.iter().map(|row| row.id))?;
    each("macro", floor.macros.iter().map(|row| row.id))?;
    each("case", floor.cases.iter().map(|row| row.id))?;
    each("activity", floor.activities.iter().map(|row| row.id))?;
    each("customer", floor.customers.iter().map(|row| row.id))
}

/// What records belong to has to be there.
fn records_lead_somewhere(floor: &Floor) -> Result<(), String> {
    let customers: BTreeMap<_, _> = floor.customers.iter().map(|row| (row.id, row.kind)).collect();
    let cases: BTreeSet<_> = floor.cases.iter().map(|row| row.id).collect();
    let has_zero = customers.contains_key(&CustomerId(0))
        || cases.contains(&CaseId(0))
        || floor.activities.iter().any(|row| row.id == ActivityId(0));
    if has_zero {
        return Err(
            "number 0 stands for what is new: number customers, cases and activities from 1 on".into(),
        );
    }
    for customer in &floor.customers {
        let is_another = |id: Option<CustomerId>, kind: CustomerKind| {
            id.is_none_or(|id| id != customer.id && customers.get(&id) == Some(&kind))
        };
        if !is_another(customer.account, CustomerKind::Account)
            || !is_another(customer.primary_contact, CustomerKind::Contact)
        {
            return Err(format!(
                "customer {}: the account or the primary contact does not exist",
                customer.name
            ));
        }
    }
    for case in &floor.cases {
        if case
            .customer
            .is_some_and(|customer| !customers.contains_key(&customer))
        {
            return Err(format!(
                "{} belongs to a customer who does not exist",
                case.number()
            ));
        }
    }
    for activity in &floor.activities {
        let is_there = match activity.regarding {
            Regarding::Customer(customer) => customers.contains_key(&customer),
            Regarding::Case(case) => cases.contains(&case),
        };
        if !is_there {
            return Err(format!(
                "activity {} belongs to something that does not exist",
                activity.id
            ));
        }
    }
    opinions_are_of_something(floor)
}

/// Opinions are of articles there are, by agents there are.
fn opinions_are_of_something(floor: &Floor) -> Result<(), String> {
    for Verdict { article, by, .. } in &floor.verdicts {
        if floor.articles.iter().all(|row| row.id != *article) {
            return Err(format!("an opinion of article {article}, which does not exist"));
        }
        if floor.agents.iter().all(|row| row.id != *by) {
            return Err(format!(
                "an opinion of article {article} by agent {by}, who does not exist"
            ));
        }
    }
    Ok(())
}
