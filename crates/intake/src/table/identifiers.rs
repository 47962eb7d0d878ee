//! What says who a person is: headings, and the patterns of numbers that stand for one person or one household.

mod headings;

use memchr::memmem;

pub(super) use headings::{is_heading, looks_like_a_name, may_name_a_thing};

/// Whether a list with a space between its words has this one.
pub(super) fn among(word: &str, list: &str) -> bool {
    let (list, ends) = (list.as_bytes(), |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' '));
    let is_whole = |at: usize| ends(at.checked_sub(1).and_then(|at| list.get(at))) && ends(list.get(at + word.len()));
    !word.contains(' ') && memmem::find_iter(list, word).any(is_whole)
}

/// The areas that postcodes begin with.
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK \
    FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN \
    NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW \
    UB W WA WC WD WF WN WR WS WV YO ZE";

/// What a value is, if it has the pattern of what stands for one person or household, as a whole or as a part; a part that is recognised by its
/// letters has them in capitals, except a prison number. Most values hold no digit, and are dismissed at once.
pub(super) fn pattern(value: &str) -> Option<&'static str> {
    if !value.is_ascii() && value.chars().any(|one| narrow(one) != one) {
        return pattern(&value.chars().map(narrow).collect::<String>());
    }
    if value.bytes().any(|byte| byte == b'@') && value.split_whitespace().any(is_email) {
        return Some("an e-mail address");
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let goes_on = |next: &u8| next.is_ascii_alphanumeric() || *next == b'/';
    let ends =
        |(at, byte): (usize, u8)| byte.is_ascii_alphabetic() && !value.as_bytes().get(at + 1).is_some_and(goes_on);
    // Whatever is recognised by its letters ends with one.
    let by_letters = value.bytes().enumerate().any(ends);
    if digits < LEAST_DIGITS && !by_letters {
        return None;
    }
    let whole = value.trim();
    let by_digits = || in_digits(whole).or_else(|| runs(whole).find_map(in_digits));
    let by_number = || by_digits().or_else(|| has_iban(whole).then_some("a bank account number (IBAN)"));
    if let Some(kind) = (digits >= LEAST_DIGITS).then(by_number).flatten() {
        return Some(kind);
    }
    if !by_letters {
        return None;
    }
    // The longest of the patterns, with spaces: "MORGA 657054 SM9IJ".
    if whole.len() <= 18
        && whole.ends_with(|last: char| last.is_ascii_alphabetic())
        && let Some(kind) = kind(&whole.to_ascii_uppercase())
    {
        return Some(kind);
    }
    let mut before = "";
    for part in whole.split(|character: char| !(character.is_ascii_alphanumeric() || character == '/')) {
        if part.len() == PRISON_NUMBER && is_prison_number(part.to_ascii_uppercase().as_bytes()) {
            return Some("a prison number");
        }
        if part.ends_with(|last: char| last.is_ascii_uppercase()) {
            if is_inward(part.as_bytes()) && is_outward(before.as_bytes()) {
                return Some("a postcode");
            }
            if let Some(kind) = kind(part) {
                return Some(kind);
            }
        }
        before = part;
    }
    None
}

/// The plain character for one of the full width, as East Asian keyboards write them, for a space that does not break, is thin or the like, and
/// for a dash or stop that stands for a hyphen.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{b7}' | '\u{2022}' => '-',
        _ if character.is_whitespace() && !character.is_ascii() => ' ',
        _ => character,
    }
}

/// Stretches of digits and what stands between them, that are not part of a longer word.
fn runs(value: &str) -> impl Iterator<Item = &str> {
    let is_of_run =
        |character: char| character.is_ascii_digit() || matches!(character, ' ' | '-' | '(' | ')' | '+' | '.');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + value[rest..].find(is_of_run)?;
        let end = value[start..].find(|one| !is_of_run(one)).map_or(value.len(), |length| start + length);
        rest = end;
        let run = &value[start..end];
        let joins = |one: Option<char>| one.is_some_and(|one| one.is_alphanumeric() || one == '_');
        let joined = (joins(value[..start].chars().next_back()) && !run.starts_with([' ', '(', '+']))
            || (joins(value[end..].chars().next()) && !run.ends_with([' ', ')', '(']));
        Some(if joined { "" } else { run.trim_matches([' ', '-', '.']).trim_end_matches(['(', '+', ' ']) })
    })
}

