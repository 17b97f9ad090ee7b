//! A run of a macro: what is done, what failed, what was not reached, and what can be taken back.

use super::back::Back;
use super::effect::{Effect, Obstacle};
use crate::domain::{Macro, MacroAction, MacroId, ScriptId};
use std::sync::Arc;

/// One run. A session keeps its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacroRun {
    /// Of which macro.
    pub id: MacroId,
    /// Its name.
    pub name: Arc<str>,
    /// The step of a script it was started from.
    pub step: Option<(ScriptId, u16)>,
    /// Its actions, in order.
    pub actions: Vec<ActionRun>,
    /// How far it is.
    pub stage: RunStage,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunStage {
    /// One action after the other is being done.
    Running,
    /// All of them are done.
    Done,
    /// One could not be done; the others behind it were not tried.
    Stopped,
    /// What was done is being taken back, the last first.
    TakingBack,
    /// What could be taken back is.
    TakenBack,
}

/// One action of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRun {
    /// What was to be done.
    pub action: MacroAction,
    /// What it led to, from its turn on.
    pub effect: Option<Effect>,
    /// How it went.
    pub state: ActionState,
    pub(super) back: Back,
}

/// How an action went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionState {
    /// Its turn has not come.
    Waiting,
    /// It is being done.
    Running,
    /// It is done.
    Done,
    /// It could not be done.
    Failed(Obstacle),
    /// One before it failed.
    NotDone,
    /// It was taken back.
    TakenBack,
    /// It was done and stays: it cannot be taken back.
    Stays(Obstacle),
}

impl MacroRun {
    /// A run that is about to begin.
    #[must_use]
    pub fn new(of: &Macro, step: Option<(ScriptId, u16)>) -> Self {
        let actions = of.actions.iter().map(|action| ActionRun {
            action: action.clone(),
            effect: None,
            state: ActionState::Waiting,
            back: Back::Nothing,
        });
        Self {
            id: of.id,
            name: of.name.clone(),
            step,
            actions: actions.collect(),
            stage: RunStage::Running,
        }
    }

    /// Whether something is going on.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self.stage, RunStage::Running | RunStage::TakingBack)
    }

    /// Whether something can be taken back.
    #[must_use]
    pub fn can_be_taken_back(&self) -> bool {
        let is_over = matches!(self.stage, RunStage::Done | RunStage::Stopped);
        is_over && self.actions.iter().any(ActionRun::can_be_taken_back)
    }

    /// Whether something was taken back.
    pub(super) fn is_something_taken_back(&self) -> bool {
        let mut states = self.actions.iter().map(|action| &action.state);
        states.any(|state| *state == ActionState::TakenBack)
    }

    /// Why it stopped, if it did.
    #[must_use]
    pub fn failed(&self) -> Option<&Obstacle> {
        self.actions.iter().find_map(|action| match &action.state {
            ActionState::Failed(why) => Some(why),
            _ => None,
        })
    }

    /// The action whose turn it is; without one the run is done.
    pub(super) fn next_action(&mut self) -> Option<MacroAction> {
        let next = self
            .actions
            .iter()
            .find(|action| action.state == ActionState::Waiting);
        if next.is_none() && self.stage == RunStage::Running {
            self.stage = RunStage::Done;
        }
        next.map(|next| next.action.clone())
    }

    /// It is being done.
    pub(super) fn begin(&mut self, effect: Effect) {
        if let Some(action) = self.first(&ActionState::Waiting) {
            action.effect = Some(effect);
            action.state = ActionState::Running;
        }
    }

    /// It is done.
    pub(super) fn done(&mut self, back: Back) {
        if let Some(action) = self.first(&ActionState::Running) {
            action.back = back;
            action.state = ActionState::Done;
        }
    }

    /// It cannot be done, and what comes behind it is not tried.
    pub(super) fn fail(&mut self, obstacle: Obstacle) {
        let mut why = Some(obstacle);
        for action in &mut self.actions {
            if matches!(action.state, ActionState::Waiting | ActionState::Running) {
                action.state = why.take().map_or(ActionState::NotDone, ActionState::Failed);
            }
        }
        self.stage = RunStage::Stopped;
    }

    /// Begins to take back.
    pub(super) const fn take_back(&mut self) {
        self.stage = RunStage::TakingBack;
    }

    /// What is to be taken back next, and its place: the last that is done. Without one everything is.
    pub(super) fn next_back(&mut self) -> Option<(usize, ActionRun)> {
        let mut done = self.actions.iter().enumerate().rev();
        let next = done.find(|(_, action)| action.can_be_taken_back());
        let next = next.map(|(place, action)| (place, action.clone()));
        if next.is_none() {
            self.stage = RunStage::TakenBack;
            for action in &mut self.actions {
                let stays = match (&action.state, &action.back) {
                    (ActionState::Done, Back::Never(why)) => Some(why.clone()),
                    _ => None,
                };
                if let Some(why) = stays {
                    action.state = ActionState::Stays(why);
                }
            }
        }
        next
    }

    /// How taking back went.
    pub(super) fn taken_back(&mut self, place: usize, how: Result<(), Obstacle>) {
        if let Some(action) = self.actions.get_mut(place) {
            action.state = match how {
                Ok(()) => ActionState::TakenBack,
                Err(why) => ActionState::Stays(why),
            };
        }
    }

    fn first(&mut self, state: &ActionState) -> Option<&mut ActionRun> {
        self.actions.iter_mut().find(|action| action.state == *state)
    }
}

