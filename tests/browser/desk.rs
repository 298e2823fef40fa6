//! The officer's day: an inbox in several orders, and one matter from the telephone to its end.

use serde_json::{Value, json};

use crate::{
    demo::DEMO,
    person::{Person, in_every_view},
    view::View,
};

in_every_view!(story);

fn story(view: &View) {
    let title = match view.language() {
        "ar" => format!("محاضرة بأجر {}", view.width()),
        _ => format!("A lecture for a fee of {}", view.width()),
    };
    let officer = Person::arrive(view, "desk");
    officer.sign_in(DEMO.account("officer"));
    sort(&officer);
    log(&officer, &title);
    triage(&officer);
    officer.look("matter-triaged");
    work(&officer);
    officer.press("way-inbox");
    officer.press_about("inbox-view-done");
    officer.reads(&title);
    officer.look("inbox-done");
}

fn sort(officer: &Person) {
    officer.sees("inbox-title");
    officer.look("inbox");
    assert_eq!(
        officer.sorted_by(),
        json!([officer.say("inbox-due"), "ascending"])
    );
    officer.press_about("inbox-view-unassigned");
    officer.sees("inbox-take");
    officer.press("inbox-received");
    let newest = officer.days_received();
    assert!(newest.is_sorted_by(|one, next| one >= next), "{newest:?}");
    assert_eq!(officer.sorted_by()[1], "descending");
    officer.press_about("inbox-received");
    let oldest = officer.days_received();
    assert!(oldest.is_sorted() && oldest.len() > 2, "{oldest:?}");
    assert_eq!(officer.sorted_by()[1], "ascending");
    officer.look("inbox-unassigned");
}

impl Person {
    /// The name of the column that a list is sorted by, and which way.
    fn sorted_by(&self) -> Value {
        let by = "const by = document.querySelector('th[aria-sort]'); const order = by.getAttribute('aria-sort');";
        self.ask(&format!(
            "{by} return [by.querySelector('a').textContent, order]"
        ))
    }

    fn days_received(&self) -> Vec<String> {
        let days = "tbody td:nth-of-type(1) time";
        let days =
            format!("return [...document.querySelectorAll('{days}')].map(day => day.dateTime)");
        serde_json::from_value(self.ask(&days)).unwrap()
    }
}

fn log(officer: &Person, title: &str) {
    officer.press("way-log");
    officer.sees("log-text");
    officer.look("log");
    officer.choose("log-from-person");
    officer.press("log-button");
    officer.sees("log-channel-missing");
    officer.sees("log-person-missing");
    officer.sees("advice-subject-missing");
    officer.look("log-again");
    officer.choose("channel-phone");
    officer.fill("log-person", &DEMO.account("staff").login);
    officer.choose("ask-concerns-no");
    officer.fill("ask-subject", title);
    officer.fill(
        "log-message",
        "A university invites her to speak and pays for it.",
    );
    officer.press("log-button");
    officer.sees("event-recorded");
    officer.look("matter-logged");
}

/// Sorts the matter on the page.
pub fn triage(officer: &Person) {
    officer.pick("triage-subject", "advice-subject-outside-activities");
    officer.pick("triage-urgency", "urgency-soon");
    officer.choose("triage-counted-matter");
    officer.press("triage-button");
    officer.sees("web-deed-triage");
    officer.sees("matter-state-triaged");
}

/// Answers the matter on the page.
pub fn answer(officer: &Person, words: &str) {
    officer.fill("matter-write", words);
    officer.press("matter-send-answer");
    officer.sees("web-deed-write");
    officer.sees("matter-state-answered");
}

fn work(officer: &Person) {
    officer.unfold("deed-acknowledge");
    officer.press("deed-acknowledge");
    officer.sees("web-deed-acknowledge");
    officer.fill(
        "matter-note",
        "As in an earlier case: the fee goes to charity.",
    );
    officer.press("matter-note-keep");
    officer.sees("web-deed-note");
    officer.look("matter-noted");
    answer(
        officer,
        "Speak, and give the fee away. ألقِ المحاضرة وتبرّع بالأجر.",
    );
    officer.unfold("deed-close");
    officer.press("deed-close");
    officer.sees("web-deed-close");
    officer.look("matter-closed");
}
