use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    Details, Flaw, Hierarchy, Person,
    roster::{Line, Roster, listed},
};
use crate::language::Text;

/// The lines of a file that fit with each other and with the persons the office knows, in the order of the file, each
/// with the person it is about; and everything that is wrong, in that order too. With `skip` the good lines must do
/// without the bad ones, else the bad ones are going to be mended.
pub(super) fn sift<'a>(
    roster: &'a Roster,
    known: &'a [Person],
    skip: bool,
    today: Date,
) -> (Vec<(&'a Details, Option<&'a Person>)>, Vec<Flaw>) {
    let mut draft = Draft::of(roster, known, skip);
    draft.settle(today);
    let lines = draft.lines();
    let mut flaws = draft.flaws;
    flaws.sort_by(|one, other| one.lines.cmp(&other.lines));
    (lines, flaws)
}

/// The good lines of a file, while those are dropped that do not fit with the others or with whom the office knows.
struct Draft<'a> {
    roster: &'a Roster,
    good: HashMap<&'a str, &'a Line>,
    known: HashMap<&'a str, &'a Person>,
    flaws: Vec<Flaw>,
    skip: bool,
}

impl<'a> Draft<'a> {
    fn of(roster: &'a Roster, known: &'a [Person], skip: bool) -> Self {
        let lines = roster.lines.iter();
        let persons = known.iter();
        Self {
            roster,
            good: lines
                .map(|line| (line.details.staff_id.as_str(), line))
                .collect(),
            known: persons
                .map(|person| (person.details.staff_id.as_str(), person))
                .collect(),
            flaws: roster.flaws.clone(),
            skip,
        }
    }

    /// The good lines in the order of the file, each with the person it is about if the office knows them.
    fn lines(&self) -> Vec<(&'a Details, Option<&'a Person>)> {
        let lines = self.roster.lines.iter().map(|line| &line.details);
        lines
            .filter(|details| self.good.contains_key(details.staff_id.as_str()))
            .map(|details| (details, self.known.get(details.staff_id.as_str()).copied()))
            .collect()
    }

    /// When lines are skipped, dropping one may bring back an older address or supervisor, or leave others without
    /// theirs: look again until nothing more is dropped.
    fn settle(&mut self, today: Date) {
        loop {
            let before = self.good.len();
            self.refuse_taken_addresses(today);
            self.refuse_orphans();
            self.refuse_circles();
            if !self.skip || self.good.len() == before {
                return;
            }
        }
    }

    /// An address belongs to somebody who serves and keeps it: the file does not name them, or on a line that is bad.
    fn refuse_taken_addresses(&mut self, today: Date) {
        let kept = self.known.values().filter(|person| {
            !person.details.ends_by(today)
                && !self.good.contains_key(person.details.staff_id.as_str())
        });
        let taken: HashMap<&str, &str> = kept
            .map(|person| {
                (
                    person.details.email.as_str(),
                    person.details.staff_id.as_str(),
                )
            })
            .collect();
        let lines: Vec<&Line> = self.good.values().copied().collect();
        for line in lines {
            if let Some(owner) = taken.get(line.details.email.as_str()) {
                let text = Text::new("staff-taken-email")
                    .with("email", line.details.email.as_str())
                    .with("id", *owner);
                self.drop_line(line, text);
            }
        }
    }

    fn refuse_orphans(&mut self) {
        let mut below: HashMap<&str, Vec<&Line>> = HashMap::new();
        let mut orphans: Vec<&Line> = Vec::new();
        for line in self.good.values().copied() {
            if let Some(supervisor) = line.details.supervisor.as_deref() {
                below.entry(supervisor).or_default().push(line);
                if !self.has_person(supervisor) {
                    orphans.push(line);
                }
            }
        }
        while let Some(line) = orphans.pop() {
            let id = line.details.staff_id.as_str();
            let supervisor = line.details.supervisor.as_deref().unwrap_or_default();
            let text = if self.roster.ids.contains(supervisor) {
                Text::new("staff-supervisor-skipped").with("supervisor", supervisor)
            } else {
                Text::new("staff-supervisor-unknown").with("supervisor", supervisor)
            };
            let dropped = self.drop_line(line, text);
            if dropped && !self.has_person(id) {
                orphans.extend(below.get(id).into_iter().flatten());
            }
        }
    }

    fn refuse_circles(&mut self) {
        let mut hierarchy = Hierarchy::default();
        for (id, person) in &self.known {
            hierarchy.set(id, person.details.supervisor.as_deref());
        }
        for (id, line) in &self.good {
            hierarchy.set(id, line.details.supervisor.as_deref());
        }
        for circle in hierarchy.circles() {
            let mut lines: Vec<u64> = circle
                .iter()
                .filter_map(|id| self.good.remove(id))
                .map(|line| line.number)
                .collect();
            lines.sort_unstable();
            if !lines.is_empty() {
                let text = Text::new("staff-supervisor-circle").with("members", listed(&circle));
                self.flaws.push(Flaw { lines, text });
            }
        }
    }

    /// Whether the id stands for somebody once the import is done. As long as no line is skipped, somebody on a bad
    /// line counts: that line is going to be mended.
    fn has_person(&self, id: &str) -> bool {
        self.good.contains_key(id)
            || self.known.contains_key(id)
            || (!self.skip && self.roster.ids.contains(id))
    }

