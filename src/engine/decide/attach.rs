//! Files with a message: how many, how large and of which kind (behaviour §8.9).

use super::say::is_blank;
use crate::domain::{Attachment, Audience, Carries, Channel};
use crate::engine::{Refusal, limits};

/// How much of a file's name a refusal repeats, in characters.
const NAME: usize = 80;

/// Refuses files nobody should get. What a customer sent was carried already: it is measured by what anybody can take.
pub(super) fn check(files: &[Attachment]) -> Result<(), Refusal> {
    measure(files, limits::ATTACHMENT_BYTES)
}

/// Whether these files can go with one message to the customer on `channel`, or to colleagues.
///
/// # Errors
/// The [`Refusal`] that names the first file that cannot go, and why.
pub fn can_be_attached(channel: Channel, audience: Audience, files: &[Attachment]) -> Result<(), Refusal> {
    if audience == Audience::Internal || files.is_empty() {
        return check(files);
    }
    let is_picture = |file: &&Attachment| file.picture().is_some();
    match channel.carries() {
        Carries::Nothing => return Err(Refusal::NoFilesOnChannel),
        Carries::Pictures => {
            if let Some(other) = files.iter().find(|file| !is_picture(file)) {
                return Err(Refusal::OnlyPictures(name(other)));
            }
        }
        Carries::Files => {}
    }
    measure(files, channel.file_limit().min(limits::ATTACHMENT_BYTES))
}

fn measure(files: &[Attachment], limit: u64) -> Result<(), Refusal> {
    if files.len() > limits::ATTACHMENTS {
        return Err(Refusal::TooManyFiles {
            limit: limits::ATTACHMENTS,
        });
    }
    for file in files {
        let size = file.size();
        if is_blank(&file.name) || file.name.chars().nth(limits::FILE_NAME_CHARS).is_some() {
            return Err(Refusal::BadFileName);
        }
        if size == 0 {
            return Err(Refusal::FileEmpty(name(file)));
        }
        if file.is_program() {
            return Err(Refusal::FileIsProgram(name(file)));
        }
        if size > limit {
            return Err(Refusal::FileTooLarge {
                name: name(file),
                size,
                limit,
            });
        }
    }
    let size = files.iter().map(Attachment::size).sum();
    if size > limits::ATTACHMENTS_BYTES {
        return Err(Refusal::FilesTooLarge {
            size,
            limit: limits::ATTACHMENTS_BYTES,
        });
    }
    Ok(())
}

fn name(file: &Attachment) -> String {
    file.name.chars().take(NAME).collect()
}
