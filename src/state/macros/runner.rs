//! Running macros at the desk: one action after the other, each once the engine has answered the one before.

use super::back::Back;
use super::deed::{self, Before};
use super::effect::{Effect, Obstacle};
use super::plan::{self, ArticleLink, Forecast, Scene};
use super::run::{MacroRun, RunStage};
use super::screen::{self, Workplace};
use super::words::in_words;
use crate::domain::{AgentId, ArticleId, ConversationId, MacroAction, MacroId, ScriptId, StepOutcome};
use crate::engine::{Command, Facet, Refusal, World};
use crate::i18n::Locale;
use crate::state::{Desk, Focus, article_link, best_article, in_language, language_for};
use leptos::prelude::{GetUntracked, Set, Update, UpdateUntracked, WithUntracked, untrack};
use std::sync::Arc;

/// Who runs what, and where.
#[derive(Clone, Copy, Debug)]
pub struct MacroOrder {
    /// The agent. Nobody else's name is used, whoever sits down meanwhile.
    pub agent: AgentId,
    /// The conversation it is bound to, whichever is looked at meanwhile.
    pub conversation: ConversationId,
    /// The macro.
    pub id: MacroId,
    /// The step of a script it is run from, which is marked with how it went.
    pub step: Option<(ScriptId, u16)>,
    /// The language of the desk.
    pub locale: Locale,
}

/// What a macro would do now, action by action. Whoever asks is told again when that changes.
#[must_use]
pub fn forecast(desk: Desk, order: MacroOrder) -> Vec<Forecast> {
    let Some(job) = Job::of(desk, order) else {
        return Vec::new();
    };
    let id = order.conversation;
    let customer = desk.see(&[Facet::Conversation(id), Facet::Set], |world| {
        world.conversation(id).map(|conversation| conversation.customer)
    });
    let mut facets = vec![Facet::Cases, Facet::QuickReplies, Facet::Agent(order.agent)];
    facets.extend(customer.map(Facet::Customer));
    let on_screen = screen::on_screen(&job.at.session);
    let actions = desk.see(&facets, |world| {
        let found = world.setup().macros.get(&order.id);
        found.map(|found| found.actions.clone()).unwrap_or_default()
    });
    let planned = job.with_scene(on_screen, |scene| plan::plan(scene, &actions));
    planned.unwrap_or_default()
}

/// Runs a macro, unless one runs in that session already.
pub fn run_macro(desk: Desk, order: MacroOrder) {
    let Some(job) = Job::of(desk, order) else {
        return;
    };
    let run = &job.at.session.macro_run;
    let is_busy = run.with_untracked(|run| run.as_ref().is_some_and(MacroRun::is_busy));
    let found = desk.see(&[], |world| world.setup().macros.get(&order.id).cloned());
    if let (false, Some(found)) = (is_busy, found) {
        run.set(Some(MacroRun::new(&found, order.step)));
        job.go_on();
    }
}

/// Takes back what the last macro of a session did, as far as that can be.
pub fn undo_macro(desk: Desk, agent: AgentId, conversation: ConversationId, locale: Locale) {
    let run = desk.session(conversation).macro_run.get_untracked();
    let Some(run) = run.filter(MacroRun::can_be_taken_back) else {
        return;
    };
    let order = MacroOrder {
        agent,
        conversation,
        id: run.id,
        step: run.step,
        locale,
    };
    if let Some(job) = Job::of(desk, order) {
        job.update(MacroRun::take_back);
        job.go_back();
    }
}

/// A macro being run.
#[derive(Clone)]
struct Job {
    order: MacroOrder,
    at: Workplace,
}

impl Job {
    /// Nothing when somebody else sits at the desk.
    fn of(desk: Desk, order: MacroOrder) -> Option<Self> {
        let is_here = untrack(|| desk.me()) == Some(order.agent);
        is_here.then(|| Self {
            order,
            at: Workplace {
                desk,
                agent: order.agent,
                conversation: order.conversation,
                session: desk.session(order.conversation),
            },
        })
    }

    fn update<T>(&self, change: impl FnOnce(&mut MacroRun) -> T) -> Option<T> {
        let mut changed = None;
        self.at.session.macro_run.update(|run| {
            changed = run.as_mut().map(change);
        });
        changed
    }

    fn go_on(self) {
        let mut next = None;
        // The signal tells of the action itself; that it is about to come is nothing to look at.
        self.at.session.macro_run.update_untracked(|run| {
            next = run.as_mut().and_then(MacroRun::next_action);
        });
        let Some(action) = next else {
            return self.finish();
        };
        if let Err(obstacle) = self.clone().act(&action) {
            self.fail(obstacle);
        }
    }

    /// Does one action and, once it is done, goes on.
    fn act(self, action: &MacroAction) -> Result<(), Obstacle> {
        let Workplace { desk, agent, .. } = self.at;
        if untrack(|| desk.me()) != Some(agent) {
            return Err(Obstacle::SignedOut);
        }
        let on_screen = untrack(|| screen::on_screen(&self.at.session));
        type Foreseen = (Effect, Option<Command>, Before);
        let foreseen = self.with_scene(on_screen, |scene| -> Result<Foreseen, Obstacle> {
            let effect = plan::foresee(scene, action)?;
            let command = deed::command(scene.world, scene.conversation, &effect);
            Ok((effect, command, Before::of(scene.world, scene.conversation)))
        });
        let gone = Obstacle::Refused(Refusal::UnknownConversation(self.order.conversation));
        let (effect, command, before) = foreseen.unwrap_or(Err(gone))?;
        self.update(|run| run.begin(effect.clone()));
        let Some(command) = command else {
            let back = self.at.change(&effect)?;
            self.update(|run| run.done(back));
            self.go_on();
            return Ok(());
        };
        desk.send_then(command, move |answer| match answer {
            Ok(()) => {
                let back = self.way_back(before, &effect);
                self.update(|run| run.done(back));
                self.go_on();
            }
            Err(refusal) => self.fail(refusal.into()),
        });
        Ok(())
    }

