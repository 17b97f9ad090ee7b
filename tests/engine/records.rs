//! What is on file beside the conversations, and what agents do with it, as several tests need it.

use super::people::{conversation, desk};
use super::support::shift::{START, Shift};
use switchboard::domain::{
    Activity, ActivityId, ActivityKind, Address, AgentId, Article, ArticleId, ArticleStatus, Case, CaseId,
    CaseStatus, Channel, Condition, ConversationId, Customer, CustomerId, CustomerKind, Dossier, Floor,
    Identity, Macro, MacroAction, MacroId, MacroTab, Millis, PastConversation, Regarding, Script, ScriptId,
    ScriptRule, Step, StepAction, StepOutcome,
};
use switchboard::engine::{Actor, Command, Refusal, Stamp, World, execute};

/// A contact with one open case, 1, and one that is settled, 2.
pub const KARI: u32 = 1;
/// A contact with two open cases, 3 and 4.
pub const OLA: u32 = 2;
/// An account with one open case, 5.
pub const NORDLYS: u32 = 3;

fn on_file(id: u32, kind: CustomerKind, name: &str, email: &str) -> Customer {
    Customer {
        id: CustomerId(id),
        kind,
        name: name.into(),
        email: Some(Address(email.into())),
        phone: Some(Address(format!("+4790000{id:03}").into())),
        ..Customer::default()
    }
}

/// A person on file; number 0 stands for a new one.
pub fn contact(id: u32, name: &str, email: &str) -> Customer {
    on_file(id, CustomerKind::Contact, name, email)
}

/// A company on file.
pub fn account(id: u32, name: &str, email: &str) -> Customer {
    Customer {
        number: Some(format!("A-{id}")),
        ..on_file(id, CustomerKind::Account, name, email)
    }
}

/// An open case.
pub fn case(id: u32, customer: Option<u32>) -> Case {
    Case {
        id: CaseId(id),
        title: format!("Case {id}").into(),
        customer: customer.map(CustomerId),
        subject: "Delivery".into(),
        product: "Lamp".into(),
        description: "It never came.\nWhat now?".into(),
        opened_by: AgentId(2),
        opened_at: START,
        ..Case::default()
    }
}

/// A case that is resolved.
pub fn settled(id: u32, customer: Option<u32>) -> Case {
    Case {
        status: CaseStatus::Resolved,
        resolution: "Sent anew".into(),
        ..case(id, customer)
    }
}

pub const fn about(customer: u32) -> Regarding {
    Regarding::Customer(CustomerId(customer))
}

pub const fn about_case(case: u32) -> Regarding {
    Regarding::Case(CaseId(case))
}

/// Something agent 2 wrote down.
pub fn activity(id: u32, regarding: Regarding, kind: ActivityKind) -> Activity {
    Activity {
        id: ActivityId(id),
        regarding,
        kind,
        subject: "Call back".into(),
        text: "Before noon".into(),
        conversation: None,
        by: AgentId(2),
        at: START,
    }
}

pub fn task(is_done: bool) -> ActivityKind {
    ActivityKind::Task { due: None, is_done }
}

pub fn article(id: u32) -> Article {
    Article {
        id: ArticleId(id),
        key: format!("article-{id}").into(),
        language: "en".into(),
        title: format!("Article {id}").into(),
        keywords: vec!["parcel".into(), "tracking".into()],
        status: ArticleStatus::Published,
        body: "Look at **Track**.".into(),
    }
}

/// A script whose steps do these things.
pub fn script(id: u32, actions: &[StepAction]) -> Script {
    let steps = (1..=actions.len()).zip(actions).map(|(number, action)| Step {
        title: format!("Step {number}").into(),
        text: "Ask {FullName{Customer}} for the number.".into(),
        action: *action,
    });
    Script {
        id: ScriptId(id),
        name: format!("Script {id}").into(),
        language: "en".into(),
        description: "What to do next".into(),
        steps: steps.collect(),
    }
}

/// A rule of a work stream that begins with this script.
pub fn begins_with(when: Condition, script: u32) -> ScriptRule {
    ScriptRule {
        when,
        script: ScriptId(script),
    }
}

pub fn automation(id: u32, actions: Vec<MacroAction>) -> Macro {
    Macro {
        id: MacroId(id),
        name: format!("Macro {id}").into(),
        description: "What is done often".into(),
        actions,
    }
}

/// The desk with people, cases, activities, articles, scripts and a macro on file. Activity 1 is a task about Kari and
/// 2 a note about her open case, both agent 2's; script 1 has a step of each kind, script 2 has one step.
pub fn archive() -> Floor {
    let kari = Customer {
        since: Some(2019),
        orders: 7,
        preferred: vec![AgentId(2)],
        past: vec![PastConversation {
            closed_at: Millis(START.0 - 1),
            channel: Channel::Sms,
            subject: "A lamp".into(),
            outcome: "Solved".into(),
        }],
        ..contact(KARI, "Kari Nordmann", "kari@example.com")
    };
    Floor {
        customers: vec![
            kari,
            contact(OLA, "Ola Hansen", "ola@example.com"),
            account(NORDLYS, "Nordlys AS", "post@nordlys.example"),
        ],
        cases: vec![
            case(1, Some(KARI)),
            settled(2, Some(KARI)),
            case(3, Some(OLA)),
            case(4, Some(OLA)),
            case(5, Some(NORDLYS)),
        ],
        activities: vec![
            activity(1, about(KARI), task(false)),
            activity(2, about_case(1), ActivityKind::Note),
        ],
        articles: (1..=3).map(article).collect(),
        scripts: vec![
            script(
                1,
                &[
                    StepAction::Text,
                    StepAction::Macro(MacroId(1)),
                    StepAction::Script(ScriptId(2)),
                ],
            ),
            script(2, &[StepAction::Text]),
        ],
        macros: vec![automation(1, vec![MacroAction::OpenTab(MacroTab::Customer)])],
        ..desk()
    }
}

