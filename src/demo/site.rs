use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Accounts;
use crate::{
    calendar::Clock,
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    language::Text,
    office::Office,
};

/// The settings of every sample.
const SETTINGS: &str = include_str!("../../config/demo/probity.toml");
/// Who can sign in; its being there is what tells a finished sample from a real office.
const ACCOUNTS: &str = "demo-accounts.txt";

/// Where a sample lies and where it answers.
pub struct Site {
    folder: PathBuf,
    address: SocketAddr,
}

impl Site {
    /// The sample in `folder`, answering at `address`; nothing is touched yet.
    #[must_use]
    pub fn new(folder: &Path, address: SocketAddr) -> Self {
        Self {
            folder: folder.to_owned(),
            address,
        }
    }

    /// A folder of its own among the temporary ones.
    #[must_use]
    pub fn temporary(address: SocketAddr) -> Self {
        let name = format!("probity-demo-{}", Chance::system().uuid().simple());
        Self::new(&std::env::temp_dir().join(name), address)
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file with all accounts.
    #[must_use]
    pub fn accounts_file(&self) -> PathBuf {
        self.folder.join(ACCOUNTS)
    }

    /// Who can sign in, if a sample was finished here before.
    pub(super) fn accounts(&self) -> Result<Option<Accounts>> {
        match fs::read_to_string(self.accounts_file()) {
            Ok(text) => Accounts::read(&text).map(Some),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause.into()),
        }
    }

    /// The settings: the file of the folder, and the address of this run. The environment of the process is not asked,
    /// since it may name the databases of a real office.
    pub(super) fn settings(&self) -> Result<Settings> {
        let address = self.address;
        let here = [
            ("PROBITY__SERVER__LISTEN", address.to_string()),
            ("PROBITY__SERVER__PUBLIC_URL", format!("http://{address}")),
        ];
        let here = here.map(|(name, value)| (name.to_owned(), value));
        Settings::load(&self.folder, here.into_iter())
    }

    /// Starts the office that lies here.
    pub(super) fn start(&self, clock: Arc<dyn Clock>) -> Result<Arc<Office>> {
        let settings = self.settings()?;
        Office::start(settings, clock, Chance::system()).map(Arc::new)
    }

    /// Makes the folder, for its owner alone, with the settings of a sample.
    pub(super) fn prepare(&self) -> Result<()> {
        let mut maker = fs::DirBuilder::new();
        maker.recursive(true).mode(0o700).create(&self.folder)?;
        if fs::read_dir(&self.folder)?.next().is_some() {
            let folder = self.folder.display().to_string();
            return Err(Error::invalid(
                Text::new("demo-folder-taken").with("folder", folder),
            ));
        }
        Ok(fs::write(self.folder.join("probity.toml"), SETTINGS)?)
    }

    /// Keeps the table of accounts: from now on the sample is finished.
    pub(super) fn keep(&self, accounts: &Accounts) -> Result<()> {
        let mut options = fs::OpenOptions::new();
        let options = options.write(true).create_new(true).mode(0o600);
        let mut file = options.open(self.accounts_file())?;
        Ok(std::io::Write::write_all(
            &mut file,
            accounts.file().as_bytes(),
        )?)
    }
}
