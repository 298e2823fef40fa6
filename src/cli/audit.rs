use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{office, office_put_back, settings, tell, typed};
use crate::{
    audit::{Checkpoint, Key, Note},
    config::Settings,
    error::{Error, Result},
    identity, inspection,
    language::Text,
    office::{self, Office, main_address},
    vault::{Root, sign::VerifyingKey},
};

/// The audit record.
#[derive(Subcommand)]
pub(super) enum Audit {
    /// Recomputes the record from its rows and compares it with its head and with checkpoints kept elsewhere; also that
    /// of a database that was put back or damaged, and of a copy without its credential file.
    #[command(
        after_help = "Example: probity audit verify --checkpoint printed-in-march.txt --auditor audrey@example.int"
    )]
    Verify {
        /// A checkpoint from outside: the note of `audit checkpoint`, or the line from a letter's footer.
        #[arg(long = "checkpoint", value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
        /// Opens the sealed details with this auditor's passphrase (asked for, or the first line of standard input) and
        /// compares each matter with the last that the record says of it.
        #[arg(long, value_name = "EMAIL")]
        auditor: Option<String>,
    },
    /// Prints the record's checkpoint as a signed note (C2SP tlog-checkpoint); keep it where the office's machine
    /// cannot change it.
    #[command(after_help = "Example: probity audit checkpoint > checkpoint-2026-03.txt")]
    Checkpoint,
}

impl Audit {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        match self {
            Self::Verify {
                checkpoints,
                auditor,
            } => verify(dir, &checkpoints, auditor.as_deref()),
            Self::Checkpoint => checkpoint(&*office(dir)?),
        }
    }
}

fn key(settings: &Settings, root: &Root) -> Key {
    Key {
        name: settings.server.public_url.clone(),
        public: *root.checkpoint_signer().public().bytes(),
    }
}

fn checkpoint(office: &Office) -> Result<()> {
    let signer = office.root().checkpoint_signer();
    let key = key(office.settings(), office.root());
    print!(
        "{}",
        office.checkpoint()?.sign(&key, |text| signer.sign(text))
    );
    Ok(())
}

fn verify(dir: &Path, files: &[PathBuf], auditor: Option<&str>) -> Result<()> {
    let settings = settings(dir)?;
    let credential = &settings.credential.file;
    let key = if credential.exists() {
        Some(key(&settings, &Root::read(credential)?))
    } else {
        None
    };
    let checkpoints = files
        .iter()
        .map(|file| read(key.as_ref(), file))
        .collect::<Result<Vec<_>>>()?;
    let report = office::verify(&main_address(&settings), &checkpoints)?;
    print(&report.texts());
    let mut sound = report.is_sound();
    if let Some(email) = auditor {
        sound &= inspect(dir, email)?;
    }
    if sound {
        Ok(())
    } else {
        Err(Error::invalid(Text::new("cli-record-unsound")))
    }
}

/// Has the auditor compare the matters with the record; tells whether all was as it says.
fn inspect(dir: &Path, email: &str) -> Result<bool> {
    let office = office_put_back(dir)?;
    let auditor = typed::sign_in(&office, email)?;
    let seen = inspection::inspect(&office, &auditor);
    identity::sign_out(&office, &auditor)?;
    let seen = seen?;
    print(&seen.texts());
    Ok(seen.is_sound())
}

fn print(texts: &[Text]) {
    for text in texts {
        tell(text);
    }
}

/// The checkpoint in a file. A line from a letter bears no signature; that of a note is checked where the key is at
/// hand, and else the reader is told.
fn read(key: Option<&Key>, file: &Path) -> Result<Checkpoint> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|_| {
        Error::invalid(Text::new("cli-checkpoint-missing").with("file", name.as_str()))
    })?;
    let note = Note::parse(&text)?;
    if note.origin.is_empty() {
        return Ok(note.checkpoint);
    }
    let Some(key) = key else {
        tell(&Text::new("cli-checkpoint-unchecked").with("file", name));
        return Ok(note.checkpoint);
    };
    let public = VerifyingKey::read(&key.public)?;
    if note.is_signed_by(key, |message, signature| {
        public.verifies(message, signature)
    }) {
        Ok(note.checkpoint)
    } else {
        Err(Error::invalid(
            Text::new("cli-checkpoint-foreign").with("file", name),
        ))
    }
}
