//! The files of a statement: they come in sealed, segment by segment, and belong to one question of one item of the draft.
//! What was filed with a version, or shows how a remedy was carried out, stays as long as the statement does; what was not is
//! destroyed with the draft.

mod passage;
mod places;

use jiff::civil::Date;

pub(super) use self::passage::given_name;
pub use self::passage::{Download, Upload, sweep};
use self::places::{named, open_places, put, take};
use super::{
    StatementId,
    form::{Answers, Form, Place, Value},
    may,
    remedy::evidence,
    sample::verification,
    state::Step,
    statement::{
        case::{Case, form_of},
        content::Version,
        rows::{self, StatementRow},
        standing, unlock, version,
    },
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads, files_of},
    vault::{Attachment, AttachmentId, Locked, Opened, attachment::About},
};

/// The most files of one statement.
pub const MOST: usize = 100;

/// A file as whoever fills in its statement sees it.
pub struct File {
    /// Its id.
    pub id: AttachmentId,
    /// What it is.
    pub about: About,
    /// The day it came in.
    pub day: Date,
    /// The questions of the draft, or of what was filed last, that it answers.
    pub places: Vec<Place>,
    /// Whether it was filed with a version, and so stays.
    pub filed: bool,
    /// Whether it shows how a remedy was carried out, and so stays.
    pub evidence: bool,
}

/// The files of a statement, and where its draft takes more.
pub struct Files {
    /// The form, as it was frozen.
    pub form: Form,
    /// What is filled in so far, or was filed last.
    pub answers: Answers,
    /// The files, the newest first.
    pub files: Vec<File>,
    /// The questions of the draft that take a file; none once it is filed.
    pub open: Vec<Place>,
}

/// The files of one's own statement, or, recorded, of one that is filled in for somebody else: then those alone that its versions
/// name, and neither documents of a verification nor evidence of remedies.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs to fill in; [`Error::Missing`] when it was not begun.
pub fn files(office: &Office, who: &Actor, id: StatementId) -> Result<Files> {
    let locked = unlock(office, who, id)?;
    let own = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        if row.matter.is_none() {
            may::file(look, &row)?;
            return Err(Error::Missing);
        }
        let proof = may::own(look, &row, locked.as_ref())?;
        Files::read(look, &row, &look.open_own(&proof, locked.as_ref())?)
    });
    match own {
        Err(Error::Denied) => office.act(who, |act| {
            let (row, opened) = fill_in(act, id, locked.as_ref())?;
            let mut files = Files::read(act, &row, &opened)?;
            let named = in_versions(act, &row, &opened, false)?;
            files.files.retain(|file| named.contains(&file.id));
            Ok((files, read_entry(&opened, None)))
        }),
        own => own,
    }
}

/// Begins to take a file in, from whoever fills in the statement, while there is a draft.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs to fill in; [`Error::Invalid`] without a draft, or with too many files.
pub fn begin(office: &Office, who: &Actor, id: StatementId) -> Result<Upload> {
    let files = files(office, who, id)?;
    if files.open.is_empty() {
        return Err(Error::invalid(Text::new("files-no-place")));
    }
    if files.files.len() >= MOST {
        return Err(Error::field(
            "file",
            Text::new("files-many").with("most", MOST),
        ));
    }
    Ok(Upload::begin(office))
}

/// Attaches a file that came in whole to a question of the draft, named like an input of the form (`assets.7f3a.deed`). What
/// stood there before is destroyed unless it was filed. Tells the saving of the draft.
///
/// # Errors
/// [`Error::Invalid`] about `place` when the draft asks for no file there, about `file` when it is empty;
/// [`Error::Denied`] when it is not theirs to fill in.
pub fn attach(
    office: &Office,
    who: &Actor,
    (id, place): (StatementId, &str),
    upload: Upload,
    (name, media): (&str, &str),
) -> Result<(AttachmentId, i32)> {
    let sealed = upload.finish(office)?;
    let (name, media) = (
        given_name(name),
        media.chars().take(100).collect::<String>(),
    );
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let (row, opened) = fill_in(act, id, locked.as_ref())?;
        let today = act.today().into();
        let key = opened.key();
        let file = Attachment::seal(&sealed, (&name, &media), key, today, office.chance())?;
        let value = Value::File {
            id: file.id().to_string(),
            name: name.clone(),
        };
        let saved = change_draft(act, (&row, &opened), &|form, answers| {
            put(form, answers, place, value.clone())
        })?;
        act.keep_file(&file)?;
        drop_unused(act, &row, &opened)?;
        let entry = standing::entry(act, Code::FileAttached, &row)?;
        Ok(((file.id(), saved), entry.listing([file.id().uuid()])))
    })
}

