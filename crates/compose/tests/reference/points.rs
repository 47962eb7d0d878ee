//! Main points say what the figures say that they name: on every record that the program carries, alone and several together, and on the
//! random pairs.

use std::collections::{BTreeMap, BTreeSet};

use assize_compose::Uncertainty;
use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_disclose::internal;
use assize_report::{Cell, MainPoint, Report, Row, Table};
use assize_scoring::{AdmitOptions, Admitted, Scorecard, TallyOptions, admit, score, tally};
use assize_testing::{carried_with_record, recorded, scored};

/// What a main point says that its figures do not.
pub(crate) fn fault(report: &Report) -> Option<String> {
    report.main_points.iter().find_map(|point| fault_of(report, point))
}

fn fault_of(report: &Report, point: &MainPoint) -> Option<String> {
    let is_by = |table: &&Table| {
        table.name == "breakdown" && point.text.starts_with(&format!("{}: the groups differ ", table.title))
    };
    // Facts may have the same title.
    let by: Vec<&Table> = report.tables().filter(is_by).collect();
    if !by.is_empty() {
        let is_true = by.iter().any(|table| is_apart(table, point));
        return (!is_true).then(|| format!("the groups do not differ so: {}", point.text));
    }
    // Titles have numbers of their own, and so has what inspectors say of change.
    let titles = report.inspections.iter().map(|one| one.title.as_str());
    let mut text = titles.fold(point.text.clone(), |text, title| text.replace(title, ""));
    text.truncate(text.find("Earlier recommendations").unwrap_or(text.len()));
    // Reasons are words, of what no table need show.
    if point.text.starts_with("Not rated: ") {
        return None;
    }
    let mut allowed = counts(report);
    // Several that are equally low are counted.
    allowed.extend((1..=point.figures.len()).map(|count| count.to_string()));
    for name in &point.figures {
        let rows: Vec<(&Table, &Row)> = report
            .tables()
            .filter(|table| ["ratings", "questions", "words", "figures", "dots"].contains(&table.name.as_str()))
            .filter_map(|table| Some((table, table.about(name)?)))
            .collect();
        let Some((table, row)) = rows.first() else { return Some(format!("{name} is in no table: {}", point.text)) };
        let cell = |id: &str| table.cell(row, id).map(Cell::words).unwrap_or_default();
        let shown = ["share", "rating", "words", "printed", "context"].map(cell);
        let lower = point.text.to_lowercase();
        // "Almost two-thirds of cases" of out-of-court cases is said of them: "in almost two-thirds of out-of-court cases"; "31% (22 of 70)" is
        // "in 22 of 70 cases (31%)".
        let clause = |said: &str| {
            let part = [" of cases", " case"].iter().find_map(|end| said.strip_suffix(end));
            let counts = said.split_once('(').and_then(|(_, counts)| counts.strip_suffix(')'));
            part.or(counts).is_some_and(|part| lower.contains(&part.to_lowercase()))
        };
        let is_said =
            shown.iter().any(|said| !said.is_empty() && (lower.contains(&said.to_lowercase()) || clause(said)));
        let has_points = lower.contains(&format!("{} of ", cell("points")));
        let is_total = name.ends_with("/overall") && (cell("points").is_empty() || has_points);
        let is_other = name.ends_with("/overall") && lower.contains(" points") && !has_points;
        if !is_said && !is_total || is_other {
            return Some(format!("{name} is {shown:?}: {}", point.text));
        }
        allowed.extend(row.cells.iter().flat_map(|cell| numbers(cell.words())));
        if let Some(Cell::Points(points)) = table.cell(row, "points") {
            allowed.extend(points.of.map(|most| most.to_string()));
        }
        if let Some(share) = table.cell(row, "share").and_then(Cell::share) {
            allowed.extend(share.n.into_iter().chain(share.of).map(|number| number.to_string()));
        }
        // Titles have numbers of their own.
        text = text.replace(cell("title"), "");
    }
    let told = point.figures.is_empty();
    numbers(&text).find(|number| !told && !allowed.contains(number)).map(|number| format!("{number}: {}", point.text))
}

