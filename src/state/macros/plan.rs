//! What a macro will do, before it does anything: the same reading serves the dry run and the run itself.
//!
//! A dry run foresees every action with what those before it will have changed. A run foresees one action at a time,
//! when it is its turn, so what it uses of earlier ones is what really came of them.

use super::deed;
use super::effect::{CaseName, Effect, Obstacle};
use super::search::find_customers;
use crate::analysis::{Filled, Known, fill_script, new_case, new_letter};
use crate::domain::{
    AgentId, ArticleId, Case, CaseTemplate, Conversation, Customer, MacroAction, MacroTab, QuickReply,
};
use crate::engine::{Actor, Command, Refusal, Stamp, World, decide};
use std::sync::Arc;

/// What stands where something is not known yet, in texts the agent looks over before they go anywhere.
const GAP: &str = "…";

/// What a case that is still to be created is called in texts.
const NEW_NUMBER: &str = "CAS-…";

/// An article to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLink {
    /// Which.
    pub article: ArticleId,
    /// Its title.
    pub title: Arc<str>,
    /// The message with its link.
    pub message: Arc<str>,
}

/// What is open on the screen of the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnScreen {
    /// Whether something stands in the form of a new case.
    pub writes_case: bool,
    /// Whether a letter is being written.
    pub writes_email: bool,
}

/// Where a macro runs.
#[derive(Clone, Copy)]
pub struct Scene<'w> {
    /// As it is now.
    pub world: &'w World,
    /// The conversation it is bound to.
    pub conversation: &'w Conversation,
    /// Who runs it.
    pub me: AgentId,
    /// The language of the desk, as BCP 47 names it.
    pub language: &'w str,
    /// What is open.
    pub screen: OnScreen,
    /// Finds the best published article.
    pub find_article: &'w dyn Fn(&str) -> Option<ArticleLink>,
}

/// What a dry run says of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// What it will lead to.
    Happens(Effect),
    /// Why it cannot be done; the macro stops here.
    Fails(Obstacle),
    /// An action before it stops the macro.
    NotReached,
}

/// A dry run.
#[must_use]
pub fn plan(scene: Scene<'_>, actions: &[MacroAction]) -> Vec<Forecast> {
    let mut outlook = Outlook::of(scene);
    let mut is_stopped = false;
    actions
        .iter()
        .map(|action| {
            if is_stopped {
                return Forecast::NotReached;
            }
            match outlook.foresee(action) {
                Ok(effect) => {
                    outlook.follow(&effect);
                    Forecast::Happens(effect)
                }
                Err(obstacle) => {
                    is_stopped = true;
                    Forecast::Fails(obstacle)
                }
            }
        })
        .collect()
}

/// What an action leads to now.
///
/// # Errors
/// Why it cannot be done.
pub fn foresee(scene: Scene<'_>, action: &MacroAction) -> Result<Effect, Obstacle> {
    Outlook::of(scene).foresee(action)
}

/// The world as the actions so far will leave it.
struct Outlook<'w> {
    scene: Scene<'w>,
    known: Known<'w>,
    customer: Option<&'w Customer>,
    case: Option<CaseName>,
    /// Whether an action before resolves the case.
    is_resolved: bool,
    codes: Vec<Arc<str>>,
    screen: OnScreen,
}

impl<'w> Outlook<'w> {
    fn of(scene: Scene<'w>) -> Self {
        let conversation = scene.conversation;
        Self {
            known: Known::of(scene.world, conversation, scene.me),
            customer: scene.world.customer(conversation.customer),
            case: conversation.case().map(CaseName::Known),
            is_resolved: false,
            codes: conversation.dispositions.clone(),
            screen: scene.screen,
            scene,
        }
    }

    /// What is there once this has happened.
    fn follow(&mut self, effect: &Effect) {
        match effect {
            Effect::CaseFormOpens { .. } => self.screen.writes_case = true,
            Effect::EmailOpens { .. } => self.screen.writes_email = true,
            Effect::CaseIsCreated { case, .. } => {
                self.case = Some(CaseName::New(case.title.clone()));
                self.known.case_number = Some(NEW_NUMBER.to_owned());
                self.known.case_title = Some(case.title.to_string());
                self.is_resolved = false;
            }
            Effect::CaseChanges { to, .. } if !to.title.is_empty() => {
                self.known.case_title = Some(to.title.to_string());
            }
            Effect::CaseIsResolved { .. } => self.is_resolved = true,
            Effect::CustomerIsLinked { customer, .. } => {
                let world = self.scene.world;
                self.customer = world.customer(*customer);
                self.known.customer = self.customer;
                // Their only open case is linked with them (behaviour §9.3).
                let case = world.only_open_case_of(*customer);
                let case = case.and_then(|case| world.records().case(case));
                if let Some(case) = case.filter(|_| self.case.is_none()) {
                    self.case = Some(CaseName::Known(case.id));
                    self.known.case_number = Some(case.number());
                    self.known.case_title = Some(case.title.to_string());
                }
            }
            Effect::OutcomeIsSet { codes, .. } => self.codes.clone_from(codes),
            _ => {}
        }
    }

