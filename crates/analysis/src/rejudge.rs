use assize_diag::Diagnostics;
use assize_framework::{Framework, Library, Question};
use assize_model::{GROUP, Inspection};
use assize_scoring::{
    AdmitOptions, Admitted, Figure, NoBasis, Reached, Scorecard, Set, TallyOptions, UnknownWords, admit_beside,
    admit_members, check_at_home, each_answered, score_with_members,
};
use indexmap::IndexMap;

use crate::caveat::{Caveat, caveats_of_rejudging};
use crate::definition::{Evidence, evidence};

/// The misses that derived figures are shown for, beside the rule's own.
pub const MISSES: [u8; 3] = [0, 1, 2];

/// One inspection's cases under every regime that they can answer.
#[derive(Debug)]
pub struct Rejudgement<'a> {
    pub inspection: &'a Inspection,
    /// The regime they were inspected under, where this run knows it.
    pub home: Option<&'a Framework>,
    /// In the order in which the frameworks were given, the inspection's own among them.
    pub under: Vec<Judged<'a>>,
    /// Regimes without a question that the cases answer.
    pub left_out: Vec<RegimeLeftOut<'a>>,
}

/// The cases under one regime.
#[derive(Debug)]
pub struct Judged<'a> {
    pub framework: &'a Framework,
    /// Whether it is the one they were inspected under.
    pub at_home: bool,
    /// The cases as its rules ask for them.
    pub admitted: Admitted<'a>,
    /// Figures, ratings and points by its rules.
    pub card: Scorecard<'a>,
    /// By question of the framework.
    pub questions: Vec<JudgedQuestion>,
    /// By kind of unit: how far the units could be judged.
    pub coverage: Vec<Coverage>,
    /// What a reader must bear in mind.
    pub caveats: Vec<Caveat>,
}

/// One question under one regime.
#[derive(Clone, PartialEq, Debug)]
pub struct JudgedQuestion {
    /// How it is answered; `None`: it cannot be.
    pub reached: Reached,
    /// What it rests on.
    pub evidence: Evidence,
    /// For a derived question: its share if every rule allows 0, 1, 2 misses, whatever the rule itself says.
    pub by_misses: Vec<(u8, Result<Figure, NoBasis>)>,
}

/// A regime with no question that can be answered.
#[derive(Debug)]
pub struct RegimeLeftOut<'a> {
    pub framework: &'a Framework,
    pub questions: usize,
}

impl<'a> Rejudgement<'a> {
    /// The cases under this regime.
    pub fn under(&self, framework: &str) -> Option<&Judged<'a>> {
        self.under.iter().find(|judged| judged.framework.id == framework)
    }

    /// Whether it has cases of its own, or rests on those of its members.
    pub fn has_cases(&self) -> bool {
        !self.inspection.tables.is_empty() || self.under.iter().any(|judged| judged.card.has_cases())
    }

    /// Questions of its own regime that a table answers under their bare id, where this regime has another question of that id: the answers
    /// stay where they are (semantics 7.30 b).
    pub fn answers_that_stay(&self, framework: &Framework) -> Vec<&'a str> {
        let at_home = self.home.iter().flat_map(|home| &home.questions);
        let is_answered = |question: &&Question| {
            self.inspection.table(&question.unit).is_some_and(|table| table.column(&question.id).is_some())
        };
        let is_another = |question: &&Question| {
            let same_id = framework.question(&question.id).map(|index| &framework.questions[index]);
            same_id.is_some_and(|other| other.unit == question.unit && other.qualified() != question.qualified())
        };
        at_home.filter(is_answered).filter(is_another).map(|question| question.id.as_str()).collect()
    }

    /// Its figures under its own regime.
    pub fn home_card(&self) -> Option<&Scorecard<'a>> {
        self.under.iter().find(|judged| judged.at_home).map(|judged| &judged.card)
    }
}

impl Judged<'_> {
    /// How many of the regime's questions are answered.
    pub fn answered(&self) -> usize {
        self.questions.iter().filter(|question| question.reached != Reached::None).count()
    }
}

/// Judges an inspection's cases under these frameworks. Everything wrong is pushed; `None` means that some of it is an error.
///
/// A framework that answers no question is left out, unless it is the inspection's own. Under a framework that is not its own an
/// inspection brings its tables alone (semantics 7.30). One that rests on its members has what those among `read` bring, under each.
pub fn rejudge<'a>(
    inspection: &'a Inspection,
    read: &[&'a Inspection],
    frameworks: &[&'a Framework],
    library: &'a Library,
    options: (AdmitOptions, &TallyOptions),
    diagnostics: &mut Diagnostics,
) -> Option<Rejudgement<'a>> {
    let mut words = UnknownWords::default();
    let whole = rejudge_beside(inspection, read, frameworks, library, options, (&mut words, diagnostics));
    words.complain(diagnostics);
    whole
}

