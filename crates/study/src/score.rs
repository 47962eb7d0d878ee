//! From inspections to a scorecard: admit, tally, score, compose.

use std::path::PathBuf;

use assize_analysis::{Redrawing, margins};
use assize_analysis::{quality, review_quality, review_sample, units};
use assize_compose::SelectionInWords;
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_disclose::{internal, widest};
use assize_framework::{Framework, Library};
use assize_model::{Fact, FactValues, Inspection, UnitTable, fold};
use assize_report::{Parted, Report};
use assize_scoring::{
    AdmitOptions, Admitted, Group, Scorecard, TallyOptions, UnknownWords, admit_beside, admit_members, review,
    score_with_members,
};
use indexmap::IndexSet;

use crate::library::{is_left_out, meant};
use crate::select::{asked, choose};
use crate::words::Meaning;
use crate::{Findings, Study, stability};

const NO_SECOND_READINGS: Code = Code::new("usage/no-second-readings");
const BLANK_FACT: Code = Code::new("usage/blank-fact");
const UNKNOWN_FACT: Code = Code::new("usage/unknown-fact");

/// Columns of a table that serve as facts as well.
pub(crate) const RESERVED_FACTS: [&str; 3] = ["assessor", "provider", "year"];

/// What people call facts otherwise.
const OTHER_NAMES: [(&str, &str); 5] = [
    ("gender", "sex"),
    ("race", "ethnicity"),
    ("rosh", "rosh.inspector"),
    ("risk", "rosh.inspector"),
    ("body", "provider"),
];

/// More names than these are not listed in one message.
pub(crate) const LISTED: usize = 12;

/// What a scorecard has beside its figures.
#[derive(Clone, Copy, Default)]
pub struct ScorecardExtras<'r> {
    /// Others of its kind.
    pub kind: bool,
    /// How many units judged differently would change its ratings.
    pub margins: bool,
    /// Its ratings if the sample were drawn again.
    pub redrawing: Option<Redrawing<'r>>,
}

/// With more units than these the nearest rating is not looked for unless asked.
const AT_HAND: usize = 2_000;

/// Whether there are cases, and few enough to work out at once how far a rating is from the next.
pub(crate) fn has_few_cases(card: &Scorecard<'_>) -> bool {
    let read: usize = card.tally.units[&Group::All].values().sum();
    (1..=AT_HAND).contains(&read)
}

