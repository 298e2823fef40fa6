//! The launch. It walks through the roster page by page and writes rows, no keys and no letters: a statement has content, and so
//! a key, when its filer begins, and letters follow from the plan. Each page is one act that looks for what is there
//! first, so a launch that was killed is launched again and goes on, and one that is launched twice changes nothing.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{
    Cycle, CycleState,
    population::{Preview, Rule, Taken, reason},
    rows,
};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    disclosure::{
        CycleId, StatementId, may,
        state::State,
        statement::rows::{self as statements, StatementRow},
    },
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads},
    staff::{self, Person},
    storage,
    vault::Group,
};

/// How many people of the roster are looked at, and at most assigned, in one act.
pub const PAGE: i64 = 1000;

/// Who would file if the cycle were launched today.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles.
pub fn preview(office: &Office, who: &Actor, id: CycleId) -> Result<Preview> {
    let cycle = super::cycle(office, who, id)?;
    let mut preview = Preview::of(&cycle.plan.rules);
    walk(office, who, &cycle, &mut |page| {
        for person in &page.people {
            preview.meet(&person.details);
        }
        for taken in &page.taken {
            preview.count(taken, page.assigned.contains(&taken.person.id));
        }
        for (person, because) in &page.exempted {
            preview.exempt(&person.details, because);
        }
        Ok(())
    })?;
    Ok(preview)
}

