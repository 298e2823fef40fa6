//! Ask and be answered: a member of staff asks, an officer answers, the member of staff reads it and writes again.

use crate::{
    demo::DEMO,
    desk::{answer, triage},
    person::{Person, in_every_view},
    view::View,
};

in_every_view!(story);

fn story(view: &View) {
    let title = title(view);
    let staff = DEMO.account("staff");
    let person = Person::arrive(view, "asked");
    person.look("sign-in");
    person.sign_in(staff);
    person.look("requests");
    ask(&person, &title);

    person.sign_out();
    person.sign_in(DEMO.account("officer"));
    serve(&person, &title);

    person.sign_out();
    person.sign_in(staff);
    read_and_reply(&person, &title);
}

/// What the question of each view is called; no two are alike.
fn title(view: &View) -> String {
    let worth = view.width();
    match view.language() {
        "ar" => format!("هدية قيمتها {worth}"),
        _ => format!("A gift worth {worth}"),
    }
}

fn ask(person: &Person, title: &str) {
    person.press("way-ask");
    person.sees("ask-text");
    person.look("ask");

    // Sent too early: the page says what is missing, and leads there.
    person.fill("ask-subject", "gift");
    person.press("ask-check");
    person.sees("problems-title");
    person.look("ask-again");
    let focused = "return document.activeElement.className";
    assert_eq!(
        person.ask(focused),
        "errors",
        "who listens hears what is wrong"
    );
    person.browser.press_here(&person.say("message-missing"));
    let focused = "return document.activeElement.id";
    assert_eq!(person.ask(focused), "message");

    person.choose("ask-concerns-no");
    person.fill(
        "ask-message",
        "A supplier left a pen on my desk.\nMay I keep it? هل يجوز لي ذلك؟",
    );
    person.press("ask-check");
    person.sees("check-title");
    person.look("check");

    // Once more to the form, where everything still stands.
    let subject = person.say("ask-subject");
    person
        .browser
        .press(&format!("{} {subject}", person.say("part-change")));
    person.fill("ask-subject", title);
    person.press("ask-check");
    person.sees("check-title");
    person.reads(title);
    person.press("check-send");
    person.sees("sent-next-read");
    person.look("sent");
    person.press("sent-see");
    person.reads("May I keep it?");
    person.look("request");
}

fn serve(person: &Person, title: &str) {
    person.sees("inbox-title");
    person.browser.press_about(title);
    person.reads("May I keep it?");
    person.look("matter");
    triage(person);
    answer(person, "You may keep it.\n\nيجوز لك أن تحتفظ به.");
    person.look("matter-answered");
}

fn read_and_reply(person: &Person, title: &str) {
    person.sees("part-new");
    person.look("requests-answered");
    person.browser.press_about(title);
    person.reads("You may keep it.");
    person.sees("request-state-answered");
    person.look("request-answered");
    person.fill("request-reply", "Thank you. And if it were a watch?");
    person.press("request-send");
    person.sees("web-done-reply");
    person.reads("And if it were a watch?");
    person.look("request-replied");
}
