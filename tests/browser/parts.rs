//! Whoever has something to file finds it, as the table of the demo says.

use crate::{demo::DEMO, person::Person, view::View};

/// Signs in as one of each; the other accounts are left for whoever has a story to tell with them.
#[test]
fn everybody_who_files_finds_what_is_to_be_done() {
    let person = Person::arrive(&View::desk(), "parts");
    for (part, next) in [
        ("new-filer", "filing-next-begin"),
        ("waiting-filer", "filing-next-check"),
    ] {
        person.sign_in(DEMO.take(part));
        person.go("/disclosures");
        person.sees(next);
        person.look(part);
        person.sign_out();
    }
}

#[test]
fn whoever_filed_last_year_begins_with_that() {
    let person = Person::arrive(&View::desk(), "returning");
    person.sign_in(DEMO.take("filer"));
    person.go("/disclosures");
    person.sees("filing-next-begin");
    person.look("disclosures");
}
