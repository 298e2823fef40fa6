//! Matters: everything that is said in them and around them, to the operator as well.

use std::{
    io,
    sync::{Arc, Mutex},
};

use probity::{
    actor::{Actor, PersonId},
    advice::{self, From, Logged},
    identity::{self, Choice},
    role::Role,
};
use zeroize::Zeroizing;

use super::{needles::Canaries, search, send, strangers};
use crate::{
    databases::{Kind, each},
    desk::{Desk, Person, asking, message, sorting, visitor},
};

/// What would be printed, of every level and room.
#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<u8>>>);

impl io::Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A life of two matters in which every sealed field holds a canary; the errors are shown, as an operator would see them.
fn live(desk: &Desk, canaries: &mut Canaries) -> Vec<String> {
    let mut errors = Vec::new();
    let officer = office_people(desk, canaries);
    let password = canaries.hatch("password");
    let link = desk.invite("amina@example.int", "Amina", &[Role::Staff]);
    canaries.watch("token of a link", &link);
    let choice = Choice::Chosen(Zeroizing::new(password.clone()));
    let enrolled = identity::enrol(&desk.office, &desk.gate, &visitor(), &link, &choice).unwrap();
    let mut amina = Person::of("amina@example.int", enrolled);
    amina.password.clone_from(&password);
    watch(canaries, desk, &amina);
    desk.sign_in(&mut amina);
    watch(canaries, desk, &amina);
    let wrong = canaries.hatch("wrong password");
    let refused = identity::sign_in(
        &desk.office,
        &desk.gate,
        &visitor(),
        "amina@example.int",
        &wrong,
    );
    errors.extend(refused.err().map(|error| error.to_string()));

    let asked = desk.ask(
        &amina,
        &canaries.hatch("subject"),
        &canaries.hatch("question"),
    );
    let id = asked.id;
    desk.triage(&officer, id, "gifts").unwrap();
    let me = desk.actor(&officer);
    let say = |canaries: &mut Canaries, field: &str| message(&canaries.hatch(field));
    let next = || (id, desk.revision(&officer, id));
    advice::add_note(&desk.office, &me, next(), &say(canaries, "note")).unwrap();
    advice::write(&desk.office, &me, next(), &say(canaries, "message")).unwrap();
    advice::wait(&desk.office, &me, next(), &say(canaries, "query")).unwrap();
    let reply = say(canaries, "reply");
    advice::hear(&desk.office, &desk.actor(&amina), id, &reply).unwrap();
    advice::answer(&desk.office, &me, next(), &say(canaries, "answer")).unwrap();
    advice::close(&desk.office, &me, next()).unwrap();
    advice::reopen(&desk.office, &me, next(), &say(canaries, "reason")).unwrap();
    let referral = ("legal", &say(canaries, "referral"));
    advice::refer(&desk.office, &me, next(), referral).unwrap();
    let late = say(canaries, "too late");
    let refused = advice::hear(&desk.office, &desk.actor(&amina), id, &late);
    errors.extend(refused.err().map(|error| error.to_string()));

    let logged = |canaries: &mut Canaries, from: From| Logged {
        asking: asking(
            &canaries.hatch("call"),
            &canaries.hatch("what was said"),
            false,
        ),
        channel: "phone".into(),
        from,
    };
    let outside = From::Outside(canaries.hatch("name of a caller"));
    let first = advice::log(&desk.office, &me, &logged(canaries, outside)).unwrap();
    let name = canaries.hatch("name of the roster");
    let person = From::Person(PersonId::draw(desk.office.chance()), name);
    advice::log(&desk.office, &me, &logged(canaries, person)).unwrap();
    let kind = sorting("other-conflict");
    advice::triage(
        &desk.office,
        &me,
        (first.id, desk.revision(&officer, first.id)),
        &kind,
    )
    .unwrap();

    let asking = asking(
        &canaries.hatch("subject"),
        &canaries.hatch("question"),
        true,
    );
    let asked = advice::ask_anonymously(&desk.office, &desk.gate, &visitor(), &asking).unwrap();
    let digits = asked.receipt.unwrap();
    canaries.watch("receipt", &digits);
    canaries.watch("receipt", &digits.replace(' ', ""));
    errors
}

fn watch(canaries: &mut Canaries, desk: &Desk, person: &Person) {
    canaries.watch("password", &person.password);
    canaries.watch("recovery phrase", &person.recovery_phrase);
    let token = person.token.text();
    canaries.watch("token", &token);
    canaries.watch("token in a form", &person.token.csrf("/ask"));
    let root = desk.office.root();
    let bearer = identity::token::bearer(root, &person.token, desk.office.now()).unwrap();
    canaries.watch("bearer token", &bearer);
}

fn office_people(desk: &Desk, canaries: &mut Canaries) -> Person {
    let head = desk.enrol("head@example.int", "Hala Nasser", &[Role::Head]);
    let alternate = desk.enrol("alternate@example.int", "Alma Ortiz", &[Role::Alternate]);
    desk.certify(&head);
    for person in [&head, &alternate] {
        watch(canaries, desk, person);
    }
    head
}

#[test]
fn no_canary_is_heard_outside_its_cage() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let mut canaries = Canaries::default();
        let journal = Journal::default();
        let writer = journal.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || writer.clone())
            .finish();
        let errors = tracing::subscriber::with_default(subscriber, || {
            tracing::info!("the journal is open");
            let errors = live(&desk, &mut canaries);
            desk.days_later(1);
            probity::worker::round(&desk.office, None).unwrap();
            send(&desk);
            errors
        });
        let needles = canaries.needles();
        needles.assert_not_in("what errors say", errors.join("\n").as_bytes());
        needles.assert_not_in("the journal", &journal.0.lock().unwrap());

        search(&desk, &needles);
        assert_eq!(strangers(desk.folder.path()), Vec::<String>::new());
    });
}

/// The console never sees what people write.
#[test]
fn whoever_runs_the_machine_opens_nothing() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let asked = desk.ask(&amina, "A gift", "May I keep it?");
    for nobody in [Actor::console(), Actor::worker(), visitor()] {
        assert!(advice::open(&desk.office, &nobody, asked.id).is_err());
        assert!(advice::own(&desk.office, &nobody, asked.id).is_err());
    }
}
