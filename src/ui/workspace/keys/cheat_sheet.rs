//! Every key and what it does, from the dispatcher's own table; each can be changed here.

use super::action::{Action, chord_of};
use super::chord::Chord;
use super::perform::Screen;
use crate::state::Preferences;
use crate::ui::app::words;
use crate::ui::kit::Dialog;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::collections::BTreeMap;

const CLASS: &str = concat!(
    "cheat-sheet ",
    stylers::style_sheet!("./style/scoped/workspace/cheat_sheet.css")
);

/// The dialog.
#[component]
pub(in crate::ui::workspace) fn CheatSheet(screen: Screen) -> impl IntoView {
    let words = words();
    let preferences = expect_context::<Preferences>();
    let keys = preferences.keys;
    let changing = RwSignal::new(None::<Action>);
    let clash = RwSignal::new(None::<String>);
    Effect::new(move |_| screen.changes_a_key.set(changing.get().is_some()));
    let on_key = move |event: KeyboardEvent| {
        let Some(action) = changing.get_untracked() else {
            return;
        };
        if event.key() == "Tab" {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        if event.key() == "Escape" {
            changing.set(None);
        } else if let Some(chord) = Chord::pressed(&event) {
            match keys.with_untracked(|own| taken_by(&chord, action, own)) {
                _ if !chord.is_free() => clash.set(Some((words.panel.key_not_free)(&chord.to_string()))),
                Some(other) => clash.set(Some((words.panel.key_taken)(
                    &chord.to_string(),
                    &other.name(words),
                ))),
                None => {
                    keys.update(|own| drop(own.insert(action.key(), chord.name())));
                    clash.set(None);
                    changing.set(None);
                }
            }
        }
    };
    on_cleanup(move || screen.changes_a_key.set(false));
    let row = move |action: Action| {
        let shown = move || {
            if changing.get() == Some(action) {
                return words.panel.press_keys.to_owned();
            }
            let chord = keys.with(|own| chord_of(action, own));
            chord.map_or_else(|| words.panel.no_key.to_owned(), |chord| chord.to_string())
        };
        let name = action.name(words);
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td>
                    <kbd>{shown}</kbd>
                </td>
                <td class="change">
                    <button
                        type="button"
                        class="button small"
                        aria-label=format!("{}: {name}", words.panel.change_key)
                        on:click=move |_| {
                            clash.set(None);
                            changing.set(Some(action));
                        }
                    >
                        {words.panel.change_key}
                    </button>
                    <button
                        type="button"
                        class="button small plain"
                        aria-label=format!("{}: {name}", words.panel.take_key_away)
                        on:click=move |_| {
                            clash.set(None);
                            keys.update(|own| drop(own.insert(action.key(), String::new())));
                        }
                    >
                        {words.panel.take_key_away}
                    </button>
                </td>
            </tr>
        }
    };
    let close = Callback::new(move |()| {
        if changing.get_untracked().is_none() {
            screen.cheat_sheet.set(false);
        }
    });
    view! {
        <Dialog title=words.panel.shortcuts close wide=true>
            <div class=CLASS tabindex="0" on:keydown=on_key>
                <table>
                    <tbody>{Action::ALL.map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="clash" role="alert">{move || clash.get()}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| {
                    clash.set(None);
                    keys.set(BTreeMap::new());
                }>
                    {words.panel.reset_keys}
                </button>
                <button type="button" class="button primary" on:click=move |_| screen.cheat_sheet.set(false)>
                    {words.close}
                </button>
            </div>
        </Dialog>
    }
}

/// What the keys do already.
fn taken_by(chord: &Chord, but: Action, own: &BTreeMap<String, String>) -> Option<Action> {
    Action::ALL
        .into_iter()
        .find(|action| *action != but && chord_of(*action, own).as_ref() == Some(chord))
}
