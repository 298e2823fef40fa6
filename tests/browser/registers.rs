//! What is kept beside the statements: a sample is drawn and drawn again the same, a file is attached and read.

use std::{fs, path::Path};

use crate::{
    demo::DEMO,
    person::{Person, in_every_view},
    view::View,
};

mod drawn {
    super::in_every_view!(super::draw);
}

mod attached {
    super::in_every_view!(super::attach);
}

impl Person {
    /// The address of the first thing below `base` that the page leads to.
    fn first_below(&self, base: &str) -> String {
        let found = self.ask(&format!(
            "const there = /^\\{base}\\/[0-9a-f-]{{36}}$/;
             return [...document.querySelectorAll('main a')].map(link => link.getAttribute('href')).find(href => there.test(href))"
        ));
        found.as_str().unwrap().to_owned()
    }

    /// The hash and the numbers of the newest sample on the page.
    fn sample(&self) -> Vec<String> {
        let found = self.ask(
            "return [...document.querySelectorAll('main .code')].map(code => code.textContent)",
        );
        serde_json::from_value(found).unwrap()
    }
}

fn draw(view: &View) {
    let officer = Person::arrive(view, "sample");
    officer.sign_in(DEMO.account("officer"));
    officer.go("/cycles");
    let cycle = officer.first_below("/cycles");
    officer.go(&format!("{cycle}/sample"));
    officer.sees("sample-text");
    officer.press("sample-draw");
    officer.sees("sample-size");
    officer.look("sample-refused");

    let seed = format!("{} {}", view.language(), view.width());
    let draw = || {
        officer.fill("sample-seed-label", &seed);
        officer.fill("sample-size-label", "3");
        officer.choose("sample-strata-unit");
        officer.press("sample-draw");
        officer.sees("sample-done-drawn");
    };
    draw();
    officer.sees("sample-same");
    officer.reads(&seed);
    officer.look("sample");
    let first = officer.sample();
    officer.go(&format!("{cycle}/sample"));
    draw();
    let again = officer.sample();
    assert!(again.len() >= first.len() && first.iter().all(|code| again.contains(code)));
    let seeds = again.iter().filter(|code| **code == seed).count();
    assert_eq!(
        seeds, 1,
        "drawn again it is the same sample, and no second one"
    );
}

fn attach(view: &View) {
    let filer = Person::arrive(view, "files");
    filer.sign_in(DEMO.take("overdue-filer"));
    filer.go("/disclosures");
    let statement = filer.first_below("/disclosures");
    filer.go(&statement);
    if filer.ask("return !!document.querySelector('form[action$=\"/begin\"]')") == true {
        let begin = "form[action$='/begin'] button";
        filer.browser.follow_first(begin);
    }
    filer.go(&format!("{statement}/sections/other/import"));
    filer.fill(
        "filing-import-table",
        "subject,title,explanation\nself,A lease,My landlord sells to the office.\n",
    );
    filer.press("filing-import-show");
    filer.reads("A lease");
    filer.press("filing-preview-take");
    filer.sees("filing-done-imported");

    filer.go(&format!("{statement}/files"));
    filer.sees("files-none");
    filer.look("files-none");
    filer.press("files-add");
    filer.sees("files-choose");
    filer.ask("const list = document.getElementById('place'); list.selectedIndex = list.options.length - 1");
    let here = Path::new(file!());
    filer.browser.attach(&filer.say("files-file"), here);
    filer.press("files-add");
    filer.sees("files-done-added");
    filer.reads("registers.rs");
    filer.look("files");
    // It leaves as a file to keep: the page stays where it is.
    let kept = filer.browser.download("registers.rs");
    assert_eq!(fs::read(kept).unwrap(), fs::read(here).unwrap());
    assert_eq!(filer.path(), format!("{statement}/files?done=added"));
    filer.press_about("files-remove");
    filer.sees("files-done-removed");
}
