//! The register: every remedy of a desk, by whose turn it is and by day. What each says is opened for the rows that are shown.

use jiff::civil::Date;

use super::{
    content::{self, Stage, Turn},
    rows::{self, RemedyRow},
};
use crate::{
    actor::Actor,
    disclosure::{
        RemedyId, StatementId, may,
        statement::{
            listing::{Tell, tell_each},
            names::Names,
            rows::{self as statements, StatementRow},
        },
    },
    error::Result,
    office::{Office, Reads},
    storage::Day,
    vault::AccountId,
};

/// Which remedies are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All that somebody is still to act on, those that hold and come back next year included.
    #[default]
    Open,
    /// Those that wait for the office: contested, or told to be done.
    Office,
    /// Those that wait for their filer.
    Filer,
    /// Those that should have been acted on.
    Overdue,
    /// Those that nobody is to act on any more.
    Done,
}

/// The same question from somebody: at their desk, of what they may see, on this day.
pub(super) struct Asked {
    pub(super) view: View,
    pub(super) desk: String,
    pub(super) only_of: Option<AccountId>,
    pub(super) today: Date,
}

/// A remedy in the register.
pub struct Listed {
    /// The remedy.
    pub id: RemedyId,
    /// Its statement.
    pub statement: StatementId,
    /// The number of the statement.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// What kind of thing is to be done, and where it stands; none where whoever looks is kept from it.
    pub content: Option<(String, Stage)>,
    /// Whose turn it is.
    pub turn: Turn,
    /// The day by which they are to act.
    pub due: Option<Date>,
}

/// A page of the register.
pub struct Page {
    /// The remedies of the page.
    pub rows: Vec<Listed>,
    /// How many there are in all.
    pub total: i64,
    /// The page, counted from 1.
    pub number: i64,
}

impl View {
    /// Every view in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Office,
        Self::Filer,
        Self::Overdue,
        Self::Done,
    ];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Office => "office",
            Self::Filer => "filer",
            Self::Overdue => "overdue",
            Self::Done => "done",
        }
    }

    /// The view of a code; anything else is the first tab.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|view| view.code() == code)
            .unwrap_or_default()
    }

    fn asked(self, at: &mut impl Reads) -> Result<Asked> {
        let (desk, theirs) = may::see_list(at)?;
        let me = at.who().id();
        Ok(Asked {
            view: self,
            desk: desk.name().to_owned(),
            only_of: me.filter(|_| theirs),
            today: at.office().today(),
        })
    }
}

/// One page of the register of the actor's desk; what is opened for it is listed in the record.
///
/// # Errors
/// [`Error::Denied`](crate::Error::Denied) for whoever sits at no desk.
pub fn list(office: &Office, who: &Actor, view: View, page: i64) -> Result<Page> {
    let size = i64::from(office.settings().disclosure.page_rows);
    let wanted = page.max(1);
    let (rows, total) = office.look(who, |look| {
        let asked = view.asked(look)?;
        let found = rows::page(look, &asked, (size, (wanted - 1) * size))?;
        let ids: Vec<StatementId> = found.iter().map(|row| row.statement).collect();
        let of = statements::by_ids(look, &ids)?;
        let found: Vec<(RemedyRow, StatementRow)> = found
            .into_iter()
            .filter_map(|row| of.get(&row.statement).cloned().map(|of| (row, of)))
            .collect();
        Ok((found, rows::count(look, &asked)?))
    })?;
    let tell: Tell<'_, _, _> = &|act, (row, statement), names, opened| {
        let remedy = opened.map(|opened| content::read(act, row, opened));
        let content = remedy.transpose()?.map(|(it, _)| (it.kind, it.stage));
        Ok(Listed::new((row, statement), names, content))
    };
    Ok(Page {
        rows: tell_each(office, who, (&rows, |(_, statement)| statement), tell)?,
        total,
        number: wanted,
    })
}

/// How many remedies each view of the actor's desk holds, in the order of the tabs.
///
/// # Errors
/// [`Error::Denied`](crate::Error::Denied) for whoever sits at no desk.
pub fn counts(office: &Office, who: &Actor) -> Result<Vec<(View, i64)>> {
    office.look(who, |look| {
        View::ALL
            .into_iter()
            .map(|view| {
                let asked = view.asked(look)?;
                Ok((view, rows::count(look, &asked)?))
            })
            .collect()
    })
}

impl Listed {
    fn new(
        (row, statement): (&RemedyRow, &StatementRow),
        names: &Names,
        content: Option<(String, Stage)>,
    ) -> Self {
        Self {
            id: row.id,
            statement: statement.id,
            number: names.number(statement),
            filer: names.filer(statement),
            unit: statement.unit.clone(),
            content,
            turn: row.turn.0,
            due: row.due.map(Day::date),
        }
    }
}
