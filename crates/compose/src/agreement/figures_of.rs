//! The half that scripts read.

use assize_analysis::{AnswersSpread, AssessorAgreement, Benchmark, KindAgreement, PairCounts, Patterns, Sides};
use assize_analysis::{AskedOf, Said};
use assize_framework::Framework;
use assize_report::{self as report, AgreementColumn, Counted, Provider};
use assize_stats::hundredths;

use super::{estimates, id, title};
use crate::figures::{counts_text, number, of_ten_thousandths, percent_text};

pub(super) fn agreement(one: &AssessorAgreement<'_>) -> report::AssessorAgreement {
    let inspection = one.inspection;
    report::AssessorAgreement {
        inspection: inspection.id.clone(),
        title: inspection.title.clone(),
        provider: Provider {
            id: inspection.provider.id.clone(),
            name: inspection.provider.name.clone(),
            kind: inspection.provider.kind.word().to_owned(),
            fictional: inspection.provider.fictional,
        },
        framework: one.framework.id.clone(),
        synthetic: inspection.is_synthetic(),
        units: one.kinds.iter().map(|kind| of_kind(kind, one.framework)).collect(),
    }
}

fn of_kind(kind: &KindAgreement<'_>, framework: &Framework) -> report::UnitAgreement {
    let readings = &kind.readings;
    let name = |assessor: usize| readings.assessors[assessor].to_owned();
    let column = |(place, column): (usize, &assize_analysis::ReadColumn)| AgreementColumn {
        of: match column.of {
            AskedOf::Question(_) => "question",
            AskedOf::Prompt(_) => "prompt",
            AskedOf::Observation(_) => "observation",
        }
        .to_owned(),
        id: id(framework, &column.of).to_owned(),
        title: title(framework, &column.of).to_owned(),
        pooled: kind.pooled.contains(&place),
    };
    let pairs = kind.pairs.iter().map(|pair| report::AssessorPair {
        first: name(pair.first),
        second: name(pair.second),
        units: pair.units,
        sides: sides(&pair.sides),
    });
    report::UnitAgreement {
        unit: readings.unit.to_owned(),
        lead: readings.lead.map(name),
        assessors: readings.assessors.iter().map(|name| (*name).to_owned()).collect(),
        units: kind.units,
        rows: readings.rows.len() as u64,
        unnamed: readings.unnamed,
        columns: readings.columns.iter().enumerate().map(column).collect(),
        pairs: pairs.collect(),
        against_lead: kind.against_lead.as_ref().map(sides),
        together: kind.together.as_ref().map(|all| report::AgreementTogether {
            pooled: together(&all.over(&kind.pooled), false),
            columns: all.columns.iter().map(|units| together(units, true)).collect(),
        }),
        benchmark: kind.benchmark.as_ref().map(|one| benchmark(one, &name)),
    }
}

fn sides(sides: &Sides) -> report::AgreementSides {
    report::AgreementSides { pooled: pair(&sides.pooled), columns: sides.columns.iter().map(pair).collect() }
}

fn pair(counts: &PairCounts) -> report::PairFigures {
    report::PairFigures {
        same: counted(counts.same(), counts.compared()),
        units: counts.units,
        both_sufficient: counts.both_sufficient,
        first_sufficient: counts.first_sufficient,
        second_sufficient: counts.second_sufficient,
        both_insufficient: counts.both_insufficient,
        first_applies: counts.first_applies,
        second_applies: counts.second_applies,
        neither_applies: counts.neither_applies,
        unknown: counts.unknown,
        kappa: estimates::kappa(counts),
        ac1: estimates::ac1(counts),
        more_lenient_units: counts.more_lenient,
        sign_test: estimates::leaning(counts).map(|chance| of_ten_thousandths(hundredths(chance))),
        small_base: estimates::is_small(counts.units),
    }
}

/// All alike, of units with two known answers or more; `alone` where each unit is there once.
pub(super) fn together(units: &Patterns, alone: bool) -> report::TogetherFigures {
    let same = estimates::same_of_many(units);
    let base = units.values().sum();
    let [fleiss_kappa, ac1] = estimates::of_many(units, alone);
    report::TogetherFigures {
        units: base,
        answers: units.iter().map(|([sufficient, insufficient], times)| (sufficient + insufficient) * times).sum(),
        same: same.as_ref().map(number),
        text: same.as_ref().map_or(String::new(), percent_text),
        fleiss_kappa,
        ac1,
        small_base: estimates::is_small(base),
    }
}

fn benchmark(benchmark: &Benchmark, name: &dyn Fn(usize) -> String) -> report::BenchmarkFigures {
    let units = benchmark.units.iter().map(|unit| report::BenchmarkUnit {
        lines: unit.lines.clone(),
        columns: unit.columns.iter().map(spread).collect(),
    });
    let assessors = benchmark.assessors.iter().map(|one| report::AgainstOthers {
        assessor: name(one.assessor),
        same: counted(one.same, one.compared()),
        more_lenient: one.more_lenient,
        stricter: one.stricter,
        left_out: one.left_out,
    });
    report::BenchmarkFigures { units: units.collect(), assessors: assessors.collect() }
}

fn spread(spread: &AnswersSpread) -> report::AnswerSpread {
    let most = match spread.mode() {
        Some(Said::Sufficient) => Some("sufficient"),
        Some(Said::Insufficient) => Some("insufficient"),
        Some(Said::NotApplicable | Said::Unknown) | None => None,
    };
    report::AnswerSpread {
        sufficient: spread.sufficient,
        insufficient: spread.insufficient,
        not_applicable: spread.not_applicable,
        unknown: spread.unknown,
        most: most.map(str::to_owned),
    }
}

fn counted(n: u64, of: u64) -> Counted {
    let share = (of > 0).then(|| number(&assize_model::ratio(n, of)));
    Counted { n, of, number: share, text: counts_text(n, of) }
}
