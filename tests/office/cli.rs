//! The command line is a contract: what it says, where it says it, and with which exit code.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use diesel::{RunQueryDsl, sql_query};
use probity::storage::{Address, Purpose};
use tempfile::TempDir;

const PROBITY: &str = env!("CARGO_BIN_EXE_probity");

/// Runs the program on a data folder, without the settings of whoever runs the tests.
pub fn probity(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROBITY)
        .arg("--dir")
        .arg(folder)
        .args(arguments)
        .env_clear()
        .output()
        .unwrap()
}

/// What a command that must succeed prints.
pub fn prints(folder: &Path, arguments: &[&str]) -> String {
    let done = probity(folder, arguments);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{arguments:?}: {said}");
    plain(&done.stdout)
}

/// Without the marks that keep an argument's direction to itself: they are in the way of reading.
fn plain(said: &[u8]) -> String {
    let said = String::from_utf8(said.to_vec()).unwrap();
    said.replace(['\u{2068}', '\u{2069}'], "")
}

/// What a command that must fail says: on standard error alone, with exit code 1.
pub fn complains(folder: &Path, arguments: &[&str]) -> String {
    let done = probity(folder, arguments);
    assert_eq!(done.status.code(), Some(1), "{arguments:?}");
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "", "{arguments:?}");
    plain(&done.stderr).trim_end().to_owned()
}

/// A folder in which an office was founded, beside the file of its ceremony.
struct Founded {
    home: TempDir,
}

impl Founded {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let founded = Self { home };
        let recovery = founded.recovery();
        prints(
            &founded.folder(),
            &[
                "ceremony",
                "--custodians",
                "3",
                "--threshold",
                "2",
                "--out",
                &recovery,
            ],
        );
        prints(&founded.folder(), &founded.init());
        founded
    }

    fn folder(&self) -> std::path::PathBuf {
        self.home.path().join("office")
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder().join(name)
    }

    fn recovery(&self) -> String {
        self.home.path().join("recovery.txt").display().to_string()
    }

    fn init(&self) -> Vec<&'static str> {
        let recovery: &'static str = Box::leak(self.recovery().into_boxed_str());
        vec![
            "init",
            "--recovery",
            recovery,
            "--head",
            "hala@example.int",
            "--head-name",
            "Hala Nasser",
            "--administrator",
            "ada@example.int",
            "--administrator-name",
            "Ada Lind",
        ]
    }

    fn list(&self) -> String {
        complains(&self.folder(), &["account", "list"])
    }
}

/// Every command, as `--help` lists them, below `path`.
fn commands(folder: &Path, path: &[String]) -> Vec<Vec<String>> {
    let help = help(folder, path);
    let mut all = Vec::new();
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "));
    for line in listed.filter(|line| !line.starts_with("   ")) {
        let name = line.split_whitespace().next().unwrap();
        if name != "help" {
            let below = [path, &[name.to_owned()]].concat();
            all.extend(commands(folder, &below));
            all.push(below);
        }
    }
    all
}

fn help(folder: &Path, path: &[String]) -> String {
    let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    prints(folder, &arguments)
}

#[test]
fn every_command_has_a_help_with_an_example_that_is_of_that_command() {
    let nowhere = tempfile::tempdir().unwrap();
    let all = commands(nowhere.path(), &[]);
    for name in [
        "ceremony",
        "init",
        "serve",
        "migrate",
        "backup",
        "account invite",
        "staff import",
        "audit verify",
    ] {
        let path: Vec<String> = name.split(' ').map(ToOwned::to_owned).collect();
        assert!(all.contains(&path), "{name}");
    }
    let leaves = all.iter().filter(|path| {
        !all.iter()
            .any(|other| other.len() > path.len() && other.starts_with(path))
    });
    for path in leaves {
        let help = help(nowhere.path(), path);
        let example = help.split("Example:").nth(1);
        let example = example.unwrap_or_else(|| panic!("{path:?} has no example"));
        let example = example.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(example.starts_with("probity"), "{path:?}: {example}");
        assert!(example.contains(&path.join(" ")), "{path:?}: {example}");
    }
}

#[test]
fn what_cannot_be_understood_is_told_with_exit_code_two() {
    let nowhere = tempfile::tempdir().unwrap();
    for wrong in [
        &["fly"][..],
        &["account"],
        &["backup"],
        &["account", "list", "--everything"],
        &[],
    ] {
        let done = probity(nowhere.path(), wrong);
        assert_eq!(done.status.code(), Some(2), "{wrong:?}");
        assert!(
            !done.stderr.is_empty() && done.stdout.is_empty(),
            "{wrong:?}"
        );
    }
}

