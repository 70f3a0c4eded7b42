//! How a worker shuts itself in. The only file of the worker that knows the system.
//!
//! On Linux (x86-64, arm64, riscv64) a worker may read its standard input, write its standard output and error, ask for
//! memory within [`MAX_MEMORY`], and end. Everything else fails with EPERM: no file is opened, no socket, process or
//! thread made, nobody traced or signalled, no code is made from data. What a foreign ABI asks ends it. What it inherited
//! is closed. It leaves no core file, in which the picture would be, and dies with its parent. On other systems nothing
//! of this is enforced here.

/// Most memory of a worker for data: the samples of the largest picture that is read
/// ([`MAX_DECODED`](crate::scan::MAX_DECODED)) and a grey copy. A picture that takes more ends the worker. With the
/// program itself and the parent it stays under 300 MB.
#[cfg(target_os = "linux")]
const MAX_MEMORY: u64 = 208 << 20;

/// Most address space, in which the program's file and its libraries are counted too, loaded or not.
#[cfg(target_os = "linux")]
const MAX_ADDRESSES: u64 = MAX_MEMORY + (512 << 20);

/// Shuts this process in, for good.
///
/// # Errors
/// What could not be done. Then nothing from outside must be read.
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
pub(super) fn enter() -> Result<(), String> {
    linux::close_inherited().map_err(|error| format!("descriptors: {error}"))?;
    linux::limits().map_err(|error| format!("limits: {error}"))?;
    linux::filter().map_err(|error| format!("seccomp: {error}"))
}

/// Not enforced here: the deadline and the process of its own are all there is.
#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
)))]
pub(super) fn enter() -> Result<(), String> {
    Ok(())
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
mod linux {
    use std::collections::BTreeMap;
    use std::os::fd::RawFd;
    use std::{fs, io};

    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    use seccompiler::{
        BackendError, BpfProgram, Error, SeccompAction, SeccompCmpArgLen::Dword, SeccompCmpOp,
        SeccompCondition, SeccompFilter, SeccompRule, TargetArch, apply_filter_all_threads,
    };

    use super::{MAX_ADDRESSES, MAX_MEMORY};

    /// Closes all but the three that a worker has. Libraries of cameras open devices so that every child inherits them,
    /// and a camera that somebody still holds comes back under another number when it is unplugged and plugged in.
    pub(super) fn close_inherited() -> io::Result<()> {
        let number =
            |entry: io::Result<fs::DirEntry>| entry.ok()?.file_name().to_str()?.parse::<RawFd>().ok();
        let open: Vec<RawFd> = fs::read_dir("/proc/self/fd")?.filter_map(number).collect();
        // Among them is the one that the list was read from, which is closed by now.
        for number in open.into_iter().filter(|number| *number > 2) {
            let _ = nix::unistd::close(number);
        }
        Ok(())
    }

    pub(super) fn limits() -> rustix::io::Result<()> {
        set_parent_process_death_signal(Some(Signal::KILL))?;
        for (resource, most) in [
            (Resource::Data, MAX_MEMORY),
            (Resource::As, MAX_ADDRESSES),
            (Resource::Core, 0),
            // Those that are open stay open.
            (Resource::Nofile, 0),
        ] {
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
        }
        Ok(())
    }

    pub(super) fn filter() -> Result<(), Error> {
        let arch = TargetArch::try_from(std::env::consts::ARCH)?;
        let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let filter = SeccompFilter::new(allowed()?, denied, SeccompAction::Allow, arch)?;
        let program: BpfProgram = filter.try_into()?;
        apply_filter_all_threads(&program)
    }

    /// The calls that a worker may make.
    fn allowed() -> Result<BTreeMap<i64, Vec<SeccompRule>>, BackendError> {
        let only = |argument, operator, value| {
            SeccompRule::new(vec![SeccompCondition::new(argument, Dword, operator, value)?])
        };
        // No memory that is run. A file cannot be mapped where none can be opened.
        let not_run = || only(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC.unsigned_abs().into()), 0);
        let any = [
            // Memory.
            libc::SYS_brk,
            libc::SYS_munmap,
            libc::SYS_mremap,
            libc::SYS_madvise,
            // What std and the allocator do among threads, of which there is one.
            libc::SYS_futex,
            libc::SYS_sched_yield,
            libc::SYS_sched_getaffinity,
            // Time, and the seeds of hash maps.
            libc::SYS_clock_gettime,
            libc::SYS_getrandom,
            // Signals that are its own fault, and the end.
            libc::SYS_rt_sigaction,
            libc::SYS_rt_sigprocmask,
            libc::SYS_rt_sigreturn,
            libc::SYS_sigaltstack,
            libc::SYS_restart_syscall,
            libc::SYS_exit,
            libc::SYS_exit_group,
        ];
        let mut allowed: BTreeMap<i64, Vec<SeccompRule>> = any.map(|call| (call, Vec::new())).into();
        allowed.insert(libc::SYS_read, vec![only(0, SeccompCmpOp::Eq, 0)?]);
        allowed.insert(libc::SYS_write, vec![only(0, SeccompCmpOp::Eq, 1)?, only(0, SeccompCmpOp::Eq, 2)?]);
        allowed.insert(libc::SYS_mmap, vec![not_run()?]);
        allowed.insert(libc::SYS_mprotect, vec![not_run()?]);
        Ok(allowed)
    }
}
