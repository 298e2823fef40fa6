//! The remedies of one statement, for its filer and for its reviewers.

use jiff::civil::Date;

use super::{
    content::{self, Remedy, Step, Turn},
    evidence::{self, Shown},
    rows::{self, RemedyRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        RemedyId, StatementId,
        cycle::{Cycle, rows as cycles},
        form::{Form, Place},
        may, number,
        state::State,
        statement::{
            Line, Written,
            case::{findings, form_of},
            content::{Outcome, Words},
            line, recorded,
            rows::{self as statements, StatementRow},
            version, with_key,
        },
    },
    error::{Error, Result},
    office::{Office, Reads},
    staff,
    storage::Day,
    vault::{AccountId, Opened},
};

/// What is to be done about a statement.
pub struct Remedies {
    /// The number of the statement.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Where the statement stands.
    pub state: State,
    /// The desk that reviews it: the name of a group.
    pub desk: String,
    /// The remedies, the first first.
    pub remedies: Vec<Standing>,
    /// Whether whoever reads may propose another one, and the days one usually gets for it.
    pub proposes: Option<u32>,
    /// The revision of the statement, from which another one is proposed.
    pub revision: i32,
    form: Form,
    filed: Option<Written>,
}

/// A remedy as it stands.
pub struct Standing {
    /// The remedy.
    pub id: RemedyId,
    /// What it says.
    pub remedy: Remedy,
    /// Whose turn it is.
    pub turn: Turn,
    /// The day by which whoever has the turn is to act.
    pub due: Option<Date>,
    /// Whether its box is signed by who is said to have changed it last.
    pub verified: bool,
    /// What was said about it, the oldest first.
    pub lines: Vec<Line>,
    /// What shows that it was carried out, besides words.
    pub evidence: Vec<Shown>,
    /// The versions of the statement that whoever reads may name as evidence now, with the days they were filed.
    pub versions: Vec<(i32, Date)>,
    /// What whoever reads may do now.
    pub steps: Vec<Step>,
    /// The revision it was read at.
    pub revision: i32,
}

/// What whoever reads may do to remedies.
struct Rights {
    who: Option<AccountId>,
    owns: bool,
    reviews: bool,
    directs: bool,
}

impl Remedies {
    /// What the form calls the place a remedy is about, and what tells the item apart.
    #[must_use]
    pub fn about(&self, place: &str, tag: &str) -> String {
        let (code, item) = place.split_once('.').unwrap_or((place, ""));
        let title = Place::section(code).label(&self.form, tag).to_owned();
        let section = self.form.section(code);
        let answers = self.filed.as_ref().map(|filed| &filed.version.answers);
        let name = section.zip(answers).and_then(|(section, answers)| {
            let items = answers.items(code).iter();
            items
                .filter(|there| there.id == item)
                .find_map(|item| item.name(section))
        });
        match name {
            Some(name) => format!("{title}: {name}"),
            None => title,
        }
    }

    fn read(
        at: &mut impl Reads,
        row: &StatementRow,
        opened: &Opened<'_>,
        rights: &Rights,
    ) -> Result<Self> {
        let cycle = Cycle::read(&cycles::cycle(at, row.cycle)?)?;
        let filer = staff::persons(at, &[row.person])?.pop();
        let mut lines = line::read(at, row.id, opened)?;
        let mut remedies = Vec::new();
        for remedy in rows::of_statement(at, row.id)? {
            let about = |line: &mut Line| matches!(&line.words, Words::Remedy { remedy: of, .. } if *of == remedy.id);
            let said = lines.extract_if(.., about).collect();
            remedies.push(Standing::read(at, &remedy, (opened, said), rights)?);
        }
        let found = findings(row, opened)?.outcome();
        let open = matches!(
            row.state.0,
            State::InReview | State::RemedyOpen | State::Certified
        );
        let called_for = open && found.is_some_and(Outcome::leaves_something_to_do);
        Ok(Self {
            number: number(i32::from(cycle.plan.year), row.number),
            filer: filer.map_or_else(String::new, |person| person.details.name),
            state: row.state.0,
            desk: row.desk.clone(),
            remedies,
            proposes: (rights.reviews && called_for).then_some(cycle.plan.clocks.remedy),
            revision: row.revision,
            form: form_of(at, row)?,
            filed: version::last_filed(at, row.id, opened)?,
        })
    }
}

impl Standing {
    fn read(
        at: &mut impl Reads,
        row: &RemedyRow,
        (opened, lines): (&Opened<'_>, Vec<Line>),
        rights: &Rights,
    ) -> Result<Self> {
        let (remedy, verified) = content::read(at, row, opened)?;
        let steps = Step::ALL.into_iter();
        let steps: Vec<Step> = steps.filter(|step| rights.allow(&remedy, *step)).collect();
        let versions = if steps.contains(&Step::Prove) {
            evidence::versions(at, row.statement, &remedy)?
        } else {
            Vec::new()
        };
        let filer = rights.who.filter(|_| rights.owns);
        Ok(Self {
            id: row.id,
            evidence: evidence::shown(at, row.statement, (&remedy, opened), filer)?,
            versions,
            steps,
            remedy,
            turn: row.turn.0,
            due: row.due.map(Day::date),
            verified,
            lines,
            revision: row.revision,
        })
    }
}

impl Rights {
    fn allow(&self, remedy: &Remedy, step: Step) -> bool {
        let theirs = match step {
            Step::Agree | Step::Contest => self.owns,
            Step::Prove => self.owns || self.reviews,
            Step::Uphold => self.directs,
            Step::Verify | Step::SendBack | Step::Withdraw => self.reviews,
        };
        let kept = self.who.is_none_or(|who| remedy.kept(step, who).is_some());
        theirs && !kept && remedy.stage.after(step, remedy.lasting).is_some()
    }
}

/// The remedies of a statement of one's own.
///
/// # Errors
/// [`Error::Missing`] when it is theirs and not begun; [`Error::Denied`] when it is not theirs.
pub fn own(office: &Office, who: &Actor, id: StatementId) -> Result<Remedies> {
    let found = with_key(office, who, id, &|locked| {
        office.look(who, |look| {
            let row = statements::statement(look, id)?.ok_or(Error::Denied)?;
            let proof = may::own(look, &row, locked)?;
            let opened = look.open_own(&proof, locked)?;
            let rights = Rights {
                who: look.who().id(),
                owns: true,
                reviews: false,
                directs: false,
            };
            Remedies::read(look, &row, &opened, &rights)
        })
    });
    recorded(office, who, id, found)
}

/// The remedies of a statement for those who review it; recorded before they are shown.
///
/// # Errors
/// [`Error::Denied`] for whoever does not review it, or is kept from it.
pub fn open(office: &Office, who: &Actor, id: StatementId) -> Result<Remedies> {
    with_key(office, who, id, &|locked| {
        office.act(who, |act| {
            let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
            let proof = may::review(act, &row, locked)?;
            let rights = Rights {
                who: act.who().id(),
                owns: false,
                reviews: true,
                directs: may::direct(act, &row, locked).is_ok(),
            };
            let opened = act.open(&proof, locked)?;
            let remedies = Remedies::read(act, &row, &opened, &rights)?;
            let entry = Entry::new(Code::MatterRead).about(opened.key().id().uuid());
            Ok((remedies, entry))
        })
    })
}
