//! What the custodians restore with their shares: the root on new hardware, and the seed of a desk nobody is left at.

use super::{Act, Office, ROOT_CHECK, founding::ROOT_FOR_RECOVERY, main_address};
use crate::{
    config::Settings,
    error::{Error, Result},
    language::Text,
    storage::{Purpose, snapshot},
    vault::{
        self, Group,
        ceremony::{RecoveryKey, open_root},
        certificate::Member,
        custodian::CustodianShare,
        group::GroupSeed,
    },
};

/// The recovery key of the office that the settings describe, from enough of its custodians' shares.
///
/// # Errors
/// [`Error::Invalid`] when the shares do not give it, or no office was founded there.
pub fn recovery_key(settings: &Settings, shares: &[CustodianShare]) -> Result<RecoveryKey> {
    let mut main = main_address(settings).connect(Purpose::Read)?;
    RecoveryKey::combine(shares, &vault::recovery_key(&mut main)?)
}

/// Writes a new credential file from the copy of the root in the main database. The file must be gone: nothing is
/// overwritten.
///
/// # Errors
/// [`Error::Invalid`] when there is a credential file, [`Error::Broken`] when the copy was sealed to another key.
pub fn recover_root(settings: &Settings, key: &RecoveryKey) -> Result<()> {
    let mut main = main_address(settings).connect(Purpose::Read)?;
    let (check, sealed) = snapshot(&mut main, |conn| {
        let mut value = |name| {
            vault::rows::house_value(conn, name)?
                .ok_or_else(|| Error::invalid(Text::new("vault-not-initialised")))
        };
        Ok((value(ROOT_CHECK)?, value(ROOT_FOR_RECOVERY)?))
    })?;
    open_root(key, &check, &sealed)?.write_new(&settings.credential.file)
}

impl Office {
    /// The newest seed of a group, from its copy for the custodians.
    ///
    /// # Errors
    /// [`Error::Missing`] when the group has no certified key; [`Error::Broken`] for another recovery key.
    pub fn recovered_seed(&self, group: Group, key: &RecoveryKey) -> Result<GroupSeed> {
        self.store
            .read(|conn| vault::recovered_seed(conn, group, &self.groups(), key))
    }
}

impl Act<'_> {
    /// Names people whose signature counts from now on, because the custodians have handed a desk over to them.
    ///
    /// # Errors
    /// [`Error::Broken`] when those named before are not those that were pinned.
    pub fn name_successors(&mut self, people: &[Member]) -> Result<()> {
        vault::name_successors(self.conn, &self.office.outfit.root, people)
    }
}
