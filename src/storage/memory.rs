//! A journal in memory, for tests, the laboratory and browsers that keep nothing.

use super::{Batch, Storage, StorageError};

/// Keeps encoded batches in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStorage {
    batches: Vec<Vec<u8>>,
}

impl MemoryStorage {
    /// The bytes kept, batch by batch: what a test tears.
    pub fn raw_mut(&mut self) -> &mut Vec<Vec<u8>> {
        &mut self.batches
    }
}

impl Storage for MemoryStorage {
    fn append(&mut self, batch: &Batch) -> Result<(), StorageError> {
        self.batches.push(batch.encode());
        Ok(())
    }

    fn load(&self) -> Result<Vec<Batch>, StorageError> {
        Ok(self
            .batches
            .iter()
            .map_while(|bytes| Batch::decode(bytes).ok())
            .collect())
    }
}
