//! A form, a roster and a cycle for any number of people, and statements of any length.

use std::fmt::Write as _;

use jiff::ToSpan;
use probity::{
    actor::Actor,
    calendar::{Clock, SystemClock},
    disclosure::{
        CycleId, StatementId,
        cycle::{self, plan::Plan, population::Rule},
        filing::{self, beginning::begin, drafting::save, reading::own},
        form::{Answers, Form, Item, Value},
    },
    staff::{self, Choices, Roster},
};

use crate::{desk::Desk, scene::Scene};

/// The sections of the form.
pub const SECTIONS: [&str; 5] = ["assets", "income", "gifts", "debts", "activities"];

/// A form of five sections, each a list of things in words.
pub fn form() -> Form {
    let mut text = String::from(
        r#"code = "short"
version = 1
languages = ["en"]
title = { en = "Assets and activities" }
certification = { en = "I certify that this is complete." }
"#,
    );
    for section in SECTIONS {
        write!(
            text,
            r#"
[[section]]
code = "{section}"
title = {{ en = "Of this kind" }}
nothing = {{ en = "I have none" }}
most = 400
name = "what"
[[section.field]]
code = "what"
type = "text"
label = {{ en = "What" }}
required = true
longest = 500
"#
        )
        .unwrap();
    }
    Form::parse("short-1.toml", &text).unwrap()
}

/// A thing to be declared, 200 bytes as it is sealed.
pub fn thing(number: usize) -> Item {
    let what = format!("{number}: {}", "a thing of some value ".repeat(6));
    Item {
        id: format!("{number:06x}"),
        subject: None,
        fields: [("what".to_owned(), Value::Text(what))]
            .into_iter()
            .collect(),
    }
}

/// So many things in each of the first `sections` sections, and nothing in the others.
pub fn answers(things: usize, sections: usize) -> Answers {
    let mut answers = Answers::default();
    for section in SECTIONS.into_iter().take(sections) {
        for number in 0..things {
            answers.put(section, thing(number));
        }
    }
    for section in SECTIONS.into_iter().skip(sections) {
        let nothing = probity::disclosure::form::Declared::Nothing;
        answers.sections.insert(section.to_owned(), nothing);
    }
    answers
}

/// Takes over a roster of so many people, of whom the first `filers` deal with purchases; their addresses are those of
/// [`Scene::open`].
pub fn import(desk: &Desk, people: usize, filers: usize) {
    let mut roster = String::from("id,name,e-mail,unit,grade group,duties,language\n");
    for number in 0..people {
        let duties = if number < filers { "procurement" } else { "" };
        writeln!(
            roster,
            "{},Staff {number},staff{number}@example.int,Unit {},professional,{duties},en",
            100_000 + number,
            number % 97,
        )
        .unwrap();
    }
    let office = &desk.office;
    let roster = Roster::read(roster.as_bytes(), office.vocabulary(), |_, _| {}).unwrap();
    let (console, choices) = (Actor::console(), Choices::default());
    staff::import(office, &console, &roster, choices, &mut |_, _| {}).unwrap();
}

/// A cycle of this year for whoever deals with purchases, open since yesterday and due in a month.
pub fn plan(scene: &Scene) -> CycleId {
    let office = &scene.desk.office;
    let today = office.calendar().today(SystemClock.now());
    let mut plan = Plan::proposed(today.year(), office.settings()).unwrap();
    plan.opens = today - 1.day();
    plan.due = today + 30.days();
    plan.rules = vec![Rule {
        reason: "procurement-duty".to_owned(),
        grade_groups: Vec::new(),
        duties: vec!["procurement".to_owned()],
        units: Vec::new(),
    }];
    let officer = scene.desk.actor(&scene.people.officer);
    cycle::define(office, &officer, &plan, &form()).unwrap()
}

/// Begins what somebody is to file; gives it with the number of its last saving.
pub fn begun(scene: &Scene, me: &Actor) -> (StatementId, i32) {
    let office = &scene.desk.office;
    let id = filing::mine(office, me).unwrap()[0].id;
    begin(office, me, id).unwrap();
    let theirs = own(office, me, id).unwrap();
    (id, theirs.draft().unwrap().saved)
}

/// Begins and fills in what somebody is to file.
pub fn filled_in(scene: &Scene, me: &Actor, answers: &Answers) -> (StatementId, i32) {
    let at = begun(scene, me);
    (at.0, save(&scene.desk.office, me, at, answers).unwrap())
}
