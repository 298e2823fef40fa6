//! Who files. Pure: rules on what the roster says of a person, and what they come to for everybody.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Problems},
    staff::{Details, Person},
    vocabulary::Vocabulary,
};

/// Everybody the roster describes so: who is of one of the grade groups, has one of the duties and is in one of the units.
/// What is empty asks for nothing; a rule that asks for nothing takes everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Why: a code of the vocabulary `filing-reason`.
    pub reason: String,
    /// Codes of the vocabulary `grade-group`.
    #[serde(default)]
    pub grade_groups: Vec<String>,
    /// Duties as the roster names them.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Names of units as the roster has them.
    #[serde(default)]
    pub units: Vec<String>,
}

/// Somebody who files: who, in which unit, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The person.
    pub person: Person,
    /// The reason, a code of the vocabulary `filing-reason`.
    pub reason: String,
}

/// Who would file, in numbers, and whom no letter reaches.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many would file.
    pub filers: usize,
    /// How many of them have their statement already.
    pub assigned: usize,
    /// How many for each reason.
    pub by_reason: BTreeMap<String, usize>,
    /// How many in each unit.
    pub by_unit: BTreeMap<String, usize>,
    /// Those without an e-mail address.
    pub unreachable: Vec<Unreachable>,
    /// Those who would file and were exempted; nowhere else counted.
    pub exempted: Vec<Exempted>,
    /// The codes of duties or names of units that the rules ask for and nobody of the roster has: likely misspelt.
    pub unknown: BTreeSet<String>,
}

/// A filer whom no letter reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable {
    /// The id the organisation gave.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The name of the unit.
    pub unit: String,
}

/// Somebody who would file and was exempted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempted {
    /// The id the organisation gave.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The name of the unit.
    pub unit: String,
    /// Why: a code of the vocabulary `waiver-reason`.
    pub because: String,
}

impl Rule {
    /// Whom the United Nations ask (ST/SGB/2006/6): directors and those above them, whoever buys, whoever invests.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        let rule = |reason: &str, groups: &[&str], duties: &[&str]| Self {
            reason: reason.to_owned(),
            grade_groups: groups.iter().map(|code| (*code).to_owned()).collect(),
            duties: duties.iter().map(|name| (*name).to_owned()).collect(),
            units: Vec::new(),
        };
        vec![
            rule("grade", &["elected", "director"], &[]),
            rule("procurement-duty", &[], &["procurement"]),
            rule("investment-duty", &[], &["investment"]),
        ]
    }

    /// Everybody on the roster.
    #[must_use]
    pub fn everybody() -> Self {
        Self {
            reason: "all-staff".to_owned(),
            grade_groups: Vec::new(),
            duties: Vec::new(),
            units: Vec::new(),
        }
    }

    pub(super) fn check(&self, vocabulary: &Vocabulary, problems: &mut Problems) {
        let mut known = |field: &str, list: &crate::vocabulary::List, code: &str| {
            if let Err(Error::Invalid(found)) = list.choose(field, code) {
                problems.append(found);
            }
        };
        known("reason", &vocabulary.filing_reason, &self.reason);
        for group in &self.grade_groups {
            known("grade_groups", &vocabulary.grade_group, group);
        }
    }

    /// Whether it takes somebody of whom the roster says this.
    #[must_use]
    pub fn takes(&self, details: &Details) -> bool {
        let group = details.grade_group.as_deref();
        let among = |wanted: &[String], found: &[&str]| {
            wanted.is_empty()
                || found
                    .iter()
                    .any(|found| wanted.iter().any(|one| one == found))
        };
        let duties: Vec<&str> = details.duties.iter().map(String::as_str).collect();
        among(&self.grade_groups, group.as_slice())
            && among(&self.duties, &duties)
            && among(&self.units, &[details.unit.name()])
    }
}

/// Why somebody files who serves: they were named, or the first rule that takes them.
#[must_use]
pub fn reason<'r>(details: &Details, named: Option<&'r str>, rules: &'r [Rule]) -> Option<&'r str> {
    let rule = || rules.iter().find(|rule| rule.takes(details));
    named.or_else(|| rule().map(|rule| rule.reason.as_str()))
}

impl Preview {
    /// Of nobody yet.
    pub(super) fn of(rules: &[Rule]) -> Self {
        let asked = rules
            .iter()
            .flat_map(|rule| rule.duties.iter().chain(&rule.units));
        Self {
            unknown: asked.cloned().collect(),
            ..Self::default()
        }
    }

