//! The skills a conversation asks for, added and taken away by whoever has it (behaviour §2.8).

use crate::domain::{AgentId, ConversationId, RatingModel, Role, SkillId, Stage};
use crate::engine::{Command, Facet, World};
use crate::ui::app::{desk, words};
use crate::ui::kit::Icon;
use leptos::prelude::*;

/// A skill that is asked for.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    id: SkillId,
    name: String,
    rating: String,
}

/// A skill that could be asked for, with the ratings of its scale.
#[derive(Clone, Debug, PartialEq)]
struct Possible {
    id: SkillId,
    name: String,
    ratings: Vec<(u8, String)>,
}

/// The list, and the way to add to it.
#[component]
pub(super) fn Skills(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let facets = [Facet::Conversation(conversation), Facet::Set, Facet::Agent(me)];
    let asked = Memo::new(move |_| desk.see(&facets, |world| asked(world, conversation)));
    let possible = Memo::new(move |_| desk.see(&facets, |world| possible(world, conversation)));
    let can_change = Memo::new(move |_| desk.see(&facets, |world| can_change(world, me, conversation)));
    let set = move |skill: SkillId, need: Option<u8>| {
        desk.send(Command::SetSkill {
            conversation,
            skill,
            need,
        });
    };
    let chosen = RwSignal::new(None::<SkillId>);
    let rating = RwSignal::new(None::<u8>);
    let ratings = Memo::new(move |_| {
        let chosen = chosen.get()?;
        let possible = possible.get();
        possible
            .into_iter()
            .find(|one| one.id == chosen)
            .map(|one| one.ratings)
    });
    let on_skill = move |event| {
        let skill = event_target_value(&event).parse().ok().map(SkillId);
        chosen.set(skill);
        // The lowest rating is the least that is asked.
        let lowest = ratings
            .get_untracked()
            .and_then(|ratings| ratings.first().map(|(rating, _)| *rating));
        rating.set(lowest);
    };
    let on_rating = move |event| rating.set(event_target_value(&event).parse().ok());
    // Skills may share a scale: then the list of ratings stays, and only what is chosen in it changes.
    let rating_option = move |(value, name): (u8, String)| {
        view! {
            <option value=value.to_string() prop:selected=move || rating.get() == Some(value)>
                {name}
            </option>
        }
    };
    let add = move |_| {
        if let (Some(skill), Some(need)) = (chosen.get_untracked(), rating.get_untracked()) {
            set(skill, Some(need));
            chosen.set(None);
        }
    };
    let has_more = move || can_change.get() && possible.with(|possible| !possible.is_empty());
    let row = move |one: Asked| {
        let Asked { id, name, rating } = one;
        let remove = (words.records.remove_skill)(&name);
        view! {
            <li>
                {name}
                {(!rating.is_empty()).then(|| view! { <span class="rating">{rating}</span> })}
                <Show when=move || can_change.get()>
                    <button
                        type="button"
                        class="button plain square small"
                        aria-label=remove.clone()
                        on:click=move |_| set(id, None)
                    >
                        <Icon glyph=icondata_lu::LuX size=12 />
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <div class="skills" role="group" aria-label=words.records.skills>
            <span class="label" aria-hidden="true">
                {words.records.skills}
            </span>
            {move || {
                let asked = asked.get();
                if asked.is_empty() {
                    view! { <span class="none">{words.records.skills_none}</span> }.into_any()
                } else {
                    view! { <ul class="chips">{asked.into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
            <Show when=has_more>
                <div class="row">
                    <select aria-label=words.records.skill on:change=on_skill>
                        <option value="" prop:selected=move || chosen.get().is_none()>
                            {words.records.add_skill}
                        </option>
                        {move || {
                            possible
                                .get()
                                .into_iter()
                                .map(|one| {
                                    let id = one.id;
                                    view! {
                                        <option
                                            value=id.to_string()
                                            prop:selected=move || chosen.get() == Some(id)
                                        >
                                            {one.name}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                    {move || {
                        ratings
                            .get()
                            .map(|ratings| {
                                view! {
                                    <select aria-label=words.records.rating on:change=on_rating>
                                        {ratings.into_iter().map(rating_option).collect_view()}
                                    </select>
                                    <button type="button" class="button small" on:click=add>
                                        {words.records.add}
                                    </button>
                                }
                            })
                    }}
                </div>
            </Show>
        </div>
    }
}

fn asked(world: &World, conversation: ConversationId) -> Vec<Asked> {
    let Some(conversation) = world.conversation(conversation) else {
        return Vec::new();
    };
    let asked = conversation.needs.skills.iter();
    asked
        .filter_map(|(id, rating)| {
            let skill = world.setup().skills.get(id)?;
            let model = world.setup().rating_models.get(&skill.model);
            Some(Asked {
                id: *id,
                name: skill.name.clone(),
                rating: model.map_or_else(|| rating.to_string(), |model| name_of_rating(model, *rating)),
            })
        })
        .collect()
}

fn possible(world: &World, conversation: ConversationId) -> Vec<Possible> {
    let asked = world.conversation(conversation).map(|found| found.needs.clone());
    let all = world.setup().skills.values();
    all.filter(|skill| {
        let asked = asked.as_ref();
        asked.is_some_and(|asked| !asked.skills.contains_key(&skill.id))
    })
    .filter_map(|skill| {
        let model = world.setup().rating_models.get(&skill.model)?;
        let ratings = (model.lowest..=model.highest).map(|rating| (rating, name_of_rating(model, rating)));
        Some(Possible {
            id: skill.id,
            name: skill.name.clone(),
            ratings: ratings.collect(),
        })
    })
    .collect()
}

fn name_of_rating(model: &RatingModel, rating: u8) -> String {
    let place = usize::from(rating.saturating_sub(model.lowest));
    model
        .labels
        .get(place)
        .cloned()
        .unwrap_or_else(|| rating.to_string())
}

/// The agent who has it may, and a supervisor.
fn can_change(world: &World, me: AgentId, conversation: ConversationId) -> bool {
    let is_supervisor = world
        .seat(me)
        .is_some_and(|seat| seat.agent.role >= Role::Supervisor);
    world.conversation(conversation).is_some_and(|found| {
        let is_over = matches!(found.stage, Stage::Closed { .. });
        !is_over && (is_supervisor || found.agent() == Some(me))
    })
}
