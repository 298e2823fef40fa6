//! The sample organisation, served by the real binary.
//!
//! `probity demo --listen 127.0.0.1:0 --dir DIR` is read by people and by this fixture. Its standard output is:
//!
//! ```text
//! listening on http://127.0.0.1:41217
//!
//! role           login                 passphrase
//! head           amina.haddad          tidal amber cove lunar pine oat
//! staff          jonas.weber           a passphrase of their own
//!
//! ```
//!
//! Besides the roles there are parts of the disclosure cycle: `filer` (has yet to file, filed last year), `new-filer` (for the
//! first time), `asked-filer`, `overdue-filer` and `waiting-filer` (for more time).
//!
//! The first line comes once requests are answered, with the port that was really taken; it is the same in every
//! language. The table follows at once: columns parted by two spaces or more, roles as the codes of `role`, an empty
//! line after its last row. Everything else (progress, warnings) goes to standard error.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{LazyLock, Mutex},
};

use crate::leash::Leash;

const SCRIPT: &str = r#"
    folder=$1
    shift
    "$@" &
    server=$!
    read -r _ || true
    kill -s TERM "$server" || true
    wait "$server" || true
    rm -rf "$folder"
"#;

/// The one demo of all stories: each leaves the others alone, and takes up only what it brought itself. It is gone with
/// the process.
pub static DEMO: LazyLock<Demo> = LazyLock::new(Demo::start);

/// A demo that is being served; gone when dropped.
pub struct Demo {
    /// Where it answers, without a slash at its end.
    pub address: String,
    accounts: BTreeMap<String, Vec<Account>>,
    taken: Mutex<BTreeMap<String, usize>>,
    _leash: Leash,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub login: String,
    pub passphrase: String,
}

impl Demo {
    /// Starts the demo on a free port, in a new folder.
    fn start() -> Self {
        let folder = tempfile::TempDir::with_prefix("probity-demo-")
            .unwrap()
            .keep();
        let program = Path::new(env!("CARGO_BIN_EXE_probity"));
        let words = ["demo", "--listen", "127.0.0.1:0", "--dir"].map(Path::new);
        let command = [folder.as_path(), program].into_iter().chain(words);
        let mut leash = Leash::start(SCRIPT, command.chain([folder.join("office").as_path()]));
        let lines = std::iter::from_fn(|| leash.line());
        let (address, accounts) =
            read(lines).expect("the demo says where it listens, then its accounts");
        Self {
            address,
            accounts,
            taken: Mutex::default(),
            _leash: leash,
        }
    }

    /// The first account of a role, such as `head` or `staff`.
    pub fn account(&self, role: &str) -> &Account {
        self.nth(role, 0)
    }

    /// Every account of a role.
    pub fn accounts(&self, role: &str) -> &[Account] {
        self.accounts.get(role).map_or(&[], Vec::as_slice)
    }

    /// An account of a role that no other story has taken, such as `filer`: what is done with it stays done.
    pub fn take(&self, role: &str) -> &Account {
        let mut taken = self.taken.lock().unwrap();
        let count = taken.entry(role.to_owned()).or_default();
        let place = *count;
        *count += 1;
        drop(taken);
        self.nth(role, place)
    }

    fn nth(&self, role: &str, place: usize) -> &Account {
        let accounts = self.accounts.get(role);
        accounts
            .and_then(|accounts| accounts.get(place))
            .unwrap_or_else(|| panic!("the demo has no {role} at place {place}"))
    }
}

/// Reads what the demo prints, up to the end of its table.
fn read(
    mut lines: impl Iterator<Item = String>,
) -> Option<(String, BTreeMap<String, Vec<Account>>)> {
    let address = lines.find_map(|line| line.strip_prefix("listening on ").map(str::to_owned))?;
    let mut accounts: BTreeMap<String, Vec<Account>> = BTreeMap::new();
    let table = lines.skip_while(|line| !line.starts_with("role ")).skip(1);
    for row in table.take_while(|line| !line.trim().is_empty()) {
        let mut cells = row
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        let role = cells.next()?.to_owned();
        let account = Account {
            login: cells.next()?.to_owned(),
            passphrase: cells.next()?.to_owned(),
        };
        accounts.entry(role).or_default().push(account);
    }
    Some((address, accounts))
}

#[test]
fn what_the_demo_prints_is_understood() {
    let said = "listening on http://127.0.0.1:41217\n\n\
                role           login                 passphrase\n\
                head           amina.haddad          tidal amber cove lunar pine oat\n\
                staff          jonas.weber           a passphrase of their own\n\n\
                press Ctrl-C to end\n";
    let (address, accounts) = read(said.lines().map(str::to_owned)).unwrap();
    assert_eq!(address, "http://127.0.0.1:41217");
    let staff = Account {
        login: "jonas.weber".to_owned(),
        passphrase: "a passphrase of their own".to_owned(),
    };
    assert_eq!(accounts.get("staff"), Some(&vec![staff]));
    assert_eq!(accounts.len(), 2);
}
