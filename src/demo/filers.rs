//! Who files in which cycle, when, and how far each statement comes: that of 2017 and last year's to the end, this year's to
//! where there is something to do for everybody who looks around.

use jiff::{
    ToSpan,
    civil::{Date, date},
};

use super::{Part, SEED, Scale, founding, people::Employee};
use crate::{
    chance::Chance,
    disclosure::{cycle::population::Rule, statement::content::Novelty},
};

/// How many of 107 led to further consultation in 2017.
const CONSULTED: (usize, usize) = (36, 107);
/// How many filed so many days after the opening of 2017: some before the first reminder, most after one, some late.
const ARRIVALS: [(usize, usize); 11] = [
    (2, 8),
    (7, 10),
    (13, 14),
    (21, 16),
    (26, 14),
    (28, 12),
    (29, 8),
    (30, 9),
    (35, 8),
    (42, 5),
    (56, 3),
];
/// After so many days statements are due in 2017, and so in the year before this one.
const DUE: usize = 30;
/// After so many days they are due this year, and so many have gone by.
const DUE_NOW: usize = 72;
const GONE_BY: i64 = 80;
/// Whoever is named late this year is named after so many days, and has the time of a newcomer from then on.
const NAMED_LATE: usize = 60;

/// How far a statement comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Nobody has begun it.
    Nothing,
    /// It was begun.
    Draft,
    /// Its filer asked for more time.
    TimeAsked,
    /// They got it.
    TimeGiven,
    /// It was filed.
    Filed,
    /// Its reviewer asked something, if there was something to ask.
    Asked,
    /// Its reviewer has opened it, all answers there.
    Opened,
    /// It was reviewed.
    Reviewed,
    /// It was certified.
    Certified,
}

/// How it goes with one statement.
#[derive(Clone)]
pub(super) struct Course<'e> {
    /// Whose it is.
    pub(super) filer: &'e Employee,
    /// After how many days they were named and why, where no rule takes them.
    pub(super) named: Option<(usize, &'static str)>,
    /// After how many days they do what they do.
    pub(super) acts: usize,
    /// How far it comes.
    pub(super) reach: Reach,
    /// What is to be known of it first.
    pub(super) novelty: Novelty,
    /// Whether something in it is asked about, once it is reviewed.
    pub(super) striking: bool,
}

/// How it goes with a cycle.
pub(super) struct Schedule<'e> {
    /// The year it is called after.
    pub(super) year: i16,
    /// Its first day.
    pub(super) opens: Date,
    /// After how many days statements are due.
    pub(super) due: usize,
    /// Up to which day it is played, that day left out.
    pub(super) until: Date,
    /// Each statement.
    pub(super) courses: Vec<Course<'e>>,
}

/// Everybody who ever files.
pub(super) struct Filers<'e> {
    /// Whom the rules take, those with a post of the sample last.
    ruled: Vec<&'e Employee>,
    /// Who deals with investments and is named for it.
    named: Vec<&'e Employee>,
    /// Who enrols besides; the last of them file for the first time this year.
    others: Vec<&'e Employee>,
}

/// A rule of every year: the reason, then grade groups, duties and units, any of which may be.
type Taking = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);
/// Whoever is elected answers to the governing body and files elsewhere.
const RULES: [Taking; 3] = [
    ("ethics-office", &[], &[], &["Ethics Office"]),
    ("grade", &["director"], &[], &[]),
    (
        "procurement-duty",
        &["professional", "general-service", "national-professional"],
        &["procurement"],
        &[],
    ),
];

/// The rules as a cycle has them.
pub(super) fn rules() -> Vec<Rule> {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let rule = |(reason, groups, duties, units): Taking| Rule {
        reason: reason.to_owned(),
        grade_groups: owned(groups),
        duties: owned(duties),
        units: owned(units),
    };
    RULES.into_iter().map(rule).collect()
}

