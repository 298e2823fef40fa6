//! Who is asking: the account behind a session, the person at the console, the worker, or a visitor without a name.

use crate::{
    error::{Error, Result},
    language::Text,
    role::{Role, Roles},
    storage::Id,
    vault::{AccountId, Keyring, directory::Recipient},
};

/// Marks the ids of persons of the staff roster.
pub enum Persons {}

/// The id of a person of the staff roster.
pub type PersonId = Id<Persons>;

/// Marks the ids of sessions: the hash of their public half, shortened for lists.
pub type SessionHash = Vec<u8>;

/// Whoever stands at a door of the office.
pub struct Actor {
    kind: Kind,
    language: String,
}

enum Kind {
    Account(Box<SignedIn>),
    Worker,
    Console,
    Visitor,
}

/// An account with an open session, its keys unlocked for the length of one request.
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// The roles it holds today.
    pub roles: Roles,
    /// The person of the roster behind it; none for an anonymous receipt and for people from outside.
    pub person: Option<PersonId>,
    /// The name shown on pages; empty for an anonymous receipt.
    pub name: String,
    /// Whether this is the holder of an anonymous receipt.
    pub anonymous: bool,
    /// The hash of the session's public half.
    pub session: SessionHash,
    /// Whether the password was given again within the last minutes.
    pub stepped_up: bool,
    /// The unlocked keys.
    pub keys: Keyring,
    /// The account as one to seal to, proved by the directory.
    pub key: Recipient,
}

impl Actor {
    /// An account with an open session, reading in `language`.
    #[must_use]
    pub fn signed_in(account: SignedIn, language: String) -> Self {
        Self {
            kind: Kind::Account(Box::new(account)),
            language,
        }
    }

    /// Background work: it holds no key and may not read what is sealed.
    #[must_use]
    pub fn worker() -> Self {
        Self {
            kind: Kind::Worker,
            language: String::from("en"),
        }
    }

    /// Whoever runs the command line on the machine itself: an administrator without keys.
    #[must_use]
    pub fn console() -> Self {
        Self {
            kind: Kind::Console,
            language: String::from("en"),
        }
    }

    /// Somebody who has not signed in.
    #[must_use]
    pub fn visitor(language: String) -> Self {
        Self {
            kind: Kind::Visitor,
            language,
        }
    }

    /// The signed-in account, if there is one.
    #[must_use]
    pub fn account(&self) -> Option<&SignedIn> {
        match &self.kind {
            Kind::Account(account) => Some(account),
            _ => None,
        }
    }

    /// The account's id, if somebody is signed in.
    #[must_use]
    pub fn id(&self) -> Option<AccountId> {
        self.account().map(|account| account.account)
    }

    /// The unlocked keys, if somebody is signed in.
    #[must_use]
    pub fn keys(&self) -> Option<&Keyring> {
        self.account().map(|account| &account.keys)
    }

    /// The signed-in account, if its password was typed within the last minutes: grave acts need that.
    ///
    /// # Errors
    /// [`Error::Denied`] when nobody is signed in, [`Error::Invalid`] asking for the password.
    pub fn fresh(&self) -> Result<&SignedIn> {
        match self.account() {
            None => Err(Error::Denied),
            Some(account) if account.stepped_up => Ok(account),
            Some(_) => Err(Error::invalid(Text::new("identity-step-up"))),
        }
    }

    /// Whether the actor holds `role`; the console counts as administrator.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        match &self.kind {
            Kind::Account(account) => account.roles.has(role),
            Kind::Console => role == Role::Administrator,
            Kind::Worker | Kind::Visitor => false,
        }
    }

    /// Whether the actor holds one of `roles`.
    #[must_use]
    pub fn is_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(*role))
    }

    /// Whether this is the background worker.
    #[must_use]
    pub fn is_worker(&self) -> bool {
        matches!(self.kind, Kind::Worker)
    }

    /// Whether the command line is asking.
    #[must_use]
    pub fn is_console(&self) -> bool {
        matches!(self.kind, Kind::Console)
    }

    /// The tag of the language the actor reads in.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The sixteen bytes the audit record knows the actor by; console, worker and visitor have names of their own.
    #[must_use]
    pub fn mark(&self) -> [u8; 16] {
        match &self.kind {
            Kind::Account(account) => *account.account.uuid().as_bytes(),
            Kind::Worker => *b"the-worker------",
            Kind::Console => *b"the-console-----",
            Kind::Visitor => *b"a-visitor-------",
        }
    }
}
