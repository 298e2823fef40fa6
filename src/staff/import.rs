use jiff::civil::Date;

use super::{Details, Flaw, Person, consistency, roster::Roster};
use crate::language::Text;

/// What may be decided about an import.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choices {
    /// Take the good lines although others are bad; else one bad line changes nothing.
    pub skip_bad_lines: bool,
    /// The file names everybody who serves: whoever is missing has left today. Nobody is taken for missing when
    /// lines were skipped.
    pub complete: bool,
}

/// What an import does, line by line.
#[derive(Debug, Default)]
pub struct Plan {
    /// Persons the office did not know.
    pub added: Vec<Details>,
    /// Persons about whom something is different.
    pub changed: Vec<Change>,
    /// Persons whose service has now ended: the file says so, or they are missing from a complete one.
    pub ended: Vec<Change>,
    /// How many are as they were.
    pub unchanged: usize,
    /// How many serve and are missing from the file, though it was not called complete.
    pub missing: usize,
    /// What is wrong with the file, in its order.
    pub flaws: Vec<Flaw>,
    /// Whether this may be carried out.
    pub allowed: bool,
}

/// A known person before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As the office knows the person.
    pub before: Person,
    /// As the roster has it.
    pub after: Details,
}

impl Plan {
    /// Compares a file with the persons the office knows, as of `today`.
    #[must_use]
    pub fn of(roster: &Roster, known: &[Person], choices: Choices, today: Date) -> Self {
        let (good, flaws) = consistency::sift(roster, known, choices.skip_bad_lines, today);
        let mut plan = Self {
            allowed: flaws.is_empty() || choices.skip_bad_lines,
            flaws,
            ..Self::default()
        };
        for (details, person) in good {
            plan.place(person, details, today);
        }
        let whole = choices.complete && plan.flaws.is_empty();
        plan.settle_missing(roster, known, today, whole);
        plan
    }

    /// The counts in one sentence.
    #[must_use]
    pub fn summary(&self) -> Text {
        Text::new("staff-import-summary")
            .with("added", self.added.len())
            .with("changed", self.changed.len())
            .with("ended", self.ended.len())
            .with("unchanged", self.unchanged)
    }

    /// Whether it would write nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.ended.is_empty()
    }

    fn place(&mut self, known: Option<&Person>, details: &Details, today: Date) {
        let Some(person) = known else {
            return self.added.push(details.clone());
        };
        if person.details == *details {
            self.unchanged += 1;
            return;
        }
        let change = Change {
            before: person.clone(),
            after: details.clone(),
        };
        if details.ends_by(today) && !person.details.ends_by(today) {
            self.ended.push(change);
        } else {
            self.changed.push(change);
        }
    }

    fn settle_missing(&mut self, roster: &Roster, known: &[Person], today: Date, complete: bool) {
        let missing = known.iter().filter(|person| {
            !person.details.ends_by(today) && !roster.ids.contains(&person.details.staff_id)
        });
        if !complete {
            self.missing = missing.count();
            return;
        }
        self.ended.extend(missing.map(|person| Change {
            before: person.clone(),
            after: Details {
                end: Some(today),
                ..person.details.clone()
            },
        }));
    }
}

