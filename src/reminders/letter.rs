//! A letter: said in its reader's language when it is written, laid out when it is sent.

use askama::Template;
use jiff::Timestamp;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::kinds::Kind;
use crate::{
    audit::Checkpoint,
    error::{Error, Result},
    language::{Speech, Text},
    office::Office,
};

/// What somebody is told by mail. A letter says that something is there, never what; only an enrolment carries a token.
pub trait Letter {
    /// What it is for.
    fn kind(&self) -> Kind;

    /// Its subject: a sentence without arguments, since mail programs show it where marks of direction look odd.
    fn subject(&self) -> Text;

    /// What it says.
    fn paragraphs(&self) -> Vec<Text>;

    /// A day for the reader's own calendar, as an iCalendar file that goes with the letter.
    fn calendar(&self, _speech: &Speech, _sender: &Sender<'_>) -> Option<String> {
        None
    }

    /// What the one link says, and the path in the portal it leads to.
    fn link(&self) -> (Text, &str) {
        (Text::new("letter-open-portal"), "/")
    }
}

/// Who writes: the name of the office in the reader's language, and the address of the portal.
pub struct Sender<'a> {
    /// The name of the office.
    pub office: &'a str,
    /// The address of the portal, without a slash at the end.
    pub portal: &'a str,
    /// When.
    pub now: Timestamp,
}

impl<'a> Sender<'a> {
    /// The office, for readers of `speech`.
    #[must_use]
    pub fn of(office: &'a Office, speech: &Speech, now: Timestamp) -> Self {
        let settings = office.settings();
        let names = &settings.office.name;
        let name = names
            .get(speech.tag())
            .or_else(|| names.get(&settings.office.language));
        Self {
            office: name.map_or("", String::as_str),
            portal: settings.server.public_url.trim_end_matches('/'),
            now,
        }
    }
}

/// How an iCalendar file begins (RFC 5545, section 3.4).
const CALENDAR: &str = "BEGIN:VCALENDAR";

/// A letter in words, as it waits sealed: address included, footer not yet.
#[derive(Zeroize, ZeroizeOnDrop)]
#[cfg_attr(test, derive(PartialEq, Debug))]
pub struct Written {
    /// The address it goes to.
    pub to: String,
    /// The tag of the language it is in.
    pub language: String,
    subject: String,
    office: String,
    link: String,
    address: String,
    /// Empty where none goes with it.
    calendar: String,
    paragraphs: Vec<String>,
}

/// A letter as it leaves.
pub struct Composed {
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A file for the reader's calendar, if one goes with it.
    pub calendar: Option<String>,
}

impl Written {
    /// `letter` in the words of `speech`, to the address `to`.
    #[must_use]
    pub fn new(letter: &dyn Letter, to: &str, speech: &Speech, sender: &Sender<'_>) -> Self {
        let (link, path) = letter.link();
        Self {
            to: to.to_owned(),
            language: speech.tag().to_owned(),
            subject: speech.say(&letter.subject()),
            office: sender.office.to_owned(),
            link: speech.say(&link),
            address: format!("{}{path}", sender.portal),
            calendar: letter.calendar(speech, sender).unwrap_or_default(),
            paragraphs: letter
                .paragraphs()
                .iter()
                .map(|text| speech.say(text))
                .collect(),
        }
    }

    /// The bytes to seal: each text led by its length in four bytes, the paragraphs last.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let texts = [
            &self.to,
            &self.language,
            &self.subject,
            &self.office,
            &self.link,
            &self.address,
        ];
        let calendar = (!self.calendar.is_empty()).then_some(&self.calendar);
        let mut bytes = Zeroizing::new(Vec::with_capacity(2048));
        for text in texts.into_iter().chain(&self.paragraphs).chain(calendar) {
            bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend(text.as_bytes());
        }
        bytes
    }

    /// Reads what [`Written::encode`] wrote.
    ///
    /// # Errors
    /// [`Error::Broken`] when the bytes are no letter.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut texts = Texts(bytes);
        let mut next = || {
            texts
                .next()
                .ok_or_else(|| Error::broken("a letter of an unknown format"))
        };
        let mut letter = Self {
            to: next()?,
            language: next()?,
            subject: next()?,
            office: next()?,
            link: next()?,
            address: next()?,
            calendar: String::new(),
            paragraphs: texts.collect(),
        };
        // It stands last and says what it is: letters that wait from before there were any are read as they were written.
        let last = letter.paragraphs.pop_if(|last| last.starts_with(CALENDAR));
        letter.calendar = last.unwrap_or_default();
        Ok(letter)
    }

    /// The letter as it leaves, its footer in the words of `speech`, the language it was written in. The footer
    /// carries the `checkpoint`, so that every mailbox is a witness of the audit record.
    ///
    /// # Errors
    /// [`Error::Broken`] when a template fails.
    pub fn compose(&self, speech: &Speech, checkpoint: &Checkpoint) -> Result<Composed> {
        let footer = Footer {
            automatic: speech.say(&Text::new("letter-automatic")),
            witness: speech.say(&Text::new("letter-checkpoint")),
            checkpoint: checkpoint.line(),
        };
        let direction = speech.direction().code();
        let text = PlainLayout {
            letter: self,
            footer: &footer,
        };
        let html = HtmlLayout {
            letter: self,
            footer: &footer,
            direction,
        };
        Ok(Composed {
            subject: self.subject.clone(),
            text: text.render().map_err(Error::broken)?,
            html: html.render().map_err(Error::broken)?,
            calendar: Some(self.calendar.clone()).filter(|file| !file.is_empty()),
        })
    }
}