/// What a word in capitals is.
fn kind(word: &str) -> Option<&'static str> {
    let is_pnc = is_pnc(word);
    let compact: Vec<u8> = word.bytes().filter(|byte| *byte != b' ').collect();
    if is_postcode(word, &compact) {
        Some("a postcode")
    } else if is_national_insurance(&compact) {
        Some("a National Insurance number")
    } else {
        let of_court = || is_pnc.then_some("a PNC number").or(is_cro(word).then_some("a CRO number"));
        let of_arrest = || is_arrest_summons(word).then_some("an arrest summons number");
        let of_driver = || is_driver_number(&compact).then_some("a driver number");
        let other = || of_court().or_else(of_arrest).or_else(of_driver);
        is_prison_number(&compact).then_some("a prison number").or_else(other)
    }
}

/// How long it is.
const PRISON_NUMBER: usize = 7;

/// "A1234BC".
fn is_prison_number(compact: &[u8]) -> bool {
    let [first, digits @ .., letter, last] = compact else { return false };
    let letters = [first, letter, last].iter().all(|byte| byte.is_ascii_uppercase());
    letters && digits.len() == 4 && digits.iter().all(u8::is_ascii_digit)
}

/// "pat.doe@example.org", whatever stands around it.
fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        let is_part = |part: &str| !part.is_empty() && part.chars().all(|one| one.is_alphanumeric() || one == '-');
        !name.is_empty() && host.contains('.') && host.split('.').all(is_part)
    })
}

/// The fewest digits of what is recognised by digits alone.
const LEAST_DIGITS: usize = 9;

/// A telephone number of the United Kingdom, or an NHS number, in digits with spaces and the like between them.
fn in_digits(value: &str) -> Option<&'static str> {
    let between = |byte: u8| matches!(byte, b' ' | b'-' | b'(' | b')' | b'+' | b'.');
    // Days have points between shorter parts.
    let is_day = value.split('.').next().is_some_and(|first| value.contains('.') && first.len() < 3);
    if is_day || !value.bytes().all(|byte| byte.is_ascii_digit() || between(byte)) {
        return None;
    }
    let digits: Vec<u8> = value.bytes().filter(u8::is_ascii_digit).collect();
    if value.starts_with('+') && (9..=15).contains(&digits.len()) {
        return Some("a telephone number");
    }
    // A spreadsheet that takes it for a number drops what it begins with.
    if let ([b'7', b'1'..=b'9', rest @ ..], true) | ([b'4', b'4', b'7', b'1'..=b'9', rest @ ..], true) =
        (&digits[..], digits.len() == value.len())
        && rest.len() == 8
    {
        return Some("a telephone number");
    }
    let abroad = digits.strip_prefix(b"0044").or_else(|| digits.strip_prefix(b"44").filter(|_| value.starts_with('+')));
    let national = abroad.map(|rest| rest.strip_prefix(b"0").unwrap_or(rest)).or_else(|| digits.strip_prefix(b"0"));
    match national {
        Some([b'1' | b'2' | b'3' | b'7' | b'8', rest @ ..]) if rest.len() == 9 => Some("a telephone number"),
        _ => is_nhs_number(value, &digits).then_some("an NHS number"),
    }
}

/// Ten digits, plain or as 3, 3 and 4; the last digit checks the others.
fn is_nhs_number(value: &str, digits: &[u8]) -> bool {
    let parts: Vec<usize> = value.split([' ', '-', '.']).map(str::len).collect();
    if digits.len() != 10 || !(parts == [10] || parts == [3, 3, 4]) {
        return false;
    }
    let sum: u32 = (2..=10).rev().zip(digits).map(|(weight, digit)| weight * u32::from(digit - b'0')).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && check == u32::from(digits[9] - b'0') && digits.iter().any(|digit| *digit != b'0')
}

