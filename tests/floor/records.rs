//! What agents write down about customers, cases and progress stays inside as well (design §2.7).

use super::customers_side::small;
use super::support::day::DAWN;
use switchboard::backend::Outbound;
use switchboard::domain::{
    Activity, ActivityId, ActivityKind, Address, AgentId, Case, CaseId, CaseStatus, ContactId,
    ConversationId, Customer, CustomerId, CustomerKind, Regarding, Span,
};
use switchboard::engine::Command;

/// Everything an agent can write down beside a conversation, in order.
fn written_down(id: ConversationId) -> Vec<Command> {
    let liv = Customer {
        kind: CustomerKind::Contact,
        name: "Liv Between Us".into(),
        email: Some(Address("liv@example.com".into())),
        ..Customer::default()
    };
    let case = Case {
        title: "Case between us".into(),
        description: "Described between us".into(),
        ..Case::default()
    };
    let letter = Activity {
        id: ActivityId(0),
        regarding: Regarding::Case(CaseId(1)),
        kind: ActivityKind::Email {
            to: "liv@example.com".into(),
            is_draft: false,
        },
        subject: "Letter between us".into(),
        text: "Written between us".into(),
        conversation: Some(id),
        by: AgentId(1),
        at: DAWN,
    };
    vec![
        Command::SaveCustomer {
            customer: Box::new(liv),
            conversation: Some(id),
        },
        Command::LinkCustomer {
            conversation: id,
            customer: None,
        },
        Command::LinkCustomer {
            conversation: id,
            customer: Some(CustomerId(2)),
        },
        Command::SaveCase {
            case: Box::new(case),
            conversation: Some(id),
        },
        Command::SaveActivity(Box::new(letter)),
        Command::DeleteActivity(ActivityId(1)),
        Command::SettleCase {
            case: CaseId(1),
            status: CaseStatus::Resolved,
            resolution: "Settled between us".into(),
        },
        Command::LinkCase {
            conversation: id,
            case: None,
        },
    ]
}

#[test]
fn what_is_written_down_beside_a_conversation_sends_nothing() {
    let (mut host, sent) = small();
    let id = ConversationId(1);
    let answered = Outbound::Answered(ContactId(7));
    let begins = [(Command::SignIn, None), (Command::Accept(id), Some(answered))];
    let beside = written_down(id).into_iter().map(|command| (command, None));
    for (second, (command, expected)) in (1..).zip(begins.into_iter().chain(beside)) {
        let now = DAWN + Span::seconds(second);
        host.submit(AgentId(1), &command, now)
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let told: Vec<_> = sent.borrow_mut().drain(..).collect();
        assert_eq!(told, Vec::from_iter(expected), "{command:?}");
    }
    let one = host.world().conversation(id).expect("it is kept");
    assert_eq!((one.customer, one.case()), (CustomerId(2), None));
}