    /// Whether the line was there to be dropped.
    fn drop_line(&mut self, line: &Line, text: Text) -> bool {
        let there = self.good.remove(line.details.staff_id.as_str()).is_some();
        if there {
            self.flaws.push(Flaw::of_line(line.number, text));
        }
        there
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        chance::Chance,
        staff::import::{
            Choices, Plan,
            tests::{SKIP, TODAY, added, known, roster, told},
        },
        storage::Id,
    };

    #[test]
    fn one_bad_line_changes_nothing_and_is_no_reason_to_blame_others() {
        let file = roster(&[
            ("chief", "", "soon"),
            ("b", "chief", ""),
            ("c", "nobody", ""),
        ]);
        let plan = Plan::of(&file, &[], Choices::default(), TODAY);
        assert!(!plan.allowed);
        assert_eq!(
            told(&plan),
            [
                ("staff-day", vec![2]),
                ("staff-supervisor-unknown", vec![4])
            ]
        );
    }

    #[test]
    fn skipping_a_line_skips_those_who_would_lose_their_supervisor() {
        let file = roster(&[
            ("chief", "", "soon"),
            ("b", "chief", ""),
            ("c", "b", ""),
            ("d", "", ""),
        ]);
        let plan = Plan::of(&file, &[], SKIP, TODAY);
        assert!(plan.allowed);
        assert_eq!(added(&plan), ["d"]);
        assert_eq!(
            told(&plan)[1..],
            [
                ("staff-supervisor-skipped", vec![3]),
                ("staff-supervisor-skipped", vec![4])
            ]
        );
        let before = known(&roster(&[("chief", "", "")]));
        assert_eq!(
            added(&Plan::of(&file, &before, SKIP, TODAY)),
            ["b", "c", "d"]
        );
    }

    #[test]
    fn a_circle_of_supervisors_names_its_members() {
        let file = roster(&[
            ("a", "b", ""),
            ("b", "c", ""),
            ("c", "a", ""),
            ("x", "a", ""),
        ]);
        let plan = Plan::of(&file, &[], Choices::default(), TODAY);
        assert_eq!(told(&plan), [("staff-supervisor-circle", vec![2, 3, 4])]);
        assert!(format!("{:?}", plan.flaws[0].text).contains("a, b, c"));
        // The file alone has no circle, but with whom the office knows it closes one.
        let before = known(&roster(&[("a", "b", ""), ("b", "", "")]));
        let closing = roster(&[("b", "a", "")]);
        let plan = Plan::of(&closing, &before, Choices::default(), TODAY);
        assert_eq!(told(&plan), [("staff-supervisor-circle", vec![2])]);
        // Skipping the line that takes `a` away from `b` brings the circle back.
        let bad = roster(&[("a", "", "soon"), ("b", "a", "")]);
        let plan = Plan::of(&bad, &before, SKIP, TODAY);
        assert_eq!(told(&plan)[1..], [("staff-supervisor-circle", vec![3])]);
        assert!(plan.is_empty());
    }

    #[test]
    fn an_address_is_taken_by_whoever_keeps_it_and_free_once_they_left() {
        let mut before = known(&roster(&[("old", "", "")]));
        before[0].details.email = "new@example.org".to_owned();
        let file = roster(&[("new", "", "")]);
        let plan = Plan::of(&file, &before, Choices::default(), TODAY);
        assert_eq!(told(&plan), [("staff-taken-email", vec![2])]);
        before[0].details.end = Some(date(2017, 6, 30));
        assert!(Plan::of(&file, &before, Choices::default(), TODAY).allowed);
    }

    proptest! {
        /// Whatever is skipped, what remains is whole: everybody's supervisor is somebody, and nobody is in a circle.
        #[test]
        fn what_is_imported_is_a_hierarchy(
            first in proptest::collection::vec((0usize..12, 0usize..14), 0..12),
            second in proptest::collection::vec((0usize..12, 0usize..14, any::<bool>()), 0..12),
        ) {
            let names: Vec<String> = (0..14).map(|n| format!("p{n}")).collect();
            let line = |id: usize, supervisor: usize, bad: bool| {
                let supervisor = if supervisor == 13 { "" } else { names[supervisor].as_str() };
                (names[id].as_str(), supervisor, if bad { "soon" } else { "" })
            };
            let mut persons: Vec<Person> = Vec::new();
            let files = [
                first.iter().map(|(id, above)| line(*id, *above, false)).collect::<Vec<_>>(),
                second.iter().map(|(id, above, bad)| line(*id, *above, *bad)).collect(),
            ];
            for file in files.iter().filter(|file| !file.is_empty()) {
                let file = roster(file);
                let plan = Plan::of(&file, &persons, SKIP, TODAY);
                for change in plan.changed.iter().chain(&plan.ended) {
                    let person = persons.iter_mut().find(|person| person.id == change.before.id).unwrap();
                    person.details = change.after.clone();
                }
                let chance = Chance::system();
                persons.extend(plan.added.into_iter().map(|details| Person { id: Id::draw(&chance), details }));
                let mut hierarchy = Hierarchy::default();
                for person in &persons {
                    let supervisor = person.details.supervisor.as_deref();
                    hierarchy.set(&person.details.staff_id, supervisor);
                    prop_assert!(supervisor.is_none_or(|id| persons.iter().any(|p| p.details.staff_id == id)));
                }
                prop_assert!(hierarchy.circles().is_empty());
                let again = Plan::of(&file, &persons, SKIP, TODAY);
                prop_assert!(again.added.is_empty(), "an import repeated adds nobody");
            }
        }
    }
}
