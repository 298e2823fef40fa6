//! Programs that must not outlive the test process, however it ends.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A shell script that holds a program. It runs in a process group of its own and reads its standard input: that ends when
/// the leash is dropped, and just as well when the test process panics, is interrupted or killed. The script then
/// stops what it started and cleans up. (A parent-death signal would follow the thread, not the process.)
pub struct Leash {
    shell: Child,
    said: BufReader<ChildStdout>,
}

impl Leash {
    /// Starts `script` with `args` as `$1`, `$2` and so on.
    pub fn start<S: AsRef<OsStr>>(script: &str, args: impl IntoIterator<Item = S>) -> Self {
        let mut shell = Command::new("sh")
            .args(["-euc", script, "sh"])
            .args(args)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let said = BufReader::new(shell.stdout.take().expect("its output is piped"));
        Self { shell, said }
    }

    /// The next line the script or its program printed, without its end; `None` when both have closed their output.
    pub fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.said.read_line(&mut line).expect("its output is text");
        (read > 0).then(|| line.trim_end().to_owned())
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        self.shell.wait().expect("the script ends");
    }
}
