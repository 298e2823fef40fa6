//! Holdings from a table, as a bank or a broker gives them out: first a preview, then items from the lines that were
//! understood. What the table does not say is left for the person to answer.

use std::collections::{BTreeMap, HashMap};

use super::{
    Country, Field, Item, Kind, Money, Place, Section, Subject, Typed, Value, Words, words::folded,
};
use crate::{
    error::{Error, Result},
    language::{Languages, Text},
    sheet::{Line, Sheet},
};

/// The longest table that is read, in lines: more is no list of holdings.
const MOST_LINES: usize = 2000;
/// What stands behind the code of a field of money where the currency has a column of its own.
const CURRENCY: &str = "-currency";

/// What an import would do, line by line.
#[derive(Clone)]
pub struct Preview {
    /// The lines that are not empty, in their order.
    pub rows: Vec<PreviewRow>,
    /// The headings that name no question of the section: their columns are left out.
    pub ignored: Vec<String>,
}

/// One line of the table.
#[derive(Clone)]
pub struct PreviewRow {
    /// The number of the line in the file, the first being 1.
    pub line: u64,
    /// Whose the item is, if the line says so.
    pub subject: Option<Subject>,
    /// What was understood, by the code of the field.
    pub fields: BTreeMap<String, Value>,
    /// What was not understood: the code of the field, or nothing for the whole line, and a sentence. Such a line is not
    /// taken over.
    pub flaws: Vec<(Option<String>, Text)>,
    /// The codes of the fields that must still be answered once the line was taken over; `subject` for whose it is.
    pub gaps: Vec<String>,
}

/// What a column of the table is.
#[derive(Clone, PartialEq)]
enum Column {
    Subject,
    Field(String),
    Currency(String),
}

impl Preview {
    /// The items of the lines that were understood; `id` gives each its own.
    pub fn items(&self, mut id: impl FnMut() -> String) -> Vec<Item> {
        let good = self.rows.iter().filter(|row| row.flaws.is_empty());
        good.map(|row| Item {
            id: id(),
            subject: row.subject,
            fields: row.fields.clone(),
        })
        .collect()
    }

    /// How many lines were not understood.
    #[must_use]
    pub fn bad(&self) -> usize {
        self.rows.iter().filter(|row| !row.flaws.is_empty()).count()
    }
}

/// Reads a table, comma-separated values or a workbook, into a section. The first line names the questions, by their code or their
/// label in any language of the form; `subject` says whose an item is; `<code>-currency` gives a currency beside an
/// amount. Choices and countries are written as their code or their name in any language.
///
/// # Errors
/// [`Error::Invalid`] when the section is no list, the file is no such table or too long, or no heading or two name the
/// same question.
pub fn import(section: &Section, bytes: &[u8], languages: &Languages) -> Result<Preview> {
    if section.once {
        return Err(Error::invalid(Text::new("form-import-once")));
    }
    let sheet = Sheet::read(bytes)?;
    if sheet.lines().len() > MOST_LINES {
        let text = Text::new("form-import-long").with("most", MOST_LINES);
        return Err(Error::invalid(text));
    }
    let (columns, ignored) = columns(section, &sheet, languages)?;
    let reading = Reading {
        section,
        columns,
        languages,
        countries: Country::names(languages),
    };
    let rows: Vec<PreviewRow> = sheet.lines().map(|line| reading.row(line)).collect();
    if rows.is_empty() {
        return Err(Error::invalid(Text::new("form-import-empty")));
    }
    Ok(Preview { rows, ignored })
}

/// What each column is, and the headings that are nothing.
fn columns(
    section: &Section,
    sheet: &Sheet,
    languages: &Languages,
) -> Result<(Vec<Option<Column>>, Vec<String>)> {
    let (mut columns, mut ignored) = (Vec::new(), Vec::new());
    for heading in sheet.headings() {
        let column = column(section, heading, languages);
        if column.is_some() && columns.contains(&column) {
            let text = Text::new("form-import-twice").with("heading", heading);
            return Err(Error::invalid(text));
        }
        if column.is_none() && !heading.trim().is_empty() {
            ignored.push(heading.trim().to_owned());
        }
        columns.push(column);
    }
    if columns.iter().all(Option::is_none) {
        let codes: Vec<&str> = section.fields.iter().map(|field| &*field.code).collect();
        let text = Text::new("form-import-no-heading").with("known", codes.join(", "));
        return Err(Error::invalid(text));
    }
    Ok((columns, ignored))
}