pub fn save_customer(customer: Customer) -> Command {
    Command::SaveCustomer {
        customer: Box::new(customer),
        conversation: None,
    }
}

/// A new customer, linked to the conversation at once.
pub fn add_customer(conversation: ConversationId, customer: Customer) -> Command {
    Command::SaveCustomer {
        customer: Box::new(customer),
        conversation: Some(conversation),
    }
}

pub fn link(conversation: ConversationId, customer: Option<u32>) -> Command {
    Command::LinkCustomer {
        conversation,
        customer: customer.map(CustomerId),
    }
}

pub fn save_case(case: Case) -> Command {
    Command::SaveCase {
        case: Box::new(case),
        conversation: None,
    }
}

/// A new case, linked to the conversation at once.
pub fn open_case(conversation: ConversationId, case: Case) -> Command {
    Command::SaveCase {
        case: Box::new(case),
        conversation: Some(conversation),
    }
}

pub fn settle(case: u32, status: CaseStatus, resolution: &str) -> Command {
    Command::SettleCase {
        case: CaseId(case),
        status,
        resolution: resolution.into(),
    }
}

pub fn link_case(conversation: ConversationId, case: Option<u32>) -> Command {
    Command::LinkCase {
        conversation,
        case: case.map(CaseId),
    }
}

pub fn save_activity(activity: Activity) -> Command {
    Command::SaveActivity(Box::new(activity))
}

pub const fn delete_activity(id: u32) -> Command {
    Command::DeleteActivity(ActivityId(id))
}

pub fn judge(article: u32, helped: bool, comment: &str) -> Command {
    Command::JudgeArticle {
        article: ArticleId(article),
        helped,
        comment: comment.into(),
    }
}

pub const fn link_article(conversation: ConversationId, article: u32, is_linked: bool) -> Command {
    Command::LinkArticle {
        conversation,
        article: ArticleId(article),
        is_linked,
    }
}

pub const fn choose(conversation: ConversationId, script: u32) -> Command {
    Command::ChooseScript {
        conversation,
        script: ScriptId(script),
    }
}

pub fn mark(conversation: ConversationId, script: u32, step: u16, outcome: Option<StepOutcome>) -> Command {
    Command::MarkStep {
        conversation,
        script: ScriptId(script),
        step,
        outcome,
    }
}

pub fn failed(why: &str) -> Option<StepOutcome> {
    Some(StepOutcome::Failed(why.into()))
}

pub const fn reset(conversation: ConversationId, script: u32) -> Command {
    Command::ResetScript {
        conversation,
        script: ScriptId(script),
    }
}

/// Somebody the channel knows the address of.
pub fn writes_from(address: &str) -> Identity {
    Identity {
        address: Some(Address(address.into())),
        ..Identity::default()
    }
}

pub fn customer(shift: &Shift, id: u32) -> &Customer {
    shift.world.customer(CustomerId(id)).expect("the customer exists")
}

/// Whose a conversation is.
pub fn customer_of(shift: &Shift, id: ConversationId) -> u32 {
    conversation(shift, id).customer.0
}

/// The case a conversation belongs to.
pub fn case_of(shift: &Shift, id: ConversationId) -> Option<u32> {
    conversation(shift, id).case().map(|case| case.0)
}

pub fn filed_case(shift: &Shift, id: u32) -> &Case {
    shift.world.records().case(CaseId(id)).expect("the case exists")
}

/// What was gathered about a conversation.
pub fn dossier(shift: &Shift, id: ConversationId) -> Dossier {
    conversation(shift, id)
        .dossier
        .as_deref()
        .cloned()
        .unwrap_or_default()
}

/// The conversations of a customer, in order.
pub fn history(shift: &Shift, customer: u32) -> Vec<ConversationId> {
    shift.world.conversations_of(CustomerId(customer)).to_vec()
}

/// How many events a command of an agent comes to.
pub fn news(shift: &mut Shift, agent: u32, command: Command) -> usize {
    let before = shift.log.len();
    shift.by(agent, command);
    shift.log.len() - before
}

/// What is said of a floor that cannot be opened.
pub fn refused(set: Floor) -> String {
    let open = Command::OpenFloor(Box::new(set));
    match execute(&mut World::new(), &open, Stamp::new(START, Actor::Administrator)) {
        Err(Refusal::BadFloor(words)) => words,
        answer => panic!("{answer:?} to a floor that leads nowhere"),
    }
}
