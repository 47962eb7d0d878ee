//! A composed report in another language, as far as there are words for it.
//!
//! A report is composed in English, whole. Then every text of it that has a counterpart is set in the other language, by the text itself: labels, and what a
//! framework gives in both languages. Ratings are put together in both while composing. What is left stays English, and the report says which is which.

mod known;
mod walk;

pub(crate) use known::{label, number, put, titled};

use std::collections::BTreeSet;

use assize_framework::Framework;
use assize_report::Report;

use known::{Known, Place};

/// A language that reports come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// The one in which everything is there.
    English,
    /// Titles, ratings and labels.
    Welsh,
}

/// Sets a report in a language; with the frameworks that it speaks of.
pub fn set_language<'f>(report: &mut Report, language: Language, frameworks: impl Iterator<Item = &'f Framework>) {
    if language == Language::English {
        return;
    }
    let known = Known::welsh(frameworks);
    let mut translated = BTreeSet::new();
    walk::texts(report, &mut |place, text| {
        let found = known.find(place, text);
        if place == Place::InWelsh || found.is_some() {
            *text = found.unwrap_or_else(|| text.clone());
            translated.insert(text.clone());
        }
    });
    "cy".clone_into(&mut report.language);
    // In both languages: who reads only one of them must understand why the other is there.
    let notice = "The titles, ratings and labels of this report are in Welsh as far as there are words for them; the rest is in English. Not all of the Welsh has been reviewed.";
    let welsh = known.find(Place::Elsewhere, notice);
    translated.extend(welsh.clone());
    report.notices.extend(welsh);
    report.notices.push(notice.to_owned());
    report.translated = translated.into_iter().collect();
}

#[cfg(test)]
mod tests {
    use assize_report::{Audience, Block, Cell, Column, Kind, Report, Section, Table};

    use super::{Language, label, number, put, set_language};

    fn table(cells: Vec<Cell>) -> Report {
        let columns = [("source", "Source"), ("about", "Concerns"), ("own", "A column of the user's")];
        let mut table = Table::new("t", "Findings").columns(columns.map(|(id, title)| Column::text(id, title)));
        table.row(cells);
        table.note("Prose, which stays as it is.");
        let section = Section {
            id: "s".into(),
            title: "Concerns".into(),
            blocks: vec![Block::Table(table)],
            sections: Vec::new(),
        };
        Report { sections: vec![section], ..Report::new(Kind::Scorecard, Audience::Internal, "Marrowdale, 2019") }
    }

    #[test]
    fn labels_are_set_in_welsh_and_the_rest_is_named_as_english() {
        let mut report =
            table(vec![Cell::text("recorded"), Cell::text("71% (100 of 141)"), Cell::text("Anna said so")]);
        set_language(&mut report, Language::Welsh, std::iter::empty());
        let section = &report.sections[0];
        assert_eq!(section.title, "Pryderon");
        let Block::Table(table) = &section.blocks[0] else { panic!("a table stays one") };
        let columns: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(
            (table.title.as_str(), columns),
            ("Canfyddiadau", vec!["Ffynhonnell", "Yn ymwneud â", "A column of the user's"])
        );
        let cells: Vec<&str> = table.rows[0].cells.iter().map(Cell::words).collect();
        assert_eq!(cells, ["cofnodwyd", "71% (100 of 141)", "Anna said so"]);
        assert_eq!(table.notes, ["Prose, which stays as it is."]);
        assert_eq!((report.language.as_str(), report.title.as_str()), ("cy", "Marrowdale, 2019"));
        let [welsh, english] = report.notices.as_slice() else { panic!("{:?}", report.notices) };
        assert!(english.contains("the rest is in English") && report.translated.contains(welsh));
        let known = ["Canfyddiadau", "Ffynhonnell", "Pryderon", "Yn ymwneud â", "cofnodwyd"];
        assert!(known.iter().all(|text| report.translated.iter().any(|one| one == text)), "{:?}", report.translated);
        assert_eq!(report.translated.len(), known.len() + 1);
    }

    #[test]
    fn in_english_nothing_changes() {
        let mut report = table(["recorded"; 3].map(Cell::text).to_vec());
        let before = report.clone();
        set_language(&mut report, Language::English, std::iter::empty());
        assert_eq!(report, before);
    }

    #[test]
    fn sentences_are_in_welsh_where_all_that_is_put_in_is() {
        let points = put("{least} of {maximum} points", &[("least", &number(16)), ("maximum", &number(30))]);
        let said = |rating: &str| {
            let rating = put("{rating}, {points}", &[("rating", &label(rating)), ("points", &points)]);
            put("{result} ({basis})", &[("result", &rating), ("basis", &label("as published"))])
        };
        let good = said("Good");
        assert_eq!(good.en, "Good, 16 of 30 points (as published)");
        assert_eq!(good.cy.as_deref(), Some("Da, 16 o 30 o bwyntiau (fel y’i cyhoeddwyd)"));
        let other = said("Splendid");
        assert_eq!((other.en.as_str(), other.cy), ("Splendid, 16 of 30 points (as published)", None));
    }
}
