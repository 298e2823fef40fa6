//! The reviewers' pages, through HTTP.

use probity::{
    actor::Actor,
    disclosure::{
        StatementId,
        filing::{
            reading::own,
            submitting::{answer, submit},
        },
        review::assigning::assign_by_load,
        statement::content::Words,
    },
    role::Role,
};

use super::cast::{Cast, ROSTER, assets};
use crate::{
    databases::{Kind, each},
    desk::{Person, message},
    portal::{Browser, Doors, UNHURRIED},
};

/// An office with its portal, a cycle, and a reviewer, Rui, who stands below Amal and Dina and has nothing to do with Bo.
pub struct Bench {
    pub doors: Doors,
    pub cast: Cast,
    pub rui: Person,
    pub bo: Person,
}

impl Bench {
    pub fn open(kind: Kind) -> Self {
        let cast = Cast::open_with(kind, UNHURRIED);
        let rui = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        cast.launched();
        Self {
            doors: Doors::of(&cast.desk, false),
            bo: cast.enrol("2", &[]),
            rui,
            cast,
        }
    }

    /// Bo files these assets, and Rui is given the statement.
    pub fn filed(&self, declared: &[(&str, bool)]) -> StatementId {
        let (id, _) = self.cast.file(&self.bo, &assets(declared));
        assert_eq!(self.by_load(), 1);
        id
    }

    pub fn by_load(&self) -> usize {
        assign_by_load(&self.cast.desk.office, &Actor::worker()).unwrap()
    }

    pub fn browser(&self, person: &Person) -> Browser {
        self.doors.browser(person)
    }

    /// Bo answers what was asked, and files again.
    fn answers(&self, id: StatementId, words: &str) {
        let (office, bo) = (&self.cast.desk.office, self.cast.actor(&self.bo));
        let theirs = own(office, &bo, id).unwrap();
        let asked = theirs
            .lines
            .iter()
            .find(|line| matches!(line.words, Words::Question { .. }));
        let asked = asked.expect("something was asked").id;
        answer(office, &bo, (id, asked), &message(words)).unwrap();
        submit(office, &bo, (id, 0), "Bo Chen").unwrap();
    }
}

/// Sends a form of the page shown, with its revision.
pub fn send(browser: &mut Browser, action: &str, fields: &[(&str, &str)]) -> u16 {
    let revision = browser.page.hidden("revision");
    let mut all = vec![("revision", revision.as_str())];
    all.extend_from_slice(fields);
    browser.send(action, &all);
    let status = browser.page.status;
    if status == 303 {
        browser.follow();
    }
    status
}

