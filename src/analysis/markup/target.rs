//! Where a link really leads: to a page, a mail address or a phone, and nowhere unnoticed.

use std::net::Ipv4Addr;
use std::ops::Range;

/// Where a link leads. Nothing else becomes a link, whatever a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page.
    Web {
        /// Its address, beginning with `http://` or `https://`.
        url: String,
        /// Whose page it is, in the letters that the browser will ask for.
        host: String,
        /// Whether it looks like somebody else's: then the host belongs beside it.
        is_deceptive: bool,
    },
    /// A mail address, without any further instructions.
    Mail(String),
    /// A phone number: digits, perhaps after a `+`.
    Phone(String),
}

/// What is left of the sentence around it at the end of an address.
const AFTER: &str = ".,;:!?]}»”’'…";

/// What ends an address. Browsers read `\` as `/`, and `。` as a dot.
const STOPS: &str = "<>\"`\\^{|}、。，．！？（）「」";

/// The longest name of a host there is.
const LONGEST_HOST: usize = 253;

/// The longest name of a mailbox there is.
const LONGEST_BOX: usize = 64;

/// Looks for an address in running text: at this letter, or around this `@`, but not before `from`.
///
/// Says where it is and where it leads, or else up to where there is none.
pub(super) fn find(
    text: &str,
    at: usize,
    from: usize,
    has_open_marks: bool,
) -> Result<(Range<usize>, Target), usize> {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with('@') {
        return mail_around(text, at, from).ok_or(at + 1);
    }
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    if before.is_some_and(|c| c.is_alphanumeric() || "@./".contains(c)) {
        return Err(at + 1);
    }
    if rest.starts_with('+') {
        let number = number_at(rest).and_then(|number| Some((at..at + number.len(), phone(number)?)));
        return number.ok_or(at + 1);
    }
    let is_web = |start: &&str| without(rest, start).is_some();
    if !["http://", "https://", "www."].iter().any(is_web) {
        return Err(at + 1);
    }
    let token = rest.split(is_stop).next().unwrap_or_default();
    let address = without_end(token, has_open_marks);
    let target = web(address).ok_or(at + token.len())?;
    Ok((at..at + address.len(), target))
}

/// Where an address leads that somebody put behind words of their own.
///
/// Words that name another host make a page deceptive; a mail address or a phone behind them is no link.
pub(super) fn behind(label: &str, address: &str) -> Option<Target> {
    let target = if let Some(mail) = without(address, "mailto:") {
        // More receivers and a text may follow: nobody has seen them.
        let mail = mail.split('?').next().filter(|mail| is_mail(mail))?;
        Target::Mail(mail.to_owned())
    } else if let Some(number) = without(address, "tel:") {
        phone(number)?
    } else {
        web(address)?
    };
    let mut claims = label.split_whitespace().filter_map(claimed_host);
    match target {
        Target::Web {
            url,
            host,
            is_deceptive,
        } => {
            let is_deceptive = is_deceptive || claims.any(|claim| !is_of(&host, &claim));
            Some(Target::Web {
                url,
                host,
                is_deceptive,
            })
        }
        Target::Mail(mail) => {
            let host = mail.rsplit('@').next().unwrap_or_default().to_lowercase();
            claims
                .all(|claim| is_of(&host, &claim))
                .then_some(Target::Mail(mail))
        }
        Target::Phone(number) => claims.next().is_none().then_some(Target::Phone(number)),
    }
}

/// The host a word looks like.
fn claimed_host(word: &str) -> Option<String> {
    let word = word.to_lowercase().replace(['。', '．', '｡', '․'], ".");
    let word = word.split_once("://").map_or(&*word, |(_, rest)| rest);
    let word = word.split(['/', '?', '#', '\\']).next()?;
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
    let word = word.rsplit(['@', ':']).next()?;
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (name, end) = word.rsplit_once('.')?;
    let is_host = end.chars().count() >= 2 && end.chars().all(char::is_alphabetic);
    (is_host && name.ends_with(char::is_alphanumeric)).then(|| word.to_owned())
}

/// Whether a host is what is claimed, or belongs to it.
fn is_of(host: &str, claim: &str) -> bool {
    let claim = claim.strip_prefix("www.").unwrap_or(claim);
    host.strip_suffix(claim)
        .is_some_and(|owned| owned.is_empty() || owned.ends_with('.'))
}

