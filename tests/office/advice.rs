//! Advice, from the question to the answer.

use probity::{
    advice::{self, Filter, LineKind, Order, State, View},
    error::Error,
};

use crate::{
    databases::each,
    desk::{Desk, asking, message},
};

pub fn open_filter(desk: &Desk) -> Filter {
    Filter {
        desk: String::new(),
        view: View::Open,
        order: Order::Due,
        today: desk.office.today(),
        me: None,
    }
}

#[test]
fn a_question_is_triaged_answered_and_read_by_whoever_asked() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(
            &amina,
            "A gift from a vendor",
            "A vendor sent me a watch. May I keep it?",
        );
        assert_eq!(asked.number, "ADV-2026-0001");
        assert_eq!(asked.due, Some(jiff::civil::date(2026, 3, 5)));

        let page = advice::list(
            &desk.office,
            &desk.actor(&people.officer),
            &open_filter(&desk),
            1,
        )
        .unwrap();
        assert_eq!(page.total, 1);
        assert_eq!(page.rows[0].subject, "A gift from a vendor");
        assert_eq!(page.rows[0].requester.as_deref(), Some("amina"));

        desk.triage(&people.officer, asked.id, "gifts").unwrap();
        let officer = desk.actor(&people.officer);
        let revision = desk.revision(&people.officer, asked.id);
        advice::acknowledge(&desk.office, &officer, (asked.id, revision)).unwrap();
        advice::add_note(
            &desk.office,
            &officer,
            (asked.id, revision + 1),
            &message("Similar to last year's case."),
        )
        .unwrap();
        advice::answer(
            &desk.office,
            &officer,
            (asked.id, revision + 2),
            &message("Please hand it to the gift register."),
        )
        .unwrap();

        let own = advice::own(&desk.office, &desk.actor(&amina), asked.id).unwrap();
        assert_eq!(own.state, State::Answered);
        let words: Vec<_> = own
            .lines
            .iter()
            .filter_map(|line| match &line.kind {
                LineKind::Message(words) => {
                    Some((words.as_str(), line.by_requester, line.verified))
                }
                LineKind::Note(_) => panic!("a note reached the requester"),
                LineKind::Event(_) => None,
            })
            .collect();
        assert_eq!(
            words,
            [
                ("A vendor sent me a watch. May I keep it?", true, true),
                ("Please hand it to the gift register.", false, true),
            ]
        );
        assert_eq!(
            advice::mine(&desk.office, &desk.actor(&amina))
                .unwrap()
                .len(),
            1
        );

        let other = desk.staff("basil");
        assert!(matches!(
            advice::own(&desk.office, &desk.actor(&other), asked.id),
            Err(Error::Denied)
        ));
        assert!(matches!(
            advice::open(&desk.office, &desk.actor(&people.alternate), asked.id),
            Err(Error::Denied)
        ));
        assert!(matches!(
            advice::open(&desk.office, &desk.actor(&people.administrator), asked.id),
            Err(Error::Denied)
        ));
        assert!(matches!(
            advice::open(&desk.office, &desk.actor(&people.auditor), asked.id),
            Err(Error::Denied)
        ));
    });
}

#[test]
fn what_concerns_the_office_goes_to_the_alternate_and_stays_closed_to_the_office() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = advice::ask(
            &desk.office,
            &desk.actor(&amina),
            &asking("About the head", "She took my file home.", true),
        )
        .unwrap();
        for shut_out in [&people.head, &people.officer] {
            assert!(matches!(
                advice::open(&desk.office, &desk.actor(shut_out), asked.id),
                Err(Error::Denied)
            ));
            let page =
                advice::list(&desk.office, &desk.actor(shut_out), &open_filter(&desk), 1).unwrap();
            assert_eq!(page.total, 0);
        }
        let seen = advice::open(&desk.office, &desk.actor(&people.alternate), asked.id).unwrap();
        assert_eq!(seen.intake.subject, "About the head");
    });
}

