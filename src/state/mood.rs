//! How customers feel, as the desk knows it: what rates their messages, and the course of each conversation.

use super::Desk;
use super::fetch::Fetch;
use crate::analysis::sentiment::{Course, FILES, Model};
use crate::domain::{Author, Conversation, ConversationId};
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// The courses of more conversations than this are not kept; they are worked out again when they are looked at.
const KEPT: usize = 1_000;

/// The model, and what it made of the conversations that were looked at.
#[derive(Debug, Default)]
pub(super) struct Moods {
    model: Model,
    /// With the number of messages from the customer each was made of.
    courses: BTreeMap<ConversationId, (usize, Course)>,
}

impl Moods {
    pub(super) fn of(model: Model) -> Self {
        Self {
            model,
            courses: BTreeMap::new(),
        }
    }

    /// The course of what the customer wrote. Messages are only ever added, so their number tells whether it is up to
    /// date.
    pub(super) fn course_of(&mut self, conversation: &Conversation) -> Course {
        let messages = customers_messages(conversation);
        let known = self.courses.get(&conversation.id);
        if let Some((_, course)) = known.filter(|(count, _)| *count == messages.len()) {
            return course.clone();
        }
        let course = Course::of(&self.model, &messages);
        if self.courses.len() >= KEPT {
            self.courses.clear();
        }
        self.courses
            .insert(conversation.id, (messages.len(), course.clone()));
        course
    }
}

/// What the customer wrote, oldest first; also what they wrote to the bot (behaviour §11.2).
fn customers_messages(conversation: &Conversation) -> Vec<&str> {
    // Files alone say nothing.
    let theirs = conversation
        .messages()
        .filter(|(_, author, body)| *author == Author::Customer && !body.trim().is_empty());
    theirs.map(|(_, _, body)| body).collect()
}

/// Fetches what messages are rated with. Until it is there, none is; tells `failed` why it will not be.
pub fn load_sentiment(desk: Desk, failed: impl FnOnce(String) + 'static) {
    let files = FILES.map(|file| Fetch::start(&format!("sentiment/{file}")));
    spawn_local(async move {
        match load(files).await {
            Ok(model) => desk.rate_with(model),
            Err(why) => failed(why),
        }
    });
}

async fn load([first, second, third, fourth]: [Fetch; 4]) -> Result<Model, String> {
    let texts = [
        first.text().await?,
        second.text().await?,
        third.text().await?,
        fourth.text().await?,
    ];
    let files = texts.each_ref().map(|text| text.as_bytes());
    Model::read(files).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Moods, customers_messages};
    use crate::domain::{
        AgentId, Attachments, Audience, Author, BotId, ContactId, Conversation, ConversationId, CustomerId,
        Entry, Line, Message, Millis, QueueId, WorkStreamId,
    };

    fn said(conversation: &mut Conversation, author: Author, audience: Audience, body: &str) {
        conversation.transcript.push(Entry {
            at: Millis(0),
            line: Line::Message(Message {
                author,
                audience,
                body: body.into(),
                attachments: Attachments::default(),
            }),
        });
    }

    #[test]
    fn only_the_customer_counts_and_each_message_once() {
        let (id, customer) = (ConversationId(1), CustomerId(1));
        let mut conversation = Conversation::new(
            id,
            ContactId::default(),
            customer,
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        said(
            &mut conversation,
            Author::Bot(BotId(1)),
            Audience::Public,
            "Wonderful!",
        );
        said(&mut conversation, Author::Customer, Audience::Public, "Hello");
        said(
            &mut conversation,
            Author::Agent(AgentId(1)),
            Audience::Internal,
            "Terrible customer",
        );
        assert_eq!(customers_messages(&conversation), ["Hello"]);
        let mut moods = Moods::default();
        let first = moods.course_of(&conversation);
        assert_eq!(first, moods.course_of(&conversation));
        assert_eq!(moods.courses.get(&id).map(|(count, _)| *count), Some(1));
        said(
            &mut conversation,
            Author::Customer,
            Audience::Public,
            "Anybody there?",
        );
        moods.course_of(&conversation);
        assert_eq!(moods.courses.get(&id).map(|(count, _)| *count), Some(2));
    }
}
