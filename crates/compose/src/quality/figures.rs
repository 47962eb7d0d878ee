//! The half for scripts.

use assize_analysis::{self as analysis, AskedOf, KnownAnswers, Quality, SampleCheck};
use assize_model::Answer;
use assize_report::{
    AnswerQuality, AssessorQuality, AssessorsOfQuestion, AssessorsQuality, AssessorsRange, ContradictionQuality,
    Counted, DatesQuality, FactQuality, IdenticalQuality, InspectionQuality, Lines, Provider, RoshQuality,
    SampleCounts, SampleQuality, StratumQuality, TableQuality,
};

use super::{answers, is_synthetic};
use crate::figures::{counts_text, number, points_number};

pub(super) fn figures(quality: &Quality<'_>) -> InspectionQuality {
    let inspection = quality.inspection;
    InspectionQuality {
        id: inspection.id.clone(),
        title: inspection.title.clone(),
        provider: Provider {
            id: inspection.provider.id.clone(),
            name: inspection.provider.name.clone(),
            kind: inspection.provider.kind.word().to_owned(),
            fictional: inspection.provider.fictional,
        },
        framework: quality.framework.id.clone(),
        synthetic: is_synthetic(inspection),
        sample: quality.sample.as_ref().map(sample),
        tables: quality.tables.iter().map(|table| of_table(quality, table)).collect(),
    }
}

fn counted(n: u64, of: u64) -> Counted {
    let share = (of > 0).then(|| number(&assize_model::ratio(n, of)));
    Counted { n, of, number: share, text: counts_text(n, of) }
}

fn lines(lines: &analysis::Lines) -> Lines {
    Lines { count: lines.count, lines: lines.first.clone() }
}

/// Drawn, and neither assessed nor replaced.
pub(super) fn unaccounted(drawn: Option<u64>, assessed: Option<u64>, replaced: Option<u64>) -> Option<u64> {
    drawn?.checked_sub(assessed?)?.checked_sub(replaced?)
}

fn counts([eligible, drawn, assessed, replaced, read]: [Option<u64>; 5]) -> SampleCounts {
    let short = |of: Option<u64>| Some(of?.saturating_sub(read?));
    SampleCounts {
        eligible,
        drawn,
        assessed,
        replaced,
        unaccounted: unaccounted(drawn, assessed, replaced),
        read,
        short_of_assessed: short(assessed),
        short_of_drawn: short(drawn),
    }
}

fn sample(check: &SampleCheck<'_>) -> SampleQuality {
    let design = check.design;
    let sum = |each: fn(&analysis::StratumCheck<'_>) -> Option<u64>| check.strata.iter().map(each).sum::<Option<u64>>();
    let (of_frame, of_read) = (sum(|one| one.stratum.eligible), sum(|one| one.read));
    let stratum = |(index, one): (usize, &analysis::StratumCheck<'_>)| {
        let stratum = one.stratum;
        let shares = check.read_share(index).zip(check.frame_share(index));
        StratumQuality {
            title: stratum.title.clone(),
            counts: counts([stratum.eligible, stratum.drawn, stratum.assessed, stratum.replaced, one.read]),
            may_be: one.may_be,
            of_frame: stratum.eligible.zip(of_frame).map(|(n, of)| counted(n, of)),
            of_read: one.read.zip(of_read).map(|(n, of)| counted(n, of)),
            difference: shares.map(|(read, frame)| points_number(&read, &frame)),
        }
    };
    SampleQuality {
        unit: design.unit().to_owned(),
        counts: counts([design.eligible, design.drawn, design.assessed, design.replaced, check.read]),
        of_none: check.of_none,
        of_several: check.of_several,
        open: check.open,
        strata: check.strata.iter().enumerate().map(stratum).collect(),
    }
}

fn of_table(quality: &Quality<'_>, table: &analysis::TableQuality) -> TableQuality {
    let id = |question: usize| quality.framework.questions[question].id.clone();
    let fact = |gaps: &analysis::FactGaps| FactQuality {
        id: gaps.fact.clone(),
        has_column: gaps.has_column,
        is_needed: gaps.is_needed,
        blank: gaps.blank,
        open_questions: gaps.open_questions.iter().map(|question| id(*question)).collect(),
        open: lines(&gaps.open),
        is_constant: gaps.is_constant,
    };
    let contradiction = |one: &analysis::Contradictions| ContradictionQuality {
        question: id(one.question),
        prompts: one.prompts,
        compared: one.compared,
        yes_against_all: lines(&one.yes_against_all),
        no_against_all: lines(&one.no_against_all),
    };
    TableQuality {
        unit: table.unit.clone(),
        rows: table.rows,
        set_aside: table.set_aside,
        answers: table.answers.iter().map(|counts| answer(quality, counts)).collect(),
        facts: table.facts.iter().map(fact).collect(),
        assessors: table.assessors.as_ref().map(|all| assessors(quality, all)),
        contradictions: table.contradictions.iter().map(contradiction).collect(),
        rosh: table.rosh.as_ref().map(rosh),
        dates: table.dates.as_ref().map(dates),
        identical: IdenticalQuality { groups: table.identical.groups, rows: lines(&table.identical.rows) },
    }
}

fn answer(quality: &Quality<'_>, counts: &analysis::AnswerCounts) -> AnswerQuality {
    let of = match &counts.of {
        AskedOf::Question(_) => "question",
        AskedOf::Prompt(_) => "prompt",
        AskedOf::Observation(_) => "observation",
    };
    AnswerQuality {
        of: of.to_owned(),
        id: answers::id(quality, &counts.of).to_owned(),
        asked: counts.asked,
        sufficient: counts.sufficient,
        insufficient: counts.insufficient,
        cannot_tell: counts.cannot_tell,
        not_applicable: counts.not_applicable,
        blank: counts.blank,
        open: counts.open,
        judged_not_applicable: counts.judged_not_applicable,
        all_alike: counts.all_alike().map(Answer::word).map(str::to_owned),
    }
}

fn assessors(quality: &Quality<'_>, all: &analysis::Assessors) -> AssessorsQuality {
    let share = |share: KnownAnswers| counted(share.sufficient, share.of);
    let range = |range: analysis::AssessorsRange| AssessorsRange {
        assessors: range.assessors,
        lowest: share(range.lowest),
        highest: share(range.highest),
    };
    let one = |assessor: &analysis::Assessor| AssessorQuality {
        name: assessor.name.clone(),
        units: assessor.units,
        sufficient: share(assessor.all),
    };
    let question = |(place, question): (usize, &usize)| AssessorsOfQuestion {
        id: quality.framework.questions[*question].id.clone(),
        sufficient: all.list.iter().map(|assessor| share(assessor.by_question[place])).collect(),
        range: all.range_of(place).map(range),
    };
    AssessorsQuality {
        list: all.list.iter().map(one).collect(),
        range: all.range().map(range),
        questions: all.questions.iter().enumerate().map(question).collect(),
    }
}

fn rosh(rosh: &analysis::Rosh) -> RoshQuality {
    RoshQuality {
        values: rosh.values.clone(),
        counts: rosh.counts.clone(),
        same: rosh.same,
        higher: rosh.higher,
        lower: rosh.lower,
        not_compared: rosh.not_compared,
    }
}

fn dates(dates: &analysis::Dates) -> DatesQuality {
    DatesQuality {
        from: dates.window.from.map(|date| date.to_string()),
        to: dates.window.to.map(|date| date.to_string()),
        has_column: dates.has_column,
        inside: dates.inside,
        before: lines(&dates.before),
        after: lines(&dates.after),
        blank: dates.blank,
    }
}