#[test]
fn an_office_is_founded_once_and_answers() {
    let founded = Founded::new();
    let folder = founded.folder();
    let mode = |name: &str| {
        fs::metadata(founded.file(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(
        fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    assert_eq!(mode("credential"), 0o600);
    let link = prints(
        &folder,
        &[
            "account",
            "invite",
            "omar@example.int",
            "Omar Khalil",
            "--role",
            "officer",
        ],
    );
    assert!(link.starts_with("http://127.0.0.1:8080/enrol/"));
    assert!(prints(&folder, &["audit", "verify"]).contains("3 entries"));
    let checkpoint = founded.home.path().join("checkpoint");
    fs::write(&checkpoint, prints(&folder, &["audit", "checkpoint"])).unwrap();
    prints(
        &folder,
        &[
            "audit",
            "verify",
            "--checkpoint",
            &checkpoint.display().to_string(),
        ],
    );

    let again = complains(&folder, &founded.init());
    assert!(again.starts_with("An office was founded in"), "{again}");
    let again = complains(&folder, &["ceremony", "--out", &founded.recovery()]);
    assert!(
        again.ends_with("exists already. Name another file, or move that one away."),
        "{again}"
    );
    let unknown = complains(
        &folder,
        &["account", "invite", "o@example.int", "O", "--role", "king"],
    );
    assert!(
        unknown.starts_with("There is no role “king”. The roles are: staff, designee,"),
        "{unknown}"
    );
    assert_eq!(
        complains(&folder, &["account", "end", "nobody@example.int"]),
        "There is no such thing. Check the name, address or number."
    );
    let into = founded.home.path().join("backup").display().to_string();
    prints(&folder, &["backup", &into]);
    let apart = founded.home.path().join("apart").display().to_string();
    let second = founded.home.path().join("second").display().to_string();
    prints(&folder, &["backup", &second, "--shares", &apart]);
    assert!(Path::new(&second).join("probity.sqlite").exists());
    assert!(!Path::new(&second).join("shares.sqlite").exists());
    assert!(Path::new(&apart).join("shares.sqlite").exists());
    assert!(complains(&folder, &["backup", &into]).contains("already exists. Choose a new name"));
}

#[test]
fn a_credential_file_that_is_missing_foreign_damaged_or_open_to_others_is_told_apart() {
    let founded = Founded::new();
    let credential = founded.file("credential");
    let kept = fs::read(&credential).unwrap();
    let name = credential.display();

    fs::set_permissions(&credential, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(
        founded.list(),
        format!(
            "Others on this machine can read the credential file {name}. Let only the service's own user read it \
             (chmod 600), then start again."
        )
    );
    fs::set_permissions(&credential, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&credential, [7; 32]).unwrap();
    assert_eq!(
        founded.list(),
        "The credential file does not belong to this database. Put back the file that was made together with it."
    );
    fs::write(&credential, &kept[..31]).unwrap();
    assert_eq!(
        founded.list(),
        format!(
            "The credential file {name} does not hold exactly 32 bytes. Put back the file made at setup."
        )
    );
    fs::remove_file(&credential).unwrap();
    assert_eq!(
        founded.list(),
        format!(
            "The credential file {name} cannot be read. Put back the file made at setup. Without it nobody can sign \
             in; if it is lost, the custodians can restore it with their shares."
        )
    );
    fs::write(&credential, &kept).unwrap();
    fs::set_permissions(&credential, fs::Permissions::from_mode(0o600)).unwrap();
    prints(&founded.folder(), &["account", "list"]);
}

#[test]
fn a_store_that_is_missing_is_never_made_anew() {
    for name in ["shares.sqlite", "probity.sqlite"] {
        let founded = Founded::new();
        let file = founded.file(name);
        let kept = fs::read(&file).unwrap();
        fs::remove_file(&file).unwrap();
        let sentence = format!(
            "There is no database at {}. If it was moved, put the right path into the settings; if it was lost, restore its \
             backup.",
            file.display()
        );
        let refuses = |command: &[&str]| {
            let said = complains(&founded.folder(), command);
            assert_eq!(said, sentence, "{command:?}");
        };
        refuses(&["account", "list"]);
        refuses(&["migrate"]);
        if name == "probity.sqlite" {
            refuses(&["audit", "verify"]);
        } else {
            // the record is verified without the shares
            prints(&founded.folder(), &["audit", "verify"]);
        }
        assert!(!file.exists());
        fs::write(&file, kept).unwrap();
        prints(&founded.folder(), &["account", "list"]);
    }
}

#[test]
fn an_unknown_setting_is_named_with_the_one_that_was_meant() {
    let founded = Founded::new();
    let settings = founded.file("probity.toml");
    let kept = fs::read_to_string(&settings).unwrap();
    fs::write(
        &settings,
        format!("{kept}\n[sesion]\nidle_minutes_staff = 5\n"),
    )
    .unwrap();
    assert_eq!(
        founded.list(),
        format!(
            "{}: there is no section [sesion]. Did you mean [session]?",
            settings.display()
        )
    );
    fs::write(
        &settings,
        format!("{kept}\n[session]\nidle_minute_staff = 5\n"),
    )
    .unwrap();
    assert_eq!(
        founded.list(),
        format!(
            "{}: section [session] has no setting idle_minute_staff. Did you mean idle_minutes_staff?",
            settings.display()
        )
    );
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    for name in ["probity.sqlite", "shares.sqlite"] {
        let founded = Founded::new();
        let mut conn = Address::Sqlite(founded.file(name))
            .connect(Purpose::Write)
            .unwrap();
        sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')")
            .execute(&mut conn)
            .unwrap();
        drop(conn);
        for command in [&["account", "list"][..], &["migrate"]] {
            assert_eq!(
                complains(&founded.folder(), command),
                format!(
                    "This database was written by a newer version than {}. Start that version, or restore a backup made \
                     by this one.",
                    env!("CARGO_PKG_VERSION")
                ),
                "{command:?}"
            );
        }
    }
}
