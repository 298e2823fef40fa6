//! What a filer asks for: more time, and somebody who fills it in for them.

use actix_web::web::Path;
use askama::Template;

use super::{Head, at, below, handlers::head};
use crate::{
    disclosure::{
        StatementId,
        filing::{
            extension::ask_extension,
            helping::{designate, designees},
            reading,
        },
    },
    error::{Error, Problems, Result},
    language::{Message, Text, typed::western},
    storage::Id,
    web::{
        answer::Answer,
        field::{Choice, Field, Offer, Sent},
        form::{Form, corrected},
        page::Frame,
        part::{Crumb, Due},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The most characters of a reason.
const REASON_LIMIT: u32 = 2_000;
/// The code of the choice of nobody.
const NOBODY: &str = "nobody";

/// More time.
#[derive(Template)]
#[template(path = "statement/time.html", config = "config/askama.toml")]
pub struct TimePage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    due: Due,
    days: Field,
    reason: Field,
    action: String,
    back: String,
}

/// Who fills it in.
#[derive(Template)]
#[template(path = "statement/helper.html", config = "config/askama.toml")]
pub struct HelperPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    choice: Choice,
    nobody: bool,
    action: String,
    back: String,
}

impl TimePage {
    /// The form, as it was sent and refused; `most` is how many days more there can be.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        (due, most): (Due, u32),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        Self {
            frame: head
                .frame(frame, "time")
                .titled(Text::new("filing-time-title"))
                .with_problems(problems),
            crumbs: head.crumbs(),
            due,
            days: Field::text("days", Text::new("filing-time-days"))
                .hint(Text::new("filing-time-most").with("count", most))
                .code("off")
                .filled(sent, problems),
            reason: Field::area("message", Text::new("filing-time-reason"), REASON_LIMIT)
                .hint(Text::new("filing-time-reason-hint"))
                .rows(4)
                .filled(sent, problems),
            action: below(&head.id, "time"),
            back: at(&head.id),
        }
    }
}

impl HelperPage {
    /// Those who fill in for others, by id and name, and which of them does.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        (others, chosen): (Vec<(String, String)>, Option<&str>),
        problems: &Problems,
    ) -> Self {
        let nobody = others.is_empty() && chosen.is_none();
        let chosen = others
            .iter()
            .find(|(_, name)| Some(name.as_str()) == chosen);
        let chosen = chosen.map_or_else(|| NOBODY.to_owned(), |(id, _)| id.clone());
        let offers = others
            .into_iter()
            .map(|(id, name)| Offer::new(id, Text::spoken(name)));
        let last = Offer::new(NOBODY, Text::new("filing-helper-nobody"));
        let offers = offers.chain([last]).collect();
        let choice = Choice::new("designee", Text::new("filing-helper-choose"), offers);
        Self {
            frame: head
                .frame(frame, "helper")
                .titled(Text::new("filing-helper-title"))
                .with_problems(problems),
            crumbs: head.crumbs(),
            choice: choice.chosen(&chosen).filled(&Sent::default(), problems),
            nobody,
            action: below(&head.id, "helper"),
            back: at(&head.id),
        }
    }
}

/// Asks how much more time.
pub async fn time_form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (nothing, fine) = (Sent::default(), Problems::new());
        Answer::page(time_page(me, &id, (&nothing, &fine))?)
    })
    .await
}

fn time_page(me: &Guest, id: &str, typed: (&Sent, &Problems)) -> Result<TimePage> {
    let statement = StatementId::parse(id)?;
    let (one, form) = reading::to_begin(me.office(), me.who(), statement)?;
    let head = Head::of(&one, &form, me.speech());
    let time = (me.due(one.due), one.time_left);
    Ok(TimePage::new(me.frame(), &head, time, typed))
}

/// Asks for it.
pub async fn time(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let statement = StatementId::parse(&id)?;
        let done = Message::parse(sent.get("message")).and_then(|reason| {
            let days = western(sent.get("days")).trim().parse();
            let days = days.map_err(|_| Error::field("days", Text::new("filing-time-number")))?;
            ask_extension(me.office(), me.who(), statement, (days, &reason))
        });
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}?done=time", at(&id)))),
            Err(problems) => Answer::refused(time_page(me, &id, (sent, &problems))?),
        }
    })
    .await
}

/// Asks who fills it in.
pub async fn helper_form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| Answer::page(helper_page(me, &id, &Problems::new())?))
        .await
}

fn helper_page(me: &Guest, id: &str, problems: &Problems) -> Result<HelperPage> {
    let own = reading::own(me.office(), me.who(), StatementId::parse(id)?)?;
    if own.obligation.whose.is_some() {
        return Err(Error::Denied);
    }
    let others = designees(me.office(), me.who())?.into_iter();
    let others = others.map(|(id, name)| (id.to_string(), name)).collect();
    let chosen = own.helper.as_deref();
    Ok(HelperPage::new(
        me.frame(),
        &head(me, &own),
        (others, chosen),
        problems,
    ))
}

/// Lets somebody fill it in, or nobody any more.
pub async fn helper(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let statement = StatementId::parse(&id)?;
        let chosen = sent.get("designee");
        let done = match chosen {
            NOBODY => Ok(None),
            other => Id::parse(other).map(Some).map_err(|_| {
                let text = Text::new("disclosure-designee-choose");
                Error::field("designee", text)
            }),
        };
        let done = done.and_then(|helper| designate(me.office(), me.who(), statement, helper));
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}?done=helper", at(&id)))),
            Err(problems) => Answer::refused(helper_page(me, &id, &problems)?),
        }
    })
    .await
}
