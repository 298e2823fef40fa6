//! A PostgreSQL server of the test run's own: started by the first test that asks, gone with the process.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use diesel::connection::SimpleConnection;
use parking_lot::Mutex;
use probity::storage::{Address, Purpose, Tree, migrate};

use crate::leash::Leash;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

struct Cluster {
    home: PathBuf,
    made: AtomicUsize,
    templates: Mutex<Vec<Tree>>,
    _leash: Mutex<Leash>,
}

/// A new database, empty or already migrated to `tree`.
pub fn create(tree: Option<Tree>) -> Address {
    let cluster = CLUSTER.get_or_init(Cluster::start);
    let name = format!("story_{}", cluster.made.fetch_add(1, Ordering::Relaxed));
    let template = tree.map_or("template1", |tree| cluster.template(tree));
    cluster.admin(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
    cluster.address(&name)
}

/// Throws a database away, whoever is still connected.
pub fn remove(address: &Address) {
    if let (Some(cluster), Address::Postgres(url)) = (CLUSTER.get(), address) {
        let name = url.rsplit('/').next().expect("a URL ends in a database");
        cluster.admin(&format!("DROP DATABASE {name} WITH (FORCE)"));
    }
}

/// Cuts every connection to a database, as a restart of the server does.
pub fn cut_connections(address: &Address) {
    if let (Some(cluster), Address::Postgres(url)) = (CLUSTER.get(), address) {
        let name = url.rsplit('/').next().expect("a URL ends in a database");
        cluster.admin(&format!(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'"
        ));
    }
}

impl Cluster {
    fn start() -> Self {
        // The name of a socket must fit into 107 bytes, whatever TMPDIR says.
        let home = tempfile::Builder::new()
            .prefix("probity-")
            .tempdir_in("/tmp")
            .expect("/tmp is writable")
            .keep();
        let programs = programs().expect(MISSING);
        let mut leash = Leash::start(include_str!("cluster.sh"), [&programs, &home]);
        assert_eq!(
            leash.line().as_deref(),
            Some("ready"),
            "PostgreSQL did not start; its reason stands above"
        );
        Self {
            home,
            made: AtomicUsize::new(0),
            templates: Mutex::default(),
            _leash: Mutex::new(leash),
        }
    }

    /// The database that all databases of this tree are copied from: migrating once is enough.
    fn template(&self, tree: Tree) -> &'static str {
        let name = match tree {
            Tree::Main => "main_template",
            Tree::Shares => "shares_template",
        };
        let mut made = self.templates.lock();
        if !made.contains(&tree) {
            self.admin(&format!("CREATE DATABASE {name}"));
            let mut conn = self.address(name).connect(Purpose::Write).unwrap();
            migrate(&mut conn, tree).unwrap();
            made.push(tree);
        }
        name
    }

    fn address(&self, database: &str) -> Address {
        let socket = self.home.display().to_string().replace('/', "%2F");
        let url = format!("postgres://probity@{socket}/{database}");
        Address::parse(&url, Path::new(""))
    }

    fn admin(&self, statement: &str) {
        let mut conn = self.address("postgres").connect(Purpose::Write).unwrap();
        conn.batch_execute(statement).unwrap();
    }
}

/// What is said where [`programs`] finds nothing.
pub const MISSING: &str = "PostgreSQL 15 or later is not installed: apt-get install postgresql";

/// The folder of `initdb` and `pg_ctl`, if they are installed: Debian keeps them out of PATH, one folder for each version.
pub fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    let path = env::var_os("PATH").unwrap_or_default();
    versions
        .into_iter()
        .rev()
        .chain(env::split_paths(&path))
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}
