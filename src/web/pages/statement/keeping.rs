//! Sections and their items, looked at and kept.

use actix_web::web::Path;

use super::{
    answered, at, below,
    filling::{change, draft, mark, open, section},
    handlers::head,
    item::{Filling, ItemPage, RemovePage},
    item_step,
    overview::next,
    question::{Entered, enter, questions, told, typed},
    section::{Asked, Row, SectionPage},
    section_step,
};
use crate::{
    disclosure::{
        filing::reading::Own,
        form::{Answers, Declared, Grade, Item, Place, Section, is_item_id},
    },
    error::{Error, Problems, Result},
    language::Text,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::{Notice, Tag, Tone},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The id of the one item of a section that is asked once.
const ONCE: &str = "once";
/// In an address, the item that is still to be made.
const NEW: &str = "new";

/// A section of a statement, by its address.
type At = Path<(String, String)>;
/// An item of a section, by its address.
type ItemAt = Path<(String, String, String)>;

/// What somebody wants once an item is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    /// To go on.
    On,
    /// To add another one.
    Another,
    /// To come back later: what is missing is no mistake yet.
    Later,
    /// Nothing: a script keeps what is typed so far.
    Draft,
}

impl Go {
    fn of(sent: &Sent) -> Self {
        match sent.get("go") {
            "another" => Self::Another,
            "later" => Self::Later,
            "draft" => Self::Draft,
            _ => Self::On,
        }
    }

    fn is_whole(self) -> bool {
        matches!(self, Self::On | Self::Another)
    }
}

fn noticing(me: &Guest) -> Frame {
    let text = match me.query().get("done") {
        "kept" => Text::new("filing-done-item"),
        "removed" => Text::new("filing-done-removed"),
        "imported" => Text::new("filing-done-imported"),
        _ => return me.frame(),
    };
    me.frame().noticing(Notice::done(text))
}

/// A section: its list, or its questions where they are asked once.
pub async fn show_section(me: SignedIn, at: At) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (id, code) = at.into_inner();
        let own = open(me, &id)?;
        let asked = section(&own, &code)?;
        if asked.once {
            let first = draft(&own)?.version.answers.items(&code).first();
            let item = first.map_or(ONCE, |item| item.id.as_str());
            return Answer::page(item_page(me, &own, asked, item)?);
        }
        Answer::page(list(me, &own, asked)?)
    })
    .await
}

fn list(me: &Guest, own: &Own, section: &Section) -> Result<SectionPage> {
    let answers = &draft(own)?.version.answers;
    let declared = answers.section(&section.code);
    let found = section.check(declared);
    let rows = answers.items(&section.code).iter().zip(1..);
    let rows = rows.map(|(item, number)| {
        let about = |place: &Place| place.item.as_deref() == Some(&item.id);
        let here = found
            .iter()
            .filter(|finding| finding.place.as_ref().is_some_and(about));
        let (wrong, told): (Vec<_>, Vec<_>) =
            here.partition(|finding| finding.grade == Grade::Error);
        Row {
            id: item.id.clone(),
            name: answered::name(section, item, number, me.speech()),
            gist: answered::gist(section, item, me.speech()),
            state: (!wrong.is_empty())
                .then(|| Tag::new(Text::new("filing-state-begun"), Tone::Due)),
            notice: told.first().map(|finding| finding.text.clone()),
        }
    });
    let rows = rows.collect();
    let nothing = declared == Some(&Declared::Nothing);
    let onward = onward(me, own, answers, &section.code);
    Ok(SectionPage::new(
        noticing(me),
        head(me, own),
        Asked::of(section, me.speech()),
        (rows, nothing),
        onward,
    ))
}

/// Where one goes on to after a section.
fn onward(me: &Guest, own: &Own, answers: &Answers, after: &str) -> (Text, String) {
    let sections = own.form.standings(answers).map(|(section, how)| {
        let title = Text::spoken(section.title.spoken(me.speech().tag()));
        (section.code.as_str(), title, how)
    });
    next(&own.obligation.id.to_string(), sections, Some(after))
}

