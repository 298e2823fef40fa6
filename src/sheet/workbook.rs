//! Tables from workbooks (XLSX, ECMA-376): the first sheet, by the values its cells show.
//!
//! A workbook is a packed archive that can say far more than it holds. What it unpacks to is measured before any of it is
//! understood, and its cells are read one by one, so that neither a bomb nor a lonely cell in the last corner takes the
//! memory of the machine.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use csv::StringRecord;
use zip::ZipArchive;

use super::Sheet;
use crate::{
    error::{Error, Result},
    language::Text,
};

/// What a workbook begins with: it is an archive of the format ZIP.
const ZIP: &[u8] = b"PK\x03\x04";
/// What the workbooks of before 2007, and those under a password, begin with.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// The most that a workbook may unpack to, in MiB.
const MOST_MIB: u32 = 128;
/// The most files in a workbook.
const MOST_FILES: usize = 1_000;
/// The most lines of a table.
const MOST_LINES: u32 = 100_000;
/// The most columns of a table.
const MOST_COLUMNS: u32 = 200;

/// Whether a file is a workbook, whatever it is called.
///
/// # Errors
/// [`Error::Invalid`] for one in the format of before 2007.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<bool> {
    if bytes.starts_with(COMPOUND) {
        return refuse("sheet-old");
    }
    Ok(bytes.starts_with(ZIP))
}

/// The table on the first sheet of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet> {
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let name = book.sheet_names().into_iter().next();
    let name = name.ok_or_else(|| Error::invalid(Text::new("sheet-workbook")))?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(unreadable)?;
    if let Some(range) = merged.first() {
        let cells = format!("{}:{}", cell_name(range.start), cell_name(range.end));
        return Err(Error::invalid(
            Text::new("sheet-merged").with("cells", cells),
        ));
    }
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    while let Some(cell) = cells
        .next_cell_with_formula_metadata()
        .map_err(unreadable)?
    {
        let (row, column) = cell.pos;
        let words = words(&cell.value, cell.pos)?;
        if cell.formula.is_some() && words.is_empty() {
            let text = Text::new("sheet-formula").with("cell", cell_name(cell.pos));
            return Err(Error::invalid(text));
        }
        if words.trim().is_empty() {
            continue;
        }
        if row > MOST_LINES {
            return Err(Error::invalid(
                Text::new("sheet-long").with("most", MOST_LINES),
            ));
        }
        if column >= MOST_COLUMNS {
            return Err(Error::invalid(
                Text::new("sheet-wide").with("most", MOST_COLUMNS),
            ));
        }
        let place = usize::try_from(column).map_err(Error::broken)?;
        let line = rows.entry(row).or_default();
        if line.len() <= place {
            line.resize(place + 1, String::new());
        }
        if let Some(there) = line.get_mut(place) {
            *there = words;
        }
    }
    Ok(sheet(rows))
}

/// The first line that is not empty has the headings; a shorter line is as long as it.
fn sheet(rows: BTreeMap<u32, Vec<String>>) -> Sheet {
    let mut rows = rows.into_iter();
    let headings = StringRecord::from(rows.next().map(|(_, line)| line).unwrap_or_default());
    let records = rows.map(|(row, mut line)| {
        line.resize(line.len().max(headings.len()), String::new());
        (u64::from(row) + 1, StringRecord::from(line))
    });
    Sheet {
        records: records.collect(),
        headings,
    }
}

/// Unpacks everything once and keeps nothing: what a file in the archive says of its own size is not believed.
fn measure(bytes: &[u8]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_FILES {
        return too_large();
    }
    let most = u64::from(MOST_MIB) * 1024 * 1024;
    let mut left = most;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(unreadable)?;
        let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(unreadable)?;
        if unpacked > left {
            return too_large();
        }
        left -= unpacked;
    }
    Ok(())
}

/// What a cell shows, in the form in which a table of comma-separated values has it.
fn words(value: &DataRef<'_>, at: (u32, u32)) -> Result<String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => {
            words.clone()
        }
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::Error(_) => {
            let text = Text::new("sheet-error").with("cell", cell_name(at));
            return Err(Error::invalid(text));
        }
    })
}

/// A day as year-month-day, with the time of day where there is one.
fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if (hour, minute) == (0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
}

