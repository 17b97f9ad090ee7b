//! Who writes, and about what: found by what the channel and the survey tell (behaviour §9.3).

use super::people::customer_leaves;
use super::records::{
    KARI, NORDLYS, OLA, archive, case, case_of, contact, customer, customer_of, history, save_case,
    save_customer, settle, writes_from,
};
use super::rules::{context, queue, route, try_arrive, waits_in};
use super::support::shift::Shift;
use switchboard::domain::{
    Attachments, Bot, BotId, CaseStatus, Condition, ContextVariable, ConversationId, Customer, CustomerId,
    CustomerKind, Field, Floor, Identity, Operator, Value, VariableKind, WorkStreamId,
};
use switchboard::engine::{Actor, Command};

/// Two people who share an address, and so are told apart by what else they say.
const LIV: u32 = 4;
const PER: u32 = 5;

fn town() -> Floor {
    let mut set = archive();
    set.customers.push(contact(LIV, "Liv Berg", "berg@example.com"));
    set.customers.push(contact(PER, "Per Berg", "berg@example.com"));
    set
}

/// Somebody writes from an address, if the channel knows one, with these answers to the survey.
fn arrives(shift: &mut Shift, address: Option<&str>, answers: &[(&str, Value)]) -> ConversationId {
    let from = address.map_or_else(Identity::default, writes_from);
    let answers = answers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    try_arrive(shift, 1, from, answers.collect()).expect("it is taken in")
}

/// Who that is found to be, if anybody on file.
fn identified(shift: &Shift, id: ConversationId) -> Option<u32> {
    let found = customer_of(shift, id);
    customer(shift, found).is_on_file().then_some(found)
}

type Told<'a> = (Option<&'a str>, &'a [(&'a str, &'a str)], Option<u32>);

#[test]
fn everything_given_must_fit_and_exactly_one_hit_counts() {
    let told: [Told<'_>; 24] = [
        (None, &[], None),
        (Some("kari@example.com"), &[], Some(KARI)),
        (Some("+4790000001"), &[], Some(KARI)),
        (Some("nobody@example.com"), &[], None),
        (None, &[("Email", "kari@example.com")], Some(KARI)),
        (None, &[("Phone", "+4790000001")], Some(KARI)),
        (None, &[("Email", "post@nordlys.example")], Some(NORDLYS)),
        (None, &[("Phone", "+4790000003")], Some(NORDLYS)),
        (None, &[("Email", " kari@example.com ")], Some(KARI)),
        (None, &[("Email", "KARI@example.com")], None),
        (None, &[("email", "kari@example.com")], None),
        (
            None,
            &[("Email", "kari@example.com"), ("Phone", "+4790000001")],
            Some(KARI),
        ),
        (
            None,
            &[("Email", "kari@example.com"), ("Phone", "+4790000002")],
            None,
        ),
        (
            None,
            &[("Email", "kari@example.com"), ("Phone", "+4799999999")],
            None,
        ),
        (
            None,
            &[("Email", "kari@example.com"), ("Phone", ""), ("Name", " ")],
            Some(KARI),
        ),
        (
            None,
            &[("Email", "kari@example.com"), ("Name", "Kari Nordmann")],
            Some(KARI),
        ),
        (
            None,
            &[("Email", "kari@example.com"), ("Name", "kari nordmann")],
            None,
        ),
        // A name is no address: anybody can be called so.
        (None, &[("Name", "Kari Nordmann")], None),
        (Some("+4790000001"), &[("Email", "kari@example.com")], Some(KARI)),
        (Some("+4790000001"), &[("Email", "ola@example.com")], None),
        (Some("+4790000002"), &[("Name", "Kari Nordmann")], None),
        (Some("berg@example.com"), &[], None),
        (Some("berg@example.com"), &[("Phone", "+4790000004")], Some(LIV)),
        (Some("berg@example.com"), &[("Name", "Per Berg")], Some(PER)),
    ];
    for (address, answers, expected) in told {
        let mut shift = Shift::open(town());
        let values: Vec<_> = answers
            .iter()
            .map(|(name, text)| (*name, Value::text(text)))
            .collect();
        let id = arrives(&mut shift, address, &values);
        assert_eq!(identified(&shift, id), expected, "{address:?}, {answers:?}");
    }
}

#[test]
fn who_is_found_has_the_conversation_in_their_history_and_nobody_new_is_written_down() {
    let mut shift = Shift::open(town());
    let id = arrives(&mut shift, Some("+4790000002"), &[]);
    assert_eq!(history(&shift, OLA), [id]);
    assert_eq!(shift.world.customers().count(), 5);
    let stranger = arrives(&mut shift, None, &[]);
    assert_eq!(customer_of(&shift, stranger), 6);
    assert_eq!(shift.world.customers().count(), 6);
}

