//! Blocks other than tables and ratings.

use assize_report::{Block, Cell, Item, Share, Tree, Weight};

use super::boxes::shade;
use super::page::Page;

impl<'a> Page<'a> {
    /// `heading` is the section's, at `level`.
    pub(super) fn block(&mut self, block: &'a Block, heading: &str, level: usize) {
        match block {
            Block::Paragraph { text } => self.paragraph(text),
            Block::Items { items } => self.items(items),
            Block::Table(table) => self.table(table, table.title == heading),
            Block::Tree { roots } => {
                self.out.open("div", &[("class", "tree")]);
                self.tree(roots);
                self.out.close("div");
            }
            Block::List { points } => {
                self.out.open("ul", &[]);
                points.iter().for_each(|point| self.said("li", &[], point));
                self.out.close("ul");
            }
            Block::Remark { weight, text } => {
                let class = match weight {
                    Weight::Info => "remark",
                    Weight::Warning => "remark warning",
                };
                self.said("p", &[("class", class)], text);
            }
            Block::KeyFigures { figures } => self.key_figures(figures),
            Block::Grid(grid) => self.grid(grid, grid.title == heading, level),
            Block::Chart(chart) => self.chart(chart),
            Block::Commands { .. } | Block::Other => {}
        }
        self.out.constant("\n");
    }

    fn items(&mut self, items: &'a [Item]) {
        self.out.open("dl", &[("class", "items")]);
        // A value without a name goes on with the one above.
        for group in items.chunk_by(|_, next| next.name.is_empty()) {
            self.out.open("div", &[]);
            self.said("dt", &[], &group[0].name);
            for item in group {
                self.out.open("dd", &[]);
                self.cell(&item.value);
                self.out.close("dd");
            }
            self.out.close("div");
        }
        self.out.constant("</dl>\n");
    }

    /// What stands in a cell.
    pub(super) fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Text { text } => self.words(text),
            Cell::Share(share) => self.share(share),
            Cell::Rating(rated) => match &rated.figure {
                _ if rated.text.is_empty() => {}
                Some(name) => self.shown(name, None, &rated.text, &[], shade(rated.step)),
                None => self.said("span", &[("class", shade(rated.step))], &rated.text),
            },
            Cell::Points(points) => match &points.figure {
                Some(name) => self.shown(name, None, &points.text, &[], ""),
                None => self.words(&points.text),
            },
            Cell::Count { .. } | Cell::Number(_) | Cell::Refs(_) => self.words(cell.words()),
            Cell::Empty { .. } | Cell::Other => {}
        }
    }

    /// A share as a bar and its text.
    pub(super) fn bar(&mut self, share: &Share) {
        if let (Some(low), Some(high)) = (&share.low, &share.high) {
            self.out.open("span", &[("class", "bar")]);
            assize_chart::share(&mut self.out, share.value, [low.value, high.value], &share.edges);
            self.out.constant(" ");
            self.share(share);
            self.out.close("span");
        } else {
            self.share(share);
        }
    }

    fn tree(&mut self, roots: &[Tree]) {
        self.out.open("ul", &[]);
        for root in roots {
            self.out.open("li", &[]);
            self.said("span", &[], &root.text);
            root.notes.iter().for_each(|note| self.said("p", &[], note));
            if !root.children.is_empty() {
                self.tree(&root.children);
            }
            self.out.close("li");
        }
        self.out.close("ul");
    }
}