    /// Takes note of somebody of the roster.
    pub(super) fn meet(&mut self, details: &Details) {
        self.unknown
            .retain(|name| !details.duties.contains(name) && details.unit.name() != name);
    }

    /// Takes note of somebody who files.
    pub(super) fn count(&mut self, taken: &Taken, assigned: bool) {
        let details = &taken.person.details;
        self.filers += 1;
        self.assigned += usize::from(assigned);
        *self.by_reason.entry(taken.reason.clone()).or_default() += 1;
        let unit = details.unit.name().to_owned();
        if details.email.is_empty() {
            self.unreachable.push(Unreachable {
                staff_id: details.staff_id.clone(),
                name: details.name.clone(),
                unit: unit.clone(),
            });
        }
        *self.by_unit.entry(unit).or_default() += 1;
    }

    /// Takes note of somebody who would file and was exempted.
    pub(super) fn exempt(&mut self, details: &Details, because: &str) {
        self.exempted.push(Exempted {
            staff_id: details.staff_id.clone(),
            name: details.name.clone(),
            unit: details.unit.name().to_owned(),
            because: because.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, staff::Unit, storage::Id};

    fn rule(reason: &str, groups: &[&str], duties: &[&str], units: &[&str]) -> Rule {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Rule {
            reason: reason.into(),
            grade_groups: owned(groups),
            duties: owned(duties),
            units: owned(units),
        }
    }

    fn details(group: &str, duties: &[&str], unit: &str) -> Details {
        Details {
            staff_id: "7".into(),
            name: "Amal Haddad".into(),
            email: "amal@example.org".into(),
            language: None,
            grade: None,
            grade_group: Some(group.into()),
            contract_type: None,
            unit: Unit::from(unit.to_owned()),
            region: None,
            gender: None,
            supervisor: None,
            duties: duties.iter().map(|duty| (*duty).to_owned()).collect(),
            start: None,
            end: None,
        }
    }

    #[test]
    fn a_rule_takes_whoever_meets_all_it_asks_for() {
        let buyers = rule(
            "procurement-duty",
            &[],
            &["procurement", "tenders"],
            &["Logistics"],
        );
        assert!(buyers.takes(&details("general-service", &["tenders"], "Logistics")));
        assert!(!buyers.takes(&details("general-service", &["tenders"], "Legal")));
        assert!(!buyers.takes(&details("general-service", &[], "Logistics")));
        assert!(rule("all-staff", &[], &[], &[]).takes(&details("director", &[], "Legal")));
        let ungraded = Details {
            grade_group: None,
            ..details("director", &[], "Legal")
        };
        assert!(!rule("grade", &["director"], &[], &[]).takes(&ungraded));
    }

    #[test]
    fn a_name_goes_before_the_rules_and_the_first_rule_before_the_second() {
        let rules = [
            rule("grade", &["director"], &[], &[]),
            rule("procurement-duty", &[], &["procurement"], &[]),
        ];
        let both = details("director", &["procurement"], "Legal");
        assert_eq!(reason(&both, None, &rules), Some("grade"));
        assert_eq!(
            reason(&both, Some("other-duty"), &rules),
            Some("other-duty")
        );
        let neither = details("professional", &[], "Legal");
        assert_eq!(reason(&neither, None, &rules), None);
    }

    #[test]
    fn a_preview_adds_up_and_names_whom_no_letter_reaches_and_what_nobody_has() {
        let chance = Chance::seeded(1);
        let rules = [rule("procurement-duty", &[], &["procurment"], &["Legal"])];
        let mut preview = Preview::of(&rules);
        for (unit, email) in [("Legal", "a@b.org"), ("Legal", ""), ("Finance", "c@d.org")] {
            let details = Details {
                email: email.into(),
                ..details("director", &["procurement"], unit)
            };
            preview.meet(&details);
            let taken = Taken {
                person: Person {
                    id: Id::draw(&chance),
                    details,
                },
                reason: "grade".into(),
            };
            preview.count(&taken, unit == "Finance");
        }
        preview.exempt(&details("director", &[], "Legal"), "long-leave");
        assert_eq!((preview.filers, preview.assigned), (3, 1));
        assert_eq!(preview.by_unit.values().sum::<usize>(), preview.filers);
        assert_eq!(preview.by_reason["grade"], 3);
        assert_eq!(preview.unreachable.len(), 1);
        assert_eq!(preview.unreachable[0].staff_id, "7");
        assert_eq!(preview.exempted.len(), 1, "counted apart");
        assert_eq!(preview.unknown, BTreeSet::from(["procurment".to_owned()]));
    }
}
