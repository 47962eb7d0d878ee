//! Headings of columns that say who somebody is.

use unicode_normalization::UnicodeNormalization;

use super::among;
use crate::table::twins::latin;

/// Words of a heading that make no difference to what it means.
const NOISE: &str = "of the s no number num id ref full person persons people on probation offender client service user case victim \
    current home main line rhif cartref";

/// What is left of a heading that says who somebody is.
const DIRECT: &str = "name names surname surnames lastname familyname forename forenames firstname givenname middlename fullname \
    address addressline addresses postcode postcodes postalcode dateofbirth datebirth birthdate dob telephone telephonenumber \
    phone phonenumber mobile mobilephone mobilenumber tel email emails emailaddress nationalinsurance nationalinsurancenumber ni nino ninumber nhs nhsnumber pnc \
    pncnumber pncid birthday passport contactnumber contactno contactdetails upn uln mrn hospital hospitalnumber gps lat latlong zip zipcode \
    aka alias aliases nickname mob addr whatsapp landline signature llofnod photo photograph ffotograff \
    prisonernumber prisonerno prisonnumber prisonno cronumber crono delius ndelius deliusref deliusnumber bornon eircode what3words \
    vehiclereg vehicleregistration numberplate drivinglicence drivinglicencenumber drivernumber driverno drivinglicenceno born yob birthyear \
    cro croref pnccro bday chi chinumber chino iban nationalid ssn ppsn brp vrn arrestsummonsnumber asn custodynumber accountnumber accountno bankaccount \
    sortcode oasysid vrm carreg carregistration ffôn ffon bankdetails facebook instagram snapchat skype fax nok pasbort";

/// Whether a column so headed says who somebody is.
pub(in crate::table) fn is_heading(heading: &str) -> bool {
    let all = words(heading);
    if all.is_empty() {
        return false;
    }
    let outside = words(&without_brackets(heading));
    if asks_about(&outside) {
        return false;
    }
    let joined: String = all.iter().filter(|word| !among(word, NOISE)).map(String::as_str).collect();
    among(&joined, DIRECT)
        || among(&all.concat(), DIRECT)
        || all.iter().any(|word| is_glued(word))
        || is_anywhere(&all)
        || stands_alone(&outside)
}

/// Whether a heading asks about what says who somebody is, or counts it, and does not have it.
fn asks_about(words: &[String]) -> bool {
    let counts = matches!(words, [first, of, ..] if matches!(first.as_str(), "number" | "no" | "count") && of == "of");
    let is_several = words.last().is_some_and(|last| last.ends_with('s'));
    // Contacts alone: under other such headings the recorded value itself may be there.
    let is_of_contact =
        words.iter().any(|word| among(word, CONTACT)) && !words.iter().any(|word| among(word, "birth dob"));
    words.len() > 1 && is_of_contact && (words.last().is_some_and(|last| among(last, ABOUT)) || counts && is_several)
}

/// Whether a word is of a person and of what says who they are, without a space: `clientname`.
fn is_glued(word: &str) -> bool {
    let is_person =
        |word: &str| word.len() > 1 && (among(word, PERSONS) || among(word, NOISE) || among(word, "su pop"));
    let mut persons = GLUED.split(' ').filter_map(|said| word.strip_suffix(said));
    persons.any(|person| is_person(person) || person.strip_suffix('s').is_some_and(is_person))
}

/// What is written behind a person without a space.
const GLUED: &str = "name names fullname firstname lastname surname forename address postcode dob dateofbirth phone telephone email mobile nino crn";

/// Phrases that say who somebody is wherever they stand in a heading, in English and Welsh.
const ANYWHERE: &[&str] = &[
    "surname",
    "surnames",
    "forename",
    "forenames",
    "last name",
    "first name",
    "full name",
    "date of birth",
    "date born",
    "born on",
    "year of birth",
    "month of birth",
    "birth year",
    "birth date",
    "birthdate",
    "dob",
    "d o b",
    "postcode",
    "post code",
    "national insurance",
    "nat insurance",
    "national ins",
    "nino",
    "ni number",
    "birthday",
    "pen blwydd",
    "known as",
    "alias",
    "aliases",
    "next of kin",
    "emergency contact",
    "nat ins",
    "crn",
    "hospital number",
    "lat long",
    "house number",
    "house no",
    "zip code",
    "twitter handle",
    "twitter account",
    "facebook",
    "instagram",
    "snapchat",
    "nhs number",
    "nhs no",
    "passport number",
    "passport no",
    "prison number",
    "prison no",
    "prison num",
    "prisoner number",
    "prisoner no",
    "nomis",
    "noms",
    "pnc number",
    "cro number",
    "cro no",
    "driver number",
    "driver licence",
    "driver s licence",
    "drivers licence",
    "chi number",
    "iban",
    "bank account",
    "bank card",
    "card number",
    "sort code",
    "account number",
    "national id",
    "social security number",
    "arrest summons number",
    "custody number",
    "health and care number",
    "vehicle reg",
    "vehicle registration",
    "car reg",
    "reg plate",
    "registration plate",
    "number plate",
    "driving licence no",
    "driving licence number",
    "home address",
    "street address",
    "ip address",
    "email address",
    "phone number",
    "telephone number",
    "mobile number",
    "phone no",
    "tel no",
    "username",
    "latitude",
    "longitude",
    "uprn",
    "cyfenw",
    "cyfenwau",
    "dyddiad geni",
    "cod post",
    "côd post",
    "cyfeiriad cartref",
    "yswiriant gwladol",
    "blwyddyn geni",
    "rhif pasbort",
    "trwydded yrru",
    "rhif cerbyd",
    "rhif cofrestru",
    "rhif cyfrif",
    "cyfrif banc",
    "cod didoli",
    "rhif yg",
    "perthynas agosaf",
    "llysenw",
    "rhif gig",
    "rhif y gig",
    "rhif carchar",
    "rhif carcharor",
    "rhif y carcharor",
    "rhif ffôn",
    "rhif ffon",
    "rhif tel",
    "rhif symudol",
    "llinell dir",
    "ebost",
];

