//! What is asked and answered in the sample: read from `config/demo`, one folder for 2017 and one for today.

use serde::Deserialize;

use crate::{
    advice::State,
    error::{Error, Result},
    storage::Coded,
};

const YEAR: [(&str, &str); 2] = [
    ("en", include_str!("../../config/demo/year/en.toml")),
    ("ar", include_str!("../../config/demo/year/ar.toml")),
];
const INBOX: [(&str, &str); 2] = [
    ("en", include_str!("../../config/demo/inbox/en.toml")),
    ("ar", include_str!("../../config/demo/inbox/ar.toml")),
];

/// How a matter goes: who says what to whom, and how far it comes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    /// The tag of the language it is written in.
    #[serde(skip)]
    pub(super) language: &'static str,
    /// The main subject.
    pub(super) about: String,
    /// Further subjects.
    #[serde(default)]
    pub(super) further: Vec<String>,
    /// The subject line.
    pub(super) title: String,
    /// Who asks and the office in turn; the first is the question.
    pub(super) words: Vec<String>,
    /// How it came: `portal`, `anonymous`, or a channel that an officer logs.
    #[serde(default = "portal")]
    pub(super) from: String,
    /// The name of somebody who is not on the roster.
    pub(super) outside: Option<String>,
    /// The kind of requester, where the roster does not tell.
    pub(super) kind: Option<String>,
    /// Whether it counts as a matter.
    #[serde(default = "counted")]
    pub(super) counted: bool,
    /// Whether it concerns somebody in the ethics office.
    #[serde(default)]
    pub(super) concerns_office: bool,
    /// How soon an answer is needed.
    #[serde(default = "routine")]
    pub(super) urgency: String,
    /// What the handler notes for colleagues.
    pub(super) note: Option<String>,
    /// Where it stands, for a matter of today.
    pub(super) now: Option<Now>,
}

/// Where a matter of today stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Now {
    /// A state of advice.
    state: String,
    /// How many working days ago it arrived.
    pub(super) ago: usize,
    /// 0 the head, 1 and 2 the officers; nobody if left out.
    pub(super) handler: Option<usize>,
    /// To whom it was referred.
    pub(super) to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    matter: Vec<Script>,
}

fn portal() -> String {
    "portal".to_owned()
}

fn counted() -> bool {
    true
}

fn routine() -> String {
    "routine".to_owned()
}

/// What happens to a matter, with the place of the words that are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// It arrives, or is logged.
    Ask,
    /// It is sorted.
    Triage,
    /// The requester is told that it arrived.
    Acknowledge,
    /// The handler writes a note.
    Note,
    /// The office asks back, and waits.
    Wait(usize),
    /// The requester writes.
    Hear(usize),
    /// The office answers.
    Answer(usize),
    /// The office hands it on.
    Refer(usize),
    /// It is closed.
    Close,
    /// The requester takes it back.
    Withdraw,
}

impl Script {
    /// The matters of 2017.
    pub(super) fn year() -> Result<Vec<Self>> {
        read(YEAR)
    }

    /// The matters of the last days.
    pub(super) fn inbox() -> Result<Vec<Self>> {
        read(INBOX)
    }

    /// How far it comes; those of 2017 are all closed.
    pub(super) fn state(&self) -> State {
        let state = self
            .now
            .as_ref()
            .and_then(|now| State::from_code(&now.state));
        state.unwrap_or(State::Closed)
    }

    /// Whether an officer logs it for whoever asked.
    pub(super) fn is_logged(&self) -> bool {
        !matches!(self.from.as_str(), "portal" | "anonymous")
    }

    /// All that happens to it, in order.
    pub(super) fn deeds(&self) -> Vec<Deed> {
        let state = self.state();
        let mut deeds = vec![Deed::Ask];
        if state == State::Received {
            return deeds;
        }
        deeds.push(Deed::Triage);
        if state == State::Triaged {
            return deeds;
        }
        deeds.push(Deed::Acknowledge);
        if self.note.is_some() {
            deeds.push(Deed::Note);
        }
        let last = self.words.len().saturating_sub(1);
        deeds.extend((1..=last).map(|place| {
            if place % 2 == 0 {
                return Deed::Hear(place);
            }
            match state {
                State::Answered | State::Closed if place == last => Deed::Answer(place),
                State::Referred if place == last => Deed::Refer(place),
                _ => Deed::Wait(place),
            }
        }));
        match state {
            State::Closed => deeds.push(Deed::Close),
            State::Withdrawn => deeds.push(Deed::Withdraw),
            _ => {}
        }
        deeds
    }
}

