//! Skills: exact, closest and none (behaviour §2.8; vectors 13, 14 and 15; design §5).

use super::people::{supervised, to_queue};
use super::rich::{asked_in_turn, by_rules, demanding, finish, forgiving, rule, save, scale, skill, skilled};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Agent, AgentId, AgentOrder, AssignmentMethod, Channel, Condition, ConversationId, Floor, Queue, QueueId,
    SkillId, SkillMatch, Stage, Status, WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, Setting};

const CAFE: u32 = 1;
const MACHINE: u32 = 2;
const SPANISH: u32 = 3;

const CARLOS: u32 = 1;
const ERIC: u32 = 2;
const JAMIE: u32 = 3;

/// A queue for work that costs 10 and asks for skills on a scale of 1 to 5: two products and a language.
fn shop(agents: Vec<Agent>, needs: &[(u32, u8)], skill_match: SkillMatch) -> Floor {
    let work_stream = WorkStream {
        skill_match,
        ..demanding(stream(1, Channel::Sms, 10), needs, &[])
    };
    let mut set = forgiving(floor(agents, vec![work_stream]));
    set.rating_models = vec![scale(1, 1, 5)];
    set.skills = vec![
        skill(CAFE, "Product", 1),
        skill(MACHINE, "Product", 1),
        skill(SPANISH, "Language", 1),
    ];
    set
}

/// The shop with a second queue for agents 2 and 3; agent 1 works in the first.
fn two_counters(agents: Vec<Agent>, needs: &[(u32, u8)], skill_match: SkillMatch) -> Floor {
    let mut set = shop(agents, needs, skill_match);
    set.queues[0].members = vec![AgentId(1)];
    set.queues.push(Queue {
        members: vec![AgentId(2), AgentId(3)],
        ..Queue::new(QueueId(2), "Second")
    });
    set
}

/// Whom one conversation goes to while everybody rejects it.
fn asked(set: Floor) -> Vec<u32> {
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    asked_in_turn(&mut shift, conversation)
}

/// Whom so many conversations go to while nobody answers.
fn offered(set: Floor, conversations: usize) -> Vec<Option<u32>> {
    let mut shift = Shift::staffed(set);
    let offers = (0..conversations).map(|_| {
        let conversation = shift.contact(1);
        shift.offered_to(conversation)
    });
    offers.collect()
}

fn ask_for(conversation: ConversationId, skill: u32, need: Option<u8>) -> Command {
    Command::SetSkill {
        conversation,
        skill: SkillId(skill),
        need,
    }
}

/// The agent with a skill that does not count for the time being.
fn without(mut agent: Agent, skill: u32) -> Agent {
    agent
        .skills
        .get_mut(&SkillId(skill))
        .expect("the agent has the skill")
        .active = false;
    agent
}

/// Vector 13: Cafe 2 and Spanish 3 are needed; Carlos and Eric have both, two others only have more room.
#[test]
fn among_those_who_have_every_skill_the_order_decides() {
    let exact = |order: AgentOrder| by_rules(vec![rule(Condition::SkillsMatch, &[order])]);
    for (assignment, expected) in [
        (AssignmentMethod::HighestCapacity, [ERIC, CARLOS]),
        (exact(AgentOrder::UnitCapacity), [ERIC, CARLOS]),
        (exact(AgentOrder::Nearest(None)), [CARLOS, ERIC]),
        (exact(AgentOrder::MostProficient(None)), [ERIC, CARLOS]),
    ] {
        let agents = vec![
            skilled(agent(CARLOS, 100), &[(CAFE, 2), (SPANISH, 3)]),
            skilled(agent(ERIC, 200), &[(CAFE, 3), (SPANISH, 4)]),
            skilled(agent(JAMIE, 300), &[(CAFE, 5)]),
            skilled(agent(4, 300), &[(CAFE, 5), (SPANISH, 2)]),
        ];
        let mut set = shop(agents, &[(CAFE, 2), (SPANISH, 3)], SkillMatch::Exact);
        set.queues[0].assignment = assignment.clone();
        assert_eq!(asked(set), expected, "{assignment:?}");
    }
}