#[test]
fn a_receipt_opens_the_answer_to_an_anonymous_question_and_nothing_else_does() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let visitor = crate::desk::visitor();
        let asked = advice::ask_anonymously(
            &desk.office,
            &desk.gate,
            &visitor,
            &asking("هدية", "هل أقبلها؟", false),
        )
        .unwrap();
        let digits = asked.receipt.unwrap();
        desk.triage(&people.officer, asked.id, "gifts").unwrap();
        let revision = desk.revision(&people.officer, asked.id);
        let officer = desk.actor(&people.officer);
        assert_eq!(
            advice::open(&desk.office, &officer, asked.id)
                .unwrap()
                .intake
                .requester
                .name(),
            None
        );
        advice::answer(&desk.office, &officer, (asked.id, revision), &message("لا.")).unwrap();

        let opened =
            probity::identity::sign_in_by_receipt(&desk.office, &desk.gate, &visitor, &digits)
                .unwrap();
        let back = probity::identity::resume(&desk.office, &opened.token).unwrap();
        let mine = advice::mine(&desk.office, &back).unwrap();
        assert_eq!(mine.len(), 1);
        advice::hear(&desk.office, &back, mine[0].id, &message("شكراً")).unwrap();
        let wrong = "000000 000000 000000 000000".replace(' ', "");
        assert!(
            probity::identity::sign_in_by_receipt(&desk.office, &desk.gate, &visitor, &wrong)
                .is_err()
        );
    });
}

#[test]
fn two_officers_at_once_the_second_is_told() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A second job", "May I teach on Saturdays?");
        desk.triage(&people.officer, asked.id, "outside-activities")
            .unwrap();
        let revision = desk.revision(&people.head, asked.id);
        let (officer, head) = (desk.actor(&people.officer), desk.actor(&people.head));
        advice::answer(
            &desk.office,
            &officer,
            (asked.id, revision),
            &message("Yes."),
        )
        .unwrap();
        let second = advice::answer(&desk.office, &head, (asked.id, revision), &message("No."));
        assert!(matches!(second, Err(Error::Conflict)));
    });
}

#[test]
fn an_officer_shut_out_reads_nothing_more_and_the_owner_still_does() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A conflict", "It is about Omar's brother.");
        desk.triage(&people.head, asked.id, "other-conflict")
            .unwrap();
        let officer = desk.actor(&people.officer).id().unwrap();
        let revision = desk.revision(&people.head, asked.id);
        let recuse = |revision| {
            let head = desk.actor(&people.head);
            advice::recuse(&desk.office, &head, (asked.id, revision), &[officer])
        };
        // what was drawn for an attempt that came too late is not in the way of the next
        assert!(matches!(recuse(revision - 1), Err(Error::Conflict)));
        recuse(revision).unwrap();
        assert!(matches!(
            advice::open(&desk.office, &desk.actor(&people.officer), asked.id),
            Err(Error::Denied)
        ));
        let page = advice::list(
            &desk.office,
            &desk.actor(&people.officer),
            &open_filter(&desk),
            1,
        )
        .unwrap();
        assert_eq!(
            (
                page.rows[0].subject.as_str(),
                page.rows[0].requester.as_deref()
            ),
            ("", None)
        );
        assert!(advice::open(&desk.office, &desk.actor(&people.head), asked.id).is_ok());
        assert_eq!(
            advice::own(&desk.office, &desk.actor(&amina), asked.id)
                .unwrap()
                .intake
                .subject,
            "A conflict"
        );
    });
}

#[test]
fn the_tabs_of_the_inbox_count_what_they_show() {
    each(|kind| {
        let (desk, mut people) = Desk::open(kind);
        let mut amina = desk.staff("amina");
        let overdue = desk.ask(&amina, "A gift", "May I keep the watch?").id;
        desk.days_later(1);
        desk.sign_in(&mut amina);
        let due = desk.ask(&amina, "A job", "May I teach?").id;
        desk.ask(&amina, "A cousin", "May he apply?");
        desk.days_later(3);
        desk.sign_in(&mut people.officer);
        desk.triage(&people.officer, overdue, "gifts").unwrap();
        desk.revision(&people.officer, due);

        let officer = desk.actor(&people.officer);
        let filter = |view| Filter {
            view,
            ..open_filter(&desk)
        };
        let page = advice::list(&desk.office, &officer, &filter(View::Open), 1).unwrap();
        let told = page.counts.map(|(_, count)| count);
        let [open, unread, due, overdue, mine, unassigned] = [3, 1, 2, 1, 1, 2].map(Some);
        assert_eq!(told, [open, unread, due, overdue, mine, unassigned, None]);
        for (view, count) in page.counts {
            let shown = advice::list(&desk.office, &officer, &filter(view), 1).unwrap();
            assert_eq!(shown.total, count.unwrap_or(0), "{view:?}");
        }
    });
}