/// Says that there is nothing to declare, or takes that back.
pub async fn declare(form: Form<SignedIn>, at: At) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, code) = at.into_inner();
        let nothing = sent.get("declare") == "nothing";
        let there = change(me, &id, |own, answers| {
            section(own, &code)?
                .nothing
                .as_ref()
                .ok_or(Error::Missing)?;
            if !answers.items(&code).is_empty() {
                return Err(Error::Conflict);
            }
            if nothing {
                answers.sections.insert(code.clone(), Declared::Nothing);
                Ok(onward(me, own, answers, &code).1)
            } else {
                answers.sections.remove(&code);
                Ok(below(&id, &section_step(&code)))
            }
        })?;
        Ok(Answer::see(there))
    })
    .await
}

fn item<'a>(answers: &'a Answers, section: &str, id: &str) -> Option<&'a Item> {
    answers.items(section).iter().find(|item| item.id == id)
}

/// An item to add or to change.
pub async fn show_item(me: SignedIn, at: ItemAt) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (id, code, wanted) = at.into_inner();
        let own = open(me, &id)?;
        let asked = section(&own, &code)?;
        let there = item(&draft(&own)?.version.answers, &code, &wanted);
        if asked.once || (there.is_none() && wanted != NEW) {
            return Err(Error::Missing);
        }
        let drawn = me.office().chance().uuid().simple().to_string();
        let new = drawn.get(..12).unwrap_or(&drawn);
        let wanted = there.map_or(new, |item| &item.id);
        Answer::page(item_page(me, &own, asked, wanted)?)
    })
    .await
}

/// The page of an item as it stands in the draft, empty if it does not.
fn item_page(me: &Guest, own: &Own, section: &Section, id: &str) -> Result<ItemPage> {
    let there = item(&draft(own)?.version.answers, &section.code, id);
    let sent = there.map_or_else(Sent::default, |item| typed(section, item));
    let now = enter(section, (id, there), &sent).item;
    let fine = Problems::new();
    let filling = Filling {
        item: id.to_owned(),
        known: there.is_some(),
        mark: mark(there)?,
        questions: questions(section, &now, (&sent, &fine), me.speech()),
        there: Vec::new(),
    };
    let asked = Asked::of(section, me.speech());
    Ok(ItemPage::new(
        noticing(me),
        &head(me, own),
        asked,
        filling,
        &fine,
    ))
}

