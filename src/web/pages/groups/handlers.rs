//! Signing for who belongs to a group, and proposing that its members be those the roles name.

use super::{Change, GroupsPage, group};
use crate::{
    error::{Error, Problems, Result},
    identity::membership,
    language::Text,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The changes that wait.
pub async fn show(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let frame = match me.query().get("done") {
            "signed" => me
                .frame()
                .noticing(Notice::done(Text::new("groups-done-signed"))),
            "proposed" => me
                .frame()
                .noticing(Notice::done(Text::new("groups-done-proposed"))),
            "unchanged" => me
                .frame()
                .noticing(Notice::plain(Text::new("groups-done-unchanged"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &Problems::new())?)
    })
    .await
}

fn page(me: &Guest, frame: Frame, problems: &Problems) -> Result<GroupsPage> {
    let waiting = membership::waiting(me.office(), me.who())?;
    let changes = waiting.into_iter().map(|waiting| Change {
        group: group(waiting.group.name()),
        members: waiting
            .members
            .into_iter()
            .map(|(name, fingerprint)| (name, fingerprint.to_string()))
            .collect(),
        signatures: waiting.signatures,
        handle: (!waiting.signed_by_me).then_some(waiting.handle),
    });
    let fresh = me.who().account().is_some_and(|account| account.stepped_up);
    Ok(GroupsPage::new(frame, changes.collect(), fresh, problems))
}

/// Signs the changes that were ticked, after the password was typed again.
pub async fn sign(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = fresh(me, sent).and_then(|me| {
            let mut handles = sent.all("sign").peekable();
            if handles.peek().is_none() {
                return Err(Error::invalid(Text::new("groups-tick")));
            }
            handles.try_for_each(|handle| {
                membership::stand_for(me.office(), me.who(), handle).map(|_| ())
            })
        });
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{}?done=signed", path::GROUPS))),
            Ok(Err(problems)) => Answer::refused(page(me, me.frame(), &problems)?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("groups-changed"));
                Answer::conflict(page(me, me.frame(), &problems)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// Proposes that the members of each group be those the roles name today.
pub async fn propose(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = fresh(me, sent).and_then(|me| membership::propose(me.office(), me.who()));
        match corrected(done)? {
            Ok(groups) => {
                let done = if groups.is_empty() {
                    "unchanged"
                } else {
                    "proposed"
                };
                Ok(Answer::see(format!("{}?done={done}", path::GROUPS)))
            }
            Err(problems) => Answer::refused(page(me, me.frame(), &problems)?),
        }
    })
    .await
}

/// The guest once the password is fresh: it was typed within the last minutes, or just now.
pub(in crate::web) fn fresh(me: &Guest, sent: &Sent) -> Result<Guest> {
    match sent.get("current") {
        "" => me.again(),
        password => me.stepped_up(password),
    }
}
