//! Offering, publishing, reading and taking back a summary.

use actix_web::web::Path;

use super::{OwnPage, PublicPage, SUMMARIES, WaitingPage, WaitingRow};
use crate::{
    disclosure::publication,
    error::{Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn, Visitor},
    },
};

/// What is published, for anybody.
pub async fn public(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            let all = publication::published(guest.office(), guest.who())?;
            Answer::page(PublicPage::new(guest.frame(), all))
        })
        .await
}

/// One's own summary, and what one could say.
pub async fn own(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "approved" => me
                .frame()
                .noticing(Notice::done(Text::new("summary-done-approved"))),
            "withdrawn" => me
                .frame()
                .noticing(Notice::done(Text::new("summary-done-withdrawn"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &id, None)?)
    })
    .await
}

fn page(me: &Guest, frame: Frame, id: &str, typed: Option<(&Sent, &Problems)>) -> Result<OwnPage> {
    let own = publication::own(me.office(), me.who(), Id::parse(id)?)?;
    let name = me.who().account().map(|account| account.name.clone());
    let (lines, name) = match &own.approved {
        Some(approved) => (approved.lines.clone(), approved.name.clone()),
        None => (own.suggested.clone(), name.unwrap_or_default()),
    };
    let proposed = Sent::new(vec![
        ("name".to_owned(), name),
        ("lines".to_owned(), lines.join("\n")),
    ]);
    let fine = Problems::new();
    let published = own.published;
    let approved = own.approved.map(|approved| (approved, published));
    Ok(OwnPage::new(
        frame,
        id,
        approved,
        typed.unwrap_or((&proposed, &fine)),
    ))
}

/// Approves a summary for publication.
pub async fn approve(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let said = (sent.get("name"), sent.get("lines"));
        let done = publication::approve(me.office(), me.who(), Id::parse(&id)?, said);
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(path::act(
                path::DISCLOSURES,
                &id,
                "summary?done=approved",
            ))),
            Err(problems) => Answer::refused(page(me, me.frame(), &id, Some((sent, &problems)))?),
        }
    })
    .await
}

/// Takes a summary back.
pub async fn withdraw(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        publication::withdraw(me.office(), me.who(), Id::parse(&id)?)?;
        Ok(Answer::see(path::act(
            path::DISCLOSURES,
            &id,
            "summary?done=withdrawn",
        )))
    })
    .await
}

/// The summaries that wait for their publication.
pub async fn waiting(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let frame = match me.query().get("done") {
            "published" => me
                .frame()
                .noticing(Notice::done(Text::new("summaries-done-published"))),
            _ => me.frame(),
        };
        let waiting = publication::waiting(me.office(), me.who())?;
        let rows = waiting.into_iter().map(|one| WaitingRow {
            href: path::act(SUMMARIES, "waiting", &one.statement.to_string()),
            number: one.number,
            approved: one.approved,
        });
        Answer::page(WaitingPage::new(frame, rows.collect(), None))
    })
    .await
}

/// One summary, as its filer approved it.
pub async fn look_at(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let approved = publication::look_at(me.office(), me.who(), Id::parse(&id)?)?;
        let shown = (id.into_inner(), approved);
        Answer::page(WaitingPage::new(me.frame(), Vec::new(), Some(shown)))
    })
    .await
}

/// Publishes a summary, exactly as its filer approved it.
pub async fn publish(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        publication::publish(me.office(), me.who(), Id::parse(&id)?)?;
        Ok(Answer::see(path::below(
            SUMMARIES,
            "waiting?done=published",
        )))
    })
    .await
}