#[test]
fn a_statement_is_read_asked_about_found_harmless_and_certified_on_its_pages() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = bench.filed(&[("Acme", true), ("Bonds", false)]);
        let page = format!("/reviews/{id}");
        let act = |act: &str| format!("{page}/{act}");
        let mut rui = bench.browser(&bench.rui);
        assert!(rui.open("/").says("statement to review"));
        let list = rui.open("/reviews");
        assert!(list.says("Bo Chen") && list.says("First statement"));
        assert!(list.says("answer to look at") && !list.says("Nobody"));
        let seen = rui.open(&page);
        assert!(seen.says("There is no earlier statement") && seen.says("Acme"));
        assert!(seen.says("In review"), "opening it takes it up");

        rui.open(&format!("{page}?about=assets.acme"));
        let question = [
            ("about", "assets.acme"),
            ("message", "How many shares?"),
            ("as", "ask"),
        ];
        assert_eq!(send(&mut rui, &act("write"), &question), 303);
        assert!(rui.page.says("The question is with the filer."));
        assert!(rui.page.says("How many shares?") && rui.page.says("Information requested"));
        let note = [("about", ""), ("message", "Known."), ("as", "note")];
        assert_eq!(send(&mut rui, &act("write"), &note), 303);
        bench.answers(id, "Ten.");

        rui.open(&format!("{page}?about=assets.acme"));
        assert!(rui.page.says("Answer of the filer") && rui.page.says("Ten."));
        let found = [
            ("about", "assets.acme"),
            ("outcome", "clarified"),
            ("why", "ten"),
        ];
        assert_eq!(send(&mut rui, &act("judge"), &found), 303);
        assert!(
            rui.page.says("name=\"about\" value=\"assets.bonds\""),
            "the next item is at hand"
        );
        let nothing = [("about", "assets.bonds"), ("outcome", "")];
        assert_eq!(send(&mut rui, &act("judge"), &nothing), 422);
        assert!(rui.page.says("Choose what it comes to"));
        let strange = [("about", "boats.1"), ("outcome", "clarified")];
        assert_eq!(send(&mut rui, &act("judge"), &strange), 422);
        let whole = [
            ("about", ""),
            ("outcome", "no-conflict"),
            ("as", "conclude"),
        ];
        rui.open(&page);
        assert_eq!(send(&mut rui, &act("judge"), &whole), 303);
        assert!(rui.page.says("The review is ended") && rui.page.says("Clarified"));
        assert!(rui.page.token(&act("certify")).is_none());

        let mut head = bench.browser(&bench.cast.people.head);
        assert!(head.open("/reviews?view=reviewed").says("Bo Chen"));
        head.open(&page);
        assert_eq!(send(&mut head, &act("certify"), &[]), 303);
        assert!(head.page.says("The review is certified.") && head.page.says("Closed"));
    });
}

#[test]
fn of_two_reviewers_at_once_the_second_is_told_and_keeps_the_text() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = bench.filed(&[("Acme", true)]);
        let page = format!("/reviews/{id}");
        let act = |act: &str| format!("{page}/{act}");
        let mut rui = bench.browser(&bench.rui);
        let mut officer = bench.browser(&bench.cast.people.officer);
        rui.open(&page);
        officer.open(&page);
        let note = [("about", ""), ("message", "First."), ("as", "note")];
        assert_eq!(send(&mut rui, &act("write"), &note), 303);
        let words = [
            ("about", ""),
            ("message", "A long question."),
            ("as", "ask"),
        ];
        assert_eq!(send(&mut officer, &act("write"), &words), 409);
        let told = &officer.page;
        assert!(told.says("Somebody else changed this statement"));
        assert!(told.says("First.") && told.says("A long question."));
        assert_eq!(send(&mut officer, &act("write"), &words), 303);
        assert!(officer.page.says("The question is with the filer."));
    });
}

#[test]
fn whose_statement_somebody_cannot_review_is_told_in_a_sentence() {
    each(|kind| {
        let bench = Bench::open(kind);
        let cast = &bench.cast;
        let (amal, dina) = (cast.enrol("4", &[]), cast.enrol("1", &[Role::Reviewer]));
        cast.certify_reviewer();
        let (above, _) = cast.file(&amal, &assets(&[]));
        let (own_one, _) = cast.file(&dina, &assets(&[]));
        assert_eq!(bench.by_load(), 0, "the only reviewers are kept from both");
        let mut officer = bench.browser(&cast.people.officer);
        assert!(officer.open("/reviews?view=unassigned").says("Amal Nasser"));
        for (id, person, sentence) in [
            (above, &bench.rui, "They stand below whoever filed this."),
            (above, &dina, "They stand above whoever filed this."),
            (own_one, &dina, "This is their own statement."),
        ] {
            let page = format!("/reviews/{id}/assign");
            assert!(officer.open(&page).says(sentence), "{sentence}");
            let account = cast.actor(person).id().unwrap().to_string();
            let given = send(&mut officer, &page, &[("reviewer", &account)]);
            assert_eq!(given, 422);
            assert!(officer.page.says("href=\"#reviewer\"") && officer.page.says(sentence));
            let mut kept = bench.browser(person);
            assert_eq!(kept.open(&format!("/reviews/{id}")).status, 404);
            assert_eq!(kept.open(&page).status, 404);
        }
        let page = format!("/reviews/{above}/assign");
        officer.open(&page);
        let me = cast.officer().id().unwrap().to_string();
        assert_eq!(send(&mut officer, &page, &[("reviewer", &me)]), 303);
        assert!(officer.page.says("It is known who reviews the statement."));
        assert!(officer.open(&page).says("Nobody for now"));
        assert_eq!(send(&mut officer, &page, &[("reviewer", "nobody")]), 303);
    });
}

