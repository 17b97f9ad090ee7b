//! A floor with everything on it that rules can look at, and what an administrator may change there.

use super::people::{choosing, custom, presence};
use super::records::{
    about, about_case, account, activity, article, automation, begins_with, case, script, settled, task,
};
use super::rich::{by_rules, demanding, rule, scale, skill, skilled};
use super::support::shift::{agent, stream};
use super::words::reply;
use std::collections::BTreeSet;
use switchboard::domain::{
    ActivityKind, Address, Agent, AgentId, AgentOrder, Article, ArticleStatus, AssignmentMethod, Bot, BotId,
    Bucket, BucketOrder, CapacityProfile, CaseTemplate, Channel, ClassificationRule, Condition,
    ContextVariable, Cost, Customer, CustomerId, CustomerKind, Dispositions, Distribution, Field, Floor,
    HoursId, LocalSpan, LocalTime, MacroAction, MacroId, Needs, NotificationTemplate, OperatingHours,
    Operator, Outputs, Overflow, OverflowAction, OverflowCondition, OverflowRule, PreferredAgents, Presence,
    ProfileId, Queue, QueueId, QuickReply, Reset, Ring, Role, RouteRule, RouteTarget, Ruleset, Script,
    ScriptId, Settings, SkillId, SkillMatch, Span, StepAction, TimeZone, Units, Value, VariableKind,
    WaitOverflow, Week, WorkKind, WorkStream, WrapUpPolicy,
};
use switchboard::engine::Setting;

/// The supervisor, the sixth of the agents.
pub const CHIEF: u32 = 6;

/// What customers write first; rules look at it.
pub const WORDS: [&str; 4] = ["Hello?", "This is urgent", "My order is late", "I need care"];

/// Where customers live; rules look at it, and agents write it down.
pub const TOWNS: [&str; 3] = ["Bergen", "Tromsø", "Oslo"];

fn lives_in(town: &str) -> Condition {
    Condition::test(Field::CustomerCity, Operator::Equals, Value::text(town))
}

fn says(words: &str) -> Condition {
    Condition::test(Field::FirstMessage, Operator::Contains, Value::text(words))
}

/// Five agents who differ in all that matters, and the supervisor, who takes work as well.
fn agents() -> Vec<Agent> {
    let mut agents = vec![
        choosing(skilled(agent(1, 100), &[(1, 3), (2, 2)]), [1, 2]),
        choosing(skilled(agent(2, 60), &[(1, 5)]), [2]),
        skilled(agent(3, 0), &[(2, 4)]),
        agent(4, 100),
        skilled(agent(5, 80), &[(1, 1), (2, 5)]),
        agent(CHIEF, 100),
    ];
    let limits = [
        (1, 1, None),
        (1, 2, None),
        (2, 1, Some(1)),
        (3, 1, None),
        (3, 2, Some(1)),
    ];
    for (place, profile, limit) in limits {
        agents[place].profiles.insert(ProfileId(profile), limit);
    }
    agents[1].default_presence = custom(2);
    agents[3].units = None;
    agents[4].hours = Some(HoursId(1));
    agents[5].role = Role::Supervisor;
    agents
}

/// In the morning a shift begins an hour before these open.
fn hours(from: u8, to: u8) -> OperatingHours {
    let span = LocalSpan::new(LocalTime::new(from, 0), LocalTime::new(to, 0));
    OperatingHours {
        name: format!("{from} to {to}"),
        zone: TimeZone::utc(),
        week: Week::by_day(|_| vec![span]),
        holidays: Vec::new(),
    }
}

