//! What every page has.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    assets::{self, Asset},
    part::Notice,
    path,
};
use crate::{
    error::Problems,
    language::{Languages, Speech, Text},
    role::{Role, Roles},
};

/// Who looks at the page.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The name as the roster has it; the number of a receipt has none.
    pub name: String,
    /// What the visitor is to the office.
    pub roles: Roles,
    /// Whether there is anything the visitor files, or has filed.
    pub files: bool,
}

/// Makes the token that a form posting to an address must carry, and nothing else.
#[derive(Clone)]
pub struct Tokens(Arc<dyn Fn(&str) -> String + Send + Sync>);

/// What every page has.
#[derive(Clone)]
pub struct Frame {
    speech: Speech,
    languages: Languages,
    office: String,
    tokens: Tokens,
    here: String,
    title: Option<Text>,
    visitor: Option<Visitor>,
    notice: Option<Notice>,
    problems: Problems,
    readers: Option<Text>,
    scripts: Vec<&'static Asset>,
    wide: bool,
}

/// One line of the navigation.
pub struct Way {
    /// Its words.
    pub label: Text,
    /// Where it leads.
    pub href: &'static str,
    /// Whether the page is there already.
    pub current: bool,
}

/// One language of the switch.
pub struct Tongue {
    /// Its tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Whether the page speaks it already.
    pub current: bool,
}

impl Tokens {
    /// Tokens made by this function of a form's address.
    #[must_use]
    pub fn new(make: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }
}

impl Frame {
    /// The frame of a page of the office called `office`, in the language of `speech`.
    #[must_use]
    pub fn new(speech: Speech, languages: Languages, office: String, tokens: Tokens) -> Self {
        Self {
            speech,
            languages,
            office,
            tokens,
            here: path::HOME.to_owned(),
            title: None,
            visitor: None,
            notice: None,
            problems: Problems::new(),
            readers: None,
            scripts: Vec::new(),
            wide: false,
        }
    }

    /// The same frame for the page at this address.
    #[must_use]
    pub fn at(mut self, here: impl Into<String>) -> Self {
        self.here = here.into();
        self
    }

    /// The same frame for somebody who is signed in.
    #[must_use]
    pub fn visited_by(mut self, visitor: Visitor) -> Self {
        self.visitor = Some(visitor);
        self
    }

    /// The same frame, knowing whether there is anything the visitor files.
    #[must_use]
    pub fn filing(mut self, files: bool) -> Self {
        if let Some(visitor) = &mut self.visitor {
            visitor.files = files;
        }
        self
    }

    /// The same frame with the page's title, which is also its heading.
    #[must_use]
    pub fn titled(mut self, title: Text) -> Self {
        self.title = Some(title);
        self
    }

    /// The same frame with a notice above the page.
    #[must_use]
    pub fn noticing(mut self, notice: Notice) -> Self {
        self.notice = Some(notice);
        self
    }

    /// The same frame with what was wrong with the form that was sent.
    #[must_use]
    pub fn with_problems(mut self, problems: &Problems) -> Self {
        self.problems = problems.clone();
        self
    }

    /// The same frame with the groups that can read what the page shows or takes, in plain words.
    #[must_use]
    pub fn read_by(mut self, readers: Text) -> Self {
        self.readers = Some(readers);
        self
    }

    /// The same frame with a script that adds comfort.
    #[must_use]
    pub fn scripted(mut self, script: &'static Asset) -> Self {
        self.scripts.push(script);
        self
    }

    /// The same frame for a page that needs the whole width of the window.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The reader's language.
    #[must_use]
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// The sentence of this key, which takes no arguments.
    #[must_use]
    pub fn say(&self, key: &'static str) -> String {
        self.speech.say_key(key)
    }

    /// A sentence.
    #[must_use]
    pub fn speak(&self, text: &Text) -> String {
        self.speech.say(text)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: &i64) -> String {
        self.speech.number(*number)
    }

    /// A day with its weekday.
    #[must_use]
    pub fn day(&self, day: &Date) -> String {
        self.speech.day(*day)
    }

