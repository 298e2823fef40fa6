use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// A unit of the organisation, known by its name in the roster.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(String);

impl Unit {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// What a rule on the roster can ask for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Features {
    /// The names of the units.
    pub units: BTreeSet<String>,
    /// The duties.
    pub duties: BTreeSet<String>,
}

/// How many people of one kind serve: those of a unit who are alike in everything a figure may tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headcount {
    /// The unit.
    pub unit: Unit,
    /// A code of the list `grade-group`.
    pub grade_group: Option<String>,
    /// A code of the list `contract-type`.
    pub contract_type: Option<String>,
    /// A code of the list `region`.
    pub region: Option<String>,
    /// A code of the list `gender`.
    pub gender: Option<String>,
    /// How many.
    pub persons: i64,
}

impl Headcount {
    /// Sums `counts` by whatever `kind` reads from them: by unit, by region, by region and gender.
    pub fn by<K: Ord>(counts: &[Self], kind: impl Fn(&Self) -> K) -> BTreeMap<K, i64> {
        let mut sums = BTreeMap::new();
        for count in counts {
            *sums.entry(kind(count)).or_default() += count.persons;
        }
        sums
    }
}

/// The same name with its white space evened out: a roster typed by many hands has `Legal  Affairs` and `Legal Affairs`.
impl From<String> for Unit {
    fn from(name: String) -> Self {
        Self(name.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_does_not_make_another_unit() {
        let unit = Unit::from(" Legal \u{a0} Affairs ".to_owned());
        assert_eq!(unit.name(), "Legal Affairs");
    }
}