/// Vector 14: Cafe 2, machine 3 and Spanish 3 are needed, and whoever is nearest has the least room.
#[test]
fn nearness_and_proficiency_order_the_three_as_in_the_example() {
    let by = |order: AgentOrder| by_rules(vec![rule(Condition::ALWAYS, &[order])]);
    let product = || Some("Product".to_owned());
    let language = || Some("Language".to_owned());
    for (assignment, expected) in [
        (AssignmentMethod::HighestCapacity, [CARLOS, ERIC, JAMIE]),
        (AssignmentMethod::RoundRobin, [CARLOS, ERIC, JAMIE]),
        (AssignmentMethod::LeastActive, [CARLOS, ERIC, JAMIE]),
        (by(AgentOrder::Nearest(None)), [CARLOS, ERIC, JAMIE]),
        (by(AgentOrder::Nearest(product())), [CARLOS, ERIC, JAMIE]),
        (by(AgentOrder::Nearest(language())), [CARLOS, ERIC, JAMIE]),
        (by(AgentOrder::MostProficient(None)), [ERIC, CARLOS, JAMIE]),
        (by(AgentOrder::MostProficient(product())), [ERIC, CARLOS, JAMIE]),
        (by(AgentOrder::MostProficient(language())), [CARLOS, ERIC, JAMIE]),
    ] {
        let agents = vec![
            skilled(agent(CARLOS, 50), &[(CAFE, 2), (MACHINE, 3), (SPANISH, 3)]),
            skilled(agent(ERIC, 100), &[(CAFE, 5), (MACHINE, 4), (SPANISH, 1)]),
            skilled(agent(JAMIE, 200), &[(CAFE, 1), (MACHINE, 2), (SPANISH, 1)]),
        ];
        let needs = [(CAFE, 2), (MACHINE, 3), (SPANISH, 3)];
        let mut set = shop(agents, &needs, SkillMatch::Closest);
        set.queues[0].assignment = assignment.clone();
        assert_eq!(asked(set), expected, "{assignment:?}");
    }
}

/// Vector 15. Among products alone Carlos and Eric are equal, so they take turns.
#[test]
fn the_count_of_skills_looks_at_no_rating_and_equal_counts_take_turns() {
    let set = |kind: Option<&str>| {
        let agents = vec![
            skilled(agent(CARLOS, 50), &[(CAFE, 1), (MACHINE, 1), (SPANISH, 1)]),
            skilled(agent(ERIC, 100), &[(CAFE, 5), (MACHINE, 5)]),
            skilled(agent(JAMIE, 200), &[(CAFE, 5)]),
        ];
        let needs = [(CAFE, 2), (MACHINE, 3), (SPANISH, 3)];
        let order = AgentOrder::SkillCount(kind.map(str::to_owned));
        let mut set = shop(agents, &needs, SkillMatch::None);
        set.queues[0].assignment = by_rules(vec![rule(Condition::ALWAYS, &[order])]);
        set
    };
    assert_eq!(asked(set(None)), [CARLOS, ERIC, JAMIE]);
    assert_eq!(
        offered(set(Some("Product")), 4),
        [CARLOS, ERIC, CARLOS, ERIC].map(Some)
    );
}

/// Four is needed: four comes first, then five, then three, and last whoever has nothing of it.
#[test]
fn the_closest_has_what_is_asked_then_more_then_less_then_nothing() {
    let agents = vec![
        skilled(agent(1, 50), &[(CAFE, 3)]),
        skilled(agent(2, 40), &[(CAFE, 5)]),
        skilled(agent(3, 30), &[(CAFE, 4)]),
        agent(4, 100),
    ];
    assert_eq!(
        asked(shop(agents, &[(CAFE, 4)], SkillMatch::Closest)),
        [3, 2, 1, 4]
    );
}

#[test]
fn the_work_stream_says_whether_a_skill_is_needed_wished_for_or_ignored() {
    for (skill_match, expected) in [
        (SkillMatch::Exact, vec![1]),
        (SkillMatch::Closest, vec![1, 2]),
        (SkillMatch::None, vec![2, 1]),
    ] {
        let agents = vec![skilled(agent(1, 50), &[(CAFE, 4)]), agent(2, 100)];
        let set = shop(agents, &[(CAFE, 4)], skill_match);
        assert_eq!(asked(set), expected, "{skill_match:?}");
    }
}

#[test]
fn where_nobody_has_the_skill_exact_work_waits_and_closest_work_goes_to_anybody() {
    for (skill_match, expected) in [(SkillMatch::Exact, None), (SkillMatch::Closest, Some(2))] {
        let agents = vec![agent(1, 50), agent(2, 100)];
        let set = shop(agents, &[(CAFE, 4), (SPANISH, 2)], skill_match);
        assert_eq!(offered(set, 1), [expected], "{skill_match:?}");
    }
}

