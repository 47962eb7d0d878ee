//! Writers: those that are built in, and libraries and commands, which run in a process of their own.

mod conformance;
#[cfg_attr(not(unix), path = "writers/no_external.rs")]
mod external;
mod project;
mod settings;

use std::time::Duration;

use assize_compose::{Trial, WriterFound};
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_report::{Input, Parted, Report};
use assize_study::Findings;
use assize_writer::{File, Note, Options, Refusal, Severity, Writer, Written};
use assize_writers::builtin;
use serde::Serialize;
use serde_json::Value;

use crate::arguments::WriterFolders;

pub(crate) use external::{External, contains, serve_if_told};
pub(crate) use project::{ProgrammingLanguage, project, schema};
pub(crate) use settings::Settings;

/// A command without permission to execute it.
pub(crate) const NOT_EXECUTABLE: Code = Code::new("writer/not-executable");
/// More than one writer has the name.
pub(crate) const SEVERAL: Code = Code::new("writer/several");
const REFUSED: Code = Code::new("writer/refused");

/// A writer that can be used.
pub(crate) enum Chosen {
    Builtin(Box<dyn Writer>),
    External(Box<External>),
}

impl Chosen {
    /// The writer that `typed` means: the name of one that is built in, else the name or the path of a library or a command.
    pub(crate) fn find(typed: &str, folders: &WriterFolders) -> Result<Self, Diagnostic> {
        match builtin().into_iter().find(|writer| writer.about().name == typed) {
            Some(writer) => external::named(typed, folders).map_or(Ok(Self::Builtin(writer)), Err),
            None => Ok(Self::External(Box::new(External::find(typed, folders)?))),
        }
    }

    /// Says where two of these files are the writer of one name.
    pub(crate) fn differ(all: &[Self]) -> Result<(), Diagnostic> {
        let files = all.iter().filter_map(|one| match one {
            Self::Builtin(_) => None,
            Self::External(external) => Some(external.as_ref()),
        });
        External::differ(&files.collect::<Vec<_>>())
    }

    /// What `--option WRITER.NAME=VALUE` calls it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Builtin(writer) => writer.about().name.to_owned(),
            Self::External(external) => external.name(),
        }
    }

    /// Starts it where it is a library or a command: it gets ready while the report is made.
    pub(crate) fn begin(&self) {
        match self {
            Self::Builtin(_) => {}
            Self::External(external) => external.begin(),
        }
    }

    /// The library or the command, where it is one.
    pub(crate) fn used(&self) -> Option<Input> {
        match self {
            Self::Builtin(_) => None,
            Self::External(external) => Some(external.used()),
        }
    }

    /// The files that it makes of a report. What it has to say besides is pushed; where it makes none, that says why.
    pub(crate) fn write(&self, report: &Report, options: &Options, findings: &mut Findings) -> Option<Vec<File>> {
        match self {
            // What it does not have was given to another writer of the report.
            Self::Builtin(writer) => of_builtin(writer.about().name, writer.write(report, options), findings),
            Self::External(_) => self.write_around(report, options, Around::Usual, findings),
        }
    }

    /// The same of a report whose sections are made as they are wanted.
    pub(crate) fn write_parted(
        &self,
        parted: Parted<'_>,
        options: &Options,
        findings: &mut Findings,
    ) -> Option<Vec<File>> {
        match self {
            Self::Builtin(writer) => of_builtin(writer.about().name, writer.write_parted(parted, options), findings),
            Self::External(external) => external.write(&parted.whole(), options, Around::Usual, findings),
        }
    }

    fn write_around(
        &self,
        report: &Report,
        options: &Options,
        around: Around,
        findings: &mut Findings,
    ) -> Option<Vec<File>> {
        match self {
            Self::Builtin(writer) => {
                of_builtin(writer.about().name, lay_out(writer.as_ref(), report, options), findings)
            }
            Self::External(external) => external.write(report, options, around, findings),
        }
    }
}

/// What a writer finds around it when it asks what it must not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Around {
    /// What every run has.
    Usual,
    /// Another zone and another language: who asks for them writes something else.
    Other,
    /// A program of a later version, which hands over fields that this one has no name for.
    Later,
}

