//! Ratings: a word on a colour, never a colour alone.

use assize_report::{Grid, KeyFigure, Rated};

use super::figure::fragment;
use super::page::{Page, tag};

impl<'a> Page<'a> {
    pub(super) fn grid(&mut self, grid: &'a Grid, is_titled: bool, level: usize) {
        let id = self.anchor(&grid.id);
        self.out.open("div", &[("class", "grid"), ("id", &id)]);
        if !is_titled {
            self.said(tag(level + 1), &[], &grid.title);
        }
        for group in &grid.groups {
            self.out.open("div", &[("class", "boxes")]);
            if group.title != grid.title && !group.title.is_empty() {
                self.said(tag(level + if is_titled { 1 } else { 2 }), &[], &group.title);
            }
            self.out.open("ul", &[]);
            for (label, rating) in &group.boxes {
                self.rating_box(label, rating);
            }
            self.out.constant("</ul></div>\n");
        }
        self.out.constant("</div>\n");
    }

    fn rating_box(&mut self, label: &str, rating: &Rated) {
        let name = rating.figure.as_deref().unwrap_or_default();
        let is_elsewhere = self.homes.contains(name);
        let anchor = if is_elsewhere { None } else { self.home_of(name) };
        let mut attributes = vec![("class", shade(rating.step))];
        attributes.extend(anchor.as_deref().map(|anchor| ("id", anchor)));
        self.out.open("li", &attributes);
        self.said("span", &[("class", "what")], label);
        self.out.constant(" ");
        self.out.open("span", &[("class", "rating")]);
        if is_elsewhere {
            self.said("a", &[("href", &format!("#{}", fragment(name)))], &rating.text);
        } else {
            self.words(&rating.text);
        }
        self.out.constant("</span>");
        if let Some(held) = &rating.held {
            self.said("span", &[("class", "held")], held);
        }
        self.out.constant("</li>\n");
    }

    pub(super) fn key_figures(&mut self, figures: &'a [KeyFigure]) {
        self.out.open("dl", &[("class", "key")]);
        for one in figures {
            self.out.open("div", &[]);
            self.said("dt", &[], &one.label);
            self.out.open("dd", &[("class", "number")]);
            self.cell(&one.figure);
            self.out.close("dd");
            if !one.note.is_empty() {
                self.said("dd", &[], &one.note);
            }
            self.out.close("div");
        }
        self.out.constant("</dl>\n");
    }
}

/// Of four shades, from the worst to the best; the same as the charts'.
pub(super) fn shade(step: Option<[usize; 2]>) -> &'static str {
    match assize_chart::shade(step) {
        None => "shade open",
        Some(0) => "shade worst",
        Some(1) => "shade low",
        Some(2) => "shade high",
        Some(_) => "shade best",
    }
}
