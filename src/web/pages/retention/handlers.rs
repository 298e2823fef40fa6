//! Signing for the end of statements, holding them back, and printing what was destroyed.

use actix_web::web::Path;

use super::{CertificatePage, CertificateRow, DueRow, RETENTION, RetentionPage};
use crate::{
    disclosure::retention::{self, Certificate},
    error::{Error, Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        form::{Form, corrected},
        page::Frame,
        pages::groups::handlers::fresh,
        part::{Fact, Notice, Shown},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The statements whose years are over, and the certificates of those that were destroyed.
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

fn page(me: &Guest, frame: Frame, problems: &Problems) -> Result<RetentionPage> {
    let due = retention::due(me.office(), me.who())?;
    let rows = due.into_iter().map(|due| DueRow {
        statement: due.statement.to_string(),
        approval: due.approval.map(|approval| approval.to_string()),
        number: due.number,
        filer: due.filer,
        ended: due.ended,
        held: due.held,
        signatures: i64::try_from(due.signatures).unwrap_or(i64::MAX),
    });
    let certificates = retention::certificates(me.office(), me.who())?;
    let certificates = certificates.into_iter().map(|one| CertificateRow {
        href: path::act(RETENTION, "certificates", &one.statement.to_string()),
        number: one.number,
        destroyed: one.destroyed,
    });
    let fresh = me.who().fresh().is_ok();
    let shown = (rows.collect(), certificates.collect());
    Ok(RetentionPage::new(frame, shown, fresh, problems))
}

/// Signs for the end of the statements that were ticked, after the password was typed again.
pub async fn sign(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        retention::due(me.office(), me.who())?;
        let done = fresh(me, sent).and_then(|me| {
            let mut ticked = sent.all("sign").peekable();
            if ticked.peek().is_none() {
                return Err(Error::invalid(Text::new("retention-tick")));
            }
            ticked.try_for_each(|handle| {
                retention::sign(me.office(), me.who(), Id::parse(handle)?).map(|_| ())
            })
        });
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{RETENTION}?done=signed"))),
            Err(problems) => Answer::refused(page(me, me.frame(), &problems)?),
        }
    })
    .await
}

/// Puts a statement on legal hold, or lifts the hold.
pub async fn hold(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let (statement, hold) = (Id::parse(sent.get("statement"))?, sent.get("hold") == "yes");
        retention::hold(me.office(), me.who(), statement, hold)?;
        Ok(Answer::see(RETENTION))
    })
    .await
}

/// A certificate of destruction.
pub async fn certificate(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let statement = Id::parse(&id)?;
        let found = retention::certificates(me.office(), me.who())?;
        let one = found.into_iter().find(|one| one.statement == statement);
        let facts = facts(one.ok_or(Error::Missing)?);
        Answer::page(CertificatePage::new(me.frame(), &id, facts))
    })
    .await
}

fn facts(one: Certificate) -> Vec<Fact> {
    let fact = |key, shown| Fact::new(Text::new(key), shown);
    let count = |key, number: i32| {
        fact(
            key,
            Shown::Text(Text::new("sample-count").with("count", i64::from(number))),
        )
    };
    let [first, second] = one.signers;
    vec![
        fact("sample-number", Shown::Code(one.number)),
        fact("retention-ended", Shown::Day(one.ended)),
        fact("retention-destroyed", Shown::Day(one.destroyed)),
        count("retention-versions", one.versions),
        count("retention-lines", one.lines),
        count("retention-files", one.files),
        fact("retention-first", Shown::Name(first)),
        fact("retention-second", Shown::Name(second)),
        fact("retention-state", Shown::Code(one.state)),
    ]
}
