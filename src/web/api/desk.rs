//! The work of the desk.

use actix_web::web::{Json, Path, Query};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    caller::{Caller, Reply},
    requests::{Arrived, Question, Request},
};
use crate::{
    advice::{self, Asking, Filter, Logged, Matter, Message, Order, Sorting, View},
    error::Result,
    staff,
    storage::{Coded, Id},
    vault::{AccountId, MatterId},
    web::{problem::JsonProblem, visitor::Guest},
};

/// What is asked of the inbox.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open`, `unread`, `due`, `overdue`, `mine`, `unassigned` or `done`; `open` if not given.
    view: Option<String>,
    /// `due`, `newest` or `oldest`; `due` if not given.
    order: Option<String>,
    /// The page, counted from 1.
    page: Option<i64>,
}

/// A page of the inbox.
#[derive(Serialize, ToSchema)]
pub struct Inbox {
    /// How many matters there are in all.
    total: i64,
    /// The page, counted from 1.
    page: i64,
    /// How many pages there are.
    pages: i64,
    matters: Vec<Row>,
}

/// A matter in the inbox.
#[derive(Serialize, ToSchema)]
pub struct Row {
    id: Uuid,
    number: String,
    /// The code of where it stands.
    state: &'static str,
    /// What every change of it has to name.
    revision: i32,
    /// None where nobody knows it.
    requester: Option<String>,
    /// In the requester's words.
    subject: String,
    /// How it was sorted, once it was.
    triage: Option<Triage>,
    handler: Option<String>,
    #[schema(value_type = String, format = Date)]
    received: Date,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// Whether something arrived that nobody has looked at.
    unread: bool,
}

/// How a matter is sorted: codes of the vocabularies.
#[derive(Serialize, ToSchema)]
pub struct Triage {
    subject: String,
    further: Vec<String>,
    urgency: String,
    requester_kind: String,
    counted: bool,
    referral: Option<String>,
}

/// A matter as its desk sees it.
#[derive(Serialize, ToSchema)]
pub struct Whole {
    /// What every change of it has to name.
    revision: i32,
    /// None where nobody knows it.
    requester: Option<String>,
    /// The code of how it came.
    channel: String,
    triage: Option<Triage>,
    handler: Option<String>,
    /// Whether the requester reads along in the portal.
    reads_along: bool,
    #[serde(flatten)]
    request: Request,
}

/// What is looked for.
#[derive(Deserialize, ToSchema)]
pub struct Search {
    /// Words that all stand in a matter; case, accents and ways of writing make no difference.
    #[serde(default)]
    words: String,
    /// The code of a subject.
    #[serde(default)]
    subject: String,
}

/// What was found, the newest first.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// How many were found in all.
    total: usize,
    /// How many were opened to look.
    opened: usize,
    matters: Vec<Row>,
}

/// A request logged for somebody.
#[derive(Deserialize, ToSchema)]
pub struct Log {
    #[serde(flatten)]
    question: Question,
    /// The code of how it came: `e-mail`, `phone`, `in-person` or `referral`.
    channel: String,
    from: Who,
}

/// For whom a request is logged.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Somebody of the roster, by staff number or address.
    Person(String),
    /// Somebody from outside, by name.
    Outside(String),
    /// Somebody who wants no name written down.
    Unnamed,
}

/// A change of a matter, made from the revision that was read.
#[derive(Deserialize, ToSchema)]
pub struct Change {
    revision: i32,
    #[serde(flatten)]
    what: What,
}

/// What is done to a matter.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum What {
    /// Gives it a subject, an urgency, a handler; `counted` as a matter, else as a minor contact.
    Triage {
        subject: String,
        #[serde(default)]
        further: Vec<String>,
        urgency: String,
        requester_kind: String,
        handler: Option<Uuid>,
        counted: bool,
    },
    /// Gives it to another handler of the desk, or to nobody.
    Assign { handler: Option<Uuid> },
    /// Tells the requester that it arrived.
    Acknowledge,
    /// Writes to the requester.
    Write { message: String },
    /// Asks the requester something; the clock stands until they answer.
    Wait { message: String },
    /// Answers; the clock has been met.
    Answer { message: String },
    /// Goes on without the requester's word.
    Resume,
    /// Writes a note that the requester never sees.
    Note { message: String },
    /// Closes it.
    Close,
    /// Opens it again.
    Reopen { message: String },
    /// Hands it to somebody whose mandate it is, with words for the requester.
    Refer { target: String, message: String },
    /// Shuts colleagues out by a new key.
    Recuse { shut_out: Vec<Uuid> },
}

impl From<advice::Triage> for Triage {
    fn from(triage: advice::Triage) -> Self {
        Self {
            subject: triage.subject,
            further: triage.further,
            urgency: triage.urgency,
            requester_kind: triage.requester_kind,
            counted: triage.counted,
            referral: triage.referral,
        }
    }
}

impl From<advice::Listed> for Row {
    fn from(listed: advice::Listed) -> Self {
        Self {
            id: listed.id.uuid(),
            number: listed.number,
            state: listed.state.code(),
            revision: listed.revision,
            requester: listed.requester,
            subject: listed.subject,
            triage: listed.triage.map(Triage::from),
            handler: listed.handler,
            received: listed.received,
            due: listed.due,
            unread: listed.unread,
        }
    }
}

