//! Cases: a customer's problem or wish, however many conversations it takes (seed 002).

use super::{AgentId, CaseId, CustomerId, Millis};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A case. Closing a conversation does not close its case (behaviour §9.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Which one; 0 stands for a new one.
    pub id: CaseId,
    /// What it is called.
    pub title: Arc<str>,
    /// Whose it is: a contact or an account.
    pub customer: Option<CustomerId>,
    /// The field it belongs to: delivery, warranty.
    pub subject: Arc<str>,
    /// Which product it is about.
    pub product: Arc<str>,
    /// How urgent it is.
    pub priority: CasePriority,
    /// What kind of case it is.
    pub kind: CaseKind,
    /// What happened and what is wanted.
    pub description: Arc<str>,
    /// Where it stands.
    pub status: CaseStatus,
    /// What settled it, while it is settled.
    pub resolution: Arc<str>,
    /// Who opened it.
    pub opened_by: AgentId,
    /// When.
    pub opened_at: Millis,
    /// What became of it since, oldest first.
    pub changes: Vec<CaseChange>,
}

/// How urgent a case is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CasePriority {
    /// It can wait.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// It cannot wait.
    High,
}

impl CasePriority {
    /// All of them, least urgent first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Normal, Self::High];
}

/// What kind of case it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// Somebody wants to know something.
    #[default]
    Question,
    /// Something does not work.
    Problem,
    /// Somebody wants something done.
    Request,
}

impl CaseKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Question, Self::Problem, Self::Request];
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Somebody works on it.
    #[default]
    InProgress,
    /// It rests for now.
    OnHold,
    /// The customer has to tell us something.
    WaitingForDetails,
    /// Somebody looks into it.
    Researching,
    /// It is settled.
    Resolved,
    /// It came to nothing.
    Cancelled,
}

impl CaseStatus {
    /// Those in which a case is open, in the order in which they are shown.
    pub const ACTIVE: [Self; 4] = [
        Self::InProgress,
        Self::OnHold,
        Self::WaitingForDetails,
        Self::Researching,
    ];

    /// Whether it is still open.
    #[must_use]
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Resolved | Self::Cancelled)
    }
}

/// One thing that became of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChange {
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: AgentId,
    /// What.
    pub what: CaseStep,
}

/// What can become of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStep {
    /// Its texts were written anew.
    Edited,
    /// It is more or less urgent now.
    Prioritised(CasePriority),
    /// It stands elsewhere now.
    Moved(CaseStatus),
}

impl Case {
    /// The number customers and agents call it by, such as `CAS-00042`.
    #[must_use]
    pub fn number(&self) -> String {
        format!("CAS-{:05}", self.id.0)
    }

    /// Reads a number back, in any case and with or without its letters.
    #[must_use]
    pub fn id_of(number: &str) -> Option<CaseId> {
        let number = number.trim().to_ascii_uppercase();
        let digits = number.strip_prefix("CAS-").unwrap_or(&number);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok().map(CaseId)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Case;
    use crate::domain::CaseId;

    #[test]
    fn a_number_is_read_back_as_customers_write_it() {
        let case = Case {
            id: CaseId(42),
            ..Case::default()
        };
        assert_eq!(case.number(), "CAS-00042");
        for text in ["CAS-00042", " cas-42 ", "00042", "42"] {
            assert_eq!(Case::id_of(text), Some(CaseId(42)), "{text}");
        }
        for text in ["", "CAS-", "CAS-x", "-42", "+42", "99999999999", "٤٢"] {
            assert_eq!(Case::id_of(text), None, "{text}");
        }
    }
}
