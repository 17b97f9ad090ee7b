//! Where the journal is kept.
//!
//! The journal is the list of event batches a host has committed; everything else can be rebuilt from it. A batch
//! is written with its first sequence number and a checksum, so a torn tail is found rather than read.

mod batch;
mod memory;
mod records;
mod shelf;

pub use batch::{Batch, TornBatch};
pub use memory::MemoryStorage;
pub use records::RecordStorage;
pub use shelf::Shelf;

use thiserror::Error;

/// A place for the journal.
pub trait Storage {
    /// Appends a batch. What it returned from has to be there after a crash.
    ///
    /// # Errors
    /// [`StorageError`] when it could not be kept; nothing of it may be there then.
    fn append(&mut self, batch: &Batch) -> Result<(), StorageError>;

    /// Everything kept, in order. A torn tail is left out.
    ///
    /// # Errors
    /// [`StorageError`] when the place cannot be read.
    fn load(&self) -> Result<Vec<Batch>, StorageError>;
}

/// Why the journal could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// There is no room left.
    #[error("there is no room left to keep what happens: free some space or export and start afresh")]
    Full,
}