/// Whether a main point on a breakdown counts the questions in which a group and the others together differ beyond chance, and says of those that it
/// names what the table does.
fn is_apart(table: &Table, point: &MainPoint) -> bool {
    let words = |row: &Row, id: &str| table.cell(row, id).map(Cell::words).unwrap_or_default().to_owned();
    let mut questions: BTreeMap<String, Vec<(&Row, u64, u64)>> = BTreeMap::new();
    for row in table.rows.iter().filter(|row| row.figure.is_some()) {
        let own = questions.entry(words(row, "id")).or_default();
        let share = table.cell(row, "share").and_then(Cell::share);
        let counted = share.and_then(|share| share.value.and(share.n.zip(share.of)));
        own.extend(counted.filter(|_| words(row, "value") != "blank").map(|(n, of)| (row, n, of)));
    }
    let (mut all, mut looked_at, mut apart, mut said) = (0, 0, 0, Vec::new());
    for (id, rows) in &questions {
        let (sum, base) = rows.iter().fold((0, 0), |(n, of), row| (n + row.1, of + row.2));
        let sides = rows.iter().filter(|(_, _, of)| (1..base).contains(of));
        let sides: Vec<(&Row, [u64; 4])> = sides.map(|(row, n, of)| (*row, [*n, *of, sum - n, base - of])).collect();
        all += usize::from(!sides.is_empty());
        looked_at += if sides.len() == 2 { 1 } else { sides.len() };
        let beyond = sides.iter().filter(|(_, counts)| differs(*counts));
        let whole = |n: u64, of: u64| (200 * n + of) / (2 * of);
        let texts = beyond.map(|(row, [n, of, others, of_others])| {
            let (own, others) = (whole(*n, *of), whole(*others, *of_others));
            (row.figure.clone(), format!("{id} ({} {own}%, others {others}%)", words(row, "value")))
        });
        let before = said.len();
        said.extend(texts);
        apart += usize::from(said.len() > before);
    }
    let some = if apart == 0 { "none".to_owned() } else { apart.to_string() };
    let is_said =
        |name: &String| said.iter().any(|(figure, text)| figure.as_ref() == Some(name) && point.text.contains(text));
    // One in twenty.
    let by_chance = if looked_at < 10 { "fewer than 1".to_owned() } else { format!("about {}", (looked_at + 10) / 20) };
    point.text.contains(&format!(" (95 per cent) in {some} of {all} "))
        && (apart == 0 || point.text.ends_with(&format!("; by chance alone it would be {by_chance}.")))
        && point.figures.len() == apart.min(3)
        && point.figures.iter().all(is_said)
}

/// Whether Newcombe's interval of the difference of n of N and m of M leaves out 0: from Wilson's of each, at 95 per cent.
#[expect(clippy::float_arithmetic, reason = "an interval is made of square roots")]
fn differs([n, of, m, of_m]: [u64; 4]) -> bool {
    let z2 = 1.959_963_984_540_054_f64.powi(2);
    // What both ends of Wilson's interval are from the share, squared.
    let ends = |n: u64, of: u64| {
        let (n, of) = (n as f64, of as f64);
        let reach = (z2 * (n * (of - n) / of + z2 / 4.0)).sqrt();
        let [low, high] = [-reach, reach].map(|reach| (n + z2 / 2.0 + reach) / (of + z2));
        (n / of, (n / of - low).powi(2), (high - n / of).powi(2))
    };
    let ((own, down, up), (other, other_down, other_up)) = (ends(n, of), ends(m, of_m));
    let reach = if own > other { down + other_up } else { up + other_down };
    (own - other).powi(2) > reach
}

