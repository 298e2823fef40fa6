//! Attaching, reading and taking out the files of a statement.

use std::sync::Arc;

use actix_web::{HttpResponse, web::Path};

use super::{FileRow, FilesPage, Question};
use crate::{
    disclosure::{
        attachment::{self, Download, Files},
        form::Place,
    },
    error::{Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        download,
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

/// The files of a statement.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "added" => me
                .frame()
                .noticing(Notice::done(Text::new("files-done-added"))),
            "removed" => me
                .frame()
                .noticing(Notice::done(Text::new("files-done-removed"))),
            _ => me.frame(),
        };
        let asked = Sent::new(vec![(
            "place".to_owned(),
            me.query().get("place").to_owned(),
        )]);
        Answer::page(page(me, frame, &id, (&asked, &Problems::new()))?)
    })
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    id: &str,
    (sent, problems): (&Sent, &Problems),
) -> Result<FilesPage> {
    let files = attachment::files(me.office(), me.who(), Id::parse(id)?)?;
    let tag = me.speech().tag();
    let below = |step: &str| format!("{}/{step}", path::act(path::DISCLOSURES, id, "files"));
    let rows = files.files.iter().map(|file| FileRow {
        name: file.about.name.clone(),
        length: file.about.length,
        day: file.day,
        places: file
            .places
            .iter()
            .map(|place| label(&files, place, tag))
            .chain(file.evidence.then(|| Text::new("files-remedy")))
            .collect(),
        href: below(&file.id.to_string()),
        remove: (!files.open.is_empty() && file.places.iter().any(|place| place.field.is_some()))
            .then(|| below(&format!("{}/remove", file.id))),
    });
    let questions = files.open.iter().map(|place| Question {
        name: place.name(),
        label: label(&files, place, tag),
    });
    let most = me.office().settings().server.attachment_limit_mib;
    let shown = (rows.collect(), questions.collect());
    Ok(FilesPage::new(frame, (id, most), shown, sent, problems))
}

/// The item as the person named it, and what is asked of it.
fn label(files: &Files, place: &Place, tag: &str) -> Text {
    let section = files.form.section(&place.section);
    let items = files.answers.items(&place.section);
    let item = items
        .iter()
        .find(|item| Some(&item.id) == place.item.as_ref());
    let name = section
        .zip(item)
        .and_then(|(section, item)| item.name(section));
    let title = section.map_or("", |section| section.title.spoken(tag));
    Text::new("files-place-label")
        .with("item", name.unwrap_or(title))
        .with("question", place.label(&files.form, tag))
}

/// Attaches a file to a question of the draft.
pub async fn add(form: FileForm, id: Path<String>) -> Result<Answer, PageProblem> {
    let (statement, id) = (id.clone(), id.into_inner());
    form.run(
        move |me| attachment::begin(me.office(), me.who(), Id::parse(&statement)?),
        move |me, sent, received| {
            let done = received.and_then(|file| {
                let place = (Id::parse(&id)?, sent.get("place"));
                let named = (file.name.as_str(), file.media.as_str());
                attachment::attach(me.office(), me.who(), place, file.upload, named)
            });
            match corrected(done)? {
                Ok(_) => Ok(Answer::see(path::act(
                    path::DISCLOSURES,
                    &id,
                    "files?done=added",
                ))),
                Err(problems) => Answer::refused(page(me, me.frame(), &id, (sent, &problems))?),
            }
        },
    )
    .await
}

/// Takes a file out of the draft.
pub async fn remove(
    form: Form<SignedIn>,
    at: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, file) = &*at;
        let done = attachment::remove(me.office(), me.who(), Id::parse(id)?, Id::parse(file)?);
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(path::act(
                path::DISCLOSURES,
                id,
                "files?done=removed",
            ))),
            Err(problems) => Answer::refused(page(me, me.frame(), id, (sent, &problems))?),
        }
    })
    .await
}

/// A file for whoever fills in its statement.
pub async fn download(
    me: SignedIn,
    at: Path<(String, String)>,
) -> Result<HttpResponse, PageProblem> {
    give(me, move |me| {
        attachment::open(me.office(), me.who(), Id::parse(&at.0)?, Id::parse(&at.1)?)
    })
    .await
}

/// A file that was filed, for those who review it.
pub async fn review(me: SignedIn, at: Path<(String, String)>) -> Result<HttpResponse, PageProblem> {
    give(me, move |me| {
        attachment::review(me.office(), me.who(), Id::parse(&at.0)?, Id::parse(&at.1)?)
    })
    .await
}

async fn give(
    me: SignedIn,
    open: impl FnOnce(&Guest) -> Result<Download> + Send + 'static,
) -> Result<HttpResponse, PageProblem> {
    let app = Arc::clone(me.0.app());
    let opened = me.run(open).await?;
    Ok(download::response(app.office_arc(), opened))
}
