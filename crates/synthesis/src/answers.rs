//! Draws answers: none where nothing is asked, and the better units the likelier to be sufficient.

use assize_diag::Diagnostics;
use assize_model::Answer;

use crate::asked::holds;
use crate::chance::{Chance, choose, stream};
use crate::diags;
use crate::facts::Facts;
use crate::plan::{ColumnPlan, UnitPlan, WantedPlan};
use crate::rates::CountsWanted;

/// All columns of answers, by column and row. Counts that cannot be met are complained of.
pub(crate) fn draw(
    plan: &UnitPlan<'_>,
    facts: &Facts,
    seed: u64,
    exact: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Answer>> {
    let mut stream = stream(seed, &format!("quality/{}", plan.unit));
    let quality: Vec<u64> = (0..plan.count).map(|_| stream.double()).collect();
    let mut columns: Vec<Vec<Answer>> = Vec::new();
    for column in &plan.columns {
        let mut drawing = Drawing { plan, column, facts, seed, quality: &quality };
        columns.push(drawing.draw(exact, diagnostics));
    }
    for (index, column) in plan.columns.iter().enumerate() {
        if let (Some(wider), WantedPlan::Shares { .. }) = (column.covered_by, &column.wanted) {
            let wider = columns[wider].clone();
            follow(&mut columns[index], &wider);
        }
    }
    columns
}

/// Where a wider observation is sufficient, so is a narrower one that it covers.
fn follow(narrow: &mut [Answer], wide: &[Answer]) {
    for (narrow, wide) in narrow.iter_mut().zip(wide) {
        if *wide == Answer::Sufficient && *narrow == Answer::Insufficient {
            *narrow = Answer::Sufficient;
        }
    }
}

struct Drawing<'p, 'a> {
    plan: &'p UnitPlan<'a>,
    column: &'p ColumnPlan,
    facts: &'p Facts,
    seed: u64,
    quality: &'p [u64],
}

impl Drawing<'_, '_> {
    fn draw(&mut self, exact: bool, diagnostics: &mut Diagnostics) -> Vec<Answer> {
        let mut answers = vec![Answer::NotApplicable; self.plan.count];
        let can_be_asked = self.column.asked.rows(self.facts);
        let mut stream = self.stream("needed");
        match self.column.wanted {
            WantedPlan::Counts(counts) => {
                if !self.fit(&counts, can_be_asked.len(), diagnostics) {
                    return answers;
                }
                let needed = choose(&mut stream, &can_be_asked, total(&counts));
                let unknown =
                    [(Answer::CannotTell, counts.cannot_tell as usize), (Answer::Missing, counts.missing as usize)];
                let mut judged = needed;
                for (answer, count) in unknown {
                    let chosen = choose(&mut stream, &judged, count);
                    chosen.iter().for_each(|row| answers[*row] = answer);
                    judged.retain(|row| chosen.binary_search(row).is_err());
                }
                self.judge(&mut answers, judged, counts.sufficient as usize);
            }
            WantedPlan::Shares { sufficient, asked, cannot_tell, missing } => {
                let some = |rows: &[usize], share: Chance, stream: &mut assize_stats::Stream| match exact {
                    true => choose(stream, rows, share.nearest(rows.len())),
                    false => rows.iter().copied().filter(|_| share.takes(stream.double())).collect(),
                };
                let mut judged = match asked {
                    Some(asked) => some(&can_be_asked, asked, &mut stream),
                    None => can_be_asked,
                };
                for (answer, share) in [(Answer::CannotTell, cannot_tell), (Answer::Missing, missing)] {
                    let chosen = some(&judged, share, &mut stream);
                    chosen.iter().for_each(|row| answers[*row] = answer);
                    judged.retain(|row| chosen.binary_search(row).is_err());
                }
                for (share, rows) in self.by_share(judged, sufficient) {
                    match exact {
                        true => {
                            let count = share.nearest(rows.len());
                            self.judge(&mut answers, rows, count);
                        }
                        false => {
                            let scores = self.scores();
                            for row in rows {
                                answers[row] = answer(share.takes(scores[row]));
                            }
                        }
                    }
                }
            }
        }
        answers
    }

    /// Whether the counts are those of the units that it can be asked of.
    fn fit(&self, counts: &CountsWanted, can_be_asked: usize, diagnostics: &mut Diagnostics) -> bool {
        let wanted = total(counts);
        let fits = if self.column.asked.may_drop { wanted <= can_be_asked } else { wanted == can_be_asked };
        if !fits {
            diagnostics.push(diags::impossible(self.column, wanted, can_be_asked, self.plan));
            return false;
        }
        let rest = self.plan.count - wanted;
        if counts.not_applicable.is_some_and(|stated| stated as usize != rest) {
            diagnostics.push(diags::not_applicable(self.column, rest, self.plan));
            return false;
        }
        true
    }

    /// The units by what share of them is to be sufficient, given the shifts that they are among.
    fn by_share(&self, rows: Vec<usize>, base: Chance) -> Vec<(Chance, Vec<usize>)> {
        let mut groups: Vec<(Chance, Vec<usize>)> = Vec::new();
        for row in rows {
            let mut share = base;
            for shift in self.plan.shifts.iter().filter(|shift| holds(&shift.among, self.facts, row)) {
                share = share.raised(shift.raise).lowered(shift.lower);
            }
            match groups.iter_mut().find(|(known, _)| *known == share) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((share, vec![row])),
            }
        }
        groups
    }

    /// The best `sufficient` rows are sufficient.
    fn judge(&self, answers: &mut [Answer], mut rows: Vec<usize>, sufficient: usize) {
        let scores = self.scores();
        rows.sort_by_key(|row| (scores[*row], *row));
        for (place, row) in rows.into_iter().enumerate() {
            answers[row] = answer(place < sufficient);
        }
    }

    /// A number for each unit, the lower the better: with the chance that `quality` gives the unit's own quality, else a draw of its own.
    /// Each is as likely as any other, so a share of units falls under that share of the range.
    fn scores(&self) -> Vec<u64> {
        let mut stream = self.stream("score");
        let score = |shared: &u64| {
            let (chance, own) = (stream.double(), stream.double());
            if self.column.quality.takes(chance) { *shared } else { own }
        };
        self.quality.iter().map(score).collect()
    }

    /// Observations that one wider one covers are drawn alike, so that the wider one can be kept.
    fn stream(&self, what: &str) -> assize_stats::Stream {
        let column = match (what, self.column.covered_by) {
            ("score", Some(wider)) => &self.plan.columns[wider],
            _ => self.column,
        };
        stream(self.seed, &format!("{what}/{}/{}", self.plan.unit, column.header))
    }
}

fn answer(is_sufficient: bool) -> Answer {
    if is_sufficient { Answer::Sufficient } else { Answer::Insufficient }
}

/// All units that are asked.
fn total(counts: &CountsWanted) -> usize {
    (counts.sufficient + counts.insufficient + counts.cannot_tell + counts.missing) as usize
}
