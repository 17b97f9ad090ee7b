//! Ending a process together with everything it started: a killed `cargo test` would otherwise leave its
//! test runner, the browser driver and the browser behind.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};

pub(crate) fn end(child: &mut Child) {
    let root = child.id();
    if cfg!(windows) {
        quietly(
            Command::new("taskkill")
                .args(["/T", "/F", "/PID"])
                .arg(root.to_string()),
        );
    }
    let started = started_by(root);
    // From the top down, so that none sees a child of its own end and goes on with what comes next.
    // It fails only when the process has ended by itself.
    let _ = child.kill();
    if !started.is_empty() {
        quietly(
            Command::new("kill")
                .arg("-KILL")
                .args(started.iter().map(u32::to_string)),
        );
    }
    let _ = child.wait();
}

fn started_by(root: u32) -> Vec<u32> {
    let listing = Command::new("ps")
        .args(["-A", "-o", "pid=", "-o", "ppid="])
        .stderr(Stdio::null())
        .output();
    listing
        .map(|listing| descendants(&String::from_utf8_lossy(&listing.stdout), root))
        .unwrap_or_default()
}

fn quietly(command: &mut Command) {
    let _ = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}

/// Reads lines of a process and its parent; parents come before their children in the answer.
fn descendants(listing: &str, root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for line in listing.lines() {
        let mut numbers = line.split_whitespace().map(str::parse::<u32>);
        if let (Some(Ok(pid)), Some(Ok(parent))) = (numbers.next(), numbers.next()) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(parent) = open.pop() {
        for child in children.remove(&parent).unwrap_or_default() {
            found.push(child);
            open.push(child);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grandchildren_are_found_and_strangers_are_not() {
        let listing =
            "    1     0\n   10     1\n   11    10\n   12    11\n   13    10\n   20     1\n   21    20\n";
        let mut found = descendants(listing, 10);
        found.sort_unstable();
        assert_eq!(found, [11, 12, 13]);
        assert!(descendants(listing, 12).is_empty());
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(descendants("2 1\n1 2\n", 1), [2, 1]);
    }
}
