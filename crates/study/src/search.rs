//! What a user means who types an area, a body, the beginning of an id or words of a title.

use std::cell::OnceCell;

use assize_analysis::Topic;
use assize_diag::{Code, Diagnostic, Diagnostics, MemoryFiles, Place, Sources, nearest};
use assize_framework::{Library, builtin};
use assize_intake::{Context, parse_record};
use assize_model::{Bodies, Inspection, Provider, ProviderKind, fold};

use crate::Selection;
use crate::score::LISTED;
use crate::select::{choose, nothing_is};
use crate::topic::topic;
use crate::words::{Meaning, phrases};

/// No inspection goes by this.
pub(crate) const UNKNOWN_INSPECTION: Code = Code::new("usage/unknown-inspection");

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

/// The kind of body that goes by this word or title, short or long, or by its plural.
pub(crate) fn kind<'b>(typed: &str, bodies: &'b Bodies) -> Option<&'b ProviderKind> {
    let typed = fold(typed);
    let one = typed.strip_suffix('s').unwrap_or(&typed);
    // Two words or more may be the end of a title: "delivery units".
    let is_end = |name: &str, end: &str| end.contains(' ') && name.ends_with(&format!(" {end}"));
    // Or its beginning: "youth justice".
    let is_begin =
        |name: &str, begin: &str| begin.contains(' ') && name.rsplit_once(' ').is_some_and(|(own, _)| own == begin);
    let goes_by = |name: &str, typed: &str| name == typed || is_end(name, typed) || is_begin(name, typed);
    let is_it = |name: &str| [&typed, one].into_iter().any(|typed| goes_by(&fold(name), typed));
    bodies.kinds.iter().find(|kind| [kind.word(), kind.title(), kind.short(), kind.plural()].into_iter().any(is_it))
}

/// Whether a body has this id or name; what stands between words does not matter.
fn is_body(body: &Provider, typed: &str) -> bool {
    body.id == fold(typed).replace(' ', "-") || fold(&body.name) == fold(typed)
}

/// Whether every word that was typed is in this text; of one or two letters only as a word of its own.
pub(crate) fn has_words(typed: &str, text: &str) -> bool {
    let text = fold(text);
    let typed = fold(typed);
    let mut words = typed.split_whitespace().peekable();
    let is_in = |word: &str| match word.len() {
        ..3 => text.split_whitespace().any(|own| own == word),
        _ => text.contains(word),
    };
    words.peek().is_some() && words.all(is_in)
}

/// How words are looked for in an id, a title and the name of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Looking {
    /// All of them as they are, one after the other.
    InARow,
    /// Each as it is.
    Whole,
    /// Each as a part of another, too.
    Within,
}

impl Looking {
    /// The closest first.
    pub(crate) const ALL: [Self; 3] = [Self::InARow, Self::Whole, Self::Within];

    /// Whether an inspection has these words.
    pub(crate) fn finds(self, words: &[String], inspection: &Inspection) -> bool {
        // What stands between two words parts them, unless it is a hyphen.
        let own = |text: &str| {
            let parts = text.split(|one: char| !one.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.map(|part| fold(part).into_owned()).collect::<Vec<_>>()
        };
        let Inspection { id, title, provider, .. } = inspection;
        let pieces = || [id, title, &provider.name].into_iter().flat_map(|text| text.split([',', '&', '(', ')']));
        let mut wanted = words.iter().map(|word| own(word));
        match self {
            Self::InARow => {
                let wanted: Vec<String> = wanted.flatten().collect();
                wanted.is_empty() || pieces().any(|piece| own(piece).windows(wanted.len()).any(|run| run == wanted))
            }
            Self::Whole => {
                let known: Vec<String> = pieces().flat_map(own).collect();
                wanted.all(|word| word.iter().all(|part| known.contains(part)))
            }
            Self::Within => words.iter().all(|word| has_word(inspection, word)),
        }
    }
}

/// Whether a word begins the id of an inspection, or is in its id, its title or the name of its body.
fn has_word(inspection: &Inspection, word: &str) -> bool {
    let Inspection { id, title, provider, .. } = inspection;
    id.starts_with(word) || has_words(word, &format!("{id} {title} {}", provider.name))
}

/// The ids of the records that the program carries: their files are named by them.
pub fn ids() -> impl Iterator<Item = &'static str> {
    builtin::RECORDS.iter().map(|(name, _)| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.strip_suffix(".toml").unwrap_or(file)
    })
}

/// The records that the program carries, read once where an id alone does not find one.
pub(crate) struct Finder<'l> {
    library: &'l Library,
    carried: OnceCell<Vec<Inspection>>,
}

impl<'l> Finder<'l> {
    pub(crate) fn new(library: &'l Library) -> Self {
        Self { library, carried: OnceCell::new() }
    }

