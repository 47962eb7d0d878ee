//! A report to publish: read, choose a plan, compose, say what it was made from.

mod aggregate;
mod inspection;
mod provenance;

use assize_analysis::{Comparison, Rejudgement, edition};
use assize_compose::{AboutArea, Imprint, Language, SelectionInWords, comparison_report};
use assize_diag::{Code, Diagnostic, Place, reason};
use assize_disclose::{Figures, Published, Refused, WhyRefused, disclose, widest};
use assize_framework::Library;
use assize_model::{Inspection, InspectionKind, UnitTable};
use assize_report::{Audience, Input, Provenance, Report, Standing};
use indexmap::IndexSet;

use crate::library::NOT_READ;
use crate::select::Selected;
use crate::{Comparing, Findings, Study};
use inspection::rated_from_the_others;
use provenance::HashedFiles;
pub use provenance::sha256;

/// Nothing is named to report on.
pub const NOTHING_TO_REPORT: Code = Code::new("usage/nothing-to-report");

/// What a report to publish is to be.
#[derive(Clone, Debug)]
pub struct Publication {
    /// `None`: by what is read.
    pub plan: Option<Chapters>,
    /// `None`: that of what it is about.
    pub title: Option<String>,
    /// How far it has come.
    pub standing: Standing,
    /// `None`: anyone, where all of it was published; else those who hold the cases.
    pub audience: Option<Audience>,
    /// Of titles, ratings and labels.
    pub language: Language,
    /// What was asked for, as the report keeps it.
    pub arguments: Vec<String>,
    /// Libraries and commands that will lay it out.
    pub writers: Vec<Input>,
    /// Files that they are handed: names without folders, and bytes.
    pub handed: Vec<(String, Vec<u8>)>,
}

/// Which chapters, in which order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chapters {
    /// One inspection, with what others say beside it.
    Inspection,
    /// Several inspections taken together.
    Aggregate,
    /// Bodies, years and regimes side by side.
    Comparison,
}

