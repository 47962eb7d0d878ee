//! What a page opens with: the figures of the tile, the main points, and the first picture.

use std::collections::BTreeMap;

use assize_report::{Block, KeyFigure, Report, Section};

use super::page::Page;

/// The figures that open a report: they stand before its main points.
pub(super) fn tile(report: &Report) -> Option<&[KeyFigure]> {
    match report.sections.first()?.blocks.first()? {
        Block::KeyFigures { figures } => Some(figures),
        _ => None,
    }
}

/// The first picture of the first chapter, and which of its blocks that is: it stands with the main points, where there are such.
fn picture(report: &Report) -> Option<(usize, &Block)> {
    let first = report.sections.first().filter(|_| !report.main_points.is_empty())?;
    first.blocks.iter().enumerate().find(|(_, block)| matches!(block, Block::Chart(_) | Block::Grid(_)))
}

impl<'a> Page<'a> {
    /// Tile, main points, picture. On a phone the points from the third on follow the picture (by the style).
    pub(super) fn opening(&mut self, ids: &BTreeMap<*const Section, String>) {
        let report = self.report;
        if let Some(figures) = tile(report) {
            self.key_figures(figures);
        }
        let first = report.sections.first();
        // A chapter with nothing else left has its anchor here.
        let id = first.filter(|first| self.is_spent(first)).map(|first| ids[&std::ptr::from_ref(first)].as_str());
        // Without main points there is no picture either.
        if report.main_points.is_empty() && id.is_none() {
            return;
        }
        let attributes: Vec<_> = [("class", "opening")].into_iter().chain(id.map(|id| ("id", id))).collect();
        self.out.open("div", &attributes);
        if !report.main_points.is_empty() {
            self.out.open("ul", &[("class", "main-points")]);
            report.main_points.iter().for_each(|point| self.said("li", &[], &point.text));
            self.out.close("ul");
        }
        if let Some((first, (_, block))) = first.zip(picture(report)) {
            self.mark_of(first, 2);
            self.block(block, &first.title, 1);
        }
        self.out.close("div");
    }

    /// Whether a section is the first.
    pub(super) fn is_first(&self, section: &Section) -> bool {
        self.report.sections.first().is_some_and(|first| std::ptr::eq(first, section))
    }

    /// Whether a section's picture, and with it how its figures are marked, stands in the opening.
    pub(super) fn is_opened(&self, section: &Section) -> bool {
        self.is_first(section) && picture(self.report).is_some()
    }

    /// Whether a block stands in the opening.
    pub(super) fn is_above(&self, section: &Section, place: usize) -> bool {
        let has_tile = || place == 0 && tile(self.report).is_some();
        self.is_first(section) && (has_tile() || picture(self.report).is_some_and(|(picture, _)| picture == place))
    }

    /// Whether nothing of a section is left beneath the opening.
    pub(super) fn is_spent(&self, section: &Section) -> bool {
        let mut places = 0..section.blocks.len();
        !section.blocks.is_empty() && section.sections.is_empty() && places.all(|place| self.is_above(section, place))
    }
}
