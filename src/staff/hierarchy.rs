use std::collections::{HashMap, HashSet};

/// Who reports to whom, by staff id. Everybody has one supervisor at most.
#[derive(Debug, Default)]
pub struct Hierarchy<'a>(HashMap<&'a str, &'a str>);

impl<'a> Hierarchy<'a> {
    /// Lets `person` report to `supervisor`, or to nobody; what was said of that person before is forgotten.
    pub fn set(&mut self, person: &'a str, supervisor: Option<&'a str>) {
        match supervisor {
            Some(supervisor) => self.0.insert(person, supervisor),
            None => self.0.remove(person),
        };
    }

    /// The supervisors of `person`, nearest first; ends before it would come round.
    #[must_use]
    pub fn chain(&self, person: &'a str) -> Vec<&'a str> {
        let mut seen = HashSet::from([person]);
        let above = |person: &&'a str| self.0.get(*person).copied();
        std::iter::successors(above(&person), above)
            .take_while(|supervisor| seen.insert(supervisor))
            .collect()
    }

    /// Every circle of people who report to each other; each begins with its smallest id, and they are in that order.
    #[must_use]
    pub fn circles(&self) -> Vec<Vec<&'a str>> {
        let mut circles = Vec::new();
        // On which walk a person was met: a walk that meets itself has found a circle, one that meets another none.
        let mut met: HashMap<&str, usize> = HashMap::new();
        for (walk, start) in self.0.keys().enumerate() {
            let mut person = *start;
            while !met.contains_key(person) {
                met.insert(person, walk);
                match self.0.get(person) {
                    Some(supervisor) => person = supervisor,
                    None => break,
                }
            }
            if met.get(person) == Some(&walk) && self.0.contains_key(person) {
                circles.push(self.circle_of(person));
            }
        }
        circles.sort_unstable();
        circles
    }

    fn circle_of(&self, person: &'a str) -> Vec<&'a str> {
        let mut circle = vec![person];
        circle.extend(self.chain(person));
        let least = circle.iter().enumerate().min_by_key(|(_, id)| **id);
        let turn = least.map_or(0, |(index, _)| index);
        circle.rotate_left(turn);
        circle
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn supervisors_are_named_from_the_nearest_up() {
        let mut staff = Hierarchy::default();
        staff.set("clerk", Some("chief"));
        staff.set("chief", Some("director"));
        staff.set("director", None);
        assert_eq!(staff.chain("clerk"), ["chief", "director"]);
        assert!(staff.chain("director").is_empty());
        assert!(staff.circles().is_empty());
    }

    #[test]
    fn a_circle_is_found_once_and_without_those_below_it() {
        let mut staff = Hierarchy::default();
        for (person, supervisor) in [("b", "c"), ("c", "a"), ("a", "b"), ("x", "b"), ("y", "y")] {
            staff.set(person, Some(supervisor));
        }
        assert_eq!(staff.circles(), [vec!["a", "b", "c"], vec!["y"]]);
        assert_eq!(staff.chain("x"), ["b", "c", "a"]);
    }

    proptest! {
        #[test]
        fn whoever_comes_back_to_themselves_is_in_a_circle(above in proptest::collection::vec(proptest::option::of(0usize..30), 30)) {
            let names: Vec<String> = (0..30).map(|n| n.to_string()).collect();
            let mut staff = Hierarchy::default();
            for (person, supervisor) in above.iter().enumerate() {
                staff.set(&names[person], supervisor.map(|s| names[s].as_str()));
            }
            let in_circles: HashSet<&str> = staff.circles().into_iter().flatten().collect();
            prop_assert_eq!(in_circles.len(), staff.circles().into_iter().flatten().count());
            for (person, name) in names.iter().enumerate() {
                let mut at = Some(person);
                let returns = (0..30).any(|_| { at = at.and_then(|p| above[p]); at == Some(person) });
                prop_assert_eq!(returns, in_circles.contains(name.as_str()), "{}", person);
            }
        }
    }
}
