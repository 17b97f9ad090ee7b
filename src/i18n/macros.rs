//! The words of macros: what they do, why they stop, and what can be taken back.

/// The words of one language.
#[derive(Debug)]
pub struct Macros {
    /// Button. "Run"
    pub run: &'static str,
    /// Button. "Dry run"
    pub dry_run: &'static str,
    /// List. "What it will do"
    pub what_it_will_do: &'static str,
    /// List. "What it did"
    pub what_it_did: &'static str,
    /// Button. "Undo"
    pub undo: &'static str,
    /// Empty state. "There are no macros yet. An administrator sets them up."
    pub empty: &'static str,
    /// State. "running …"
    pub running: &'static str,
    /// State. "All done"
    pub all_done: &'static str,
    /// State. "Stopped"
    pub stopped: &'static str,
    /// State. "Undone"
    pub taken_back: &'static str,
    /// State of an action. "Done"
    pub done: &'static str,
    /// State of an action. "Failed"
    pub failed: &'static str,
    /// State of an action. "Not done"
    pub not_done: &'static str,
    /// State of an action. "Undone"
    pub undone_action: &'static str,
    /// State of an action. "Stays"
    pub stays: &'static str,
    /// The resolution of a case that is not wanted after all. "Undone"
    pub undone: &'static str,
    /// Action. "Open the form of a new case"
    pub open_case_form: &'static str,
    /// Action. "Create a case"
    pub create_case: &'static str,
    /// Action. "Change the linked case"
    pub update_case: &'static str,
    /// Action. "Resolve the linked case"
    pub resolve_case: &'static str,
    /// Action. "Begin an e-mail to the customer"
    pub draft_email: &'static str,
    /// Action. "Link a contact or an account"
    pub link_customer: &'static str,
    /// Action. "Send an article"
    pub send_article: &'static str,
    /// Action. "Insert a quick reply"
    pub insert_quick_reply: &'static str,
    /// Action. "Choose an outcome"
    pub set_disposition: &'static str,
    /// Action. "Open the linked case"
    pub open_case: &'static str,
    /// Action. "Open the customer's record"
    pub open_customer: &'static str,
    /// Action. "Search the knowledge base"
    pub open_knowledge: &'static str,
    /// Action. "Move the focus"
    pub set_focus: &'static str,
    /// Recipient of a letter. "nobody yet"
    pub nobody: &'static str,
    /// Place. "the message to the customer"
    pub composer: &'static str,
    /// Place. "the script"
    pub script: &'static str,
    /// Place. "the note"
    pub note: &'static str,
    /// Reason. "No case is linked: …"
    pub no_case: &'static str,
    /// Reason. "Nobody on file is linked: …"
    pub no_customer: &'static str,
    /// Reason. "A new case is being written already: …"
    pub case_form_in_use: &'static str,
    /// Reason. "An e-mail is being written already: …"
    pub email_in_use: &'static str,
    /// Reason. "Whoever started this has signed out."
    pub signed_out: &'static str,
    /// Reason. "The customer has it already."
    pub sent: &'static str,
    /// Reason. "It was changed or saved since."
    pub changed_since: &'static str,
    /// The form of a new case, with its fields.
    pub case_form_opens: fn(&str) -> String,
    /// A case of this title.
    pub case_is_created: fn(&str) -> String,
    /// The same where another one is linked.
    pub case_is_created_instead: fn(&str, &str) -> String,
    /// A case, and what is written into it.
    pub case_changes: fn(&str, &str) -> String,
    /// A case, and what settled it.
    pub case_is_resolved: fn(&str, &str) -> String,
    /// A letter: to whom, about what.
    pub email_opens: fn(&str, &str) -> String,
    /// A customer.
    pub customer_is_linked: fn(&str) -> String,
    /// An article.
    pub article_is_sent: fn(&str) -> String,
    /// A quick reply.
    pub reply_is_inserted: fn(&str) -> String,
    /// An outcome.
    pub outcome_is_set: fn(&str) -> String,
    /// A tab.
    pub tab_opens: fn(&str) -> String,
    /// A search of the knowledge base.
    pub knowledge_opens: fn(&str) -> String,
    /// A place for the focus.
    pub focus_moves: fn(&str) -> String,
    /// The case an action before creates.
    pub new_case: fn(&str) -> String,
    /// What is not known yet, in something the agent looks over.
    pub gaps: fn(&str) -> String,
    /// What is not known yet, where it has to be.
    pub not_known: fn(&str) -> String,
    /// A search that finds nobody.
    pub nobody_fits: fn(&str) -> String,
    /// A search that finds several.
    pub several_fit: fn(&str, usize) -> String,
    /// A search that finds no article.
    pub no_article: fn(&str) -> String,
    /// A title no quick reply has.
    pub no_quick_reply: fn(&str) -> String,
    /// Said by screen readers when a macro is done.
    pub done_spoken: fn(&str) -> String,
    /// Said when a macro stopped, and why.
    pub stopped_spoken: fn(&str, &str) -> String,
    /// Said when a macro was undone.
    pub undone_spoken: fn(&str) -> String,
    /// How many actions a macro has.
    pub actions: fn(usize) -> String,
}

