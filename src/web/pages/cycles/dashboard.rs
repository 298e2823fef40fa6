//! How a cycle goes: figures that add up, by unit, the course over time, and the lists behind them.

use askama::Template;

use super::{
    course::{Caption, Course},
    crumbs, place, state,
};
use crate::{
    disclosure::{
        CycleId,
        cycle::{CycleState, filers::View, status::Tally},
    },
    language::Text,
    web::{
        page::Frame,
        part::{Crumb, Due, Tag},
        path,
    },
};

/// How a cycle goes.
#[derive(Template)]
#[template(path = "cycles/dashboard.html", config = "config/askama.toml")]
pub struct DashboardPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    state: Tag,
    view: Dashboard,
    filing: Figures,
    review: Figures,
    chart: String,
}

/// What is known of a cycle.
pub struct Dashboard {
    /// The cycle.
    pub id: CycleId,
    /// What it is called.
    pub name: Text,
    /// Where it stands.
    pub state: CycleState,
    /// Whether it is only tried out.
    pub rehearsal: bool,
    /// The day by which people file.
    pub due: Due,
    /// How many have their statement, and of how many, while it is being launched.
    pub launching: Option<(i64, i64)>,
    /// All units together.
    pub all: Tally,
    /// Each unit.
    pub by_unit: Vec<(String, Tally)>,
    /// How many filed by which day.
    pub course: Course,
    /// Whether whoever files late owes something.
    pub fee: bool,
    /// How many people were exempted before the launch.
    pub exempted: usize,
    /// How many endings wait for a second signature.
    pub endings: usize,
}

/// A table of the dashboard: a row of counts for each unit, the last for all.
struct Figures {
    columns: Vec<View>,
    rows: Vec<(String, Vec<Cell>)>,
    all: Vec<Cell>,
}

/// A count, and the list behind it.
struct Cell {
    count: i64,
    href: Option<String>,
}

/// How statements are filed: the first is the sum of the next three, the fourth of the two after it.
const FILING: [View; 7] = [
    View::Expected,
    View::NotBegun,
    View::Begun,
    View::Filed,
    View::OnTime,
    View::Late,
    View::Overdue,
];

/// What becomes of them: the first is the sum of the others.
const REVIEW: [View; 7] = [
    View::Filed,
    View::InReview,
    View::Questions,
    View::Cleared,
    View::Advised,
    View::Remedy,
    View::Certified,
];

/// What stands beside it.
const ASIDE: [View; 4] = [View::Asked, View::Extended, View::Waived, View::Cancelled];

impl DashboardPage {
    /// The dashboard of a cycle.
    #[must_use]
    pub fn new(frame: Frame, view: Dashboard) -> Self {
        let caption = Caption {
            title: frame.say("course-title"),
            due: frame.say("course-due"),
        };
        Self {
            crumbs: crumbs(None),
            state: state(view.state),
            chart: view.course.chart(frame.speech(), &caption),
            filing: Figures::of(&view, &FILING),
            review: Figures::of(&view, &REVIEW),
            frame: frame
                .at(place(view.id, ""))
                .titled(view.name.clone())
                .wide(),
            view,
        }
    }

    fn share(&self) -> Text {
        Text::new("dashboard-share")
            .with("filed", self.view.all.filed())
            .with("expected", self.view.all.expected())
    }

    fn launching(&self) -> Option<Text> {
        let (assigned, filers) = self.view.launching?;
        Some(
            Text::new("dashboard-launching")
                .with("assigned", assigned)
                .with("filers", filers),
        )
    }

    fn aside(&self) -> Vec<(Text, Cell)> {
        let cell = |view| {
            let count = self.view.all.count(view);
            (label(view), Cell::new(self.view.id, (view, None), count))
        };
        let mut aside: Vec<(Text, Cell)> = ASIDE.into_iter().map(cell).collect();
        let count = i64::try_from(self.view.exempted).unwrap_or(i64::MAX);
        let exempted = Cell {
            count,
            href: (count > 0).then(|| self.to("exempted")),
        };
        aside.push((Text::new("dashboard-exempted"), exempted));
        aside
    }

    /// How many filed after how many reminders.
    fn reminded(&self) -> Vec<(Text, i64)> {
        let counts = self.view.all.after_reminders.iter();
        counts
            .map(|(reminders, count)| {
                let label = Text::new("dashboard-reminded").with("count", *reminders);
                (label, *count)
            })
            .collect()
    }

    fn is_open(&self) -> bool {
        self.view.state == CycleState::Open
    }

    fn to(&self, step: &str) -> String {
        place(self.view.id, step)
    }
}

impl Figures {
    fn of(view: &Dashboard, columns: &[View]) -> Self {
        let cells = |unit: Option<&str>, tally: &Tally| {
            let cell = |column: &View| Cell::new(view.id, (*column, unit), tally.count(*column));
            columns.iter().map(cell).collect::<Vec<Cell>>()
        };
        let units = view.by_unit.iter();
        Self {
            columns: columns.to_vec(),
            rows: units
                .map(|(unit, tally)| (unit.clone(), cells(Some(unit), tally)))
                .collect(),
            all: cells(None, &view.all),
        }
    }
}

impl Cell {
    fn new(id: CycleId, (view, unit): (View, Option<&str>), count: i64) -> Self {
        Self {
            count,
            href: (count > 0).then(|| list(id, view, unit)),
        }
    }
}

/// What a view of the statements of a cycle is called.
#[must_use]
pub fn label(view: View) -> Text {
    Text::keyed(format!("filers-{}", view.code()))
}

/// As [`label`], for the template.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates hand over references"
)]
fn head(view: &View) -> Text {
    label(*view)
}

/// The address of the list behind a count.
#[must_use]
pub fn list(id: CycleId, view: View, unit: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("view", view.code());
    if let Some(unit) = unit {
        query.append_pair("unit", unit);
    }
    format!("{}?{}", place(id, "statements"), query.finish())
}
