//! How a queue chooses among those who may take a conversation (behaviour §2.7, §2.9; vectors 9 to 11).

use super::rich::{
    asked_in_turn, by_rules, demanding, finish, forgiving, priced, profile, rule, save, scale, skill,
    skilled, unitless, writes,
};
use super::support::shift::{Shift, agent, floor, stream};
use std::collections::BTreeMap;
use switchboard::domain::{
    Agent, AgentId, AgentOrder, AssignmentMethod, AssignmentRuleset, Channel, Condition, CustomAssignment,
    Distribution, Field, Floor, HoursId, LocalSpan, LocalTime, Operand, OperatingHours, Operator, Presence,
    ProfileId, Queue, QueueId, Reset, SkillId, SkillMatch, Span, Stage, Test, TimeZone, Value, Week,
    WorkStream,
};
use switchboard::engine::{Command, Setting};

const CAFE: u32 = 1;
const SPANISH: u32 = 2;

/// A floor of one queue that assigns by `method`.
fn choosing_by(method: AssignmentMethod, agents: Vec<Agent>, work_stream: WorkStream) -> Floor {
    let mut set = forgiving(floor(agents, vec![work_stream]));
    set.queues[0].assignment = method;
    set.rating_models = vec![scale(1, 1, 5)];
    set.skills = vec![skill(CAFE, "Product", 1), skill(SPANISH, "Language", 1)];
    set
}

/// Whom so many conversations of a work stream go to while nobody answers.
fn offered(shift: &mut Shift, work_stream: u32, conversations: usize) -> Vec<u32> {
    let offers = (0..conversations).filter_map(|_| {
        let conversation = shift.contact(work_stream);
        shift.offered_to(conversation)
    });
    offers.collect()
}

fn with(mut agent: Agent, attribute: &str, value: Value) -> Agent {
    agent.attributes.insert(attribute.into(), value);
    agent
}

fn whose(attribute: &str, value: &str) -> Condition {
    Condition::test(
        Field::AgentAttribute(attribute.into()),
        Operator::Equals,
        Value::text(value),
    )
}

/// Vector 9: last assigned at 10:30, 10:35 and 10:37, in another order than that of the queue.
#[test]
fn equal_capacity_goes_to_whoever_was_assigned_something_longest_ago() {
    let agents = vec![agent(1, 100), agent(2, 100), agent(3, 100)];
    let free = stream(1, Channel::Sms, 0);
    let mut shift = Shift::open(choosing_by(AssignmentMethod::HighestCapacity, agents, free));
    for (newcomer, minutes) in [(2, 5), (3, 2), (1, 3)] {
        shift.by(newcomer, Command::SignIn);
        shift.take(newcomer, 1);
        shift.wait(Span::minutes(minutes));
    }
    shift.take(2, 1);
    shift.wait(Span::minutes(5));
    shift.take(3, 1);
}

#[test]
fn most_capacity_comes_first_and_equals_take_turns() {
    let agents = vec![agent(1, 70), agent(2, 100), agent(3, 80)];
    let work_stream = stream(1, Channel::Sms, 20);
    let set = choosing_by(AssignmentMethod::HighestCapacity, agents, work_stream);
    let mut shift = Shift::staffed(set);
    assert_eq!(offered(&mut shift, 1, 7), [2, 3, 2, 1, 3, 2, 1]);
}

/// Where work costs a place, places are the capacity.
#[test]
fn most_places_come_first_where_work_costs_a_place() {
    let agents = [(1, 1), (2, 3), (3, 2)].map(|(id, limit)| Agent {
        profiles: BTreeMap::from([(ProfileId(1), Some(limit))]),
        ..unitless(id)
    });
    let work_stream = priced(1, Channel::Sms, 1);
    let mut set = choosing_by(AssignmentMethod::HighestCapacity, agents.into(), work_stream);
    set.profiles = vec![profile(1, 9, Reset::Immediate)];
    let mut shift = Shift::staffed(set);
    assert_eq!(offered(&mut shift, 1, 8), [2, 3, 2, 1, 3, 2]);
}

