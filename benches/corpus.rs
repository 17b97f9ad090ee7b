//! A made-up knowledge base for the search benches: as many words as real ones have, spread as in real ones.

use oorandom::Rand64;

pub const ARTICLES: usize = 10_000;
const WORDS: usize = 30_000;
const SEED: u128 = 20_260_302;

pub struct Article {
    pub title: String,
    pub body: String,
}

pub struct Corpus {
    words: Vec<String>,
    chance: Rand64,
    pub articles: Vec<Article>,
}

impl Corpus {
    pub fn new() -> Self {
        let mut corpus = Self {
            words: Vec::new(),
            chance: Rand64::new(SEED),
            articles: Vec::new(),
        };
        corpus.words = (0..WORDS).map(|_| corpus.made_up()).collect();
        corpus.articles = (0..ARTICLES)
            .map(|_| {
                let (title, body) = (corpus.chance.rand_range(4..9), corpus.chance.rand_range(100..300));
                Article {
                    title: corpus.text(title),
                    body: corpus.text(body),
                }
            })
            .collect();
        corpus
    }

    /// Two to eight words, of which one has a typing error in half of them.
    pub fn queries(&mut self, count: usize) -> Vec<String> {
        let mut query = || {
            let words = self.chance.rand_range(2..9);
            let mut text = self.text(words);
            if self.chance.rand_float() < 0.5 {
                let at = self.chance.rand_range(0..text.len() as u64) as usize;
                text.insert(at, 'x');
            }
            text
        };
        (0..count).map(|_| query()).collect()
    }

    fn made_up(&mut self) -> String {
        const SYLLABLES: [&str; 24] = [
            "ta", "re", "mon", "li", "ser", "vo", "can", "di", "pel", "na", "tor", "ex", "fi", "gra", "hul",
            "in", "ju", "kor", "lum", "mi", "nox", "ob", "qua", "win",
        ];
        const ENDINGS: [&str; 8] = ["", "", "", "s", "ed", "ing", "er", "ation"];
        let mut word = String::new();
        for _ in 0..self.chance.rand_range(1..5) {
            word.push_str(SYLLABLES[self.chance.rand_range(0..24) as usize]);
        }
        word + ENDINGS[self.chance.rand_range(0..8) as usize]
    }

    /// The n-th word is drawn in proportion to 1 / n.
    fn text(&mut self, words: u64) -> String {
        let words: Vec<&str> = (0..words)
            .map(|_| {
                let place = (WORDS as f64).powf(self.chance.rand_float()) as usize - 1;
                self.words[place.min(WORDS - 1)].as_str()
            })
            .collect();
        words.join(" ")
    }
}
