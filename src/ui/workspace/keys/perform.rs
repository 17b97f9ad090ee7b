//! Doing what a key stands for.

use super::action::Action;
use crate::domain::{AgentId, Audience, ConversationId, Stage};
use crate::engine::{Command, Facet, Seat};
use crate::state::{Desk, Drawer, Focus, OnePane, Preferences, by_urgency, close_session, next_best};
use crate::ui::kit::{Room, focus_first, focus_writing};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The second press of a key that takes two comes within this time, in milliseconds.
const TWICE: f64 = 4_000.0;

/// What keys can open and what they act on.
#[derive(Clone, Copy)]
pub(in crate::ui::workspace) struct Screen {
    pub(super) desk: Desk,
    pub(super) me: AgentId,
    preferences: Preferences,
    pub(in crate::ui::workspace) palette: RwSignal<bool>,
    pub(in crate::ui::workspace) cheat_sheet: RwSignal<bool>,
    /// While a new key is being chosen, keys do nothing else.
    pub(super) changes_a_key: RwSignal<bool>,
    /// The conversation somebody asked to end, and when, in milliseconds of the wall: until they ask again or think
    /// better of it.
    ends: StoredValue<Option<(ConversationId, f64)>>,
}

impl Screen {
    pub(super) fn new(desk: Desk, me: AgentId, preferences: Preferences) -> Self {
        Self {
            desk,
            me,
            preferences,
            palette: RwSignal::new(false),
            cheat_sheet: RwSignal::new(false),
            changes_a_key: RwSignal::new(false),
            ends: StoredValue::new(None),
        }
    }

    /// The session in front.
    pub(super) fn focused(self) -> Option<ConversationId> {
        match untrack(|| self.desk.sessions().focus()) {
            Focus::Session(conversation) => Some(conversation),
            Focus::Home => None,
        }
    }

    /// The sessions in the order of the rail.
    pub(super) fn sessions(self) -> Vec<ConversationId> {
        untrack(|| {
            let open = self.desk.see(&[], |world| {
                world.seat(self.me).map(Seat::open_sessions).unwrap_or_default()
            });
            if self.preferences.sorts_by_urgency.get() {
                self.desk.see(&[], |world| by_urgency(world, &open))
            } else {
                self.desk.sessions().in_order(&open)
            }
        })
    }

    /// Whether one is in conversation with the customer.
    pub(super) fn has(self, conversation: ConversationId) -> bool {
        self.desk.see(&[], |world| {
            let stage = world
                .conversation(conversation)
                .map(|conversation| conversation.stage);
            stage == Some(Stage::Active { agent: self.me })
        })
    }

    /// Whether it is to be offered here and now. What has an entry of its own in the palette is not.
    pub(super) fn can(self, action: Action) -> bool {
        let front = self.focused();
        match action {
            Action::Session(_) | Action::Home | Action::Palette => false,
            Action::CheatSheet | Action::NextBest | Action::NextSession | Action::PreviousSession => true,
            Action::Accept | Action::Reject => first_offer(self.desk, self.me).is_some(),
            Action::MoveUp
            | Action::MoveDown
            | Action::Search
            | Action::Productivity
            | Action::CloseSession => front.is_some(),
            Action::Write
            | Action::SwitchAudience
            | Action::QuickReplies
            | Action::Consult
            | Action::Transfer
            | Action::End => front.is_some_and(|front| self.has(front)),
        }
    }

    /// Somebody did something else in between.
    pub(super) fn thinks_better_of_ending(self) {
        self.ends.set_value(None);
    }

    fn go_to(self, session: Option<ConversationId>) -> bool {
        session
            .map(|session| self.desk.sessions().set_focus(Focus::Session(session)))
            .is_some()
    }

    /// The session so many places further on, round the ends.
    fn step(self, by: usize) -> bool {
        let sessions = self.sessions();
        let here = self
            .focused()
            .and_then(|focused| sessions.iter().position(|session| *session == focused));
        let next = match here {
            Some(here) => (here + by) % sessions.len().max(1),
            None if by == 1 => 0,
            None => sessions.len().saturating_sub(1),
        };
        self.go_to(sessions.get(next).copied())
    }

    /// Opens a drawer of the session in front, or closes it.
    fn toggle(self, drawer: Drawer) -> bool {
        let fits = |conversation: &ConversationId| {
            // Only whoever has it asks about it or hands it over.
            !matches!(drawer, Drawer::Consult | Drawer::Transfer) || self.has(*conversation)
        };
        self.focused()
            .filter(fits)
            .map(|conversation| {
                let open = self.desk.session(conversation).drawer;
                let is_open = open.get_untracked() == Some(drawer);
                open.set((!is_open).then_some(drawer));
                if is_open {
                    request_animation_frame(|| {
                        focus_writing();
                    });
                }
            })
            .is_some()
    }
}

