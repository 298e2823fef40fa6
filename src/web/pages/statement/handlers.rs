//! A statement on one page, begun and changed; what the reviewers ask, and the answers.

use actix_web::web::Path;

use super::{
    Head, at, below,
    overview::{Overview, OverviewPage, Question},
    whole,
};
use crate::{
    disclosure::{
        LineId, StatementId,
        filing::{beginning, drafting, reading, submitting},
    },
    error::{Error, Problems, Result},
    language::{Message, Text},
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::Notice,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What was just done, in a sentence.
fn noticing(me: &Guest) -> Frame {
    let text = match me.query().get("done") {
        "kept" => Text::new("filing-done-kept"),
        "answered" => Text::new("filing-done-answered"),
        "time" => Text::new("filing-done-time"),
        "helper" => Text::new("filing-done-helper"),
        _ => return me.frame(),
    };
    me.frame().noticing(Notice::done(text))
}

/// One's own statement, or one that one fills in.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let whole = read(me, &id, (&Sent::default(), &Problems::new()))?;
        Answer::page(OverviewPage::new(noticing(me), whole, &Problems::new()))
    })
    .await
}

fn read(me: &Guest, id: &str, typed: (&Sent, &Problems)) -> Result<Overview> {
    let statement = StatementId::parse(id)?;
    match reading::own(me.office(), me.who(), statement) {
        Ok(own) => whole::begun(me, &own, typed),
        Err(Error::Missing) => {
            let (obligation, form) = reading::to_begin(me.office(), me.who(), statement)?;
            whole::to_begin(me, &obligation, &form)
        }
        Err(error) => Err(error),
    }
}

/// Begins it, with what was filed last year.
pub async fn begin(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        beginning::begin(me.office(), me.who(), StatementId::parse(&id)?)?;
        Ok(Answer::see(at(&id)))
    })
    .await
}

/// Opens what was filed to be changed.
pub async fn amend(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        drafting::amend(me.office(), me.who(), StatementId::parse(&id)?)?;
        Ok(Answer::see(at(&id)))
    })
    .await
}

/// Answers a question of the reviewers.
pub async fn answer(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let question = sent.get("question");
        let asked = (StatementId::parse(&id)?, LineId::parse(question)?);
        let field = Question::field(question);
        let done = Message::parse(sent.get(&field))
            .and_then(|message| submitting::answer(me.office(), me.who(), asked, &message));
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}?done=answered", at(&id)))),
            Err(problems) => {
                let problems = renamed(&problems, &field);
                let whole = read(me, &id, (sent, &problems))?;
                Answer::refused(OverviewPage::new(me.frame(), whole, &problems))
            }
        }
    })
    .await
}

/// The same problems, those about the message at the input in which it was typed.
fn renamed(problems: &Problems, field: &str) -> Problems {
    let mut renamed = Problems::new();
    for problem in problems {
        match problem.field.as_deref() {
            Some("message") => renamed.add(field, problem.text.clone()),
            Some(other) => renamed.add(other, problem.text.clone()),
            None => renamed.add_general(problem.text.clone()),
        }
    }
    renamed
}

/// Files the answers where nothing else has changed: what was certified stands.
pub async fn resend(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        let own = reading::own(me.office(), me.who(), StatementId::parse(&id)?)?;
        if own.draft().is_some() {
            return Ok(Answer::see(below(&id, "check")));
        }
        let name = me.who().account().ok_or(Error::Denied)?.name.clone();
        submitting::submit(me.office(), me.who(), (own.obligation.id, 0), &name)?;
        Ok(Answer::see(below(&id, "receipt")))
    })
    .await
}

/// The heading of a statement's pages, for whoever reads them.
pub(super) fn head(me: &Guest, own: &reading::Own) -> Head {
    Head::of(&own.obligation, &own.form, me.speech())
}