fn web(address: &str) -> Option<Target> {
    let (scheme, rest) = if let Some(rest) = without(address, "https://") {
        ("https://", rest)
    } else if let Some(rest) = without(address, "http://") {
        ("http://", rest)
    } else {
        without(address, "www.").filter(|rest| rest.contains('.'))?;
        ("https://", address)
    };
    if rest.contains(is_stop) {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let place = authority.rsplit('@').next()?;
    let user = authority.strip_suffix(place)?;
    let (name, port) = place.split_once(':').unwrap_or((place, ""));
    if port.len() > 5 || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let host = real_host(name)?;
    let colon = if port.is_empty() { "" } else { ":" };
    let is_foreign = !name.is_ascii() || host.split('.').any(|label| label.starts_with("xn--"));
    Some(Target::Web {
        url: format!("{scheme}{user}{host}{colon}{port}{path}"),
        host,
        is_deceptive: is_foreign || !user.is_empty(),
    })
}

/// A host as the browser will ask for it.
fn real_host(name: &str) -> Option<String> {
    if name.len() > LONGEST_HOST {
        return None;
    }
    let labels: Option<Vec<String>> = name.to_lowercase().split('.').map(real_label).collect();
    let host = labels?.join(".");
    // Browsers take other numbers for addresses too: `0x7f.1`, `2130706433`.
    let last = host.rsplit('.').next()?;
    let is_number = last.starts_with("0x") || last.bytes().all(|byte| byte.is_ascii_digit());
    (!is_number || host.parse::<Ipv4Addr>().is_ok()).then_some(host)
}

fn real_label(label: &str) -> Option<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if label.is_empty() || !label.chars().all(is_name) {
        None
    } else if label.is_ascii() {
        Some(label.to_owned())
    } else {
        Some(punycode(label))
    }
}

/// Letters beyond ASCII as they go over the wire (RFC 3492): what looks alike does not look alike there.
fn punycode(label: &str) -> String {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut coded: String = label.chars().filter(char::is_ascii).collect();
    // A label is short: its length fits.
    let mut done = u32::try_from(coded.len()).unwrap_or_default();
    if done > 0 {
        coded.push('-');
    }
    let (mut from, mut delta, mut bias) = (0x80, 0, 72);
    let mut is_first = true;
    while let Some(least) = letters.iter().copied().filter(|letter| *letter >= from).min() {
        delta += (least - from) * (done + 1);
        for letter in &letters {
            if *letter < least {
                delta += 1;
            } else if *letter == least {
                push_number(&mut coded, delta, bias);
                done += 1;
                bias = next_bias(if is_first { delta / 700 } else { delta / 2 }, done);
                is_first = false;
                delta = 0;
            }
        }
        delta += 1;
        from = least + 1;
    }
    format!("xn--{coded}")
}

fn push_number(coded: &mut String, mut number: u32, bias: u32) {
    let digit = |value: u32| char::from_digit((value + 10) % 36, 36).unwrap_or_default();
    let mut step: u32 = 36;
    loop {
        let threshold = step.saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            coded.push(digit(number));
            return;
        }
        let over = number - threshold;
        coded.push(digit(threshold + over % (36 - threshold)));
        number = over / (36 - threshold);
        step += 36;
    }
}

