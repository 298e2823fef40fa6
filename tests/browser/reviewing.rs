//! A review from a question to the last remedy: a reviewer asks, whoever filed answers, the reviewer finds that something is to
//! be done and proposes it, the head certifies, whoever filed agrees and proves it, and the head closes the statement.

use std::{fs, path::Path};

use crate::{
    demo::{Account, DEMO},
    person::{Person, in_every_view},
    view::View,
};

in_every_view!(story);

fn story(view: &View) {
    let filer = DEMO.take("asked-filer");
    let person = Person::arrive(view, "reviewing");
    person.sign_in(filer);
    let name = name(&person);
    let id = asked(&person);

    person.sign_out();
    let reviewer = find(&person, &id);
    ask(&person, &id);
    person.sign_out();
    person.sign_in(filer);
    answer(&person, &id);
    person.sign_out();
    person.sign_in(reviewer);
    review(&person, &id, &name);
    person.sign_out();
    person.sign_in(DEMO.account("head"));
    certify(&person, &id);

    person.sign_out();
    person.sign_in(filer);
    person.go(&format!("/disclosures/{id}/remedies"));
    carry_out(&person);
    person.sign_out();
    person.sign_in(reviewer);
    person.go("/remedies?view=office");
    person.reads(&name);
    person.look("register");
    person.go(&format!("/reviews/{id}/remedies"));
    let evidence = person.browser.download("reviewing.rs");
    assert_eq!(fs::read(evidence).unwrap(), fs::read(file!()).unwrap());
    person.press("remedy-do-verify");
    person.sees("remedy-done-verify");
    person.look("remedy-verified");

    person.sign_out();
    person.sign_in(DEMO.account("head"));
    person.go(&format!("/reviews/{id}"));
    for (deed, done) in [
        ("review-deed-hold", "review-done-hold"),
        ("review-deed-lift", "review-done-lift"),
    ] {
        person.unfold(deed);
        person.press(deed);
        person.sees(done);
    }
    person.unfold("review-deed-close");
    person.press("review-deed-close");
    person.sees("review-done-close");
    person.look("closed");
}

/// What whoever has signed in is called.
fn name(person: &Person) -> String {
    let name = "return document.querySelector('.person bdi').textContent";
    person.ask(name).as_str().unwrap().to_owned()
}

/// The statement that whoever has signed in was asked about.
fn asked(filer: &Person) -> String {
    filer.go("/disclosures");
    filer.sees("filing-next-answer");
    filer.browser.follow_first("main .what > a");
    filer.sees("filing-questions");
    filer.path().rsplit('/').next().unwrap().to_owned()
}

/// Asks one thing more.
fn ask(reviewer: &Person, id: &str) {
    reviewer.look("reviews");
    reviewer
        .browser
        .follow_first(&format!("a[href^=\"/reviews/{id}\"]"));
    reviewer.sees("review-event-question");
    reviewer.look("statement");
    reviewer.fill(
        "work-message",
        "Do you sign anything of theirs? هل توقّع شيئًا لهم؟",
    );
    reviewer.press("work-ask");
    reviewer.sees("review-done-ask");
}

/// Answers whatever was asked, and sends it.
fn answer(filer: &Person, id: &str) {
    let answered = filer.say("filing-answered");
    loop {
        filer.go(&format!("/disclosures/{id}"));
        if filer.browser.text().contains(&answered) {
            break;
        }
        filer.fill(
            "filing-answer",
            "I sign nothing of theirs. لا أوقّع شيئًا لهم.",
        );
        filer.press("filing-answer-button");
        filer.sees("filing-done-answered");
    }
    filer.press("filing-resend");
    filer.sees("filing-receipt-title");
}

/// Signs in whoever reviews the statement.
fn find(person: &Person, id: &str) -> &'static Account {
    for reviewer in DEMO.accounts("reviewer") {
        person.sign_in(reviewer);
        person.go("/reviews");
        person.sees("lane-title");
        let there = format!("return document.querySelector('a[href^=\"/reviews/{id}\"]') !== null");
        if person.ask(&there) == true {
            return reviewer;
        }
        person.sign_out();
    }
    panic!("nobody reviews what was filed again");
}

fn review(reviewer: &Person, id: &str, name: &str) {
    reviewer.go(&format!("/reviews/{id}"));
    reviewer.reads(name);
    reviewer.sees("review-event-answer");
    reviewer.look("answered");
    reviewer.pick("work-outcome", "outcome-advice-action");
    let why = reviewer.say("work-why");
    reviewer
        .browser
        .fill_about(&why, "Buys from the firm. يشتري من الشركة.");
    reviewer.press("work-keep");
    reviewer.sees("review-done-judge");
    reviewer.look("judged");
    reviewer.press("remedies-title");
    reviewer.pick("remedy-kind", "remedy-kind-divestiture");
    reviewer.fill("remedy-words", "Sell the shares. بيع الأسهم.");
    reviewer.look("proposing");
    reviewer.press("remedy-propose-button");
    reviewer.sees("remedy-done-propose");
    reviewer.look("proposed");
    reviewer.go(&format!("/reviews/{id}"));
    reviewer.press("review-deed-conclude");
    reviewer.sees("review-done-conclude");
}

fn certify(head: &Person, id: &str) {
    head.go("/reviews?view=reviewed");
    head.look("to-certify");
    head.go(&format!("/reviews/{id}"));
    head.press("review-deed-certify");
    head.sees("review-done-certify");
    head.look("certified");
}

fn carry_out(filer: &Person) {
    filer.sees("remedy-stage-proposed");
    filer.look("remedy");
    filer.press("remedy-do-agree");
    filer.sees("remedy-done-agree");
    let here = Path::new(file!());
    filer.browser.attach(&filer.say("remedy-file"), here);
    filer.press("remedy-attach");
    filer.sees("remedy-done-attach");
    filer.reads("reviewing.rs");
    filer.look("remedy-evidence");
    let words = filer.say("remedy-message");
    filer
        .browser
        .fill_about(&words, "Sold on Monday. بيعت يوم الاثنين.");
    filer.press("remedy-do-prove");
    filer.sees("remedy-done-prove");
    filer.look("remedy-proven");
}