/// How many rows have each rating and how many there are, the edges of totals, and the most points there can be.
#[expect(clippy::float_arithmetic, reason = "the document has shares as decimal numbers")]
fn counts(report: &Report) -> BTreeSet<String> {
    let mut allowed: BTreeSet<usize> = BTreeSet::new();
    for table in report.tables().filter(|table| table.name == "ratings") {
        let rated: Vec<&str> =
            table.rows.iter().filter_map(|row| table.cell(row, "rating")?.rated()?.rating.as_deref()).collect();
        allowed.extend((0..=table.rows.len() + 1).filter(|count| *count <= rated.len()));
    }
    let known = report.tables().filter(|table| table.name == "questions").flat_map(|table| {
        let is_known = |row: &&Row| {
            let share = table.cell(row, "share").and_then(Cell::share);
            let limits = share.and_then(|share| share.low.as_ref().zip(share.high.as_ref()));
            table.cell(row, "scored").is_some_and(|scored| scored.words() == "true")
                && (share.is_some_and(|share| share.value.is_some())
                    || table.cell(row, "entered").is_some_and(|entered| !entered.words().is_empty())
                    || limits.is_some_and(|(low, high)| high.value - low.value <= 2.0))
        };
        table.rows.iter().filter(is_known).filter_map(|row| row.figure.as_deref())
    });
    allowed.insert(known.collect::<BTreeSet<_>>().len());
    for framework in &report.frameworks {
        for band in &framework.overall {
            let most = framework.ratings.last().map_or(0, |best| best.points);
            allowed.extend(band.edges.iter().chain([&(band.standards as u64 * most)]).map(|edge| *edge as usize));
            allowed.extend(0..=band.standards);
        }
    }
    allowed.iter().map(ToString::to_string).collect()
}

fn numbers(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(str::to_owned)
}

/// Every record that the program carries, fitted and scored.
pub(crate) fn with_every_record(look: impl FnOnce(&[Admitted<'_>], &[Scorecard<'_>], &Sources)) {
    let (sources, library, inspections) = carried_with_record();
    let admitted = inspections.iter().map(|inspection| {
        let framework = &library.frameworks[&inspection.framework];
        let fits = admit(inspection, framework, &library, AdmitOptions::default(), &mut Diagnostics::new());
        fits.unwrap_or_else(|| panic!("{} fits", inspection.id))
    });
    let admitted: Vec<Admitted<'_>> = admitted.collect();
    let cards: Vec<Scorecard<'_>> = admitted.iter().map(scored).collect();
    look(&admitted, &cards, &sources);
}

#[test]
fn main_points_of_every_record_say_what_its_figures_say() {
    with_every_record(|_, cards, _| {
        let mut with_points = 0;
        for card in cards {
            let id = &card.inspection.id;
            let report = assize_compose::scorecard(internal(std::slice::from_ref(card)), Uncertainty::default());
            assert_eq!(fault(&report), None, "{id}");
            assert!(report.main_points.len() <= 6, "{id}: {:?}", report.main_points);
            with_points += usize::from(!report.main_points.is_empty());
        }
        assert!(with_points > 200, "{with_points}");
    });
}

/// A point on a breakdown that counts a question more, or names one that does not differ, is found.
#[test]
fn a_false_main_point_of_a_breakdown_is_found() {
    let record = include_str!("../../../../examples/synthetic-crc-2019/inspection.toml");
    let cases = include_str!("../../../../examples/synthetic-crc-2019/cases.csv");
    let unpaid_work = include_str!("../../../../examples/synthetic-crc-2019/unpaid-work.csv");
    let resettlement = include_str!("../../../../examples/synthetic-crc-2019/resettlement.csv");
    // No woman is sufficient in 2.1.1 then.
    let women = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if (cells[2], cells[14]) == ("female", "sufficient") {
            cells[14] = "insufficient";
        }
        cells.join(",") + "\n"
    };
    let differing: String = cases.lines().map(women).collect();
    for (cases, said) in [(cases, "in none of 11 "), (&differing, "in 1 of 11 ")] {
        let tables = [("cases.csv", cases), ("unpaid-work.csv", unpaid_work), ("resettlement.csv", resettlement)];
        let files = MemoryFiles::new([&[("record.toml", record)], tables.as_slice()].concat());
        let (mut sources, library, _) = carried_with_record();
        let inspection = recorded(&files, &library, &mut sources);
        let framework = &library.frameworks[&inspection.framework];
        let mut diagnostics = Diagnostics::new();
        let fits = admit(&inspection, framework, &library, AdmitOptions::default(), &mut diagnostics).expect("it fits");
        let counted = tally(&fits, &TallyOptions { by: vec!["sex".to_owned()], threads: 1 });
        let card = score(&fits, counted, None);
        let mut report = assize_compose::scorecard(internal(std::slice::from_ref(&card)), Uncertainty::default());
        assert_eq!(fault(&report), None);
        let by = report.main_points.iter_mut().find(|point| point.text.starts_with("By sex: ")).expect("it is said");
        assert!(by.text.contains(said), "{by:?}");
        by.text = by.text.replace(said, "in 2 of 11 ");
        assert!(fault(&report).is_some());
    }
}