/// Two queues with the same agents, in orders of their own.
fn two_rounds() -> Floor {
    let agents = vec![agent(1, 100), agent(2, 500), agent(3, 900)];
    let mut set = choosing_by(AssignmentMethod::RoundRobin, agents, stream(1, Channel::Sms, 10));
    set.queues[0].members = vec![AgentId(3), AgentId(1), AgentId(2)];
    set.queues.push(Queue {
        members: vec![AgentId(3), AgentId(2), AgentId(1)],
        assignment: AssignmentMethod::RoundRobin,
        ..Queue::new(QueueId(2), "Second")
    });
    set.work_streams.push(WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 10)
    });
    set
}

#[test]
fn the_round_begins_in_the_order_of_joining_the_queue_whatever_the_capacity() {
    let mut shift = Shift::staffed(two_rounds());
    assert_eq!(offered(&mut shift, 1, 7), [3, 1, 2, 3, 1, 2, 3]);
}

/// So an agent in two queues may be asked twice in a row.
#[test]
fn every_queue_has_a_round_of_its_own() {
    let mut shift = Shift::staffed(two_rounds());
    let asked: Vec<_> = [1, 2, 1, 1, 2, 2]
        .into_iter()
        .flat_map(|work_stream| offered(&mut shift, work_stream, 1))
        .collect();
    assert_eq!(asked, [3, 3, 1, 2, 2, 1]);
}

#[test]
fn whoever_missed_their_turn_comes_first_when_they_are_back() {
    let mut shift = Shift::staffed(two_rounds());
    assert_eq!(offered(&mut shift, 1, 1), [3]);
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    assert_eq!(offered(&mut shift, 1, 2), [2, 3]);
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    assert_eq!(offered(&mut shift, 1, 3), [1, 2, 3]);
}

fn two_by_activity(channel: Channel) -> Floor {
    let agents = vec![agent(1, 500), agent(2, 100)];
    choosing_by(AssignmentMethod::LeastActive, agents, stream(1, channel, 10))
}

/// Vector 10: A from 13:00 for 15 minutes, B from 13:05 for 5 minutes; what comes at 13:20 is B's.
#[test]
fn of_two_who_are_free_the_one_released_first_is_the_least_active() {
    let mut shift = Shift::open(two_by_activity(Channel::LiveChat));
    shift.by(1, Command::SignIn);
    let of_a = shift.take(1, 1);
    shift.wait(Span::minutes(5));
    shift.by(2, Command::SignIn);
    let of_b = shift.take(2, 1);
    shift.wait(Span::minutes(5));
    finish(&mut shift, 2, of_b);
    shift.wait(Span::minutes(5));
    finish(&mut shift, 1, of_a);
    shift.wait(Span::minutes(5));
    assert_eq!(offered(&mut shift, 1, 1), [2]);
}

/// Vector 11: one conversation against two; then one each, released at 13:55 and 14:00.
#[test]
fn fewest_conversations_come_first_and_the_oldest_release_settles_a_tie() {
    for (early, late) in [(1, 2), (2, 1)] {
        let mut shift = Shift::open(two_by_activity(Channel::LiveChat));
        shift.by(early, Command::SignIn);
        let of_early = shift.take(early, 1);
        shift.take(early, 1);
        shift.by(late, Command::SignIn);
        let of_late = shift.take(late, 1);
        shift.take(late, 1);

        shift.wait(Span::minutes(5));
        finish(&mut shift, early, of_early);
        shift.wait(Span::minutes(5));
        finish(&mut shift, late, of_late);
        assert_eq!(
            offered(&mut shift, 1, 3),
            [early, late, early],
            "{early} was first"
        );
    }
}

/// Behaviour §2.7: to leave a conversation waiting releases capacity. Who never released any comes first.
#[test]
fn leaving_a_conversation_waiting_counts_as_a_release() {
    for (early, late) in [(1, 2), (2, 1)] {
        let mut set = two_by_activity(Channel::Sms);
        set.agents.push(agent(3, 10));
        set.queues[0].members.push(AgentId(3));
        let mut shift = Shift::open(set);
        shift.by(early, Command::SignIn);
        let of_early = shift.take(early, 1);
        shift.by(late, Command::SignIn);
        let of_late = shift.take(late, 1);
        shift.by(early, Command::CloseSession(of_early));
        shift.wait(Span::minutes(5));
        finish(&mut shift, late, of_late);
        shift.by(3, Command::SignIn);
        assert_eq!(offered(&mut shift, 1, 3), [3, early, late], "{early} was first");
    }
}

