use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Column, Details, Flaw, Unit, sheet::Row};
use crate::{
    language::{Text, typed},
    vocabulary::{List, Vocabulary},
};

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1).
const LONGEST_EMAIL: usize = 254;

/// What one line of the roster says of a person, or everything that is wrong with it.
pub(super) fn read(row: Row<'_>, vocabulary: &Vocabulary) -> Result<Details, Vec<Flaw>> {
    let mut line = Line {
        row,
        flaws: row
            .flaw()
            .map(|text| Flaw::of_line(row.number(), text))
            .into_iter()
            .collect(),
    };
    let details = Details {
        staff_id: line.id(Column::Id).unwrap_or_default(),
        name: line.required(Column::Name, 200),
        email: line.email(),
        language: line.language(),
        grade: line.text(Column::Grade, 40),
        grade_group: line.code(Column::GradeGroup, &vocabulary.grade_group),
        contract_type: line.code(Column::ContractType, &vocabulary.contract_type),
        unit: Unit::from(line.required(Column::Unit, 200)),
        region: line.code(Column::Region, &vocabulary.region),
        gender: line.code(Column::Gender, &vocabulary.gender),
        supervisor: line.id(Column::Supervisor),
        duties: line.duties(),
        start: line.day(Column::Start),
        end: line.day(Column::End),
    };
    if details.staff_id.is_empty() {
        line.missing(Column::Id);
    }
    if let (Some(start), Some(end)) = (details.start, details.end)
        && end < start
    {
        let text = Text::new("staff-end-before-start")
            .with("start", start)
            .with("end", end);
        line.flaw(text);
    }
    if line.flaws.is_empty() {
        Ok(details)
    } else {
        Err(line.flaws)
    }
}

/// A line being read, with what was found wrong so far.
struct Line<'a> {
    row: Row<'a>,
    flaws: Vec<Flaw>,
}

impl Line<'_> {
    fn flaw(&mut self, text: Text) {
        self.flaws.push(Flaw::of_line(self.row.number(), text));
    }

    fn missing(&mut self, column: Column) {
        self.flaw(Text::new("staff-missing").with("column", column.heading()));
    }

    /// The cell in Unicode's composed form, so that one name is not written in two ways; `None` when it is empty.
    fn text(&mut self, column: Column, longest: usize) -> Option<String> {
        let text: String = self.row.cell(column).nfc().collect();
        if let Some(hidden) = text.chars().find(|c| is_hidden(*c)) {
            let code = format!("U+{:04X}", u32::from(hidden));
            let flaw = Text::new("staff-hidden")
                .with("column", column.heading())
                .with("code", code);
            self.flaw(flaw);
        }
        let length = text.chars().count();
        if length > longest {
            let flaw = Text::new("staff-too-long")
                .with("column", column.heading())
                .with("length", length)
                .with("longest", longest);
            self.flaw(flaw);
        }
        (length > 0).then_some(text)
    }

    fn required(&mut self, column: Column, longest: usize) -> String {
        let text = self.text(column, longest);
        if text.is_none() {
            self.missing(column);
        }
        text.unwrap_or_default()
    }

    fn id(&mut self, column: Column) -> Option<String> {
        let id = self.text(column, 40)?;
        if id.contains(char::is_whitespace) {
            let flaw = Text::new("staff-id-space")
                .with("column", column.heading())
                .with("value", id.as_str());
            self.flaw(flaw);
        }
        Some(id)
    }

    fn email(&mut self) -> String {
        let email = self
            .required(Column::Email, LONGEST_EMAIL)
            .to_ascii_lowercase();
        if !email.is_empty() && !is_email(&email) {
            self.flaw(Text::new("staff-email").with("value", email.as_str()));
        }
        email
    }

    /// Any well-formed tag will do: letters go out in the closest language the office has.
    fn language(&mut self) -> Option<String> {
        let tag = self.text(Column::Language, 35)?;
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match tag.parse::<unic_langid::LanguageIdentifier>() {
            Ok(known) if primary.len() <= 3 => Some(known.to_string()),
            _ => {
                self.flaw(Text::new("staff-language").with("value", tag));
                None
            }
        }
    }

    /// A code as it stands in the vocabulary; capitals and spaces make no difference (`Fixed term`).
    fn code(&mut self, column: Column, list: &List) -> Option<String> {
        let typed = self.text(column, 60)?;
        let code = typed
            .to_lowercase()
            .split([' ', '_', '-'])
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        if list.choose("", &code).is_ok() {
            return Some(code);
        }
        let codes: Vec<&str> = list.offered().map(|term| term.code.as_str()).collect();
        let flaw = Text::new("staff-code")
            .with("column", column.heading())
            .with("value", typed)
            .with("codes", codes.join(", "));
        self.flaw(flaw);
        None
    }

    fn duties(&mut self) -> Vec<String> {
        let duties = self.text(Column::Duties, 500).unwrap_or_default();
        let duties = duties
            .split(';')
            .map(str::trim)
            .filter(|duty| !duty.is_empty());
        duties.map(str::to_owned).collect()
    }

    fn day(&mut self, column: Column) -> Option<Date> {
        let typed = self.text(column, 40)?;
        let day = day(&typed);
        if day.is_none() {
            let flaw = Text::new("staff-day")
                .with("column", column.heading())
                .with("value", typed);
            self.flaw(flaw);
        }
        day
    }
}

