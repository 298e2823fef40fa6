//! Sessions: the account seed, sealed under a secret that only the browser's cookie holds.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    account::AccountSeed,
    key::Key,
    label::{Label, message},
    root::Root,
    seal::{open_box, seal_box},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// What the cookie carries: sixteen bytes to find the session by, thirty-two to open it with.
pub struct Token {
    sid: [u8; 16],
    secret: Key,
}

/// What the row of a session says openly; changed behind our back, it opens nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The id of the account.
    pub account: &'a [u8],
    /// The second after 1970 at which the session ends whatever happens.
    pub end: i64,
    /// The code of how the person proved who they are.
    pub factor: u8,
    /// The second after 1970 up to which a fresh password counts; 0 for none.
    pub step_up: i64,
}

impl Token {
    /// A new token.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self {
            sid: chance.bytes(),
            secret: Key::draw(chance),
        }
    }

    /// The token of a cookie or bearer header.
    ///
    /// # Errors
    /// [`Error::Denied`] for anything that is no token.
    pub fn parse(text: &str) -> Result<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).map_err(|_| Error::Denied)?);
        let (sid, secret) = bytes.split_first_chunk::<16>().ok_or(Error::Denied)?;
        let secret = <&[u8; 32]>::try_from(secret).map_err(|_| Error::Denied)?;
        Ok(Self {
            sid: *sid,
            secret: Key::from_bytes(secret),
        })
    }

    /// The token as the cookie carries it: 64 characters of base64url.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let bytes = Zeroizing::new([self.sid.as_slice(), self.secret.bytes()].concat());
        Zeroizing::new(URL_SAFE_NO_PAD.encode(&*bytes))
    }

    /// By what the row of the session is found: SHA-256 of the sid, so that a copied table resumes nothing.
    #[must_use]
    pub fn sid_hash(&self) -> [u8; 32] {
        Sha256::digest(self.sid).into()
    }

    /// The account seed, sealed for the row of this session.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal(
        &self,
        root: &Root,
        terms: &Terms<'_>,
        seed: &AccountSeed,
        chance: &Chance,
    ) -> Result<Vec<u8>> {
        seal_box(
            &self.key(root),
            &self.aad(terms),
            seed.key().bytes(),
            chance,
        )
    }

    /// The account seed that was sealed for this session. Its public keys are to be compared with the directory's.
    ///
    /// # Errors
    /// [`Error::Broken`] for another root or token, or when a term was changed.
    pub fn resume(&self, root: &Root, terms: &Terms<'_>, sealed: &[u8]) -> Result<AccountSeed> {
        open_box(&self.key(root), &self.aad(terms), sealed)
            .and_then(|seed| Key::from_opened(&seed))
            .map(AccountSeed::from_key)
    }

    /// The token a form of this session must carry for `action`: HMAC in base64url.
    #[must_use]
    pub fn csrf(&self, action: &str) -> String {
        let key = self.secret.derive(Label::CSRF, &[]);
        URL_SAFE_NO_PAD.encode(key.mac(action.as_bytes()))
    }

    /// Whether a form carried the right token; takes the same time either way.
    #[must_use]
    pub fn is_csrf(&self, action: &str, given: &str) -> bool {
        self.csrf(action).as_bytes().ct_eq(given.as_bytes()).into()
    }

    fn key(&self, root: &Root) -> Key {
        self.secret
            .derive_salted(&root.session_salt(), Label::SESSION, &[])
    }

    fn aad(&self, terms: &Terms<'_>) -> Vec<u8> {
        message(
            Label::SESSION,
            &[
                &self.sid_hash(),
                terms.account,
                &terms.end.to_be_bytes(),
                &[terms.factor],
                &terms.step_up.to_be_bytes(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms<'static> = Terms {
        account: b"account",
        end: 1_500_003_600,
        factor: 1,
        step_up: 1_500_000_300,
    };

    #[test]
    fn a_session_resumes_with_its_cookie_and_root_only() {
        let chance = Chance::seeded(1);
        let (root, other) = (Root::draw(&chance), Root::draw(&chance));
        let seed = AccountSeed::draw(&chance);
        let token = Token::draw(&chance);
        let sealed = token.seal(&root, &TERMS, &seed, &chance).unwrap();

        let cookie = token.text();
        assert_eq!(cookie.len(), 64);
        let token = Token::parse(&cookie).unwrap();
        let resumed = token.resume(&root, &TERMS, &sealed).unwrap();
        assert_eq!(resumed.keys().public(), seed.keys().public());

        assert!(token.resume(&other, &TERMS, &sealed).is_err());
        assert!(Token::draw(&chance).resume(&root, &TERMS, &sealed).is_err());
    }

    #[test]
    fn no_term_of_a_session_can_be_changed() {
        let chance = Chance::seeded(2);
        let root = Root::draw(&chance);
        let token = Token::draw(&chance);
        let sealed = token
            .seal(&root, &TERMS, &AccountSeed::draw(&chance), &chance)
            .unwrap();
        let changed = [
            Terms {
                account: b"another",
                ..TERMS
            },
            Terms {
                end: TERMS.end + 3_600,
                ..TERMS
            },
            Terms { factor: 2, ..TERMS },
            Terms {
                step_up: TERMS.step_up + 1,
                ..TERMS
            },
        ];
        for terms in changed {
            assert!(token.resume(&root, &terms, &sealed).is_err(), "{terms:?}");
        }
    }

    #[test]
    fn the_row_says_neither_the_cookie_nor_the_account() {
        let chance = Chance::seeded(3);
        let root = Root::draw(&chance);
        let token = Token::draw(&chance);
        assert_ne!(token.sid_hash()[..16], token.sid);
        assert_eq!(root.session_index(b"one"), root.session_index(b"one"));
        assert_ne!(root.session_index(b"one"), root.session_index(b"two"));
    }

    #[test]
    fn a_form_is_of_one_session_and_one_action() {
        let chance = Chance::seeded(4);
        let token = Token::draw(&chance);
        let given = token.csrf("/advice/new");
        assert!(token.is_csrf("/advice/new", &given));
        assert!(!token.is_csrf("/advice/close", &given));
        assert!(!token.is_csrf("/advice/new", ""));
        assert!(!Token::draw(&chance).is_csrf("/advice/new", &given));
    }

    #[test]
    fn what_is_no_token_is_denied() {
        let token = Token::draw(&Chance::seeded(5)).text();
        assert!(Token::parse(&token).is_ok());
        let wrong = [
            String::new(),
            token[1..].to_owned(),
            format!("{}AAAA", *token),
            format!("{}=", &token[1..]),
            format!("{}+", &token[1..]),
        ];
        for text in wrong {
            assert!(matches!(Token::parse(&text), Err(Error::Denied)), "{text}");
        }
    }
}
