//! What is to be done about a conflict, from the proposal to the closed statement.

use std::cell::RefCell;

use probity::{
    Error, Result,
    actor::Actor,
    disclosure::{
        RemedyId, State, StatementId,
        remedy::{
            Stage, Step,
            acting::{Proposal, propose, take},
            reading::{self, Remedies},
            register::{View, list},
            reminding::remind,
        },
        review::{
            certifying::{certify, close},
            reading::open,
            reviewing::{conclude, judge},
        },
        statement::content::Outcome,
    },
    inspection::inspect,
    reminders::deliver,
};

use super::{
    cast::ROSTER,
    reviewing::{Bench, send},
};
use crate::{
    databases::{Kind, each},
    desk::{Person, message},
};

/// A statement of Bo's for which Rui found that something is to be done, and proposed it.
pub struct Case {
    pub bench: Bench,
    pub id: StatementId,
    pub remedy: RemedyId,
}

impl Case {
    pub fn open(kind: Kind, what: &str) -> Self {
        let bench = Bench::open(kind);
        let id = found(&bench);
        let remedy = proposed(&bench, id, what);
        Self { bench, id, remedy }
    }

    fn actor(&self, person: &Person) -> Actor {
        self.bench.cast.actor(person)
    }

    pub fn seen_by(&self, person: &Person) -> Remedies {
        let (office, me) = (&self.bench.cast.desk.office, self.actor(person));
        let own = reading::own(office, &me, self.id);
        own.or_else(|_| reading::open(office, &me, self.id))
            .unwrap()
    }

    /// Somebody takes a step from what they see.
    pub fn step(&self, person: &Person, step: Step, words: &str) -> Result<Stage> {
        let revision = self.seen_by(person).remedies[0].revision;
        let words = (!words.is_empty()).then(|| message(words));
        let (office, at) = (
            &self.bench.cast.desk.office,
            (self.id, self.remedy, revision),
        );
        take(office, &self.actor(person), at, (step, words.as_ref()))
    }

    fn stage(&self) -> Stage {
        self.seen_by(&self.bench.rui).remedies[0].remedy.stage
    }

    /// To whom letters leave today.
    fn letters(&self) -> Vec<String> {
        let office = &self.bench.cast.desk.office;
        remind(office, &Actor::worker()).unwrap();
        self.bench
            .cast
            .desk
            .after(jiff::SignedDuration::from_hours(1));
        let to = RefCell::new(Vec::new());
        deliver(office, |mail, _| {
            to.borrow_mut().push(mail.to.to_owned());
            Ok(())
        })
        .unwrap();
        let mut to = to.into_inner();
        to.sort();
        to
    }
}

/// Bo files, and Rui finds that something is to be done.
fn found(bench: &Bench) -> StatementId {
    let id = bench.filed(&[("Acme", true)]);
    let (office, rui) = (&bench.cast.desk.office, bench.cast.actor(&bench.rui));
    let revision = open(office, &rui, id).unwrap().revision;
    let finding = ("assets.acme", Outcome::AdviceAction, "supplies us");
    judge(office, &rui, (id, revision), finding).unwrap();
    id
}

fn proposed(bench: &Bench, id: StatementId, kind: &str) -> RemedyId {
    let (office, rui) = (&bench.cast.desk.office, bench.cast.actor(&bench.rui));
    let revision = open(office, &rui, id).unwrap().revision;
    let proposal = Proposal {
        kind,
        about: Some("assets.acme"),
        words: &message("Take no part in tenders of Acme."),
        days: None,
    };
    propose(office, &rui, (id, revision), &proposal).unwrap()
}

