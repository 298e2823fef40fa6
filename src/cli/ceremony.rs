use std::{
    fs::OpenOptions,
    io::{Write, stdout},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
    vault::{
        PublicKey,
        ceremony::{RecoveryKey, Scheme},
        fingerprint::Fingerprint,
    },
};

/// Draws the recovery key. Its secret half exists only as shares on the custodians' papers; the file holds the public
/// half that `init` needs, and a hash of each share by which custodians prove possession.
#[derive(Args)]
pub(super) struct Ceremony {
    /// How many custodians get a share.
    #[arg(long, default_value_t = 5)]
    custodians: u8,
    /// How many of them are needed together.
    #[arg(long, default_value_t = 3)]
    threshold: u8,
    /// Where the public half is written.
    #[arg(long, value_name = "FILE", required_unless_present = "check")]
    out: Option<PathBuf>,
    /// Draws nothing: asks for one share and says whether it is one of those in this file.
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    check: Option<PathBuf>,
}

impl Ceremony {
    pub(super) fn run(self) -> Result<()> {
        match (&self.check, &self.out) {
            (Some(file), _) => check(file),
            (None, Some(out)) => self.draw(out),
            (None, None) => Ok(()),
        }
    }

    fn draw(&self, file: &Path) -> Result<()> {
        let chance = Chance::system();
        let key = RecoveryKey::draw(&chance);
        let scheme = Scheme::of(self.threshold, self.custodians)?;
        let shares = key.split(scheme, &chance)?;
        let fingerprint = Fingerprint::of_recovery(&key.public());
        let mut public = format!(
            "# Probity: the public half of the recovery key; give this file to `probity init --recovery`.\n\
             key {}\nfingerprint {fingerprint}\n",
            hex::encode(key.public().bytes())
        );
        for share in &shares {
            let possession = hex::encode(share.possession());
            public.extend([
                "possession ",
                &share.index().to_string(),
                " ",
                &possession,
                "\n",
            ]);
        }
        // The file first: shares of a key that is kept nowhere would only mislead whoever copies them.
        write_new(file, &public)?;
        let mut out = stdout().lock();
        for share in &shares {
            writeln!(
                out,
                "Share {} of {} (any {} together restore the key):",
                share.index(),
                self.custodians,
                self.threshold
            )?;
            for line in share.lines() {
                writeln!(out, "    {}", line.as_str())?;
            }
            writeln!(out)?;
        }
        writeln!(out, "The recovery key's fingerprint is {fingerprint}.")?;
        writeln!(out, "Its public half is in {}.", file.display())?;
        writeln!(
            out,
            "Each custodian copies one share on paper and keeps it apart from the others. Nothing else has it."
        )?;
        Ok(())
    }
}

/// Has a custodian prove, once a year, that the share is still there; nothing of it is kept.
fn check(file: &Path) -> Result<()> {
    let public = read_public_text(file)?;
    let share = super::typed::share(1)?;
    let line = format!(
        "possession {} {}",
        share.index(),
        hex::encode(share.possession())
    );
    let number = u32::from(share.index());
    if public.lines().any(|known| known == line) {
        super::tell(&Text::new("cli-share-intact").with("number", number));
        Ok(())
    } else {
        Err(Error::invalid(
            Text::new("cli-share-foreign").with("number", number),
        ))
    }
}

fn read_public_text(path: &Path) -> Result<String> {
    let file = path.display().to_string();
    std::fs::read_to_string(path)
        .map_err(|_| Error::invalid(Text::new("cli-recovery-missing").with("file", file)))
}

fn write_new(path: &Path, text: &str) -> Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|cause| match cause.kind() {
            std::io::ErrorKind::AlreadyExists => Error::invalid(
                Text::new("cli-file-exists").with("file", path.display().to_string()),
            ),
            _ => Error::from(cause),
        })?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

/// The public half in a file that [`Ceremony`] wrote.
///
/// # Errors
/// [`Error::Invalid`] when there is no such file or no key in it.
pub(super) fn read_public(path: &Path) -> Result<PublicKey> {
    let file = path.display().to_string();
    let text = read_public_text(path)?;
    let no_key = || Error::invalid(Text::new("cli-recovery-no-key").with("file", file.as_str()));
    let key = text
        .lines()
        .find_map(|line| line.strip_prefix("key "))
        .ok_or_else(no_key)?;
    let bytes = hex::decode(key.trim()).map_err(|_| no_key())?;
    PublicKey::read(&bytes).map_err(|_| no_key())
}
