//! What a new record says before anybody has written in it: whatever the conversation already knows.

use super::{one_line, subject_of};
use crate::domain::{
    Activity, ActivityId, ActivityKind, Address, AgentId, Author, Case, Conversation, Customer, CustomerId,
    CustomerKind, Millis, Regarding, Value,
};
use std::sync::Arc;

/// So much of what the customer wrote goes into a case, in characters.
const DESCRIPTION: usize = 2_000;

/// The longest name that is taken over, in characters.
const NAME: usize = 100;

/// A new record as it is being written, with what was in it before anybody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form<T> {
    /// As it stands.
    pub record: T,
    untouched: T,
    writer: CustomerId,
}

impl<T: Clone + PartialEq> Form<T> {
    /// One nobody wrote in, with what is known of a conversation with this customer.
    #[must_use]
    pub fn untouched(prefilled: T, writer: CustomerId) -> Self {
        Self {
            record: prefilled.clone(),
            untouched: prefilled,
            writer,
        }
    }

    /// One that says something else than what it began with.
    #[must_use]
    pub fn written(record: T, prefilled: T, writer: CustomerId) -> Self {
        Self {
            record,
            ..Self::untouched(prefilled, writer)
        }
    }

    /// Whether somebody wrote in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.record != self.untouched
    }

    /// Whether it was begun for this customer.
    #[must_use]
    pub fn is_for(&self, writer: CustomerId) -> bool {
        self.writer == writer
    }

    /// Brings it up to what is known now. What somebody wrote stays.
    pub fn refill(&mut self, prefilled: T, writer: CustomerId) {
        if !self.is_written() {
            *self = Self::untouched(prefilled, writer);
        }
    }
}

/// A contact or an account from what is known of whoever writes.
#[must_use]
pub fn new_customer(conversation: &Conversation, writer: &Customer, kind: CustomerKind) -> Customer {
    let answer = |name: &str| text_of(conversation, name);
    let address = |known: &Option<Address>, name: &str| {
        known
            .clone()
            .or_else(|| answer(name).map(|text| Address(text.into())))
    };
    let name = match writer.kind {
        CustomerKind::Named => writer.name.clone(),
        _ => answer("Name").unwrap_or_default(),
    };
    Customer {
        kind,
        name: one_line(&name, NAME),
        email: address(&writer.email, "Email"),
        phone: address(&writer.phone, "Phone"),
        city: writer.city.clone().or_else(|| answer("City")),
        ..Customer::default()
    }
}

/// A case about what the customer writes.
#[must_use]
pub fn new_case(conversation: &Conversation, writer: &Customer) -> Case {
    let answer = |name: &str| text_of(conversation, name).unwrap_or_default();
    let written = conversation
        .messages()
        .filter(|(_, author, _)| *author == Author::Customer)
        .map(|(_, _, body)| body)
        .collect::<Vec<_>>()
        .join("\n");
    Case {
        title: subject_line(conversation).into(),
        customer: writer.is_on_file().then_some(writer.id),
        subject: answer("Subject").into(),
        product: answer("Product").into(),
        description: written.chars().take(DESCRIPTION).collect::<String>().into(),
        ..Case::default()
    }
}

/// A letter to the customer, about their case if there is one.
#[must_use]
pub fn new_letter(conversation: &Conversation, writer: &Customer, case: Option<&Case>) -> Activity {
    let about = case.map_or_else(
        || subject_line(conversation),
        |case| format!("{}: {}", case.number(), case.title),
    );
    let to: Arc<str> = writer
        .email
        .as_ref()
        .map_or_else(Arc::default, |email| email.0.clone());
    Activity {
        id: ActivityId(0),
        regarding: case.map_or(Regarding::Customer(writer.id), |case| Regarding::Case(case.id)),
        kind: ActivityKind::Email { to, is_draft: true },
        subject: about.into(),
        text: Arc::default(),
        conversation: Some(conversation.id),
        by: AgentId(0),
        at: Millis(0),
    }
}

/// What it is about, without anything a title cannot hold.
fn subject_line(conversation: &Conversation) -> String {
    one_line(&subject_of(conversation).unwrap_or_default(), NAME)
}