/// Texts led by their length, until the bytes end or do not fit.
struct Texts<'b>(&'b [u8]);

impl Iterator for Texts<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let (length, rest) = self.0.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (text, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }
}

struct Footer {
    automatic: String,
    witness: String,
    checkpoint: String,
}

#[derive(Template)]
#[template(path = "reminders/letter.txt", config = "config/askama.toml")]
struct PlainLayout<'a> {
    letter: &'a Written,
    footer: &'a Footer,
}

#[derive(Template)]
#[template(path = "reminders/letter.html", config = "config/askama.toml")]
struct HtmlLayout<'a> {
    letter: &'a Written,
    footer: &'a Footer,
    direction: &'static str,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        language::{Direction, Languages},
        reminders::{Due, Duty, Enrolment, News, Roster, Test},
        storage::Coded,
    };

    const CHECKPOINT: Checkpoint = Checkpoint {
        size: 4711,
        root: [0x99; 32],
    };

    fn enrolment() -> Enrolment {
        Enrolment {
            path: "/enrol/5uwn5gUFBQ".to_owned().into(),
            until: date(2017, 7, 6),
        }
    }

    fn letters() -> Vec<(&'static str, Box<dyn Letter>)> {
        let roster = |added, refused| Roster {
            added,
            changed: 2,
            ended: 0,
            refused,
        };
        vec![
            ("enrolment", Box::new(enrolment())),
            ("news", Box::new(News)),
            ("due", Box::new(Due { of: Duty::Matters })),
            ("due-answer", Box::new(Due { of: Duty::Answer })),
            ("roster", Box::new(roster(27, 0))),
            ("roster-refused", Box::new(roster(11, 3))),
            ("test", Box::new(Test)),
        ]
    }

    fn written(letter: &dyn Letter, speech: &Speech) -> Written {
        let office = match speech.direction() {
            Direction::LeftToRight => "Ethics Office",
            Direction::RightToLeft => "مكتب الأخلاقيات",
        };
        let sender = Sender {
            office,
            portal: "https://ethics.example.org",
            now: Timestamp::UNIX_EPOCH,
        };
        Written::new(letter, "amal@example.org", speech, &sender)
    }

    #[test]
    fn letters_in_both_languages() {
        let languages = Languages::load(None, "en").unwrap();
        for speech in languages.iter() {
            for (name, letter) in letters() {
                let composed = written(&*letter, speech)
                    .compose(speech, &CHECKPOINT)
                    .unwrap();
                let shown = format!("{}\n\n{}", composed.subject, composed.text);
                insta::assert_snapshot!(format!("{name}-{}", speech.tag()), shown);
            }
        }
    }

    #[test]
    fn the_html_says_the_same_in_the_readers_direction() {
        let languages = Languages::load(None, "en").unwrap();
        for speech in languages.iter() {
            let composed = written(&enrolment(), speech)
                .compose(speech, &CHECKPOINT)
                .unwrap();
            insta::assert_snapshot!(format!("html-{}", speech.tag()), composed.html);
        }
    }

    #[test]
    fn only_an_enrolment_carries_a_token_and_no_letter_a_number_of_a_matter() {
        let languages = Languages::load(None, "en").unwrap();
        for speech in languages.iter() {
            for (name, letter) in letters() {
                let composed = written(&*letter, speech)
                    .compose(speech, &CHECKPOINT)
                    .unwrap();
                let portal = composed.text.contains("https://ethics.example.org/\n");
                assert_eq!(portal, letter.kind().code() != "enrolment", "{name}");
                assert!(!composed.subject.contains('\u{2068}'), "{name}");
                assert!(!composed.text.contains("ADV-"), "{name}");
            }
        }
    }

    #[test]
    fn the_last_line_is_a_checkpoint_and_is_read_as_one() {
        let languages = Languages::load(None, "ar").unwrap();
        let speech = languages.iter().next().unwrap();
        let composed = written(&News, speech).compose(speech, &CHECKPOINT).unwrap();
        let line = composed.text.lines().last().unwrap();
        let note = crate::audit::Note::parse(line).unwrap();
        assert_eq!(note.checkpoint, CHECKPOINT);
    }

    #[test]
    fn what_people_named_their_office_cannot_become_markup() {
        let languages = Languages::load(None, "en").unwrap();
        let speech = languages.iter().next().unwrap();
        let sender = Sender {
            office: "Ethics <b>& Co",
            portal: "https://e.example",
            now: Timestamp::UNIX_EPOCH,
        };
        let letter = Written::new(&News, "a@example.org", speech, &sender);
        let composed = letter.compose(speech, &CHECKPOINT).unwrap();
        assert!(!composed.html.contains("<b>"));
        assert!(composed.text.contains("Ethics <b>& Co"));
    }

    proptest! {
        #[test]
        fn a_letter_survives_its_sealing(texts in prop::collection::vec("\\PC{0,40}", 6..12), calendar in prop::bool::ANY, cut in 1_usize..20) {
            let letter = Written {
                to: texts[0].clone(),
                language: texts[1].clone(),
                subject: texts[2].clone(),
                office: texts[3].clone(),
                link: texts[4].clone(),
                address: texts[5].clone(),
                calendar: if calendar { format!("{CALENDAR}\r\n") } else { String::new() },
                paragraphs: texts[6..].to_vec(),
            };
            let bytes = letter.encode();
            prop_assert_eq!(&Written::decode(&bytes).unwrap(), &letter);
            prop_assert!(Written::decode(&bytes[..cut]).is_err() || cut >= 20);
        }
    }
}