impl ActionRun {
    fn can_be_taken_back(&self) -> bool {
        self.state == ActionState::Done && matches!(self.back, Back::Deed(_) | Back::Screen(_))
    }
}

#[cfg(test)]
mod tests {
    use super::{ActionState, MacroRun, RunStage};
    use crate::domain::{Macro, MacroAction, MacroId, MacroTarget};
    use crate::state::macros::back::{Back, ScreenBack};
    use crate::state::macros::effect::{Effect, Obstacle};

    fn run(actions: usize) -> MacroRun {
        let focus = MacroAction::SetFocus(MacroTarget::Composer);
        let of = Macro {
            id: MacroId(1),
            name: "Three times".into(),
            description: "".into(),
            actions: vec![focus; actions],
        };
        MacroRun::new(&of, None)
    }

    fn draft() -> Back {
        Back::Screen(ScreenBack::Draft {
            before: String::new(),
            after: "Hello".into(),
        })
    }

    fn states(run: &MacroRun) -> Vec<ActionState> {
        run.actions.iter().map(|action| action.state.clone()).collect()
    }

    const FOCUS: Effect = Effect::FocusMoves(MacroTarget::Composer);

    #[test]
    fn it_stops_on_the_first_error_and_says_what_was_not_done() {
        let mut run = run(3);
        assert!(run.next_action().is_some());
        run.begin(FOCUS);
        run.done(draft());
        assert!(run.next_action().is_some());
        run.fail(Obstacle::NoCase);
        assert_eq!(
            states(&run),
            [
                ActionState::Done,
                ActionState::Failed(Obstacle::NoCase),
                ActionState::NotDone
            ]
        );
        assert_eq!((run.stage, run.next_action()), (RunStage::Stopped, None));
        assert!(run.can_be_taken_back(), "what was done before the error");
    }

    #[test]
    fn it_is_taken_back_from_its_end_and_what_cannot_be_stays() {
        let mut run = run(3);
        for back in [draft(), Back::Never(Obstacle::Sent), draft()] {
            run.begin(FOCUS);
            run.done(back);
        }
        assert_eq!((run.next_action(), run.stage), (None, RunStage::Done));
        run.take_back();
        assert_eq!(run.next_back().map(|(place, _)| place), Some(2));
        run.taken_back(2, Ok(()));
        assert_eq!(run.next_back().map(|(place, _)| place), Some(0));
        run.taken_back(0, Err(Obstacle::ChangedSince));
        assert_eq!(run.next_back(), None);
        assert_eq!(run.stage, RunStage::TakenBack);
        assert_eq!(
            states(&run),
            [
                ActionState::Stays(Obstacle::ChangedSince),
                ActionState::Stays(Obstacle::Sent),
                ActionState::TakenBack
            ]
        );
        assert!(!run.can_be_taken_back());
        assert!(run.is_something_taken_back());
    }

    #[test]
    fn without_actions_it_is_done_at_once() {
        let mut run = run(0);
        assert_eq!((run.next_action(), run.stage), (None, RunStage::Done));
        assert!(!run.can_be_taken_back());
    }
}