    fn foresee(&self, action: &MacroAction) -> Result<Effect, Obstacle> {
        match action {
            MacroAction::OpenCaseForm(template) => {
                if self.screen.writes_case {
                    return Err(Obstacle::CaseFormInUse);
                }
                let (form, missing) = self.template(template);
                Ok(Effect::CaseFormOpens {
                    form: self.on_known_ground(form),
                    missing,
                })
            }
            MacroAction::CreateCase(template) => {
                let to = self.whole_template(template)?;
                let case = Box::new(Case {
                    customer: self.customer.filter(|one| one.is_on_file()).map(|one| one.id),
                    ..deed::written(&Case::default(), &to)
                });
                self.must_be_allowed(&Command::SaveCase {
                    case: case.clone(),
                    conversation: Some(self.scene.conversation.id),
                })?;
                Ok(Effect::CaseIsCreated {
                    case,
                    instead_of: self.case.clone(),
                })
            }
            MacroAction::UpdateCase(template) => {
                let case = self.open_case()?;
                let effect = Effect::CaseChanges {
                    case,
                    to: self.whole_template(template)?,
                };
                self.allowed(effect)
            }
            MacroAction::ResolveCase { resolution } => {
                let case = self.open_case()?;
                let effect = Effect::CaseIsResolved {
                    case,
                    resolution: self.whole(resolution)?,
                };
                self.allowed(effect)
            }
            MacroAction::DraftEmail { subject, text } => {
                if self.screen.writes_email {
                    return Err(Obstacle::EmailInUse);
                }
                let (subject, text) = (self.fill(subject), self.fill(text));
                let email = self.customer.and_then(|customer| customer.email.as_ref());
                Ok(Effect::EmailOpens {
                    to: email.map(|email| email.0.clone()),
                    subject: if subject.text.is_empty() {
                        self.usual_subject()
                    } else {
                        subject.text.into()
                    },
                    text: text.text.into(),
                    missing: together([subject.missing, text.missing]),
                })
            }
            MacroAction::LinkCustomer { search } => {
                let search = self.whole(search)?;
                let found = find_customers(self.scene.world, &search);
                let [customer] = found.as_slice() else {
                    return Err(match found.len() {
                        0 => Obstacle::NobodyFits(search.to_string()),
                        several => Obstacle::SeveralFit(search.to_string(), several),
                    });
                };
                self.allowed(Effect::CustomerIsLinked {
                    customer: customer.id,
                    name: customer.name.clone(),
                })
            }
            MacroAction::SendArticle { search } => {
                let search = self.whole(search)?;
                let found = (self.scene.find_article)(&search);
                let found = found.ok_or_else(|| Obstacle::NoArticle(search.to_string()))?;
                self.allowed(Effect::ArticleIsSent {
                    article: found.article,
                    title: found.title,
                    message: found.message,
                })
            }
            MacroAction::InsertQuickReply { title } => {
                let reply = self.quick_reply(title);
                let reply = reply.ok_or_else(|| Obstacle::NoQuickReply(title.to_string()))?;
                let filled = self.fill(&reply.text);
                Ok(Effect::ReplyIsInserted {
                    title: reply.title.clone(),
                    text: filled.text,
                    missing: filled.missing,
                })
            }
            MacroAction::SetDisposition { code } => {
                let mut codes = self.codes.clone();
                if !codes.contains(code) {
                    codes.push(code.clone());
                }
                self.allowed(Effect::OutcomeIsSet {
                    code: code.clone(),
                    codes,
                })
            }
            MacroAction::OpenTab(MacroTab::Case) => {
                let case = self.case.clone().ok_or(Obstacle::NoCase)?;
                Ok(Effect::CaseTabOpens(case))
            }
            MacroAction::OpenTab(MacroTab::Customer) => {
                let customer = self.customer.filter(|customer| customer.is_on_file());
                let customer = customer.ok_or(Obstacle::NoCustomer)?;
                Ok(Effect::CustomerTabOpens {
                    customer: customer.id,
                    name: customer.name.clone(),
                })
            }
            MacroAction::OpenTab(MacroTab::Knowledge { search }) => Ok(Effect::KnowledgeOpens {
                search: self.whole(search)?.to_string(),
            }),
            MacroAction::SetFocus(target) => Ok(Effect::FocusMoves(*target)),
        }
    }