fn next_bias(damped: u32, done: u32) -> u32 {
    let mut delta = damped + damped / done;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

/// The mail address around an `@`.
fn mail_around(text: &str, at: usize, from: usize) -> Option<(Range<usize>, Target)> {
    let before = text.get(from..at)?.bytes().rev().take(LONGEST_BOX + 1);
    let start = at - before.take_while(|byte| is_in_box(*byte)).count();
    let start = at - text.get(start..at)?.trim_start_matches(['.', '-', '+']).len();
    let after = text.get(at + 1..)?.bytes().take(LONGEST_HOST + 1);
    let is_in_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let end = at + 1 + after.take_while(is_in_host).count();
    let address = text.get(start..end)?.trim_end_matches(['.', '-']);
    let end = start + address.len();
    let around = [
        text.get(..start)?.chars().next_back(),
        text.get(end..)?.chars().next(),
    ];
    let is_part = around
        .into_iter()
        .flatten()
        .any(|c| c.is_alphanumeric() || c == '@');
    (!is_part && is_mail(address)).then(|| (start..end, Target::Mail(address.to_owned())))
}

fn is_mail(address: &str) -> bool {
    let Some((mailbox, host)) = address.split_once('@') else {
        return false;
    };
    let is_box = (1..=LONGEST_BOX).contains(&mailbox.len())
        && mailbox.bytes().all(is_in_box)
        && !mailbox.starts_with('.')
        && !mailbox.ends_with('.');
    let end = host.rsplit_once('.').map_or("", |(_, end)| end);
    is_box
        && host.is_ascii()
        && real_host(host).is_some()
        && end.len() >= 2
        && end.bytes().all(|byte| byte.is_ascii_alphabetic())
}

const fn is_in_box(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-')
}

fn phone(number: &str) -> Option<Target> {
    let number = number.replace([' ', '\u{A0}', '-', '.'], "");
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let is_number = (3..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(Target::Phone(number))
}

/// The phone number at this `+`, if it cannot be anything else: `+100 000 000` is an amount.
fn number_at(text: &str) -> Option<&str> {
    let mut digits = 0;
    let mut end = 0;
    let mut is_gap = true;
    for (at, c) in text.char_indices().skip(1).take(24) {
        match c {
            '0'..='9' => {
                digits += 1;
                end = at + 1;
                is_gap = false;
            }
            ' ' | '\u{A0}' | '-' | '.' if !is_gap => is_gap = true,
            _ => break,
        }
    }
    let number = text.get(..end)?;
    let after = text.get(end..)?.chars().next();
    let mut groups = number.split(|c: char| !c.is_ascii_digit()).skip(2).peekable();
    let is_amount = groups.peek().is_some() && groups.all(|group| group.len() == 3);
    let is_length = if number.starts_with("+47") {
        digits == 10
    } else {
        (9..=15).contains(&digits)
    };
    let is_whole = !number.starts_with("+0") && after.is_none_or(|c| !c.is_alphanumeric() && c != '@');
    (is_length && is_whole && !is_amount).then_some(number)
}

/// An address without the punctuation of the sentence it stands in.
fn without_end(token: &str, has_open_marks: bool) -> &str {
    let opened = token.matches('(').count();
    let mut surplus = token.matches(')').count().saturating_sub(opened);
    let mut address = token;
    while let Some(last) = address.chars().next_back() {
        let is_after = match last {
            ')' => surplus > 0,
            '*' | '_' | '~' => has_open_marks,
            _ => AFTER.contains(last),
        };
        if !is_after {
            break;
        }
        surplus -= usize::from(last == ')');
        address = address.strip_suffix(last).unwrap_or_default();
    }
    address
}

/// The text after a beginning, in letters of either size.
fn without<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (found, rest) = text.split_at_checked(start.len())?;
    found.eq_ignore_ascii_case(start).then_some(rest)
}

fn is_stop(c: char) -> bool {
    c.is_whitespace() || c.is_control() || STOPS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::{Target, behind, find, punycode};

    /// Host and warning of what stands behind a label.
    fn web(label: &str, address: &str) -> Option<(String, bool)> {
        match behind(label, address) {
            Some(Target::Web {
                host, is_deceptive, ..
            }) => Some((host, is_deceptive)),
            _ => None,
        }
    }

    /// What is found in a text first.
    fn found(text: &str) -> Option<(&str, Target)> {
        (0..text.len())
            .filter(|at| text.is_char_boundary(*at))
            .find_map(|at| find(text, at, 0, false).ok())
            .map(|(place, target)| (text.get(place).unwrap_or_default(), target))
    }

    #[test]
    fn the_host_is_the_one_the_browser_asks_for() {
        for (address, host, is_deceptive) in [
            ("https://vg.no", "vg.no", false),
            ("HTTPS://VG.no:8080/a?b#c", "vg.no", false),
            ("www.vg.no/a@b", "www.vg.no", false),
            ("http://intranet/page", "intranet", false),
            ("http://10.0.0.1/", "10.0.0.1", false),
            ("https://bank.com@evil.com/", "evil.com", true),
            ("https://bank.com:80@evil.com#a", "evil.com", true),
            ("https://evil.com?@bank.com", "evil.com", false),
            ("https://evil.com#@bank.com", "evil.com", false),
            ("https://blåbær.no/a", "xn--blbr-roah.no", true),
            ("https://аррӏе.com", "xn--80ak6aa92e.com", true),
            ("https://www.xn--80ak6aa92e.com", "www.xn--80ak6aa92e.com", true),
            ("https://\u{212A}evin.no", "kevin.no", true),
        ] {
            assert_eq!(
                web("here", address),
                Some((host.to_owned(), is_deceptive)),
                "{address}"
            );
        }
        let Some(Target::Web { url, .. }) = behind("here", "HtTp://a:b@Ærlig.no:80/Å?b") else {
            panic!("it is a page");
        };
        assert_eq!(url, "http://a:b@xn--rlig-uoa.no:80/Å?b");
    }

    #[test]
    fn what_no_browser_reads_in_one_way_is_no_link() {
        let addresses = "https://|https:///vg.no|https:vg.no|https:\\\\vg.no|https://vg.no\\@bank.com|\
            https://bank.com。evil.com|https://%65vil.com|https://2130706433/|https://0x7f.1/|https://127.1/|\
            https://010.0.0.1/|https://vg.no:a/|https://vg..no|https://.no|https://vg.no/a b|www.vg|vg.no|\
            mailto:a@b|mailto:a%0d@b.no|mailto:a@b.no,c@d.no|tel:*21#|tel:12|\
            sms:12345|javascript:https://vg.no";
        for address in addresses.split('|') {
            assert_eq!(behind("here", address), None, "{address}");
        }
    }

    #[test]
    fn a_label_that_names_another_host_is_marked() {
        for (label, address, is_deceptive) in [
            ("https://bank.no/login", "https://evil.com", true),
            ("bank.no", "https://evil.com", true),
            ("Log in at BANK.NO!", "https://evil.com", true),
            ("www.bank.no", "https://bank.no.evil.com", true),
            ("bank.no", "https://notbank.no", true),
            ("bank。no", "https://evil.com", true),
            ("kundesenter@bank.no", "https://evil.com", true),
            ("(Login:bank.no:443)", "https://evil.com", true),
            ("bank.no", "https://www.bank.no/a", false),
            ("https://www.bank.no", "http://bank.no", false),
            ("bank.no", "https://login.bank.no", false),
            ("our site, v. 2.0", "https://bank.no", false),
        ] {
            let seen = web(label, address).map(|(_, is_deceptive)| is_deceptive);
            assert_eq!(seen, Some(is_deceptive), "{label} {address}");
        }
        assert_eq!(behind("ola@bank.no", "mailto:ola@evil.com"), None);
        assert_eq!(behind("bank.no", "tel:+4799999999"), None);
        assert!(behind("ola@bank.no", "mailto:ola@bank.no").is_some());
    }

    #[test]
    fn a_sentence_ends_outside_of_an_address() {
        for (text, expected) in [
            ("(https://vg.no/a)", "https://vg.no/a"),
            ("«https://vg.no»", "https://vg.no"),
            ("https://vg.no/a_(b).", "https://vg.no/a_(b)"),
            ("(https://vg.no/a_(b))?!", "https://vg.no/a_(b)"),
            ("https://vg.no/?q=a,b;", "https://vg.no/?q=a,b"),
            ("“www.vg.no”", "www.vg.no"),
            ("<a href=\"https://vg.no/\" onclick=x>", "https://vg.no/"),
            ("Mail: ola.n@vg.no.", "ola.n@vg.no"),
            ("<ola@vg.no>", "ola@vg.no"),
        ] {
            assert_eq!(found(text).map(|(address, _)| address), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_resembles_an_address_is_none() {
        let texts = "xhttp://vg.no|http:// vg.no|http://|www.|awww.vg.no|a@b|@ola|åse@vg.no|a@b@vg.no|\
            ola@vg.noå|+47 22 33 44|+47 22 33 44 55 66|+100 000 000 kr|2+4722334455|+4722334455a|\
            +0047 22 33 44 55|+1.5|1 + 123456789|C++|22 33 44 55|+2024-01-01";
        for text in texts.split('|') {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn phone_numbers_are_known_by_their_country() {
        for text in [
            "+4722334455",
            "+47 22 33 44 55",
            "+47 922 33 445",
            "+47-22-33-44-55",
            "+47\u{A0}22334455",
        ] {
            let expected = Target::Phone(text.replace([' ', '-', '\u{A0}'], ""));
            let message = format!("Ring {text}, takk");
            assert_eq!(found(&message), Some((text, expected)));
        }
        assert!(found("+1 555 123 4567").is_some() && found("+46 8 123 456 78").is_some());
    }

    #[test]
    fn punycode_is_that_of_the_standard() {
        for (label, coded) in [
            ("bücher", "xn--bcher-kva"),
            ("münchen", "xn--mnchen-3ya"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
            ("ひとつ屋根の下2", "xn--2-u9tlzr9756bt3uc0v"),
        ] {
            assert_eq!(punycode(label), coded);
        }
    }
}
