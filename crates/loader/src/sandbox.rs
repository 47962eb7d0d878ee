//! What a writer is kept from where the kernel can do that: files, the network, other processes, a life after its run. Linux alone has it.

use std::io;
use std::path::Path;

/// What this system has to keep writers from files and the network.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Containment {
    /// It keeps commands from files, too (Landlock).
    pub files: bool,
    /// It refuses system calls: all except those for the files of a command (seccomp).
    pub calls: bool,
}

/// What this system has.
pub fn contains() -> Containment {
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

    use super::Containment;
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreatedAttr, Scope,
    };
    use rustix::thread::{CapabilitySet, CapabilitySets, set_capabilities};
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

    /// What older kernels do not know of this is left out.
    const KNOWN: ABI = ABI::V6;
    /// Calls newer than `libc`'s list of them, each of one number everywhere: `fchmodat2`, `setxattrat`, `removexattrat`, `file_setattr`.
    const CHANGE_MODE_AT: i64 = 452;
    const SET_ATTRIBUTE_AT: i64 = 463;
    const REMOVE_ATTRIBUTE_AT: i64 = 466;
    const SET_FILE_ATTRIBUTES: i64 = 469;

    pub(super) fn contains() -> Containment {
        let needed = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
        let files = needed.handle_access(AccessFs::from_write(ABI::V3)).and_then(Ruleset::create).is_ok();
        Containment { files, calls: refuses_calls() }
    }

    /// Whether the kernel lets a process refuse itself calls.
    #[allow(unsafe_code, reason = "the standard library does not ask for it")]
    fn refuses_calls() -> bool {
        let action = libc::SECCOMP_RET_ERRNO;
        // SAFETY: the call reads one number that is there.
        unsafe { libc::syscall(libc::SYS_seccomp, libc::SECCOMP_GET_ACTION_AVAIL, 0, &raw const action) == 0 }
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
        if !refuses_calls() {
            // What is not held is said in the list of writers.
            return Ok(set_capabilities(None, NO_RIGHTS)?);
        }
        let always = |calls: &[i64]| calls.iter().map(|call| (*call, Vec::new())).collect::<Refused>();
        let mut refused = always(&TO_ALL);
        refused.extend(of_another()?);
        if folder.is_none() {
            refused.extend(always(&[&TO_LIBRARIES[..], &OLD, &SETTING_TIMES].concat()));
            refused.extend(to_libraries_at_times()?);
        } else {
            // What unpacks or copies a file within the folder must not fail because of its time: nothing happens, and that is all.
            seccompiler::apply_filter(&filter(always(&SETTING_TIMES), 0)?)?;
        }
        // Its flags cannot be looked at: who asks for it is to take `clone`.
        seccompiler::apply_filter(&filter(always(&[libc::SYS_clone3]), libc::ENOSYS)?)?;
        seccompiler::apply_filter(&filter(refused, libc::EPERM)?)?;
        // What root may do beyond its own files, to read the environment of every process among it; no program that is started gets it back.
        Ok(set_capabilities(None, NO_RIGHTS)?)
    }

    const NO_RIGHTS: CapabilitySets = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };

    pub(super) fn close_files() -> Result<(), Box<dyn Error + Send + Sync>> {
        let rules = Ruleset::default().handle_access(AccessFs::ReadFile | AccessFs::ReadDir)?.create()?;
        rules.restrict_self()?;
        if !refuses_calls() {
            return Ok(());
        }
        // Its initialisers may have begun threads.
        let refused = OPENING.iter().map(|(call, _)| (*call, Vec::new())).collect();
        Ok(seccompiler::apply_filter_all_threads(&filter(refused, libc::EPERM)?)?)
    }

    /// Calls, each with when it is refused; always where that is empty.
    type Refused = BTreeMap<i64, Vec<SeccompRule>>;

    /// These calls fail with that error; with none they do nothing, and say that all went well.
    fn filter(refused: Refused, error: i32) -> Result<BpfProgram, Box<dyn Error + Send + Sync>> {
        let refusal = SeccompAction::Errno(error.unsigned_abs());
        let filter = SeccompFilter::new(refused, SeccompAction::Allow, refusal, std::env::consts::ARCH.try_into()?)?;
        Ok(filter.try_into()?)
    }

    fn when(argument: u8, operator: SeccompCmpOp, value: u64) -> Result<SeccompRule, seccompiler::BackendError> {
        SeccompRule::new(vec![SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)?])
    }

    /// What a process may do to itself, whose number here is 0, and to no other; and processes in namespaces of their own.
    fn of_another() -> Result<Refused, seccompiler::BackendError> {
        let mut refused = Refused::new();
        for call in [
            libc::SYS_prlimit64,
            libc::SYS_sched_setaffinity,
            libc::SYS_sched_setparam,
            libc::SYS_sched_setscheduler,
            libc::SYS_sched_setattr,
            libc::SYS_migrate_pages,
            libc::SYS_move_pages,
        ] {
            refused.insert(call, vec![when(0, SeccompCmpOp::Ne, 0)?]);
        }
        for (call, a_process) in
            [(libc::SYS_setpriority, u64::from(libc::PRIO_PROCESS)), (libc::SYS_ioprio_set, IOPRIO_WHO_PROCESS)]
        {
            refused.insert(call, vec![when(0, SeccompCmpOp::Ne, a_process)?, when(1, SeccompCmpOp::Ne, 0)?]);
        }
        // A file's flags, and to whom a signal goes when something can be read.
        for (call, asked) in [(libc::SYS_ioctl, &SETTING_BY_DEVICE[..]), (libc::SYS_fcntl, &SETTING_BY_FILE)] {
            let asked = asked.iter().map(|asked| when(1, SeccompCmpOp::Eq, *asked));
            refused.insert(call, asked.collect::<Result<_, _>>()?);
        }
        let apart = NAMESPACES.map(|flag| u64::from(flag.cast_unsigned()));
        let apart = apart.map(|flag| when(0, SeccompCmpOp::MaskedEq(flag), flag));
        refused.insert(libc::SYS_clone, apart.into_iter().collect::<Result<_, _>>()?);
        Ok(refused)
    }

    /// What a library may do to itself alone, or to read alone.
    fn to_libraries_at_times() -> Result<Refused, seccompiler::BackendError> {
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

    /// The process itself, where a number follows; `libc` has no name for it.
    const IOPRIO_WHO_PROCESS: u64 = 1;
    /// `FS_IOC_SETFLAGS`, `FS_IOC_FSSETXATTR`, `FIOSETOWN`, `SIOCSPGRP`.
    const SETTING_BY_DEVICE: [u64; 4] = [0x4008_6602, 0x401c_5820, 0x8901, 0x8902];
    /// `F_SETOWN`, `F_SETSIG`, `F_SETOWN_EX`.
    const SETTING_BY_FILE: [u64; 3] = [8, 10, 15];
    const NAMESPACES: [i32; 7] = [
        libc::CLONE_NEWUSER,
        libc::CLONE_NEWNS,
        libc::CLONE_NEWPID,
        libc::CLONE_NEWNET,
        libc::CLONE_NEWIPC,
        libc::CLONE_NEWUTS,
        libc::CLONE_NEWCGROUP,
    ];

    /// Calls of the system that no writer has a use for: sockets, other processes, leaving its session or group, what outlives its run,
    /// attributes of files (a list of who may do what is one), other views of the files that there are.
    const TO_ALL: [i64; 45] = [
        libc::SYS_socket,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_process_madvise,
        libc::SYS_process_mrelease,
        libc::SYS_pidfd_getfd,
        libc::SYS_kcmp,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_setsid,
        libc::SYS_setpgid,
        libc::SYS_io_uring_setup,
        libc::SYS_bpf,
        libc::SYS_add_key,
        libc::SYS_request_key,
        libc::SYS_keyctl,
        libc::SYS_shmget,
        libc::SYS_msgget,
        libc::SYS_semget,
        libc::SYS_mq_open,
        libc::SYS_mq_unlink,
        libc::SYS_setxattr,
        libc::SYS_lsetxattr,
        libc::SYS_fsetxattr,
        libc::SYS_removexattr,
        libc::SYS_lremovexattr,
        libc::SYS_fremovexattr,
        SET_ATTRIBUTE_AT,
        REMOVE_ATTRIBUTE_AT,
        SET_FILE_ATTRIBUTES,
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_pivot_root,
        libc::SYS_chroot,
        libc::SYS_open_tree,
        libc::SYS_move_mount,
        libc::SYS_fsopen,
        libc::SYS_fsconfig,
        libc::SYS_fsmount,
        libc::SYS_fspick,
        libc::SYS_mount_setattr,
        libc::SYS_quotactl,
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
    /// What sets the times of a file.
    #[cfg(target_arch = "x86_64")]
    const SETTING_TIMES: [i64; 4] = [libc::SYS_utimensat, libc::SYS_utimes, libc::SYS_utime, libc::SYS_futimesat];
    #[cfg(not(target_arch = "x86_64"))]
    const SETTING_TIMES: [i64; 1] = [libc::SYS_utimensat];
    /// What opens a file, and which of its arguments says for what.
    #[cfg(target_arch = "x86_64")]
    const OPENING: [(i64, u8); 2] = [(libc::SYS_openat, 2), (libc::SYS_open, 1)];
    #[cfg(not(target_arch = "x86_64"))]
    const OPENING: [(i64, u8); 1] = [(libc::SYS_openat, 2)];
}

#[cfg(not(target_os = "linux"))]
mod imp {
    use std::path::Path;

    pub(super) fn contains() -> super::Containment {
        super::Containment::default()
    }

    pub(super) fn confine(_: Option<&Path>) -> Result<(), std::convert::Infallible> {
        Ok(())
    }

    pub(super) fn close_files() -> Result<(), std::convert::Infallible> {
        Ok(())
    }
}
