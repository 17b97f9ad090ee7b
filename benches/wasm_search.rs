//! The knowledge base of `search.rs` in WebAssembly: at most 1.5 s to build and 10 ms for 95 of 100 queries.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

mod corpus;

use corpus::Corpus;
use js_sys::Date;
use switchboard::analysis::search::{Document, Index, Language, Typing};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// The clock tells whole milliseconds, so each query is asked so many times in a row.
const REPEATED: u32 = 20;

#[wasm_bindgen_test]
fn a_large_knowledge_base() {
    let mut corpus = Corpus::new();
    let queries = corpus.queries(200);
    let documents = corpus.articles.iter().map(|article| Document {
        title: &article.title,
        body: &article.body,
        keywords: &[],
    });
    let before = Date::now();
    let index = Index::build(Language::English, documents);
    let build = Date::now() - before;
    console_log!("10,000 articles: index in {build:.0} ms");
    assert!(build <= 1_500.0, "{build} ms");
    for typing in [Typing::Finished, Typing::Unfinished] {
        let mut times: Vec<f64> = Vec::new();
        for query in &queries {
            let before = Date::now();
            for _ in 0..REPEATED {
                assert!(index.search(query, 10, typing).len() <= 10);
            }
            times.push((Date::now() - before) / f64::from(REPEATED));
        }
        times.sort_by(f64::total_cmp);
        let (median, p95) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        console_log!("{typing:?}: p50 {median:.2} ms, p95 {p95:.2} ms");
        assert!(p95 <= 10.0, "{p95} ms");
    }
}
