//! Work classification: what is made of a conversation before it is routed (behaviour §2.2).

use crate::domain::{Conversation, Needs, WorkStream};
use crate::engine::World;
use crate::engine::matching::condition::{Incoming, Subject, holds};
use std::sync::Arc;

/// Runs every ruleset in order; in each, the first rule that matches adds its outputs, which later rulesets see.
/// `visit` is told each rule that was looked at, before its outputs are added: ruleset, rule, whether it matched.
pub(in crate::engine) fn classify(
    world: &World,
    work_stream: &WorkStream,
    conversation: &mut Conversation,
    incoming: Incoming<'_>,
    visit: &mut dyn FnMut(&Conversation, u16, u16, bool),
) {
    for (ruleset_place, ruleset) in (0_u16..).zip(&work_stream.classification) {
        let matching = (0_u16..).zip(&ruleset.rules).find(|(rule_place, rule)| {
            let matches = holds(&rule.when, &Subject::arrival(world, conversation, incoming));
            visit(conversation, ruleset_place, *rule_place, matches);
            matches
        });
        let Some((_, rule)) = matching else {
            continue;
        };
        let outputs = &rule.then;
        let attributes = outputs.attributes.iter().cloned();
        conversation.attributes.extend(attributes);
        if conversation.needs.is_empty() {
            conversation.needs = outputs.needs.clone();
        } else if !outputs.needs.is_empty() {
            let mut needs = Needs::clone(&conversation.needs);
            // Skills that are attached again are added, not replaced (behaviour §2.2).
            needs.skills.extend(&outputs.needs.skills);
            needs.profiles.extend(&outputs.needs.profiles);
            conversation.needs = Arc::new(needs);
        }
    }
}
