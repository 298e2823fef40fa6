//! What shows that a remedy was carried out: files, and versions of the statement that were filed since it was proposed. A
//! file comes in sealed like those of the statement; its filer can take it back until they have said that the remedy is done,
//! and from then on it stays as long as the statement does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    acting::{OWN, TELL},
    content::{self, Remedy, Step},
    rows::{self, RemedyRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        RemedyId, StatementId,
        attachment::{self, MOST, Upload, given_name},
        may,
        statement::{
            case::work,
            content::Words,
            rows::{self as statements, StatementRow},
            unlock,
        },
    },
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads, files_of},
    vault::{AccountId, Attachment, AttachmentId, Keyring, Locked, Opened},
};

/// What was said to be done when a file came in, in sealed lines and message keys: never renamed.
pub const ATTACH: &str = "attach";

/// The same for a file that was taken back.
pub const TAKE_BACK: &str = "take-back";

/// One thing that shows how a remedy was carried out.
#[derive(Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub piece: Piece,
    /// Who gave it.
    pub by: AccountId,
    /// Whether the remedy was verified with it.
    pub accepted: bool,
    /// Whether it was said since that the remedy is done, so that the office goes by it. Of what was given before this was
    /// written down it counts as said.
    #[serde(default = "yes")]
    pub told: bool,
}

fn yes() -> bool {
    true
}

/// What can show it, besides words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// A file of the statement.
    File(AttachmentId),
    /// A version of the statement, counted from 1.
    Version(i32),
}

/// A piece of evidence as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A file, its name, and whether whoever looks can take it back.
    File(AttachmentId, String, bool),
    /// A version of the statement and the day it was filed.
    Version(i32, Date),
}

impl Remedy {
    /// Whether it waits to be carried out, or to be confirmed, and so takes what shows that.
    #[must_use]
    pub fn takes_evidence(&self) -> bool {
        self.stage.after(Step::Prove, self.lasting).is_some()
    }

    /// Whether something was given since it was verified last.
    pub(super) fn has_new_evidence(&self) -> bool {
        self.evidence.iter().any(|one| !one.accepted)
    }

    /// Whether somebody gave some of it.
    pub(super) fn was_shown_by(&self, who: AccountId) -> bool {
        let mut new = self.evidence.iter().filter(|one| !one.accepted);
        new.any(|one| one.by == who)
    }

    pub(super) fn add(&mut self, piece: Piece, by: AccountId) {
        self.evidence.push(Evidence {
            piece,
            by,
            accepted: false,
            told: false,
        });
    }

    /// Whether a file can be taken back by somebody: who gave it, until it was told with.
    fn lets_go(&self, file: AttachmentId, who: AccountId) -> Result<()> {
        let mut given = self.evidence.iter();
        let given = given.find(|one| one.piece == Piece::File(file) && one.by == who);
        if given.ok_or(Error::Missing)?.told {
            return Err(Error::invalid(Text::new("disclosure-remedy-file-told")));
        }
        Ok(())
    }

    fn files(&self) -> impl Iterator<Item = AttachmentId> {
        self.evidence.iter().filter_map(|one| match one.piece {
            Piece::File(id) => Some(id),
            Piece::Version(_) => None,
        })
    }
}

/// The versions of a statement that were filed since a remedy was proposed, each with its day.
pub(super) fn versions(
    at: &mut impl Reads,
    id: StatementId,
    remedy: &Remedy,
) -> Result<Vec<(i32, Date)>> {
    let all = statements::versions(at, id)?.into_iter();
    let filed = all.filter(|version| version.submitted && version.seq > remedy.since);
    Ok(filed
        .map(|version| (version.seq, version.day.date()))
        .collect())
}

