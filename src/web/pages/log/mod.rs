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
/// [`Error::Invalid`] about `person` when the roster has nobody of that number or address.
pub fn logged(me: &Guest, asking: Asking, sent: &Sent) -> Result<Logged> {
    let from = match sent.get("from") {
        "outside" => advice::From::Outside(sent.get("name").to_owned()),
        "unnamed" => advice::From::Unnamed,
        _ => {
            let (id, name) = somebody(me, sent.get("person"))?;
            advice::From::Person(id, name)
        }
    };
    let channels = &me.office().vocabulary().channel;
    let channel = channels
        .choose("channel", sent.get("channel"))?
        .code
        .clone();
    Ok(Logged {
        asking,
        channel,
        from,
    })
}

fn somebody(me: &Guest, typed: &str) -> Result<(PersonId, String)> {
    match staff::find(me.office(), me.who(), typed) {
        Ok(person) => Ok((person.id, person.details.name)),
        Err(Error::Missing) => Err(Error::field("person", Text::new("log-person-missing"))),
        Err(error) => Err(error),
    }
}
