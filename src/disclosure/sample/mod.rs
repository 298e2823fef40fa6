//! The verification sample: each year a few filers, drawn by lot, show documents of somebody else for all that they declared.
//!
//! Nobody chooses them. What they are drawn from, the seed and the size are recorded, so that anybody who doubts it draws
//! again ([`draw()`]); what their documents show is written down item by item ([`verification`]).

pub mod draw;
pub(in crate::disclosure) mod rows;
pub mod verification;

use jiff::civil::Date;

use self::{
    draw::{Listed, Population, Strata},
    rows::{SampleRow, SampledRow},
};
use super::{
    CycleId, SampleId, SampledId, StatementId,
    cycle::{Cycle, rows as cycles},
    letters, may, number,
    statement::rows::{self as statements, StatementRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads},
    staff, storage,
};

/// How a sample is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whatever was agreed on in public: a date, the numbers of a lottery.
    pub seed: String,
    /// How many.
    pub size: u32,
    /// What parts the population.
    pub strata: Strata,
}

/// A sample that was drawn.
pub struct Sample {
    /// The sample.
    pub id: SampleId,
    /// The day it was drawn.
    pub day: Date,
    /// How it was drawn.
    pub asked: Asked,
    /// How many statements it was drawn from.
    pub population: usize,
    /// SHA-256 of the list it was drawn from, in hexadecimal.
    pub hash: String,
    /// Whether it was drawn again from that list just now, and was the same.
    pub same: bool,
    /// Who was drawn, in the order of the draw.
    pub drawn: Vec<Drawn>,
}

/// A statement that was drawn.
pub struct Drawn {
    /// The statement.
    pub statement: StatementId,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Its part of the population.
    pub stratum: String,
    /// How far it is: `asked`, `provided` or `checked`.
    pub state: String,
}

/// Draws a sample of all statements of a cycle that were filed, and tells those drawn that there is something new. Drawn again
/// from the same with the same seed, it is the same sample, and nothing is written.
///
/// # Errors
/// [`Error::Invalid`] about `size`, `seed` or where nothing was filed; [`Error::Denied`] for whoever does not run cycles.
pub fn draw(office: &Office, who: &Actor, cycle: CycleId, asked: &Asked) -> Result<Sample> {
    let seed = asked.seed.trim();
    if seed.is_empty() || seed.len() > 100 || seed.contains(char::is_control) {
        return Err(Error::field("seed", Text::new("sample-seed")));
    }
    if asked.size == 0 {
        return Err(Error::field("size", Text::new("sample-size")));
    }
    let asked = Asked {
        seed: seed.to_owned(),
        ..asked.clone()
    };
    let known = office.act(who, |act| {
        may::draw_sample(act)?;
        let population = population(act, cycle, asked.strata)?;
        if population.size() == 0 {
            return Err(Error::invalid(Text::new("sample-nothing")));
        }
        let known = rows::samples(act, cycle)?;
        let row = asked.row(act, (cycle, &population), known.len())?;
        if let Some(same) = known.into_iter().find(|known| known.is_like(&row)) {
            return Ok((
                same.id,
                Entry::new(Code::SampleDrawn)
                    .about(cycle.uuid())
                    .note("again"),
            ));
        }
        write(act, &row, &population)?;
        let note = format!(
            "{} of {} by {}",
            row.size,
            row.population,
            row.strata.0.name()
        );
        let entry = Entry::new(Code::SampleDrawn).about(cycle.uuid()).note(note);
        Ok((row.id, entry))
    })?;
    let found = samples(office, who, cycle)?;
    found
        .into_iter()
        .find(|sample| sample.id == known)
        .ok_or(Error::Missing)
}

/// The samples of a cycle, the newest first, each drawn again.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles; [`Error::Missing`] when there is no such cycle.
pub fn samples(office: &Office, who: &Actor, cycle: CycleId) -> Result<Vec<Sample>> {
    office.look(who, |look| {
        may::look_at_cycles(look)?;
        let of = Cycle::read(&cycles::cycle(look, cycle)?)?;
        let year = i32::from(of.plan.year);
        rows::samples(look, cycle)?
            .into_iter()
            .map(|row| Sample::read(look, row, year))
            .collect()
    })
}

