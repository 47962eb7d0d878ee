//! Writers that are commands: those of the guide as they stand there, and some that break every promise.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::{self, Folder, Run, worked_example};

const GUIDE: &str = include_str!("../../docs/guide/src/writer-in-a-script.md");

/// The command in the guide that begins with this fence.
fn of_guide(language: &str) -> &'static str {
    let (_, after) = GUIDE.split_once(&format!("```{language}\n")).unwrap();
    after.split_once("```").unwrap().0
}

/// Whether these programs are there.
fn has(programs: &[&str]) -> bool {
    programs.iter().all(|program| {
        let tried = if *program == "Rscript" { ["-e", "library(jsonlite)"].as_slice() } else { &["--version"] };
        support::has("a writer of the guide", program, tried, "the package of that name; for R `jsonlite`, too")
    })
}

/// A folder with this command in it, executable.
fn with_command(name: &str, text: &str) -> Folder {
    let folder = worked_example();
    folder.write_program(name, text);
    folder
}

/// The cases and the framework of the folder, and where its commands are.
const CASES: [&str; 5] = ["cases.csv", "--framework", "framework.toml", "--writer-dir", "."];

fn report(folder: &Folder, more: &[&str]) -> Run {
    folder.run(&[&["report"], &CASES[..], more].concat())
}

fn verify(folder: &Folder, more: &[&str]) -> Run {
    folder.run(&[&["verify", "out"], &CASES[..], more].concat())
}

