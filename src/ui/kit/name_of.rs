//! The name of a customer as it may stand on the screen: they choose it themselves.

use crate::analysis::one_line;
use crate::domain::{ConversationId, Customer};
use crate::state::Desk;

/// The most characters of a name that are shown.
const CHARS: usize = 80;

/// One line of text, whatever they call themselves.
pub(in crate::ui) fn name_of(customer: &Customer) -> String {
    one_line(&customer.name, CHARS)
}

/// What the customer of a conversation is called at this moment.
pub(in crate::ui) fn customer_of(desk: Desk, conversation: ConversationId) -> String {
    let name = desk.see(&[], |world| {
        let customer = world.customer(world.conversation(conversation)?.customer)?;
        Some(name_of(customer))
    });
    name.unwrap_or_default()
}
