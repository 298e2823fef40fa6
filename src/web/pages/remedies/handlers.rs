//! The remedies of a statement, for whoever filed it and for whoever reviews it, and the register of a desk.

use actix_web::web::Path;
use jiff::civil::Date;

use super::{
    Act, Evidence, Propose, RegisterPage, Remedies, RemediesPage, Remedy, RemedyRow, register,
    stage,
};
use crate::{
    disclosure::{
        RemedyId, StatementId,
        remedy::{
            Stage, Step, Turn,
            acting::{Proposal, propose, prove, take},
            evidence::{self, Shown as Piece},
            reading::{self, Standing},
            register::{View, counts, list as listed},
        },
        statement::{Line, content::Words},
    },
    error::{Error, Problems, Result},
    language::{Text, typed},
    storage::{Coded, Id},
    vault::Group,
    web::{
        answer::Answer,
        field::{Offer, Sent},
        form::{Form, corrected},
        page::Frame,
        pages::reviewing::{self, working::words},
        part::{Crumb, Event, Fact, Notice, Pager, Shown, Side as Whose, Tag, Tone},
        path,
        problem::PageProblem,
        upload::FileForm,
        visitor::{Guest, SignedIn},
    },
};

/// Who looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Filer,
    Office,
}

impl Side {
    fn statement(self, id: StatementId) -> String {
        let base = match self {
            Self::Filer => path::DISCLOSURES,
            Self::Office => path::REVIEWS,
        };
        path::below(base, &id.to_string())
    }

    fn address(self, id: StatementId) -> String {
        self.statement(id) + "/remedies"
    }

    fn turn(self) -> Turn {
        match self {
            Self::Filer => Turn::Filer,
            Self::Office => Turn::Office,
        }
    }
}

/// The remedies of one's own statement.
pub async fn own(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    show(me, Side::Filer, id.into_inner()).await
}

/// The remedies of a statement somebody reviews: recorded before they are shown.
pub async fn open(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    show(me, Side::Office, id.into_inner()).await
}

async fn show(me: SignedIn, side: Side, id: String) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (nothing, fine) = (Sent::default(), Problems::new());
        let done = me.query().get("done");
        let files = ["propose", evidence::ATTACH, evidence::TAKE_BACK];
        let known = files.contains(&done) || Step::from_code(done).is_some();
        let frame = if known {
            let done = Text::keyed(format!("remedy-done-{done}"));
            me.frame().noticing(Notice::done(done))
        } else {
            me.frame()
        };
        Answer::page(page(me, frame, (side, Id::parse(&id)?), (&nothing, &fine))?)
    })
    .await
}

/// Agrees, contests, or tells how it was done.
pub async fn own_act(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    act(form, Side::Filer, id.into_inner()).await
}

/// Proposes, decides, verifies, withdraws.
pub async fn open_act(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    act(form, Side::Office, id.into_inner()).await
}

