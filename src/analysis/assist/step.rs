//! What to do next: rules over what is known about a conversation, each published with the step it leads to.

use crate::domain::Span;

/// A customer who waits so long for an answer is answered before anything else.
const WAITS: Span = Span::minutes(2);

/// A customer who says nothing for so long is asked whether they are still there, and then let go.
const SILENT: Span = Span::minutes(3);
const GONE: Span = Span::minutes(10);

/// From here on an article is worth sending.
const SURE: u8 = 55;

/// So many messages of a customer are more than a passing question: they deserve a case.
const A_MATTER: usize = 3;

/// How a customer feels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// Very badly.
    VeryNegative,
    /// Badly.
    Negative,
    /// Neither badly nor unknown to feel so.
    #[default]
    Other,
}

/// What is known about a conversation that goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// How many public messages the customer has written.
    pub from_customer: usize,
    /// How many public messages agents have written.
    pub from_agents: usize,
    /// How long the customer's last message has been without an answer.
    pub customer_waits: Option<Span>,
    /// How long the last answer has been without a word from the customer.
    pub customer_is_silent: Option<Span>,
    /// Whether it is known who the customer is.
    pub is_linked: bool,
    /// Whether the conversation belongs to a case.
    pub has_case: bool,
    /// How the customer feels.
    pub mood: Mood,
    /// How sure the best article is that was not sent yet, from 0 to 100.
    pub best_article: Option<u8>,
    /// How sure the most similar case is, from 0 to 100.
    pub similar_case: Option<u8>,
    /// Whether somebody else was asked in already.
    pub has_help: bool,
    /// Whether an apology was said already.
    pub has_apologised: bool,
    /// Whether the customer said that it is solved.
    pub is_solved: bool,
}

/// Something an agent can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Say hello.
    Greet,
    /// Answer the last message.
    Answer,
    /// Say sorry.
    Apologise,
    /// Ask a colleague or a supervisor in.
    Consult,
    /// Find out who the customer is, and link their record.
    LinkCustomer,
    /// Send the best article.
    SendArticle,
    /// Look at how a similar case was solved.
    OpenSimilarCase,
    /// Write down what it is about.
    CreateCase,
    /// Ask whether the customer is still there.
    AskWhetherThere,
    /// End the conversation and wrap it up.
    WrapUp,
}

/// Which rule led to a step, with what it was told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has answered the customer yet.
    NotGreeted,
    /// The customer has waited for an answer so long.
    Waits(Span),
    /// The customer feels like this.
    Feels(Mood),
    /// It is not known who writes.
    NotLinked,
    /// An article fits, so sure.
    ArticleFits(u8),
    /// A case is similar, so sure.
    CaseIsSimilar(u8),
    /// The customer has written so much, and there is no case.
    NoCase(usize),
    /// The customer has been silent so long.
    Silent(Span),
    /// The customer said that it is solved.
    Solved,
}

/// A step and the reason for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What to do.
    pub step: Step,
    /// Why.
    pub reason: Reason,
}

/// The steps whose rules apply, the most pressing first.
#[must_use]
pub fn next_steps(facts: &Facts, limit: usize) -> Vec<NextStep> {
    let rules: [Rule; 10] = [
        greet, wrap_up, answer, consult, apologise, link, article, similar, case, silence,
    ];
    let steps = rules.iter().filter_map(|rule| rule(facts));
    steps
        .map(|(step, reason)| NextStep { step, reason })
        .take(limit)
        .collect()
}

type Rule = fn(&Facts) -> Option<(Step, Reason)>;

const fn greet(facts: &Facts) -> Option<(Step, Reason)> {
    if facts.from_agents == 0 && facts.from_customer > 0 {
        return Some((Step::Greet, Reason::NotGreeted));
    }
    None
}

fn wrap_up(facts: &Facts) -> Option<(Step, Reason)> {
    if facts.is_solved {
        return Some((Step::WrapUp, Reason::Solved));
    }
    let silence = facts.customer_is_silent.filter(|silence| *silence >= GONE)?;
    Some((Step::WrapUp, Reason::Silent(silence)))
}

fn answer(facts: &Facts) -> Option<(Step, Reason)> {
    let waits = facts.customer_waits.filter(|waits| *waits >= WAITS)?;
    (facts.from_agents > 0).then_some((Step::Answer, Reason::Waits(waits)))
}

fn consult(facts: &Facts) -> Option<(Step, Reason)> {
    let applies = facts.mood == Mood::VeryNegative && !facts.has_help && !facts.is_solved;
    applies.then_some((Step::Consult, Reason::Feels(facts.mood)))
}