/// "SW1A 1AA". Written without a space it needs six characters, for short codes look the same.
fn is_postcode(word: &str, compact: &[u8]) -> bool {
    let parts = match word.split_once(' ') {
        Some((outward, inward)) => Some((outward.as_bytes(), inward.trim_start().as_bytes())),
        None if compact.len() >= 6 => compact.split_at_checked(compact.len() - 3),
        None => None,
    };
    parts.is_some_and(|(outward, inward)| is_outward(outward) && is_inward(inward))
}

/// "SW1A", "M1", "EC2": a postcode area that there is, and a district.
fn is_outward(part: &[u8]) -> bool {
    let letters = part.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let (area, district) = part.split_at(letters);
    let is_district = match district {
        [digit] => digit.is_ascii_digit(),
        [b'1'..=b'9', second] => second.is_ascii_digit() || second.is_ascii_uppercase(),
        _ => false,
    };
    (1..=2).contains(&letters) && is_district && str::from_utf8(area).is_ok_and(|area| among(area, AREAS))
}

/// "1AA".
fn is_inward(part: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_uppercase() && !b"CIKMOV".contains(byte);
    matches!(part, [digit, first, second] if digit.is_ascii_digit() && letter(first) && letter(second))
}

/// "AB123456C".
fn is_national_insurance(compact: &[u8]) -> bool {
    let [first, second, digits @ .., suffix] = compact else { return false };
    let letters = first.is_ascii_uppercase() && second.is_ascii_uppercase() && (b'A'..=b'D').contains(suffix);
    letters && digits.len() == 6 && digits.iter().all(u8::is_ascii_digit)
}

/// "123456/01A".
fn is_cro(word: &str) -> bool {
    let Some((number, year)) = word.split_once('/') else { return false };
    let digits = |part: &[u8], length| part.len() == length && part.iter().all(u8::is_ascii_digit);
    digits(number.as_bytes(), 6)
        && year.as_bytes().split_last().is_some_and(|(last, year)| last.is_ascii_uppercase() && digits(year, 2))
}

/// "2001/0123456A", or "01/123456A" in the short form.
fn is_pnc(word: &str) -> bool {
    let Some((year, rest)) = word.split_once('/') else { return false };
    let Some((letter, digits)) = rest.as_bytes().split_last() else { return false };
    let all_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    matches!(year.len(), 2 | 4)
        && all_digits(year.as_bytes())
        && (4..=7).contains(&digits.len())
        && all_digits(digits)
        && letter.is_ascii_uppercase()
}

/// "12/34AB/01/567890X": the year, the force and station, the system, a number and its letter.
fn is_arrest_summons(word: &str) -> bool {
    let parts: Vec<&[u8]> = word.split('/').map(str::as_bytes).collect();
    let [year, station, system, [number @ .., letter]] = parts[..] else { return false };
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let alphanumeric = |part: &[u8], length| part.len() == length && part.iter().all(u8::is_ascii_alphanumeric);
    let is_number = (1..=11).contains(&number.len()) && digits(number) && letter.is_ascii_uppercase();
    year.len() == 2 && digits(year) && alphanumeric(station, 4) && alphanumeric(system, 2) && is_number
}

