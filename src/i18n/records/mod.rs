//! The words around records: customers, cases, and what is on their timelines.

pub(super) mod en;
pub(super) mod nb;

use crate::domain::{CaseKind, CasePriority, CaseStatus, CaseStep, FootprintKind};

/// The words of one language.
#[derive(Debug)]
pub struct Records {
    /// Label. "Search contacts and accounts"
    pub customer_search: &'static str,
    /// Placeholder. "Name, number, e-mail, phone or town"
    pub search_hint: &'static str,
    /// Button. "Add contact"
    pub add_contact: &'static str,
    /// Button. "Add account"
    pub add_account: &'static str,
    /// Button. "Unlink"
    pub unlink: &'static str,
    /// Kind of customer. "Contact"
    pub contact: &'static str,
    /// Kind of customer. "Account"
    pub account: &'static str,
    /// Group. "Kind of customer"
    pub kind_of_customer: &'static str,
    /// Field. "Primary contact"
    pub primary_contact: &'static str,
    /// Field. "Account number"
    pub account_number: &'static str,
    /// Field. "Name"
    pub name: &'static str,
    /// Card. "Conversation summary"
    pub conversation_summary: &'static str,
    /// Card. "Conversation details"
    pub conversation_details: &'static str,
    /// Tab. "Pre-chat survey"
    pub survey: &'static str,
    /// Tab. "Portal navigation"
    pub trail: &'static str,
    /// Tab. "Visitor details"
    pub visitor: &'static str,
    /// Tab. "Additional details"
    pub additional: &'static str,
    /// Empty state. "Nothing is known of a visit to the portal."
    pub trail_empty: &'static str,
    /// Empty state. "The channel tells nothing about the visitor."
    pub visitor_empty: &'static str,
    /// Step on the portal. "Page visited"
    pub page_visited: &'static str,
    /// Step on the portal. "Phrase searched"
    pub phrase_searched: &'static str,
    /// Step on the portal. "Article viewed"
    pub article_viewed: &'static str,
    /// Label. "Signed in"
    pub authenticated: &'static str,
    /// Answer. "Yes"
    pub yes: &'static str,
    /// Answer. "No"
    pub no: &'static str,
    /// Label. "Browser"
    pub browser: &'static str,
    /// Label. "Operating system"
    pub system: &'static str,
    /// Label. "Device"
    pub device: &'static str,
    /// Label. "Location"
    pub location: &'static str,
    /// Label. "Language"
    pub language: &'static str,
    /// Label. "Skills"
    pub skills: &'static str,
    /// State. "none asked for"
    pub skills_none: &'static str,
    /// Button. "Add skill"
    pub add_skill: &'static str,
    /// Field. "Skill"
    pub skill: &'static str,
    /// Field. "Rating"
    pub rating: &'static str,
    /// Card. "Case"
    pub case: &'static str,
    /// Tab. "Cases"
    pub cases: &'static str,
    /// Label. "Search cases"
    pub case_search: &'static str,
    /// Placeholder. "Number or title"
    pub case_search_hint: &'static str,
    /// Card. "Recent cases"
    pub recent_cases: &'static str,
    /// Empty state. "No cases with this customer yet."
    pub recent_cases_empty: &'static str,
    /// Button. "All cases"
    pub all_cases: &'static str,
    /// Button. "Link to this conversation"
    pub link_case: &'static str,
    /// Button. "Link"
    pub link: &'static str,
    /// Empty state. "No case fits. Look for something else, or open a new case."
    pub cases_empty: &'static str,
    /// Field. "Title"
    pub title: &'static str,
    /// Field. "Subject"
    pub subject: &'static str,
    /// Field. "Product"
    pub product: &'static str,
    /// Field. "Priority"
    pub priority: &'static str,
    /// Field. "Type"
    pub kind: &'static str,
    /// Field. "Description"
    pub description: &'static str,
    /// Field. "Status"
    pub status: &'static str,
    /// Field. "Resolution"
    pub resolution: &'static str,
    /// Button. "Resolve"
    pub resolve: &'static str,
    /// Hint. "What settled it? The customer and colleagues read it later."
    pub resolve_hint: &'static str,
    /// Button. "Cancel the case"
    pub cancel_case: &'static str,
    /// Button. "Open again"
    pub reopen: &'static str,
    /// Priority. "Low"
    pub low: &'static str,
    /// Priority. "Normal"
    pub normal: &'static str,
    /// Priority. "High"
    pub high: &'static str,
    /// Kind of case. "Question"
    pub question: &'static str,
    /// Kind of case. "Problem"
    pub problem: &'static str,
    /// Kind of case. "Request"
    pub request: &'static str,
    /// Status. "In progress"
    pub in_progress: &'static str,
    /// Status. "On hold"
    pub on_hold: &'static str,
    /// Status. "Waiting for details"
    pub waiting_for_details: &'static str,
    /// Status. "Researching"
    pub researching: &'static str,
    /// Status. "Resolved"
    pub resolved: &'static str,
    /// Status. "Cancelled"
    pub cancelled: &'static str,
    /// Field. "Which"
    pub standing: &'static str,
    /// Choice. "Open"
    pub standing_open: &'static str,
    /// Choice. "Closed"
    pub standing_closed: &'static str,
    /// Choice. "All"
    pub standing_any: &'static str,
    /// Choice. "Any priority"
    pub any_priority: &'static str,
    /// Card. "Timeline"
    pub timeline: &'static str,
    /// Group. "Timeline of"
    pub timeline_of: &'static str,
    /// Empty state. "Nothing here. Notes, letters, calls and conversations appear as they happen."
    pub timeline_empty: &'static str,
    /// Placeholder. "Search the timeline"
    pub timeline_search: &'static str,
    /// Field. "Show"
    pub filter: &'static str,
    /// Choice. "Everything"
    pub everything: &'static str,
    /// Field. "Order"
    pub order: &'static str,
    /// Choice. "Newest first"
    pub newest_first: &'static str,
    /// Choice. "Oldest first"
    pub oldest_first: &'static str,
    /// Kind of entry. "Note"
    pub note: &'static str,
    /// Kind of entry. "E-mail"
    pub email: &'static str,
    /// Kind of entry. "Phone call"
    pub phone_call: &'static str,
    /// Kind of entry. "Task"
    pub task: &'static str,
    /// Kind of entry. "Appointment"
    pub appointment: &'static str,
    /// Kind of entry. "Conversation"
    pub conversation: &'static str,
    /// Kind of entry. "Case change"
    pub case_change: &'static str,
    /// Field. "Kind of entry"
    pub kind_of_entry: &'static str,
    /// Placeholder. "Write a note for colleagues and for later …"
    pub write_note: &'static str,
    /// Field. "Text"
    pub text: &'static str,
    /// Field. "Due"
    pub due: &'static str,
    /// Field. "Starts"
    pub starts: &'static str,
    /// Button. "Add"
    pub add: &'static str,
    /// State. "Done"
    pub is_done: &'static str,
    /// Line of history. "Case opened"
    pub case_opened: &'static str,
    /// Line of history. "Texts changed"
    pub edited: &'static str,
    /// State. "Draft"
    pub draft: &'static str,
    /// Field. "To"
    pub recipient: &'static str,
    /// Label. "Regarding"
    pub regarding: &'static str,
    /// Button. "Save draft"
    pub save_draft: &'static str,
    /// Button. "Send e-mail"
    pub send_letter: &'static str,
    /// Button. "Discard"
    pub discard: &'static str,
    /// Button. "Create"
    pub create: &'static str,
    /// Notice. "Since this was begun, the conversation was linked to somebody else. Check whom it is for."
    pub customer_changed: &'static str,
    /// Button. "Begin again"
    pub begin_again: &'static str,
    /// Hint. "It is linked to this conversation at once."
    pub links_at_once: &'static str,
    /// Empty state. "This is gone."
    pub gone: &'static str,
    /// Button. "Download transcript"
    pub download: &'static str,
    /// Button. "Download with internal messages"
    pub download_internal: &'static str,
    /// Opens a field for writing: its name and what is in it.
    pub edit_field: fn(&str, &str) -> String,
    /// Takes a skill away.
    pub remove_skill: fn(&str) -> String,
    /// Who opened a case, and when.
    pub opened_by: fn(&str, &str) -> String,
    /// A note about a conversation.
    pub note_about: fn(&str) -> String,
    /// What became of a case, by the name of its priority or status.
    pub became: fn(&str, &str) -> String,
    /// So many entries are not shown yet.
    pub more: fn(usize) -> String,
    /// How many were found.
    pub found: fn(usize) -> String,
}

