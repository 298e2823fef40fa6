//! What a filer sees of their statement: the form, the draft, what was filed, what the reviewers ask, and no note of theirs.

use super::Obligation;
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        StatementId,
        form::Form,
        may,
        sample::rows as sample,
        statement::{
            case::form_of,
            content::Words,
            line::{self, Line},
            recorded,
            rows::{self, StatementRow},
            version::{self, Written},
            with_key,
        },
    },
    error::{Error, Result},
    identity,
    office::{Office, Reads},
    vault::{AccountId, Locked, Opened},
};

/// A statement as whoever fills it in sees it.
pub struct Own {
    /// What stands open about it.
    pub obligation: Obligation,
    /// The form, as it was frozen.
    pub form: Form,
    /// Every version, the first first; the last may be a draft.
    pub versions: Vec<Written>,
    /// Questions, answers and events, the oldest first.
    pub lines: Vec<Line>,
    /// Whether something is to be done about it, or was: it stands on a page of its own, for the filer alone.
    pub remedies: bool,
    /// Whether it was drawn by lot, so that its filer is asked for documents.
    pub verified: bool,
    /// Whose account began it.
    pub filer: Option<AccountId>,
    /// Whom the filer lets fill it in, by name.
    pub helper: Option<String>,
}

impl Own {
    /// The draft, if there is one.
    #[must_use]
    pub fn draft(&self) -> Option<&Written> {
        self.versions.last().filter(|version| !version.submitted)
    }

    /// What was filed last.
    #[must_use]
    pub fn filed(&self) -> Option<&Written> {
        self.versions.iter().rfind(|version| version.submitted)
    }

    fn read(at: &mut impl Reads, row: &StatementRow, opened: &Opened<'_>) -> Result<Self> {
        let versions = rows::versions(at, row.id)?;
        let versions = versions
            .iter()
            .map(|row| version::read(at, row, opened))
            .collect::<Result<_>>()?;
        let mut lines = line::read(at, row.id, opened)?;
        let is_remedy = |line: &Line| matches!(line.words, Words::Remedy { .. });
        let remedies = lines.iter().any(is_remedy) && row.filer == at.who().id();
        lines.retain(|line| !matches!(line.words, Words::Note { .. } | Words::Remedy { .. }));
        let helper = row.designee.map(|helper| identity::account(at, helper));
        Ok(Self {
            obligation: Obligation::of(at, row)?,
            form: form_of(at, row)?,
            versions,
            lines,
            remedies,
            verified: row.filer == at.who().id() && !sample::of_statement(at, row.id)?.is_empty(),
            filer: row.filer,
            helper: helper.transpose()?.map(|account| account.name),
        })
    }
}

/// A statement that one is to begin, or that was ended before one did, with its form.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs.
pub fn to_begin(office: &Office, who: &Actor, id: StatementId) -> Result<(Obligation, Form)> {
    let found = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        may::file(look, &row)?;
        Ok((Obligation::of(look, &row)?, form_of(look, &row)?))
    });
    recorded(office, who, id, found)
}

/// A statement that was begun, for its filer or for whoever fills it in for them; the latter is recorded before it is
/// shown.
///
/// # Errors
/// [`Error::Missing`] when it is theirs and not begun; [`Error::Denied`] when it is not theirs to fill in.
pub fn own(office: &Office, who: &Actor, id: StatementId) -> Result<Own> {
    with_key(office, who, id, &|locked| {
        let theirs = office.look(who, |look| {
            let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
            if row.matter.is_none() {
                may::file(look, &row)?;
                return Err(Error::Missing);
            }
            let proof = may::own(look, &row, locked)?;
            let opened = look.open_own(&proof, locked)?;
            Own::read(look, &row, &opened)
        });
        match theirs {
            Err(Error::Denied) => own_of_another(office, who, (id, locked)),
            theirs => theirs,
        }
    })
}

fn own_of_another(
    office: &Office,
    who: &Actor,
    (id, locked): (StatementId, Option<&Locked>),
) -> Result<Own> {
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::fill_in(act, &row, locked)?;
        let opened = act.open(&proof, locked)?;
        let own = Own::read(act, &row, &opened)?;
        Ok((
            own,
            Entry::new(Code::MatterRead).about(opened.key().id().uuid()),
        ))
    })
}