/// The same for one inspection among others: a meaningless word of their tables is reported once, when all of them have been judged.
pub fn rejudge_beside<'a>(
    inspection: &'a Inspection,
    read: &[&'a Inspection],
    frameworks: &[&'a Framework],
    library: &'a Library,
    options: (AdmitOptions, &TallyOptions),
    (words, diagnostics): (&mut UnknownWords<'a>, &mut Diagnostics),
) -> Option<Rejudgement<'a>> {
    let before = (diagnostics.errors(), words.places());
    let home = library.frameworks.get(&inspection.framework);
    let mut whole = Rejudgement { inspection, home, under: Vec::new(), left_out: Vec::new() };
    if let Some(home) = home.filter(|home| frameworks.iter().all(|framework| framework.id != home.id)) {
        check_at_home(inspection, home, library, diagnostics);
    }
    for framework in frameworks {
        let admitted = admit_beside(inspection, framework, library, options.0, words, diagnostics);
        let Some(admitted) = admitted else { continue };
        let members = admit_members(inspection, framework, read, (library, options.0), diagnostics);
        let judged = judge(admitted, &members, home, options.1);
        if judged.answered() == 0 && !judged.at_home {
            whole.left_out.push(RegimeLeftOut { framework, questions: framework.questions.len() });
        } else {
            whole.under.push(judged);
        }
    }
    ((diagnostics.errors(), words.places()) == before).then_some(whole)
}

fn judge<'a>(
    admitted: Admitted<'a>,
    members: &[Admitted<'a>],
    home: Option<&Framework>,
    tallying: &TallyOptions,
) -> Judged<'a> {
    let (inspection, framework) = (admitted.inspection, admitted.framework);
    let card = score_with_members(&admitted, members, tallying);
    let with = |misses: u8| {
        let members: Vec<_> = members.iter().map(|member| member.with_misses(misses)).collect();
        score_with_members(&admitted.with_misses(misses), &members, tallying)
    };
    let derives = card.tally.reached.contains(&Reached::Derived);
    let with_misses = MISSES.into_iter().filter(|_| derives);
    let with_misses: Vec<(u8, Scorecard<'a>)> = with_misses.map(|misses| (misses, with(misses))).collect();
    let question = |index: usize| {
        let reached = card.tally.reached[index];
        let by_rule = with_misses.iter().filter(|_| reached == Reached::Derived);
        let by_misses = by_rule.map(|(misses, card)| (*misses, card.questions[index].figure.clone())).collect();
        JudgedQuestion { reached, evidence: evidence(inspection, framework, index), by_misses }
    };
    let at_home = inspection.framework == framework.id;
    Judged {
        framework,
        at_home,
        questions: (0..framework.questions.len()).map(question).collect(),
        coverage: coverage_of_all(std::iter::once(&admitted).chain(members)),
        caveats: caveats_of_rejudging(inspection, home, &card, admitted.left_out),
        card,
        admitted,
    }
}

/// How far the units of one kind could be judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    pub unit: String,
    pub units: u64,
    /// Those for which the answer to at least one question is settled.
    pub decided_somewhere: u64,
    /// Those for which the answer to every question that can be answered at all is settled, and one of them is more than n/a.
    pub decided_everywhere: u64,
}

/// How many units of all of them could be judged, kind by kind.
fn coverage_of_all<'c, 'a: 'c>(all: impl Iterator<Item = &'c Admitted<'a>>) -> Vec<Coverage> {
    let mut by_kind: IndexMap<String, Coverage> = IndexMap::new();
    for one in all.flat_map(coverage) {
        match by_kind.get_mut(&one.unit) {
            Some(sum) => {
                sum.units += one.units;
                sum.decided_somewhere += one.decided_somewhere;
                sum.decided_everywhere += one.decided_everywhere;
            }
            None => {
                by_kind.insert(one.unit.clone(), one);
            }
        }
    }
    by_kind.into_values().collect()
}

/// How many units of each table could be judged (semantics 7.30). A question that nothing answers counts for none.
pub fn coverage(admitted: &Admitted<'_>) -> Vec<Coverage> {
    let of_table = |(index, table): (usize, &assize_scoring::table::AdmittedTable<'_>)| {
        let is_answered = |question: &usize| admitted.routes[*question].reached != Reached::None;
        let asked: Vec<usize> = admitted.answered_by(index).filter(is_answered).collect();
        let mut covered = Coverage {
            unit: table.table.unit.clone(),
            units: table.table.len() as u64,
            decided_somewhere: 0,
            decided_everywhere: 0,
        };
        // By group of rows: those that are judged somewhere, and those where something is open.
        let mut rows = vec![(0_u64, 0_u64); table.table.len().div_ceil(GROUP)];
        for question in asked {
            each_answered(table, question, |answered, group, of| {
                let (somewhere, open) = &mut rows[group];
                match answered.judged.set {
                    Set::DROPPED => {}
                    set if set.is_single() => *somewhere |= of,
                    _ => *open |= of,
                }
            });
        }
        for (somewhere, open) in rows {
            covered.decided_somewhere += u64::from(somewhere.count_ones());
            covered.decided_everywhere += u64::from((somewhere & !open).count_ones());
        }
        covered
    };
    admitted.tables.iter().enumerate().map(of_table).collect()
}
