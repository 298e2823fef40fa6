use diesel::{dsl::count_star, prelude::*};
use jiff::civil::Date;

use super::{Details, Features, Headcount, Person, Unit};
use crate::{
    actor::PersonId,
    error::{Error, Result},
    office::{Act, Reads},
    storage::{Day, schema::staff},
};

/// Between two duties in their column; the import lets none contain it.
const BETWEEN: &str = ";";

/// A person as they are stored. An empty field is written as NULL, also over what was there.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(
    table_name = staff,
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
struct PersonRow {
    id: PersonId,
    staff_id: String,
    name: String,
    email: String,
    language: Option<String>,
    grade: Option<String>,
    grade_group: Option<String>,
    contract_type: Option<String>,
    unit: String,
    region: Option<String>,
    gender: Option<String>,
    supervisor: Option<String>,
    duties: String,
    first_day: Option<Day>,
    last_day: Option<Day>,
}

/// Unit, grade group, contract type, region, gender, and how many.
type Counted = (
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
);

pub(super) fn all(at: &mut impl Reads) -> Result<Vec<Person>> {
    let rows = staff::table
        .select(PersonRow::as_select())
        .load(at.conn())?;
    Ok(rows.into_iter().map(Person::from).collect())
}

pub(super) fn by_id(at: &mut impl Reads, id: PersonId) -> Result<Option<Person>> {
    let row = staff::table
        .find(id)
        .select(PersonRow::as_select())
        .first(at.conn())
        .optional()?;
    Ok(row.map(Person::from))
}

/// How many ids one query names: SQLite takes 32,766 values in one statement.
const NAMED: usize = 5000;

pub(super) fn by_ids(at: &mut impl Reads, ids: &[PersonId]) -> Result<Vec<Person>> {
    let mut people = Vec::with_capacity(ids.len());
    for ids in ids.chunks(NAMED) {
        let rows = staff::table
            .filter(staff::id.eq_any(ids))
            .select(PersonRow::as_select())
            .load(at.conn())?;
        people.extend(rows.into_iter().map(Person::from));
    }
    Ok(people)
}

#[diesel::dsl::auto_type]
fn who_serve(day: Day) -> _ {
    staff::table
        .filter(staff::first_day.is_null().or(staff::first_day.le(day)))
        .filter(staff::last_day.is_null().or(staff::last_day.ge(day)))
}

pub(super) fn serving(
    at: &mut impl Reads,
    day: Date,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Person>> {
    let mut query = who_serve(Day::from(day)).into_boxed();
    if let Some(after) = after {
        query = query.filter(staff::id.gt(after));
    }
    let rows = query
        .order(staff::id)
        .limit(limit)
        .select(PersonRow::as_select())
        .load(at.conn())?;
    Ok(rows.into_iter().map(Person::from).collect())
}

pub(super) fn serving_count(at: &mut impl Reads, day: Date) -> Result<usize> {
    let count: i64 = who_serve(Day::from(day)).count().get_result(at.conn())?;
    usize::try_from(count).map_err(Error::broken)
}

pub(super) fn by_staff_id(at: &mut impl Reads, staff_id: &str) -> Result<Option<Person>> {
    let row = staff::table
        .filter(staff::staff_id.eq(staff_id))
        .select(PersonRow::as_select())
        .first(at.conn())
        .optional()?;
    Ok(row.map(Person::from))
}

pub(super) fn by_staff_ids(at: &mut impl Reads, staff_ids: &[String]) -> Result<Vec<Person>> {
    let mut people = Vec::with_capacity(staff_ids.len());
    for staff_ids in staff_ids.chunks(NAMED) {
        let rows = staff::table
            .filter(staff::staff_id.eq_any(staff_ids))
            .select(PersonRow::as_select())
            .load(at.conn())?;
        people.extend(rows.into_iter().map(Person::from));
    }
    Ok(people)
}

/// Everybody who has or had this address.
pub(super) fn by_email(at: &mut impl Reads, email: &str) -> Result<Vec<Person>> {
    let rows = staff::table
        .filter(staff::email.eq(email))
        .select(PersonRow::as_select())
        .load(at.conn())?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The units and duties of those who serve on `day`.
pub(super) fn features(at: &mut impl Reads, day: Date) -> Result<Features> {
    let found: Vec<(String, String)> = who_serve(Day::from(day))
        .select((staff::unit, staff::duties))
        .distinct()
        .load(at.conn())?;
    let mut features = Features::default();
    for (unit, duties) in found {
        features
            .duties
            .extend(duties.split(BETWEEN).map(str::to_owned));
        features.units.insert(Unit::from(unit).name().to_owned());
    }
    features.duties.remove("");
    Ok(features)
}

/// The people who serve on `day`, counted by everything a figure may tell apart, ordered by unit.
pub(super) fn headcounts(at: &mut impl Reads, day: Date) -> Result<Vec<Headcount>> {
    let day = Day::from(day);
    let kinds = (
        staff::unit,
        staff::grade_group,
        staff::contract_type,
        staff::region,
        staff::gender,
    );
    let rows: Vec<Counted> = staff::table
        .filter(staff::first_day.is_null().or(staff::first_day.le(day)))
        .filter(staff::last_day.is_null().or(staff::last_day.ge(day)))
        .group_by(kinds)
        .select((
            staff::unit,
            staff::grade_group,
            staff::contract_type,
            staff::region,
            staff::gender,
            count_star(),
        ))
        .load(at.conn())?;
    let counted = rows.into_iter().map(
        |(unit, grade_group, contract_type, region, gender, persons)| Headcount {
            unit: Unit::from(unit),
            grade_group,
            contract_type,
            region,
            gender,
            persons,
        },
    );
    Ok(counted.collect())
}

pub(super) fn insert(act: &mut Act<'_>, id: PersonId, details: &Details) -> Result<()> {
    diesel::insert_into(staff::table)
        .values(&PersonRow::of(id, details))
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn update(act: &mut Act<'_>, id: PersonId, details: &Details) -> Result<()> {
    diesel::update(staff::table.find(id))
        .set(&PersonRow::of(id, details))
        .execute(act.conn())?;
    Ok(())
}

impl PersonRow {
    fn of(id: PersonId, details: &Details) -> Self {
        let details = details.clone();
        Self {
            id,
            staff_id: details.staff_id,
            name: details.name,
            email: details.email,
            language: details.language,
            grade: details.grade,
            grade_group: details.grade_group,
            contract_type: details.contract_type,
            unit: details.unit.name().to_owned(),
            region: details.region,
            gender: details.gender,
            supervisor: details.supervisor,
            duties: details.duties.join(BETWEEN),
            first_day: details.start.map(Day::from),
            last_day: details.end.map(Day::from),
        }
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        let duties = row.duties.split(BETWEEN).filter(|duty| !duty.is_empty());
        let duties = duties.map(str::to_owned).collect();
        Self {
            id: row.id,
            details: Details {
                staff_id: row.staff_id,
                name: row.name,
                email: row.email,
                language: row.language,
                grade: row.grade,
                grade_group: row.grade_group,
                contract_type: row.contract_type,
                unit: Unit::from(row.unit),
                region: row.region,
                gender: row.gender,
                supervisor: row.supervisor,
                duties,
                start: row.first_day.map(Day::date),
                end: row.last_day.map(Day::date),
            },
        }
    }
}
