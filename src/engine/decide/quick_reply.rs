//! Quick replies of an agent's own (behaviour §8.4). Those for everybody are a setting.

use super::{Decision, acting_seat};
use crate::domain::{QuickReply, QuickReplyId};
use crate::engine::{Fact, Refusal, Stamp, World, limits};

pub(super) fn save(world: &World, stamp: Stamp, reply: &QuickReply) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let known = world.setup().quick_replies.get(&reply.id);
    let is_theirs = known.is_none_or(|known| known.owner == Some(agent));
    if reply.owner != Some(agent) || !is_theirs {
        return Err(Refusal::UnknownQuickReply);
    }
    check(reply)?;
    let own = world.setup().quick_replies.values();
    let count = own.filter(|reply| reply.owner == Some(agent)).count();
    if known.is_none() && count >= limits::PERSONAL_REPLIES {
        return Err(Refusal::TooManyQuickReplies);
    }
    Ok(vec![Fact::QuickReplySaved(Box::new(reply.clone()))])
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
        && reply.tags.iter().all(is_tag);
    if is_good {
        Ok(())
    } else {
        Err(Refusal::BadQuickReply)
    }
}
