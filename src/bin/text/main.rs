//! The command line of text intelligence: measures what `analysis` computes, as JSON.
//!
//! Exit codes: 0 done, 2 the input was refused.

mod search;

use serde_json::Value;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask search ARGUMENTS";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<Value, String> {
    match arguments.split_first() {
        Some((command, rest)) if command == "search" => search::run(rest),
        _ => Err(USAGE.to_owned()),
    }
}
