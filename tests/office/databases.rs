//! Every story runs on both databases, each in one of its own.

use probity::storage::{Address, Conn, Purpose, Tree, migrate};
use tempfile::TempDir;

use crate::postgres;

/// The databases Probity runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A database of one test; gone when dropped.
pub struct Database {
    address: Address,
    folder: Option<TempDir>,
}

/// Tells the same story on each database.
pub fn each(mut story: impl FnMut(Kind)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("on {kind:?}:");
        story(kind);
    }
}

impl Kind {
    /// A database with no table in it.
    pub fn empty(self) -> Database {
        self.create(None)
    }

    /// A database brought up to this version.
    pub fn migrated(self, tree: Tree) -> Database {
        self.create(Some(tree))
    }

    fn create(self, tree: Option<Tree>) -> Database {
        match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                let address = Address::parse("probity.sqlite", folder.path());
                let database = Database {
                    address,
                    folder: Some(folder),
                };
                if let Some(tree) = tree {
                    migrate(&mut database.connect(), tree).unwrap();
                }
                database
            }
            Self::Postgres => Database {
                address: postgres::create(tree),
                folder: None,
            },
        }
    }
}

impl Database {
    /// Where it is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Where it is, as a setting says it.
    pub fn url(&self) -> String {
        match &self.address {
            Address::Sqlite(path) => path.display().to_string(),
            Address::Postgres(url) => url.clone(),
        }
    }

    /// A connection of its own that may write, past every door.
    pub fn connect(&self) -> Conn {
        self.address.connect(Purpose::Found).unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.folder.is_none() {
            postgres::remove(&self.address);
        }
    }
}
