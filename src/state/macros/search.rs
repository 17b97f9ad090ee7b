//! Finding the contact or account a macro links.

use crate::analysis::fold;
use crate::domain::Customer;
use crate::engine::World;

/// The contacts and accounts that fit: a name, an address or an account's number given whole, or else every word of the
/// search in the name.
pub(super) fn find_customers<'w>(world: &'w World, search: &str) -> Vec<&'w Customer> {
    let search = fold(search.trim());
    if search.is_empty() {
        return Vec::new();
    }
    let on_file = || world.customers().filter(|customer| customer.is_on_file());
    let is_exact = |customer: &&Customer| {
        let number = customer.number.as_deref().map(fold);
        let mut addresses = customer.addresses().map(|address| fold(&address.0));
        let is_named = fold(&customer.name) == search || number.as_ref() == Some(&search);
        is_named || addresses.any(|address| address == search)
    };
    let exact: Vec<_> = on_file().filter(is_exact).collect();
    if !exact.is_empty() {
        return exact;
    }
    let has_every_word = |customer: &&Customer| {
        let name = fold(&customer.name);
        let words: Vec<&str> = name.split_whitespace().collect();
        search.split_whitespace().all(|word| words.contains(&word))
    };
    on_file().filter(has_every_word).collect()
}
