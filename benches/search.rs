//! Searching a knowledge base of 10,000 articles: building the index, and one query.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

mod corpus;

use corpus::Corpus;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use switchboard::analysis::search::{Document, Index, Language, Typing};

fn build(corpus: &Corpus) -> Index {
    let documents = corpus.articles.iter().map(|article| Document {
        title: &article.title,
        body: &article.body,
        keywords: &[],
    });
    Index::build(Language::English, documents)
}

fn a_large_knowledge_base(criterion: &mut Criterion) {
    let mut corpus = Corpus::new();
    let queries = corpus.queries(1_000);
    let mut group = criterion.benchmark_group("search");
    group.sample_size(10);
    group.bench_function("index of 10,000 articles", |bencher| {
        bencher.iter(|| black_box(build(&corpus)));
    });
    let index = build(&corpus);
    for (name, typing) in [
        ("query", Typing::Finished),
        ("query while typing", Typing::Unfinished),
    ] {
        let mut next = queries.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(index.search(next.next().unwrap(), 10, typing)));
        });
    }
    group.finish();
}

criterion_group!(search, a_large_knowledge_base);
criterion_main!(search);
