//! What a user means who types an area, a body, the beginning of an id or words of a title.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use assize_analysis::concerns;
use assize_diag::{Code, Diagnostic, Diagnostics, MemoryFiles, Place, Sources, nearest};
use assize_framework::{Library, builtin};
use assize_intake::{Context, parse_record};
use assize_model::{Bodies, Inspection, Provider, ProviderKind, fold};

use crate::score::LISTED;

const UNKNOWN_INSPECTION: Code = Code::new("usage/unknown-inspection");

/// The bodies that are meant: the one of this id or name, else all that serve an area of this name, else all whose id and name have every
/// word in them, else all whose areas have.
pub fn bodies<'l>(typed: &str, library: &'l Library) -> Vec<&'l Provider> {
    let serves = |one: &&Provider| one.areas.iter().any(|area| fold(area) == fold(typed));
    let is_called = |one: &&Provider| has_words(typed, &format!("{} {}", one.id, one.name));
    let is_in = |one: &&Provider| has_words(typed, &one.areas.join(" "));
    let all = || library.providers.values();
    if let Some(one) = all().find(|one| is_body(one, typed)) {
        return vec![one];
    }
    let found =
        [all().filter(serves).collect::<Vec<_>>(), all().filter(is_called).collect(), all().filter(is_in).collect()];
    found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// The area of this name, as it is known.
pub(crate) fn area<'b>(typed: &str, bodies: &'b Bodies) -> Option<&'b str> {
    let mut areas = bodies.values().flat_map(|one| &one.areas);
    areas.find(|area| fold(area) == fold(typed)).map(String::as_str)
}

/// The kind of body that goes by this word, or by its plural.
pub(crate) fn kind<'b>(typed: &str, bodies: &'b Bodies) -> Option<&'b ProviderKind> {
    let typed = fold(typed);
    bodies.kind(&typed).or_else(|| bodies.kind(typed.strip_suffix('s')?))
}

/// An area and a kind of body in one name, in either order: `london crc`.
fn area_and_kind<'b>(typed: &str, bodies: &'b Bodies) -> Option<(&'b str, &'b ProviderKind)> {
    let both = |(one, other): (&str, &str)| Some((area(one, bodies)?, kind(other, bodies)?));
    let swapped = |(one, other)| (other, one);
    typed.rsplit_once(' ').and_then(both).or_else(|| typed.split_once(' ').map(swapped).and_then(both))
}

/// What was typed without the words that are years, and the first and the last of these: "london crc", 2018 to 2019.
pub(crate) fn without_years(typed: &str) -> (String, Option<(u16, u16)>) {
    let year = |word: &str| word.parse().ok().filter(|year| word.len() == 4 && (2000..2100).contains(year));
    let (years, words): (Vec<&str>, Vec<&str>) = typed.split_whitespace().partition(|word| year(word).is_some());
    let years = || years.iter().copied().filter_map(year);
    (words.join(" "), years().min().zip(years().max()))
}

/// Whether an area, a body or a kind of body goes by this name.
pub(crate) fn is_called(typed: &str, bodies: &Bodies) -> bool {
    area(typed, bodies).is_some()
        || kind(typed, bodies).is_some()
        || area_and_kind(typed, bodies).is_some()
        || bodies.values().any(|one| is_body(one, typed))
}

/// Whether a body has this id or name; what stands between words does not matter.
fn is_body(body: &Provider, typed: &str) -> bool {
    body.id == fold(typed).replace(' ', "-") || fold(&body.name) == fold(typed)
}

/// Whether every word that was typed is in this text; of one or two letters only as a word of its own.
fn has_words(typed: &str, text: &str) -> bool {
    let text = fold(text);
    let typed = fold(typed);
    let mut words = typed.split_whitespace().peekable();
    let is_in = |word: &str| match word.len() {
        ..3 => text.split_whitespace().any(|own| own == word),
        _ => text.contains(word),
    };
    words.peek().is_some() && words.all(is_in)
}

/// The ids of the records that the program carries: their files are named by them.
pub fn ids() -> impl Iterator<Item = &'static str> {
    builtin::RECORDS.iter().map(|(name, _)| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.strip_suffix(".toml").unwrap_or(file)
    })
}

/// The records that the program carries, read once where an id alone does not find one.
pub(crate) struct Finder<'b> {
    bodies: &'b Bodies,
    carried: OnceCell<Vec<Inspection>>,
}

impl<'b> Finder<'b> {
    pub(crate) fn new(bodies: &'b Bodies) -> Self {
        Self { bodies, carried: OnceCell::new() }
    }

    /// The records that are meant, by their places among those that the program carries.
    pub(crate) fn meant(&self, typed: &str) -> Result<Vec<usize>, Diagnostic> {
        let place = |id: &str| ids().position(|own| own == id);
        if let Some(whole) = place(typed) {
            return Ok(vec![whole]);
        }
        let carried: Vec<&Inspection> = self.carried.get_or_init(|| self.read()).iter().collect();
        let found = meant(typed, &carried, self.bodies)?;
        Ok(found.into_iter().filter_map(|one| place(&one.id)).collect())
    }

