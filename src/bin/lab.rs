//! The laboratory: plays a scenario file natively, as fast as it goes, and prints its figures as JSON.
//!
//! Exit codes: 0 done, 1 the run failed, 2 the input was refused.

use serde_json::{Value, json};
use std::process::ExitCode;
use switchboard::backend::mock::{Colleagues, Customers, Scenario};
use switchboard::backend::statistical::{self, Ending, Kind, Outcome, Plan};
use switchboard::domain::Millis;
use switchboard::engine::{World, fingerprint};
use switchboard::insights::Tally;
use switchboard::runtime::Host;
use switchboard::storage::MemoryStorage;

/// When every laboratory day begins: a Monday, 2026-03-02, at 8:00 UTC.
const START: Millis = Millis(1_772_438_400_000);

const USAGE: &str = "usage: cargo xtask lab SCENARIO.json [--seed NUMBER]";

/// What went wrong, and whose fault it was.
enum Failure {
    Input(String),
    Run(String),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(Failure::Input(message)) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
        Err(Failure::Run(message)) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<Value, Failure> {
    let (path, seed) = parse(arguments)?;
    let text = std::fs::read_to_string(path).map_err(|error| Failure::Input(format!("{path}: {error}")))?;
    if Plan::is_meant(&text) {
        return plan(&text, seed).map_err(|error| Failure::Input(format!("{path}: {error}")));
    }
    let scenario = Scenario::parse(&text).map_err(|error| Failure::Input(format!("{path}: {error}")))?;
    play(&scenario, seed.unwrap_or(scenario.seed)).map_err(|failure| match failure {
        Failure::Input(error) => Failure::Input(format!("{path}: {error}")),
        Failure::Run(error) => Failure::Run(format!("{path}: {error}")),
    })
}

/// A statistical floor, or a trace.
fn plan(text: &str, seed: Option<u64>) -> Result<Value, String> {
    let plan = Plan::parse(text).map_err(|error| error.to_string())?;
    let mut outcomes = Vec::new();
    let seed = seed.unwrap_or(plan.seed);
    let world = statistical::play(&plan, seed, |outcome| outcomes.push(outcome))
        .map_err(|error| error.to_string())?;
    let fingerprint = format!("{:016x}", fingerprint(&world));
    if let Kind::Trace(_) = plan.kind {
        outcomes.sort_by_key(|outcome| outcome.number);
        let conversations: Vec<_> = outcomes.iter().map(|outcome| told(&plan, outcome)).collect();
        return Ok(json!({ "trace": plan.name, "fingerprint": fingerprint, "conversations": conversations }));
    }
    Ok(json!({
        "plan": plan.name,
        "seed": seed,
        "fingerprint": fingerprint,
        "report": statistical::report(&plan, &outcomes),
    }))
}

/// One line of a trace's answer: start, wait, outcome, agent.
fn told(plan: &Plan, outcome: &Outcome) -> Value {
    let (how, agent) = match outcome.ending {
        Ending::Served(id) => ("served", Some(id)),
        Ending::Abandoned => ("abandoned", None),
        Ending::SentAway => ("sent_away", None),
    };
    let agent = agent.and_then(|id| plan.floor.agents.iter().find(|agent| agent.id == id));
    let waited = outcome.waited_until.0 - outcome.arrived.0;
    json!({
        "conversation": outcome.number + 1,
        "class": plan.classes.get(&outcome.work_stream),
        "at_ms": outcome.arrived.0,
        "start_ms": agent.map(|_| outcome.waited_until.0),
        "wait_ms": waited,
        "outcome": how,
        "agent": agent.map(|agent| &agent.name),
        "end_ms": outcome.ended.0,
    })
}

fn parse(arguments: &[String]) -> Result<(&str, Option<u64>), Failure> {
    let (mut path, mut seed) = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--seed" => {
                let number = rest.next().and_then(|number| number.parse().ok());
                seed = Some(
                    number.ok_or_else(|| Failure::Input(format!("--seed takes a whole number\n{USAGE}")))?,
                );
            }
            option if option.starts_with('-') => {
                return Err(Failure::Input(format!("unknown option {option}\n{USAGE}")));
            }
            _ if path.is_some() => return Err(Failure::Input(format!("one scenario at a time\n{USAGE}"))),
            given => path = Some(given),
        }
    }
    path.map(|path| (path, seed))
        .ok_or_else(|| Failure::Input(USAGE.into()))
}

fn play(scenario: &Scenario, seed: u64) -> Result<Value, Failure> {
    let floor = scenario.floor(START);
    let customers = Customers::new(scenario, &floor, START, seed);
    let colleagues = Colleagues::new(scenario, START, seed);
    let mut host = Host::open(floor, START, customers, colleagues, MemoryStorage::default())
        .map_err(|error| Failure::Input(error.to_string()))?;
    host.advance(START + scenario.length)
        .map_err(|error| Failure::Run(error.to_string()))?;

    let mut tally = Tally::default();
    let mut events = 0;
    for batch in host.take_batches() {
        events += batch.events.len();
        batch.events.iter().for_each(|event| tally.count(event));
    }
    Ok(report(scenario, seed, events, &tally, host.world()))
}

fn report(scenario: &Scenario, seed: u64, events: usize, tally: &Tally, world: &World) -> Value {
    let report = tally.report();
    let queues: Vec<_> = world
        .queues()
        .map(|queue| {
            let figures = report.queues.get(&queue.id).cloned().unwrap_or_default();
            json!({ "queue": queue.name, "waiting_at_end": world.waiting_in(queue.id).len(), "figures": figures })
        })
        .collect();
    let agents: Vec<_> = world
        .seats()
        .map(|seat| json!({ "agent": seat.agent.name, "figures": tally.agent(seat.agent.id) }))
        .collect();
    json!({
        "scenario": scenario.name,
        "seed": seed,
        "played_s": scenario.length.whole_seconds(),
        "events": events,
        "fingerprint": format!("{:016x}", fingerprint(world)),
        "floor": report.total,
        "queues": queues,
        "agents": agents,
    })
}
