//! One number for a whole world, to compare runs and platforms.

use super::World;
use serde::Serialize;

/// The 64-bit FNV-1a hash of the serialised world: worlds the same log led to have
/// equal fingerprints, natively and in WebAssembly.
#[must_use]
pub fn fingerprint(world: &World) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    let mut serializer = postcard::Serializer { output: Fnv(OFFSET) };
    // The sink never refuses, so this cannot fail; were it to, the number would simply differ.
    let _ = world.serialize(&mut serializer);
    serializer.output.0
}

struct Fnv(u64);

impl postcard::ser_flavors::Flavor for Fnv {
    type Output = u64;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<u64> {
        Ok(self.0)
    }
}
