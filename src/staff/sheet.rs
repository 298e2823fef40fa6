use csv::{ReaderBuilder, StringRecord};

use super::Column;
use crate::{
    error::{Error, Result},
    language::Text,
};

/// A roster as a table of texts: the columns of its first line and a record for each further line.
#[derive(Debug)]
pub struct Sheet {
    columns: Vec<Column>,
    records: Vec<(u64, StringRecord)>,
}

/// One line of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    number: u64,
    columns: &'a [Column],
    record: &'a StringRecord,
}

impl Sheet {
    /// Reads a file of comma-separated values (RFC 4180) in UTF-8, with or without a byte-order mark; semicolons and
    /// tabs are recognised by its first line.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file is in another encoding, has no lines, lacks a required column, or has one
    /// twice or one that is unknown.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let text = decode(bytes)?;
        let heading = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .delimiter(separator(heading))
            .flexible(true)
            .from_reader(text.as_bytes());
        let columns = columns(reader.headers().map_err(Error::broken)?)?;
        let mut records = Vec::new();
        let mut lines = Lines::of(text);
        for record in reader.records() {
            let record = record.map_err(Error::broken)?;
            // A spreadsheet leaves lines of nothing but separators behind.
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                let byte = record.position().map_or(0, csv::Position::byte);
                records.push((lines.number_at(byte), record));
            }
        }
        if records.is_empty() {
            return Err(Error::invalid(Text::new("staff-file-empty")));
        }
        Ok(Self { columns, records })
    }

    /// The lines below the headings.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.records.iter().map(|(number, record)| Row {
            number: *number,
            columns: &self.columns,
            record,
        })
    }
}

impl<'a> Row<'a> {
    /// The number of the line in the file, the first being 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// What stands in a column, without white space around it; nothing where the file has no such column.
    #[must_use]
    pub fn cell(self, column: Column) -> &'a str {
        let index = self.columns.iter().position(|known| *known == column);
        let cell = index.and_then(|index| self.record.get(index));
        cell.unwrap_or_default().trim()
    }

    /// What is wrong with the number of cells, if anything is.
    #[must_use]
    pub fn flaw(self) -> Option<Text> {
        let (found, expected) = (self.record.len(), self.columns.len());
        (found != expected).then(|| {
            Text::new("staff-cells")
                .with("found", found)
                .with("expected", expected)
        })
    }
}

/// Counts lines on the way through a text. The parser's own count is one short after `\r\n` and after empty lines,
/// because there a record begins with what ended the line before.
struct Lines<'a> {
    ahead: &'a str,
    byte: usize,
    number: u64,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            ahead: text,
            byte: 0,
            number: 1,
        }
    }

    /// The line of the first character at or after `byte` that ends no line; never goes back.
    fn number_at(&mut self, byte: u64) -> u64 {
        let step = usize::try_from(byte)
            .unwrap_or(usize::MAX)
            .saturating_sub(self.byte);
        let (passed, rest) = self
            .ahead
            .split_at_checked(step)
            .unwrap_or((self.ahead, ""));
        let ahead = rest.trim_start_matches(['\r', '\n']);
        let ends = rest.get(..rest.len() - ahead.len()).unwrap_or_default();
        for part in [passed, ends] {
            self.number += part
                .bytes()
                .map(|byte| u64::from(byte == b'\n'))
                .sum::<u64>();
            self.byte += part.len();
        }
        self.ahead = ahead;
        self.number
    }
}

/// Names in a wrong encoding would be damaged for good without anybody noticing: such a file is refused.
fn decode(bytes: &[u8]) -> Result<&str> {
    let text = std::str::from_utf8(bytes).ok();
    match text.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text)) {
        // A NUL is the mark of UTF-16 without a byte-order mark.
        Some(text) if !text.contains('\0') => Ok(text),
        _ => Err(Error::invalid(Text::new("staff-file-encoding"))),
    }
}

fn separator(heading: &str) -> u8 {
    let count = |separator: u8| heading.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

fn columns(headings: &StringRecord) -> Result<Vec<Column>> {
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
    fn columns_come_in_any_order_with_any_separator_and_a_byte_order_mark() {
        for text in [
            "unit,ID,Name,E-mail\nLegal,7,Ada,a@b.org\n",
            "\u{feff}unit;ID;Name;E-mail\r\n\"Legal\";7;Ada;a@b.org\r\n;;;\r\n",
            "unit\tID\tName\tE-mail\nLegal\t 7 \tAda\ta@b.org",
        ] {
            let sheet = Sheet::read(text.as_bytes()).unwrap();
            let row = sheet.rows().next().unwrap();
            assert_eq!(sheet.rows().len(), 1, "{text}");
            assert_eq!((row.cell(Column::Id), row.number()), ("7", 2), "{text}");
            assert_eq!(
                (row.cell(Column::Unit), row.cell(Column::Grade)),
                ("Legal", "")
            );
            assert_eq!(row.flaw(), None);
        }
    }

    #[test]
    fn a_line_keeps_its_number_behind_a_cell_of_several_lines() {
        let text = "id,name,e-mail,unit\n1,\"Ada\nLovelace\",a@b.org,Legal\n2,Bo,b@b.org\n";
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        let last = sheet.rows().last().unwrap();
        assert_eq!(last.number(), 4);
        assert_eq!(last.flaw().unwrap().key(), "staff-cells");
    }

    #[test]
    fn empty_lines_and_either_line_end_are_counted() {
        for end in ["\n", "\r\n"] {
            let lines = [
                "",
                "id,name,e-mail,unit",
                "",
                "1,Ada,a@b.org,Legal",
                ",,,",
                "2,Bo,b@b.org,Legal",
                "",
                "",
                "3,Cy,c@b.org,Legal",
                "",
            ];
            let sheet = Sheet::read(lines.join(end).as_bytes()).unwrap();
            let numbers: Vec<u64> = sheet.rows().map(Row::number).collect();
            assert_eq!(numbers, [4, 6, 9], "{end:?}");
        }
    }

    #[test]
    fn another_encoding_is_refused() {
        let roster = "id,name,e-mail,unit\n1,Zoé,z@b.org,Légal\n";
        let latin: Vec<u8> = roster.chars().map(|c| u8::try_from(c).unwrap()).collect();
        assert_eq!(refusal(&latin), "staff-file-encoding");
        let utf16: Vec<u8> = roster.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(refusal(&utf16), "staff-file-encoding");
        let plain: Vec<u8> = "id,name"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(refusal(&plain), "staff-file-encoding");
        let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
        assert_eq!(refusal(&marked), "staff-file-encoding");
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
