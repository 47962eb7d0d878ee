//! Shares by the size of their bases, within the limits that chance alone would give.

use assize_report::chart::{Funnel, FunnelLimit, FunnelPoint};

use crate::colour::{GRID, INK, MAIN, QUIET};
use crate::draw::{Drawn, shown};
use crate::key::key;
use crate::measure::{cut, width};
use crate::scale::{Domain, Scale};
use crate::sheet::{Hold, LINE, Look, Mark, Sheet, Size, Stroke, TEXT};

/// No drawing has more points, or limits of more bases; the table beneath it has them all.
const POINTS: usize = 1_000;
const LIMITS: usize = 400;
/// So many points have their names beside them, where there is room; of more, those farthest from the middle line. A pointer brings up
/// all of them.
const ALL: usize = 12;
const FARTHEST: usize = 8;
/// Room for the numbers of the axis.
const AXIS: f64 = 34.0;

/// A place that is taken: left, top, right, bottom.
type Area = [f64; 4];

/// Gives back where the drawing ends.
pub(crate) fn funnel(sheet: &mut Sheet, funnel: &Funnel) -> (f64, Drawn) {
    let drawn = Drawn::at_most(POINTS, funnel.points.len());
    let (points, limits) = (&funnel.points[..drawn.shown], &funnel.limits[..funnel.limits.len().min(LIMITS)]);
    let shares = limits.iter().flat_map(|limit| [limit.low, limit.high]).chain([funnel.centre]);
    let shares = Domain::of_shares(shares.chain(points.iter().map(|point| point.value)), 40.0);
    let bases = limits.iter().map(|limit| limit.base).chain(points.iter().map(|point| point.base));
    let bases = Domain::about(bases.chain([0.0]), 10.0);

    let line =
        |stroke: Stroke| move |sheet: &mut Sheet, x: f64, y: f64| sheet.line((x - 14.0, y), (x + 12.0, y), stroke);
    let (middle, limit) = (Stroke::new(INK, "1.5"), Stroke::new(MAIN, "1.5").dashed("6 4"));
    let entries = [(line(middle), &funnel.middle), (line(limit), &funnel.within)];
    let entries = entries.into_iter().filter(|(_, words)| !words.is_empty());
    let top = key(sheet, 0.0, entries.map(|(sample, words)| (sample, words.clone()))) + 8.0;
    let height = if sheet.size == Size::Wide { 300.0 } else { 250.0 };
    let down = Scale::new(shares, top + height, top);
    let along = Scale::new(bases, AXIS, sheet.size.width() - 14.0);
    let bottom = axes(sheet, &funnel.bases, along, down);

    let centre = down.at(funnel.centre);
    sheet.line((along.from(), centre), (along.to(), centre), middle);
    for side in [|limit: &FunnelLimit| limit.low, |limit: &FunnelLimit| limit.high] {
        let curve: Vec<(f64, f64)> = limits.iter().map(|one| (along.at(one.base), down.at(side(one)))).collect();
        sheet.path(&curve, None, Some(limit));
    }
    let places: Vec<(f64, f64)> = points.iter().map(|point| (along.at(point.base), down.at(point.value))).collect();
    for (point, (x, y)) in points.iter().zip(&places) {
        let name = format!("{} {}", point.label, shown(&point.figure));
        sheet.named(&cut(&name, TEXT, false, 600.0), |sheet| sheet.mark(Mark::Circle, *x, *y, MAIN));
    }
    names(sheet, points, &places, centre, [along.from(), top, sheet.size.width(), top + height]);
    (bottom, drawn)
}

fn axes(sheet: &mut Sheet, bases: &str, along: Scale, down: Scale) -> f64 {
    for (y, text) in down.ticks() {
        sheet.line((along.from(), y), (along.to(), y), Stroke::new(GRID, "1"));
        sheet.text(along.from() - 6.0, y + 5.0, Look::AXIS.held(Hold::End), &text);
    }
    let floor = down.from();
    sheet.line((along.from(), floor), (along.to(), floor), Stroke::new(QUIET, "1.5"));
    for (x, text) in along.ticks() {
        sheet.line((x, floor), (x, floor + 5.0), Stroke::new(QUIET, "1.5"));
        sheet.text(x, floor + 20.0, Look::AXIS, &text);
    }
    if bases.is_empty() {
        return floor + 26.0;
    }
    let bases = cut(bases, TEXT, false, along.to() - along.from());
    sheet.text(along.to(), floor + 20.0 + LINE, Look::AXIS.held(Hold::End), &bases);
    floor + 26.0 + LINE
}

/// A name to the right, left, above or below each point, where it is clear of all others.
fn names(sheet: &mut Sheet, points: &[FunnelPoint], places: &[(f64, f64)], centre: f64, within: Area) {
    let mut taken: Vec<Area> = places.iter().map(|(x, y)| [x - 7.0, y - 7.0, x + 7.0, y + 7.0]).collect();
    let mut named: Vec<(&FunnelPoint, &(f64, f64))> = points.iter().zip(places).collect();
    if named.len() > ALL {
        named.sort_by(|a, b| (b.1.1 - centre).abs().total_cmp(&(a.1.1 - centre).abs()));
        named.truncate(FARTHEST);
    }
    for (point, (x, y)) in named {
        let name = cut(&point.label, TEXT, false, 150.0);
        let value = shown(&point.figure);
        let (name_wide, value_wide) = (width(&name, TEXT, false), width(&value, TEXT, true));
        let wide = name_wide.max(value_wide);
        let candidates = [
            (x + 11.0, y - LINE, Hold::Start),
            (x - 11.0 - wide, y - LINE, Hold::End),
            (x - wide / 2.0, y - 10.0 - 2.0 * LINE, Hold::Middle),
            (x - wide / 2.0, y + 9.0, Hold::Middle),
        ];
        for (left, top, hold) in candidates {
            let area = [left, top, left + wide, top + 2.0 * LINE];
            let fits = area[0] >= within[0] && area[1] >= within[1] && area[2] <= within[2] && area[3] <= within[3];
            if !fits || taken.iter().any(|other| overlap(&area, other)) {
                continue;
            }
            taken.push(area);
            let at = match hold {
                Hold::Start => left,
                Hold::Middle => *x,
                Hold::End => left + wide,
            };
            sheet.text(at, top + 14.0, Look::PLAIN.over_lines().held(hold), &name);
            sheet.text(at, top + 14.0 + LINE, Look::STRONG.over_lines().held(hold), &value);
            break;
        }
    }
}

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