/// A text among the context variables.
fn text_of(conversation: &Conversation, name: &str) -> Option<String> {
    match conversation.context.get(name)? {
        Value::Text(text) => Some(one_line(text, NAME)).filter(|text| !text.is_empty()),
        Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, new_case, new_customer, new_letter};
    use crate::domain::{
        ActivityKind, Address, Attachments, Audience, Author, Case, CaseId, ContactId, Conversation,
        ConversationId, Customer, CustomerId, CustomerKind, Entry, Line, Message, Millis, QueueId, Regarding,
        Value, WorkStreamId,
    };

    fn conversation() -> Conversation {
        let mut conversation = Conversation::new(
            ConversationId(5),
            ContactId(1),
            CustomerId(9),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        conversation
            .context
            .insert("Name".into(), Value::text("Ada Lund"));
        conversation
            .context
            .insert("Email".into(), Value::text("ada@lund.example"));
        conversation
            .context
            .insert("Product".into(), Value::text("Aurora H2"));
        conversation.transcript.push(Entry {
            at: Millis(1),
            line: Line::Message(Message {
                author: Author::Customer,
                audience: Audience::Public,
                body: "The left side of my headphones is dead.".into(),
                attachments: Attachments::default(),
            }),
        });
        conversation
    }

    #[test]
    fn a_visitor_becomes_a_contact_with_what_they_answered() {
        let visitor = Customer {
            name: "Visitor 7".into(),
            phone: Some(Address("+4790011222".into())),
            ..Customer::default()
        };
        let contact = new_customer(&conversation(), &visitor, CustomerKind::Contact);
        assert_eq!(contact.name, "Ada Lund");
        assert_eq!(contact.email, Some(Address("ada@lund.example".into())));
        assert_eq!(contact.phone, Some(Address("+4790011222".into())));
        assert_eq!((contact.kind, contact.id), (CustomerKind::Contact, CustomerId(0)));
    }

    #[test]
    fn a_case_says_what_the_customer_said() {
        let contact = Customer {
            id: CustomerId(9),
            kind: CustomerKind::Contact,
            ..Customer::default()
        };
        let case = new_case(&conversation(), &contact);
        assert_eq!(&*case.title, "The left side of my headphones is dead");
        assert_eq!(&*case.description, "The left side of my headphones is dead.");
        assert_eq!(&*case.product, "Aurora H2");
        assert_eq!(case.customer, Some(CustomerId(9)));
        assert_eq!(new_case(&conversation(), &Customer::default()).customer, None);
    }

    #[test]
    fn a_letter_is_about_the_case_where_there_is_one() {
        let contact = Customer {
            id: CustomerId(9),
            kind: CustomerKind::Contact,
            email: Some(Address("ada@lund.example".into())),
            ..Customer::default()
        };
        let case = Case {
            id: CaseId(3),
            title: "Left side dead".into(),
            ..Case::default()
        };
        let letter = new_letter(&conversation(), &contact, Some(&case));
        assert_eq!(&*letter.subject, "CAS-00003: Left side dead");
        assert_eq!(letter.regarding, Regarding::Case(CaseId(3)));
        assert!(
            matches!(letter.kind, ActivityKind::Email { ref to, is_draft: true } if &**to == "ada@lund.example")
        );
        let letter = new_letter(&conversation(), &contact, None);
        assert_eq!(letter.regarding, Regarding::Customer(CustomerId(9)));
    }

    #[test]
    fn an_untouched_form_follows_the_customer_and_a_written_one_stays() {
        let (ada, nora) = (contact(9, "ada@lund.example"), contact(10, "nora@vik.example"));
        let conversation = conversation();
        let case_of = |writer: &Customer| new_case(&conversation, writer);
        let mut form = Form::untouched(case_of(&ada), ada.id);
        assert!(!form.is_written());
        form.refill(case_of(&nora), nora.id);
        assert_eq!(form.record.customer, Some(nora.id));
        assert!(form.is_for(nora.id) && !form.is_for(ada.id));
        form.record.title = "In my words".into();
        form.refill(case_of(&ada), ada.id);
        assert!(form.is_written());
        assert_eq!(form.record.customer, Some(nora.id));
        assert!(
            !form.is_for(ada.id),
            "it can be said that it was begun for somebody else"
        );

        let letter_to = |writer: &Customer| new_letter(&conversation, writer, None);
        let mut form = Form::untouched(letter_to(&ada), ada.id);
        form.refill(letter_to(&nora), nora.id);
        assert!(
            matches!(form.record.kind, ActivityKind::Email { ref to, .. } if &**to == "nora@vik.example")
        );
        assert_eq!(form.record.regarding, Regarding::Customer(nora.id));

        let one = |writer: &Customer| new_customer(&conversation, writer, CustomerKind::Contact);
        let mut form = Form::untouched(one(&ada), ada.id);
        form.refill(one(&nora), nora.id);
        assert_eq!(form.record.email, nora.email);
        let form = Form::written(one(&ada), one(&nora), nora.id);
        assert!(form.is_written());
    }

    fn contact(id: u32, email: &str) -> Customer {
        Customer {
            id: CustomerId(id),
            kind: CustomerKind::Contact,
            email: Some(Address(email.into())),
            ..Customer::default()
        }
    }
}
