//! Settings: what an organisation decides without compiling.
//!
//! They are read in layers: the list in `config/default.toml`, which comes with the program and names every setting,
//! then `probity.toml` in the data folder, then the environment as `PROBITY__SECTION__KEY`. A setting that the list
//! does not name is a mistake and is told as one, wherever it stands. Secrets are never settings: a setting names
//! the file that holds one, and what was read from it cannot be printed.

mod layers;
mod machine;
mod sections;

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Deserialize;

pub use machine::{Credential, Database, Delivery, Mail, Security, Server, Shares};
pub use sections::{Advice, Disclosure, Office, Password, Retention, Session, Statistics};

use crate::{
    error::{Error, Problems, Result},
    language::Text,
};

const DEFAULTS: &str = include_str!("../../config/default.toml");
const FILE: &str = "probity.toml";

/// Everything an organisation sets, checked, with the secrets of its files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The data folder; relative paths in settings have been joined to it.
    #[serde(skip)]
    pub folder: PathBuf,
    /// Who the office is and when it works.
    pub office: Office,
    /// How the office is reached.
    pub server: Server,
    /// Where everything is kept, the shares excepted.
    pub database: Database,
    /// Where the shares are kept.
    pub shares: Shares,
    /// Where the server's root secret is.
    pub credential: Credential,
    /// How letters leave.
    pub mail: Mail,
    /// How long somebody stays signed in.
    pub session: Session,
    /// What a password costs to compute.
    pub password: Password,
    /// The service standard of advice.
    pub advice: Advice,
    /// What a new disclosure cycle proposes.
    pub disclosure: Disclosure,
    /// The thresholds of the release guarantee.
    pub statistics: Statistics,
    /// How long things are kept.
    pub retention: Retention,
}

impl Settings {
    /// The settings of the data folder `folder` under the environment variables `env`; without a `probity.toml` the
    /// defaults hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] with one sentence for each setting that is unknown or cannot be used, and where it stands.
    pub fn load(folder: &Path, env: impl Iterator<Item = (String, String)>) -> Result<Self> {
        let mut layers = layers::Layers::over(DEFAULTS)?;
        let file = folder.join(FILE);
        if file.exists() {
            layers.add_file(&file.display().to_string(), &read(&file)?);
        }
        layers.add_variables(env);
        let mut settings: Self = layers.finish()?.try_into().map_err(Error::broken)?;
        settings.settle(folder)?;
        settings.check()?;
        Ok(settings)
    }

    /// The defaults with the cheapest passwords, for tests and samples: `folder` is where relative paths lead.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the defaults themselves are wrong.
    pub fn sample(folder: &Path) -> Result<Self> {
        let mut settings = Self::load(folder, std::iter::empty())?;
        settings.password.memory_kib = 64;
        settings.password.passes = 1;
        Ok(settings)
    }

    /// Where the organisation's own texts, vocabularies, calendars and forms lie; they win over those that come with
    /// the program, file by file. The folder need not exist.
    #[must_use]
    pub fn adaptations(&self) -> PathBuf {
        self.folder.join("config")
    }