/// The evidence of a remedy in the order it was given, as its `owner` sees it, or the office; what is gone is not shown.
pub(super) fn shown(
    at: &mut impl Reads,
    id: StatementId,
    (remedy, opened): (&Remedy, &Opened<'_>),
    owner: Option<AccountId>,
) -> Result<Vec<Shown>> {
    if remedy.evidence.is_empty() {
        return Ok(Vec::new());
    }
    let (versions, files) = (versions(at, id, remedy)?, files_of(at, opened.key().id())?);
    let mut shown = Vec::new();
    for one in &remedy.evidence {
        match one.piece {
            Piece::File(id) => {
                if let Some(file) = files.iter().find(|file| file.id() == id) {
                    let theirs = owner.is_some_and(|who| remedy.lets_go(id, who).is_ok());
                    shown.push(Shown::File(id, file.about(opened)?.name, theirs));
                }
            }
            Piece::Version(number) => {
                let named = versions.iter().find(|(there, _)| *there == number);
                shown.extend(named.map(|(_, day)| Shown::Version(number, *day)));
            }
        }
    }
    Ok(shown)
}

/// The files that show how remedies of a statement were carried out.
pub(in crate::disclosure) fn files(
    at: &mut impl Reads,
    row: &StatementRow,
    opened: &Opened<'_>,
) -> Result<Vec<AttachmentId>> {
    let mut files = Vec::new();
    for remedy in rows::of_statement(at, row.id)? {
        files.extend(content::read(at, &remedy, opened)?.0.files());
    }
    Ok(files)
}

/// Begins to take a file in, from the filer or, written down for them, from the office; the latter is recorded.
///
/// # Errors
/// [`Error::Invalid`] while no remedy of the statement waits for evidence, or with too many files; [`Error::Denied`] for
/// whoever can neither carry it out nor review it.
pub fn begin(office: &Office, who: &Actor, id: StatementId) -> Result<Upload> {
    let locked = unlock(office, who, id)?;
    let own = office.look(who, |look| {
        let row = statements::statement(look, id)?.ok_or(Error::Denied)?;
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        can_come_in(look, &row, &opened)
    });
    match own {
        Err(Error::Denied) => office.act(who, |act| {
            let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
            let proof = may::review(act, &row, locked.as_ref())?;
            let opened = act.open(&proof, locked.as_ref())?;
            can_come_in(act, &row, &opened)?;
            let entry = Entry::new(Code::MatterRead).about(opened.key().id().uuid());
            Ok(((), entry))
        }),
        own => own,
    }?;
    Ok(Upload::begin(office))
}

fn can_come_in(at: &mut impl Reads, row: &StatementRow, opened: &Opened<'_>) -> Result<()> {
    if files_of(at, opened.key().id())?.len() >= MOST {
        let text = Text::new("files-many").with("most", MOST);
        return Err(Error::field("file", text));
    }
    for remedy in rows::of_statement(at, row.id)? {
        if content::read(at, &remedy, opened)?.0.takes_evidence() {
            return Ok(());
        }
    }
    Err(Error::invalid(Text::new("disclosure-remedy-no-evidence")))
}

/// Keeps a file that came in whole as evidence of a remedy; that it was carried out is said with [`super::acting::prove`].
///
/// # Errors
/// [`Error::Invalid`] about `file` when it is empty, or where the remedy stands elsewhere; [`Error::Missing`] where there is
/// no such remedy; [`Error::Denied`] as [`begin`].
pub fn give(
    office: &Office,
    who: &Actor,
    (id, remedy): (StatementId, RemedyId),
    upload: Upload,
    (name, media): (&str, &str),
) -> Result<AttachmentId> {
    let keys = who.keys().ok_or(Error::Denied)?;
    let sealed = upload.finish(office)?;
    let (name, media) = (
        given_name(name),
        media.chars().take(100).collect::<String>(),
    );
    let words = Words::Remedy {
        remedy,
        what: ATTACH.to_owned(),
        words: Some(name.clone()),
    };
    let at = (id, None);
    work(office, who, at, (TELL, Some(&words)), &|act, case| {
        let row = rows::remedy(act, (id, remedy))?;
        let (mut remedy, _) = content::read(act, &row, &case.opened)?;
        if !remedy.takes_evidence() {
            return Err(remedy.refused());
        }
        let (today, key) = (act.today().into(), case.opened.key());
        let file = Attachment::seal(&sealed, (&name, &media), key, today, office.chance())?;
        act.keep_file(&file)?;
        case.listed.push(file.id().uuid());
        remedy.add(Piece::File(file.id()), keys.account());
        keep(act, (row, &remedy), (keys, key))?;
        Ok((file.id(), Code::FileAttached))
    })
}

fn keep(
    act: &mut Act<'_>,
    (row, remedy): (RemedyRow, &Remedy),
    keys: (&Keyring, &Locked),
) -> Result<()> {
    let revision = row.revision + 1;
    let body = content::seal(act.office(), (&row.id, revision), keys, remedy)?;
    let row = RemedyRow {
        revision,
        body,
        ..row
    };
    rows::update(act, &row)
}

/// Takes back a file that one gave as evidence, and destroys it, before one has said that the remedy is done; that it was there
/// stays to be seen.
///
/// # Errors
/// [`Error::Invalid`] once it was said; [`Error::Missing`] where one gave no such file; [`Error::Denied`] for whoever does not
/// own the statement.
pub fn take_back(
    office: &Office,
    who: &Actor,
    (id, remedy): (StatementId, RemedyId),
    file: AttachmentId,
) -> Result<()> {
    let keys = who.keys().ok_or(Error::Denied)?;
    let name = attachment::open(office, who, id, file)?.about.name;
    let words = Words::Remedy {
        remedy,
        what: TAKE_BACK.to_owned(),
        words: Some(name),
    };
    let at = (id, None);
    work(office, who, at, (OWN, Some(&words)), &|act, case| {
        let row = rows::remedy(act, (id, remedy))?;
        let (mut remedy, _) = content::read(act, &row, &case.opened)?;
        remedy.lets_go(file, keys.account())?;
        remedy.evidence.retain(|one| one.piece != Piece::File(file));
        let key = case.opened.key();
        let files = files_of(act, key.id())?.into_iter();
        for gone in files.filter(|stored| stored.id() == file) {
            act.destroy_file(&gone)?;
        }
        keep(act, (row, &remedy), (keys, key))?;
        case.listed.push(file.uuid());
        Ok(((), Code::FileRemoved))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{disclosure::remedy::Stage, vault::decode};

    #[test]
    fn a_remedy_sealed_before_there_was_evidence_is_read() {
        let account = uuid::Uuid::from_u128(1);
        let old = format!(
            r#"{{"kind":"recusal","lasting":true,"about":null,"words":"Step aside.","days":90,
                "stage":"agreed","proposed_by":"{account}","proven_by":null}}"#
        );
        let remedy: Remedy = decode(old.as_bytes()).unwrap();
        assert_eq!((remedy.evidence.len(), remedy.since), (0, 0));
        assert!(remedy.stage == Stage::Agreed && remedy.takes_evidence());
    }
}
