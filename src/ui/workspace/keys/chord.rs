//! A key together with the modifiers held down. Matched by the place of the key, not the letter on it, and never while
//! AltGr is down or text is being composed: nobody's letters are taken away.

use leptos::ev::KeyboardEvent;
use std::fmt;
use wasm_bindgen::JsCast;

/// Which keys together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chord {
    /// Control, or Command on a Mac.
    pub(super) control: bool,
    pub(super) alt: bool,
    pub(super) shift: bool,
    /// The place of the key, as the browser names it: "KeyA", "Digit1", "ArrowUp".
    pub(super) code: String,
}

impl Chord {
    /// From its name: "Alt+Shift+KeyA".
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut parts: Vec<_> = name.split('+').collect();
        let code = parts.pop().filter(|code| !code.is_empty())?.to_owned();
        let known = parts.iter().all(|part| ["Ctrl", "Alt", "Shift"].contains(part));
        known.then(|| Self {
            control: parts.contains(&"Ctrl"),
            alt: parts.contains(&"Alt"),
            shift: parts.contains(&"Shift"),
            code,
        })
    }

    /// What was pressed, unless it writes something where it was pressed.
    pub(super) fn pressed(event: &KeyboardEvent) -> Option<Self> {
        let chord = Self {
            control: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            code: event.code(),
        };
        let composes = event.is_composing() || event.get_modifier_state("AltGraph") || event.repeat();
        (!Self::is_modifier(event) && !composes && !writes(event, &chord)).then_some(chord)
    }

    /// Whether the key only changes what others mean.
    pub(super) fn is_modifier(event: &KeyboardEvent) -> bool {
        ["Control", "Alt", "Shift", "Meta", "AltGraph"].contains(&event.key().as_str())
    }

    /// Whether it can mean something of one's own: not what writes or works the page, and not what every field and
    /// browser knows.
    pub(super) fn is_free(&self) -> bool {
        const TAKEN: [&str; 12] = [
            "KeyA", "KeyC", "KeyV", "KeyX", "KeyZ", "KeyY", "KeyN", "KeyT", "KeyW", "KeyR", "KeyL", "KeyP",
        ];
        let is_function_key = self
            .code
            .strip_prefix('F')
            .is_some_and(|number| number.parse::<u8>().is_ok());
        let belongs_to_browser =
            self.control && !self.alt && !self.shift && TAKEN.contains(&self.code.as_str());
        (self.control || self.alt || is_function_key) && !belongs_to_browser
    }

    /// The name, which [`named`](Self::named) reads.
    pub(super) fn name(&self) -> String {
        self.parts().collect::<Vec<_>>().join("+")
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        let modifiers = [(self.control, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")];
        let held = modifiers.into_iter().filter(|(is_held, _)| *is_held);
        held.map(|(_, name)| name).chain([self.code.as_str()])
    }
}

/// As it stands on keys: "Alt A".
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.parts().enumerate() {
            let space = if place == 0 { "" } else { " " };
            let key = part
                .strip_prefix("Key")
                .or_else(|| part.strip_prefix("Digit"))
                .unwrap_or(part);
            let key = match key {
                "ArrowUp" => "↑",
                "ArrowDown" => "↓",
                "ArrowLeft" => "←",
                "ArrowRight" => "→",
                "Slash" => "/",
                "Comma" => ",",
                "Period" => ".",
                key => key,
            };
            write!(f, "{space}{key}")?;
        }
        Ok(())
    }
}

/// Whether the key puts something into the field it is pressed in: a plain letter does, and on a Mac Alt is how one
/// writes å.
fn writes(event: &KeyboardEvent, chord: &Chord) -> bool {
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| ["TEXTAREA", "INPUT", "SELECT"].contains(&target.tag_name().as_str()));
    if !in_field || chord.control {
        return false;
    }
    let key = event.key();
    let own = event
        .code()
        .chars()
        .next_back()
        .map(|letter| letter.to_lowercase().to_string());
    key.chars().count() == 1 && !(chord.alt && Some(key.to_lowercase()) == own)
}

#[cfg(test)]
mod tests {
    use super::Chord;

    #[test]
    fn what_writes_or_works_the_page_is_not_free() {
        for (name, is_free) in [
            ("Alt+KeyA", true),
            ("Ctrl+KeyK", true),
            ("Ctrl+Shift+KeyC", true),
            ("F8", true),
            ("KeyX", false),
            ("Shift+KeyX", false),
            ("Enter", false),
            ("ArrowDown", false),
            ("Ctrl+KeyV", false),
        ] {
            let chord = Chord::named(name);
            assert_eq!(chord.map(|chord| chord.is_free()), Some(is_free), "{name}");
        }
    }

    #[test]
    fn a_name_is_read_as_it_was_written_and_shown_as_it_stands_on_keys() {
        for (name, shown) in [
            ("Alt+KeyA", "Alt A"),
            ("Ctrl+Alt+Shift+ArrowUp", "Ctrl Alt Shift ↑"),
            ("Digit7", "7"),
        ] {
            let chord = Chord::named(name);
            assert_eq!(chord.as_ref().map(Chord::name).as_deref(), Some(name));
            assert_eq!(chord.map(|chord| chord.to_string()).as_deref(), Some(shown));
        }
        assert_eq!(Chord::named("Hyper+KeyA"), None);
        assert_eq!(Chord::named("Alt+"), None);
    }
}
