//! The command palette: sessions, people, actions, quick replies, records and articles, found by a few letters.

use super::action::{Action, chord_of};
use super::perform::{Screen, perform};
use crate::analysis::search::Typing;
use crate::analysis::{People, best, fill, one_line};
use crate::domain::{AgentId, ConversationId, CustomerId, Regarding};
use crate::engine::{Command, Facet, Seat, World, can_be_consulted};
use crate::state::{Focus, KnowledgeSearch, Piece, Preferences, Tab, find_articles, language_for};
use crate::ui::app::words;
use crate::ui::kit::{Dialog, Hit, Opener, case_hits, customer_hits, line_of, name_of};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "palette ",
    stylers::style_sheet!("./style/scoped/workspace/palette.css")
);

/// So many are shown: more are found by more letters.
const SHOWN: usize = 30;

/// So many cases besides, and so many contacts and accounts.
const RECORDS: usize = 5;

/// So many articles.
const ARTICLES: usize = 5;

/// So much of a quick reply is shown, in characters.
const REPLY: usize = 90;

/// Something to go to or to do.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    group: &'static str,
    title: String,
    detail: String,
    does: Does,
}

#[derive(Clone, Debug, PartialEq)]
enum Does {
    Go(Focus),
    Act(Action),
    Consult(ConversationId, AgentId),
    /// Puts a text into the draft; some slugs may have no value.
    Reply {
        conversation: ConversationId,
        text: String,
        missing: Vec<String>,
    },
    Open(ConversationId, Tab),
    /// A record is read in a session, and there is none to read this one in.
    NeedsSession,
}

