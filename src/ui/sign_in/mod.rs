//! The page before anybody is signed in: who there is, and what they will do.

use crate::domain::AgentId;
use crate::state::{Demo, Person};
use crate::ui::app::{Source, desk, words};
use crate::ui::kit::Avatar;
use crate::ui::shell::SettingsButton;
use leptos::prelude::*;

const CLASS: &str = concat!("sign-in ", stylers::style_sheet!("./style/scoped/sign_in.css"));

/// Choosing a person opens the floor, if it is not open yet, and signs them in.
#[component]
pub(in crate::ui) fn SignIn(
    source: ReadSignal<Source, LocalStorage>,
    retry: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let words = words();
    view! {
        <main class=CLASS id="content">
            <div class="corner">
                <SettingsButton />
            </div>
            <div class="sheet">
                <header>
                    <img src="icon.svg" alt="" width="40" height="40" />
                    <div>
                        <h1>"Switchboard"</h1>
                        <p>{words.tagline}</p>
                    </div>
                </header>
                {move || match source.get() {
                    Source::Loading => view! { <p role="status">{words.loading}</p> }.into_any(),
                    Source::Failed(why) => {
                        view! {
                            <div role="alert" class="failure">
                                <h2>{words.cannot_open}</h2>
                                <p>{why}</p>
                                <button type="button" class="button primary" on:click=move |_| retry()>
                                    {words.try_again}
                                </button>
                            </div>
                        }
                            .into_any()
                    }
                    Source::Ready(demo) => view! { <People demo /> }.into_any(),
                }}
            </div>
        </main>
    }
}

#[component]
fn People(demo: Demo) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let people = demo.people();
    let description = demo.description().to_owned();
    let trouble = RwSignal::new(None::<String>);
    let kept = RwSignal::new(demo.kept());
    let demo = StoredValue::new_local(demo);
    let forget = move |_| {
        demo.with_value(Demo::forget_kept);
        kept.set(0);
    };
    let sign_in = move |agent: AgentId| {
        let opened = if desk.is_connected() {
            Ok(())
        } else {
            demo.with_value(|demo| demo.open(desk))
        };
        match opened {
            Ok(()) => desk.sign_in(agent),
            Err(why) => trouble.set(Some(why)),
        }
    };
    view! {
        <section aria-labelledby="who">
            <h2 id="who">{words.who_are_you}</h2>
            <p class="lead">{words.agent_role}</p>
            <ul>
                {people
                    .into_iter()
                    .map(|Person { id, name, units, queues }| {
                        view! {
                            <li>
                                <button type="button" class="person card" on:click=move |_| sign_in(id)>
                                    <Avatar name=name.clone() />
                                    <span class="who">
                                        <strong>{name}</strong>
                                        <span>{queues.join(", ")}</span>
                                    </span>
                                    <span class="units">{(words.units)(units)}</span>
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            {move || trouble.get().map(|why| view! { <p role="alert" class="failure">{why}</p> })}
            <p class="hint">{description} " " {words.sign_in_hint}</p>
            // What is on the floor already stays there; it is the next one that begins without.
            <Show when=move || kept.get() != 0 && !desk.is_connected()>
                <p class="hint">
                    {move || (words.records_kept)(kept.get())} " "
                    <button type="button" class="link" on:click=forget>
                        {words.forget_records}
                    </button>
                </p>
            </Show>
        </section>
    }
}