fn is_taken(employee: &Employee) -> bool {
    let among = |wanted: &[&str], found: &str| wanted.is_empty() || wanted.contains(&found);
    RULES.into_iter().any(|(_, groups, duties, units)| {
        among(groups, &employee.group)
            && among(duties, &employee.duties)
            && among(units, &employee.unit)
    })
}

impl<'e> Filers<'e> {
    /// As many as the scale wants, and whoever enrols besides.
    pub(super) fn choose(employees: &'e [Employee], scale: &Scale) -> Self {
        let chance = Chance::seeded(SEED + 4);
        let (mut ruled, mut named) = (Vec::new(), Vec::new());
        for employee in employees {
            if is_taken(employee) {
                ruled.push(employee);
            } else if employee.duties == "investment" && employee.role.is_none() {
                named.push(employee);
            }
        }
        chance.shuffle(&mut ruled);
        chance.shuffle(&mut named);
        ruled.sort_by_key(|employee| employee.role.is_some());
        if scale.filers == 0 {
            ruled.clear();
        }
        named.truncate(scale.filers.saturating_sub(ruled.len()));
        let files = |employee: &Employee| {
            let mut filers = ruled.iter().chain(&named);
            filers.any(|filer| filer.id == employee.id)
        };
        let others = founding::chosen(employees, scale.enrolled, files);
        Self {
            ruled,
            named,
            others,
        }
    }

    /// Everybody who enrols without a post, whoever never files first, each with the part they play.
    pub(super) fn enrolling(&self) -> Vec<(&'e Employee, Part)> {
        let filers = self.ruled.iter().chain(&self.named);
        let filers = filers.filter(|employee| employee.role.is_none());
        let courses = self.this_year();
        let part = |employee: &Employee| {
            let mut courses = courses.iter();
            let course = courses.find(|course| course.filer.id == employee.id);
            course.map_or(Part::STAFF, Course::part)
        };
        let all = self.others.iter().chain(filers);
        all.map(|employee| (*employee, part(employee))).collect()
    }

    /// The cycle of 2017: everybody, all to the end.
    pub(super) fn of_2017(&self) -> Schedule<'e> {
        let (consulted, of) = CONSULTED;
        let ruled = self.ruled.iter().map(|employee| (*employee, None));
        let named = self.named.iter();
        let named = named.map(|employee| (*employee, Some((0, "investment-duty"))));
        let mut all: Vec<_> = ruled.chain(named).collect();
        Chance::seeded(SEED + 5).shuffle(&mut all);
        let count = all.len();
        let opens = date(2017, 3, 1);
        let course = |(place, (filer, named))| Course {
            filer,
            named,
            acts: arrival(place, count),
            reach: Reach::Certified,
            // Every seventh has nothing to declare; every third of the others, about, is asked something.
            novelty: if place % 7 == 5 {
                Novelty::Blank
            } else {
                Novelty::New
            },
            striking: false,
        };
        let mut courses: Vec<Course<'e>> = all.into_iter().enumerate().map(course).collect();
        let declaring = courses
            .iter_mut()
            .filter(|course| course.novelty != Novelty::Blank);
        for course in declaring.step_by(2).take(count * consulted / of) {
            course.striking = true;
        }
        Schedule {
            year: 2017,
            opens,
            due: DUE,
            until: opens.saturating_add(150.days()),
            courses,
        }
    }

    /// Last year's cycle: those who were asked again this year, all to the end.
    pub(super) fn of_last_year(&self, today: Date) -> Schedule<'e> {
        let opens = today.saturating_sub((GONE_BY + 364).days());
        let mut courses = self.this_year();
        courses.retain(|course| course.novelty != Novelty::New);
        let count = courses.len();
        for (place, course) in courses.iter_mut().enumerate() {
            course.named = course.named.map(|(_, reason)| (0, reason));
            course.acts = arrival(place, count);
            course.reach = Reach::Certified;
            course.striking = false;
            if course.novelty != Novelty::Blank {
                course.novelty = Novelty::New;
            }
        }
        Schedule {
            year: today.year().saturating_sub(1),
            opens,
            due: DUE,
            until: opens.saturating_add(150.days()),
            courses,
        }
    }

    /// This year's cycle, up to yesterday.
    pub(super) fn of_this_year(&self, today: Date) -> Schedule<'e> {
        Schedule {
            year: today.year(),
            opens: today.saturating_sub(GONE_BY.days()),
            due: DUE_NOW,
            until: today,
            courses: self.this_year(),
        }
    }

    fn this_year(&self) -> Vec<Course<'e>> {
        let filed = [(Novelty::Unchanged, 68), (Novelty::Changed, 71)];
        let rest = filed.into_iter().cycle();
        let rest = rest.map(|(novelty, acts)| (Reach::Filed, novelty, acts, false));
        let ruled = self.ruled.iter().zip(THIS_YEAR.into_iter().chain(rest));
        let mut courses: Vec<Course<'e>> = ruled
            .map(|(filer, line)| Course::of(filer, None, line))
            .collect();
        let waiting = |novelty| (Reach::Nothing, novelty, 0, false);
        for filer in self.named.iter().take(RETURNING) {
            let named = Some((NAMED_LATE, "investment-duty"));
            courses.push(Course::of(filer, named, waiting(Novelty::Changed)));
        }
        let mut first = self.others.iter().rev();
        if !self.ruled.is_empty() {
            for filer in first.by_ref().take(FIRST) {
                let named = Some((NAMED_LATE, "confidential-access"));
                courses.push(Course::of(filer, named, waiting(Novelty::New)));
            }
            for (filer, line) in first.zip(NEW) {
                courses.push(Course::of(filer, Some((0, "confidential-access")), line));
            }
        }
        courses
    }
}

