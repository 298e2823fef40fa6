//! What reviewers do, and whose statements they never see.

use probity::{
    Error,
    actor::Actor,
    disclosure::{
        State,
        cycle::following::follow_roster,
        filing::{
            drafting::save,
            reading::own,
            submitting::{answer, submit},
        },
        review::{
            assigning::{assign, assign_by_load},
            certifying::{certify, close},
            fast_lane::{clear, plain},
            reading::open,
            reviewing::{ask, conclude, give_back, judge, note, reopen},
            separation::Separation,
            worklist::{Filter, View, counts, list},
        },
        statement::content::{Novelty, Outcome, Words},
    },
    inspection::inspect,
    role::Role,
};

use super::cast::{Cast, ROSTER, assets};
use crate::{
    databases::{Kind, each},
    desk::{Person, message},
};

/// A cycle with a reviewer, Rui, who stands below Amal and Dina and has nothing to do with Bo.
fn reviewed(kind: Kind) -> (Cast, Person) {
    let cast = Cast::open(kind);
    let rui = cast.enrol("5", &[Role::Reviewer]);
    cast.certify_reviewer();
    cast.launched();
    (cast, rui)
}

fn by_load(cast: &Cast) -> usize {
    assign_by_load(&cast.desk.office, &Actor::worker()).unwrap()
}

#[test]
fn a_statement_is_asked_about_answered_found_harmless_and_certified_by_somebody_else() {
    each(|kind| {
        let (cast, rui) = reviewed(kind);
        let office = &cast.desk.office;
        let bo = cast.enrol("2", &[]);
        let (id, _) = cast.file(&bo, &assets(&[("Acme", true)]));
        let me = cast.actor(&rui);
        assert!(
            matches!(open(office, &me, id), Err(Error::Denied)),
            "not assigned"
        );
        assert_eq!((by_load(&cast), by_load(&cast)), (1, 0));

        let page = list(office, &me, &Filter::of(View::Mine), 1).unwrap();
        assert_eq!((page.total, page.rows[0].filer.as_str()), (1, "Bo Chen"));
        assert_eq!(page.rows[0].summary.as_ref().unwrap().flagged, 1);
        let seen = open(office, &me, id).unwrap();
        assert_eq!((seen.state, seen.flagged.len()), (State::InReview, 1));
        let at = |revision| (id, revision);
        let revision = seen.revision;
        note(
            office,
            &me,
            at(revision),
            (None, &message("Known supplier.")),
        )
        .unwrap();
        let question = (Some("assets.acme"), &message("How many shares?"));
        // Two reviewers at once: the second is told.
        assert!(matches!(
            ask(office, &me, at(revision), question),
            Err(Error::Conflict)
        ));
        ask(office, &me, at(revision + 1), question).unwrap();

        let filer = cast.actor(&bo);
        let theirs = own(office, &filer, id).unwrap();
        assert_eq!(theirs.obligation.state, State::InformationRequested);
        assert_eq!(theirs.lines.len(), 1, "a note reached the filer");
        let asked = theirs.lines[0].id;
        let unanswered = submit(office, &filer, (id, 0), "Bo Chen");
        assert!(matches!(unanswered, Err(Error::Invalid(_))));
        answer(office, &filer, (id, asked), &message("Ten.")).unwrap();
        submit(office, &filer, (id, 0), "Bo Chen").unwrap();

        let seen = open(office, &me, id).unwrap();
        assert_eq!((seen.state, seen.lines.len()), (State::InReview, 3));
        assert!(seen.lines.iter().all(|line| line.verified));
        let at = |revision| (id, revision);
        let revision = seen.revision;
        assert!(matches!(
            conclude(office, &me, at(revision)),
            Err(Error::Invalid(_))
        ));
        judge(
            office,
            &me,
            at(revision),
            ("assets.acme", Outcome::Clarified, "ten shares"),
        )
        .unwrap();
        judge(office, &me, at(revision + 1), ("", Outcome::NoConflict, "")).unwrap();
        assert_eq!(
            conclude(office, &me, at(revision + 2)).unwrap(),
            Outcome::Clarified
        );
        assert!(matches!(
            certify(office, &me, at(revision + 3)),
            Err(Error::Denied)
        ));
        let head = cast.actor(&cast.people.head);
        let waiting = list(office, &head, &Filter::of(View::Reviewed), 1).unwrap();
        assert_eq!(waiting.rows[0].outcome, Some(Outcome::Clarified));
        assert_eq!(
            certify(office, &head, at(revision + 3)).unwrap(),
            State::Closed
        );
        let filer = own(office, &cast.actor(&bo), id).unwrap();
        assert_eq!(filer.obligation.state, State::Closed);
        assert!(
            inspect(office, &cast.actor(&cast.people.auditor))
                .unwrap()
                .is_sound()
        );
    });
}

