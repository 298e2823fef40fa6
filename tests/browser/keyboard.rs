//! With the keyboard alone.

use thirtyfour::Key;

use crate::{demo::DEMO, person::Person, view::View};

/// What has the focus: its words, and how wide the line around it is.
const FOCUS: &str =
    "const element = document.activeElement; const style = getComputedStyle(element);
    const wide = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    return [element.id || element.textContent.trim(), wide];";

#[test]
fn the_content_is_one_step_away_and_the_focus_always_shows() {
    let person = Person::arrive(&View::desk(), "keyboard");
    person.go("/anonymous");
    person.browser.keys(Key::Tab);
    assert_eq!(person.browser.focus(), person.say("way-skip"));
    person.look("skip");
    person.browser.keys(Key::Enter);
    let mut stops = Vec::new();
    while stops.last().is_none_or(|stop: &String| stop != "العربية") {
        person.browser.keys(Key::Tab);
        let focus = person.ask(FOCUS);
        let name = focus[0].as_str().unwrap().to_owned();
        assert!(
            focus[1].as_f64().unwrap() >= 2.0,
            "{name:?} has the focus unseen"
        );
        stops.push(name);
        assert!(stops.len() < 30, "{stops:?}");
    }
    let inside = ["part-how-secret", "ask-check"].map(|key| person.say(key));
    assert_eq!(stops[0], inside[0], "the way to the content leads into it");
    assert!(
        stops.contains(&inside[1]) && stops.contains(&"message".to_owned()),
        "{stops:?}"
    );
}

#[test]
fn the_inbox_is_walked_with_single_keys_which_can_be_switched_off() {
    let officer = Person::arrive(&View::desk(), "keyboard");
    officer.sign_in(DEMO.account("officer"));
    let rows = officer.ask(
        "return [...document.querySelectorAll('tbody .title')].map(row => row.textContent.trim())",
    );
    let focused = || officer.ask(FOCUS)[0].clone();
    officer.browser.keys("j");
    assert_eq!(focused(), rows[0]);
    officer.browser.keys("j");
    officer.browser.keys("j");
    assert_eq!(focused(), rows[2]);
    officer.look("walked");
    officer.browser.keys("k");
    assert_eq!(focused(), rows[1]);

    officer.browser.keys(Key::Enter);
    officer.sees("request-events");
    officer.browser.keys("n");
    assert_eq!(focused(), "note");
    officer.browser.keys("jk");
    let note = officer.ask("return document.getElementById('note').value");
    assert_eq!(note, "jk", "whoever writes gives no orders");

    officer.press("way-inbox");
    officer.unfold("keys-title");
    officer.look("shortcuts");
    officer.choose_not("keys-switch");
    officer.browser.keys("j");
    assert_ne!(focused(), rows[0]);
}
