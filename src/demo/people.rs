//! The invented staff: names put together from many languages, spread over units, grades and contracts by weights that
//! are data, each below a supervisor up to the head of the organisation.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::below;
use crate::{
    chance::Chance,
    error::{Error, Result},
    role::Role,
};

const NAMES: &str = include_str!("../../config/demo/people.toml");
const ORGANISATION: &str = include_str!("../../config/demo/organisation.toml");

/// The host of every address of the sample: a name that is never given to anybody.
const HOST: &str = "example.int";
/// How many serve under one head of section.
const SECTION: usize = 9;

/// A line of the roster, with what the sample knows besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Employee {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(rename = "e-mail")]
    pub(super) email: String,
    pub(super) language: String,
    grade: String,
    #[serde(rename = "grade group")]
    pub(super) group: String,
    #[serde(rename = "contract type")]
    contract: String,
    pub(super) unit: String,
    region: String,
    gender: String,
    supervisor: String,
    pub(super) duties: String,
    start: String,
    /// In which capacity they ask: a code of the vocabulary of requesters.
    #[serde(skip)]
    pub(super) kind: String,
    /// The role they hold for the ethics office.
    #[serde(skip)]
    pub(super) role: Option<Role>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    culture: Vec<Culture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Culture {
    language: String,
    weight: u64,
    female: Vec<String>,
    male: Vec<String>,
    family: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    post: Vec<Post>,
    unit: Vec<Unit>,
    grade: Vec<Grade>,
    contract: Vec<Contract>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    role: Role,
    name: String,
    gender: String,
    language: String,
    unit: String,
    grade: String,
    group: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    name: String,
    weight: usize,
    region: Option<String>,
    #[serde(default)]
    duties: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grade {
    code: String,
    group: String,
    weight: u64,
    #[serde(default)]
    field: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contract {
    code: String,
    weight: u64,
    kind: Option<String>,
}

/// About `size` people: the head of the organisation first, whoever holds a role of the ethics office last.
pub(super) fn employees(size: usize, chance: &Chance) -> Result<Vec<Employee>> {
    let names: Names = toml::from_str(NAMES).map_err(Error::broken)?;
    let organisation: Organisation = toml::from_str(ORGANISATION).map_err(Error::broken)?;
    let mut personnel = Personnel {
        names: &names,
        organisation: &organisation,
        chance,
        hired: Vec::with_capacity(size),
        addresses: HashSet::new(),
    };
    personnel.fill(size);
    Ok(personnel.hired)
}

/// The roster as a file.
///
/// # Errors
/// [`Error::Broken`] never in practice.
pub(super) fn csv(employees: &[Employee]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for employee in employees {
        writer.serialize(employee).map_err(Error::broken)?;
    }
    writer
        .into_inner()
        .map_err(|_| Error::broken("the roster of the demo could not be written"))
}

/// The people hired so far.
struct Personnel<'a> {
    names: &'a Names,
    organisation: &'a Organisation,
    chance: &'a Chance,
    hired: Vec<Employee>,
    addresses: HashSet<String>,
}

/// Where somebody stands: grade, grade group, and the capacity in which they would ask.
type Rank<'r> = (&'r str, &'r str, &'r str);

const CHIEF: Rank<'_> = ("SG", "elected", "elected-official");
const DIRECTOR: Rank<'_> = ("D-1", "director", "head-of-unit");
const HEAD_OF_SECTION: Rank<'_> = ("P-5", "professional", "manager");

