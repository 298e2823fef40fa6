//! The harness tried on small pages: what it is to find it finds, and every view is what it says.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;
use thirtyfour::Key;

use crate::{browser::Browser, view::View};

fn page(language: &str, body: &str) -> String {
    let html = format!(
        "<!doctype html><html lang={language}><meta charset=utf-8><meta name=viewport content='width=device-width'>
         <title>A page</title><main><h1>A page</h1>{body}</main></html>"
    );
    format!("data:text/html;base64,{}", BASE64_STANDARD.encode(html))
}

#[test]
fn a_page_that_shuts_somebody_out_is_found_and_a_good_one_is_not() {
    let browser = Browser::open(View::desk());
    browser.visit(&page(
        "en",
        "<label for=name>Your name</label> <input id=name autocomplete=name>",
    ));
    browser.is_accessible();
    assert_eq!(browser.title(), "A page");

    browser.visit(&page(
        "en",
        "<input id=name> <p style='color:#999;background:#fff'>Too pale to read</p>",
    ));
    let broken = browser.accessibility().join("\n");
    assert!(broken.contains("must have labels"), "{broken}");
    assert!(broken.contains("color contrast"), "{broken}");
}

#[test]
fn a_page_wider_than_the_window_is_found() {
    let browser = Browser::open(View::phone());
    browser.visit(&page("en", "<p style='inline-size:500px'>Wide</p>"));
    let wide = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| browser.is_accessible()));
    let said = *wide.unwrap_err().downcast::<String>().unwrap();
    assert!(said.contains("pixels wide in a window of 360"), "{said}");
}

#[test]
fn without_scripts_a_page_stands_alone_and_is_still_checked() {
    let body = "<noscript>Works without</noscript><p id=p>Still</p>
                <script>document.getElementById('p').textContent = 'Changed'</script>
                <a href='data:text/html,<title>Next</title><p>Next page'>Go on</a>";
    let with = Browser::open(View::desk());
    with.visit(&page("en", body));
    with.sees("Changed");

    let without = Browser::open(View::desk().without_scripts());
    without.visit(&page("en", body));
    without.sees("Still");
    assert!(!without.text().contains("Changed"));
    assert!(without.text().contains("Works without"));
    without.is_accessible();
    without.visit(&page("en", body));
    without.sees("Still");
}

#[test]
fn a_form_is_filled_by_its_labels_and_pressed_by_its_names() {
    let browser = Browser::open(View::desk().in_language("ar"));
    browser.visit(&page(
        "en",
        "<form method=get action='about:blank'><label for=q>Your question</label> <textarea id=q name=q></textarea>
         <label><input type=checkbox name=sure> I am sure</label> <label for=s>Subject</label>
         <select id=s name=s><option>Gifts<option>Travel</select> <label for=f>A document</label> <input id=f name=f type=file>
         <button type=button>Send</button></form><output id=o></output>
         <script>document.querySelector('button').onclick = () => {
           const {q, sure, s, f} = document.forms[0];
           document.getElementById('o').textContent = [q.value, sure.checked, s.value, f.files[0].name].join('|') }</script>",
    ));
    browser.fill("Your question", "هل أقبل الهدية؟");
    browser.choose("I am sure");
    browser.pick("Subject", "Travel");
    browser.attach("A document", Path::new(file!()));
    browser.press_here("Send");
    browser.sees("هل أقبل الهدية؟|true|Travel|harness.rs");
    assert_eq!(browser.focus(), "Send");
    assert_eq!(browser.ask("return navigator.language"), json!("ar"));
}

#[test]
fn a_page_is_walked_with_the_keyboard_alone() {
    let browser = Browser::open(View::desk());
    let next = page("en", "<p>Arrived</p>");
    browser.visit(&page(
        "en",
        &format!("<a href='#'>First</a> <a href='{next}'>Second</a>"),
    ));
    browser.keys(Key::Tab);
    assert_eq!(browser.focus(), "First");
    browser.keys(Key::Tab);
    assert_eq!(browser.focus(), "Second");
}

#[test]
fn every_view_is_what_it_says_and_leaves_its_picture() {
    let view = View::phone()
        .in_language("ar")
        .dark()
        .with_forced_colours()
        .with_large_text();
    let browser = Browser::open(view);
    browser.visit(&page("ar", "<p>مكتب الأخلاقيات</p>"));
    for (asked, answer) in [
        ("return innerWidth", json!(360)),
        (
            "return matchMedia('(prefers-color-scheme: dark)').matches",
            json!(true),
        ),
        (
            "return matchMedia('(forced-colors: active)').matches",
            json!(true),
        ),
        (
            "return getComputedStyle(document.documentElement).fontSize",
            json!("32px"),
        ),
    ] {
        assert_eq!(browser.ask(asked), answer, "{asked}");
    }
    let picture = fs::read(browser.picture("harness")).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
}
