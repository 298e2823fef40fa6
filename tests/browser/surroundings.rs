//! The pages around the stories, and every page in the ways that some people need.

use crate::{
    demo::DEMO,
    person::{Person, in_every_view, views},
    view::View,
};

in_every_view!(pages);

/// What the office runs on, and what anybody may read.
fn pages(view: &View) {
    let person = Person::arrive(view, "surroundings");
    for (path, name) in [
        ("/confidentiality", "confidentiality"),
        ("/forgotten", "forgotten"),
        ("/link", "link"),
        ("/nowhere", "nowhere"),
        ("/styleguide", "styleguide"),
    ] {
        person.go(path);
        person.look(name);
    }
    person.sign_in(DEMO.account("head"));
    for (path, name) in [
        ("/groups", "groups"),
        ("/purges", "purges"),
        ("/accounts", "accounts"),
        ("/sessions", "sessions"),
        ("/password", "password"),
    ] {
        person.go(path);
        person.look(name);
    }
    person.sign_out();
    person.sign_in(DEMO.account("administrator"));
    for (path, name) in [("/letters", "letters"), ("/api", "api")] {
        person.go(path);
        person.look(name);
    }
}

/// Every page in its states, from the samples of the page of components: those of enrolment and of refusals among them.
#[test]
fn every_sample_page_can_be_read() {
    for view in &views()[1..3] {
        let person = Person::arrive(view, "samples");
        person.go("/styleguide");
        let pages = "return [...document.querySelectorAll('main li a[href^=\"/styleguide/\"]')].map(page => page.pathname)";
        let pages: Vec<String> = serde_json::from_value(person.ask(pages)).unwrap();
        assert!(pages.len() > 20, "{pages:?}");
        for page in pages {
            person.go(&page);
            person.look(page.trim_start_matches("/styleguide/"));
        }
    }
}

/// Dark, with colours of one's own, with text twice as large, and printed.
#[test]
fn pages_bend_to_how_somebody_reads() {
    for (name, view) in [
        ("dark", View::desk().dark()),
        (
            "forced-colours",
            View::desk().in_language("ar").with_forced_colours(),
        ),
        ("large", View::desk().with_large_text()),
    ] {
        let person = Person::arrive(&view, name);
        person.look("sign-in");
        person.sign_in(DEMO.account("officer"));
        person.look("inbox");
        person.browser.follow_first(".title");
        person.sees("request-events");
        person.look("matter");
        person.browser.print(&format!("{name}/matter"));
        person.go("/styleguide");
        person.look("styleguide");
    }
}
