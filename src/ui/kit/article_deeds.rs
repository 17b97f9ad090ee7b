//! What can be done with articles in a session: open, send, link.

use super::Opener;
use super::focus::focus_writing;
use crate::domain::{AgentId, Article, ArticleId, Audience, Channel, ConversationId};
use crate::engine::{Command, Facet, can_write_to_customer};
use crate::i18n::Messages;
use crate::state::{Desk, Preferences, Tab, article_link};
use leptos::prelude::*;

/// Small enough to be copied into closures.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ArticleDeeds {
    desk: Desk,
    conversation: ConversationId,
    words: &'static Messages,
    opener: Opener,
    writes: Memo<bool>,
    linked: Memo<Vec<ArticleId>>,
}

impl ArticleDeeds {
    /// Within a view.
    pub(in crate::ui) fn new(me: AgentId, conversation: ConversationId) -> Self {
        let desk = expect_context::<Desk>();
        let facet = Facet::Conversation(conversation);
        Self {
            desk,
            conversation,
            words: expect_context::<Preferences>().locale.get_untracked().messages(),
            opener: Opener::of(conversation),
            writes: Memo::new(move |_| {
                desk.see(&[facet, Facet::Agent(me)], |world| {
                    let found = world.conversation(conversation);
                    found.is_some_and(|found| can_write_to_customer(world, found, me))
                })
            }),
            linked: Memo::new(move |_| {
                desk.see(&[facet], |world| {
                    let dossier = world.conversation(conversation)?.dossier.as_ref()?;
                    Some(dossier.articles.clone())
                })
                .unwrap_or_default()
            }),
        }
    }

    /// Whether something can be sent to the customer.
    pub(in crate::ui) fn writes(self) -> bool {
        self.writes.get()
    }

    /// The articles that belong to the conversation.
    pub(in crate::ui) fn linked(self) -> Vec<ArticleId> {
        self.linked.get()
    }

    /// Whether an article belongs to the conversation.
    pub(in crate::ui) fn is_linked(self, article: ArticleId) -> bool {
        self.linked.with(|linked| linked.contains(&article))
    }

    /// Opens a tab of the session.
    pub(in crate::ui) fn open_tab(self, tab: Tab, in_background: bool) {
        if in_background {
            self.opener.open(tab, true);
        } else {
            self.opener.show(tab);
        }
    }

    /// Opens an article.
    pub(in crate::ui) fn open(self, article: ArticleId, in_background: bool) {
        self.open_tab(Tab::Article(article), in_background);
    }

    /// Puts a text into the message to the customer, so that the agent sees what is sent.
    pub(in crate::ui) fn put(self, text: &str) {
        let session = self.desk.session(self.conversation);
        session.add_to_draft(Audience::Public, text);
        session.show_conversation();
        self.desk.speak(self.words.knowledge.in_draft.to_owned(), false);
        request_animation_frame(|| {
            focus_writing();
        });
    }

    /// Puts the link of an article into the message.
    pub(in crate::ui) fn put_link(self, article: ArticleId) {
        let link = self.desk.see(&[], |world| {
            let article: &Article = world.setup().articles.get(&article)?;
            Some(article_link(article))
        });
        if let Some(link) = link {
            self.put(&link);
        }
    }

    /// Whether the customer sees bold, headings and lists as such.
    pub(in crate::ui) fn shows_formatting(self) -> bool {
        let channel = self.desk.see(&[], |world| {
            let conversation = world.conversation(self.conversation)?;
            Some(world.work_stream(conversation.work_stream)?.channel)
        });
        channel.is_some_and(Channel::shows_formatting)
    }

    /// Says that an article belongs to the conversation, or does not any more.
    pub(in crate::ui) fn toggle_link(self, article: ArticleId) {
        let is_linked = self.linked.with_untracked(|linked| linked.contains(&article));
        self.desk.send(Command::LinkArticle {
            conversation: self.conversation,
            article,
            is_linked: !is_linked,
        });
    }
}