fn score(folder: &Folder, writer: &str, more: &[&str]) -> Run {
    let arguments = ["score", "cases.csv", "--framework", "framework.toml", "--writer", writer];
    folder.run(&[&arguments, more].concat())
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One whose `about` is sound and whose `write` is this.
fn shell(write: &str) -> String {
    let about = r#"{"name": "tried", "version": "1", "summary": "tried out", "schemas": [2, 2], "file": "tried.txt", "settings": ["colour", "cover", "width"]}"#;
    format!("#!/bin/sh\nif [ \"$1\" = about ]; then echo '{about}'; exit; fi\n{write}\n")
}

#[test]
fn the_guides_commands_keep_their_promises() {
    for (language, name, needs) in [("python", "page", "python3"), ("sh", "lines", "jq"), ("r", "rows", "Rscript")] {
        assert!(of_guide(language).lines().filter(|line| !line.is_empty()).count() <= 25, "{language}");
        if !has(&[needs]) {
            continue;
        }
        let folder = with_command(&format!("assize-writer-{name}"), of_guide(language));
        let tried = folder.run(&["writers", "check", name, "--writer-dir", "."]);
        assert_eq!((tried.code, tried.stderr.as_str()), (0, ""), "{}", tried.stdout);
        let listed = folder.run(&["writers", "list", "--writer-dir", "."]);
        assert!(listed.stdout.contains(&format!("assize-writer-{name}")), "{}", listed.stdout);
        let by_path = score(&folder, &format!("./assize-writer-{name}"), &[]);
        assert!(by_path.code == 0 && by_path.stdout.contains("67%"), "{}", by_path.shown());
        let made = report(&folder, &["--writer", name, "-o", "out"]);
        assert_eq!(made.code, 0, "{}", made.shown());
        assert!(folder.files()["out/report.json"].contains(&format!("assize-writer-{name}")), "its digest is kept");
        let verified = verify(&folder, &[]);
        assert_eq!(verified.code, 0, "{}", verified.shown());
        folder.write(&format!("assize-writer-{name}"), &shell("echo another"));
        assert_ne!(verify(&folder, &[]).code, 0, "another command is another report");
    }
}

/// The folder that `writers new` makes works as it is, by its own test.
#[test]
fn a_project_in_each_language_works_as_it_is() {
    let programs = Path::new(env!("CARGO_BIN_EXE_assize")).parent().unwrap();
    let path = std::env::join_paths(
        [programs.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.unwrap();
    for (language, needs, test) in [
        ("python", &["python3"][..], &["./test.sh"][..]),
        ("sh", &["jq"], &["./test.sh"]),
        ("r", &["Rscript"], &["./test.sh"]),
        ("c", &["make", "cc"], &["make", "test"]),
    ] {
        if !has(needs) {
            continue;
        }
        let folder = worked_example();
        let made = folder.run(&["writers", "new", "parish-newsletter", "--language", language]);
        assert_eq!((made.code, made.stdout.as_str()), (0, ""), "{language}: {}", made.stderr);
        let twice = folder.run(&["writers", "new", "parish-newsletter"]);
        assert!(twice.code == 3 && twice.stderr.contains("name another folder: `-o DIR`"), "{}", twice.stderr);
        let project = folder.path().join("parish-newsletter");
        let mut tested = Command::new(test[0]);
        tested.args(&test[1..]).current_dir(&project).env("PATH", &path);
        let tested = Run::from(tested.output().unwrap());
        let said = &tested.stdout;
        assert!(
            tested.code == 0 && said.contains("parish-newsletter") && said.contains(" passed."),
            "{language}: {}",
            tested.shown()
        );
        for page in ["README.md", "ABI.md", "FORMAT.md", "report.schema.json"] {
            assert!(project.join(page).is_file(), "{language}: {page}");
        }
    }
}

/// What the guide shows of a terminal is what a terminal shows.
#[test]
fn the_guides_steps_from_nothing_are_true() {
    let programs = Path::new(env!("CARGO_BIN_EXE_assize")).parent().unwrap().to_owned();
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([programs].into_iter().chain(std::env::split_paths(&usual))).unwrap();
    let sessions: Vec<&str> =
        GUIDE.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(sessions.len(), 2);
    for (session, needs) in sessions.into_iter().zip(["python3", "Rscript"]) {
        if !has(&[needs]) {
            continue;
        }
        let folder = Folder::new([]);
        let mut here = folder.path().to_owned();
        for step in session.split("$ ").skip(1) {
            let (line, shown) = step.split_once('\n').unwrap();
            if let Some(inner) = line.strip_prefix("cd ") {
                here.push(inner);
                continue;
            }
            let mut shell = Command::new("sh");
            let shell = shell.args(["-c", &format!("{{ {line}; }} 2>&1")]).current_dir(&here).env("PATH", &path);
            let said = String::from_utf8(shell.env("NO_COLOR", "1").output().unwrap().stdout).unwrap();
            assert_eq!(said, shown, "{line}");
        }
    }
}

#[test]
fn what_the_check_used_can_be_kept() {
    let folder = with_command("assize-writer-tried", &shell("cat > /dev/null; echo done"));
    let check = ["writers", "check", "./assize-writer-tried", "--keep", "kept", "--part"];
    let run = folder.run(&check);
    assert_eq!(run.code, 3, "a notice may not be left out: {}", run.stdout);
    let twice = folder.run(&check);
    assert!(twice.stderr.contains("`--force` replaces it") && twice.stdout.is_empty(), "at once: {}", twice.shown());
    let replaced = folder.run(&[&check[..], &["--force"]].concat());
    assert!(!replaced.stderr.contains("save/exists"), "{}", replaced.stderr);
    let files = folder.files();
    assert!(files["kept/everything/request.json"].starts_with("{\"report\":"));
    assert_eq!(files["kept/hostile/tried.txt"], "done\n");
    let schema = folder.run(&["writers", "schema"]);
    assert!(schema.code == 0 && schema.stdout.contains("\"title\": \"assize report\""), "{}", schema.stderr);
}

#[test]
fn a_tar_is_several_files() {
    if !has(&["tar"]) {
        return;
    }
    let several = "mkdir pages; echo one > main.txt; echo two > pages/more.txt; tar cf - main.txt pages";
    let command = shell(several).replace(r#", "file": "tried.txt""#, "");
    let folder = with_command("assize-writer-tried", &command);
    let run = score(&folder, "./assize-writer-tried", &["-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.shown());
    let files = folder.files();
    assert_eq!((files["out/main.txt"].as_str(), files["out/pages/more.txt"].as_str()), ("one\n", "two\n"));
    let printed = score(&folder, "./assize-writer-tried", &[]);
    assert_eq!((printed.code, printed.stdout.as_str()), (3, ""), "none is dropped without a word");
    let said = on_one_line(&printed.stderr);
    assert!(said.contains("error[save/several-files]") && said.contains("makes 2 files, `pages/more.txt`"), "{said}");
}

#[test]
fn it_is_told_little_and_leaves_nothing() {
    let folder = with_command("assize-writer-tried", &shell("cat > kept; wc -c < kept; pwd; env | cut -d= -f1 | sort"));
    let run = score(&folder, "./assize-writer-tried", &[]);
    assert_eq!(run.code, 0, "{}", run.shown());
    let mut lines = run.stdout.lines();
    assert!(lines.next().unwrap().trim().parse::<u64>().unwrap() > 1000, "the request arrives whole");
    assert!(!Path::new(lines.next().unwrap()).exists(), "its folder is gone");
    let of_the_shell = ["OLDPWD", "PWD", "SHLVL", "_"];
    let told: Vec<&str> = lines.filter(|name| !of_the_shell.contains(name)).collect();
    assert_eq!(told, ["HOME", "LC_ALL", "PATH", "SOURCE_DATE_EPOCH", "TMPDIR", "TZ"]);
}

/// A setting goes to one writer or to all, a file as its bytes; its digest is kept, and its folder is not.
#[test]
fn settings_and_files_are_handed_over() {
    if !has(&["jq"]) {
        return;
    }
    let folder = with_command(
        "assize-writer-tried",
        &shell("jq -r '.options.settings.colour, (.options.files.cover | @base64d)'"),
    );
    folder.write_program("assize-writer-other", &shell("jq -c .options.settings").replace("tried", "other"));
    folder.write("in/house.txt", "of the house");
    let there = folder.path().display().to_string();
    let cover = format!("tried.cover=@{there}/in/house.txt");
    let both = ["-o", "out", "--writer", "tried", "--writer", "other"];
    let settings = ["--option", "tried.colour=blue", "--option", &cover, "--option", "width=wide"];
    let made = report(&folder, &[&both[..], &settings].concat());
    assert_eq!(made.code, 0, "{}", made.shown());
    let files = folder.files();
    assert_eq!(files["out/tried.txt"], "blue\nof the house\n");
    assert_eq!(files["out/other.txt"], "{\"width\":\"wide\"}\n");
    let document = &files["out/report.json"];
    assert!(document.contains("\"--option=tried.cover=@house.txt\"") && !document.contains(&there), "{document}");
    let unnamed = on_one_line(&verify(&folder, &[]).stderr);
    assert!(unnamed.contains("`--option tried.cover=@house.txt`, which is not named now"), "{unnamed}");
    assert!(unnamed.contains("--option tried.cover=@house.txt`"), "what to add: {unnamed}");
    let same = verify(&folder, &["--option", "tried.cover=@in/house.txt"]);
    assert_eq!(same.code, 0, "{}", same.shown());
    for (more, words) in [
        (["--option", "tried.paper=@in/house.txt"], "without `--option tried.paper`"),
        (["--columns", "in/house.txt"], "without `--columns`"),
    ] {
        let none = verify(&folder, &[&["--option", "tried.cover=@in/house.txt"], &more[..]].concat());
        assert!(none.code != 0 && none.stderr.contains(words), "{}", none.shown());
    }
    std::fs::File::create(folder.path().join("long.bin")).unwrap().set_len((64 << 20) + 1).unwrap();
    folder.write("in/house.txt", "of another house");
    let other = verify(&folder, &["--option", "tried.cover=@in/house.txt"]);
    assert!(other.code == 1 && other.stderr.contains("provenance.writers[house.txt]"), "{}", other.stderr);
    for (writer, option, words) in [
        ("tried", "x.colour=blue", "no writer `x` is asked for"),
        ("csv", "csv.colour=blue", "the writer `csv` has no setting `colour`"),
        ("csv", "table=@nothing.txt", "the writer `csv` has no setting `table` that is a file"),
        ("tried", "tried.cover=@nothing.txt", "`nothing.txt` cannot be read"),
        ("tried", "tried.=1", "the setting has no name"),
        ("tried", ".colour=blue", "the setting has no name"),
        ("tried", "tried.cover=@long.bin", "`long.bin` is longer than 64 MiB"),
        ("tried", "tried.cover=/in/house.txt", "`/in/house.txt` is a path on this machine alone"),
        ("tried", "tried.colour=see file:///in/x", "`file:///in/x` is a path on this machine alone"),
    ] {
        let run = report(&folder, &["-o", "more", "--writer", writer, "--option", option]);
        assert!(run.code == 2 && run.stderr.contains(words), "{option}: {}", run.stderr);
    }
}

#[test]
fn a_setting_that_a_command_does_not_name_is_refused() {
    let folder = with_command("assize-writer-tried", &shell("echo done"));
    assert_eq!(score(&folder, "./assize-writer-tried", &["--option", "width=1"]).stdout, "done\n");
    folder.write("house.txt", "of the house");
    for option in ["paper=a4", "paper=@house.txt"] {
        let run = score(&folder, "./assize-writer-tried", &["--option", option]);
        let said = on_one_line(&run.stderr);
        assert!(run.code == 3 && said.contains("refused: there is no setting `paper`"), "{}", run.shown());
        assert!(said.contains("it has `colour` and `cover` and `width`"), "{said}");
    }
}

/// What `write` does; the code of the message; words of the message.
const FAULTS: [(&str, &str, &str); 13] = [
    ("echo looking >&2; echo 'no tables here' >&2; exit 3", "refused", "refused: no tables here"),
    ("exit 4", "refused", "it ended with code 4 without a message"),
    ("kill -SEGV $$", "died", "by signal 11 (SIGSEGV)"),
    ("kill -KILL $$", "died", "SIGKILL"),
    ("kill -KILL -$$; kill -KILL 0", "died", "SIGKILL"),
    ("while :; do :; done", "too-slow", "not done after 1 s"),
    ("sleep 100 & exit 0", "too-slow", "not done after 1 s"),
    ("trap '' TERM HUP INT; sleep 100", "too-slow", "not done after 1 s"),
    ("true", "bad-output", "printed nothing"),
    ("head -c 300000000 /dev/zero", "too-much", "bytes"),
    ("printf '\\377'", "bad-output", "`tried.txt` is not UTF-8"),
    ("for one in $(seq 100); do sleep 20 & done; wait", "too-much", "it had more than 64 processes at a time"),
    (
        "for one in 1 2 3; do head -c 200000000 /dev/zero > $one; done; sleep 20",
        "too-much",
        "it left more than 536870912 bytes in its folder",
    ),
];

#[test]
fn whatever_a_command_does_the_run_ends_well() {
    for (write, code, words) in FAULTS {
        let folder = with_command("assize-writer-tried", &shell(write));
        let started = Instant::now();
        let seconds = if code == "too-slow" { "1" } else { "25" };
        let run = score(&folder, "./assize-writer-tried", &["-o", "out.txt", "--writer-seconds", seconds]);
        assert!(started.elapsed() < Duration::from_secs(30), "{write} took {:?}", started.elapsed());
        let said = on_one_line(&run.stderr);
        assert!(said.contains(&format!("error[writer/{code}]")) && said.contains(words), "{write}: {said}");
        assert!(said.contains("--> --writer ./assize-writer-tried"), "it is named as it was typed: {said}");
        assert!(run.code == 3 && !folder.path().join("out.txt").exists(), "{write}: nothing is written");
    }
}

/// What a command is kept from where the system can; each line says that it was.
#[test]
fn a_command_reaches_neither_files_nor_the_network() {
    if !has(&["python3"]) {
        return;
    }
    let folder = worked_example();
    folder.write("mine.txt", "mine");
    let listed = folder.run(&["writers", "list"]);
    if !on_one_line(&listed.stdout).contains("reaches no file and no network") {
        assize_testing::skipped("what a writer is kept from", "Linux with Landlock");
        return;
    }
    let mine = folder.path().join("mine.txt").display().to_string();
    let written = std::fs::metadata(&mine).unwrap().modified().unwrap();
    let tries = format!(
        "import os, resource, socket\n\
         def tried(what, how):\n    try:\n        how(); print(what, 'done')\n    except OSError:\n        print(what, 'refused')\n\
         mine = '{mine}'\nabove = os.getppid()\nhost = int(open('/proc/%d/status' % above).read().split('PPid:')[1].split()[0])\n\
         tried('limit', lambda: resource.prlimit(host, resource.RLIMIT_CPU, (0, 0)))\ntried('rank', lambda: os.setpriority(os.PRIO_PROCESS, host, 5))\n\
         tried('bind', lambda: os.sched_setaffinity(host, {{0}}))\ntried('mark', lambda: os.setxattr(mine, 'user.mine', b'1'))\nos.utime(mine, (1, 1))\n\
         tried('write', lambda: open(mine, 'w'))\ntried('cut', lambda: os.truncate(mine, 0))\ntried('remove', lambda: os.remove(mine))\n\
         tried('make', lambda: open(mine + '.more', 'w'))\ntried('connect', lambda: socket.socket())\ntried('leave', lambda: os.setsid())\n\
         tried('signal', lambda: os.kill(host, 0))\ntried('spy', lambda: open('/proc/%d/environ' % host).read())\n\
         tried('own', lambda: open('own', 'w'))\n"
    );
    folder.write("tries.py", &tries);
    let tries = folder.path().join("tries.py").display().to_string();
    let command = shell(&format!("exec python3 {tries}"));
    folder.write_program("assize-writer-tried", &command);
    let run = score(&folder, "./assize-writer-tried", &[]);
    let refused = run.stdout.lines().filter(|line| line.ends_with(" refused")).count();
    // It is not kept from signals before Linux 6.12.
    assert!(run.code == 0 && refused >= 11 && run.stdout.ends_with("spy refused\nown done\n"), "{}", run.shown());
    assert_eq!(folder.files()["mine.txt"], "mine");
    assert_eq!(std::fs::metadata(&mine).unwrap().modified().unwrap(), written, "its time stays");
}

#[test]
fn one_that_does_not_say_who_it_is_is_not_used() {
    for (command, words) in [
        (
            "#!/bin/sh\necho hello\n".to_owned(),
            "its `about` does not say which writer it is: what it prints is not the JSON object that it should be: expected",
        ),
        ("#!/bin/sh\necho '[\"tried\",\"1\",\"s\",[2,2],\"f.txt\",[],[],\"all\"]'\n".to_owned(), "expected a map"),
        ("#!/bin/sh\necho lost >&2; exit 1\n".to_owned(), "it ended with code 1"),
        ("#!/bin/sh\nyes\n".to_owned(), "it prints more than 65536 bytes"),
        ("#!/no/such/interpreter\n".to_owned(), "what its first line names is not there"),
        ("#!/bin/sh\r\necho hello\r\n".to_owned(), "ends as lines do on Windows (CR LF)"),
        (shell("").replace("[2, 2]", "[7, 9]"), "it reads versions 7 to 9 of the report document"),
        (shell("").replace("\"tried\"", "\"Tried\""), "small letters, digits and hyphens"),
        (shell("").replace(", \"summary\": \"tried out\"", ""), "missing field `summary`"),
    ] {
        let folder = with_command("assize-writer-tried", &command);
        let run = score(&folder, "./assize-writer-tried", &[]);
        let said = on_one_line(&run.stderr);
        assert!(run.code == 3 && said.contains("writer/not-usable") && said.contains(words), "{command}: {said}");
        let listed = folder.run(&["writers", "list", "--writer-dir", "."]);
        assert!(listed.code == 0 && listed.stdout.contains("cannot be used"), "{}", listed.shown());
    }
}

#[test]
fn which_file_is_run_is_never_in_doubt() {
    let folder = with_command("assize-writer-tried", &shell("echo done"));
    let named = |more: &[&str]| score(&folder, "tried", more);
    assert_eq!(named(&["--writer-dir", ".", "--writer-dir", "."]).stdout, "done\n");
    std::fs::create_dir(folder.path().join("more")).unwrap();
    std::fs::copy(folder.path().join("assize-writer-tried"), folder.path().join("more/assize-writer-tried")).unwrap();
    let twice = named(&["--writer-dir", ".", "--writer-dir", "more"]);
    assert!(twice.code == 3 && twice.stderr.contains("error[writer/several]"), "{}", twice.stderr);
    folder.set_mode("assize-writer-tried", 0o644);
    let plain = named(&["--writer-dir", "."]);
    assert!(plain.code == 3 && plain.stderr.contains("error[writer/not-executable]"), "{}", plain.stderr);
    std::fs::create_dir(folder.path().join("more/inner")).unwrap();
    std::fs::rename(folder.path().join("more/assize-writer-tried"), folder.path().join("more/inner/tried")).unwrap();
    folder.set_mode("more", 0o777);
    let open = score(&folder, "more/inner/tried", &[]);
    assert!(open.code == 3 && open.stderr.contains("error[writer/unsafe]"), "a folder above: {}", open.stderr);
}

/// A name that two writers share is an error for any two writers, however they are named.
#[test]
fn no_two_writers_have_one_name() {
    let folder = with_command("assize-writer-tried", &shell("echo done"));
    folder.write_program("assize-writer-more", &shell("echo more").replace("tried.txt", "more.txt"));
    let both = ["-o", "out", "--writer", "./assize-writer-tried", "--writer", "./assize-writer-more"];
    let made = report(&folder, &both);
    assert!(made.code == 3 && made.stderr.contains("error[writer/several]"), "{}", made.shown());
    assert!(!folder.path().join("out").exists());
    let listed = folder.run(&["writers", "list", "--writer-dir", ".", "--writer-dir", "."]);
    let said = on_one_line(&listed.stderr);
    assert!(listed.code == 0 && said.contains("the name `tried` has more than one writer"), "{}", listed.shown());
    assert_eq!(listed.stdout.matches("assize-writer-more").count(), 1, "{}", listed.stdout);
    folder.write_program("assize-writer-html", &shell("echo more").replace("\"tried\"", "\"html\""));
    let shadowed = score(&folder, "html", &["--writer-dir", "."]);
    assert!(shadowed.code == 3 && shadowed.stderr.contains("`html` is built in"), "{}", shadowed.shown());
    let forged = score(&folder, "./assize-writer-html", &[]);
    let said = on_one_line(&forged.stderr);
    assert!(forged.code == 3 && said.contains("the writer `html`, which is built in"), "{}", forged.shown());
    assert_eq!(score(&folder, "html", &[]).code, 0);
}

/// What another user's folder will hold tomorrow is not known, sticky or not.
#[test]
fn a_sticky_folder_of_another_user_is_not_safe() {
    let folder = with_command("stk/assize-writer-tried", &shell("echo done"));
    let nobody = Command::new("chown").args(["nobody", "stk"]).current_dir(folder.path()).output();
    if !nobody.is_ok_and(|done| done.status.success()) {
        assize_testing::skipped("a folder of another user", "the rights of root, to give a folder away");
        return;
    }
    folder.set_mode("stk", 0o1755);
    let run = score(&folder, "stk/assize-writer-tried", &[]);
    assert!(run.code == 3 && run.stderr.contains("neither you nor root"), "{}", run.shown());
}

/// Who can make another link of one chooses what is run: each link on the way is looked at, and each folder that it lies in.
#[test]
fn a_link_of_another_user_leads_to_nothing() {
    let folder = with_command("own/assize-writer-tried", &shell("echo done"));
    let at = |name: &str| folder.path().join(name);
    let give = |name: &str| {
        let given = Command::new("chown").args(["-h", "nobody", name]).current_dir(folder.path()).output();
        given.is_ok_and(|done| done.status.success())
    };
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, at(name)).unwrap();
    link("own", "mine");
    link("mine/../own/assize-writer-tried", "assize-writer-linked");
    for writer in ["mine/assize-writer-tried", "./assize-writer-linked"] {
        assert_eq!(score(&folder, writer, &[]).stdout, "done\n", "{writer}: a link of one's own is fine");
    }
    link("own", "theirs");
    std::fs::create_dir(at("nest")).unwrap();
    link("../own/assize-writer-tried", "nest/assize-writer-tried");
    link("../own", "nest/inner");
    link("nest/inner", "through");
    if !give("theirs") || !give("nest") {
        assize_testing::skipped("a link of another user", "the rights of root, to give a link away");
        return;
    }
    let refused = |writer: &str, more: &[&str]| {
        let run = score(&folder, writer, more);
        let said = on_one_line(&run.stderr);
        assert!(run.code == 3 && said.contains("error[writer/unsafe]"), "{writer} {more:?}: {}", run.shown());
        assert!(said.contains("neither you nor root"), "{said}");
    };
    for writer in ["theirs", "nest", "nest/inner", "through"] {
        refused(&format!("{writer}/assize-writer-tried"), &[]);
        refused("tried", &["--writer-dir", writer]);
    }
    link("loop", "loop");
    let run = score(&folder, "loop/assize-writer-tried", &[]);
    assert!(run.code == 3 && run.stderr.contains("error[writer/unreadable]"), "{}", run.shown());
}

/// A command starts before its report is made. Where none comes, the inputs' fault is told, and nothing of it is left.
#[test]
fn one_that_gets_no_report_is_ended() {
    let folder = with_command("assize-writer-tried", &shell("sleep 100"));
    std::fs::create_dir(folder.path().join("temporary")).unwrap();
    folder.write("cases.csv", "Reference,No such question\n1,Yes\n");
    let arguments = ["score", "cases.csv", "--framework", "framework.toml", "--writer", "./assize-writer-tried"];
    let started = Instant::now();
    let run = folder.command(&arguments).env("TMPDIR", folder.path().join("temporary")).output();
    let run = Run::from(run.unwrap());
    assert!(run.code == 1 && run.stderr.contains("error[table/") && !run.stderr.contains("tried"), "{}", run.shown());
    assert!(started.elapsed() < Duration::from_secs(30), "it took {:?}", started.elapsed());
    assert_eq!(std::fs::read_dir(folder.path().join("temporary")).unwrap().count(), 0);
}

/// Who ends the program while a command runs leaves nothing of it behind.
#[test]
#[expect(clippy::disallowed_methods, reason = "what the system says of this process is not an input")]
fn an_interrupted_run_leaves_no_folder() {
    let folder = with_command("assize-writer-tried", &shell("touch begun; exec sleep 30"));
    std::fs::create_dir(folder.path().join("temporary")).unwrap();
    let temporary = || std::fs::read_dir(folder.path().join("temporary")).unwrap().map(|entry| entry.unwrap().path());
    let arguments = ["score", "cases.csv", "--framework", "framework.toml", "--writer", "./assize-writer-tried"];
    // Under `nohup` hang-ups are ignored, and stay so.
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap().trim();
    let hangs_up = u64::from_str_radix(ignored, 16).unwrap() & 1 == 0;
    for signal in ["INT", "TERM"].into_iter().chain(hangs_up.then_some("HUP")) {
        let mut program = folder.command(&arguments).env("TMPDIR", folder.path().join("temporary")).spawn().unwrap();
        let started = Instant::now();
        while !temporary().any(|one| one.join("begun").exists()) {
            assert!(started.elapsed() < Duration::from_secs(30), "the command does not begin");
            std::thread::sleep(Duration::from_millis(5));
        }
        Command::new("kill").args([&format!("-{signal}"), &program.id().to_string()]).status().unwrap();
        let ended = program.wait().unwrap();
        assert!(!ended.success() && ended.code().is_none(), "{signal}: it ends by the signal: {ended}");
        assert_eq!(temporary().count(), 0, "{signal}");
    }
}
