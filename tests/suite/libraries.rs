//! Libraries of writers, built by the tests that use them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Whether there is a C compiler; where there is none, that is said once, loudly.
pub(crate) fn has_c_compiler() -> bool {
    static HAS: OnceLock<bool> = OnceLock::new();
    *HAS.get_or_init(|| {
        let found = Command::new(compiler()).arg("--version").stdout(Stdio::null()).status();
        let has = found.is_ok_and(|status| status.success());
        if !has {
            assize_testing::skipped("writers in C", "a C compiler called `cc`: install Debian's or Ubuntu's `gcc`");
        }
        has
    })
}

fn compiler() -> std::ffi::OsString {
    std::env::var_os("CC").unwrap_or_else(|| "cc".into())
}

/// Compiles one C file of the project to a library.
pub(crate) fn c_library(source: &str, flags: &[&str], to: &Path) -> PathBuf {
    compiled(source, &[&["-shared", "-fPIC"], flags].concat(), to)
}

/// Compiles one C file of the project to a program.
pub(crate) fn c_program(source: &str, to: &Path) -> PathBuf {
    compiled(source, &[], to)
}

fn compiled(source: &str, flags: &[&str], to: &Path) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let compiled = Command::new(compiler())
        .arg("-I")
        .arg(root.join("crates/writer/include"))
        .args(flags)
        .arg("-o")
        .arg(to)
        .arg(root.join(source))
        .args(["-lpthread", "-lm"])
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{source}: {}", String::from_utf8_lossy(&compiled.stderr));
    to.to_owned()
}

/// The folder that this build writes to.
pub(crate) fn target() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_assize"));
    program.ancestors().nth(2).unwrap().to_owned()
}

/// `libx.so`, `libx.dylib`.
pub(crate) fn file_name(library: &str) -> String {
    format!("{}{library}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX)
}

/// Builds one of the workspace's own libraries as it stands now. `cargo test` of this suite alone does not do it.
pub(crate) fn rust_library(package: &str) -> PathBuf {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--package", package, "--target-dir"]).arg(target());
    let built = cargo.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).output().unwrap();
    assert!(built.status.success(), "{package}: {}", String::from_utf8_lossy(&built.stderr));
    target().join("debug").join(file_name(&package.replace('-', "_")))
}
