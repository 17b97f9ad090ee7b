//! What the forms of new records share: what is in them stays while other tabs and sessions are worked on; an untouched
//! one follows the conversation; what is wrong is said.

use super::Page;
use crate::analysis::Form;
use crate::domain::{ConversationId, RecordField};
use crate::engine::{Command, Facet, Refusal, World};
use crate::state::{Desk, Tab};
use crate::ui::app::{desk, words};
use crate::ui::kit::Opener;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What a new record says at first, by what the conversation knows; the one before may decide its kind.
type Prefill<T> = fn(&World, ConversationId, Option<&T>) -> Option<T>;

/// The state of a form.
pub(super) struct RecordForm<T: Send + Sync + 'static> {
    form: RwSignal<Option<Form<T>>>,
    prefill: Prefill<T>,
    frame: Frame,
}

impl<T: Send + Sync + 'static> Clone for RecordForm<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for RecordForm<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> RecordForm<T> {
    /// The form of a tab. One nobody wrote in says what is known by now.
    pub(super) fn open(
        conversation: ConversationId,
        tab: Tab,
        kept: ArcRwSignal<Option<Form<T>>>,
        prefill: Prefill<T>,
    ) -> Self {
        let desk = desk();
        let form = RwSignal::from(kept);
        let is_elsewhere = Memo::new(move |_| {
            let writer = desk.see(&[Facet::Conversation(conversation)], |world| {
                world.conversation(conversation).map(|found| found.customer)
            });
            form.with(|form| {
                form.as_ref()
                    .zip(writer)
                    .is_some_and(|(form, writer)| !form.is_for(writer))
            })
        });
        let opened = Self {
            form,
            prefill,
            frame: Frame {
                desk,
                conversation,
                tab,
                opener: Opener::of(conversation),
                refusal: RwSignal::new(None),
                is_elsewhere,
            },
        };
        opened.refill();
        opened
    }

    /// Brings it up to what is known now, unless somebody wrote in it.
    pub(super) fn refill(self) {
        let before = self.form.get_untracked();
        let Frame {
            desk, conversation, ..
        } = self.frame;
        let prefilled = desk.see(&[], |world| {
            let record = before.as_ref().map(|form| &form.record);
            let writer = world.conversation(conversation)?.customer;
            Some(((self.prefill)(world, conversation, record)?, writer))
        });
        let Some((prefilled, writer)) = prefilled else {
            return;
        };
        let mut form = before.unwrap_or_else(|| Form::untouched(prefilled.clone(), writer));
        form.refill(prefilled, writer);
        self.form.set(Some(form));
    }

    /// Forgets what was written and begins with what is known now.
    pub(super) fn begin_again(self) {
        self.form.set(None);
        self.frame.refusal.set(None);
        self.refill();
    }

    /// What stands in it.
    pub(super) fn record(self) -> Option<T> {
        self.form
            .with_untracked(|form| form.as_ref().map(|form| form.record.clone()))
    }

    /// Reads something of it.
    pub(super) fn read<V: Default + Send + Sync + 'static>(self, of: fn(&T) -> V) -> Signal<V> {
        Signal::derive(move || {
            self.form
                .with(|form| form.as_ref().map(|form| of(&form.record)).unwrap_or_default())
        })
    }

    /// Writes something into it.
    pub(super) fn write<V: 'static>(self, change: fn(&mut T, V)) -> Callback<V> {
        Callback::new(move |value: V| {
            self.form.update(|form| {
                if let Some(form) = form {
                    change(&mut form.record, value);
                }
            });
        })
    }

    /// Has the record saved. What it led to is opened in its place; a refusal is said in the form.
    pub(super) fn save(self, command: Command, led_to: fn(&World, ConversationId) -> Option<Tab>) {
        let Frame {
            desk,
            conversation,
            tab,
            opener,
            refusal,
            ..
        } = self.frame;
        // The answer may come when another tab is in front.
        let kept = ArcRwSignal::from(self.form);
        desk.send_then(command, move |answer| match answer {
            Ok(()) => {
                kept.set(None);
                opener.replace(tab, desk.see(&[], |world| led_to(world, conversation)));
            }
            Err(why) => {
                refusal.try_set(Some(why));
            }
        });
    }

    /// Throws away what was written, and closes the tab.
    fn discard(self) {
        self.form.set(None);
        self.frame.opener.replace(self.frame.tab, None);
    }

    /// Why the form was not taken, if it was refused.
    pub(super) const fn refusal(self) -> RwSignal<Option<Refusal>> {
        self.frame.refusal
    }

    /// What stands around the fields.
    pub(super) fn surroundings(self) -> Surroundings {
        Surroundings {
            conversation: self.frame.conversation,
            tab: self.frame.tab,
            refusal: self.frame.refusal,
            is_elsewhere: self.frame.is_elsewhere,
            begin_again: Callback::new(move |()| self.begin_again()),
            discard: Callback::new(move |()| self.discard()),
        }
    }
}

/// What a form knows of its session.
#[derive(Clone, Copy)]
struct Frame {
    desk: Desk,
    conversation: ConversationId,
    tab: Tab,
    opener: Opener,
    refusal: RwSignal<Option<Refusal>>,
    /// Whether the conversation has been linked to somebody else since it was begun.
    is_elsewhere: Memo<bool>,
}

/// What is said and done around the fields of any form.
#[derive(Clone, Copy)]
pub(super) struct Surroundings {
    conversation: ConversationId,
    tab: Tab,
    refusal: RwSignal<Option<Refusal>>,
    is_elsewhere: Memo<bool>,
    begin_again: Callback<()>,
    discard: Callback<()>,
}

/// The page of a form: its fields, what is not about one of them, and its buttons.
#[component]
pub(super) fn NewRecord(
    name: &'static str,
    around: Surroundings,
    /// The fields that say themselves what is wrong with them.
    fields: &'static [RecordField],
    /// What the button says that takes the form.
    submit_name: &'static str,
    submit: Callback<()>,
    /// Keeps it as a draft, where that can be.
    #[prop(optional)]
    keep: Option<Callback<()>>,
    /// Whether it is linked as soon as it is there.
    #[prop(optional)]
    links: bool,
    children: Children,
) -> impl IntoView {
    let words = words();
    let Surroundings {
        conversation,
        tab,
        refusal,
        is_elsewhere,
        begin_again,
        discard,
    } = around;
    let rest = move || {
        let refusal = refusal.get()?;
        let has_a_place = refusal.field().is_some_and(|field| fields.contains(&field));
        (!has_a_place).then(|| (words.refusal)(&refusal))
    };
    let title = Signal::derive(move || name.to_owned());
    view! {
        <Page title conversation tab>
            <form
                class="form"
                novalidate=true
                aria-label=name
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    submit.run(());
                }
            >
                <div class="changed" role="status">
                    <Show when=move || is_elsewhere.get()>
                        <p>{words.records.customer_changed}</p>
                        <button type="button" class="button small" on:click=move |_| begin_again.run(())>
                            {words.records.begin_again}
                        </button>
                    </Show>
                </div>
                {children()}
                <p class="error" role="alert">
                    {rest}
                </p>
                {links.then(|| view! { <p class="note">{words.records.links_at_once}</p> })}
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| discard.run(())>
                        {words.records.discard}
                    </button>
                    {keep
                        .map(|keep| {
                            view! {
                                <button type="button" class="button" on:click=move |_| keep.run(())>
                                    {words.records.save_draft}
                                </button>
                            }
                        })}
                    <button type="submit" class="button primary">
                        {submit_name}
                    </button>
                </div>
            </form>
        </Page>
    }
}