    /// What takes back an effect that has just come about.
    fn way_back(&self, before: Before, effect: &Effect) -> Back {
        if matches!(effect, Effect::ArticleIsSent { .. }) {
            return Back::Never(Obstacle::Sent);
        }
        let case_after = self.at.see(|world, id| {
            let case = world.conversation(id)?.case()?;
            world.records().case(case).cloned()
        });
        Back::Deed(Box::new(before.then(case_after)))
    }

    fn fail(self, obstacle: Obstacle) {
        self.update(|run| run.fail(obstacle));
        self.finish();
    }

    /// Says how it went, to whoever looks elsewhere as well, and marks the step it was run from.
    fn finish(self) {
        let run = self.at.session.macro_run.get_untracked();
        let Some(run) = run else {
            return;
        };
        // Those who look on are told, also where nothing was done.
        self.at.session.macro_run.set(Some(run.clone()));
        let words = self.order.locale.messages();
        let desk = self.at.desk;
        let failed = run.failed().map(|obstacle| in_words(words, obstacle));
        let text = match &failed {
            None => (words.macros.done_spoken)(&run.name),
            Some(why) => (words.macros.stopped_spoken)(&run.name, why),
        };
        let is_in_front = untrack(|| desk.sessions().focus()) == Focus::Session(self.order.conversation);
        if failed.is_some() && !is_in_front {
            desk.toasts().show(text.clone());
        }
        desk.speak(text, false);
        if let Some((script, step)) = run.step {
            desk.send(Command::MarkStep {
                conversation: self.order.conversation,
                script,
                step,
                outcome: Some(failed.map_or(StepOutcome::Done, |why| StepOutcome::Failed(why.into()))),
            });
        }
    }

    fn go_back(self) {
        let Some((place, action)) = self.update(MacroRun::next_back).flatten() else {
            let run = self.at.session.macro_run.get_untracked();
            let words = self.order.locale.messages();
            let is_something_back = run.as_ref().is_some_and(MacroRun::is_something_taken_back);
            if let Some(run) = run.filter(|run| run.stage == RunStage::TakenBack) {
                self.at.desk.speak((words.macros.undone_spoken)(&run.name), false);
            }
            // What the script asked for is to be done again, unless all of it stays.
            if let Some((script, step)) = self.order.step.filter(|_| is_something_back) {
                self.at.desk.send(Command::MarkStep {
                    conversation: self.order.conversation,
                    script,
                    step,
                    outcome: None,
                });
            }
            return;
        };
        let how = match (action.back, action.effect) {
            (Back::Deed(before), Some(effect)) => match self.commands_back(&before, &effect) {
                Ok(commands) => return self.send_back(place, commands.into_iter()),
                Err(why) => Err(why),
            },
            (Back::Screen(back), _) => self.at.change_back(back),
            _ => Ok(()),
        };
        self.update(|run| run.taken_back(place, how));
        self.go_back();
    }

    fn commands_back(&self, before: &Before, effect: &Effect) -> Result<Vec<Command>, Obstacle> {
        let undone: Arc<str> = self.order.locale.messages().macros.undone.into();
        let commands = self.at.see(|world, id| {
            let conversation = world.conversation(id)?;
            Some(before.commands_back(world, conversation, effect, &undone))
        });
        commands.unwrap_or(Err(Obstacle::ChangedSince))
    }

    /// Sends one command after the other; the first that is refused says why the action stays.
    fn send_back(self, place: usize, mut commands: std::vec::IntoIter<Command>) {
        let Some(command) = commands.next() else {
            self.update(|run| run.taken_back(place, Ok(())));
            return self.go_back();
        };
        let desk = self.at.desk;
        desk.send_then(command, move |answer| match answer {
            Ok(()) => self.send_back(place, commands),
            Err(refusal) => {
                self.update(|run| run.taken_back(place, Err(refusal.into())));
                self.go_back();
            }
        });
    }

    /// Looks at the world as macros do; nothing when the conversation is gone.
    fn with_scene<T>(&self, screen: plan::OnScreen, look: impl FnOnce(Scene<'_>) -> T) -> Option<T> {
        let Workplace {
            desk,
            agent,
            conversation: id,
            ..
        } = self.at;
        let tag = self.order.locale.tag();
        let find_article = |search: &str| {
            let language = desk.see(&[], |world| language_for(world, id, tag));
            let best = best_article(desk, search, &language)?;
            desk.see(&[], |world| link_for(world, &language, best))
        };
        desk.see(&[], |world| {
            Some(look(Scene {
                world,
                conversation: world.conversation(id)?,
                me: agent,
                language: tag,
                screen,
                find_article: &find_article,
            }))
        })
    }
}

/// The link of an article, in the customer's language where it is published in that.
fn link_for(world: &World, language: &str, best: ArticleId) -> Option<ArticleLink> {
    let id = in_language(world, best, language).unwrap_or(best);
    let article = world.setup().articles.get(&id)?;
    Some(ArticleLink {
        article: id,
        title: article.title.clone(),
        message: article_link(article).into(),
    })
}