impl Change {
    /// The headings of the columns that differ.
    #[must_use]
    pub fn columns(&self) -> Vec<super::Column> {
        use super::Column as C;
        let (before, after) = (&self.before.details, &self.after);
        let differs = [
            (C::Name, before.name != after.name),
            (C::Email, before.email != after.email),
            (C::Language, before.language != after.language),
            (C::Grade, before.grade != after.grade),
            (C::GradeGroup, before.grade_group != after.grade_group),
            (C::ContractType, before.contract_type != after.contract_type),
            (C::Unit, before.unit != after.unit),
            (C::Region, before.region != after.region),
            (C::Gender, before.gender != after.gender),
            (C::Supervisor, before.supervisor != after.supervisor),
            (C::Duties, before.duties != after.duties),
            (C::Start, before.start != after.start),
            (C::End, before.end != after.end),
        ];
        differs
            .into_iter()
            .filter(|(_, differs)| *differs)
            .map(|(column, _)| column)
            .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::*;
    use crate::{chance::Chance, storage::Id, vocabulary::Vocabulary};

    pub(in crate::staff) const TODAY: Date = date(2017, 7, 3);
    pub(in crate::staff) const SKIP: Choices = Choices {
        skip_bad_lines: true,
        complete: false,
    };

    /// Lines of `id,supervisor,end`; everything else follows from the id.
    pub(in crate::staff) fn roster(lines: &[(&str, &str, &str)]) -> Roster {
        let lines = lines.iter().map(|(id, supervisor, end)| {
            format!("{id},Person {id},{id}@example.org,Finance,{supervisor},{end}\n")
        });
        let text = format!(
            "id,name,e-mail,unit,supervisor,end\n{}",
            lines.collect::<String>()
        );
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        Roster::read(text.as_bytes(), &vocabulary, |_, _| {}).unwrap()
    }

    pub(in crate::staff) fn known(roster: &Roster) -> Vec<Person> {
        let chance = Chance::seeded(1);
        let persons = roster.lines.iter().map(|line| Person {
            id: Id::draw(&chance),
            details: line.details.clone(),
        });
        persons.collect()
    }

    pub(in crate::staff) fn told(plan: &Plan) -> Vec<(&str, Vec<u64>)> {
        plan.flaws
            .iter()
            .map(|flaw| (flaw.text.key(), flaw.lines.clone()))
            .collect()
    }

    pub(in crate::staff) fn added(plan: &Plan) -> Vec<&str> {
        plan.added
            .iter()
            .map(|details| details.staff_id.as_str())
            .collect()
    }

    #[test]
    fn what_is_the_same_is_left_alone() {
        let file = roster(&[("a", "", ""), ("b", "a", "2017-12-31")]);
        let first = Plan::of(&file, &[], Choices::default(), TODAY);
        assert_eq!((added(&first), first.allowed), (vec!["a", "b"], true));
        let again = Plan::of(&file, &known(&file), Choices::default(), TODAY);
        assert_eq!((again.unchanged, again.is_empty()), (2, true));
    }

    #[test]
    fn changes_and_ends_are_told_apart() {
        let before = known(&roster(&[
            ("a", "", ""),
            ("b", "a", ""),
            ("c", "a", ""),
            ("d", "", ""),
        ]));
        let file = roster(&[
            ("a", "d", ""),
            ("b", "a", "2017-06-30"),
            ("c", "a", "2017-12-31"),
            ("d", "", ""),
        ]);
        let plan = Plan::of(&file, &before, Choices::default(), TODAY);
        let columns: Vec<_> = plan
            .changed
            .iter()
            .map(|change| (change.after.staff_id.as_str(), change.columns()))
            .collect();
        assert_eq!(
            columns,
            [
                ("a", vec![crate::staff::Column::Supervisor]),
                ("c", vec![crate::staff::Column::End])
            ]
        );
        assert_eq!(plan.ended.len(), 1);
        assert_eq!(plan.ended[0].after.staff_id, "b");
        assert_eq!(plan.unchanged, 1);
    }

    #[test]
    fn whoever_is_missing_has_left_only_when_the_file_is_complete() {
        let before = known(&roster(&[
            ("a", "", ""),
            ("b", "", ""),
            ("left", "", "2016-01-31"),
        ]));
        let file = roster(&[("a", "", "")]);
        let plan = Plan::of(&file, &before, Choices::default(), TODAY);
        assert_eq!((plan.missing, plan.ended.len()), (1, 0));
        let complete = Choices {
            complete: true,
            ..Choices::default()
        };
        let plan = Plan::of(&file, &before, complete, TODAY);
        assert_eq!(plan.missing, 0);
        assert_eq!(plan.ended[0].after.end, Some(TODAY));
        let after: Vec<Person> = plan
            .ended
            .iter()
            .map(|change| Person {
                details: change.after.clone(),
                ..change.before.clone()
            })
            .chain(before.iter().filter(|p| p.details.staff_id != "b").cloned())
            .collect();
        assert!(
            Plan::of(&file, &after, complete, TODAY).is_empty(),
            "the same day again"
        );

        let bad = roster(&[("a", "", ""), ("b", "", "soon")]);
        let skipping = Choices {
            skip_bad_lines: true,
            complete: true,
        };
        let plan = Plan::of(&bad, &before, skipping, TODAY);
        assert_eq!(
            (plan.ended.len(), plan.missing),
            (0, 0),
            "b is on a bad line, not missing"
        );
    }
}
