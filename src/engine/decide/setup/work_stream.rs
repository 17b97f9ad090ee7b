//! Whether a work stream holds together.

use super::{Check, check_condition, check_overflow, check_profile, check_rating, check_target, must};
use crate::domain::{
    NotificationTemplate, PreferredAgents, RouteTarget, Span, Wording, WorkStream, WrapUpPolicy,
};
use crate::engine::limits;
use crate::engine::setup::Setup;

/// A notification has room for a title and a few short lines.
fn check_wording(wording: &Wording, who: &str) -> Check {
    let fields = wording
        .fields
        .iter()
        .flat_map(|field| [&field.header, &field.value]);
    let labels = [&wording.accept, &wording.reject];
    let texts = fields.chain(labels.into_iter().flatten()).chain(&wording.title);
    let fits = |text: &String| !text.trim().is_empty() && text.chars().nth(limits::TITLE_CHARS).is_none();
    must(
        texts.into_iter().all(fits) && wording.fields.len() <= limits::WORDING_FIELDS,
        || {
            format!(
                "{who}: the words of an offer have 1 to {} characters, and up to {} lines",
                limits::TITLE_CHARS,
                limits::WORDING_FIELDS
            )
        },
    )
}

/// What rings rings for a while, and is not accepted for somebody who is asked first.
fn check_notification(template: &NotificationTemplate, who: &str) -> Check {
    must(template.countdown > Span::ZERO, || {
        format!("offers of {who} would lapse at once")
    })?;
    must(template.auto_assign || !template.auto_accept, || {
        format!("{who}: only what is assigned automatically can be accepted automatically")
    })
}

fn check_dispositions(stream: &WorkStream) -> Check {
    let offered = &stream.dispositions;
    let is_good =
        offered.codes.iter().all(|code| !code.trim().is_empty()) && (1..=12).contains(&offered.limit);
    must(is_good, || {
        format!(
            "work stream {}: dispositions need words, and 1 to 12 of them can be chosen",
            stream.name
        )
    })
}

pub(super) fn check(setup: &Setup, stream: &WorkStream) -> Check {
    check_dispositions(stream)?;
    let who = || format!("work stream {}", stream.name);
    check_wording(&stream.wording, &who())?;
    check_notification(&stream.notification, &who())?;
    for (kind, own) in [("consults", &stream.consult), ("transfers", &stream.transfer)] {
        if let Some(own) = own {
            let who = format!("{}, {kind}", who());
            check_wording(&own.wording, &who)?;
            check_notification(&own.notification, &who)?;
        }
    }
    let kind = stream.channel.kind();
    check_target(setup, kind, stream.fallback, who)?;
    must(stream.cost.units().0 >= 0, || {
        format!("{} costs less than nothing", who())
    })?;
    must(stream.cost.units().0 <= limits::UNITS, || {
        format!("{} costs more than {} units", who(), limits::UNITS)
    })?;
    if let Some(profile) = stream.cost.profile() {
        check_profile(setup, profile, who)?;
    }
    if let WrapUpPolicy::For(span) = stream.wrap_up {
        must((Span::seconds(30)..=Span::minutes(60)).contains(&span), || {
            format!("wrap-up of {} must last 30 seconds to 60 minutes", who())
        })?;
    }
    must(stream.reconnect >= Span::ZERO, || {
        format!("{}: nobody can come back in less than no time", who())
    })?;
    let auto = stream.auto_close;
    let spans = [auto.open, auto.active, auto.waiting, auto.wrap_up];
    must(spans.iter().flatten().all(|span| *span > Span::ZERO), || {
        format!("{}: what closes by itself takes some time to", who())
    })?;
    let pushes = stream.distribution.offers();
    must(pushes || stream.preferred == PreferredAgents::Ignored, || {
        format!("{}: preferred agents need a system that offers", who())
    })?;
    must(stream.bot.is_none() || pushes, || {
        format!("{}: a bot needs a system that offers", who())
    })?;
    must(stream.bot.is_none_or(|bot| setup.bots.contains_key(&bot)), || {
        format!("{} begins with a bot that does not exist", who())
    })?;
    for variable in &stream.variables {
        let length = variable.name.chars().count();
        must((1..=limits::CONTEXT_NAME_CHARS).contains(&length), || {
            format!(
                "{}: names of variables have 1 to {} characters",
                who(),
                limits::CONTEXT_NAME_CHARS
            )
        })?;
    }
    check_scripts(setup, stream)?;
    check_classification(setup, stream)?;
    check_routes(setup, stream)
}

fn check_scripts(setup: &Setup, stream: &WorkStream) -> Check {
    let who = || format!("work stream {}", stream.name);
    for rule in &stream.scripts {
        check_condition(setup, &rule.when, false, false, who)?;
        must(setup.scripts.contains_key(&rule.script), || {
            format!("{} begins with a script that does not exist", who())
        })?;
    }
    Ok(())
}

fn check_classification(setup: &Setup, stream: &WorkStream) -> Check {
    let name = &stream.name;
    must(stream.classification.len() <= limits::RULESETS, || {
        format!(
            "work stream {name} has more than {} classification rulesets",
            limits::RULESETS
        )
    })?;
    for ruleset in &stream.classification {
        must(ruleset.rules.len() <= limits::CLASSIFICATION_RULES, || {
            format!(
                "ruleset {} has more than {} rules",
                ruleset.name,
                limits::CLASSIFICATION_RULES
            )
        })?;
        for rule in &ruleset.rules {
            let who = || format!("work stream {name}, rule {}", rule.name);
            check_condition(setup, &rule.when, false, false, who)?;
            must(rule.then.attributes.len() <= limits::OUTPUTS, || {
                format!("{} sets more than {} attributes", who(), limits::OUTPUTS)
            })?;
            for (skill, rating) in &rule.then.needs.skills {
                check_rating(setup, *skill, *rating, who)?;
            }
            for profile in &rule.then.needs.profiles {
                check_profile(setup, *profile, who)?;
            }
        }
    }
    Ok(())
}

fn check_routes(setup: &Setup, stream: &WorkStream) -> Check {
    let name = &stream.name;
    let kind = stream.channel.kind();
    must(stream.routes.len() <= limits::ROUTE_RULES, || {
        format!(
            "work stream {name} has more than {} route rules",
            limits::ROUTE_RULES
        )
    })?;
    for rule in &stream.routes {
        let who = || format!("work stream {name}, route {}", rule.name);
        check_condition(setup, &rule.when, false, false, who)?;
        for queue in rule.to.queues() {
            check_target(setup, kind, queue, who)?;
        }
        if let RouteTarget::Split(shares) = &rule.to {
            let sum: u32 = shares.iter().map(|(_, percent)| u32::from(*percent)).sum();
            must(
                (2..=limits::SPLIT_QUEUES).contains(&shares.len()) && sum == 100,
                || {
                    format!(
                        "{}: split between 2 and {} queues, 100 percent in all",
                        who(),
                        limits::SPLIT_QUEUES
                    )
                },
            )?;
        }
        if let Some(rules) = &rule.overflow {
            check_overflow(setup, kind, rules, who)?;
        }
    }
    Ok(())
}