/// Words that say who somebody is at the end of a heading, or at its beginning before "of" or "and".
const AT_THE_END: &str = "name names address addresses addr street initials tel telephone phone mobile mob email emails enw enwau cyfeiriad ffôn ffon symudol";

/// Words that make of a heading a question about what says who somebody is, where they end it: whether an address was checked.
const ABOUT: &str = "checked check verified recorded confirmed obtained held seen visited suitable updated status type count correct missing \
    available required needed known provided complete completed entered shared disclosed assessed reviewed discussed approved appropriate policy policies \
    protocol";

/// What people are asked whether it was checked.
const CONTACT: &str = "address addresses username usernames telephone phone phones mobile email emails mail";

/// Things that have names and addresses, too.
const THINGS: &str = "site team provider question office unit organisation organization company school department court prison \
    hostel regime framework standard area region district county country hospital clinic ward charity programme program course \
    intervention file sheet column field variable table form offence order requirement policy control event product project brand test \
    drug service services body inspection pdu ldu lau local authority agency agencies partnership criterion criteria measure indicator \
    metric domain level theme topic section category cohort stage scheme pathway council borough force directorate function system software \
    database dataset document letter template condition sentence objective premises hub building supplier contract panel board \
    committee group session activity placement constituency zone branch depot trust crc nps yjs yot tool task report audit establishment centre center cluster division safle tîm tim darparwr cwestiwn swyddfa sefydliad \
    uned ardal rhanbarth llys ysbyty ysgol rhaglen corff carchar";

/// Words that make a person of a thing: the user of a service.
const PERSONS: &str = "user users prisoner patient client person offender child parent carer victim practitioner officer assessor inspector manager worker \
    contact staff referrer supervisor director judge author reviewer auditor keyworker doctor mentor relative member guardian customer applicant \
    pupil student resident detainee inmate respondent suspect defendant perpetrator tenant participant individual employee";

/// Whether a heading of these words has such a phrase among others.
fn is_anywhere(words: &[String]) -> bool {
    let line = words.join(" ") + " ";
    let mut starts = std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1));
    let begins = |rest: &str, phrase: &str| rest.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
    starts.any(|at| ANYWHERE.iter().any(|phrase| begins(&line[at..], phrase)))
}

/// Whether a heading of these words, without what is in brackets, is of a name or an address that is no thing's.
fn stands_alone(words: &[String]) -> bool {
    let outside: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !matches!(*word, "no" | "number" | "line" | "s")).collect();
    let of_thing = outside.iter().any(|word| among(word, THINGS)) && !outside.iter().any(|word| among(word, PERSONS));
    let ends = |at: usize| outside.get(at).is_some_and(|word| among(word, AT_THE_END));
    let by_means =
        outside.len() > 1 && matches!(outside[outside.len() - 2], "by" | "via" | "in" | "cyswllt" | "dros" | "trwy");
    let welsh = outside.iter().any(|word| matches!(*word, "enw" | "enwau" | "cyfeiriad"));
    let begins = ends(0) && outside.get(1).is_some_and(|word| matches!(*word, "of" | "and" | "or"));
    !of_thing && !by_means && (ends(outside.len().wrapping_sub(1)) || begins || welsh)
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let outside = |character: &char| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    heading.chars().filter(outside).collect()
}

/// Whether a column so headed may name persons or things: its values tell.
pub(in crate::table) fn may_name_a_thing(heading: &str) -> bool {
    words(heading) == ["name"]
}

/// Whether a value could be the name of a person: one to five words, each with a capital, or a single word. Titles of things mostly have
/// words without.
pub(in crate::table) fn looks_like_a_name(value: &str) -> bool {
    let words: Vec<&str> = value.split_whitespace().collect();
    let is_name = |word: &&str| {
        let letters = word
            .chars()
            .all(|character| character.is_alphabetic() || matches!(character, '.' | '-' | '\'' | '’' | ','));
        letters && word.starts_with(char::is_uppercase)
    };
    match words[..] {
        [] => false,
        [word] => word.chars().all(char::is_alphabetic),
        _ => words.len() <= 5 && words.iter().all(is_name),
    }
}

/// The words of a heading, small and without digits; a capital after a small letter begins one, as in `DateOfBirth`.
fn words(heading: &str) -> Vec<String> {
    // What is plain is in its one form.
    if heading.is_ascii() { words_in(heading.chars()) } else { words_in(heading.nfkc().map(latin)) }
}

fn words_in(characters: impl Iterator<Item = char>) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for character in characters {
        let last = words.last_mut().expect("there is always one word");
        if !character.is_alphabetic() {
            words.push(String::new());
        } else if character.is_uppercase() && after_small {
            words.push(character.to_lowercase().collect());
        } else {
            last.extend(character.to_lowercase());
        }
        after_small = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    // In two words it is one all the same: `E-mail (work)`.
    while let Some(at) = words.windows(2).position(|two| two[0] == "e" && matches!(&*two[1], "mail" | "mails" | "bost"))
    {
        let rest = words.remove(at + 1);
        words[at] += &rest;
    }
    words
}

#[cfg(test)]
mod tests;
