//! The post: how a letter leaves the house. The only place that speaks SMTP.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::Timestamp;
use lettre::{
    Address, Message, SmtpTransport, Transport,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        self, PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::{letter::Composed, outbox::Failure};
use crate::{
    calendar::Entry,
    config::{Delivery, Mail as Settings, Security},
    error::{Error, Result},
    language::Text,
};

/// The way letters leave.
pub struct Post {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(PathBuf),
    Relay(Box<SmtpTransport>),
}

/// One letter on its way.
pub struct Mail<'a> {
    /// The id of its row, which makes its Message-ID: sent twice, it is the same message.
    pub id: Uuid,
    /// The address it goes to.
    pub to: &'a str,
    /// The tag of its language.
    pub language: &'a str,
    /// What it says.
    pub composed: &'a Composed,
}

/// A relay that says nothing for so long is out of reach.
const PATIENCE: Duration = Duration::from_secs(30);

/// Answers by which a relay refuses us and not the letter: it wants a login, another one, or TLS (RFC 4954, 3207),
/// or it closes (421).
const NOT_US: [u16; 6] = [421, 454, 530, 534, 535, 538];

impl Post {
    /// The way the settings name; `None` where letters are to wait.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the sender is no address or this machine has no certificates to know a relay by.
    pub fn open(settings: &Settings) -> Result<Option<Self>> {
        let way = match settings.delivery {
            Delivery::None => return Ok(None),
            Delivery::Folder => Way::Folder(settings.folder.clone()),
            Delivery::Smtp => Way::Relay(Box::new(relay(settings)?)),
        };
        let from = settings
            .from
            .parse()
            .map_err(|_| Error::field("mail.from", Text::new("config-mail-from")))?;
        Ok(Some(Self { from, way }))
    }

    /// Hands one letter over, dated `now`. Once this returns `Ok` the relay has taken it, or its file is on the disk.
    ///
    /// # Errors
    /// Why it did not leave.
    pub fn send(&self, mail: &Mail<'_>, now: Timestamp) -> Result<(), Failure> {
        let message = self.message(mail, now).ok_or(Failure::Unwritable)?;
        match &self.way {
            Way::Folder(folder) => {
                file(folder, mail.id, &message.formatted()).map_err(|_| Failure::Unreachable)
            }
            Way::Relay(relay) => {
                // What goes wrong before the letter is named is no fault of the letter.
                if !matches!(relay.test_connection(), Ok(true)) {
                    return Err(Failure::Unreachable);
                }
                relay
                    .send(&message)
                    .map(drop)
                    .map_err(|error| failure(&error))
            }
        }
    }

    fn message(&self, mail: &Mail<'_>, now: Timestamp) -> Option<Message> {
        let to: Address = mail.to.parse().ok()?;
        let boundary = |kind| format!("probity-{kind}-{}", mail.id.simple());
        let mut parts = MultiPart::alternative()
            .boundary(boundary("text"))
            .singlepart(SinglePart::plain(mail.composed.text.clone()))
            .singlepart(SinglePart::html(mail.composed.html.clone()));
        if let Some(file) = &mail.composed.calendar {
            let media = ContentType::parse(Entry::MEDIA).ok()?;
            parts = MultiPart::mixed()
                .boundary(boundary("all"))
                .multipart(parts)
                .singlepart(Attachment::new("disclosure.ics".to_owned()).body(file.clone(), media));
        }
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.composed.subject.as_str())
            .date(now.into())
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", mail.language))
            .multipart(parts)
            .ok()
    }
}

fn relay(settings: &Settings) -> Result<SmtpTransport> {
    let certificates = || {
        certificates(settings)
            .map_err(|_| Error::field("mail.security", Text::new("reminders-no-certificates")))
    };
    let tls = match settings.security {
        Security::Tls => Tls::Wrapper(certificates()?),
        Security::Starttls => Tls::Required(certificates()?),
        Security::None => Tls::None,
    };
    let relay = SmtpTransport::builder_dangerous(&settings.host)
        .port(settings.port)
        .tls(tls)
        .timeout(Some(PATIENCE))
        .pool_config(PoolConfig::new().max_size(1));
    let login = settings.user.clone().map(|user| {
        let password = settings.password().map(ExposeSecret::expose_secret);
        Credentials::new(user, password.unwrap_or_default().to_owned())
    });
    Ok(match login {
        Some(login) => relay.credentials(login).build(),
        None => relay.build(),
    })
}

/// What the relay's certificate is checked against: the certificates of this machine, and the organisation's own.
fn certificates(settings: &Settings) -> Result<TlsParameters, smtp::Error> {
    let builder = TlsParameters::builder(settings.host.clone());
    match settings.authority() {
        None => builder.build(),
        Some(authority) => builder
            .add_root_certificate(Certificate::from_pem(authority.as_bytes())?)
            .build(),
    }
}

fn failure(error: &smtp::Error) -> Failure {
    match error.status().map(u16::from) {
        None => Failure::Unreachable,
        Some(code) if NOT_US.contains(&code) => Failure::Unreachable,
        Some(code) if error.is_transient() => Failure::PutOff(code),
        Some(code) => Failure::Refused(code),
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Under a temporary name first, synced, then renamed: a file of the final name is always whole, and a letter written
/// twice is one file.
fn file(folder: &Path, id: Uuid, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{id}.part"));
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(part, folder.join(format!("{id}.eml")))?;
    File::open(folder)?.sync_all()
}
