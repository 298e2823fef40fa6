use jiff::civil::Date;

use super::Unit;
use crate::actor::PersonId;

/// A person of the staff, as an account and a matter refer to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id inside the house; it tells nothing and stays when the details change.
    pub id: PersonId,
    /// What the roster says of them.
    pub details: Details,
}

/// What the roster says of a person. Codes are those of the vocabulary lists of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The id the organisation gave; the roster's key.
    pub staff_id: String,
    /// The name as it is to be read.
    pub name: String,
    /// The e-mail address in small letters; of those who serve, no two have the same.
    pub email: String,
    /// The tag of the language they wish for.
    pub language: Option<String>,
    /// The grade as the organisation writes it.
    pub grade: Option<String>,
    /// A code of the list `grade-group`.
    pub grade_group: Option<String>,
    /// A code of the list `contract-type`.
    pub contract_type: Option<String>,
    /// The unit they belong to.
    pub unit: Unit,
    /// A code of the list `region`.
    pub region: Option<String>,
    /// A code of the list `gender`.
    pub gender: Option<String>,
    /// The staff id of the supervisor.
    pub supervisor: Option<String>,
    /// Duties a rule may look for (procurement, investment), in the order of the roster.
    pub duties: Vec<String>,
    /// The first day of service.
    pub start: Option<Date>,
    /// The last day of service.
    pub end: Option<Date>,
}

impl Details {
    /// Whether the person serves on `day`, the first and the last day of service included.
    #[must_use]
    pub fn serves_on(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }

    /// Whether the last day of service is `day` or earlier.
    #[must_use]
    pub fn ends_by(&self, day: Date) -> bool {
        self.end.is_some_and(|end| end <= day)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;

    use super::*;

    /// Somebody of the unit `Finance`, supervised by nobody.
    pub(in crate::staff) fn somebody(staff_id: &str) -> Details {
        Details {
            staff_id: staff_id.to_owned(),
            name: format!("Person {staff_id}"),
            email: format!("{staff_id}@example.org"),
            language: None,
            grade: None,
            grade_group: None,
            contract_type: None,
            unit: Unit::from("Finance".to_owned()),
            region: None,
            gender: None,
            supervisor: None,
            duties: Vec::new(),
            start: None,
            end: None,
        }
    }

    #[test]
    fn the_first_and_the_last_day_are_served() {
        let mut details = somebody("1");
        assert!(details.serves_on(date(1900, 1, 1)) && !details.ends_by(date(2100, 1, 1)));
        details.start = Some(date(2017, 3, 1));
        details.end = Some(date(2017, 3, 31));
        let serves = |day| details.serves_on(date(2017, 3, day));
        assert!(serves(1) && serves(31));
        assert!(!details.serves_on(date(2017, 2, 28)) && !details.serves_on(date(2017, 4, 1)));
        assert!(details.ends_by(date(2017, 3, 31)) && !details.ends_by(date(2017, 3, 30)));
    }
}
