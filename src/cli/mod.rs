//! The command line: a contract for operators and scripts. The exit code is 0 only on success; an error is one or two
//! sentences on standard error that say what to do.

mod account;
mod audit;
mod backup;
mod ceremony;
mod cycle;
mod demo;
mod figures;
mod form;
mod init;
mod loss;
mod recover;
mod serve;
mod staff;
mod statistics;
mod typed;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Parser, Subcommand};

use crate::{
    calendar::SystemClock,
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    language::{Languages, Speech, Text},
    office::Office,
};

/// The confidential system an ethics office runs on.
#[derive(Parser)]
#[command(name = "probity", version, arg_required_else_help = true)]
struct Cli {
    /// The data folder: settings (probity.toml), credential file, embedded databases. Without it `PROBITY_DIR`, else
    /// probity-data; a demo takes a temporary folder.
    #[arg(long, global = true, value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Draws the recovery key and prints its shares for the custodians; best on a machine without a network.
    #[command(
        after_help = "Example: probity ceremony --custodians 5 --threshold 3 --out recovery.txt"
    )]
    Ceremony(ceremony::Ceremony),
    /// Makes the data folder, the credential file, and the enrolment links of the first administrator and the head.
    #[command(
        after_help = "Example: probity init --recovery recovery.txt --head hala@example.int --head-name 'Hala Nasser' \
                      --administrator ada@example.int --administrator-name 'Ada Lind'"
    )]
    Init(init::Init),
    /// Serves the portal until it is told to stop.
    #[command(after_help = "Example: probity --dir /var/lib/probity serve")]
    Serve,
    /// Builds a sample organisation, a thousand invented people and a year of their matters, and serves it here.
    #[command(after_help = "Example: probity demo --listen 127.0.0.1:9000 --dir demo")]
    Demo(demo::Demo),
    /// Brings both databases up to this version; safe to start from several processes at once.
    #[command(after_help = "Example: probity --dir /var/lib/probity migrate")]
    Migrate,
    /// Writes a consistent copy of both databases of a running office, the shares second.
    #[command(
        after_help = "Example: probity --dir /var/lib/probity backup /backups/2026-11-22 --shares /elsewhere/2026-11-22"
    )]
    Backup(backup::Backup),
    /// Accepts, by two people, that a main database was put back to an older state.
    #[command(
        after_help = "Example: probity accept-loss --by hala@example.int --by alma@example.int"
    )]
    AcceptLoss(loss::AcceptLoss),
    /// Restores with the custodians' shares what would else be lost: the credential file, a vacant desk.
    #[command(subcommand)]
    Recover(recover::Recover),
    /// Accounts: invite, list, roles, end.
    #[command(subcommand)]
    Account(account::Account),
    /// The staff roster.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// The forms of the disclosure cycle: check one before it is used.
    #[command(subcommand)]
    Form(form::Form),
    /// Disclosure cycles: plan one, who would file, launch, how it goes, what letters leave.
    #[command(subcommand)]
    Cycle(cycle::Cycle),
    /// The audit record: verify it, print its checkpoint.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Figures: what is published, and disclosure control for tables of your own.
    #[command(subcommand)]
    Statistics(figures::Figures),
}

/// Runs what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    match Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", sentence(&error));
            ExitCode::FAILURE
        }
    }
}

impl Cli {
    fn run(self) -> Result<ExitCode> {
        let typed = self.dir;
        let dir = data_folder(typed.as_deref());
        match self.command {
            Command::Ceremony(ceremony) => ceremony.run(),
            Command::Init(init) => init.run(&dir),
            Command::Serve => serve::run(&dir),
            Command::Demo(demo) => demo.run(typed.as_deref()),
            Command::Migrate => backup::migrate_both(&dir),
            Command::Backup(backup) => backup.run(&dir),
            Command::AcceptLoss(loss) => loss.run(&dir),
            Command::Recover(recover) => recover.run(&dir),
            Command::Account(account) => account.run(&dir),
            Command::Staff(staff) => staff.run(&dir),
            Command::Cycle(cycle) => cycle.run(&dir),
            Command::Audit(audit) => audit.run(&dir),
            Command::Form(form) => return form.run(),
            Command::Statistics(statistics) => return statistics.run(&dir),
        }
        .map(|()| ExitCode::SUCCESS)
    }
}

/// The data folder that is meant. A demo does not ask the environment: it may name a real office.
fn data_folder(typed: Option<&Path>) -> PathBuf {
    typed
        .map(Path::to_owned)
        .or_else(|| std::env::var_os("PROBITY_DIR").map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("probity-data"))
}

/// The settings of a data folder.
fn settings(dir: &Path) -> Result<Settings> {
    Settings::load(dir, std::env::vars())
}

/// The office of a data folder.
fn office(dir: &Path) -> Result<Arc<Office>> {
    Ok(Arc::new(Office::start(
        settings(dir)?,
        Arc::new(SystemClock),
        Chance::system(),
    )?))
}

/// As [`office`], though its main database may have been put back to an older state.
fn office_put_back(dir: &Path) -> Result<Office> {
    Office::start_put_back(settings(dir)?, Arc::new(SystemClock), Chance::system())
}

/// Prints a sentence.
fn tell(text: &Text) {
    println!("{}", say(text));
}

/// A sentence at the console.
fn say(text: &Text) -> String {
    let languages = Languages::load(None, "en").ok();
    match languages.as_ref().and_then(|known| known.speech("en")) {
        Some(speech) => plain(speech, text),
        None => text.key().to_owned(),
    }
}

/// What an error says to whoever typed the command: the sentences of its problems, or the cause for the operator.
fn sentence(error: &Error) -> String {
    let texts = match error {
        Error::Invalid(problems) => problems
            .iter()
            .map(|problem| problem.text.clone())
            .collect(),
        Error::Denied => vec![Text::new("cli-denied")],
        Error::Missing => vec![Text::new("cli-missing")],
        Error::Conflict => vec![Text::new("cli-conflict")],
        Error::Broken(cause) => return format!("The command failed: {cause}."),
    };
    texts.iter().map(say).collect::<Vec<_>>().join("\n")
}

/// A sentence for a terminal, where what is copied must be what is meant: without the marks that keep words apart from
/// the direction of the text around them.
fn plain(speech: &Speech, text: &Text) -> String {
    speech.say(text).replace(['\u{2068}', '\u{2069}'], "")
}
