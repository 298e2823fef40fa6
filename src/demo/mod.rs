//! The sample organisation: an office that looks lived in, made in seconds and through the real doors.
//!
//! Nothing here writes a row of its own. The roster is read as the file it would be, people enrol by links, two founders
//! certify the groups, and the matters are asked, triaged, answered and closed by the commands that serve everybody,
//! under a clock that is moved through the year 2017 and then through the last days; statements are filed, asked about,
//! reviewed and certified likewise. A fixed seed drives persons, texts and passphrases, so that every demo tells the same
//! story; keys come from the system, as always.
//!
//! What is said and by whom is data in `config/demo`. It is invented, and so is how the matters spread over subjects;
//! only some totals of 2017 are real, as the ITU Ethics Office reported them: fifty matters were counted, and 107 people
//! filed a statement, all of them after some had been reminded, 36 of which led to further consultation.

mod accounts;
mod agenda;
mod cast;
mod casting;
mod days;
mod declaring;
mod diary;
mod filers;
mod founding;
mod people;
mod replay;
mod script;
mod season;
mod site;

use std::{
    sync::Arc,
    thread::{self, available_parallelism},
};

pub use accounts::{Account, Accounts, Part};
use filers::Filers;
use replay::Stand;
pub use site::Site;

use crate::{
    calendar::{Clock, FixedClock},
    chance::Chance,
    error::{Error, Result},
    identity::Gate,
    language::Text,
    office::Office,
};

/// What everything repeatable is drawn from.
const SEED: u64 = 2017;

/// How large a sample is made.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Persons on the roster.
    pub staff: usize,
    /// How many of them have enrolled, besides the ethics office and those who file.
    pub enrolled: usize,
    /// Counted matters of 2017.
    pub year: usize,
    /// Matters of the last days.
    pub inbox: usize,
    /// Filers of 2017; with none, nobody ever files anything.
    pub filers: usize,
}

impl Scale {
    /// The demo that people see; its year holds every matter there is a text for.
    pub const FULL: Self = Self {
        staff: 1000,
        enrolled: 32,
        year: 50,
        inbox: 29,
        filers: 107,
    };
}

/// What is being made at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The roster is taken over.
    Roster,
    /// People enrol.
    Accounts,
    /// The year 2017 goes by.
    Year,
    /// People file for last year.
    Disclosure,
    /// The last days go by.
    Inbox,
}

impl Stage {
    /// What to tell whoever waits.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Roster => Text::new("demo-stage-roster"),
            Self::Accounts => Text::new("demo-stage-accounts"),
            Self::Year => Text::new("demo-stage-year"),
            Self::Disclosure => Text::new("demo-stage-disclosure"),
            Self::Inbox => Text::new("demo-stage-inbox"),
        }
    }
}

/// Hears how many of how many steps of a stage are done.
pub type Progress<'a> = &'a (dyn Fn(Stage, usize, usize) + Sync);

/// A sample that is ready to be served.
pub struct Built {
    /// The office, under the clock of the present.
    pub office: Arc<Office>,
    /// Takes passwords, at the low price of the sample.
    pub gate: Arc<Gate>,
    /// Who can sign in.
    pub accounts: Accounts,
}

impl Built {
    /// The sample that was finished at this site before, if one was.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is of another version; [`Error::Broken`] when its files cannot be read.
    pub fn before(site: &Site, present: Arc<dyn Clock>) -> Result<Option<Self>> {
        let accounts = site.accounts()?;
        accounts
            .map(|accounts| Self::start(site, present, accounts))
            .transpose()
    }

    fn start(site: &Site, present: Arc<dyn Clock>, accounts: Accounts) -> Result<Self> {
        let office = site.start(present)?;
        Ok(Self {
            gate: Arc::new(gate(&office)?),
            office,
            accounts,
        })
    }
}

fn gate(office: &Office) -> Result<Gate> {
    let cores = available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap_or(1));
    Gate::new(&office.settings().password, cores)
}

/// Builds the sample in an empty folder; `present` is the clock it is served by afterwards.
///
/// # Errors
/// [`Error::Invalid`] when the folder cannot be used; [`Error::Broken`] when a command refuses what the sample does.
pub fn build(
    site: &Site,
    scale: &Scale,
    present: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<Built> {
    site.prepare()?;
    let clock = FixedClock::at(founding::BEGINNING.parse().map_err(Error::broken)?);
    let employees = people::employees(scale.staff, &Chance::seeded(SEED))?;
    let office = founding::found(site, &clock)?;
    let gate = gate(&office)?.remembering();
    founding::take_over(&office, &employees, progress)?;
    let filers = Filers::choose(&employees, scale);
    let mut cast = founding::enrol(&office, &gate, (&employees, &filers), progress)?;
    let stand = Stand {
        office: &office,
        gate: &gate,
        clock: &clock,
        progress,
    };
    let played = (scale, &filers);
    let receipt = replay::all(&stand, (&mut cast, &employees), played, present.now())?;
    drop(office);
    let accounts = cast.accounts(receipt);
    site.keep(&accounts)?;
    Built::start(site, present, accounts)
}

/// A number below `bound`, drawn evenly; 0 when there is none.
fn below(chance: &Chance, bound: usize) -> usize {
    let drawn = chance.below(u64::try_from(bound).unwrap_or(u64::MAX));
    usize::try_from(drawn).unwrap_or(0)
}

/// Does `work` for each item, several at a time, and gives the results in the order of the items.
fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    // Half of the time goes to the disk: twice the cores keep both busy.
    let threads = available_parallelism().map_or(2, |cores| cores.get() * 2);
    let share = items.len().div_ceil(threads).max(1);
    let done: Vec<Result<Vec<R>>> = thread::scope(|scope| {
        let running: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(|| items.iter().map(&work).collect::<Result<Vec<R>>>()))
            .collect();
        running
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err(Error::broken("a thread of the demo panicked")))
            })
            .collect()
    });
    let mut all = Vec::with_capacity(items.len());
    for part in done {
        all.extend(part?);
    }
    Ok(all)
}