impl Personnel<'_> {
    fn fill(&mut self, size: usize) {
        let organisation = self.organisation;
        let Some(first) = organisation.unit.first() else {
            return;
        };
        let chief = self.hire(first, CHIEF, "");
        let others = size.saturating_sub(1 + organisation.post.len());
        let whole = organisation.unit.iter().map(|unit| unit.weight).sum();
        let (mut weight, mut placed) = (0, 0);
        for unit in &organisation.unit {
            weight += unit.weight;
            let until = (others * weight).checked_div(whole).unwrap_or(others);
            self.staff_unit(unit, until - placed, &chief);
            placed = until;
        }
        for post in &organisation.post {
            self.appoint(post, &chief);
        }
    }

    /// A director, heads of section below, and everybody else below these.
    fn staff_unit(&mut self, unit: &Unit, size: usize, chief: &str) {
        if size == 0 {
            return;
        }
        let director = self.hire(unit, DIRECTOR, chief);
        let mut above = director.clone();
        for place in 1..size {
            if place % (SECTION + 1) == 1 {
                above = self.hire(unit, HEAD_OF_SECTION, &director);
            } else {
                let field = unit.region.is_some();
                let grades: Vec<&Grade> = self
                    .organisation
                    .grade
                    .iter()
                    .filter(|grade| field || !grade.field)
                    .collect();
                if let Some(grade) = weighted(&grades, |grade| grade.weight, self.chance) {
                    self.hire(unit, (&grade.code, &grade.group, "staff"), &above);
                }
            }
        }
    }

    fn hire(&mut self, unit: &Unit, (grade, group, kind): Rank<'_>, supervisor: &str) -> String {
        let chance = self.chance;
        let contract = weighted(
            &self.organisation.contract,
            |contract| contract.weight,
            chance,
        );
        // Whoever leads others is no intern.
        let contract = contract.filter(|contract| kind == "staff" || contract.kind.is_none());
        let temporary = contract.and_then(|contract| contract.kind.as_deref());
        let (name, gender, language) = self.person();
        let (grade, group) = if temporary.is_some() {
            ("", "not-graded")
        } else {
            (grade, group)
        };
        let year = if temporary.is_some() {
            2016
        } else {
            1994 + below(chance, 23)
        };
        let employee = Employee {
            language,
            grade: grade.to_owned(),
            group: group.to_owned(),
            contract: contract
                .map_or("fixed-term", |contract| contract.code.as_str())
                .to_owned(),
            gender,
            start: format!("{year}-{:02}-01", 1 + below(chance, 11)),
            kind: temporary.unwrap_or(kind).to_owned(),
            ..self.named(&name, unit, supervisor)
        };
        self.add(employee)
    }

    fn appoint(&mut self, post: &Post, chief: &str) {
        let organisation = self.organisation;
        let Some(unit) = organisation.unit.iter().find(|unit| unit.name == post.unit) else {
            return;
        };
        let supervisor = self
            .director_of(&post.unit)
            .unwrap_or_else(|| chief.to_owned());
        let employee = Employee {
            language: post.language.clone(),
            grade: post.grade.clone(),
            group: post.group.clone(),
            contract: "fixed-term".to_owned(),
            gender: post.gender.clone(),
            start: "2016-09-01".to_owned(),
            kind: "staff".to_owned(),
            role: Some(post.role),
            ..self.named(&post.name, unit, &supervisor)
        };
        self.add(employee);
    }

    fn director_of(&self, unit: &str) -> Option<String> {
        let leads = |employee: &&Employee| employee.unit == unit && employee.group == "director";
        self.hired
            .iter()
            .find(leads)
            .map(|employee| employee.id.clone())
    }

    /// A name with its gender and language; a few do not say their gender.
    fn person(&self) -> (String, String, String) {
        let chance = self.chance;
        let Some(culture) = weighted(&self.names.culture, |culture| culture.weight, chance) else {
            return (String::new(), String::new(), String::new());
        };
        let (given, gender) = if chance.below(2) == 0 {
            (&culture.female, "female")
        } else {
            (&culture.male, "male")
        };
        let part = |names: &[String]| chance.pick(names).cloned().unwrap_or_default();
        let gender = if chance.below(40) == 0 { "" } else { gender };
        let name = full(&part(given), &part(&culture.family));
        (name, gender.to_owned(), culture.language.clone())
    }

    /// Somebody of this name with an address that nobody else has.
    fn named(&self, name: &str, unit: &Unit, supervisor: &str) -> Employee {
        let (name, letters) = name.split_once('/').unwrap_or((name, name));
        let base = address(letters);
        let mut email = format!("{base}@{HOST}");
        let mut number = 1;
        while self.addresses.contains(&email) {
            number += 1;
            email = format!("{base}{number}@{HOST}");
        }
        Employee {
            id: (100_001 + self.hired.len()).to_string(),
            name: name.to_owned(),
            email,
            language: String::new(),
            grade: String::new(),
            group: String::new(),
            contract: String::new(),
            unit: unit.name.clone(),
            region: unit
                .region
                .clone()
                .unwrap_or_else(|| "headquarters".to_owned()),
            gender: String::new(),
            supervisor: supervisor.to_owned(),
            duties: unit.duties.join("; "),
            start: String::new(),
            kind: String::new(),
            role: None,
        }
    }

    fn add(&mut self, employee: Employee) -> String {
        let id = employee.id.clone();
        self.addresses.insert(employee.email.clone());
        self.hired.push(employee);
        id
    }
}

