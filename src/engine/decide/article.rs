//! Articles: what agents think of them, and which belong to a conversation.

use super::{Decision, acting_seat, field, known};
use crate::domain::{ArticleId, ConversationId, RecordField, Verdict};
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

pub(super) fn judge(
    world: &World,
    stamp: Stamp,
    article: ArticleId,
    helped: bool,
    comment: &Arc<str>,
) -> Decision {
    let by = acting_seat(world, stamp)?.agent.id;
    must_exist(world, article)?;
    let comment = field::long(comment, RecordField::Comment)?;
    let before = world
        .records()
        .verdicts_on(article)
        .find(|verdict| verdict.by == by);
    if before.is_some_and(|before| before.helped == helped && before.comment == comment) {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::ArticleJudged(Box::new(Verdict {
        article,
        by,
        at: stamp.now,
        helped,
        comment,
    }))])
}

/// Whoever has or had the conversation may say so, also afterwards.
pub(super) fn link(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    article: ArticleId,
    is_linked: bool,
) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if !conversation.involved(agent) {
        return Err(Refusal::NotInvolved);
    }
    must_exist(world, article)?;
    let linked = conversation
        .dossier
        .as_ref()
        .map_or(&[][..], |dossier| &dossier.articles);
    if linked.contains(&article) == is_linked {
        return Ok(Vec::new());
    }
    if is_linked && linked.len() >= limits::LINKED_ARTICLES {
        return Err(Refusal::TooManyArticles);
    }
    Ok(vec![Fact::ArticleLinked {
        conversation: id,
        article,
        is_linked,
    }])
}

fn must_exist(world: &World, article: ArticleId) -> Result<(), Refusal> {
    if world.setup().articles.contains_key(&article) {
        Ok(())
    } else {
        Err(Refusal::UnknownArticle)
    }
}
