//! Who depends on whom inside the browser, as `cargo tree --prefix depth` tells it.

use super::graph::Graph;
use crate::error::{Error, Result};

/// Lines like `2serde v1.0.0 (*)`: the depth, the package, remarks. What stands below a package is printed
/// once, so the edges of all its places belong together.
pub(super) fn parse(tree: &str) -> Result<Graph> {
    let unknown = |line: &str| {
        Error::new(format!(
            "`cargo tree` wrote a line this program does not know: {line}"
        ))
    };
    let mut graph: Option<Graph> = None;
    let mut way: Vec<String> = Vec::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let (depth, name, version) = split(line).ok_or_else(|| unknown(line))?;
        let id = format!("{name} {version}");
        way.truncate(depth);
        match (&mut graph, way.last()) {
            (None, None) if depth == 0 => graph = Some(Graph::rooted(&id, name, version)),
            (Some(graph), Some(parent)) if way.len() == depth => graph.add(parent, &id, name, version),
            _ => return Err(unknown(line)),
        }
        way.push(id);
    }
    graph.ok_or_else(|| Error::new("`cargo tree` wrote nothing"))
}

fn split(line: &str) -> Option<(usize, &str, &str)> {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (depth, package) = line.split_at_checked(digits)?;
    let mut words = package.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some((depth.parse().ok()?, name, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_once_belongs_to_every_place() {
        let tree = "0app v0.1.0 (/here)\n1a v1\n2c v1\n3d v2\n1b v1\n2c v1 (*)\n2d v1\n";
        let graph = parse(tree).unwrap();
        let reach = graph.reach(|_, package| package.name != "a");
        let packages: Vec<_> = reach.packages().map(|(_, package)| package.to_string()).collect();
        assert_eq!(packages, ["app 0.1.0", "b 1", "c 1", "d 1", "d 2"]);
        assert_eq!(reach.path("d 2"), "app -> b -> c -> d");
    }

    #[test]
    fn an_unknown_format_is_an_error() {
        for tree in [
            "",
            "app v0.1.0",
            "0app",
            "1app v0.1.0",
            "0app v0.1.0\n2a v1.0.0",
            "0a v1.0.0\n0b v1.0.0",
        ] {
            assert!(parse(tree).is_err(), "{tree}");
        }
    }
}