    /// A day for a table.
    #[must_use]
    pub fn short_day(&self, day: &Date) -> String {
        self.speech.short_day(*day)
    }

    /// The token of a form that posts to this address.
    #[must_use]
    pub fn token(&self, action: &str) -> String {
        (self.tokens.0)(action)
    }

    /// The name of the office.
    #[must_use]
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The title and heading.
    #[must_use]
    pub fn title(&self) -> String {
        self.title
            .as_ref()
            .map_or_else(|| self.office.clone(), |title| self.speak(title))
    }

    /// What was wrong with the form that was sent.
    #[must_use]
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The notice above the page.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Who can read what the page shows or takes.
    #[must_use]
    pub fn readers(&self) -> Option<&Text> {
        self.readers.as_ref()
    }

    /// The address of the page.
    #[must_use]
    pub fn here(&self) -> &str {
        &self.here
    }

    /// Who is signed in.
    #[must_use]
    pub fn visitor(&self) -> Option<&Visitor> {
        self.visitor.as_ref()
    }

    /// The address of the stylesheet.
    #[must_use]
    pub fn style(&self) -> String {
        assets::STYLE.address()
    }

    /// The address of the mark.
    #[must_use]
    pub fn mark(&self) -> String {
        assets::MARK.address()
    }

    /// The addresses of the scripts.
    pub fn scripts(&self) -> impl Iterator<Item = String> {
        self.scripts.iter().map(|script| script.address())
    }

    /// Whether the page needs the whole width of the window.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.wide
    }

    /// Where the visitor may go: each role adds what it works with.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        let Some(visitor) = &self.visitor else {
            return vec![
                self.way(Text::new("way-anonymous"), path::ANONYMOUS),
                self.way(Text::new("way-return"), path::RETURN),
                self.way(Text::new("way-sign-in"), path::SIGN_IN),
            ];
        };
        let mut ways = Vec::new();
        if visitor
            .roles
            .any(&[Role::Officer, Role::Head, Role::Alternate])
        {
            ways.push(self.way(Text::new("way-inbox"), path::INBOX));
        }
        let runs_cycles = [Role::Officer, Role::Head, Role::Alternate];
        if visitor.roles.any(&runs_cycles) {
            ways.push(self.way(Text::new("way-cycles"), path::CYCLES));
        } else if visitor.roles.has(Role::FocalPoint) {
            ways.push(self.way(Text::new("way-cycles"), path::UNITS));
        }
        if visitor
            .roles
            .any(&[Role::Reviewer, Role::Officer, Role::Head, Role::Alternate])
        {
            ways.push(self.way(Text::new("way-reviews"), path::REVIEWS));
        }
        if visitor.roles.has(Role::Staff) {
            ways.push(self.way(Text::new("way-requests"), path::HOME));
            ways.push(self.way(Text::new("way-ask"), path::ASK));
        }
        if visitor.files {
            ways.push(self.way(Text::new("way-disclosures"), path::DISCLOSURES));
        }
        if visitor
            .roles
            .any(&[Role::Officer, Role::Head, Role::Alternate, Role::Analyst])
        {
            ways.push(self.way(Text::new("way-figures"), path::FIGURES));
        }
        if visitor.roles.any(&[Role::Head, Role::Alternate]) {
            ways.push(self.way(Text::new("way-groups"), path::GROUPS));
        }
        if visitor.roles.any(&[Role::Head, Role::Administrator]) {
            ways.push(self.way(Text::new("way-accounts"), path::ACCOUNTS));
        }
        if visitor.roles.has(Role::Administrator) {
            ways.push(self.way(Text::new("way-letters"), path::LETTERS));
        }
        ways
    }

    /// The languages of the house, for the switch.
    #[must_use]
    pub fn tongues(&self) -> Vec<Tongue> {
        self.languages
            .iter()
            .map(|speech| Tongue {
                tag: speech.tag().to_owned(),
                name: speech.name(),
                current: speech.tag() == self.speech.tag(),
            })
            .collect()
    }

    fn way(&self, label: Text, href: &'static str) -> Way {
        Way {
            label,
            href,
            current: self.here == href,
        }
    }
}
