//! A closed year's figure: the head proposes it, a second person publishes it, anybody reads it. It is published once, so
//! the four who read it in four ways go step by step together.

use std::fs;

use crate::{
    demo::DEMO,
    person::{Person, views},
};

#[test]
fn a_year_is_proposed_by_one_and_published_by_another_for_anybody() {
    let people = views().map(|view| Person::arrive(&view, "figure"));
    propose(&people);
    publish(&people);
    for person in &people {
        read(person);
    }
}

fn propose(people: &[Person]) {
    for person in people {
        person.sign_in(DEMO.account("head"));
        person.press("way-figures");
        person.sees("figure-text");
        person.look("years");
        person.browser.press_about("2017");
        person.sees("preview-mark");
        person.look("preview");
        person.press("preview-propose");
        person.sees("propose-text");
        person.look("propose");
    }
    let [first, ..] = people else { unreachable!() };
    first.fill("account-password", &DEMO.account("head").passphrase);
    first.press("propose-button");
    first.sees("preview-waits");
    first.look("proposed");
}

fn publish(people: &[Person]) {
    for person in people {
        person.sign_out();
        person.sign_in(DEMO.account("alternate"));
        person.go("/figures/2017");
        person.press("preview-publish");
        person.sees("publish-once");
        person.look("publish");
    }
    let [.., last] = people else { unreachable!() };
    last.fill("account-password", &DEMO.account("alternate").passphrase);
    last.press("publish-button");
    last.sees("figure-files");
}

fn read(person: &Person) {
    person.sign_out();
    person.go("/figures");
    person.sees("figure-published");
    person.look("years-published");
    person.browser.press_about("2017");
    person.sees("figure-files");
    person.look("published");

    let shown =
        "[...document.querySelectorAll('tbody .number')].map(cell => cell.textContent.trim())";
    let shown = person.ask(&format!("return {shown}"));
    let table = fs::read_to_string(person.browser.download("CSV")).unwrap();
    let counts: Vec<&str> = table
        .lines()
        .filter_map(|line| line.rsplit_once(','))
        .map(|(_, count)| count)
        .collect();
    for count in shown.as_array().unwrap() {
        let count = count.as_str().unwrap();
        assert!(counts.contains(&count), "{count} is not in {table}");
    }
    assert!(table.contains("[c]"), "nothing is withheld in {table}");

    let chart = person.browser.download("SVG");
    person.browser.visit(&format!("file://{}", chart.display()));
    person.browser.picture("figure/chart");
}
