//! A document in which every text and every number has a word of its own, so that what a writer leaves out or alters is known by name.

use assize_report::{Block, Cell, Number, Rated, Report, RowKind, Section, Shown, Table, Tree};

/// What a text is in the document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum What {
    Notices,
    Title,
    Sections,
    Prose,
    Names,
    KeyFigures,
    Tables,
    Headings,
    Groups,
    Cells,
    Numbers,
    Ratings,
    Notes,
    Findings,
    Sources,
    MainPoints,
    Glossary,
    Derivations,
    /// What charts show, for who does not see a drawing.
    Alternatives,
    /// The line under the title; how a chart that is drawn is read.
    Around,
}

impl What {
    /// All, in the order of their trials: "keeps ..".
    pub(super) const ALL: [(Self, &'static str); 20] = [
        (Self::Notices, "the notices"),
        (Self::Title, "the title"),
        (Self::Sections, "the headings of sections"),
        (Self::Prose, "paragraphs, points, remarks and trees, whole"),
        (Self::Names, "the names of values"),
        (Self::KeyFigures, "labels and notes of key figures"),
        (Self::Tables, "the titles of tables"),
        (Self::Headings, "the headings of columns"),
        (Self::Groups, "the headings of groups of rows"),
        (Self::Cells, "the words in cells"),
        (Self::Numbers, "counts and differences"),
        (Self::Ratings, "ratings"),
        (Self::Notes, "the notes of tables"),
        (Self::Findings, "what charts find"),
        (Self::Sources, "the sources of charts"),
        (Self::MainPoints, "the main points"),
        (Self::Glossary, "the glossary"),
        (Self::Derivations, "how figures came about"),
        (Self::Alternatives, "what charts show, in words"),
        (Self::Around, "the line under the title, and how charts are read"),
    ];

    /// Whether a document that a reader relies on may lack it. How figures came about is an annex that a short format has no place for, and
    /// `assize explain` says it; who made a report when is not known of each, and how a drawing is read says nothing where there is none. Nor
    /// does its alternative: the numbers stand in the table.
    pub(super) const fn is_advice(self, is_drawn: bool) -> bool {
        matches!(self, Self::Derivations | Self::Around) || matches!(self, Self::Alternatives) && !is_drawn
    }

    /// Whether a table alone has it.
    pub(super) const fn is_of_rows(self) -> bool {
        matches!(self, Self::Cells | Self::Numbers | Self::Ratings)
    }

    /// Whether all of them stand in the order of the document, wherever else they stand.
    pub(super) const fn is_in_order(self) -> bool {
        matches!(self, Self::Sections | Self::Prose | Self::Findings)
    }
}

/// A text of the document, with the word that it alone has.
pub(super) struct Said {
    pub(super) what: What,
    pub(super) word: String,
    pub(super) text: String,
    /// Whether it is in a table.
    pub(super) is_in_table: bool,
    /// Whether another column says the same to scripts.
    pub(super) is_for_readers: bool,
}

/// Gives every text and number that a reader sees a word of its own, and lists them in order.
pub(super) fn add(report: &mut Report) -> Vec<Said> {
    let mut words = Words { said: Vec::new(), is_in_table: false, is_drawn: false, is_for_readers: false };
    words.add(What::Title, &mut report.title);
    words.add(What::Around, &mut report.byline);
    report.notices.iter_mut().for_each(|notice| words.add(What::Notices, notice));
    report.main_points.iter_mut().for_each(|point| words.add(What::MainPoints, &mut point.text));
    report.sections.iter_mut().for_each(|section| words.section(section));
    for term in &mut report.glossary {
        words.add(What::Glossary, &mut term.term);
        words.add(What::Glossary, &mut term.meaning);
    }
    let steps = report.derivations.iter_mut().flat_map(|one| &mut one.steps);
    steps.for_each(|step| words.add(What::Derivations, step));
    words.said
}

struct Words {
    said: Vec<Said>,
    is_in_table: bool,
    /// A chart draws the numbers and the ratings of its table: they stay as they are.
    is_drawn: bool,
    is_for_readers: bool,
}

impl Words {
    fn add(&mut self, what: What, text: &mut String) {
        let word = format!("word{:03}x", self.said.len());
        text.push(' ');
        text.push_str(&word);
        self.push(what, word, text);
    }

    fn push(&mut self, what: What, word: String, text: &str) {
        let Self { is_in_table, is_for_readers, .. } = *self;
        self.said.push(Said { what, word, text: text.to_owned(), is_in_table, is_for_readers });
    }