/// "MORGA657054SM9IJ", of Great Britain: five letters of the surname (9 where it is shorter), the decade, month (and 50 for a woman), day and
/// year of birth, two initials (9 where there is none), and three that tell them apart.
fn is_driver_number(compact: &[u8]) -> bool {
    let Some((name, [decade, month @ .., year, first, second, _, one, other])) = compact.split_at_checked(5) else {
        return false;
    };
    let letters = name.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let [month, tens, day @ ..] = month else { return false };
    let is_month = matches!((month, tens), (b'0' | b'5', b'1'..=b'9') | (b'1' | b'6', b'0'..=b'2'));
    let is_day = matches!(day, [b'0', b'1'..=b'9'] | [b'1' | b'2', b'0'..=b'9'] | [b'3', b'0' | b'1']);
    let is_initial = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'9';
    letters > 0
        && name[letters..].iter().all(|byte| *byte == b'9')
        && decade.is_ascii_digit()
        && is_month
        && is_day
        && year.is_ascii_digit()
        && is_initial(first)
        && is_initial(second)
        && one.is_ascii_uppercase()
        && other.is_ascii_uppercase()
}

/// How long an IBAN is, by country (ISO 13616, as its registry has it).
const IBANS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 \
    FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 \
    MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 \
    UA29 XK20";

/// Whether it is or holds an IBAN with the right check digits: "GB29 NWBK 6016 1331 9268 19".
fn has_iban(value: &str) -> bool {
    let is_start = |at: &usize| !value[..*at].ends_with(|before: char| before.is_alphanumeric());
    value.char_indices().map(|(at, _)| at).filter(is_start).any(|at| begins_with_iban(&value[at..]))
}

