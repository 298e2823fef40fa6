//! Coming in and going out: signing in, enrolling, the phrases that are shown once, one's own sessions.

use askama::Template;
use jiff::civil::DateTime;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Field, Sent},
        page::Frame,
        part::Notice,
        path,
    },
};

/// Sign in.
#[derive(Template)]
#[template(path = "account/sign_in.html", config = "config/askama.toml")]
pub struct SignInPage {
    frame: Frame,
    login: Field,
    password: Field,
    kept: Sent,
    then: String,
}

/// Signed in again, with a form that was sent while nobody was: one button sends it.
#[derive(Template)]
#[template(path = "account/resume.html", config = "config/askama.toml")]
pub struct ResumePage {
    frame: Frame,
    action: String,
    sent: Sent,
}

/// The one-time link of staff: choose a password.
#[derive(Template)]
#[template(path = "account/enrol.html", config = "config/askama.toml")]
pub struct EnrolPage {
    frame: Frame,
    action: String,
    login: String,
    password: Field,
    again: Field,
}

/// The one-time link of an office role: the generated passphrase, shown now and never again.
#[derive(Template)]
#[template(path = "account/passphrase.html", config = "config/askama.toml")]
pub struct PassphrasePage {
    frame: Frame,
    action: String,
    login: String,
    words: Vec<String>,
    again: Field,
}

/// The recovery phrase, offered once.
#[derive(Template)]
#[template(path = "account/recovery.html", config = "config/askama.toml")]
pub struct RecoveryPage {
    frame: Frame,
    words: Vec<String>,
}

/// What a forgotten password means, and the form for those who kept their recovery phrase.
#[derive(Template)]
#[template(path = "account/forgotten.html", config = "config/askama.toml")]
pub struct ForgottenPage {
    frame: Frame,
    login: Field,
    phrase: Field,
    password: Field,
    again: Field,
}

/// The visitor's sessions.
#[derive(Template)]
#[template(path = "account/sessions.html", config = "config/askama.toml")]
pub struct SessionsPage {
    frame: Frame,
    sessions: Vec<SessionRow>,
}

/// One session of the visitor, in the office's time zone.
pub struct SessionRow {
    /// When it was last used.
    pub seen: DateTime,
    /// When it ends whatever happens.
    pub ends: DateTime,
    /// Where to end it; none for the one the page is looked at with.
    pub end: Option<String>,
}

impl SignInPage {
    /// A plain sign-in.
    #[must_use]
    pub fn new(frame: Frame, sent: &Sent, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::SIGN_IN)
                .titled(Text::new("sign-in-title"))
                .with_problems(problems),
            login: Field::text("login", Text::new("account-login"))
                .code("username")
                .filled(sent, problems),
            password: Field::password(
                "password",
                Text::new("account-password"),
                "current-password",
            )
            .filled(sent, problems),
            kept: Sent::default(),
            then: String::new(),
        }
    }

    /// A sign-in for somebody whose session ended: what was typed into the form at `then` is carried along.
    #[must_use]
    pub fn ended(frame: Frame, then: String, typed: &Sent) -> Self {
        let kept = typed.keep();
        let said = if kept.iter().next().is_some() {
            Notice::warning(Text::new("sign-in-ended-kept"))
        } else {
            Notice::plain(Text::new("sign-in-ended"))
        };
        let plain = Self::new(frame.noticing(said), &Sent::default(), &Problems::new());
        Self {
            kept,
            then,
            ..plain
        }
    }

    /// The same page after a sign-in that failed, still carrying what was kept.
    #[must_use]
    pub fn again(frame: Frame, sent: &Sent, problems: &Problems) -> Self {
        let plain = Self::new(frame, sent, problems);
        let carried = sent.kept().keep();
        Self {
            kept: carried,
            then: sent.get("then").to_owned(),
            ..plain
        }
    }
}

impl ResumePage {
    /// The form for `action` as it was `sent`, ready to go.
    #[must_use]
    pub fn new(frame: Frame, action: String, sent: Sent) -> Self {
        Self {
            frame: frame.titled(Text::new("resume-title")),
            action,
            sent,
        }
    }
}

impl EnrolPage {
    /// The page behind the link `action` for the account `login`; `shortest` is the fewest characters of a password.
    #[must_use]
    pub fn new(
        frame: Frame,
        action: String,
        login: String,
        shortest: u32,
        problems: &Problems,
    ) -> Self {
        let nothing = Sent::default();
        Self {
            frame: frame
                .at(action.clone())
                .titled(Text::new("enrol-title"))
                .with_problems(problems),
            action,
            login,
            password: Field::password("password", Text::new("enrol-password"), "new-password")
                .hint(Text::new("enrol-password-hint").with("count", shortest))
                .filled(&nothing, problems),
            again: Field::password("again", Text::new("enrol-again"), "new-password")
                .filled(&nothing, problems),
        }
    }
}

impl PassphrasePage {
    /// The page behind the link `action` for the account `login`, with its six words.
    #[must_use]
    pub fn new(
        frame: Frame,
        action: String,
        login: String,
        words: Vec<String>,
        problems: &Problems,
    ) -> Self {
        Self {
            frame: frame
                .at(action.clone())
                .titled(Text::new("passphrase-title"))
                .with_problems(problems),
            action,
            login,
            words,
            again: Field::password("again", Text::new("passphrase-again"), "new-password")
                .hint(Text::new("passphrase-again-hint"))
                .filled(&Sent::default(), problems),
        }
    }
}

impl RecoveryPage {
    /// The twelve words.
    #[must_use]
    pub fn new(frame: Frame, words: Vec<String>) -> Self {
        Self {
            frame: frame.at(path::RECOVERY).titled(Text::new("recovery-title")),
            words,
        }
    }
}

impl ForgottenPage {
    /// The explanation and the form; `shortest` is the fewest characters of a password.
    #[must_use]
    pub fn new(frame: Frame, shortest: u32, sent: &Sent, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::FORGOTTEN)
                .titled(Text::new("forgotten-title"))
                .with_problems(problems),
            login: Field::text("login", Text::new("account-login"))
                .code("username")
                .filled(sent, problems),
            phrase: Field::text("phrase", Text::new("forgotten-phrase"))
                .hint(Text::new("forgotten-phrase-hint"))
                .code("off")
                .filled(sent, problems),
            password: Field::password("password", Text::new("enrol-password"), "new-password")
                .hint(Text::new("enrol-password-hint").with("count", shortest))
                .filled(sent, problems),
            again: Field::password("again", Text::new("enrol-again"), "new-password")
                .filled(sent, problems),
        }
    }
}

impl SessionsPage {
    /// The sessions, the one in use first.
    #[must_use]
    pub fn new(frame: Frame, sessions: Vec<SessionRow>) -> Self {
        Self {
            frame: frame.at(path::SESSIONS).titled(Text::new("sessions-title")),
            sessions,
        }
    }

    fn others(&self) -> bool {
        self.sessions.iter().any(|session| session.end.is_some())
    }

    fn end_others() -> String {
        path::below(path::SESSIONS, "end-others")
    }

    fn moment(&self, moment: &DateTime) -> String {
        self.frame.speech().moment(*moment)
    }
}
