use std::{
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use clap::Args;

use super::settings;
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::Result,
    office::{main_address, share_address},
    storage::{Address, Purpose, Tree, backup, migrate, pending},
};

/// Writes main and shares into a folder, in this order: a share that is younger than its matter harms nobody.
#[derive(Args)]
pub(super) struct Backup {
    /// The folder the copies go into; made if it is not there.
    #[arg(value_name = "FOLDER")]
    into: PathBuf,
    /// Another folder for the copy of the share store, which must not lie beside that of the database
    #[arg(long, value_name = "FOLDER")]
    shares: Option<PathBuf>,
}

impl Backup {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let settings = settings(dir)?;
        let apart = self.shares.as_ref().unwrap_or(&self.into);
        let (main, shares) = (main_address(&settings), share_address(&settings));
        super::office(dir)?.record(&Actor::console(), &|| Entry::new(Code::Backup))?;
        for (address, name, folder) in [(&main, "probity", &self.into), (&shares, "shares", apart)]
        {
            make(folder)?;
            let target = folder.join(format!("{name}.{}", ending(address)));
            backup(address, &target)?;
            println!("{}", target.display());
        }
        println!(
            "Keep copies of the shares for at most {} days, and never beside those of the main database.",
            settings.retention.share_backup_days
        );
        Ok(())
    }
}

fn make(folder: &Path) -> Result<()> {
    let mut private = fs::DirBuilder::new();
    Ok(private.recursive(true).mode(0o700).create(folder)?)
}

fn ending(address: &Address) -> &'static str {
    match address {
        Address::Sqlite(_) => "sqlite",
        Address::Postgres(_) => "pgdump",
    }
}

/// Brings both databases up to this version.
pub(super) fn migrate_both(dir: &Path) -> Result<()> {
    let settings = settings(dir)?;
    let both = [
        (main_address(&settings), Tree::Main),
        (share_address(&settings), Tree::Shares),
    ];
    // Neither is touched while one of them is missing or of a newer version.
    for (address, tree) in &both {
        pending(&mut address.connect(Purpose::Write)?, *tree)?;
    }
    for (address, tree) in both {
        let ran = migrate(&mut address.connect(Purpose::Write)?, tree)?;
        println!("{tree:?}: {} migrations run", ran.len());
    }
    Ok(())
}
