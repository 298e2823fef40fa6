//! What is kept after the review and for how long, and what a filer publishes of their own accord.

use diesel::{QueryDsl, RunQueryDsl};
use probity::{
    Error,
    actor::Actor,
    disclosure::{
        StatementId, attachment,
        filing::reading::own,
        publication, retention,
        sample::{self, Asked, draw::Strata},
    },
    role::Role,
    storage::{
        Purpose,
        schema::{attachment_segments, attachments, disclosure_lines, disclosure_versions},
    },
};

use super::{
    cast::Cast,
    files::{attach, begun, launched, reason},
};
use crate::{databases::each, desk::Person};

/// Somebody's statement with a file, reviewed, certified and closed.
fn closed(cast: &Cast) -> (Person, StatementId) {
    let office = &cast.desk.office;
    let reviewer = cast.enrol("5", &[Role::Reviewer]);
    cast.certify_reviewer();
    let (bo, id) = begun(cast, "2", &["House", "Boat"]);
    let me = cast.actor(&bo);
    attach(cast, &me, (id, "assets.house.deed"), &vec![7; 100_000]);
    let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
    probity::disclosure::filing::submitting::submit(office, &me, (id, saved), "Bo Chen").unwrap();
    cast.settle(&reviewer, id);
    (bo, id)
}

/// How many rows are left of what statements said: versions, lines, files, segments.
fn left(cast: &Cast) -> [i64; 4] {
    let main = probity::office::main_address(cast.desk.office.settings());
    let mut conn = main.connect(Purpose::Read).unwrap();
    [
        disclosure_versions::table
            .count()
            .get_result(&mut conn)
            .unwrap(),
        disclosure_lines::table
            .count()
            .get_result(&mut conn)
            .unwrap(),
        attachments::table.count().get_result(&mut conn).unwrap(),
        attachment_segments::table
            .count()
            .get_result(&mut conn)
            .unwrap(),
    ]
}

#[test]
fn what_is_kept_long_enough_is_destroyed_by_two_and_certified() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let (bo, id) = closed(&cast);
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let asked = Asked {
            seed: "x".into(),
            size: 1,
            strata: Strata::None,
        };
        sample::draw(office, &cast.officer(), cycle, &asked).unwrap();
        publication::approve(office, &cast.actor(&bo), id, ("Bo", "I own a house.")).unwrap();
        let due = |who: &Person| retention::due(office, &cast.actor(who)).unwrap();
        let head = &cast.people.head;
        assert!(due(head).is_empty());
        cast.desk.days_later(6 * 366 + 1);
        probity::worker::round(office, None).unwrap();
        assert_eq!(retention::propose(office, &Actor::worker()).unwrap(), 0);
        let one = &due(head)[0];
        assert_eq!(one.filer, "Bo Chen");
        assert!(one.number.starts_with("DIS-2026-"));
        let approval = one.approval.unwrap();

        // A hold forbids it, and one person alone cannot do it.
        retention::hold(office, &cast.officer(), id, true).unwrap();
        assert!(due(head)[0].held);
        let sign = |who: &Actor| retention::sign(office, who, approval);
        assert!(!sign(&cast.actor(head)).unwrap());
        assert_eq!(reason(sign(&cast.actor(head))), "office-approved-before");
        assert!(matches!(
            sign(&cast.actor(&cast.people.officer)),
            Err(Error::Conflict)
        ));
        assert!(attachment::files(office, &cast.actor(&bo), id).is_ok());
        retention::hold(office, &cast.officer(), id, false).unwrap();
        for nobody in [&bo, &cast.people.auditor, &cast.people.administrator] {
            assert!(retention::due(office, &cast.actor(nobody)).is_err());
            assert!(retention::hold(office, &cast.actor(nobody), id, true).is_err());
            assert!(retention::sign(office, &cast.actor(nobody), approval).is_err());
        }
        assert!(sign(&cast.actor(&cast.people.officer)).unwrap());

        // Nothing of it is left but that it was there.
        assert!(attachment::files(office, &cast.actor(&bo), id).is_err());
        assert!(own(office, &cast.actor(&bo), id).is_err());
        assert!(due(head).is_empty());
        assert_eq!(left(&cast), [0, 0, 0, 0]);
        for who in [head, &cast.people.auditor] {
            let certificate = &retention::certificates(office, &cast.actor(who)).unwrap()[0];
            assert_eq!(certificate.statement, id);
            assert_eq!((certificate.versions, certificate.files), (1, 1));
            assert_eq!(certificate.signers, ["Hala Nasser", "Omar Khalil"]);
            assert_eq!(certificate.state.len(), 64);
        }
        assert!(retention::certificates(office, &cast.actor(&bo)).is_err());
    });
}

#[test]
fn a_filer_publishes_exactly_what_they_said_and_takes_it_back() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let (dina, hers) = begun(&cast, "1", &["Flat"]);
        let me = cast.actor(&dina);
        let approve = |name, lines| publication::approve(office, &me, hers, (name, lines));
        assert_eq!(reason(approve("Dina", "A flat.")), "summary-too-early");
        let (bo, id) = closed(&cast);
        let me = cast.actor(&bo);
        let mine = publication::own(office, &me, id).unwrap();
        assert_eq!(mine.suggested, ["Assets: House, Boat"]);
        assert!(mine.approved.is_none());

        let approve = |name, lines| publication::approve(office, &me, id, (name, lines));
        assert_eq!(reason(approve("Bo", " \n ")), "summary-lines-wrong");
        approve("Bo Chen", "I own a house.\n\n  أملك قارباً.  \n").unwrap();
        let seen = |who: &Actor| publication::published(office, who).unwrap();
        let stranger = crate::desk::visitor();
        assert!(seen(&stranger).is_empty());
        assert_eq!(
            publication::waiting(office, &cast.officer()).unwrap().len(),
            1
        );
        let shown = publication::look_at(office, &cast.officer(), id).unwrap();
        assert_eq!(shown.lines, ["I own a house.", "أملك قارباً."]);
        for nobody in [&cast.actor(&dina), &me, &cast.actor(&cast.people.auditor)] {
            assert!(publication::look_at(office, nobody, id).is_err());
            assert!(publication::publish(office, nobody, id).is_err());
        }
        publication::publish(office, &cast.officer(), id).unwrap();
        assert_eq!(seen(&stranger), [shown]);
        assert!(
            publication::waiting(office, &cast.officer())
                .unwrap()
                .is_empty()
        );

        // Other words are public only once the office has published them, and only the filer takes them back.
        approve("Bo Chen", "I own a boat.").unwrap();
        assert!(seen(&stranger).is_empty());
        publication::publish(office, &cast.officer(), id).unwrap();
        assert!(publication::withdraw(office, &cast.officer(), id).is_err());
        assert!(publication::withdraw(office, &cast.actor(&dina), id).is_err());
        publication::withdraw(office, &me, id).unwrap();
        assert!(seen(&stranger).is_empty());
        assert!(matches!(
            publication::withdraw(office, &me, id),
            Err(Error::Missing)
        ));
    });
}
