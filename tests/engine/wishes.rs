//! Those a conversation goes to before all others: the agent it was with, and those its customer prefers
//! (behaviour §1.7, §1.8, §2.5).

use super::people::{primary, to_queue};
use super::rich::{
    asked_in_turn, by_rules, demanding, finish, forgiving, returns, save, scale, skill, skilled, writes,
};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Address, Agent, AgentId, Bucket, BucketOrder, Channel, Condition, ConversationId, Customer, CustomerId,
    CustomerKind, Field, Floor, NotificationTemplate, Operator, PreferredAgents, Presence, Queue, QueueId,
    SkillMatch, Span, Stage, Value, WorkStream,
};
use switchboard::engine::{Command, Refusal, Setting};

/// A floor on which who comes back goes to the agent they had; conversations cost 40.
fn loyal(channel: Channel, agents: Vec<Agent>) -> Floor {
    let work_stream = WorkStream {
        keeps_agent: true,
        ..stream(1, channel, 40)
    };
    forgiving(floor(agents, vec![work_stream]))
}

/// A conversation that the agent leaves waiting for its customer.
fn parked(shift: &mut Shift, agent: u32) -> ConversationId {
    let conversation = shift.take(agent, 1);
    shift.by(agent, Command::CloseSession(conversation));
    conversation
}

/// Whether it is offered regardless of limits; nothing when it is not offered.
fn is_exempt(shift: &Shift, conversation: ConversationId) -> Option<bool> {
    match shift.stage(conversation) {
        Stage::Offered { exempt, .. } => Some(exempt),
        _ => None,
    }
}

#[test]
fn who_comes_back_goes_to_the_agent_they_had_whatever_their_capacity_and_presence() {
    for (keeps_agent, expected, left) in [(true, 1, -40), (false, 2, 0)] {
        for status in Presence::CHOICES {
            let mut set = loyal(Channel::Sms, vec![agent(1, 40), agent(2, 100)]);
            set.work_streams[0].keeps_agent = keeps_agent;
            let mut shift = Shift::open(set);
            shift.by(1, Command::SignIn);
            let conversation = parked(&mut shift, 1);
            shift.take(1, 1);
            shift.by(1, Command::SetPresence(status.into()));
            shift.by(2, Command::SignIn);
            returns(&mut shift, conversation);
            assert_eq!(shift.offered_to(conversation), Some(expected), "{status:?}");
            assert_eq!(shift.available(1), left, "{status:?}");
        }
    }
}

/// The template wins: who is not assigned without being asked is asked here as well.
#[test]
fn whether_the_agent_they_had_is_asked_is_for_the_template_to_say() {
    for (auto_assign, answer) in [(false, Ok(())), (true, Err(Refusal::CannotBeRejected))] {
        let mut set = loyal(Channel::Sms, vec![agent(1, 100)]);
        set.work_streams[0].notification = NotificationTemplate {
            auto_assign,
            ..NotificationTemplate::default()
        };
        let mut shift = Shift::staffed(set);
        let conversation = parked(&mut shift, 1);
        returns(&mut shift, conversation);
        assert_eq!(shift.offered_to(conversation), Some(1));
        assert_eq!(shift.try_by(1, Command::Reject(conversation)), answer);
    }

    let mut set = loyal(Channel::Sms, vec![agent(1, 100)]);
    set.work_streams[0].notification = NotificationTemplate {
        auto_assign: true,
        auto_accept: true,
        ..NotificationTemplate::default()
    };
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    shift.by(1, Command::CloseSession(conversation));
    returns(&mut shift, conversation);
    assert_eq!(primary(&shift, conversation), Some(1), "nobody has to be asked");
}

/// Behaviour §2.5: before all else that waits in the queue, also where buckets say otherwise.
#[test]
fn who_comes_back_is_served_before_all_others_of_the_queue() {
    let chats_first = Bucket {
        name: "Chats".into(),
        when: Condition::test(Field::Channel, Operator::Equals, Value::text("live_chat")),
        order_by: BucketOrder::Oldest,
    };
    for buckets in [vec![], vec![chats_first]] {
        let mut set = loyal(Channel::Sms, vec![agent(1, 40)]);
        set.queues[0].buckets = buckets.clone();
        set.work_streams.push(stream(2, Channel::LiveChat, 40));
        let mut shift = Shift::staffed(set);
        let conversation = parked(&mut shift, 1);
        shift.by(1, Command::SignOut);
        let chat = shift.contact(2);
        shift.wait(Span::seconds(10));
        returns(&mut shift, conversation);
        shift.by(1, Command::SignIn);
        assert_eq!(
            (shift.offered_to(conversation), shift.offered_to(chat)),
            (Some(1), None),
            "{buckets:?}"
        );
    }
}

