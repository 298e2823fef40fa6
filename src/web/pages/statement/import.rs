//! A list filled from a table: what each line means is shown first, then taken over.

use actix_web::web::Path;
use askama::Template;

use super::{
    Head, answered, below,
    filling::{change, open, section},
    handlers::head,
    section_step,
};
use crate::{
    disclosure::form::{self, Item, PreviewRow, Section},
    error::{Error, Problems, Result},
    language::{Speech, Text},
    sheet::Sheet,
    web::{
        answer::Answer,
        field::{Field, Sent},
        form::{Form, corrected},
        page::Frame,
        part::{Crumb, Tag, Tone},
        path,
        problem::PageProblem,
        upload::FileForm,
        visitor::{Guest, SignedIn},
    },
};

/// The most characters of a table that is pasted.
const TABLE_LIMIT: u32 = 50_000;

/// A table to paste.
#[derive(Template)]
#[template(path = "statement/import.html", config = "config/askama.toml")]
pub struct ImportPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    table: Field,
    file: Field,
    columns: Vec<(String, Text)>,
    action: String,
    file_action: String,
    back: String,
}

/// What a table means.
#[derive(Template)]
#[template(path = "statement/preview.html", config = "config/askama.toml")]
pub struct PreviewPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    lines: Vec<Line>,
    ignored: Vec<String>,
    good: usize,
    table: String,
    action: String,
}

/// What a line of a table means.
pub struct Line {
    /// Its number in the table.
    pub number: i64,
    /// What the entry would be called.
    pub name: String,
    /// By what else it is recognised.
    pub gist: Vec<String>,
    /// Whether it can be taken over.
    pub state: Tag,
    /// What was not understood, or what is still to be answered: of which question, and what.
    pub notes: Vec<Text>,
}

impl ImportPage {
    /// The form for the table, as it was sent and refused; `columns` are the codes and the names of the questions.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        (section, title): (&str, &Text),
        columns: Vec<(String, Text)>,
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let (list, step) = (section_step(section), import_step(section));
        Self {
            frame: head
                .frame(frame, &step)
                .titled(Text::new("filing-import-title").with("section", title.clone()))
                .with_problems(problems),
            crumbs: crumbs(head, section, title),
            table: Field::area("table", Text::new("filing-import-table"), TABLE_LIMIT)
                .hint(Text::new("filing-import-hint"))
                .filled(sent, problems),
            file: Field::text("file", Text::new("files-table"))
                .hint(Text::new("files-table-hint"))
                .filled(&Sent::default(), problems),
            columns,
            file_action: format!("{}/file", below(&head.id, &step)),
            action: below(&head.id, &step),
            back: below(&head.id, &list),
        }
    }
}

impl PreviewPage {
    /// What the lines of `table` mean, and the headings that mean nothing; `good` lines can be taken over.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        (section, title): (&str, &Text),
        (lines, ignored, good): (Vec<Line>, Vec<String>, usize),
        table: String,
    ) -> Self {
        let step = import_step(section);
        Self {
            frame: head
                .frame(frame, &step)
                .titled(Text::new("filing-preview-title").with("section", title.clone()))
                .wide(),
            crumbs: crumbs(head, section, title),
            lines,
            ignored,
            good,
            table,
            action: below(&head.id, &step),
        }
    }

    fn count(&self) -> Text {
        Text::new("filing-preview-good")
            .with("good", self.good)
            .with("count", self.lines.len())
    }
}

fn import_step(section: &str) -> String {
    format!("{}/import", section_step(section))
}

fn crumbs(head: &Head, section: &str, title: &Text) -> Vec<Crumb> {
    let mut crumbs = head.crumbs();
    crumbs.push(Crumb {
        label: title.clone(),
        href: below(&head.id, &section_step(section)),
    });
    crumbs
}

/// Asks for the table.
pub async fn form(me: SignedIn, at: Path<(String, String)>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (id, code) = at.into_inner();
        let (nothing, fine) = (Sent::default(), Problems::new());
        Answer::page(page(me, &id, &code, (&nothing, &fine))?)
    })
    .await
}

fn page(me: &Guest, id: &str, code: &str, typed: (&Sent, &Problems)) -> Result<ImportPage> {
    let own = open(me, id)?;
    let asked = section(&own, code)?;
    if asked.once {
        return Err(Error::Missing);
    }
    let tag = me.speech().tag();
    let subject =
        (!asked.subjects.is_empty()).then(|| ("subject".to_owned(), Text::new("form-subject")));
    let fields = asked.fields.iter();
    let columns = fields.map(|field| (field.code.clone(), Text::spoken(field.label.spoken(tag))));
    let columns = subject.into_iter().chain(columns).collect();
    let title = Text::spoken(asked.title.spoken(tag));
    Ok(ImportPage::new(
        me.frame(),
        &head(me, &own),
        (code, &title),
        columns,
        typed,
    ))
}