/// One queue for each way of choosing, and one for records.
fn queues() -> Vec<Queue> {
    let queue = |id: u32, members: &[u32]| Queue {
        members: members.iter().copied().map(AgentId).collect(),
        ..Queue::new(QueueId(id), &format!("Queue {id}"))
    };
    let ring = |seconds: i64, agent: u32| Ring {
        opens_after: Span::seconds(seconds),
        agents: [AgentId(agent)].into(),
    };
    let is_working = Condition::test(Field::AgentIsWorking, Operator::Equals, Value::Number(1));
    let strict = Condition::All(vec![
        Condition::SkillsMatch,
        Condition::PresenceIsAllowed,
        Condition::CapacitySuffices,
        is_working,
    ]);
    let elsewhere = Condition::test(Field::CustomerCity, Operator::NotEquals, Value::text(TOWNS[1]));
    let lenient = Condition::All(vec![Condition::PresenceIsAllowed, elsewhere]);
    let by_rank = BucketOrder::Attribute {
        name: "rank".into(),
        descending: true,
    };
    vec![
        Queue {
            overflow: Overflow {
                before: vec![OverflowRule {
                    when: OverflowCondition::Items(3),
                    then: OverflowAction::Transfer(QueueId(3)),
                }],
                queued: Some(WaitOverflow {
                    after: Span::minutes(10),
                    then: OverflowAction::Transfer(QueueId(2)),
                }),
            },
            ..queue(1, &[1, 2, 3, 4])
        },
        Queue {
            assignment: AssignmentMethod::RoundRobin,
            hours: Some(HoursId(1)),
            buckets: vec![
                bucket("Urgent", says("urgent"), BucketOrder::Oldest),
                bucket("Neighbours", lives_in(TOWNS[0]), BucketOrder::Oldest),
                bucket("Orders", says("order"), by_rank),
            ],
            rings: vec![ring(0, 2), ring(60, 3)],
            beyond_rings: Some(Span::minutes(2)),
            ..queue(2, &[2, 3, 4, 5])
        },
        Queue {
            assignment: AssignmentMethod::LeastActive,
            priority: 0,
            overflow: Overflow {
                before: Vec::new(),
                queued: Some(WaitOverflow {
                    after: Span::minutes(30),
                    then: OverflowAction::End,
                }),
            },
            ..queue(3, &[1, 3, 5, CHIEF])
        },
        Queue {
            assignment: by_rules(vec![
                rule(strict, &[AgentOrder::Nearest(None), AgentOrder::UnitCapacity]),
                rule(lenient, &[AgentOrder::LeastActive, AgentOrder::RoundRobin]),
            ]),
            priority: 2,
            ..queue(4, &[1, 2, 4, 5])
        },
        Queue {
            kind: WorkKind::Record,
            ..queue(5, &[1, 4])
        },
    ]
}

fn bucket(name: &str, when: Condition, order_by: BucketOrder) -> Bucket {
    Bucket {
        name: name.into(),
        when,
        order_by,
    }
}

/// What can come of most conversations, two of them at most.
fn outcomes() -> Dispositions {
    Dispositions {
        codes: vec!["Solved".into(), "Refund".into(), "Passed on".into()],
        ..Dispositions::default()
    }
}

fn route(when: Condition, to: RouteTarget) -> RouteRule {
    RouteRule {
        name: "Route".into(),
        when,
        to,
        overflow: None,
    }
}

