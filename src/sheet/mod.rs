//! Tables from files: comma-separated values as spreadsheets, banks and personnel systems write them, and workbooks.
//!
//! A table is headings and lines of texts; each line keeps its number in the file, so that what is wrong with it can be
//! found there. What the headings mean is for the room that reads it.

mod workbook;

use csv::{ReaderBuilder, StringRecord};

use crate::{
    error::{Error, Result},
    language::Text,
};

/// A table as it stands in a file: the headings of its first line and the lines below that are not empty.
#[derive(Debug)]
pub struct Sheet {
    headings: StringRecord,
    records: Vec<(u64, StringRecord)>,
}

/// One line of a table.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    number: u64,
    headings: usize,
    record: &'a StringRecord,
}

impl Sheet {
    /// Reads a file of comma-separated values (RFC 4180) in UTF-8, with or without a byte-order mark; semicolons and
    /// tabs are recognised by its first line. A workbook (XLSX) is known by how it begins, whatever it is called; the first
    /// of its sheets is read, by the values that were last shown.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file is in another encoding, or is a workbook that does not say in plain cells what it says.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        if workbook::is_workbook(bytes)? {
            return workbook::read(bytes);
        }
        let text = decode(bytes)?;
        let heading = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .delimiter(separator(heading))
            .flexible(true)
            .from_reader(text.as_bytes());
        let headings = reader.headers().map_err(Error::broken)?.clone();
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
        Ok(Self { headings, records })
    }

    /// The table as comma-separated values, each line where it stood.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn text(&self) -> Result<String> {
        let mut text = String::new();
        let mut written = 0;
        let headings = std::iter::once((1, &self.headings));
        let records = self
            .records
            .iter()
            .map(|(number, record)| (*number, record));
        for (number, record) in headings.chain(records) {
            // A cell of several lines takes more of them than it took before.
            let gap = number.saturating_sub(written + 1);
            text.extend(std::iter::repeat_n(
                '\n',
                usize::try_from(gap).map_err(Error::broken)?,
            ));
            let mut line = csv::WriterBuilder::new()
                .flexible(true)
                .from_writer(Vec::new());
            line.write_record(record).map_err(Error::broken)?;
            let line = line.into_inner().map_err(Error::broken)?;
            let line = String::from_utf8(line).map_err(Error::broken)?;
            let lines = line
                .bytes()
                .map(|byte| u64::from(byte == b'\n'))
                .sum::<u64>();
            written = (written + gap).saturating_add(lines);
            text.push_str(&line);
        }
        Ok(text)
    }

    /// The headings in their order.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter()
    }

    /// The lines below the headings.
    #[must_use]
    pub fn lines(&self) -> impl ExactSizeIterator<Item = Line<'_>> {
        self.records.iter().map(|(number, record)| Line {
            number: *number,
            headings: self.headings.len(),
            record,
        })
    }
}

impl<'a> Line<'a> {
    /// The number of the line in the file, the first being 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// What stands under the heading of this index, without white space around it; nothing beyond the last cell.
    #[must_use]
    pub fn cell(self, index: usize) -> &'a str {
        self.record.get(index).unwrap_or_default().trim()
    }

    /// What is wrong with the number of cells, if anything is.
    #[must_use]
    pub fn flaw(self) -> Option<Text> {
        let found = self.record.len();
        (found != self.headings).then(|| {
            Text::new("sheet-cells")
                .with("found", found)
                .with("expected", self.headings)
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
        _ => Err(Error::invalid(Text::new("sheet-encoding"))),
    }
}

fn separator(heading: &str) -> u8 {
    let count = |separator: u8| heading.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_parted_by_whatever_the_first_line_has() {
        for text in [
            "unit,ID\nLegal,7\n",
            "\u{feff}unit;ID\r\n\"Legal\";7\r\n;\r\n",
            "unit\tID\nLegal\t 7 ",
        ] {
            let sheet = Sheet::read(text.as_bytes()).unwrap();
            assert_eq!(sheet.headings().collect::<Vec<_>>(), ["unit", "ID"]);
            assert_eq!(sheet.lines().len(), 1, "{text}");
            let line = sheet.lines().next().unwrap();
            assert_eq!((line.cell(0), line.cell(1)), ("Legal", "7"), "{text}");
            assert_eq!((line.cell(2), line.number()), ("", 2), "{text}");
            assert_eq!(line.flaw(), None);
        }
    }

    #[test]
    fn a_line_keeps_its_number_behind_a_cell_of_several_lines() {
        let text = "id,name,unit\n1,\"Ada\nLovelace\",Legal\n2,Bo\n";
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        let last = sheet.lines().last().unwrap();
        assert_eq!(last.number(), 4);
        assert_eq!(last.flaw().unwrap().key(), "sheet-cells");
    }

    #[test]
    fn empty_lines_and_either_line_end_are_counted() {
        for end in ["\n", "\r\n"] {
            let lines = ["", "id,name", "", "1,Ada", ",", "2,Bo", "", "", "3,Cy", ""];
            let sheet = Sheet::read(lines.join(end).as_bytes()).unwrap();
            let numbers: Vec<u64> = sheet.lines().map(Line::number).collect();
            assert_eq!(numbers, [4, 6, 9], "{end:?}");
        }
    }

    #[test]
    fn a_table_as_text_is_the_same_table() {
        let text = "id,name\n1,\"Ada, \"\"Lady\"\"\"\n\n\n2,\"two\nlines\"\n3,شركة\n";
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        let again = sheet.text().unwrap();
        let again = Sheet::read(again.as_bytes()).unwrap();
        let cells = |sheet: &Sheet| -> Vec<(u64, String, String)> {
            let cells = |line: Line<'_>| (line.number(), line.cell(0).into(), line.cell(1).into());
            sheet.lines().map(cells).collect()
        };
        assert_eq!(cells(&again), cells(&sheet));
        assert_eq!(cells(&sheet)[1].0, 5);
    }

    #[test]
    fn another_encoding_is_refused() {
        let text = "id,name,unit\n1,Zoé,Légal\n";
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let plain: Vec<u8> = "id,name"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
        for bytes in [latin, utf16, plain, marked] {
            match Sheet::read(&bytes) {
                Err(Error::Invalid(problems)) => {
                    assert_eq!(problems.iter().next().unwrap().text.key(), "sheet-encoding");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
