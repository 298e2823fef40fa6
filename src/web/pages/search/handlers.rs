//! The search: sent by a form, so that no address holds what was looked for.

use super::{Found, SearchPage};
use crate::{
    advice::{self, Search},
    error::{Problems, Result},
    web::{
        answer::Answer,
        field::{Offer, Sent},
        form::{Form, corrected},
        pages::inbox::handlers::row,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The form.
pub async fn form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        advice::may_log(me.office(), me.who())?;
        Answer::page(page(me, None, &Sent::default(), &Problems::new()))
    })
    .await
}

/// Looks, and shows what was found.
pub async fn search(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let search = Search {
            words: sent.get("words").to_owned(),
            subject: sent.get("subject").to_owned(),
        };
        match corrected(advice::search(me.office(), me.who(), &search))? {
            Ok(found) => {
                let rows = found.rows.into_iter().map(|listed| {
                    let href = path::below(path::MATTERS, &listed.id.to_string());
                    row(me, listed, href)
                });
                let found = Found {
                    rows: rows.collect(),
                    total: found.total,
                    opened: found.opened,
                };
                Answer::page(page(me, Some(found), sent, &Problems::new()))
            }
            Err(problems) => Answer::refused(page(me, None, sent, &problems)),
        }
    })
    .await
}

fn page(me: &Guest, found: Option<Found>, sent: &Sent, problems: &Problems) -> SearchPage {
    let subjects = &me.office().vocabulary().advice_subject;
    let offers = subjects
        .terms()
        .iter()
        .map(|term| Offer::new(term.code.clone(), subjects.label(&term.code)));
    SearchPage::new(me.frame(), offers.collect(), found, sent, problems)
}
