//! The desk of the office.

use jiff::civil::date;

use super::{
    super::{MIXED, events},
    Sample, officer, refused, sample, typed,
};
use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Offer, Sent},
        page::Frame,
        pages::{inbox, search},
        part::{Due, Fact, Pager, Shown},
        path,
    },
};

pub(super) fn desk(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let typed = typed(&[("message", MIXED)]);
    let list = |shown: &str, rows| inbox::InboxPage::new(officer(frame), an_inbox(shown, rows));
    let page = |matter, sent: &Sent, problems: &Problems| {
        inbox::MatterPage::new(officer(frame), matter, sent, problems)
    };
    let mut over = a_matter("closed", &nothing, &fine);
    over.write = None;
    over.triage = None;
    over.deeds = vec![inbox::Deed::reopen(&nothing, &fine)];
    let wrong = refused("message");
    let found = |rows: Option<Vec<_>>, problems: &Problems| {
        let found = rows.map(|rows| search::Found {
            total: rows.len(),
            opened: 312,
            rows,
        });
        let subjects = vec![Offer::new("gifts", Text::new("advice-subject-gifts"))];
        search::SearchPage::new(officer(frame), subjects, found, &nothing, problems)
    };
    vec![
        sample("inbox", list("open", matter_rows())),
        sample("inbox-empty", list("overdue", Vec::new())),
        sample("search", found(None, &fine)),
        sample("search-found", found(Some(matter_rows()), &fine)),
        sample("search-none", found(Some(Vec::new()), &fine)),
        sample("search-refused", found(None, &refused("words"))),
        sample(
            "matter",
            page(a_matter("received", &nothing, &fine), &nothing, &fine),
        ),
        sample(
            "matter-refused",
            page(a_matter("in-progress", &typed, &wrong), &typed, &wrong),
        ),
        sample("matter-closed", page(over, &nothing, &fine)),
    ]
}

fn an_inbox(shown: &str, rows: Vec<inbox::MatterRow>) -> inbox::Inbox {
    let counts = [
        ("open", 312),
        ("unread", 4),
        ("due", 2),
        ("overdue", 1),
        ("mine", 17),
        ("unassigned", 3),
    ];
    let mut tabs: Vec<_> = counts
        .map(|(code, count)| inbox::tab(code, Some(count), code == shown))
        .into();
    tabs.push(inbox::tab("done", None, shown == "done"));
    inbox::Inbox {
        tabs,
        order: "due".to_owned(),
        shown: shown.to_owned(),
        rows,
        pager: Pager::new(1, 50, 312, |page| format!("{}?page={page}", path::INBOX)),
    }
}

fn matter_rows() -> Vec<inbox::MatterRow> {
    let titles = [
        ("A pen from شركة النور", "received", Some(-1)),
        ("هل يجوز لي إلقاء محاضرة في جامعة؟", "in-progress", Some(0)),
        (
            "Writing a chapter about the history of telegraphy for a publisher that also sells to us",
            "triaged",
            Some(2),
        ),
        ("Brother-in-law in a tender", "waiting", None),
        ("Shares in a vendor", "answered", Some(3)),
    ];
    let row = |(at, (title, code, left)): (i16, (&str, &str, Option<i64>))| inbox::MatterRow {
        number: format!("ADV-2026-00{}", 42 - at),
        href: path::below(path::MATTERS, &at.to_string()),
        title: title.to_owned(),
        requester: (at != 1).then(|| "Mariam Haddad مريم حداد".to_owned()),
        received: date(2026, 3, 25),
        due: left.map(|left| Due {
            day: date(2026, 3, 27),
            left,
        }),
        state: inbox::state(code),
        subject: (at > 0).then(|| Text::new("advice-subject-outside-activities")),
        urgent: at == 2,
        handler: (at > 0).then(|| "Tomás Quiroga".to_owned()),
        unread: at < 2,
        take: (at == 0).then(|| path::act(path::MATTERS, "0", "take")),
        revision: 1,
    };
    (0_i16..).zip(titles).map(row).collect()
}

/// The labels of some codes of a list of the vocabulary.
fn labels(list: &str, codes: &[&str]) -> Vec<(String, Text)> {
    let label = |code: &&str| ((*code).to_owned(), Text::keyed(format!("{list}-{code}")));
    codes.iter().map(label).collect()
}

fn triage(sent: &Sent, problems: &Problems) -> inbox::Triage {
    let offers = inbox::Offers {
        subjects: labels(
            "advice-subject",
            &["gifts", "outside-activities", "procurement", "other"],
        ),
        kinds: labels("requester-kind", &["staff", "manager", "former-staff"]),
        urgencies: labels("urgency", &["routine", "soon", "urgent"]),
        handlers: labels("role", &["officer", "head"]),
    };
    inbox::Triage::new(offers, sent, problems)
}

fn facts() -> Vec<Fact> {
    let due = Due {
        day: date(2026, 3, 30),
        left: 2,
    };
    inbox::Matter::facts(vec![
        (
            "requester",
            Shown::Name("Mariam Haddad مريم حداد".to_owned()),
        ),
        ("unit", Shown::Name("Standards Department".to_owned())),
        ("channel", Shown::Text(Text::new("channel-portal"))),
        ("received", Shown::Day(date(2026, 3, 25))),
        ("due", Shown::Due(due)),
        ("handler", Shown::Text(Text::new("triage-handler-none"))),
    ])
}

fn a_matter(code: &str, sent: &Sent, problems: &Problems) -> inbox::Matter {
    let offers = |list, codes: &[&str]| {
        let offer = |(code, label)| Offer::new(code, label);
        labels(list, codes).into_iter().map(offer).collect()
    };
    let bodies = offers("referral", &["ombudsman", "human-resources", "other"]);
    let colleagues = offers("role", &["officer", "head"]);
    inbox::Matter {
        id: "3f2a".to_owned(),
        number: "ADV-2026-0042".to_owned(),
        title: "A pen from شركة النور".to_owned(),
        state: inbox::state(code),
        revision: 7,
        facts: facts(),
        events: events(),
        readers: Text::new("ask-readers-office"),
        write: Some(inbox::Write::new(sent, problems)),
        triage: Some(triage(sent, problems)),
        deeds: vec![
            inbox::Deed::new("acknowledge"),
            inbox::Deed::new("resume"),
            inbox::Deed::refer(bodies, sent, problems),
            inbox::Deed::recuse(colleagues, sent, problems),
            inbox::Deed::give_back(false, problems),
            inbox::Deed::new("close"),
        ],
        place: vec![("view", "open".to_owned())],
        previous: Some(path::below(path::MATTERS, "1")),
        next: Some(path::below(path::MATTERS, "2")),
    }
}
