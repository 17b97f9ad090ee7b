//! The name of a customer as it may stand on the screen: they choose it themselves.

use crate::analysis::one_line;
use crate::domain::Customer;

/// The most characters of a name that are shown.
const CHARS: usize = 80;

/// One line of text, whatever they call themselves.
pub(in crate::ui) fn name_of(customer: &Customer) -> String {
    one_line(&customer.name, CHARS)
}
