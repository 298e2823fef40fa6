//! The desk's day: its list, and logging what came by telephone, mail or in person.

use super::{
    Inbox, InboxPage, MatterRow,
    place::{Place, filter},
    state, tab,
    working::noticing,
};
use crate::{
    advice::{self, Listed},
    error::{Problems, Result},
    language::Text,
    storage::Coded,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        pages::{ask::handlers::asking, log},
        part::{Notice, Pager},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// One page of the inbox.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let filter = filter(me, me.query());
        let wanted = me.query().get("page").parse().unwrap_or(1);
        let page = advice::list(me.office(), me.who(), &filter, wanted)?;
        let size = i64::from(me.office().settings().advice.page_rows);
        let (view, order) = (filter.view.code(), filter.order.code());
        let href = |page| format!("{}?view={view}&order={order}&page={page}", path::INBOX);
        let inbox = Inbox {
            tabs: page
                .counts
                .into_iter()
                .map(|(view, count)| tab(view.code(), count, view == filter.view))
                .collect(),
            order: order.to_owned(),
            shown: view.to_owned(),
            rows: page
                .rows
                .into_iter()
                .zip((page.number - 1) * size + 1..)
                .map(|(listed, at)| {
                    let href = Place::new(filter.clone(), at).href(listed.id);
                    row(me, listed, href)
                })
                .collect(),
            pager: Pager::new(page.number, size, page.total, href),
        };
        let frame = match me.query().get("done") {
            "alternate" => me
                .frame()
                .noticing(Notice::done(Text::new("web-done-alternate"))),
            _ => noticing(me),
        };
        Answer::page(InboxPage::new(frame, inbox))
    })
    .await
}

/// A matter as lists show it, opened at `href`.
pub(in crate::web) fn row(me: &Guest, listed: Listed, href: String) -> MatterRow {
    let id = listed.id.to_string();
    let subjects = &me.office().vocabulary().advice_subject;
    let triage = listed.triage.as_ref();
    let takes = listed.handler.is_none() && listed.state.is_open();
    MatterRow {
        subject: triage.map(|triage| subjects.label(&triage.subject)),
        urgent: triage.is_some_and(|triage| triage.urgency == "urgent"),
        due: listed.due.map(|day| me.due(day)),
        state: state(listed.state.code()),
        take: takes.then(|| path::act(path::MATTERS, &id, "take")),
        href,
        revision: listed.revision,
        number: listed.number,
        title: listed.subject,
        requester: listed.requester,
        received: listed.received,
        handler: listed.handler,
        unread: listed.unread,
    }
}

/// The form to log a request for somebody.
pub async fn log_form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| Answer::page(log_page(me, &Sent::default(), &Problems::new())?))
        .await
}

fn log_page(me: &Guest, sent: &Sent, problems: &Problems) -> Result<log::LogPage> {
    advice::may_log(me.office(), me.who())?;
    let channels = &me.office().vocabulary().channel;
    let offered = channels
        .offered()
        .filter(|term| !term.code.starts_with("portal"));
    let channels = offered
        .map(|term| (term.code.clone(), channels.label(&term.code)))
        .collect();
    Ok(log::LogPage::new(me.frame(), channels, sent, problems))
}

/// Logs a request for somebody, and opens it.
pub async fn log(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let logged = log::logged(me, asking(sent), sent);
        let done = logged.and_then(|logged| advice::log(me.office(), me.who(), &logged));
        match corrected(done)? {
            Ok(asked) if advice::desk_of(me.who()) == Some(asked.desk.name()) => Ok(Answer::see(
                path::below(path::MATTERS, &asked.id.to_string()),
            )),
            // It concerns the office: from here on it is the alternate's alone.
            Ok(_) => Ok(Answer::see(format!("{}?done=alternate", path::INBOX))),
            Err(problems) => Answer::refused(log_page(me, sent, &problems)?),
        }
    })
    .await
}
