//! Conditions of rules: tests joined by "and" and "or" (behaviour §2.3, §2.4).

use super::{ProfileId, SkillId, Value};
use serde::{Deserialize, Serialize};

/// When a rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one of these; always, when there is none.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// One comparison.
    Test(Test),
    /// The agent has every skill the conversation asks for, at the rating it asks for.
    SkillsMatch,
    /// The agent's presence is one the work stream allows.
    PresenceIsAllowed,
    /// The agent has at least the capacity the conversation takes.
    CapacitySuffices,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// What is looked at.
    pub field: Field,
    /// How it is compared.
    pub operator: Operator,
    /// With what. Operators that compare with nothing take an empty list; "in" and "not in" take several.
    #[serde(default)]
    pub with: Vec<Operand>,
}

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operand {
    /// A fixed value.
    Value(Value),
    /// Another field: of the conversation, its customer or the agent.
    Field(Field),
}

/// What a rule can look at: the conversation, what it is linked to, and, where an agent is chosen, the agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A context variable.
    Context(String),
    /// An attribute set by classification, such as priority.
    Attribute(String),
    /// The channel's key, such as `sms`.
    Channel,
    /// The work stream's name.
    WorkStream,
    /// The name of the queue it is in.
    Queue,
    /// When it began.
    CreatedAt,
    /// How often it was transferred.
    Transfers,
    /// The first thing the customer wrote.
    FirstMessage,
    /// 1 when the customer is on file or has given a name, else 0.
    CustomerIsKnown,
    /// The customer's name.
    CustomerName,
    /// The customer's e-mail address.
    CustomerEmail,
    /// The customer's phone number.
    CustomerPhone,
    /// The customer's home town.
    CustomerCity,
    /// How many orders the customer placed.
    CustomerOrders,
    /// The year of the customer's first order.
    CustomerSince,
    /// The key of the agent's base presence, such as `available`.
    AgentPresence,
    /// The agent's units left.
    AgentUnits,
    /// The agent's places left in a profile; nothing when they do not have it.
    AgentPlaces(ProfileId),
    /// The agent's rating in a skill; nothing when they do not have it.
    AgentSkill(SkillId),
    /// An attribute of the agent.
    AgentAttribute(String),
    /// 1 while the agent's working hours are on, else 0; 1 when they have none.
    AgentIsWorking,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// The same value.
    Equals,
    /// Another value, or none.
    NotEquals,
    /// A text that contains the operand.
    Contains,
    /// A text that does not, or none.
    NotContains,
    /// A text that begins with the operand.
    BeginsWith,
    /// A text that ends with the operand.
    EndsWith,
    /// Any value.
    HasData,
    /// None.
    NoData,
    /// A greater number.
    GreaterThan,
    /// A number as great or greater.
    AtLeast,
    /// A smaller number.
    LessThan,
    /// A number as small or smaller.
    AtMost,
    /// One of several values.
    In,
    /// None of several values.
    NotIn,
    /// An instant on the same local day as the operand.
    On,
    /// An earlier instant.
    Before,
    /// A later instant.
    After,
    /// An instant within the last so many seconds.
    WithinLast,
}

impl Condition {
    /// A condition that always holds.
    pub const ALWAYS: Self = Self::All(Vec::new());

    /// One comparison with a fixed value.
    #[must_use]
    pub fn test(field: Field, operator: Operator, value: Value) -> Self {
        Self::Test(Test {
            field,
            operator,
            with: vec![Operand::Value(value)],
        })
    }

    /// Every comparison in it, in order.
    pub fn tests(&self) -> Box<dyn Iterator<Item = &Test> + '_> {
        match self {
            Self::All(parts) | Self::Any(parts) => Box::new(parts.iter().flat_map(Self::tests)),
            Self::Test(test) => Box::new(std::iter::once(test)),
            Self::SkillsMatch | Self::PresenceIsAllowed | Self::CapacitySuffices => {
                Box::new(std::iter::empty())
            }
        }
    }
}
