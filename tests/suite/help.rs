use crate::support::run;

/// What `--help` prints for each command.
#[test]
fn every_command_helps() {
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
        "writers",
        "writers list",
        "writers check",
        "writers new",
        "plan",
        "synthesise",
        "template",
        "demo",
        "completions",
        "man",
    ] {
        let arguments: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        let help = run(&arguments);
        assert_eq!((help.code, help.stderr.as_str()), (0, ""), "{command}");
        assert!(help.stdout.contains("Examples:\n  assize "), "{command} shows how it is used");
        let longest = help.stdout.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= 80, "{command}: a line of {longest}");
        let name = if command.is_empty() { "assize".to_owned() } else { command.replace(' ', "-") };
        insta::assert_snapshot!(name, help.stdout);
    }
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
