//! How many bytes a first visit may cost.

use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use crate::error::{Error, Result};

/// A kilobyte here is 1000 bytes.
const KB: u64 = 1000;

struct Budget {
    name: &'static str,
    endings: &'static [&'static str],
    limit: u64,
}

const BUDGETS: [Budget; 2] = [
    Budget {
        name: "wasm",
        endings: &["wasm"],
        limit: 900 * KB,
    },
    Budget {
        name: "JS + CSS",
        endings: &["js", "mjs", "css"],
        limit: 40 * KB,
    },
];

#[derive(Debug, PartialEq, Eq)]
struct Weight {
    file: String,
    raw: u64,
    brotli: u64,
}

pub(crate) fn check(dist: &Path) -> Result<()> {
    let mut verdicts = Vec::new();
    println!("{:<52} {:>10} {:>10}", "file", "raw kB", "brotli kB");
    for budget in &BUDGETS {
        let weights = weigh(dist, budget)?;
        for weight in &weights {
            println!(
                "{:<52} {:>10} {:>10}",
                weight.file,
                kilobytes(weight.raw),
                kilobytes(weight.brotli)
            );
        }
        verdicts.push(verdict(budget, &weights));
    }
    for verdict in &verdicts {
        println!("{}", verdict.as_ref().unwrap_or_else(|problem| problem));
    }
    let problems: Vec<_> = verdicts
        .into_iter()
        .filter_map(std::result::Result::err)
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::new(problems.join("; ")))
    }
}

fn verdict(budget: &Budget, weights: &[Weight]) -> Result<String, String> {
    if weights.is_empty() {
        return Err(format!(
            "{}: dist/ holds none; run `cargo xtask test build` first",
            budget.name
        ));
    }
    let sum = weights.iter().map(|weight| weight.brotli).sum::<u64>();
    let line = format!(
        "{}: {} of {} kB",
        budget.name,
        kilobytes(sum),
        kilobytes(budget.limit)
    );
    match sum.checked_sub(budget.limit) {
        None | Some(0) => Ok(line),
        Some(over) => Err(format!("{line}, {over} bytes too much")),
    }
}

fn weigh(dist: &Path, budget: &Budget) -> Result<Vec<Weight>> {
    let mut files = Vec::new();
    collect(dist, &mut files)?;
    files.sort();
    let counts = |file: &&PathBuf| {
        file.extension()
            .is_some_and(|ending| budget.endings.iter().any(|counted| ending == *counted))
    };
    files
        .iter()
        .filter(counts)
        .map(|file| weight(dist, file))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = |error| Error::new(format!("{} cannot be read: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn weight(dist: &Path, file: &Path) -> Result<Weight> {
    let unreadable = |error| Error::new(format!("{} cannot be weighed: {error}", file.display()));
    let content = fs::read(file).map_err(unreadable)?;
    let mut packed = Vec::new();
    // What a careful host sends: the strongest setting, packed once and kept.
    let settings = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut content.as_slice(), &mut packed, &settings).map_err(unreadable)?;
    let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
    Ok(Weight {
        file: name,
        raw: size(&content),
        brotli: size(&packed),
    })
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / KB, bytes % KB / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn weights(sizes: &[u64]) -> Vec<Weight> {
        sizes
            .iter()
            .map(|size| Weight {
                file: "a.js".into(),
                raw: size * 3,
                brotli: *size,
            })
            .collect()
    }

    #[test]
    fn a_budget_is_for_the_sum_and_includes_its_limit() {
        let [_, scripts] = &BUDGETS;
        assert_eq!(
            verdict(scripts, &weights(&[30_000, 10_000])),
            Ok("JS + CSS: 40.0 of 40.0 kB".into())
        );
        let over = verdict(scripts, &weights(&[30_000, 10_001])).unwrap_err();
        assert_eq!(over, "JS + CSS: 40.0 of 40.0 kB, 1 bytes too much");
    }

    #[test]
    fn nothing_built_is_not_within_the_budget() {
        assert!(
            verdict(&BUDGETS[0], &[])
                .unwrap_err()
                .contains("cargo xtask test build")
        );
    }

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(1_999), "1.9");
        assert_eq!(kilobytes(99), "0.0");
        assert_eq!(kilobytes(380_000), "380.0");
    }

    #[test]
    fn files_of_all_folders_are_weighed_after_packing() {
        let scratch = Scratch::new();
        scratch.file("app.js", &[b'a'; 5000]);
        scratch.file("snippets/one.js", b"let one = 1;");
        scratch.file("style.css", b"p{}");
        scratch.file("app.wasm", b"\0asm");
        scratch.file("readme.txt", b"text");
        let found = weigh(scratch.path(), &BUDGETS[1]).unwrap();
        let names: Vec<_> = found
            .iter()
            .map(|weight| weight.file.replace('\\', "/"))
            .collect();
        assert_eq!(names, ["app.js", "snippets/one.js", "style.css"]);
        assert_eq!(found[0].raw, 5000);
        assert!(found[0].brotli < 100);
    }
}
