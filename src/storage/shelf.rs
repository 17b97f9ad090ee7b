//! A place for texts under names, such as a browser's own.

use super::StorageError;
use std::collections::BTreeMap;

/// Keeps texts under names.
pub trait Shelf {
    /// Puts a text there, in the place of what was there before.
    ///
    /// # Errors
    /// [`StorageError`] when there is no room; what was there before is still there then.
    fn put(&mut self, name: &str, text: &str) -> Result<(), StorageError>;

    /// Takes a text away, if it is there.
    fn remove(&mut self, name: &str);

    /// Every name with its text.
    fn all(&self) -> Vec<(String, String)>;
}

impl<T: Shelf + ?Sized> Shelf for Box<T> {
    fn put(&mut self, name: &str, text: &str) -> Result<(), StorageError> {
        (**self).put(name, text)
    }

    fn remove(&mut self, name: &str) {
        (**self).remove(name);
    }

    fn all(&self) -> Vec<(String, String)> {
        (**self).all()
    }
}

impl Shelf for BTreeMap<String, String> {
    fn put(&mut self, name: &str, text: &str) -> Result<(), StorageError> {
        self.insert(name.into(), text.into());
        Ok(())
    }

    fn remove(&mut self, name: &str) {
        Self::remove(self, name);
    }

    fn all(&self) -> Vec<(String, String)> {
        self.iter()
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect()
    }
}
