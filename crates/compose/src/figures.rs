//! The one place where shares are rounded and the one percent sign is made.

use std::borrow::Cow;

use assize_model::{Exact, Limit, NotDone, PrintedPercent, half_up, ratio, small_half_up};
use assize_scoring::Limits;
use num_bigint::BigInt;

/// "71%".
pub(crate) fn percent_text(share: &Exact) -> String {
    small_half_up(share, 100).map_or_else(|| format!("{}%", half_up(share, 100)), whole_percent)
}

/// "71% (100 of 141)"; without a base the counts alone.
pub(crate) fn counts_text(n: u64, of: u64) -> String {
    if of == 0 {
        return of_text(n, of);
    }
    format!("{} ({})", percent_text(&ratio(n, of)), of_text(n, of))
}

/// "+7 points", "-1 point": percentage points, half up by size; "0 points" where that rounds to nothing.
pub(crate) fn points_text(share: &Exact, other: &Exact) -> String {
    let (sign, size) = if share < other { ("-", other - share) } else { ("+", share - other) };
    let points = half_up(&size, 100).to_string();
    match points.as_str() {
        "0" => "0 points".to_owned(),
        "1" => format!("{sign}1 point"),
        _ => format!("{sign}{points} points"),
    }
}

/// The same to two decimals.
pub(crate) fn points_number(share: &Exact, other: &Exact) -> f64 {
    let (sign, size) = if share < other { ("-", other - share) } else { ("", share - other) };
    let text = hundredths_text(half_up(&size, 10_000));
    let sign = if text == "0.00" { "" } else { sign };
    format!("{sign}{text}").parse().expect("digits around a point are a number")
}

/// "100 of 141".
pub(crate) fn of_text(n: u64, of: u64) -> String {
    [&count_text(n), " of ", &count_text(of)].concat()
}

/// "28,819".
pub(crate) fn whole_text(number: u64) -> String {
    count_text(number).into_owned()
}

/// The same, not made anew where it is small.
pub(crate) fn count_text(number: u64) -> Cow<'static, str> {
    if let Some(text) = small_text(number) {
        return text.into();
    }
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.into()
}

/// Numbers under 1,000, three digits each, since nearly all that a report has are such.
static SMALL: [u8; 3_000] = {
    let mut digits = [b'0'; 3_000];
    let mut number = 0;
    while number < 1_000 {
        digits[3 * number] += (number / 100) as u8;
        digits[3 * number + 1] += (number / 10 % 10) as u8;
        digits[3 * number + 2] += (number % 10) as u8;
        number += 1;
    }
    digits
};

/// "28819".
pub(crate) fn plain_text(number: u64) -> Cow<'static, str> {
    small_text(number).map_or_else(|| number.to_string().into(), Cow::from)
}

/// A number under 1,000 as it is written.
fn small_text(number: u64) -> Option<&'static str> {
    let end = usize::try_from(number).ok().filter(|number| *number < 1_000)? * 3 + 3;
    let digits = match number {
        0..10 => 1,
        10..100 => 2,
        _ => 3,
    };
    std::str::from_utf8(SMALL.get(end - digits..end)?).ok()
}

/// A whole number of per cents.
fn whole_percent(percent: i64) -> String {
    match u64::try_from(percent).ok().and_then(small_text) {
        Some(text) => [text, "%"].concat(),
        None => format!("{percent}%"),
    }
}

/// "46%" or "46.5%", with the decimals that the source prints.
pub(crate) fn printed_text(percent: &PrintedPercent) -> String {
    format!("{}%", decimal_text(&percent.percent, percent.decimals))
}

/// "16% (71 of 457) not done at all", "27% not done at all, as printed".
pub(crate) fn not_done_text(not_done: &NotDone) -> String {
    match not_done {
        NotDone::Counted(n, of) => format!("{} not done at all", counts_text(*n, *of)),
        NotDone::Printed(printed) => format!("{} not done at all, as printed", printed_text(printed)),
    }
}