    /// The records that words and options mean together, in order of time, by their places among those that the program carries.
    pub(crate) fn meant(&self, typed: &[&str], options: &Selection) -> Result<Vec<usize>, Diagnostic> {
        let selection = options.with(self.understood(typed)?);
        let carried: Vec<&Inspection> = self.carried().iter().collect();
        let chosen = choose(&selection, &carried, self.library);
        if chosen.taken.is_empty() {
            return Err(nothing_is(&selection, &carried, self.library).at(Place::Argument(typed.join(" "))));
        }
        let mut taken: Vec<&Inspection> = chosen.taken.iter().map(|one| carried[*one]).collect();
        taken.sort_by_cached_key(|one| one.dated().map(|date| date.to_string()));
        Ok(taken.iter().filter_map(|one| ids().position(|id| *id == one.id)).collect())
    }

    /// What words ask for.
    ///
    /// # Errors
    /// Where a word means nothing, or what the command does not take.
    pub(crate) fn understood(&self, typed: &[&str]) -> Result<Selection, Diagnostic> {
        let phrases = phrases(typed.iter().copied(), self.library, false);
        if let Some(rating) = phrases.iter().find(|one| one.meaning == Meaning::Rating) {
            return Err(of_a_rating(&rating.text, typed));
        }
        let selection = Selection::of(&phrases);
        let unknown: Vec<&str> =
            selection.words.iter().filter(|word| !self.is_known(word)).map(String::as_str).collect();
        match (unknown.as_slice(), phrases.as_slice()) {
            ([], [_, ..]) => Ok(selection),
            ([], []) => Err(unknown_inspection(&typed.join(" "), typed, self.library)),
            (unknown, _) => Err(unknown_inspection(&unknown.join(" "), typed, self.library)),
        }
    }

    /// Whether an inspection goes by this word. A part of the work is not looked for within other words.
    pub(crate) fn is_known(&self, word: &String) -> bool {
        let looking = if topic(word, self.library).is_ok() { Looking::Whole } else { Looking::Within };
        self.carried().iter().any(|one| looking.finds(std::slice::from_ref(word), one))
    }

    /// Whether a finding has these words, though no standard is called so.
    pub(crate) fn is_found(&self, words: &str) -> bool {
        let topic = Topic::titled(words);
        self.carried().iter().any(|one| one.findings().iter().any(|(_, finding)| topic.is_in(finding.text())))
    }

    fn carried(&self) -> &[Inspection] {
        self.carried.get_or_init(|| self.read())
    }