/// All statements of a cycle that were filed and stand, with what parts them.
fn population(at: &mut impl Reads, cycle: CycleId, strata: Strata) -> Result<Population> {
    let filed = statements::filed(at, cycle)?;
    let listed = filed
        .iter()
        .map(|row| {
            let stratum = match strata {
                Strata::None => String::new(),
                Strata::Unit => row.unit.clone(),
                Strata::Grade => grade_of(at, row)?,
            };
            // A line of the list ends where its stratum does.
            let stratum = stratum.replace(char::is_control, " ");
            Ok(Listed {
                id: row.id,
                stratum,
            })
        })
        .collect::<Result<_>>()?;
    Ok(Population::new(listed))
}

fn grade_of(at: &mut impl Reads, row: &StatementRow) -> Result<String> {
    let person = staff::persons(at, &[row.person])?.pop();
    let grade = person.and_then(|person| person.details.grade_group);
    Ok(grade.unwrap_or_default())
}

fn write(act: &mut Act<'_>, row: &SampleRow, population: &Population) -> Result<()> {
    rows::insert_sample(act, row)?;
    let size = usize::try_from(row.size).map_err(Error::broken)?;
    for (seq, drawn) in (0..).zip(population.draw(&row.seed, size)) {
        let sampled = SampledRow {
            id: SampledId::draw(act.office().chance()),
            sample: row.id,
            statement: drawn.id,
            seq,
            stratum: drawn.stratum,
            state: verification::ASKED.to_owned(),
            checklist: Vec::new(),
        };
        rows::insert_sampled(act, &sampled)?;
        let filer = statements::statement(act, drawn.id)?.and_then(|row| row.filer);
        letters::tell_news(act, filer)?;
    }
    Ok(())
}

impl Asked {
    fn row(
        &self,
        act: &Act<'_>,
        (cycle, population): (CycleId, &Population),
        before: usize,
    ) -> Result<SampleRow> {
        Ok(SampleRow {
            id: SampleId::draw(act.office().chance()),
            cycle,
            seq: i32::try_from(before + 1).map_err(Error::broken)?,
            day: act.today().into(),
            seed: self.seed.clone(),
            size: i32::try_from(self.size)
                .map_err(|_| Error::field("size", Text::new("sample-size")))?,
            strata: storage::Code(self.strata),
            population: i32::try_from(population.size()).map_err(Error::broken)?,
            hash: population.hash().to_vec(),
            listed: population.text(),
        })
    }
}

impl SampleRow {
    fn is_like(&self, other: &Self) -> bool {
        (&self.seed, self.size, self.strata, &self.hash)
            == (&other.seed, other.size, other.strata, &other.hash)
    }
}

impl Strata {
    /// What stands in the record.
    fn name(self) -> &'static str {
        storage::Coded::code(&self)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("sample-strata-{}", self.name()))
    }
}

impl Sample {
    fn read(at: &mut impl Reads, row: SampleRow, year: i32) -> Result<Self> {
        let sampled = rows::sampled(at, row.id)?;
        let listed = Population::parse(&row.listed)?;
        let size = usize::try_from(row.size).map_err(Error::broken)?;
        let again = listed.draw(&row.seed, size).into_iter();
        let stored = sampled
            .iter()
            .map(|drawn| (drawn.statement, &drawn.stratum));
        let same = listed.hash().as_slice() == row.hash
            && again
                .map(|one| (one.id, one.stratum))
                .eq(stored.map(|(id, part)| (id, part.clone())));
        let mut drawn = Vec::with_capacity(sampled.len());
        for one in sampled {
            let statement = statements::statement(at, one.statement)?.ok_or(Error::Missing)?;
            let person = staff::persons(at, &[statement.person])?.pop();
            drawn.push(Drawn {
                statement: one.statement,
                number: number(year, statement.number),
                filer: person.map_or_else(String::new, |person| person.details.name),
                stratum: one.stratum,
                state: one.state,
            });
        }
        Ok(Self {
            id: row.id,
            day: row.day.date(),
            population: listed.size(),
            asked: Asked {
                size: u32::try_from(row.size).map_err(Error::broken)?,
                strata: row.strata.0,
                seed: row.seed,
            },
            hash: hex::encode(row.hash),
            same,
            drawn,
        })
    }
}
