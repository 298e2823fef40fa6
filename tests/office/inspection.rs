//! The auditor opens the record and finds a matter whose rows were put back or changed behind the service's back.

use diesel::{RunQueryDsl, sql_query};
use probity::{
    advice::{self, Logged},
    error::Error,
    inspection::{self, Finding},
    office::main_address,
    storage::Purpose,
    vault::MatterId,
};

use crate::{
    databases::{Kind, each},
    desk::{Desk, People, asking, message, visitor},
};

/// Every kind of act that changes a matter, on three of them.
fn busy(desk: &Desk, people: &People) -> MatterId {
    let amina = desk.staff("amina");
    let asked = desk.ask(&amina, "A gift", "May I keep it?");
    let officer = desk.actor(&people.officer);
    desk.triage(&people.officer, asked.id, "gifts").unwrap();
    let at = desk.revision(&people.officer, asked.id);
    let office = &desk.office;
    advice::acknowledge(office, &officer, (asked.id, at)).unwrap();
    advice::add_note(
        office,
        &officer,
        (asked.id, at + 1),
        &message("Seen before."),
    )
    .unwrap();
    advice::wait(office, &officer, (asked.id, at + 2), &message("From whom?")).unwrap();
    advice::hear(office, &desk.actor(&amina), asked.id, &message("A vendor.")).unwrap();
    advice::answer(office, &officer, (asked.id, at + 4), &message("No.")).unwrap();
    advice::close(office, &officer, (asked.id, at + 5)).unwrap();
    advice::reopen(
        office,
        &officer,
        (asked.id, at + 6),
        &message("A new fact."),
    )
    .unwrap();
    advice::assign(office, &officer, (asked.id, at + 7), None).unwrap();
    advice::hold(office, &officer, asked.id, true).unwrap();

    let second = desk.ask(&amina, "A conflict", "About Omar's brother.");
    desk.triage(&people.head, second.id, "other-conflict")
        .unwrap();
    let at = desk.revision(&people.head, second.id);
    let shut_out = [officer.id().unwrap()];
    advice::recuse(
        office,
        &desk.actor(&people.head),
        (second.id, at),
        &shut_out,
    )
    .unwrap();
    advice::withdraw(office, &desk.actor(&amina), second.id).unwrap();

    let third = Logged {
        asking: asking("A call", "May I teach?", false),
        channel: "phone".into(),
        from: advice::From::Unnamed,
    };
    advice::log(office, &officer, &third).unwrap();
    advice::ask_anonymously(
        office,
        &desk.gate,
        &visitor(),
        &asking("A gift", "May I?", false),
    )
    .unwrap();
    asked.id
}

fn forge(desk: &Desk, statement: &str, id: MatterId) {
    let id = hex::encode(id.bytes());
    let id = match desk.kind() {
        Kind::Sqlite => format!("x'{id}'"),
        Kind::Postgres => format!("'\\x{id}'"),
    };
    let mut conn = main_address(desk.office.settings())
        .connect(Purpose::Write)
        .unwrap();
    sql_query(statement.replace("$id", &id))
        .execute(&mut conn)
        .unwrap();
}

#[test]
fn every_act_on_a_matter_leaves_its_state_in_the_record() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        busy(&desk, &people);
        let auditor = desk.actor(&people.auditor);
        let seen = inspection::inspect(&desk.office, &auditor).unwrap();
        assert!(seen.is_sound(), "{:?}", seen.findings);
        assert_eq!(seen.compared, 4);
        assert!(seen.for_custodians > 0 && seen.opened > 20);

        let again = inspection::inspect(&desk.office, &auditor).unwrap();
        assert_eq!(
            again.opened,
            seen.opened + 1,
            "the opening is itself recorded"
        );
    });
}

#[test]
fn a_matter_put_back_or_changed_is_named() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let id = busy(&desk, &people);
        let auditor = desk.actor(&people.auditor);
        let findings = || {
            inspection::inspect(&desk.office, &auditor)
                .unwrap()
                .findings
        };
        // the hold was the last act: lifting it behind the service's back is the state before
        forge(&desk, "UPDATE matters SET hold = FALSE WHERE id = $id", id);
        let found = findings();
        assert!(
            matches!(&found[..], [Finding::PutBack { matter, seq, older }] if matter == "ADV-2026-0001" && seq > older),
            "{found:?}"
        );
        forge(
            &desk,
            "UPDATE advice_matters SET due = 30000 WHERE id = $id",
            id,
        );
        let found = findings();
        assert!(
            matches!(&found[..], [Finding::Changed { matter, .. }] if matter == "ADV-2026-0001"),
            "{found:?}"
        );
        forge(&desk, "DELETE FROM advice_lines WHERE matter = $id", id);
        assert!(matches!(&findings()[..], [Finding::Changed { .. }]));
    });
}

#[test]
fn the_record_is_opened_by_auditors_only() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        for person in [
            &people.head,
            &people.officer,
            &people.alternate,
            &people.administrator,
        ] {
            let refused = inspection::inspect(&desk.office, &desk.actor(person));
            assert!(matches!(refused, Err(Error::Denied)));
        }
    });
}