pub(crate) fn decimal_text(value: &Exact, decimals: u32) -> String {
    let scaled = half_up(value, 10_u32.pow(decimals));
    if decimals == 0 {
        return scaled.to_string();
    }
    let digits = format!("{scaled:0>width$}", width = decimals as usize + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    format!("{whole}.{rest}")
}

/// "71%", or "50% to 67%" without a point; an excluded upper limit is "under".
pub(crate) fn share_text(point: Option<&Exact>, limits: &Limits) -> String {
    match point {
        Some(point) => percent_text(point),
        None => limits_text(&limits.low, &limits.high),
    }
}

/// "67% (50% to 75%)": the point with its limits beside it, unless they are one.
pub(crate) fn bounded_text(point: Option<&Exact>, limits: &Limits) -> String {
    match point {
        Some(point) if limits.as_point().is_none() => {
            let (point, limits) = (percent_text(point), limits_text(&limits.low, &limits.high));
            if point == limits { point } else { format!("{point} ({limits})") }
        }
        _ => share_text(point, limits),
    }
}

/// "50% to 67%"; an excluded limit is rounded outwards, so that "under" and "over" stay true: "over 37% to under 61%". "64%" where
/// every share between the limits prints so (semantics 7.20).
pub(crate) fn limits_text(low: &Limit, high: &Limit) -> String {
    let percent = |limit: &Limit| &limit.value * ratio(100, 1);
    let least = half_up(&low.value, 100);
    let most = match high.open {
        true => (percent(high) - ratio(1, 2)).ceil().to_integer(),
        false => half_up(&high.value, 100),
    };
    if least == most {
        return format!("{least}%");
    }
    let low = if low.open { format!("over {}%", percent(low).floor().to_integer()) } else { percent_text(&low.value) };
    let high =
        if high.open { format!("under {}%", percent(high).ceil().to_integer()) } else { percent_text(&high.value) };
    format!("{low} to {high}")
}

/// "less than 50%", "at least 80%", "at least 87.5% and less than 100%", "more than 50% and at most 58.34%", "100%": limits that a source gives, of
/// which an end of the scale is none.
pub(crate) fn stated_text(low: &Limit, high: &Limit) -> String {
    let given = |limit: &Limit| given_text(&(&limit.value * ratio(100, 1)));
    let least = format!("{} {}", if low.open { "more than" } else { "at least" }, given(low));
    let most = format!("{} {}", if high.open { "less than" } else { "at most" }, given(high));
    let (is_all, is_none) = (high.value == ratio(1, 1), low.value == ratio(0, 1));
    match (is_none && !low.open, is_all && !high.open) {
        _ if low.value == high.value => given(low),
        (false, true) if is_none => "more than 0%".to_owned(),
        (false, true) => least,
        (true, false) if is_all => "less than 100%".to_owned(),
        (true, false) => most,
        (false, false) if is_all => format!("{least} and less than 100%"),
        (false, false) if is_none => format!("more than 0% and {most}"),
        (false, false) if low.open || high.open => format!("{least} and {most}"),
        (_, _) => limits_text(low, high),
    }
}

/// Per cent to two decimals, half up.
pub(crate) fn number(share: &Exact) -> f64 {
    decimal(share, 10_000)
}

/// A value to `decimals` decimals, half up.
pub(crate) fn number_of(value: &Exact, decimals: u32) -> f64 {
    decimal_text(value, decimals).parse().expect("digits around a point are a number")
}

/// A value to two decimals, half up: written as text first, so that no binary fraction is ever rounded.
pub(crate) fn hundredths(value: &Exact) -> f64 {
    decimal(value, 100)
}

/// So many hundredths as `times` times the value is, half up.
fn decimal(value: &Exact, times: u32) -> f64 {
    match small_half_up(value, times) {
        Some(hundredths) => of_hundredths(hundredths),
        None => hundredths_text(half_up(value, times)).parse().expect("digits around a point are a number"),
    }
}

fn hundredths_text(hundredths: BigInt) -> String {
    let padded = format!("{hundredths:0>3}");
    let (whole, decimals) = padded.split_at(padded.len() - 2);
    format!("{whole}.{decimals}")
}

/// "57.66%", half up.
pub(crate) fn two_decimals_text(share: &Exact) -> String {
    format!("{}%", hundredths_text(half_up(share, 10_000)))
}

/// Hundredths as the number nearest to them, which is the one that is written with two decimals.
pub(crate) fn of_hundredths(hundredths: i64) -> f64 {
    assize_stats::of_parts(hundredths, 100)
}

/// "63%", from whole and hundredths of a per cent; a chance that whole per cents would round away is "under 1%", and one that they would make certain
/// "over 99%".
pub(crate) fn chance_text(whole: i64, hundredths: i64) -> String {
    match (whole, hundredths) {
        (0, 1..) => "under 1%".to_owned(),
        (100, ..10_000) => "over 99%".to_owned(),
        _ => format!("{whole}%"),
    }
}

/// "62.5%": a percentage that was given, with the decimals it needs.
pub(crate) fn given_text(percent: &Exact) -> String {
    format!("{}%", crate::frameworks::decimal(percent))
}

/// The same for draws: what some draws came to and some did not is never shown as none or all.
pub(crate) fn of_draws_text(count: u32, of: u32) -> String {
    let percent = ratio(u64::from(count) * 100, u64::from(of.max(1)));
    let [whole, hundredths] = [1, 100].map(|times| half_up(&percent, times));
    let (least, most) = (i64::from(count > 0), 10_000 - i64::from(count < of));
    chance_text(i64::try_from(whole).unwrap_or(0), i64::try_from(hundredths).unwrap_or(0).clamp(least, most))
}

/// Ten thousandths as the number nearest to them.
pub(crate) fn of_ten_thousandths(parts: i64) -> f64 {
    assize_stats::of_parts(parts, 10_000)
}

/// "0.41", "-0.02": a coefficient with two decimals, half away from nothing.
pub(crate) fn coefficient_text(value: f64) -> String {
    let hundredths = assize_stats::nearest(value, 100.0);
    let sign = if hundredths < 0 { "-" } else { "" };
    let digits = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", digits / 100, digits % 100)
}

/// "0.013", "under 0.001": three decimals, half up.
pub(crate) fn probability_text(chance: f64) -> String {
    let thousandths = assize_stats::nearest(chance, 1_000.0);
    if thousandths < 1 {
        return "under 0.001".to_owned();
    }
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

/// "63% to 78%", each end half up.
pub(crate) fn interval_text(found: assize_stats::Interval) -> String {
    let [low, high] = found.whole().map(whole_percent);
    [&low, " to ", &high].concat()
}

/// "-4 to +13 points", each end half up.
pub(crate) fn points_range_text(found: assize_stats::Interval) -> String {
    format!("{} points", range_text(found.whole()))
}

/// "-4 to +13", of whole points.
pub(crate) fn range_text([low, high]: [i64; 2]) -> String {
    format!("{} to {}", signed_text(low), signed_text(high))
}

/// "+3", "0", "-3".
pub(crate) fn signed_text(points: i64) -> String {
    if points > 0 { format!("+{points}") } else { points.to_string() }
}

/// A difference of shares in points to two decimals, half away from nothing, so that turning the sides turns the sign alone.
pub(crate) fn difference(first: &Exact, second: &Exact) -> f64 {
    of_hundredths(difference_hundredths(first, second))
}

/// "+3 points", rounded half away from nothing.
pub(crate) fn difference_text(first: &Exact, second: &Exact) -> String {
    let points = turned(first, second, 100);
    match points {
        1 | -1 => format!("{} point", signed_text(points)),
        _ => format!("{} points", signed_text(points)),
    }
}

fn difference_hundredths(first: &Exact, second: &Exact) -> i64 {
    turned(first, second, 10_000)
}

/// A difference in whole points, half away from nothing.
pub(crate) fn turned_points(share: &Exact) -> i64 {
    turned(share, &ratio(0, 1), 100)
}

/// Rounds `times` times the size of a difference, and gives it its sign back.
fn turned(first: &Exact, second: &Exact, times: u32) -> i64 {
    let (size, sign) = if first < second { (second - first, -1) } else { (first - second, 1) };
    sign * i64::try_from(half_up(&size, times)).unwrap_or(i64::MAX)
}

/// "24 points", rounded half up from what has two decimals.
pub(crate) fn points_of(number: f64) -> String {
    let text = format!("{number:.2}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, "00"));
    let up = u64::from(decimals >= "50");
    match whole.parse::<u64>().map_or(0, |whole| whole + up) {
        1 => "1 point".to_owned(),
        points => format!("{points} points"),
    }
}

#[cfg(test)]
mod tests {
    use assize_model::{PrintedPercent, ratio};

    use super::{
        decimal_text, hundredths, interval_text, percent_text, points_number, points_range_text, points_text,
        printed_text, whole_text,
    };

    #[test]
    fn halves_go_up_and_nothing_is_rounded_twice() {
        for (n, of, text, two) in [
            (100, 141, "71%", 70.92),
            (23, 40, "58%", 57.5),
            (49, 76, "64%", 64.47),
            (1, 8, "13%", 12.5),
            (0, 9, "0%", 0.0),
            (1, 1, "100%", 100.0),
        ] {
            assert_eq!(percent_text(&ratio(n, of)), text);
            assert!((hundredths(&ratio(n * 100, of)) - two).abs() < 1e-9, "{n}/{of}");
        }
        assert_eq!(points_text(&ratio(3, 8), &ratio(1, 4)), "+13 points");
        assert_eq!(points_text(&ratio(1, 4), &ratio(3, 8)), "-13 points");
        assert_eq!(points_text(&ratio(249, 1000), &ratio(1, 4)), "0 points");
        assert!((points_number(&ratio(1, 4), &ratio(3, 8)) + 12.5).abs() < 1e-9);
        assert_eq!(decimal_text(&ratio(1, 20), 1), "0.1");
        for number in (0..1_100).chain([28_819, 1_028_819, u64::MAX]) {
            assert_eq!(whole_text(number).replace(',', ""), number.to_string());
        }
        assert_eq!([whole_text(999), whole_text(1_000), whole_text(1_028_819)], ["999", "1,000", "1,028,819"]);
        assert_eq!(printed_text(&PrintedPercent { percent: ratio(93, 2), decimals: 1 }), "46.5%");
    }

    #[test]
    fn the_ends_of_an_interval_are_rounded_once() {
        let of = |low, high| assize_stats::Interval { low, high };
        // 13 of 25: the lower end is 33.4985, whose hundredths are 33.50.
        let wilson = assize_stats::wilson(13, 25, 0.95).unwrap();
        assert_eq!(interval_text(wilson), "33% to 70%");
        assert_eq!(interval_text(of(0.334_985, 0.5)), "33% to 50%");
        assert_eq!(interval_text(of(0.125, 0.625)), "13% to 63%");
        assert_eq!(points_range_text(of(-0.034_985, 0.034_985)), "-3 to +3 points");
        assert_eq!(points_range_text(of(-0.125, 0.125)), "-12 to +13 points");
    }
}
