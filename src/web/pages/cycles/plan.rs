//! The plan of a cycle as a form: days, reminders, clocks, fee. Who files has a page of its own.

use std::fmt::Write;

use askama::Template;
use jiff::civil::Date;

use super::crumbs;
use crate::{
    disclosure::{
        CycleId,
        cycle::plan::{LateFee, Plan},
    },
    error::{Error, Problems, Result},
    language::{Text, typed},
    web::{
        field::{Choice, DayField, Field, Offer, Sent},
        page::Frame,
        part::Crumb,
        path,
    },
};

/// The form; its names are those of the command's problems.
#[derive(Template)]
#[template(path = "cycles/plan.html", config = "config/askama.toml")]
pub struct PlanPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    /// The state the plan was read at, and whether people file by it already; none for a new one.
    of: Option<(i32, bool)>,
    years: Vec<(i16, String)>,
    year: Field,
    form: Choice,
    rehearsal: Choice,
    days: Vec<DayField>,
    before: Field,
    told: Choice,
    reminders: Vec<Field>,
    clocks: Vec<Field>,
    fee: Vec<Field>,
    retention: Field,
}

/// What the form is about.
pub struct Proposed {
    /// The cycle, the state its plan was read at, and whether people file by it already; none for a new one.
    pub of: Option<(CycleId, Text, i32, bool)>,
    /// Code with version (`annual-attestation:1`) and title of each form.
    pub forms: Vec<(String, String)>,
    /// Years that are proposed in its place.
    pub years: Vec<i16>,
}

const DAYS: [(&str, &str); 4] = [
    ("opens", "plan-opens"),
    ("due", "plan-due"),
    ("from", "plan-from"),
    ("until", "plan-until"),
];

impl PlanPage {
    /// The form as it was sent, or filled in as proposed.
    #[must_use]
    pub fn new(frame: Frame, proposed: Proposed, sent: &Sent, problems: &Problems) -> Self {
        let line = |name, label| Field::text(name, label).code("off").filled(sent, problems);
        let offers = proposed.forms.into_iter().map(|(code, title)| {
            Offer::new(code, Text::new("plan-form-title").with("title", title))
        });
        let (title, action, cycle) = match &proposed.of {
            Some((id, name, ..)) => (
                Text::new("plan-adjust-title"),
                super::place(*id, "plan"),
                Some((*id, name)),
            ),
            None => (Text::new("plan-title"), path::PLAN.to_owned(), None),
        };
        Self {
            crumbs: crumbs(cycle),
            frame: frame.at(&*action).titled(title).with_problems(problems),
            of: proposed.of.map(|(_, _, revision, used)| (revision, used)),
            years: proposed
                .years
                .into_iter()
                .map(|year| (year, format!("{}?year={year}", path::PLAN)))
                .collect(),
            action,
            year: line("year", Text::new("plan-year")),
            form: Choice::new("form", Text::new("plan-form"), offers.collect())
                .filled(sent, problems),
            rehearsal: tick("rehearsal", Text::new("plan-kind"), "plan-rehearsal")
                .hint(Text::new("plan-rehearsal-hint"))
                .filled(sent, problems),
            days: DAYS.map(|which| day(which).filled(sent, problems)).into(),
            before: line("before", Text::new("plan-before")),
            told: Choice::new("told", Text::new("plan-told"), told()).filled(sent, problems),
            reminders: vec![
                line("after", Text::new("plan-after")),
                line("every", Text::new("plan-every")),
            ],
            clocks: vec![
                line("review", Text::new("plan-review")),
                line("information", Text::new("plan-information")),
                line("remedy", Text::new("plan-remedy")),
                line("newcomer", Text::new("plan-newcomer")),
                line("extension_cap", Text::new("plan-extension-cap")),
            ],
            fee: fee(sent, problems),
            retention: line("retention_years", Text::new("plan-retention")),
        }
    }

    fn is_used(&self) -> bool {
        self.of.is_some_and(|(_, used)| used)
    }
}

fn day((name, key): (&'static str, &'static str)) -> DayField {
    let field = DayField::new(name, Text::new(key));
    match name {
        "due" => field.hint(Text::new("plan-due-hint")),
        _ => field,
    }
}

fn tick(name: &'static str, label: Text, offer: &'static str) -> Choice {
    Choice::new(name, label, vec![Offer::new("yes", Text::new(offer))])
}