#[test]
fn nobody_reviews_their_own_their_supervisors_or_their_subordinates_statement() {
    each(|kind| {
        let (cast, rui) = reviewed(kind);
        let office = &cast.desk.office;
        // Rui reports to Amal, who reports to Dina.
        let (amal, dina) = (cast.enrol("4", &[]), cast.enrol("1", &[Role::Reviewer]));
        cast.certify_reviewer();
        let (above, _) = cast.file(&amal, &assets(&[]));
        let (own_one, _) = cast.file(&dina, &assets(&[]));
        assert_eq!(by_load(&cast), 0, "the only reviewers are kept from both");
        let officer = cast.officer();
        for (id, person, expected) in [
            (above, &rui, Separation::Subordinate),
            (above, &dina, Separation::Supervisor),
            (own_one, &dina, Separation::Own),
        ] {
            let account = cast.actor(person).id();
            let revision = open(office, &officer, id).unwrap().revision;
            let Err(Error::Invalid(problems)) = assign(office, &officer, (id, revision), account)
            else {
                panic!("{expected:?}");
            };
            let said = problems.iter().next().unwrap().text.clone();
            assert_eq!(said, expected.text());
            assert!(matches!(
                open(office, &cast.actor(person), id),
                Err(Error::Denied)
            ));
        }
    });
}

#[test]
fn a_reviewer_who_becomes_the_filers_supervisor_is_out_at_once_and_somebody_else_goes_on() {
    each(|kind| {
        let (cast, rui) = reviewed(kind);
        let office = &cast.desk.office;
        let bo = cast.enrol("2", &[]);
        let (id, _) = cast.file(&bo, &assets(&[("Acme", true)]));
        by_load(&cast);
        let revision = open(office, &cast.actor(&rui), id).unwrap().revision;
        let moved = ROSTER.replace(
            "2,Bo Chen,bo@example.int,Logistics,1",
            "2,Bo Chen,bo@example.int,Logistics,5",
        );
        cast.import(&moved);
        let me = cast.actor(&rui);
        assert!(matches!(open(office, &me, id), Err(Error::Denied)));
        let judged = judge(office, &me, (id, revision), ("", Outcome::NoConflict, ""));
        assert!(matches!(judged, Err(Error::Denied)));
        assert_eq!(
            follow_roster(office, &Actor::worker()).unwrap().separated,
            1
        );
        let officer = cast.officer();
        let seen = open(office, &officer, id).unwrap();
        assert_eq!((seen.reviewer, seen.state), (None, State::InReview));
        assign(office, &officer, (id, seen.revision), officer.id()).unwrap();
        let revision = seen.revision + 1;
        judge(
            office,
            &officer,
            (id, revision),
            ("", Outcome::NoConflict, ""),
        )
        .unwrap();
    });
}

