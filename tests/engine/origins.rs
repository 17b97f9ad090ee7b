//! Where a customer comes from: what the entry tells of the visit, once, when the conversation begins
//! (behaviour §9.4).

use super::people::{conversation, customer_leaves};
use super::records::{archive, case_of, dossier, link_case};
use super::rules::{context, try_arrive};
use super::support::shift::{START, Shift};
use switchboard::domain::{
    Attachments, Bot, BotId, ContactId, Context, ConversationId, Footprint, FootprintKind, Identity, Millis,
    Origin, Span, Value, Visitor, WorkStreamId,
};
use switchboard::engine::{Actor, Command, Fact, Refusal, limits};
use switchboard::storage::Batch;

fn footprint(seconds: i64, kind: FootprintKind, text: &str) -> Footprint {
    Footprint {
        at: Millis(START.0 - 60_000) + Span::seconds(seconds),
        kind,
        text: text.into(),
    }
}

/// A visit with a survey, a trail and all a browser tells.
fn visit() -> Origin {
    Origin {
        survey: vec![
            ("What is it about?".into(), "En lampe – ☎".into()),
            ("Order".into(), "".into()),
        ],
        trail: vec![
            footprint(0, FootprintKind::Page, "Lamps"),
            footprint(20, FootprintKind::Search, "broken lamp"),
            footprint(40, FootprintKind::Article, "returns"),
        ],
        visitor: Visitor {
            is_authenticated: true,
            browser: Some("Firefox 140".into()),
            system: Some("Linux".into()),
            device: Some("Laptop".into()),
            location: Some("Bergen".into()),
            language: Some("nb-NO".into()),
        },
    }
}

fn comes_from(origin: Origin) -> Identity {
    Identity {
        origin: Some(Box::new(origin)),
        ..Identity::default()
    }
}

fn arrives(shift: &mut Shift, origin: Origin) -> Result<ConversationId, Refusal> {
    try_arrive(shift, 1, comes_from(origin), Context::new())
}

fn origin(shift: &Shift, id: ConversationId) -> Option<Origin> {
    dossier(shift, id).origin.map(|origin| *origin)
}

#[test]
fn what_the_entry_tells_is_kept_with_the_conversation() {
    for told in [visit(), Origin::default()] {
        let mut shift = Shift::open(archive());
        let id = arrives(&mut shift, told.clone()).expect("it is taken in");
        assert_eq!(origin(&shift, id), Some(told));
    }
}

#[test]
fn where_nothing_is_told_nothing_is_kept() {
    let mut shift = Shift::open(archive());
    let id = shift.contact(1);
    assert_eq!(conversation(&shift, id).dossier, None);
}

/// Rules that run on the first message find it told already.
#[test]
fn it_is_told_before_the_first_message() {
    let mut shift = Shift::open(archive());
    arrives(&mut shift, visit()).expect("it is taken in");
    let place = |is: fn(&Fact) -> bool| shift.log.iter().position(|event| is(&event.fact));
    let opened = place(|fact| matches!(fact, Fact::ConversationOpened { .. }));
    let told = place(|fact| matches!(fact, Fact::OriginTold { .. }));
    let posted = place(|fact| matches!(fact, Fact::MessagePosted { .. }));
    assert!(opened < told && told < posted, "{opened:?}, {told:?}, {posted:?}");
}

#[test]
fn it_is_told_beside_the_case_the_survey_names_and_stays_when_that_changes() {
    let mut shift = Shift::staffed(archive());
    let answers = context([("CaseNumber", Value::text("CAS-00003"))]);
    let id = try_arrive(&mut shift, 1, comes_from(visit()), answers).expect("it is taken in");
    assert_eq!(
        (origin(&shift, id), case_of(&shift, id)),
        (Some(visit()), Some(3))
    );
    shift.by(1, Command::Accept(id));
    shift.by(1, link_case(id, None));
    assert_eq!((origin(&shift, id), case_of(&shift, id)), (Some(visit()), None));
}