    /// Joins relative paths to the folder and reads the files that hold secrets.
    fn settle(&mut self, folder: &Path) -> Result<()> {
        folder.clone_into(&mut self.folder);
        for path in [&mut self.credential.file, &mut self.mail.folder] {
            *path = folder.join(&*path);
        }
        if let Some(file) = &self.database.url_file {
            self.database.url = secret("database.url_file", &folder.join(file))?;
        }
        if let Some(file) = &self.shares.url_file {
            self.shares.url = secret("shares.url_file", &folder.join(file))?;
        }
        if let Some(file) = &self.mail.authority_file {
            self.mail.authority = Some(read(&folder.join(file))?);
        }
        if let Some(file) = &self.mail.password_file {
            self.mail.password = Some(secret("mail.password_file", &folder.join(file))?);
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        let mut problems = Problems::new();
        self.office.check(&mut problems);
        self.server.check(&mut problems);
        self.database.check(&mut problems);
        self.shares.check(&self.database, &mut problems);
        self.mail.check(&mut problems);
        self.session.check(&mut problems);
        self.password.check(&mut problems);
        self.advice.check(&mut problems);
        self.disclosure.check(&mut problems);
        self.statistics.check(&mut problems);
        self.retention.check(&mut problems);
        problems.check()
    }
}

/// Pins the fingerprint of the recovery key in the settings file of `folder`, which it makes if there is none.
///
/// # Errors
/// [`Error::Invalid`] when another fingerprint is pinned there, [`Error::Broken`] when the file cannot be written.
pub fn pin(folder: &Path, fingerprint: &str) -> Result<()> {
    let file = folder.join(FILE);
    let text = if file.exists() {
        read(&file)?
    } else {
        String::new()
    };
    let table: toml::Table = text.parse().map_err(Error::broken)?;
    let pinned = table
        .get("office")
        .and_then(|office| office.get("recovery_fingerprint"));
    let pinned = pinned.and_then(toml::Value::as_str).unwrap_or_default();
    if pinned == fingerprint {
        return Ok(());
    }
    if !pinned.is_empty() {
        return Err(Error::field(
            "office.recovery_fingerprint",
            Text::new("config-pinned-before"),
        ));
    }
    let line = format!("recovery_fingerprint = \"{fingerprint}\"");
    let mut lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("recovery_fingerprint"))
        .collect();
    match lines
        .iter()
        .position(|line| line.trim_start().starts_with("[office]"))
    {
        Some(office) => lines.insert(office + 1, &line),
        None => lines.extend(["[office]", &line]),
    }
    let text = lines.join("\n") + "\n";
    // Written by hand a section may look in many ways: rather ask for a hand again than break the file.
    if text.parse::<toml::Table>().is_err() {
        let text = Text::new("config-pin-by-hand").with("line", line);
        return Err(Error::field("office.recovery_fingerprint", text));
    }
    Ok(std::fs::write(&file, text)?)
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).map_err(|cause| {
        Error::invalid(
            Text::new("config-file-unreadable")
                .with("file", file.display().to_string())
                .with("cause", cause.to_string()),
        )
    })
}