async fn act(form: Form<SignedIn>, side: Side, id: String) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: StatementId = Id::parse(&id)?;
        let again = |problems: &Problems| page(me, me.frame(), (side, id), (sent, problems));
        match corrected(command(me, id, sent)) {
            Ok(Ok(done)) => Ok(Answer::see(format!("{}?done={done}", side.address(id)))),
            Ok(Err(problems)) => Answer::refused(again(&problems)?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("review-conflict"));
                Answer::conflict(again(&problems)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// Runs the command that the button names, and tells what was done.
fn command(me: &Guest, id: StatementId, sent: &Sent) -> Result<&'static str> {
    let (office, who) = (me.office(), me.who());
    let revision = typed::number(sent.get("revision")).and_then(|n| i32::try_from(n).ok());
    let revision = revision.unwrap_or_default();
    let name = sent.get("as");
    if name == "propose" {
        let days = typed::number(sent.get("days")).and_then(|n| u32::try_from(n).ok());
        let proposal = Proposal {
            kind: sent.get("kind"),
            about: Some(sent.get("about")).filter(|place| !place.is_empty()),
            words: &words(sent, "words")?,
            days: Some(days.unwrap_or(0)),
        };
        return propose(office, who, (id, revision), &proposal).map(|_| "propose");
    }
    if name == evidence::TAKE_BACK {
        let at = (id, RemedyId::parse(sent.get("remedy"))?);
        let file = Id::parse(sent.get("file"))?;
        return evidence::take_back(office, who, at, file).map(|()| evidence::TAKE_BACK);
    }
    let step = Step::from_code(name).ok_or(Error::Missing)?;
    let message = match sent.get("message").trim() {
        "" => None,
        _ => Some(words(sent, "message")?),
    };
    let at = (id, RemedyId::parse(sent.get("remedy"))?, revision);
    let message = message.as_ref();
    let version = Some(sent.get("version")).filter(|version| !version.is_empty());
    match (step, version) {
        (Step::Prove, Some(version)) => {
            let version = version.parse().unwrap_or_default();
            prove(office, who, at, (message, Some(version)))
        }
        _ => take(office, who, at, (step, message)),
    }
    .map(|_| step.code())
}

/// Takes in a file that shows how it was done.
pub async fn own_attach(form: FileForm, id: Path<String>) -> Result<Answer, PageProblem> {
    attach(form, Side::Filer, id.into_inner()).await
}

/// Takes in a file that was brought to the office.
pub async fn open_attach(form: FileForm, id: Path<String>) -> Result<Answer, PageProblem> {
    attach(form, Side::Office, id.into_inner()).await
}

async fn attach(form: FileForm, side: Side, id: String) -> Result<Answer, PageProblem> {
    let statement = id.clone();
    form.run(
        move |me| evidence::begin(me.office(), me.who(), Id::parse(&statement)?),
        move |me, sent, received| {
            let (id, remedy) = (Id::parse(&id)?, RemedyId::parse(sent.get("remedy"))?);
            let done = received.and_then(|file| {
                let named = (file.name.as_str(), file.media.as_str());
                evidence::give(me.office(), me.who(), (id, remedy), file.upload, named)
            });
            match corrected(done)? {
                Ok(_) => {
                    let (page, done) = (side.address(id), evidence::ATTACH);
                    Ok(Answer::see(format!("{page}?done={done}&remedy={remedy}")))
                }
                Err(problems) => {
                    Answer::refused(page(me, me.frame(), (side, id), (sent, &problems))?)
                }
            }
        },
    )
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    (side, id): (Side, StatementId),
    (sent, problems): (&Sent, &Problems),
) -> Result<RemediesPage> {
    let found = match side {
        Side::Filer => reading::own(me.office(), me.who(), id)?,
        Side::Office => reading::open(me.office(), me.who(), id)?,
    };
    let action = side.address(id);
    let asked = [sent.get("remedy"), me.query().get("remedy")];
    let wanted = found
        .remedies
        .iter()
        .find(|one| asked.contains(&one.id.to_string().as_str()))
        .or_else(|| found.remedies.iter().find(|one| one.turn == side.turn()));
    let wanted = wanted.map(|one| one.id);
    let row = |one: &Standing| {
        let acts = !one.steps.is_empty();
        let here = acts && wanted == Some(one.id);
        Remedy {
            id: one.id.to_string(),
            kind: me.office().vocabulary().remedy_kind.label(&one.remedy.kind),
            stage: stage(one.remedy.stage),
            words: one.remedy.words.clone(),
            facts: facts(me, side, &found, one),
            events: one.lines.iter().map(event).collect(),
            evidence: one
                .evidence
                .iter()
                .map(|one| shown(side, id, one))
                .collect(),
            act: here.then(|| acting(me, one, (sent, problems))),
            open: (acts && !here).then(|| format!("{action}?remedy={}", one.id)),
            revision: one.revision,
        }
    };
    let shown = Remedies {
        rows: found.remedies.iter().map(row).collect(),
        propose: found
            .proposes
            .map(|days| proposing(me, &found, days, (sent, problems))),
        crumbs: crumbs(side, id, &found.filer),
        readers: readers(side, &found.desk),
        state: reviewing::state(found.state),
        upload: format!("{action}/evidence"),
        action: action.clone(),
        number: found.number.clone(),
        filer: found.filer.clone(),
    };
    Ok(RemediesPage::new(frame, shown, problems))
}

fn acting(me: &Guest, one: &Standing, typed: (&Sent, &Problems)) -> Act {
    let most = me.office().settings().server.attachment_limit_mib;
    let versions = one.versions.iter();
    let versions =
        versions.map(|(number, day)| Offer::new(number.to_string(), version(*number, *day)));
    let stands = (one.remedy.stage, one.steps.as_slice());
    Act::new(stands, (versions.collect(), most), typed)
}

fn shown(side: Side, id: StatementId, one: &Piece) -> Evidence {
    let statement = side.statement(id);
    match one {
        Piece::File(file, name, theirs) => Evidence {
            take_back: theirs.then(|| file.to_string()),
            label: Text::spoken(name.as_str()),
            href: path::below(&format!("{statement}/files"), &file.to_string()),
            is_file: true,
        },
        Piece::Version(number, day) => Evidence {
            take_back: None,
            label: version(*number, *day),
            href: statement,
            is_file: false,
        },
    }
}

fn version(number: i32, day: Date) -> Text {
    Text::new("remedy-evidence-version")
        .with("version", i64::from(number))
        .with("day", day)
}

fn crumbs(side: Side, id: StatementId, filer: &str) -> Vec<Crumb> {
    let (list, href, label) = match side {
        Side::Filer => (
            Text::new("filing-list-title"),
            path::DISCLOSURES,
            Text::new("remedies-own"),
        ),
        Side::Office => (
            Text::new("register-title"),
            path::REMEDIES,
            Text::new("review-title").with("filer", filer),
        ),
    };
    vec![
        Crumb {
            label: list,
            href: href.to_owned(),
        },
        Crumb {
            label,
            href: side.statement(id),
        },
    ]
}

fn readers(side: Side, desk: &str) -> Text {
    Text::new(match (side, desk == Group::Alternate.name()) {
        (Side::Filer, false) => "remedies-readers",
        (Side::Filer, true) => "remedies-readers-alternate",
        (Side::Office, false) => "review-readers",
        (Side::Office, true) => "review-readers-alternate",
    })
}

fn facts(me: &Guest, side: Side, found: &reading::Remedies, one: &Standing) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |key: &'static str, value| facts.push(Fact::new(Text::new(key), value));
    if let Some(place) = &one.remedy.about {
        let name = found.about(place, me.speech().tag());
        fact("remedy-about", Shown::Name(name));
    }
    if one.remedy.stage == Stage::Proposed {
        let days = Text::new("remedy-days-count").with("count", one.remedy.days);
        fact("remedy-days", Shown::Text(days));
    }
    let turn = match (one.turn, side) {
        (Turn::Filer, Side::Filer) => Some(Text::new("web-who-you")),
        (Turn::Filer, Side::Office) => {
            Some(Text::new("web-who-name").with("name", found.filer.as_str()))
        }
        (Turn::Office, _) => Some(Text::new("web-who-office")),
        (Turn::Nobody, _) => None,
    };
    if let Some(turn) = turn {
        fact("remedy-turn", Shown::Text(turn));
    }
    if let Some(due) = one.due {
        let key = match one.remedy.stage {
            Stage::Agreed => "remedy-due-done",
            Stage::Verified => "remedy-due-confirmed",
            _ => "reviews-turn",
        };
        fact(key, Shown::Due(me.due(due)));
    }
    if !one.verified {
        fact(
            "remedy-signature",
            Shown::Text(Text::new("review-event-unsigned")),
        );
    }
    facts
}