/// How many who filed last year have yet to file, and how many who never did; with time left.
const RETURNING: usize = 8;
const FIRST: usize = 8;

/// How far it comes, how it compares, after how many days, and whether something is to be asked about.
type Line = (Reach, Novelty, usize, bool);

/// This year's statements of those whom the rules take, from what is done with to what nobody has begun.
const THIS_YEAR: [Line; 42] = [
    (Reach::Certified, Novelty::Unchanged, 3, false),
    (Reach::Certified, Novelty::Unchanged, 3, false),
    (Reach::Certified, Novelty::Changed, 5, false),
    (Reach::Certified, Novelty::Blank, 5, false),
    (Reach::Certified, Novelty::Changed, 10, true),
    (Reach::Certified, Novelty::Unchanged, 20, false),
    (Reach::Reviewed, Novelty::Unchanged, 20, false),
    (Reach::Reviewed, Novelty::Changed, 31, false),
    (Reach::Reviewed, Novelty::Unchanged, 31, false),
    (Reach::Reviewed, Novelty::Changed, 35, true),
    (Reach::Opened, Novelty::Changed, 41, false),
    (Reach::Opened, Novelty::Changed, 55, false),
    (Reach::Asked, Novelty::Changed, 52, true),
    (Reach::Asked, Novelty::Changed, 55, true),
    (Reach::Asked, Novelty::Changed, 60, true),
    (Reach::Asked, Novelty::Changed, 60, true),
    (Reach::Filed, Novelty::Changed, 10, false),
    (Reach::Filed, Novelty::Unchanged, 20, false),
    (Reach::Filed, Novelty::Changed, 20, true),
    (Reach::Filed, Novelty::Unchanged, 24, false),
    (Reach::Filed, Novelty::Changed, 24, true),
    (Reach::Filed, Novelty::Blank, 35, false),
    (Reach::Filed, Novelty::Unchanged, 41, false),
    (Reach::Filed, Novelty::Changed, 52, false),
    (Reach::Filed, Novelty::Unchanged, 60, false),
    (Reach::Filed, Novelty::Changed, 60, true),
    (Reach::Filed, Novelty::Blank, 66, false),
    (Reach::Filed, Novelty::Changed, 66, false),
    (Reach::Filed, Novelty::Blank, 71, false),
    (Reach::Filed, Novelty::Changed, 75, false),
    (Reach::Filed, Novelty::Unchanged, 75, false),
    (Reach::Nothing, Novelty::Changed, 0, false),
    (Reach::Nothing, Novelty::Changed, 0, false),
    (Reach::Nothing, Novelty::Changed, 0, false),
    (Reach::Nothing, Novelty::Changed, 0, false),
    (Reach::Draft, Novelty::Changed, 68, false),
    (Reach::Draft, Novelty::Changed, 71, false),
    (Reach::TimeAsked, Novelty::Changed, 71, false),
    (Reach::TimeAsked, Novelty::Changed, 71, false),
    (Reach::TimeAsked, Novelty::Changed, 69, false),
    (Reach::TimeAsked, Novelty::Changed, 68, false),
    (Reach::TimeGiven, Novelty::Changed, 66, false),
];

