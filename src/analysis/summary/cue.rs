//! Words that tell what a sentence is about.

/// What a sentence may tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// What the customer came for.
    Issue,
    /// What was done about it.
    Tried,
    /// How it came out.
    Outcome,
    /// What is still to be done.
    Open,
}

/// In English, then in Norwegian; folded, without apostrophes. A `*` stands for any ending.
const ISSUE: &str = "problem*, issue*, trouble*, error*, fault*, broke*, damaged, defective, wrong, missing, lost, \
    stuck, late, does not, doesn t, doesnt, do not work, don t work, not work*, won t, wont, can t, \
    cant, cannot, could not, couldn t, stopped, never arrived, not arrived, not received, declined, \
    charged, i want, i need, i would like, i d like, i am trying, i m trying, im trying, how do i, \
    how can i, where is, when will, is it possible, can i, i ordered, i bought, i received, complain*, \
    feil*, odelagt, defekt, mangler, borte, virker ikke, fungerer ikke, kan ikke, far ikke, \
    kommer ikke, ikke kommet, ikke fatt, har ikke, sluttet, avvist, trukket, trenger, onsker, \
    vil gjerne, jeg vil, lurer pa, hvordan, hvor er, nar kommer, nar far, er det mulig, kan jeg, \
    jeg bestilte, jeg kjopte, har bestilt, har kjopt, klage*";
const TRIED: &str = "tried, i try, have you tried, please try, could you try, can you try, try to, try it, try this, \
    let s try, lets try, restart*, reset*, reinstall*, reboot*, unplug*, updated, checked, charged it, \
    cleaned, switched it off, turned it off, logged out, signed out, deleted the app, provd, provde, \
    forsokt, forsokte, kan du prove, prov, proev, prover, startet pa nytt, start pa nytt, omstart*, \
    nullstil*, oppdatert, sjekket, slatt av, slo av, logget ut, ladet, installert pa nytt";
const OUTCOME: &str = "works now, working now, it works, works again, working again, solved, resolved, fixed, \
    it worked, that worked, that helped, did the trick, refunded, cancelled, canceled, approved, replaced, \
    confirmed, i have sent, i ve sent, we have sent, we ve sent, i sent, i have ordered, i ve ordered, \
    i have changed, i ve changed, i have created, i ve created, i have registered, i ve registered, \
    has been, have been, you will get, you will receive, you ll get, you ll receive, \
    new one is on its way, found it, virker na, fungerer na, virker igjen, fungerer igjen, det virket, \
    det fungerte, lost problemet, er lost, ble lost, ordnet, fikset, det hjalp, refundert, kansellert, \
    avbestilt, godkjent, byttet, bekreftet, jeg har sendt, vi har sendt, jeg har bestilt, \
    jeg har endret, jeg har registrert, jeg har opprettet, er na, far du, du far, fant den";
const OPEN: &str = "i will, i ll, we will, we ll, get back to you, call you, let you know, waiting for, wait for, \
    still, not yet, pending, follow up, follow this up, tomorrow, next week, as soon as, look into, \
    looking into, jeg skal, vi skal, kommer tilbake, ringer deg, gir deg beskjed, venter pa, fortsatt, \
    enna, folge opp, folger opp, i morgen, neste uke, sa snart, undersoker, undersoke, sjekker dette";

/// Just before a cue these turn it around.
const NEGATIONS: &str = "not, never, no, t, isn, nothing, still, ikke, aldri, ingen, ikkje, if, until, hvis";

/// Said in any conversation; a sentence of nothing else says nothing.
const SMALL_TALK: &str = "a, afternoon, again, all, alt, am, and, anything, are, assistance, bare, best, bra, but, \
    bye, can, chat, contacting, da, dag, day, deg, den, det, dear, do, du, else, en, er, et, evening, fin, fine, \
    fint, for, from, fra, god, good, goodbye, great, ha, hade, hallo, have, hei, heisann, hello, help, \
    hey, hi, hilsen, hjelp, hjelpe, hjelpen, how, hva, hvordan, hyggelig, i, ill, is, ja, jeg, kan, \
    kind, kveld, lot, lovely, m, me, med, meg, moment, morgen, morning, much, my, name, nei, nice, no, \
    now, noe, og, ok, okay, oyeblikk, one, perfect, perfekt, please, regards, right, s, sa, sir, so, \
    sorry, speaking, super, sure, takk, thank, thanks, that, the, there, this, to, today, tusen, up, \
    us, vaer, velkommen, vennlig, very, vi, we, welcome, well, what, with, yes, you, your";

