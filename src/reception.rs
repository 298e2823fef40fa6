//! Reception: whoever shall come in gets a letter with a one-time link to their own address.
//!
//! The rooms of accounts, roster and letters do not know each other; here they meet.

use jiff::SignedDuration;
use zeroize::Zeroizing;

use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::Result,
    identity::{self, Invitation},
    office::{Act, Office},
    reminders::{self, Enrolment, To},
    role::{Role, Roles},
    staff,
};

/// Invites somebody: the link is made and its letter written in one act. The token is given back for the console,
/// where no mail may leave yet.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever may not invite; [`crate::Error::Invalid`] about `login` or `name`.
pub fn invite(office: &Office, who: &Actor, invitation: &Invitation) -> Result<Zeroizing<String>> {
    office.act(who, |act| {
        let token = identity::invite(act, invitation)?;
        write(act, invitation, &token)?;
        Ok((token, Entry::new(Code::EnrolmentSent)))
    })
}

/// Sends a link to somebody of the roster who asks for one at the door. Whether the address is on the roster or not,
/// the answer is the same; a letter goes only to the roster's address.
///
/// # Errors
/// [`crate::Error::Broken`] when rows cannot be read or written.
pub fn send_link(office: &Office, who: &Actor, email: &str) -> Result<()> {
    let today = office.today();
    let found = office.look(who, |look| staff::person_of_email(look, email))?;
    let Some(person) = found.filter(|person| !person.details.ends_by(today)) else {
        return Ok(());
    };
    let invitation = Invitation {
        login: person.details.email.clone(),
        name: person.details.name.clone(),
        language: person
            .details
            .language
            .clone()
            .unwrap_or_else(|| office.settings().office.language.clone()),
        person: Some(person.id),
        roles: Roles::of([Role::Staff])?,
    };
    office.act(who, |act| {
        let token = identity::send_link(act, &invitation)?;
        write(act, &invitation, &token)?;
        Ok(((), Entry::new(Code::EnrolmentSent)))
    })
}

fn write(act: &mut Act<'_>, invitation: &Invitation, token: &str) -> Result<()> {
    use crate::office::Reads;
    let office = act.office();
    let hours = i64::from(office.settings().session.enrolment_hours);
    let letter = Enrolment {
        path: Zeroizing::new(format!("/enrol/{token}")),
        until: office
            .calendar()
            .today(act.now() + SignedDuration::from_hours(hours)),
    };
    reminders::enqueue(
        act,
        &letter,
        &To::new(
            &invitation.login.trim().to_lowercase(),
            &invitation.language,
        ),
    )
}
