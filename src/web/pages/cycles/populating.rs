//! Saying who files: by rules on the roster, and by name.

use actix_web::web::Path;

use super::{
    name,
    named::{NamedPage, NamedRow},
    place,
    planning::{changed_by_another, revision},
    rules::{Asked, RuleRow, RulesPage},
};
use crate::{
    actor::PersonId,
    disclosure::{
        CycleId,
        cycle::{self as room, Cycle, naming, population::Rule},
    },
    error::{Error, Problems, Result},
    language::{Text, typed},
    staff,
    storage::Id,
    vocabulary::List,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The rules of a cycle.
pub async fn rules(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let cycle = room::cycle(me.office(), me.who(), Id::parse(&id)?)?;
        let fresh = (&Sent::default(), &Problems::new());
        Answer::page(rules_page(me, &cycle, fresh)?)
    })
    .await
}

fn rules_page(
    me: &Guest,
    cycle: &Cycle,
    (sent, problems): (&Sent, &Problems),
) -> Result<RulesPage> {
    let features = staff::features(me.office(), me.who())?;
    let vocabulary = me.office().vocabulary();
    let asked = Asked {
        reasons: offered(&vocabulary.filing_reason),
        grade_groups: offered(&vocabulary.grade_group),
        duties: features.duties.into_iter().collect(),
        units: features.units.into_iter().collect(),
    };
    let rules = cycle.plan.rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| row(me, at, rule)).collect();
    let about = (cycle.id, &name(me, cycle), cycle.revision);
    Ok(RulesPage::new(
        me.frame(),
        about,
        (rules, asked),
        (sent, problems),
    ))
}

/// The codes of a vocabulary that are offered, with their labels.
pub(in crate::web) fn offered(list: &List) -> Vec<(String, Text)> {
    let terms = list.offered();
    terms
        .map(|term| (term.code.clone(), list.label(&term.code)))
        .collect()
}

fn row(me: &Guest, at: usize, rule: &Rule) -> RuleRow {
    let vocabulary = me.office().vocabulary();
    let speech = me.speech();
    let listed = |names: &[String]| {
        (!names.is_empty()).then(|| speech.list(names.iter().map(String::as_str)))
    };
    let groups = rule.grade_groups.iter();
    let groups: Vec<String> = groups
        .map(|code| speech.say(&vocabulary.grade_group.label(code)))
        .collect();
    RuleRow {
        at,
        reason: vocabulary.filing_reason.label(&rule.reason),
        grade_groups: listed(&groups),
        duties: listed(&rule.duties),
        units: listed(&rule.units),
    }
}

/// Adds a rule, or removes the one in place `remove`.
pub async fn change_rules(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        let done = changed(&cycle, sent).and_then(|plan| {
            let at = (id, revision(sent));
            room::adjust(me.office(), me.who(), at, (&plan, None))
        });
        let again = room::cycle(me.office(), me.who(), id)?;
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(place(id, "rules"))),
            Ok(Err(problems)) => Answer::refused(rules_page(me, &again, (sent, &problems))?),
            Err(Error::Conflict) => {
                let problems = changed_by_another();
                Answer::conflict(rules_page(me, &again, (sent, &problems))?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

fn changed(cycle: &Cycle, sent: &Sent) -> Result<room::plan::Plan> {
    let mut plan = cycle.plan.clone();
    let remove = sent.get("remove");
    if remove.is_empty() {
        let all = |name| sent.all(name).map(str::to_owned).collect();
        plan.rules.push(Rule {
            reason: sent.get("reason").to_owned(),
            grade_groups: all("grade_groups"),
            duties: all("duties"),
            units: all("units"),
        });
    } else {
        let at = typed::number(remove).and_then(|at| usize::try_from(at).ok());
        let at = at.filter(|at| *at < plan.rules.len());
        plan.rules.remove(at.ok_or(Error::Conflict)?);
    }
    Ok(plan)
}

/// Those who were named.
pub async fn named(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let fresh = (&Sent::default(), &Problems::new());
        Answer::page(named_page(me, Id::parse(&id)?, fresh)?)
    })
    .await
}

fn named_page(me: &Guest, id: CycleId, (sent, problems): (&Sent, &Problems)) -> Result<NamedPage> {
    let cycle = room::cycle(me.office(), me.who(), id)?;
    let reasons = &me.office().vocabulary().filing_reason;
    let rows = named_rows(me, id)?;
    Ok(NamedPage::new(
        me.frame(),
        (id, &name(me, &cycle)),
        (rows, offered(reasons)),
        (sent, problems),
    ))
}

/// Those who were named for a cycle, as far as whoever asks may see them.
pub(in crate::web) fn named_rows(me: &Guest, id: CycleId) -> Result<Vec<NamedRow>> {
    let reasons = &me.office().vocabulary().filing_reason;
    let mut rows: Vec<NamedRow> = naming::named(me.office(), me.who(), id)?
        .into_iter()
        .map(|(person, reason)| NamedRow {
            person: person.id.to_string(),
            staff_id: person.details.staff_id,
            name: person.details.name,
            unit: person.details.unit.name().to_owned(),
            reason: reasons.label(&reason),
        })
        .collect();
    rows.sort_by(|one, other| me.speech().compare(&one.name, &other.name));
    Ok(rows)
}

/// Names somebody, or takes a name back.
pub async fn change_named(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        match corrected(rename(me, id, sent))? {
            Ok(()) => Ok(Answer::see(place(id, "named"))),
            Err(problems) => Answer::refused(named_page(me, id, (sent, &problems))?),
        }
    })
    .await
}

/// What a form asks: to name somebody, found by staff number or address, or to take a name back.
pub(in crate::web) fn rename(me: &Guest, id: CycleId, sent: &Sent) -> Result<()> {
    let (office, who) = (me.office(), me.who());
    let remove = sent.get("remove");
    if !remove.is_empty() {
        let person: PersonId = Id::parse(remove)?;
        return naming::unname_filer(office, who, (id, person));
    }
    let nobody = || Error::field("person", Text::new("named-person-missing"));
    let person = match naming::candidate(office, who, sent.get("person")) {
        Err(Error::Missing) => return Err(nobody()),
        found => found?,
    };
    naming::name_filer(office, who, (id, person.id), sent.get("reason"))
}
