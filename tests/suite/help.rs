use std::collections::BTreeMap;

use crate::support::run;

/// A help text in which each group of options that an earlier command has, to the letter, is named alone.
fn without_repeats(help: &str, command: &'static str, known: &mut BTreeMap<String, &'static str>) -> String {
    let is_heading =
        |part: &&str| part.lines().next().is_some_and(|line| line.ends_with(':') && !line.starts_with(' '));
    let mut groups: Vec<String> = Vec::new();
    for part in help.split_inclusive("\n\n") {
        match groups.last_mut().filter(|_| !is_heading(&part)) {
            Some(last) => last.push_str(part),
            None => groups.push(part.to_owned()),
        }
    }
    let shown = groups.into_iter().map(|group| match known.get(group.trim_end()) {
        Some(other) => format!("{} as of `{other}`\n\n", group.lines().next().unwrap()),
        None => {
            known.insert(group.trim_end().to_owned(), command);
            group
        }
    });
    shown.collect()
}

/// What `--help` prints for each command.
#[test]
fn every_command_helps() {
    let mut known = BTreeMap::new();
    for command in [
        "",
        "check",
        "score",
        "rejudge",
        "compare",
        "agreement",
        "explain",
        "quote",
        "report",
        "verify",
        "diff",
        "frameworks",
        "frameworks list",
        "frameworks show",
        "frameworks check",
        "frameworks diff",
        "providers",
        "providers list",
        "providers show",
        "providers matrix",
        "writers",
        "writers list",
        "writers check",
        "writers new",
        "plan",
        "synthesise",
        "template",
        "columns",
        "record",
        "demo",
        "completions",
        "man",
        "help",
    ] {
        let arguments: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        let help = run(&arguments);
        assert_eq!((help.code, help.stderr.as_str()), (0, ""), "{command}");
        assert!(help.stdout.contains("Examples:\n  assize "), "{command} shows how it is used");
        let longest = help.stdout.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= 80, "{command}: a line of {longest}");
        let list = help.stdout.find("Arguments:\n").or_else(|| help.stdout.find("Commands:\n"));
        assert!(list.is_none_or(|list| help.stdout.find("Examples:").unwrap() < list), "{command}: examples first");
        let name = if command.is_empty() { "assize".to_owned() } else { command.replace(' ', "-") };
        insta::assert_snapshot!(name, without_repeats(&help.stdout, command, &mut known));
    }
}

/// `-h` is one screen: what a verb has of its own, and the names of the rest.
#[test]
fn short_help_fits_on_a_screen() {
    let root = run(&["-h"]).stdout;
    let is_verb = |line: &&str| line.starts_with("  ") && !line.starts_with("   ") && !line.contains("assize ");
    let commands = root.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let verbs = commands.lines().filter(is_verb).map(|line| line.split_whitespace().next().unwrap());
    let nested = ["frameworks diff", "frameworks new", "providers list", "providers show", "writers check"];
    let verbs: Vec<_> = verbs.chain(nested).chain([""]).collect();
    assert!(verbs.len() > 20, "{verbs:?}");
    let folder = crate::support::Folder::new([]);
    for verb in verbs {
        let mut command = folder.command(&verb.split_whitespace().collect::<Vec<_>>());
        let output = command.arg("-h").env("COLUMNS", "100").output().unwrap();
        let help = String::from_utf8(output.stdout).unwrap();
        let lines = help.lines().count();
        assert!(lines <= 40, "{verb}: {lines} lines\n{help}");
        assert!(
            help.contains("Examples:\n  assize ") && help.contains("--quiet") && help.contains("--strict"),
            "{verb}\n{help}"
        );
    }
    insta::assert_snapshot!("short-score", run(&["score", "-h"]).stdout);
}

