//! What filers publish of their own accord: after the review they may offer a summary to the public. They choose its words
//! and sign them; the office publishes exactly these and cannot change one; they take it back whenever they like.

pub(in crate::disclosure) mod rows;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::rows::SummaryRow;
use super::{
    StatementId,
    cycle::{Cycle, rows as cycles},
    form::Declared,
    may, number,
    state::State,
    statement::{
        case::form_of,
        rows::{self as statements, StatementRow},
        standing, unlock, version,
    },
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    identity,
    language::Text,
    office::{Act, Office, Reads},
    vault::{
        Locked, MatterId, Opened, Place, decode, encode,
        said::{Said, Spot},
    },
};

/// The most characters of a summary.
pub const LONGEST: usize = 4_000;

/// What a filer approved, and the public reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// Their name as they gave it.
    pub name: String,
    /// The year of the cycle.
    pub year: i16,
    /// What they say, line by line.
    pub lines: Vec<String>,
    /// The language it is in.
    pub language: String,
}

/// A filer's own summary, and what one could say.
pub struct Own {
    /// Lines that follow from the statement, in the filer's language.
    pub suggested: Vec<String>,
    /// What they approved.
    pub approved: Option<Approved>,
    /// The day it was published, if it was.
    pub published: Option<Date>,
}

/// A summary that waits for its publication.
pub struct Waiting {
    /// The statement.
    pub statement: StatementId,
    /// Its number.
    pub number: String,
    /// The day its filer approved it.
    pub approved: Date,
}

/// What one's own statement could say to the public, and what it says.
///
/// # Errors
/// [`Error::Denied`] for whoever is not its filer; [`Error::Invalid`] before it was reviewed and certified.
pub fn own(office: &Office, who: &Actor, id: StatementId) -> Result<Own> {
    let locked = unlock(office, who, id)?;
    let found = office.look(who, |look| {
        let row = statements::statement(look, id)?.ok_or(Error::Denied)?;
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        after_review(&row)?;
        let summary = rows::find(look, id)?;
        let approved = match &summary {
            Some(summary) => Some(read(look, summary, (&row, &opened))?),
            None => None,
        };
        let published = summary.filter(|summary| !summary.published.is_empty());
        Ok(Own {
            suggested: suggested(look, &row, &opened)?,
            approved,
            published: published.map(|summary| summary.day.date()),
        })
    });
    super::statement::recorded(office, who, id, found)
}

/// Whether a statement in this state was reviewed and certified, so that its filer may offer a summary of it.
#[must_use]
pub fn is_reviewed(state: State) -> bool {
    matches!(state, State::Closed | State::Certified)
}

fn after_review(row: &StatementRow) -> Result<()> {
    if is_reviewed(row.state.0) {
        Ok(())
    } else {
        Err(Error::invalid(Text::new("summary-too-early")))
    }
}

/// A line for each section, with the names that the filer gave what they declared.
fn suggested(at: &mut impl Reads, row: &StatementRow, opened: &Opened<'_>) -> Result<Vec<String>> {
    let form = form_of(at, row)?;
    let Some(filed) = version::last_filed(at, row.id, opened)? else {
        return Ok(Vec::new());
    };
    let tag = at.who().language().to_owned();
    let office = at.office();
    let speech = office.languages().speech(&tag);
    let speech = speech.ok_or_else(|| Error::broken("a language that is not there"))?;
    // The marks that keep names apart on a page would be in the filer's way.
    let say = |text: &Text| speech.say(text).replace(['\u{2068}', '\u{2069}'], "");
    let mut lines = Vec::new();
    for section in form.sections.iter().filter(|section| !section.once) {
        let title = section.title.spoken(&tag);
        match filed.version.answers.section(&section.code) {
            Some(Declared::Nothing) => {
                lines.push(say(&Text::new("summary-nothing").with("section", title)));
            }
            Some(Declared::Items(items)) => {
                let names: Vec<&str> = items.iter().filter_map(|item| item.name(section)).collect();
                let said = Text::new("summary-items")
                    .with("section", title)
                    .with("names", names.join(", "));
                lines.push(say(&said));
            }
            None => {}
        }
    }
    Ok(lines)
}

/// Offers a summary to the public, under this name; it takes the place of an older one, which is public no more.
///
/// # Errors
/// [`Error::Invalid`] about `lines` or `name`, or before the review is certified; [`Error::Denied`] for whoever is not its filer.
pub fn approve(
    office: &Office,
    who: &Actor,
    id: StatementId,
    (name, lines): (&str, &str),
) -> Result<()> {
    let name = identity::account::name(name)?;
    let said: Vec<String> = lines
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if said.is_empty() || lines.chars().count() > LONGEST {
        let text = Text::new("summary-lines-wrong").with("most", LONGEST);
        return Err(Error::field("lines", text));
    }
    let keys = who.keys().ok_or(Error::Denied)?;
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::own_to_change(act, &row, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        after_review(&row)?;
        let cycle = Cycle::read(&cycles::cycle(act, row.cycle)?)?;
        let approved = Approved {
            name: name.clone(),
            year: cycle.plan.year,
            lines: said.clone(),
            language: act.who().language().to_owned(),
        };
        let matter = opened.key().id();
        let at = (&spot(&matter, &id), &place(&id));
        let (day, body) = office.say(keys, opened.key(), at, &encode(&approved)?)?;
        let summary = SummaryRow {
            statement: id,
            day,
            body,
            published: String::new(),
        };
        rows::put(act, &summary)?;
        Ok(((), standing::entry(act, Code::SummaryComposed, &row)?))
    })
}

