use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::PathBuf,
};

use jiff::tz::TimeZone;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};

use crate::{error::Problems, language::Text};

/// Who the office is and when it works.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The IANA name of the time zone that decides what "today" is.
    time_zone: String,
    /// The tags of the languages people may choose from; never empty.
    pub languages: Vec<String>,
    /// The language used where nobody has chosen one; one of `languages`.
    pub language: String,
    /// The name of the file of working days and holidays.
    pub calendar: String,
    /// The month, 1 to 12, in which the office's year begins.
    pub year_start_month: u32,
    /// Whom to turn to with a matter about the office when there is no alternate.
    #[serde(deserialize_with = "set")]
    pub outside_contact: Option<String>,
    /// The fingerprint of the recovery key, once `init` has pinned it.
    #[serde(deserialize_with = "set")]
    pub recovery_fingerprint: Option<String>,
    /// The name of the office by language tag; has one for each of `languages`.
    pub name: BTreeMap<String, String>,
}

/// How the office is reached.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The address and port to answer on.
    pub listen: SocketAddr,
    /// The address people type, without a slash at its end.
    #[serde(deserialize_with = "without_slash")]
    pub public_url: String,
    /// Whether a proxy that speaks TLS stands in front.
    pub behind_proxy: bool,
    /// Threads that answer requests; 0 means one for each core.
    pub workers: u32,
    /// The largest form in KiB.
    pub form_limit_kib: u32,
    /// The largest attachment in MiB.
    pub attachment_limit_mib: u32,
    /// Requests per minute of one source in the long run.
    pub requests_per_minute: u32,
    /// Requests of one source at once.
    pub requests_at_once: u32,
}

/// Where everything is kept, the shares excepted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// A path below the data folder or a PostgreSQL URL; secret because it may hold a password.
    #[serde(deserialize_with = "hidden")]
    pub url: SecretString,
    #[serde(deserialize_with = "set")]
    pub(super) url_file: Option<String>,
    /// Connections kept for reading.
    pub readers: u32,
}

/// Where the shares are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// A path below the data folder or a PostgreSQL URL; secret because it may hold a password.
    #[serde(deserialize_with = "hidden")]
    pub url: SecretString,
    #[serde(deserialize_with = "set")]
    pub(super) url_file: Option<String>,
}

/// Where the server's root secret is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// The file with the root secret.
    pub file: PathBuf,
}

/// How letters leave.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Nowhere, into a folder, or to a relay.
    pub delivery: Delivery,
    /// The folder for [`Delivery::Folder`].
    pub folder: PathBuf,
    /// The host name of the relay for [`Delivery::Smtp`].
    pub host: String,
    /// The port of the relay.
    pub port: u16,
    /// How the connection to the relay is protected.
    pub security: Security,
    /// The account at the relay.
    #[serde(deserialize_with = "set")]
    pub user: Option<String>,
    #[serde(deserialize_with = "set")]
    pub(super) password_file: Option<String>,
    #[serde(skip)]
    pub(super) password: Option<SecretString>,
    /// The address of the sender; not empty when letters leave.
    pub from: String,
    /// Minutes between two batches of letters; 0 sends at once.
    pub batch_minutes: u32,
}

/// Where letters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delivery {
    /// They wait until this is set.
    None,
    /// Each becomes a file.
    Folder,
    /// An SMTP relay.
    Smtp,
}

/// How the connection to the relay is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// TLS after STARTTLS (RFC 3207), or no letter leaves.
    Starttls,
    /// Not at all; for a relay on the same machine or network.
    None,
}

/// How long somebody stays signed in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Minutes of rest after which the session of a key holder ends.
    pub idle_minutes_office: u32,
    /// Minutes of rest after which any other session ends.
    pub idle_minutes_staff: u32,
    /// Hours after which every session ends.
    pub absolute_hours: u32,
    /// Minutes for which a freshly typed password holds.
    pub step_up_minutes: u32,
    /// Hours for which an enrolment link can be used.
    pub enrolment_hours: u32,
}

