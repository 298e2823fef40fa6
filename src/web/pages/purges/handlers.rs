//! Signing for the end of matters, and holding them back.

use super::{PurgeRow, PurgesPage};
use crate::{
    advice,
    error::{Error, Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        form::{Form, corrected},
        page::Frame,
        pages::groups::handlers::fresh,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The matters of the desk whose time is over.
pub async fn show(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let frame = match me.query().get("done") {
            "signed" => me
                .frame()
                .noticing(Notice::done(Text::new("purges-done-signed"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &Problems::new())?)
    })
    .await
}

fn page(me: &Guest, frame: Frame, problems: &Problems) -> Result<PurgesPage> {
    let purges = advice::purges(me.office(), me.who())?;
    let rows = purges.into_iter().map(|purge| PurgeRow {
        approval: purge.approval.to_string(),
        matter: purge.matter.to_string(),
        number: purge.number,
        disposed: purge.disposed,
        held: purge.held,
    });
    let fresh = me.who().fresh().is_ok();
    Ok(PurgesPage::new(frame, rows.collect(), fresh, problems))
}

/// Signs for the end of the matters that were ticked, after the password was typed again.
pub async fn sign(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = fresh(me, sent).and_then(|me| {
            let mut ticked = sent.all("sign").peekable();
            if ticked.peek().is_none() {
                return Err(Error::invalid(Text::new("purges-tick")));
            }
            ticked.try_for_each(|handle| {
                advice::approve_purge(me.office(), me.who(), Id::parse(handle)?).map(|_| ())
            })
        });
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}?done=signed", path::PURGES))),
            Err(problems) => Answer::refused(page(me, me.frame(), &problems)?),
        }
    })
    .await
}

/// Puts a matter on legal hold, or lifts the hold.
pub async fn hold(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let (matter, hold) = (Id::parse(sent.get("matter"))?, sent.get("hold") == "yes");
        advice::hold(me.office(), me.who(), matter, hold)?;
        Ok(Answer::see(path::PURGES))
    })
    .await
}
