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
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

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
        let mut refused: Refused = TO_ALL.into_iter().map(|call| (call, Vec::new())).collect();
        if folder.is_none() {
            refused.extend(TO_LIBRARIES.iter().chain(&OLD).map(|call| (*call, Vec::new())));
            refused.extend(to_libraries_at_times()?);
        }
        Ok(seccompiler::apply_filter(&filter(refused)?)?)
    }

    pub(super) fn close_files() -> Result<(), Box<dyn Error + Send + Sync>> {
        let rules = Ruleset::default().handle_access(AccessFs::ReadFile | AccessFs::ReadDir)?.create()?;
        rules.restrict_self()?;
        // Its initialisers may have begun threads.
        let refused = OPENING.iter().map(|(call, _)| (*call, Vec::new())).collect();
        Ok(seccompiler::apply_filter_all_threads(&filter(refused)?)?)
    }

    /// Calls, each with when it is refused; always where that is empty.
    type Refused = BTreeMap<i64, Vec<SeccompRule>>;

    fn filter(refused: Refused) -> Result<BpfProgram, Box<dyn Error + Send + Sync>> {
        let refusal = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let filter = SeccompFilter::new(refused, SeccompAction::Allow, refusal, std::env::consts::ARCH.try_into()?)?;
        Ok(filter.try_into()?)
    }

    /// What a library may do to itself alone, or to read alone.
    fn to_libraries_at_times() -> Result<Refused, seccompiler::BackendError> {
        let when = |argument, operator, value| {
            SeccompRule::new(vec![SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)?])
        };
        let own = u64::from(std::process::id());
        let mut refused = Refused::new();
        for call in [libc::SYS_kill, libc::SYS_tgkill, libc::SYS_rt_sigqueueinfo, libc::SYS_rt_tgsigqueueinfo] {
            refused.insert(call, vec![when(0, SeccompCmpOp::Ne, own)?]);
        }
        for (call, flags) in OPENING {
            let to_write = [libc::O_WRONLY, libc::O_RDWR, libc::O_CREAT, libc::O_TRUNC].map(i64::from);
            let to_write =
                to_write.map(|flag| when(flags, SeccompCmpOp::MaskedEq(flag.cast_unsigned()), flag.cast_unsigned()));
            refused.insert(call, to_write.into_iter().collect::<Result<_, _>>()?);
        }
        Ok(refused)
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

    /// A library makes, changes and removes no file, and starts no program: refused here as well as by Landlock, which older kernels lack.
    const TO_LIBRARIES: [i64; 19] = [
        libc::SYS_fchmod,
        libc::SYS_fchmodat,
        libc::SYS_fchown,
        libc::SYS_fchownat,
        CHANGE_MODE_AT,
        libc::SYS_truncate,
        libc::SYS_unlinkat,
        libc::SYS_renameat,
        libc::SYS_renameat2,
        libc::SYS_mkdirat,
        libc::SYS_symlinkat,
        libc::SYS_linkat,
        libc::SYS_mknodat,
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_openat2,
        libc::SYS_tkill,
        libc::SYS_pidfd_open,
        libc::SYS_pidfd_send_signal,
    ];
    /// The same by the names that only this machine still has.
    #[cfg(target_arch = "x86_64")]
    const OLD: [i64; 11] = [
        libc::SYS_chmod,
        libc::SYS_chown,
        libc::SYS_lchown,
        libc::SYS_unlink,
        libc::SYS_rename,
        libc::SYS_mkdir,
        libc::SYS_rmdir,
        libc::SYS_symlink,
        libc::SYS_link,
        libc::SYS_mknod,
        libc::SYS_creat,
    ];
    #[cfg(not(target_arch = "x86_64"))]
    const OLD: [i64; 0] = [];
    /// What opens a file, and which of its arguments says for what.
    #[cfg(target_arch = "x86_64")]
    const OPENING: [(i64, u8); 2] = [(libc::SYS_openat, 2), (libc::SYS_open, 1)];
    #[cfg(not(target_arch = "x86_64"))]
    const OPENING: [(i64, u8); 1] = [(libc::SYS_openat, 2)];
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