/// Chats by rules, messages that keep their agent, messages that open by themselves, records that may be
/// picked, chats that begin with a bot and are for preferred agents only, and threads that nobody is offered.
fn work_streams() -> Vec<WorkStream> {
    let urgent = Outputs {
        attributes: vec![("rank".into(), Value::Number(1))],
        needs: Needs {
            skills: [(SkillId(1), 3)].into(),
            profiles: BTreeSet::new(),
        }
        .into(),
    };
    let is_about_care = Condition::test(
        Field::Context("topic".into()),
        Operator::Equals,
        Value::text("care"),
    );
    let shared = RouteTarget::Split(vec![(QueueId(3), 50), (QueueId(4), 50)]);
    vec![
        WorkStream {
            skill_match: SkillMatch::Exact,
            keeps_agent: true,
            classification: vec![Ruleset {
                name: "Urgency".into(),
                rules: vec![ClassificationRule {
                    name: "Urgent".into(),
                    when: says("urgent"),
                    then: urgent,
                }],
            }],
            routes: vec![
                route(says("order"), RouteTarget::Queue(QueueId(2))),
                route(says("care"), shared),
                route(Condition::ALWAYS, RouteTarget::Queue(QueueId(1))),
            ],
            dispositions: outcomes(),
            scripts: vec![
                begins_with(lives_in(TOWNS[0]), 2),
                begins_with(Condition::ALWAYS, 1),
            ],
            ..stream(1, Channel::LiveChat, 40)
        },
        WorkStream {
            fallback: QueueId(2),
            skill_match: SkillMatch::Closest,
            keeps_agent: true,
            preferred: PreferredAgents::First,
            wrap_up: WrapUpPolicy::For(Span::minutes(1)),
            dispositions: outcomes(),
            transfers_to_anyone: true,
            ..demanding(stream(2, Channel::Sms, 20), &[(2, 3)], &[])
        },
        WorkStream {
            fallback: QueueId(3),
            cost: Cost::Profile(ProfileId(1)),
            wrap_up: WrapUpPolicy::Never,
            notification: notification(120, true, true),
            ..stream(3, Channel::WhatsApp, 0)
        },
        WorkStream {
            fallback: QueueId(5),
            distribution: Distribution::PushAndSelect,
            ..stream(4, Channel::Record, 10)
        },
        WorkStream {
            fallback: QueueId(4),
            bot: Some(BotId(1)),
            variables: vec![ContextVariable {
                name: "topic".into(),
                kind: VariableKind::Text,
            }],
            routes: vec![route(is_about_care, RouteTarget::Queue(QueueId(3)))],
            preferred: PreferredAgents::Only,
            notification: notification(30, true, false),
            ..demanding(stream(5, Channel::LiveChat, 30), &[], &[2])
        },
        WorkStream {
            distribution: Distribution::Pick,
            ..stream(6, Channel::PersistentChat, 70)
        },
    ]
}

fn notification(seconds: i64, auto_assign: bool, auto_accept: bool) -> NotificationTemplate {
    NotificationTemplate {
        countdown: Span::seconds(seconds),
        auto_assign,
        auto_accept,
        ..NotificationTemplate::default()
    }
}

fn profile(id: u32, limit: u32, reset: Reset, blocks: bool) -> CapacityProfile {
    CapacityProfile {
        id: ProfileId(id),
        name: format!("Profile {id}"),
        limit,
        reset,
        blocks,
    }
}

/// A customer on file who writes as this contact and would rather talk to these agents.
fn customer(contact: u32, preferred: &[u32]) -> Customer {
    Customer {
        id: CustomerId(contact),
        name: format!("Customer {contact}"),
        kind: CustomerKind::Contact,
        phone: Some(Address(format!("+47{contact:08}").into())),
        preferred: preferred.iter().copied().map(AgentId).collect(),
        ..Customer::default()
    }
}

/// Two contacts, and an account for each.
fn customers() -> Vec<Customer> {
    let mut customers = vec![
        customer(1, &[2, 1]),
        customer(2, &[3]),
        account(3, "Nordlys AS", "post@nordlys.example"),
        account(4, "Berg AS", "post@berg.example"),
    ];
    for (place, other) in [(0, 3), (1, 4)] {
        customers[place].account = Some(CustomerId(other));
        customers[place + 2].primary_contact = Some(customers[place].id);
    }
    customers
}

/// A script with a step of each kind, and one it leads to.
fn scripts() -> [Script; 2] {
    let steps = [
        StepAction::Text,
        StepAction::Macro(MacroId(1)),
        StepAction::Script(ScriptId(2)),
    ];
    [script(1, &steps), script(2, &[StepAction::Text])]
}

/// A macro that inserts a reply and opens a case.
fn actions() -> Vec<MacroAction> {
    vec![
        MacroAction::InsertQuickReply {
            title: "Reply 1".into(),
        },
        MacroAction::CreateCase(CaseTemplate::default()),
    ]
}

fn bot() -> Bot {
    Bot {
        id: BotId(1),
        name: "Robin".into(),
    }
}