/// The dialog.
#[component]
pub(in crate::ui::workspace) fn Palette(screen: Screen) -> impl IntoView {
    let words = words();
    let preferences = expect_context::<Preferences>();
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let all = entries(screen, preferences);
    let front = screen.focused();
    let found = Memo::new(move |_| {
        let query = query.get();
        let mut found = best(
            &query,
            all.iter().cloned(),
            |entry| format!("{} {}", entry.title, entry.group),
            SHOWN,
        );
        // Records and what is in articles are found by other means than a name; they come behind.
        found.extend(records(screen, front, &query));
        found.extend(
            front
                .into_iter()
                .flat_map(|front| articles(screen, front, &query)),
        );
        found
    });
    let run = move |entry: &Entry| {
        screen.palette.set(false);
        let desk = screen.desk;
        match entry.does.clone() {
            Does::Go(focus) => desk.sessions().set_focus(focus),
            // Once the palette is gone, with the focus back where it was.
            Does::Act(action) => request_animation_frame(move || {
                perform(screen, action);
            }),
            Does::Consult(conversation, agent) => desk.send(Command::Consult {
                conversation,
                agent,
                note: None,
            }),
            Does::Open(conversation, tab) => {
                desk.sessions().set_focus(Focus::Session(conversation));
                Opener::of(conversation).show(tab);
            }
            Does::NeedsSession => desk.toasts().show(words.panel.open_session_first.to_owned()),
            Does::Reply {
                conversation,
                text,
                missing,
            } => {
                let session = desk.session(conversation);
                session.add_to_draft(session.audience.get_untracked(), &text);
                if !missing.is_empty() {
                    let missing = missing.join(", ");
                    desk.toasts().show((words.panel.slugs_missing)(&missing));
                }
                request_animation_frame(move || {
                    perform(screen, Action::Write);
                });
            }
        }
    };
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let found = found.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !found.is_empty() => {
                event.prevent_default();
                let step = if event.key() == "ArrowDown" {
                    1
                } else {
                    found.len() - 1
                };
                chosen.update(|chosen| *chosen = (*chosen + step) % found.len());
            }
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(entry) = found.get(chosen.get_untracked()) {
                    run(entry);
                }
            }
            _ => {}
        }
    };
    Effect::new(move |_| {
        let chosen = document().get_element_by_id(&format!("palette-{}", chosen.get()));
        if let Some(chosen) = chosen {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            chosen.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <Dialog title=words.panel.palette close=Callback::new(move |()| screen.palette.set(false)) wide=true>
            <div class=CLASS>
                <input
                    node_ref=field
                    type="search"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-autocomplete="list"
                    aria-label=words.panel.palette
                    aria-activedescendant=move || {
                        (!found.get().is_empty()).then(|| format!("palette-{}", chosen.get()))
                    }
                    placeholder=words.panel.palette_hint
                    on:input=move |event| {
                        chosen.set(0);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=on_key
                />
                <ul id="palette-list" role="listbox" aria-label=words.panel.choices>
                    {move || {
                        found
                            .get()
                            .into_iter()
                            .enumerate()
                            .map(|(place, entry)| {
                                let is_refused = entry.does == Does::NeedsSession;
                                let (group, title, detail) = (
                                    entry.group,
                                    entry.title.clone(),
                                    entry.detail.clone(),
                                );
                                view! {
                                    <li
                                        id=format!("palette-{place}")
                                        role="option"
                                        aria-selected=move || (chosen.get() == place).to_string()
                                        aria-disabled=is_refused.then_some("true")
                                        on:click=move |_| run(&entry)
                                    >
                                        <span class="truncate">{title}</span>
                                        <span class="detail truncate">{detail}</span>
                                        <span class="group">{group}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
                {move || found.get().is_empty().then(|| view! { <p role="status">{words.panel.nothing_found}</p> })}
            </div>
        </Dialog>
    }
}

fn entries(screen: Screen, preferences: Preferences) -> Vec<Entry> {
    let words = words();
    let desk = screen.desk;
    let sessions = screen.sessions();
    let front = match untrack(|| desk.sessions().focus()) {
        Focus::Session(conversation) => Some(conversation),
        Focus::Home => None,
    };
    let own = preferences.keys.get_untracked();
    let possible: Vec<_> = Action::ALL
        .into_iter()
        .filter(|action| screen.can(*action))
        .collect();
    let mine = front.filter(|front| screen.has(*front));
    let mut entries = vec![Entry {
        group: words.sessions,
        title: words.home.to_owned(),
        detail: String::new(),
        does: Does::Go(Focus::Home),
    }];
    let locale = preferences.locale.get_untracked();
    desk.see(&[Facet::QuickReplies], |world| {
        entries.extend(
            sessions
                .iter()
                .filter_map(|id| session(world, *id, words.sessions)),
        );
        entries.extend(possible.into_iter().map(|action| Entry {
            group: words.panel.actions,
            title: action.name(words),
            detail: chord_of(action, &own).map_or_else(String::new, |chord| chord.to_string()),
            does: Does::Act(action),
        }));
        if let Some(conversation) = mine.and_then(|mine| world.conversation(mine)) {
            let colleagues = world
                .seats()
                .filter(|seat| can_be_consulted(world, conversation, seat.agent.id).is_ok());
            entries.extend(colleagues.map(|seat| Entry {
                group: words.panel.consult,
                title: seat.agent.name.clone(),
                detail: words.presence(seat.presence.status).to_owned(),
                does: Does::Consult(conversation.id, seat.agent.id),
            }));
            let customer = world.customer(conversation.customer);
            let agent = world.seat(screen.me).map(|seat| &seat.agent);
            let people = People::of(conversation, customer, agent);
            let mut replies: Vec<_> = world
                .setup()
                .quick_replies
                .values()
                .filter(|reply| reply.is_for(screen.me, conversation.work_stream))
                .collect();
            let language = locale.tag().split('-').next();
            replies.sort_by_key(|reply| reply.locale.split('-').next() != language);
            entries.extend(replies.into_iter().map(|reply| {
                let filled = fill(&reply.text, |slug| people.look_up(slug));
                Entry {
                    group: words.panel.quick_replies,
                    title: reply.title.clone(),
                    detail: one_line(&filled.text, REPLY),
                    does: Does::Reply {
                        conversation: conversation.id,
                        text: filled.text,
                        missing: filled.missing,
                    },
                }
            }));
        }
    });
    entries
}

/// Cases, contacts and accounts, to be opened in the session in front; from Home in the newest session of the customer
/// they belong to.
fn records(screen: Screen, front: Option<ConversationId>, query: &str) -> Vec<Entry> {
    let words = words();
    let desk = screen.desk;
    if query.trim().is_empty() {
        return Vec::new();
    }
    let customer = desk.see(&[], |world| Some(world.conversation(front?)?.customer));
    let entry = |group: &'static str, hit: Hit| {
        let (tab, owner) = match hit.record {
            Regarding::Customer(id) => (Tab::Customer(id), Some(id)),
            Regarding::Case(id) => {
                let owner = desk.see(&[], |world| world.records().case(id)?.customer);
                (Tab::Case(id), owner)
            }
        };
        let session = front.or_else(|| newest_session(screen, owner?));
        Entry {
            group,
            title: hit.title,
            detail: hit.detail,
            does: session.map_or(Does::NeedsSession, |session| Does::Open(session, tab)),
        }
    };
    let cases = case_hits(desk, words, query, customer);
    let cases = cases
        .into_iter()
        .take(RECORDS)
        .map(|hit| entry(words.records.case, hit));
    let customers = customer_hits(desk, words, query, None);
    let customers = customers
        .into_iter()
        .take(RECORDS)
        .map(|hit| entry(words.customer, hit));
    cases.chain(customers).collect()
}

fn newest_session(screen: Screen, customer: CustomerId) -> Option<ConversationId> {
    screen.desk.see(&[], |world| {
        let open = world.seat(screen.me).map(Seat::open_sessions)?;
        let theirs = open.into_iter().filter_map(|id| world.conversation(id));
        let theirs = theirs.filter(|conversation| conversation.customer == customer);
        theirs
            .max_by_key(|conversation| (conversation.created_at, conversation.id))
            .map(|conversation| conversation.id)
    })
}

/// The published articles that answer best, to be opened in the session in front.
fn articles(screen: Screen, front: ConversationId, query: &str) -> Vec<Entry> {
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let group = locale.messages().knowledge.group;
    if query.trim().is_empty() {
        return Vec::new();
    }
    let language = screen
        .desk
        .see(&[], |world| language_for(world, front, locale.tag()));
    let asked = KnowledgeSearch {
        words: query.to_owned(),
        ..KnowledgeSearch::default()
    };
    let found = find_articles(screen.desk, &asked, &language, Typing::Unfinished);
    let text = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    found
        .into_iter()
        .take(ARTICLES)
        .map(|found| Entry {
            group,
            title: text(&found.title),
            detail: text(&found.excerpt),
            does: Does::Open(front, Tab::Article(found.id)),
        })
        .collect()
}

fn session(world: &World, id: ConversationId, group: &'static str) -> Option<Entry> {
    let conversation = world.conversation(id)?;
    let last = conversation.said().next_back();
    Some(Entry {
        group,
        title: name_of(world.customer(conversation.customer)?),
        detail: last.map_or_else(String::new, |(_, message)| {
            line_of(&message.body, &message.attachments, REPLY)
        }),
        does: Does::Go(Focus::Session(id)),
    })
}
