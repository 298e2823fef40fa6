//! The codes that are counted and the figures made of them, in the forger's hands.

use probity::{
    advice,
    error::Error,
    statistics::release::{preview, propose, publish, published},
    vault::{
        Group, Label, MatterId, Place,
        matter_key::{FactsDek, MatterKey},
        seal_parcel,
    },
};

use super::{Forger, is_noticed, x};
use crate::{
    databases::{Kind, each},
    desk::{Desk, People},
};

const YEAR: i16 = 2026;

/// An office whose year is over, with twelve answered questions of six people.
fn a_year(kind: Kind) -> (Desk, People) {
    let (mut desk, mut people) = Desk::open(kind);
    for name in ["amina", "basil", "carol", "dario", "edith", "farid"] {
        let person = desk.staff(name);
        for _ in 0..2 {
            let id = desk.ask(&person, "A gift", "May I keep it?").id;
            desk.settle(&people.officer, id);
        }
    }
    desk.days_later(366);
    for person in [&mut people.head, &mut people.officer, &mut people.alternate] {
        desk.sign_in(person);
    }
    desk.reopen();
    (desk, people)
}

fn any_matter(desk: &Desk) -> MatterId {
    let matters = Forger::of(desk).all("matter", "advice_facts");
    MatterId::from_uuid(uuid::Uuid::from_slice(&matters[0]).unwrap())
}

fn reason(error: &Error) -> String {
    error.to_string()
}

#[test]
fn a_published_figure_that_was_changed_is_detected() {
    each(|kind| {
        let (desk, people) = a_year(kind);
        propose(&desk.office, &desk.actor(&people.head), YEAR).unwrap();
        publish(&desk.office, &desk.actor(&people.alternate), YEAR).unwrap();
        let console = probity::actor::Actor::console();
        assert!(published(&desk.office, &console, YEAR).is_ok());
        let mut forger = Forger::of(&desk);
        forger.forge("UPDATE figures SET frozen = REPLACE(frozen, '2026', '2025')");
        assert!(is_noticed(&published(&desk.office, &console, YEAR)));
        forger.forge("UPDATE figures SET frozen = REPLACE(frozen, '2025', '2026'), year = 2025");
        assert!(is_noticed(&published(&desk.office, &console, 2025)));
    });
}

#[test]
fn codes_sealed_by_the_forger_are_nobodys() {
    let (desk, people) = a_year(Kind::Sqlite);
    let matter = any_matter(&desk);
    let mut forger = Forger::of(&desk);
    let codes = br#"{"subject":"gifts","counted":false,"person":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"under":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"requester_kind":"staff","channel":"portal","received":"2026-03-02"}"#;
    let said = [codes.as_slice(), &[0; 16 + 4 + 4 + 64]].concat();
    let office = desk.office.groups().certified(Group::Office).unwrap();
    let (dek, chance) = (FactsDek::draw(desk.office.chance()), desk.office.chance());
    let of = MatterKey {
        matter: matter.bytes(),
        generation: 1,
    };
    let place = Place {
        table: "advice_facts",
        row: matter.bytes(),
        column: "facts",
    };
    let wrapped = dek.wrap(&of, &office, chance).unwrap();
    let facts = dek.facts_key(&of).seal(&place, &said, chance).unwrap();
    forger.forge(&format!(
        "UPDATE advice_facts SET wrapped = {}, facts = {} WHERE matter = {}",
        x(&wrapped),
        x(&facts),
        x(matter.bytes())
    ));
    let counted = advice::facts_of(&desk.office, &desk.actor(&people.officer), YEAR);
    assert!(is_noticed(&counted));
}

#[test]
fn codes_of_one_matter_under_another_are_detected() {
    let (desk, people) = a_year(Kind::Sqlite);
    Forger::of(&desk).forge(
        "UPDATE advice_facts SET (wrapped, facts) = (SELECT wrapped, facts FROM advice_facts LIMIT 1)",
    );
    assert!(is_noticed(&advice::facts_of(
        &desk.office,
        &desk.actor(&people.officer),
        YEAR
    )));
}

#[test]
fn codes_taken_away_keep_the_year_from_being_published() {
    let (desk, people) = a_year(Kind::Sqlite);
    Forger::of(&desk).forge(&format!(
        "DELETE FROM advice_facts WHERE matter = {}",
        x(any_matter(&desk).bytes())
    ));
    let head = desk.actor(&people.head);
    let refused = propose(&desk.office, &head, YEAR).unwrap_err();
    assert_eq!(reason(&refused), "invalid: advice-year-untriaged");
}

#[test]
fn a_figure_exchanged_between_its_signatures_is_detected() {
    let (desk, people) = a_year(Kind::Sqlite);
    propose(&desk.office, &desk.actor(&people.head), YEAR).unwrap();
    let groups = desk.office.groups();
    let alternate = groups.certified(Group::Alternate).unwrap();
    let mine = seal_parcel(&alternate, Label::FIGURE, b"[]", desk.office.chance()).unwrap();
    Forger::of(&desk).forge(&format!(
        "UPDATE figure_proposals SET for_alternate = {}",
        x(&mine)
    ));
    let published = publish(&desk.office, &desk.actor(&people.alternate), YEAR);
    assert!(is_noticed(&published));
}

#[test]
fn a_key_for_counting_that_was_taken_away_makes_nobody_count_twice() {
    let (desk, mut people) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let ask = || desk.ask(&amina, "A gift", "May I keep it?").id;
    desk.triage(&people.officer, ask(), "gifts").unwrap();
    Forger::of(&desk).forge("DELETE FROM house WHERE name LIKE 'statistics-key-%'");
    desk.triage(&people.officer, ask(), "gifts").unwrap();
    desk.days_later(366);
    desk.sign_in(&mut people.officer);
    let preview = preview(&desk.office, &desk.actor(&people.officer), YEAR);
    assert!(is_noticed(&preview.map(drop)));
}