/// Behaviour §2.9: the rule everybody writes. Capacity that just suffices, suffices.
#[test]
fn the_canonical_rule_decides_as_the_built_in_methods_do() {
    let canonical = Condition::All(vec![
        Condition::SkillsMatch,
        Condition::PresenceIsAllowed,
        Condition::CapacitySuffices,
    ]);
    for (rating, units, presence, is_asked) in [
        (3, 40, Presence::Available, true),
        (5, 40, Presence::Busy, true),
        (2, 40, Presence::Available, false),
        (3, 39, Presence::Available, false),
        (3, 40, Presence::Away, false),
    ] {
        let work_stream = demanding(stream(1, Channel::Sms, 40), &[(SPANISH, 3)], &[]);
        let one = skilled(agent(1, units), &[(SPANISH, rating)]);
        let method = by_rules(vec![rule(canonical.clone(), &[AgentOrder::UnitCapacity])]);
        let mut shift = Shift::staffed(choosing_by(method, vec![one], work_stream));
        shift.by(1, Command::SetPresence(presence.into()));
        let conversation = shift.contact(1);
        assert_eq!(
            shift.offered_to(conversation).is_some(),
            is_asked,
            "rating {rating}, {units} units, {presence:?}"
        );
    }
}

#[test]
fn presence_and_skills_count_only_where_a_rule_says_so() {
    let work_stream = WorkStream {
        skill_match: SkillMatch::Exact,
        ..demanding(stream(1, Channel::Sms, 40), &[(SPANISH, 3)], &[])
    };
    let away = Agent {
        default_presence: Presence::Away.into(),
        ..agent(1, 100)
    };
    for (when, is_asked) in [
        (Condition::ALWAYS, true),
        (Condition::SkillsMatch, false),
        (Condition::PresenceIsAllowed, false),
    ] {
        let method = by_rules(vec![rule(when.clone(), &[])]);
        let mut shift = Shift::staffed(choosing_by(method, vec![away.clone()], work_stream.clone()));
        let conversation = shift.contact(1);
        assert_eq!(shift.offered_to(conversation).is_some(), is_asked, "{when:?}");
    }
}

#[test]
fn capacity_counts_only_where_a_rule_says_so() {
    let method = by_rules(vec![rule(Condition::ALWAYS, &[])]);
    let set = choosing_by(method, vec![agent(1, 30)], stream(1, Channel::Sms, 40));
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    assert_eq!(shift.offered_to(conversation), Some(1));
    assert_eq!(shift.available(1), -10);
}

/// Behaviour §21.3: sessions are no setting of the work stream. Whoever has none left is told so.
#[test]
fn a_full_row_of_sessions_is_seen_to_whatever_the_rules_say() {
    let method = by_rules(vec![rule(Condition::ALWAYS, &[])]);
    let mut set = choosing_by(method, vec![agent(1, 100)], stream(1, Channel::Sms, 10));
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    shift.take(1, 1);
    assert!(offered(&mut shift, 1, 1).is_empty());
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
}

/// Strictest first: a rule decides as soon as it lets anybody in; the next is for when it lets nobody in.
#[test]
fn rules_are_relaxed_one_after_the_other() {
    let knows_some = Condition::Test(Test {
        field: Field::AgentSkill(SkillId(SPANISH)),
        operator: Operator::HasData,
        with: Vec::new(),
    });
    let method = by_rules(vec![
        rule(Condition::SkillsMatch, &[AgentOrder::UnitCapacity]),
        rule(knows_some, &[AgentOrder::UnitCapacity]),
        rule(Condition::ALWAYS, &[AgentOrder::UnitCapacity]),
    ]);
    let agents = vec![
        agent(1, 400),
        skilled(agent(2, 300), &[(SPANISH, 1)]),
        skilled(agent(3, 200), &[(SPANISH, 4)]),
        skilled(agent(4, 100), &[(SPANISH, 3)]),
    ];
    let work_stream = demanding(stream(1, Channel::Sms, 40), &[(SPANISH, 3)], &[]);
    let mut shift = Shift::staffed(choosing_by(method, agents, work_stream));
    let conversation = shift.contact(1);
    assert_eq!(asked_in_turn(&mut shift, conversation), [3, 4, 2, 1]);
}

