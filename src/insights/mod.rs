//! Reports: folds over events. A figure that cannot be traced to its events does not exist (design §2.2).

mod report;
mod tally;

pub use report::{AgentFigures, Figures, Report};
pub use tally::Tally;
