//! Effects and obstacles in words.

use super::effect::{CaseName, Effect, Obstacle};
use crate::analysis::one_line;
use crate::domain::{Case, CaseId, CaseTemplate, MacroAction, MacroTab, MacroTarget};
use crate::i18n::Messages;

/// So much of a text is shown, in characters.
const SHOWN: usize = 120;

/// What an action is called before anything is known of it.
#[must_use]
pub const fn action_name(words: &Messages, action: &MacroAction) -> &'static str {
    let words = &words.macros;
    match action {
        MacroAction::OpenCaseForm(_) => words.open_case_form,
        MacroAction::CreateCase(_) => words.create_case,
        MacroAction::UpdateCase(_) => words.update_case,
        MacroAction::ResolveCase { .. } => words.resolve_case,
        MacroAction::DraftEmail { .. } => words.draft_email,
        MacroAction::LinkCustomer { .. } => words.link_customer,
        MacroAction::SendArticle { .. } => words.send_article,
        MacroAction::InsertQuickReply { .. } => words.insert_quick_reply,
        MacroAction::SetDisposition { .. } => words.set_disposition,
        MacroAction::OpenTab(MacroTab::Case) => words.open_case,
        MacroAction::OpenTab(MacroTab::Customer) => words.open_customer,
        MacroAction::OpenTab(MacroTab::Knowledge { .. }) => words.open_knowledge,
        MacroAction::SetFocus(_) => words.set_focus,
    }
}

/// What an action leads to.
#[must_use]
pub fn effect_name(words: &Messages, effect: &Effect) -> String {
    let macros = &words.macros;
    match effect {
        Effect::CaseFormOpens { form, missing } => {
            with_missing(words, (macros.case_form_opens)(&fields(words, form)), missing)
        }
        Effect::CaseIsCreated { case, instead_of } => {
            let title = short(&case.title);
            match instead_of {
                None => (macros.case_is_created)(&title),
                Some(before) => (macros.case_is_created_instead)(&title, &case_name(words, before)),
            }
        }
        Effect::CaseChanges { case, to } => {
            (macros.case_changes)(&case_name(words, case), &fields(words, to))
        }
        Effect::CaseIsResolved { case, resolution } => {
            (macros.case_is_resolved)(&case_name(words, case), &short(resolution))
        }
        Effect::EmailOpens {
            to, subject, missing, ..
        } => {
            let to = to.as_deref().unwrap_or(macros.nobody);
            with_missing(words, (macros.email_opens)(&short(to), &short(subject)), missing)
        }
        Effect::CustomerIsLinked { name, .. } => (macros.customer_is_linked)(&short(name)),
        Effect::ArticleIsSent { title, .. } => (macros.article_is_sent)(&short(title)),
        Effect::ReplyIsInserted { title, missing, .. } => {
            with_missing(words, (macros.reply_is_inserted)(&short(title)), missing)
        }
        Effect::OutcomeIsSet { code, .. } => (macros.outcome_is_set)(&short(code)),
        Effect::CaseTabOpens(case) => (macros.tab_opens)(&case_name(words, case)),
        Effect::CustomerTabOpens { name, .. } => (macros.tab_opens)(&short(name)),
        Effect::KnowledgeOpens { search } => (macros.knowledge_opens)(&short(search)),
        Effect::FocusMoves(target) => (macros.focus_moves)(match target {
            MacroTarget::Composer => macros.composer,
            MacroTarget::Script => macros.script,
            MacroTarget::Note => macros.note,
        }),
    }
}

/// Why something cannot be done, and what to do about it.
#[must_use]
pub fn in_words(words: &Messages, obstacle: &Obstacle) -> String {
    let macros = &words.macros;
    match obstacle {
        Obstacle::Refused(refusal) => (words.refusal)(refusal),
        Obstacle::NotKnown(names) => (macros.not_known)(&short(&names.join(", "))),
        Obstacle::NoCase => macros.no_case.to_owned(),
        Obstacle::NoCustomer => macros.no_customer.to_owned(),
        Obstacle::NobodyFits(search) => (macros.nobody_fits)(&short(search)),
        Obstacle::SeveralFit(search, several) => (macros.several_fit)(&short(search), *several),
        Obstacle::NoArticle(search) => (macros.no_article)(&short(search)),
        Obstacle::NoQuickReply(title) => (macros.no_quick_reply)(&short(title)),
        Obstacle::CaseFormInUse => macros.case_form_in_use.to_owned(),
        Obstacle::EmailInUse => macros.email_in_use.to_owned(),
        Obstacle::TooManyTabs => words.panel.too_many_tabs.to_owned(),
        Obstacle::SignedOut => macros.signed_out.to_owned(),
        Obstacle::Sent => macros.sent.to_owned(),
        Obstacle::ChangedSince => macros.changed_since.to_owned(),
    }
}

fn with_missing(words: &Messages, text: String, missing: &[String]) -> String {
    if missing.is_empty() {
        text
    } else {
        format!("{text} {}", (words.macros.gaps)(&short(&missing.join(", "))))
    }
}

fn case_name(words: &Messages, case: &CaseName) -> String {
    match case {
        CaseName::Known(id) => number(*id),
        CaseName::New(title) => (words.macros.new_case)(&short(title)),
    }
}

fn number(id: CaseId) -> String {
    let case = Case {
        id,
        ..Case::default()
    };
    case.number()
}

/// What a template writes, field by field.
fn fields(words: &Messages, template: &CaseTemplate) -> String {
    let names = &words.records;
    let texts = [
        (names.title, &template.title),
        (names.subject, &template.subject),
        (names.product, &template.product),
        (names.description, &template.description),
    ];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name}: {}", short(text)));
    let priority = template
        .priority
        .map(|it| (names.priority, names.priority_name(it)));
    let kind = template.kind.map(|it| (names.kind, names.case_kind_name(it)));
    let choices = priority.into_iter().chain(kind);
    let choices = choices.map(|(name, choice)| format!("{name}: {choice}"));
    texts.chain(choices).collect::<Vec<_>>().join(" · ")
}

fn short(text: &str) -> String {
    one_line(text, SHOWN)
}
