//! Text intelligence on the device: pure, explainable, labelled as such.

mod article_text;
pub mod assist;
pub mod emoji;
mod fuzzy;
mod known;
mod lookup;
mod marks;
pub mod markup;
mod plain;
mod prefill;
mod remark;
mod replies;
pub mod search;
pub mod sentiment;
mod slash;
mod slug;
mod subject;
pub mod summary;
pub mod timeline;
mod written_in;

pub use article_text::{ArticleText, Part, article_key, article_text};
pub use fuzzy::{best, fold, score};
pub use known::Known;
pub use lookup::{find_cases, find_customers};
pub use plain::{one_line, plain};
pub use prefill::{Form, new_case, new_customer, new_letter};
pub use remark::{says_solved, says_sorry};
pub use replies::{Found, find};
pub use slash::{Slash, suggestions, typed};
pub use slug::{Filled, People, fill, fill_script};
pub use subject::subject_of;
pub use written_in::written_in;
