//! The texts of records: what has to be there, how long it may be, and what it has to look like.

use super::say::is_blank;
use crate::domain::RecordField;
use crate::engine::{Refusal, limits};
use std::sync::Arc;

/// A short text without the white space around it; empty where nothing of it can be seen.
pub(super) fn short(text: &str, field: RecordField) -> Result<Arc<str>, Refusal> {
    within(text, limits::FIELD_CHARS, field)
}

/// A short text that has to be there.
pub(super) fn needed(text: &str, field: RecordField) -> Result<Arc<str>, Refusal> {
    let text = short(text, field)?;
    if text.is_empty() {
        Err(Refusal::FieldMissing(field))
    } else {
        Ok(text)
    }
}

/// A long text, as it was written.
pub(super) fn long(text: &Arc<str>, field: RecordField) -> Result<Arc<str>, Refusal> {
    if text.chars().nth(limits::RECORD_CHARS).is_some() {
        Err(Refusal::FieldTooLong(field))
    } else {
        Ok(text.clone())
    }
}

fn within(text: &str, limit: usize, field: RecordField) -> Result<Arc<str>, Refusal> {
    let text = text.trim();
    if text.chars().nth(limit).is_some() {
        Err(Refusal::FieldTooLong(field))
    } else if is_blank(text) {
        Ok(Arc::default())
    } else if text.chars().any(char::is_control) {
        Err(Refusal::FieldMalformed(field))
    } else {
        Ok(text.into())
    }
}

/// A short text, or none where there is only white space.
pub(super) fn maybe(text: Option<&str>, field: RecordField) -> Result<Option<String>, Refusal> {
    let text = short(text.unwrap_or_default(), field)?;
    Ok((!text.is_empty()).then(|| text.to_string()))
}

/// Something that could be an e-mail address. Whether it is one, only a letter can tell.
pub(super) fn email(text: &str, field: RecordField) -> Result<Option<String>, Refusal> {
    let Some(text) = maybe(Some(text), field)? else {
        return Ok(None);
    };
    let is_one = text.split_once('@').is_some_and(|(name, host)| {
        let has_dot = host
            .split_once('.')
            .is_some_and(|(left, right)| !left.is_empty() && !right.is_empty() && !right.ends_with('.'));
        !name.is_empty() && has_dot && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    if is_one {
        Ok(Some(text))
    } else {
        Err(Refusal::FieldMalformed(field))
    }
}

/// A phone number in E.164 form: a plus and 7 to 15 digits. Spaces, dots, hyphens and brackets are taken out.
pub(super) fn phone(text: &str, field: RecordField) -> Result<Option<String>, Refusal> {
    let Some(text) = maybe(Some(text), field)? else {
        return Ok(None);
    };
    let number: String = text
        .chars()
        .filter(|char| !matches!(char, ' ' | '.' | '-' | '(' | ')' | '\u{a0}'))
        .collect();
    let number = number
        .strip_prefix("00")
        .map_or_else(|| number.clone(), |rest| format!("+{rest}"));
    let is_one = number.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_one {
        Ok(Some(number))
    } else {
        Err(Refusal::FieldMalformed(field))
    }
}
