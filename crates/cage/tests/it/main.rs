//! Real processes in real cages, trying to get out.

use std::path::Path;
use std::process::{Command, Output};

use cage::Cage;

/// A cage in which `/bin/sh` and its helpers can run, and nothing more.
fn shell() -> Cage {
    ["/bin", "/usr/bin", "/lib", "/lib64", "/usr/lib"]
        .into_iter()
        .filter(|path| Path::new(path).exists())
        .fold(Cage::new(), Cage::execute)
        .user(cage::spare_user())
}

fn run(cage: &Cage, script: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cage-test"))
        .args(cage.arguments("/bin/sh", ["-c", script]))
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .current_dir("/")
        .output()
        .expect("the caged program starts")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[test]
fn a_program_runs_inside() {
    let output = run(&shell(), "echo hello; exit 7");
    assert_eq!(text(&output), "hello\n");
    assert_eq!(output.status.code(), Some(7));
}

#[test]
fn an_announced_cage_says_when_it_is_closed_and_not_before() {
    let output = run(&shell().announced(), "echo oh >&2; exit 7");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, format!("{}\noh\n", cage::CLOSED));
    let open = shell().announced().read("/no/such/folder");
    let output = run(&open, "exit 0");
    assert_eq!(output.status.code(), Some(126));
    assert!(!text(&output).contains(cage::CLOSED), "{}", text(&output));
}

#[test]
fn files_outside_cannot_be_read() {
    for script in [
        "cat /etc/passwd",
        "cat /proc/self/environ",
        "cat /proc/1/cmdline",
        "ls /etc",
        "ls /proc",
    ] {
        let output = run(&shell(), script);
        assert!(!output.status.success(), "{script}: {}", text(&output));
        assert!(output.stdout.is_empty(), "{script}: {}", text(&output));
    }
}

#[test]
fn a_readable_folder_cannot_be_written_and_a_writable_one_not_executed() {
    let folder = tempfile::tempdir().unwrap();
    let (read, write) = (folder.path().join("read"), folder.path().join("write"));
    for path in [&read, &write] {
        std::fs::create_dir(path).unwrap();
        open_to_all(path);
    }
    open_to_all(folder.path());
    std::fs::write(read.join("given"), "given").unwrap();
    let cage = shell().read(&read).write(&write);

    let output = run(&cage, &format!("cat {}/given", read.display()));
    assert_eq!(text(&output), "given");
    let output = run(&cage, &format!("echo x > {}/new", read.display()));
    assert!(!output.status.success());
    let script = format!(
        "cd {} && cp /bin/echo e && chmod 755 e && cat e > f && ./e out",
        write.display()
    );
    let output = run(&cage, &script);
    assert_eq!(output.status.code(), Some(126), "{}", text(&output));
    assert!(write.join("f").exists(), "{}", text(&output));
}

#[test]
fn no_socket_can_be_made() {
    let connect = "exec 3<>/dev/tcp/127.0.0.1/9";
    let cage = shell();
    let output = Command::new(env!("CARGO_BIN_EXE_cage-test"))
        .args(cage.arguments("/bin/bash", ["-c", connect]))
        .env_clear()
        .output()
        .unwrap();
    let said = text(&output);
    assert!(said.contains("Operation not permitted"), "{said}");
}

#[test]
fn namespaces_and_mounts_are_refused() {
    for script in ["unshare --user true", "mount -t tmpfs none /tmp"] {
        let output = run(&shell(), script);
        assert!(!output.status.success(), "{script}: {}", text(&output));
    }
}

#[test]
fn cpu_time_and_memory_and_file_size_end() {
    let output = run(&shell().cpu_seconds(1), "while :; do :; done");
    assert_eq!(output.status.code(), None, "killed by a signal");

    let output = run(
        &shell().address_space_bytes(64 << 20),
        "x=0123456789abcdef; while :; do x=$x$x; done",
    );
    assert!(!output.status.success());

    let folder = tempfile::tempdir().unwrap();
    open_to_all(folder.path());
    let cage = shell().write(folder.path()).file_bytes(1_000);
    let script = format!("head -c 5000 /bin/sh > {}/f", folder.path().display());
    run(&cage, &script);
    let written = std::fs::metadata(folder.path().join("f")).unwrap().len();
    assert_eq!(written, 1_000);
}

#[test]
fn root_becomes_somebody_else_and_others_stay_who_they_are() {
    let user = cage::spare_user();
    let output = run(&shell().user(user), "id -u; id -G");
    let expected = user.unwrap_or_else(|| nix::unistd::geteuid().as_raw());
    let said = text(&output);
    assert!(said.starts_with(&format!("{expected}\n")), "{said}");
    assert!(
        user.is_none() || said == format!("{expected}\n{expected}\n"),
        "{said}"
    );
}

#[test]
fn a_missing_path_is_an_error_and_not_a_smaller_cage() {
    let output = run(&shell().read("/does/not/exist"), "echo ran");
    assert_eq!(output.status.code(), Some(126));
    assert!(text(&output).contains("/does/not/exist"));
}

fn open_to_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o777)).expect("our own folder");
}
