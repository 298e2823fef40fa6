//! A statement item by item, this year's beside last year's.

use std::collections::BTreeSet;

use super::place::spell;
use crate::{
    disclosure::{
        form::{
            Answers, Comparison, Fate, Form, Item as Declared, ItemChange, Place as Spot,
            Section as Asked, SectionChange, Subject, Value, compare,
        },
        review::reading,
        statement::content::{Finding, Words},
    },
    language::{Speech, Text},
    web::{
        part::{Event, Tag, Tone},
        path,
    },
};

/// A section of the form, as it was answered.
pub struct Section {
    /// Its title, in the reader's language.
    pub title: String,
    /// What its filer said who has nothing to declare, or that nothing was answered.
    pub nothing: Option<Text>,
    /// Whether that is new since last year.
    pub news: bool,
    /// What was declared, and at the end what no longer is.
    pub items: Vec<Item>,
}

/// One thing that is declared, or was.
pub struct Item {
    /// Its place, by which it is judged and asked about: `assets.7f3a`.
    pub place: String,
    /// What tells it apart.
    pub title: Option<String>,
    /// What it is called where it has no name: by its number in its section.
    pub call: Text,
    /// Whose it is.
    pub subject: Option<Text>,
    /// What became of it since last year; none where there is nothing to compare with.
    pub fate: Option<Tag>,
    /// Whether it is one to look at.
    pub flagged: bool,
    /// Whether it is shown at once: what is as it was stays folded.
    pub open: bool,
    /// The answers.
    pub rows: Vec<Row>,
    /// What it comes to so far.
    pub found: Option<Found>,
    /// What was asked, answered and noted about it.
    pub events: Vec<Event>,
    /// Whether the forms to judge it and to ask about it stand under it.
    pub here: bool,
    /// Where they would.
    pub work: Option<String>,
    /// Where something to be done about it is proposed, if that is called for.
    pub remedy: Option<String>,
}

/// One answer, now and then.
pub struct Row {
    /// The question.
    pub label: String,
    /// The answer of this year.
    pub now: Option<String>,
    /// The answer of last year, where it is another.
    pub before: Option<String>,
    /// Whether the two differ.
    pub changed: bool,
    /// Whether it is one to look at.
    pub flagged: bool,
    /// Where the file is read that is the answer of this year.
    pub file: Option<String>,
}

/// What something comes to.
#[derive(Clone)]
pub struct Found {
    /// The outcome.
    pub outcome: Tag,
    /// Why, for reviewers.
    pub words: String,
}

/// Makes the address that belongs to a place.
pub(super) type Addressing<'a> = &'a dyn Fn(&str) -> String;

/// Makes the sheet of a statement for one reader.
pub(super) struct Sheet<'s> {
    pub(super) seen: &'s reading::Statement,
    pub(super) speech: &'s Speech,
    /// The place whose forms are open.
    pub(super) about: &'s str,
    /// Makes the address at which the forms of a place are open; none where nothing can be said any more.
    pub(super) work: Option<Addressing<'s>>,
    /// Where remedies are proposed; none where that cannot be done.
    pub(super) remedies: Option<&'s str>,
}

impl Item {
    /// Whether there is an answer of last year's beside an answer.
    pub(super) fn is_beside(&self) -> bool {
        self.rows.iter().any(|row| row.changed)
    }
}

impl Found {
    pub(super) fn of(finding: &Finding) -> Self {
        let tone = if finding.outcome.leaves_something_to_do() {
            Tone::Due
        } else {
            Tone::Good
        };
        Self {
            outcome: Tag::new(finding.outcome.label(), tone),
            words: finding.words.clone(),
        }
    }
}

