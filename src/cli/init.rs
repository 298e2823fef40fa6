use std::{
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{account, ceremony, settings};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
    office,
    role::{Role, Roles},
};

/// Makes a data folder and founds the office in it.
#[derive(Args)]
pub(super) struct Init {
    /// The file with the public half of the recovery key, from `probity ceremony`.
    #[arg(long, value_name = "FILE")]
    recovery: PathBuf,
    /// The e-mail address of the head of the office.
    #[arg(long, value_name = "EMAIL")]
    head: String,
    /// The name of the head.
    #[arg(long, value_name = "NAME")]
    head_name: String,
    /// The e-mail address of the first administrator.
    #[arg(long, value_name = "EMAIL")]
    administrator: String,
    /// The name of the administrator.
    #[arg(long, value_name = "NAME")]
    administrator_name: String,
}

impl Init {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let recovery = ceremony::read_public(&self.recovery)?;
        if !dir.exists() {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(dir)?;
        }
        let before = settings(dir)?;
        if before.credential.file.exists() {
            let folder = dir.display().to_string();
            return Err(Error::invalid(
                Text::new("cli-init-before").with("folder", folder),
            ));
        }
        office::establish(&before, &recovery, &Chance::system())?;
        let office = super::office(dir)?;
        println!("The office is founded in {}.", dir.display());
        println!(
            "Keep {} apart from every backup of the databases.",
            before.credential.file.display()
        );
        let roles = [
            (
                &self.administrator,
                &self.administrator_name,
                Role::Administrator,
            ),
            (&self.head, &self.head_name, Role::Head),
        ];
        for (login, name, role) in roles {
            let link = account::invite(&office, (login, name, "en"), Roles::of([role])?)?;
            println!(
                "{name} enrols once, within {} hours, at {}",
                office.settings().session.enrolment_hours,
                link.as_str()
            );
        }
        println!("Next: probity --dir {} serve", dir.display());
        Ok(())
    }
}
