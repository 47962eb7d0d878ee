//! Small tables at random, and what they score.

use std::collections::BTreeSet;

use assize_diag::{Diagnostics, Place, SourceId, Sources, Span, Spanned};
use assize_framework::{Framework, Library, Question, Target};
use assize_model::{
    Alternative, ColumnBuilder, FactValues, Inspection, LeftOut, Provider, ProviderKind, SampleDesign, Stratum,
    UnitTable, When,
};
use assize_scoring::{AdmitOptions, Figure, Flag, Group, NoBasis, Outcome, Reached, admit, score, tally};
use indexmap::IndexMap;

use crate::{ONE_THREAD, nine};

/// A column that a table under a framework may have.
pub struct Slot<'l> {
    pub header: &'l str,
    pub sort: Sort<'l>,
}

pub enum Sort<'l> {
    /// A fact, with its values.
    Fact(&'l [String]),
    /// An observation, with its `when`.
    Observation(Alternatives<'l>),
    /// A question, with its `applies` (semantics 7.2); where it has a rule, a table without the column is complete.
    Question(Alternatives<'l>, HasRule),
}

pub type HasRule = bool;

/// The alternatives of a condition; `None`: always.
pub type Alternatives<'l> = Option<Vec<&'l Alternative>>;

/// The words of a unit, by slot; blank where the column is absent.
pub type Row<'l> = Vec<&'l str>;

/// Which columns there are, by slot, and the rows.
#[derive(Clone)]
pub struct Small<'l> {
    pub columns: Vec<bool>,
    pub rows: Vec<Row<'l>>,
}

/// By question: the nine counts, where it has such.
pub type CountsByQuestion = Vec<Option<[u64; 9]>>;

/// What came of one table.
pub enum Came {
    /// A known answer contradicts the facts.
    Contradicted,
    /// The same counts as before.
    Again,
    Scored(Scored),
}

pub struct Scored {
    pub questions: Vec<QuestionSeen>,
    pub nodes: Vec<NodeSeen>,
}

pub struct QuestionSeen {
    pub reached: Reached,
    pub figure: Result<Figure, NoBasis>,
    /// The share by the strata of a sample that was drawn unequally.
    pub weighted: Option<Figure>,
}

pub struct NodeSeen {
    pub figure: Result<Figure, NoBasis>,
    pub rule: Outcome,
    pub could_change: bool,
    pub under_minimum: bool,
}

/// One framework and all that a table under it may have.
pub struct Bench<'l> {
    pub library: &'l Library,
    pub framework: &'l Framework,
    pub slots: Vec<Slot<'l>>,
    /// In place of every rule's own misses.
    pub misses: Option<u8>,
    sources: &'l Sources,
    source: SourceId,
    provider: Provider,
}

impl<'l> Bench<'l> {
    /// Facts first, since conditions look at them. `source` stands for the table's file.
    pub fn new(library: &'l Library, framework: &'l Framework, sources: &'l Sources, source: SourceId) -> Self {
        let catalogue = &framework.catalogue;
        let facts = catalogue.facts.values().map(|fact| match &fact.values {
            FactValues::Listed(values) => Slot { header: &fact.id, sort: Sort::Fact(values) },
            FactValues::Any | FactValues::Date | FactValues::Number => {
                panic!("`{}` has no list of values to try", fact.id)
            }
        });
        let observations = catalogue.observations.values().map(|observation| Slot {
            header: &observation.id,
            sort: Sort::Observation(alternatives(Some(&observation.when))),
        });
        let questions = framework.questions.iter().map(|question| Slot {
            header: &question.id,
            sort: Sort::Question(applies(framework, question), question.rule.is_some()),
        });
        let nobody = Provider::new("nobody".to_owned(), "Nobody".to_owned(), ProviderKind::named("region"));
        let provider = Provider { fictional: true, ..nobody };
        let slots = facts.chain(observations).chain(questions).collect();
        Self { library, framework, slots, misses: None, sources, source, provider }
    }

