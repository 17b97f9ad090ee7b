//! The fields of records that can be filled in wrongly.

use serde::{Deserialize, Serialize};

/// A field of a form, as a refusal names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordField {
    /// A customer's name.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A home town.
    City,
    /// An account's number.
    Number,
    /// The account a contact belongs to.
    Account,
    /// The contact to turn to at an account.
    PrimaryContact,
    /// A case's or a letter's title.
    Title,
    /// A case's customer.
    Customer,
    /// The field a case belongs to.
    Subject,
    /// The product a case is about.
    Product,
    /// What happened and what is wanted.
    Description,
    /// What settled a case.
    Resolution,
    /// What a note or a letter says.
    Text,
    /// A comment on an article.
    Comment,
    /// To whom a letter goes.
    Recipient,
    /// When something begins or is due.
    When,
}