impl Study<'_> {
    pub fn publication(&self, wanted: &Publication, findings: &mut Findings) -> Option<Report> {
        self.of_words(findings)?.published(wanted, findings)
    }

    fn published(&self, wanted: &Publication, findings: &mut Findings) -> Option<Report> {
        if self.request.inputs.is_empty() && !self.request.selection.narrows() {
            findings.push(nothing("nothing is named to report on"));
            return None;
        }
        let files = HashedFiles::new(self.files);
        let mut inspections = Study { files: &files, ..self.clone() }.read(findings)?;
        inspections.iter_mut().flat_map(|one| &mut one.tables).for_each(UnitTable::number_assessors);
        let selected = self.select(inspections, findings)?;
        let Selected { inspections, library, area, asked, within, rest, other_years, nearest_in_time: _ } = selected;
        if findings.diagnostics.has_errors() {
            return None;
        }
        if inspections.is_empty() {
            findings.push(nothing("there is no inspection"));
            return None;
        }
        let study = Study { library: &library, ..self.clone() };
        let plan = wanted.plan.unwrap_or_else(|| study.plan(&inspections));
        if plan == Chapters::Comparison && inspections.len() < 2 {
            findings.push(nothing(
                "only one inspection matches what was asked for, and there is nothing to compare it with",
            ));
            return None;
        }
        if let (Some(Audience::Public), facts @ [_, ..]) = (wanted.audience, self.request.by.as_slice()) {
            let why = "shows parts of a sample, which may identify persons";
            findings.push(not_published(&[format!("--by {}", facts.join(","))], why));
            return None;
        }
        let is_carried = |one: &Inspection| findings.sources.is_carried(&one.place);
        let reads_record = plan == Chapters::Inspection || inspections.iter().any(is_carried);
        let imprint = Imprint { title: wanted.title.as_deref(), standing: wanted.standing };
        // Parts of a sample are for those who hold the cases.
        let audience = wanted.audience.or((!self.request.by.is_empty()).then_some(Audience::Internal));
        let imprint = (imprint, audience);
        // Only the inspections asked for are checked for what may be public; of others only carried ones are told or pooled.
        let told: Vec<_> = within.iter().filter(|one| is_carried(one)).cloned().collect();
        let is_public = audience == Some(Audience::Public);
        let beside: Vec<&Inspection> = within.iter().chain(&rest).filter(|one| !is_public || is_carried(one)).collect();
        let made = match plan {
            Chapters::Inspection => study.inspection_report((&inspections, &beside), imprint, findings)?,
            Chapters::Aggregate => study.aggregate_report((inspections, &beside), imprint, findings)?,
            Chapters::Comparison => {
                let within = study.at_home(&told, &beside, findings);
                let within: Vec<_> = within.iter().filter_map(Rejudgement::home_card).collect();
                let about = area.as_deref().map(|area| AboutArea { area, within: &within, other_years: &other_years });
                study.comparison_report((&inspections, &beside), (about, &asked), imprint, findings)?
            }
        };
        let mut inputs = findings.keep(files.inputs().map_err(|error| {
            Diagnostic::error(NOT_READ, format!("not all of what was read could be read: {}", reason(&error)))
        }))?;
        inputs.extend(reads_record.then(provenance::carried));
        let provenance = Provenance {
            program: format!("assize {}", env!("CARGO_PKG_VERSION")),
            inputs,
            frameworks: provenance::frameworks(&made, &library, &findings.sources),
            arguments: wanted.arguments.clone(),
            writers: wanted.writers.iter().cloned().chain(provenance::handed(&wanted.handed)).collect(),
        };
        let mut made = Report { provenance: Some(provenance), ..made };
        assize_compose::set_language(&mut made, wanted.language, library.frameworks.values());
        Some(made)
    }

    /// The plan that what was read is for: one inspection, alone or with the members that it is rated from; an aggregate, alone or with its members, or three or more
    /// inspections of different bodies under one edition of standards; else a comparison.
    fn plan(&self, inspections: &[Inspection]) -> Chapters {
        let is_aggregate = |one: &&Inspection| one.kind == InspectionKind::Aggregate;
        let aggregates: Vec<&Inspection> = inspections.iter().filter(is_aggregate).collect();
        let is_member = |one: &Inspection| {
            aggregates.iter().any(|aggregate| aggregate.members.iter().any(|member| member.value == one.id))
        };
        let is_together = |one: &Inspection| one.kind == InspectionKind::Aggregate || is_member(one);
        match inspections {
            [one] if one.kind != InspectionKind::Aggregate => Chapters::Inspection,
            all if rated_from_the_others(all).is_some() => Chapters::Inspection,
            all if !aggregates.is_empty() && all.iter().all(is_together) => Chapters::Aggregate,
            all if self.request.selection.narrows() || !is_one_family(all, self.library) => Chapters::Comparison,
            _ => Chapters::Aggregate,
        }
    }

    fn comparison_report(
        &self,
        inspections: (&[Inspection], &[&Inspection]),
        (about, asked): (Option<AboutArea<'_, '_>>, &SelectionInWords),
        (imprint, audience): (Imprint<'_>, Option<Audience>),
        findings: &mut Findings,
    ) -> Option<Report> {
        let make = |whole: &Comparison<'_, '_>, findings: &mut Findings| {
            let published = published(whole, audience, findings)?;
            Some(comparison_report(
                published,
                about,
                asked,
                &self.library.providers,
                imprint,
                self.request.uncertainty,
                &findings.sources,
            ))
        };
        self.compared(inspections, &Comparing::default(), findings, make)
    }
}

/// Three or more different bodies, one edition of standards: of two a reader asks how they differ.
fn is_one_family(inspections: &[Inspection], library: &Library) -> bool {
    let mut bodies: Vec<&str> = inspections.iter().map(|one| one.provider.id.as_str()).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let of = |one: &Inspection| library.frameworks.get(&one.framework).map(edition);
    let first = inspections.first().and_then(of);
    bodies.len() > 2
        && bodies.len() == inspections.len()
        && first.is_some()
        && inspections.iter().all(|one| of(one) == first)
}