#[test]
fn where_no_rule_lets_anybody_in_it_waits_until_one_does() {
    let method = by_rules(vec![rule(whose("team", "gold"), &[])]);
    let set = choosing_by(method, vec![agent(1, 100)], stream(1, Channel::Sms, 40));
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    shift.wait(Span::hours(1));
    assert_eq!(shift.stage(conversation), Stage::Open);
    let promoted = with(agent(1, 100), "team", Value::text("gold"));
    save(&mut shift, Setting::Agent(promoted));
    assert_eq!(shift.offered_to(conversation), Some(1));
}

/// A rule may compare the agent with the conversation.
#[test]
fn a_rule_can_ask_for_the_agent_who_fits_the_conversation() {
    let fits = Condition::Test(Test {
        field: Field::AgentAttribute("town".into()),
        operator: Operator::Equals,
        with: vec![Operand::Field(Field::FirstMessage)],
    });
    let agents = vec![
        with(agent(1, 100), "town", Value::text("Bergen")),
        with(agent(2, 100), "town", Value::text("Oslo")),
        agent(3, 900),
    ];
    let method = by_rules(vec![rule(fits, &[])]);
    let mut shift = Shift::staffed(choosing_by(method, agents, stream(1, Channel::Sms, 40)));
    for (contact, town, expected) in [
        (1001, "Oslo", Some(2)),
        (1002, "Bergen", Some(1)),
        (1003, "Lom", None),
    ] {
        let conversation = writes(&mut shift, contact, 1, town);
        assert_eq!(shift.offered_to(conversation), expected, "{town}");
    }
}

/// A rule may also ask for somebody who has little left, and counts from the moment at which it holds.
#[test]
fn a_rule_counts_as_soon_as_work_from_elsewhere_makes_it_hold() {
    let little_left = Condition::test(Field::AgentUnits, Operator::AtMost, Value::Number(60));
    let method = by_rules(vec![rule(little_left, &[])]);
    let mut set = choosing_by(method, vec![agent(1, 100)], stream(1, Channel::Sms, 10));
    set.queues.push(Queue {
        members: vec![AgentId(1)],
        ..Queue::new(QueueId(2), "Second")
    });
    set.work_streams.push(WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 40)
    });
    let mut shift = Shift::staffed(set);
    let waiting = shift.contact(1);
    assert_eq!(shift.offered_to(waiting), None);
    assert_eq!(offered(&mut shift, 2, 1), [1]);
    assert_eq!(shift.offered_to(waiting), Some(1));
}

/// The first selection that holds names the ruleset; where none does, the default runs.
#[test]
fn the_selection_says_which_ruleset_runs() {
    let team = |name: &str| AssignmentRuleset {
        name: name.into(),
        rules: vec![rule(whose("team", name), &[])],
    };
    let says = |operator, text| Condition::test(Field::FirstMessage, operator, Value::text(text));
    let method = AssignmentMethod::Custom(CustomAssignment {
        rulesets: vec![team("gold"), team("usual"), team("night")],
        selection: vec![
            (says(Operator::BeginsWith, "gold"), 0),
            (says(Operator::Contains, "night"), 2),
        ],
        default: 1,
    });
    let agents = [(1, "usual"), (2, "gold"), (3, "night")];
    let agents = agents.map(|(id, name)| with(agent(id, 100), "team", Value::text(name)));
    let set = choosing_by(method, agents.into(), stream(1, Channel::Sms, 10));
    let mut shift = Shift::staffed(set);
    for (contact, message, expected) in [
        (1001, "hello", 1),
        (1002, "gold", 2),
        (1003, "at night", 3),
        (1004, "gold at night", 2),
    ] {
        let conversation = writes(&mut shift, contact, 1, message);
        assert_eq!(shift.offered_to(conversation), Some(expected), "{message}");
    }
}

