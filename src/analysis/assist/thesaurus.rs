//! Words that customers and articles use for the same thing.

use super::super::search::Language;
use std::collections::BTreeMap;

/// General words of shops, deliveries, accounts and devices; a line is a group of them.
const OF_ENGLISH: &[&[&str]] = &[
    &["address", "street", "flat"],
    &["app", "application", "program"],
    &["battery", "power"],
    &["broken", "faulty", "defective", "damaged"],
    &["buy", "order", "purchase", "bought"],
    &["cancel", "undo"],
    &["card", "visa", "mastercard"],
    &["cable", "plug", "socket", "charger", "lead"],
    &["case", "box"],
    &["charge", "recharge", "juice"],
    &[
        "child", "kid", "children", "girl", "boy", "daughter", "son", "toddler",
    ],
    &["complaint", "complain", "unhappy", "dissatisfied"],
    &["computer", "laptop", "pc"],
    &["cost", "price", "fee"],
    &["country", "abroad"],
    &["coupon", "promo", "discount"],
    &["courier", "carrier", "delivery", "driver", "postman"],
    &["cushion", "pad"],
    &["declined", "refused", "rejected", "denied", "authorised"],
    &["delete", "erase", "remove"],
    &["earbud", "bud"],
    &["email", "mail"],
    &["flight", "plane", "engine", "train"],
    &["forgotten", "forgot", "forget", "remember"],
    &["headphones", "headset", "earphones", "cans"],
    &["hiss", "noise", "static", "hum", "buzz"],
    &["hours", "open", "closed"],
    &["invoice", "bill"],
    &["late", "delayed", "overdue"],
    &["loan", "lend", "borrow"],
    &["led", "light", "lamp"],
    &["locker", "pickup", "collect"],
    &["login", "log", "sign"],
    &["lost", "missing"],
    &["microphone", "mic"],
    &["newsletter", "marketing", "advertising"],
    &["parcel", "package", "shipment"],
    &["phone", "mobile", "smartphone"],
    &["refund", "reimburse", "repay"],
    &["quiet", "silent", "silence"],
    &["repair", "fix", "mend", "workshop", "service"],
    &["scam", "fraud", "phishing", "fake"],
    &["send", "post", "envelope", "ship"],
    &["settings", "menu"],
    &["swap", "exchange", "replace"],
    &["tax", "vat", "duty", "customs"],
    &["tv", "television"],
    &["update", "upgrade"],
    &["voucher", "gift"],
    &["warranty", "guarantee"],
    &["water", "rain", "wet"],
];

const OF_NORWEGIAN: &[&[&str]] = &[
    &["adresse", "gate", "leilighet"],
    &["app", "applikasjon", "program"],
    &["avbestille", "kansellere", "angre"],
    &["avvist", "nektet", "avslag"],
    &["barn", "unge"],
    &["batteri", "strøm"],
    &["bestilling", "ordre", "kjøp", "bestille", "kjøpe"],
    &["bud", "budbil", "sjåfør", "transportør", "levering"],
    &["bytte", "ombytte", "erstatte"],
    &["defekt", "ødelagt", "skadet", "feil"],
    &["epost", "mail"],
    &["faktura", "regning"],
    &["forsinket", "sen"],
    &["forsvunnet", "mistet", "borte", "mangler"],
    &["garanti", "reklamasjon"],
    &["gavekort", "gave"],
    &["hodetelefoner", "hodesett", "headset", "øretelefoner"],
    &["hentested", "hente", "pakkeboks"],
    &["klage", "misfornøyd"],
    &["kort", "visa", "bankkort", "mastercard"],
    &["lån", "låne"],
    &["mikrofon", "mikk"],
    &["mobil", "telefon", "smarttelefon"],
    &["moms", "avgift", "toll"],
    &["nyhetsbrev", "reklame", "markedsføring"],
    &["oppdatere", "oppgradere"],
    &["pakke", "sending", "forsendelse"],
    &["pc", "datamaskin", "laptop"],
    &["pris", "kostnad", "gebyr"],
    &["rabatt", "kupong", "rabattkode"],
    &["refusjon", "tilbakebetaling", "pengene"],
    &["reparere", "fikse", "reparasjon"],
    &["slette", "fjerne"],
    &["svindel", "falsk", "lureri"],
    &["tv", "fjernsyn"],
    &["vann", "regn", "våt"],
];

/// What to look for besides a word.
pub(super) struct Thesaurus {
    /// By stem.
    groups: BTreeMap<String, &'static [&'static str]>,
}

impl Thesaurus {
    pub(super) fn of(language: Language) -> Self {
        let all = match language {
            Language::English => OF_ENGLISH,
            Language::Norwegian => OF_NORWEGIAN,
        };
        let words = all
            .iter()
            .flat_map(|group| group.iter().map(move |word| (*word, *group)));
        let stem = |word: &str| language.stem(&crate::analysis::fold(word)).into_owned();
        Self {
            groups: words.map(|(word, group)| (stem(word), group)).collect(),
        }
    }

    pub(super) fn alike(&self, stem: &str) -> &'static [&'static str] {
        self.groups.get(stem).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, OF_ENGLISH, OF_NORWEGIAN, Thesaurus};

    #[test]
    fn a_word_is_in_one_group() {
        for (language, groups) in [
            (Language::English, OF_ENGLISH),
            (Language::Norwegian, OF_NORWEGIAN),
        ] {
            let thesaurus = Thesaurus::of(language);
            for group in groups {
                for word in *group {
                    let stem = language.stem(&crate::analysis::fold(word)).into_owned();
                    assert_eq!(thesaurus.alike(&stem), *group, "{word}");
                }
            }
        }
    }

    #[test]
    fn what_has_no_other_word_has_none() {
        assert!(Thesaurus::of(Language::English).alike("zebra").is_empty());
    }
}