/// How a spreadsheet calls a cell: `B3`.
fn cell_name((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    let column: String = letters.iter().rev().collect();
    format!("{column}{}", u64::from(row) + 1)
}

/// The cause may quote what stands in the file, and is not kept.
fn unreadable<E>(_: E) -> Error {
    Error::invalid(Text::new("sheet-workbook"))
}

fn too_large<T>() -> Result<T> {
    Err(Error::invalid(
        Text::new("sheet-large").with("most", MOST_MIB),
    ))
}

fn refuse<T>(key: &'static str) -> Result<T> {
    Err(Error::invalid(Text::new(key)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    /// A workbook with these rows on its only sheet, as a spreadsheet program packs it.
    fn book(rows: &str, after: &str) -> Vec<u8> {
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetData>{rows}</sheetData>{after}</worksheet>"
        );
        archive(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
    }

    fn archive(more: &[(&str, &[u8])]) -> Vec<u8> {
        const MAIN: &str = "http://schemas.openxmlformats.org";
        let types = format!(
            "<Types xmlns=\"{MAIN}/package/2006/content-types\">\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        );
        let rels = format!(
            "<Relationships xmlns=\"{MAIN}/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"{MAIN}/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
             </Relationships>"
        );
        let workbook = format!(
            "<workbook xmlns=\"{MAIN}/spreadsheetml/2006/main\" \
             xmlns:r=\"{MAIN}/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        );
        let sheets = format!(
            "<Relationships xmlns=\"{MAIN}/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"{MAIN}/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             </Relationships>"
        );
        let styles = format!(
            "<styleSheet xmlns=\"{MAIN}/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/>\
             <xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        );
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let fixed: [(&str, &[u8]); 5] = [
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", rels.as_bytes()),
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
            ("xl/styles.xml", styles.as_bytes()),
        ];
        for (name, bytes) in fixed.iter().chain(more) {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn text(cell: &str, words: &str) -> String {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    }

    fn reason(bytes: &[u8]) -> String {
        match Sheet::read(bytes) {
            Err(Error::Invalid(problems)) => problems.iter().next().unwrap().text.key().to_owned(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_workbook_is_read_like_any_table() {
        let rows = format!(
            "<row r=\"2\">{}{}{}{}{}</row><row r=\"3\">{}<c r=\"B3\"><v>1234.5</v></c>\
             <c r=\"C3\" s=\"1\"><v>46083</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>\
             <row r=\"6\">{}<c r=\"B6\"><v>7</v></c></row>",
            text("A2", "what"),
            text("B2", "value"),
            text("C2", "since"),
            text("D2", "touches"),
            text("E2", "note"),
            text("A3", "شقة في جنيف"),
            text("A6", "Boat"),
        );
        let sheet = Sheet::read(&book(&rows, "")).unwrap();
        let headings: Vec<&str> = sheet.headings().collect();
        assert_eq!(headings, ["what", "value", "since", "touches", "note"]);
        let lines: Vec<_> = sheet.lines().collect();
        let cells: Vec<&str> = (0..5).map(|at| lines[0].cell(at)).collect();
        assert_eq!(cells, ["شقة في جنيف", "1234.5", "2026-03-02", "yes", ""]);
        assert_eq!((lines[0].number(), lines[1].number()), (3, 6));
        assert_eq!((lines[1].cell(1), lines[1].flaw()), ("7", None));
    }

    #[test]
    fn a_formula_counts_by_the_value_it_showed_last() {
        let rows = |cell: &str| {
            format!(
                "<row r=\"1\">{}</row><row r=\"2\">{cell}</row>",
                text("A1", "value")
            )
        };
        let known = rows("<c r=\"A2\"><f>1+2</f><v>3</v></c>");
        let sheet = Sheet::read(&book(&known, "")).unwrap();
        assert_eq!(sheet.lines().next().unwrap().cell(0), "3");
        assert_eq!(
            reason(&book(&rows("<c r=\"A2\"><f>1+2</f></c>"), "")),
            "sheet-formula"
        );
        let wrong = rows("<c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>");
        assert_eq!(reason(&book(&wrong, "")), "sheet-error");
    }

    #[test]
    fn merged_cells_are_refused_with_their_names() {
        let rows = format!("<row r=\"1\">{}</row>", text("A1", "what"));
        let merged = "<mergeCells count=\"1\"><mergeCell ref=\"A2:B5\"/></mergeCells>";
        match Sheet::read(&book(&rows, merged)) {
            Err(Error::Invalid(problems)) => {
                let text = &problems.iter().next().unwrap().text;
                assert_eq!(*text, Text::new("sheet-merged").with("cells", "A2:B5"));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_hundred_thousand_lines_are_read_and_no_more() {
        let row = |at: u32| format!("<row r=\"{at}\"><c r=\"A{at}\"><v>{at}</v></c></row>");
        let all: String = (1..=100_001).map(row).collect();
        let sheet = Sheet::read(&book(&all, "")).unwrap();
        assert_eq!(sheet.lines().len(), 100_000);
        assert_eq!(sheet.lines().last().unwrap().cell(0), "100001");
        assert_eq!(reason(&book(&(all + &row(100_002)), "")), "sheet-long");
        let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
        assert_eq!(reason(&book(corner, "")), "sheet-long");
        let wide = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
        assert_eq!(reason(&book(wide, "")), "sheet-wide");
    }

    #[test]
    fn a_bomb_is_measured_before_it_is_opened() {
        let mib = usize::try_from(MOST_MIB).unwrap() + 1;
        let zeros = vec![b' '; mib * 1024 * 1024];
        let bomb = archive(&[("xl/worksheets/sheet1.xml", &zeros)]);
        assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
        assert_eq!(reason(&bomb), "sheet-large");
        let names: Vec<String> = (0..=MOST_FILES).map(|at| format!("{at}.xml")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
        assert_eq!(reason(&archive(&many)), "sheet-large");
    }

    #[test]
    fn what_is_no_workbook_of_this_format_is_refused() {
        assert_eq!(reason(&[COMPOUND, &[0; 600]].concat()), "sheet-old");
        assert_eq!(reason(&[ZIP, &[0; 600]].concat()), "sheet-workbook");
        let whole = book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
        assert_eq!(reason(&whole[..whole.len() / 2]), "sheet-workbook");
        assert_eq!(reason(&archive(&[])), "sheet-workbook");
    }

    #[test]
    fn cells_are_called_as_spreadsheets_call_them() {
        for (at, name) in [
            ((0, 0), "A1"),
            ((2, 27), "AB3"),
            ((1_048_575, 16_383), "XFD1048576"),
        ] {
            assert_eq!(cell_name(at), name);
        }
    }
}
