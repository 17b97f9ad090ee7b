//! Files on their way into a message: chosen, pasted or dropped, and shown as chips until it is sent.

use super::pen::Pen;
use crate::analysis::plain;
use crate::domain::{Audience, Carries, Channel, ConversationId};
use crate::engine::{Refusal, can_be_attached, limits};
use crate::i18n::file_size;
use crate::state::{Desk, carries_files, files_in, read_file};
use crate::ui::app::{locale, words};
use crate::ui::kit::{Icon, file_name};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{ClipboardEvent, File};

/// What the file picker offers where only pictures are carried.
const PICTURES: &str = "image/png,image/jpeg,image/gif,image/webp";

/// Reads files and puts them into a draft, as far as they can go with it. What cannot says why.
pub(in crate::ui::workspace::conversation) fn take_in(
    desk: Desk,
    conversation: ConversationId,
    channel: Channel,
    audience: Audience,
    chosen: Vec<File>,
) {
    let words = words();
    let files = desk.session(conversation).files(audience).clone();
    let refuse = move |refusal: &Refusal| desk.toasts().show(plain(&(words.refusal)(refusal)).into_owned());
    spawn_local(async move {
        for file in chosen {
            // Before it is read: what is far too large would take all there is of memory.
            if let Some(refusal) = too_large(&file) {
                refuse(&refusal);
                continue;
            }
            let Some(read) = read_file(&file).await else {
                let name = plain(&file.name()).into_owned();
                desk.toasts().show((words.panel.file_unreadable)(&name));
                continue;
            };
            let mut all = files.get_untracked();
            all.push(read);
            match can_be_attached(channel, audience, &all) {
                Ok(()) => files.set(all),
                Err(refusal) => refuse(&refusal),
            }
        }
    });
}

fn too_large(file: &File) -> Option<Refusal> {
    // The browser counts bytes in a float; no file is so large that it would not be exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as u64;
    (size > limits::ATTACHMENTS_BYTES).then(|| Refusal::FileTooLarge {
        name: file.name().chars().take(limits::FILE_NAME_CHARS).collect(),
        size,
        limit: limits::ATTACHMENT_BYTES,
    })
}

/// Takes pasted files. A text that brings a picture of itself along, as one from a spreadsheet does, stays a text.
pub(super) fn paste(pen: Pen, event: &ClipboardEvent) {
    let Some(carried) = event.clipboard_data() else {
        return;
    };
    let is_text = carried.types().includes(&"text/plain".into(), 0);
    if carries_files(&carried) && !is_text {
        event.prevent_default();
        pen.attach(files_in(carried.files()));
    }
}

/// The button that opens the file picker. Where the channel carries no files it says so.
#[component]
pub(super) fn AttachButton(pen: Pen) -> impl IntoView {
    let words = words();
    let field = NodeRef::<html::Input>::new();
    let carries = Memo::new(move |_| match pen.audience() {
        Audience::Public => pen.channel.carries(),
        Audience::Internal => Carries::Files,
    });
    let label = move || match carries.get() {
        Carries::Nothing => (words.refusal)(&Refusal::NoFilesOnChannel),
        Carries::Pictures | Carries::Files => words.panel.attach.to_owned(),
    };
    view! {
        <input
            node_ref=field
            type="file"
            multiple
            hidden
            accept=move || (carries.get() == Carries::Pictures).then_some(PICTURES)
            on:change=move |_| {
                if let Some(field) = field.get_untracked() {
                    pen.attach(files_in(field.files()));
                    // The same file once more is a change, too.
                    field.set_value("");
                    pen.focus();
                }
            }
        />
        <button
            type="button"
            class="button plain square"
            title=label
            aria-label=words.panel.attach
            aria-disabled=move || (carries.get() == Carries::Nothing).to_string()
            on:click=move |_| {
                if carries.get_untracked() == Carries::Nothing {
                    pen.desk.toasts().show((words.refusal)(&Refusal::NoFilesOnChannel));
                } else if let Some(field) = field.get_untracked() {
                    field.click();
                }
            }
        >
            <Icon glyph=icondata_lu::LuPaperclip />
        </button>
    }
}

/// What will go with the message, each with a way to take it out again.
#[component]
pub(super) fn Files(pen: Pen) -> impl IntoView {
    let (words, locale) = (words(), locale());
    let chips = move || {
        let files = pen.files().get();
        (!files.is_empty()).then(|| {
            let chips = files
                .iter()
                .enumerate()
                .map(|(place, file)| {
                    let name = file_name(file);
                    let remove = (words.panel.remove_file)(&name);
                    view! {
                        <li>
                            <span class="truncate">{name}</span>
                            <span class="detail">{file_size(locale, file.size())}</span>
                            <button
                                type="button"
                                class="button plain square small"
                                title=remove.clone()
                                aria-label=remove
                                on:click=move |_| {
                                    untrack(|| pen.files()).update(|files| {
                                        if place < files.len() {
                                            files.remove(place);
                                        }
                                    });
                                    pen.focus();
                                }
                            >
                                <Icon glyph=icondata_lu::LuX size=14 />
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class="files" aria-label=words.panel.attached_files>{chips}</ul> }
        })
    };
    let trouble = move || {
        let refusal = pen.files_refused()?;
        Some(
            view! { <p class="hint over" role="status">{plain(&(words.refusal)(&refusal)).into_owned()}</p> },
        )
    };
    view! {
        {chips}
        {trouble}
    }
}