#[test]
fn a_remedy_is_proposed_agreed_proven_verified_and_lets_the_statement_close() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = found(&bench);
        let (page, theirs) = (
            format!("/reviews/{id}"),
            format!("/disclosures/{id}/remedies"),
        );
        let register = format!("{page}/remedies");
        let mut rui = bench.browser(&bench.rui);
        let statement = rui.open(&page);
        assert!(statement.says("Propose what is to be done") && statement.says(&register));
        rui.open(&format!("{register}?about=assets.acme"));
        assert!(rui.page.says("Assets: Acme"));
        let proposal = |days| {
            [
                ("about", "assets.acme"),
                ("kind", "divestiture"),
                ("words", "Sell the shares."),
                ("days", days),
                ("as", "propose"),
            ]
        };
        assert_eq!(send(&mut rui, &register, &proposal("many")), 422);
        assert!(rui.page.says("Sell the shares.") && rui.page.says("href=\"#days\""));
        assert_eq!(send(&mut rui, &register, &proposal("30")), 303);
        assert!(rui.page.says("The remedy is proposed") && rui.page.says("Divestiture"));
        let conclude = [("about", ""), ("outcome", "clarified"), ("as", "conclude")];
        rui.open(&page);
        assert_eq!(send(&mut rui, &format!("{page}/judge"), &conclude), 303);
        let mut head = bench.browser(&bench.cast.people.head);
        head.open(&page);
        assert_eq!(send(&mut head, &format!("{page}/certify"), &[]), 303);
        assert!(head.page.says("Certified, remedy open"));

        let mut bo = bench.browser(&bench.bo);
        let seen = bo.open(&theirs);
        assert!(seen.says("Sell the shares.") && !seen.says("supplies us"));
        let remedy = seen.hidden("remedy");
        let act = |code| [("remedy", remedy.as_str()), ("as", code)];
        assert_eq!(send(&mut bo, &theirs, &act("contest")), 422, "says not why");
        assert_eq!(send(&mut bo, &theirs, &act("verify")), 404, "is not theirs");
        bo.open(&theirs);
        assert_eq!(send(&mut bo, &theirs, &act("agree")), 303);
        assert!(bo.page.says("You have agreed.") && bo.page.says("To be done by"));
        head.open(&page);
        assert_eq!(send(&mut head, &format!("{page}/close"), &[]), 422);
        assert!(head.page.says("still open"));
        let proof = [
            ("remedy", remedy.as_str()),
            ("message", "Sold on Monday, see the note of the bank."),
            ("as", "prove"),
        ];
        assert_eq!(send(&mut bo, &theirs, &proof), 303);

        assert!(rui.open("/remedies?view=office").says("Bo Chen"));
        rui.open(&register);
        assert!(rui.page.says("note of the bank"));
        assert_eq!(send(&mut rui, &register, &act("verify")), 303);
        assert!(rui.page.says("The remedy is verified."));
        assert!(rui.open("/remedies").says("Nothing is to be done."));
        head.open(&page);
        assert_eq!(send(&mut head, &format!("{page}/close"), &[]), 303);
        assert!(head.page.says("The statement is closed."));
        let auditor = bench.cast.actor(&bench.cast.people.auditor);
        let report = inspect(&bench.cast.desk.office, &auditor).unwrap();
        assert!(report.is_sound(), "{:?}", report.findings);
    });
}

#[test]
fn what_is_contested_is_decided_by_somebody_who_did_not_propose_it() {
    each(|kind| {
        let case = Case::open(kind, "recusal");
        let people = &case.bench.cast.people;
        let (bo, rui) = (&case.bench.bo, &case.bench.rui);
        let unsaid = case.step(bo, Step::Contest, "");
        assert!(matches!(unsaid, Err(Error::Invalid(_))));
        case.step(bo, Step::Contest, "I hold one share.").unwrap();
        let decided = case.step(rui, Step::Uphold, "All the same.");
        assert!(
            matches!(decided, Err(Error::Denied)),
            "a reviewer's to decide"
        );
        let twice = case.step(bo, Step::Agree, "");
        assert!(
            matches!(twice, Err(Error::Invalid(_))),
            "it stands elsewhere"
        );
        let upheld = case.step(&people.officer, Step::Uphold, "One is enough.");
        assert_eq!(upheld.unwrap(), Stage::Agreed);
        let theirs = case.seen_by(bo);
        assert!(theirs.remedies[0].lines.iter().all(|line| line.verified));
        assert_eq!(theirs.remedies[0].lines.len(), 3);
        let withdrawn = case.step(rui, Step::Withdraw, "The tender was stopped.");
        assert_eq!(withdrawn.unwrap(), Stage::Withdrawn);
    });
}

#[test]
fn an_officer_who_proposed_does_not_decide_and_a_harmless_end_needs_all_of_it_settled() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = found(&bench);
        let (office, officer) = (&bench.cast.desk.office, bench.cast.officer());
        let revision = open(office, &officer, id).unwrap().revision;
        let proposal = Proposal {
            kind: "divestiture",
            about: None,
            words: &message("Sell."),
            days: Some(10),
        };
        let remedy = propose(office, &officer, (id, revision), &proposal).unwrap();
        let case = Case { bench, id, remedy };
        let office = &case.bench.cast.desk.office;
        let mine = case.step(&case.bench.cast.people.officer, Step::Uphold, "Yes.");
        assert!(matches!(mine, Err(Error::Invalid(_))));
        let rui = case.actor(&case.bench.rui);
        let at = |revision| (id, revision);
        let finding = ("assets.acme", Outcome::Clarified, "");
        judge(office, &rui, at(revision + 1), finding).unwrap();
        let harmless = conclude(office, &rui, at(revision + 2));
        assert!(matches!(harmless, Err(Error::Invalid(_))));
        case.step(&case.bench.rui, Step::Withdraw, "Not needed.")
            .unwrap();
        conclude(office, &rui, at(revision + 3)).unwrap();
    });
}

