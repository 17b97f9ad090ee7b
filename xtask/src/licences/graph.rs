//! Who depends on whom, as `cargo metadata` tells it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use serde_json::Value;

use crate::error::{Error, Result};

#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    version: String,
    pub(super) licence: Option<String>,
    edges: Vec<Edge>,
}

#[derive(Debug)]
pub(super) struct Edge {
    to: String,
    pub(super) normal: bool,
    pub(super) build: bool,
}

#[derive(Debug)]
pub(super) struct Graph {
    root: String,
    packages: BTreeMap<String, Package>,
}

impl fmt::Display for Package {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.name, self.version)
    }
}

impl Package {
    fn named(name: &str, version: &str) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: None,
            edges: Vec::new(),
        }
    }
}

impl Graph {
    pub(super) fn parse(metadata: &str) -> Result<Self> {
        let all: Value = serde_json::from_str(metadata).map_err(|error| unknown(&error.to_string()))?;
        let mut edges: BTreeMap<String, Vec<Edge>> = list(&all, "/resolve/nodes")?
            .iter()
            .map(|node| Ok((text(node, "id")?, edges(node)?)))
            .collect::<Result<_>>()?;
        let packages = list(&all, "/packages")?
            .iter()
            .map(|package| {
                let id = text(package, "id")?;
                let edges = edges.remove(&id).unwrap_or_default();
                Ok((id, parse_package(package, edges)?))
            })
            .collect::<Result<_>>()?;
        let root = all.pointer("/resolve/root").and_then(Value::as_str);
        let root = root
            .ok_or_else(|| unknown("the workspace has no root package"))?
            .to_owned();
        Ok(Self { root, packages })
    }

    pub(super) fn rooted(id: &str, name: &str, version: &str) -> Self {
        Self {
            root: id.to_owned(),
            packages: BTreeMap::from([(id.to_owned(), Package::named(name, version))]),
        }
    }

    pub(super) fn add(&mut self, parent: &str, id: &str, name: &str, version: &str) {
        self.packages
            .entry(id.to_owned())
            .or_insert_with(|| Package::named(name, version));
        if let Some(parent) = self.packages.get_mut(parent) {
            parent.edges.push(Edge {
                to: id.to_owned(),
                normal: true,
                build: false,
            });
        }
    }

    /// Everything the root package leads to over the edges that `follow` allows, by the shortest ways.
    pub(super) fn reach(&self, follow: impl Fn(&Edge, &Package) -> bool) -> Reach<'_> {
        let mut from: BTreeMap<&str, Option<&str>> = BTreeMap::from([(self.root.as_str(), None)]);
        let mut open = VecDeque::from([self.root.as_str()]);
        while let Some(id) = open.pop_front() {
            for edge in self
                .packages
                .get(id)
                .map(|package| package.edges.as_slice())
                .unwrap_or_default()
            {
                let allowed = self
                    .packages
                    .get(&edge.to)
                    .is_some_and(|package| follow(edge, package));
                if allowed && !from.contains_key(edge.to.as_str()) {
                    from.insert(&edge.to, Some(id));
                    open.push_back(&edge.to);
                }
            }
        }
        Reach { graph: self, from }
    }
}

#[derive(Debug)]
pub(super) struct Reach<'a> {
    graph: &'a Graph,
    from: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> Reach<'a> {
    pub(super) fn len(&self) -> usize {
        self.from.len()
    }

    pub(super) fn packages(&self) -> impl Iterator<Item = (&'a str, &'a Package)> {
        self.from
            .keys()
            .filter_map(|id| Some((*id, self.graph.packages.get(*id)?)))
    }

    /// `root -> dependency -> package`
    pub(super) fn path(&self, id: &str) -> String {
        let ids = std::iter::successors(Some(id), |id| self.from.get(id).copied().flatten());
        let mut names: Vec<_> = ids
            .filter_map(|id| self.graph.packages.get(id))
            .map(|package| package.name.as_str())
            .collect();
        names.reverse();
        names.join(" -> ")
    }
}

fn parse_package(package: &Value, edges: Vec<Edge>) -> Result<Package> {
    Ok(Package {
        name: text(package, "name")?,
        version: text(package, "version")?,
        licence: package.get("license").and_then(Value::as_str).map(str::to_owned),
        edges,
    })
}

