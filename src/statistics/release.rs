//! Publishing: only a year that is over, once, by two people, and frozen from then on.
//!
//! A figure drawn twice, 49 and 50, would be a difference of one. So the head proposes what the office counted, the
//! second person signs the same counts, the alternate adds what only the alternate may see, and what passed disclosure
//! control is frozen with its pattern. Whoever asks afterwards gets the frozen figure; no key is needed for it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Threshold, may,
    one_way::{self, Published, Row, Rule},
    presentation::{Caption, Listing, footnotes},
    rows::{self, FigureRow, ProposalRow},
};
use crate::{
    actor::Actor,
    advice::{self, Facts},
    audit::{Code, Entry},
    error::{Error, Problems, Result},
    language::{Speech, Text},
    office::Office,
    role::Role,
    vault::{Group, Label, digest, open_parcel, seal_parcel},
};

/// Counted matters received in a year, by main subject.
const SUBJECTS: &str = "advice-subjects";
const PUBLISH: &str = "publish-figure";

/// What a year would publish: for the office's eyes only.
pub struct Preview {
    /// The year.
    pub year: i16,
    /// The true counts, in the order of the vocabulary.
    pub rows: Vec<Row>,
    /// All counted matters.
    pub total: u32,
    /// What of them may be seen.
    pub published: Published,
    /// What stands in the way of publishing, if anything.
    pub problems: Problems,
    /// Whether the head has proposed it and a second signature is missing.
    pub proposed: bool,
}

/// A published figure.
#[derive(Serialize, Deserialize)]
pub struct Frozen {
    /// The year.
    pub year: i16,
    /// The day it was published.
    pub published_on: Date,
    /// The counts that may be seen.
    pub figure: Published,
}

/// What the year would publish if it were published now, from what the actor's desk may see. Recorded.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn preview(office: &Office, who: &Actor, year: i16) -> Result<Preview> {
    let facts = advice::facts_of(office, who, year)?;
    let (rows, persons) = count(office, &facts);
    let published = one_way::publish(&rows, persons, rule(office)?)?;
    let problems = match ready(office, who, year) {
        Err(Error::Invalid(problems)) => problems,
        Err(error) => return Err(error),
        Ok(()) => Problems::new(),
    };
    let proposed = office
        .look(who, |look| rows::proposal(look, SUBJECTS, i32::from(year)))?
        .is_some();
    Ok(Preview {
        year,
        total: rows.iter().map(|row| row.matters).sum(),
        rows,
        published,
        problems,
        proposed,
    })
}

fn rule(office: &Office) -> Result<Rule> {
    let settings = &office.settings().statistics;
    Ok(Rule {
        threshold: Threshold::new(settings.k)?,
        least_population: settings.min_population,
    })
}

fn ready(office: &Office, who: &Actor, year: i16) -> Result<()> {
    if office
        .look(who, |look| rows::figure(look, SUBJECTS, i32::from(year)))?
        .is_some()
    {
        return Err(Error::invalid(
            Text::new("statistics-published-before").with("year", year.to_string()),
        ));
    }
    advice::is_ready(office, who, year)
}

/// The true counts by subject, and how many persons they rest on altogether.
fn count(office: &Office, facts: &[Facts]) -> (Vec<Row>, u32) {
    let subjects: Vec<String> = office
        .vocabulary()
        .advice_subject
        .terms()
        .iter()
        .map(|term| term.code.clone())
        .collect();
    let narrow = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let rows = advice::count_year(facts, &subjects)
        .into_iter()
        .map(|counted| Row {
            code: counted.subject,
            matters: narrow(counted.matters),
            persons: narrow(counted.persons),
            population: None,
        })
        .collect();
    let persons: BTreeSet<[u8; 16]> = facts
        .iter()
        .filter(|fact| fact.counted)
        .map(|fact| fact.person)
        .collect();
    (rows, u32::try_from(persons.len()).unwrap_or(u32::MAX))
}

fn object(year: i16) -> Vec<u8> {
    [SUBJECTS.as_bytes(), &year.to_be_bytes()].concat()
}

/// Proposes the figure of a year, signed by the head; a second person publishes it.
///
/// # Errors
/// [`Error::Denied`] for anybody but the head; [`Error::Invalid`] when the year is not over, has untriaged matters or is
/// published, or when the password was not typed lately.
pub fn propose(office: &Office, who: &Actor, year: i16) -> Result<()> {
    who.fresh()?;
    ready(office, who, year)?;
    let facts = advice::facts_of(office, who, year)?;
    let bundle = serde_json::to_vec(&facts).map_err(Error::broken)?;
    let groups = office.groups();
    let sealed = |group| {
        if !groups.is_certified(group) {
            return Ok(Vec::new());
        }
        seal_parcel(
            &groups.certified(group)?,
            Label::FIGURE,
            &bundle,
            office.chance(),
        )
    };
    let (for_office, for_alternate) = (sealed(Group::Office)?, sealed(Group::Alternate)?);
    office.act(who, |act| {
        may::propose(act)?;
        let approval = act.propose(PUBLISH, &object(year), &digest(&bundle))?;
        let row = ProposalRow {
            measure: SUBJECTS.to_owned(),
            year: year.into(),
            approval,
            for_office: for_office.clone(),
            for_alternate: for_alternate.clone(),
        };
        rows::propose(act, &row)?;
        Ok((
            (),
            Entry::new(Code::ApprovalGiven).note(format!("{SUBJECTS} {year}")),
        ))
    })
}