pub(super) const EN: Macros = Macros {
    run: "Run",
    dry_run: "Dry run",
    what_it_will_do: "What it will do",
    what_it_did: "What it did",
    undo: "Undo",
    empty: "There are no macros yet. An administrator sets them up.",
    running: "running …",
    all_done: "All done",
    stopped: "Stopped",
    taken_back: "Undone",
    done: "Done",
    failed: "Failed",
    not_done: "Not done",
    undone_action: "Undone",
    stays: "Stays",
    undone: "Undone",
    open_case_form: "Open the form of a new case",
    create_case: "Create a case",
    update_case: "Change the linked case",
    resolve_case: "Resolve the linked case",
    draft_email: "Begin an e-mail to the customer",
    link_customer: "Link a contact or an account",
    send_article: "Send an article",
    insert_quick_reply: "Insert a quick reply",
    set_disposition: "Choose an outcome",
    open_case: "Open the linked case",
    open_customer: "Open the customer's record",
    open_knowledge: "Search the knowledge base",
    set_focus: "Move the focus",
    nobody: "nobody yet",
    composer: "the message to the customer",
    script: "the script",
    note: "the note",
    no_case: "No case is linked: link or create one first.",
    no_customer: "Nobody on file is linked: link or create a contact first.",
    case_form_in_use: "A new case is being written already: save or discard it first.",
    email_in_use: "An e-mail is being written already: send or discard it first.",
    signed_out: "Whoever started this has signed out.",
    sent: "The customer has it already.",
    changed_since: "It was changed or saved since.",
    case_form_opens: |fields| match fields {
        "" => "Opens the form of a new case.".into(),
        fields => format!("Opens the form of a new case: {fields}."),
    },
    case_is_created: |title| format!("Creates the case “{title}” and links it."),
    case_is_created_instead: |title, before| {
        format!("Creates the case “{title}” and links it instead of {before}.")
    },
    case_changes: |case, fields| match fields {
        "" => format!("Leaves {case} as it is."),
        fields => format!("Changes {case}: {fields}."),
    },
    case_is_resolved: |case, resolution| format!("Resolves {case}: {resolution}"),
    email_opens: |to, subject| format!("Opens an e-mail to {to}: “{subject}”."),
    customer_is_linked: |name| format!("Links the conversation to {name}."),
    article_is_sent: |title| format!("Sends the customer the article “{title}”."),
    reply_is_inserted: |title| format!("Puts the quick reply “{title}” into the message to the customer."),
    outcome_is_set: |code| format!("Chooses the outcome “{code}”."),
    tab_opens: |name| format!("Opens {name} in a tab."),
    knowledge_opens: |search| format!("Searches the knowledge base for “{search}”."),
    focus_moves: |place| format!("Moves the focus to {place}, if you are in this session."),
    new_case: |title| format!("the new case “{title}”"),
    gaps: |names| format!("Not known yet: {names}."),
    not_known: |names| format!("Not known yet: {names}. Ask the customer, or do this by hand."),
    nobody_fits: |search| format!("Nobody on file fits “{search}”: link somebody by hand."),
    several_fit: |search, several| format!("{several} on file fit “{search}”: link one of them by hand."),
    no_article: |search| format!("No article answers “{search}”: search by hand."),
    no_quick_reply: |title| format!("There is no quick reply “{title}” for this conversation."),
    done_spoken: |name| format!("{name} is done."),
    stopped_spoken: |name, why| format!("{name} stopped: {why}"),
    undone_spoken: |name| format!("{name} was undone."),
    actions: |actions| match actions {
        1 => "1 action".into(),
        actions => format!("{actions} actions"),
    },
};