/// Design §5: the same best agent does not get everything, for ties go to the queue's method.
#[test]
fn those_who_are_equally_near_take_turns_by_the_method_of_the_queue() {
    for assignment in [
        AssignmentMethod::HighestCapacity,
        AssignmentMethod::RoundRobin,
        AssignmentMethod::LeastActive,
    ] {
        let agents = vec![
            skilled(agent(1, 100), &[(CAFE, 4)]),
            skilled(agent(2, 100), &[(CAFE, 4)]),
            skilled(agent(3, 300), &[(CAFE, 3)]),
        ];
        let mut set = shop(agents, &[(CAFE, 4)], SkillMatch::Closest);
        set.queues[0].assignment = assignment.clone();
        assert_eq!(offered(set, 6), [1, 2, 1, 2, 1, 2].map(Some), "{assignment:?}");
    }
}

/// A missing skill counts as 0, not as the lowest rating: to lack 5 and 1 is as far off as to lack 4 and 2.
#[test]
fn a_missing_skill_is_as_far_off_as_a_rating_of_zero() {
    let agents = vec![
        skilled(agent(1, 100), &[(MACHINE, 4)]),
        skilled(agent(2, 100), &[(CAFE, 1), (MACHINE, 3)]),
    ];
    let set = shop(agents, &[(CAFE, 5), (MACHINE, 5)], SkillMatch::Closest);
    assert_eq!(offered(set, 4), [1, 2, 1, 2].map(Some));
}

/// Half a scale of ten weighs more than a fifth of a scale of a hundred, though it is fewer points.
#[test]
fn distances_on_different_scales_are_measured_as_parts_of_the_scale() {
    let nearest = by_rules(vec![rule(Condition::ALWAYS, &[AgentOrder::Nearest(None)])]);
    for assignment in [AssignmentMethod::HighestCapacity, nearest] {
        let agents = vec![
            skilled(agent(1, 200), &[(CAFE, 5), (MACHINE, 99)]),
            skilled(agent(2, 100), &[(CAFE, 9), (MACHINE, 80)]),
        ];
        let mut set = shop(agents, &[(CAFE, 10), (MACHINE, 100)], SkillMatch::Closest);
        set.rating_models = vec![scale(1, 0, 10), scale(2, 0, 100)];
        set.skills[1] = skill(MACHINE, "Product", 2);
        set.queues[0].assignment = assignment.clone();
        assert_eq!(asked(set), [2, 1], "{assignment:?}");
    }
}

/// One lacks 1/3 and 3/6, the other 2/3 and 1/6: both lack five sixths, so neither is nearer.
#[test]
fn parts_of_different_scales_that_add_up_to_the_same_are_a_tie() {
    let agents = vec![
        skilled(agent(1, 100), &[(CAFE, 2), (MACHINE, 3)]),
        skilled(agent(2, 100), &[(CAFE, 1), (MACHINE, 5)]),
    ];
    let mut set = shop(agents, &[(CAFE, 3), (MACHINE, 6)], SkillMatch::Closest);
    set.rating_models = vec![scale(1, 0, 3), scale(2, 0, 6)];
    set.skills[1] = skill(MACHINE, "Product", 2);
    assert_eq!(offered(set, 4), [1, 2, 1, 2].map(Some));
}

#[test]
fn a_skill_that_is_set_aside_does_not_count_until_it_is_taken_up_again() {
    let expert = skilled(agent(1, 100), &[(CAFE, 5)]);
    let beginner = skilled(agent(2, 50), &[(CAFE, 1)]);
    let resting = vec![without(expert.clone(), CAFE), beginner];

    let closest = shop(resting.clone(), &[(CAFE, 4)], SkillMatch::Closest);
    assert_eq!(asked(closest), [2, 1]);

    let mut shift = Shift::staffed(shop(resting, &[(CAFE, 4)], SkillMatch::Exact));
    let conversation = shift.contact(1);
    assert_eq!(shift.stage(conversation), Stage::Open);
    save(&mut shift, Setting::Agent(expert));
    assert_eq!(shift.offered_to(conversation), Some(1));
}