fn edges(node: &Value) -> Result<Vec<Edge>> {
    let edge = |dependency: &Value| {
        let kinds = list(dependency, "/dep_kinds")?;
        let is = |wanted: &Value| kinds.iter().any(|kind| kind.get("kind") == Some(wanted));
        let (normal, build) = (is(&Value::Null), is(&Value::from("build")));
        Ok(Edge {
            to: text(dependency, "pkg")?,
            normal,
            build,
        })
    };
    list(node, "/deps")?.iter().map(edge).collect()
}

fn list<'a>(value: &'a Value, pointer: &str) -> Result<&'a [Value]> {
    let list = value.pointer(pointer).and_then(Value::as_array);
    list.map(Vec::as_slice)
        .ok_or_else(|| unknown(&format!("it has no list {pointer}")))
}

fn text(value: &Value, key: &str) -> Result<String> {
    let text = value.get(key).and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| unknown(&format!("it has no text `{key}`")))
}

fn unknown(why: &str) -> Error {
    Error::new(format!(
        "the output of `cargo metadata` is not what this program knows: {why}"
    ))
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;

    fn package(id: &str, name: &str, licence: Option<&str>) -> Value {
        json!({ "id": id, "name": name, "version": "1.0.0", "license": licence })
    }

    fn node(id: &str, dependencies: &[(&str, &[Option<&str>])]) -> Value {
        let edge = |(to, kinds): &(&str, &[Option<&str>])| {
            let kinds: Vec<_> = kinds
                .iter()
                .map(|kind| json!({ "kind": kind, "target": null }))
                .collect();
            json!({ "pkg": to, "dep_kinds": kinds })
        };
        json!({ "id": id, "deps": dependencies.iter().map(edge).collect::<Vec<_>>() })
    }

    /// An application with one example of everything that is treated differently.
    pub(in crate::licences) fn metadata() -> String {
        let mit = Some("MIT");
        let packages = [
            package("a", "app", mit),
            package("l", "leptos", mit),
            package("r", "regex", Some("MIT/ISC")),
            package("b", "bincode", mit),
            package("m", "macros", mit),
            package("f", "finder", mit),
            package("p", "matcher", Some("MPL-2.0")),
            package("n", "nameless", None),
            package("d", "tester", Some("GPL-3.0")),
        ];
        let (normal, build, dev): (&[_], &[_], &[_]) = (&[None], &[Some("build")], &[Some("dev")]);
        let both = &[Some("dev"), None];
        let nodes = [
            node(
                "a",
                &[
                    ("l", normal),
                    ("m", normal),
                    ("f", both),
                    ("n", build),
                    ("d", dev),
                ],
            ),
            node("l", &[("r", normal)]),
            node("m", &[("b", normal)]),
            node("f", &[("p", normal), ("r", normal), ("f", normal)]),
        ];
        json!({ "packages": packages, "resolve": { "root": "a", "nodes": nodes } }).to_string()
    }

    fn names(reach: &Reach<'_>) -> Vec<String> {
        let mut names: Vec<_> = reach
            .packages()
            .map(|(_, package)| package.name.clone())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_only_tests_use_is_not_reached() {
        let graph = Graph::parse(&metadata()).unwrap();
        let built = graph.reach(|edge, _| edge.normal || edge.build);
        let expected = [
            "app", "bincode", "finder", "leptos", "macros", "matcher", "nameless", "regex",
        ];
        assert_eq!(names(&built), expected);
        assert_eq!(built.len(), expected.len());
    }

    #[test]
    fn the_way_to_a_package_starts_at_the_root() {
        let graph = Graph::parse(&metadata()).unwrap();
        let built = graph.reach(|edge, _| edge.normal || edge.build);
        assert_eq!(built.path("b"), "app -> macros -> bincode");
        assert_eq!(built.path("a"), "app");
    }

    #[test]
    fn an_unknown_format_is_an_error() {
        for text in [
            "",
            "{}",
            r#"{ "packages": [], "resolve": { "nodes": [], "root": null } }"#,
        ] {
            assert!(Graph::parse(text).is_err(), "{text}");
        }
    }
}