/// Takes one's summary back: it is public no more, and the office keeps nothing of it.
///
/// # Errors
/// [`Error::Missing`] when there is none; [`Error::Denied`] for whoever is not its filer.
pub fn withdraw(office: &Office, who: &Actor, id: StatementId) -> Result<()> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        may::own_to_change(act, &row, locked.as_ref())?;
        rows::find(act, id)?.ok_or(Error::Missing)?;
        rows::delete(act, id)?;
        Ok(((), standing::entry(act, Code::SummaryWithdrawn, &row)?))
    })
}

/// The summaries at the actor's desk that wait for their publication.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles at a desk.
pub fn waiting(office: &Office, who: &Actor) -> Result<Vec<Waiting>> {
    office.look(who, |look| {
        may::see_retention(look)?;
        let mut waiting = Vec::new();
        for summary in rows::all(look, false)? {
            let row = statements::statement(look, summary.statement)?.ok_or(Error::Missing)?;
            if may::waive(look, &row).is_ok() {
                let cycle = Cycle::read(&cycles::cycle(look, row.cycle)?)?;
                waiting.push(Waiting {
                    statement: row.id,
                    number: number(i32::from(cycle.plan.year), row.number),
                    approved: summary.day.date(),
                });
            }
        }
        Ok(waiting)
    })
}

/// What a filer approved, for those who publish it; recorded before it is shown.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run the cycle at its desk; [`Error::Missing`] when there is none.
pub fn look_at(office: &Office, who: &Actor, id: StatementId) -> Result<Approved> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let (row, opened, summary) = at_desk(act, id, locked.as_ref())?;
        let approved = read(act, &summary, (&row, &opened))?;
        let entry = Entry::new(Code::MatterRead).about(opened.key().id().uuid());
        Ok((approved, entry))
    })
}

/// Publishes a summary, exactly as its filer signed it.
///
/// # Errors
/// As [`look_at`]; [`Error::Invalid`] when the signature is not the filer's.
pub fn publish(office: &Office, who: &Actor, id: StatementId) -> Result<()> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let (row, opened, mut summary) = at_desk(act, id, locked.as_ref())?;
        let approved = read(act, &summary, (&row, &opened))?;
        summary.published = serde_json::to_string(&approved).map_err(Error::broken)?;
        summary.day = act.today().into();
        rows::put(act, &summary)?;
        Ok(((), standing::entry(act, Code::SummaryPublished, &row)?))
    })
}

fn at_desk<'l>(
    act: &mut Act<'_>,
    id: StatementId,
    locked: Option<&'l Locked>,
) -> Result<(StatementRow, Opened<'l>, SummaryRow)> {
    let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
    let proof = may::direct(act, &row, locked)?;
    let opened = act.open(&proof, locked)?;
    let summary = rows::find(act, id)?.ok_or(Error::Missing)?;
    Ok((row, opened, summary))
}

/// What is published, for anybody: the newest year first, then by name.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn published(office: &Office, who: &Actor) -> Result<Vec<Approved>> {
    let rows = office.look(who, |look| rows::all(look, true))?;
    let read = |row: &SummaryRow| serde_json::from_str(&row.published).map_err(Error::broken);
    let mut all: Vec<Approved> = rows.iter().map(read).collect::<Result<_>>()?;
    all.sort_by(|one, other| (other.year, &one.name).cmp(&(one.year, &other.name)));
    Ok(all)
}

/// Takes the summary of a statement whose content is destroyed.
pub(super) fn destroy(act: &mut Act<'_>, id: StatementId) -> Result<()> {
    rows::delete(act, id)
}

/// Seals a summary anew, for another key.
pub(super) fn reseal(
    act: &mut Act<'_>,
    id: StatementId,
    (opened, next): (&Opened<'_>, &Locked),
) -> Result<()> {
    let Some(mut summary) = rows::find(act, id)? else {
        return Ok(());
    };
    let plain = opened.read(&place(&id), &summary.body)?;
    summary.body = next.seal(&place(&id), &plain, act.office().chance())?;
    rows::put(act, &summary)
}

/// Opens what was approved, if it is the filer's own word.
fn read(
    at: &mut impl Reads,
    summary: &SummaryRow,
    (row, opened): (&StatementRow, &Opened<'_>),
) -> Result<Approved> {
    let said = Said::read(&opened.read(&place(&row.id), &summary.body)?)?;
    let matter = opened.key().id();
    let (_, verified) = identity::whose(at, &said, &spot(&matter, &row.id))?;
    if !verified || Some(said.author.account) != row.filer {
        return Err(Error::invalid(Text::new("summary-unsigned")));
    }
    decode(&said.body)
}

fn place(id: &StatementId) -> Place<'_> {
    Place {
        table: "disclosure_summaries",
        row: id.bytes(),
        column: "body",
    }
}

fn spot<'a>(matter: &'a MatterId, id: &'a StatementId) -> Spot<'a> {
    Spot {
        kind: "disclosure-summary",
        matter: matter.bytes(),
        row: id.bytes(),
        revision: 1,
    }
}