/// ISO 8601 only (`2017-03-27`, in the digits of any script): 03/04/2017 is a day in March to some and in April to
/// others.
fn day(typed: &str) -> Option<Date> {
    let text = typed::western(typed);
    let shape = text.len() == 10
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| shape)
}

/// Control characters, line ends among them, and those that turn the direction of the text around them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// An address that every relay carries: RFC 5321 without quoted local parts and address literals.
fn is_email(email: &str) -> bool {
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
    let Some((local, domain)) = email.rsplit_once('@') else {
        return false;
    };
    let local_fits = (1..=64).contains(&local.len())
        && local.chars().all(atom)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    local_fits && domain.contains('.') && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::*;
    use crate::staff::sheet::Sheet;

    fn read_row(file: &str) -> Result<Details, Vec<Flaw>> {
        let sheet = Sheet::read(file.as_bytes()).unwrap();
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        read(sheet.rows().next().unwrap(), &vocabulary)
    }

    /// The line of Ada of Legal, with these cells instead.
    fn with(cells: &[(Column, &str)]) -> Result<Details, Vec<Flaw>> {
        let headings = Column::ALL.map(Column::heading).join(",");
        let line = Column::ALL.map(|column| {
            let given = cells.iter().find(|(given, _)| *given == column);
            let cell = given.map_or_else(
                || match column {
                    Column::Id => "7",
                    Column::Name => "Ada",
                    Column::Email => "ada@example.org",
                    Column::Unit => "Legal",
                    _ => "",
                },
                |(_, cell)| cell,
            );
            format!("\"{cell}\"")
        });
        read_row(&format!("{headings}\n{}\n", line.join(",")))
    }

    #[test]
    fn a_line_says_everything_of_a_person() {
        let details = with(&[
            (Column::Name, "أمل حداد"),
            (Column::Email, "Amal.Haddad@Example.org"),
            (Column::ContractType, "Fixed term"),
            (Column::Region, "Arab States"),
            (Column::Unit, " Legal  Affairs "),
            (Column::Duties, "procurement; investment"),
            (Column::Start, "2015-02-01"),
            (Column::End, "٢٠١٩-٠١-٣١"),
        ])
        .unwrap();
        assert_eq!(details.email, "amal.haddad@example.org");
        assert_eq!(details.contract_type.as_deref(), Some("fixed-term"));
        assert_eq!(details.region.as_deref(), Some("arab-states"));
        assert_eq!(details.unit.name(), "Legal Affairs");
        assert_eq!(details.duties, ["procurement", "investment"]);
        assert_eq!(details.end, Some(date(2019, 1, 31)));
        let least = with(&[]).unwrap();
        let unsaid = (least.language, least.gender, least.start);
        assert_eq!(unsaid, (None, None, None));
    }

    #[test]
    fn each_thing_wrong_is_told_with_its_line() {
        let long = "x".repeat(201);
        for (column, cell, key) in [
            (Column::Id, "", "staff-missing"),
            (Column::Name, "", "staff-missing"),
            (Column::Email, " ", "staff-missing"),
            (Column::Unit, "", "staff-missing"),
            (Column::Id, "7 8", "staff-id-space"),
            (Column::Name, &long, "staff-too-long"),
            (Column::Name, "A\u{7}da", "staff-hidden"),
            (Column::Name, "Ada\u{202e}", "staff-hidden"),
            (Column::Name, "Ada\nL", "staff-hidden"),
            (Column::Email, "a@b", "staff-email"),
            (Column::Language, "english", "staff-language"),
            (Column::GradeGroup, "chief", "staff-code"),
            (Column::Start, "31.1.2019", "staff-day"),
            (Column::Start, "2019-02-29", "staff-day"),
        ] {
            let flaws = with(&[(column, cell)]).unwrap_err();
            assert_eq!(flaws[0].text.key(), key, "{cell}");
            assert_eq!(flaws[0].lines, [2], "{cell}");
        }
        let turned = with(&[(Column::Start, "2019-02-02"), (Column::End, "2019-02-01")]);
        assert_eq!(turned.unwrap_err()[0].text.key(), "staff-end-before-start");
        let short = read_row("id,name,e-mail,unit\n7,Ada,a@b.org\n").unwrap_err();
        assert_eq!(short[0].text.key(), "sheet-cells");
        let everything =
            [Column::Id, Column::Name, Column::Email, Column::Start].map(|c| (c, "\u{7}"));
        assert!(with(&everything).unwrap_err().len() > 4, "all at once");
    }

    #[test]
    fn a_name_is_the_same_however_it_was_composed() {
        let one = with(&[(Column::Name, "Zoe\u{301}")]).unwrap();
        assert_eq!(one.name, "Zo\u{e9}");
    }

    #[test]
    fn an_address_is_one_that_relays_carry() {
        for good in [
            "a@b.org",
            "first.last+tag@mail.example.org",
            "o'neil@un.int",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "a",
            "@b.org",
            "a@",
            "a@b",
            "a b@c.org",
            "a..b@c.org",
            ".a@c.org",
            "a@-c.org",
            "a@c..org",
            "a@b@",
            "a,b@c.org",
            "é@c.org",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
