//! The cycles of disclosure, from the launch to the end.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::{
    Sample,
    cycles::{asked, due, id, leave, name, one_named},
    officer, refused, sample, visited,
};
use crate::{
    disclosure::{
        State, StatementId,
        cycle::{
            CycleState,
            filers::{Filer, View},
            occasion::Occasion,
            status::Tally,
        },
        punctuality::Punctuality,
    },
    error::Problems,
    language::Text,
    role::Role,
    web::{
        field::Sent,
        page::Frame,
        pages::cycles::{
            self, Course, Dashboard, End, EndingRow, FilerRow, LetterRow, ShownFilers, Standing,
            TimeAsked,
        },
        pages::units,
        part::{Pager, Task},
    },
};

/// Every page after the launch.
pub(super) fn after(frame: &Frame) -> Vec<Sample> {
    let frame = &officer(frame);
    let board = |state| cycles::DashboardPage::new(frame.clone(), dashboard(state));
    let mut pages = vec![
        sample("cycle", board(CycleState::Open)),
        sample("cycle-launching", board(CycleState::Launching)),
    ];
    pages.extend(lists(frame));
    pages.extend(units(frame));
    pages.extend(one(frame));
    pages
}

fn tally(asked: i64) -> Tally {
    let by_state = [
        (State::Assigned, asked),
        (State::Draft, 4),
        (State::ExtensionPending, 1),
        (State::Submitted, 12),
        (State::InformationRequested, 2),
        (State::Cleared, 5),
        (State::Closed, 9),
        (State::Waived, 1),
    ];
    Tally {
        by_state: by_state.into_iter().collect(),
        overdue: 3,
        on_time: 21,
        late: 7,
        after_reminders: BTreeMap::from([(0, 20), (1, 6), (3, 2)]),
        extended: 1,
    }
}

fn dashboard(state: CycleState) -> Dashboard {
    Dashboard {
        id: id(),
        name: name(),
        state,
        rehearsal: false,
        due: due(),
        launching: (state == CycleState::Launching).then_some((28, 107)),
        all: tally(14),
        by_unit: vec![
            ("Finance Department".to_owned(), tally(11)),
            ("وحدة المشتريات".to_owned(), tally(3)),
        ],
        course: Course {
            opens: date(2027, 1, 4),
            due: due().day,
            today: date(2027, 4, 20),
            expected: 61,
            filed: vec![
                (date(2027, 1, 11), 4),
                (date(2027, 2, 24), 17),
                (date(2027, 4, 12), 7),
            ],
        },
        fee: true,
        exempted: 2,
        endings: 1,
    }
}

fn filer(state: State) -> Filer {
    Filer {
        id: StatementId::from_uuid(uuid::Uuid::from_u128(11)),
        number: "DIS-2027-00042".to_owned(),
        cycle: id(),
        name: "Mariam Haddad مريم حداد".to_owned(),
        staff_id: "4711".to_owned(),
        has_address: false,
        unit: "Legal Affairs Unit".to_owned(),
        reason: "grade".to_owned(),
        state,
        assigned: date(2027, 1, 4),
        due: due().day,
        extended: 0,
        submitted: (!state.is_unfiled()).then(|| date(2027, 4, 3)),
        punctuality: if state.is_unfiled() {
            Punctuality::Overdue
        } else {
            Punctuality::Late
        },
        told: None,
        because: None,
        alternate: false,
        revision: 3,
    }
}

fn row(state: State) -> FilerRow {
    let reason = Text::keyed("filing-reason-grade".to_owned());
    let filer = filer(state);
    let href = Some(cycles::address(id(), filer.id));
    FilerRow::new(filer, reason, href)
}

fn other_desk() -> FilerRow {
    FilerRow {
        href: None,
        walled: true,
        ..row(State::Assigned)
    }
}

