//! What a password costs, and how many may be computed at once. Argon2 (RFC 9106) is used here and nowhere else.

use std::collections::BTreeMap;

use argon2::{Algorithm, Argon2, Params, Version};
use parking_lot::{Condvar, Mutex};
use zeroize::Zeroizing;

use crate::{
    config,
    error::{Error, Problems, Result},
    language::Text,
    vault::{account::PasswordKey, passphrase::normalised},
};

/// The passwords that are tried first by whoever guesses; a choice of the well-known lists, in lower case.
const COMMON: &str = include_str!("../../config/words/common-passwords.txt");

/// Turns passwords into keys, a few at a time. One Argon2id run serves login and key: two would double our cost and
/// not the attacker's.
pub struct Gate {
    argon: Argon2<'static>,
    at_once: u32,
    queue: u32,
    state: Mutex<Crowd>,
    leaving: Condvar,
    remembered: Option<Mutex<BySalt>>,
}

/// Each password that was typed, and what Argon2id made of it.
type BySalt = BTreeMap<Vec<u8>, (Zeroizing<Vec<u8>>, Zeroizing<[u8; 32]>)>;

#[derive(Default)]
struct Crowd {
    running: u32,
    waiting: u32,
    /// All runs since the start: tests count the work instead of timing it.
    runs: u64,
}

impl Gate {
    /// A gate with the organisation's costs.
    ///
    /// # Errors
    /// [`Error::Invalid`] when Argon2 does not take these costs.
    pub fn new(costs: &config::Password, cores: u32) -> Result<Self> {
        let params = Params::new(costs.memory_kib, costs.passes, 1, Some(32)).map_err(|cause| {
            Error::field(
                "password",
                Text::new("identity-argon-costs").with("cause", cause.to_string()),
            )
        })?;
        Ok(Self {
            argon: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            at_once: if costs.at_once == 0 {
                cores.max(1)
            } else {
                costs.at_once
            },
            queue: costs.queue,
            state: Mutex::default(),
            leaving: Condvar::new(),
            remembered: None,
        })
    }

    /// The same gate, which works once for each password and then knows its key until it is dropped: for passwords that
    /// are no secret, as those of the demo, where everybody signs in each morning of three years.
    #[must_use]
    pub fn remembering(self) -> Self {
        Self {
            remembered: Some(Mutex::default()),
            ..self
        }
    }

    /// The key of a password with its salt; waits for a place, and refuses when too many wait already.
    ///
    /// # Errors
    /// A passing [`Error::Broken`] (503) when the queue is full.
    pub fn key(&self, password: &str, salt: &[u8]) -> Result<PasswordKey> {
        self.key_of(normalised(password).as_bytes(), salt)
    }

    /// The key of other secret bytes, such as the digits of a receipt.
    ///
    /// # Errors
    /// As [`Gate::key`].
    pub fn key_of(&self, secret: &[u8], salt: &[u8]) -> Result<PasswordKey> {
        if let Some(remembered) = &self.remembered
            && let Some((typed, bytes)) = remembered.lock().get(salt)
            && typed.as_slice() == secret
        {
            return Ok(PasswordKey::from_bytes(bytes));
        }
        self.enter()?;
        let mut bytes = Zeroizing::new([0; 32]);
        let hashed = self.argon.hash_password_into(secret, salt, &mut *bytes);
        self.leave();
        hashed.map_err(Error::broken)?;
        let key = PasswordKey::from_bytes(&bytes);
        if let Some(remembered) = &self.remembered {
            let typed = Zeroizing::new(secret.to_vec());
            remembered.lock().insert(salt.to_vec(), (typed, bytes));
        }
        Ok(key)
    }

    /// How many runs there have been since the start.
    pub fn runs(&self) -> u64 {
        self.state.lock().runs
    }

    fn enter(&self) -> Result<()> {
        let mut crowd = self.state.lock();
        if crowd.running >= self.at_once {
            if crowd.waiting >= self.queue {
                return Err(Error::busy("too many passwords at once"));
            }
            crowd.waiting += 1;
            while crowd.running >= self.at_once {
                self.leaving.wait(&mut crowd);
            }
            crowd.waiting -= 1;
        }
        crowd.running += 1;
        crowd.runs += 1;
        Ok(())
    }