fn told() -> Vec<Offer> {
    vec![
        Offer::new("day", Text::new("plan-on-the-day")),
        Offer::new("managers", Text::new("plan-managers")).hint(Text::new("plan-managers-hint")),
    ]
}

fn fee(sent: &Sent, problems: &Problems) -> Vec<Field> {
    let line = |name, label| Field::text(name, label).code("off").optional();
    [
        line("late_fee", Text::new("plan-fee-amount")),
        line("fee_currency", Text::new("plan-fee-currency")),
        line("fee_grace", Text::new("plan-fee-grace")),
    ]
    .map(|field| field.filled(sent, problems))
    .into()
}

/// A plan and the code of its form as a browser would send them.
#[must_use]
pub fn sent(plan: &Plan, form: &str) -> Sent {
    let mut pairs = vec![
        ("year".to_owned(), plan.year.to_string()),
        ("form".to_owned(), form.to_owned()),
        ("before".to_owned(), spelled(&plan.reminders.before)),
        (
            "retention_years".to_owned(),
            plan.retention_years.to_string(),
        ),
    ];
    let mut tick = |name: &str, value: &str, ticked: bool| {
        pairs.extend(ticked.then(|| (name.to_owned(), value.to_owned())));
    };
    tick("rehearsal", "yes", plan.rehearsal);
    tick("told", "day", plan.reminders.on_the_day);
    tick("told", "managers", plan.reminders.tell_managers);
    for (name, day) in [
        ("opens", plan.opens),
        ("due", plan.due),
        ("from", plan.from),
        ("until", plan.until),
    ] {
        pairs.push((format!("{name}-day"), day.day().to_string()));
        pairs.push((format!("{name}-month"), day.month().to_string()));
        pairs.push((format!("{name}-year"), day.year().to_string()));
    }
    let days = days(plan).into_iter();
    pairs.extend(days.map(|(name, days)| (name.to_owned(), days.to_string())));
    if let Some(fee) = &plan.late_fee {
        pairs.push(("late_fee".to_owned(), fee.amount.to_string()));
        pairs.push(("fee_currency".to_owned(), fee.currency.clone()));
        pairs.push(("fee_grace".to_owned(), fee.grace.to_string()));
    }
    Sent::new(pairs)
}

/// The numbers of days of a plan, each with its name.
fn days(plan: &Plan) -> [(&'static str, u32); 7] {
    let (clocks, reminders) = (&plan.clocks, &plan.reminders);
    [
        ("after", reminders.after),
        ("every", reminders.every),
        ("review", clocks.review),
        ("information", clocks.information),
        ("remedy", clocks.remedy),
        ("newcomer", clocks.newcomer),
        ("extension_cap", clocks.extension_cap),
    ]
}

fn spelled(days: &[u32]) -> String {
    let mut text = String::new();
    for day in days {
        let between = if text.is_empty() { "" } else { ", " };
        // Writing into a String cannot fail.
        let written = write!(text, "{between}{day}");
        debug_assert!(written.is_ok());
    }
    text
}

/// The plan that was typed, with the rules of `old`.
///
/// # Errors
/// [`Error::Invalid`] about every day and number that is none, at once.
pub fn planned(sent: &Sent, old: &Plan) -> Result<Plan> {
    let mut typed = Typed {
        sent,
        problems: Problems::new(),
    };
    let told = |what| sent.all("told").any(|told| told == what);
    let mut plan = old.clone();
    plan.year = typed.year();
    plan.rehearsal = sent.get("rehearsal") == "yes";
    plan.opens = typed.day("opens");
    plan.due = typed.day("due");
    plan.from = typed.day("from");
    plan.until = typed.day("until");
    plan.reminders.before = typed.before();
    plan.reminders.on_the_day = told("day");
    plan.reminders.tell_managers = told("managers");
    plan.reminders.after = typed.number("after");
    plan.reminders.every = typed.number("every");
    plan.clocks.review = typed.number("review");
    plan.clocks.information = typed.number("information");
    plan.clocks.remedy = typed.number("remedy");
    plan.clocks.newcomer = typed.number("newcomer");
    plan.clocks.extension_cap = typed.number("extension_cap");
    plan.late_fee = typed.fee();
    plan.retention_years = typed.number("retention_years");
    typed.problems.check()?;
    Ok(plan)
}

struct Typed<'s> {
    sent: &'s Sent,
    problems: Problems,
}

