//! What the fields of records are called.

use crate::domain::RecordField;

pub(super) const fn en(field: RecordField) -> &'static str {
    match field {
        RecordField::Name => "The name",
        RecordField::Email => "The e-mail address",
        RecordField::Phone => "The phone number (+47 and so on)",
        RecordField::City => "The town",
        RecordField::Number => "The account number",
        RecordField::Account => "The account",
        RecordField::PrimaryContact => "The primary contact",
        RecordField::Title => "The title",
        RecordField::Customer => "The customer",
        RecordField::Subject => "The subject",
        RecordField::Product => "The product",
        RecordField::Description => "The description",
        RecordField::Resolution => "The resolution",
        RecordField::Text => "The text",
        RecordField::Comment => "The comment",
        RecordField::Recipient => "The recipient",
        RecordField::When => "The time",
    }
}

pub(super) const fn nb(field: RecordField) -> &'static str {
    match field {
        RecordField::Name => "Navnet",
        RecordField::Email => "E-postadressen",
        RecordField::Phone => "Telefonnummeret (+47 og så videre)",
        RecordField::City => "Stedet",
        RecordField::Number => "Kontonummeret",
        RecordField::Account => "Firmaet",
        RecordField::PrimaryContact => "Hovedkontakten",
        RecordField::Title => "Tittelen",
        RecordField::Customer => "Kunden",
        RecordField::Subject => "Emnet",
        RecordField::Product => "Produktet",
        RecordField::Description => "Beskrivelsen",
        RecordField::Resolution => "Løsningen",
        RecordField::Text => "Teksten",
        RecordField::Comment => "Kommentaren",
        RecordField::Recipient => "Mottakeren",
        RecordField::When => "Tidspunktet",
    }
}
