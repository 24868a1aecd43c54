//! Which system calls are refused, by seccomp.
//!
//! A list of what is refused, not of what is allowed: the programs in a cage
//! are ours or well known (a compiler), and a list of everything that some
//! version of a C library calls would break with the next one. What is on it
//! is what no compiler and no worker needs and what past holes in kernels were
//! reached through. Files are landlock's business.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};

use crate::Error;

/// Refused with `EPERM`.
const REFUSED: &[libc::c_long] = &[
    // Network, and everything else that is a socket.
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Other processes.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_process_mrelease,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
    // Mounts, roots and namespaces.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_mount_setattr,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_fsconfig,
    libc::SYS_fspick,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
    // Large interfaces of the kernel that nothing here needs.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_io_setup,
    libc::SYS_fanotify_init,
    libc::SYS_inotify_init1,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_mq_open,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_shmget,
    libc::SYS_vmsplice,
    libc::SYS_personality,
    // The machine.
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_vhangup,
];

/// The same, where only this processor has them.
#[cfg(target_arch = "x86_64")]
const REFUSED_HERE: &[libc::c_long] = &[
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_inotify_init,
    libc::SYS_uselib,
    libc::SYS_ustat,
    libc::SYS_sysfs,
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_HERE: &[libc::c_long] = &[];

/// Refused to a process that is to stay alone, beside new processes by `clone`.
#[cfg(target_arch = "x86_64")]
const PROGRAMS: &[libc::c_long] = &[
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_fork,
    libc::SYS_vfork,
];
#[cfg(not(target_arch = "x86_64"))]
const PROGRAMS: &[libc::c_long] = &[libc::SYS_execve, libc::SYS_execveat];

/// The flags of `clone` that make a namespace.
const NAMESPACES: libc::c_int = libc::CLONE_NEWNS
    | libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWCGROUP;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Loads the filters into the calling process.
pub(crate) fn enforce(alone: bool) -> Result<(), Error> {
    // A filter cannot look into clone3's structure; told that it does not
    // exist, C libraries use clone.
    let hidden: Rules = [(libc::SYS_clone3, Vec::new())].into();
    load(hidden, libc::ENOSYS)?;
    load(refused(alone)?, libc::EPERM)
}

fn refused(alone: bool) -> Result<Rules, Error> {
    let mut rules = Rules::new();
    let programs = if alone { PROGRAMS } else { &[] };
    for call in REFUSED.iter().chain(REFUSED_HERE).chain(programs) {
        rules.insert(*call, Vec::new());
    }
    rules.insert(libc::SYS_clone, clones(alone)?);
    rules.insert(libc::SYS_ioctl, vec![when(1, same(libc::TIOCSTI))?]);
    rules.insert(libc::SYS_socketpair, vec![when_not_local()?]);
    second_table(&mut rules);
    Ok(rules)
}

/// On x86-64 every call has a second number, of the x32 table, which a list of
/// what is refused must name as well; 512 and above exist only there.
#[cfg(target_arch = "x86_64")]
fn second_table(rules: &mut Rules) {
    const X32: i64 = 0x4000_0000;
    let doubled: Vec<_> = rules
        .iter()
        .map(|(call, rules)| (call | X32, rules.clone()))
        .chain((512..=547).map(|call| (call | X32, Vec::new())))
        .chain([(libc::SYS_clone3 | X32, Vec::new())])
        .collect();
    rules.extend(doubled);
}
#[cfg(not(target_arch = "x86_64"))]
fn second_table(_: &mut Rules) {}

/// `clone` is refused when it makes a namespace, and to a lone process when it
/// makes anything but a thread.
fn clones(alone: bool) -> Result<Vec<SeccompRule>, Error> {
    let mut rules = Vec::new();
    let mut bit = 1_u64;
    while bit <= NAMESPACES as u64 {
        if NAMESPACES as u64 & bit != 0 {
            rules.push(when(0, (SeccompCmpOp::MaskedEq(bit), bit))?);
        }
        bit <<= 1;
    }
    if alone {
        let thread = libc::CLONE_THREAD as u64;
        rules.push(when(0, (SeccompCmpOp::MaskedEq(thread), 0))?);
    }
    Ok(rules)
}

/// A pair of local sockets is a pipe to a child; any other is refused.
fn when_not_local() -> Result<SeccompRule, Error> {
    when(0, (SeccompCmpOp::Ne, libc::AF_UNIX as u64))
}

fn same(value: libc::c_ulong) -> (SeccompCmpOp, u64) {
    (SeccompCmpOp::Eq, value)
}

fn when(argument: u8, (operator, value): (SeccompCmpOp, u64)) -> Result<SeccompRule, Error> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)
        .and_then(|condition| SeccompRule::new(vec![condition]))
        .map_err(|error| Error::SystemCalls(error.to_string()))
}

fn load(rules: Rules, errno: libc::c_int) -> Result<(), Error> {
    let failed = |error: String| Error::SystemCalls(error);
    let processor = std::env::consts::ARCH
        .try_into()
        .map_err(|error: seccompiler::BackendError| failed(error.to_string()))?;
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(errno.unsigned_abs()),
        processor,
    )
    .map_err(|error| failed(error.to_string()))?;
    let program = BpfProgram::try_from(filter).map_err(|error| failed(error.to_string()))?;
    seccompiler::apply_filter(&program).map_err(|error| failed(error.to_string()))
}
