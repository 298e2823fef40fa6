use std::collections::{HashMap, HashSet};

use super::{Column, Details, fields, sheet::Sheet};
use crate::{error::Result, language::Text, vocabulary::Vocabulary};

/// Something wrong in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    /// The lines it stands on, the first of the file being 1; never empty.
    pub lines: Vec<u64>,
    /// What is wrong.
    pub text: Text,
}

/// What a file says of the staff: its good lines, and what is wrong with the others. Nothing here depends on whom the
/// office knows already.
#[derive(Debug)]
pub struct Roster {
    pub(super) lines: Vec<Line>,
    pub(super) flaws: Vec<Flaw>,
    /// Every id of the file, those of bad lines too: whoever is on a bad line is not missing.
    pub(super) ids: HashSet<String>,
}

/// A good line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) details: Details,
}

impl Flaw {
    pub(super) fn of_line(line: u64, text: Text) -> Self {
        Self {
            lines: vec![line],
            text,
        }
    }

    /// The whole sentence, lines included.
    #[must_use]
    pub fn sentence(&self) -> Text {
        Text::new("staff-flaw")
            .with("count", self.lines.len())
            .with("lines", listed(&self.lines))
            .with("flaw", self.text.clone())
    }
}

impl Roster {
    /// Reads a CSV file, telling `progress` how many of how many lines are read.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the file as a whole is no roster; what is wrong with a line is in
    /// [`Self::flaws`].
    pub fn read(
        bytes: &[u8],
        vocabulary: &Vocabulary,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Self> {
        let sheet = Sheet::read(bytes)?;
        let total = sheet.rows().len();
        let mut roster = Self {
            lines: Vec::with_capacity(total),
            flaws: Vec::new(),
            ids: HashSet::with_capacity(total),
        };
        for (done, row) in sheet.rows().enumerate() {
            progress(done, total);
            roster.ids.insert(row.cell(Column::Id).to_owned());
            match fields::read(row, vocabulary) {
                Ok(details) => roster.lines.push(Line {
                    number: row.number(),
                    details,
                }),
                Err(flaws) => roster.flaws.extend(flaws),
            }
        }
        roster.refuse_twins();
        progress(total, total);
        Ok(roster)
    }

    /// What is wrong with the lines, in the order of the file.
    #[must_use]
    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// Two lines with one id contradict each other. Two persons with one address would read each other's letters.
    fn refuse_twins(&mut self) {
        let ids = self.twins(|details| &details.staff_id);
        let emails = self.twins(|details| &details.email);
        let mut bad: HashSet<u64> = HashSet::new();
        for (id, lines) in ids {
            bad.extend(&lines);
            let text = Text::new("staff-twice-id").with("id", id);
            self.flaws.push(Flaw { lines, text });
        }
        for (email, lines) in emails {
            bad.extend(&lines);
            let text = Text::new("staff-twice-email").with("email", email);
            self.flaws.push(Flaw { lines, text });
        }
        self.lines.retain(|line| !bad.contains(&line.number));
        self.flaws.sort_by(|one, other| one.lines.cmp(&other.lines));
    }

    fn twins(&self, key: impl Fn(&Details) -> &String) -> Vec<(String, Vec<u64>)> {
        let mut lines: HashMap<&String, Vec<u64>> = HashMap::with_capacity(self.lines.len());
        for line in &self.lines {
            lines
                .entry(key(&line.details))
                .or_default()
                .push(line.number);
        }
        let twins = lines.into_iter().filter(|(_, lines)| lines.len() > 1);
        twins.map(|(value, lines)| (value.clone(), lines)).collect()
    }
}

/// The first few line numbers or ids, for a sentence.
pub(super) fn listed<T: ToString>(items: &[T]) -> String {
    const FEW: usize = 10;
    let mut words: Vec<String> = items.iter().take(FEW).map(ToString::to_string).collect();
    if items.len() > FEW {
        words.push("…".to_owned());
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn roster(lines: &str) -> Roster {
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        let text = format!("id,name,e-mail,unit,supervisor\n{lines}");
        Roster::read(text.as_bytes(), &vocabulary, |_, _| {}).unwrap()
    }

    #[test]
    fn both_lines_of_an_id_or_an_address_are_named() {
        let roster = roster(
            "1,Ada,ada@b.org,Legal,\n2,Bo,bo@b.org,Legal,\n1,Cy,cy@b.org,Legal,\n3,Di,BO@b.org,Legal,\n4,Ed,ed@b.org,Legal,\n",
        );
        let told: Vec<_> = roster
            .flaws()
            .iter()
            .map(|flaw| (flaw.text.key(), flaw.lines.clone()))
            .collect();
        assert_eq!(
            told,
            [
                ("staff-twice-id", vec![2, 4]),
                ("staff-twice-email", vec![3, 5])
            ]
        );
        assert_eq!(roster.lines.len(), 1);
        assert_eq!(roster.ids.len(), 4);
    }

    #[test]
    fn flaws_stand_in_the_order_of_the_file() {
        let roster = roster(
            "1,Ada,ada,Legal,\n2,Bo,bo@b.org,Legal,\n2,Cy,cy@b.org,,\n2,Cy,cy@b.org,Legal,\n",
        );
        let lines: Vec<u64> = roster.flaws().iter().map(|flaw| flaw.lines[0]).collect();
        assert_eq!(lines, [2, 3, 4]);
    }

    #[test]
    fn progress_reaches_the_end() {
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        let mut seen = Vec::new();
        let text = "id,name,e-mail,unit\n1,Ada,a@b.org,Legal\n2,Bo,b@b.org,Legal\n";
        Roster::read(text.as_bytes(), &vocabulary, |done, total| {
            seen.push((done, total));
        })
        .unwrap();
        assert_eq!(seen, [(0, 2), (1, 2), (2, 2)]);
    }
}