    /// A table at random. Where the facts are known, answers do not contradict them.
    pub fn throw(&self, dice: &mut Dice) -> Small<'l> {
        let odds = Odds {
            unknown: *dice.of(&[1, 3, 6]),
            blank_fact: *dice.of(&[0, 0, 4, 12]),
            absent: *dice.of(&[0, 1, 3]),
            recorded: *dice.of(&[2, 5, 12]),
        };
        let columns = self.slots.iter().map(|slot| match slot.sort {
            Sort::Fact(_) => odds.blank_fact == 0 || !dice.happens(1),
            Sort::Observation(_) => !dice.happens(odds.absent),
            Sort::Question(_, true) => dice.happens(odds.recorded),
            Sort::Question(_, false) => !dice.happens(2 * odds.absent),
        });
        let columns: Vec<bool> = columns.collect();
        let n_rows = 1 + dice.below(4);
        let rows = (0..n_rows).map(|_| self.throw_row(dice, &odds, &columns)).collect();
        Small { columns, rows }
    }

    fn throw_row(&self, dice: &mut Dice, odds: &Odds, columns: &[bool]) -> Row<'l> {
        let mut row = Row::new();
        for (slot, present) in self.slots.iter().zip(columns) {
            let word = match &slot.sort {
                _ if !present => "",
                Sort::Fact(_) if dice.happens(odds.blank_fact) => "",
                Sort::Fact(values) => dice.of(values),
                Sort::Observation(_) | Sort::Question(..) if dice.happens(odds.unknown) => {
                    dice.of(&["", "", "cannot tell"])
                }
                Sort::Observation(asked) | Sort::Question(asked, _) => {
                    let known = ["sufficient", "sufficient", "sufficient", "insufficient", "insufficient", "n/a"];
                    if self.blank_facts(&row) || self.holds(asked, &row) { dice.of(&known) } else { "n/a" }
                }
            };
            row.push(word);
        }
        row
    }

    /// Whether a fact of this row is blank.
    pub fn blank_facts(&self, row: &[&str]) -> bool {
        self.slots.iter().zip(row).any(|(slot, word)| matches!(slot.sort, Sort::Fact(_)) && word.is_empty())
    }

    /// Whether a condition holds for a row whose facts are known.
    pub fn holds(&self, asked: &Alternatives<'_>, row: &[&str]) -> bool {
        let word = |fact: &str| row[self.slots.iter().position(|slot| slot.header == fact).expect("a declared fact")];
        let holds = |one: &&Alternative| {
            one.demands.iter().all(|demand| demand.values.iter().any(|value| value == word(&demand.fact)))
        };
        asked.as_ref().is_none_or(|alternatives| alternatives.iter().any(holds))
    }

    /// What a table scores. Shares and ratings are made of counts alone, so the same counts are not scored again.
    pub fn score(&self, columns: &[bool], rows: &[&Row<'l>], known: &mut BTreeSet<CountsByQuestion>) -> Came {
        let inspection = self.inspection(columns, rows);
        let mut diagnostics = Diagnostics::new();
        let options = AdmitOptions::default();
        let Some(admitted) = admit(&inspection, self.framework, self.library, options, &mut diagnostics) else {
            panic!("{:?}", diagnostics.sorted(self.sources));
        };
        // An answer that contradicts a fact is left out: such a table completes no other.
        if diagnostics.sorted(self.sources).iter().any(|one| one.code.as_str() == "answer/not-applicable") {
            return Came::Contradicted;
        }
        let admitted = self.misses.map_or_else(|| admitted.clone(), |misses| admitted.with_misses(misses));
        let tally = tally(&admitted, &ONE_THREAD);
        let counts =
            tally.groups[&Group::All].iter().map(|question| question.as_ref().map(|counted| nine(&counted.counts)));
        if !known.insert(counts.collect()) {
            return Came::Again;
        }
        let card = score(&admitted, tally, None);
        let strata = card.strata;
        let questions = card.questions.into_iter().enumerate().map(|(index, question)| {
            let weighted = strata.as_ref().and_then(|strata| strata.share(&Group::All, index, question.reached));
            QuestionSeen { reached: question.reached, figure: question.figure, weighted }
        });
        let nodes = card.nodes.into_iter().map(|node| NodeSeen {
            figure: node.figure,
            rule: node.rule,
            could_change: node.flags.contains(&Flag::UnknownAnswersCouldChange),
            under_minimum: node.flags.contains(&Flag::UnderMinimum),
        });
        Came::Scored(Scored { questions: questions.collect(), nodes: nodes.collect() })
    }

    /// An inspection of the made-up provider, with this table.
    pub fn inspection(&self, columns: &[bool], rows: &[&Row<'l>]) -> Inspection {
        let place = Place::Argument("small".to_owned());
        let id = self.framework.id.clone();
        let mut inspection = Inspection::new("small".to_owned(), place.clone(), self.provider.clone(), id, place);
        inspection.tables.push(self.table(columns, rows));
        inspection.sample = Some(self.sample());
        inspection
    }

    /// Two strata by the first fact, its first value and the others: of each unit of the one stand five in the frame, of each of the other about one.
    fn sample(&self) -> SampleDesign {
        let span = Span::new(self.source, 0..0);
        let written = |value: &str| Spanned { value: value.to_owned(), span };
        let Some(Slot { header, sort: Sort::Fact(values) }) = self.slots.first() else { panic!("facts come first") };
        let stratum = |(values, eligible): (&[String], u64)| {
            let when = vec![(written(header), values.iter().map(|value| written(value)).collect())];
            let stratum = Stratum {
                title: "Part".to_owned(),
                when,
                eligible: Some(eligible),
                drawn: None,
                assessed: None,
                replaced: None,
            };
            Spanned { value: stratum, span }
        };
        let strata = [(&values[..1], 20), (&values[1..], 4)].into_iter().map(stratum).collect();
        SampleDesign { strata, ..SampleDesign::default() }
    }

    fn table(&self, columns: &[bool], rows: &[&Row<'l>]) -> UnitTable {
        let present = self.slots.iter().enumerate().filter(|(place, _)| columns[*place]);
        let column = |(place, slot): (usize, &Slot<'_>)| {
            let mut column = ColumnBuilder::new(slot.header, place as u32 + 2);
            rows.iter().for_each(|row| column.push(row[place]));
            column.finish(|word| word)
        };
        UnitTable {
            unit: "case".to_owned(),
            source: self.source,
            sheet: None,
            heading_line: 1,
            ids: (1..=rows.len()).map(|row| format!("c{row}")).collect(),
            lines: (2..rows.len() as u32 + 2).collect(),
            columns: present.map(column).collect(),
            answers: IndexMap::new(),
            readings: None,
            synthetic: true,
            left_out: LeftOut::default(),
        }
    }

    /// The table for a message.
    pub fn said(&self, small: &Small<'l>) -> String {
        let rows: Vec<&Row<'l>> = small.rows.iter().collect();
        format!("{}:\n{}", self.framework.id, self.csv(&small.columns, &rows))
    }

    /// The table as a file.
    pub fn csv(&self, columns: &[bool], rows: &[&Row<'l>]) -> String {
        let line = |id: String, words: &[&str]| {
            let present = words.iter().zip(columns).filter(|(_, present)| **present).map(|(word, _)| *word);
            std::iter::once(id.as_str()).chain(present).collect::<Vec<_>>().join(",") + "\n"
        };
        let headers: Vec<&str> = self.slots.iter().map(|slot| slot.header).collect();
        let rows = rows.iter().enumerate().map(|(row, words)| line(format!("c{}", row + 1), words));
        std::iter::once(line("id".to_owned(), &headers)).chain(rows).collect()
    }
}

fn alternatives(when: Option<&When>) -> Alternatives<'_> {
    match when {
        None | Some(When::Always | When::Judged) => None,
        Some(When::If(condition)) => Some(condition.alternatives.iter().collect()),
    }
}

/// Which units a question is asked about: `applies`, else what its rule's entries say together (semantics 7.2).
fn applies<'l>(framework: &'l Framework, question: &'l Question) -> Alternatives<'l> {
    let (Some(rule), None) = (&question.rule, &question.applies) else {
        return alternatives(question.applies.as_ref());
    };
    let entries = rule.required.iter().chain(&rule.plus).map(|entry| match &entry.target {
        Target::Observation(id) => alternatives(Some(&framework.catalogue.observations[id].when)),
        Target::Question(index) => applies(framework, &framework.questions[*index]),
    });
    entries.collect::<Option<Vec<_>>>().map(|all| all.concat())
}

/// Chances, in sixteenths.
struct Odds {
    unknown: u64,
    blank_fact: u64,
    absent: u64,
    recorded: u64,
}

/// Numbers that look thrown, and are the same every time (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len() as u64) as usize]
    }

    fn happens(&mut self, sixteenths: u64) -> bool {
        self.below(16) < sixteenths
    }
}