/// The first line of a file: editors end a file with a newline, and a secret has none.
fn secret(setting: &'static str, file: &Path) -> Result<SecretString> {
    let text = read(file)?;
    match text.lines().next().map(str::trim) {
        Some(line) if !line.is_empty() => Ok(line.into()),
        _ => Err(Error::field(
            setting,
            Text::new("config-secret-empty")
                .with("setting", setting)
                .with("file", file.display().to_string()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, env: &[(&str, &str)]) -> Result<Settings> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), file).unwrap();
        let env = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Settings::load(folder.path(), env)
    }

    fn refusals(file: &str, env: &[(&str, &str)]) -> Vec<(String, String)> {
        let Err(Error::Invalid(problems)) = load(file, env) else {
            panic!("accepted: {file} {env:?}");
        };
        problems
            .iter()
            .map(|problem| {
                let args = problem.text.args().iter();
                let words = args.map(|(name, value)| format!("{name}={value:?}"));
                (
                    problem.text.key().to_owned(),
                    words.collect::<Vec<_>>().join(" "),
                )
            })
            .collect()
    }

    #[test]
    fn the_defaults_are_settings_and_name_every_one() {
        let settings = Settings::sample(Path::new("/srv/probity")).unwrap();
        assert_eq!(settings.office.language, "en");
        assert_eq!(settings.office.time_zone().iana_name(), Some("UTC"));
        assert_eq!(
            settings.credential.file,
            Path::new("/srv/probity/credential")
        );
        assert_eq!(settings.statistics.k, 5);
    }

    #[test]
    fn every_default_has_its_sentence() {
        let (settings, _names) = DEFAULTS.split_once("[office.name]").unwrap();
        let (_, rest) = DEFAULTS.split_once("[server]").unwrap();
        let mut above = "";
        for line in settings.lines().chain(rest.lines()) {
            if !line.is_empty() && !line.starts_with(['#', '[']) {
                assert!(above.starts_with("# "), "no sentence for {line}");
            }
            above = line;
        }
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
        let settings = load(
            "[office]\nlanguage = 'ar'\n[advice]\nfirst_contact_days = 5\n[office.name]\nfr = 'Bureau'",
            &[
                ("PROBITY__ADVICE__FIRST_CONTACT_DAYS", "7"),
                ("PROBITY__OFFICE__LANGUAGES", "ar, en"),
                ("PROBITY__OFFICE__NAME__EN", "Ethics"),
                ("HOME", "/root"),
                ("PROBITY_LOG", "info"),
            ],
        )
        .unwrap();
        assert_eq!(settings.office.language, "ar");
        assert_eq!(settings.office.languages, ["ar", "en"]);
        assert_eq!(settings.advice.first_contact_days, 7);
        assert_eq!(settings.advice.standard_answer_days, 3);
        assert_eq!(settings.office.name["fr"], "Bureau");
        assert_eq!(settings.office.name["en"], "Ethics");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() {
        let told = refusals("[sever]\n[mail]\nbatch_minute = 3\nxyz = 1", &[]);
        assert_eq!(told.len(), 3, "{told:?}");
        let told = |key: &str, word: &str| {
            assert!(
                told.iter().any(|(k, args)| k == key
                    && args.contains("probity.toml")
                    && args.contains(word)),
                "{key} {word} not in {told:?}"
            );
        };
        told("config-unknown-section-meant", "\"server\"");
        told("config-unknown-key-meant", "\"batch_minutes\"");
        told("config-unknown-key", "\"xyz\"");
        let told = refusals("", &[("PROBITY__MAIL__PROT", "25"), ("PROBITY__MAIL", "x")]);
        assert_eq!(told[0].0, "config-unknown-key-meant");
        assert!(told[0].1.contains("PROBITY__MAIL__PROT") && told[0].1.contains("\"port\""));
        assert_eq!(told[1].0, "config-unknown-variable");
    }

    #[test]
    fn a_value_of_the_wrong_kind_says_which_kind_is_expected() {
        for (file, expected) in [
            ("[advice]\nfirst_contact_days = 'three'", "number"),
            ("[advice]\nfirst_contact_days = -1", "number"),
            ("[server]\nbehind_proxy = 'yes'", "switch"),
            ("[server]\nlisten = 'localhost'", "listen"),
            ("[office]\nlanguages = 'en'", "list"),
            ("[office]\nlanguage = 3", "text"),
            ("[mail]\ndelivery = 'pigeon'", "delivery"),
            ("[mail]\nsecurity = 'tsl'", "security"),
            ("[mail]\nport = 70000", "port"),
            ("[office]\nname = 'Ethics'", "names"),
        ] {
            let told = refusals(file, &[]);
            assert_eq!(told[0].0, "config-wrong-kind", "{file}: {told:?}");
            let kind = format!("config-kind-{expected}");
            assert!(told[0].1.contains(&kind), "{file}: {told:?}");
        }
        assert_eq!(refusals("office = 3", &[])[0].0, "config-not-section");
        assert_eq!(
            refusals("", &[("PROBITY__MAIL__PORT", "twenty")])[0].0,
            "config-wrong-kind"
        );
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_with_its_line() {
        let told = refusals("[office]\nlanguage = 'en'\nlanguage = ", &[]);
        assert_eq!(told[0].0, "config-not-toml");
        assert!(told[0].1.contains("line=Number(3)"), "{told:?}");
    }

    #[test]
    fn a_setting_that_cannot_be_used_is_refused() {
        for (file, key) in [
            ("[office]\ntime_zone = 'Mars/Base'", "config-time-zone"),
            ("[office]\nlanguage = 'fr'", "config-language-not-among"),
            (
                "[office]\nlanguages = []\nlanguage = 'en'",
                "config-no-language",
            ),
            (
                "[office]\nlanguages = ['en', 'ar', 'fr']",
                "config-name-missing",
            ),
            ("[office]\nyear_start_month = 13", "config-range"),
            (
                "[server]\nlisten = '0.0.0.0:80'",
                "config-listen-without-proxy",
            ),
            (
                "[server]\npublic_url = 'http://ethics.example.org'",
                "config-url-without-tls",
            ),
            ("[server]\npublic_url = 'ethics.example.org'", "config-url"),
            (
                "[server]\npublic_url = 'https://example.org/ethics'",
                "config-url",
            ),
            ("[shares]\nurl = 'probity.sqlite'", "config-shares-same"),
            (
                "[mail]\ndelivery = 'smtp'\nfrom = 'a@b.org'",
                "config-mail-host",
            ),
            ("[mail]\ndelivery = 'smtp'\nhost = 'mx'", "config-mail-from"),
            (
                "[mail]\ndelivery = 'smtp'\nhost = 'mx'\nfrom = 'a@b.org'\nsecurity = 'none'\nuser = 'u'",
                "config-mail-open-password",
            ),
            ("[statistics]\nk = 2", "config-range"),
            ("[password]\nmemory_kib = 1024", "config-range"),
        ] {
            let told = refusals(file, &[]);
            assert_eq!(told[0].0, key, "{file}: {told:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_pinned_once_and_what_stood_in_the_file_stays() {
        for before in [
            "",
            "[mail]\nport = 25\n",
            "# ours\n[office] # Geneva\nlanguage = 'ar'\n",
            "[office]\nrecovery_fingerprint = ''\nlanguage = 'ar'\n[mail]\nport = 25",
            "[office.name]\nen = 'Ethics'\n",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join(FILE);
            std::fs::write(&file, before).unwrap();
            pin(folder.path(), "abcd-efgh").unwrap();
            pin(folder.path(), "abcd-efgh").unwrap();
            assert!(pin(folder.path(), "ijkl-mnop").is_err());
            let settings = Settings::load(folder.path(), std::iter::empty()).unwrap();
            let pinned = settings.office.recovery_fingerprint;
            assert_eq!(pinned.as_deref(), Some("abcd-efgh"), "{before}");
            let after = std::fs::read_to_string(&file).unwrap();
            let kept = before.lines().filter(|line| !line.contains("recovery"));
            assert!(kept.into_iter().all(|line| after.contains(line)), "{after}");
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "office.language = 'ar'\n").unwrap();
        assert!(pin(folder.path(), "abcd-efgh").is_err());
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            "office.language = 'ar'\n"
        );
    }

    #[test]
    fn secrets_come_from_files_and_cannot_be_printed() {
        use secrecy::ExposeSecret;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join(FILE),
            "[database]\nurl_file = 'db'\n[mail]\npassword_file = 'pw'",
        )
        .unwrap();
        std::fs::write(folder.path().join("db"), "postgres://p:correct@h/x\n").unwrap();
        std::fs::write(folder.path().join("pw"), "horse battery\n").unwrap();
        let settings = Settings::load(folder.path(), std::iter::empty()).unwrap();
        assert_eq!(
            settings.database.url.expose_secret(),
            "postgres://p:correct@h/x"
        );
        assert_eq!(
            settings.mail.password().unwrap().expose_secret(),
            "horse battery"
        );
        let printed = format!("{settings:?}");
        assert!(!printed.contains("correct") && !printed.contains("horse"));

        std::fs::write(folder.path().join("pw"), "\n").unwrap();
        assert!(Settings::load(folder.path(), std::iter::empty()).is_err());
    }
}
