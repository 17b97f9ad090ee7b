//! Names in a file that people write, and the lines they stand in.
//!
//! Names (`key`) are borrowed from the text, so where they stand in it tells the line of a name that leads nowhere.

use super::ScenarioError;
use std::collections::BTreeMap;

/// The names in a text.
pub(in crate::backend) struct Names<'a> {
    pub(in crate::backend) text: &'a str,
}

/// The names of one kind, numbered from 1 in order of appearance.
pub(in crate::backend) struct Numbers<'a> {
    names: &'a Names<'a>,
    noun: &'static str,
    numbers: BTreeMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    pub(in crate::backend) fn number(
        &'a self,
        noun: &'static str,
        keys: impl Iterator<Item = &'a str>,
    ) -> Result<Numbers<'a>, ScenarioError> {
        let mut numbers = BTreeMap::new();
        for (number, key) in (1..).zip(keys) {
            if numbers.insert(key, number).is_some() {
                return Err(self.error(key, format!("the {noun} \"{key}\" is there twice")));
            }
        }
        Ok(Numbers {
            names: self,
            noun,
            numbers,
        })
    }

    pub(in crate::backend) fn error(&self, key: &str, message: String) -> ScenarioError {
        let offset = (key.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        let before = offset.and_then(|offset| self.text.get(..offset));
        ScenarioError {
            line: before.map(|before| before.matches('\n').count() + 1),
            message,
        }
    }
}

impl Numbers<'_> {
    pub(in crate::backend) fn find(&self, key: &str) -> Result<u32, ScenarioError> {
        self.numbers.get(key).copied().ok_or_else(|| {
            let known: Vec<_> = self.numbers.keys().copied().collect();
            let message = format!(
                "there is no {} \"{key}\"; there are: {}",
                self.noun,
                known.join(", ")
            );
            self.names.error(key, message)
        })
    }

    pub(in crate::backend) fn position(&self, key: &str) -> Result<usize, ScenarioError> {
        self.find(key).map(|number| number as usize - 1)
    }
}
