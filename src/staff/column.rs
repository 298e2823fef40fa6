/// A column of the roster.
///
/// In the first line of the file each stands by its heading, in any order; capitals, spaces, hyphens and underscores
/// make no difference, so that `E-mail`, `email` and `E_MAIL` are one. Only the required ones must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// `id`: the key of the roster. Required.
    Id,
    /// `name`. Required.
    Name,
    /// `e-mail`. Required.
    Email,
    /// `language`: a tag such as `en` or `pt-BR`.
    Language,
    /// `grade`.
    Grade,
    /// `grade group`: a code of the vocabulary.
    GradeGroup,
    /// `contract type`: a code of the vocabulary.
    ContractType,
    /// `unit`. Required.
    Unit,
    /// `region`: a code of the vocabulary.
    Region,
    /// `gender`: a code of the vocabulary.
    Gender,
    /// `supervisor`: the id of another person.
    Supervisor,
    /// `duties`: several are separated by semicolons.
    Duties,
    /// `start`: the first day of service, as 2017-03-27.
    Start,
    /// `end`: the last day of service, as 2017-03-27.
    End,
}

impl Column {
    /// Every column, in the order of the documentation.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Name,
        Self::Email,
        Self::Language,
        Self::Grade,
        Self::GradeGroup,
        Self::ContractType,
        Self::Unit,
        Self::Region,
        Self::Gender,
        Self::Supervisor,
        Self::Duties,
        Self::Start,
        Self::End,
    ];

    /// The columns without which there is no roster.
    pub const REQUIRED: [Self; 4] = [Self::Id, Self::Name, Self::Email, Self::Unit];

    /// The heading as the documentation writes it.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Email => "e-mail",
            Self::Language => "language",
            Self::Grade => "grade",
            Self::GradeGroup => "grade group",
            Self::ContractType => "contract type",
            Self::Unit => "unit",
            Self::Region => "region",
            Self::Gender => "gender",
            Self::Supervisor => "supervisor",
            Self::Duties => "duties",
            Self::Start => "start",
            Self::End => "end",
        }
    }

    /// The column of a heading, however it is written.
    #[must_use]
    pub fn from_heading(heading: &str) -> Option<Self> {
        let heading = bare(heading);
        Self::ALL
            .into_iter()
            .find(|column| bare(column.heading()) == heading)
    }
}

fn bare(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_be_written_in_many_ways() {
        for column in Column::ALL {
            assert_eq!(Column::from_heading(column.heading()), Some(column));
        }
        for email in ["E-mail", "email", " E_MAIL ", "e mail"] {
            assert_eq!(Column::from_heading(email), Some(Column::Email), "{email}");
        }
        assert_eq!(Column::from_heading("salary"), None);
    }
}
