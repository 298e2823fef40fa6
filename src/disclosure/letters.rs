//! What people are told by mail. A letter says that a statement is to be filed, by when, and not what stands in it.

use jiff::civil::Date;

use super::{StatementId, cycle::occasion::Occasion, due};
use crate::{
    error::Result,
    identity,
    language::{Speech, Text},
    office::Act,
    reminders::{self, Kind, Letter, News, Sender, To},
    vault::AccountId,
};

/// To a filer: a statement is to be filed by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filing {
    /// Which.
    pub statement: StatementId,
    /// On which occasion.
    pub occasion: Occasion,
    /// The day by which it is to be filed.
    pub due: Date,
}

/// To a supervisor: something of their people is overdue; not whose.
pub struct Supervising;

/// To a filer: the statement has arrived.
pub struct Received;

/// To a filer: it has been reviewed and certified, and there may be something to read.
pub struct Reviewed;

/// About what somebody is to do or to look after, by a day; not what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// To a filer: something is due soon.
    Due {
        /// The day.
        due: Date,
    },
    /// To a filer: the day is over.
    Overdue {
        /// The day.
        due: Date,
    },
    /// To a reviewer: something they look after is overdue.
    Reviewing,
    /// To the head: it has been so for some time.
    Escalated,
}

impl Letter for Following {
    fn kind(&self) -> Kind {
        Kind::Due
    }

    fn subject(&self) -> Text {
        match self {
            Self::Due { .. } => Text::new("letter-following-due-subject"),
            Self::Overdue { .. } => Text::new("letter-following-overdue-subject"),
            Self::Reviewing | Self::Escalated => Text::new("letter-following-office-subject"),
        }
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![match self {
            Self::Due { due } => Text::new("letter-following-due").with("due", *due),
            Self::Overdue { due } => Text::new("letter-following-overdue").with("due", *due),
            Self::Reviewing => Text::new("letter-following-reviewing"),
            Self::Escalated => Text::new("letter-following-escalated"),
        }]
    }
}

impl Letter for Filing {
    fn kind(&self) -> Kind {
        Kind::Filing
    }

    fn subject(&self) -> Text {
        match self.occasion {
            Occasion::Assigned => Text::new("letter-filing-assigned-subject"),
            Occasion::Due => Text::new("letter-filing-due-subject"),
            Occasion::Overdue => Text::new("letter-filing-overdue-subject"),
        }
    }

    fn calendar(&self, speech: &Speech, sender: &Sender<'_>) -> Option<String> {
        let ahead = self.occasion != Occasion::Overdue;
        ahead.then(|| due::file((self.statement, self.due), speech, sender))
    }

    fn paragraphs(&self) -> Vec<Text> {
        let done = Text::new("letter-filing-done");
        match self.occasion {
            Occasion::Assigned => vec![Text::new("letter-filing-assigned").with("due", self.due)],
            Occasion::Due => vec![Text::new("letter-filing-due").with("due", self.due), done],
            Occasion::Overdue => {
                vec![
                    Text::new("letter-filing-overdue").with("due", self.due),
                    done,
                ]
            }
        }
    }
}

impl Letter for Supervising {
    fn kind(&self) -> Kind {
        Kind::Supervising
    }

    fn subject(&self) -> Text {
        Text::new("letter-supervising-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![Text::new("letter-supervising")]
    }
}

impl Letter for Received {
    fn kind(&self) -> Kind {
        Kind::Filing
    }

    fn subject(&self) -> Text {
        Text::new("letter-received-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![Text::new("letter-received")]
    }
}

impl Letter for Reviewed {
    fn kind(&self) -> Kind {
        Kind::Filing
    }

    fn subject(&self) -> Text {
        Text::new("letter-reviewed-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![Text::new("letter-reviewed")]
    }
}

/// Writes to an account that has an address.
pub(super) fn tell(
    act: &mut Act<'_>,
    account: Option<AccountId>,
    letter: &dyn Letter,
) -> Result<()> {
    let Some(account) = account else {
        return Ok(());
    };
    let account = identity::account(act, account)?;
    if account.active && account.login.contains('@') {
        reminders::enqueue(act, letter, &To::new(&account.login, &account.language))?;
    }
    Ok(())
}

/// Tells an account that there is something new in the portal, and no word more.
pub(super) fn tell_news(act: &mut Act<'_>, account: Option<AccountId>) -> Result<()> {
    tell(act, account, &News)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{audit::Checkpoint, language::Languages, reminders::Written};

    #[test]
    fn letters_in_both_languages_say_by_when_and_nothing_of_what() {
        let filing = |occasion| Filing {
            statement: StatementId::from_uuid(uuid::Uuid::nil()),
            occasion,
            due: date(2018, 4, 3),
        };
        let day = date(2018, 4, 3);
        let letters: [(&str, Box<dyn Letter>); 10] = [
            ("assigned", Box::new(filing(Occasion::Assigned))),
            ("due", Box::new(filing(Occasion::Due))),
            ("overdue", Box::new(filing(Occasion::Overdue))),
            ("supervising", Box::new(Supervising)),
            ("received", Box::new(Received)),
            ("reviewed", Box::new(Reviewed)),
            ("following-due", Box::new(Following::Due { due: day })),
            (
                "following-overdue",
                Box::new(Following::Overdue { due: day }),
            ),
            ("following-reviewing", Box::new(Following::Reviewing)),
            ("following-escalated", Box::new(Following::Escalated)),
        ];
        let languages = Languages::load(None, "en").unwrap();
        let sender = Sender {
            office: "Ethics Office",
            portal: "https://ethics.example.org",
            now: jiff::Timestamp::UNIX_EPOCH,
        };
        let checkpoint = Checkpoint {
            size: 4711,
            root: [0x99; 32],
        };
        for speech in languages.iter() {
            for (name, letter) in &letters {
                let written = Written::new(&**letter, "amal@example.org", speech, &sender);
                let composed = written.compose(speech, &checkpoint).unwrap();
                assert!(!composed.text.contains('⟦'), "{name}");
                let shown = format!("{}\n\n{}", composed.subject, composed.text);
                insta::assert_snapshot!(format!("{name}-{}", speech.tag()), shown);
            }
        }
    }
}