/// From then on capacity counts again: alone and full, the agent is not asked twice.
#[test]
fn one_decline_ends_the_wish() {
    type Decline = fn(&mut Shift, ConversationId);
    let declines: [Decline; 2] = [
        |shift, id| shift.by(1, Command::Reject(id)),
        |shift, _| shift.wait(Span::seconds(120)),
    ];
    for decline in declines {
        let mut shift = Shift::staffed(loyal(Channel::Sms, vec![agent(1, 40)]));
        let conversation = parked(&mut shift, 1);
        let other = shift.take(1, 1);
        returns(&mut shift, conversation);
        assert_eq!(is_exempt(&shift, conversation), Some(true));
        decline(&mut shift, conversation);
        assert_eq!(shift.stage(conversation), Stage::Open);
        finish(&mut shift, 1, other);
        assert_eq!(is_exempt(&shift, conversation), Some(false), "like anybody else");
    }

    let mut shift = Shift::staffed(loyal(Channel::Sms, vec![agent(1, 100), agent(2, 60)]));
    let conversation = parked(&mut shift, 1);
    returns(&mut shift, conversation);
    assert_eq!(asked_in_turn(&mut shift, conversation), [1, 2]);
}

/// That decline was about another offer; since then they have talked.
#[test]
fn a_decline_from_before_they_talked_does_not_end_the_wish() {
    let mut shift = Shift::staffed(loyal(Channel::Sms, vec![agent(1, 40)]));
    let conversation = shift.contact(1);
    shift.by(1, Command::Reject(conversation));
    shift.by(1, Command::Accept(conversation));
    shift.by(1, Command::CloseSession(conversation));
    shift.take(1, 1);
    returns(&mut shift, conversation);
    assert_eq!(is_exempt(&shift, conversation), Some(true));
}

#[test]
fn while_the_agent_they_had_is_gone_others_are_asked_and_then_they_are_when_they_are_back() {
    for colleague_is_here in [true, false] {
        let away = Agent {
            default_presence: Presence::Away.into(),
            ..agent(1, 100)
        };
        let mut shift = Shift::open(loyal(Channel::Sms, vec![away, agent(2, 100)]));
        shift.by(1, Command::SignIn);
        shift.by(1, Command::SetPresence(Presence::Available.into()));
        let conversation = parked(&mut shift, 1);
        shift.by(1, Command::SignOut);
        shift.wait(Span::minutes(3));
        if colleague_is_here {
            shift.by(2, Command::SignIn);
        }
        returns(&mut shift, conversation);
        assert_eq!(shift.offered_to(conversation), colleague_is_here.then_some(2));
        shift.by(1, Command::SignIn);
        assert_eq!(shift.presence(1), Presence::Away);
        let expected = if colleague_is_here { 2 } else { 1 };
        assert_eq!(shift.offered_to(conversation), Some(expected));
    }
}

/// A live chat never waits for its customer; there the wish is for when the agent was gone for too long.
#[test]
fn a_live_chat_comes_back_to_an_agent_who_dropped_out() {
    let undisturbed = Agent {
        default_presence: Presence::DoNotDisturb.into(),
        ..agent(1, 100)
    };
    let mut shift = Shift::staffed(loyal(Channel::LiveChat, vec![undisturbed]));
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::SignOut);
    shift.wait(Span::minutes(3));
    assert_eq!(shift.stage(conversation), Stage::Open);
    shift.by(1, Command::SignIn);
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
    assert_eq!(is_exempt(&shift, conversation), Some(true));
    shift.by(1, Command::Reject(conversation));
    assert_eq!(shift.stage(conversation), Stage::Open, "they may say no");
}