impl Around {
    /// What a library or a command is handed.
    fn bytes(self, request: &impl Serialize) -> Vec<u8> {
        let always = "a report always serialises";
        if self != Self::Later {
            return serde_json::to_vec(request).expect(always);
        }
        let mut request = serde_json::to_value(request).expect(always);
        for part in ["/report", "/report/sections/0", "/report/sections/0/blocks/0", "/options"] {
            if let Some(Value::Object(part)) = request.pointer_mut(part) {
                part.insert("later".to_owned(), serde_json::json!({ "of": ["a later version"] }));
            }
        }
        serde_json::to_vec(&request).expect(always)
    }
}

/// Whether a writer of this name is built in: it alone is told which units there are.
pub(crate) fn is_builtin(name: &str) -> bool {
    builtin().iter().any(|writer| writer.about().name == name)
}

/// Every writer that is built in, and every library and command in the folders, usable or not.
pub(crate) fn found(folders: &WriterFolders) -> Vec<WriterFound> {
    let builtin = builtin().into_iter().map(|writer| {
        let about = writer.about();
        let who = Ok((about.name.to_owned(), about.version.to_owned(), about.summary.to_owned()));
        WriterFound { who, file: None, digest: None }
    });
    builtin.chain(external::found(folders)).collect()
}

/// Holds a writer to what is promised of it; one that shows a part of a report by design, as `is_part` or it itself says, to what is promised of that. Beside the trials:
/// what it was given, and what it made of it.
pub(crate) fn try_out(chosen: &Chosen, is_part: bool) -> (Vec<Trial>, Vec<File>) {
    let write = |report: &Report, options: &Options, around| {
        let mut findings = Findings::default();
        chosen.write_around(report, options, around, &mut findings).ok_or_else(|| {
            let said = findings.told();
            conformance::Failure {
                // What prints more than why has crashed.
                is_refusal: said.iter().all(|one| one.code == REFUSED && one.help.is_none()),
                why: said.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("; "),
            }
        })
    };
    // What is built in reads no clock.
    let (pause, is_part, version) = match chosen {
        Chosen::Builtin(writer) => (Duration::ZERO, is_part, writer.about().version.to_owned()),
        Chosen::External(external) => {
            let (says_part, version) = external.says();
            (Duration::from_millis(1100), is_part || says_part, version)
        }
    };
    conformance::try_out(&write, conformance::Manner { is_part, pause, version: &version })
}

/// What a writer that is built in makes of a report; it has the settings of its list and no others.
fn lay_out(writer: &dyn Writer, report: &Report, options: &Options) -> Result<Written, Refusal> {
    let known = assize_writers::settings(writer.about().name);
    let mut given = options.settings.keys().chain(options.files.keys());
    match given.find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(Refusal::new(format!("there is no setting `{name}`"))),
        None => writer.write(report, options),
    }
}

/// The files of a writer that is built in, and what it says besides.
fn of_builtin(name: &str, written: Result<Written, Refusal>, findings: &mut Findings) -> Option<Vec<File>> {
    match written {
        Ok(written) => {
            written.notes.iter().for_each(|note| tell(name, name, note, findings));
            Some(written.files)
        }
        Err(refusal) => {
            findings.push(refused(name, name, &refusal.reason));
            None
        }
    }
}

fn refused(typed: &str, name: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(REFUSED, format!("the writer `{name}` refused: {reason}")).at(argument(typed))
}

/// Passes on what a writer has to say.
fn tell(typed: &str, name: &str, note: &Note, findings: &mut Findings) {
    let message = format!("the writer `{name}` says: {}", note.message);
    let diagnostic = match note.severity {
        Severity::Error => Diagnostic::error(REFUSED, message),
        Severity::Warning => Diagnostic::warning("writer/note", message),
        Severity::Note => {
            let help = note.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            return findings.note(format!("{name}: {}{help}", note.message));
        }
    };
    findings.push(diagnostic.at(argument(typed)).help_if(note.help.clone()));
}

fn argument(typed: &str) -> Place {
    Place::Argument(format!("--writer {typed}"))
}

/// No writer has this name, and no library or command of it was found in these places.
fn unknown(typed: &str, looked: &[String]) -> Diagnostic {
    let writers = builtin();
    let names = || writers.iter().map(|writer| writer.about().name);
    let list = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let there = match nearest(typed, names()) {
        Some(near) => format!("did you mean `{near}`? there are {list}"),
        None => format!("there are {list}"),
    };
    let looked = match looked {
        [] => String::new(),
        looked => format!("; no library or command is at {}", looked.join(", ")),
    };
    Diagnostic::error("usage/unknown-writer", format!("no writer is called `{typed}`"))
        .at(argument(typed))
        .help(format!("{there}{looked}"))
}
