//! One batch of events, and how it is written.

use crate::engine::Event;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The events one command led to, with the sequence number of the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The sequence number of the first event.
    pub first: u64,
    /// The events.
    pub events: Vec<Event>,
}

/// A batch that was not written to its end, or was changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the batch is torn or was changed")]
pub struct TornBatch;

impl Batch {
    /// The batch as bytes: postcard, then a 32-bit checksum of it.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        // Writing to memory cannot fail; an empty result would not decode.
        let mut bytes = postcard::to_allocvec(self).unwrap_or_default();
        let sum = checksum(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    /// Reads a batch back.
    ///
    /// # Errors
    /// [`TornBatch`] when the bytes are not those of a whole batch.
    pub fn decode(bytes: &[u8]) -> Result<Self, TornBatch> {
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(TornBatch)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(TornBatch);
        }
        postcard::from_bytes(body).map_err(|_| TornBatch)
    }
}

/// Fletcher-32 over bytes: enough to tell a torn write, not a forgery.
fn checksum(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_535;
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % MODULUS;
        (low, (high + low) % MODULUS)
    });
    high << 16 | low
}
