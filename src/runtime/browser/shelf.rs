//! The browser's local storage as a shelf.

use crate::storage::{Shelf, StorageError};
use web_sys::Storage;

/// Local storage of this origin. Other tabs see what is put there.
#[derive(Clone, Debug)]
pub struct BrowserShelf {
    storage: Storage,
}

impl BrowserShelf {
    /// The shelf, where the browser has one and lets us use it.
    #[must_use]
    pub fn open() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok().flatten()?;
        Some(Self { storage })
    }
}

impl Shelf for BrowserShelf {
    fn put(&mut self, name: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set_item(name, text).map_err(|_| StorageError::Full)
    }

    fn remove(&mut self, name: &str) {
        // What is not there need not be taken away.
        let _ = self.storage.remove_item(name);
    }

    fn all(&self) -> Vec<(String, String)> {
        let count = self.storage.length().unwrap_or(0);
        let name = |index| self.storage.key(index).ok().flatten();
        (0..count)
            .filter_map(name)
            .filter_map(|name| Some((self.storage.get_item(&name).ok().flatten()?, name)))
            .map(|(text, name)| (name, text))
            .collect()
    }
}
