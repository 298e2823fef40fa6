//! A cycle being played: planned and launched by an officer, filed by each filer, asked about, reviewed and certified by those
//! whose work it is, every second week.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::{
    SEED, agenda,
    cast::Cast,
    days::Plot,
    declaring::{Library, Query},
    diary::{Deed, Diary, later},
    filers::{Course, Reach, Schedule, rules},
    replay::Stand,
    side_by_side,
};
use crate::{
    actor::Actor,
    calendar::Clock,
    disclosure::{
        CycleId, StatementId,
        cycle::{self, launch, naming, plan::Plan},
        filing::{
            self, beginning::begin, drafting::save, extension, reading::own, submitting::answer,
            submitting::submit,
        },
        review::{
            certifying::certify,
            reading, reviewing,
            worklist::{Filter, Listed, View, list},
        },
        statement::content::{Novelty, Outcome, Words},
    },
    error::{Error, Result},
    language::Message,
    role::Role,
    staff,
};

/// How many days more somebody asks for who needs time.
const MORE: u32 = 14;

/// A statement being played.
struct Part<'e> {
    course: Course<'e>,
    /// Whose it is, by place in the cast.
    place: usize,
    id: Option<StatementId>,
    query: Option<Query>,
}

/// A cycle being played.
pub(super) struct Season<'a, 'e> {
    stand: &'a Stand<'a>,
    library: &'a Library,
    plan: Plan,
    cycle: Option<CycleId>,
    parts: Vec<Part<'e>>,
    diary: BTreeMap<Date, BTreeSet<(Deed, usize)>>,
    officer: usize,
    reviewers: Vec<usize>,
    certifiers: Vec<usize>,
}

impl<'a, 'e> Season<'a, 'e> {
    /// A cycle to be played by the cast; with no filers, nothing happens.
    pub(super) fn new(
        (stand, library): (&'a Stand<'a>, &'a Library),
        cast: &Cast,
        schedule: Schedule<'e>,
    ) -> Result<Self> {
        let diary = Diary::of(&schedule, stand.office.calendar());
        let holding = |roles: &[Role]| roles.iter().flat_map(|role| cast.holding(*role)).collect();
        let part = |course: Course<'e>| {
            Ok(Part {
                place: cast.place_of(&course.filer.id)?,
                course,
                id: None,
                query: None,
            })
        };
        Ok(Self {
            stand,
            library,
            plan: plan(stand, &schedule)?,
            cycle: None,
            diary: diary.0,
            officer: cast.holding(Role::Officer).first().copied().unwrap_or(0),
            reviewers: holding(&[Role::Reviewer, Role::Alternate]),
            certifiers: holding(&[Role::Head, Role::Alternate]),
            parts: schedule
                .courses
                .into_iter()
                .map(part)
                .collect::<Result<_>>()?,
        })
    }
}

fn plan(stand: &Stand<'_>, schedule: &Schedule<'_>) -> Result<Plan> {
    let mut plan = Plan::proposed(schedule.year, stand.office.settings())?;
    plan.opens = schedule.opens;
    plan.due = later(schedule.opens, schedule.due);
    plan.rules = rules();
    Ok(plan)
}

impl Plot for Season<'_, '_> {
    fn days(&self) -> BTreeMap<Date, Timestamp> {
        let morning = |day: &Date| Some((*day, agenda::instant(*day, 9 * 60).ok()?));
        self.diary.keys().filter_map(morning).collect()
    }

    fn called(&self, day: Date) -> BTreeSet<usize> {
        let deeds = self.diary.get(&day).into_iter().flatten();
        deeds
            .flat_map(|(deed, part)| self.who(*deed, *part))
            .collect()
    }

    fn play(&mut self, day: Date, cast: &Cast) -> Result<()> {
        let Some(deeds) = self.diary.remove(&day) else {
            return Ok(());
        };
        let at = agenda::instant(day, 16 * 60)?;
        self.stand.clock.set(at.max(self.stand.clock.now()));
        let deeds: Vec<(Deed, usize)> = deeds.into_iter().collect();
        for same in deeds.chunk_by(|(one, _), (next, _)| one == next) {
            let parts: Vec<usize> = same.iter().map(|(_, part)| *part).collect();
            if let Some((deed, _)) = same.first() {
                self.perform(*deed, &parts, cast)?;
            }
        }
        Ok(())
    }
}

impl Season<'_, '_> {
    /// Who does something, by place in the cast.
    fn who(&self, deed: Deed, part: usize) -> Vec<usize> {
        let filer = self.parts.get(part).map(|part| part.place);
        match deed {
            Deed::Launch | Deed::Name | Deed::End => vec![self.officer],
            // The filer looks at it once more, and so tells how it stands.
            Deed::GiveTime => filer.into_iter().chain([self.officer]).collect(),
            Deed::Begin | Deed::AskTime | Deed::File | Deed::Reply => filer.into_iter().collect(),
            Deed::Ask | Deed::Open | Deed::Conclude => self.reviewers.clone(),
            Deed::Certify => self.certifiers.clone(),
        }
    }