/// Two names beside each other, and the letters of their address after a stroke.
fn full(given: &str, family: &str) -> String {
    let parts = |name: &str| -> (String, String) {
        let (shown, letters) = name.split_once('/').unwrap_or((name, name));
        (shown.to_owned(), letters.to_owned())
    };
    let ((given, first), (family, last)) = (parts(given), parts(family));
    format!("{given} {family}/{first}.{last}")
}

/// The letters of an address: small, without accents, points for spaces.
fn address(letters: &str) -> String {
    let plain = letters.nfd().filter(char::is_ascii).collect::<String>();
    plain.to_ascii_lowercase().replace([' ', '\''], ".")
}

/// One of `items`, each as likely as it weighs.
fn weighted<'i, T>(items: &'i [T], weight: impl Fn(&T) -> u64, chance: &Chance) -> Option<&'i T> {
    let mut left = chance.below(items.iter().map(&weight).sum());
    items.iter().find(|item| {
        let here = weight(item);
        let found = left < here;
        left = left.saturating_sub(here);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::SEED;

    #[test]
    fn the_same_seed_hires_the_same_thousand() {
        let all = employees(1000, &Chance::seeded(SEED)).unwrap();
        assert_eq!(all.len(), 1000);
        assert_eq!(all, employees(1000, &Chance::seeded(SEED)).unwrap());
        let addresses: HashSet<_> = all.iter().map(|one| &one.email).collect();
        assert_eq!(addresses.len(), all.len());
        assert!(all.iter().all(|one| one.email.is_ascii()));
        let arabic = all.iter().filter(|one| one.language == "ar").count();
        assert!((200..300).contains(&arabic), "{arabic}");
    }

    #[test]
    fn everybody_but_one_has_a_supervisor_who_was_hired_before() {
        let all = employees(300, &Chance::seeded(SEED)).unwrap();
        let mut known = HashSet::new();
        for one in &all {
            assert!(
                known.contains(&one.supervisor) || one.supervisor.is_empty(),
                "{one:?}"
            );
            known.insert(one.id.clone());
        }
        assert_eq!(
            all.iter().filter(|one| one.supervisor.is_empty()).count(),
            1
        );
    }

    #[test]
    fn the_ethics_office_has_everybody_it_needs() {
        let all = employees(40, &Chance::seeded(SEED)).unwrap();
        assert_eq!(all.len(), 40);
        let roles: Vec<_> = all
            .iter()
            .filter_map(|one| one.role)
            .map(Role::code)
            .collect();
        assert_eq!(
            roles,
            [
                "head",
                "alternate",
                "auditor",
                "officer",
                "officer",
                "administrator",
                "alternate",
                "reviewer",
                "reviewer",
                "focal-point",
                "focal-point",
                "designee"
            ]
        );
    }
}
