//! A cycle from its plan to its figures: the officer says who files, looks once more, launches it and follows it; somebody is let
//! off by two people, and every figure is as long as the list behind it.

use serde_json::json;

use crate::{
    demo::DEMO,
    person::{Person, in_every_view},
    view::View,
};

in_every_view!(story);

fn story(view: &View) {
    let person = Person::arrive(view, "cycles");
    person.sign_in(DEMO.account("officer"));
    let cycle = plan(&person, view);
    say_who(&person, &cycle);
    let named = name_somebody(&person, &cycle);
    name(&person, &cycle, &DEMO.account("head").login);
    let filers = preview(&person, &cycle);
    propose_exemption(&person, (&cycle, &named));
    person.sign_out();
    person.sign_in(DEMO.account("head"));
    sign(&person, &named);
    person.sign_out();
    person.sign_in(DEMO.account("officer"));
    person.go(&format!("{cycle}/exempted"));
    person.sees("exempted-holds");
    person.look("exempted");
    assert_eq!(preview(&person, &cycle), filers - 1, "counted apart");
    person.sees("exempted-title");
    launch(&person, &cycle);
    adds_up(&person, &cycle);
    let filers = filers - 1;
    assert_eq!(total(&person), filers, "who was seen before is who files");

    let number = propose_waiver(&person, &cycle);
    person.sign_out();
    person.sign_in(DEMO.account("head"));
    sign(&person, &number);
    person.go(&cycle);
    person.sees("filers-waived");
    person.look("dashboard-waived");
    adds_up(&person, &cycle);
    assert_eq!(total(&person), filers - 1, "nobody asks them any more");

    let [first, second] = DEMO.accounts("alternate") else {
        panic!("two alternates")
    };
    person.go(&format!("{cycle}/statements"));
    person.sees("filers-walled");
    person.sign_out();
    person.sign_in(first);
    let number = propose_for_the_head(&person, &cycle);
    person.sign_out();
    person.sign_in(second);
    sign(&person, &number);
}

/// The statement of the head lies with the alternates, who see nobody else's; one proposes to do without it.
fn propose_for_the_head(alternate: &Person, cycle: &str) -> String {
    alternate.go("/cycles");
    alternate.sees("cycles-walled");
    alternate.look("cycles-of-the-office");
    alternate.go(&format!("{cycle}/exempted"));
    alternate.sees("exempted-none");
    alternate.look("exempted-of-the-office");
    alternate.go(cycle);
    alternate.sees("filers-who");
    alternate.look("statements-of-the-office");
    do_without(alternate)
}

/// Cycles of years long gone stand below those of the demo, which other stories look for; each view has one of its own.
fn year(view: &View) -> &'static str {
    match (view.language(), view.scripts()) {
        ("en", true) => "1991",
        ("en", false) => "1992",
        (_, true) => "1993",
        (_, false) => "1994",
    }
}

/// Plans a cycle, at first with a mistake; gives back where it is.
fn plan(officer: &Person, view: &View) -> String {
    officer.go("/cycles");
    officer.sees("cycles-text");
    officer.look("cycles");
    officer.press("cycles-plan");
    officer.sees("plan-text");
    officer.look("plan");
    let of_form = "const field = document.getElementById('form');
        return [...field.options].findIndex(option => option.value.startsWith('annual-attestation'))";
    let at = officer.ask(of_form);
    officer.ask(&format!(
        "document.getElementById('form').selectedIndex = {at}"
    ));
    officer.fill("plan-year", year(view));
    officer.fill("plan-review", "soon");
    officer.press("plan-button");
    officer.sees("problems-title");
    officer.look("plan-again");
    officer.fill("plan-review", "٦٠");
    officer.press("plan-button");
    officer.sees("overview-text");
    officer.look("overview");
    officer.path()
}

/// One rule goes, another comes.
fn say_who(officer: &Person, cycle: &str) {
    officer.press("cycle-task-rules");
    officer.sees("rules-text");
    officer.look("rules");
    officer.press_about("rules-remove");
    officer.pick("rules-reason", "filing-reason-other-duty");
    officer.choose("grade-group-director");
    officer.press("rules-add");
    officer.sees("filing-reason-other-duty");
    officer.look("rules-added");
    assert_eq!(officer.path(), format!("{cycle}/rules"));
}

/// Both tables of the preview come to the same number of people.
fn preview(officer: &Person, cycle: &str) -> i64 {
    officer.go(&format!("{cycle}/preview"));
    officer.sees("preview-by-unit");
    officer.sees("preview-unreachable-title");
    officer.look("preview");
    let tables = figures(officer, "main table");
    let [by_reason, by_unit] = tables.as_slice() else {
        panic!("{} tables", tables.len())
    };
    assert!(by_reason.0.len() > 1 && by_unit.0.len() > 1);
    for (rows, foot) in &tables {
        assert_eq!(&sums(rows), foot);
    }
    assert_eq!(by_reason.1, by_unit.1);
    by_unit.1[0]
}

fn launch(officer: &Person, cycle: &str) {
    officer.press("preview-launch");
    officer.sees("launch-goes-on");
    officer.look("launch");
    officer.browser.follow_first("main form .button");
    officer.sees("dashboard-filing");
    let again = officer.say("dashboard-again");
    while officer.browser.text().contains(&again) {
        officer.go(cycle);
    }
    officer.look("dashboard");
    officer.press("letters-ahead-title");
    officer.sees("letters-ahead-text");
    officer.look("letters");
    officer.go(cycle);
}

