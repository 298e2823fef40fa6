//! Who reviews a statement: everybody of its desk with what they have to review, and why somebody cannot.

use actix_web::web::Path;
use askama::Template;

use super::state;
use crate::{
    disclosure::review::assigning::{self, Assignable, assignable},
    error::{Error, Problems, Result},
    language::{Text, typed},
    storage::Id,
    vault::AccountId,
    web::{
        answer::Answer,
        field::{Choice, Offer, Sent},
        form::{Form, corrected},
        page::Frame,
        part::{Crumb, Fact, Shown, Tag},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// Giving a statement to a reviewer; nothing of what stands in it is shown.
#[derive(Template)]
#[template(path = "reviewing/assign.html", config = "config/askama.toml")]
pub struct AssignPage {
    frame: Frame,
    action: String,
    facts: Vec<Fact>,
    reviewer: Choice,
    kept: Vec<(String, Text)>,
    revision: i32,
    crumbs: Vec<Crumb>,
}

/// What the page shows of the statement.
pub struct Candidate {
    /// The id in its address.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Who filed it, and their unit.
    pub filer: [String; 2],
    /// Where it stands.
    pub state: Tag,
    /// Who reviews it, if anybody.
    pub reviewer: Option<String>,
    /// Who can be chosen, each with how much they have to review.
    pub offers: Vec<Offer>,
    /// Who cannot, each with the sentence why.
    pub kept: Vec<(String, Text)>,
    /// The revision the page was made from.
    pub revision: i32,
}

impl AssignPage {
    /// The page, with what was chosen and refused, if anything was.
    #[must_use]
    pub fn new(frame: Frame, shown: Candidate, sent: &Sent, problems: &Problems) -> Self {
        let action = path::act(path::REVIEWS, &shown.id, "assign");
        let [filer, unit] = shown.filer;
        let mut facts = vec![
            Fact::new(Text::new("reviews-filer"), Shown::Name(filer)),
            Fact::new(Text::new("review-fact-unit"), Shown::Name(unit)),
            Fact::new(Text::new("assign-number"), Shown::Code(shown.number)),
            Fact::new(Text::new("inbox-state"), Shown::Tag(shown.state)),
        ];
        let reviewer = shown.reviewer.map(Shown::Name);
        facts.extend(reviewer.map(|name| Fact::new(Text::new("review-fact-reviewer"), name)));
        Self {
            frame: frame
                .at(action.clone())
                .titled(Text::new("assign-title"))
                .with_problems(problems),
            action,
            facts,
            reviewer: Choice::new("reviewer", Text::new("assign-reviewer"), shown.offers)
                .hint(Text::new("assign-hint"))
                .filled(sent, problems),
            kept: shown.kept,
            revision: shown.revision,
            crumbs: vec![Crumb {
                label: Text::new("reviews-title"),
                href: path::REVIEWS.to_owned(),
            }],
        }
    }
}

/// Who could review a statement.
pub async fn form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let page = page(me, &id, &Sent::default(), &Problems::new())?;
        Answer::page(page)
    })
    .await
}

/// Gives the statement to whoever was chosen, or takes it from whoever has it.
pub async fn assign(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let revision = typed::number(sent.get("revision")).and_then(|n| i32::try_from(n).ok());
        let at = (Id::parse(&id)?, revision.unwrap_or_default());
        let done = chosen(sent)
            .and_then(|reviewer| assigning::assign(me.office(), me.who(), at, reviewer));
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{}?done=assign", path::REVIEWS))),
            Ok(Err(problems)) => Answer::refused(page(me, &id, sent, &problems)?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("review-conflict"));
                Answer::conflict(page(me, &id, sent, &problems)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// The account that was chosen; nobody if nobody is to review it for now.
fn chosen(sent: &Sent) -> Result<Option<AccountId>> {
    let unknown = || Error::field("reviewer", Text::new("disclosure-reviewer-choose"));
    match sent.get("reviewer") {
        "" => Err(unknown()),
        "nobody" => Ok(None),
        id => Id::parse(id).map(Some).map_err(|_| unknown()),
    }
}

fn page(me: &Guest, id: &str, sent: &Sent, problems: &Problems) -> Result<AssignPage> {
    let found = assignable(me.office(), me.who(), Id::parse(id)?)?;
    let has = |id: AccountId| found.reviewer == Some(id);
    let reviewer = found
        .candidates
        .iter()
        .find(|candidate| has(candidate.id))
        .map(|candidate| candidate.name.clone());
    let shown = Candidate {
        id: id.to_owned(),
        state: state(found.state),
        offers: offers(&found),
        kept: found
            .candidates
            .iter()
            .filter_map(|candidate| Some((candidate.name.clone(), candidate.kept?.text())))
            .collect(),
        revision: found.revision,
        number: found.number,
        filer: [found.filer, found.unit],
        reviewer,
    };
    Ok(AssignPage::new(me.frame(), shown, sent, problems))
}

/// Whoever can review it, but for whoever does; and nobody, where somebody does.
fn offers(found: &Assignable) -> Vec<Offer> {
    let can = found
        .candidates
        .iter()
        .filter(|candidate| candidate.kept.is_none() && found.reviewer != Some(candidate.id));
    let offer = |candidate: &assigning::Candidate| {
        let label = Text::new("web-who-name").with("name", candidate.name.as_str());
        Offer::new(candidate.id.to_string(), label)
            .hint(Text::new("assign-load").with("count", candidate.load))
    };
    let nobody = found
        .reviewer
        .map(|_| Offer::new("nobody", Text::new("assign-nobody")));
    can.map(offer).chain(nobody).collect()
}
