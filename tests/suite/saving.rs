use crate::support::{Folder, run};

#[test]
fn a_result_goes_to_a_file_as_it_would_be_printed() {
    let folder = Folder::new([]);
    let saved = folder.run(&["frameworks", "list", "-o", "list.txt"]);
    assert_eq!(saved.shown(), "exit 0\n-- stdout --\n-- stderr --\n");
    let files = folder.files();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["list.txt"]);
    assert_eq!(files["list.txt"], run(&["frameworks", "list"]).stdout);
}

#[test]
fn what_is_there_stays_unless_forced() {
    let folder = Folder::new([("list.txt", "mine")]);
    let list = ["frameworks", "list", "-o", "list.txt"];
    assert_eq!(folder.run(&list).code, 3);
    assert_eq!(folder.files()["list.txt"], "mine");
    assert_eq!(folder.run(&[&list[..], &["--force"]].concat()).code, 0);
    assert_ne!(folder.files()["list.txt"], "mine");
    assert_eq!(folder.files().len(), 1);
}

#[test]
fn a_folder_is_replaced_as_a_whole_and_only_if_it_is_ours() {
    let folder = Folder::new([]);
    assert_eq!(folder.run(&["man", "-o", "man1"]).code, 0);
    assert_eq!(folder.run(&["man", "-o", "man1"]).code, 3);
    let pages = folder.files();
    assert_eq!(folder.run(&["man", "-o", "man1", "--force"]).code, 0);
    assert_eq!(folder.files(), pages);
    folder.write("man1/notes.txt", "mine");
    let refused = folder.run(&["man", "-o", "man1", "--force"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("`man1/notes.txt` is not part of what would be written"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), pages.len() + 1);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let folder = Folder::new([]);
    let refused = folder.run(&["frameworks", "list", "-o", "results/list.txt"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("the folder that it goes into does not exist"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), 0);
}

#[test]
fn what_a_stopped_run_left_is_found() {
    let folder = Folder::new([(".list.txt.assize-new", "half")]);
    let refused = folder.run(&["frameworks", "list", "-o", "list.txt"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("another run is writing, or was stopped"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), 1);
}

/// No place, no time, no language of the machine shows in a result.
#[test]
fn the_surroundings_do_not_matter() {
    let folder = Folder::new([]);
    let plain = folder.run(&["frameworks", "show", "2018-crc", "--writer", "json"]).stdout;
    let mut command = folder.command(&["frameworks", "show", "2018-crc", "--writer", "json"]);
    command.env("LANG", "de_DE.UTF-8").env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Asia/Kolkata").env("COLUMNS", "31");
    assert_eq!(crate::support::Run::from(command.output().unwrap()).stdout, plain);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&plain).unwrap()["kind"], "framework");
}
