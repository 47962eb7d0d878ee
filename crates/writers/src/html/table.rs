//! Tables: a caption, headings with scope, numbers on the right, in a region that scrolls where it must.

use assize_report::{Cell, Column, ColumnKind, Row, RowKind, Table};

use super::page::Page;

/// Tables of this many rows can be sorted and filtered.
const MANY: usize = 24;
/// Columns with no text longer than this are kept on one line, and those with a longer one than that are never narrow. Characters.
const BRIEF: usize = 14;
const PROSE: usize = 36;

impl Page<'_> {
    /// `is_titled`: the heading above says the same as the caption, which is then for those who do not see the heading.
    pub(super) fn table(&mut self, table: &Table, is_titled: bool) {
        let Some(table) = &table.for_readers() else { return };
        let id = self.anchor(&table.id);
        let caption = format!("{id}-caption");
        let caption = self.anchor(&caption);
        let scroll = [("class", "scroll"), ("role", "group"), ("aria-labelledby", &caption), ("tabindex", "0")];
        self.out.open("div", &scroll);
        let is_long = table.rows.iter().filter(|row| row.kind == RowKind::Body).count() >= MANY;
        let looks = looks(table);
        self.out.open("table", &[("id", &id), ("class", if is_long { "long" } else { "short" })]);
        let class = if is_titled { "unseen" } else { "caption" };
        self.said("caption", &[("id", &caption), ("class", class)], &table.title);
        self.headings(table, &looks);
        for rows in table.rows.chunk_by(|_, next| next.kind != RowKind::Group) {
            self.out.open("tbody", &[]);
            rows.iter().for_each(|row| self.row(row, table, &looks));
            self.out.constant("</tbody>\n");
        }
        self.out.constant("</table></div>\n");
        if !table.notes.is_empty() {
            self.out.open("div", &[("class", "notes")]);
            table.notes.iter().for_each(|note| self.said("p", &[], note));
            self.out.close("div");
        }
    }

    fn headings(&mut self, table: &Table, looks: &[&'static str]) {
        if table.columns.iter().all(|column| column.title.is_empty()) {
            return;
        }
        self.out.open("thead", &[]);
        self.out.open("tr", &[]);
        for (column, look) in table.columns.iter().zip(looks) {
            // An empty heading would be announced as one.
            match column.title.as_str() {
                "" => self.out.line("td", &[], ""),
                title => self.said("th", &[("scope", "col"), ("class", look)], title),
            }
        }
        self.out.constant("</tr></thead>\n");
    }

    fn row(&mut self, row: &Row, table: &Table, looks: &[&'static str]) {
        let class = match row.kind {
            RowKind::Body => "body",
            RowKind::Group => "group",
            RowKind::Total => "total",
        };
        self.out.open("tr", &[("class", class)]);
        let is_alone = row.kind == RowKind::Group && row.cells.iter().skip(1).all(|cell| cell.words().is_empty());
        if let (true, Some(first)) = (is_alone, row.cells.first()) {
            let across = table.columns.len().to_string();
            self.out.open("th", &[("scope", "rowgroup"), ("colspan", &across)]);
            self.cell(first);
            self.out.constant("</th></tr>");
            return;
        }
        for (place, (cell, look)) in row.cells.iter().zip(looks).enumerate() {
            let scope = if row.kind == RowKind::Group { "rowgroup" } else { "row" };
            let is_heading = place == 0 && matches!(cell, Cell::Text { text } if !text.is_empty());
            if is_heading {
                self.out.open("th", &[("scope", scope), ("class", look)]);
            } else {
                self.out.open("td", &[("class", look)]);
            }
            match cell {
                Cell::Share(share) if table.columns[place].kind == ColumnKind::Bar => self.bar(share),
                cell => self.cell(cell),
            }
            self.out.close(if is_heading { "th" } else { "td" });
        }
        self.out.constant("</tr>\n");
    }
}

/// How each column looks: the side its texts are on, and how wide it must be.
fn looks(table: &Table) -> Vec<&'static str> {
    let look = |(place, column): (usize, &Column)| {
        let cells = table.rows.iter().filter(|row| row.kind != RowKind::Group).filter_map(|row| row.cells.get(place));
        let longest = cells.map(|cell| cell.words().chars().count()).max().unwrap_or_default();
        match (column.is_numeric(), longest) {
            (false, ..=BRIEF) => "left brief",
            (false, PROSE..) => "left prose",
            (false, _) => "left",
            (true, ..=BRIEF) => "right brief",
            (true, _) => "right",
        }
    };
    table.columns.iter().enumerate().map(look).collect()
}