impl Sheet<'_> {
    /// Every section in the order of the form.
    pub(super) fn sections(&self) -> Vec<Section> {
        let Some(now) = self.seen.versions.last() else {
            return Vec::new();
        };
        let same = self.same(&now.version.answers);
        let comparison = self.seen.comparison.as_ref().unwrap_or(&same);
        let sections = comparison.sections.iter();
        sections.map(|change| self.section(change)).collect()
    }

    fn same(&self, now: &Answers) -> Comparison {
        compare(&self.seen.form, now, now)
    }

    fn form(&self) -> &Form {
        &self.seen.form
    }

    fn section(&self, change: &SectionChange) -> Section {
        let asked = self.form().section(&change.code);
        let title = asked.map_or(change.code.as_str(), |asked| {
            asked.title.spoken(self.speech.tag())
        });
        let nothing = match change.nothing_after {
            Some(true) => Some(Text::new("sheet-nothing")),
            None => Some(Text::new("sheet-unanswered")),
            Some(false) => None,
        };
        let items = (1..).zip(&change.items);
        Section {
            title: title.to_owned(),
            news: self.seen.comparison.is_some() && change.nothing_before != change.nothing_after,
            nothing,
            items: items
                .filter_map(|(number, item)| self.item(change, asked, (number, item)))
                .collect(),
        }
    }

    fn item(
        &self,
        section: &SectionChange,
        asked: Option<&Asked>,
        (number, change): (i64, &ItemChange),
    ) -> Option<Item> {
        let shown = change.after.as_ref().or(change.before.as_ref())?;
        let place = Spot::item(&section.code, &shown.id).name();
        let compared = self.seen.comparison.is_some();
        let flagged = change.after.is_some() && self.is_flagged(&section.code, &shown.id, None);
        let events = self.events(&place);
        let finding = self.seen.findings.0.get(&place);
        let remedy = finding
            .filter(|finding| finding.outcome.leaves_something_to_do())
            .and(self.remedies)
            .map(|base| spell(base, &[("about", place.clone())]));
        let here = self.about == place;
        let news = !compared || change.fate != Fate::Unchanged;
        Some(Item {
            title: asked.and_then(|asked| shown.name(asked).map(ToOwned::to_owned)),
            call: Text::new("sheet-item").with("number", number),
            subject: shown.subject.map(Subject::label),
            fate: compared.then(|| fate(change.fate)),
            open: news || flagged || here || !events.is_empty(),
            rows: self.rows(&section.code, asked, change),
            work: self.work.filter(|_| !here).map(|work| work(&place)),
            flagged,
            found: finding.map(Found::of),
            remedy,
            events,
            here,
            place,
        })
    }

    /// What was said about one place; an answer is about what its question is about.
    fn events(&self, place: &str) -> Vec<Event> {
        let lines = self.seen.lines.iter();
        lines
            .filter(|line| about(self.seen, &line.words) == Some(place))
            .map(super::whole::event)
            .collect()
    }

    fn is_flagged(&self, section: &str, item: &str, field: Option<&str>) -> bool {
        let spot = |flag: &&Spot| {
            flag.section == section
                && flag.item.as_deref() == Some(item)
                && (field.is_none() || flag.field.as_deref() == field)
        };
        self.seen.flagged.iter().any(|flag| spot(&flag))
    }

    fn rows(&self, section: &str, asked: Option<&Asked>, change: &ItemChange) -> Vec<Row> {
        let differ: BTreeSet<&str> = change.fields.iter().map(|field| &*field.code).collect();
        let sides = [change.after.as_ref(), change.before.as_ref()];
        let known: Vec<&str> = asked
            .map(|asked| asked.fields.iter().map(|field| &*field.code).collect())
            .unwrap_or_default();
        let strange: BTreeSet<&str> = sides
            .iter()
            .flatten()
            .flat_map(|item| item.fields.keys().map(String::as_str))
            .filter(|code| !known.contains(code))
            .collect();
        let row = |code: &str| {
            let said = |item: Option<&Declared>| self.said(asked, item, code);
            let [now, before] = sides.map(said);
            let changed = differ.contains(code);
            let only = change.fate == Fate::Removed || changed;
            let item = change.after.as_ref().map_or("", |item| item.id.as_str());
            let row = Row {
                label: self.label(asked, code),
                flagged: now.is_some() && self.is_flagged(section, item, Some(code)),
                before: before.filter(|_| only),
                changed,
                now,
                file: change.after.as_ref().and_then(|item| self.file(item, code)),
            };
            (row.now.is_some() || row.before.is_some()).then_some(row)
        };
        let whose = self.whose(change).into_iter();
        whose
            .chain(known.into_iter().chain(strange).filter_map(row))
            .collect()
    }

    /// Whose an item is, where it was somebody else's last year.
    fn whose(&self, change: &ItemChange) -> Option<Row> {
        let (before, after) = (change.before.as_ref()?, change.after.as_ref()?);
        let said = |item: &Declared| item.subject.map(|whose| self.speech.say(&whose.label()));
        (before.subject != after.subject).then(|| Row {
            label: self.speech.say_key("sheet-whose"),
            now: said(after),
            before: said(before),
            changed: true,
            flagged: false,
            file: None,
        })
    }

    fn file(&self, item: &Declared, code: &str) -> Option<String> {
        let Some(Value::File { id, .. }) = item.value(code) else {
            return None;
        };
        let files = path::act(path::REVIEWS, &self.seen.id.to_string(), "files");
        Some(path::below(&files, id))
    }

    fn label(&self, asked: Option<&Asked>, code: &str) -> String {
        let field = asked.and_then(|asked| asked.field(code));
        let words = field.map(|field| field.label.spoken(self.speech.tag()));
        words.unwrap_or(code).to_owned()
    }

    fn said(&self, asked: Option<&Asked>, item: Option<&Declared>, code: &str) -> Option<String> {
        let value = item?.value(code)?;
        match asked.and_then(|asked| asked.field(code)) {
            Some(field) => Some(field.spoken(value, self.speech)),
            None => value
                .words()
                .map(ToOwned::to_owned)
                .or_else(|| value.code()),
        }
    }
}

/// The place that a line is about; none for the whole.
pub(super) fn about<'s>(seen: &'s reading::Statement, words: &'s Words) -> Option<&'s str> {
    match words {
        Words::Answer { to, .. } => {
            let question = seen.lines.iter().find(|line| line.id == *to)?;
            question.words.about()
        }
        words => words.about(),
    }
}

fn fate(fate: Fate) -> Tag {
    let (text, tone) = match fate {
        Fate::Added => (Text::new("fate-added"), Tone::Good),
        Fate::Changed => (Text::new("fate-changed"), Tone::Due),
        Fate::Removed => (Text::new("fate-removed"), Tone::Refused),
        Fate::Unchanged => (Text::new("fate-unchanged"), Tone::Quiet),
    };
    Tag::new(text, tone)
}

/// The places that are to be judged, in the order of the page: what is new, changed, gone or to be looked at.
pub(super) fn to_judge(sections: &[Section]) -> impl Iterator<Item = &Item> {
    let items = sections.iter().flat_map(|section| &section.items);
    items.filter(|item| item.open && item.found.is_none())
}
