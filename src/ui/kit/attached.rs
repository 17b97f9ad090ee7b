//! The files of a message: pictures to look at, and everything to be saved.

use super::Icon;
use crate::analysis::one_line;
use crate::domain::{Attachment, Attachments};
use crate::engine::is_blank;
use crate::i18n::file_size;
use crate::state::{FileAddress, Preferences, save_file};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "attached ",
    stylers::style_sheet!("./style/scoped/kit/attached.css")
);

/// The most characters of a file's name that are shown.
const NAME: usize = 60;

/// The most characters of its ending that are shown.
const ENDING: usize = 8;

/// The name of a file as it may stand on the screen: whoever sent it chose it.
pub(in crate::ui) fn file_name(file: &Attachment) -> String {
    one_line(&file.name, NAME)
}

/// A message in one line: its words, or the names of its files where it has none.
pub(in crate::ui) fn line_of(body: &str, files: &[Attachment], limit_chars: usize) -> String {
    if files.is_empty() || !is_blank(body) {
        return one_line(body, limit_chars);
    }
    let names: Vec<_> = files.iter().map(file_name).collect();
    one_line(&format!("📎 {}", names.join(", ")), limit_chars)
}

/// A line for each file; nothing where there are none.
#[component]
pub(in crate::ui) fn Attached(files: Attachments) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let rows = files.iter().cloned();
    (!files.is_empty()).then(|| {
        view! {
            <ul class=CLASS aria-label=words.panel.attached_files data-test="attached">
                {rows.map(|file| view! { <Row file /> }).collect_view()}
            </ul>
        }
    })
}

#[component]
fn Row(file: Attachment) -> impl IntoView {
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let words = locale.messages();
    let name = file_name(&file);
    let is_broken = RwSignal::new(false);
    let picture = file.picture().and_then(|picture| {
        let address = FileAddress::new(&file.data, picture.kind())?;
        let source = address.get().to_owned();
        on_cleanup(move || drop(address));
        Some(view! {
            <img
                src=source
                alt=name.clone()
                class:broken=move || is_broken.get()
                on:error=move |_| is_broken.set(true)
            />
        })
    });
    let glyph = if picture.is_some() {
        icondata_lu::LuImage
    } else {
        icondata_lu::LuFile
    };
    let size = file_size(locale, file.size());
    let about = match one_line(&file.ending().to_uppercase(), ENDING) {
        ending if ending.is_empty() => size,
        ending => format!("{ending} · {size}"),
    };
    let download = (words.panel.download)(&name);
    let save_as = name.clone();
    view! {
        <li>
            {picture}
            <span class="file">
                <Icon glyph size=16 />
                <span class="name">
                    <strong>{name}</strong>
                    <span>{about}</span>
                </span>
                <button
                    type="button"
                    class="button plain square small"
                    title=download.clone()
                    aria-label=download
                    on:click=move |_| save_file(&file, &save_as)
                >
                    <Icon glyph=icondata_lu::LuDownload size=14 />
                </button>
            </span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::line_of;
    use crate::domain::Attachment;

    #[test]
    fn files_stand_for_a_message_without_words() {
        let files = [
            Attachment::new("a\u{202E}gpj.pdf", "", *b"x"),
            Attachment::new("b.png", "", *b"x"),
        ];
        for (body, files, expected) in [
            ("Hello", &files[..], "Hello"),
            ("", &files, "📎 agpj.pdf, b.png"),
            ("\u{200B} ", &files, "📎 agpj.pdf, b.png"),
            ("", &[], ""),
        ] {
            assert_eq!(line_of(body, files, 40), expected, "{body:?}");
        }
    }
}