/// Pages of two to eight inspections have one point for each. Pages of more have the counts: for each body and each regime with that many.
#[test]
fn main_points_of_several_say_what_their_figures_say() {
    with_every_record(|_, cards, _| {
        let mut pages = [0, 0];
        let bodies = cards.iter().map(|card| card.inspection.provider.id.as_str());
        let regimes = cards.iter().map(|card| card.framework.id.as_str());
        for of in bodies.chain(regimes).collect::<BTreeSet<_>>() {
            let is_of = |card: &&Scorecard<'_>| card.inspection.provider.id == of || card.framework.id == of;
            let some: Vec<Scorecard<'_>> = cards.iter().filter(is_of).cloned().collect();
            let report = assize_compose::scorecard(internal(&some), Uncertainty::default());
            match some.len() {
                1 => {}
                2..=8 => {
                    assert_eq!(fault(&report), None, "{of}");
                    pages[0] += usize::from(report.main_points.iter().any(|point| !point.figures.is_empty()));
                }
                _ => {
                    assert_eq!(miscounted(&report), None, "{of}");
                    pages[1] += 1;
                }
            }
        }
        assert!(pages[0] > 20 && pages[1] > 5, "{pages:?}");
    });
}

/// How many have which overall rating, as main points say and as the table of all has it.
fn miscounted(report: &Report) -> Option<String> {
    let table = report.tables().find(|table| table.name == "overview")?;
    let rated: Vec<&str> = table.rows.iter().filter_map(|row| Some(table.cell(row, "rating")?.words())).collect();
    let said: Vec<String> = report.main_points.iter().map(|point| point.text.to_lowercase()).collect();
    let mut titles: Vec<String> =
        report.frameworks.iter().flat_map(|one| &one.ratings).map(|one| one.title.to_lowercase()).collect();
    titles.sort_unstable();
    titles.dedup();
    titles.into_iter().find_map(|title| {
        let count = rated.iter().filter(|words| words.to_lowercase().starts_with(&title)).count();
        let said =
            said.iter().skip(1).flat_map(|text| text.split([',', ';', ':', '.']).flat_map(|part| part.split(" and ")));
        let counted: usize = said
            .filter_map(|part| {
                part.trim().strip_suffix(&title).or_else(|| Some(part.trim().split_once(&format!("{title} ("))?.0))
            })
            .filter_map(|number| number.trim().parse::<usize>().ok())
            .sum();
        (counted != count).then(|| format!("{count} are {title}: {:?}", report.main_points))
    })
}

/// A point that says one more, and one of a page of many that counts one less, are found.
#[test]
fn a_false_main_point_of_several_is_found() {
    with_every_record(|_, cards, _| {
        let of = |is_such: fn(&Scorecard<'_>) -> bool| -> Report {
            let some: Vec<Scorecard<'_>> = cards.iter().filter(|card| is_such(card)).cloned().collect();
            assize_compose::scorecard(internal(&some), Uncertainty::default())
        };
        let mut london = of(|card| card.inspection.provider.id == "london-crc");
        let point = london.main_points.iter_mut().find(|point| point.text.contains("15 of 30")).unwrap();
        point.text = point.text.replace("15 of 30", "14 of 30");
        assert!(fault(&london).is_some());
        let mut many = of(|card| card.framework.id == "2018-crc");
        assert_eq!(miscounted(&many), None);
        many.main_points[1].text = many.main_points[1].text.replace("16 requires", "15 requires");
        assert!(miscounted(&many).is_some(), "{:?}", many.main_points);
    });
}
