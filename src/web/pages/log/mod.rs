//! Logging a request for somebody who called, wrote or came by.

use askama::Template;

use crate::{
    actor::PersonId,
    advice::{self, Asking, Logged},
    error::{Error, Problems, Result},
    language::Text,
    staff,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::ask::MESSAGE_LIMIT,
        part::Crumb,
        path,
        visitor::Guest,
    },
};

/// The form; its names are those of the command's problems.
#[derive(Template)]
#[template(path = "log/log.html", config = "config/askama.toml")]
pub struct LogPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    channel: Choice,
    from: Choice,
    person: Field,
    name: Field,
    concerns: Choice,
    subject: Field,
    message: Field,
}

impl LogPage {
    /// The form as it was sent; `channels` are code and label of the ways a request may have come.
    #[must_use]
    pub fn new(
        frame: Frame,
        channels: Vec<(String, Text)>,
        sent: &Sent,
        problems: &Problems,
    ) -> Self {
        let filled = |choice: Choice| choice.filled(sent, problems);
        let line = |field: Field| field.filled(sent, problems);
        let channels = channels
            .into_iter()
            .map(|(code, label)| Offer::new(code, label));
        let channel = Choice::new("channel", Text::new("log-channel"), channels.collect());
        Self {
            frame: frame
                .at(path::LOG)
                .titled(Text::new("log-title"))
                .read_by(Text::new("web-readers-office"))
                .scripted(&assets::COUNT)
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("inbox-title"),
                href: path::INBOX.to_owned(),
            }],
            channel: filled(channel),
            from: filled(whence().chosen("person")),
            person: line(
                Field::text("person", Text::new("log-person"))
                    .hint(Text::new("log-person-hint"))
                    .code("off")
                    .optional(),
            ),
            name: line(Field::text("name", Text::new("log-name")).optional()),
            concerns: filled(concerns()),
            subject: line(Field::text("subject", Text::new("ask-subject"))),
            message: line(
                Field::area("message", Text::new("log-message"), MESSAGE_LIMIT)
                    .hint(Text::new("log-message-hint")),
            ),
        }
    }
}

/// Who may have asked.
fn whence() -> Choice {
    let offers = vec![
        Offer::new("person", Text::new("log-from-person")),
        Offer::new("outside", Text::new("log-from-outside")),
        Offer::new("unnamed", Text::new("log-from-unnamed")),
    ];
    Choice::new("from", Text::new("log-from"), offers)
}

/// Whether it concerns the office itself.
fn concerns() -> Choice {
    let offers = vec![
        Offer::new("no", Text::new("ask-concerns-no")),
        Offer::new("yes", Text::new("ask-concerns-yes")),
    ];
    Choice::new("concerns_office", Text::new("ask-concerns"), offers)
        .hint(Text::new("log-concerns-hint"))
}

/// What was typed, as the command takes it: somebody of the roster is found by staff number or address.
///
/// # Errors
/// [`Error::Invalid`] about everything that is missing or unknown, at once.
pub fn logged(me: &Guest, asking: Asking, sent: &Sent) -> Result<Logged> {
    let mut problems = Problems::new();
    let channels = &me.office().vocabulary().channel;
    let channel = channels.choose("channel", sent.get("channel"));
    let channel = channel
        .map(|term| term.code.clone())
        .map_err(|_| Error::field("channel", Text::new("log-channel-missing")));
    let channel = noting(channel, &mut problems)?;
    let from = noting(from(me, sent), &mut problems)?;
    noting(asking.check(), &mut problems)?;
    match (channel, from, problems.is_empty()) {
        (Some(channel), Some(from), true) => Ok(Logged {
            asking,
            channel,
            from,
        }),
        _ => Err(Error::Invalid(problems)),
    }
}

/// What was found, or nothing once what is wrong with it is among the problems.
fn noting<T>(found: Result<T>, problems: &mut Problems) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::Invalid(wrong)) => {
            problems.append(wrong);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn from(me: &Guest, sent: &Sent) -> Result<advice::From> {
    Ok(match sent.get("from") {
        "outside" => advice::From::Outside(sent.get("name").to_owned()),
        "unnamed" => advice::From::Unnamed,
        _ => {
            let (id, name) = somebody(me, sent.get("person"))?;
            advice::From::Person(id, name)
        }
    })
}

fn somebody(me: &Guest, typed: &str) -> Result<(PersonId, String)> {
    match staff::find(me.office(), me.who(), typed) {
        Ok(person) => Ok((person.id, person.details.name)),
        Err(Error::Missing) => Err(Error::field("person", Text::new("log-person-missing"))),
        Err(error) => Err(error),
    }
}
