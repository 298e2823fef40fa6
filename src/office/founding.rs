use super::{ROOT_CHECK, main_address, share_address};
use crate::{
    audit,
    chance::Chance,
    config::{self, Settings},
    error::{Error, Result},
    language::Text,
    storage::{Address, Purpose, Store, Tree, migrate},
    vault::{
        self, PublicKey, Root, ceremony::seal_root, fingerprint::Fingerprint, shares::AnchorRow,
    },
};

/// Where the root lies sealed to the custodians.
pub(super) const ROOT_FOR_RECOVERY: &str = "root-for-recovery";

/// Founds the office that the settings describe: draws its root into a new credential file, pins the recovery key in
/// `probity.toml`, and prepares both databases. Nobody can come in yet: invitations follow.
///
/// # Errors
/// [`Error::Invalid`] when there is a credential file already or an office was founded there before; nothing is
/// overwritten.
pub fn establish(settings: &Settings, recovery: &PublicKey, chance: &Chance) -> Result<()> {
    let root = Root::draw(chance);
    root.write_new(&settings.credential.file)?;
    found(
        &main_address(settings),
        &share_address(settings),
        (&root, recovery),
        chance,
    )?;
    let fingerprint = Fingerprint::of_recovery(recovery).to_string();
    config::pin(&settings.folder, &fingerprint)
}

/// Founds an office on two empty databases: brings them up to this version and writes what the house must know of
/// itself before anybody can come in. The root must be in its credential file already.
///
/// # Errors
/// [`Error::Invalid`] when an office was founded there before.
pub fn found(
    main: &Address,
    shares: &Address,
    (root, recovery): (&Root, &PublicKey),
    chance: &Chance,
) -> Result<()> {
    migrate(&mut main.connect(Purpose::Found)?, Tree::Main)?;
    migrate(&mut shares.connect(Purpose::Found)?, Tree::Shares)?;
    let main: Store<()> = Store::open(main, 1)?;
    let shares: Store<()> = Store::open(shares, 1)?;
    let known = main.read(|conn| vault::rows::house_value(conn, ROOT_CHECK))?;
    if known.is_some() || shares.read(vault::shares::anchor_row)?.is_some() {
        return Err(Error::invalid(Text::new("office-founded-before")));
    }
    let sealed_root = seal_root(recovery, root, chance)?;
    let site_salt = chance.bytes::<16>();
    shares.write(|conn, ()| vault::shares::insert_anchor(conn, &first_anchor(root)))?;
    main.write(|conn, ()| {
        vault::rows::set_house_value(conn, ROOT_CHECK, &root.check_value())?;
        vault::rows::set_house_value(conn, ROOT_FOR_RECOVERY, &sealed_root)?;
        vault::rows::set_house_value(conn, "site-salt", &site_salt)?;
        vault::set_recovery_key(conn, recovery)
    })
}

/// The share store of an office without entries and certificates.
fn first_anchor(root: &Root) -> AnchorRow {
    AnchorRow {
        mark: root.share_mark().to_vec(),
        size: 0,
        root: audit::Tree::new().root().to_vec(),
        certificates: Vec::new(),
    }
}