    fn perform(&mut self, deed: Deed, parts: &[usize], cast: &Cast) -> Result<()> {
        match deed {
            Deed::Launch => self.launch(&self.officer(cast)?)?,
            Deed::Name => {
                let officer = self.officer(cast)?;
                for part in parts {
                    self.name(&officer, self.part(*part)?)?;
                }
            }
            Deed::Begin | Deed::AskTime | Deed::File | Deed::Reply => {
                let done = side_by_side(parts, |number| self.file(deed, *number, cast))?;
                for (number, (id, query)) in parts.iter().zip(done) {
                    if let Some(part) = self.parts.get_mut(*number) {
                        part.id = Some(id);
                        part.query = query.or(part.query.take());
                    }
                }
            }
            Deed::GiveTime => self.give_time(&self.officer(cast)?, parts, cast)?,
            Deed::Ask | Deed::Open | Deed::Conclude => self.review(deed, parts, cast)?,
            Deed::Certify => self.certify(parts, cast)?,
            Deed::End => self.end(&self.officer(cast)?)?,
        }
        Ok(())
    }

    fn officer(&self, cast: &Cast) -> Result<Actor> {
        cast.at(self.officer)?.actor(self.stand.office)
    }

    fn part(&self, number: usize) -> Result<&Part<'_>> {
        self.parts.get(number).ok_or_else(lost)
    }

    fn launch(&mut self, officer: &Actor) -> Result<()> {
        let office = self.stand.office;
        let id = cycle::define(office, officer, &self.plan, &self.library.form)?;
        self.cycle = Some(id);
        for part in &self.parts {
            if part.course.named.is_some_and(|(after, _)| after == 0) {
                self.name(officer, part)?;
            }
        }
        launch::launch(office, officer, id, &mut |_, _| {}).map(drop)
    }

    fn name(&self, officer: &Actor, part: &Part<'_>) -> Result<()> {
        let (Some((_, reason)), Some(cycle)) = (part.course.named, self.cycle) else {
            return Err(lost());
        };
        let office = self.stand.office;
        let person = staff::find(office, officer, &part.course.filer.id)?;
        naming::name_filer(office, officer, (cycle, person.id), reason)
    }

    /// What a filer does; gives the statement, and what there will be to ask about.
    fn file(&self, deed: Deed, number: usize, cast: &Cast) -> Result<(StatementId, Option<Query>)> {
        let office = self.stand.office;
        let part = self.part(number)?;
        let member = cast.at(part.place)?;
        let me = member.actor(office)?;
        let id = match part.id {
            Some(id) => id,
            None => self.assigned(&me)?,
        };
        match deed {
            Deed::AskTime => {
                let reason = Message::parse(time_needed(&member.language))?;
                extension::ask_extension(office, &me, id, (MORE, &reason))?;
            }
            Deed::Reply => self.reply(&me, id, (part, &member.name))?,
            _ => {
                let (saved, query) = self.fill_in(&me, id, (number, cast))?;
                if deed == Deed::File {
                    submit(office, &me, (id, saved), &member.name)?;
                }
                return Ok((id, query));
            }
        }
        Ok((id, None))
    }

    /// What somebody is to file in this cycle.
    fn assigned(&self, me: &Actor) -> Result<StatementId> {
        let all = filing::mine(self.stand.office, me)?;
        let mut all = all.iter();
        let this = all.find(|one| one.year == self.plan.year);
        this.map(|one| one.id).ok_or_else(lost)
    }

    /// Fills a statement in; tells the number of the last saving, and what there will be to ask about.
    fn fill_in(
        &self,
        me: &Actor,
        id: StatementId,
        (number, cast): (usize, &Cast),
    ) -> Result<(i32, Option<Query>)> {
        let office = self.stand.office;
        let part = self.part(number)?;
        let member = cast.at(part.place)?;
        begin(office, me, id)?;
        let theirs = own(office, me, id)?;
        let draft = theirs.draft().ok_or_else(lost)?;
        if part.course.novelty == Novelty::Unchanged {
            return Ok((draft.saved, None));
        }
        let year = self.plan.from.year();
        let seed = u64::try_from(usize::try_from(year).unwrap_or(0) * 1000 + number);
        let seed = SEED + seed.map_err(Error::broken)?;
        let writer = (member.name.as_str(), member.language.as_str());
        let declaring = self.library.declaring(writer, year, seed)?;
        let mut answers = match part.course.novelty {
            Novelty::Blank => declaring.nothing(),
            // What lasts only, until there is a next year to look back at it.
            Novelty::New => declaring.anew(self.is_over())?,
            _ => declaring.changed(draft.version.answers.clone())?,
        };
        let query = if part.course.striking {
            Some(declaring.strike(&mut answers)?)
        } else {
            None
        };
        let saved = save(office, me, (id, draft.saved), &answers)?;
        Ok((saved, query))
    }

    /// Whether all of it is certified in the end.
    fn is_over(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| part.course.reach == Reach::Certified)
    }

    fn reply(&self, me: &Actor, id: StatementId, (part, name): (&Part<'_>, &str)) -> Result<()> {
        let office = self.stand.office;
        let words = part.query.as_ref().ok_or_else(lost)?;
        let message = Message::parse(&words.answer)?;
        for line in own(office, me, id)?.lines {
            if matches!(line.words, Words::Question { .. }) {
                answer(office, me, (id, line.id), &message)?;
            }
        }
        submit(office, me, (id, 0), name).map(drop)
    }

    fn give_time(&self, officer: &Actor, parts: &[usize], cast: &Cast) -> Result<()> {
        let office = self.stand.office;
        for number in parts {
            let part = self.part(*number)?;
            let (member, id) = (cast.at(part.place)?, part.id.ok_or_else(lost)?);
            let theirs = own(office, &member.actor(office)?, id)?;
            let at = (id, theirs.obligation.revision);
            let reason = Message::parse(time_given(&member.language))?;
            extension::decide_extension(office, officer, at, (MORE, &reason))?;
        }
        Ok(())
    }

    /// Each reviewer goes through what is theirs.
    fn review(&self, deed: Deed, parts: &[usize], cast: &Cast) -> Result<()> {
        let office = self.stand.office;
        let todo = self.todo(parts)?;
        let done = side_by_side(&self.reviewers, |place| {
            let me = cast.at(*place)?.actor(office)?;
            let mut done = 0;
            for listed in all(self.stand, &me, View::Mine)? {
                if let Some(part) = todo.get(&listed.id) {
                    self.look_into(&me, (part, listed.id), deed)?;
                    done += 1;
                }
            }
            Ok(done)
        })?;
        if done.into_iter().sum::<usize>() == parts.len() {
            Ok(())
        } else {
            Err(Error::broken("a statement of the demo has no reviewer"))
        }
    }

    fn todo(&self, parts: &[usize]) -> Result<BTreeMap<StatementId, &Part<'_>>> {
        let part = |number: &usize| {
            let part = self.part(*number)?;
            Ok((part.id.ok_or_else(lost)?, part))
        };
        parts.iter().map(part).collect()
    }

    fn look_into(
        &self,
        me: &Actor,
        (part, id): (&Part<'_>, StatementId),
        deed: Deed,
    ) -> Result<()> {
        let office = self.stand.office;
        let at = |revision| (id, revision);
        let mut revision = reading::open(office, me, id)?.revision;
        if deed == Deed::Open {
            return Ok(());
        }
        let query = part.query.as_ref();
        if deed == Deed::Ask {
            let query = query.ok_or_else(lost)?;
            let message = Message::parse(&query.question)?;
            let about = Some(query.about.as_str());
            return reviewing::ask(office, me, at(revision), (about, &message));
        }
        if let Some(query) = query {
            let finding = (query.about.as_str(), Outcome::Clarified, "");
            reviewing::judge(office, me, at(revision), finding)?;
            revision += 1;
        }
        let finding = ("", Outcome::NoConflict, "");
        reviewing::judge(office, me, at(revision), finding)?;
        reviewing::conclude(office, me, at(revision + 1)).map(drop)
    }

    /// Whoever certifies signs what somebody else has reviewed.
    fn certify(&self, parts: &[usize], cast: &Cast) -> Result<()> {
        let office = self.stand.office;
        let todo = self.todo(parts)?;
        for place in &self.certifiers {
            let member = cast.at(*place)?;
            let me = member.actor(office)?;
            let mut ready = all(self.stand, &me, View::Reviewed)?;
            ready.retain(|listed| {
                todo.contains_key(&listed.id) && listed.reviewer.as_ref() != Some(&member.name)
            });
            side_by_side(&ready, |listed| {
                certify(office, &me, (listed.id, listed.revision))
            })?;
        }
        Ok(())
    }

    fn end(&self, officer: &Actor) -> Result<()> {
        let office = self.stand.office;
        let id = self.cycle.ok_or_else(lost)?;
        let revision = cycle::cycle(office, officer, id)?.revision;
        cycle::end(office, officer, (id, revision))
    }
}

/// Every page of a view.
fn all(stand: &Stand<'_>, me: &Actor, view: View) -> Result<Vec<Listed>> {
    let filter = Filter::of(view);
    let mut rows = Vec::new();
    for number in 1.. {
        let page = list(stand.office, me, &filter, number)?;
        rows.extend(page.rows);
        if number >= page.pages {
            break;
        }
    }
    Ok(rows)
}

fn time_needed(language: &str) -> &'static str {
    if language == "ar" {
        "أنا في مهمة إلى نهاية الشهر، وكشوف الحسابات في البيت."
    } else {
        "I am on mission until the end of the month and the statements of my accounts are at home."
    }
}

fn time_given(language: &str) -> &'static str {
    if language == "ar" {
        "نوافق. يُرجى تقديم الإقرار بعد عودتكم مباشرة."
    } else {
        "Granted. Please file as soon as you are back."
    }
}

fn lost() -> Error {
    Error::broken("a statement of the demo went astray")
}
