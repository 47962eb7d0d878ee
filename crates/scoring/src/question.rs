use crate::admit::Admitted;
use crate::{Figure, Limits, NineCounts, NoBasis, QuestionTally, Reached, Tally};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuestionScore {
    /// How its answers came.
    pub reached: Reached,
    /// Its counts, where it has such.
    pub tally: Option<QuestionTally>,
    /// Its share, or why there is none.
    pub figure: Result<Figure, NoBasis>,
    /// Not pooled: some members have it recorded and others derived (semantics 7.15).
    pub members_differ: bool,
    /// It rests on fewer than [`SMALL_BASE`] units.
    pub small_base: bool,
}

/// A base under this is flagged (semantics 4).
pub const SMALL_BASE: u64 = 10;

impl QuestionScore {
    /// Its nine counts.
    pub fn counts(&self) -> Option<&NineCounts> {
        self.tally.as_ref().map(|tally| &tally.counts)
    }

    /// How many were not done at all, and how many were judged; `None` where it is not said, or none was judged.
    pub fn not_done(&self) -> Option<(u64, u64)> {
        let tally = self.tally.as_ref()?;
        let of = tally.counts.all_sufficient() + tally.counts.all_insufficient();
        Some((tally.not_done.filter(|_| of > 0)?, of))
    }
}

pub(crate) fn score_question(admitted: &Admitted<'_>, tally: &Tally, question: usize) -> QuestionScore {
    let reached = tally.reached[question];
    let counted = tally.question(question).copied();
    let not_done = admitted.record.not_done.get(&question).copied();
    let figure = match reached {
        Reached::None => Err(NoBasis::NoData),
        Reached::Entered => {
            let percent = &admitted.record.percents[&question];
            Ok(Figure::of_percent(percent.percent, percent.insufficient).beside(not_done))
        }
        Reached::Stated => {
            let stated = &admitted.record.stated[&question].value;
            let limits = Limits { low: stated.low.clone(), high: stated.high.clone() };
            Ok(Figure::of_limits(limits).beside(not_done))
        }
        Reached::Recorded | Reached::Derived | Reached::Mixed | Reached::Counts => {
            let counts = counted.expect("counted questions have counts").counts;
            if counts.has_no_basis() { Err(NoBasis::NoUnitApplies) } else { Ok(Figure::of_nine(&counts, reached)) }
        }
    };
    let base = counted.map(|counted| counted.counts.all_sufficient() + counted.counts.all_insufficient());
    let small_base = figure.is_ok() && base.is_some_and(|base| base < SMALL_BASE);
    QuestionScore { reached, tally: counted, figure, members_differ: false, small_base }
}
