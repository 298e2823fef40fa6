//! Exempting somebody before the launch, and taking it back; the second person signs where endings are signed.

use actix_web::web::Path;

use super::{
    endings::EndingRow,
    exempted::{ExemptedPage, ExemptedRow, Filling},
    known, name, place,
    populating::offered,
};
use crate::{
    actor::PersonId,
    disclosure::{
        CycleId,
        cycle::{
            CycleState,
            exempting::{self, exempted, exemptions},
        },
        ending,
    },
    error::{Error, Problems, Result},
    language::Text,
    role::Role,
    staff::Person,
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        pages::groups::handlers::fresh,
        part::Notice,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// Those who were exempted from a cycle, or shall be.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "proposed" => me.frame().noticing(Notice::done(Text::new("ending-done"))),
            _ => me.frame(),
        };
        let fresh = (&Sent::default(), &Problems::new());
        Answer::page(page(me, frame, Id::parse(&id)?, fresh)?)
    })
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    id: CycleId,
    (sent, problems): (&Sent, &Problems),
) -> Result<ExemptedPage> {
    let cycle = known(me, id)?;
    let alone = ending::is_alone(me.office(), me.who())?;
    let filling = (cycle.state == CycleState::Planned).then(|| Filling {
        reasons: offered(&me.office().vocabulary().waiver_reason),
        fresh: me.who().fresh().is_ok(),
        alone,
    });
    Ok(ExemptedPage::new(
        frame,
        (id, &name(me, &cycle)),
        (rows(me, id)?, filling),
        (sent, problems),
    ))
}

/// Those who wait for a second signature, and then those who are exempted, by name.
fn rows(me: &Guest, id: CycleId) -> Result<Vec<ExemptedRow>> {
    let waiting = exemptions(me.office(), me.who())?.into_iter();
    let mut rows: Vec<ExemptedRow> = waiting
        .filter(|wait| wait.cycle == id)
        .map(|wait| row(me, (wait.person, &wait.because), Some(wait.signed_by_me)))
        .collect();
    let decided = exempted(me.office(), me.who(), id)?.into_iter();
    rows.extend(decided.map(|one| ExemptedRow {
        walled: one.alternate != me.who().is(Role::Alternate),
        ..row(me, (one.person, &one.because), None)
    }));
    rows.sort_by(|one, other| {
        let by_name = me.speech().compare(&one.name, &other.name);
        one.waits
            .is_none()
            .cmp(&other.waits.is_none())
            .then(by_name)
    });
    Ok(rows)
}

fn row(me: &Guest, (person, because): (Person, &str), waits: Option<bool>) -> ExemptedRow {
    ExemptedRow {
        person: person.id.to_string(),
        staff_id: person.details.staff_id,
        name: person.details.name,
        unit: person.details.unit.name().to_owned(),
        because: me.office().vocabulary().waiver_reason.label(because),
        waits,
        walled: false,
    }
}

/// Proposes an exemption, or takes one back.
pub async fn change(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        let remove = sent.get("remove");
        let (done, query) = if remove.is_empty() {
            (propose(me, id, sent), "?done=proposed")
        } else {
            let person: PersonId = Id::parse(remove)?;
            let done = exempting::take_back(me.office(), me.who(), (id, person));
            (done, "")
        };
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}{query}", place(id, "exempted")))),
            Err(problems) => Answer::refused(page(me, me.frame(), id, (sent, &problems))?),
        }
    })
    .await
}

fn propose(me: &Guest, id: CycleId, sent: &Sent) -> Result<()> {
    let me = fresh(me, sent)?;
    let (office, who) = (me.office(), me.who());
    known(&me, id)?;
    let person = match exempting::candidate(office, who, sent.get("person")) {
        Err(Error::Missing) => Err(Error::field("person", Text::new("named-person-missing"))),
        found => found,
    }?;
    match exempting::propose_exemption(office, who, (id, person.id), sent.get("because")) {
        Err(Error::Denied) => Err(Error::field("person", Text::new("exempted-too-near"))),
        done => done.map(drop),
    }
}

/// The exemptions that wait, as the list of what is to be signed shows them.
pub(super) fn to_sign(me: &Guest) -> Result<Vec<EndingRow>> {
    let reasons = &me.office().vocabulary().waiver_reason;
    let mut rows = Vec::new();
    for wait in exemptions(me.office(), me.who())? {
        let cycle = known(me, wait.cycle)?;
        rows.push(EndingRow {
            approval: wait.approval.to_string(),
            number: wait.person.details.staff_id,
            name: wait.person.details.name,
            ending: Text::new("ending-exempt").with("cycle", name(me, &cycle)),
            because: reasons.label(&wait.because),
            is_mine: !wait.signed_by_me,
        });
    }
    Ok(rows)
}
