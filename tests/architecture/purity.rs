//! The pure layers have no clock, chance, hash order, framework or browser, and do not panic (design §2.1, §3).

use super::finding::Finding;
use super::reach::Reach;
use super::scanner::{Kind, Source};
use super::tree::Tree;

const LAYERS: [&str; 6] = ["domain", "engine", "analysis", "insights", "backend", "storage"];

/// The one part of a pure layer that talks to the browser.
const BROWSER_PART: &str = "indexed_db";

/// Where even arithmetic has to come out the same everywhere.
const WHOLE_NUMBERS: [&str; 2] = ["domain", "engine"];

const TIME: &str = "time comes in with the `Stamp`";
const CHANCE: &str = "chance comes in with a seed";
const ORDER: &str = "hash order differs between runs: use a `BTreeMap` or `BTreeSet`";
const PLACE: &str = "this belongs to `runtime`, `state` or `ui`";
const PANIC: &str = "return a refusal or an error, or make the case impossible by type";

/// Written in Rust, with what to do instead.
const PATTERNS: [(&str, &str); 18] = [
    ("SystemTime", TIME),
    ("Instant::now", TIME),
    ("thread_rng", CHANCE),
    ("HashMap", ORDER),
    ("HashSet", ORDER),
    ("println!", PLACE),
    ("print!", PLACE),
    ("eprintln!", PLACE),
    ("eprint!", PLACE),
    ("dbg!", PLACE),
    (".unwrap()", PANIC),
    (".expect(", PANIC),
    (".unwrap_err()", PANIC),
    (".expect_err(", PANIC),
    ("panic!", PANIC),
    ("unreachable!", PANIC),
    ("todo!", PANIC),
    ("unimplemented!", PANIC),
];

const MODULES: [(&[&str], &str); 3] = [
    (&["std", "thread"], PLACE),
    (&["std", "env"], PLACE),
    (&["rand"], CHANCE),
];

/// With the crates whose names begin like theirs, such as `leptos_icons`.
const CRATES: [&str; 5] = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"];

fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.sources();
    let reach = Reach::of(&sources);
    let pure = sources
        .iter()
        .filter(|source| is_pure(source) && !reach.is_test(source.path));
    pure.flat_map(check_source).collect()
}

fn is_pure(source: &Source<'_>) -> bool {
    let module = source.module();
    module.first().is_some_and(|layer| LAYERS.contains(layer)) && !module.contains(&BROWSER_PART)
}

fn check_source(source: &Source<'_>) -> Vec<Finding> {
    let mut found: Vec<(usize, String, &str)> = Vec::new();
    for (pattern, advice) in PATTERNS {
        let shipped = source.find(pattern).into_iter().filter(|at| !source.is_test(*at));
        found.extend(shipped.map(|at| (source.line(at), pattern.to_owned(), advice)));
    }
    for path in source.paths().iter().filter(|path| !path.is_test) {
        let module = MODULES
            .iter()
            .find(|(module, _)| path.segments.starts_with(module));
        found.extend(module.map(|(module, advice)| (path.line, module.join("::"), *advice)));
    }
    let counts = source
        .module()
        .first()
        .is_some_and(|layer| WHOLE_NUMBERS.contains(layer));
    for (at, token) in source
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, _)| !source.is_test(*at))
    {
        if token.kind == Kind::Name && CRATES.iter().any(|name| is_of(token.text, name)) {
            found.push((token.line, token.text.to_owned(), PLACE));
        } else if counts && is_float(source, at) {
            found.push((
                token.line,
                token.text.to_owned(),
                "floats may differ between platforms: use whole numbers",
            ));
        }
    }
    let layer = source.module().first().copied().unwrap_or_default();
    let finding = |(line, what, advice)| {
        Finding::new(
            source.path,
            line,
            format!("the pure layer `{layer}` has `{what}`"),
            advice,
        )
    };
    found.into_iter().map(finding).collect()
}

/// `leptos_icons` is of `leptos`, `leptospirosis` is not.
fn is_of(name: &str, krate: &str) -> bool {
    name.strip_prefix(krate)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

/// A float's type, or a literal of one. `pair.0.1` is none.
fn is_float(source: &Source<'_>, at: usize) -> bool {
    let is_type = |text: &str| text.ends_with("f32") || text.ends_with("f64");
    let follows_dot = at > 0
        && source
            .tokens
            .get(at - 1)
            .is_some_and(|before| before.is_mark("."));
    source.tokens.get(at).is_some_and(|token| match token.kind {
        Kind::Name => ["f32", "f64"].contains(&token.text),
        Kind::Number if token.text.starts_with("0x") => false,
        Kind::Number => is_type(token.text) || token.text.contains('.') && !follows_dot,
        Kind::Text | Kind::Mark => false,
    })
}

#[test]
fn pure_layers_are_pure() {
    super::assert_holds(check);
}

#[test]
fn everything_impure_is_seen() {
    let impure = [
        "use std::time::SystemTime;",
        "fn a() { let b = std::time::Instant::now(); }",
        "use rand::Rng;",
        "use std::{collections::HashMap};",
        "use std::{fmt, thread};",
        "fn a() { std::env::var(b) }",
        "use leptos_icons::Icon;",
        "#[wasm_bindgen] fn a() {}",
        "fn a() { b\n.unwrap() }",
        "fn a() { b.expect(\"c\") }",
        "fn a() { panic!() }",
        "fn a() { eprintln!() }",
    ];
    for code in impure {
        for path in ["src/domain/a.rs", "src/storage/a.rs"] {
            assert_eq!(super::places(check, &[(path, code)]).len(), 1, "{code}");
        }
    }
    for code in ["fn a(b: f32) {}", "const A: u8 = 2.5;", "const A: u8 = 1_f64;"] {
        assert_eq!(
            super::places(check, &[("src/engine/a.rs", code)]),
            ["src/engine/a.rs:1"],
            "{code}"
        );
        assert!(
            super::places(check, &[("src/insights/a.rs", code)]).is_empty(),
            "{code}"
        );
    }
}

#[test]
fn tests_prose_near_misses_and_the_browser_part_are_no_findings() {
    let code = "//! No HashMap, f64 or panic!.
        use oorandom::Rand32; fn a() { b.unwrap_or(1); c.0.1; d != 0xf64; e(\"println!\") }
        #[expect(unused)] fn leptospirosis() {}
        #[cfg(test)] mod tests { fn a() { b.unwrap(); let c = 0.5; } }";
    let files = [
        ("src/engine/mod.rs", code),
        ("src/lib.rs", "mod engine; #[cfg(test)] mod storage;"),
        ("src/storage/mod.rs", "fn a() { panic!() }"),
        ("src/storage/indexed_db/mod.rs", "use web_sys::Window;"),
        ("src/runtime/mod.rs", "use std::collections::HashMap;"),
    ];
    assert_eq!(super::places(check, &files), Vec::<String>::new());
}
