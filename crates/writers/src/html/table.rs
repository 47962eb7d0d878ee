//! Tables: a caption, headings with scope, numbers on the right, in a region that scrolls where it must.

use assize_report::{Align, Cell, Row, RowKind, Table};

use super::page::Page;

/// Tables of so many rows can be filtered.
const MANY: usize = 12;

impl Page<'_> {
    /// `is_titled`: the heading above says the same as the caption, which is then for those who do not see the heading.
    pub(super) fn table(&mut self, table: &Table, is_titled: bool) {
        let id = self.anchor(&table.id);
        let caption = format!("{id}-caption");
        let caption = self.anchor(&caption);
        let scroll = [("class", "scroll"), ("role", "group"), ("aria-labelledby", &caption), ("tabindex", "0")];
        self.out.open("div", &scroll);
        let is_long = table.rows.len() >= MANY;
        self.out.open("table", &[("id", &id), ("class", if is_long { "long" } else { "short" })]);
        let class = if is_titled { "unseen" } else { "caption" };
        self.out.line("caption", &[("id", &caption), ("class", class)], &table.title);
        self.headings(table);
        for rows in table.rows.chunk_by(|_, next| next.kind != RowKind::Group) {
            self.out.open("tbody", &[]);
            rows.iter().for_each(|row| self.row(row, table));
            self.out.constant("</tbody>\n");
        }
        self.out.constant("</table></div>\n");
        if !table.notes.is_empty() {
            self.out.element("div", &[("class", "notes")], |out| {
                table.notes.iter().for_each(|note| out.line("p", &[], note));
            });
        }
    }

    fn headings(&mut self, table: &Table) {
        if table.columns.iter().all(|column| column.title.is_empty()) {
            return;
        }
        self.out.open("thead", &[]);
        self.out.open("tr", &[]);
        for column in &table.columns {
            // An empty heading would be announced as one.
            match column.title.as_str() {
                "" => self.out.line("td", &[], ""),
                title => self.out.line("th", &[("scope", "col"), ("class", side(column.align))], title),
            }
        }
        self.out.constant("</tr></thead>\n");
    }

    fn row(&mut self, row: &Row, table: &Table) {
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
        for (place, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let scope = if row.kind == RowKind::Group { "rowgroup" } else { "row" };
            let is_heading = place == 0 && matches!(cell, Cell::Text { text } if !text.is_empty());
            if is_heading {
                self.out.open("th", &[("scope", scope), ("class", side(column.align))]);
            } else {
                self.out.open("td", &[("class", side(column.align))]);
            }
            self.cell(cell);
            self.out.close(if is_heading { "th" } else { "td" });
        }
        self.out.constant("</tr>\n");
    }
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Right => "right",
    }
}
