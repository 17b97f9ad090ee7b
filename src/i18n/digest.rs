//! The words around the summary of a conversation.

/// The words of one language.
#[derive(Debug)]
pub struct Digest {
    /// Heading. "Summary"
    pub summary: &'static str,
    /// Button. "Summarise"
    pub summarise: &'static str,
    /// Button. "Summarise again"
    pub again: &'static str,
    /// Hint. "What it was about, what was tried, how it came out and what is open."
    pub hint: &'static str,
    /// Notice. "There is nothing to summarise yet."
    pub nothing: &'static str,
    /// Part. "Issue"
    pub issue: &'static str,
    /// Part. "Tried"
    pub tried: &'static str,
    /// Part. "Outcome"
    pub outcome: &'static str,
    /// Part. "Open"
    pub open: &'static str,
    /// Where it comes from. "Sentences of the conversation, chosen on this device. Edit as you like."
    pub by_quotes: &'static str,
    /// Where it comes from. "Written by the browser’s own summariser on this device. Check it before you use it."
    pub by_browser: &'static str,
    /// Button. "Copy"
    pub copy: &'static str,
    /// Button. "Save as note"
    pub save_as_note: &'static str,
    /// Said when it was saved. "Saved in your note"
    pub saved: &'static str,
    /// Button. "Discard"
    pub discard: &'static str,
    /// Button in the drawers. "Insert summary"
    pub insert: &'static str,
    /// Banner. "Handed over to you. What it was about:"
    pub handed_over: &'static str,
    /// Field. "Note to whoever is asked (customers cannot see it)"
    pub consult_note: &'static str,
}

pub(super) const EN: Digest = Digest {
    summary: "Summary",
    summarise: "Summarise",
    again: "Summarise again",
    hint: "What it was about, what was tried, how it came out and what is open.",
    nothing: "There is nothing to summarise yet.",
    issue: "Issue",
    tried: "Tried",
    outcome: "Outcome",
    open: "Open",
    by_quotes: "Sentences of the conversation, chosen on this device. Edit as you like.",
    by_browser: "Written by the browser’s own summariser on this device. Check it before you use it.",
    copy: "Copy",
    save_as_note: "Save as note",
    saved: "Saved in your note",
    discard: "Discard",
    insert: "Insert summary",
    handed_over: "Handed over to you. What it is about:",
    consult_note: "Note to whoever is asked (customers cannot see it)",
};

pub(super) const NB: Digest = Digest {
    summary: "Sammendrag",
    summarise: "Lag sammendrag",
    again: "Lag på nytt",
    hint: "Hva det gjaldt, hva som ble prøvd, hvordan det gikk og hva som gjenstår.",
    nothing: "Det er ingenting å sammenfatte ennå.",
    issue: "Gjelder",
    tried: "Prøvd",
    outcome: "Resultat",
    open: "Gjenstår",
    by_quotes: "Setninger fra samtalen, valgt på denne enheten. Endre dem som du vil.",
    by_browser: "Skrevet av nettleserens egen sammendragsfunksjon på denne enheten. Kontroller det før bruk.",
    copy: "Kopier",
    save_as_note: "Lagre som notat",
    saved: "Lagret i notatet ditt",
    discard: "Forkast",
    insert: "Sett inn sammendrag",
    handed_over: "Overlatt til deg. Det gjelder:",
    consult_note: "Notat til den som blir spurt (kunden kan ikke se det)",
};
