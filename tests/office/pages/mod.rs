//! The pages, through HTTP: the main job, and the days on which something goes wrong.

pub mod attaching;
mod coming_in;
mod cycles;
mod filed;
mod filing;
mod forms;
mod job;
mod surroundings;
mod units;
mod walled;

use crate::portal::Browser;

/// What is asked in these stories.
pub const QUESTION: [(&str, &str); 3] = [
    ("concerns_office", "no"),
    ("subject", "A gift from شركة النور"),
    (
        "message",
        "A supplier offered me a pen.\r\nهل يجوز لي قبوله؟",
    ),
];

/// Asks the question above and gives back the path of the request.
pub fn ask(browser: &mut Browser) -> String {
    browser.open("/ask");
    browser.send("/ask", &QUESTION);
    assert_eq!(browser.page.status, 200, "{}", browser.page.text);
    browser.send("/ask/send", &QUESTION);
    let sent = browser.page.location();
    let path = sent.strip_suffix("/sent").unwrap().to_owned();
    assert!(browser.follow().says("ADV-2026-0001"));
    path
}

/// How the office sorts it.
pub fn sorting<'a>(revision: &'a str, subject: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("revision", revision),
        ("subject", subject),
        ("further", "procurement"),
        ("further", "other"),
        ("requester_kind", "staff"),
        ("urgency", "urgent"),
        ("counted", "matter"),
    ]
}