#[test]
fn a_reviewer_who_comes_to_stand_above_the_filer_finds_nothing_any_more() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = bench.filed(&[("Acme", true)]);
        let page = format!("/reviews/{id}");
        let mut rui = bench.browser(&bench.rui);
        assert_eq!(rui.open(&page).status, 200);
        let moved = ROSTER.replace(
            "2,Bo Chen,bo@example.int,Logistics,1",
            "2,Bo Chen,bo@example.int,Logistics,5",
        );
        bench.cast.import(&moved);
        let words = [("about", ""), ("message", "Why?"), ("as", "ask")];
        assert_eq!(send(&mut rui, &format!("{page}/write"), &words), 404);
        assert_eq!(rui.open(&page).status, 404);
        let listed = rui.open("/reviews");
        assert!(listed.says("Bo Chen") && !listed.says("answer to look at"));
        assert!(
            !listed.says(&format!("{page}?")),
            "a link that leads nowhere"
        );
    });
}

#[test]
fn what_is_blank_is_cleared_together_by_whoever_ticks_it_in_the_list() {
    each(|kind| {
        let bench = Bench::open(kind);
        let id = bench.filed(&[]);
        let mut rui = bench.browser(&bench.rui);
        assert!(
            rui.open("/reviews?novelty=changed")
                .says("Nothing is to be reviewed")
        );
        assert!(
            rui.open("/reviews?novelty=blank&unit=Logistics")
                .says("Bo Chen")
        );
        assert!(!rui.open("/reviews?unit=Legal").says("Bo Chen"));
        let lane = rui.open("/reviews/plain");
        assert!(lane.says("Bo Chen"));
        let (read, shown) = (lane.hidden("read"), lane.hidden("shown"));
        let marks = [("read", read.as_str()), ("shown", shown.as_str())];
        let ticked = id.to_string();
        let sent = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
            let all = marks.iter().chain(more);
            all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        let mut post = |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            rui.send("/reviews/plain", &fields);
            rui.page.status
        };
        assert_eq!(post(sent(&[])), 422, "nothing is ticked");
        assert_eq!(post(sent(&[("clear", &ticked)])), 303);
        assert!(rui.follow().says("statement was cleared."));
        assert!(rui.open(&format!("/reviews/{id}")).says("No conflict"));
    });
}

#[test]
fn a_statement_is_given_back_and_reopened_with_words() {
    let bench = Bench::open(Kind::Sqlite);
    let id = bench.filed(&[("Acme", true)]);
    let page = format!("/reviews/{id}");
    let act = |act: &str| format!("{page}/{act}");
    let mut rui = bench.browser(&bench.rui);
    rui.open(&page);
    assert!(
        rui.page.token(&act("give-back")).is_none(),
        "not a reviewer's"
    );
    let whole = [
        ("about", ""),
        ("outcome", "advice-no-action"),
        ("as", "conclude"),
    ];
    assert_eq!(send(&mut rui, &act("judge"), &whole), 303);
    let mut officer = bench.browser(&bench.cast.people.officer);
    officer.open(&page);
    assert_eq!(send(&mut officer, &act("reopen"), &[("reason", "")]), 422);
    assert!(officer.page.says("href=\"#reason\""));
    assert_eq!(
        send(&mut officer, &act("reopen"), &[("reason", "News.")]),
        303
    );
    assert!(officer.page.says("under review again") && officer.page.says("News."));
    assert_eq!(
        send(
            &mut officer,
            &act("give-back"),
            &[("back", "Add the bonds.")]
        ),
        303
    );
    assert_eq!(officer.page.status, 200, "who filed may still be read");
}
