//! Anonymous with a receipt: somebody asks without an account, comes back with nothing but 24 digits, reads the answer,
//! writes again, and takes the question back.

use crate::{
    demo::DEMO,
    desk::{answer, triage},
    person::{Person, in_every_view},
    view::View,
};

in_every_view!(story);

fn story(view: &View) {
    let title = match view.language() {
        "ar" => format!("مناقصة بقيمة {}", view.width()),
        _ => format!("A tender of {}", view.width()),
    };
    let person = Person::arrive(view, "anonymous");
    let receipt = ask(&person, &title);
    come_back(&person, &receipt);
    person.look("request");

    person.sign_out();
    person.sign_in(DEMO.account("officer"));
    person.browser.press_about(&title);
    person.sees("inbox-anonymous");
    triage(&person);
    answer(
        &person,
        "Report it to internal oversight. أبلغ الرقابة الداخلية.",
    );

    person.sign_out();
    person.press("way-return");
    come_back(&person, &receipt);
    person.reads("Report it to internal oversight.");
    person.look("request-answered");
    person.fill("request-reply", "I did.");
    person.press("request-send");
    person.sees("web-done-reply");
    person.look("request-replied");
    take_back(&person);
}

fn ask(person: &Person, title: &str) -> String {
    person.press("way-anonymous");
    person.sees("anonymous-receipt");
    person.look("ask");
    person.choose("ask-concerns-no");
    person.fill("ask-subject", title);
    person.fill(
        "ask-message",
        "It is always the same company. الشركة نفسها دائمًا.",
    );
    person.press("ask-check");
    person.sees("check-title");
    person.look("check");
    person.press("check-send");
    person.sees("receipt-keep");
    person.look("receipt");
    let receipt = person.ask("return document.querySelector('.keep').textContent");
    let receipt: String = receipt.as_str().unwrap().split_whitespace().collect();
    assert_eq!(receipt.len(), 24, "{receipt}");
    person.press("receipt-done");
    person.press("way-return");
    person.sees("return-text");
    person.look("return");
    receipt
}

/// From the form for the receipt to the request: first with a slip of the pen.
fn come_back(person: &Person, receipt: &str) {
    let slip = if receipt.ends_with('0') { '1' } else { '0' };
    person.fill("return-receipt", &format!("{}{slip}", &receipt[..23]));
    person.press("return-button");
    person.sees("problems-title");
    person.look("return-again");
    assert_eq!(
        person.ask("return document.getElementById('receipt').value"),
        ""
    );
    person.fill("return-receipt", receipt);
    person.press("return-button");
    person.reads("It is always the same company.");
}

fn take_back(person: &Person) {
    person.press("request-withdraw");
    person.sees("withdraw-counts");
    person.look("withdraw");
    let word = person.say("withdraw-word");
    person.browser.fill_about(&word, &word);
    person.press("request-withdraw");
    person.sees("web-done-withdrawn");
    person.look("withdrawn");
}