#[test]
fn what_is_to_be_done_stays_open_after_certification_and_a_closed_review_is_reopened_with_a_reason()
{
    each(|kind| {
        let (cast, rui) = reviewed(kind);
        let office = &cast.desk.office;
        let bo = cast.enrol("2", &[]);
        let (id, _) = cast.file(&bo, &assets(&[("Acme", true)]));
        by_load(&cast);
        let me = cast.actor(&rui);
        let revision = open(office, &me, id).unwrap().revision;
        let found = ("assets.acme", Outcome::AdviceAction, "sell");
        judge(office, &me, (id, revision), found).unwrap();
        conclude(office, &me, (id, revision + 1)).unwrap();
        let head = cast.actor(&cast.people.head);
        assert_eq!(
            certify(office, &head, (id, revision + 2)).unwrap(),
            State::Certified
        );
        let officer = cast.officer();
        close(office, &officer, (id, revision + 3)).unwrap();
        let reason = message("A newspaper says otherwise.");
        assert!(matches!(
            reopen(office, &me, (id, revision + 4), &reason),
            Err(Error::Denied)
        ));
        reopen(office, &officer, (id, revision + 4), &reason).unwrap();
        let seen = open(office, &me, id).unwrap();
        assert_eq!(seen.state, State::InReview);
        let told = seen.lines.iter().any(|line| {
            matches!(&line.words, Words::Event { what, detail: Some(words), .. }
                if what == "reopened" && words.contains("newspaper"))
        });
        assert!(told);
        give_back(
            office,
            &officer,
            (id, seen.revision),
            &message("Please add the bonds."),
        )
        .unwrap();
        let filer = cast.actor(&bo);
        let theirs = own(office, &filer, id).unwrap();
        assert_eq!(theirs.obligation.state, State::Draft);
        let saved = theirs.draft().unwrap().saved;
        let saved = save(
            office,
            &filer,
            (id, saved),
            &assets(&[("Acme", true), ("Bonds", false)]),
        )
        .unwrap();
        assert_eq!(
            submit(office, &filer, (id, saved), "Bo").unwrap().version,
            2
        );
    });
}

#[test]
fn the_fast_lane_clears_what_is_plain_and_only_what_was_shown() {
    each(|kind| {
        let (cast, rui) = reviewed(kind);
        let office = &cast.desk.office;
        let bo = cast.enrol("2", &[]);
        let (blank, _) = cast.file(&bo, &assets(&[]));
        by_load(&cast);
        let me = cast.actor(&rui);
        let filter = Filter {
            novelty: Some(Novelty::Blank),
            ..Filter::of(View::Open)
        };
        assert_eq!(list(office, &me, &filter, 1).unwrap().total, 1);
        let lane = plain(office, &me).unwrap();
        let read: Vec<_> = lane.rows.iter().map(|row| (row.id, row.revision)).collect();
        assert_eq!(read.len(), 1);
        let all = [blank];
        let forged = [0; 32];
        assert!(matches!(
            clear(office, &me, (&read, &forged), &all),
            Err(Error::Invalid(_))
        ));
        let officer = cast.officer();
        assert!(matches!(
            clear(office, &officer, (&read, &lane.shown), &all),
            Err(Error::Invalid(_))
        ));
        let shown = (read.as_slice(), lane.shown.as_slice());
        assert_eq!(clear(office, &me, shown, &[]).unwrap(), 0, "nothing chosen");
        assert_eq!(clear(office, &me, shown, &all).unwrap(), 1);
        assert_eq!(clear(office, &me, shown, &all).unwrap(), 0, "cleared once");
        let head = cast.actor(&cast.people.head);
        let seen = open(office, &head, blank).unwrap();
        assert_eq!(seen.state, State::Cleared);
        assert_eq!(
            certify(office, &head, (blank, seen.revision)).unwrap(),
            State::Closed
        );
    });
}

#[test]
fn those_of_the_office_file_to_the_alternate_and_the_office_sees_nothing_of_it() {
    each(|kind| {
        let (cast, _) = reviewed(kind);
        let office = &cast.desk.office;
        let (id, receipt) = cast.file(&cast.people.head, &assets(&[("Acme", true)]));
        assert!(receipt.verified);
        by_load(&cast);
        for shut_out in [&cast.people.officer, &cast.people.head] {
            assert!(matches!(
                open(office, &cast.actor(shut_out), id),
                Err(Error::Denied)
            ));
        }
        let total = |person| {
            let views = counts(office, &cast.actor(person)).unwrap();
            views.iter().map(|(_, count)| count).sum::<i64>()
        };
        assert_eq!(total(&cast.people.officer), 0);
        assert!(total(&cast.people.alternate) > 0);
        let alternate = cast.actor(&cast.people.alternate);
        assert_eq!(open(office, &alternate, id).unwrap().filer, "Hala Nasser");
    });
}