pub(super) const NB: Macros = Macros {
    run: "Kjør",
    dry_run: "Prøvekjør",
    what_it_will_do: "Hva den kommer til å gjøre",
    what_it_did: "Hva den gjorde",
    undo: "Angre",
    empty: "Det finnes ingen makroer ennå. En administrator legger dem inn.",
    running: "kjører …",
    all_done: "Alt er gjort",
    stopped: "Stoppet",
    taken_back: "Angret",
    done: "Gjort",
    failed: "Mislyktes",
    not_done: "Ikke gjort",
    undone_action: "Angret",
    stays: "Blir stående",
    undone: "Angret",
    open_case_form: "Åpne skjemaet for en ny sak",
    create_case: "Opprett en sak",
    update_case: "Endre den koblede saken",
    resolve_case: "Løs den koblede saken",
    draft_email: "Begynn på en e-post til kunden",
    link_customer: "Koble en kontakt eller et firma",
    send_article: "Send en artikkel",
    insert_quick_reply: "Sett inn et hurtigsvar",
    set_disposition: "Velg et utfall",
    open_case: "Åpne den koblede saken",
    open_customer: "Åpne kundens oppføring",
    open_knowledge: "Søk i kunnskapsbasen",
    set_focus: "Flytt fokus",
    nobody: "ingen ennå",
    composer: "meldingen til kunden",
    script: "manuset",
    note: "notatet",
    no_case: "Ingen sak er koblet: koble eller opprett en først.",
    no_customer: "Ingen kjent kunde er koblet: koble eller opprett en kontakt først.",
    case_form_in_use: "En ny sak skrives allerede: lagre eller forkast den først.",
    email_in_use: "En e-post skrives allerede: send eller forkast den først.",
    signed_out: "Den som startet dette, har logget av.",
    sent: "Kunden har allerede fått det.",
    changed_since: "Det er endret eller lagret siden.",
    case_form_opens: |fields| match fields {
        "" => "Åpner skjemaet for en ny sak.".into(),
        fields => format!("Åpner skjemaet for en ny sak: {fields}."),
    },
    case_is_created: |title| format!("Oppretter saken «{title}» og kobler den."),
    case_is_created_instead: |title, before| {
        format!("Oppretter saken «{title}» og kobler den i stedet for {before}.")
    },
    case_changes: |case, fields| match fields {
        "" => format!("Lar {case} være som den er."),
        fields => format!("Endrer {case}: {fields}."),
    },
    case_is_resolved: |case, resolution| format!("Løser {case}: {resolution}"),
    email_opens: |to, subject| format!("Åpner en e-post til {to}: «{subject}»."),
    customer_is_linked: |name| format!("Kobler samtalen til {name}."),
    article_is_sent: |title| format!("Sender kunden artikkelen «{title}»."),
    reply_is_inserted: |title| format!("Setter hurtigsvaret «{title}» inn i meldingen til kunden."),
    outcome_is_set: |code| format!("Velger utfallet «{code}»."),
    tab_opens: |name| format!("Åpner {name} i en fane."),
    knowledge_opens: |search| format!("Søker i kunnskapsbasen etter «{search}»."),
    focus_moves: |place| format!("Flytter fokus til {place}, hvis du er i denne økten."),
    new_case: |title| format!("den nye saken «{title}»"),
    gaps: |names| format!("Ikke kjent ennå: {names}."),
    not_known: |names| format!("Ikke kjent ennå: {names}. Spør kunden, eller gjør dette for hånd."),
    nobody_fits: |search| format!("Ingen passer til «{search}»: koble noen for hånd."),
    several_fit: |search, several| format!("{several} passer til «{search}»: koble én av dem for hånd."),
    no_article: |search| format!("Ingen artikkel svarer på «{search}»: søk for hånd."),
    no_quick_reply: |title| format!("Det finnes ikke noe hurtigsvar «{title}» for denne samtalen."),
    done_spoken: |name| format!("{name} er gjort."),
    stopped_spoken: |name, why| format!("{name} stoppet: {why}"),
    undone_spoken: |name| format!("{name} er angret."),
    actions: |actions| match actions {
        1 => "1 handling".into(),
        actions => format!("{actions} handlinger"),
    },
};
