//! The cycles of disclosure, from the plan to the launch.

use std::path::Path;

use jiff::civil::date;

use super::{Sample, officer, refused, sample, typed};
use crate::{
    config::Settings,
    disclosure::{
        CycleId,
        cycle::{CycleState, plan::Plan},
    },
    error::Problems,
    language::Text,
    web::{
        field::Sent,
        page::Frame,
        pages::cycles::{
            self, Asked, Counted, CycleRow, ExemptedRow, Filling, NamedRow, RuleRow, Without,
        },
        part::Due,
    },
};

pub(super) fn id() -> CycleId {
    CycleId::from_uuid(uuid::Uuid::from_u128(7))
}

pub(super) fn name() -> Text {
    cycles::named("UN-type financial disclosure", 2027)
}

pub(super) fn due() -> Due {
    Due {
        day: date(2027, 3, 31),
        left: 60,
    }
}

/// Every page before the launch.
pub(super) fn before(frame: &Frame) -> Vec<Sample> {
    let frame = &officer(frame);
    let mut pages = vec![
        sample(
            "cycles",
            cycles::CyclesPage::new(frame.clone(), rows(), false),
        ),
        sample(
            "cycles-none",
            cycles::CyclesPage::new(frame.clone(), Vec::new(), false),
        ),
        sample(
            "cycles-of-the-office",
            cycles::CyclesPage::new(frame.clone(), rows(), true),
        ),
        sample(
            "cycle-planned",
            cycles::OverviewPage::new(frame.clone(), overview()),
        ),
    ];
    pages.extend(plans(frame));
    pages.extend(people(frame));
    pages.extend(exempted(frame));
    pages
}

/// A reason to do without a statement, and what it is called.
pub(super) fn leave() -> (String, Text) {
    (
        "long-leave".to_owned(),
        Text::keyed("waiver-reason-long-leave".to_owned()),
    )
}

fn exempted(frame: &Frame) -> Vec<Sample> {
    let row = |name: &str, waits| ExemptedRow {
        person: uuid::Uuid::from_u128(9).to_string(),
        staff_id: "4711".to_owned(),
        name: name.to_owned(),
        unit: "Legal Affairs Unit".to_owned(),
        because: Text::keyed("waiver-reason-long-leave".to_owned()),
        waits,
        walled: false,
    };
    let page = |rows, open: Option<bool>, (sent, problems): (&Sent, &Problems)| {
        let filling = open.map(|alone| Filling {
            reasons: vec![leave()],
            fresh: false,
            alone,
        });
        let about = (id(), &name());
        cycles::ExemptedPage::new(frame.clone(), about, (rows, filling), (sent, problems))
    };
    let (nothing, fine) = (Sent::default(), Problems::new());
    let other_desk = ExemptedRow {
        walled: true,
        ..row("Hala Nasser", None)
    };
    let three = vec![
        row("Bo Chen", Some(false)),
        row("Omar Khalil", Some(true)),
        row("Mariam Haddad مريم حداد", None),
    ];
    vec![
        sample(
            "cycle-exempted",
            page(three, Some(false), (&nothing, &fine)),
        ),
        sample(
            "cycle-exempted-alone",
            page(vec![other_desk], Some(true), (&nothing, &fine)),
        ),
        sample(
            "cycle-exempted-refused",
            page(
                Vec::new(),
                Some(false),
                (&typed(&[("person", "4711")]), &refused("person")),
            ),
        ),
        sample(
            "cycle-exempted-launched",
            page(vec![row("Bo Chen", None)], None, (&nothing, &fine)),
        ),
    ]
}

fn rows() -> Vec<CycleRow> {
    let row = |state, rehearsal, filed| CycleRow {
        name: name(),
        href: cycles::place(id(), ""),
        due: due(),
        state: cycles::state(state),
        rehearsal,
        filed,
    };
    vec![
        row(CycleState::Planned, true, None),
        row(CycleState::Open, false, Some((61, 107))),
        row(CycleState::Closed, false, Some((107, 107))),
    ]
}

fn overview() -> cycles::Overview {
    cycles::Overview {
        id: id(),
        name: name(),
        rehearsal: true,
        opens: date(2027, 1, 4),
        due: date(2027, 3, 30),
        moved_from: Some(date(2027, 3, 27)),
        period: (date(2026, 1, 1), date(2026, 12, 31)),
        rules: 3,
        named: 0,
        exempted: (1, 1),
    }
}