/// Takes a file out of the draft and destroys it. One that was filed stays with what was filed, and leaves the draft only.
///
/// # Errors
/// [`Error::Missing`] when there is no such file; [`Error::Invalid`] when there is no draft it could leave;
/// [`Error::Denied`] when it is not theirs to fill in.
pub fn remove(office: &Office, who: &Actor, id: StatementId, file: AttachmentId) -> Result<()> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let (row, opened) = fill_in(act, id, locked.as_ref())?;
        find(act, &opened, file)?;
        change_draft(act, (&row, &opened), &|_, answers| {
            take(answers, file);
            Ok(())
        })?;
        drop_unused(act, &row, &opened)?;
        let entry = standing::entry(act, Code::FileRemoved, &row)?;
        Ok(((), entry.listing([file.uuid()])))
    })
}

/// Opens a file for whoever fills in its statement; recorded unless it is their own. A helper opens what its versions name.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs to fill in; [`Error::Missing`] when there is no such file.
pub fn open(office: &Office, who: &Actor, id: StatementId, file: AttachmentId) -> Result<Download> {
    let locked = unlock(office, who, id)?;
    let own = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        Download::begin(look, &opened, file)
    });
    match own {
        Err(Error::Denied) => office.act(who, |act| {
            let (row, opened) = fill_in(act, id, locked.as_ref())?;
            if !in_versions(act, &row, &opened, false)?.contains(&file) {
                return Err(Error::Missing);
            }
            let download = Download::begin(act, &opened, file)?;
            Ok((download, read_entry(&opened, Some(file))))
        }),
        own => own,
    }
}

/// Opens a file that was filed, for its reviewers; recorded before it is shown.
///
/// # Errors
/// [`Error::Denied`] for whoever does not review it; [`Error::Missing`] when nothing they may read names such a file.
pub fn review(
    office: &Office,
    who: &Actor,
    id: StatementId,
    file: AttachmentId,
) -> Result<Download> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::review(act, &row, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        if !used(act, &row, &opened, true)?.contains(&file) {
            return Err(Error::Missing);
        }
        let download = Download::begin(act, &opened, file)?;
        Ok((download, read_entry(&opened, Some(file))))
    })
}

impl Files {
    fn read(at: &mut impl Reads, row: &StatementRow, opened: &Opened<'_>) -> Result<Self> {
        let form = form_of(at, row)?;
        let versions = rows::versions(at, row.id)?;
        let last = versions.last().ok_or(Error::Missing)?;
        let answers = version::read(at, last, opened)?.version.answers.clone();
        let kept = used(at, row, opened, true)?;
        let shown = evidence::files(at, row, opened)?;
        let may_change = !last.submitted && row.state.0.allows(Step::Save);
        let mut places = named(&answers);
        places.extend(verification::documents(at, row, opened)?);
        let mut files = Vec::new();
        for file in files_of(at, opened.key().id())? {
            let id = file.id();
            let here = places.iter().filter(|(_, named)| *named == id);
            files.push(File {
                id,
                about: file.about(opened)?,
                day: file.day().date(),
                places: here.map(|(place, _)| place.clone()).collect(),
                filed: kept.contains(&id),
                evidence: shown.contains(&id),
            });
        }
        files.sort_by(|one, other| (other.day, &one.about.name).cmp(&(one.day, &other.about.name)));
        Ok(Self {
            open: if may_change {
                open_places(&form, &answers)
            } else {
                Vec::new()
            },
            form,
            answers,
            files,
        })
    }
}