/// This year's statements of people who file for the first time.
const NEW: [Line; 4] = [
    (Reach::Filed, Novelty::New, 24, false),
    (Reach::Filed, Novelty::New, 52, true),
    (Reach::Filed, Novelty::New, 60, false),
    (Reach::Opened, Novelty::New, 35, false),
];

impl<'e> Course<'e> {
    fn of(
        filer: &'e Employee,
        named: Option<(usize, &'static str)>,
        (reach, novelty, acts, striking): Line,
    ) -> Self {
        Self {
            filer,
            named,
            acts,
            reach,
            novelty,
            striking,
        }
    }

    /// What its filer is called in the table of accounts.
    fn part(&self) -> Part {
        match (self.reach, self.named) {
            (Reach::Nothing, Some(_)) if self.novelty == Novelty::New => Part::NewFiler,
            (Reach::Nothing, Some(_)) => Part::Filer,
            (Reach::Nothing, None) => Part::OverdueFiler,
            (Reach::TimeAsked, _) => Part::WaitingFiler,
            (Reach::Asked, _) => Part::AskedFiler,
            _ => Part::STAFF,
        }
    }
}

/// After how many days the statement at this place of so many is filed.
fn arrival(place: usize, count: usize) -> usize {
    let of: usize = ARRIVALS.iter().map(|(_, many)| many).sum();
    let mut left = (place * of).checked_div(count).unwrap_or(0);
    let found = ARRIVALS.iter().find(|(_, many)| {
        let here = left < *many;
        left = left.saturating_sub(*many);
        here
    });
    found.map_or(DUE, |(after, _)| *after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::people;

    #[test]
    fn a_hundred_and_seven_file_in_2017_and_thirty_six_are_consulted() {
        let employees = people::employees(1000, &Chance::seeded(SEED)).unwrap();
        let filers = Filers::choose(&employees, &Scale::FULL);
        let courses = filers.of_2017().courses;
        assert_eq!(courses.len(), 107);
        assert_eq!(courses.iter().filter(|course| course.striking).count(), 36);
        let late = courses.iter().filter(|course| course.acts > DUE).count();
        assert_eq!(late, 16);
        let again = Filers::choose(&employees, &Scale::FULL).of_2017().courses;
        let who = |courses: &[Course<'_>]| -> Vec<String> {
            courses.iter().map(|one| one.filer.id.clone()).collect()
        };
        assert_eq!(who(&courses), who(&again));
    }

    #[test]
    fn there_is_somebody_for_every_part() {
        let employees = people::employees(1000, &Chance::seeded(SEED)).unwrap();
        let filers = Filers::choose(&employees, &Scale::FULL);
        let all = filers.enrolling();
        for (part, count) in [
            (Part::Filer, RETURNING),
            (Part::NewFiler, FIRST),
            (Part::AskedFiler, 4),
            (Part::OverdueFiler, 4),
            (Part::WaitingFiler, 4),
        ] {
            let found = all.iter().filter(|(_, one)| *one == part).count();
            assert_eq!(found, count, "{part:?}");
        }
        let first = all.first().unwrap();
        assert_eq!(first.1, Part::STAFF);
    }
}
