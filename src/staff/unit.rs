use std::fmt;

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