    fn read(&self) -> Vec<Inspection> {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let files = MemoryFiles::default();
        let mut context =
            Context { files: &files, providers: self.bodies, sources: &mut sources, diagnostics: &mut diagnostics };
        let read =
            |(name, text): &(&str, &str)| parse_record(context.sources.add_carried(*name, *text), None, &mut context);
        builtin::RECORDS.iter().filter_map(read).collect()
    }
}

/// Which of these are meant: the one of this id, else all on the area, the body, the kind of body or that kind in that area of this name,
/// of the years that stand beside it, else all of those years alone, else the only one whose id begins so, else the only one whose id and
/// title have every word in them.
pub(crate) fn meant<'i>(
    typed: &str,
    inspections: &[&'i Inspection],
    bodies: &Bodies,
) -> Result<Vec<&'i Inspection>, Diagnostic> {
    let whole = those(inspections, |one| one.id == typed);
    if !whole.is_empty() {
        return Ok(whole);
    }
    let (name, years) = without_years(typed);
    let of_name = if name.is_empty() { inspections.to_vec() } else { on_what_is_called(&name, inspections, bodies) };
    if let (Some((first, last)), false) = (years, of_name.is_empty()) {
        let found = those(&of_name, |one| one.year().is_some_and(|year| (first..=last).contains(&year)));
        let there_are: BTreeSet<u16> = of_name.iter().filter_map(|one| one.year()).collect();
        return if found.is_empty() { Err(none_then(typed, &name, &there_are)) } else { Ok(found) };
    }
    if !of_name.is_empty() {
        return Ok(of_name);
    }
    let begins = those(inspections, |one| one.id.starts_with(typed));
    let has_words =
        those(inspections, |one| has_words(typed, &format!("{} {} {}", one.id, one.title, one.provider.name)));
    match [begins, has_words].into_iter().find(|found| !found.is_empty()) {
        None => Err(unknown_inspection(typed, bodies)),
        Some(found) if found.len() == 1 => Ok(found),
        Some(several) => Err(ambiguous(typed, &several.iter().map(|one| one.id.as_str()).collect::<Vec<_>>())),
    }
}

/// All records on the area, else the body, else the kind of body, else that kind in that area of this name.
fn on_what_is_called<'i>(name: &str, inspections: &[&'i Inspection], bodies: &Bodies) -> Vec<&'i Inspection> {
    let (area, kind, both) = (area(name, bodies), kind(name, bodies), area_and_kind(name, bodies));
    let ways: [&dyn Fn(&Inspection) -> bool; 4] = [
        &|one| area.is_some_and(|area| concerns(one, area, bodies)),
        &|one| is_body(&one.provider, name),
        &|one| kind.is_some_and(|kind| one.provider.kind == *kind),
        &|one| both.is_some_and(|(area, kind)| one.provider.kind == *kind && concerns(one, area, bodies)),
    ];
    ways.into_iter().map(|is_it| those(inspections, is_it)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn those<'i>(inspections: &[&'i Inspection], is_it: impl Fn(&Inspection) -> bool) -> Vec<&'i Inspection> {
    inspections.iter().copied().filter(|one| is_it(one)).collect()
}