fn begins_with_iban(value: &str) -> bool {
    let Some(country) = value.get(..2).map(str::to_ascii_uppercase) else { return false };
    let length = IBANS.split(' ').find_map(|one| one.strip_prefix(&country)?.parse::<usize>().ok());
    let Some(length) = length else { return false };
    let is_between = |byte: u8| matches!(byte, b' ' | b'-');
    let ends = value.bytes().enumerate().filter(|(_, byte)| !is_between(*byte)).nth(length - 1).map(|(at, _)| at + 1);
    let Some((whole, after)) = ends.and_then(|end| value.split_at_checked(end)) else { return false };
    let number: Vec<u8> = whole.bytes().filter(|byte| !is_between(*byte)).collect();
    // Ids that programs make of digits and small letters go on, or have no spaces.
    let goes_on = after.starts_with(|next: char| next.is_alphanumeric() || next == '-');
    let is_plain = whole.contains(' ') || !number.iter().any(u8::is_ascii_lowercase);
    let is_formed = number.iter().all(u8::is_ascii_alphanumeric) && number[2..4].iter().all(u8::is_ascii_digit);
    if goes_on || !is_plain || !is_formed {
        return false;
    }
    // The country and its check digits go to the end, letters are numbers from 10 on, and what is left after 97 is 1.
    let digit = |byte: &u8| char::from(*byte).to_digit(36).unwrap_or_default();
    let rest = |rest: u32, digit: u32| (rest * if digit < 10 { 10 } else { 100 } + digit) % 97;
    number[4..].iter().chain(&number[..4]).map(digit).fold(0, rest) == 1
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn numbers_of_a_person_are_found() {
        for (value, kind) in [
            ("SW1A 1AA", "a postcode"),
            ("sw1a1aa", "a postcode"),
            ("m1 1ae", "a postcode"),
            ("B33 8TH", "a postcode"),
            ("CR2 6XH", "a postcode"),
            ("DN551PT", "a postcode"),
            (" EC1A 1BB ", "a postcode"),
            ("Flat 2, 4 High Street, London N1 9GU", "a postcode"),
            ("AB123456C", "a National Insurance number"),
            ("qq 12 34 56 c", "a National Insurance number"),
            ("seen: QQ123456C", "a National Insurance number"),
            ("2001/0123456A", "a PNC number"),
            ("01/123456a", "a PNC number"),
            ("PNC 1998/0012345X checked", "a PNC number"),
            ("A1234BC", "a prison number"),
            ("a1234bc", "a prison number"),
            ("see pat.doe@example.org.", "an e-mail address"),
            ("07700 900123", "a telephone number"),
            ("(020) 7946-0123", "a telephone number"),
            ("+44 7700 900123", "a telephone number"),
            ("943 476 5919", "an NHS number"),
            ("9434765919", "an NHS number"),
            ("NHS no 9434765919", "an NHS number"),
            ("943.476.5919", "an NHS number"),
            ("Tel: 01632 960123", "a telephone number"),
            ("07700 900123 (mob)", "a telephone number"),
            ("07700.900.123", "a telephone number"),
            ("07700900123/07700900124", "a telephone number"),
            ("Ffôn 029 2087 0000", "a telephone number"),
            ("7700900123", "a telephone number"),
            ("447700900123", "a telephone number"),
            ("+1 202 555 0123", "a telephone number"),
            ("０７７００９００１２３", "a telephone number"),
            ("pat.doe＠example.org", "an e-mail address"),
            ("a1234bc (HMP X)", "a prison number"),
            ("07700\u{a0}900\u{a0}123", "a telephone number"),
            ("07700\u{2009}900123", "a telephone number"),
            ("0770\u{2011}0900\u{2013}123", "a telephone number"),
            ("A\u{202f}1234\u{202f}AB", "a prison number"),
            ("943\u{2007}476\u{2007}5919", "an NHS number"),
            ("123456/01A", "a CRO number"),
            ("12/34AB/01/567890X", "an arrest summons number"),
            ("ASN 19/0000/00/123456A", "an arrest summons number"),
            ("MORGA657054SM9IJ", "a driver number"),
            ("morga 657054 sm9ij", "a driver number"),
            ("FOX99861315A99AB", "a driver number"),
            ("licence JONES710238A92ZX 02", "a driver number"),
            ("GB29NWBK60161331926819", "a bank account number (IBAN)"),
            ("GB29 NWBK 6016 1331 9268 19", "a bank account number (IBAN)"),
            ("paid to gb29 nwbk 6016 1331 9268 19.", "a bank account number (IBAN)"),
            ("DE89370400440532013000", "a bank account number (IBAN)"),
            ("IE29-AIBK-9311-5212-3456-78", "a bank account number (IBAN)"),
        ] {
            assert_eq!(pattern(value), Some(kind), "{value}");
        }
    }

    #[test]
    fn what_only_resembles_one_is_let_be() {
        for value in [
            "",
            "yes",
            "n/a",
            "c001",
            "C001",
            "2.1.3",
            "2018-rated:2.1.3",
            "E1",
            "E12AB",
            "M25",
            "M25 3",
            "week 3",
            "2019/20",
            "2019/20A",
            "19/3A",
            "01/02/2019",
            "2019-03-14",
            "A1 2BCD",
            "CRC1 2AB",
            "QX1 1AA",
            "M1 1CI",
            "CR01 2AB",
            "AB12345C",
            "AB123456E",
            "AB1234567C",
            "12AB",
            "1AA",
            "SW1A",
            "20190001234A",
            "2001/123A",
            "case-000123",
            "CASE-000123",
            "case 12 34 56",
            "N1",
            "S1 2",
            "1st",
            "M2 third",
            "the 3rd visit to the M1 3rd",
            "42",
            "18-20",
            "1.23E+11",
            "very-high",
            "Q2.1.3",
            "E10 adults",
            "band b1 2 to 3",
            "9434765918",
            "00000000012",
            "12345678901",
            "A12345BC",
            "A1234B",
            "team@north",
            "01.02.2019 103",
            "01/02/2019 1030",
            "C-01632960123",
            "X01632960123",
            "seen 01.02.2019, 03.04.2019",
            "12345/01A",
            "GB29NWBK60161331926818",
            "GB29NWBK6016133192681",
            "NE29NWBK60161331926819",
            "gb29nwbk60161331926819",
            "GB29NWBK60161331926819-2",
            "X-GB29NWBK601613319268190",
            "DE2019-0001-0002-0003",
            "MORGA673054SM9IJ",
            "MORGA612324SM9IJ",
            "12345657054SM9IJ",
            "19/34/01/567890X",
            "19/34AB/01/567890",
            "3.141592653589",
            "@",
        ] {
            assert_eq!(pattern(value), None, "{value}");
        }
    }
}
