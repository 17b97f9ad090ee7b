//! Refusals in words a person can act on.

use super::record_field::{en as field_en, nb as field_nb};
use super::{Locale, file_size};
use crate::engine::Refusal;

pub(super) fn en(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OnlyForAgents => "Sign in first.",
        Refusal::NotAllowed => "This is not yours to do.",
        Refusal::UnknownAgent => "This agent is not on the floor.",
        Refusal::NotSignedIn => "You are not signed in. Sign in and try again.",
        Refusal::UnknownConversation(_) => "This conversation does not exist.",
        Refusal::OfferGone => "This offer is gone: it was answered, timed out or given to somebody else.",
        Refusal::NotYours => "This conversation is with somebody else.",
        Refusal::WrongStatus(_) => "That is not possible any more: the conversation has moved on.",
        Refusal::CannotBePicked => "Conversations of this work stream are offered, they cannot be picked.",
        Refusal::NotAMember => "You are not a member of the queue this conversation waits in.",
        Refusal::CannotReachCustomer => {
            "This customer left the chat and cannot be reached on any channel of your queues."
        }
        Refusal::AlreadyOngoing(_) => "This customer already has an ongoing conversation.",
        Refusal::EmptyMessage => "Write something first.",
        Refusal::MessageTooLong => "The message is too long. Shorten it or send it in parts.",
        Refusal::BadFileName => "A file needs a name, and not an endless one. Rename it.",
        Refusal::NoFilesOnChannel => {
            "This channel carries no files. Send a link, or attach them for colleagues."
        }
        Refusal::NoteTooLong => "The note is too long. Shorten it.",
        Refusal::NotInvolved => "Only those in this conversation can do this.",
        Refusal::DispositionMissing => "Choose what came of it first: this work stream asks for it.",
        Refusal::UnknownQuickReply => "This quick reply is not one of yours.",
        Refusal::BadQuickReply => "A quick reply needs a title and a text, and tags without spaces.",
        Refusal::TooManyQuickReplies => "You have too many quick replies of your own. Delete one first.",
        Refusal::UnknownCustomer => "This customer is not on file. Search for another, or create one.",
        Refusal::UnknownCase => "This case does not exist. Search for another, or create one.",
        Refusal::CaseClosed => "This case is closed. Open it again first.",
        Refusal::UnknownActivity => "This entry is gone, or somebody else’s.",
        Refusal::UnknownArticle => "This article does not exist.",
        Refusal::TooManyArticles => "No more articles can be linked to this conversation.",
        Refusal::UnknownScript => "This script or step does not exist any more.",
        Refusal::PresenceNotSelectable => {
            "Inactive is set by the system when an offer is missed. Choose another status."
        }
        Refusal::NothingToReset => "There is nothing to reset.",
        Refusal::UnknownPresence => "This status is not one of yours. Choose one from the list.",
        Refusal::NotALeave => "Choose Away, Do not disturb or Offline for when you are done.",
        Refusal::OnlyForSupervisors => "Only supervisors can do this.",
        Refusal::NotHere(_) => "This colleague is not signed in. Choose somebody else.",
        Refusal::NotToBeDisturbed(_) => {
            "This colleague is away or does not want to be disturbed. Choose somebody else."
        }
        Refusal::TheirSessionsFull(_) => "This colleague has every session open. Choose somebody else.",
        Refusal::AlreadyPart(_) => "This colleague takes part already, or is being asked.",
        Refusal::NotPart(_) => "This colleague does not take part in the conversation.",
        Refusal::NotInThatQueue(_) => "This colleague is not a member of the conversation's queue.",
        Refusal::TransferPending => {
            "Somebody is being asked already. Wait for the answer or take the question back."
        }
        Refusal::NobodyFree => "Nobody in this queue is free to advise.",
        Refusal::UnknownQueue => "This queue does not exist.",
        Refusal::AlreadyThere => "The conversation is in this queue already.",
        Refusal::QueueClosed => "This queue is closed now. Choose one that is open.",
        Refusal::WrongKindOfQueue => "This queue holds another kind of work.",
        Refusal::CannotBeRejected => {
            "This work cannot be rejected. Accept it, or wait until its time is over."
        }
        Refusal::UnknownSkill => "This skill does not exist.",
        Refusal::RatingOffScale => "This rating is not on the skill's scale.",
        Refusal::FieldMissing(field) => return format!("{} is missing. Fill it in.", field_en(*field)),
        Refusal::FieldTooLong(field) => return format!("{} is too long. Shorten it.", field_en(*field)),
        Refusal::FieldMalformed(field) => {
            return format!("{} is not right. Correct it or leave it empty.", field_en(*field));
        }
        Refusal::SessionsFull { limit } => return format!("All {limit} sessions are open. Close one first."),
        Refusal::TooManyAdvisers { limit } => {
            return format!("No more than {limit} people can advise at once.");
        }
        Refusal::UnknownDisposition(code) => {
            return format!("{code} is not one of the outcomes to choose from.");
        }
        Refusal::TooLongForChannel { limit } => {
            return format!(
                "This channel carries {limit} characters at most. Shorten the message or send it in parts."
            );
        }
        Refusal::TooManyFiles { limit } => {
            return format!(
                "No more than {limit} files go with one message. Send the others with the next one."
            );
        }
        Refusal::FileEmpty(name) => return format!("{name} is empty. Choose another file."),
        Refusal::FileTooLarge { name, size, limit } => {
            let [size, limit] = [size, limit].map(|bytes| file_size(Locale::English, *bytes));
            return format!("{name} has {size}, and a file can have {limit}. Send a smaller one, or a link.");
        }
        Refusal::FilesTooLarge { size, limit } => {
            let [size, limit] = [size, limit].map(|bytes| file_size(Locale::English, *bytes));
            return format!(
                "The files have {size} together, a message can have {limit}. Send them one by one."
            );
        }
        Refusal::FileIsProgram(name) => {
            return format!("{name} is a program or can run one. It is not passed on.");
        }
        Refusal::OnlyPictures(name) => {
            return format!("This channel carries pictures only (PNG, JPEG, GIF, WebP), and {name} is none.");
        }
        Refusal::TooManyDispositions { limit } => {
            return format!("No more than {limit} outcomes can be chosen.");
        }
        // About the floor itself: whoever sets one up reads the engine's own words.
        Refusal::UnknownWorkStream
        | Refusal::FloorAlreadyOpen
        | Refusal::BadFloor(_)
        | Refusal::BadSetting(_)
        | Refusal::DecidedOnce
        | Refusal::NoNumbersLeft
        | Refusal::ContextTooLong(_)
        | Refusal::WrongKindOfContext(_) => return refusal.to_string(),
    }
    .into()
}