/// Does it; says whether there was anything to do.
pub(super) fn perform(screen: Screen, action: Action) -> bool {
    let Screen { desk, me, .. } = screen;
    match action {
        Action::Palette => {
            screen.cheat_sheet.set(false);
            screen.palette.update(|open| *open = !*open);
            true
        }
        Action::CheatSheet => {
            screen.palette.set(false);
            screen.cheat_sheet.update(|open| *open = !*open);
            true
        }
        Action::Accept => first_offer(desk, me)
            .map(|offer| desk.send(Command::Accept(offer)))
            .is_some(),
        Action::Reject => first_offer(desk, me)
            .map(|offer| desk.send(Command::Reject(offer)))
            .is_some(),
        Action::NextBest => {
            let focused = screen.focused();
            let next = desk.see(&[], |world| next_best(world, me, focused));
            screen.go_to(next)
        }
        Action::Home => {
            desk.sessions().set_focus(Focus::Home);
            true
        }
        Action::Session(number) => {
            let place = usize::from(number).saturating_sub(1);
            screen.go_to(screen.sessions().get(place).copied())
        }
        Action::NextSession => screen.step(1),
        Action::PreviousSession => screen.step(screen.sessions().len().max(1) - 1),
        Action::MoveUp | Action::MoveDown => screen
            .focused()
            .map(|focused| {
                let sessions = screen.sessions();
                let by = if action == Action::MoveUp { -1 } else { 1 };
                // From here on it is one's own order.
                screen.preferences.sorts_by_urgency.set(false);
                desk.sessions().move_by(&sessions, focused, by);
            })
            .is_some(),
        Action::Write => focus_writing(),
        Action::SwitchAudience => screen
            .focused()
            .map(|conversation| {
                let audience = desk.session(conversation).audience;
                audience.update(|audience| {
                    *audience = match audience {
                        Audience::Public => Audience::Internal,
                        Audience::Internal => Audience::Public,
                    };
                });
                focus_writing();
            })
            .is_some(),
        Action::QuickReplies => screen.toggle(Drawer::QuickReplies),
        Action::Consult => screen.toggle(Drawer::Consult),
        Action::Transfer => screen.toggle(Drawer::Transfer),
        Action::Search => screen
            .focused()
            .map(|conversation| {
                desk.session(conversation).search.update(|search| {
                    search.get_or_insert_default();
                });
                request_animation_frame(focus_search);
            })
            .is_some(),
        Action::Productivity => screen
            .focused()
            .map(|conversation| toggle_productivity(desk, conversation))
            .is_some(),
        Action::End => screen
            .focused()
            .is_some_and(|conversation| end(screen, conversation)),
        Action::CloseSession => screen
            .focused()
            .map(|conversation| close_session(desk, me, conversation))
            .is_some(),
    }
}

fn focus_search() {
    let field = document().query_selector("[role='search'] input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Opens the productivity pane and goes there, or closes it and goes back to writing.
fn toggle_productivity(desk: Desk, conversation: ConversationId) {
    let session = desk.session(conversation);
    let room = Room::now();
    let is_shown = match room {
        Room::OnePane => session.one_pane.get_untracked() == OnePane::Productivity,
        room => session
            .productivity
            .get_untracked()
            .is_open(room == Room::AllPanes),
    };
    if room == Room::OnePane {
        session.one_pane.set(if is_shown {
            OnePane::Conversation
        } else {
            OnePane::Productivity
        });
    } else {
        session.productivity.update(|pane| pane.set_open(!is_shown));
    }
    request_animation_frame(move || {
        if is_shown {
            focus_writing();
        } else {
            focus_first("#productivity");
        }
    });
}

/// What cannot be undone takes the same key twice.
fn end(screen: Screen, conversation: ConversationId) -> bool {
    let desk = screen.desk;
    if !screen.has(conversation) {
        return false;
    }
    let now = js_sys::Date::now();
    let asked = |(asked, at)| asked == conversation && now - at < TWICE;
    if screen.ends.get_value().is_some_and(asked) {
        screen.ends.set_value(None);
        desk.send(Command::End(conversation));
    } else {
        screen.ends.set_value(Some((conversation, now)));
        let words = screen.preferences.locale.get_untracked().messages();
        desk.toasts().show(words.panel.press_again_to_end.to_owned());
    }
    true
}

/// The offer that lapses first.
fn first_offer(desk: Desk, me: AgentId) -> Option<ConversationId> {
    untrack(|| offers_in_order(desk, me)).into_iter().next()
}

/// What rings, in the order in which it lapses.
pub(in crate::ui::workspace) fn offers_in_order(desk: Desk, me: AgentId) -> Vec<ConversationId> {
    desk.see(&[Facet::Agent(me)], |world| {
        let ringing = world
            .seat(me)
            .into_iter()
            .flat_map(|seat| seat.offers.iter().chain(&seat.invitations));
        let mut offers: Vec<_> = ringing
            .filter_map(|id| {
                let conversation = world.conversation(*id)?;
                if let Some(invitation) = conversation.invitation(me) {
                    return Some((invitation.expires_at, *id));
                }
                match conversation.stage {
                    Stage::Offered { expires_at, .. } => Some((expires_at, *id)),
                    _ => None,
                }
            })
            .collect();
        offers.sort_unstable();
        offers.into_iter().map(|(_, id)| id).collect()
    })
}