fn lists(frame: &Frame) -> Vec<Sample> {
    let about = (id(), &name());
    let shown = |rows: Vec<FilerRow>| ShownFilers {
        id: id(),
        view: View::Late,
        unit: Some("Legal Affairs Unit".to_owned()),
        pager: Pager::new(1, 50, 2, |page| page.to_string()),
        rows,
    };
    let list = |rows| cycles::StatementsPage::new(frame.clone(), &name(), shown(rows));
    let letter = |day, occasion, count| LetterRow {
        day,
        occasion,
        count,
    };
    let three = vec![
        letter(date(2027, 1, 4), Occasion::Assigned, 107),
        letter(date(2027, 3, 24), Occasion::Due, 107),
        letter(date(2027, 4, 3), Occasion::Overdue, 107),
    ];
    let letters = |rows| cycles::LettersPage::new(frame.clone(), about, true, rows);
    let fees = |rows| cycles::FeesPage::new(frame.clone(), about, "USD 200", rows);
    let end = |owed| {
        let about = (id(), &name(), 3);
        cycles::EndPage::new(
            frame.clone(),
            about,
            (owed, "/cycles".to_owned()),
            &Problems::new(),
        )
    };
    vec![
        sample(
            "cycle-statements",
            list(vec![row(State::Draft), row(State::Closed), other_desk()]),
        ),
        sample("cycle-statements-none", list(Vec::new())),
        sample("cycle-letters", letters(three)),
        sample("cycle-letters-none", letters(Vec::new())),
        sample("cycle-fees", fees(vec![row(State::Closed)])),
        sample("cycle-fees-none", fees(Vec::new())),
        sample("cycle-end", end(0)),
        sample("cycle-end-owed", end(2)),
    ]
}

fn end(waits: bool, alone: bool) -> End {
    End {
        reasons: vec![leave()],
        fresh: false,
        waits,
        alone,
    }
}

fn one(frame: &Frame) -> Vec<Sample> {
    let standing = |asked, end| Standing {
        cycle: (id(), name()),
        id: filer(State::Draft).id,
        row: row(State::Draft),
        staff_id: "4711".to_owned(),
        facts: Vec::new(),
        asked,
        end,
    };
    let page = |standing, problems: &Problems| {
        cycles::StatementPage::new(frame.clone(), standing, &Sent::default(), problems)
    };
    let ending = |is_mine| EndingRow {
        approval: uuid::Uuid::from_u128(12).to_string(),
        number: "DIS-2027-00042".to_owned(),
        name: "Mariam Haddad مريم حداد".to_owned(),
        ending: Text::new("ending-waive"),
        because: Text::keyed("waiver-reason-long-leave".to_owned()),
        is_mine,
    };
    let endings = |rows| cycles::EndingsPage::new(frame.clone(), rows, false, &Problems::new());
    let fine = Problems::new();
    vec![
        sample(
            "cycle-statement",
            page(standing(Some(time_asked()), Some(end(false, false))), &fine),
        ),
        sample(
            "cycle-statement-refused",
            page(standing(None, Some(end(false, false))), &refused("because")),
        ),
        sample(
            "cycle-statement-waits",
            page(standing(None, Some(end(true, false))), &fine),
        ),
        sample(
            "cycle-statement-alone",
            page(standing(None, Some(end(false, true))), &fine),
        ),
        sample("cycle-endings", endings(vec![ending(true), ending(false)])),
        sample("cycle-endings-none", endings(Vec::new())),
    ]
}

fn time_asked() -> TimeAsked {
    TimeAsked {
        days: 14,
        reason: "I am ill. أنا مريضة.".to_owned(),
        left: 90,
        revision: 3,
    }
}

fn units(frame: &Frame) -> Vec<Sample> {
    let frame = &visited(frame, "Bo Chen", &[Role::Staff, Role::FocalPoint]);
    let unit = |rows, named| units::Unit {
        id: id(),
        name: name(),
        due: due(),
        tally: tally(2),
        rows,
        pager: Pager::new(1, 50, 2, |page| page.to_string()),
        named,
        reasons: asked().reasons,
    };
    let fine = Problems::new();
    let page = |unit| units::UnitPage::new(frame.clone(), unit, &Sent::default(), &fine);
    let task = Task {
        label: name(),
        hint: None,
        href: Some(units::address(id())),
        state: cycles::state(CycleState::Open),
    };
    vec![
        sample("units", units::UnitsPage::new(frame.clone(), vec![task])),
        sample(
            "units-none",
            units::UnitsPage::new(frame.clone(), Vec::new()),
        ),
        sample(
            "unit",
            page(unit(
                vec![row(State::Draft), row(State::Submitted)],
                one_named(),
            )),
        ),
        sample("unit-nobody", page(unit(Vec::new(), Vec::new()))),
    ]
}
