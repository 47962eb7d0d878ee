//! The command as a user runs it. Rules are tested where they live; here it is shown that the flags reach them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod against;
mod agreement;
mod as_they_come;
mod asks;
mod check;
#[cfg(unix)]
mod commands;
mod compare;
mod crosswalk;
mod diff;
mod every_row;
mod exit;
mod explain;
mod follow_up;
mod frameworks;
mod help;
mod hostile;
mod intervals;
mod kinds;
mod kinds_of_encoding;
mod kinds_of_text;
mod language;
mod libraries;
mod limits;
mod main_points;
mod margins;
mod marrowdale;
mod measures;
mod messages;
mod messy;
mod mistakes;
mod named;
#[cfg(unix)]
mod office;
mod other_inspectorates;
mod parquet;
mod plan;
mod printed;
mod privacy;
mod progress;
mod providers;
mod published;
mod quality;
mod questions;
mod quote;
mod rated_from_members;
mod record;
mod record_of_table;
mod regime_2014;
mod rejudge;
mod report;
mod resaved;
mod same_bytes;
mod saving;
mod score;
mod self_assessment;
mod stability;
mod support;
mod synthesise;
mod tables;
mod template;
mod two_rules;
mod workbooks;
mod writers;