    fn read(&self) -> Vec<Inspection> {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let (files, providers) = (MemoryFiles::default(), &self.library.providers);
        let mut context = Context::new(&files, providers, &mut sources, &mut diagnostics);
        let read = |(name, text): &(&'static str, &'static str)| {
            parse_record(context.sources.add_carried(*name, *text), None, &mut context)
        };
        builtin::RECORDS.iter().filter_map(read).collect()
    }
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

fn unknown_inspection(unknown: &str, typed: &[&str], library: &Library) -> Diagnostic {
    let alike = alike(unknown, &library.providers);
    Diagnostic::error(
        UNKNOWN_INSPECTION,
        format!("`{unknown}` is neither a file nor the id of a record that the program carries"),
    )
    .at(Place::Argument(unknown.to_owned()))
    .help(match alike.as_slice() {
        _ if topic(unknown, library).is_ok() => {
            format!("a part of the work: `assize compare {}` says what each inspection found of it", typed.join(" "))
        }
        [] => "check the name and the folder; `assize score` lists the records that the program carries, and an area, a body, a kind of body (`crc`) or a rating (`outstanding`) those that have it; `assize compare` takes parts of the work (`planning`, `staffing`), too".to_owned(),
        names => did_you_mean(names),
    })
}

/// A rating chooses among scorecards alone.
fn of_a_rating(rating: &str, typed: &[&str]) -> Diagnostic {
    Diagnostic::error(UNKNOWN_INSPECTION, format!("`{rating}` is a rating, and names no inspection here"))
        .at(Place::Argument(rating.to_owned()))
        .help(format!("`assize score {}` lists those with this rating", typed.join(" ")))
}

/// The first few names.
pub(crate) fn listed(names: &[&str]) -> String {
    listed_to(LISTED, names)
}

/// Which of these names may be meant.
pub(crate) fn did_you_mean(names: &[&str]) -> String {
    match names {
        [one] => format!("did you mean `{one}`?"),
        several => format!("did you mean one of {}?", listed(several)),
    }
}

/// At most `most` names.
pub(crate) fn listed_to(most: usize, names: &[&str]) -> String {
    let first: Vec<_> = names.iter().take(most).map(|name| format!("`{name}`")).collect();
    let more = match names.len().saturating_sub(most) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;
    use assize_framework::Library;

    use super::{Finder, alike, bodies, ids};
    use crate::{Findings, Selection, library};

    fn known() -> Library {
        library(&[], &MemoryFiles::default(), &mut Findings::default()).unwrap()
    }

    #[test]
    fn words_lead_to_records() {
        let known = known();
        let finder = Finder::new(&known);
        let found = |typed: &str| -> Vec<&str> {
            let meant = finder.meant(&[typed], &Selection::default()).unwrap_or_default();
            meant.into_iter().filter_map(|one| ids().nth(one)).collect()
        };
        for (typed, expect) in [
            ("six-t", &["six-trusts-2014"][..]),
            ("2014 six", &["six-trusts-2014"]),
            ("london crc 2019", &["london-crc-2019"]),
            ("london-crc-20", &["london-crc-2018", "london-crc-2019"]),
            ("west kent", &["west-kent-pdu-2022", "west-kent-pdu-2024"]),
            ("lodnon-crc-2019", &[]),
            ("atlantis", &[]),
            ("and the", &[]),
            ("good", &[]),
        ] {
            assert_eq!(found(typed), expect, "{typed}");
        }
        let all = |typed: &str| found(typed).len();
        let london = ids().filter(|id| id.contains("london") && !id.contains("pdus")).count();
        assert!(london > 5 && all("London") > london, "the six Trusts are there too, places within it are not");
        assert_eq!(all("wales"), all("WALES"));
        assert_eq!(all("2018"), ids().filter(|id| id.ends_with("2018")).count());
        assert!(all("crc") > 30 && all("CRCs") == all("crc") && all("nps") < all("crc"));
        let north_east = found("north east");
        assert!(north_east.contains(&"nps-north-east-2019") && !north_east.iter().any(|id| id.contains("solihull")));
        assert!(!north_east.iter().any(|id| id.contains("northamptonshire")), "{north_east:?}");
        assert!(found("staff").is_empty(), "a part of the work");
        assert!(!found("stafford").is_empty());
        assert_eq!(found("london crc 2019 wales crc 2019"), ["wales-crc-2019", "london-crc-2019"], "in order of time");
        assert!(found("durham").contains(&"county-durham-darlington-pdu-2025"), "{:?}", found("durham"));
    }

    #[test]
    fn any_of_a_class_and_of_all_classes_together() {
        let known = known();
        let finder = Finder::new(&known);
        let all = |typed: &[&str]| finder.meant(typed, &Selection::default()).map(|all| all.len()).unwrap_or_default();
        assert_eq!(all(&["crc", "london", "wales"]), all(&["london crc"]) + all(&["crc", "wales"]));
        assert_eq!(all(&["nps", "crc", "london"]), all(&["london crc"]) + all(&["nps", "london"]));
        assert_eq!(all(&["crc", "nps", "london"]), all(&["nps", "crc", "london"]), "in any order");
        assert_eq!(all(&["nps,crc", "2018", "2019"]), all(&["nps crc 2018..2019"]));
        assert_eq!(all(&["london-crc", "nps-london"]), all(&["london-crc"]) + all(&["nps-london"]), "bodies");
        let crc = Selection { kinds: vec!["crc".to_owned()], ..Selection::default() };
        assert_eq!(finder.meant(&["london"], &crc).unwrap().len(), all(&["london", "crc"]), "options are words");
        let help = finder.meant(&["london", "crc", "2014"], &Selection::default()).unwrap_err().help.unwrap();
        assert!(help.starts_with("of other years, the nearest first: `"), "{help}");
        let help = finder.meant(&["london-crc", "nps"], &Selection::default()).unwrap_err().help.unwrap();
        assert!(help.starts_with("there are 3 of other kinds of bodies, "), "{help}");
    }

    #[test]
    fn places_within_an_area_are_meant_where_nothing_else_can_be() {
        let known = known();
        let finder = Finder::new(&known);
        let of = |typed: &str, options: &Selection| -> Vec<&str> {
            finder.meant(&[typed], options).unwrap().into_iter().filter_map(|one| ids().nth(one)).collect()
        };
        let all = |typed: &str| of(typed, &Selection::default());
        assert!(all("wales pdu").len() > 6 && all("wales pdu").iter().all(|id| id.contains("pdu")));
        assert!(all("wales youth").len() > 11 && all("wales youth").iter().all(|id| id.contains("yjs")));
        let of_2022 = all("london 2022");
        assert!(all("london pdu").iter().all(|id| of_2022.contains(id)), "none of its own that year: {of_2022:?}");
        assert!(all("essex pdu").len() == 1 && all("london nps").iter().all(|id| !id.contains("pdu")));
        let within = Selection { within: true, ..Selection::default() };
        let local = || all("wales pdu").len() + all("wales youth").len();
        assert!(of("wales", &within).len() >= all("wales").len() + local());
    }

    #[test]
    fn what_is_nearly_a_name_is_told() {
        let known = known();
        let alike = |typed: &str| alike(typed, &known.providers).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(alike("lodnon-crc-2019")[0], "london-crc-2019");
        assert_eq!(alike("lndon").len(), 1, "{:?}", alike("lndon"));
        assert_eq!(alike("lndon")[0].to_lowercase(), "london");
        assert!(alike("london-x").contains(&"nps-london-2019".to_owned()));
        assert!(alike("qqqqqq").is_empty());
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
