//! Checked, certified, sent; the receipt and the copy.

use actix_web::web::Path;

use super::{
    answered::answered,
    below,
    check::{Certifying, CheckPage, CopyPage, ReceiptPage, missing},
    filling::{draft, open},
    handlers::head,
};
use crate::{
    disclosure::{
        StatementId,
        filing::{
            reading::{self, Own},
            submitting::{self, Receipt},
        },
    },
    error::{Error, Problems, Result},
    language::Text,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// All answers, once more, and what is certified.
pub async fn check(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let own = open(me, &id)?;
        let (nothing, fine) = (Sent::default(), Problems::new());
        Answer::page(page(me, &own, (&nothing, &fine))?)
    })
    .await
}

fn page(me: &Guest, own: &Own, typed: (&Sent, &Problems)) -> Result<CheckPage> {
    let (draft, tag) = (draft(own)?, me.speech().tag());
    let answers = &draft.version.answers;
    let head = head(me, own);
    let lacking = missing(&head.id, &own.form, &own.form.check(answers)?, tag);
    let certifying = Certifying {
        words: own.form.certification.spoken(tag).to_owned(),
        today: me.office().today(),
        saved: draft.saved,
    };
    let files = below(&head.id, "files");
    let sections = answered(&own.form, answers, (me.speech(), &files));
    Ok(CheckPage::new(
        me.frame(),
        head,
        (sections, lacking),
        certifying,
        typed,
    ))
}

/// Files what was shown. Sent twice, it is filed once, and the receipt is the same.
pub async fn send(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let statement = StatementId::parse(&id)?;
        let saved = sent.get("saved").parse().map_err(|_| Error::Conflict)?;
        let name = sent.get("name");
        let done = submitting::submit(me.office(), me.who(), (statement, saved), name);
        match corrected(done) {
            Ok(Ok(_)) => Ok(Answer::see(below(&id, "receipt"))),
            Ok(Err(problems)) => {
                let own = open(me, &id)?;
                Answer::refused(page(me, &own, (sent, &problems_of_name(&problems)))?)
            }
            Err(Error::Conflict) => {
                let own = open(me, &id)?;
                let mut changed = Problems::new();
                changed.add_general(Text::new("filing-changed-since"));
                Answer::conflict(page(me, &own, (sent, &changed))?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// What is about the certification and the whole: the page lists by itself what the sections lack.
fn problems_of_name(problems: &Problems) -> Problems {
    let mut kept = Problems::new();
    for problem in problems {
        match problem.field.as_deref() {
            Some("name") => kept.add("name", problem.text.clone()),
            Some(_) => {}
            None => kept.add_general(problem.text.clone()),
        }
    }
    kept
}

/// The receipt of what was filed last.
pub async fn receipt(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (own, receipt) = filed(me, &id)?;
        Answer::page(ReceiptPage::new(me.frame(), &head(me, &own), &receipt))
    })
    .await
}

/// What was filed last, whole.
pub async fn copy(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (own, receipt) = filed(me, &id)?;
        let written = own.filed().ok_or(Error::Missing)?;
        let certified = written.version.certified.as_ref();
        let words = certified.map_or_else(String::new, |certified| certified.words.clone());
        let head = head(me, &own);
        let (answers, files) = (&written.version.answers, below(&head.id, "files"));
        let sections = answered(&own.form, answers, (me.speech(), &files));
        Answer::page(CopyPage::new(me.frame(), head, sections, (words, &receipt)))
    })
    .await
}

fn filed(me: &Guest, id: &str) -> Result<(Own, Receipt)> {
    let id = StatementId::parse(id)?;
    let receipt = submitting::receipt(me.office(), me.who(), id)?.ok_or(Error::Missing)?;
    Ok((reading::own(me.office(), me.who(), id)?, receipt))
}