    /// The linked case, as long as it can be written into.
    fn open_case(&self) -> Result<CaseName, Obstacle> {
        let case = self.case.clone().ok_or(Obstacle::NoCase)?;
        let is_closed = match case {
            CaseName::Known(id) => {
                let case = self.scene.world.records().case(id);
                case.is_none_or(|case| !case.status.is_active())
            }
            CaseName::New(_) => false,
        };
        if self.is_resolved || is_closed {
            return Err(Refusal::CaseClosed.into());
        }
        Ok(case)
    }

    /// The effect, unless the engine would refuse what brings it about. What an action before has yet to create is not
    /// asked for.
    fn allowed(&self, effect: Effect) -> Result<Effect, Obstacle> {
        let Scene {
            world, conversation, ..
        } = self.scene;
        if let Some(command) = deed::command(world, conversation, &effect) {
            self.must_be_allowed(&command)?;
        }
        Ok(effect)
    }

    fn must_be_allowed(&self, command: &Command) -> Result<(), Obstacle> {
        let world = self.scene.world;
        let stamp = Stamp::new(world.now(), Actor::Agent(self.scene.me));
        decide(world, command, stamp)?;
        Ok(())
    }

    fn fill(&self, text: &str) -> Filled {
        fill_script(text, GAP, |slug| self.known.look_up(slug))
    }

    /// A text that goes somewhere without being looked over: nothing may be missing in it.
    fn whole(&self, text: &str) -> Result<Arc<str>, Obstacle> {
        let filled = self.fill(text);
        if filled.missing.is_empty() {
            Ok(filled.text.into())
        } else {
            Err(Obstacle::NotKnown(filled.missing))
        }
    }

    fn template(&self, template: &CaseTemplate) -> (CaseTemplate, Vec<String>) {
        let [title, subject, product, description] = [
            &template.title,
            &template.subject,
            &template.product,
            &template.description,
        ]
        .map(|text| self.fill(text));
        let filled = CaseTemplate {
            title: title.text.into(),
            subject: subject.text.into(),
            product: product.text.into(),
            description: description.text.into(),
            priority: template.priority,
            kind: template.kind,
        };
        let missing = together([
            title.missing,
            subject.missing,
            product.missing,
            description.missing,
        ]);
        (filled, missing)
    }

    fn whole_template(&self, template: &CaseTemplate) -> Result<CaseTemplate, Obstacle> {
        let (filled, missing) = self.template(template);
        if missing.is_empty() {
            Ok(filled)
        } else {
            Err(Obstacle::NotKnown(missing))
        }
    }

    /// A form with what the conversation tells wherever the macro says nothing.
    fn on_known_ground(&self, form: CaseTemplate) -> CaseTemplate {
        let Some(customer) = self.customer else {
            return form;
        };
        let known = new_case(self.scene.conversation, customer);
        let whole = deed::written(&known, &form);
        CaseTemplate {
            title: whole.title,
            subject: whole.subject,
            product: whole.product,
            description: whole.description,
            ..form
        }
    }

    /// What a letter is about where the macro does not say.
    fn usual_subject(&self) -> Arc<str> {
        let Scene {
            world, conversation, ..
        } = self.scene;
        let case = conversation.case().and_then(|case| world.records().case(case));
        self.customer.map_or_else(Arc::default, |customer| {
            new_letter(conversation, customer, case).subject
        })
    }

    /// The quick reply of this title, in the language of the desk where there is one.
    fn quick_reply(&self, title: &str) -> Option<&'w QuickReply> {
        let Scene {
            world,
            conversation,
            me,
            language,
            ..
        } = self.scene;
        let all = world.setup().quick_replies.values();
        let mut of_title: Vec<_> = all
            .filter(|reply| reply.title == title && reply.is_for(me, conversation.work_stream))
            .collect();
        let own = language.split('-').next();
        of_title.sort_by_key(|reply| reply.locale.split('-').next() != own);
        of_title.into_iter().next()
    }
}

/// Several lists of names as one, each name once.
fn together<const N: usize>(lists: [Vec<String>; N]) -> Vec<String> {
    let mut all = Vec::new();
    for name in lists.into_iter().flatten() {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