/// Shows what the table means, or takes over what was shown.
pub async fn import(
    form: Form<SignedIn>,
    at: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, code) = at.into_inner();
        let done = match sent.get("step") {
            "take" => take(me, &id, &code, sent.get("table")),
            "again" => {
                let typed = (sent, &Problems::new());
                return Answer::page(page(me, &id, &code, typed)?);
            }
            _ => preview(me, &id, &code, sent.get("table")),
        };
        match corrected(done)? {
            Ok(answer) => Ok(answer),
            Err(problems) => Answer::refused(page(me, &id, &code, (sent, &problems))?),
        }
    })
    .await
}

/// Shows what the table of a file means: comma-separated values or a workbook.
///
/// # Errors
/// As a page.
pub async fn import_file(
    form: FileForm,
    at: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run_whole(move |me, sent, file| {
        let (id, code) = at.into_inner();
        let done = file.and_then(|bytes| {
            let table = Sheet::read(&bytes)?.text()?;
            let most = TABLE_LIMIT;
            if u32::try_from(table.len()).map_or(true, |length| length > most) {
                return Err(Error::field(
                    "file",
                    Text::new("files-table-long").with("most", most),
                ));
            }
            preview(me, &id, &code, &table)
        });
        match corrected(done)? {
            Ok(answer) => Ok(answer),
            Err(problems) => Answer::refused(page(me, &id, &code, (sent, &problems))?),
        }
    })
    .await
}

fn preview(me: &Guest, id: &str, code: &str, table: &str) -> Result<Answer> {
    let own = open(me, id)?;
    let asked = section(&own, code)?;
    let found = form::import(asked, table.as_bytes(), me.office().languages())?;
    let rows = found.rows.iter().zip(1..);
    let lines = rows.map(|(row, number)| line(asked, row, number, me.speech()));
    let good = found.rows.len().saturating_sub(found.bad());
    let title = Text::spoken(asked.title.spoken(me.speech().tag()));
    Answer::page(PreviewPage::new(
        me.frame(),
        &head(me, &own),
        (code, &title),
        (lines.collect(), found.ignored, good),
        table.to_owned(),
    ))
}

fn line(section: &Section, row: &PreviewRow, number: i64, speech: &Speech) -> Line {
    let item = Item {
        id: String::new(),
        subject: row.subject,
        fields: row.fields.clone(),
    };
    let label = |code: &str| match section.field(code) {
        Some(field) => Text::spoken(field.label.spoken(speech.tag())),
        None => Text::new("form-subject"),
    };
    let flaws = row.flaws.iter().map(|(code, text)| match code {
        Some(code) => Text::new("form-at")
            .with("label", label(code))
            .with("what", text.clone()),
        None => text.clone(),
    });
    let gaps = row.gaps.iter().map(|code| {
        Text::new("form-at")
            .with("label", label(code))
            .with("what", Text::new("filing-preview-gap"))
    });
    let state = match (row.flaws.is_empty(), row.gaps.is_empty()) {
        (false, _) => Tag::new(Text::new("filing-preview-left"), Tone::Refused),
        (true, false) => Tag::new(Text::new("filing-state-begun"), Tone::Due),
        (true, true) => Tag::new(Text::new("filing-state-done"), Tone::Good),
    };
    Line {
        number: i64::try_from(row.line).unwrap_or_default(),
        name: answered::name(section, &item, number, speech),
        gist: answered::gist(section, &item, speech),
        state,
        notes: flaws.chain(gaps).collect(),
    }
}

fn take(me: &Guest, id: &str, code: &str, table: &str) -> Result<Answer> {
    change(me, id, |own, answers| {
        let asked = section(own, code)?;
        let found = form::import(asked, table.as_bytes(), me.office().languages())?;
        let chance = me.office().chance();
        let draw = || {
            chance
                .uuid()
                .simple()
                .to_string()
                .chars()
                .take(12)
                .collect()
        };
        for item in found.items(draw) {
            answers.put(code, item);
        }
        let count = answers.items(code).len();
        if count > asked.most {
            let text = Text::new("form-items-many").with("most", asked.most);
            return Err(Error::invalid(text));
        }
        Ok(())
    })?;
    let list = below(id, &section_step(code));
    Ok(Answer::see(format!("{list}?done=imported")))
}
