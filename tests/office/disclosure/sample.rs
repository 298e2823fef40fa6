//! The verification sample: drawn by lot, drawn again the same, documented by the filer, checked by the reviewer.

use probity::{
    Error,
    actor::Actor,
    disclosure::{
        StatementId, attachment,
        filing::{drafting::amend, helping::designate, reading::own, submitting::submit},
        review::assigning,
        sample::{
            self, Asked,
            draw::Strata,
            verification::{self, Proof},
        },
    },
    role::Role,
};

use super::{
    cast::Cast,
    files::{attach, begun, launched, reason},
};
use crate::{databases::each, desk::Person};

fn filed(cast: &Cast, staff_id: &str, whats: &[&str]) -> (Person, StatementId) {
    let (person, id) = begun(cast, staff_id, whats);
    let (office, me) = (&cast.desk.office, cast.actor(&person));
    let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
    submit(office, &me, (id, saved), &person.login).unwrap();
    (person, id)
}

fn asked(seed: &str, size: u32, strata: Strata) -> Asked {
    Asked {
        seed: seed.into(),
        size,
        strata,
    }
}

#[test]
fn a_sample_is_drawn_and_drawn_again_the_same() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let draw = |who: &Actor, asked: &Asked| sample::draw(office, who, cycle, asked);
        let three = asked("2026-04-01", 2, Strata::Unit);
        assert_eq!(reason(draw(&cast.officer(), &three)), "sample-nothing");
        let people: Vec<(Person, StatementId)> = ["1", "2", "4"]
            .map(|id| filed(&cast, id, &["House"]))
            .into();
        let first = draw(&cast.officer(), &three).unwrap();
        assert!(first.same);
        assert_eq!((first.population, first.drawn.len()), (3, 2));

        // By somebody else, later, and from the console it is the same, and nobody is written to again.
        cast.desk.days_later(3);
        for who in [&cast.actor(&cast.people.head), &Actor::console()] {
            let again = draw(who, &three).unwrap();
            assert!(again.id == first.id && again.same);
            let ids = |sample: &sample::Sample| -> Vec<StatementId> {
                sample.drawn.iter().map(|drawn| drawn.statement).collect()
            };
            assert_eq!(ids(&again), ids(&first));
        }
        let other = draw(&cast.officer(), &asked("another", 2, Strata::None)).unwrap();
        assert!(other.id != first.id);
        assert_eq!(other.hash.len(), 64);
        assert_eq!(
            sample::samples(office, &cast.officer(), cycle)
                .unwrap()
                .len(),
            2
        );

        // What was drawn from is kept: what is filed later changes nothing about it.
        let head = cast.actor(&cast.people.head);
        let late = probity::disclosure::filing::mine(office, &head).unwrap()[0].id;
        probity::disclosure::filing::beginning::begin(office, &head, late).unwrap();
        let all = sample::samples(office, &cast.officer(), cycle).unwrap();
        assert!(all.iter().all(|sample| sample.same));

        assert_eq!(
            reason(draw(&cast.officer(), &asked(" ", 2, Strata::None))),
            "sample-seed"
        );
        assert_eq!(
            reason(draw(&cast.officer(), &asked("x", 0, Strata::None))),
            "sample-size"
        );
        for nobody in [&cast.actor(&people[0].0), &cast.actor(&cast.people.auditor)] {
            assert!(matches!(draw(nobody, &three), Err(Error::Denied)));
            assert!(sample::samples(office, nobody, cycle).is_err());
        }
    });
}

#[test]
fn whoever_was_drawn_gives_documents_and_the_reviewer_says_what_they_show() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let reviewer = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        let (bo, id) = filed(&cast, "2", &["House", "Boat"]);
        let (dina, hers) = filed(&cast, "1", &["Flat"]);
        assigning::assign_by_load(office, &Actor::worker()).unwrap();
        let me = cast.actor(&bo);
        assert!(matches!(
            verification::asked(office, &me, id),
            Err(Error::Missing)
        ));
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let all = asked("x", 9, Strata::Grade);
        sample::draw(office, &cast.officer(), cycle, &all).unwrap();

        let provide = |place: &str| {
            let mut upload = verification::begin(office, &me, id)?;
            upload.push(b"a third party says so")?;
            verification::provide(office, &me, (id, place), upload, ("letter.pdf", ""))
        };
        let letter = provide("assets.house").unwrap();
        assert_eq!(reason(provide("assets.nothing")), "verification-place");
        let mine = verification::asked(office, &me, id).unwrap();
        assert_eq!(mine.state, "provided");
        assert_eq!(mine.items[0].documents, [(letter, "letter.pdf".to_owned())]);
        assert!(verification::asked(office, &cast.actor(&dina), id).is_err());
        assert!(verification::asked(office, &cast.actor(&dina), hers).is_ok());

        let rui = cast.actor(&reviewer);
        let seen = verification::review(office, &rui, id).unwrap();
        assert_eq!(seen.items.len(), 2);
        assert!(attachment::review(office, &rui, id, letter).is_ok());
        let found = |place: &str, proof| (place.to_owned(), proof);
        let half = [found("assets.house", Proof::Confirmed)];
        assert!(!verification::record(office, &rui, id, &half).unwrap());
        let rest = [found("assets.boat", Proof::Missing)];
        assert!(verification::record(office, &rui, id, &rest).unwrap());
        assert_eq!(reason(provide("assets.boat")), "verification-over");
        for nobody in [&cast.actor(&dina), &cast.actor(&cast.people.auditor), &me] {
            assert!(verification::review(office, nobody, id).is_err());
            assert!(verification::record(office, nobody, id, &half).is_err());
        }
        let drawn = sample::samples(office, &cast.officer(), cycle).unwrap();
        let states: Vec<&str> = drawn[0].drawn.iter().map(|drawn| &*drawn.state).collect();
        assert!(states.contains(&"checked") && states.contains(&"asked"));
    });
}

#[test]
fn a_helper_sees_nothing_of_what_the_filer_shows_for_a_verification() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let (dina, id) = begun(&cast, "1", &["House"]);
        let me = cast.actor(&dina);
        let deed = attach(&cast, &me, (id, "assets.house.deed"), b"the deed");
        let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
        submit(office, &me, (id, saved), "Dina Haddad").unwrap();
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let all = asked("x", 9, Strata::None);
        sample::draw(office, &cast.officer(), cycle, &all).unwrap();
        let mut upload = verification::begin(office, &me, id).unwrap();
        upload.push(b"a third party says so").unwrap();
        let place = (id, "assets.house");
        let letter = verification::provide(office, &me, place, upload, ("letter.pdf", "")).unwrap();

        amend(office, &me, id).unwrap();
        let helper = cast.enrol("3", &[Role::Designee]);
        designate(office, &me, id, cast.actor(&helper).id()).unwrap();
        let cleo = cast.actor(&helper);
        let files = attachment::files(office, &cleo, id).unwrap().files;
        let seen: Vec<_> = files.iter().map(|file| file.id).collect();
        assert_eq!(seen, [deed], "what the draft names");
        assert!(attachment::open(office, &cleo, id, deed).is_ok());
        let opened = attachment::open(office, &cleo, id, letter);
        assert!(matches!(opened, Err(Error::Missing)));
        for refused in [
            verification::asked(office, &cleo, id).err(),
            verification::review(office, &cleo, id).err(),
            verification::begin(office, &cleo, id).err(),
        ] {
            assert!(matches!(refused, Some(Error::Denied)));
        }
        assert!(attachment::open(office, &me, id, letter).is_ok());
    });
}
