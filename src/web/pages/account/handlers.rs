//! Signing in and out, and one's own sessions and password.

use actix_web::web::Path;

use super::{PasswordPage, ResumePage, SessionRow, SessionsPage, SignInPage, WordsPage};
use crate::{
    actor::Actor,
    advice,
    error::{Error, Problems, Result},
    identity::{self, session::Opened},
    language::Text,
    role::Role,
    web::{
        answer::Answer,
        cookies::Purpose,
        field::Sent,
        form::{Form, corrected, onward},
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn, Visitor},
    },
};

/// The sign-in; whoever is signed in goes to their own start page.
pub async fn sign_in_form(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            if guest.who().account().is_some() {
                return Ok(Answer::see(start_page(guest.who())));
            }
            let (nothing, fine) = (Sent::default(), Problems::new());
            Answer::page(SignInPage::new(guest.frame(), &nothing, &fine))
        })
        .await
}

/// Signs in and goes on to where somebody wanted to go, or to the form they had sent.
pub async fn sign_in(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, sent| {
        let (login, password) = (sent.get("login"), sent.get("password"));
        let done = identity::sign_in(guest.office(), guest.gate(), guest.who(), login, password);
        match corrected(done)? {
            Ok(opened) => go_on(guest, opened, sent),
            Err(problems) => Answer::refused(SignInPage::again(guest.frame(), sent, &problems)),
        }
    })
    .await
}

/// What comes after a sign-in.
fn go_on(guest: &Guest, opened: Opened, sent: &Sent) -> Result<Answer> {
    let cookie = guest.session_cookie(&opened.token);
    let guest = guest.under(opened.token)?;
    let (then, kept) = (sent.get("then"), sent.kept());
    let answer = if kept.iter().next().is_some() {
        let action = onward(then).to_owned();
        Answer::page(ResumePage::new(guest.frame(), action, kept))?
    } else if then.is_empty() || then == path::HOME {
        Answer::see(start_page(guest.who()))
    } else {
        Answer::see(onward(then))
    };
    Ok(answer.with(cookie))
}

/// Where somebody begins: at the desk they sit at, at the accounts they run, or with their own requests.
pub(in crate::web) fn start_page(who: &Actor) -> &'static str {
    if advice::desk_of(who).is_some() {
        path::INBOX
    } else if who.is(Role::Administrator) {
        path::ACCOUNTS
    } else {
        path::HOME
    }
}

/// Ends the session, here and in the database; also one that was over already.
pub async fn sign_out(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, _| {
        if guest.who().account().is_some() {
            identity::sign_out(guest.office(), guest.who())?;
        }
        Ok(Answer::see(path::HOME)
            .with(guest.app().cookies.end(Purpose::Session))
            .clearing())
    })
    .await
}

/// One's open sessions.
pub async fn sessions(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let zone = me.office().settings().office.time_zone();
        let lines = identity::sessions(me.office(), me.who())?;
        let rows = lines.into_iter().map(|line| SessionRow {
            seen: zone.to_datetime(line.seen),
            ends: zone.to_datetime(line.ends),
            end: (!line.current).then(|| path::act(path::SESSIONS, &line.handle, "end")),
        });
        Answer::page(SessionsPage::new(
            me.frame(),
            rows.collect(),
            me.who().language(),
        ))
    })
    .await
}

/// Chooses the language that the account reads: of its letters, and of its pages where no other was chosen.
pub async fn set_language(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let tag = sent.get("language");
        identity::set_language(me.office(), me.who(), tag)?;
        let cookie = me.app().cookies.set(Purpose::Language, tag);
        Ok(Answer::see(path::SESSIONS).with(cookie))
    })
    .await
}

/// Ends one of one's own sessions.
pub async fn end_session(
    form: Form<SignedIn>,
    handle: Path<String>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        identity::end_session(me.office(), me.who(), &handle)?;
        Ok(Answer::see(path::SESSIONS))
    })
    .await
}

/// Ends all of one's sessions but this one.
pub async fn end_other_sessions(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, _| {
        identity::end_other_sessions(me.office(), me.who())?;
        Ok(Answer::see(path::SESSIONS))
    })
    .await
}

/// The form to change one's password.
pub async fn password_form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| Answer::page(password_page(me, &Problems::new())))
        .await
}

/// Changes one's password: all other sessions end, and the recovery phrase is a new one.
pub async fn change_password(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = same_twice(sent).and_then(|chosen| {
            let passwords = (sent.get("current"), chosen);
            identity::change_password(me.office(), me.gate(), me.who(), passwords)
        });
        match corrected(done)? {
            Ok(new) => Answer::page(
                WordsPage::new(me.frame(), &new.recovery_phrase, path::HOME)
                    .with_passphrase(new.passphrase.as_deref().map(String::as_str)),
            ),
            Err(problems) => Answer::refused(password_page(me, &problems)),
        }
    })
    .await
}

fn password_page(me: &Guest, problems: &Problems) -> PasswordPage {
    let generated = me
        .who()
        .account()
        .is_some_and(|account| account.roles.holds_key());
    let shortest = me.office().settings().password.shortest;
    PasswordPage::new(me.frame(), (!generated).then_some(shortest), problems)
}

/// The new password, typed twice alike; none where one is generated and nothing was typed.
pub(super) fn same_twice(sent: &Sent) -> Result<Option<&str>> {
    let (password, again) = (sent.get("password"), sent.get("again"));
    if password == again {
        Ok(Some(password).filter(|password| !password.is_empty()))
    } else {
        Err(Error::field("again", Text::new("web-password-again")))
    }
}

/// Takes the passphrase that was just shown, typed once: it is on paper, then.
pub async fn check_words(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(
        |me, sent| match corrected(me.stepped_up(sent.get("current")))? {
            Ok(me) => Ok(Answer::see(start_page(me.who()))),
            Err(problems) => {
                let frame = me
                    .frame()
                    .noticing(Notice::warning(Text::new("web-words-gone")));
                Answer::refused(WordsPage::check(frame, &problems))
            }
        },
    )
    .await
}
