use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{office, settings};
use crate::{
    audit::{Checkpoint, Key, Note},
    error::{Error, Result},
    language::{Languages, Text},
    office::Office,
};

/// The audit record.
#[derive(Subcommand)]
pub(super) enum Audit {
    /// Recomputes the record from its rows and compares it with its head and with checkpoints kept elsewhere.
    #[command(after_help = "Example: probity audit verify --checkpoint printed-in-march.txt")]
    Verify {
        /// A checkpoint from outside: the note of `audit checkpoint`, or the line from a letter's footer.
        #[arg(long = "checkpoint", value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
    },
    /// Prints the record's checkpoint as a signed note (C2SP tlog-checkpoint); keep it where the office's machine
    /// cannot change it.
    #[command(after_help = "Example: probity audit checkpoint > checkpoint-2026-03.txt")]
    Checkpoint,
}

impl Audit {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let office = office(dir)?;
        match self {
            Self::Verify { checkpoints } => verify(&office, dir, &checkpoints),
            Self::Checkpoint => checkpoint(&office),
        }
    }
}

fn key(office: &Office) -> Key {
    Key {
        name: office.settings().server.public_url.clone(),
        public: *office.root().checkpoint_signer().public().bytes(),
    }
}

fn checkpoint(office: &Office) -> Result<()> {
    let signer = office.root().checkpoint_signer();
    print!(
        "{}",
        office
            .checkpoint()?
            .sign(&key(office), |text| signer.sign(text))
    );
    Ok(())
}

fn verify(office: &Office, dir: &Path, files: &[PathBuf]) -> Result<()> {
    let checkpoints = files
        .iter()
        .map(|file| read(office, file))
        .collect::<Result<Vec<_>>>()?;
    let report = office.verify(&checkpoints)?;
    let languages = Languages::load(None, &settings(dir)?.office.language)?;
    let speech = languages
        .speech("en")
        .ok_or_else(|| Error::broken("no English messages"))?;
    for text in report.texts() {
        println!("{}", speech.say(&text));
    }
    if report.is_sound() {
        Ok(())
    } else {
        Err(Error::invalid(Text::new("cli-record-unsound")))
    }
}

fn read(office: &Office, file: &Path) -> Result<Checkpoint> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|_| {
        Error::invalid(Text::new("cli-checkpoint-missing").with("file", name.as_str()))
    })?;
    let note = Note::parse(&text)?;
    let public = office.root().checkpoint_signer().public();
    let is_line = note.origin.is_empty();
    if is_line
        || note.is_signed_by(&key(office), |message, signature| {
            public.verifies(message, signature)
        })
    {
        Ok(note.checkpoint)
    } else {
        Err(Error::invalid(
            Text::new("cli-checkpoint-foreign").with("file", name),
        ))
    }
}
