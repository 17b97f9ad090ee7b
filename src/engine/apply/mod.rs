//! Writing one event into the world. Total: an event that names something unknown changes nothing.

mod conversation;
mod floor;

pub(super) use floor::next_look;
mod participant;
mod people;
mod records;

use super::event::{Event, Fact};
use super::seat::Connection;
use super::world::World;
use crate::domain::{Audience, Author, Entry, Line, Message, RequeueReason, Stage, SystemLine};

/// Writes `event` into the world.
pub fn apply(world: &mut World, event: &Event) {
    apply_one_of_many(world, event);
    world.set_alarms();
}

/// The same, but for the alarms: whoever applies many events at once sets them when all are applied.
pub(super) fn apply_one_of_many(world: &mut World, event: &Event) {
    write(world, event);
    world.applied += 1;
    world.now = event.at;
}

fn write(world: &mut World, event: &Event) {
    let at = event.at;
    match &event.fact {
        Fact::FloorOpened(opening) => floor::open(world, opening, at),
        Fact::SettingSaved(setting) => floor::save(world, setting, at),
        Fact::HoursTurned { hours, is_open, next } => floor::turn_hours(world, *hours, *is_open, *next),
        Fact::DayEnded { next } => floor::end_day(world, *next),

        Fact::AgentSignedIn(agent) => {
            world.change_seat(*agent, |seat| seat.connection = Connection::Connected);
        }
        Fact::AgentSignedOut(agent) => people::sign_out(world, *agent, at),
        Fact::AgentLost(agent) => people::lose(world, *agent),
        Fact::LeavePlanned { agent, to } => world.change_seat(*agent, |seat| seat.leaving = *to),
        Fact::PresenceChanged {
            agent,
            status,
            custom,
            set_by,
            cause,
        } => people::change_presence(world, *agent, (*status, *custom, *set_by, *cause), at),
        Fact::CustomerRegistered(customer) => people::register(world, customer),

        Fact::ConversationOpened { .. } => conversation::open(world, &event.fact, at),
        Fact::ConversationEscalated {
            conversation,
            bot,
            route,
            findings,
        } => {
            conversation::enter(world, *conversation, *route, at);
            conversation::learn(world, *conversation, findings.as_deref());
            conversation::note(world, *conversation, at, SystemLine::Escalated(*bot));
        }
        Fact::SkillChanged {
            conversation,
            skill,
            need,
        } => conversation::change_skill(world, *conversation, *skill, *need),
        Fact::RingsOpened { conversation, rings } => {
            world.change_conversation(*conversation, |conversation| conversation.rings = *rings);
        }
        Fact::MessagePosted {
            conversation,
            author,
            audience,
            body,
            attachments,
        } => world.change_conversation(*conversation, |conversation| {
            conversation.touched_at = at;
            conversation.unanswered_since = match (author, audience) {
                (Author::Customer, _) => conversation.unanswered_since.or(Some(at)),
                (Author::Agent(_) | Author::Bot(_), Audience::Public) => None,
                // Talking among ourselves answers nobody.
                (Author::Agent(_) | Author::Bot(_), Audience::Internal) => conversation.unanswered_since,
            };
            let line = Line::Message(Message {
                author: *author,
                audience: *audience,
                body: body.clone(),
                attachments: attachments.clone(),
            });
            conversation.transcript.push(Entry { at, line });
        }),
        Fact::NoteSaved {
            conversation,
            agent,
            text,
        } => conversation::write_note(world, *conversation, *agent, text, at),
        Fact::DispositionsSet { conversation, codes } => {
            world.change_conversation(*conversation, |conversation| {
                conversation.dispositions.clone_from(codes);
            });
        }
        Fact::QuickReplySaved(reply) => {
            world.setup.quick_replies.insert(reply.id, (**reply).clone());
        }
        Fact::QuickReplyDeleted { reply, .. } => {
            world.setup.quick_replies.remove(reply);
        }

        Fact::CustomerSaved(customer) => records::save_customer(world, customer),
        Fact::CustomerLinked {
            conversation,
            from,
            to,
        } => {
            records::link_customer(world, *conversation, *from, *to);
        }
        Fact::OriginTold { conversation, origin } => records::gather(world, *conversation, |dossier| {
            dossier.origin = Some(origin.clone());
        }),
        Fact::CaseSaved(case) => world.records.put_case(case),
        Fact::CaseLinked { conversation, case } => {
            records::gather(world, *conversation, |dossier| dossier.case = *case);
        }
        Fact::ActivitySaved(activity) => world.records.put_activity(activity),
        Fact::ActivityDeleted(activity) => world.records.remove_activity(*activity),
        Fact::ArticleJudged(verdict) => world.records.put_verdict(verdict),
        Fact::ArticleLinked {
            conversation,
            article,
            is_linked,
        } => records::gather(world, *conversation, |dossier| {
            dossier.articles.retain(|linked| linked != article);
            dossier.articles.extend(is_linked.then_some(*article));
        }),
        Fact::ScriptChosen { conversation, script } => {
            records::gather(world, *conversation, |dossier| dossier.script = Some(*script));
        }
        Fact::StepMarked {
            conversation,
            script,
            step,
            outcome,
        } => records::gather(world, *conversation, |dossier| {
            records::mark(dossier, (*script, *step), outcome.as_ref());
        }),
        Fact::ScriptReset { conversation, script } => {
            records::gather(world, *conversation, |dossier| {
                dossier.marks.retain(|mark| mark.script != *script);
            });
        }

        Fact::OfferMade {
            conversation,
            agent,
            expires_at,
            exempt,
        } => conversation::offer(world, *conversation, *agent, (*expires_at, *exempt), at),
        Fact::OfferAccepted { conversation, agent } => {
            world.change_seat(*agent, |seat| {
                seat.offers.retain(|offer| offer != conversation);
                seat.sessions.push(*conversation);
            });
            conversation::join(world, *conversation, *agent, at);
        }
        Fact::OfferDeclined {
            conversation, agent, ..
        } => {
            conversation::hand_back(world, *conversation, at);
            conversation::decline(world, *conversation, *agent);
        }
        Fact::OfferWithdrawn { conversation, .. } => conversation::hand_back(world, *conversation, at),
        Fact::ConversationPicked { conversation, agent }
        | Fact::ConversationResumed { conversation, agent } => {
            conversation::take(world, *conversation, *agent, at);
        }
        Fact::ConversationEnded {
            conversation,
            agent,
            by,
            hold,
        } => conversation::end(world, *conversation, (*agent, *by, *hold), at),
        Fact::WrapUpReleased { conversation, agent } => {
            conversation::release_wrap_up(world, *conversation, *agent, at);
        }
        Fact::ConversationRequeued {
            conversation,
            queue,
            reason,
        } => {
            conversation::requeue(world, *conversation, *queue, *reason, at);
            let line = match reason {
                RequeueReason::Released(_) | RequeueReason::Moved(_) | RequeueReason::Overflowed => {
                    SystemLine::MovedToQueue(*queue)
                }
                _ => SystemLine::Requeued(*reason),
            };
            conversation::note(world, *conversation, at, line);
        }
        Fact::ConversationParked { conversation, agent } => {
            conversation::leave(world, *conversation, at);
            conversation::move_to(world, *conversation, at, Stage::Waiting { agent: *agent });
            world.change_seat(*agent, |seat| {
                seat.waiting.insert(*conversation);
            });
            conversation::note(world, *conversation, at, SystemLine::Parked(*agent));
        }
        Fact::ConversationClosed { conversation, reason } => {
            conversation::close(world, *conversation, *reason, at);
        }
        Fact::ConversationsForgotten(conversations) => {
            conversations
                .iter()
                .for_each(|id| conversation::forget(world, *id));
        }

        Fact::Invited { .. } => participant::invite(world, &event.fact),
        Fact::InvitationDeclined {
            conversation, agent, ..
        }
        | Fact::InvitationWithdrawn { conversation, agent } => {
            participant::uninvite(world, *conversation, *agent);
        }
        Fact::ConversationTransferred {
            conversation,
            from,
            to,
            keeps_advising,
        } => participant::transfer(world, *conversation, (*from, *to), *keeps_advising, at),
        Fact::ParticipantJoined {
            conversation,
            agent,
            mode,
        } => participant::join(world, *conversation, *agent, *mode, at),
        Fact::ParticipantAdded { conversation, agent } => {
            participant::add(world, *conversation, *agent);
            conversation::note(world, *conversation, at, SystemLine::Added(*agent));
        }
        Fact::ParticipantLeft { conversation, agent } => {
            participant::leave(world, *conversation, *agent, at);
        }

        Fact::CustomerDisconnected(conversation) => {
            world.change_conversation(*conversation, |conversation| {
                conversation.disconnected_at = Some(at);
            });
            conversation::note(world, *conversation, at, SystemLine::CustomerDisconnected);
        }
        Fact::CustomerReconnected(conversation) => {
            world.change_conversation(*conversation, |conversation| conversation.disconnected_at = None);
            conversation::note(world, *conversation, at, SystemLine::CustomerReconnected);
        }
    }
}
