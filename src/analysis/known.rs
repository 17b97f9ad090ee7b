//! What is known of a conversation, under the names that scripts and macros use for it (behaviour §10.4).

use super::slug::People;
use crate::domain::{AgentId, Case, Context, Conversation, Customer, CustomerKind, Visitor};
use crate::engine::World;

/// Whom and what the slugs of a script stand for.
#[derive(Clone, Debug)]
pub struct Known<'w> {
    conversation: &'w Conversation,
    /// The customer, unless nobody knows who it is.
    pub customer: Option<&'w Customer>,
    /// The number of the case it belongs to.
    pub case_number: Option<String>,
    /// What that case is called.
    pub case_title: Option<String>,
    agent: &'w str,
    queue: &'w str,
}

impl<'w> Known<'w> {
    /// What is known now.
    #[must_use]
    pub fn of(world: &'w World, conversation: &'w Conversation, agent: AgentId) -> Self {
        let case = conversation.case().and_then(|case| world.records().case(case));
        let customer = world.customer(conversation.customer);
        Self {
            conversation,
            customer: customer.filter(|customer| !customer.is_visitor()),
            case_number: case.map(Case::number),
            case_title: case.map(|case| case.title.to_string()),
            agent: world.seat(agent).map_or("", |seat| &seat.agent.name),
            queue: world.queue(conversation.queue).map_or("", |queue| &queue.name),
        }
    }

    /// The value of a slug, given the inside of its braces. What is blank is no value.
    #[must_use]
    pub fn look_up(&self, slug: &str) -> Option<String> {
        let name = slug
            .strip_prefix("$oc.")
            .or_else(|| slug.strip_prefix("$session."));
        let name = name.unwrap_or(slug);
        let record = name.strip_prefix("anchor.").and_then(|field| self.field(field));
        let value = record.or_else(|| self.own(name));
        value.filter(|value| !value.trim().is_empty()).or_else(|| {
            let context: &Context = &self.conversation.context;
            let people = People {
                customer: self.customer.map_or("", |customer| &customer.name),
                agent: self.agent,
                context,
            };
            people.look_up(name)
        })
    }

    fn own(&self, name: &str) -> Option<String> {
        match name {
            "caseId" => self.case_number.clone(),
            "caseTitle" => self.case_title.clone(),
            "LiveWorkItemId" => Some(self.conversation.id.to_string()),
            "queueId" => Some(self.conversation.queue.to_string()),
            "QueueName" => Some(self.queue.to_owned()),
            "visitorLanguage" => self.visitor()?.language.as_deref().map(str::to_owned),
            "visitorDevice" => self.visitor()?.device.as_deref().map(str::to_owned),
            "customerRecordId" => Some(self.customer?.id.to_string()),
            "customerEntityName" => match self.customer?.kind {
                CustomerKind::Contact => Some("contact".to_owned()),
                CustomerKind::Account => Some("account".to_owned()),
                CustomerKind::Visitor | CustomerKind::Named => None,
            },
            _ => None,
        }
    }

    /// A field of the customer's record.
    fn field(&self, name: &str) -> Option<String> {
        let customer = self.customer?;
        match name {
            "name" => Some(customer.name.clone()),
            "email" => customer.email.as_ref().map(|email| email.0.to_string()),
            "phone" => customer.phone.as_ref().map(|phone| phone.0.to_string()),
            "city" => customer.city.clone(),
            "number" => customer.number.clone(),
            "orders" => Some(customer.orders.to_string()),
            _ => None,
        }
    }

    fn visitor(&self) -> Option<&'w Visitor> {
        let origin = self.conversation.dossier.as_ref()?.origin.as_ref()?;
        Some(&origin.visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::domain::{
        Address, ContactId, Conversation, ConversationId, Customer, CustomerId, CustomerKind, Dossier,
        Millis, Origin, QueueId, Value, Visitor, WorkStreamId,
    };

    fn conversation() -> Conversation {
        let mut conversation = Conversation::new(
            ConversationId(7),
            ContactId(1),
            CustomerId(3),
            WorkStreamId(1),
            QueueId(2),
            Millis(0),
        );
        conversation
            .context
            .insert("Order number".into(), Value::text("20418"));
        conversation
            .context
            .insert("caseTitle".into(), Value::text("From the survey"));
        conversation.dossier = Some(Box::new(Dossier {
            origin: Some(Box::new(Origin {
                visitor: Visitor {
                    language: Some("nb-NO".into()),
                    ..Visitor::default()
                },
                ..Origin::default()
            })),
            ..Dossier::default()
        }));
        conversation
    }

    #[test]
    fn every_name_has_its_value_and_what_nobody_knows_has_none() {
        let conversation = conversation();
        let customer = Customer {
            id: CustomerId(3),
            kind: CustomerKind::Contact,
            name: "Marta Holm".into(),
            email: Some(Address("marta@holm.example".into())),
            ..Customer::default()
        };
        let mut known = Known {
            conversation: &conversation,
            customer: Some(&customer),
            case_number: Some("CAS-00042".into()),
            case_title: Some("Left side is dead".into()),
            agent: "Bert Kowalski",
            queue: "Returns",
        };
        for (slug, expected) in [
            ("customerName", Some("Marta Holm")),
            ("$oc.customerName", Some("Marta Holm")),
            ("FirstName{Customer}", Some("Marta")),
            ("AgentName", Some("Bert Kowalski")),
            ("QueueName", Some("Returns")),
            ("caseId", Some("CAS-00042")),
            ("$session.caseTitle", Some("Left side is dead")),
            ("LiveWorkItemId", Some("7")),
            ("queueId", Some("2")),
            ("customerEntityName", Some("contact")),
            ("customerRecordId", Some("3")),
            ("anchor.email", Some("marta@holm.example")),
            ("anchor.phone", None),
            ("visitorLanguage", Some("nb-NO")),
            ("visitorDevice", None),
            ("Order number", Some("20418")),
            ("entityRoutingRecordId", None),
        ] {
            assert_eq!(known.look_up(slug).as_deref(), expected, "{slug}");
        }
        known.case_title = None;
        assert_eq!(known.look_up("caseTitle").as_deref(), Some("From the survey"));
        known.customer = None;
        assert_eq!(known.look_up("customerName"), None);
    }
}
