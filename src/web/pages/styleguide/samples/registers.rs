//! What is kept beside the statements of a cycle.

use jiff::civil::date;

use super::{Sample, officer, refused, sample, staff, typed};
use crate::{
    disclosure::{publication::Approved, sample::verification::Proof},
    error::Problems,
    language::Text,
    web::{
        field::Sent,
        page::Frame,
        pages::{
            files::{FileRow, FilesPage, Question},
            retention::{CertificatePage, CertificateRow, DueRow, RetentionPage},
            sampling::{CheckRow, Drawing, DrawnRow, SamplePage, Side, VerificationPage, state},
            summaries::{OwnPage, PublicPage, WaitingPage, WaitingRow},
        },
        part::{Fact, Shown},
    },
};

pub(super) fn files(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let page = |rows, questions, sent: &Sent, problems: &Problems| {
        FilesPage::new(
            staff(frame),
            ("3f2a", 25),
            (rows, questions),
            sent,
            problems,
        )
    };
    let chosen = typed(&[("place", "assets.7f3a.deed")]);
    vec![
        sample(
            "files",
            page(
                vec![file(true), file(false)],
                vec![question()],
                &nothing,
                &fine,
            ),
        ),
        sample(
            "files-refused",
            page(Vec::new(), vec![question()], &chosen, &refused("file")),
        ),
        sample("files-none", page(Vec::new(), Vec::new(), &nothing, &fine)),
    ]
}

fn question() -> Question {
    Question {
        name: "assets.7f3a.deed".to_owned(),
        label: label(),
    }
}

fn label() -> Text {
    Text::new("files-place-label")
        .with("item", "Flat in Genève شقة")
        .with("question", "The deed")
}

fn file(draft: bool) -> FileRow {
    FileRow {
        name: if draft {
            "سند الملكية (2019).pdf"
        } else {
            "Statement_2026-02.xlsx"
        }
        .to_owned(),
        length: if draft { 4_300_000 } else { 61_440 },
        day: date(2026, 3, 2),
        places: if draft { vec![label()] } else { Vec::new() },
        href: "/styleguide/files".to_owned(),
        remove: draft.then(|| "/styleguide/files".to_owned()),
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let page = |drawings, problems: &Problems| {
        SamplePage::new(officer(frame), "3f2a", drawings, &nothing, problems)
    };
    let check = |frame, side, rows, open| {
        let shown = (side, "3f2a", state("provided"));
        VerificationPage::new(frame, shown, rows, (open, 25), (&nothing, &fine))
    };
    let rows = || vec![item(true), item(false)];
    vec![
        sample("sample", page(vec![drawing(true), drawing(false)], &fine)),
        sample("sample-refused", page(Vec::new(), &refused("seed"))),
        sample(
            "verification",
            check(staff(frame), Side::Filer, rows(), true),
        ),
        sample(
            "verification-review",
            check(officer(frame), Side::Reviewer, rows(), true),
        ),
        sample(
            "verification-none",
            check(staff(frame), Side::Filer, Vec::new(), true),
        ),
    ]
}

fn drawing(same: bool) -> Drawing {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    Drawing {
        facts: vec![
            Fact::new(Text::new("sample-day"), Shown::Day(date(2026, 4, 1))),
            Fact::new(
                Text::new("sample-seed-label"),
                Shown::Code("2026-04-01".to_owned()),
            ),
            Fact::new(Text::new("sample-hash"), Shown::Code(hash.to_owned())),
        ],
        same,
        rows: vec![DrawnRow {
            number: "DIS-2026-00042".to_owned(),
            filer: "Mariam Haddad مريم حداد".to_owned(),
            stratum: "Logistics الخدمات اللوجستية".to_owned(),
            state: state(if same { "checked" } else { "asked" }),
            href: "/styleguide/verification-review".to_owned(),
        }],
    }
}

fn item(documented: bool) -> CheckRow {
    let document = (
        "كشف حساب (2026).pdf".to_owned(),
        "/styleguide/files".to_owned(),
    );
    CheckRow {
        place: if documented {
            "assets.7f3a"
        } else {
            "gifts.b2"
        }
        .to_owned(),
        label: label(),
        documents: documented.then_some(document).into_iter().collect(),
        proof: documented.then_some(Proof::Confirmed),
    }
}

pub(super) fn endings(frame: &Frame) -> Vec<Sample> {
    let page = |due, certificates, problems: &Problems| {
        RetentionPage::new(officer(frame), (due, certificates), false, problems)
    };
    let fine = Problems::new();
    let facts = vec![
        Fact::new(
            Text::new("sample-number"),
            Shown::Code("DIS-2019-00042".to_owned()),
        ),
        Fact::new(
            Text::new("retention-destroyed"),
            Shown::Day(date(2026, 4, 1)),
        ),
        Fact::new(
            Text::new("retention-first"),
            Shown::Name("Tomás Quiroga".to_owned()),
        ),
    ];
    vec![
        sample(
            "retention",
            page(vec![due(false), due(true)], vec![destroyed()], &fine),
        ),
        sample(
            "retention-refused",
            page(vec![due(false)], Vec::new(), &refused("current")),
        ),
        sample("retention-none", page(Vec::new(), Vec::new(), &fine)),
        sample(
            "certificate",
            CertificatePage::new(officer(frame), "3f2a", facts),
        ),
    ]
}

fn due(held: bool) -> DueRow {
    DueRow {
        statement: "3f2a".to_owned(),
        approval: Some("6f2a".to_owned()),
        number: "DIS-2019-00042".to_owned(),
        filer: "Mariam Haddad مريم حداد".to_owned(),
        ended: Some(date(2020, 3, 31)),
        held,
        signatures: 1,
    }
}

fn destroyed() -> CertificateRow {
    CertificateRow {
        number: "DIS-2018-00007".to_owned(),
        destroyed: date(2026, 4, 1),
        href: "/styleguide/certificate".to_owned(),
    }
}

pub(super) fn summaries(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let own = |approved, problems: &Problems| {
        OwnPage::new(staff(frame), "3f2a", approved, (&nothing, problems))
    };
    let waiting = |rows, shown| WaitingPage::new(officer(frame), rows, shown);
    let row = WaitingRow {
        number: "DIS-2026-00042".to_owned(),
        approved: date(2026, 5, 4),
        href: "/styleguide/summary-look".to_owned(),
    };
    vec![
        sample(
            "summaries",
            PublicPage::new(frame.clone(), vec![approved()]),
        ),
        sample("summaries-none", PublicPage::new(frame.clone(), Vec::new())),
        sample("summary", own(None, &fine)),
        sample(
            "summary-public",
            own(Some((approved(), Some(date(2026, 5, 4)))), &fine),
        ),
        sample(
            "summary-waits",
            own(Some((approved(), None)), &refused("lines")),
        ),
        sample("summaries-waiting", waiting(vec![row], None)),
        sample("summaries-waiting-none", waiting(Vec::new(), None)),
        sample(
            "summary-look",
            waiting(Vec::new(), Some(("3f2a".to_owned(), approved()))),
        ),
    ]
}

fn approved() -> Approved {
    Approved {
        name: "Mariam Haddad مريم حداد".to_owned(),
        year: 2026,
        lines: vec![
            "Assets: a flat in Geneva, shares of a fund".to_owned(),
            "لا أنشطة خارجية.".to_owned(),
        ],
        language: "en".to_owned(),
    }
}