#[test]
fn it_is_told_while_a_bot_has_the_conversation() {
    let mut set = archive();
    set.bots.push(Bot {
        id: BotId(1),
        name: "Robin".into(),
    });
    set.work_streams[0].bot = Some(BotId(1));
    let mut shift = Shift::staffed(set);
    let id = arrives(&mut shift, visit()).expect("it is taken in");
    assert_eq!(origin(&shift, id), Some(visit()));
    let escalates = Command::BotEscalates {
        conversation: id,
        context: Context::new(),
    };
    shift
        .run(Actor::Bot(BotId(1)), escalates)
        .expect("the bot has it");
    assert_eq!(origin(&shift, id), Some(visit()));
}

/// A contact writes, from a visit.
fn writes(contact: u64, origin: Origin) -> Command {
    Command::CustomerWrites {
        contact: ContactId(contact),
        work_stream: WorkStreamId(1),
        from: comes_from(origin),
        body: "Where is my parcel?".into(),
        context: Context::new(),
        attachments: Attachments::default(),
    }
}

#[test]
fn a_message_that_goes_on_tells_it_no_more_and_the_next_conversation_anew() {
    let mut shift = Shift::open(archive());
    let ongoing = |shift: &Shift| shift.world.ongoing(ContactId(7)).expect("it is ongoing").id;
    shift
        .run(Actor::Customer, writes(7, visit()))
        .expect("it is taken in");
    let first = ongoing(&shift);
    shift
        .run(Actor::Customer, writes(7, Origin::default()))
        .expect("it goes on");
    assert_eq!(ongoing(&shift), first);
    assert_eq!(origin(&shift, first), Some(visit()));
    customer_leaves(&mut shift, first);
    shift
        .run(Actor::Customer, writes(7, Origin::default()))
        .expect("it begins anew");
    assert_eq!(origin(&shift, ongoing(&shift)), Some(Origin::default()));
    assert_eq!(origin(&shift, first), Some(visit()), "what was told before stays");
}

#[test]
fn a_story_that_is_too_long_to_be_one_is_refused() {
    let longest = "å".repeat(limits::CONTEXT_VALUE_CHARS);
    let long = format!("{longest}!");
    type Stretch = fn(&mut Origin, &str);
    let stretches: [(&str, Stretch); 8] = [
        ("question", |it, text| it.survey[0].0 = text.into()),
        ("answer", |it, text| it.survey[1].1 = text.into()),
        ("step", |it, text| it.trail[2].text = text.into()),
        ("browser", |it, text| it.visitor.browser = Some(text.into())),
        ("system", |it, text| it.visitor.system = Some(text.into())),
        ("device", |it, text| it.visitor.device = Some(text.into())),
        ("location", |it, text| it.visitor.location = Some(text.into())),
        ("language", |it, text| it.visitor.language = Some(text.into())),
    ];
    for (name, stretch) in stretches {
        for (text, expected) in [
            (&longest, Ok(())),
            (&long, Err(Refusal::ContextTooLong("origin".into()))),
        ] {
            let mut shift = Shift::open(archive());
            let mut told = visit();
            stretch(&mut told, text);
            assert_eq!(arrives(&mut shift, told).map(|_| ()), expected, "{name}");
        }
    }
}

#[test]
fn a_survey_and_a_trail_have_an_end() {
    let asked = |count: usize| Origin {
        survey: vec![("Order".into(), "7".into()); count],
        ..Origin::default()
    };
    let walked = |count: usize| Origin {
        trail: vec![footprint(0, FootprintKind::Page, "Lamps"); count],
        ..Origin::default()
    };
    for (told, expected) in [
        (asked(limits::SURVEY), true),
        (asked(limits::SURVEY + 1), false),
        (walked(limits::TRAIL), true),
        (walked(limits::TRAIL + 1), false),
    ] {
        let mut shift = Shift::open(archive());
        let (questions, steps) = (told.survey.len(), told.trail.len());
        assert_eq!(
            arrives(&mut shift, told).is_ok(),
            expected,
            "{questions} questions, {steps} steps"
        );
    }
}

#[test]
fn it_is_stored_replayed_and_kept_in_the_journal() {
    let mut shift = Shift::open(archive());
    let id = arrives(&mut shift, visit()).expect("it is taken in");
    shift.replays();
    assert_eq!(origin(&shift.stored_and_read(), id), Some(visit()));
    let batch = Batch {
        first: 0,
        events: shift.log.clone(),
    };
    let read = Batch::decode(&batch.encode()).expect("it is whole");
    assert_eq!(read.events, shift.log);
}
