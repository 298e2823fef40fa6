//! What a browser sent, and what of it is carried on when somebody has to sign in first.

use zeroize::Zeroize;

/// What stands before the name of a pair that is carried through a sign-in.
const KEPT: &str = "kept.";

/// What is never carried: it is of one form, or not to be written into a page.
const SECRET: [&str; 8] = [
    "token", "then", "login", "password", "again", "current", "phrase", "receipt",
];

/// The pairs a browser sent, in their order; nothing on a first visit.
#[derive(Default, Clone)]
pub struct Sent(Vec<(String, String)>);

impl Drop for Sent {
    /// Passwords are among it, and what people confide.
    fn drop(&mut self) {
        self.0.iter_mut().for_each(|(_, value)| value.zeroize());
    }
}

impl Sent {
    /// What the browser sent.
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of this name; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Every value of this name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every pair but those named, for a form that carries another one on.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let kept = |(name, _): &&(String, String)| !names.contains(&name.as_str());
        Self(self.0.iter().filter(kept).cloned().collect())
    }

    /// The same pairs under names that no other form has, to be carried through a sign-in; passwords, the token and
    /// what is already carried are left behind.
    #[must_use]
    pub fn keep(&self) -> Self {
        let carried = self
            .0
            .iter()
            .filter(|(name, _)| !name.starts_with(KEPT) && !SECRET.contains(&name.as_str()));
        Self(
            carried
                .map(|(name, value)| (format!("{KEPT}{name}"), value.clone()))
                .collect(),
        )
    }

    /// The pairs that [`Sent::keep`] carried, under their own names.
    #[must_use]
    pub fn kept(&self) -> Self {
        let carried = self.0.iter().filter_map(|(name, value)| {
            let own = name.strip_prefix(KEPT)?;
            Some((own.to_owned(), value.clone()))
        });
        Self(carried.collect())
    }

    /// How many bytes people wrote.
    #[must_use]
    pub fn weight(&self) -> usize {
        let pair = |(name, value): &(String, String)| name.len() + value.len();
        self.0.iter().map(pair).sum()
    }

    /// The pairs in their order.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::web::field) fn sent(pairs: &[(&str, &str)]) -> Sent {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Sent::new(pairs.iter().map(owned).collect())
    }

    #[test]
    fn what_was_typed_survives_a_sign_in() {
        let typed = sent(&[("title", "A gift"), ("token", "t"), ("title", "again")]);
        let kept = typed.keep();
        assert_eq!(kept.get("title"), "");
        let back: Vec<_> = kept.kept().iter().cloned().collect();
        assert_eq!(
            back,
            [
                ("title".to_owned(), "A gift".to_owned()),
                ("title".to_owned(), "again".to_owned())
            ]
        );
        assert_eq!(kept.keep().iter().count(), 0);
    }

    #[test]
    fn secrets_are_never_carried() {
        let typed = sent(&[
            ("password", "x"),
            ("again", "x"),
            ("current", "x"),
            ("phrase", "x"),
            ("receipt", "x"),
            ("note", "kept"),
        ]);
        let kept: Vec<_> = typed.keep().iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(kept, ["kept.note"]);
    }
}
