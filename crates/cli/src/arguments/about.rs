//! What a table without a record does not say of its inspection; shared by the commands that read tables.

use assize_model::{PartialDate, Period, SampleDesign};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;

/// What a table does not say.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Reading")]
pub(crate) struct InspectionDetails {
    /// The title of the inspection, for a table without a record; for a report on records, its title
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new(), hide_short_help = true)]
    pub(crate) title: Option<String>,
    /// When the work was inspected, if a table has no record: 2025-03, or 2025-03..2025-04
    #[arg(long, value_name = "DATE[..DATE]", value_parser = period, hide_short_help = true)]
    fieldwork: Option<Period>,
    /// When the report came out, if a table has no record: 2025, 2025-08 or 2025-08-14
    #[arg(long, value_name = "DATE", value_parser = date, hide_short_help = true)]
    published: Option<PartialDate>,
    /// How the sample was drawn, if a table has no record: eligible=640,drawn=140,assessed=138; also replaced, caseload, frame (of what), window (when the units began)
    #[arg(long, value_name = "KEY=VALUE,...", value_parser = sample, hide_short_help = true)]
    sample: Option<SampleDesign>,
}

impl InspectionDetails {
    pub(crate) fn of_study(&self) -> assize_study::InspectionDetails {
        assize_study::InspectionDetails {
            title: self.title.clone(),
            fieldwork: self.fieldwork,
            published: self.published,
            sample: self.sample.clone(),
        }
    }
}

/// "2025", "2025-03", "2025-03-14".
fn date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| format!("`{text}` is not a date; write 2025, 2025-03 or 2025-03-14"))
}

/// "2025-03", "2025-03..2025-04".
fn period(text: &str) -> Result<Period, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (date(from)?, date(to)?);
    if to.is_before(from) {
        return Err(format!("{from} is after {to}"));
    }
    Ok(Period { from: Some(from), to: Some(to) })
}

/// "eligible=640,drawn=140": the keys of `[sample]`.
fn sample(text: &str) -> Result<SampleDesign, String> {
    let mut design = SampleDesign::default();
    let mut said: Vec<&str> = Vec::new();
    for part in text.split(',') {
        let Some((key, value)) = part.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            return Err(format!("`{part}` is not a KEY=VALUE, such as eligible=640"));
        };
        if said.contains(&key) {
            return Err(format!("`{key}` is given twice"));
        }
        said.push(key);
        let count = match key {
            "eligible" => &mut design.eligible,
            "drawn" => &mut design.drawn,
            "assessed" => &mut design.assessed,
            "replaced" => &mut design.replaced,
            "caseload" => &mut design.caseload,
            "frame" => {
                design.frame = Some(value.to_owned());
                continue;
            }
            "window" => {
                design.window = period(value)?;
                continue;
            }
            _ => {
                return Err(format!(
                    "`{key}` is not a key of a sample; keys are eligible, drawn, assessed, replaced, caseload, frame, window"
                ));
            }
        };
        *count = Some(value.parse().map_err(|_| format!("`{value}` is not a number of units"))?);
    }
    Ok(design)
}

#[cfg(test)]
mod tests {
    use super::{period, sample};

    #[test]
    fn a_sample_is_said_in_the_words_of_a_record() {
        let design = sample("eligible=640, drawn=140,assessed=138,window=2024-07..2024-09").unwrap();
        assert_eq!(
            (design.eligible, design.drawn, design.assessed, design.replaced),
            (Some(640), Some(140), Some(138), None)
        );
        assert_eq!(design.window.from.unwrap().to_string(), "2024-07");
        for (wrong, why) in [
            ("640", "KEY=VALUE"),
            ("eligible=many", "is not a number of units"),
            ("eligible=1,eligible=2", "is given twice"),
            ("size=640", "keys are eligible"),
            ("window=soon", "is not a date"),
        ] {
            assert!(sample(wrong).unwrap_err().contains(why), "{wrong}");
        }
    }

    #[test]
    fn a_time_begins_before_it_ends() {
        assert!(period("2025-04..2025-03").is_err() && period("2025-04").is_ok());
    }
}