pub fn busy() -> Floor {
    Floor {
        settings: Settings {
            session_limit: 4,
            ..Settings::default()
        },
        work_streams: work_streams(),
        queues: queues(),
        hours: vec![(HoursId(1), hours(9, 17))],
        rating_models: vec![scale(1, 1, 5)],
        skills: vec![skill(1, "Product", 1), skill(2, "Language", 1)],
        profiles: vec![
            profile(1, 2, Reset::Immediate, false),
            profile(2, 2, Reset::EndOfDay, true),
        ],
        presences: vec![
            presence(1, "At lunch", Presence::Away),
            presence(2, "Ready", Presence::Available),
        ],
        bots: vec![bot()],
        quick_replies: vec![reply(1, None), reply(2, Some(1)), reply(3, Some(2))],
        articles: (1..=3).map(article).collect(),
        scripts: scripts().to_vec(),
        macros: vec![automation(1, actions())],
        agents: agents(),
        customers: customers(),
        cases: vec![
            case(1, Some(1)),
            settled(2, Some(1)),
            case(3, Some(2)),
            case(4, Some(3)),
        ],
        activities: vec![
            activity(1, about(1), task(false)),
            activity(2, about_case(3), ActivityKind::Note),
        ],
        verdicts: Vec::new(),
    }
}

/// Something an administrator saves: a part of the floor, as it was or changed.
pub fn setting(what: u8, number: u8) -> Setting {
    let mut set = busy();
    let place = usize::from(number);
    let is_changed = number % 2 == 1;
    match what {
        0 => Setting::Floor(Settings {
            session_limit: 1 + u32::from(number % 4),
            decline_limit: 1 + number % 3,
            inactive_after_missed: is_changed,
            do_not_disturb_after_rejected: number % 5 > 1,
            presence_restore: Span::seconds(150 * i64::from(number % 3)),
            ..set.settings
        }),
        1 => {
            let units = i32::from(number % 4) * 30;
            Setting::Agent(Agent {
                units: (units > 0).then_some(Units(units)),
                ..set.agents.swap_remove(place % 5)
            })
        }
        2 => {
            let mut queue = set.queues.swap_remove(place % 4);
            if is_changed {
                queue.members.rotate_left(1);
                queue.members.truncate(2);
                queue.assignment = AssignmentMethod::LeastActive;
                queue.overflow = Overflow::default();
                queue.rings.clear();
                queue.buckets.clear();
            }
            Setting::Queue(queue)
        }
        3 => {
            let mut stream = set.work_streams.swap_remove(place % 6);
            if is_changed {
                stream.cost = Cost::Units(Units(50));
                stream.wrap_up = WrapUpPolicy::For(Span::seconds(30));
                stream.skill_match = SkillMatch::None;
                stream.auto_close.wrap_up = Some(Span::minutes(5));
                stream.dispositions.required = true;
                stream.dispositions.codes.truncate(1);
            }
            Setting::WorkStream(stream)
        }
        4 if is_changed => Setting::Profile(profile(1, u32::from(number % 3), Reset::Immediate, true)),
        4 => Setting::Profile(profile(2, u32::from(number % 3), Reset::EndOfDay, false)),
        5 => Setting::Hours(HoursId(1), if is_changed { hours(0, 24) } else { hours(9, 17) }),
        6 => {
            let base = if is_changed {
                Presence::Away
            } else {
                Presence::Available
            };
            Setting::Presence(presence(2, "Ready", base))
        }
        7 => Setting::Agent(agent(7, 50)),
        8 => Setting::Skill(skill(1, "Product", 1)),
        9 => Setting::RatingModel(scale(1, 1, 5)),
        10 => Setting::Bot(bot()),
        11 => Setting::Article(Article {
            status: if is_changed {
                ArticleStatus::Archived
            } else {
                ArticleStatus::Published
            },
            ..article(u32::from(number % 5))
        }),
        12 => {
            let [mut first, second] = scripts();
            first.steps.truncate(1 + place % 3);
            Setting::Script(if is_changed { first } else { second })
        }
        13 => {
            let used = if is_changed { 1 } else { 2 };
            Setting::Macro(automation(1, actions().into_iter().take(used).collect()))
        }
        _ => Setting::QuickReply(QuickReply {
            text: format!("Version {number}"),
            ..reply(u32::from(number % 5), None)
        }),
    }
}
