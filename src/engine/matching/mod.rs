//! Who may take what, and who comes first: the predicates that decide, explain and check.
//!
//! A [`Demand`](demand::Demand) is what conversations that wait for the same people have in common; its
//! [`Terms`](terms::Terms) are what that means under the present set-up. [`check`] lists everything that must hold for
//! an agent, [`rank`] says in which order those who pass are asked, [`custom`] does both by rules of one's own, and
//! [`wish`] names those a conversation goes to before all others.

pub(super) mod check;
pub(super) mod condition;
pub(super) mod custom;
pub(super) mod demand;
pub(super) mod place;
pub(super) mod rank;
pub(super) mod terms;
pub(super) mod wish;