#[test]
fn what_is_overdue_is_told_to_its_filer_to_the_reviewer_and_at_last_to_the_head() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bo, rui) = (&case.bench.bo, &case.bench.rui);
        case.step(bo, Step::Agree, "").unwrap();
        let due = case.seen_by(rui).remedies[0].due.unwrap();
        case.letters();
        let desk = &case.bench.cast.desk;
        let until = |day: jiff::civil::Date| {
            let days = desk.office.today().until(day).unwrap().get_days();
            desk.days_later(days.into());
        };
        until(due.yesterday().unwrap());
        assert_eq!(case.letters(), ["bo@example.int"]);
        assert_eq!(
            case.letters(),
            Vec::<String>::new(),
            "once on each occasion"
        );
        desk.days_later(5);
        assert_eq!(case.letters(), ["bo@example.int", "rui@example.int"]);
        let listed = list(&desk.office, &case.actor(rui), View::Overdue, 1).unwrap();
        assert_eq!(
            (listed.total, listed.rows[0].filer.as_str()),
            (1, "Bo Chen")
        );
        desk.days_later(7);
        let all = ["bo@example.int", "head@example.int", "rui@example.int"];
        assert_eq!(case.letters(), all);
        case.step(bo, Step::Prove, "Sold.").unwrap();
        case.letters();
        desk.days_later(7);
        assert_eq!(case.letters(), Vec::<String>::new(), "it is not Bo's turn");
    });
}

#[test]
fn that_a_recusal_still_holds_is_confirmed_and_verified_each_year() {
    each(|kind| {
        let case = Case::open(kind, "recusal");
        let (bo, rui) = (&case.bench.bo, &case.bench.rui);
        let office = &case.bench.cast.desk.office;
        case.step(bo, Step::Agree, "").unwrap();
        case.step(bo, Step::Prove, "My deputy signs.").unwrap();
        let own = case.step(bo, Step::Verify, "");
        assert!(matches!(own, Err(Error::Denied)));
        case.step(rui, Step::Verify, "").unwrap();
        let revision = open(office, &case.actor(rui), case.id).unwrap().revision;
        conclude(office, &case.actor(rui), (case.id, revision)).unwrap();
        let head = case.actor(&case.bench.cast.people.head);
        certify(office, &head, (case.id, revision + 1)).unwrap();
        close(office, &head, (case.id, revision + 2)).unwrap();

        case.letters();
        case.bench.cast.desk.days_later(364);
        assert_eq!(case.letters(), ["bo@example.int"]);
        case.step(bo, Step::Prove, "It still holds.").unwrap();
        assert_eq!(case.step(rui, Step::Verify, "").unwrap(), Stage::Verified);
        let seen = case.seen_by(bo);
        assert_eq!(seen.state, State::Closed);
        let next = seen.remedies[0].due.unwrap();
        assert!(next > office.today().saturating_add(jiff::Span::new().days(360)));
        let ended = case
            .step(rui, Step::Withdraw, "The contract ended.")
            .unwrap();
        assert_eq!(ended, Stage::Withdrawn);
    });
}

#[test]
fn of_two_at_once_the_second_is_told_and_whoever_comes_to_stand_above_finds_nothing() {
    each(|kind| {
        let case = Case::open(kind, "recusal");
        let (office, rui) = (&case.bench.cast.desk.office, &case.bench.rui);
        let revision = case.seen_by(rui).remedies[0].revision;
        case.step(&case.bench.bo, Step::Agree, "").unwrap();
        let late = message("Not needed.");
        let at = (case.id, case.remedy, revision);
        let withdrawn = take(office, &case.actor(rui), at, (Step::Withdraw, Some(&late)));
        assert!(matches!(withdrawn, Err(Error::Conflict)));
        assert_eq!(case.stage(), Stage::Agreed);
        let moved = ROSTER.replace(
            "2,Bo Chen,bo@example.int,Logistics,1",
            "2,Bo Chen,bo@example.int,Logistics,5",
        );
        case.bench.cast.import(&moved);
        let me = case.actor(rui);
        assert!(matches!(
            reading::open(office, &me, case.id),
            Err(Error::Denied)
        ));
        let listed = list(office, &me, View::Open, 1).unwrap();
        assert!(listed.rows.iter().all(|row| row.content.is_none()));
        let other = case.bench.cast.enrol("4", &[]);
        let other = case.actor(&other);
        assert!(matches!(
            reading::own(office, &other, case.id),
            Err(Error::Denied)
        ));
    });
}

#[test]
fn for_a_filer_with_new_keys_the_office_writes_down_what_was_done_and_somebody_else_verifies_it() {
    each(|kind| {
        let mut case = Case::open(kind, "divestiture");
        case.bench.bo = case.bench.cast.enrol("2", &[]);
        let office = &case.bench.cast.desk.office;
        let bo = case.actor(&case.bench.bo);
        assert!(matches!(
            reading::own(office, &bo, case.id),
            Err(Error::Denied)
        ));
        let people = &case.bench.cast.people;
        case.step(&people.officer, Step::Uphold, "Told on the telephone.")
            .unwrap();
        case.step(
            &people.officer,
            Step::Prove,
            "Brought the note of the bank.",
        )
        .unwrap();
        let own = case.step(&people.officer, Step::Verify, "");
        assert!(matches!(own, Err(Error::Invalid(_))));
        let verified = case.step(&case.bench.rui, Step::Verify, "").unwrap();
        assert_eq!(verified, Stage::Verified);
    });
}