impl From<Matter> for Whole {
    fn from(mut matter: Matter) -> Self {
        Self {
            revision: matter.revision,
            requester: matter.intake.requester.name().map(ToOwned::to_owned),
            channel: matter.intake.channel.clone(),
            triage: matter.triage.take().map(Triage::from),
            handler: matter.handler.take().map(|(_, name)| name),
            reads_along: matter.reads_along,
            request: Request::from(matter),
        }
    }
}

/// One page of the inbox; recorded before it is given.
#[utoipa::path(get, path = "/inbox", tag = "desk", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = Inbox)))]
pub async fn inbox(caller: Caller, asked: Query<Asked>) -> Result<Reply<Inbox>, JsonProblem> {
    caller
        .run(move |guest| {
            let filter = Filter {
                desk: String::new(),
                view: View::from_code(asked.view.as_deref().unwrap_or_default()),
                order: Order::from_code(asked.order.as_deref().unwrap_or_default()),
                today: guest.office().today(),
                me: guest.who().id(),
            };
            let wanted = asked.page.unwrap_or(1);
            let page = advice::list(guest.office(), guest.who(), &filter, wanted)?;
            Ok(Inbox {
                total: page.total,
                page: page.number,
                pages: page.pages,
                matters: page.rows.into_iter().map(Row::from).collect(),
            })
        })
        .await
}

/// Looks through the matters of the desk; recorded before it is given.
#[utoipa::path(post, path = "/search", tag = "desk", security(("bearer" = [])),
    request_body = Search, responses((status = 200, body = Found)))]
pub async fn search(caller: Caller, body: Json<Search>) -> Result<Reply<Found>, JsonProblem> {
    let Search { words, subject } = body.into_inner();
    caller
        .run(move |guest| {
            let search = advice::Search { words, subject };
            let found = advice::search(guest.office(), guest.who(), &search)?;
            Ok(Found {
                total: found.total,
                opened: found.opened,
                matters: found.rows.into_iter().map(Row::from).collect(),
            })
        })
        .await
}

/// Logs a request for somebody who called, wrote or came by.
#[utoipa::path(post, path = "/matters", tag = "desk", security(("bearer" = [])),
    request_body = Log, responses((status = 201, body = Arrived)))]
pub async fn log(caller: Caller, body: Json<Log>) -> Result<Reply<Arrived>, JsonProblem> {
    let body = body.into_inner();
    let reply = caller.run(move |guest| {
        let logged = Logged {
            asking: Asking::from(body.question),
            channel: body.channel,
            from: from(guest, body.from)?,
        };
        advice::log(guest.office(), guest.who(), &logged).map(Arrived::from)
    });
    Ok(reply.await?.created())
}

fn from(guest: &Guest, who: Who) -> Result<advice::From> {
    Ok(match who {
        Who::Person(name) => {
            let person = staff::find(guest.office(), guest.who(), &name)?;
            advice::From::Person(person.id, person.details.name)
        }
        Who::Outside(name) => advice::From::Outside(name),
        Who::Unnamed => advice::From::Unnamed,
    })
}

/// One matter, whole; recorded before it is given.
#[utoipa::path(get, path = "/matters/{id}", tag = "desk", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = Whole)))]
pub async fn open(caller: Caller, id: Path<Uuid>) -> Result<Reply<Whole>, JsonProblem> {
    caller
        .run(move |guest| {
            advice::open(guest.office(), guest.who(), Id::from_uuid(*id)).map(Whole::from)
        })
        .await
}

/// Does something with a matter.
#[utoipa::path(post, path = "/matters/{id}", tag = "desk", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = Change,
    responses((status = 204, description = "It is done"),
        (status = 409, description = "Somebody else changed the matter first: read it again")))]
pub async fn act(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Change>,
) -> Result<Reply<()>, JsonProblem> {
    let Change { revision, what } = body.into_inner();
    caller
        .run(move |guest| what.act_on(guest, (Id::from_uuid(*id), revision)))
        .await
}

impl What {
    fn act_on(self, guest: &Guest, at: (MatterId, i32)) -> Result<()> {
        let (office, who) = (guest.office(), guest.who());
        match self {
            Self::Triage { .. } => advice::triage(office, who, at, &self.sorting()),
            Self::Assign { handler } => advice::assign(office, who, at, handler.map(Id::from_uuid)),
            Self::Acknowledge => advice::acknowledge(office, who, at),
            Self::Write { message } => advice::write(office, who, at, &Message::parse(&message)?),
            Self::Wait { message } => advice::wait(office, who, at, &Message::parse(&message)?),
            Self::Answer { message } => advice::answer(office, who, at, &Message::parse(&message)?),
            Self::Resume => advice::resume(office, who, at),
            Self::Note { message } => advice::add_note(office, who, at, &Message::parse(&message)?),
            Self::Close => advice::close(office, who, at),
            Self::Reopen { message } => advice::reopen(office, who, at, &Message::parse(&message)?),
            Self::Refer { target, message } => {
                advice::refer(office, who, at, (&target, &Message::parse(&message)?))
            }
            Self::Recuse { shut_out } => {
                let people: Vec<AccountId> = shut_out.into_iter().map(Id::from_uuid).collect();
                advice::recuse(office, who, at, &people)
            }
        }
    }

    fn sorting(self) -> Sorting {
        match self {
            Self::Triage {
                subject,
                further,
                urgency,
                requester_kind,
                handler,
                counted,
            } => Sorting {
                subject,
                further,
                urgency,
                requester_kind,
                handler: handler.map(Id::from_uuid),
                counted,
            },
            _ => Sorting::default(),
        }
    }
}
