//! Drawing a sample, and looking at those that were drawn.

use actix_web::web::Path;

use super::{Drawing, DrawnRow, SamplePage, state};
use crate::{
    disclosure::sample::{self, Asked, Sample, draw::Strata},
    error::{Error, Problems, Result},
    language::{Text, typed::western},
    storage::{Coded, Id},
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::{Fact, Notice, Shown},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The samples of a cycle.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "drawn" => me
                .frame()
                .noticing(Notice::done(Text::new("sample-done-drawn"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &id, (&Sent::default(), &Problems::new()))?)
    })
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    id: &str,
    (sent, problems): (&Sent, &Problems),
) -> Result<SamplePage> {
    let samples = sample::samples(me.office(), me.who(), Id::parse(id)?)?;
    let samples = samples.into_iter().map(drawing).collect();
    Ok(SamplePage::new(frame, id, samples, sent, problems))
}

fn drawing(sample: Sample) -> Drawing {
    let count = |key, number: usize| {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        Fact::new(
            Text::new(key),
            Shown::Text(Text::new("sample-count").with("count", number)),
        )
    };
    let facts = vec![
        Fact::new(Text::new("sample-day"), Shown::Day(sample.day)),
        Fact::new(
            Text::new("sample-seed-label"),
            Shown::Code(sample.asked.seed.clone()),
        ),
        count("sample-size-label", sample.drawn.len()),
        Fact::new(
            Text::new("sample-strata-label"),
            Shown::Text(sample.asked.strata.label()),
        ),
        count("sample-population", sample.population),
        Fact::new(Text::new("sample-hash"), Shown::Code(sample.hash)),
    ];
    let rows = sample.drawn.into_iter().map(|drawn| DrawnRow {
        href: path::act("/reviews", &drawn.statement.to_string(), "verification"),
        number: drawn.number,
        filer: drawn.filer,
        stratum: drawn.stratum,
        state: state(&drawn.state),
    });
    Drawing {
        facts,
        same: sample.same,
        rows: rows.collect(),
    }
}

/// Draws a sample.
pub async fn draw(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let done = asked(sent)
            .and_then(|asked| sample::draw(me.office(), me.who(), Id::parse(&id)?, &asked));
        match corrected(done)? {
            Ok(_) => Ok(Answer::see(path::act("/cycles", &id, "sample?done=drawn"))),
            Err(problems) => Answer::refused(page(me, me.frame(), &id, (sent, &problems))?),
        }
    })
    .await
}

fn asked(sent: &Sent) -> Result<Asked> {
    let size = western(sent.get("size").trim()).parse();
    Ok(Asked {
        seed: sent.get("seed").to_owned(),
        size: size.map_err(|_| Error::field("size", Text::new("sample-size")))?,
        strata: Strata::from_code(sent.get("strata")).unwrap_or(Strata::None),
    })
}
