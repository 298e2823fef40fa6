//! Signing for matters that go back to requesters with new keys.

use super::{GivingBackPage, ReturnRow};
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

/// The matters that wait to be given back.
pub async fn show(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let frame = match me.query().get("done") {
            "signed" => me
                .frame()
                .noticing(Notice::done(Text::new("giving-back-done"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &Problems::new())?)
    })
    .await
}

fn page(me: &Guest, frame: Frame, problems: &Problems) -> Result<GivingBackPage> {
    let rewraps = advice::rewraps(me.office(), me.who())?;
    let rows = rewraps.into_iter().map(|rewrap| ReturnRow {
        approval: rewrap.approval.to_string(),
        href: rewrap
            .is_open
            .then(|| path::below(path::MATTERS, &rewrap.matter.to_string())),
        number: rewrap.number,
        turn: rewrap.turn,
    });
    let fresh = me.who().fresh().is_ok();
    Ok(GivingBackPage::new(frame, rows.collect(), fresh, problems))
}

/// Signs for the matters that were ticked, after the password was typed again.
pub async fn sign(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = fresh(me, sent).and_then(|me| {
            let mut ticked = sent.all("sign").peekable();
            if ticked.peek().is_none() {
                return Err(Error::invalid(Text::new("giving-back-tick")));
            }
            ticked.try_for_each(|handle| {
                advice::approve_rewrap(me.office(), me.who(), Id::parse(handle)?).map(|_| ())
            })
        });
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{}?done=signed", path::GIVING_BACK))),
            Ok(Err(problems)) => Answer::refused(page(me, me.frame(), &problems)?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("giving-back-changed"));
                Answer::conflict(page(me, me.frame(), &problems)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}
