//! All components in every state, and every page from samples: for the eye, the browser tests and the language tests.
//! Served in development and demonstration only.

pub(in crate::web) mod handlers;

mod samples;

pub use samples::samples;

use askama::Template;
use jiff::civil::date;

use crate::{
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, DayField, Field, Offer, Sent},
        page::Frame,
        pages::{inbox, request},
        part::{
            Column, Crumb, Due, Empty, Event, Fact, Notice, Pager, Panel, Progress, Shown, Side,
            Stage, Tab, Tag, Task, Tone,
        },
        path,
    },
};

/// The components.
#[derive(Template)]
#[template(path = "styleguide/styleguide.html", config = "config/askama.toml")]
pub struct StyleguidePage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    notices: [Notice; 3],
    tags: [Tag; 5],
    fields: [Field; 4],
    wrong: Field,
    area: Field,
    day: DayField,
    choice: Choice,
    facts: Vec<Fact>,
    tasks: Vec<Task>,
    stages: Vec<Stage>,
    events: Vec<Event>,
    tabs: Vec<Tab>,
    columns: [Column; 3],
    pager: Pager,
    none: Empty,
    panel: Panel,
    pages: Vec<&'static str>,
    keys: Vec<(&'static str, Text)>,
}

/// A long text in two scripts, with a paragraph that begins in the other direction, a code and an address.
pub(super) const MIXED: &str = "A supplier, شركة النور للتوريد, offered me a pen worth about CHF 40 (invoice INV-2026-118).\n\
    أخبرني أحد الزملاء أن السياسة تسمح بذلك (Rule 1.2(l)), فهل هذا صحيح؟\n\
    Please write to m.haddad@example.org only in working hours.";

impl StyleguidePage {
    /// The page; `frame` decides the language and so the direction.
    #[must_use]
    pub fn new(frame: Frame) -> Self {
        let (sent, problems) = refused();
        let pages = samples(&frame).into_iter().map(|(name, _)| name).collect();
        Self {
            frame: frame
                .at(path::STYLEGUIDE)
                .titled(Text::new("guide-title"))
                .read_by(Text::new("ask-readers-office"))
                .with_problems(&problems)
                .scripted(&assets::COUNT)
                .scripted(&assets::KEYS),
            crumbs: crumbs(),
            notices: notices(),
            tags: tags(),
            fields: fields(),
            wrong: fields_text("wrong").filled(&sent, &problems),
            area: Field::area("area", Text::new("ask-message"), 200).filled(&sent, &problems),
            day: DayField::new("day", Text::new("guide-day"))
                .hint(Text::new("guide-day-hint"))
                .filled(&sent, &problems),
            choice: choice().filled(&sent, &problems),
            facts: facts(),
            tasks: tasks(),
            stages: stages(),
            events: events(),
            tabs: vec![
                inbox::tab("open", Some(1234), true),
                inbox::tab("overdue", Some(3), false),
                inbox::tab("mine", None, false),
            ],
            columns: [
                Column::new(Text::new("inbox-matter")),
                Column::new(Text::new("inbox-due"))
                    .sortable(path::STYLEGUIDE.to_owned(), Some("ascending")),
                Column::new(Text::new("figure-matters")).number(),
            ],
            pager: Pager::new(2, 50, 312, |_| path::STYLEGUIDE.to_owned()),
            none: Empty {
                text: Text::new("home-none"),
                link: Some((Text::new("way-ask"), path::ASK.to_owned())),
            },
            panel: panel(),
            pages,
            keys: vec![
                ("j", Text::new("keys-next-row")),
                ("k", Text::new("keys-previous-row")),
            ],
        }
    }

    fn page(name: &str) -> String {
        path::below(path::STYLEGUIDE, name)
    }
}

fn panel() -> Panel {
    Panel {
        title: Text::new("sent-title"),
        code: Some("ADV-2026-0042".to_owned()),
        text: Some(Text::new("receipt-panel")),
    }
}

fn refused() -> (Sent, Problems) {
    let pairs = [
        ("wrong", "m.haddad"),
        ("area", MIXED),
        ("day-day", "٣١"),
        ("day-month", "٢"),
        ("day-year", "٢٠٢٦"),
        ("choice", "no"),
    ];
    let sent = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut problems = Problems::new();
    problems.add("wrong", Text::new("guide-problem"));
    problems.add("area", Text::new("guide-problem-long"));
    problems.add("day", Text::new("guide-problem-day"));
    problems.add_general(Text::new("guide-problem-general"));
    (Sent::new(sent.into()), problems)
}

fn crumbs() -> Vec<Crumb> {
    [("home-title", path::HOME), ("way-figures", path::FIGURES)]
        .map(|(key, href)| Crumb {
            label: Text::new(key),
            href: href.to_owned(),
        })
        .into()
}

fn notices() -> [Notice; 3] {
    [
        Notice::done(Text::new("sent-title")),
        Notice::plain(Text::new("sign-in-ended")),
        Notice::warning(Text::new("sign-in-ended-kept")),
    ]
}

fn tags() -> [Tag; 5] {
    [
        request::state("received"),
        request::state("answered"),
        request::state("waiting"),
        Tag::new(Text::new("preview-mark"), Tone::Refused),
        request::state("closed"),
    ]
}

fn fields_text(name: &'static str) -> Field {
    Field::text(name, Text::new("account-login")).code("off")
}

fn fields() -> [Field; 4] {
    [
        Field::text("plain", Text::new("ask-subject")).hint(Text::new("ask-subject-hint")),
        Field::text("optional", Text::new("ask-subject")).optional(),
        fields_text("code").hint(Text::new("return-receipt-hint")),
        Field::password("secret", Text::new("account-password"), "off"),
    ]
}