/// Behaviour §2.8: what was asked for is asked for in the next queue as well, and exact stays exact.
#[test]
fn skills_go_along_to_another_queue() {
    for (skill_match, expert_is_here, expected) in [
        (SkillMatch::Exact, true, Some(3)),
        (SkillMatch::Exact, false, None),
        (SkillMatch::Closest, true, Some(3)),
        (SkillMatch::Closest, false, Some(2)),
        (SkillMatch::None, true, Some(2)),
    ] {
        let agents = vec![
            skilled(agent(1, 100), &[(SPANISH, 3)]),
            agent(2, 200),
            skilled(agent(3, 50), &[(SPANISH, 5)]),
        ];
        let mut shift = Shift::staffed(two_counters(agents, &[(SPANISH, 3)], skill_match));
        if !expert_is_here {
            shift.by(3, Command::SignOut);
        }
        let conversation = shift.take(1, 1);
        shift.by(1, to_queue(conversation, 2));
        assert_eq!(
            shift.offered_to(conversation),
            expected,
            "{skill_match:?}, expert here: {expert_is_here}"
        );
    }
}

#[test]
fn what_an_agent_finds_out_is_asked_for_from_then_on() {
    let agents = vec![
        agent(1, 100),
        agent(2, 200),
        skilled(agent(3, 50), &[(SPANISH, 3)]),
    ];
    let mut shift = Shift::staffed(two_counters(agents, &[], SkillMatch::Exact));
    let conversation = shift.take(1, 1);
    shift.by(1, ask_for(conversation, SPANISH, Some(3)));
    shift.by(1, to_queue(conversation, 2));
    assert_eq!(shift.offered_to(conversation), Some(3));
}

/// Behaviour §21.1: a change of skills starts an assignment pass.
#[test]
fn a_waiting_conversation_goes_out_once_it_asks_for_no_more_than_somebody_has() {
    for (need, goes_out) in [(None, true), (Some(1), true), (Some(2), true), (Some(3), false)] {
        let agents = vec![skilled(agent(1, 100), &[(SPANISH, 2)])];
        let set = shop(agents, &[(SPANISH, 4)], SkillMatch::Exact);
        let mut shift = Shift::staffed(supervised(set, [9]));
        let conversation = shift.contact(1);
        assert_eq!(shift.stage(conversation), Stage::Open);
        shift.by(9, ask_for(conversation, SPANISH, need));
        assert_eq!(shift.offered_to(conversation), goes_out.then_some(1), "{need:?}");
    }
}

#[test]
fn skills_that_do_not_exist_or_are_not_ones_own_to_change_are_refused() {
    let set = shop(vec![agent(1, 100), agent(2, 50)], &[], SkillMatch::Exact);
    let mut shift = Shift::staffed(supervised(set, [9]));
    let conversation = shift.take(1, 1);
    for (skill, need, expected) in [
        (99, Some(3), Err(Refusal::UnknownSkill)),
        (99, None, Err(Refusal::UnknownSkill)),
        (SPANISH, Some(0), Err(Refusal::RatingOffScale)),
        (SPANISH, Some(6), Err(Refusal::RatingOffScale)),
        (SPANISH, Some(1), Ok(())),
        (SPANISH, Some(5), Ok(())),
        (SPANISH, None, Ok(())),
    ] {
        for agent in [1, 9] {
            let answer = shift.try_by(agent, ask_for(conversation, skill, need));
            assert_eq!(answer, expected, "{skill} at {need:?} by {agent}");
        }
    }

    let change = ask_for(conversation, SPANISH, Some(3));
    assert_eq!(shift.try_by(2, change.clone()), Err(Refusal::NotYours));
    assert_eq!(
        shift.run(Actor::Customer, change.clone()),
        Err(Refusal::OnlyForAgents)
    );
    finish(&mut shift, 1, conversation);
    for agent in [1, 9] {
        assert_eq!(
            shift.try_by(agent, change.clone()),
            Err(Refusal::WrongStatus(Status::Closed))
        );
    }
}

#[test]
fn what_waits_in_the_queue_is_changed_by_supervisors_only() {
    let set = shop(vec![agent(1, 100)], &[(SPANISH, 4)], SkillMatch::Exact);
    let mut shift = Shift::staffed(supervised(set, [9]));
    let conversation = shift.contact(1);
    let change = ask_for(conversation, SPANISH, None);
    assert_eq!(shift.try_by(1, change.clone()), Err(Refusal::NotYours));
    shift.by(9, change);
    assert_eq!(shift.offered_to(conversation), Some(1));
}
