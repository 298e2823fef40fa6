//! Filing: somebody whose statement of last year is closed is done in a few steps; somebody who files for the first time is
//! led through every section.

use std::cell::Cell;

use probity::disclosure::form::{Form, Forms, Section};

use crate::{
    demo::DEMO,
    person::{Person, in_every_view},
    view::View,
};

mod returning {
    use super::{in_every_view, returning};
    in_every_view!(returning);
}

mod first {
    use super::{first, in_every_view};
    in_every_view!(first);
}

/// The form of the demo, by whose words its questions are found.
struct Asked<'p> {
    person: &'p Person,
    form: Form,
}

impl<'p> Asked<'p> {
    fn of(person: &'p Person) -> Self {
        let forms = Forms::load(std::path::Path::new("/nowhere")).unwrap();
        let form = forms.newest("un-financial-disclosure").unwrap().clone();
        Self { person, form }
    }

    fn section(&self, code: &str) -> &Section {
        self.form.section(code).unwrap()
    }

    fn title(&self, section: &str) -> String {
        let tag = self.person.view.language();
        self.section(section).title.spoken(tag).to_owned()
    }

    fn label(&self, section: &str, field: &str) -> String {
        let field = self.section(section).field(field).unwrap();
        let optional = if field.required {
            String::new()
        } else {
            format!(" {}", self.person.say("part-optional"))
        };
        let label = field.label.spoken(self.person.view.language());
        format!("{label}{optional}")
    }

    fn option(&self, section: &str, field: &str, code: &str) -> String {
        use probity::disclosure::form::Kind;
        let field = self.section(section).field(field).unwrap();
        let Kind::Choice { options } = &field.kind else {
            panic!("{} is no choice", field.code)
        };
        let option = options.iter().find(|option| option.code == code).unwrap();
        option.label.spoken(self.person.view.language()).to_owned()
    }
}

/// How many times somebody pressed something.
struct Steps<'p>(&'p Person, Cell<u32>);

impl Steps<'_> {
    fn press(&self, key: &'static str) {
        self.1.set(self.1.get() + 1);
        self.0.press(key);
    }

    fn press_about(&self, words: &str) {
        self.1.set(self.1.get() + 1);
        self.0.browser.press_about(words);
    }
}

fn returning(view: &View) {
    let person = Person::arrive(view, "filing-again");
    person.sign_in(DEMO.take("filer"));
    let tag = view.language();
    let asked = Asked::of(&person);
    person.look("home");
    let steps = Steps(&person, Cell::new(0));
    steps.press_about(asked.form.title.spoken(tag));
    person.sees("filing-begin-last-year");
    person.look("begin");
    steps.press("filing-begin-with");
    person.sees("filing-unchanged");
    person.look("sections");
    steps.press("filing-to-check");
    person.sees("filing-certify");
    person.look("check");
    person.fill("filing-name", "A Filer مقدم الإقرار");
    steps.press("filing-send");
    person.sees("filing-receipt-title");
    person.look("receipt");
    assert!(steps.1.get() <= 6, "{} steps", steps.1.get());

    person.press("filing-see-copy");
    person.sees("filing-certified");
    person.look("copy");
    person.browser.print("filing-again/copy");
    person.go("/disclosures");
    person.sees("filing-next-wait");
    person.look("list");
}

fn first(view: &View) {
    let person = Person::arrive(view, "filing-first");
    person.sign_in(DEMO.take("new-filer"));
    let asked = Asked::of(&person);
    person.press("way-disclosures");
    person.sees("filing-list-title");
    person.look("list");
    person
        .browser
        .press_about(asked.form.title.spoken(view.language()));
    person.press("filing-begin");
    person.sees("filing-sections");
    person.look("sections");
    add_activity(&person, &asked);
    for section in &asked.form.sections {
        nothing(&person, &asked, section);
    }
    person.sees("filing-certify");
    person.reads("A choir جوقة");
    person.look("check");
    person.fill("filing-name", "New Filer");
    person.press("filing-send");
    person.sees("filing-receipt-title");
}

/// Says that there is nothing in a section, unless something was declared there.
fn nothing(person: &Person, asked: &Asked<'_>, section: &Section) {
    if section.code == "activities" {
        return;
    }
    // One section leads to the next that is open; the first is found in the list.
    if section.code == "family" {
        person.press("filing-to-sections");
        person.browser.press(&asked.title(&section.code));
        person.sees("filing-add");
        person.look("section");
    }
    let tag = person.view.language();
    let words = section.nothing.as_ref().unwrap().spoken(tag);
    person.browser.press(words);
}

/// An entry with questions that follow from others, refused once and then kept.
fn add_activity(person: &Person, asked: &Asked<'_>) {
    let section = "activities";
    let label = |field: &str| asked.label(section, field);
    person.browser.press(&asked.title(section));
    person.press("filing-add");
    person.browser.fill(&label("organisation"), "A choir جوقة");
    pick(
        person,
        &label("kind"),
        &asked.option(section, "kind", "board"),
    );
    person.browser.fill(&label("role"), "Treasurer");
    day(person, section, "start", ["٣", "2", "2020"]);
    let yes = person.say("form-yes");
    within(person, &label("paid"), &yes);
    let amount = label("amount");
    let shown = is_shown(person, section, "amount");
    assert_eq!(
        shown,
        person.view.scripts(),
        "a script brings the question up at once"
    );
    within(person, &label("dealings"), &person.say("form-no"));
    let needless = asked.option(section, "approval", "not-needed");
    within(person, &label("approval"), &needless);
    person.press("filing-save");
    person.sees("problems-title");
    person.look("item-again");
    assert!(
        is_shown(person, section, "amount"),
        "without scripts the server brings it up"
    );
    if person.view.scripts() {
        keeps_at_once(person);
    }
    person.browser.fill(&amount, "١٬٢٠٠٫٥٠");
    if person.view.scripts() {
        person.sees("filing-draft-kept");
        person.look("draft-kept");
    }
    person.press("filing-save");
    person.sees("filing-done-item");
    person.reads("A choir جوقة");
    person.look("section-kept");
}

/// A script keeps what is typed; it usually waits for some seconds.
fn keeps_at_once(person: &Person) {
    person.ask("document.querySelector('[data-autosave]').dataset.autosave = '0'");
}

/// Types a day into its three parts.
fn day(person: &Person, section: &str, field: &str, parts: [&str; 3]) {
    for (part, digits) in ["day", "month", "year"].into_iter().zip(parts) {
        let end = format!(".{field}-{part}");
        let input = format!("//input[starts-with(@id, '{section}.') and contains(@id, '{end}')]");
        person.browser.type_into(&input, digits);
    }
}

/// Picks from the list called so.
fn pick(person: &Person, label: &str, option: &str) {
    person.browser.pick(label, option);
}

/// Takes the answer of this name to the question of this label.
fn within(person: &Person, question: &str, answer: &str) {
    person.browser.choose_within(question, answer);
}

fn is_shown(person: &Person, section: &str, field: &str) -> bool {
    let script = format!(
        "return document.querySelector('input[id^=\"{section}.\"][id$=\".{field}\"]').offsetParent !== null"
    );
    person.ask(&script) == true
}