/// Three agents in another order by almost everything. The first has two conversations, the second one.
fn three_to_order(order_by: &[AgentOrder]) -> Shift {
    let one = skilled(agent(1, 100), &[(CAFE, 5)]);
    let two = skilled(agent(2, 50), &[(CAFE, 1), (SPANISH, 1)]);
    let three = skilled(agent(3, 150), &[(CAFE, 2), (SPANISH, 2)]);
    let own_limit = |agent: Agent, limit: u32| Agent {
        profiles: BTreeMap::from([(ProfileId(1), Some(limit))]),
        ..agent
    };
    let agents = vec![
        own_limit(one, 5),
        with(own_limit(two, 1), "seniority", Value::Number(9)),
        with(own_limit(three, 3), "seniority", Value::Number(4)),
    ];
    let work_stream = demanding(stream(1, Channel::Sms, 10), &[(CAFE, 3), (SPANISH, 3)], &[1]);
    let method = by_rules(vec![rule(Condition::ALWAYS, order_by)]);
    let mut set = choosing_by(method, agents, work_stream);
    set.queues[0].members = vec![AgentId(2), AgentId(3), AgentId(1)];
    set.profiles = vec![profile(1, 9, Reset::Immediate)];
    set.work_streams.push(WorkStream {
        distribution: Distribution::Pick,
        ..stream(2, Channel::Sms, 0)
    });
    let mut shift = Shift::staffed(set);
    for busy in [1, 1, 2] {
        let conversation = shift.contact(2);
        shift.by(busy, Command::Pick(conversation));
    }
    shift
}

#[test]
fn the_order_of_a_rule_says_who_comes_first() {
    let by_seniority = |descending| AgentOrder::Attribute {
        name: "seniority".into(),
        descending,
    };
    for (order_by, expected) in [
        (vec![AgentOrder::LeastActive], [3, 2, 1]),
        (vec![AgentOrder::RoundRobin], [2, 3, 1]),
        (vec![AgentOrder::UnitCapacity], [3, 1, 2]),
        (vec![AgentOrder::ProfileCapacity], [1, 3, 2]),
        (vec![AgentOrder::Nearest(None)], [1, 3, 2]),
        (vec![AgentOrder::MostProficient(None)], [1, 3, 2]),
        // Who does not have the attribute comes last, either way.
        (vec![by_seniority(false)], [3, 2, 1]),
        (vec![by_seniority(true)], [2, 3, 1]),
        // What comes later in the list settles ties.
        (vec![AgentOrder::SkillCount(None), by_seniority(true)], [2, 3, 1]),
        (
            vec![AgentOrder::SkillCount(None), AgentOrder::UnitCapacity],
            [3, 2, 1],
        ),
    ] {
        let mut shift = three_to_order(&order_by);
        let conversation = shift.contact(1);
        assert_eq!(asked_in_turn(&mut shift, conversation), expected, "{order_by:?}");
    }
}

/// Behaviour §2.7: only rules look at the agent's working hours, here from 9 to 17. The shift begins at 8.
#[test]
fn working_hours_count_where_a_rule_asks_for_them_and_only_there() {
    let is_working = Condition::test(Field::AgentIsWorking, Operator::Equals, Value::Number(1));
    let by_hours = rule(is_working, &[]);
    let working_day = |_| vec![LocalSpan::new(LocalTime::new(9, 0), LocalTime::new(17, 0))];
    for (method, keeps_hours, after_hours) in [
        (by_rules(vec![by_hours.clone()]), true, false),
        (by_rules(vec![by_hours]), false, true),
        (AssignmentMethod::HighestCapacity, true, true),
    ] {
        let one = Agent {
            hours: keeps_hours.then_some(HoursId(1)),
            ..agent(1, 100)
        };
        let mut set = choosing_by(method.clone(), vec![one], stream(1, Channel::Sms, 0));
        set.hours = vec![(
            HoursId(1),
            OperatingHours {
                name: "Day".into(),
                zone: TimeZone::utc(),
                week: Week::by_day(working_day),
                holidays: Vec::new(),
            },
        )];
        let mut shift = Shift::staffed(set);
        let early = shift.contact(1);
        assert_eq!(shift.offered_to(early).is_some(), after_hours, "{method:?}");
        if after_hours {
            shift.by(1, Command::Accept(early));
        }
        shift.wait(Span::hours(1));
        assert_ne!(shift.stage(early), Stage::Open, "{method:?}");
        if !after_hours {
            shift.by(1, Command::Accept(early));
        }
        shift.wait(Span::hours(8));
        let late = shift.contact(1);
        assert_eq!(shift.offered_to(late).is_some(), after_hours, "{method:?}");
    }
}