fn apologise(facts: &Facts) -> Option<(Step, Reason)> {
    let applies = facts.mood <= Mood::Negative && !facts.has_apologised && !facts.is_solved;
    applies.then_some((Step::Apologise, Reason::Feels(facts.mood)))
}

fn link(facts: &Facts) -> Option<(Step, Reason)> {
    (!facts.is_linked).then_some((Step::LinkCustomer, Reason::NotLinked))
}

fn article(facts: &Facts) -> Option<(Step, Reason)> {
    let sure = facts.best_article.filter(|sure| *sure >= SURE)?;
    (!facts.is_solved).then_some((Step::SendArticle, Reason::ArticleFits(sure)))
}

fn similar(facts: &Facts) -> Option<(Step, Reason)> {
    let sure = facts.similar_case.filter(|sure| *sure >= SURE)?;
    (!facts.is_solved).then_some((Step::OpenSimilarCase, Reason::CaseIsSimilar(sure)))
}

fn case(facts: &Facts) -> Option<(Step, Reason)> {
    let applies = !facts.has_case && facts.from_customer >= A_MATTER;
    applies.then_some((Step::CreateCase, Reason::NoCase(facts.from_customer)))
}

fn silence(facts: &Facts) -> Option<(Step, Reason)> {
    let silence = facts
        .customer_is_silent
        .filter(|silence| (SILENT..GONE).contains(silence))?;
    (!facts.is_solved).then_some((Step::AskWhetherThere, Reason::Silent(silence)))
}

#[cfg(test)]
mod tests {
    use super::{Facts, Mood, Reason, Span, Step, next_steps};

    /// A conversation in which nothing is left to do.
    fn calm() -> Facts {
        Facts {
            from_customer: 4,
            from_agents: 4,
            is_linked: true,
            has_case: true,
            ..Facts::default()
        }
    }

    fn steps(facts: &Facts) -> Vec<Step> {
        next_steps(facts, usize::MAX)
            .iter()
            .map(|next| next.step)
            .collect()
    }

    #[test]
    fn each_rule_leads_to_its_step() {
        assert!(steps(&calm()).is_empty());
        for (facts, expected) in [
            (
                Facts {
                    from_agents: 0,
                    ..calm()
                },
                vec![Step::Greet],
            ),
            (
                Facts {
                    customer_waits: Some(Span::minutes(2)),
                    ..calm()
                },
                vec![Step::Answer],
            ),
            (
                Facts {
                    customer_waits: Some(Span::minutes(1)),
                    ..calm()
                },
                vec![],
            ),
            (
                Facts {
                    mood: Mood::Negative,
                    ..calm()
                },
                vec![Step::Apologise],
            ),
            (
                Facts {
                    mood: Mood::VeryNegative,
                    ..calm()
                },
                vec![Step::Consult, Step::Apologise],
            ),
            (
                Facts {
                    mood: Mood::VeryNegative,
                    has_help: true,
                    has_apologised: true,
                    ..calm()
                },
                vec![],
            ),
            (
                Facts {
                    is_linked: false,
                    ..calm()
                },
                vec![Step::LinkCustomer],
            ),
            (
                Facts {
                    best_article: Some(60),
                    ..calm()
                },
                vec![Step::SendArticle],
            ),
            (
                Facts {
                    best_article: Some(30),
                    ..calm()
                },
                vec![],
            ),
            (
                Facts {
                    similar_case: Some(60),
                    ..calm()
                },
                vec![Step::OpenSimilarCase],
            ),
            (
                Facts {
                    has_case: false,
                    ..calm()
                },
                vec![Step::CreateCase],
            ),
            (
                Facts {
                    has_case: false,
                    from_customer: 1,
                    ..calm()
                },
                vec![],
            ),
            (
                Facts {
                    customer_is_silent: Some(Span::minutes(4)),
                    ..calm()
                },
                vec![Step::AskWhetherThere],
            ),
            (
                Facts {
                    customer_is_silent: Some(Span::minutes(10)),
                    ..calm()
                },
                vec![Step::WrapUp],
            ),
            (
                Facts {
                    is_solved: true,
                    best_article: Some(90),
                    ..calm()
                },
                vec![Step::WrapUp],
            ),
        ] {
            assert_eq!(steps(&facts), expected, "{facts:?}");
        }
    }

    #[test]
    fn the_most_pressing_come_first_with_what_they_are_told_by() {
        let facts = Facts {
            customer_waits: Some(Span::minutes(5)),
            mood: Mood::Negative,
            is_linked: false,
            has_case: false,
            ..calm()
        };
        let next = next_steps(&facts, 2);
        let reasons: Vec<Reason> = next.iter().map(|next| next.reason).collect();
        assert_eq!(
            reasons,
            [Reason::Waits(Span::minutes(5)), Reason::Feels(Mood::Negative)]
        );
    }
}
