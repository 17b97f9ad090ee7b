//! Writing what becomes of agents and customers.

use crate::domain::{
    AgentId, Customer, CustomerId, Millis, Presence, PresenceCause, PresenceId, PresenceRecord, SetBy,
};
use crate::engine::World;
use crate::engine::seat::Connection;

pub(super) fn sign_out(world: &mut World, agent: AgentId, at: Millis) {
    world.change_seat(agent, |seat| {
        seat.connection = Connection::Gone {
            since: at,
            restore: Some(seat.presence),
        };
        seat.leaving = None;
    });
}

pub(super) fn lose(world: &mut World, agent: AgentId) {
    world.change_seat(agent, |seat| {
        if let Connection::Gone { restore, .. } = &mut seat.connection {
            *restore = None;
        }
    });
}

pub(super) fn change_presence(
    world: &mut World,
    agent: AgentId,
    (status, custom, set_by, cause): (Presence, Option<PresenceId>, SetBy, PresenceCause),
    at: Millis,
) {
    world.change_seat(agent, |seat| {
        if set_by == SetBy::System && matches!(cause, PresenceCause::Default | PresenceCause::Capacity) {
            seat.last_by_rules = status;
        }
        seat.presence = PresenceRecord {
            status,
            custom,
            set_by,
            cause,
            since: at,
        };
    });
}

/// A customer's addresses may be others from now on.
pub(super) fn forget_addresses(world: &mut World, id: CustomerId) {
    let Some(customer) = world.customers.get(id) else {
        return;
    };
    for address in customer.addresses() {
        if let Some(writers) = world.addresses.get_mut(address) {
            writers.remove(&id);
            if writers.is_empty() {
                world.addresses.swap_remove(address);
            }
        }
    }
}

pub(super) fn register(world: &mut World, customer: &Customer) {
    if customer.is_visitor() {
        world.visitors += 1;
    }
    for address in customer.addresses() {
        world
            .addresses
            .entry(address.clone())
            .or_default()
            .insert(customer.id);
    }
    world.last_customer = world.last_customer.max(customer.id.0);
    world.customers.insert(customer.id, customer.clone());
}
