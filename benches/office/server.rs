//! A server in a process of its own, what it has cost so far, and how much memory it takes.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

/// The portal, or the bare handler.
pub struct Server {
    child: Child,
    /// Where it answers, without a slash at the end.
    pub address: String,
    /// How long it took from the start of its process to its first answer that it is ready.
    pub took: Duration,
}

/// Megabytes.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// What it holds now.
    pub resident: f64,
    /// The most it has ever held.
    pub highest: f64,
}

impl Server {
    /// The portal of the office in `folder`: the program itself.
    pub fn portal(folder: &Path) -> Self {
        let port = free_port();
        let mut program = Command::new(env!("CARGO_BIN_EXE_probity"));
        program
            .args(["--dir".as_ref(), folder.as_os_str(), "serve".as_ref()])
            .env("PROBITY__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env(
                "PROBITY__SERVER__PUBLIC_URL",
                format!("http://127.0.0.1:{port}"),
            );
        Self::start(&mut program, port)
    }

    /// The bare handler on the databases of the same office: this program, told by `argument` what to be.
    pub fn bare(folder: &Path, argument: &str) -> Self {
        let port = free_port();
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.arg(argument).arg(folder).arg(port.to_string());
        Self::start(&mut program, port)
    }

    fn start(program: &mut Command, port: u16) -> Self {
        let address = format!("http://127.0.0.1:{port}");
        let began = Instant::now();
        let child = program
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            address,
            took: Duration::ZERO,
        };
        while !crate::clients::is_ready(port) {
            assert!(server.child.try_wait().unwrap().is_none(), "it ended");
            sleep(Duration::from_millis(1));
        }
        server.took = began.elapsed();
        server
    }

    /// The processor time of all its threads so far (proc(5): the fields `utime` and `stime`, in hundredths of a second).
    pub fn cpu(&self) -> Duration {
        let stat = self.about("stat");
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let ticks: u64 = fields
            .split(' ')
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<u64>().unwrap())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// What it holds.
    pub fn memory(&self) -> Memory {
        let status = self.about("status");
        let megabytes = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            let kibibytes = line.split_whitespace().nth(1).unwrap();
            kibibytes.parse::<f64>().unwrap() * 1024.0 / 1e6
        };
        Memory {
            resident: megabytes("VmRSS:"),
            highest: megabytes("VmHWM:"),
        }
    }

    /// Asks it to stop, as a service manager does, and waits until it has.
    pub fn stop(mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        assert!(self.child.wait().unwrap().success());
    }

    /// Kills it, as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn about(&self, name: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{name}", self.child.id())).unwrap()
    }
}

impl Drop for Server {
    /// Whatever ends the run, no server outlives it.
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(|_| ()).unwrap_or_default();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
