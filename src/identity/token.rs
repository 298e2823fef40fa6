//! The bearer token of the JSON API: a JWT (RFC 7519) that carries the opaque session token and nothing about anybody.

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    vault::{Root, session::Token},
};

const AUDIENCE: &str = "probity-api";

#[derive(Serialize, Deserialize)]
struct Claims {
    aud: String,
    exp: i64,
    tok: String,
}

/// The bearer token of a session, signed with HS256 under a key from the root; it ends with the session.
///
/// # Errors
/// [`Error::Broken`] never in practice.
pub fn bearer(root: &Root, token: &Token, ends: Timestamp) -> Result<Zeroizing<String>> {
    let claims = Claims {
        aud: AUDIENCE.to_owned(),
        exp: ends.as_second(),
        tok: token.text().to_string(),
    };
    let key = EncodingKey::from_secret(root.bearer_key().as_slice());
    encode(&Header::new(Algorithm::HS256), &claims, &key)
        .map(Zeroizing::new)
        .map_err(|_| Error::broken("no bearer token"))
}

/// The session token in a bearer token. The algorithm is pinned; expiry is judged by the session's own row and clock.
///
/// # Errors
/// [`Error::Denied`] for anything this service did not sign.
pub fn session(root: &Root, bearer: &str) -> Result<Token> {
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_audience(&[AUDIENCE]);
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(root.bearer_key().as_slice());
    let claims = decode::<Claims>(bearer, &key, &rules)
        .map_err(|_| Error::Denied)?
        .claims;
    Token::parse(&claims.tok)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn a_bearer_token_gives_back_its_session_and_no_other_key_signs_it() {
        let chance = Chance::seeded(1);
        let (root, other) = (Root::draw(&chance), Root::draw(&chance));
        let token = Token::draw(&chance);
        let bearer = bearer(&root, &token, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(session(&root, &bearer).unwrap().text(), token.text());
        assert!(session(&other, &bearer).is_err());
        assert!(session(&root, "eyJhbGciOiJub25lIn0.e30.").is_err());
    }
}