impl Typed<'_> {
    fn number(&mut self, name: &'static str) -> u32 {
        let number = typed::number(self.sent.get(name)).and_then(|number| number.try_into().ok());
        number.unwrap_or_else(|| {
            self.problems.add(name, Text::new("plan-number"));
            0
        })
    }

    fn year(&mut self) -> i16 {
        let year = typed::number(self.sent.get("year")).and_then(|year| year.try_into().ok());
        year.unwrap_or_else(|| {
            self.problems.add("year", Text::new("disclosure-year"));
            0
        })
    }

    fn day(&mut self, name: &'static str) -> Date {
        let part = |part| self.sent.get(&format!("{name}-{part}"));
        let day = typed::day(part("day"), part("month"), part("year"));
        day.unwrap_or_else(|| {
            self.problems.add(name, Text::new("plan-day"));
            Date::MIN
        })
    }

    /// Numbers of days with anything between them.
    fn before(&mut self) -> Vec<u32> {
        let western = typed::western(self.sent.get("before"));
        let days = western
            .split([',', ';', '،', ' '])
            .filter(|days| !days.is_empty());
        let days: Option<Vec<u32>> = days.map(|days| days.parse().ok()).collect();
        days.unwrap_or_else(|| {
            let text = Text::new("disclosure-reminders-before");
            self.problems.add("before", text);
            Vec::new()
        })
    }

    /// A fee only where an amount stands.
    fn fee(&mut self) -> Option<LateFee> {
        if self.sent.get("late_fee").trim().is_empty() {
            return None;
        }
        let grace = match self.sent.get("fee_grace") {
            "" => 0,
            _ => self.number("fee_grace"),
        };
        Some(LateFee {
            grace,
            amount: self.number("late_fee"),
            currency: self.sent.get("fee_currency").trim().to_ascii_uppercase(),
        })
    }
}

/// The code and version of a form that was chosen (`annual-attestation:1`).
///
/// # Errors
/// [`Error::Invalid`] about `form`.
pub fn chosen(form: &str) -> Result<(&str, u32)> {
    let (code, version) = form.split_once(':').unwrap_or((form, ""));
    match version.parse() {
        Ok(version) => Ok((code, version)),
        Err(_) => Err(Error::field("form", Text::new("plan-form-choose"))),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Settings;

    fn plan() -> Plan {
        let settings = Settings::sample(Path::new("/nowhere")).unwrap();
        let mut plan = Plan::proposed(2027, &settings).unwrap();
        plan.late_fee = Some(LateFee {
            grace: 30,
            amount: 200,
            currency: "USD".into(),
        });
        plan
    }

    #[test]
    fn a_plan_survives_its_form() {
        let plan = plan();
        assert_eq!(planned(&sent(&plan, "short:1"), &plan).unwrap(), plan);
    }

    #[test]
    fn what_is_no_number_and_no_day_is_said_at_once() {
        let plan = plan();
        let mut pairs: Vec<(String, String)> = sent(&plan, "short:1").iter().cloned().collect();
        for (name, value) in &mut pairs {
            match name.as_str() {
                "due-day" => "٣٢".clone_into(value),
                "before" => "seven".clone_into(value),
                "review" => "١٤".clone_into(value),
                "every" => "-7".clone_into(value),
                _ => {}
            }
        }
        let Err(Error::Invalid(problems)) = planned(&Sent::new(pairs), &plan) else {
            panic!("taken")
        };
        let fields: Vec<_> = problems.iter().filter_map(|it| it.field.clone()).collect();
        assert_eq!(fields, ["due", "before", "every"]);
    }

    #[test]
    fn days_before_are_read_with_anything_between_them() {
        let plan = plan();
        let read = |text: &str| {
            let mut typed = Typed {
                sent: &Sent::new(vec![("before".into(), text.into())]),
                problems: Problems::new(),
            };
            typed.before()
        };
        assert_eq!(read("14, 7,3"), [14, 7, 3]);
        assert_eq!(read("٧، ٣"), [7, 3]);
        assert_eq!(read(""), Vec::<u32>::new());
        assert_eq!(spelled(&plan.reminders.before), "7, 3");
    }
}
