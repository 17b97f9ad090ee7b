//! The words around the knowledge base.

use crate::domain::ArticleStatus;

/// The words of one language.
#[derive(Debug)]
pub struct Knowledge {
    /// Field. "Search the knowledge base"
    pub search: &'static str,
    /// Hint below the empty field. "Words are enough, also half typed or misspelt."
    pub hint: &'static str,
    /// List. "Articles found"
    pub found: &'static str,
    /// Heading. "Linked to this conversation"
    pub linked: &'static str,
    /// Field. "Status"
    pub status: &'static str,
    /// Choice. "Any status"
    pub any_status: &'static str,
    /// Label. "Keywords"
    pub keywords: &'static str,
    /// Button. "Link to conversation"
    pub link: &'static str,
    /// Button. "Unlink from conversation"
    pub unlink: &'static str,
    /// Button. "Link to case"
    pub link_case: &'static str,
    /// Button. "Unlink from case"
    pub unlink_case: &'static str,
    /// Subject of the note on a case's timeline. "Knowledge article"
    pub case_note: &'static str,
    /// Button. "Send link"
    pub send_link: &'static str,
    /// Button. "Send text"
    pub send_text: &'static str,
    /// Button. "Copy text"
    pub copy_text: &'static str,
    /// Button. "Copy link"
    pub copy_link: &'static str,
    /// Said when something was copied. "Copied"
    pub copied: &'static str,
    /// Notice. "The browser did not let it be copied. Select the text and copy it by hand."
    pub not_copied: &'static str,
    /// Said when an article was put into the message. "In the message. Send it when it is ready."
    pub in_draft: &'static str,
    /// Hint. "Only what is published can be sent."
    pub only_published: &'static str,
    /// Hint. "Nobody can write to the customer here now."
    pub nobody_writes: &'static str,
    /// Question. "Did it help?"
    pub did_it_help: &'static str,
    /// Button. "It helped"
    pub helped: &'static str,
    /// Button. "It did not help"
    pub did_not_help: &'static str,
    /// Field. "Comment for those who write it"
    pub comment: &'static str,
    /// Button. "Save comment"
    pub save_comment: &'static str,
    /// State. "Saved"
    pub saved: &'static str,
    /// Empty state. "This article does not exist any more."
    pub gone: &'static str,
    /// Group. "Also in"
    pub also_in: &'static str,
    /// Choice in the palette. "Knowledge"
    pub group: &'static str,
    /// What an article's status is called.
    pub status_name: fn(ArticleStatus) -> &'static str,
    /// Button that takes away what narrows the search down.
    pub search_all: fn(&str) -> String,
    /// Empty state, with what was searched for.
    pub nothing: fn(&str) -> String,
    /// How many articles there are.
    pub count: fn(usize) -> String,
    /// How many it helped, and how many it did not.
    pub verdicts: fn(usize, usize) -> String,
}

/// A language in itself, from its tag.
#[must_use]
pub fn language_name(tag: &str) -> String {
    match tag.split('-').next() {
        Some("en") => "English".to_owned(),
        Some("nb" | "no") => "Norsk".to_owned(),
        _ => tag.to_owned(),
    }
}

pub(super) const EN: Knowledge = Knowledge {
    search: "Search the knowledge base",
    hint: "Words are enough, also half typed or misspelt.",
    found: "Articles found",
    linked: "Linked to this conversation",
    status: "Status",
    any_status: "Any status",
    keywords: "Keywords",
    link: "Link to conversation",
    unlink: "Unlink from conversation",
    link_case: "Link to case",
    unlink_case: "Unlink from case",
    case_note: "Knowledge article",
    send_link: "Send link",
    send_text: "Send text",
    copy_text: "Copy text",
    copy_link: "Copy link",
    copied: "Copied",
    not_copied: "The browser did not let it be copied. Select the text and copy it by hand.",
    in_draft: "In the message. Send it when it is ready.",
    only_published: "Only what is published can be sent.",
    nobody_writes: "You cannot write to the customer here now.",
    did_it_help: "Did it help?",
    helped: "It helped",
    did_not_help: "It did not help",
    comment: "Comment for those who write it",
    save_comment: "Save comment",
    saved: "Saved",
    gone: "This article does not exist any more.",
    also_in: "Also in",
    group: "Knowledge",
    status_name: |status| match status {
        ArticleStatus::Draft => "Draft",
        ArticleStatus::Published => "Published",
        ArticleStatus::Archived => "Archived",
    },
    search_all: |narrowed| format!("Do not narrow the search down any more: {narrowed}"),
    nothing: |words| {
        format!("Nothing found for “{words}”. Try fewer or other words, another language or another status.")
    },
    count: |count| match count {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    },
    verdicts: |helped, not| format!("Helped: {helped} · did not: {not}"),
};

pub(super) const NB: Knowledge = Knowledge {
    search: "Søk i kunnskapsbasen",
    hint: "Noen ord er nok, også halvskrevne eller feilstavede.",
    found: "Artikler funnet",
    linked: "Koblet til samtalen",
    status: "Status",
    any_status: "Alle statuser",
    keywords: "Nøkkelord",
    link: "Koble til samtalen",
    unlink: "Koble fra samtalen",
    link_case: "Koble til saken",
    unlink_case: "Koble fra saken",
    case_note: "Kunnskapsartikkel",
    send_link: "Send lenke",
    send_text: "Send tekst",
    copy_text: "Kopier tekst",
    copy_link: "Kopier lenke",
    copied: "Kopiert",
    not_copied: "Nettleseren tillot ikke kopiering. Marker teksten og kopier den selv.",
    in_draft: "Lagt inn i meldingen. Send den når den er klar.",
    only_published: "Bare det som er publisert, kan sendes.",
    nobody_writes: "Du kan ikke skrive til kunden her nå.",
    did_it_help: "Hjalp den?",
    helped: "Den hjalp",
    did_not_help: "Den hjalp ikke",
    comment: "Kommentar til dem som skriver den",
    save_comment: "Lagre kommentar",
    saved: "Lagret",
    gone: "Denne artikkelen finnes ikke lenger.",
    also_in: "Finnes også på",
    group: "Kunnskap",
    status_name: |status| match status {
        ArticleStatus::Draft => "Utkast",
        ArticleStatus::Published => "Publisert",
        ArticleStatus::Archived => "Arkivert",
    },
    search_all: |narrowed| format!("Ikke avgrens søket lenger: {narrowed}"),
    nothing: |words| {
        format!(
            "Fant ingenting for «{words}». Prøv færre eller andre ord, et annet språk eller en annen status."
        )
    },
    count: |count| match count {
        1 => "1 artikkel".to_owned(),
        count => format!("{count} artikler"),
    },
    verdicts: |helped, not| format!("Hjalp: {helped} · hjalp ikke: {not}"),
};