/// What a password costs to compute (Argon2id, RFC 9106).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Password {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// How many are computed at once; 0 means one for each core.
    pub at_once: u32,
    /// How many may wait for their turn.
    pub queue: u32,
    /// The shortest password staff may choose, in characters.
    pub shortest: u32,
}

/// The service standard of advice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Working days until the first contact.
    pub first_contact_days: u32,
    /// Working days until a standard answer.
    pub standard_answer_days: u32,
    /// Rows on one page of the inbox.
    pub page_rows: u32,
}

/// The thresholds of the release guarantee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// No published count lies in 1..k-1 or rests on fewer than k persons; at least 3.
    pub k: u32,
    /// No breakdown for a group of staff smaller than this.
    pub min_population: u32,
    /// No percentage on a base smaller than this.
    pub base_for_percent: u32,
}

/// How long things are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Years a closed matter is kept.
    pub matter_years: u32,
    /// Days a backup of the shares may be kept.
    pub share_backup_days: u32,
}

impl Office {
    /// The zone that decides what "today" is; UTC before the settings were checked.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The name of the office in the language of `tag`, else in the office's own.
    #[must_use]
    pub fn name_in(&self, tag: &str) -> &str {
        let own = self.name.get(&self.language);
        self.name.get(tag).or(own).map_or("", String::as_str)
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        if TimeZone::get(&self.time_zone).is_err() {
            let text = Text::new("config-time-zone").with("zone", self.time_zone.as_str());
            problems.add("office.time_zone", text);
        }
        if self.languages.is_empty() {
            problems.add("office.languages", Text::new("config-no-language"));
        } else if !self.languages.contains(&self.language) {
            let text = Text::new("config-language-not-among")
                .with("language", self.language.as_str())
                .with("languages", self.languages.join(", "));
            problems.add("office.language", text);
        }
        for tag in &self.languages {
            if tag.parse::<unic_langid::LanguageIdentifier>().is_err() {
                let text = Text::new("config-language-tag").with("language", tag.as_str());
                problems.add("office.languages", text);
            } else if self.name.get(tag).is_none_or(|name| name.trim().is_empty()) {
                let text = Text::new("config-name-missing").with("language", tag.as_str());
                problems.add("office.name", text);
            }
        }
        within(
            problems,
            "office.year_start_month",
            self.year_start_month,
            1..=12,
        );
    }
}

impl Server {
    /// Passwords and content never cross a network in the clear: either nobody but this machine can call, or a proxy
    /// with TLS stands in front.
    pub(super) fn check(&self, problems: &mut Problems) {
        if !self.listen.ip().is_loopback() && !self.behind_proxy {
            let text =
                Text::new("config-listen-without-proxy").with("listen", self.listen.to_string());
            problems.add("server.listen", text);
        }
        let refusal = match self.public_url.split_once("://") {
            Some(("http" | "https", host))
                if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) =>
            {
                Some("config-url")
            }
            Some(("https", _)) => None,
            Some(("http", host)) if is_loopback(host) => None,
            Some(("http", _)) => Some("config-url-without-tls"),
            _ => Some("config-url"),
        };
        if let Some(key) = refusal {
            problems.add(
                "server.public_url",
                Text::new(key).with("url", self.public_url.as_str()),
            );
        }
        within(problems, "server.workers", self.workers, 0..=256);
        within(
            problems,
            "server.form_limit_kib",
            self.form_limit_kib,
            16..=1024,
        );
        within(
            problems,
            "server.attachment_limit_mib",
            self.attachment_limit_mib,
            1..=1024,
        );
        within(
            problems,
            "server.requests_per_minute",
            self.requests_per_minute,
            1..=1_000_000,
        );
        within(
            problems,
            "server.requests_at_once",
            self.requests_at_once,
            1..=1_000_000,
        );
    }
}

