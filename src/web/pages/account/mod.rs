//! Coming in and going out: signing in, enrolling, the phrases that are shown once, one's own sessions.

pub(in crate::web) mod enrolment;
pub(in crate::web) mod handlers;
mod words;

pub use words::{DrawPage, WordsPage};

use askama::Template;
use jiff::civil::DateTime;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
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

/// Asks for a one-time link to one's own address, or says that it is on its way.
#[derive(Template)]
#[template(path = "account/link.html", config = "config/askama.toml")]
pub struct LinkPage {
    frame: Frame,
    login: Field,
    sent: bool,
}

/// Changes one's own password.
#[derive(Template)]
#[template(path = "account/password.html", config = "config/askama.toml")]
pub struct PasswordPage {
    frame: Frame,
    current: Field,
    chosen: Option<[Field; 2]>,
}

/// The visitor's sessions.
#[derive(Template)]
#[template(path = "account/sessions.html", config = "config/askama.toml")]
pub struct SessionsPage {
    frame: Frame,
    sessions: Vec<SessionRow>,
    language: Choice,
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

impl LinkPage {
    /// The form.
    #[must_use]
    pub fn new(frame: Frame, sent: &Sent, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::LINK)
                .titled(Text::new("link-title"))
                .with_problems(problems),
            login: Field::text("login", Text::new("link-login"))
                .hint(Text::new("link-login-hint"))
                .code("email")
                .filled(sent, problems),
            sent: false,
        }
    }

    /// The page after the form was sent: the same for every address.
    #[must_use]
    pub fn sent(frame: Frame) -> Self {
        let page = Self::new(frame, &Sent::default(), &Problems::new());
        Self { sent: true, ..page }
    }
}

impl PasswordPage {
    /// The form; `shortest` is the fewest characters of a password that is chosen, none where one is generated.
    #[must_use]
    pub fn new(frame: Frame, shortest: Option<u32>, problems: &Problems) -> Self {
        let nothing = Sent::default();
        let password = |name, label, autocomplete| {
            Field::password(name, label, autocomplete).filled(&nothing, problems)
        };
        Self {
            frame: frame
                .at(path::PASSWORD)
                .titled(Text::new("password-title"))
                .with_problems(problems),
            current: password("current", Text::new("password-current"), "current-password"),
            chosen: shortest.map(|shortest| {
                [
                    password("password", Text::new("enrol-password"), "new-password")
                        .hint(Text::new("enrol-password-hint").with("count", shortest)),
                    password("again", Text::new("enrol-again"), "new-password"),
                ]
            }),
        }
    }
}

impl SessionsPage {
    /// The sessions, the one in use first, and the tag of the language that the account reads.
    #[must_use]
    pub fn new(frame: Frame, sessions: Vec<SessionRow>, language: &str) -> Self {
        let tongues = frame.tongues().into_iter();
        let offers = tongues.map(|tongue| {
            let name = Text::new("web-who-name").with("name", tongue.name);
            Offer::new(tongue.tag, name)
        });
        Self {
            language: Choice::new("language", Text::new("account-language"), offers.collect())
                .hint(Text::new("account-language-hint"))
                .chosen(language),
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