fn choice() -> Choice {
    let offers = vec![
        Offer::new("no", Text::new("ask-concerns-no")).hint(Text::new("ask-concerns-no-hint")),
        Offer::new("yes", Text::new("ask-concerns-yes")).hint(Text::new("ask-concerns-yes-hint")),
    ];
    Choice::new("choice", Text::new("ask-concerns"), offers).hint(Text::new("ask-concerns-hint"))
}

fn facts() -> Vec<Fact> {
    let due = Due {
        day: date(2026, 3, 27),
        left: 1,
    };
    vec![
        Fact::new(
            Text::new("ask-subject"),
            Shown::Name("A pen from شركة النور".to_owned()),
        )
        .change("title"),
        Fact::new(Text::new("ask-message"), Shown::Written(MIXED.to_owned())).change("question"),
        Fact::new(
            Text::new("return-receipt"),
            Shown::Code("0417 2290 8513".to_owned()),
        ),
        Fact::new(Text::new("inbox-received"), Shown::Day(date(2026, 3, 25))),
        Fact::new(Text::new("inbox-due"), Shown::Due(due)),
        Fact::new(
            Text::new("inbox-state"),
            Shown::Tag(inbox::state("waiting")),
        ),
        Fact::new(
            Text::new("guide-day"),
            Shown::Text(Text::new("ask-left-empty")),
        ),
    ]
}

fn tasks() -> Vec<Task> {
    let task = |key, href: Option<&str>, tag| Task {
        label: Text::new(key),
        hint: Some(Text::new("ask-subject-hint")),
        href: href.map(str::to_owned),
        state: tag,
    };
    vec![
        task("ask-title", Some(path::ASK), request::state("answered")),
        task(
            "way-figures",
            Some(path::FIGURES),
            request::state("waiting"),
        ),
        task("check-title", None, request::state("closed")),
    ]
}

fn stages() -> Vec<Stage> {
    [
        ("received", Progress::Passed, Some(date(2026, 3, 25))),
        ("in-progress", Progress::Reached, Some(date(2026, 3, 26))),
        ("answered", Progress::Ahead, Some(date(2026, 3, 30))),
        ("closed", Progress::Ahead, None),
    ]
    .map(|(code, progress, day)| Stage {
        label: request::state(code).text,
        progress,
        day,
    })
    .into()
}

/// A matter's history with every kind of line.
pub(super) fn events() -> Vec<Event> {
    let event = |what: &'static str, who: &'static str, day, side, written: Option<&str>| Event {
        what: Text::new(what),
        who: Text::new(who),
        day,
        side,
        written: written.map(str::to_owned),
        new: false,
    };
    let (first, second, third) = (date(2026, 3, 25), date(2026, 3, 26), date(2026, 3, 27));
    vec![
        event(
            "event-asked",
            "role-staff",
            first,
            Side::Requester,
            Some(MIXED),
        ),
        event("event-triaged", "role-officer", second, Side::Event, None),
        event(
            "event-note",
            "role-officer",
            second,
            Side::Note,
            Some("Same supplier as in ADV-2026-0017."),
        ),
        Event {
            new: true,
            ..event(
                "event-message",
                "role-officer",
                third,
                Side::Office,
                Some("You may keep it.\nشكرًا لسؤالك."),
            )
        },
    ]
}

#[cfg(test)]
mod tests {
    use crate::{
        language::Languages,
        web::page::{Frame, Tokens},
    };

    use super::*;

    fn frames() -> Vec<Frame> {
        let house = Languages::load(None, "en").unwrap();
        let frame = |speech: &crate::language::Speech| {
            let tokens = Tokens::new(|action| format!("token of {action}"));
            Frame::new(
                speech.clone(),
                house.clone(),
                "Ethics Office".to_owned(),
                tokens,
            )
        };
        house.iter().map(frame).collect()
    }

    /// What every page keeps to, whatever it shows.
    fn check(name: &str, html: &str) {
        assert!(
            !html.contains('⟦'),
            "{name} says a key: {}",
            &html[html.find('⟦').unwrap()..][..60]
        );
        for forbidden in [" style=", "<style", "onclick", "javascript:", "<script>"] {
            assert!(
                !html.contains(forbidden),
                "{name} holds {forbidden}, which the policy of the browser refuses"
            );
        }
        assert_eq!(html.matches("<h1").count(), 1, "{name} has one heading");
        assert!(
            html.matches("<form").count() == html.matches("name=\"token\"").count(),
            "{name}: a form without token"
        );
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name} uses an id twice: {ids:?}");
        for rest in html.split("for=\"").skip(1) {
            let target = rest.split('"').next().unwrap();
            assert!(
                ids.contains(&target),
                "{name}: a label for {target}, which is not there"
            );
        }
        for rest in html.split("href=\"#").skip(1) {
            let target = rest.split('"').next().unwrap();
            assert!(
                ids.contains(&target),
                "{name}: a link to #{target}, which is not there"
            );
        }
        assert!(html.len() < 60 * 1024, "{name} weighs {}", html.len());
    }

    #[test]
    fn every_page_is_rendered_from_samples_in_every_language() {
        for frame in frames() {
            let tag = frame.speech().tag().to_owned();
            for (name, page) in samples(&frame) {
                let html = page.dyn_render().unwrap();
                check(&format!("{tag} {name}"), &html);
                assert!(html.contains(&format!("<html lang=\"{tag}\"")));
            }
        }
    }

    #[test]
    fn the_components_are_rendered_in_both_directions() {
        let directions: Vec<_> = frames()
            .into_iter()
            .map(|frame| {
                let html = StyleguidePage::new(frame).render().unwrap();
                check("styleguide", &html);
                html.contains("dir=\"rtl\"")
            })
            .collect();
        assert_eq!(directions, [false, true]);
    }
}
