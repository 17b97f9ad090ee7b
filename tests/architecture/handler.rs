//! Names of inline event handlers, which the content security policy blocks.

/// `onclick` and its like. Every event has at least three letters, which spares `once`, `only` and `onto`.
pub fn is_handler(attribute: &str) -> bool {
    let event = attribute.strip_prefix("on").filter(|event| event.len() >= 3);
    attribute != "online" && event.is_some_and(|event| event.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[test]
fn words_that_begin_like_a_handler_are_none() {
    for name in ["onclick", "oncut", "onpointerdown"] {
        assert!(is_handler(name), "{name}");
    }
    for name in ["once", "only", "online", "on_select", "onto", "icon"] {
        assert!(!is_handler(name), "{name}");
    }
}