#[test]
fn whoever_gave_a_conversation_away_is_not_wished_for() {
    type GiveAway = fn(&mut Shift, ConversationId);
    let ways: [(&str, GiveAway); 2] = [
        ("put down", |shift, id| shift.by(1, Command::CloseSession(id))),
        ("transferred", |shift, id| shift.by(1, to_queue(id, 2))),
    ];
    for (name, give_away) in ways {
        let mut set = loyal(Channel::LiveChat, vec![agent(1, 100), agent(2, 200)]);
        let members = set.queues[0].members.clone();
        set.queues.push(Queue {
            members,
            ..Queue::new(QueueId(2), "Second")
        });
        let mut shift = Shift::open(set);
        shift.by(1, Command::SignIn);
        let conversation = shift.take(1, 1);
        shift.by(2, Command::SignIn);
        give_away(&mut shift, conversation);
        assert_eq!(shift.offered_to(conversation), Some(2), "{name}");
        assert_eq!(is_exempt(&shift, conversation), Some(false), "{name}");
    }
}

/// Limits of capacity do not count, sessions do (behaviour §21.3).
#[test]
fn a_wish_waits_for_a_free_session() {
    let mut set = loyal(Channel::Sms, vec![agent(1, 100)]);
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    let conversation = parked(&mut shift, 1);
    let other = shift.take(1, 1);
    returns(&mut shift, conversation);
    assert_eq!(shift.stage(conversation), Stage::Open);
    finish(&mut shift, 1, other);
    assert_eq!(is_exempt(&shift, conversation), Some(true));
}

/// The contact of the customer on file.
const REGULAR: u64 = 1001;

/// A customer on file who would rather talk to these agents.
fn regular(preferred: &[u32]) -> Customer {
    Customer {
        id: CustomerId(1),
        name: "Solveig Dahl".into(),
        kind: CustomerKind::Contact,
        phone: Some(Address("+4700001001".into())),
        orders: 12,
        preferred: preferred.iter().copied().map(AgentId).collect(),
        ..Customer::default()
    }
}

/// A floor that knows its regular customer; conversations cost 40.
fn boutique(policy: PreferredAgents, preferred: &[u32], agents: Vec<Agent>) -> Floor {
    let work_stream = WorkStream {
        preferred: policy,
        ..stream(1, Channel::Sms, 40)
    };
    let mut set = forgiving(floor(agents, vec![work_stream]));
    set.customers = vec![regular(preferred)];
    set
}

/// The regular customer writes.
fn visit(shift: &mut Shift) -> ConversationId {
    let conversation = writes(shift, REGULAR, 1, "It is me again.");
    let customer = shift
        .world
        .conversation(conversation)
        .expect("it exists")
        .customer;
    assert_eq!(customer, CustomerId(1), "the customer was recognised");
    conversation
}

/// In the customer's order, each until they decline, and then by the queue's method. A fourth does not count.
#[test]
fn the_first_three_preferred_agents_are_asked_in_their_order() {
    for (preferred, expected) in [
        (&[3, 1, 2][..], [3, 1, 2, 5, 4]),
        (&[4, 3, 2, 1, 5], [4, 3, 2, 5, 1]),
        (&[1], [1, 5, 4, 2, 3]),
    ] {
        let agents = [(1, 100), (2, 120), (3, 110), (4, 150), (5, 200)];
        let agents = agents.map(|(id, units)| agent(id, units));
        let set = boutique(PreferredAgents::First, preferred, agents.into());
        let mut shift = Shift::staffed(set);
        let conversation = visit(&mut shift);
        assert_eq!(asked_in_turn(&mut shift, conversation), expected, "{preferred:?}");
    }
}

/// Capacity and skills do not count, presence does.
#[test]
fn of_a_preferred_agent_only_the_presence_is_looked_at() {
    for (status, expected) in [
        (Presence::Available, 1),
        (Presence::Busy, 1),
        (Presence::DoNotDisturb, 2),
        (Presence::Away, 2),
        (Presence::Offline, 2),
    ] {
        let agents = vec![agent(1, 0), skilled(agent(2, 100), &[(1, 3)])];
        let mut set = boutique(PreferredAgents::First, &[1], agents);
        set.rating_models = vec![scale(1, 1, 5)];
        set.skills = vec![skill(1, "Product", 1)];
        set.work_streams[0] = WorkStream {
            skill_match: SkillMatch::Exact,
            ..demanding(set.work_streams[0].clone(), &[(1, 3)], &[])
        };
        let mut shift = Shift::staffed(set);
        shift.by(1, Command::SetPresence(status.into()));
        let conversation = visit(&mut shift);
        assert_eq!(shift.offered_to(conversation), Some(expected), "{status:?}");
        assert_eq!(is_exempt(&shift, conversation), Some(expected == 1), "{status:?}");
    }
}