/// What is to be sure before a draft is filed: each file it names is there, and what no version names is destroyed.
pub(super) fn settle(act: &mut Act<'_>, case: &Case<'_>, answers: &Answers) -> Result<()> {
    let there: Vec<AttachmentId> = files_of(act, case.opened.key().id())?
        .iter()
        .map(Attachment::id)
        .collect();
    for (place, file) in named(answers) {
        if !there.contains(&file) {
            return Err(Error::field(place.name(), Text::new("files-lost")));
        }
    }
    drop_unused(act, &case.row, &case.opened)
}

/// Destroys the files that nothing names.
fn drop_unused(act: &mut Act<'_>, row: &StatementRow, opened: &Opened<'_>) -> Result<()> {
    let files = files_of(act, opened.key().id())?;
    if files.is_empty() {
        return Ok(());
    }
    let used = used(act, row, opened, false)?;
    for file in files {
        if !used.contains(&file.id()) {
            act.destroy_file(&file)?;
        }
    }
    Ok(())
}

fn fill_in<'l>(
    act: &mut Act<'_>,
    id: StatementId,
    locked: Option<&'l Locked>,
) -> Result<(StatementRow, Opened<'l>)> {
    let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
    let proof = may::fill_in(act, &row, locked)?;
    let opened = act.open(&proof, locked)?;
    Ok((row, opened))
}

fn read_entry(opened: &Opened<'_>, file: Option<AttachmentId>) -> Entry {
    let code = if file.is_some() {
        Code::FileRead
    } else {
        Code::MatterRead
    };
    Entry::new(code)
        .about(opened.key().id().uuid())
        .listing(file.map(|file| file.uuid()))
}

fn find(at: &mut impl Reads, opened: &Opened<'_>, id: AttachmentId) -> Result<Attachment> {
    files_of(at, opened.key().id())?
        .into_iter()
        .find(|file| file.id() == id)
        .ok_or(Error::Missing)
}

/// Changes what the draft says and saves it, in the name of whoever stands at the door.
fn change_draft(
    act: &mut Act<'_>,
    (row, opened): (&StatementRow, &Opened<'_>),
    change: &dyn Fn(&Form, &mut Answers) -> Result<()>,
) -> Result<i32> {
    row.state.0.after(Step::Save)?;
    let draft = version::draft(act, row.id)?;
    let draft = draft.ok_or_else(|| Error::invalid(Text::new("disclosure-refused-filed")))?;
    let form = form_of(act, row)?;
    let mut answers = version::read(act, &draft, opened)?.version.answers.clone();
    change(&form, &mut answers)?;
    let office = act.office();
    let keys = act.who().keys().ok_or(Error::Denied)?;
    let (saved, version) = (
        draft.saved,
        Version {
            answers,
            certified: None,
        },
    );
    let draft = version::save(office, draft, (keys, opened.key()), &version)?;
    rows::save_draft(act, &draft, saved)?;
    Ok(draft.saved)
}

/// The files that versions of a statement name, those that were filed or all, the documents of a verification, and the evidence
/// of remedies.
fn used(
    at: &mut impl Reads,
    row: &StatementRow,
    opened: &Opened<'_>,
    only_filed: bool,
) -> Result<Vec<AttachmentId>> {
    let mut used = in_versions(at, row, opened, only_filed)?;
    let given = verification::documents(at, row, opened)?;
    used.extend(given.into_iter().map(|(_, id)| id));
    used.extend(evidence::files(at, row, opened)?);
    Ok(used)
}

/// The files that versions of a statement name, those that were filed or all.
fn in_versions(
    at: &mut impl Reads,
    row: &StatementRow,
    opened: &Opened<'_>,
    only_filed: bool,
) -> Result<Vec<AttachmentId>> {
    let mut used = Vec::new();
    for version in rows::versions(at, row.id)? {
        if version.submitted || !only_filed {
            let written = version::read(at, &version, opened)?;
            used.extend(
                named(&written.version.answers)
                    .into_iter()
                    .map(|(_, id)| id),
            );
        }
    }
    Ok(used)
}
