//! Charts: what one shows, of what, the drawing, how to read it, and its numbers folded beneath.

use assize_chart::{Drawn, Size};
use assize_report::Chart;

use super::figure::encoded;
use super::page::Page;

impl<'a> Page<'a> {
    /// Both drawings stand there, and the page's width says which is seen.
    pub(super) fn chart(&mut self, chart: &'a Chart) {
        let id = self.anchor(&chart.id);
        let finding = self.anchor(&format!("{id}-finding"));
        self.out.open("figure", &[("id", &id), ("aria-labelledby", &finding)]);
        self.out.open("figcaption", &[]);
        self.said("p", &[("class", "finding"), ("id", &finding)], &chart.finding);
        self.said("p", &[("class", "measure")], &chart.measure);
        self.out.close("figcaption");
        let drawing = self.anchor(&format!("{id}-drawing"));
        let mut drawn = Drawn { shown: 0, of: 0 };
        // Of a drawing, its alternative is what is read aloud.
        let language = self.is_english(&chart.alternative).then_some(("lang", "en"));
        let attributes: Vec<_> = [("class", "drawing")].into_iter().chain(language).collect();
        self.out.open("div", &attributes);
        for (class, size) in [("wide", Size::Wide), ("narrow", Size::Narrow)] {
            self.out.open("div", &[("class", class)]);
            drawn = assize_chart::draw(&mut self.out, chart, &drawing, size);
            self.out.close("div");
        }
        self.out.constant("</div>\n");
        if drawn.shown < drawn.of {
            self.out.line("p", &[("class", "reading")], &self.labels.partly(drawn));
        }
        let reading = self.unread(&chart.reading);
        if !reading.is_empty() {
            self.said("p", &[("class", "reading")], &reading);
        }
        self.source(chart);
        if chart.table.for_readers().is_some() {
            self.out.open("details", &[("class", "numbers")]);
            self.out.line("summary", &[], self.labels.numbers);
            self.in_chart = true;
            self.table(&chart.table, false);
            self.in_chart = false;
            self.out.constant("</details>");
        }
        self.out.constant("</figure>\n");
    }

    /// Sentences on how to read a chart that the page has not said yet; in another language than English a text is said as a whole.
    fn unread(&mut self, reading: &'a str) -> String {
        let sentences = if self.labels.language == "cy" { vec![reading] } else { sentences(reading) };
        let new: Vec<&str> = sentences.into_iter().filter(|one| self.read.insert(one)).collect();
        new.join(" ")
    }

    /// Who published what is drawn, and its table for spreadsheets, within the page itself.
    fn source(&mut self, chart: &Chart) {
        if chart.table.rows.is_empty() {
            return;
        }
        let table = format!("data:text/csv;charset=utf-8,{}", encoded(&self.alone.lines(&chart.table), b""));
        self.out.open("p", &[("class", "source")]);
        if !chart.source.is_empty() {
            self.words(&chart.source);
            self.out.constant(" ");
        }
        let file = format!("{}.csv", chart.id);
        self.out.line("a", &[("download", &file), ("href", &table)], self.labels.as_csv);
        self.out.constant("</p>\n");
    }
}

/// Each with its full stop.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(". ").map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}
