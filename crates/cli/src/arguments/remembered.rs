//! The arguments that a report keeps, so that `assize verify` can make it again.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

/// Options of `assize report` that say where the result goes or how the work is done, and change nothing in it.
const ASIDE: [&str; 6] = ["threads", "output", "force", "writer_dir", "writer_seconds", "writer_memory"];
/// Arguments that may name a file.
const FILES: [&str; 4] = ["inputs", "framework", "columns", "writers"];

/// What was asked of `assize report`, in the order in which its options are defined: `--name=value`, then the inputs. Files stand
/// without their folders.
pub(super) fn remembered(command: &Command, matches: &ArgMatches) -> Vec<String> {
    let is_kept = |argument: &&Arg| {
        !ASIDE.contains(&argument.get_id().as_str())
            && !argument.is_global_set()
            && matches.try_contains_id(argument.get_id().as_str()).unwrap_or(false)
            && matches.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine)
    };
    let values = |argument: &Arg| -> Vec<String> {
        let id = argument.get_id().as_str();
        let raw = matches.get_raw(id).into_iter().flatten().map(|value| value.to_string_lossy());
        let bare = |value: &str| match value.split_once('=') {
            _ if FILES.contains(&id) => file_name(value).to_owned(),
            Some((name, path)) if id == "settings" && path.starts_with('@') => {
                format!("{name}=@{}", file_name(&path[1..]))
            }
            _ => value.to_owned(),
        };
        raw.map(|value| bare(&value)).collect()
    };
    let mut kept = Vec::new();
    for argument in command.get_arguments().filter(is_kept).filter(|argument| !argument.is_positional()) {
        let name = argument.get_long().expect("every option has a long name");
        let values = values(argument);
        match (argument.get_action().takes_values(), argument.get_value_delimiter()) {
            (false, _) => kept.push(format!("--{name}")),
            (true, Some(between)) => kept.push(format!("--{name}={}", values.join(&between.to_string()))),
            (true, None) => kept.extend(values.iter().map(|value| format!("--{name}={value}"))),
        }
    }
    let inputs: Vec<String> = command.get_positionals().filter(is_kept).flat_map(values).collect();
    // Otherwise such a name would be taken for an option.
    kept.extend(inputs.iter().any(|input| input.starts_with('-')).then(|| "--".to_owned()));
    kept.extend(inputs);
    kept
}

/// A file's name without its folders; that of a folder keeps the slash at its end.
pub(crate) fn file_name(path: &str) -> &str {
    let start = path.trim_end_matches(['/', '\\']).rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    &path[start..]
}