/// Whether the words of a sentence, folded, say anything.
pub(super) fn says_something(words: &[&str]) -> bool {
    let is_small_talk = |word: &str| phrases(SMALL_TALK).any(|small| small == word);
    words
        .iter()
        .any(|word| word.chars().nth(1).is_some() && !is_small_talk(word))
}

/// How many cues of this kind are in the words, and not turned around.
pub(super) fn count(cue: Cue, words: &[&str]) -> usize {
    let cues = match cue {
        Cue::Issue => ISSUE,
        Cue::Tried => TRIED,
        Cue::Outcome => OUTCOME,
        Cue::Open => OPEN,
    };
    // What went wrong, was tried or is open may well be told by what is not.
    let can_turn = cue == Cue::Outcome;
    let is_there = |phrase: &&str| {
        let mut places = (0..words.len()).filter(|at| is_at(words, *at, phrase));
        places.any(|at| !can_turn || !is_turned(words, at))
    };
    phrases(cues).filter(is_there).count()
}

fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(", ")
}

fn is_at(words: &[&str], at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(n, part)| {
        let word = words.get(at + n).copied().unwrap_or_default();
        match part.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == part,
        }
    })
}

fn is_turned(words: &[&str], at: usize) -> bool {
    let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
    before
        .iter()
        .any(|word| phrases(NEGATIONS).any(|negation| negation == *word))
}

#[cfg(test)]
mod tests {
    use super::{Cue, ISSUE, NEGATIONS, OPEN, OUTCOME, SMALL_TALK, TRIED, count, phrases, says_something};
    use crate::analysis::fold;

    fn counted(cue: Cue, text: &str) -> usize {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        count(cue, &words)
    }

    #[test]
    fn cues_are_written_as_they_are_looked_up() {
        for cue in [ISSUE, TRIED, OUTCOME, OPEN, NEGATIONS, SMALL_TALK]
            .into_iter()
            .flat_map(phrases)
        {
            let plain = cue.trim_end_matches('*');
            assert!(!plain.is_empty() && fold(plain) == plain, "{cue}");
            assert!(
                plain
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || letter == ' '),
                "{cue}"
            );
        }
    }

    #[test]
    fn cues_are_found_in_both_languages() {
        for (cue, text) in [
            (Cue::Issue, "My headphones don't work"),
            (Cue::Issue, "Hodetelefonene virker ikke"),
            (Cue::Tried, "I've tried that twice"),
            (Cue::Tried, "Jeg har prøvd det"),
            (Cue::Outcome, "Great, it works now"),
            (Cue::Outcome, "Nå er det ordnet"),
            (Cue::Open, "I'll get back to you"),
            (Cue::Open, "Vi venter på delen"),
        ] {
            assert!(counted(cue, text) > 0, "{text}");
        }
        assert_eq!(counted(Cue::Tried, "I am tired of retries"), 0);
    }

    #[test]
    fn an_outcome_that_did_not_come_is_none() {
        for text in [
            "It is not solved",
            "This was never fixed",
            "Det er ikke ordnet",
            "Tell me if it works",
        ] {
            assert_eq!(counted(Cue::Outcome, text), 0, "{text}");
        }
    }

    #[test]
    fn small_talk_says_nothing() {
        for words in [
            &["hi"][..],
            &["thank", "you", "so", "much"],
            &["ha", "en", "fin", "dag"],
            &[],
            &["x"],
        ] {
            assert!(!says_something(words), "{words:?}");
        }
        assert!(says_something(&["my", "parcel"]));
    }
}