/// Keeps an item.
pub async fn keep(form: Form<SignedIn>, at: ItemAt) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, code, wanted) = at.into_inner();
        let own = open(me, &id)?;
        let asked = section(&own, &code)?;
        let there = item(&draft(&own)?.version.answers, &code, &wanted);
        if there.is_none() && !is_item_id(&wanted) {
            return Err(Error::Missing);
        }
        let go = Go::of(sent);
        let mut entered = enter(asked, (&wanted, there), sent);
        if go == Go::Draft {
            entered.keep_unread(there);
            return kept(me, &id, &code, &entered.item, sent.get("mark"));
        }
        if go == Go::Later && there.is_none() && entered.item.fields.is_empty() {
            return Ok(Answer::see(then(me, (&id, asked), go)?));
        }
        let found = entered.problems(asked, go.is_whole());
        let (beside, summary) = told(&own.form, me.speech().tag(), &found);
        if !found.is_empty() {
            let page = again(me, &own, asked, (&entered, sent), (&beside, &summary))?;
            return Answer::refused(page);
        }
        match corrected(put(me, &id, &code, &entered.item, sent.get("mark"))) {
            Ok(Ok(())) => Ok(Answer::see(then(me, (&id, asked), go)?)),
            Ok(Err(problems)) => {
                let page = again(me, &own, asked, (&entered, sent), (&beside, &problems))?;
                Answer::refused(page)
            }
            Err(Error::Conflict) => {
                Answer::conflict(beside_theirs(me, &id, asked, &entered, sent)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// Where somebody goes once an item is kept.
fn then(me: &Guest, (id, section): (&str, &Section), go: Go) -> Result<String> {
    Ok(match go {
        Go::Later => format!("{}?done=kept", at(id)),
        Go::Another => {
            let step = item_step(&section.code, NEW);
            format!("{}?done=kept", below(id, &step))
        }
        _ if section.once => {
            let own = open(me, id)?;
            onward(me, &own, &draft(&own)?.version.answers, &section.code).1
        }
        _ => format!("{}?done=kept", below(id, &section_step(&section.code))),
    })
}

/// What an item of this id would take the place of.
fn standing<'a>(section: &Section, answers: &'a Answers, id: &str) -> Option<&'a Item> {
    if section.once {
        answers.items(&section.code).first()
    } else {
        item(answers, &section.code, id)
    }
}

/// Puts an item into the draft over the one of this mark; sent twice, it is put there once. What is asked once has one.
fn put(me: &Guest, id: &str, code: &str, new: &Item, seen: &str) -> Result<()> {
    change(me, id, |own, answers| {
        let there = standing(section(own, code)?, answers, &new.id);
        if there == Some(new) {
            return Ok(());
        }
        if mark(there)? != seen {
            return Err(Error::Conflict);
        }
        if let Some(other) = there.filter(|there| there.id != new.id) {
            let other = other.id.clone();
            answers.remove(code, &other);
        }
        answers.put(code, new.clone());
        Ok(())
    })
}

/// Keeps what a script sends while somebody types, and says what mark it has then. An entry nothing was typed into is none.
fn kept(me: &Guest, id: &str, code: &str, new: &Item, seen: &str) -> Result<Answer> {
    if seen.is_empty() && new.fields.is_empty() {
        return Answer::json(&serde_json::json!({ "mark": "" }));
    }
    put(me, id, code, new, seen)?;
    Answer::json(&serde_json::json!({ "mark": mark(Some(new))? }))
}

/// The page once more, as it was sent.
fn again(
    me: &Guest,
    own: &Own,
    section: &Section,
    (entered, sent): (&Entered, &Sent),
    (beside, summary): (&Problems, &Problems),
) -> Result<ItemPage> {
    let there = item(
        &draft(own)?.version.answers,
        &section.code,
        &entered.item.id,
    );
    let filling = Filling {
        item: entered.item.id.clone(),
        known: there.is_some(),
        mark: sent.get("mark").to_owned(),
        questions: questions(section, &entered.item, (sent, beside), me.speech()),
        there: Vec::new(),
    };
    let asked = Asked::of(section, me.speech());
    Ok(ItemPage::new(
        me.frame(),
        &head(me, own),
        asked,
        filling,
        summary,
    ))
}

/// The page once more, beside what somebody else has kept meanwhile.
fn beside_theirs(
    me: &Guest,
    id: &str,
    section: &Section,
    entered: &Entered,
    sent: &Sent,
) -> Result<ItemPage> {
    let own = open(me, id)?;
    let there = standing(section, &draft(&own)?.version.answers, &entered.item.id);
    let fine = Problems::new();
    let files = below(id, "files");
    let filling = Filling {
        item: entered.item.id.clone(),
        known: there.is_some(),
        mark: mark(there)?,
        questions: questions(section, &entered.item, (sent, &fine), me.speech()),
        there: there.map_or_else(
            || vec![answered::gone()],
            |item| answered::facts(section, item, (me.speech(), &files)),
        ),
    };
    let asked = Asked::of(section, me.speech());
    Ok(ItemPage::new(
        me.frame(),
        &head(me, &own),
        asked,
        filling,
        &fine,
    ))
}

/// An item, before it is taken out.
pub async fn show_remove(me: SignedIn, at: ItemAt) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (id, code, wanted) = at.into_inner();
        let own = open(me, &id)?;
        let asked = section(&own, &code)?;
        let answers = &draft(&own)?.version.answers;
        let mut found = answers.items(&code).iter().zip(1..);
        let (item, number) = found
            .find(|(item, _)| item.id == wanted)
            .ok_or(Error::Missing)?;
        let name = answered::name(asked, item, number, me.speech());
        let files = below(&id, "files");
        let facts = answered::facts(asked, item, (me.speech(), &files));
        Answer::page(RemovePage::new(
            me.frame(),
            &head(me, &own),
            (&code, &item.id),
            (name, facts),
            mark(Some(item))?,
        ))
    })
    .await
}

/// Takes an item out; taken out twice, it is out.
pub async fn remove(form: Form<SignedIn>, at: ItemAt) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, code, wanted) = at.into_inner();
        change(me, &id, |own, answers| {
            section(own, &code)?;
            let there = item(answers, &code, &wanted);
            if there.is_some() && mark(there)? != sent.get("mark") {
                return Err(Error::Conflict);
            }
            answers.remove(&code, &wanted);
            Ok(())
        })?;
        let list = below(&id, &section_step(&code));
        Ok(Answer::see(format!("{list}?done=removed")))
    })
    .await
}