impl Study<'_> {
    /// The figures of all inspections, and what is wanted beside them.
    pub fn scorecard(&self, beside: ScorecardExtras<'_>, findings: &mut Findings) -> Option<Report> {
        self.scorecard_in_parts(beside, findings, |parted, _| Some(parted.whole()))
    }

    /// The same, handed over before all of it is composed, where nothing is wanted beside the figures.
    pub fn scorecard_in_parts<T>(
        &self,
        beside: ScorecardExtras<'_>,
        findings: &mut Findings,
        take: impl FnOnce(Parted<'_>, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        let mut study = self.clone();
        let ratings = study.take(&Meaning::Rating);
        if !ratings.is_empty() {
            study.request.selection.within = true;
            let report = study.rated(&ratings, findings)?;
            return take(report.into(), findings);
        }
        self.scored(findings, |admitted, cards, findings| {
            let parted = self.composed(cards, beside.margins, findings);
            let is_alone = !beside.margins && !beside.kind && beside.redrawing.is_none();
            if is_alone && !matches!(cards, [one] if has_few_cases(one)) {
                return take(parted, findings);
            }
            let mut report = parted.whole();
            if beside.margins || matches!(cards, [one] if has_few_cases(one)) {
                let of = |(admitted, card): (&Admitted<'_>, &Scorecard<'_>)| margins(card, &units(admitted));
                let margins: Vec<_> = admitted.iter().zip(cards).map(of).collect();
                report.main_points.extend(assize_compose::nearest(cards, &margins));
                if beside.margins {
                    report.put_under(assize_compose::margins(report.audience, cards, &margins));
                }
            }
            if beside.kind {
                let record = self.read_carried(findings)?;
                let record = self.admit_all(&record, findings)?;
                let record = self.score_all(&record, &[], &[], findings)?;
                let uncertainty = self.request.uncertainty;
                report.put_under(assize_compose::against(cards, &record, uncertainty));
            }
            if let Some(redrawing) = beside.redrawing {
                stability::set(&mut report, (admitted, cards), redrawing, findings)?;
            }
            take(report.into(), findings)
        })
    }

    /// Those of what is asked for whose overall rating is one of these, and the standards that are rated so.
    fn rated(&self, ratings: &[String], findings: &mut Findings) -> Option<Report> {
        self.scored(findings, |_, cards, findings| {
            let ratings: Vec<String> = ratings.iter().map(|rating| fold(rating).into_owned()).collect();
            let ratings: Vec<&str> = ratings.iter().map(String::as_str).collect();
            let is_it = |card: &&Scorecard<'_>| overall_word(card).is_some_and(|word| ratings.contains(&&*fold(word)));
            let overall: Vec<Scorecard<'_>> = cards.iter().filter(is_it).cloned().collect();
            let uncertainty = self.request.uncertainty;
            let asked = self.asked(cards);
            let [all, overall] = [cards, &overall].map(|some| widest(some, &findings.sources));
            Some(assize_compose::rated(all, overall, &ratings, &asked, uncertainty))
        })
    }

    /// What was asked for, as titles say it.
    fn asked(&self, cards: &[Scorecard<'_>]) -> SelectionInWords {
        let selection = self.asked_for();
        let in_places = choose(&selection, &inspections(cards), self.library).in_places;
        asked(&selection, in_places, self.library)
    }

    fn composed<'c>(&self, cards: &'c [Scorecard<'_>], with_margins: bool, findings: &mut Findings) -> Parted<'c> {
        for card in cards {
            review(card, assize_compose::printed_outcome, &mut findings.diagnostics);
        }
        // What is named by no id of its own is listed, where it is more than one.
        let is_chosen = || choose(&self.asked_for(), &inspections(cards), self.library).taken.len() > 1;
        if !self.request.inputs.iter().all(|input| self.is_word(input)) || !is_chosen() {
            // Margins are for those who hold the cases.
            let published = if with_margins { internal(cards) } else { widest(cards, &findings.sources) };
            return assize_compose::scorecard_in_parts(published, self.request.uncertainty, self.request.threads);
        }
        assize_compose::overview(widest(cards, &findings.sources), &self.asked(cards), self.request.uncertainty).into()
    }

    /// London's story and the fictional world's, from the same figures.
    pub fn story(&self, findings: &mut Findings) -> Option<Report> {
        self.scored(findings, |_, cards, findings| {
            Some(assize_compose::story(widest(cards, &findings.sources), self.request.uncertainty))
        })
    }

    /// Says everything that is wrong with records and tables, and how good the data are that can be read. Nothing is scored.
    /// With the report, in words, what was read.
    pub fn check(&self, findings: &mut Findings) -> Option<(Report, String)> {
        let inspections = self.read(findings)?;
        let admitted = self.admit_all(&inspections, findings)?;
        let looked_at: Vec<_> = admitted.iter().map(quality).collect();
        for one in &looked_at {
            review_quality(one, &mut findings.diagnostics);
        }
        for card in &self.score_all(&admitted, &[], &[], findings)? {
            review(card, assize_compose::printed_outcome, &mut findings.diagnostics);
        }
        let count = |n: u64, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
        let tables = || looked_at.iter().flat_map(|one| &one.tables);
        let parts = [
            (looked_at.len() as u64, "inspection"),
            (tables().count() as u64, "table"),
            (tables().map(|table| table.rows).sum(), "unit"),
        ];
        let read: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
        Some((assize_compose::quality(&looked_at, findings.faultless()), read.join(", ")))
    }

    /// How far assessors agree who judged the same units.
    pub fn agreement(&self, findings: &mut Findings) -> Option<Report> {
        let inspections = self.read_every_reading(findings)?;
        let options = AdmitOptions { every_reading: true, ..AdmitOptions::default() };
        let admitted = self.admit_with(&inspections, options, findings)?;
        let agreements: Vec<_> = admitted.iter().map(assize_analysis::agreement).collect();
        if agreements.iter().all(|one| one.kinds.is_empty()) {
            let readings = inspections.iter().flat_map(|one| &one.tables).filter_map(|table| table.readings.as_ref());
            let unnamed = readings.map(|readings| unnamed(&readings.table)).sum();
            findings.push(no_second_readings(&self.request.inputs, unnamed));
            return None;
        }
        Some(assize_compose::agreement(&agreements))
    }

    /// Reads, fits and scores the inspections, and makes something of them.
    pub(crate) fn scored<T>(
        &self,
        findings: &mut Findings,
        make: impl FnOnce(&[Admitted<'_>], &[Scorecard<'_>], &mut Findings) -> Option<T>,
    ) -> Option<T> {
        let (inspections, beside) = self.read_selected(findings)?;
        let admitted = self.admit_all(&inspections, findings)?;
        let beside: Vec<&Inspection> = beside.iter().collect();
        let cards = self.score_all(&admitted, &beside, &self.request.by, findings)?;
        make(&admitted, &cards, findings)
    }

    /// Fits every inspection to its framework; `None` where something so far is wrong.
    pub(crate) fn admit_all<'i>(
        &'i self,
        inspections: &'i [Inspection],
        findings: &mut Findings,
    ) -> Option<Vec<Admitted<'i>>> {
        let admitted = self.admit_with(inspections, self.admitting(), findings)?;
        admitted.iter().for_each(|one| review_sample(one, &mut findings.diagnostics));
        Some(admitted)
    }

    fn admit_with<'i>(
        &'i self,
        inspections: &'i [Inspection],
        options: AdmitOptions,
        findings: &mut Findings,
    ) -> Option<Vec<Admitted<'i>>> {
        let (library, mut words) = (self.library, UnknownWords::default());
        let fit = |inspection: &'i Inspection| match library.frameworks.get(&inspection.framework) {
            _ if is_left_out(&inspection.framework, library, findings) => None,
            Some(framework) => {
                admit_beside(inspection, framework, library, options, &mut words, &mut findings.diagnostics)
            }
            None => {
                findings.push(unknown_framework(inspection, library));
                None
            }
        };
        let admitted: Vec<_> = inspections.iter().filter_map(fit).collect();
        words.complain(&mut findings.diagnostics);
        (!findings.diagnostics.has_errors()).then_some(admitted)
    }

    /// Scores them, each with what its members bring, of these and those beside them. `None` where what is wanted cannot be had.
    pub(crate) fn score_all<'i>(
        &self,
        admitted: &[Admitted<'i>],
        beside: &[&'i Inspection],
        by: &[String],
        findings: &mut Findings,
    ) -> Option<Vec<Scorecard<'i>>> {
        for fact in by {
            if !admitted.iter().any(|one| is_fact(one.framework, fact)) {
                findings.push(unknown_fact(fact, admitted));
            }
        }
        if findings.diagnostics.has_errors() {
            return None;
        }
        let options = TallyOptions { by: by.to_vec(), threads: self.request.threads };
        let read: Vec<&'i Inspection> =
            admitted.iter().map(|one| one.inspection).chain(beside.iter().copied()).collect();
        let admitting = (self.library, self.admitting());
        let scored = |one: &Admitted<'i>| {
            let members = admit_members(one.inspection, one.framework, &read, admitting, &mut findings.diagnostics);
            score_with_members(one, &members, &options)
        };
        let cards: Vec<_> = admitted.iter().map(scored).collect();
        for fact in by.iter().filter(|fact| is_blank(fact, &cards)) {
            findings.push(blank_fact(fact));
        }
        Some(cards)
    }

    /// How inspections are fitted to frameworks.
    pub(crate) fn admitting(&self) -> AdmitOptions {
        AdmitOptions { derive_missing: self.request.derive_missing, ..AdmitOptions::default() }
    }
}