/// Reads a number in whatever digits it is written.
const DIGITS: &str = "const number = cell => Number(cell.textContent
    .replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[^0-9]/g, ''));";

/// Rows and foot of each table that `selector` finds.
fn figures(person: &Person, selector: &str) -> Vec<(Vec<Vec<i64>>, Vec<i64>)> {
    let script = r"
        const row = tr => [...tr.querySelectorAll('td.number')].map(number);
        return [...document.querySelectorAll(SELECTOR)].map(table =>
            [[...table.querySelectorAll('tbody tr')].map(row), row(table.querySelector('tfoot tr'))])";
    let script = script.replace("SELECTOR", &json!(selector).to_string());
    let found = person.ask(&format!("{DIGITS}{script}"));
    serde_json::from_value(found).unwrap()
}

fn sums(rows: &[Vec<i64>]) -> Vec<i64> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns)
        .map(|at| rows.iter().map(|row| row[at]).sum())
        .collect()
}

/// How many file, as the dashboard says.
fn total(person: &Person) -> i64 {
    figures(person, "table.figures")[0].1[0]
}

/// Units sum to all, columns to what they are parts of, and the list behind a figure has as many rows as it says.
fn adds_up(person: &Person, cycle: &str) {
    let tables = figures(person, "table.figures");
    let [filing, review] = tables.as_slice() else {
        panic!("{} tables", tables.len())
    };
    for (rows, foot) in &tables {
        assert_eq!(&sums(rows), foot);
    }
    for row in filing.0.iter().chain([&filing.1]) {
        assert_eq!(row[0], row[1] + row[2] + row[3], "expected: {row:?}");
        assert_eq!(row[3], row[4] + row[5], "filed: {row:?}");
    }
    for row in review.0.iter().chain([&review.1]) {
        assert_eq!(row[0], row[1..].iter().sum::<i64>(), "reviewed: {row:?}");
    }
    for behind in ["table.figures tfoot a", "table.figures tbody a"] {
        person.go(cycle);
        let count = format!("{{ {DIGITS} return number(document.querySelector('{behind}')) }}");
        let count = person.ask(&count);
        person.browser.follow_first(behind);
        person.sees("filers-who");
        assert_eq!(json!(listed(person)), count, "behind {behind}");
    }
    person.look("statements");
    person.go(cycle);
    person.sees("dashboard-filing");
}

/// How many rows a list has, over all its pages.
fn listed(person: &Person) -> i64 {
    let list = person.path();
    let mut rows = 0;
    for page in 1.. {
        person.go(&format!("{list}&page={page}"));
        let here = person.ask("return document.querySelectorAll('table.matters tbody tr').length");
        match here.as_i64() {
            Some(0) => break,
            here => rows += here.unwrap(),
        }
    }
    person.go(&list);
    rows
}

/// Proposes to do without the first statement that has not been begun; tells its number.
fn propose_waiver(officer: &Person, cycle: &str) -> String {
    officer.go(&format!("{cycle}/statements?view=not-begun"));
    do_without(officer)
}

/// Proposes to do without the first statement of the list shown; tells its number.
fn do_without(person: &Person) -> String {
    person.browser.follow_first("table.matters a.title");
    person.sees("ending-text");
    person.look("statement");
    let number = person.ask("return document.querySelector('.facts .code').textContent");
    person.pick("ending-because", "waiver-reason-long-leave");
    person.press("ending-button");
    person.sees("ending-done");
    person.sees("ending-waits");
    person.look("waiver-proposed");
    person.go("/cycles/endings");
    person.sees("endings-others");
    let number = number.as_str().unwrap().to_owned();
    person.reads(&number);
    person.look("endings-of-others");
    number
}

/// Names somebody of the staff whom no rule takes; tells the staff number.
fn name_somebody(officer: &Person, cycle: &str) -> String {
    name(officer, cycle, &DEMO.take("staff").login);
    let number = officer.ask("return document.querySelector('main .tasks .code').textContent");
    number.as_str().unwrap().to_owned()
}

fn name(officer: &Person, cycle: &str, address: &str) {
    officer.go(&format!("{cycle}/named"));
    officer.fill("named-person", address);
    officer.pick("rules-reason", "filing-reason-other-duty");
    officer.press("named-add");
    officer.sees("named-remove");
}

/// Proposes that somebody need not file.
fn propose_exemption(officer: &Person, (cycle, number): (&str, &str)) {
    officer.go(cycle);
    officer.press("exempted-title");
    officer.sees("exempted-none");
    officer.look("exempted-none");
    officer.fill("named-person", number);
    officer.pick("ending-because", "waiver-reason-long-leave");
    officer.press("ending-button");
    officer.sees("ending-done");
    officer.sees("exempted-waits");
    officer.look("exempted-proposed");
}

/// Somebody else signs for that one, and for no other.
fn sign(head: &Person, number: &str) {
    head.go("/cycles/endings");
    head.reads(number);
    head.look("endings");
    let label = format!("//label[.//*[normalize-space() = '{number}']]");
    let box_of = format!("//input[@id = {label}/@for]");
    head.browser.type_into(&box_of, " ");
    head.press("endings-sign");
    head.sees("endings-done");
}