fn read(files: [(&'static str, &str); 2]) -> Result<Vec<Script>> {
    let mut all = Vec::new();
    for (language, text) in files {
        let file: File = toml::from_str(text).map_err(Error::broken)?;
        all.extend(file.matter.into_iter().map(|script| Script {
            language,
            words: script.words.iter().map(|words| paragraphs(words)).collect(),
            ..script
        }));
    }
    Ok(all)
}

/// The lines of a paragraph stand apart in the file only.
fn paragraphs(text: &str) -> String {
    let paragraphs = text.trim().split("\n\n");
    let joined: Vec<String> = paragraphs
        .map(|paragraph| paragraph.lines().collect::<Vec<_>>().join(" "))
        .collect();
    joined.join("\n\n")
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::*;
    use crate::{advice::Message, config::Settings, vocabulary::Vocabulary};

    fn whole() -> Vec<Script> {
        [Script::year().unwrap(), Script::inbox().unwrap()]
            .into_iter()
            .flatten()
            .collect()
    }

    #[test]
    fn fifty_matters_of_2017_count_and_a_few_contacts_do_not() {
        let year = Script::year().unwrap();
        let counted = |language| {
            year.iter()
                .filter(|script| script.counted && script.language == language)
                .count()
        };
        assert_eq!((counted("en"), counted("ar")), (30, 20));
        assert_eq!(year.len(), 58);
        assert!(year.iter().all(|script| script.state() == State::Closed));
        let walled = year.iter().filter(|script| script.concerns_office);
        assert_eq!(walled.count(), 2);
    }

    #[test]
    fn todays_inbox_has_matters_in_every_open_state_and_language() {
        let inbox = Script::inbox().unwrap();
        assert_eq!(inbox.len(), super::super::Scale::FULL.inbox);
        let open: Vec<_> = inbox
            .iter()
            .filter(|script| script.state().is_open())
            .collect();
        assert_eq!(open.len(), 25);
        for language in ["en", "ar"] {
            for state in State::ALL.into_iter().filter(|state| state.is_open()) {
                assert!(
                    open.iter()
                        .any(|script| script.state() == state && script.language == language),
                    "{language} {state:?}"
                );
            }
        }
    }

    #[test]
    fn every_text_can_be_said_and_no_two_are_the_same() {
        let all = whole();
        let titles: BTreeSet<_> = all.iter().map(|script| &script.title).collect();
        assert_eq!(titles.len(), all.len());
        for script in &all {
            let said = script.words.iter().chain(&script.note);
            for words in said.chain([&script.title]) {
                assert!(Message::parse(words).is_ok(), "{words}");
                let arabic = words.chars().any(|c| ('\u{620}'..='\u{64a}').contains(&c));
                assert_eq!(arabic, script.language == "ar", "{words}");
            }
        }
    }

    #[test]
    fn every_code_is_one_of_the_vocabularies() {
        let settings = Settings::sample(Path::new("/nowhere")).unwrap();
        let codes = Vocabulary::load(&settings.adaptations()).unwrap();
        for script in whole() {
            for subject in script.further.iter().chain([&script.about]) {
                assert!(
                    codes.advice_subject.choose("", subject).is_ok(),
                    "{subject}"
                );
            }
            assert!(codes.urgency.choose("", &script.urgency).is_ok());
            assert!(
                script.from == "anonymous" || codes.channel.choose("", &script.from).is_ok(),
                "{}",
                script.from
            );
            if let Some(kind) = &script.kind {
                assert!(codes.requester_kind.choose("", kind).is_ok());
            }
            if let Some(now) = &script.now {
                assert!(State::from_code(&now.state).is_some(), "{}", now.state);
                assert_eq!(script.state() == State::Referred, now.to.is_some());
            }
        }
    }

    #[test]
    fn who_speaks_last_fits_the_state() {
        for script in whole() {
            let by_office = script.words.len() % 2 == 0;
            let expected = matches!(
                script.state(),
                State::Closed | State::Answered | State::Waiting | State::Referred
            );
            assert_eq!(by_office, expected, "{}", script.title);
            let talks_on = script.words.len() > 2;
            assert!(script.from == "portal" || !talks_on, "{}", script.title);
        }
    }
}
