//! Whether articles, scripts and macros hold together.

use super::{Check, must};
use crate::domain::{MacroAction, Script, StepAction};
use crate::engine::limits;
use crate::engine::setup::Setup;

pub(super) fn check(setup: &Setup) -> Check {
    for article in setup.articles.values() {
        let is_named = is_short(&article.title) && is_short(&article.key) && is_short(&article.language);
        must(
            is_named && article.keywords.iter().all(|word| is_short(word)),
            || {
                format!(
                    "article {}: it needs a key, a language and a title, none of them long",
                    article.id
                )
            },
        )?;
        must(article.body.chars().nth(limits::ARTICLE_CHARS).is_none(), || {
            format!(
                "article {}: it is longer than {} characters",
                article.title,
                limits::ARTICLE_CHARS
            )
        })?;
    }
    setup
        .scripts
        .values()
        .try_for_each(|script| check_script(setup, script))?;
    for macro_ in setup.macros.values() {
        must(is_short(&macro_.name), || {
            format!("macro {}: it needs a name", macro_.id)
        })?;
        must(macro_.actions.len() <= limits::MACRO_ACTIONS, || {
            format!(
                "macro {} has more than {} actions",
                macro_.name,
                limits::MACRO_ACTIONS
            )
        })?;
        // One of an agent's own may be gone tomorrow, and nobody else has it.
        let shared = setup.quick_replies.values().filter(|reply| reply.owner.is_none());
        let leads_somewhere = macro_.actions.iter().all(|action| match action {
            MacroAction::InsertQuickReply { title } => shared.clone().any(|reply| *reply.title == **title),
            _ => true,
        });
        must(leads_somewhere, || {
            format!("macro {} inserts a quick reply that does not exist", macro_.name)
        })?;
    }
    Ok(())
}

fn check_script(setup: &Setup, script: &Script) -> Check {
    let name = &script.name;
    must(is_short(name), || {
        format!("script {}: it needs a name", script.id)
    })?;
    must(script.steps.len() <= limits::STEPS, || {
        format!("script {name} has more than {} steps", limits::STEPS)
    })?;
    for step in &script.steps {
        must(is_short(&step.title), || {
            format!("script {name}: a step has no title")
        })?;
        let leads_somewhere = match step.action {
            StepAction::Text => true,
            StepAction::Macro(id) => setup.macros.contains_key(&id),
            StepAction::Script(id) => setup.scripts.contains_key(&id),
        };
        must(leads_somewhere, || {
            format!(
                "script {name}: step {} leads to something that does not exist",
                step.title
            )
        })?;
    }
    Ok(())
}

fn is_short(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().nth(limits::FIELD_CHARS).is_none()
}