/// Assigns a statement to everybody whom the rules take or somebody named, and opens the cycle. Tells how many are new;
/// `progress` hears how many of how many people were looked at. Launched again after an interruption, it goes on;
/// launched again after that, it assigns nobody twice.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles; [`Error::Invalid`] when it has ended.
pub fn launch(
    office: &Office,
    who: &Actor,
    id: CycleId,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<usize> {
    let Some(cycle) = mark(office, who, (id, None))? else {
        return Ok(0);
    };
    let due = cycle.plan.due_day(office.calendar());
    let of = office.look(who, |look| staff::serving_count(look, office.today()))?;
    let mut done = 0;
    let assigned = assign_missing(office, who, &cycle, due, &mut |people| {
        done += people;
        progress(done.min(of), of);
    })?;
    finish(office, who, id)?;
    Ok(assigned)
}

/// Begins the launch of the plan that was read at `revision`: from here on [`launch`] goes on with it, whoever calls it, and
/// the worker within a minute. Begun twice, it is begun once.
///
/// # Errors
/// As [`launch`]; [`Error::Conflict`] when somebody changed the plan since.
pub fn begin(office: &Office, who: &Actor, (id, revision): (CycleId, i32)) -> Result<()> {
    mark(office, who, (id, Some(revision))).map(drop)
}

/// Marks the cycle as launching; `None` when it is open already.
fn mark(
    office: &Office,
    who: &Actor,
    (id, revision): (CycleId, Option<i32>),
) -> Result<Option<Cycle>> {
    office.act(who, |act| {
        may::launch(act)?;
        let mut row = rows::cycle(act, id)?;
        match row.state.0 {
            CycleState::Planned if revision.is_some_and(|read| read != row.revision) => {
                return Err(Error::Conflict);
            }
            CycleState::Planned => {
                row.state = storage::Code(CycleState::Launching);
                row.launched = Some(act.today().into());
                row.revision += 1;
                rows::update(act, &row)?;
            }
            CycleState::Launching | CycleState::Open => {}
            CycleState::Closed => {
                return Err(Error::invalid(Text::new("disclosure-cycle-ended")));
            }
        }
        let open = row.state.0 == CycleState::Open;
        let cycle = (!open).then(|| Cycle::read(&row)).transpose()?;
        Ok((cycle, Entry::new(Code::CycleLaunched).about(id.uuid())))
    })
}

fn finish(office: &Office, who: &Actor, id: CycleId) -> Result<()> {
    office.act(who, |act| {
        may::launch(act)?;
        let mut row = rows::cycle(act, id)?;
        if row.state.0 == CycleState::Launching {
            row.state = storage::Code(CycleState::Open);
            row.revision += 1;
            rows::update(act, &row)?;
        }
        Ok(((), Entry::new(Code::CycleOpened).about(id.uuid())))
    })
}

/// Assigns a statement that is due on `due` to everybody who should have one and has none; tells how many.
pub(super) fn assign_missing(
    office: &Office,
    who: &Actor,
    cycle: &Cycle,
    due: Date,
    seen: &mut dyn FnMut(usize),
) -> Result<usize> {
    let mut assigned = 0;
    walk(office, who, cycle, &mut |page| {
        let missing: Vec<&Taken> = page
            .taken
            .iter()
            .filter(|taken| !page.assigned.contains(&taken.person.id))
            .collect();
        if !missing.is_empty() {
            assigned += office.act(who, |act| {
                may::launch(act)?;
                let count = assign(act, cycle.id, &missing, due)?;
                let entry = Entry::new(Code::StatementsAssigned)
                    .about(cycle.id.uuid())
                    .note(count.to_string());
                Ok((count, entry))
            })?;
        }
        seen(page.people.len());
        Ok(())
    })?;
    Ok(assigned)
}

/// Another process may launch at the same time: only what is missing inside the door is written.
fn assign(act: &mut Act<'_>, cycle: CycleId, missing: &[&Taken], due: Date) -> Result<usize> {
    let ids: Vec<PersonId> = missing.iter().map(|taken| taken.person.id).collect();
    let there: HashSet<PersonId> = statements::assigned(act, cycle, &ids)?
        .into_iter()
        .collect();
    let first = statements::next_number(act, cycle)?;
    let new = missing
        .iter()
        .filter(|taken| !there.contains(&taken.person.id));
    let today = act.today();
    let chance = act.office().chance();
    let rows: Vec<StatementRow> = (first..)
        .zip(new)
        .map(|(number, taken)| StatementRow {
            id: StatementId::draw(chance),
            cycle,
            number,
            person: taken.person.id,
            unit: taken.person.details.unit.name().to_owned(),
            reason: taken.reason.clone(),
            state: storage::Code(State::Assigned),
            desk: Group::Reviewers.name().to_owned(),
            matter: None,
            filer: None,
            designee: None,
            reviewer: None,
            certifier: None,
            assigned: today.into(),
            due: due.into(),
            extended: 0,
            turn: None,
            submitted: None,
            reviewed: None,
            certified: None,
            disposed: None,
            because: None,
            told: None,
            unread: false,
            revision: 1,
            clock: String::new(),
            summary: Vec::new(),
            findings: Vec::new(),
        })
        .collect();
    statements::insert(act, &rows)?;
    Ok(rows.len())
}

/// A page of the roster: who serves, who of them files, who was exempted and why, and who has a statement already.
struct Page {
    people: Vec<Person>,
    taken: Vec<Taken>,
    exempted: Vec<(Person, String)>,
    assigned: HashSet<PersonId>,
}

/// What was decided about people one by one: why they file, and why they need not.
struct Decided {
    named: HashMap<PersonId, String>,
    exempted: HashMap<PersonId, String>,
}

impl Decided {
    fn read(at: &mut impl Reads, cycle: CycleId) -> Result<Self> {
        let named = rows::named(at, cycle)?.into_iter();
        let exempted = rows::exempted(at, cycle)?.into_iter();
        Ok(Self {
            named: named.map(|row| (row.person, row.reason)).collect(),
            exempted: exempted.map(|row| (row.person, row.because)).collect(),
        })
    }

    fn page(&self, people: Vec<Person>, rules: &[Rule]) -> Page {
        let (mut taken, mut exempted) = (Vec::new(), Vec::new());
        for person in &people {
            let named = self.named.get(&person.id).map(String::as_str);
            let Some(reason) = reason(&person.details, named, rules) else {
                continue;
            };
            match self.exempted.get(&person.id) {
                Some(because) => exempted.push((person.clone(), because.clone())),
                None => taken.push(Taken {
                    person: person.clone(),
                    reason: reason.to_owned(),
                }),
            }
        }
        Page {
            people,
            taken,
            exempted,
            assigned: HashSet::new(),
        }
    }
}

fn walk(
    office: &Office,
    who: &Actor,
    cycle: &Cycle,
    visit: &mut dyn FnMut(&Page) -> Result<()>,
) -> Result<()> {
    let today = office.today();
    let decided = office.look(who, |look| Decided::read(look, cycle.id))?;
    let mut after = None;
    loop {
        let page = office.look(who, |look| {
            let people = staff::serving(look, today, after, PAGE)?;
            let mut page = decided.page(people, &cycle.plan.rules);
            let ids: Vec<PersonId> = page.taken.iter().map(|taken| taken.person.id).collect();
            page.assigned = statements::assigned(look, cycle.id, &ids)?
                .into_iter()
                .collect();
            Ok(page)
        })?;
        let Some(last) = page.people.last() else {
            return Ok(());
        };
        after = Some(last.id);
        visit(&page)?;
    }
}
