use super::Range;
use crate::language::Text;
use crate::statistics::table::Place;

/// Something an attacker knows and must not.
#[derive(Debug, Clone, PartialEq)]
pub struct Leak {
    /// What he knows.
    pub kind: Kind,
    /// The cells it is about: first the one concerned, then those that give it away.
    pub at: Vec<Place>,
    /// The values it may have for all he knows.
    pub range: Range,
}

/// The ways a table gives away too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A small count is published.
    SmallPublished,
    /// A published count rests on too few persons.
    FewPersonsPublished,
    /// A count that was to be protected whatever its value is published.
    SensitivePublished,
    /// A withheld count can only be one value.
    Determined,
    /// A withheld count is certain to be small.
    CertainlySmall,
    /// A small count cannot be zero, or cannot be large enough to publish.
    Narrow,
    /// A difference of published counts is certain to be small.
    SmallDifference,
    /// All members of a group, or all but too few, are known to belong to a sensitive category.
    Attribution,
}

impl Leak {
    /// The sentence that says so.
    #[must_use]
    pub fn text(&self) -> Text {
        let key = match self.kind {
            Kind::SmallPublished => "statistics-leak-small",
            Kind::FewPersonsPublished => "statistics-leak-few-persons",
            Kind::SensitivePublished => "statistics-leak-sensitive",
            Kind::Determined => "statistics-leak-determined",
            Kind::CertainlySmall => "statistics-leak-certainly-small",
            Kind::Narrow => "statistics-leak-narrow",
            Kind::SmallDifference => "statistics-leak-difference",
            Kind::Attribution => "statistics-leak-attribution",
        };
        let names: Vec<String> = self.at.iter().map(ToString::to_string).collect();
        let (first, others) = names
            .split_first()
            .map_or(("", &[][..]), |(first, others)| (first.as_str(), others));
        Text::new(key)
            .with("cell", first)
            .with("range", self.range.to_string())
            .with("others", others.join("; "))
    }
}
