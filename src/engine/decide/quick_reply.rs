//! Quick replies of an agent's own (behaviour §8.4). Those for everybody are a setting.

use super::{Decision, acting_seat};
use crate::domain::{AgentId, QuickReply, QuickReplyId};
use crate::engine::{Fact, Refusal, Stamp, World, limits};

/// Number 0 stands for a new one, which gets the next number there is: two agents who write one at the same time must
/// not take the same.
pub(super) fn save(world: &World, stamp: Stamp, reply: &QuickReply) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let all = &world.setup().quick_replies;
    let id = if reply.id == QuickReplyId(0) {
        let last = all.keys().next_back().map_or(0, |last| last.0);
        QuickReplyId(last.saturating_add(1))
    } else {
        reply.id
    };
    let known = all.get(&id);
    let is_theirs = known.is_none_or(|known| known.owner == Some(agent));
    if reply.owner != Some(agent) || !is_theirs {
        return Err(Refusal::UnknownQuickReply);
    }
    check(reply)?;
    if reply
        .work_streams
        .iter()
        .any(|id| world.work_stream(*id).is_none())
    {
        return Err(Refusal::UnknownWorkStream);
    }
    if id.0 > limits::NUMBER {
        return Err(Refusal::NoNumbersLeft);
    }
    if known.is_none() && count_of(world, agent) >= limits::PERSONAL_REPLIES {
        return Err(Refusal::TooManyQuickReplies);
    }
    let reply = QuickReply { id, ..reply.clone() };
    Ok(vec![Fact::QuickReplySaved(Box::new(reply))])
}

fn count_of(world: &World, agent: AgentId) -> usize {
    let all = world.setup().quick_replies.values();
    all.filter(|reply| reply.owner == Some(agent)).count()
}

pub(super) fn delete(world: &World, stamp: Stamp, reply: QuickReplyId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let known = world.setup().quick_replies.get(&reply);
    if known.is_none_or(|known| known.owner != Some(agent)) {
        return Err(Refusal::UnknownQuickReply);
    }
    Ok(vec![Fact::QuickReplyDeleted { agent, reply }])
}

/// Refuses what could not be found or sent.
pub(super) fn check(reply: &QuickReply) -> Result<(), Refusal> {
    let is_short = |text: &str, limit: usize| !text.trim().is_empty() && text.chars().nth(limit).is_none();
    let is_tag = |tag: &String| is_short(tag, limits::TITLE_CHARS) && !tag.contains(char::is_whitespace);
    let is_good = is_short(&reply.title, limits::TITLE_CHARS)
        && is_short(&reply.text, limits::QUICK_REPLY_CHARS)
        && is_short(&reply.locale, limits::TITLE_CHARS)
        && reply.tags.len() <= limits::TAGS
        && reply.tags.iter().all(is_tag);
    if is_good {
        Ok(())
    } else {
        Err(Refusal::BadQuickReply)
    }
}