fn plans(frame: &Frame) -> Vec<Sample> {
    let forms = || {
        vec![(
            "un-financial-disclosure:1".to_owned(),
            "UN-type financial disclosure".to_owned(),
        )]
    };
    let new = |sent: &Sent, problems: &Problems| {
        let proposed = cycles::Proposed {
            of: None,
            forms: forms(),
            years: vec![2027, 2028],
        };
        cycles::PlanPage::new(frame.clone(), proposed, sent, problems)
    };
    let used = cycles::Proposed {
        of: Some((id(), name(), 3, true)),
        forms: forms(),
        years: Vec::new(),
    };
    let plan = Settings::sample(Path::new("/nowhere"))
        .and_then(|settings| Plan::proposed(2027, &settings));
    let sent = plan.map_or_else(
        |_| Sent::default(),
        |plan| cycles::spelled(&plan, "un-financial-disclosure:1"),
    );
    let fine = Problems::new();
    vec![
        sample("cycle-plan", new(&sent, &fine)),
        sample("cycle-plan-refused", new(&sent, &refused("due"))),
        sample(
            "cycle-plan-used",
            cycles::PlanPage::new(frame.clone(), used, &sent, &fine),
        ),
    ]
}

fn people(frame: &Frame) -> Vec<Sample> {
    let (fine, about) = (Problems::new(), (id(), &name()));
    let nothing = Sent::default();
    let rules = |rules| {
        let about = (id(), &name(), 3);
        cycles::RulesPage::new(frame.clone(), about, (rules, asked()), (&nothing, &fine))
    };
    let named = |rows, sent: &Sent, problems: &Problems| {
        let people = (rows, asked().reasons);
        cycles::NamedPage::new(frame.clone(), about, people, (sent, problems))
    };
    let preview = |filers| cycles::PreviewPage::new(frame.clone(), &name(), preview(filers));
    let launch = |filers, problems: &Problems| {
        cycles::LaunchPage::new(frame.clone(), &launch(filers), problems)
    };
    vec![
        sample("cycle-rules", rules(two_rules())),
        sample("cycle-rules-none", rules(Vec::new())),
        sample("cycle-named", named(one_named(), &nothing, &fine)),
        sample(
            "cycle-named-refused",
            named(
                Vec::new(),
                &typed(&[("person", "4711")]),
                &refused("person"),
            ),
        ),
        sample("cycle-preview", preview(107)),
        sample("cycle-preview-none", preview(0)),
        sample("cycle-launch", launch(107, &fine)),
        sample("cycle-launch-nobody", launch(0, &fine)),
    ]
}

pub(super) fn asked() -> Asked {
    let label = |list: &str, code: &str| (code.to_owned(), Text::keyed(format!("{list}-{code}")));
    Asked {
        reasons: vec![
            label("filing-reason", "grade"),
            label("filing-reason", "procurement-duty"),
        ],
        grade_groups: vec![
            label("grade-group", "director"),
            label("grade-group", "professional"),
        ],
        duties: vec!["procurement".to_owned()],
        units: vec!["Legal Affairs Unit".to_owned(), "وحدة المشتريات".to_owned()],
    }
}

fn two_rules() -> Vec<RuleRow> {
    vec![
        RuleRow {
            at: 0,
            reason: Text::keyed("filing-reason-procurement-duty".to_owned()),
            grade_groups: None,
            duties: Some("procurement".to_owned()),
            units: Some("Legal Affairs Unit, وحدة المشتريات".to_owned()),
        },
        RuleRow {
            at: 1,
            reason: Text::keyed("filing-reason-all-staff".to_owned()),
            grade_groups: None,
            duties: None,
            units: None,
        },
    ]
}

pub(super) fn one_named() -> Vec<NamedRow> {
    vec![NamedRow {
        person: uuid::Uuid::from_u128(9).to_string(),
        staff_id: "4711".to_owned(),
        name: "Mariam Haddad مريم حداد".to_owned(),
        unit: "Legal Affairs Unit".to_owned(),
        reason: Text::keyed("filing-reason-confidential-access".to_owned()),
    }]
}

fn preview(filers: i64) -> cycles::Preview {
    let line = |label: &str, count| Counted {
        label: label.to_owned(),
        count,
    };
    cycles::Preview {
        id: id(),
        is_planned: true,
        filers,
        assigned: 2,
        by_reason: vec![line("Grade", 100), line("Procurement", 7)],
        by_unit: vec![line("Finance Department", 99), line("وحدة المشتريات", 8)],
        unreachable: vec![Without {
            staff_id: "4711".to_owned(),
            name: "Mariam Haddad مريم حداد".to_owned(),
            unit: "Finance Department".to_owned(),
        }],
        exempted: vec![cycles::LetOff {
            staff_id: "4712".to_owned(),
            name: "Bo Chen".to_owned(),
            unit: "وحدة المشتريات".to_owned(),
            because: Text::keyed("waiver-reason-long-leave".to_owned()),
        }],
        unknown: vec!["procurment".to_owned()],
    }
}

fn launch(filers: usize) -> cycles::Launch {
    cycles::Launch {
        id: id(),
        name: name(),
        revision: 3,
        rehearsal: false,
        filers,
        unreachable: 1,
        exempted: 2,
        letters: date(2027, 1, 4),
        due: due().day,
    }
}
