//! Looking for matters by what was said in them. The database can answer nothing of that, so the desk's matters are
//! opened in the session and looked through, under one entry that says what was looked for and what was shown.

use std::collections::HashMap;

use super::{
    content::Triage,
    draft::line_place,
    may,
    reading::Listed,
    rows::{self, LineRow, MatterRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Problems, Result},
    language::{Text, folded},
    office::Office,
    vault::{Locked, MatterId, Opened, said::Said},
};

/// The longest search, in characters.
pub const LONGEST_SEARCH: usize = 100;

/// Matters unlocked with one question to the databases.
const AT_ONCE: usize = 500;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Words that all stand in the matter: in its number, its subject, the requester's name, a message or a note. Case,
    /// accents and the ways of writing Arabic make no difference.
    pub words: String,
    /// A code of the vocabulary `subject`, as main or further subject; empty for any.
    pub subject: String,
}

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The newest matters found, as many as a page of the inbox holds.
    pub rows: Vec<Listed>,
    /// How many were found in all.
    pub total: usize,
    /// How many were opened to look.
    pub opened: usize,
}

/// Looks through every matter of the actor's desk that their keys reach, open and done.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk; [`crate::Error::Invalid`] about `words` or `subject`.
pub fn search(office: &Office, who: &Actor, search: &Search) -> Result<Found> {
    let rows = office.look(who, |look| {
        let desk = may::see_inbox(look)?.desk().to_owned();
        rows::of_desk(look, &desk)
    })?;
    let wanted = search.check(office)?;
    let locked = unlocked(office, who, &rows)?;
    let limit = usize::try_from(office.settings().advice.page_rows).unwrap_or(usize::MAX);
    office.act(who, |act| {
        let desk = may::see_inbox(act)?;
        let names = super::desk::colleagues(act, desk.desk())?;
        let mut found = Found::default();
        for row in &rows {
            let key = locked.get(&row.id);
            let Some(proof) = may::handles(act, row, key) else {
                continue;
            };
            let opened = act.open(&proof, key)?;
            found.opened += 1;
            let listed = Listed::read(row, Some(&opened), &names)?;
            if wanted.is_in(&listed, || said(&rows::lines(act, row.id)?, &opened))? {
                found.total += 1;
                if found.rows.len() < limit {
                    found.rows.push(listed);
                }
            }
        }
        let entry = Entry::new(Code::MatterSearched)
            .note(format!("{}: {}", found.opened, search.in_short()))
            .listing(found.rows.iter().map(|listed| listed.id.uuid()));
        Ok((found, entry))
    })
}

fn unlocked(office: &Office, who: &Actor, rows: &[MatterRow]) -> Result<HashMap<MatterId, Locked>> {
    let ids: Vec<MatterId> = rows.iter().map(|row| row.id).collect();
    let mut unlocked = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        let locked = office.unlock_all(who, ids)?;
        unlocked.extend(locked.into_iter().map(|locked| (locked.id(), locked)));
    }
    Ok(unlocked)
}

impl Search {
    fn check(&self, office: &Office) -> Result<Wanted<'_>> {
        let mut problems = Problems::new();
        let words = self.words.trim();
        if words.is_empty() && self.subject.is_empty() {
            problems.add("words", Text::new("advice-search-missing"));
        }
        if words.chars().count() > LONGEST_SEARCH {
            let text = Text::new("advice-search-long").with("longest", LONGEST_SEARCH);
            problems.add("words", text);
        }
        if !self.subject.is_empty()
            && office
                .vocabulary()
                .advice_subject
                .term(&self.subject)
                .is_none()
        {
            problems.add("subject", Text::new("advice-search-subject"));
        }
        problems.check()?;
        Ok(Wanted {
            words: folded(words)
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            subject: &self.subject,
        })
    }

    /// For the sealed detail of the entry.
    fn in_short(&self) -> String {
        [self.subject.as_str(), self.words.trim()]
            .join(" ")
            .trim()
            .to_owned()
    }
}

/// A search, ready to be compared.
struct Wanted<'a> {
    words: Vec<String>,
    subject: &'a str,
}

impl Wanted<'_> {
    fn fits(&self, triage: Option<&Triage>) -> bool {
        self.subject.is_empty()
            || triage.is_some_and(|triage| {
                triage.subject == self.subject || triage.further.iter().any(|it| it == self.subject)
            })
    }

    /// Whether each word stands in what a list shows of a matter, or else in what was said in it.
    fn is_in(&self, listed: &Listed, said: impl FnOnce() -> Result<String>) -> Result<bool> {
        if !self.fits(listed.triage.as_ref()) {
            return Ok(false);
        }
        let shown = shown(listed);
        let mut missing = self
            .words
            .iter()
            .filter(|word| !shown.contains(*word))
            .peekable();
        if missing.peek().is_none() {
            return Ok(true);
        }
        let said = said()?;
        Ok(missing.all(|word| said.contains(word)))
    }
}

/// What was said in a matter, its events aside.
fn said(lines: &[LineRow], opened: &Opened<'_>) -> Result<String> {
    let mut text = String::new();
    for line in lines.iter().filter(|line| line.kind != "event") {
        let said = Said::read(&opened.read(&line_place(&line.id), &line.body)?)?;
        text.push_str(&folded(&String::from_utf8_lossy(&said.body)));
        text.push('\n');
    }
    Ok(text)
}

fn shown(listed: &Listed) -> String {
    let requester = listed.requester.as_deref().unwrap_or_default();
    folded(&[listed.number.as_str(), requester, &listed.subject].join("\n"))
}
