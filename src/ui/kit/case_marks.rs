//! How urgent a case is and where it stands: a colour and a word, so that neither is needed alone (behaviour §9.1).

use crate::domain::{CasePriority, CaseStatus};
use crate::state::Preferences;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "case-marks ",
    stylers::style_sheet!("./style/scoped/kit/case_marks.css")
);

/// Two marks.
#[component]
pub(in crate::ui) fn CaseMarks(priority: CasePriority, status: CaseStatus) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let (urgency, standing) = (urgency(priority), standing(status));
    view! {
        <span class=CLASS>
            <span class="mark" data-urgency=urgency>
                {words.records.priority_name(priority)}
            </span>
            <span class="mark" data-standing=standing>
                {words.records.status_name(status)}
            </span>
        </span>
    }
}

const fn urgency(priority: CasePriority) -> &'static str {
    match priority {
        CasePriority::Low => "low",
        CasePriority::Normal => "normal",
        CasePriority::High => "high",
    }
}

const fn standing(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::InProgress | CaseStatus::Researching => "works",
        CaseStatus::OnHold | CaseStatus::WaitingForDetails => "rests",
        CaseStatus::Resolved => "resolved",
        CaseStatus::Cancelled => "cancelled",
    }
}
