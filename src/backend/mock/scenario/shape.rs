//! The shape of the file.

use crate::backend::mock::story::Reply;
use crate::backend::reading::{Bounded, NonEmpty, Percent, Range, Seconds};
use crate::domain::{
    CaseKind, CasePriority, CaseStatus, Channel, Condition, Context, CustomerKind, Distribution,
    FootprintKind, MacroAction, Presence, Role, Span, Visitor, Wording,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File<'a> {
    pub(super) name: String,
    #[serde(default)]
    pub(super) description: String,
    pub(super) seed: u64,
    pub(super) lasts_s: Seconds,
    #[serde(default)]
    pub(super) warm_up_s: Seconds,
    #[serde(default)]
    pub(super) settings: SettingsFile,
    /// Presences of the organisation's own.
    #[serde(borrow, default)]
    pub(super) presences: Vec<PresenceFile<'a>>,
    #[serde(borrow)]
    pub(super) queues: Vec<QueueFile<'a>>,
    pub(super) work_streams: Vec<WorkStreamFile<'a>>,
    pub(super) agents: Vec<AgentFile<'a>>,
    #[serde(default)]
    pub(super) customers: Vec<CustomerFile<'a>>,
    #[serde(default)]
    pub(super) stories: Vec<StoryFile<'a>>,
    #[serde(default)]
    pub(super) visits: Vec<VisitFile<'a>>,
    #[serde(default)]
    pub(super) traffic: Vec<TrafficFile<'a>>,
    #[serde(default)]
    pub(super) playbook: Vec<PlayFile>,
    #[serde(default)]
    pub(super) talk: TalkFile,
    #[serde(borrow, default)]
    pub(super) quick_replies: Vec<QuickReplyFile<'a>>,
    #[serde(borrow, default)]
    pub(super) scripts: Vec<ScriptFile<'a>>,
    #[serde(borrow, default)]
    pub(super) macros: Vec<MacroFile<'a>>,
    #[serde(borrow, default)]
    pub(super) cases: Vec<CaseFile<'a>>,
    #[serde(borrow, default)]
    pub(super) activities: Vec<ActivityFile<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: Arc<str>,
    #[serde(default = "english")]
    pub(super) language: String,
    #[serde(default)]
    pub(super) description: Arc<str>,
    #[serde(borrow)]
    pub(super) steps: Vec<StepFile<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile<'a> {
    pub(super) title: Arc<str>,
    #[serde(default)]
    pub(super) text: Arc<str>,
    /// The macro it runs.
    #[serde(borrow, default, rename = "macro")]
    pub(super) runs: Option<&'a str>,
    /// The script it leads to.
    #[serde(borrow, default)]
    pub(super) script: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptRuleFile<'a> {
    #[serde(default = "always")]
    pub(super) when: Condition,
    pub(super) script: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MacroFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: Arc<str>,
    #[serde(default)]
    pub(super) description: Arc<str>,
    pub(super) actions: Vec<MacroAction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile<'a> {
    pub(super) key: &'a str,
    pub(super) title: Arc<str>,
    #[serde(borrow, default)]
    pub(super) customer: Option<&'a str>,
    #[serde(default)]
    pub(super) subject: Arc<str>,
    #[serde(default)]
    pub(super) product: Arc<str>,
    #[serde(default)]
    pub(super) priority: CasePriority,
    #[serde(default)]
    pub(super) kind: CaseKind,
    #[serde(default)]
    pub(super) description: Arc<str>,
    #[serde(default)]
    pub(super) status: CaseStatus,
    #[serde(default)]
    pub(super) resolution: Arc<str>,
    pub(super) opened_by: &'a str,
    pub(super) days_ago: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActivityFile<'a> {
    #[serde(borrow, default)]
    pub(super) customer: Option<&'a str>,
    #[serde(borrow, default)]
    pub(super) case: Option<&'a str>,
    pub(super) kind: ActivityFileKind,
    #[serde(default)]
    pub(super) subject: Arc<str>,
    #[serde(default)]
    pub(super) text: Arc<str>,
    pub(super) by: &'a str,
    pub(super) days_ago: u16,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ActivityFileKind {
    Note,
    Email,
    PhoneCall,
    Task,
    DoneTask,
    Appointment,
}

/// What the entry knows of whoever comes with a story.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginFile {
    #[serde(default)]
    pub(super) survey: Vec<(Arc<str>, Arc<str>)>,
    #[serde(default)]
    pub(super) trail: Vec<FootprintFile>,
    #[serde(default)]
    pub(super) visitor: Visitor,
    /// Further context variables.
    #[serde(default)]
    pub(super) context: Context,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FootprintFile {
    pub(super) before_s: Seconds,
    pub(super) kind: FootprintKind,
    pub(super) text: Arc<str>,
}

/// The settings a file may change; the rest are the defaults.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SettingsFile {
    pub(super) session_limit: Option<u32>,
    pub(super) decline_limit: Option<u8>,
    pub(super) decliner_limit: Option<u32>,
    pub(super) inactive_after_missed: Option<bool>,
    pub(super) do_not_disturb_after_rejected: Option<bool>,
    pub(super) presence_restore_s: Option<Seconds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PresenceFile<'a> {
    pub(super) key: &'a str,
    pub(super) text: String,
    pub(super) base: Presence,
    #[serde(default)]
    pub(super) description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QueueFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: String,
    pub(super) priority: u32,
    #[serde(borrow)]
    pub(super) members: Vec<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorkStreamFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: String,
    pub(super) channel: Channel,
    pub(super) queue: &'a str,
    pub(super) distribution: Distribution,
    pub(super) cost: u16,
    #[serde(default = "available_and_busy")]
    pub(super) allowed_presences: Vec<Presence>,
    #[serde(default)]
    pub(super) wrap_up: WrapUpFile,
    #[serde(default = "two_minutes")]
    pub(super) countdown_s: Bounded<1, 3600>,
    #[serde(default)]
    pub(super) dispositions: DispositionsFile,
    /// What an offer says.
    #[serde(default)]
    pub(super) wording: Wording,
    /// Which script a conversation begins with.
    #[serde(borrow, default)]
    pub(super) scripts: Vec<ScriptRuleFile<'a>>,
    /// Whether an offer has a button to say no with.
    #[serde(default = "yes")]
    pub(super) allows_reject: bool,
    /// How questions to colleagues are put, where that differs from offers.
    #[serde(default)]
    pub(super) consult: Option<QuestionFile>,
    #[serde(default)]
    pub(super) transfer: Option<QuestionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionFile {
    /// That of the work stream where nothing is said.
    #[serde(default)]
    pub(super) countdown_s: Option<Bounded<1, 3600>>,
    #[serde(default = "yes")]
    pub(super) shows_countdown: bool,
    #[serde(default = "yes")]
    pub(super) allows_reject: bool,
    #[serde(default)]
    pub(super) auto_assign: bool,
    #[serde(default)]
    pub(super) auto_accept: bool,
    #[serde(default)]
    pub(super) wording: Wording,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WrapUpFile {
    #[default]
    Always,
    ForS(Bounded<30, 3600>),
    Never,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgentFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: String,
    #[serde(default)]
    pub(super) role: Role,
    #[serde(default = "hundred")]
    pub(super) units: u16,
    #[serde(default = "available")]
    pub(super) default_presence: Presence,
    /// Those of the organisation's own they may choose.
    #[serde(borrow, default)]
    pub(super) presences: Vec<&'a str>,
    #[serde(default)]
    pub(super) colleague: Option<ColleagueFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColleagueFile {
    #[serde(default)]
    pub(super) arrives_s: Seconds,
    pub(super) accepts_s: Range,
    pub(super) replies_s: Range,
    pub(super) wraps_up_s: Range,
    #[serde(default)]
    pub(super) rejects_percent: Percent,
    #[serde(default)]
    pub(super) transfers_percent: Percent,
    #[serde(default)]
    pub(super) asks_percent: Percent,
}

/// What colleagues say among themselves.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TalkFile {
    pub(super) advice: Vec<String>,
    pub(super) handover: Vec<String>,
    pub(super) questions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuickReplyFile<'a> {
    pub(super) title: String,
    #[serde(default = "english")]
    pub(super) locale: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(borrow, default)]
    pub(super) work_streams: Vec<&'a str>,
    /// Whose it is, where it is personal.
    #[serde(borrow, default)]
    pub(super) agent: Option<&'a str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DispositionsFile {
    pub(super) codes: Vec<Arc<str>>,
    pub(super) required: bool,
    pub(super) limit: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerFile<'a> {
    pub(super) key: &'a str,
    pub(super) name: String,
    /// Contacts are people, accounts companies.
    #[serde(default = "contact")]
    pub(super) kind: CustomerKind,
    /// The number of an account.
    pub(super) number: Option<String>,
    /// The account of a contact.
    pub(super) account: Option<&'a str>,
    /// The contact to turn to at an account.
    pub(super) primary_contact: Option<&'a str>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) city: Option<String>,
    pub(super) since: Option<u16>,
    #[serde(default)]
    pub(super) orders: u32,
    #[serde(default)]
    pub(super) past: Vec<PastFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PastFile {
    pub(super) days_ago: u16,
    pub(super) channel: Channel,
    pub(super) subject: String,
    pub(super) outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryFile<'a> {
    pub(super) key: &'a str,
    pub(super) opening: NonEmpty<String>,
    #[serde(default)]
    pub(super) facts: Vec<Reply>,
    pub(super) otherwise: Vec<String>,
    pub(super) solved_by: Vec<String>,
    pub(super) thanks: Vec<String>,
    pub(super) patience_s: Range,
    pub(super) pace_s: Range,
    /// What the entry knows of whoever comes with it, where that is a visit.
    #[serde(default)]
    pub(super) origin: Option<OriginFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VisitFile<'a> {
    pub(super) after_s: Seconds,
    #[serde(borrow, default)]
    pub(super) customer: Option<&'a str>,
    pub(super) work_stream: &'a str,
    pub(super) story: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TrafficFile<'a> {
    pub(super) work_stream: &'a str,
    #[serde(borrow)]
    pub(super) stories: NonEmpty<&'a str>,
    pub(super) every_s: Bounded<1, 31_622_400>,
    #[serde(default)]
    pub(super) from_s: Seconds,
    #[serde(default)]
    pub(super) unknown_percent: Percent,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlayFile {
    pub(super) about: Vec<String>,
    pub(super) say: Vec<String>,
}

fn available_and_busy() -> Vec<Presence> {
    vec![Presence::Available, Presence::Busy]
}

fn two_minutes() -> Bounded<1, 3600> {
    Bounded(Span::minutes(2))
}

fn always() -> Condition {
    Condition::ALWAYS
}

const fn contact() -> CustomerKind {
    CustomerKind::Contact
}

fn yes() -> bool {
    true
}

fn english() -> String {
    "en".into()
}

fn hundred() -> u16 {
    100
}

fn available() -> Presence {
    Presence::Available
}