/// What this audience may see of these figures; without one, the widest that may see all of them.
fn published<T: Figures>(figures: T, audience: Option<Audience>, findings: &mut Findings) -> Option<Published<T>> {
    let Some(audience) = audience else { return Some(widest(figures, &findings.sources)) };
    let why = |refused: Refused| match refused.why {
        WhyRefused::NotCarried => {
            not_published(&refused.inspections, "was not read from a published record that the program carries")
        }
        WhyRefused::HasCases => not_published(&refused.inspections, "has cases"),
    };
    let found = disclose(figures, audience, &findings.sources).map_err(why);
    findings.keep(found)
}

fn not_published(what: &[String], why: &str) -> Diagnostic {
    let names: IndexSet<String> = what.iter().map(|one| format!("`{one}`")).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    Diagnostic::error("disclosure/not-published", format!("{names} {why}, and cannot be in a public report"))
        .at(Place::Argument("--audience public".to_owned()))
        .help("disclosure control of cases does not exist yet; leave `--audience` out for an internal report")
}

fn nothing(message: &str) -> Diagnostic {
    Diagnostic::error(NOTHING_TO_REPORT, message)
        .at(Place::Argument("report".to_owned()))
        .help("name a record, the id of a published inspection (`assize score` lists them), or an area (`--area`)")
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;
    use assize_framework::builtin::RECORDS;

    use super::{Audience, Language, Publication, Standing};
    use crate::{Findings, Study, StudyRequest, library};

    /// The ids of the inspections that a report on these inputs is about; `Err` with what is wrong.
    fn published(inputs: &[&str], audience: Option<Audience>) -> Result<Vec<String>, Vec<String>> {
        let (_, london) = RECORDS.iter().find(|(name, _)| name.ends_with("/london-crc-2019.toml")).unwrap();
        let files = MemoryFiles::new([("builtin:london.toml", *london)]);
        let mut findings = Findings::default();
        let library = library(&[], &files, &mut findings).unwrap();
        let request = StudyRequest { inputs: inputs.iter().map(Into::into).collect(), ..StudyRequest::default() };
        let wanted = Publication {
            plan: None,
            title: None,
            standing: Standing::Draft,
            audience,
            language: Language::English,
            arguments: Vec::new(),
            writers: Vec::new(),
            handed: Vec::new(),
        };
        let made = Study { request, library: &library, files: &files }.publication(&wanted, &mut findings);
        let codes = || findings.diagnostics.sorted(&findings.sources).iter().map(|one| one.code.to_string()).collect();
        made.map(|made| made.provenance.unwrap().inputs.into_iter().map(|input| input.name).collect()).ok_or_else(codes)
    }

    /// The same bytes in a file of the user's own are not known to be published, whatever the file is called.
    #[test]
    fn public_is_what_the_program_carries() {
        let refused = published(&["builtin:london.toml"], Some(Audience::Public));
        assert_eq!(refused, Err(vec!["disclosure/not-published".to_owned()]));
        let carried = published(&["london-crc-2019"], Some(Audience::Public));
        assert_eq!(carried, Ok(vec!["builtin:the published record".to_owned()]));
        assert!(published(&["builtin:london.toml"], Some(Audience::Internal)).is_ok());
        assert!(published(&["builtin:london.toml"], None).is_ok(), "an internal one, where nothing is asked");
    }

    /// Records that declare their own body, and one whose regime has no rule for the overall rating that is printed.
    #[test]
    fn a_carried_record_may_declare_its_body() {
        for id in ["unpaid-work-thematic-2016", "national-inspection-2025"] {
            assert!(published(&[id], Some(Audience::Public)).is_ok(), "{id}");
        }
    }
}
