//! What concerns the machine: how the office is reached, where things are kept, how letters leave.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};

use super::sections::{not_empty, set, within};
use crate::{error::Problems, language::Text};

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
    #[serde(deserialize_with = "set")]
    pub(super) authority_file: Option<String>,
    #[serde(skip)]
    pub(super) authority: Option<String>,
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

impl Server {
    /// Passwords and content never cross a network in the clear: either nobody but this machine can call, or a proxy
    /// with TLS stands in front.
    pub(super) fn check(&self, problems: &mut Problems) {
        if !self.listen.ip().is_loopback() && !self.behind_proxy {
            let text =
                Text::new("config-listen-without-proxy").with("listen", self.listen.to_string());
            problems.add("server.listen", text);
        }
        let url = self.public_url.as_str();
        let tls = match url.split_once("://") {
            Some((_, host)) if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) => None,
            Some(("https", _)) => Some(true),
            Some(("http", host)) => Some(is_loopback(host)),
            _ => None,
        };
        match tls {
            Some(true) => {}
            Some(false) => problems.add(
                "server.public_url",
                Text::new("config-url-without-tls").with("url", url),
            ),
            None => problems.add(
                "server.public_url",
                Text::new("config-url").with("url", url),
            ),
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

    /// The certificate (PEM) of the organisation's own authority, read from its file.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.authority.as_deref()
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

/// Whether an authority (`host`, `host:port`, `[::1]:port`) can only mean this machine.
fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn hidden<'de, D: Deserializer<'de>>(from: D) -> Result<SecretString, D::Error> {
    String::deserialize(from).map(SecretString::from)
}

fn without_slash<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|url| url.trim_end_matches('/').to_owned())
}
