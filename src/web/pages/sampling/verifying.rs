//! The checklist of a drawn statement, from both sides.

use actix_web::web::Path;

use super::{CheckRow, Side, VerificationPage, state};
use crate::{
    disclosure::sample::verification::{self, Proof, Verification},
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
        upload::FileForm,
        visitor::{Guest, SignedIn},
    },
};

/// What is asked of whoever was drawn.
pub async fn asked(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    show(me, id, Side::Filer).await
}

/// The checklist for the reviewer.
pub async fn review(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    show(me, id, Side::Reviewer).await
}

async fn show(me: SignedIn, id: Path<String>, side: Side) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "added" => me
                .frame()
                .noticing(Notice::done(Text::new("files-done-added"))),
            "recorded" => me
                .frame()
                .noticing(Notice::done(Text::new("verification-done"))),
            _ => me.frame(),
        };
        let typed = (&Sent::default(), &Problems::new());
        Answer::page(page(me, frame, (side, &id), typed)?)
    })
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    (side, id): (Side, &str),
    typed: (&Sent, &Problems),
) -> Result<VerificationPage> {
    let statement = Id::parse(id)?;
    let (found, base) = match side {
        Side::Filer => (
            verification::asked(me.office(), me.who(), statement)?,
            path::DISCLOSURES,
        ),
        Side::Reviewer => (
            verification::review(me.office(), me.who(), statement)?,
            "/reviews",
        ),
    };
    let open = found.state != "checked";
    let most = me.office().settings().server.attachment_limit_mib;
    let rows = rows(&found, me.speech().tag(), &path::act(base, id, "files"));
    let shown = (side, id, state(&found.state));
    Ok(VerificationPage::new(
        frame,
        shown,
        rows,
        (open, most),
        typed,
    ))
}

fn rows(found: &Verification, tag: &str, files: &str) -> Vec<CheckRow> {
    let row = |check: &verification::ItemCheck| {
        let section = found.form.section(&check.place.section);
        let title = section.map_or("", |section| section.title.spoken(tag));
        let name = section
            .and_then(|section| check.item.name(section))
            .unwrap_or(title);
        let documents = check.documents.iter();
        CheckRow {
            place: check.place.name(),
            label: Text::new("files-place-label")
                .with("item", name)
                .with("question", title),
            documents: documents
                .map(|(id, name)| (name.clone(), path::below(files, &id.to_string())))
                .collect(),
            proof: check.proof,
        }
    };
    found.items.iter().map(row).collect()
}

/// Gives a document for one item.
pub async fn provide(form: FileForm, id: Path<String>) -> Result<Answer, PageProblem> {
    let (statement, id) = (id.clone(), id.into_inner());
    form.run(
        move |me| verification::begin(me.office(), me.who(), Id::parse(&statement)?),
        move |me, sent, received| {
            let done = received.and_then(|file| {
                let place = (Id::parse(&id)?, sent.get("place"));
                let named = (file.name.as_str(), file.media.as_str());
                verification::provide(me.office(), me.who(), place, file.upload, named)
            });
            match corrected(done)? {
                Ok(_) => Ok(Answer::see(path::act(
                    path::DISCLOSURES,
                    &id,
                    "verification?done=added",
                ))),
                Err(problems) => {
                    let at = (Side::Filer, id.as_str());
                    Answer::refused(page(me, me.frame(), at, (sent, &problems))?)
                }
            }
        },
    )
    .await
}

/// Writes down what the documents show.
pub async fn record(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let said = sent
            .iter()
            .filter_map(|(place, code)| Some((place.to_owned(), Proof::from_code(code)?)));
        let said: Vec<(String, Proof)> = said.collect();
        verification::record(me.office(), me.who(), Id::parse(&id)?, &said)?;
        Ok(Answer::see(path::act(
            "/reviews",
            &id,
            "verification?done=recorded",
        )))
    })
    .await
}