impl Records {
    /// The name of a priority.
    #[must_use]
    pub const fn priority_name(&self, priority: CasePriority) -> &'static str {
        match priority {
            CasePriority::Low => self.low,
            CasePriority::Normal => self.normal,
            CasePriority::High => self.high,
        }
    }

    /// The name of a kind of case.
    #[must_use]
    pub const fn case_kind_name(&self, kind: CaseKind) -> &'static str {
        match kind {
            CaseKind::Question => self.question,
            CaseKind::Problem => self.problem,
            CaseKind::Request => self.request,
        }
    }

    /// The name of a status of a case.
    #[must_use]
    pub const fn status_name(&self, status: CaseStatus) -> &'static str {
        match status {
            CaseStatus::InProgress => self.in_progress,
            CaseStatus::OnHold => self.on_hold,
            CaseStatus::WaitingForDetails => self.waiting_for_details,
            CaseStatus::Researching => self.researching,
            CaseStatus::Resolved => self.resolved,
            CaseStatus::Cancelled => self.cancelled,
        }
    }

    /// What a customer did on the portal.
    #[must_use]
    pub const fn footprint_name(&self, kind: FootprintKind) -> &'static str {
        match kind {
            FootprintKind::Page => self.page_visited,
            FootprintKind::Search => self.phrase_searched,
            FootprintKind::Article => self.article_viewed,
        }
    }

    /// What became of a case.
    #[must_use]
    pub fn step(&self, step: CaseStep) -> String {
        match step {
            CaseStep::Edited => self.edited.to_owned(),
            CaseStep::Prioritised(priority) => (self.became)(self.priority, self.priority_name(priority)),
            CaseStep::Moved(status) => (self.became)(self.status, self.status_name(status)),
        }
    }
}
