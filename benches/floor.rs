//! A whole floor: 100,000 conversations through the real engine, with every feature compiled in and the log produced.
//!
//! 1,000 agents with 3 of 20 skills and 4 slots each, 20 queues, load 1.02, exponential handle time of 600 s and
//! patience of 300 s. Throughput is in conversations a second.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use switchboard::backend::statistical::{Plan, play};

const FLOOR: &str = include_str!("../tests/data/reference-floor.json");

fn a_day_on_the_reference_floor(criterion: &mut Criterion) {
    let plan = Plan::parse(FLOOR).unwrap();
    let mut group = criterion.benchmark_group("floor");
    group.sample_size(10);
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("100,000 conversations, 1,000 agents", |bencher| {
        bencher.iter(|| {
            play(&plan, plan.seed, |outcome| {
                black_box(outcome);
            })
            .unwrap()
        });
    });
    group.finish();
}

criterion_group!(floor, a_day_on_the_reference_floor);
criterion_main!(floor);
