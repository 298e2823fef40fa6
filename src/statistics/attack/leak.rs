use super::Range;
use crate::language::Text;
use crate::statistics::at;
use crate::statistics::table::Place;

/// Something an attacker knows and must not.
#[derive(Debug, Clone, PartialEq)]
pub struct Leak {
    /// What he knows.
    pub kind: Kind,
    /// Where the count it is about stands.
    pub at: Vec<Place>,
    /// The values it may have for all he knows.
    pub range: Range,
    /// The published cells that give it away.
    pub causes: Vec<Place>,
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
        let range = self.range.to_string();
        let what = match self.kind {
            Kind::SmallPublished => Text::new("statistics-leak-small").with("value", range),
            Kind::FewPersonsPublished => Text::new("statistics-leak-few-persons"),
            Kind::SensitivePublished => Text::new("statistics-leak-sensitive"),
            Kind::Determined => Text::new("statistics-leak-determined").with("value", range),
            Kind::CertainlySmall => {
                Text::new("statistics-leak-certainly-small").with("range", range)
            }
            Kind::Narrow => Text::new("statistics-leak-narrow").with("range", range),
            Kind::SmallDifference => Text::new("statistics-leak-difference").with("range", range),
            Kind::Attribution => Text::new("statistics-leak-attribution").with("range", range),
        };
        let leak = at(listed(&self.at), what);
        if self.causes.is_empty() {
            leak
        } else {
            Text::new("statistics-leak-causes")
                .with("leak", leak)
                .with("cells", listed(&self.causes))
        }
    }
}

fn listed(places: &[Place]) -> String {
    let names: Vec<String> = places.iter().map(ToString::to_string).collect();
    names.join("; ")
}