/// The area, body, kind or id that is nearly what was typed, and ids that share the most words with it.
fn alike<'b>(typed: &str, bodies: &'b Bodies) -> Vec<&'b str> {
    let words = |id: &str| -> Vec<String> { id.split(['-', '_', ' ']).map(str::to_lowercase).collect() };
    let is_telling = |word: &&String| word.len() > 3 && word.chars().any(char::is_alphabetic);
    let typed_words = words(typed);
    let shared = |id: &str| typed_words.iter().filter(is_telling).filter(|word| words(id).contains(word)).count();
    let areas = bodies.values().flat_map(|one| one.areas.iter().map(String::as_str));
    let names = areas.chain(bodies.kinds.iter().map(ProviderKind::word)).chain(bodies.keys().map(String::as_str));
    let near = nearest(typed, ids().map(|id| -> &'b str { id }).chain(names));
    let most = ids().map(shared).max().filter(|most| *most > 0);
    let shared = ids().map(|id| -> &'b str { id }).filter(|id| near != Some(*id) && most == Some(shared(id)));
    near.into_iter().chain(shared).collect()
}

fn unknown_inspection(typed: &str, bodies: &Bodies) -> Diagnostic {
    let alike = alike(typed, bodies);
    Diagnostic::error(
        UNKNOWN_INSPECTION,
        format!("`{typed}` is neither a file nor the id of a record that the program carries"),
    )
    .at(Place::Argument(typed.to_owned()))
    .help(match alike.as_slice() {
        [] => "check the name and the folder; `assize score` lists the records that the program carries, and an area, a body, a kind of body (`crc`) or a rating (`outstanding`) those that have it".to_owned(),
        [one] => format!("did you mean `{one}`?"),
        several => format!("did you mean one of {}?", listed(several)),
    })
}

/// What goes by this name was not inspected in those years.
fn none_then(typed: &str, name: &str, there_are: &BTreeSet<u16>) -> Diagnostic {
    let there_are: Vec<_> = there_are.iter().map(u16::to_string).collect();
    Diagnostic::error(UNKNOWN_INSPECTION, format!("the program carries no inspection called `{typed}`"))
        .at(Place::Argument(typed.to_owned()))
        .help(match name {
            "" => format!("there are some of {}", there_are.join(", ")),
            name => format!("there are some of `{name}` of {}", there_are.join(", ")),
        })
}

fn ambiguous(typed: &str, ids: &[&str]) -> Diagnostic {
    Diagnostic::error(UNKNOWN_INSPECTION, format!("`{typed}` may mean {} records that the program carries", ids.len()))
        .at(Place::Argument(typed.to_owned()))
        .help(format!("say more of the id: {}", listed(ids)))
}

/// The first few names.
pub(crate) fn listed(names: &[&str]) -> String {
    let first: Vec<_> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = match names.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;
    use assize_framework::Library;

    use super::{Finder, alike, bodies, ids, is_called};
    use crate::{Findings, library};

    fn known() -> Library {
        library(&[], &MemoryFiles::default(), &mut Findings::default()).unwrap()
    }

    #[test]
    fn a_carried_record_goes_by_its_id_or_an_unambiguous_beginning() {
        let known = known();
        let finder = Finder::new(&known.providers);
        let id = |typed: &str| match finder.meant(typed).as_deref() {
            Ok([one]) => ids().nth(*one),
            _ => None,
        };
        assert_eq!(id("london-crc-2019"), Some("london-crc-2019"));
        assert_eq!(id("london-crc-20"), None, "2018 and 2019");
        assert_eq!(id("six-t"), Some("six-trusts-2014"));
        assert_eq!(id("2014 six"), Some("six-trusts-2014"), "words in any order");
        assert_eq!(id("london crc 2019"), Some("london-crc-2019"), "a body and a year");
        assert_eq!(id("lodnon-crc-2019"), None);
        let alike = |typed: &str| alike(typed, &known.providers).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(alike("lodnon-crc-2019")[0], "london-crc-2019");
        assert_eq!(alike("lndon").len(), 1, "{:?}", alike("lndon"));
        assert_eq!(alike("lndon")[0].to_lowercase(), "london");
        assert!(alike("london-x").contains(&"nps-london-2019".to_owned()));
        assert!(alike("qqqqqq").is_empty());
    }

    #[test]
    fn an_area_or_a_body_is_all_its_inspections() {
        let known = known();
        let finder = Finder::new(&known.providers);
        let all = |typed: &str| finder.meant(typed).map(|all| all.len()).unwrap_or_default();
        let london = ids().filter(|id| id.contains("london") && !id.contains("pdus")).count();
        assert!(london > 5 && all("London") > london, "the six Trusts are there too, places within it are not");
        assert_eq!(all("london-crc"), 3);
        assert_eq!(all("wales"), all("WALES"));
        assert_eq!(all("atlantis"), 0);
        let years = |typed: &str| all(&format!("{typed} 2018")) + all(&format!("{typed} 2019"));
        assert_eq!((all("london 2018 2019"), all("2018 london 2019")), (years("london"), years("london")));
        assert_eq!(all("2018"), ids().filter(|id| id.ends_with("2018")).count());
        let help = finder.meant("london crc 2014").unwrap_err().help.unwrap();
        assert_eq!(help, "there are some of `london crc` of 2016, 2018, 2019");
    }

    #[test]
    fn a_kind_is_all_its_inspections_and_with_an_area_those_there() {
        let known = known();
        let finder = Finder::new(&known.providers);
        let all = |typed: &str| finder.meant(typed).map(|all| all.len()).unwrap_or_default();
        assert!(all("crc") > 30 && all("CRCs") == all("crc") && all("nps") < all("crc"));
        assert_eq!(all("london crc"), all("london-crc"), "the name of the body");
        assert!((1..all("wales")).contains(&all("wales nps")));
        assert_eq!(all("nps wales"), all("nps-wales"), "the id of the body");
        for (typed, expect) in [("london crc", true), ("nps wales", true), ("london wales", false), ("crc nps", false)]
        {
            assert_eq!(is_called(typed, &known.providers), expect, "{typed}");
        }
    }

    #[test]
    fn a_body_goes_by_its_id_its_area_or_words_of_its_name() {
        let known = known();
        let found = |typed: &str| bodies(typed, &known).into_iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
        assert_eq!(found("london-crc"), ["london-crc"]);
        assert_eq!(found("Durham Tees Valley Trust").len(), 1, "{:?}", found("Durham Tees Valley Trust"));
        assert!(found("london").contains(&"nps-london") && found("london").len() > 3);
        assert_eq!(found("atlantis").len() + found(" ").len(), 0);
    }
}
