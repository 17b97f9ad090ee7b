//! The words of the productivity pane and of agent scripts.

/// The words of one language.
#[derive(Debug)]
pub struct Productivity {
    /// Region. "Productivity"
    pub pane: &'static str,
    /// Splitter. "Width of the productivity pane"
    pub resize: &'static str,
    /// Key. "Open or close the productivity pane"
    pub key: &'static str,
    /// Section. "Script"
    pub script: &'static str,
    /// Section. "Macros"
    pub macros: &'static str,
    /// Section. "Suggestions"
    pub suggestions: &'static str,
    /// Section. "Knowledge"
    pub knowledge: &'static str,
    /// Section. "Summary"
    pub summary: &'static str,
    /// Field. "Agent script"
    pub choose_script: &'static str,
    /// Empty state. "There are no scripts yet. An administrator sets them up."
    pub no_scripts: &'static str,
    /// Choice. "Choose a script"
    pub none_chosen: &'static str,
    /// Hint where no rule leads to a script. "No rule leads to a script here. Choose one."
    pub none_by_rule: &'static str,
    /// List. "Steps"
    pub steps: &'static str,
    /// Kind of step. "Instruction"
    pub instruction: &'static str,
    /// Kind of step. "Macro"
    pub macro_step: &'static str,
    /// Kind of step. "Script"
    pub script_step: &'static str,
    /// Button. "Mark as done"
    pub mark_as_done: &'static str,
    /// Button. "Mark as not done"
    pub mark_as_not_done: &'static str,
    /// Button. "View"
    pub view: &'static str,
    /// Button. "Reset"
    pub reset: &'static str,
    /// State. "done"
    pub done: &'static str,
    /// State. "failed"
    pub failed: &'static str,
    /// In place of a slug nobody knows a value for. "(not known yet)"
    pub not_known_yet: &'static str,
    /// How many steps are done.
    pub done_of: fn(usize, usize) -> String,
    /// Said by screen readers when another script takes over.
    pub script_opened: fn(&str) -> String,
}

pub(super) const EN: Productivity = Productivity {
    pane: "Productivity",
    resize: "Width of the productivity pane",
    key: "Open or close the productivity pane",
    script: "Script",
    macros: "Macros",
    suggestions: "Suggestions",
    knowledge: "Knowledge",
    summary: "Summary",
    choose_script: "Agent script",
    no_scripts: "There are no scripts yet. An administrator sets them up.",
    none_chosen: "Choose a script",
    none_by_rule: "No rule leads to a script here. Choose one.",
    steps: "Steps",
    instruction: "Instruction",
    macro_step: "Macro",
    script_step: "Script",
    mark_as_done: "Mark as done",
    mark_as_not_done: "Mark as not done",
    view: "View",
    reset: "Reset",
    done: "done",
    failed: "failed",
    not_known_yet: "(not known yet)",
    done_of: |done, steps| format!("{done} of {steps} done"),
    script_opened: |name| format!("Script: {name}"),
};

pub(super) const NB: Productivity = Productivity {
    pane: "Produktivitet",
    resize: "Bredde på produktivitetsruten",
    key: "Åpne eller lukk produktivitetsruten",
    script: "Manus",
    macros: "Makroer",
    suggestions: "Forslag",
    knowledge: "Kunnskap",
    summary: "Sammendrag",
    choose_script: "Agentmanus",
    no_scripts: "Det finnes ingen manus ennå. En administrator legger dem inn.",
    none_chosen: "Velg et manus",
    none_by_rule: "Ingen regel fører til et manus her. Velg ett.",
    steps: "Trinn",
    instruction: "Instruks",
    macro_step: "Makro",
    script_step: "Manus",
    mark_as_done: "Merk som gjort",
    mark_as_not_done: "Merk som ikke gjort",
    view: "Vis",
    reset: "Nullstill",
    done: "gjort",
    failed: "mislyktes",
    not_known_yet: "(ikke kjent ennå)",
    done_of: |done, steps| format!("{done} av {steps} gjort"),
    script_opened: |name| format!("Manus: {name}"),
};
