use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{settings, tell, typed};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    identity::succession,
    language::Text,
    office::{recover_root, recovery_key},
    vault::fingerprint::Fingerprint,
};

/// What the custodians restore, step by step in docs/recovery.md.
#[derive(Subcommand)]
pub(super) enum Recover {
    /// Writes a new credential file from the copy in the main database that only the custodians open.
    #[command(
        after_help = "Example: probity recover credential --share one.txt --share two.txt --share three.txt"
    )]
    Credential {
        /// A file with the five lines of a share; without any they are asked for.
        #[arg(long = "share", value_name = "FILE")]
        shares: Vec<PathBuf>,
    },
    /// Hands a vacant desk over: its key is sealed to successors who have enrolled and read their fingerprint aloud. Two
    /// people (successors or the alternate) then stand for it in the portal.
    #[command(
        after_help = "Example: probity recover desk --successor noor@example.int --fingerprint 7QKM-0ZRT-9HXC-2VBN-4DSW"
    )]
    Desk {
        /// The e-mail address of a successor; may be given several times.
        #[arg(long = "successor", value_name = "EMAIL", required = true)]
        successors: Vec<String>,
        /// The fingerprint each successor reads from their own page, in the same order.
        #[arg(long = "fingerprint", value_name = "CHARACTERS", required = true)]
        fingerprints: Vec<String>,
        /// A file with the five lines of a share; without any they are asked for.
        #[arg(long = "share", value_name = "FILE")]
        shares: Vec<PathBuf>,
    },
}

impl Recover {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        match self {
            Self::Credential { shares } => credential(dir, &shares),
            Self::Desk {
                successors,
                fingerprints,
                shares,
            } => desk(dir, (&successors, &fingerprints), &shares),
        }
    }
}

fn credential(dir: &Path, shares: &[PathBuf]) -> Result<()> {
    let settings = settings(dir)?;
    let key = recovery_key(&settings, &typed::shares(shares)?)?;
    recover_root(&settings, &key)?;
    let file = settings.credential.file.display().to_string();
    tell(&Text::new("cli-credential-restored").with("file", file));
    super::office(dir)?.record(&Actor::console(), &|| Entry::new(Code::RootRecovered))
}

fn desk(
    dir: &Path,
    (logins, typed_prints): (&[String], &[String]),
    shares: &[PathBuf],
) -> Result<()> {
    if logins.len() != typed_prints.len() {
        return Err(Error::invalid(Text::new("cli-successor-fingerprints")));
    }
    let successors = logins
        .iter()
        .zip(typed_prints)
        .map(|(login, print)| Ok((login.clone(), Fingerprint::parse(print)?)))
        .collect::<Result<Vec<_>>>()?;
    let office = super::office(dir)?;
    let key = recovery_key(office.settings(), &typed::shares(shares)?)?;
    let groups = succession::hand_over(&office, &key, &successors)?;
    let names: Vec<_> = groups.into_iter().map(crate::vault::Group::name).collect();
    tell(&Text::new("cli-desk-handed-over").with("groups", names.join(", ")));
    Ok(())
}