#[test]
fn rules_of_assignment_do_not_stand_between_a_customer_and_a_preferred_agent() {
    let mut set = boutique(PreferredAgents::First, &[1], vec![agent(1, 100), agent(2, 100)]);
    set.queues[0].assignment = by_rules(Vec::new());
    let mut shift = Shift::staffed(set);
    let stranger = shift.contact(1);
    let known = visit(&mut shift);
    assert_eq!(
        (shift.offered_to(stranger), shift.offered_to(known)),
        (None, Some(1))
    );
}

#[test]
fn a_preferred_agent_must_be_a_member_of_the_queue() {
    let mut set = boutique(PreferredAgents::First, &[1], vec![agent(1, 100), agent(2, 50)]);
    set.queues[0].members = vec![AgentId(2)];
    let queue = set.queues[0].clone();
    let mut shift = Shift::staffed(set);
    let conversation = visit(&mut shift);
    assert_eq!(shift.offered_to(conversation), Some(2));
    finish_offer(&mut shift, 2, conversation);

    let both = Queue {
        members: vec![AgentId(2), AgentId(1)],
        ..queue
    };
    save(&mut shift, Setting::Queue(both));
    let conversation = visit(&mut shift);
    assert_eq!(shift.offered_to(conversation), Some(1));
}

fn finish_offer(shift: &mut Shift, agent: u32, conversation: ConversationId) {
    shift.by(agent, Command::Accept(conversation));
    finish(shift, agent, conversation);
}

/// Where nobody they prefer is there: the next best, or nobody until they come.
#[test]
fn the_work_stream_says_whether_others_may_stand_in_for_preferred_agents() {
    for (policy, at_first, later) in [
        (PreferredAgents::First, Some(2), Some(2)),
        (PreferredAgents::Only, None, Some(1)),
    ] {
        let agents = vec![agent(1, 100), agent(2, 100)];
        let mut shift = Shift::open(boutique(policy, &[1], agents));
        shift.by(2, Command::SignIn);
        let conversation = visit(&mut shift);
        assert_eq!(shift.offered_to(conversation), at_first, "{policy:?}");
        shift.by(1, Command::SignIn);
        assert_eq!(shift.offered_to(conversation), later, "{policy:?}");
    }
}

#[test]
fn whom_only_preferred_agents_may_serve_waits_when_they_have_all_declined() {
    let agents = vec![agent(1, 100), agent(2, 100), agent(3, 900)];
    let mut shift = Shift::staffed(boutique(PreferredAgents::Only, &[2, 1], agents));
    let conversation = visit(&mut shift);
    assert_eq!(asked_in_turn(&mut shift, conversation), [2, 1]);
    assert_eq!(shift.stage(conversation), Stage::Open);
}

#[test]
fn customers_without_a_preference_are_served_by_everybody_under_every_policy() {
    for policy in [
        PreferredAgents::Ignored,
        PreferredAgents::First,
        PreferredAgents::Only,
    ] {
        let agents = vec![agent(1, 100), agent(2, 200)];
        let mut shift = Shift::staffed(boutique(policy, &[], agents.clone()));
        let known = visit(&mut shift);
        assert_eq!(shift.offered_to(known), Some(2), "{policy:?}");

        let mut shift = Shift::staffed(boutique(policy, &[1], agents));
        let stranger = shift.contact(1);
        assert_eq!(shift.offered_to(stranger), Some(2), "{policy:?}");
    }
}

#[test]
fn a_preference_that_is_ignored_changes_nothing() {
    let agents = vec![agent(1, 100), agent(2, 200)];
    let mut shift = Shift::staffed(boutique(PreferredAgents::Ignored, &[1], agents));
    let conversation = visit(&mut shift);
    assert_eq!(shift.offered_to(conversation), Some(2));
}

/// Behaviour §21.2: the agent they had comes before those they prefer.
#[test]
fn who_comes_back_goes_to_the_agent_they_had_before_those_they_prefer() {
    let agents = vec![agent(1, 100), agent(2, 100), agent(3, 900)];
    let mut set = boutique(PreferredAgents::First, &[2], agents);
    set.work_streams[0].keeps_agent = true;
    let mut shift = Shift::open(set);
    shift.by(1, Command::SignIn);
    let conversation = visit(&mut shift);
    shift.by(1, Command::Accept(conversation));
    shift.by(1, Command::CloseSession(conversation));
    shift.by(2, Command::SignIn);
    shift.by(3, Command::SignIn);
    returns(&mut shift, conversation);
    assert_eq!(asked_in_turn(&mut shift, conversation), [1, 2, 3]);
}