    fn leave(&self) {
        self.state.lock().running -= 1;
        self.leaving.notify_one();
    }
}

/// Whether people may choose this password: long enough, not among the common ones, not their own name or address.
///
/// # Errors
/// [`Error::Invalid`] with one sentence at the field `password`.
pub fn check_chosen(password: &str, shortest: u32, own_words: &[&str]) -> Result<()> {
    let lower = password.to_lowercase();
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let plain = letters(&lower);
    let mut problems = Problems::new();
    let shortest_len = usize::try_from(shortest).unwrap_or(usize::MAX);
    let is_own = |word: &&str| word.chars().count() > 3 && plain == letters(&word.to_lowercase());
    let same = lower
        .chars()
        .next()
        .is_some_and(|first| lower.chars().all(|c| c == first));
    if password.chars().count() < shortest_len {
        problems.add(
            "password",
            Text::new("identity-password-short").with("shortest", shortest),
        );
    } else if COMMON
        .lines()
        .any(|common| common == lower || common == plain)
        || same
    {
        problems.add("password", Text::new("identity-password-common"));
    } else if own_words.iter().any(is_own) {
        problems.add("password", Text::new("identity-password-own"));
    }
    problems.check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, vault::Root};

    fn cheap(at_once: u32, queue: u32) -> Gate {
        let costs = config::Password {
            memory_kib: 64,
            passes: 1,
            at_once,
            queue,
            shortest: 12,
        };
        Gate::new(&costs, 2).unwrap()
    }

    #[test]
    fn the_same_password_and_salt_give_the_same_key() {
        let gate = cheap(1, 4);
        let root = Root::draw(&Chance::seeded(1));
        let key = |password, salt: &[u8]| root.verifier(&gate.key(password, salt).unwrap().login());
        assert_eq!(
            key("one two three", b"salt-salt-salt-1"),
            key("one two three", b"salt-salt-salt-1")
        );
        assert_ne!(
            key("one two three", b"salt-salt-salt-1"),
            key("one two three", b"salt-salt-salt-2")
        );
        assert_ne!(
            key("one two three", b"salt-salt-salt-1"),
            key("one two four", b"salt-salt-salt-1")
        );
        assert_eq!(gate.runs(), 6);
    }

    #[test]
    fn a_gate_that_remembers_works_once_for_each_password() {
        let gate = cheap(1, 4).remembering();
        let root = Root::draw(&Chance::seeded(1));
        let key = |password, salt: &[u8]| root.verifier(&gate.key(password, salt).unwrap().login());
        let first = key("one two three", b"salt-salt-salt-1");
        assert_eq!(key("one two three", b"salt-salt-salt-1"), first);
        assert_eq!(gate.runs(), 1);
        assert_ne!(key("one two four", b"salt-salt-salt-1"), first);
        assert_ne!(key("one two three", b"salt-salt-salt-2"), first);
        assert_eq!(gate.runs(), 3);
    }

    #[test]
    fn a_full_queue_turns_people_away_and_nobody_is_forgotten() {
        let gate = cheap(1, 0);
        gate.enter().unwrap();
        let refused = gate.key("whoever", b"salt-salt-salt-1");
        assert!(matches!(refused, Err(Error::Broken(cause)) if cause.is_passing()));
        gate.leave();
        assert!(gate.key("whoever", b"salt-salt-salt-1").is_ok());
    }

    #[test]
    fn short_common_and_own_passwords_are_refused() {
        assert!(check_chosen("elevenchars", 12, &[]).is_err());
        assert!(check_chosen("aaaaaaaaaaaaaaa", 12, &[]).is_err());
        assert!(check_chosen("Password1234", 12, &[]).is_err());
        assert!(check_chosen("Amina.Haddad", 12, &["aminahaddad"]).is_err());
        assert!(check_chosen("the kettle sings at six", 12, &["aminahaddad"]).is_ok());
        assert!(check_chosen("قهوة الصباح قبل العمل", 12, &[]).is_ok());
    }
}
