//! The project's own commands: `cargo xtask demo` builds and serves the application, `cargo xtask test` runs
//! every check. What they need and this machine lacks, they install into the user's cache folder.

mod arguments;
mod bench;
mod browser_tests;
mod budget;
mod cache;
mod call;
mod check;
mod crates;
mod demo;
mod dev;
mod e2e;
mod error;
mod lab;
mod licences;
mod policy;
mod process_tree;
mod release;
mod request;
#[cfg(test)]
mod scratch;
mod search;
mod search_path;
mod sentiment;
mod serve;
mod site;
mod step;
mod styles;
mod tools;
mod version;
mod workspace;

use std::process::ExitCode;

use arguments::Arguments;
use error::{Error, Result};
use workspace::Workspace;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  demo  [--port N] [--no-build]   build the release and serve it (port 8080 or the next free one)
  serve [--port N] [--dist DIR]   serve a built application, on exactly this port
  dev   [TRUNK ARGUMENTS]         build, serve and rebuild on every change
  lab   SCENARIO.json [ARGUMENTS] run the command-line laboratory
  search --corpus F --queries G --qrels H [--language nb] [--typing]
                                  measure the search: nDCG@10 and MRR@10
  sentiment < LINES               rate lines of text, as JSON lines
  sentiment train RATED.jsonl     learn the weights of English words anew
  bench [NAME ...]                measure: growth, floor, wasm_floor, sentiment, search, wasm_search,
                                  panel
  styles                          write the scoped style sheets (Trunk asks for it)
  test  [--list] [STEP ...]       run every check, or only the named ones
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            error.exit_code()
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut words = arguments::of_this_process()?;
    if words.is_empty() {
        return Err(Error::usage(format!("a command is missing\n\n{HELP}")));
    }
    let command = words.remove(0);
    let asked_for_help = matches!(command.as_str(), "help" | "--help" | "-h");
    // What follows `lab`, `search` and `dev` belongs to the program they start, its `--help` too.
    let passes_on = matches!(command.as_str(), "lab" | "search" | "dev");
    if asked_for_help || !passes_on && words.iter().any(|word| word == "--help" || word == "-h") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    dispatch(&command, words)
}

fn dispatch(command: &str, words: Vec<String>) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        "demo" => demo::run(&workspace, Arguments::new(words)),
        "serve" => serve::run(&workspace, Arguments::new(words)),
        "dev" => dev::run(&workspace, words),
        "lab" => lab::run(&workspace, words),
        "search" => search::run(&workspace, words),
        "sentiment" => sentiment::run(&workspace, words),
        "bench" => bench::run(&workspace, &words),
        "styles" => styles::run(&workspace),
        "test" => check::run(&workspace, Arguments::new(words)),
        unknown => Err(Error::usage(format!("there is no command `{unknown}`\n\n{HELP}"))),
    }
}
