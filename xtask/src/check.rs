//! The `test` command: every check, one after the other, until one fails.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::error::{Error, Result};
use crate::step::{STEPS, Step};
use crate::tools::{Tool, Toolbox};
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode> {
    let list = arguments.flag("--list");
    let steps = chosen(&arguments.names()?)?;
    if list {
        for step in steps {
            println!("{:<9} {}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let wanted: Vec<Tool> = steps.iter().flat_map(|step| step.tools).copied().collect();
    let tools = Toolbox::with(workspace, &wanted)?;
    let mut times = Vec::new();
    for step in steps {
        times.push((step.name, run_step(step, &tools)?));
    }
    print!("\n{}", summary(&times));
    Ok(ExitCode::SUCCESS)
}

/// Always in the order of the list: later steps use what earlier ones made.
fn chosen(names: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        let valid: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(Error::usage(format!(
            "there is no step `{unknown}`; the steps are {}",
            valid.join(", ")
        )));
    }
    Ok(STEPS
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
        .collect())
}

fn run_step(step: &Step, tools: &Toolbox) -> Result<Duration> {
    println!("\n==> {}: {}", step.name, step.about);
    let start = Instant::now();
    let outcome = (step.run)(tools);
    let time = start.elapsed();
    match outcome {
        Ok(()) => {
            println!("    {} passed in {}", step.name, shown(time));
            Ok(time)
        }
        Err(error) => Err(failure(step.name, time, &error)),
    }
}

fn failure(name: &str, time: Duration, error: &Error) -> Error {
    let command = error
        .command()
        .map(|line| format!("\n  Command:   {line}"))
        .unwrap_or_default();
    let (time, why) = (shown(time), error.message());
    Error::new(format!(
        "{name} failed after {time}: {why}\n  Reproduce: cargo xtask test {name}{command}"
    ))
}

fn summary(times: &[(&str, Duration)]) -> String {
    let line = |name: &str, time: Duration| format!("{name:<9} {:>12}\n", shown(time));
    let total = times.iter().map(|(_, time)| *time).sum();
    times
        .iter()
        .map(|(name, time)| line(name, *time))
        .chain([line("all", total)])
        .collect()
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", time.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Result<Vec<&'static str>> {
        let words: Vec<_> = words.iter().map(ToString::to_string).collect();
        chosen(&words).map(|steps| steps.iter().map(|step| step.name).collect())
    }

    #[test]
    fn without_names_every_step_runs_in_order() {
        let all = [
            "fmt", "licences", "pure", "clippy", "native", "browser", "build", "budget", "e2e",
        ];
        assert_eq!(names(&[]).unwrap(), all);
    }

    #[test]
    fn named_steps_run_once_and_in_the_lists_order() {
        assert_eq!(names(&["e2e", "build", "e2e"]).unwrap(), ["build", "e2e"]);
    }

    #[test]
    fn an_unknown_step_names_the_known_ones() {
        let error = names(&["fmt", "lint"]).unwrap_err().to_string();
        assert!(
            error.contains("`lint`") && error.contains("clippy, native"),
            "{error}"
        );
    }

    #[test]
    fn a_failure_says_how_to_see_it_again() {
        let cause = Error::from_command("cargo fmt --all --check", "ended with exit code 1");
        let text = failure("fmt", Duration::from_millis(1250), &cause).to_string();
        assert!(text.starts_with("fmt failed after 1.2 s: ended"), "{text}");
        assert!(text.contains("Reproduce: cargo xtask test fmt\n"), "{text}");
        assert!(text.ends_with("Command:   cargo fmt --all --check"), "{text}");
    }

    #[test]
    fn the_summary_ends_with_the_whole_time() {
        let times = [
            ("fmt", Duration::from_millis(900)),
            ("e2e", Duration::from_secs(125)),
        ];
        let text = summary(&times);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines[0].ends_with(" 0.9 s") && lines[1].ends_with(" 2 min 05 s"),
            "{text}"
        );
        assert!(
            lines[2].starts_with("all ") && lines[2].ends_with(" 2 min 05 s"),
            "{text}"
        );
    }
}
