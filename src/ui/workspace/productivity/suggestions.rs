//! Smart assist: cards with what may help, each with the reason for it. Nothing is done before the agent says so.

use crate::analysis::assist::{self, NextStep, Reason, Step};
use crate::analysis::sentiment::Level;
use crate::analysis::{People, one_line};
use crate::domain::{AgentId, ConversationId, MacroAction, MacroId, Millis};
use crate::engine::{Command, Facet};
use crate::i18n::{Locale, Messages, duration};
use crate::state::{Card, Desk, Drawer, Offer, Tab, Why, cards, language_for};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{ArticleDeeds, Icon, focus_writing, level_name, step_focus};
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "suggestions ",
    stylers::style_sheet!("./style/scoped/workspace/suggestions.css")
);

/// So much of a name is shown, in characters.
const NAME: usize = 80;

/// How long somebody has waited changes what is suggested; to this many milliseconds is enough.
const GRAIN: i64 = 15_000;

/// What to do next, articles, and similar cases.
#[component]
pub(super) fn Suggestions(
    me: AgentId,
    conversation: ConversationId,
    /// Runs a macro in this session.
    #[prop(optional, into)]
    run: Option<Callback<MacroId>>,
) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let deeds = ArticleDeeds::new(me, conversation);
    let dismissed = RwSignal::from(desk.session(conversation).aids.dismissed);
    let language = Memo::new(move |_| {
        desk.see(&[Facet::Set, Facet::Conversation(conversation)], |world| {
            language_for(world, conversation, locale.tag())
        })
    });
    let now = Memo::new(move |_| Millis(desk.now().0.div_euclid(GRAIN) * GRAIN));
    let shown = Memo::new(move |_| {
        let level = desk.mood(conversation).and_then(|mood| mood.level);
        let mut cards = cards(desk, me, conversation, &language.get(), level, now.get());
        dismissed.with(|dismissed| cards.retain(|card| !dismissed.contains(&card.key)));
        cards
    });
    let list = NodeRef::<html::Ul>::new();
    let dismiss = Callback::new(move |key: String| {
        dismissed.update(|dismissed| {
            dismissed.insert(key);
        });
        // The card goes with the button that had the focus: the next one gets it.
        request_animation_frame(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                step_focus(&list, 0);
            }
        });
    });
    // What a step needs beside itself: the article and the case it is about.
    let best = move |is_it: fn(&Offer) -> bool| {
        shown.with_untracked(|cards| cards.iter().find(|card| is_it(&card.offer)).cloned())
    };
    let put = move |text: fn(&'static Messages) -> &'static str| {
        let theirs = language_of(&language.get_untracked());
        deeds.put(text(theirs.messages()));
    };
    let take = move |step: Step| match step {
        Step::Greet => deeds.put(&greeting(
            desk,
            me,
            conversation,
            language_of(&language.get_untracked()),
        )),
        Step::Answer => {
            focus_writing();
        }
        Step::Apologise => put(|words| words.assist.sorry_text),
        Step::AskWhetherThere => put(|words| words.assist.there_text),
        Step::Consult => desk.session(conversation).drawer.set(Some(Drawer::Consult)),
        Step::LinkCustomer => deeds.open_tab(Tab::Summary, false),
        Step::CreateCase => deeds.open_tab(Tab::NewCase, false),
        Step::WrapUp => desk.send(Command::End(conversation)),
        Step::SendArticle => {
            if let Some(Card {
                offer: Offer::Article { id, .. },
                ..
            }) = best(|offer| matches!(offer, Offer::Article { .. }))
            {
                deeds.put_link(id);
            }
        }
        Step::OpenSimilarCase => {
            if let Some(Card {
                offer: Offer::Case { id, .. },
                ..
            }) = best(|offer| matches!(offer, Offer::Case { .. }))
            {
                deeds.open_tab(Tab::Case(id), false);
            }
        }
    };
    let row = move |card: Card| {
        let key = StoredValue::new(card.key.clone());
        let live = Memo::new(move |_| {
            shown.with(|cards| key.with_value(|key| cards.iter().find(|card| card.key == *key).cloned()))
        });
        let why = move || live.get().map(|card| reason(words, locale, &card.offer));
        let title = title_of(words, &card.offer);
        let named = move |deed: &str, title: &str| format!("{deed}: {title}");
        let deed = match card.offer.clone() {
            Offer::Step(next) => {
                let by_macro = run.and_then(|run| Some((run, macro_for(desk, next.step)?)));
                let by_macro = by_macro.map(|(run, (id, name))| {
                    view! {
                        <button type="button" class="button small" on:click=move |_| run.run(id)>
                            {(words.assist.run)(&name)}
                        </button>
                    }
                });
                view! {
                    <button
                        type="button"
                        class="button small"
                        aria-label=named(words.assist.do_it, &title)
                        on:click=move |_| take(next.step)
                    >
                        {words.assist.do_it}
                    </button>
                    {by_macro}
                }
                .into_any()
            }
            Offer::Article { id, .. } => view! {
                <button
                    type="button"
                    class="button small"
                    aria-label=named(words.assist.open, &title)
                    on:click=move |event| deeds.open(id, event.ctrl_key() || event.meta_key())
                >
                    {words.assist.open}
                </button>
                <button
                    type="button"
                    class="button small"
                    aria-label=named(words.knowledge.send_link, &title)
                    disabled=move || !deeds.writes()
                    on:click=move |_| deeds.put_link(id)
                >
                    {words.knowledge.send_link}
                </button>
            }
            .into_any(),
            Offer::Case { id, .. } => view! {
                <button
                    type="button"
                    class="button small"
                    aria-label=named(words.assist.open, &title)
                    on:click=move |event| deeds.open_tab(Tab::Case(id), event.ctrl_key() || event.meta_key())
                >
                    {words.assist.open}
                </button>
            }
            .into_any(),
        };
        let (kind, detail) = match &card.offer {
            Offer::Step(_) => (words.assist.next_step, None),
            Offer::Article { .. } => (words.assist.article, None),
            Offer::Case { resolution, .. } => (words.assist.similar_case, Some(resolution.clone())),
        };
        let dismiss_name = named(words.assist.dismiss, &title);
        view! {
            <li class="card" data-test="suggestion">
                <p class="kind">{kind}</p>
                <p class="title">{title}</p>
                {detail.filter(|detail| !detail.is_empty()).map(|detail| view! { <p class="detail">{detail}</p> })}
                <p class="why">{why}</p>
                <div class="deeds">
                    {deed}
                    <button
                        type="button"
                        class="button plain square small"
                        title=words.assist.dismiss
                        aria-label=dismiss_name
                        on:click=move |_| dismiss.run(key.get_value())
                    >
                        <Icon glyph=icondata_lu::LuX size=14 />
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <section class=CLASS aria-label=words.assist.suggestions>
            <p class="source">{words.assist.source}</p>
            <ul node_ref=list aria-label=words.assist.suggestions>
                <For each=move || shown.get() key=|card| card.key.clone() let:card>
                    {row(card)}
                </For>
            </ul>
            <p role="status" class="nothing">
                {move || shown.with(Vec::is_empty).then_some(words.assist.nothing)}
            </p>
        </section>
    }
}

/// The macro that does a step, if there is one.
fn macro_for(desk: Desk, step: Step) -> Option<(MacroId, String)> {
    let does_it = |action: &MacroAction| match step {
        Step::CreateCase => matches!(action, MacroAction::CreateCase(_) | MacroAction::OpenCaseForm(_)),
        Step::LinkCustomer => matches!(action, MacroAction::LinkCustomer { .. }),
        _ => false,
    };
    desk.see(&[Facet::Set], |world| {
        let mut all = world.setup().macros.values();
        let found = all.find(|found| found.actions.iter().any(does_it))?;
        Some((found.id, one_line(&found.name, NAME)))
    })
}

/// The customer's language, as far as there are words in it.
fn language_of(tag: &str) -> Locale {
    let speaks = |locale: &Locale| locale.tag().starts_with(tag);
    Locale::ALL.into_iter().find(speaks).unwrap_or_default()
}

fn greeting(desk: Desk, me: AgentId, conversation: ConversationId, language: Locale) -> String {
    let (customer, agent) = desk
        .see(&[], |world| {
            let conversation = world.conversation(conversation)?;
            let customer = world.customer(conversation.customer);
            let people = People::of(conversation, customer, world.seat(me).map(|seat| &seat.agent));
            let name = |slug| one_line(&people.look_up(slug).unwrap_or_default(), NAME);
            Some((name("FirstName{Customer}"), name("FirstName{Agent}")))
        })
        .unwrap_or_default();
    (language.messages().assist.greet_text)(&customer, &agent)
}

fn title_of(words: &Messages, offer: &Offer) -> String {
    match offer {
        Offer::Article { title, .. } | Offer::Case { title, .. } => title.clone(),
        Offer::Step(next) => match next.step {
            Step::Greet => words.assist.greet,
            Step::Answer => words.assist.answer,
            Step::Apologise => words.assist.apologise,
            Step::Consult => words.assist.consult,
            Step::LinkCustomer => words.assist.link_customer,
            Step::SendArticle => words.assist.send_article,
            Step::OpenSimilarCase => words.assist.open_similar_case,
            Step::CreateCase => words.assist.create_case,
            Step::AskWhetherThere => words.assist.ask_whether_there,
            Step::WrapUp => words.assist.wrap_up,
        }
        .to_owned(),
    }
}

fn reason(words: &Messages, locale: Locale, offer: &Offer) -> String {
    match offer {
        Offer::Article { why, .. } | Offer::Case { why, .. } => found_by(words, why),
        Offer::Step(NextStep { reason, .. }) => match reason {
            Reason::NotGreeted => words.assist.not_greeted.to_owned(),
            Reason::NotLinked => words.assist.not_linked.to_owned(),
            Reason::Solved => words.assist.solved.to_owned(),
            Reason::Waits(wait) => (words.assist.waits)(&duration(locale, *wait)),
            Reason::Silent(silence) => (words.assist.silent)(&duration(locale, *silence)),
            Reason::Feels(mood) => {
                let level = match mood {
                    assist::Mood::VeryNegative => Level::VeryNegative,
                    assist::Mood::Negative => Level::Negative,
                    assist::Mood::Other => Level::Neutral,
                };
                (words.assist.feels)(level_name(words, level))
            }
            Reason::ArticleFits(sure) | Reason::CaseIsSimilar(sure) => (words.assist.fits)(*sure),
            Reason::NoCase(messages) => (words.assist.no_case)(*messages),
        },
    }
}

fn found_by(words: &Messages, why: &Why) -> String {
    (words.assist.found_by)(&why.words.join(", "), why.confidence)
}