/// What was said about a remedy.
fn event(line: &Line) -> Event {
    let (what, written) = match &line.words {
        Words::Remedy { what, words, .. } => (what.as_str(), words.clone()),
        _ => ("propose", None),
    };
    let of_files = [evidence::ATTACH, evidence::TAKE_BACK].contains(&what);
    let filers = of_files || Step::from_code(what).is_some_and(Step::is_filers);
    Event {
        what: if line.verified {
            Text::keyed(format!("remedy-event-{what}"))
        } else {
            Text::new("review-event-unsigned")
        },
        who: Text::new("web-who-name").with("name", line.name.as_str()),
        day: line.day,
        side: if filers {
            Whose::Requester
        } else {
            Whose::Office
        },
        written,
        new: false,
    }
}

fn proposing(
    me: &Guest,
    found: &reading::Remedies,
    days: u32,
    (sent, problems): (&Sent, &Problems),
) -> Propose {
    let kinds = &me.office().vocabulary().remedy_kind;
    let offers = kinds
        .offered()
        .map(|term| Offer::new(term.code.clone(), kinds.label(&term.code)));
    let asked = [sent.get("about"), me.query().get("about")];
    let about = asked.into_iter().find(|place| !place.is_empty());
    let about = about.unwrap_or_default().to_owned();
    let place = (!about.is_empty()).then(|| found.about(&about, me.speech().tag()));
    let place = place.filter(|place| !place.is_empty());
    Propose::new(
        offers.collect(),
        (about, place),
        (days, found.revision),
        (sent, problems),
    )
}

/// One page of the register.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let view = View::from_code(me.query().get("view"));
        let wanted = me.query().get("page").parse().unwrap_or(1);
        let (office, who) = (me.office(), me.who());
        let page = listed(office, who, view, wanted)?;
        let tabs = counts(office, who)?.into_iter();
        let tabs = tabs.map(|(one, count)| register::tab(one.code(), Some(count), one == view));
        let size = i64::from(office.settings().disclosure.page_rows);
        let pager = Pager::new(page.number, size, page.total, |page| {
            format!("{}?view={}&page={page}", path::REMEDIES, view.code())
        });
        let kinds = &office.vocabulary().remedy_kind;
        let rows = page.rows.into_iter().map(|row| RemedyRow {
            href: row.content.is_some().then(|| {
                let address = Side::Office.address(row.statement);
                format!("{address}?remedy={}", row.id)
            }),
            kind: row.content.as_ref().map(|(kind, _)| kinds.label(kind)),
            stage: match &row.content {
                Some((_, at)) => stage(*at),
                None => Tag::new(
                    Text::keyed(format!("remedy-turn-{}", row.turn.code())),
                    Tone::Quiet,
                ),
            },
            due: row.due.map(|day| me.due(day)),
            filer: row.filer,
            unit: row.unit,
            number: row.number,
        });
        let rows = rows.collect();
        Answer::page(RegisterPage::new(
            me.frame(),
            view.code(),
            tabs.collect(),
            (rows, pager),
        ))
    })
    .await
}
