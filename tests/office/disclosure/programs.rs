//! A review from the work list to the closed statement, by programs alone.

use probity::role::Role;
use serde_json::{Value, json};

use super::reviewing::Bench;
use crate::{api::Program, databases::each, desk::Person};

/// Somebody's program.
struct At {
    program: Program,
    /// Where the statement is.
    review: String,
}

impl At {
    fn read(&mut self) -> Value {
        let read = self.program.get(&self.review);
        assert_eq!(read.status, 200, "{}", read.text);
        read.json()
    }

    /// Does something from what there is now.
    fn does(&mut self, mut what: Value) -> u16 {
        what["revision"] = self.read()["revision"].clone();
        self.program.post(&self.review, &what).status
    }
}

/// A statement of Bo's that Rui reviews.
struct Programs {
    bench: Bench,
    own: String,
    rui: At,
    bo: Program,
    head: At,
}

impl Programs {
    fn open(bench: Bench) -> Self {
        let id = bench.filed(&[("Acme", true)]);
        let program = |who: &Person| Program::signed_in(&bench.doors, &who.login, &who.password);
        let at = |who: &Person| At {
            program: program(who),
            review: format!("/reviews/{id}"),
        };
        Self {
            own: format!("/disclosures/{id}"),
            rui: at(&bench.rui),
            bo: program(&bench.bo),
            head: at(&bench.cast.people.head),
            bench,
        }
    }

    fn program(&self, who: &Person) -> Program {
        Program::signed_in(&self.bench.doors, &who.login, &who.password)
    }

    fn is_listed(&mut self) {
        let list = self.rui.program.get("/reviews?view=mine").json();
        let one = &list["statements"][0];
        assert_eq!(
            (&list["total"], &one["compared"]["novelty"], &one["filer"]),
            (&json!(1), &json!("new"), &json!("Bo Chen"))
        );
        assert!(self.rui.review.ends_with(one["id"].as_str().unwrap()));
    }

    /// Neither whoever has nothing to do with it, nor its filer, nor a reviewer who stands above its filer.
    fn is_kept_from_others(&self) {
        let cast = &self.bench.cast;
        let above = cast.enrol("1", &[Role::Reviewer]);
        cast.certify_reviewer();
        for other in [&above, &cast.enrol("4", &[]), &self.bench.bo] {
            let read = self.program(other).get(&self.rui.review).status;
            assert_eq!(read, 404, "{}", other.login);
        }
    }

    /// Two write at once: the second is told, and writes again from what it reads then.
    fn is_asked_about(&mut self) {
        let review = self.rui.review.clone();
        let read = self.rui.read()["revision"].clone();
        let ask = json!({"do": "ask", "about": "assets.acme", "message": "How many shares?", "revision": read});
        let note = json!({"do": "note", "message": "They supply us.", "revision": read});
        assert_eq!(self.rui.program.post(&review, &ask).status, 204);
        let program = self.program(&self.bench.cast.people.officer);
        let mut officer = At { program, review };
        assert_eq!(officer.program.post(&officer.review, &note).status, 409);
        assert_eq!(officer.does(note), 204);
    }

    fn is_answered(&mut self) {
        let seen = self.bo.get(&self.own).json();
        assert!(
            !seen.to_string().contains("supply us"),
            "a note is for reviewers"
        );
        let mut lines = seen["lines"].as_array().unwrap().iter();
        let asked = lines.find(|line| line["kind"] == "question").unwrap();
        let answer = json!({"question": asked["id"], "message": "Ten."});
        let answered = self.bo.post(&format!("{}/answers", self.own), &answer);
        assert_eq!(answered.status, 204);
        let certified = json!({"saved": 0, "name": "Bo Chen"});
        let filed = self.bo.post(&format!("{}/filing", self.own), &certified);
        assert_eq!(filed.status, 200);
    }

    fn is_found_to_need_a_remedy(&mut self) {
        let judge = json!({"do": "judge", "about": "assets.acme", "outcome": "advice-action", "why": "Supplies us."});
        assert_eq!(self.rui.does(judge), 204);
        let propose = json!({"do": "propose", "kind": "divestiture", "about": "assets.acme", "words": "Sell them.",
            "revision": self.rui.read()["revision"]});
        let remedies = format!("{}/remedies", self.own);
        assert_eq!(self.rui.program.post(&remedies, &propose).status, 204);
        assert_eq!(self.rui.does(json!({"do": "conclude"})), 204);
        let certify = json!({"do": "certify"});
        assert_eq!(
            self.rui.does(certify.clone()),
            404,
            "whoever reviewed does not certify"
        );
        assert_eq!(self.head.does(certify), 204);
        assert_eq!(
            self.head.does(json!({"do": "close"})),
            422,
            "a remedy is open"
        );
    }

    fn is_remedied(&mut self) {
        let to = format!("{}/remedies", self.own);
        let seen_at = format!("{}/remedies", self.rui.review);
        take(&mut self.bo, (&to, &to), ("agree", None));
        take(&mut self.bo, (&to, &to), ("prove", Some("Sold on Monday.")));
        take(&mut self.rui.program, (&seen_at, &to), ("verify", None));
        assert_eq!(self.bo.get(&to).json()[0]["stage"], "verified");
    }
}

/// Somebody takes a step of the one remedy that they read at a path; from what was read before, it is taken once.
fn take(who: &mut Program, (read, to): (&str, &str), (step, message): (&str, Option<&str>)) {
    let one = who.get(read).json()[0].clone();
    let taken = json!({"do": "step", "remedy": one["id"], "step": step, "message": message,
        "revision": one["revision"]});
    assert_eq!(who.post(to, &taken).status, 204, "{step}");
    let again = who.post(to, &taken).status;
    assert!([409, 422].contains(&again), "{step} again: {again}");
}

#[test]
fn a_review_goes_from_the_list_to_the_closed_statement_by_programs_alone() {
    each(|kind| {
        let mut programs = Programs::open(Bench::open(kind));
        programs.is_listed();
        programs.is_kept_from_others();
        programs.is_asked_about();
        programs.is_answered();
        programs.is_found_to_need_a_remedy();
        programs.is_remedied();
        assert_eq!(programs.head.does(json!({"do": "close"})), 204);
        assert_eq!(programs.head.read()["state"], "closed");
    });
}