impl Database {
    pub(super) fn check(&self, problems: &mut Problems) {
        not_empty(problems, "database.url", self.url.expose_secret());
        within(problems, "database.readers", self.readers, 1..=64);
    }
}

impl Shares {
    pub(super) fn check(&self, database: &Database, problems: &mut Problems) {
        not_empty(problems, "shares.url", self.url.expose_secret());
        if self.url.expose_secret() == database.url.expose_secret() {
            problems.add("shares.url", Text::new("config-shares-same"));
        }
    }
}

impl Mail {
    /// The password at the relay, read from its file.
    #[must_use]
    pub fn password(&self) -> Option<&SecretString> {
        self.password.as_ref()
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        if self.delivery == Delivery::Smtp && self.host.trim().is_empty() {
            problems.add("mail.host", Text::new("config-mail-host"));
        }
        let (name, host) = self.from.split_once('@').unwrap_or_default();
        if self.delivery != Delivery::None && (name.is_empty() || host.is_empty()) {
            problems.add("mail.from", Text::new("config-mail-from"));
        }
        if self.security == Security::None && self.user.is_some() {
            problems.add("mail.security", Text::new("config-mail-open-password"));
        }
        within(problems, "mail.batch_minutes", self.batch_minutes, 0..=1440);
    }
}

impl Session {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "session.idle_minutes_office",
            self.idle_minutes_office,
            1..=480,
        );
        within(
            problems,
            "session.idle_minutes_staff",
            self.idle_minutes_staff,
            1..=480,
        );
        within(
            problems,
            "session.absolute_hours",
            self.absolute_hours,
            1..=24,
        );
        within(
            problems,
            "session.step_up_minutes",
            self.step_up_minutes,
            1..=60,
        );
        within(
            problems,
            "session.enrolment_hours",
            self.enrolment_hours,
            1..=720,
        );
    }
}

impl Password {
    /// The least is what OWASP's password storage guide still accepts: 19 MiB and two passes.
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "password.memory_kib",
            self.memory_kib,
            19 * 1024..=1024 * 1024,
        );
        within(problems, "password.passes", self.passes, 2..=16);
        within(problems, "password.at_once", self.at_once, 0..=256);
        within(problems, "password.queue", self.queue, 1..=10_000);
        within(problems, "password.shortest", self.shortest, 8..=64);
    }
}

impl Advice {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "advice.first_contact_days",
            self.first_contact_days,
            1..=365,
        );
        within(
            problems,
            "advice.standard_answer_days",
            self.standard_answer_days,
            1..=365,
        );
        within(problems, "advice.page_rows", self.page_rows, 10..=200);
    }
}

impl Statistics {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(problems, "statistics.k", self.k, 3..=1000);
        within(
            problems,
            "statistics.min_population",
            self.min_population,
            0..=100_000,
        );
        within(
            problems,
            "statistics.base_for_percent",
            self.base_for_percent,
            50..=100_000,
        );
    }
}

impl Retention {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "retention.matter_years",
            self.matter_years,
            1..=100,
        );
        within(
            problems,
            "retention.share_backup_days",
            self.share_backup_days,
            1..=90,
        );
    }
}

fn within(problems: &mut Problems, setting: &'static str, value: u32, range: RangeInclusive<u32>) {
    if !range.contains(&value) {
        let text = Text::new("config-range")
            .with("setting", setting)
            .with("value", value)
            .with("least", *range.start())
            .with("most", *range.end());
        problems.add(setting, text);
    }
}

fn not_empty(problems: &mut Problems, setting: &'static str, value: &str) {
    if value.trim().is_empty() {
        problems.add(setting, Text::new("config-empty").with("setting", setting));
    }
}

/// Whether an authority (`host`, `host:port`, `[::1]:port`) can only mean this machine.
fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// An empty text means: not set.
fn set<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

fn hidden<'de, D: Deserializer<'de>>(from: D) -> Result<SecretString, D::Error> {
    String::deserialize(from).map(SecretString::from)
}

fn without_slash<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|url| url.trim_end_matches('/').to_owned())
}
