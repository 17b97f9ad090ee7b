//! Simulated colleagues and a person: they hand over with a word, ask for advice and give it, and whoever
//! does not answer them keeps nobody waiting (behaviour §8.5, §8.6).

use super::support::day::{self, DAWN, MockHost};
use switchboard::domain::{
    AgentId, Attachments, Audience, Author, ClosureReason, Conversation, ConversationId, Line, Millis, Mode,
    Presence, Purpose, Span, Stage,
};
use switchboard::engine::Command;

const ADA: AgentId = AgentId(1);
const MIA: AgentId = AgentId(2);
const TALK: ConversationId = ConversationId(1);

/// Ada is a colleague, Mia a person. One customer writes after five seconds, and only one of the two has
/// enough units to be offered that. Nothing is left to chance: Ada takes two seconds for an answer and five
/// to write.
const TWO: &str = r#"{
  "name": "Two at work", "seed": 1, "lasts_s": 1800,
  "queues": [{ "key": "support", "name": "Support", "priority": 1, "members": ["ada", "mia"] }],
  "work_streams": [
    { "key": "chat", "name": "Chat", "channel": "live_chat", "queue": "support", "distribution": "push",
      "cost": 40, "countdown_s": 120 }
  ],
  "agents": [
    { "key": "ada", "name": "Ada", "units": 100,
      "colleague": { "accepts_s": [2, 2], "replies_s": [5, 5], "wraps_up_s": [5, 5] } },
    { "key": "mia", "name": "Mia", "units": 10 }
  ],
  "stories": [
    {
      "key": "parcel", "patience_s": [600, 600], "pace_s": [2, 2],
      "opening": ["Where is my parcel?"],
      "facts": [{ "asked_by": ["number"], "say": "It is 4711." }],
      "otherwise": ["And now?"],
      "solved_by": ["arrives"],
      "thanks": ["Thank you!"]
    }
  ],
  "visits": [{ "after_s": 5, "work_stream": "chat", "story": "parcel" }],
  "talk": {
    "advice": ["Send a new one."],
    "handover": ["They know their number."],
    "questions": ["Who knows parcels?"]
  },
  "playbook": [{ "about": [], "say": ["What is the number?", "I can see it.", "It arrives tomorrow."] }]
}"#;

type Change = (&'static str, &'static str);

