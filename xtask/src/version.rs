//! Version numbers in the words programs print about themselves.

/// The first word that looks like a number, with or without a `v` before it.
pub(crate) fn in_words(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

pub(crate) fn major(version: &str) -> Option<u32> {
    version.split(['.', '-', '+']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_says_it_differently() {
        for (text, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130 (1a2b3c4d5)\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)\n", "132"),
            ("v20.20.2\n", "20.20.2"),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n",
                "156.0.8078.79",
            ),
            ("Google Chrome 156.0.8078.79 \n", "156.0.8078.79"),
            (
                "ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch-heads/8078@{#1704})\n",
                "156.0.8078.79",
            ),
        ] {
            assert_eq!(in_words(text), Some(version));
        }
        assert_eq!(in_words("no version here\n"), None);
    }

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("132"), Some(132));
        assert_eq!(major("21-nightly"), Some(21));
        assert_eq!(major("next"), None);
    }
}
