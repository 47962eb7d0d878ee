//! What a writer is kept from where the kernel can do that: files, the network, other processes, a life after its run. Linux alone has it.

use std::io;
use std::path::Path;

/// Whether this system keeps writers from files and the network.
pub fn contains() -> bool {
    imp::contains()
}

/// Before a writer runs at all: nothing may be written but beneath this folder, no network be used, no other process be touched. A writer
/// without a folder starts no program either.
pub(crate) fn confine(folder: Option<&Path>) -> io::Result<()> {
    imp::confine(folder).map_err(io::Error::other)
}

/// Once a library is loaded: nothing may be read either.
pub(crate) fn close_files() -> io::Result<()> {
    imp::close_files().map_err(io::Error::other)
}

#[cfg(target_os = "linux")]
mod imp {
    use std::collections::BTreeMap;
    use std::error::Error;
    use std::path::Path;

    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreatedAttr, Scope,
    };
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    /// What older kernels do not know of this is left out.
    const KNOWN: ABI = ABI::V6;
    /// `fchmodat2`, which has one number everywhere.
    const CHANGE_MODE_AT: i64 = 452;

    pub(super) fn contains() -> bool {
        let needed = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
        needed.handle_access(AccessFs::from_write(ABI::V3)).and_then(Ruleset::create).is_ok()
    }

    pub(super) fn confine(folder: Option<&Path>) -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut held = AccessFs::from_write(KNOWN);
        if folder.is_none() {
            held |= AccessFs::Execute;
        }
        let rules = Ruleset::default()
            .handle_access(held)?
            .handle_access(AccessNet::from_all(KNOWN))?
            .scope(Scope::from_all(KNOWN))?
            .create()?;
        let rules = match folder {
            None => rules,
            Some(folder) => rules
                .add_rule(PathBeneath::new(PathFd::new(folder)?, AccessFs::from_write(KNOWN)))?
                .add_rule(PathBeneath::new(PathFd::new("/dev/null")?, AccessFs::WriteFile | AccessFs::Truncate))?,
        };
        rules.restrict_self()?;
        #[cfg(target_arch = "x86_64")]
        const OLD: [i64; 3] = [libc::SYS_chmod, libc::SYS_chown, libc::SYS_lchown];
        #[cfg(not(target_arch = "x86_64"))]
        const OLD: [i64; 0] = [];
        let refused = if folder.is_none() { [&TO_ALL[..], &TO_LIBRARIES, &OLD].concat() } else { TO_ALL.to_vec() };
        let rules: BTreeMap<i64, _> = refused.into_iter().map(|call| (call, Vec::new())).collect();
        let refusal = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let filter = SeccompFilter::new(rules, SeccompAction::Allow, refusal, std::env::consts::ARCH.try_into()?)?;
        Ok(seccompiler::apply_filter(&BpfProgram::try_from(filter)?)?)
    }

    pub(super) fn close_files() -> Result<(), Box<dyn Error + Send + Sync>> {
        let rules = Ruleset::default().handle_access(AccessFs::ReadFile | AccessFs::ReadDir)?.create()?;
        rules.restrict_self()?;
        Ok(())
    }

    /// Calls of the system that no writer has a use for: sockets, the memory of others, leaving its session or group.
    const TO_ALL: [i64; 10] = [
        libc::SYS_socket,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_setsid,
        libc::SYS_setpgid,
        libc::SYS_io_uring_setup,
        libc::SYS_bpf,
        libc::SYS_unshare,
        libc::SYS_mount,
    ];

    /// A library has no file whose mode or owner it could change.
    const TO_LIBRARIES: [i64; 5] =
        [libc::SYS_fchmod, libc::SYS_fchmodat, libc::SYS_fchown, libc::SYS_fchownat, CHANGE_MODE_AT];
}

#[cfg(not(target_os = "linux"))]
mod imp {
    use std::path::Path;

    pub(super) fn contains() -> bool {
        false
    }

    pub(super) fn confine(_: Option<&Path>) -> Result<(), std::convert::Infallible> {
        Ok(())
    }

    pub(super) fn close_files() -> Result<(), std::convert::Infallible> {
        Ok(())
    }
}