#[test]
fn a_stranger_who_writes_again_is_the_same_stranger() {
    let mut shift = Shift::open(town());
    let first = arrives(&mut shift, Some("new@example.com"), &[]);
    customer_leaves(&mut shift, first);
    let second = arrives(&mut shift, Some("new@example.com"), &[]);
    assert_eq!(customer_of(&shift, first), customer_of(&shift, second));
    assert_eq!(history(&shift, customer_of(&shift, first)), [first, second]);
}

#[test]
fn who_is_on_file_comes_before_who_only_wrote_once() {
    let mut shift = Shift::staffed(town());
    let stranger = arrives(&mut shift, Some("new@example.com"), &[]);
    let found = customer(&shift, OLA).clone();
    let moved = Customer {
        email: writes_from("new@example.com").address,
        ..found
    };
    shift.by(1, save_customer(moved));
    let id = arrives(&mut shift, Some("new@example.com"), &[]);
    assert_eq!(identified(&shift, id), Some(OLA));
    assert_eq!(identified(&shift, stranger), None, "what was found before stays");
}

/// The second says another name than the first is known by, so there are two behind the address from then on.
#[test]
fn strangers_who_share_an_address_are_not_taken_for_each_other() {
    let mut shift = Shift::open(town());
    let first = arrives(&mut shift, Some("new@example.com"), &[]);
    let named = [("Name", Value::text("Somebody Else"))];
    let second = arrives(&mut shift, Some("new@example.com"), &named);
    let third = arrives(&mut shift, Some("new@example.com"), &[]);
    let mut found = [first, second, third].map(|id| customer_of(&shift, id)).to_vec();
    found.dedup();
    assert_eq!(found.len(), 3, "{found:?}");
}

/// Who says their name to the channel is no visitor any more, but not on file either.
#[test]
fn a_name_alone_is_kept_but_nobody_is_found_by_it() {
    let mut shift = Shift::open(town());
    let from = Identity {
        name: Some(" Kari Nordmann ".into()),
        ..Identity::default()
    };
    let id = try_arrive(&mut shift, 1, from, context([])).expect("it is taken in");
    let found = customer(&shift, customer_of(&shift, id));
    assert_eq!((found.kind, &*found.name), (CustomerKind::Named, "Kari Nordmann"));
    assert_ne!(found.id, CustomerId(KARI));
}

#[test]
fn the_only_open_case_of_who_writes_is_linked() {
    for (address, expected) in [
        ("kari@example.com", Some(1)),
        ("ola@example.com", None),
        ("post@nordlys.example", Some(5)),
        ("nobody@example.com", None),
    ] {
        let mut shift = Shift::open(archive());
        let id = arrives(&mut shift, Some(address), &[]);
        assert_eq!(case_of(&shift, id), expected, "{address}");
    }
}

/// The only open case of each customer.
fn only_open(shift: &Shift) -> [Option<u32>; 3] {
    [KARI, OLA, NORDLYS].map(|id| {
        let found = shift.world.only_open_case_of(CustomerId(id));
        found.map(|case| case.0)
    })
}

#[test]
fn the_only_open_case_of_a_customer_is_found() {
    let mut shift = Shift::staffed(archive());
    assert_eq!(only_open(&shift), [Some(1), None, Some(5)]);
    shift.by(1, settle(3, CaseStatus::Cancelled, ""));
    shift.by(1, settle(5, CaseStatus::Cancelled, ""));
    assert_eq!(only_open(&shift), [Some(1), Some(4), None]);
    shift.by(1, save_case(case(0, Some(KARI))));
    assert_eq!(only_open(&shift), [None, Some(4), None]);
}

#[test]
fn which_case_is_open_is_asked_when_the_conversation_begins() {
    let mut shift = Shift::staffed(archive());
    let arrive = |shift: &mut Shift| {
        let id = arrives(shift, Some("kari@example.com"), &[]);
        case_of(shift, id)
    };
    shift.by(1, settle(1, CaseStatus::Resolved, "Sent anew"));
    assert_eq!(arrive(&mut shift), None);
    shift.by(1, settle(1, CaseStatus::OnHold, ""));
    assert_eq!(arrive(&mut shift), Some(1), "open again");
    shift.by(1, settle(2, CaseStatus::InProgress, ""));
    assert_eq!(arrive(&mut shift), None, "two are open");
}