    fn section(&mut self, section: &mut Section) {
        self.add(What::Sections, &mut section.title);
        section.blocks.iter_mut().for_each(|block| self.block(block));
        section.sections.iter_mut().for_each(|inner| self.section(inner));
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph { text } | Block::Remark { text, .. } => self.add(What::Prose, text),
            // Pages leave them out.
            Block::Commands { .. } => {}
            Block::List { points } => points.iter_mut().for_each(|point| self.add(What::Prose, point)),
            Block::Items { items } => {
                for item in items {
                    self.add(What::Names, &mut item.name);
                    self.cell(&mut item.value);
                }
            }
            Block::Tree { roots } => roots.iter_mut().for_each(|root| self.tree(root)),
            Block::KeyFigures { figures } => {
                for one in figures {
                    self.add(What::KeyFigures, &mut one.label);
                    self.add(What::KeyFigures, &mut one.note);
                }
            }
            Block::Table(table) => {
                self.is_in_table = true;
                self.table(table);
                self.is_in_table = false;
            }
            Block::Grid(grid) => {
                self.add(What::Tables, &mut grid.title);
                for group in &mut grid.groups {
                    self.add(What::Groups, &mut group.title);
                    for (label, rated) in &mut group.boxes {
                        self.add(What::Names, label);
                        self.rated(rated);
                    }
                }
            }
            Block::Chart(chart) => {
                // One whose table is for scripts draws what readers find in another.
                if chart.table.for_readers().is_some() {
                    self.add(What::Findings, &mut chart.finding);
                    self.add(What::Findings, &mut chart.measure);
                    self.add(What::Alternatives, &mut chart.alternative);
                    self.add(What::Around, &mut chart.reading);
                    self.add(What::Sources, &mut chart.source);
                    (self.is_in_table, self.is_drawn) = (true, true);
                    self.table(&mut chart.table);
                    (self.is_in_table, self.is_drawn) = (false, false);
                }
            }
            Block::Other => {}
        }
    }

    fn tree(&mut self, tree: &mut Tree) {
        self.add(What::Prose, &mut tree.text);
        tree.notes.iter_mut().for_each(|note| self.add(What::Prose, note));
        tree.children.iter_mut().for_each(|child| self.tree(child));
    }

    fn table(&mut self, table: &mut Table) {
        // One that had none would not show whose note is whose.
        if table.notes.is_empty() && table.for_readers().is_some() {
            table.note("A note of its own.");
        }
        if !table.title.is_empty() {
            self.add(What::Tables, &mut table.title);
        }
        let seen = |shown| shown != Shown::Scripts;
        let headings = table.columns.iter_mut().filter(|column| seen(column.shown) && !column.title.is_empty());
        headings.for_each(|column| self.add(What::Headings, &mut column.title));
        for row in &mut table.rows {
            for (cell, column) in row.cells.iter_mut().zip(&table.columns) {
                self.is_for_readers = column.shown == Shown::Readers;
                match (cell, row.kind) {
                    (Cell::Text { text }, RowKind::Group) => self.add(What::Groups, text.to_mut()),
                    (cell, RowKind::Body | RowKind::Total) if seen(column.shown) => self.cell(cell),
                    (_, RowKind::Group | RowKind::Body | RowKind::Total) => {}
                }
            }
        }
        self.is_for_readers = false;
        table.notes.iter_mut().for_each(|note| self.add(What::Notes, note));
    }

    /// Shares have texts of their own already.
    fn cell(&mut self, cell: &mut Cell) {
        match cell {
            Cell::Text { text } if text.is_empty() => {}
            Cell::Text { text } => self.add(What::Cells, text.to_mut()),
            Cell::Number(number) if self.is_drawn => self.add(What::Cells, &mut number.text),
            Cell::Rating(_) if self.is_drawn => {}
            Cell::Count { count, text } => {
                *count = 90_001 + self.said.len() as u64;
                let word = count.to_string();
                *text = word.clone().into();
                self.push(What::Numbers, word, text);
            }
            Cell::Number(number) => {
                let word = format!("-{}.25", 7001 + self.said.len());
                let text = format!("{word} points");
                self.push(What::Numbers, word.clone(), &text);
                **number = Number { value: word.parse().ok(), low: None, high: None, fraction: None, text };
            }
            Cell::Rating(rated) => self.rated(rated),
            Cell::Share(_) | Cell::Points(_) | Cell::Refs(_) | Cell::Empty { .. } | Cell::Other => {}
        }
    }

    fn rated(&mut self, rated: &mut Rated) {
        self.add(What::Ratings, &mut rated.text);
    }
}
