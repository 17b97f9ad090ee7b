//! One broken rule at one place.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    line: usize,
    /// What is wrong.
    problem: String,
    /// What to do about it.
    advice: String,
}

impl Finding {
    pub fn new(path: &str, line: usize, problem: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            problem: problem.into(),
            advice: advice.into(),
        }
    }

    /// `path:line`, which editors and terminals can follow.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place(), self.problem, self.advice)
    }
}

#[test]
fn a_finding_names_the_place_the_problem_and_the_way_out() {
    let finding = Finding::new("src/a.rs", 3, "`x` is banned", "use `y`");
    assert_eq!(finding.to_string(), "src/a.rs:3: `x` is banned; use `y`");
}