/// Publishes a proposed figure as its second person. What only the alternate may see is added here, so where there is
/// any, the second person is the alternate.
///
/// # Errors
/// [`Error::Missing`] when nothing is proposed; [`Error::Denied`] for whoever does not stand for figures;
/// [`Error::Invalid`] when the proposer signs again, or the alternate is needed.
pub fn publish(office: &Office, who: &Actor, year: i16) -> Result<Frozen> {
    who.fresh()?;
    ready(office, who, year)?;
    let proposal = office
        .look(who, |look| {
            may::approve(look)?;
            rows::proposal(look, SUBJECTS, i32::from(year))
        })?
        .ok_or(Error::Missing)?;
    let facts = whole_year(office, who, (year, &proposal))?;
    let (counts, persons) = count(office, &facts);
    let figure = one_way::publish(&counts, persons, rule(office)?)?;
    office.act(who, |act| {
        may::approve(act)?;
        if !act.approve(proposal.approval)? {
            return Err(Error::Conflict);
        }
        let frozen = Frozen {
            year,
            published_on: act.today(),
            figure: figure.clone(),
        };
        let row = FigureRow {
            measure: SUBJECTS.to_owned(),
            year: year.into(),
            published: act.today().into(),
            frozen: serde_json::to_string(&frozen).map_err(Error::broken)?,
            mac: Vec::new(),
        };
        let row = FigureRow {
            mac: said(&row, |fields| {
                office.root().authenticate(Label::FROZEN, fields).to_vec()
            }),
            ..row
        };
        rows::freeze(act, &row)?;
        rows::drop_proposal(act, SUBJECTS, year.into())?;
        let hash = digest(row.frozen.as_bytes());
        Ok((
            frozen,
            Entry::new(Code::FigurePublished)
                .state(hash)
                .note(format!("{SUBJECTS} {year}")),
        ))
    })
}

/// What the code of a figure is computed over: nobody who merely writes the database publishes one.
fn said<T>(row: &FigureRow, code: impl FnOnce(&[&[u8]]) -> T) -> T {
    code(&[
        row.measure.as_bytes(),
        &row.year.to_be_bytes(),
        &row.published.number().to_be_bytes(),
        row.frozen.as_bytes(),
    ])
}

/// What the head proposed, as signed, and what the alternate adds to it.
fn whole_year(
    office: &Office,
    who: &Actor,
    (year, proposal): (i16, &ProposalRow),
) -> Result<Vec<Facts>> {
    let desk = advice::desk_of(who)
        .and_then(Group::from_name)
        .ok_or(Error::Denied)?;
    let walled = advice::counts_at(office, who, year, Group::Alternate)?;
    if desk == Group::Office && walled > 0 {
        return Err(Error::invalid(Text::new("statistics-alternate-needed")));
    }
    let sealed = if desk == Group::Alternate {
        &proposal.for_alternate
    } else {
        &proposal.for_office
    };
    let bundle = open_parcel(
        desk,
        &*office.group_seeds(who, desk)?,
        Label::FIGURE,
        sealed,
    )?;
    let mut facts: Vec<Facts> = serde_json::from_slice(&bundle).map_err(Error::broken)?;
    let approved = office.look(who, |look| crate::office::proposed(look, PUBLISH))?;
    let signed = approved
        .iter()
        .find(|proposed| proposed.id == proposal.approval)
        .ok_or(Error::Missing)?;
    if signed.arguments != digest(&bundle) || signed.object != object(year) {
        return Err(Error::broken(
            "a proposed figure is not the one that was signed",
        ));
    }
    if desk == Group::Alternate && who.is(Role::Alternate) {
        facts.extend(advice::facts_of(office, who, year)?);
    }
    advice::under_one_key(&facts)?;
    Ok(facts)
}

/// The published figure of a year; anybody of the office, the console included, may print it.
///
/// # Errors
/// [`Error::Invalid`] when it is not published; [`Error::Broken`] when it is not the one that was.
pub fn published(office: &Office, who: &Actor, year: i16) -> Result<Frozen> {
    let row = office.look(who, |look| rows::figure(look, SUBJECTS, i32::from(year)))?;
    let row = row.ok_or_else(|| {
        Error::invalid(Text::new("statistics-not-published").with("year", year.to_string()))
    })?;
    let is_ours = said(&row, |fields| {
        office.root().is_authentic(Label::FROZEN, fields, &row.mac)
    });
    if !is_ours {
        return Err(Error::broken("a published figure was changed"));
    }
    serde_json::from_str(&row.frozen).map_err(Error::broken)
}

/// The years whose figure is published, the newest first.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn years(office: &Office, who: &Actor) -> Result<Vec<i16>> {
    let years = office.look(who, |look| rows::years(look, SUBJECTS))?;
    years
        .into_iter()
        .map(|year| i16::try_from(year).map_err(Error::broken))
        .collect()
}

/// A published figure with its words in one language, ready to be drawn.
#[must_use]
pub fn drawn(office: &Office, speech: &Speech, frozen: &Frozen) -> (Listing, Caption) {
    let subjects = &office.vocabulary().advice_subject;
    let listing = Listing::of(&frozen.figure, |code| speech.say(&subjects.label(code)));
    let notes = footnotes(listing.figures(), frozen.figure.threshold());
    let title = Text::new("statistics-subjects-title")
        .with("office", office.settings().office.name_in(speech.tag()))
        .with("year", frozen.year.to_string());
    let caption = Caption {
        title: speech.say(&title),
        category: speech.say_key("statistics-subjects-category"),
        count: speech.say_key("statistics-subjects-count"),
        total: speech.say_key("statistics-subjects-total"),
        notes: notes.iter().map(|note| speech.say(note)).collect(),
        direction: speech.direction(),
    };
    (listing, caption)
}
