//! How a queue chooses among those who may take a conversation (behaviour §2.7, §2.9).

use super::Condition;
use serde::{Deserialize, Serialize};

/// How a queue chooses an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentMethod {
    /// Who has the most capacity left; among equals, who was assigned something longest ago.
    #[default]
    HighestCapacity,
    /// In turn: who was assigned something from this queue longest ago, at first in the order of joining it.
    RoundRobin,
    /// Who talks with the fewest customers; among equals, whose last release lies furthest back.
    LeastActive,
    /// By rules of one's own. The work stream's presence, capacity and skills count only where a rule says so.
    Custom(CustomAssignment),
}

/// Assignment by rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAssignment {
    /// The rulesets.
    pub rulesets: Vec<AssignmentRuleset>,
    /// Which ruleset runs: the first whose condition holds names it by its place.
    #[serde(default)]
    pub selection: Vec<(Condition, u16)>,
    /// The one that runs otherwise.
    #[serde(default)]
    pub default: u16,
}

/// Rules that are tried in order until one finds somebody: strictest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRuleset {
    /// Its name.
    pub name: String,
    /// The rules.
    pub rules: Vec<AssignmentRule>,
}

/// One rule: who comes into question, and who of them comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRule {
    /// Its name.
    pub name: String,
    /// Who.
    pub when: Condition,
    /// Who first; what comes later in the list settles ties.
    pub order_by: Vec<AgentOrder>,
}

/// An order of agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentOrder {
    /// Fewest customers first, then the oldest release.
    LeastActive,
    /// In turn within the queue.
    RoundRobin,
    /// Most units left first.
    UnitCapacity,
    /// Most places left first, in the profile with the fewest among those asked for.
    ProfileCapacity,
    /// Nearest to what is asked; over all skills, or those of one type.
    Nearest(Option<String>),
    /// Highest sum of ratings in the skills asked for.
    MostProficient(Option<String>),
    /// Most of the skills asked for, at whatever rating.
    SkillCount(Option<String>),
    /// By an attribute of the agent; who does not have it comes last.
    Attribute {
        /// Which.
        name: String,
        /// The greatest first.
        descending: bool,
    },
}
