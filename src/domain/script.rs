//! Agent scripts: what to do next, step by step (seed 002; behaviour §10.2).

use super::{Condition, MacroId, ScriptId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    /// Which one.
    pub id: ScriptId,
    /// Its name.
    pub name: Arc<str>,
    /// The language it is written in, as BCP 47 names it.
    pub language: Arc<str>,
    /// What it is for.
    pub description: Arc<str>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// One step of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is called; slugs are filled in.
    pub title: Arc<str>,
    /// What it asks for; slugs are filled in.
    pub text: Arc<str>,
    /// What its button does.
    pub action: StepAction,
}

/// The three kinds of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepAction {
    /// Instructions for the agent, who says when it is done.
    Text,
    /// A macro that is run.
    Macro(MacroId),
    /// A script that takes this one's place.
    Script(ScriptId),
}

/// Which script a conversation begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptRule {
    /// When this rule applies.
    pub when: Condition,
    /// What it leads to.
    pub script: ScriptId,
}

/// How far an agent got with a step. The last run wins (behaviour §10.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMark {
    /// Of which script.
    pub script: ScriptId,
    /// Which step, counted from 0.
    pub step: u16,
    /// How it went.
    pub outcome: StepOutcome,
}

/// How a step went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepOutcome {
    /// It is done.
    Done,
    /// It could not be done, and why.
    Failed(Arc<str>),
}
