//! The words of smart assist.

/// The words of one language.
#[derive(Debug)]
pub struct Assist {
    /// Heading. "Suggestions"
    pub suggestions: &'static str,
    /// Empty state. "Nothing to suggest now. Suggestions follow the last messages."
    pub nothing: &'static str,
    /// Where they come from.
    pub source: &'static str,
    /// Kind of card. "Next step"
    pub next_step: &'static str,
    /// Kind of card. "Article"
    pub article: &'static str,
    /// Kind of card. "Similar case"
    pub similar_case: &'static str,
    /// Button. "Do it"
    pub do_it: &'static str,
    /// Button. "Open"
    pub open: &'static str,
    /// Button. "Dismiss"
    pub dismiss: &'static str,
    /// Step. "Say hello"
    pub greet: &'static str,
    /// Step. "Answer the last message"
    pub answer: &'static str,
    /// Step. "Say sorry"
    pub apologise: &'static str,
    /// Step. "Ask a colleague for advice"
    pub consult: &'static str,
    /// Step. "Find out who the customer is"
    pub link_customer: &'static str,
    /// Step. "Send the best article"
    pub send_article: &'static str,
    /// Step. "See how a similar case was solved"
    pub open_similar_case: &'static str,
    /// Step. "Open a case"
    pub create_case: &'static str,
    /// Step. "Ask whether they are still there"
    pub ask_whether_there: &'static str,
    /// Step. "End and wrap up"
    pub wrap_up: &'static str,
    /// Reason. "Nobody has answered the customer yet."
    pub not_greeted: &'static str,
    /// Reason. "It is not known who writes."
    pub not_linked: &'static str,
    /// Reason. "The customer says that it is solved."
    pub solved: &'static str,
    /// Into the message. "I am sorry about this."
    pub sorry_text: &'static str,
    /// Into the message. "Are you still there?"
    pub there_text: &'static str,
    /// Button: runs a macro of this name.
    pub run: fn(&str) -> String,
    /// Reason: for how long the customer has waited.
    pub waits: fn(&str) -> String,
    /// Reason: for how long the customer has been silent.
    pub silent: fn(&str) -> String,
    /// Reason: the customer's sentiment.
    pub feels: fn(&str) -> String,
    /// Reason: how sure it is that an article or a case fits.
    pub fits: fn(u8) -> String,
    /// Reason: how many messages there are without a case.
    pub no_case: fn(usize) -> String,
    /// Reason: the words it was found by, and how sure it is.
    pub found_by: fn(&str, u8) -> String,
    /// Into the message: a greeting, with the names of customer and agent, if they are known.
    pub greet_text: fn(&str, &str) -> String,
}

pub(super) const EN: Assist = Assist {
    suggestions: "Suggestions",
    nothing: "Nothing to suggest now. Suggestions follow the last messages.",
    source: "From this conversation’s public messages and what is on file. Computed on this device.",
    next_step: "Next step",
    article: "Article",
    similar_case: "Similar case",
    do_it: "Do it",
    open: "Open",
    dismiss: "Dismiss",
    greet: "Say hello",
    answer: "Answer the last message",
    apologise: "Say sorry",
    consult: "Ask a colleague for advice",
    link_customer: "Find out who the customer is",
    send_article: "Send the best article",
    open_similar_case: "See how a similar case was solved",
    create_case: "Open a case",
    ask_whether_there: "Ask whether they are still there",
    wrap_up: "End and wrap up",
    not_greeted: "Nobody has answered the customer yet.",
    not_linked: "It is not known who writes.",
    solved: "The customer says that it is solved.",
    sorry_text: "I am sorry about this. Let me put it right.",
    there_text: "Are you still there? I am happy to help on.",
    run: |name| format!("Run: {name}"),
    waits: |wait| format!("The customer has waited for {wait}."),
    silent: |silence| format!("The customer has been silent for {silence}."),
    feels: |level| format!("The customer’s sentiment: {level}."),
    fits: |sure| format!("It fits the last messages ({sure}\u{a0}%)."),
    no_case: |messages| format!("{messages} messages from the customer, and no case."),
    found_by: |words, sure| format!("Because of: {words} ({sure}\u{a0}%)"),
    greet_text: |customer, agent| match (customer, agent) {
        ("", agent) => format!("Hello, my name is {agent}. How can I help?"),
        (customer, agent) => format!("Hello {customer}, my name is {agent}. How can I help?"),
    },
};

pub(super) const NB: Assist = Assist {
    suggestions: "Forslag",
    nothing: "Ingen forslag nå. Forslagene følger de siste meldingene.",
    source: "Ut fra de offentlige meldingene i denne samtalen og det som er arkivert. Beregnet på denne enheten.",
    next_step: "Neste steg",
    article: "Artikkel",
    similar_case: "Lignende sak",
    do_it: "Gjør det",
    open: "Åpne",
    dismiss: "Fjern",
    greet: "Si hei",
    answer: "Svar på den siste meldingen",
    apologise: "Beklag",
    consult: "Rådfør deg med en kollega",
    link_customer: "Finn ut hvem kunden er",
    send_article: "Send den beste artikkelen",
    open_similar_case: "Se hvordan en lignende sak ble løst",
    create_case: "Opprett en sak",
    ask_whether_there: "Spør om kunden fortsatt er der",
    wrap_up: "Avslutt og etterarbeid",
    not_greeted: "Ingen har svart kunden ennå.",
    not_linked: "Det er ukjent hvem som skriver.",
    solved: "Kunden sier at det er løst.",
    sorry_text: "Jeg beklager dette. La meg ordne opp.",
    there_text: "Er du fortsatt der? Jeg hjelper deg gjerne videre.",
    run: |name| format!("Kjør: {name}"),
    waits: |wait| format!("Kunden har ventet i {wait}."),
    silent: |silence| format!("Kunden har vært stille i {silence}."),
    feels: |level| format!("Kundens stemning: {level}."),
    fits: |sure| format!("Passer til de siste meldingene ({sure}\u{a0}%)."),
    no_case: |messages| format!("{messages} meldinger fra kunden, og ingen sak."),
    found_by: |words, sure| format!("På grunn av: {words} ({sure}\u{a0}%)"),
    greet_text: |customer, agent| match (customer, agent) {
        ("", agent) => format!("Hei, jeg heter {agent}. Hva kan jeg hjelpe deg med?"),
        (customer, agent) => format!("Hei {customer}, jeg heter {agent}. Hva kan jeg hjelpe deg med?"),
    },
};