pub(super) fn nb(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OnlyForAgents => "Logg inn først.",
        Refusal::NotAllowed => "Dette er det ikke du som kan gjøre.",
        Refusal::UnknownAgent => "Denne agenten finnes ikke her.",
        Refusal::NotSignedIn => "Du er ikke logget inn. Logg inn og prøv igjen.",
        Refusal::UnknownConversation(_) => "Denne samtalen finnes ikke.",
        Refusal::OfferGone => "Tilbudet er borte: det ble besvart, løp ut eller gikk til en annen.",
        Refusal::NotYours => "Denne samtalen er hos en annen.",
        Refusal::WrongStatus(_) => "Det går ikke lenger: samtalen har gått videre.",
        Refusal::CannotBePicked => "Samtaler i denne arbeidsflyten tilbys, de kan ikke velges.",
        Refusal::NotAMember => "Du er ikke medlem av køen denne samtalen venter i.",
        Refusal::CannotReachCustomer => {
            "Kunden har forlatt chatten og kan ikke nås på noen kanal i køene dine."
        }
        Refusal::AlreadyOngoing(_) => "Denne kunden har allerede en pågående samtale.",
        Refusal::EmptyMessage => "Skriv noe først.",
        Refusal::MessageTooLong => "Meldingen er for lang. Kort den ned eller send den i deler.",
        Refusal::BadFileName => "En fil trenger et navn, og ikke et endeløst et. Gi den et nytt.",
        Refusal::NoFilesOnChannel => {
            "Denne kanalen tar ingen filer. Send en lenke, eller legg dem ved for kolleger."
        }
        Refusal::NoteTooLong => "Notatet er for langt. Kort det ned.",
        Refusal::NotInvolved => "Bare de som er med i samtalen kan gjøre dette.",
        Refusal::DispositionMissing => "Velg først hva som kom ut av det: denne arbeidsflyten ber om det.",
        Refusal::UnknownQuickReply => "Dette hurtigsvaret er ikke et av dine.",
        Refusal::BadQuickReply => "Et hurtigsvar trenger tittel og tekst, og stikkord uten mellomrom.",
        Refusal::TooManyQuickReplies => "Du har for mange egne hurtigsvar. Slett ett først.",
        Refusal::UnknownCustomer => {
            "Denne kunden finnes ikke i registeret. Søk etter en annen, eller opprett en."
        }
        Refusal::UnknownCase => "Denne saken finnes ikke. Søk etter en annen, eller opprett en.",
        Refusal::CaseClosed => "Denne saken er lukket. Åpne den igjen først.",
        Refusal::UnknownActivity => "Denne oppføringen er borte, eller en annens.",
        Refusal::UnknownArticle => "Denne artikkelen finnes ikke.",
        Refusal::TooManyArticles => "Flere artikler kan ikke knyttes til denne samtalen.",
        Refusal::UnknownScript => "Dette skriptet eller steget finnes ikke lenger.",
        Refusal::PresenceNotSelectable => {
            "Inaktiv settes av systemet når et tilbud mistes. Velg en annen status."
        }
        Refusal::NothingToReset => "Det er ingenting å tilbakestille.",
        Refusal::UnknownPresence => "Denne statusen er ikke en av dine. Velg en fra listen.",
        Refusal::NotALeave => "Velg Borte, Ikke forstyrr eller Frakoblet til du er ferdig.",
        Refusal::OnlyForSupervisors => "Bare ledere kan gjøre dette.",
        Refusal::NotHere(_) => "Denne kollegaen er ikke logget inn. Velg en annen.",
        Refusal::NotToBeDisturbed(_) => "Denne kollegaen er borte eller vil ikke forstyrres. Velg en annen.",
        Refusal::TheirSessionsFull(_) => "Denne kollegaen har alle økter åpne. Velg en annen.",
        Refusal::AlreadyPart(_) => "Denne kollegaen er allerede med, eller er spurt.",
        Refusal::NotPart(_) => "Denne kollegaen er ikke med i samtalen.",
        Refusal::NotInThatQueue(_) => "Denne kollegaen er ikke medlem av samtalens kø.",
        Refusal::TransferPending => "Noen er allerede spurt. Vent på svaret eller ta spørsmålet tilbake.",
        Refusal::NobodyFree => "Ingen i denne køen er ledig til å gi råd.",
        Refusal::UnknownQueue => "Denne køen finnes ikke.",
        Refusal::AlreadyThere => "Samtalen er allerede i denne køen.",
        Refusal::QueueClosed => "Denne køen er stengt nå. Velg en som er åpen.",
        Refusal::WrongKindOfQueue => "Denne køen har en annen type arbeid.",
        Refusal::CannotBeRejected => {
            "Dette arbeidet kan ikke avvises. Godta det, eller vent til tiden er ute."
        }
        Refusal::UnknownSkill => "Denne ferdigheten finnes ikke.",
        Refusal::RatingOffScale => "Denne vurderingen finnes ikke på ferdighetens skala.",
        Refusal::FieldMissing(field) => return format!("{} mangler. Fyll ut feltet.", field_nb(*field)),
        Refusal::FieldTooLong(field) => return format!("{} er for langt. Kort det ned.", field_nb(*field)),
        Refusal::FieldMalformed(field) => {
            return format!(
                "{} stemmer ikke. Rett det eller la det stå tomt.",
                field_nb(*field)
            );
        }
        Refusal::SessionsFull { limit } => return format!("Alle {limit} øktene er åpne. Lukk en først."),
        Refusal::UnknownDisposition(code) => return format!("{code} er ikke et av utfallene man kan velge."),
        Refusal::TooLongForChannel { limit } => {
            return format!(
                "Denne kanalen tar høyst {limit} tegn. Kort ned meldingen eller send den i deler."
            );
        }
        Refusal::TooManyFiles { limit } => {
            return format!("Høyst {limit} filer kan følge med én melding. Send de andre med den neste.");
        }
        Refusal::FileEmpty(name) => return format!("{name} er tom. Velg en annen fil."),
        Refusal::FileTooLarge { name, size, limit } => {
            let [size, limit] = [size, limit].map(|bytes| file_size(Locale::Norwegian, *bytes));
            return format!(
                "{name} er på {size}, og en fil kan være på {limit}. Send en mindre, eller en lenke."
            );
        }
        Refusal::FilesTooLarge { size, limit } => {
            let [size, limit] = [size, limit].map(|bytes| file_size(Locale::Norwegian, *bytes));
            return format!(
                "Filene er på {size} til sammen, og en melding kan ha {limit}. Send dem én for én."
            );
        }
        Refusal::FileIsProgram(name) => {
            return format!("{name} er et program eller kan kjøre et. Det sendes ikke videre.");
        }
        Refusal::OnlyPictures(name) => {
            return format!("Denne kanalen tar bare bilder (PNG, JPEG, GIF, WebP), og {name} er ikke et.");
        }
        Refusal::TooManyDispositions { limit } => return format!("Høyst {limit} utfall kan velges."),
        Refusal::TooManyAdvisers { limit } => return format!("Høyst {limit} kan gi råd samtidig."),
        // About the floor itself: whoever sets one up reads the engine's own words.
        Refusal::UnknownWorkStream
        | Refusal::FloorAlreadyOpen
        | Refusal::BadFloor(_)
        | Refusal::BadSetting(_)
        | Refusal::DecidedOnce
        | Refusal::NoNumbersLeft
        | Refusal::ContextTooLong(_)
        | Refusal::WrongKindOfContext(_) => return refusal.to_string(),
    }
    .into()
}
