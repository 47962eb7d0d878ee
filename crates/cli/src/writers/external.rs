//! Libraries and commands: found, and run by this program started once more.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::File as DiskFile;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assize_compose::WriterFound;
use assize_diag::{Code, Diagnostic};
use assize_loader::{
    Begun, Digest, Failed, FindError, Folders, Found, Job, Listed, NotWritten, OpenError, Program, RunError, RunLimits,
    RunOutcome, Shows,
};
use assize_report::{Input, Report, SCHEMA};
use assize_study::Findings;
use assize_writer::{COMMAND, File, Options};
use serde_json::Value;

use super::{Around, NOT_EXECUTABLE, SEVERAL, argument, is_builtin, refused, tell, unknown};
use crate::arguments::WriterFolders;

/// The argument that makes this program the host of a writer. It is not for users.
const SERVE: &str = "__serve-writer";
/// What a command may want with a report: its charts drawn, and what the built-in writer of that name makes of it.
const EXTRAS: [&str; 2] = ["charts", "pandoc"];
/// A zone and a language that hardly anybody has.
const OTHER: [(&str, &str); 3] = [("TZ", "XXX-13:45"), ("LANG", "cy_GB.UTF-8"), ("LANGUAGE", "cy")];

/// Whether the system keeps commands from files, and whether it refuses writers other calls.
pub(crate) fn contains() -> [bool; 2] {
    let assize_loader::Containment { files, calls } = assize_loader::contains();
    [files, calls]
}

/// Serves a writer if the command line says so; the exit code then.
pub(crate) fn serve_if_told() -> Option<std::process::ExitCode> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (verb, rest) = arguments.split_first()?;
    (verb == OsStr::new(SERVE)).then(|| match assize_loader::serve(rest, &EXTRAS) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    })
}

/// What a library or a command is handed: an [`assize_writer::Request`], and what it wants besides.
#[derive(serde::Serialize)]
struct Handed<'r> {
    report: &'r Report,
    options: &'r Options,
    #[serde(skip_serializing_if = "Option::is_none")]
    charts: Option<BTreeMap<&'r str, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pandoc: Option<Value>,
}

impl<'r> Handed<'r> {
    fn new(report: &'r Report, options: &'r Options, with: &[String]) -> Self {
        let [charts, pandoc] = EXTRAS.map(|extra| with.iter().any(|wanted| wanted == extra));
        Self {
            report,
            options,
            charts: charts.then(|| assize_writers::charts(report)),
            pandoc: pandoc.then(|| assize_writers::pandoc(report)),
        }
    }
}

/// A library or a command that was found, with the digest of its bytes.
#[derive(Debug)]
pub(crate) struct External {
    typed: String,
    found: Found,
    digest: Digest,
    limits: RunLimits,
    /// Where it has been started, and waits for its report.
    begun: RefCell<Option<Begun>>,
}

impl External {
    /// The writer that `typed` means.
    pub(crate) fn find(typed: &str, folders: &WriterFolders) -> Result<Self, Diagnostic> {
        let found = assize_loader::find(typed, &places(folders)).map_err(|error| not_found(typed, &error))?;
        Self::of(typed, found, folders)
    }

    fn of(typed: &str, found: Found, folders: &WriterFolders) -> Result<Self, Diagnostic> {
        let digest = DiskFile::open(&found.path).and_then(assize_loader::digest);
        let digest = digest.map_err(|error| not_found(typed, &FindError::Unreadable(found.path.clone(), error)))?;
        let usual = RunLimits::default();
        let time = folders.writer_seconds.map_or(usual.time, |seconds| Duration::from_secs(seconds.into()));
        let memory = folders.writer_memory.map_or(usual.memory, |mebibytes| u64::from(mebibytes) << 20);
        Ok(Self {
            typed: typed.to_owned(),
            found,
            digest,
            limits: RunLimits { time, memory, ..usual },
            begun: RefCell::default(),
        })
    }

    /// As typed; of a path, that of the writer whose file has such a name.
    pub(crate) fn name(&self) -> String {
        let file = Path::new(&self.typed).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bare = match self.found.is_command() {
            true => file.strip_prefix(COMMAND),
            false => file.strip_prefix(std::env::consts::DLL_PREFIX),
        };
        bare.unwrap_or(&file).replace('_', "-")
    }

    fn path(&self) -> &Path {
        &self.found.path
    }

    /// What a report says of it.
    pub(crate) fn used(&self) -> Input {
        let file = self.path().file_name().unwrap_or_default();
        Input { name: file.to_string_lossy().into_owned(), sha256: self.digest.text().to_owned() }
    }

    /// Who it says it is; else why it cannot be used.
    fn about(&self) -> Result<Listed, String> {
        let program = self.program().map_err(|diagnostic| diagnostic.message)?;
        self.job(&program).about().map_err(|failed| failed.why.to_string())
    }

