//! A bot as first responder (behaviour §15).

use super::intake::{self, check_context, findings, sort};
use super::{Decision, known, say};
use crate::domain::{
    Attachments, Audience, Author, BotId, ClosureReason, Context, Conversation, ConversationId, Stage,
};
use crate::engine::matching::condition::Incoming;
use crate::engine::{Actor, Fact, Refusal, Stamp, World};
use std::sync::Arc;

pub(super) fn says(world: &World, stamp: Stamp, id: ConversationId, body: &Arc<str>) -> Decision {
    let (_, bot) = own(world, stamp, id)?;
    say::check(body)?;
    Ok(vec![Fact::MessagePosted {
        conversation: id,
        author: Author::Bot(bot),
        audience: Audience::Public,
        body: body.clone(),
        attachments: Attachments::default(),
    }])
}

/// The context is updated and routing runs again. Variables the work stream does not know are left out; the others may
/// tell who writes, and about which case (behaviour §9.3).
pub(super) fn escalates(world: &World, stamp: Stamp, id: ConversationId, context: &Context) -> Decision {
    let (conversation, bot) = own(world, stamp, id)?;
    let work_stream = world
        .work_stream(conversation.work_stream)
        .ok_or(Refusal::UnknownWorkStream)?;
    let customer = world
        .customer(conversation.customer)
        .ok_or(Refusal::UnknownConversation(id))?;
    let mut draft = conversation.clone();
    let is_declared = |name: &str| work_stream.variables.iter().any(|variable| variable.name == name);
    let mut declared = context.clone();
    declared.retain(|name, _| is_declared(name));
    check_context(work_stream, &declared)?;
    draft.context.extend(declared);
    let mut facts = Vec::new();
    let found = intake::turns_out_to_be(world, &draft);
    facts.extend(found.map(|found| Fact::CustomerLinked {
        conversation: id,
        from: customer.id,
        to: found.id,
    }));
    let customer = found.unwrap_or(customer);
    draft.customer = customer.id;
    if draft.case().is_none() {
        let case = intake::case_of(world, &draft.context, customer.id);
        facts.extend(case.map(|case| Fact::CaseLinked {
            conversation: id,
            case: Some(case),
        }));
    }
    let sorting = sort(
        world,
        work_stream,
        &mut draft,
        Incoming {
            customer,
            message: None,
            now: stamp.now,
        },
    );
    facts.push(Fact::ConversationEscalated {
        conversation: id,
        bot,
        route: sorting.route,
        findings: findings(&draft, &sorting),
    });
    facts.extend(intake::end(world, &draft, &sorting));
    Ok(facts)
}

pub(super) fn ends(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    own(world, stamp, id)?;
    Ok(vec![Fact::ConversationClosed {
        conversation: id,
        reason: ClosureReason::BotEnded,
    }])
}

fn own(world: &World, stamp: Stamp, id: ConversationId) -> Result<(&Conversation, BotId), Refusal> {
    let Actor::Bot(bot) = stamp.actor else {
        return Err(Refusal::NotAllowed);
    };
    let conversation = known(world, id)?;
    match conversation.stage {
        Stage::WithBot { bot: own } if own == bot => Ok((conversation, bot)),
        Stage::WithBot { .. } => Err(Refusal::NotYours),
        _ => Err(Refusal::WrongStatus(conversation.status())),
    }
}
