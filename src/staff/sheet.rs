use super::Column;
use crate::{
    error::{Error, Result},
    language::Text,
    sheet::{self, Line},
};

/// A roster as a table of texts: the columns of its first line and a record for each further line.
#[derive(Debug)]
pub struct Sheet {
    columns: Vec<Column>,
    table: sheet::Sheet,
}

/// One line of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    columns: &'a [Column],
    line: Line<'a>,
}

impl Sheet {
    /// Reads a roster from a file of comma-separated values.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file is in another encoding, has no lines, lacks a required column, or has one
    /// twice or one that is unknown.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let table = sheet::Sheet::read(bytes)?;
        let columns = columns(table.headings())?;
        if table.lines().len() == 0 {
            return Err(Error::invalid(Text::new("staff-file-empty")));
        }
        Ok(Self { columns, table })
    }

    /// The lines below the headings.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.table.lines().map(|line| Row {
            columns: &self.columns,
            line,
        })
    }
}

impl<'a> Row<'a> {
    /// The number of the line in the file, the first being 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.line.number()
    }

    /// What stands in a column, without white space around it; nothing where the file has no such column.
    #[must_use]
    pub fn cell(self, column: Column) -> &'a str {
        let index = self.columns.iter().position(|known| *known == column);
        index.map_or("", |index| self.line.cell(index))
    }

    /// What is wrong with the number of cells, if anything is.
    #[must_use]
    pub fn flaw(self) -> Option<Text> {
        self.line.flaw()
    }
}

fn columns<'a>(headings: impl Iterator<Item = &'a str>) -> Result<Vec<Column>> {
    let mut columns = Vec::new();
    for heading in headings {
        let Some(column) = Column::from_heading(heading) else {
            let known: Vec<&str> = Column::ALL.iter().map(|column| column.heading()).collect();
            return Err(Error::invalid(
                Text::new("staff-column-unknown")
                    .with("column", heading)
                    .with("columns", known.join(", ")),
            ));
        };
        if columns.contains(&column) {
            let text = Text::new("staff-column-twice").with("column", heading);
            return Err(Error::invalid(text));
        }
        columns.push(column);
    }
    for column in Column::REQUIRED {
        if !columns.contains(&column) {
            let text = Text::new("staff-column-missing").with("column", column.heading());
            return Err(Error::invalid(text));
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        match Sheet::read(bytes) {
            Err(Error::Invalid(problems)) => problems.iter().next().unwrap().text.key().to_owned(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_come_in_any_order() {
        let text = "unit;ID;Name;E-mail\r\nLegal;7;Ada;a@b.org\r\n";
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        let row = sheet.rows().next().unwrap();
        assert_eq!((row.cell(Column::Id), row.number()), ("7", 2));
        assert_eq!(
            (row.cell(Column::Unit), row.cell(Column::Grade)),
            ("Legal", "")
        );
        assert_eq!(row.flaw(), None);
    }

    #[test]
    fn what_is_no_roster_is_refused() {
        for (text, key) in [
            ("", "staff-column-missing"),
            ("id,name,e-mail,unit\n", "staff-file-empty"),
            ("id,name,e-mail,unit\n,,,\n", "staff-file-empty"),
            ("id,name,unit\n1,Ada,Legal", "staff-column-missing"),
            (
                "id,name,e-mail,unit,salary\n1,Ada,a@b.org,Legal,9",
                "staff-column-unknown",
            ),
            (
                "id,name,e-mail,unit,Email\n1,Ada,a@b.org,Legal,x",
                "staff-column-twice",
            ),
        ] {
            assert_eq!(refusal(text.as_bytes()), key, "{text}");
        }
    }
}
