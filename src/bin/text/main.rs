//! Text intelligence from a terminal: the same functions that the application uses, on lines of text.
//!
//! Exit codes: 0 done, 1 the run failed, 2 the input was refused.

mod failure;
mod search;
mod sentiment;
mod training;

use failure::Failure;
use std::process::ExitCode;

const USAGE: &str = "usage: text COMMAND

  search ARGUMENTS              ask a collection its questions and tell how good the answers are
  sentiment                     rate every line of the standard input, as JSON lines
  sentiment-train RATED.jsonl   learn the weights of English words from rated sentences, and write them";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let Some((command, arguments)) = arguments.split_first() else {
        return Err(Failure::Input(USAGE.into()));
    };
    match command.as_str() {
        "search" => search::run(arguments)
            .map(|report| println!("{report}"))
            .map_err(Failure::Input),
        "sentiment" => sentiment::run(arguments),
        "sentiment-train" => training::run(arguments),
        unknown => Err(Failure::Input(format!(
            "there is no command `{unknown}`\n{USAGE}"
        ))),
    }
}
