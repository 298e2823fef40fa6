use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A day to keep in mind, as a file that calendar programs read (iCalendar, RFC 5545).
pub struct Entry<'a> {
    /// What the entry is known by: taken in twice under one name, it is one entry.
    pub name: &'a str,
    /// The day.
    pub day: Date,
    /// What it is about, in a line.
    pub summary: &'a str,
    /// Who can be asked about it.
    pub contact: &'a str,
    /// Where more about it stands.
    pub address: &'a str,
    /// How many days before it the calendar reminds.
    pub remind: u32,
}

/// Octets of a line, its end not counted (RFC 5545, section 3.1).
const LONGEST: usize = 75;

impl Entry<'_> {
    /// The media type of the file.
    pub const MEDIA: &'static str = "text/calendar; charset=utf-8";

    /// The file, written at `now`.
    #[must_use]
    pub fn file(&self, now: Timestamp) -> String {
        let stamp = TimeZone::UTC.to_datetime(now);
        let summary = escaped(self.summary);
        let next = self.day.tomorrow().unwrap_or(self.day);
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Probity//Disclosure//EN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(self.name)),
            format!("DTSTAMP:{}", stamp.strftime("%Y%m%dT%H%M%SZ")),
            format!("DTSTART;VALUE=DATE:{}", self.day.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            format!("SUMMARY:{summary}"),
            format!("CONTACT:{}", escaped(self.contact)),
            format!("URL:{}", self.address),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{summary}"),
            format!("TRIGGER:-P{}D", self.remind),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// A text value: what has a meaning in the format loses it (section 3.3.11), and marks of direction, which some programs show,
/// are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line in pieces of at most 75 octets, none of which parts a character, each but the first led by a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut filled = 0;
    for c in line.chars() {
        if filled + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            filled = 1;
        }
        out.push(c);
        filled += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn file(summary: &str) -> String {
        let entry = Entry {
            name: "4f0c@ethics.example.org",
            day: date(2026, 12, 31),
            summary,
            contact: "Ethics Office, Geneva",
            address: "https://ethics.example.org/disclosures/4f0c",
            remind: 7,
        };
        entry.file("2026-03-02T09:00:00Z".parse().unwrap())
    }

    /// The lines as a program reads them: unfolded.
    fn read(file: &str) -> Vec<String> {
        let whole = file.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_whole_day_ends_with_the_next_and_names_the_moment_it_was_written() {
        let lines = read(&file("A statement is due"));
        for line in [
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTSTAMP:20260302T090000Z",
            "TRIGGER:-P7D",
            "SUMMARY:A statement is due",
            "CONTACT:Ethics Office\\, Geneva",
        ] {
            assert!(lines.iter().any(|found| found == line), "{line}");
        }
        let opened = lines.iter().filter(|line| line.starts_with("BEGIN:"));
        let closed = lines.iter().filter(|line| line.starts_with("END:"));
        assert_eq!(opened.count(), closed.count());
    }

    #[test]
    fn what_means_something_to_the_format_is_escaped() {
        let lines = read(&file("Due, today; \\ or\r\nnever \u{2068}soon\u{2069}"));
        let summary = "SUMMARY:Due\\, today\\; \\\\ or\\nnever soon";
        assert!(lines.iter().any(|line| line == summary), "{lines:?}");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_parted() {
        let long = "الموعد النهائي لتقديم إقرار الإفصاح إلى مكتب الأخلاقيات ".repeat(4);
        let file = file(&long);
        for line in file.split_terminator("\r\n") {
            assert!(line.len() <= LONGEST, "{} octets", line.len());
        }
        let lines = read(&file);
        assert!(lines.iter().any(|line| *line == format!("SUMMARY:{long}")));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
    }
}
