//! The host: what it does is kept, can be replayed, and does not depend on how often it is asked.

use super::support::day::{self, DAWN, SMALL_FLOOR};
use switchboard::domain::Span;
use switchboard::engine::{World, apply};
use switchboard::storage::{Batch, MemoryStorage, Storage};

#[test]
fn the_journal_leads_to_the_live_world() {
    let (host, events) = day::play(11);
    let mut replayed = World::new();
    events.iter().for_each(|event| apply(&mut replayed, event));
    assert_eq!(&replayed, host.world());
}

#[test]
fn one_long_step_and_many_short_ones_lead_to_the_same_log() {
    let (_, in_one) = day::play(3);
    let (mut host, scenario) = day::open(SMALL_FLOOR, 3);
    let mut in_many = Vec::new();
    let mut now = DAWN;
    while now < DAWN + scenario.length {
        now = (now + Span(1_337)).min(DAWN + scenario.length);
        host.advance(now).expect("memory is never full");
        in_many.extend(day::events(&mut host));
    }
    assert_eq!(in_one, in_many);
}

#[test]
fn batches_are_numbered_without_a_gap() {
    let (mut host, scenario) = day::open(SMALL_FLOOR, 5);
    host.advance(DAWN + scenario.length)
        .expect("memory is never full");
    let mut next = 0;
    for batch in host.take_batches() {
        assert_eq!(batch.first, next);
        next += batch.events.len() as u64;
    }
    assert_eq!(next, host.world().next_seq());
}

#[test]
fn a_torn_tail_is_cut_at_the_last_whole_batch() {
    let (mut host, _) = day::open(SMALL_FLOOR, 5);
    host.advance(DAWN + Span::minutes(5))
        .expect("memory is never full");
    let batches = host.take_batches();
    let mut storage = MemoryStorage::default();
    for batch in &batches {
        storage.append(batch).expect("memory is never full");
    }
    assert_eq!(storage.load().expect("readable"), batches);

    for damage in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes[0] ^= 1,
        Vec::clear,
    ] {
        let mut torn = storage.clone();
        damage(torn.raw_mut().last_mut().expect("there is a batch"));
        assert_eq!(torn.load().expect("readable"), batches[..batches.len() - 1]);
    }
}

#[test]
fn bytes_that_never_were_a_batch_are_refused() {
    for bytes in [&b""[..], b"abc", b"not a batch at all", &[0; 64]] {
        assert!(Batch::decode(bytes).is_err(), "{bytes:?}");
    }
}
