//! The sections of a statement and their entries.

use super::{
    Sample,
    filing::{FLAT, HELP, facts, head},
    refused, sample, staff, typed,
};
use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Choice, DayField, Field, Offer},
        page::Frame,
        pages::statement::{
            import::{ImportPage, Line, PreviewPage},
            item::{Filling, ItemPage, RemovePage},
            question,
            section::{self, Asked, SectionPage},
        },
        part::{Tag, Tone},
    },
};

fn assets(nothing: bool) -> Asked {
    Asked {
        code: "assets".to_owned(),
        title: Text::spoken("Assets"),
        help: Some(HELP.to_owned()),
        thresholds: vec![
            Text::new("form-threshold-from")
                .with("currency", "USD")
                .with("amount", 10_000_u32),
        ],
        nothing: nothing.then(|| Text::spoken("None of us has such an asset")),
        once: !nothing,
        files: vec![("deed".to_owned(), Text::spoken("The deed"))],
    }
}

pub(super) fn sections(frame: &Frame) -> Vec<Sample> {
    let next = || {
        let text = Text::new("filing-go-on").with("section", "Liabilities");
        (text, "/disclosures/3f2a".to_owned())
    };
    let list = |rows, nothing| {
        SectionPage::new(
            staff(frame),
            head(None),
            assets(true),
            (rows, nothing),
            next(),
        )
    };
    let item = |filling, once: bool, problems: &Problems| {
        ItemPage::new(staff(frame), &head(None), assets(!once), filling, problems)
    };
    let wrong = refused("assets.7f3a.value");
    vec![
        sample("section", list(rows(), false)),
        sample("section-empty", list(Vec::new(), false)),
        sample("section-nothing", list(Vec::new(), true)),
        sample(
            "item",
            item(filling(&Problems::new(), false), false, &Problems::new()),
        ),
        sample("item-refused", item(filling(&wrong, true), false, &wrong)),
        sample(
            "item-once",
            item(filling(&Problems::new(), false), true, &Problems::new()),
        ),
        sample(
            "item-remove",
            RemovePage::new(
                staff(frame),
                &head(Some("Tomás Quiroga")),
                ("assets", "7f3a"),
                (FLAT.to_owned(), facts()),
                "6d2c".to_owned(),
            ),
        ),
    ]
}

/// Filling a list from a table.
pub(super) fn imports(frame: &Frame) -> Vec<Sample> {
    let title = Text::spoken("Assets");
    let columns = vec![("value".to_owned(), Text::spoken("Market value"))];
    let import = |problems: &Problems| {
        let sent = typed(&[("table", "description,value")]);
        let about = ("assets", &title);
        ImportPage::new(
            staff(frame),
            &head(None),
            about,
            columns.clone(),
            (&sent, problems),
        )
    };
    let line = |number, state, note: &'static str| Line {
        number,
        name: FLAT.to_owned(),
        gist: vec!["Real estate".to_owned(), "CH".to_owned()],
        state: Tag::new(Text::new(state), Tone::Plain),
        notes: vec![Text::new(note)],
    };
    let lines = vec![
        line(2, "filing-state-done", "filing-preview-gap"),
        line(3, "filing-preview-left", "form-no-country"),
    ];
    let found = (lines, vec!["ISIN".to_owned()], 1);
    let table = "description,value".to_owned();
    let about = ("assets", &title);
    vec![
        sample("import", import(&Problems::new())),
        sample("import-refused", import(&refused("table"))),
        sample(
            "import-preview",
            PreviewPage::new(staff(frame), &head(None), about, found, table),
        ),
    ]
}

fn rows() -> Vec<section::Row> {
    let row = |id: &str, name: &str, wrong: bool| section::Row {
        id: id.to_owned(),
        name: name.to_owned(),
        gist: vec![
            "Held jointly".to_owned(),
            "Real estate".to_owned(),
            "CH".to_owned(),
        ],
        state: wrong.then(|| Tag::new(Text::new("filing-state-begun"), Tone::Due)),
        notice: (!wrong).then(|| {
            let threshold = Text::new("form-threshold-from")
                .with("currency", "USD")
                .with("amount", 10_000_u32);
            Text::new("form-below-threshold").with("threshold", threshold)
        }),
    };
    vec![row("7f3a", FLAT, false), row("8e4b", "Acme Holdings", true)]
}

fn filling(problems: &Problems, conflict: bool) -> Filling {
    Filling {
        item: "7f3a".to_owned(),
        known: conflict,
        mark: "6d2c".to_owned(),
        questions: questions(problems),
        there: if conflict { facts() } else { Vec::new() },
    }
}

fn questions(problems: &Problems) -> Vec<question::Question> {
    let sent = typed(&[
        ("assets.7f3a.what", FLAT),
        ("assets.7f3a.day-day", "٣"),
        ("assets.7f3a.value", "١٬٥٠٠"),
    ]);
    let name = |field: &str| format!("assets.7f3a.{field}");
    let yes_or_no = || {
        vec![
            Offer::new("yes", Text::new("form-yes")),
            Offer::new("no", Text::new("form-no")),
        ]
    };
    let label = Text::spoken;
    let plain = |input| question::Question {
        input,
        when: None,
        applies: true,
    };
    let currencies = vec![Offer::new("USD", label("USD – US dollar"))];
    let what = Field::text(name("what"), label("What it is")).filled(&sent, problems);
    let role = Field::area(name("role"), label("Role and duties"), 500).rows(3);
    let day = DayField::new(name("day"), label("Since")).filled(&sent, problems);
    let value = Field::text(name("value"), label("Value")).hint(label("Your best estimate."));
    let kinds = Choice::new(name("kind"), label("Kind of asset"), yes_or_no()).optional();
    vec![
        plain(question::Input::Line(what)),
        plain(question::Input::List(kinds)),
        plain(question::Input::Day(day)),
        plain(question::Input::Money(
            value.filled(&sent, problems),
            Choice::new(
                name("value-currency"),
                Text::new("filing-currency"),
                currencies,
            ),
        )),
        plain(question::Input::Radios(Choice::new(
            name("paid"),
            label("Is it paid?"),
            yes_or_no(),
        ))),
        question::Question {
            input: question::Input::Area(role),
            when: Some((name("paid"), "yes".to_owned())),
            applies: false,
        },
    ]
}