fn inspections<'c>(cards: &'c [Scorecard<'_>]) -> Vec<&'c Inspection> {
    cards.iter().map(|card| card.inspection).collect()
}

/// The overall rating that stands.
fn overall_word<'c>(card: &'c Scorecard<'_>) -> Option<&'c str> {
    Some(&card.framework.ratings[card.overall_rating()?].title.en)
}

/// How many rows do not say whose they are.
fn unnamed(table: &UnitTable) -> usize {
    let Some(column) = table.column("assessor") else { return 0 };
    (0..column.len()).filter(|row| column.word(*row).trim().is_empty()).count()
}

fn no_second_readings(inputs: &[PathBuf], unnamed: usize) -> Diagnostic {
    let place = Place::Argument(inputs[0].display().to_string());
    if unnamed > 0 {
        let rows = if unnamed == 1 { "1 row has".to_owned() } else { format!("{unnamed} rows have") };
        let message = format!("units were judged more than once, and not by two named assessors: {rows} no name");
        return Diagnostic::error(NO_SECOND_READINGS, message)
            .at(place)
            .help("fill the column `assessor` in; a code such as A or B will do");
    }
    let message = match inputs {
        [_] => "no unit here was judged by two assessors",
        _ => "no unit in any of these was judged by two assessors",
    };
    Diagnostic::error(NO_SECOND_READINGS, message).at(place).help(
        "it takes a table with a column `assessor` in which a unit has a row for each of its assessors; \
         a record names with `assessor = \"...\"` in `[[data]]` whose answers are scored \
         (`examples/synthetic-second-readings` of the source shows both)",
    )
}

pub(crate) fn is_fact(framework: &Framework, fact: &str) -> bool {
    // Days and numbers are as many as units, nearly: groups by them would show single cases.
    let groups = |fact: &Fact| fact.values.are_words();
    framework.catalogue.facts.get(fact).is_some_and(groups) || RESERVED_FACTS.contains(&fact)
}

/// Whether units were counted by this fact, and all of them are blank.
fn is_blank(fact: &str, cards: &[Scorecard<'_>]) -> bool {
    let groups = cards.iter().flat_map(|card| &card.tally.units);
    let mut values = groups.filter_map(|(group, units)| match group {
        Group::Fact { fact: of, value } if of == fact && units.values().any(|n| *n > 0) => Some(value.as_str()),
        Group::Fact { .. } | Group::All => None,
    });
    values.next().is_some_and(str::is_empty) && values.all(str::is_empty)
}

fn blank_fact(fact: &str) -> Diagnostic {
    Diagnostic::warning(BLANK_FACT, format!("no unit has a value of the fact `{fact}`, so there is only one group"))
        .at(Place::Argument(format!("--by {fact}")))
        .help("break down by a fact that the table has")
}

pub(crate) fn unknown_fact(fact: &str, admitted: &[Admitted<'_>]) -> Diagnostic {
    let place = Place::Argument(format!("--by {fact}"));
    let declared = admitted.iter().find_map(|one| one.framework.catalogue.facts.get(fact));
    if let Some(declared) = declared {
        let what = if declared.values == FactValues::Number { "number" } else { "day" };
        return Diagnostic::error(UNKNOWN_FACT, format!("the fact `{fact}` is a {what}, which makes no groups"))
            .at(place)
            .help("break down by a fact that has words for values");
    }
    let facts = || admitted.iter().flat_map(|one| one.framework.catalogue.facts.values());
    let groups: IndexSet<&str> =
        facts().filter(|fact| fact.values.are_words()).map(|fact| fact.id.as_str()).chain(RESERVED_FACTS).collect();
    let words: Vec<String> = fact.split([' ', '.', '_', '-']).map(str::to_lowercase).collect();
    let meant = OTHER_NAMES.iter().find(|(other, _)| words.iter().any(|word| word == other)).map(|(_, fact)| *fact);
    let near = meant.filter(|fact| groups.contains(fact)).or_else(|| nearest(fact, groups.iter().copied()));
    Diagnostic::error(UNKNOWN_FACT, format!("no fact is called `{fact}`")).at(place).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let names: Vec<_> = groups.iter().map(|fact| format!("`{fact}`")).collect();
            format!("there are {}", names.join(", "))
        }
    })
}

pub(crate) fn unknown_framework(inspection: &Inspection, library: &Library) -> Diagnostic {
    Diagnostic::error("inspection/unknown-framework", format!("no framework is called `{}`", inspection.framework))
        .at(inspection.framework_place.clone())
        .help(meant(&inspection.framework, library).unwrap_or_else(|| {
            "`assize frameworks list` shows those that are known; `--frameworks DIR` adds your own".to_owned()
        }))
}