#[test]
fn the_survey_names_the_case_in_any_spelling_and_it_has_to_be_open() {
    let text = Value::text;
    for (number, expected) in [
        (text("CAS-00003"), Some(3)),
        (text(" cas-3 "), Some(3)),
        (text("3"), Some(3)),
        (Value::Number(3), Some(3)),
        (text("CAS-00001"), Some(1)),
        (text("CAS-00002"), None),
        (text("CAS-00099"), None),
        (text("my lamp"), None),
        (Value::Number(99), None),
        (Value::Number(-3), None),
        (Value::Number(i64::MAX), None),
    ] {
        for address in ["kari@example.com", "nobody@example.com"] {
            let mut shift = Shift::open(archive());
            let answers = [("CaseNumber", number.clone())];
            let id = arrives(&mut shift, Some(address), &answers);
            assert_eq!(case_of(&shift, id), expected, "{number:?} from {address}");
        }
    }
}

#[test]
fn a_case_number_that_was_left_out_is_no_case_number() {
    for empty in ["", " ", "\t"] {
        let mut shift = Shift::open(archive());
        let answers = [("CaseNumber", Value::text(empty))];
        let id = arrives(&mut shift, Some("kari@example.com"), &answers);
        assert_eq!(case_of(&shift, id), Some(1), "{empty:?}");
    }
}

/// The archive where a bot asks first, and customers on file have a queue of their own.
fn with_bot() -> Floor {
    let mut set = archive();
    set.bots.push(Bot {
        id: BotId(1),
        name: "Robin".into(),
    });
    set.queues.push(queue(2, &[1]));
    let is_known = Condition::test(Field::CustomerIsKnown, Operator::Equals, Value::Number(1));
    let chats = &mut set.work_streams[0];
    chats.bot = Some(BotId(1));
    chats.routes = vec![route(is_known, 2)];
    chats.variables = ["Name", "Email", "CaseNumber"]
        .map(|name| ContextVariable {
            name: name.into(),
            kind: VariableKind::Text,
        })
        .to_vec();
    set
}

type FoundOut<'a> = (
    Option<&'a str>,
    &'a [(&'a str, &'a str)],
    Option<u32>,
    Option<u32>,
);

/// Behaviour §9.3: a bot may find out what the survey did not ask.
#[test]
fn what_a_bot_finds_out_tells_who_writes_as_a_survey_does() {
    let found_out: [FoundOut<'_>; 9] = [
        (None, &[], None, None),
        (None, &[("Email", "kari@example.com")], Some(KARI), Some(1)),
        (None, &[("Email", "ola@example.com")], Some(OLA), None),
        (
            None,
            &[("Email", "ola@example.com"), ("CaseNumber", "CAS-00003")],
            Some(OLA),
            Some(3),
        ),
        (
            None,
            &[("Email", "ola@example.com"), ("Name", "Kari Nordmann")],
            None,
            None,
        ),
        (None, &[("CaseNumber", "CAS-00003")], None, Some(3)),
        // What the work stream does not know is left out.
        (None, &[("Phone", "+4790000001")], None, None),
        // The channel told another address before, and everything has to fit.
        (Some("+4799999999"), &[("Email", "kari@example.com")], None, None),
        // Who is known stays who they are.
        (
            Some("+4790000001"),
            &[("Email", "ola@example.com")],
            Some(KARI),
            Some(1),
        ),
    ];
    for (address, told, expected, linked) in found_out {
        let mut shift = Shift::open(with_bot());
        let id = arrives(&mut shift, address, &[]);
        let told = told
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Value::text(text)));
        let escalates = Command::BotEscalates {
            conversation: id,
            context: told.collect(),
        };
        shift
            .run(Actor::Bot(BotId(1)), escalates)
            .expect("the bot has it");
        assert_eq!(identified(&shift, id), expected, "{address:?}, {linked:?}");
        assert_eq!(case_of(&shift, id), linked, "{address:?}, {expected:?}");
        let queue = if expected.is_some() { 2 } else { 1 };
        assert_eq!(waits_in(&shift, id), Some(queue), "rules know who it is");
    }
}

/// Who writes is found out once: what goes on stays whose it is.
#[test]
fn a_message_that_goes_on_identifies_nobody_anew() {
    let mut shift = Shift::open(archive());
    let id = arrives(&mut shift, None, &[]);
    let stranger = customer_of(&shift, id);
    let contact = shift.world.conversation(id).expect("it exists").contact;
    let again = Command::CustomerWrites {
        contact,
        work_stream: WorkStreamId(1),
        from: writes_from("kari@example.com"),
        body: "It is Kari, by the way.".into(),
        context: context([("CaseNumber", Value::text("CAS-00003"))]),
        attachments: Attachments::default(),
    };
    shift.run(Actor::Customer, again).expect("it is taken in");
    assert_eq!(customer_of(&shift, id), stranger);
    assert_eq!(case_of(&shift, id), None);
}