fn column(section: &Section, heading: &str, languages: &Languages) -> Option<Column> {
    let heading = folded(heading);
    let subject = Text::new("form-subject");
    let called = |words: &Words| words.all().any(|(_, words)| folded(words) == heading);
    let field = section
        .fields
        .iter()
        .find(|field| field.code == heading || called(&field.label));
    if let Some(field) = field {
        return Some(Column::Field(field.code.clone()));
    }
    if let Some(code) = heading.strip_suffix(CURRENCY) {
        let money = section
            .field(code)
            .filter(|field| matches!(field.kind, Kind::Money { .. }));
        return money.map(|field| Column::Currency(field.code.clone()));
    }
    let is_subject = heading == "subject" || spoken(&subject, languages, &heading);
    (is_subject && !section.subjects.is_empty()).then_some(Column::Subject)
}

/// Whether any language says this text in these words.
fn spoken(text: &Text, languages: &Languages, words: &str) -> bool {
    languages
        .iter()
        .any(|speech| folded(&speech.say(text)) == words)
}

struct Reading<'a> {
    section: &'a Section,
    columns: Vec<Option<Column>>,
    languages: &'a Languages,
    countries: HashMap<String, Country>,
}

impl Reading<'_> {
    fn row(&self, line: Line<'_>) -> PreviewRow {
        let mut row = PreviewRow {
            line: line.number(),
            subject: None,
            fields: BTreeMap::new(),
            flaws: line.flaw().map(|text| (None, text)).into_iter().collect(),
            gaps: Vec::new(),
        };
        for (index, column) in self.columns.iter().enumerate() {
            let cell = line.cell(index);
            match column {
                Some(Column::Subject) => self.subject(&mut row, cell),
                Some(Column::Field(code)) => self.field(&mut row, code, cell, line),
                Some(Column::Currency(_)) | None => {}
            }
        }
        self.find_gaps(&mut row);
        row
    }

    fn subject(&self, row: &mut PreviewRow, cell: &str) {
        let wanted = folded(cell);
        let mut subjects = self.section.subjects.iter().copied();
        row.subject = subjects.find(|subject| {
            subject.code() == wanted || spoken(&subject.label(), self.languages, &wanted)
        });
        if row.subject.is_none() && !cell.is_empty() {
            let code = Some("subject".to_owned());
            row.flaws.push((code, Text::new("form-no-such-option")));
        }
    }

    fn field(&self, row: &mut PreviewRow, code: &str, cell: &str, line: Line<'_>) {
        let Some(field) = self.section.field(code) else {
            return;
        };
        let read = match self.currency(code, line) {
            Some(currency) => field.read(Typed::Money {
                amount: cell,
                currency,
            }),
            None => self.cell(field, cell),
        };
        match read {
            Ok(Some(value)) => {
                row.fields.insert(code.to_owned(), value);
            }
            Ok(None) => {}
            Err(text) => row.flaws.push((Some(code.to_owned()), text)),
        }
    }

    /// What stands in the column of a field's currency, if there is such a column and something in it.
    fn currency<'l>(&self, code: &str, line: Line<'l>) -> Option<&'l str> {
        let wanted = Some(Column::Currency(code.to_owned()));
        let index = self.columns.iter().position(|column| *column == wanted)?;
        Some(line.cell(index)).filter(|cell| !cell.is_empty())
    }

    /// Codes are read as everywhere; in a table also names, and an amount where a band is asked.
    fn cell(&self, field: &Field, cell: &str) -> Result<Option<Value>, Text> {
        let wanted = folded(cell);
        let yes_or_no = |key| spoken(&Text::new(key), self.languages, &wanted);
        match &field.kind {
            Kind::Choice { options } => {
                let option = options.iter().find(|option| {
                    option.code == wanted
                        || option.label.all().any(|(_, words)| folded(words) == wanted)
                });
                field.read(Typed::One(option.map_or(cell, |option| &option.code)))
            }
            Kind::Country => {
                let code = self.countries.get(&wanted).map(|named| named.code());
                field.read(Typed::One(code.unwrap_or(cell)))
            }
            Kind::YesNo if yes_or_no("form-yes") => Ok(Some(Value::YesNo(true))),
            Kind::YesNo if yes_or_no("form-no") => Ok(Some(Value::YesNo(false))),
            Kind::Band { currency, bounds } if !cell.is_empty() => {
                let amount = Money::parse(cell, *currency)?;
                let mut below = bounds.iter().rev();
                let band = below.find(|bound| amount.compare(**bound).is_ge());
                let band = band.ok_or_else(|| Text::new("form-no-such-option"))?;
                Ok(Some(Value::Band(*band)))
            }
            _ => field.read(Typed::One(cell)),
        }
    }

    /// What the section will still ask of the item; the flaws say the rest.
    fn find_gaps(&self, row: &mut PreviewRow) {
        let item = Item {
            id: String::new(),
            subject: row.subject,
            fields: row.fields.clone(),
        };
        let findings = self.section.check_item(&item);
        let asked = findings.errors().filter_map(|finding| {
            let place: &Place = finding.place.as_ref()?;
            place.field.clone()
        });
        let told: Vec<&String> = row
            .flaws
            .iter()
            .filter_map(|(code, _)| code.as_ref())
            .collect();
        row.gaps = asked.filter(|code| !told.contains(&code)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::form::samples::{choice, country, form, money, text};

    fn preview(section: &str, table: &str) -> Result<Preview> {
        let languages = Languages::load(None, "en").unwrap();
        import(
            form().section(section).unwrap(),
            table.as_bytes(),
            &languages,
        )
    }

    fn refusal(section: &str, table: &str) -> String {
        match preview(section, table) {
            Err(Error::Invalid(problems)) => problems.iter().next().unwrap().text.key().to_owned(),
            Ok(_) => panic!("accepted: {table}"),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_table_in_either_language_becomes_items() {
        for table in [
            "subject,what,kind,where,value,value-currency,band\nself,Flat,house,CH,\"1,234.50\",USD,1200\n",
            "Whose it is;What it is;Kind;Country;Value;value-currency;Value, roughly\nMyself;Flat;House;Switzerland;1234,50;usd;1200\n",
            "صاحبه\tوصفه\tنوعه\tالبلد\tالقيمة\tvalue-currency\tالقيمة التقريبية\nأنا\tFlat\tمنزل\tسويسرا\t١٬٢٣٤٫٥٠\tUSD\t١٢٠٠\n",
        ] {
            let preview = preview("assets", table).unwrap();
            assert!(preview.ignored.is_empty() && preview.bad() == 0, "{table}");
            let items = preview.items(|| "x".to_owned());
            let flat = &items[0];
            assert_eq!(flat.subject, Some(Subject::Own), "{table}");
            for (code, value) in [
                ("what", text("Flat")),
                ("kind", choice("house")),
                ("where", country("CH")),
                ("value", money("1234.50", "USD")),
                ("band", Value::Band(1_000)),
            ] {
                assert_eq!(flat.value(code), Some(&value), "{code}: {table}");
            }
            assert!(preview.rows[0].gaps.is_empty(), "{table}");
        }
    }

    #[test]
    fn a_line_that_is_not_understood_is_told_with_its_number_and_left_out() {
        let table =
            "what,kind,value,ISIN\n\nGood,shares,CHF 5,US1\nBad,boat,-3,US2\nShort,shares\n";
        let preview = preview("assets", table).unwrap();
        assert_eq!(preview.ignored, ["ISIN"]);
        let told: Vec<(u64, Vec<&str>)> = preview
            .rows
            .iter()
            .map(|row| {
                (
                    row.line,
                    row.flaws.iter().map(|(_, text)| text.key()).collect(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (3, vec![]),
                (4, vec!["form-no-such-option", "form-currency-missing"]),
                (5, vec!["sheet-cells"]),
            ]
        );
        assert_eq!(preview.bad(), 2);
        assert_eq!(preview.items(|| "x".to_owned()).len(), 1);
        assert_eq!(preview.rows[0].gaps, ["subject"]);
    }

    #[test]
    fn what_is_no_table_of_this_section_is_refused() {
        assert_eq!(refusal("oath", "read\nyes"), "form-import-once");
        assert_eq!(
            refusal("gifts", "colour,size\nred,3"),
            "form-import-no-heading"
        );
        assert_eq!(refusal("gifts", "giver,Giver\nA,B"), "form-import-twice");
        assert_eq!(refusal("gifts", "giver\n"), "form-import-empty");
        assert_eq!(
            refusal("gifts", &format!("giver\n{}", "A\n".repeat(2001))),
            "form-import-long"
        );
    }
}
