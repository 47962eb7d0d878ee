//! How many of each kind of body are rated in the upper half of their scale, under each set of standards.

use assize_framework::Framework;
use assize_model::InspectionKind;
use assize_report::{Cell, Chart, Column, Table};
use assize_scoring::Scorecard;

use crate::cells;
use crate::main_points::by_standards;
use crate::report::bars;
use crate::sources::source_of;
use crate::words::{self, list, lower};

/// A set with fewer rated inspections says nothing of its kind.
const LEAST: usize = 3;
/// How many shares a sentence holds.
const MOST: usize = 4;

/// One kind of body under one set of standards: `n` of `of` are rated in the upper half.
struct Group {
    set: String,
    kind: String,
    n: usize,
    of: usize,
}

/// What is counted and how often; nothing where no two groups can stand beside each other.
pub(crate) struct Upper {
    /// "good or better".
    rating: String,
    groups: Vec<Group>,
    source: String,
    /// Inspections of sets that are too small.
    left_out: usize,
}

impl Upper {
    pub(crate) fn of(cards: &[&Scorecard<'_>]) -> Option<Self> {
        let is_one = |card: &&&Scorecard<'_>| card.inspection.kind == InspectionKind::Inspection;
        let rated: Vec<_> =
            cards.iter().filter(is_one).filter(|card| card.overall_rating().is_some()).copied().collect();
        let named = upper(rated.first()?.framework)?.1;
        if rated.iter().any(|card| upper(card.framework).is_none_or(|(_, other)| other != named)) {
            return None;
        }
        let (mut groups, mut left_out) = (Vec::new(), 0);
        for (set, regimes) in by_standards(&rated) {
            for cards in regimes {
                if cards.len() < LEAST {
                    left_out += cards.len();
                    continue;
                }
                let is_upper = |card: &&&Scorecard<'_>| {
                    upper(card.framework)
                        .is_some_and(|(from, _)| card.overall_rating().is_some_and(|rating| rating >= from))
                };
                let kind = format!("{} inspections", cards[0].inspection.provider.kind.short());
                let n = cards.iter().filter(is_upper).count();
                groups.push(Group { set: set.clone(), kind, n, of: cards.len() });
            }
        }
        (groups.len() > 1).then(|| Self { rating: named, groups, source: source_of(&rated), left_out })
    }

    /// "Standards of April 2018: 1 of 18 CRC inspections and 5 of 7 NPS division inspections rated good or better"; of one kind by sets.
    pub(crate) fn finding(&self) -> String {
        let (rating, groups) = (&self.rating, &self.groups);
        if self.is_one_kind() {
            let said = groups.iter().take(MOST).map(|one| format!("{} of {} ({})", one.n, one.of, lower(&one.set)));
            return format!("Rated {rating}: {}", list(said));
        }
        let held = |set: &str| groups.iter().filter(|one| one.set == set).map(|one| one.of).sum::<usize>();
        let largest = groups.iter().rev().max_by_key(|one| held(&one.set)).map(|one| one.set.as_str());
        let largest = largest.unwrap_or_default();
        let said = groups.iter().filter(|one| one.set == largest).take(MOST);
        let said = list(said.map(|one| format!("{} of {} {}", one.n, one.of, one.kind)));
        format!("{largest}: {said} rated {rating}")
    }

    /// The same behind the bodies that were asked for, unless it names them itself.
    pub(crate) fn titled(&self, bodies: String) -> String {
        if self.is_one_kind() { format!("{bodies}: {}", lower(&self.finding())) } else { self.finding() }
    }

    fn is_one_kind(&self) -> bool {
        self.groups.iter().all(|one| one.kind == self.groups[0].kind)
    }

    /// A bar a group. The table of years beneath has the counts, so that its own is for scripts.
    pub(crate) fn chart(&self) -> Chart {
        let mut table = Table::new("bars", "")
            .of("rated-by-kind")
            .column(Column::text("title", ""))
            .column(Column::share("share", "Share"))
            .column(Column::text("base", "Rests on"))
            .columns([("set", "Standards"), ("kind", "Kind")].map(|(id, title)| Column::text(id, title).for_scripts()));
        let mut before = "";
        for one in &self.groups {
            if !self.is_one_kind() && before != one.set {
                table.group(&one.set);
                before = &one.set;
            }
            let share = cells::counted(None, one.n as u64, one.of as u64);
            let base = cells::of(&share);
            let title = if self.is_one_kind() { &one.set } else { &one.kind };
            table.row(vec![Cell::text(title), share, base, Cell::text(&one.set), Cell::text(&one.kind)]);
        }
        let measure = format!("Per cent of inspections rated {} overall", self.rating);
        let chart = bars("rated-by-kind", format!("{}.", self.finding()), measure, Vec::new(), table);
        let left_out = match self.left_out {
            0 => String::new(),
            1 => format!(" One more is left out: its set has fewer than {LEAST} rated inspections."),
            many => format!(" {many} more are left out: their sets have fewer than {LEAST} rated inspections each."),
        };
        let reading = format!("{}{left_out}", chart.reading);
        Chart { table: chart.table.for_scripts(), source: self.source.clone(), reading, ..chart }
    }
}

/// Where the upper half of a scale begins, and what it is called: of four ratings the third, "good or better".
fn upper(framework: &Framework) -> Option<(usize, String)> {
    let all = framework.ratings.len();
    let from = Some(all.div_ceil(2)).filter(|_| all > 1)?;
    let named = lower(words::rating(framework, from));
    Some((from, if from + 1 < all { format!("{named} or better") } else { named }))
}