    /// Says where two files are the writer of one name. One alone is asked nothing.
    pub(crate) fn differ(all: &[&Self]) -> Result<(), Diagnostic> {
        let mut names = BTreeMap::new();
        for one in all.iter().filter(|_| all.len() > 1) {
            // What is wrong with one is said when it is to write.
            let Ok(listed) = one.about() else { continue };
            match names.insert(listed.name.clone(), one.path()) {
                Some(other) if other != one.path() => {
                    return Err(
                        several(&listed.name, &[other.to_owned(), one.path().to_owned()]).at(argument(&one.typed))
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What it says of itself: whether it shows a part of a report by design, and its version.
    pub(crate) fn says(&self) -> (bool, String) {
        self.about().map_or_else(|_| (false, String::new()), |listed| (listed.shows == Shows::Part, listed.version))
    }

    /// What the list says of it.
    fn found(&self) -> WriterFound {
        let about = self.about();
        WriterFound {
            who: about.map(|Listed { name, version, summary, .. }| (name, version, summary)),
            file: Some(self.path().display().to_string()),
            digest: Some(self.digest.text().to_owned()),
        }
    }

    /// Starts it, so that it waits for its report and not the report for it. Where that fails, it is said when it is to write.
    pub(crate) fn begin(&self) {
        *self.begun.borrow_mut() = self.program().ok().and_then(|program| self.job(&program).begin().ok());
    }

    /// The files that it makes of a report.
    pub(crate) fn write(
        &self,
        report: &Report,
        options: &Options,
        around: Around,
        findings: &mut Findings,
    ) -> Option<Vec<File>> {
        match self.run(report, options, around) {
            Ok(RunOutcome { writer, files, notes, printed }) => {
                let is_other = writer.name != self.typed.trim_start_matches(COMMAND);
                if is_builtin(&writer.name) || is_other && !assize_loader::is_path(&self.typed) {
                    findings.push(self.other_name(&writer));
                    return None;
                }
                if let Some(refusal) = no_setting(&self.typed, &writer, options) {
                    findings.push(refusal);
                    return None;
                }
                match files {
                    Ok(files) => {
                        notes.iter().for_each(|note| tell(&self.typed, &writer.name, note, findings));
                        Some(files)
                    }
                    Err(why) => {
                        findings.push(self.not_written(&writer, why, &notes, &printed));
                        None
                    }
                }
            }
            Err(diagnostic) => {
                findings.push(diagnostic);
                None
            }
        }
    }

    /// What comes of running it; a result that is one even where it refused.
    fn run(&self, report: &Report, options: &Options, around: Around) -> Result<RunOutcome, Diagnostic> {
        let mut program = self.program()?;
        if around == Around::Other {
            program.environment = &OTHER;
        }
        let begun = self.begun.take().filter(|_| around != Around::Other);
        let begun = begun.map_or_else(|| self.job(&program).begin(), Ok).map_err(|failed| self.failed(&failed))?;
        let written = begun.write(|with| around.bytes(&Handed::new(report, options, with)));
        written.map_err(|failed| self.failed(&failed))
    }

    fn job<'j>(&'j self, program: &'j Program) -> Job<'j> {
        Job { program, found: &self.found, digest: &self.digest, limits: &self.limits }
    }

    fn not_written(
        &self,
        writer: &Listed,
        why: NotWritten,
        notes: &[assize_writer::Note],
        printed: &str,
    ) -> Diagnostic {
        let said: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
        let said = if said.is_empty() { "it does not say why".to_owned() } else { said.join("; ") };
        // A command says why in the last line that it prints.
        let more = if printed == said || printed.is_empty() { None } else { Some(format!("it printed: {printed}")) };
        match why {
            NotWritten::Refused => more.into_iter().fold(refused(&self.typed, &writer.name, &said), Diagnostic::help),
            NotWritten::Panicked => {
                let more = more.map(|more| format!("; {more}")).unwrap_or_default();
                Diagnostic::error("writer/panicked", format!("the writer `{}` has a bug: {said}", writer.name))
                    .at(argument(&self.typed))
                    .help(format!("tell its author; nothing was written (version {}){more}", writer.version))
            }
        }
    }

    fn other_name(&self, writer: &Listed) -> Diagnostic {
        let (typed, name, path) = (&self.typed, &writer.name, self.path().display());
        let says = format!("the file for `{typed}` says that it is the writer `{name}`");
        let (says, help) = match is_builtin(name) {
            true => {
                (format!("{says}, which is built in"), "give it another name: two of one name are an error".to_owned())
            }
            false => (says, format!("name it by its path, `{path}`, or give the file the name of its writer")),
        };
        Diagnostic::error("writer/other-name", says).at(argument(typed)).help(help)
    }

    fn program(&self) -> Result<Program, Diagnostic> {
        let path = std::env::current_exe()
            .map_err(|error| self.failed(&Failed { why: RunError::NotStarted(error), printed: String::new() }))?;
        Ok(Program { path, verb: SERVE.into(), environment: &[] })
    }

    fn failed(&self, Failed { why, printed }: &Failed) -> Diagnostic {
        let code = match why {
            RunError::NotStarted(_) => Code::new("writer/not-started"),
            RunError::NotOpened(_) => Code::new("writer/not-usable"),
            RunError::Died(_) => Code::new("writer/died"),
            RunError::TooSlow(_) => Code::new("writer/too-slow"),
            RunError::TooMuch(_) => Code::new("writer/too-much"),
            RunError::BadOutput(_) => Code::new("writer/bad-output"),
        };
        let path = self.path().display();
        let diagnostic =
            Diagnostic::error(code, format!("the writer in `{path}` failed: {why}")).at(argument(&self.typed));
        let remedy = match why {
            RunError::TooSlow(_) => "`--writer-seconds SECONDS` gives it longer".to_owned(),
            RunError::NotOpened(OpenError::BadAbout(_)) => format!(
                "`{path} about` must print one like {{\"name\": \"page\", \"version\": \"0.1.0\", \"summary\": \"tables as a web page\", \
                 \"schemas\": [{SCHEMA}, {SCHEMA}], \"file\": \"page.html\"}}"
            ),
            RunError::NotStarted(_)
            | RunError::NotOpened(_)
            | RunError::Died(_)
            | RunError::TooMuch(_)
            | RunError::BadOutput(_) => "`assize writers check FILE` looks at a writer closely".to_owned(),
        };
        diagnostic.help(match printed.as_str() {
            "" => format!("nothing was written; {remedy}"),
            printed => format!("nothing was written; {remedy}; it printed: {printed}"),
        })
    }
}

/// A setting that a command does not say it has.
fn no_setting(typed: &str, writer: &Listed, options: &Options) -> Option<Diagnostic> {
    let known = writer.settings.as_ref()?;
    let name = options.settings.keys().chain(options.files.keys()).find(|name| !known.contains(name))?;
    let has: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    let help = match has.as_slice() {
        [] => "its `about` names no `settings`".to_owned(),
        has => format!("it has {}", has.join(" and ")),
    };
    Some(refused(typed, &writer.name, &format!("there is no setting `{name}`")).help(help))
}

/// Every library and command in the folders, usable or not.
pub(crate) fn found(folders: &WriterFolders) -> Vec<WriterFound> {
    let of = |found: Result<Found, FindError>| {
        let found = found.map_err(|error| error.to_string())?;
        let typed = found.path.display().to_string();
        External::of(&typed, found, folders).map_err(|diagnostic| diagnostic.message)
    };
    let shown = |external: Result<External, String>| match external {
        Ok(external) => external.found(),
        Err(why) => WriterFound { who: Err(why), file: None, digest: None },
    };
    assize_loader::list(&places(folders)).into_iter().map(of).map(shown).collect()
}

/// What is wrong where files in the folders have the name of a writer that is built in.
pub(crate) fn named(name: &str, folders: &WriterFolders) -> Option<Diagnostic> {
    let files = assize_loader::named(name, &places(folders));
    (!files.is_empty()).then(|| {
        several(name, &files)
            .at(argument(name))
            .help(format!("`{name}` is built in: give the file, and the writer in it, another name"))
    })
}

/// Files that are the writer of one name.
fn several(name: &str, files: &[PathBuf]) -> Diagnostic {
    let files: Vec<String> = files.iter().map(|path| format!("`{}`", path.display())).collect();
    Diagnostic::error(SEVERAL, format!("the name `{name}` has more than one writer: {}", files.join(", ")))
}

fn places(folders: &WriterFolders) -> Folders {
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("writers")));
    let environment = std::env::var_os("ASSIZE_WRITERS").unwrap_or_default();
    let environment = std::env::split_paths(&environment).filter(|folder| !folder.as_os_str().is_empty()).collect();
    Folders { named: folders.writer_dir.clone(), environment, beside }
}

fn not_found(typed: &str, error: &FindError) -> Diagnostic {
    match error {
        FindError::NotFound(looked) => {
            let looked: Vec<String> = looked.iter().map(|path| format!("`{}`", path.display())).collect();
            unknown(typed, &looked)
        }
        FindError::Unsafe { .. } => Diagnostic::error("writer/unsafe", format!("the writer is not run: {error}"))
            .at(argument(typed))
            .help("a writer runs with your rights: keep it where only you or root can write, in folders that only you or root can write to (`chmod go-w`)"),
        FindError::Several(_) => Diagnostic::error(SEVERAL, error.to_string())
            .at(argument(typed))
            .help("name the one that is meant by its path"),
        FindError::NotExecutable(_) => Diagnostic::error(NOT_EXECUTABLE, format!("the writer is not run: {error}"))
            .at(argument(typed))
            .help("`chmod u+x FILE` makes it a command; a library has the ending of libraries on this system"),
        FindError::Unreadable(..) => Diagnostic::error("writer/unreadable", error.to_string()).at(argument(typed)),
    }
}
