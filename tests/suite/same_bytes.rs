//! The same inputs give the same bytes: other locales, time zones, row and column orders, and numbers of threads.

use crate::support::{Folder, made_up_inspection};

const SCORE: [&str; 6] = ["score", "inspection.toml", "--writer", "json", "--by", "sex,rosh.inspector"];

fn scored(folder: &Folder, arguments: &[&str], surroundings: &[(&str, &str)]) -> Vec<u8> {
    let mut command = folder.command(arguments);
    command.envs(surroundings.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn locale_and_time_zone_change_nothing() {
    let folder = made_up_inspection();
    let plain = scored(&folder, &SCORE, &[]);
    for surroundings in [
        [("LC_ALL", "de_DE.UTF-8"), ("TZ", "Asia/Kathmandu")],
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/St_Johns")],
        [("LANG", "cy_GB.UTF-8"), ("SOURCE_DATE_EPOCH", "0")],
    ] {
        assert!(scored(&folder, &SCORE, &surroundings) == plain, "{surroundings:?}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    // Enough rows for several threads: the made-up cases, many times over, with ids of their own.
    let folder = made_up_inspection();
    let cases = &folder.files()["cases.csv"];
    let (heading, rows) = cases.split_once('\n').unwrap();
    let mut many = format!("{heading}\n");
    for copy in 0..40 {
        for row in rows.lines() {
            many.push_str(&format!("x{copy}-{row}\n"));
        }
    }
    folder.write("cases.csv", &many);
    let one = scored(&folder, &[&SCORE[..], &["--threads", "1"]].concat(), &[]);
    for threads in ["2", "3", "8"] {
        assert!(scored(&folder, &[&SCORE[..], &["--threads", threads]].concat(), &[]) == one, "{threads} threads");
    }
}

#[test]
fn the_order_of_rows_and_columns_changes_nothing() {
    let folder = made_up_inspection();
    let explain = ["explain", "2.1.3", "inspection.toml"];
    let (plain, explained) = (scored(&folder, &SCORE, &[]), scored(&folder, &explain, &[]));
    let cases = folder.files()["cases.csv"].clone();
    let mut rows: Vec<Vec<&str>> = cases.lines().map(|line| line.split(',').collect()).collect();
    rows[1..].reverse();
    for row in &mut rows {
        row.reverse();
        row.rotate_left(7);
    }
    let turned: String = rows.iter().map(|row| format!("{}\n", row.join(","))).collect();
    assert_ne!(turned, cases);
    folder.write("cases.csv", &turned);
    assert!(scored(&folder, &SCORE, &[]) == plain);
    assert!(scored(&folder, &explain, &[]) == explained);
}