const HANDS_OVER: Change = (
    r#""wraps_up_s": [5, 5]"#,
    r#""wraps_up_s": [5, 5], "transfers_percent": 100"#,
);
const ASKS: Change = (
    r#""wraps_up_s": [5, 5]"#,
    r#""wraps_up_s": [5, 5], "asks_percent": 100"#,
);
const REJECTS: Change = (
    r#""wraps_up_s": [5, 5]"#,
    r#""wraps_up_s": [5, 5], "rejects_percent": 100"#,
);
const SHORT_COUNTDOWN: Change = (r#""countdown_s": 120"#, r#""countdown_s": 30"#);
/// The customer comes to Mia instead.
const TO_MIA: [Change; 2] = [
    (r#""name": "Ada", "units": 100"#, r#""name": "Ada", "units": 10"#),
    (r#""name": "Mia", "units": 10"#, r#""name": "Mia", "units": 100"#),
];

/// The two at work, with something changed. Mia is there from dawn on.
fn two(changes: &[Change]) -> MockHost {
    let mut text = TWO.to_owned();
    for (usual, other) in changes.iter().copied() {
        assert!(text.contains(usual), "there is no {usual}");
        text = text.replacen(usual, other, 1);
    }
    let (mut host, _) = day::open(&text, 1);
    mia(&mut host, 0, Command::SignIn);
    host
}

fn at(second: i64) -> Millis {
    DAWN + Span::seconds(second)
}

fn wait_until(host: &mut MockHost, second: i64) {
    host.advance(at(second)).expect("memory is never full");
}

/// Mia does something at a second of the day, and it is done.
fn mia(host: &mut MockHost, second: i64, command: Command) {
    host.submit(MIA, &command, at(second))
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
}

fn whisper(body: &str) -> Command {
    Command::Say {
        conversation: TALK,
        audience: Audience::Internal,
        body: body.into(),
        attachments: Attachments::default(),
    }
}

fn talk(host: &MockHost) -> &Conversation {
    host.world().conversation(TALK).expect("the customer has written")
}

/// What was written for one side or the other: by whom, and what.
fn written(host: &MockHost, audience: Audience) -> Vec<(Author, &str)> {
    let lines = talk(host).transcript.iter().map(|entry| &entry.line);
    lines
        .filter_map(|line| match line {
            Line::Message(message) if message.audience == audience => Some((message.author, &*message.body)),
            Line::Message(_) | Line::System(_) => None,
        })
        .collect()
}

/// What colleagues wrote to each other.
fn inside(host: &MockHost) -> Vec<(AgentId, &str)> {
    let written = written(host, Audience::Internal).into_iter();
    written
        .map(|(author, body)| match author {
            Author::Agent(agent) => (agent, body),
            author => panic!("{author:?} is no colleague"),
        })
        .collect()
}

/// How often somebody wrote to the customer.
fn lines_by(host: &MockHost, agent: AgentId) -> usize {
    let written = written(host, Audience::Public).into_iter();
    written
        .filter(|(author, _)| *author == Author::Agent(agent))
        .count()
}

/// Ada said all she had to say, ended it and wrapped it up.
fn ada_saw_it_through(host: &MockHost, name: &str) {
    assert_eq!(
        talk(host).stage,
        Stage::Closed {
            reason: ClosureReason::AgentClosed,
            agent: Some(ADA)
        },
        "{name}"
    );
    assert_eq!(lines_by(host, ADA), 3, "{name}");
    let last = written(host, Audience::Public).pop();
    assert_eq!(last, Some((Author::Customer, "Thank you!")), "{name}");
}

fn presence(host: &MockHost, agent: AgentId) -> Presence {
    host.world().seat(agent).expect("they exist").presence.status
}

#[test]
fn left_alone_they_see_it_through_by_themselves() {
    let mut host = two(&[]);
    wait_until(&mut host, 120);
    ada_saw_it_through(&host, "alone");
    assert!(inside(&host).is_empty());
}

#[test]
fn they_hand_over_after_the_first_answer_with_a_word_to_whoever_takes_it() {
    let mut host = two(&[HANDS_OVER]);
    wait_until(&mut host, 20);
    assert_eq!(lines_by(&host, ADA), 1);
    assert_eq!(inside(&host), [(ADA, "They know their number.")]);
    let question = talk(&host).invitation(MIA).expect("Mia is asked");
    assert_eq!((&question.purpose, question.by), (&Purpose::Transfer, ADA));

    mia(&mut host, 25, Command::Accept(TALK));
    assert_eq!(talk(&host).stage, Stage::Active { agent: MIA });
    wait_until(&mut host, 130);
    assert_eq!(talk(&host).stage, Stage::Active { agent: MIA });
    assert_eq!(lines_by(&host, ADA), 1, "it is no longer hers");
    assert_eq!(inside(&host), [(ADA, "They know their number.")]);
}

/// Whether the answer is no, silence until it is over, or silence until the time is up.
const UNANSWERED: [(&str, &[Change], bool, Presence); 3] = [
    ("nobody answers", &[], false, Presence::Available),
    (
        "nobody answers in time",
        &[SHORT_COUNTDOWN],
        false,
        Presence::Inactive,
    ),
    ("the answer is no", &[], true, Presence::DoNotDisturb),
];

#[test]
fn when_nobody_takes_over_or_advises_they_go_on_by_themselves_and_it_still_ends() {
    let handed_over = [(ADA, "They know their number.")];
    let wishes: [(Change, &[(AgentId, &str)]); 2] = [(HANDS_OVER, &handed_over), (ASKS, &[])];
    for (wish, said) in wishes {
        for (name, changes, is_rejected, expected) in UNANSWERED {
            let changes = [&[wish][..], changes].concat();
            let mut host = two(&changes);
            wait_until(&mut host, 25);
            assert!(talk(&host).invitation(MIA).is_some(), "{name}");
            if is_rejected {
                mia(&mut host, 25, Command::Reject(TALK));
            }
            wait_until(&mut host, 200);
            ada_saw_it_through(&host, name);
            assert_eq!(inside(&host), said, "{name}");
            assert_eq!(presence(&host, MIA), expected, "{name}");
            let seat = host.world().seat(MIA).expect("she exists");
            assert_eq!(seat.slots_used(), 0, "{name}");
        }
    }
}

#[test]
fn they_ask_a_person_say_what_it_is_about_hear_the_answer_thank_and_go_on() {
    let mut host = two(&[ASKS]);
    wait_until(&mut host, 20);
    let question = talk(&host).invitation(MIA).expect("Mia is asked");
    assert!(question.purpose.is_consult());
    assert!(inside(&host).is_empty(), "nobody is there to read it yet");

    mia(&mut host, 25, Command::Accept(TALK));
    wait_until(&mut host, 30);
    assert_eq!(inside(&host), [(ADA, "Who knows parcels?")]);
    assert!(talk(&host).participant(MIA).is_some());

    mia(&mut host, 40, whisper("Give it a day."));
    wait_until(&mut host, 44);
    assert!(
        talk(&host).participant(MIA).is_some(),
        "it takes Ada a moment to read it"
    );
    wait_until(&mut host, 45);
    assert!(talk(&host).participant(MIA).is_none(), "thank you");

    wait_until(&mut host, 200);
    ada_saw_it_through(&host, "advised");
    assert_eq!(
        inside(&host),
        [(ADA, "Who knows parcels?"), (MIA, "Give it a day.")]
    );
    assert_eq!(lines_by(&host, MIA), 0);
}

#[test]
fn asked_for_advice_they_answer_each_word_and_leave_when_nothing_more_is_said() {
    let mut host = two(&TO_MIA);
    mia(&mut host, 8, Command::Accept(TALK));
    mia(
        &mut host,
        10,
        Command::Consult {
            conversation: TALK,
            agent: ADA,
            note: None,
        },
    );
    wait_until(&mut host, 12);
    let adviser = talk(&host).participant(ADA).expect("she comes");
    assert_eq!((adviser.mode, adviser.speaks), (Mode::Consult, false));
    wait_until(&mut host, 18);
    assert_eq!(inside(&host), [(ADA, "Send a new one.")]);

    mia(&mut host, 20, whisper("Is there one in stock?"));
    wait_until(&mut host, 26);
    assert_eq!(
        inside(&host),
        [
            (ADA, "Send a new one."),
            (MIA, "Is there one in stock?"),
            (ADA, "Send a new one.")
        ]
    );
    wait_until(&mut host, 324);
    assert!(
        talk(&host).participant(ADA).is_some(),
        "five minutes from the last word"
    );
    wait_until(&mut host, 325);
    assert!(talk(&host).participant(ADA).is_none());
    assert_eq!(talk(&host).stage, Stage::Active { agent: MIA });
    assert_eq!(lines_by(&host, ADA), 0, "not a word to the customer");
}

#[test]
fn asked_for_advice_they_may_say_no() {
    let mut host = two(&[TO_MIA[0], TO_MIA[1], REJECTS]);
    mia(&mut host, 8, Command::Accept(TALK));
    mia(
        &mut host,
        10,
        Command::Consult {
            conversation: TALK,
            agent: ADA,
            note: None,
        },
    );
    assert!(talk(&host).invitation(ADA).is_some());
    wait_until(&mut host, 12);
    assert!(talk(&host).invitation(ADA).is_none());
    assert!(talk(&host).participants.is_empty());
    wait_until(&mut host, 60);
    assert_eq!(talk(&host).stage, Stage::Active { agent: MIA });
    assert!(inside(&host).is_empty());
}

#[test]
fn handed_a_conversation_with_a_word_they_see_it_through() {
    let mut host = two(&TO_MIA);
    mia(&mut host, 8, Command::Accept(TALK));
    mia(
        &mut host,
        10,
        Command::Transfer {
            conversation: TALK,
            to: ADA,
            note: Some("Nothing is promised yet.".into()),
        },
    );
    wait_until(&mut host, 12);
    assert_eq!(talk(&host).stage, Stage::Active { agent: ADA });
    wait_until(&mut host, 60);
    ada_saw_it_through(&host, "handed over");
    assert_eq!(inside(&host), [(MIA, "Nothing is promised yet.")]);
}