#[test]
fn help_is_asked_for_by_name() {
    for (words, same) in [
        (["score"].as_slice(), ["score", "--help"].as_slice()),
        (&["frameworks", "diff"], &["frameworks", "diff", "--help"]),
        (&[], &["--help"]),
    ] {
        let helped = run(&[&["help"], words].concat());
        assert_eq!((helped.code, helped.stdout), (0, run(same).stdout), "{words:?}");
    }
    let options = run(&["help", "options"]);
    assert_eq!(options.code, 0);
    for option in ["--area", "--columns", "--derive-missing", "--confidence", "--seed", "--writer-dir", "--strict"] {
        assert!(
            options.stdout.contains(&format!("{option} ")) || options.stdout.contains(&format!("{option}\n")),
            "{option}"
        );
    }
    let wrong = run(&["help", "scroe"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("'score'"), "{}", wrong.shown());
}

#[test]
fn without_a_command_the_help_is_a_fault() {
    let bare = run(&[]);
    assert_eq!((bare.code, bare.stdout.as_str()), (2, ""));
    assert!(bare.stderr.contains("Usage: assize"));
}

#[test]
fn the_version_is_printed() {
    let version = run(&["--version"]);
    assert_eq!((version.code, version.stdout), (0, format!("assize {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = run(&["completions", shell]);
        assert_eq!(completions.code, 0, "{shell}");
        assert!(completions.stdout.contains("explain"), "{shell}");
    }
}

/// The script is run as bash runs it: what it offers for the last word of a line.
#[cfg(unix)]
#[test]
fn completions_in_bash_know_ids() {
    let folder = crate::support::Folder::new([]);
    folder.write("assize.bash", &folder.run(&["completions", "bash"]).stdout);
    let try_out = r#"source ./assize.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_assize assize "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
echo "${COMPREPLY[@]}""#;
    let offered = |line: &str| {
        let words = line.split(' ');
        let mut bash = std::process::Command::new("bash");
        let output = bash.args(["-c", try_out, "bash"]).args(words).current_dir(folder.path()).output().unwrap();
        assert!(output.stderr.is_empty(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    };
    for (line, expect) in [
        ("assize sc", "score"),
        ("assize score london-crc", "london-crc-2018 london-crc-2019"),
        ("assize score x.toml --against kind six-t", "six-trusts-2014"),
        ("assize score cases.c", ""),
        ("assize compare --area greater", "greater-manchester"),
        ("assize compare --bodies london-c", "london-crc"),
        ("assize compare --theme unp", "unpaid-work"),
        ("assize compare --kind tr", "trust"),
        ("assize rejudge x.toml --under 2018-c", "2018-crc"),
        ("assize providers show wales-c", "wales-crc wales-crc-2019"),
        ("assize frameworks diff 2018-crc 2019-n", "2019-nps 2019-nps"),
        ("assize explain six-t", "six-trusts-2014/overall six-trusts-2014"),
        ("assize score --writer ht", "html"),
    ] {
        assert_eq!(offered(line), expect, "{line}");
    }
    // What is offered for an area is one: a word without spaces.
    assert_eq!(run(&["providers", "list", "--area", "greater-manchester"]).code, 0);
    let own = crate::support::Folder::new([("my.toml", crate::support::REGIME)]);
    assert!(own.run(&["completions", "bash", "--frameworks", "my.toml"]).stdout.contains(" example "), "of one's own");
}

/// In zsh and fish files are offered beside ids.
#[test]
fn completions_of_other_shells_know_ids() {
    let zsh = run(&["completions", "zsh"]).stdout;
    for hint in [":_hosts'", ":_urls'", ":_users'", ":_email_addresses'"] {
        assert!(!zsh.contains(hint), "{hint}");
    }
    for part in ["_assize_inspections() {\n    _alternative 'ids:id:(", "published inspections:_assize_inspections' \\"]
    {
        assert!(zsh.contains(part), "{part}");
    }
    assert!(zsh.contains("greater-manchester") && zsh.contains("london-crc-2019"));
    let fish = run(&["completions", "fish"]).stdout;
    for verb in ["score", "providers; and __fish_seen_subcommand_from show"] {
        let line = format!("complete -c assize -n \"__fish_assize_using_subcommand {verb}\" -a \"");
        assert!(fish.lines().any(|one| one.starts_with(&line) && one.contains("london-crc")), "{verb}");
    }
}

#[test]
fn the_manual_has_a_page_a_command() {
    let folder = crate::support::Folder::new([]);
    assert!(folder.run(&["man"]).stdout.starts_with(".ie"));
    assert_eq!(folder.run(&["man", "-o", "man1"]).code, 0);
    let files = folder.files();
    let pages: Vec<_> = files.keys().map(String::as_str).collect();
    insta::assert_snapshot!(pages.join("\n"));
    assert!(files["man1/assize-score.1"].contains(".SH EXAMPLES\n.nf\n"));
}
