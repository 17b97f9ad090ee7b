//! The words around the customer's sentiment.

/// The words of one language.
#[derive(Debug)]
pub struct Mood {
    /// Label. "Customer sentiment"
    pub sentiment: &'static str,
    /// The seven levels, from very negative to very positive.
    pub levels: [&'static str; 7],
    /// State. "Not rated: only English and Norwegian are."
    pub not_rated: &'static str,
    /// Short for it. "Not rated"
    pub not_rated_short: &'static str,
    /// Trend. "getting better"
    pub rises: &'static str,
    /// Trend. "getting worse"
    pub falls: &'static str,
    /// Trend. "steady"
    pub steady: &'static str,
    /// Heading. "Words that moved it"
    pub words: &'static str,
    /// Empty state. "No word moved it: neutral."
    pub no_words: &'static str,
    /// Heading. "The last messages"
    pub last: &'static str,
    /// How it comes about. "From the last six messages of the customer, computed on this device."
    pub source: &'static str,
    /// Setting. "Sentiment alerts"
    pub alerts: &'static str,
    /// Setting of a supervisor. "Sentiment alerts, my queues"
    pub supervisor_alerts: &'static str,
    /// Choice. "Do not show"
    pub off: &'static str,
    /// Mark. "Sentiment alert"
    pub alert: &'static str,
    /// Button of an alert. "Open"
    pub open: &'static str,
    /// Button of a supervisor's alert. "Monitor"
    pub monitor: &'static str,
    /// Level and trend, as they are said.
    pub with_trend: fn(&str, &str) -> String,
    /// An alert: who, and at which level.
    pub sank: fn(&str, &str) -> String,
    /// A supervisor's alert: the customer, the agent, and the level.
    pub sank_with: fn(&str, &str, &str) -> String,
    /// A threshold: the level, or lower.
    pub or_lower: fn(&str) -> String,
    /// Notice, with what is wrong.
    pub cannot_rate: fn(&str) -> String,
}

pub(super) const EN: Mood = Mood {
    sentiment: "Customer sentiment",
    levels: [
        "Very negative",
        "Negative",
        "Slightly negative",
        "Neutral",
        "Slightly positive",
        "Positive",
        "Very positive",
    ],
    not_rated: "Not rated: only messages in English and Norwegian are.",
    not_rated_short: "Not rated",
    rises: "getting better",
    falls: "getting worse",
    steady: "steady",
    words: "Words that moved it",
    no_words: "No word moved it.",
    last: "The last messages, newest first",
    source: "From the customer’s last six messages. Computed on this device.",
    alerts: "Sentiment alerts",
    supervisor_alerts: "Sentiment alerts in my queues",
    off: "Do not show",
    alert: "Sentiment alert",
    open: "Open",
    monitor: "Monitor",
    with_trend: |level, trend| format!("{level}, {trend}"),
    sank: |customer, level| format!("{customer}: sentiment is {level} now."),
    sank_with: |customer, agent, level| format!("{customer} with {agent}: sentiment is {level} now."),
    or_lower: |level| format!("{level} or lower"),
    cannot_rate: |why| format!("Sentiment cannot be shown: {why}. Reload the page to try again."),
};

pub(super) const NB: Mood = Mood {
    sentiment: "Kundens stemning",
    levels: [
        "Svært negativ",
        "Negativ",
        "Litt negativ",
        "Nøytral",
        "Litt positiv",
        "Positiv",
        "Svært positiv",
    ],
    not_rated: "Ikke vurdert: bare meldinger på engelsk og norsk blir det.",
    not_rated_short: "Ikke vurdert",
    rises: "blir bedre",
    falls: "blir dårligere",
    steady: "stabil",
    words: "Ord som påvirket den",
    no_words: "Ingen ord påvirket den.",
    last: "De siste meldingene, nyeste først",
    source: "Ut fra kundens seks siste meldinger. Beregnet på denne enheten.",
    alerts: "Stemningsvarsler",
    supervisor_alerts: "Stemningsvarsler i mine køer",
    off: "Ikke vis",
    alert: "Stemningsvarsel",
    open: "Åpne",
    monitor: "Lytt",
    with_trend: |level, trend| format!("{level}, {trend}"),
    sank: |customer, level| format!("{customer}: stemningen er nå {level}."),
    sank_with: |customer, agent, level| format!("{customer} hos {agent}: stemningen er nå {level}."),
    or_lower: |level| format!("{level} eller lavere"),
    cannot_rate: |why| format!("Stemningen kan ikke vises: {why}. Last siden på nytt for å prøve igjen."),
};
