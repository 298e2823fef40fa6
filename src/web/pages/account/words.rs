//! Words that are shown once: a passphrase made by chance, and the recovery phrase.

use askama::Template;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Field, Sent},
        page::Frame,
        path,
    },
};

/// The one-time link of an office role: says what a passphrase is and draws it when its owner is ready to write.
#[derive(Template)]
#[template(path = "account/draw.html", config = "config/askama.toml")]
pub struct DrawPage {
    frame: Frame,
    action: String,
    login: String,
}

/// The words, now and never again.
#[derive(Template)]
#[template(path = "account/words.html", config = "config/askama.toml")]
pub struct WordsPage {
    frame: Frame,
    passphrase: Vec<String>,
    recovery: Vec<String>,
    check: Option<Field>,
    onward: &'static str,
}

impl DrawPage {
    /// The page behind the link `action` for the account `login`.
    #[must_use]
    pub fn new(frame: Frame, action: String, login: String, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(action.clone())
                .titled(Text::new("passphrase-title"))
                .with_problems(problems),
            action,
            login,
        }
    }
}

impl WordsPage {
    /// The twelve words of the recovery phrase; then the way to `onward`.
    #[must_use]
    pub fn new(frame: Frame, recovery: &str, onward: &'static str) -> Self {
        Self {
            frame: frame.at(onward).titled(Text::new("recovery-title")),
            passphrase: Vec::new(),
            recovery: words(recovery),
            check: None,
            onward,
        }
    }

    /// The same page with a generated passphrase before the recovery phrase.
    #[must_use]
    pub fn with_passphrase(mut self, passphrase: Option<&str>) -> Self {
        if let Some(passphrase) = passphrase {
            self.passphrase = words(passphrase);
            self.frame = self.frame.titled(Text::new("words-title"));
        }
        self
    }

    /// The same page, which goes on only after the passphrase was typed.
    #[must_use]
    pub fn checked(mut self) -> Self {
        self.check = Some(field(&Problems::new()));
        self
    }

    /// The check alone, after what was typed was not the passphrase. The words are not there any more.
    #[must_use]
    pub fn check(frame: Frame, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::WORDS)
                .titled(Text::new("passphrase-title"))
                .with_problems(problems),
            passphrase: Vec::new(),
            recovery: Vec::new(),
            check: Some(field(problems)),
            onward: path::HOME,
        }
    }
}

fn field(problems: &Problems) -> Field {
    Field::password("current", Text::new("passphrase-again"), "new-password")
        .hint(Text::new("passphrase-again-hint"))
        .filled(&Sent::default(), problems)
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}
