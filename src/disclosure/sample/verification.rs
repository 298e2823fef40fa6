//! What the documents of a drawn statement show: the filer gives one for each item, the reviewer says what it proves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rows::{self, SampledRow};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        SampledId, StatementId,
        attachment::{Upload, given_name},
        form::{Answers, Form, Item, Place},
        letters, may,
        statement::{
            case::form_of,
            rows::{self as statements, StatementRow},
            standing, unlock, version,
        },
    },
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads, files_of},
    vault::{Attachment, AttachmentId, Locked, Opened, decode, encode},
};

/// Nothing came in yet.
pub(super) const ASKED: &str = "asked";
const PROVIDED: &str = "provided";
const CHECKED: &str = "checked";

/// What the document of an item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// What was declared.
    Confirmed,
    /// Something else.
    Differs,
    /// Nothing: none was given.
    Missing,
    /// None is needed, or none can be had.
    Needless,
}

/// What is sealed of a drawn statement, by the place of the item.
#[derive(Default, Serialize, Deserialize)]
struct Checklist(BTreeMap<String, Checked>);

#[derive(Default, Clone, Serialize, Deserialize)]
struct Checked {
    documents: Vec<String>,
    proof: Option<Proof>,
}

/// A drawn statement with its checklist.
pub struct Verification {
    /// The form, as it was frozen.
    pub form: Form,
    /// Every item that was filed.
    pub items: Vec<ItemCheck>,
    /// How far it is: `asked`, `provided` or `checked`.
    pub state: String,
}

/// One item and its documents.
pub struct ItemCheck {
    /// Its place, such as `assets.7f3a`.
    pub place: Place,
    /// What was declared.
    pub item: Item,
    /// The documents that were given, with their names.
    pub documents: Vec<(AttachmentId, String)>,
    /// What they show, once it was said.
    pub proof: Option<Proof>,
}

impl Proof {
    /// Everything a document can show.
    pub const ALL: [Self; 4] = [
        Self::Confirmed,
        Self::Differs,
        Self::Missing,
        Self::Needless,
    ];

    /// The code, in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Needless => "needless",
        }
    }

    /// What a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("proof-{}", self.code()))
    }
}

/// What is asked of whoever was drawn.
///
/// # Errors
/// [`Error::Denied`] for whoever is not its filer; [`Error::Missing`] when it was not drawn.
pub fn asked(office: &Office, who: &Actor, id: StatementId) -> Result<Verification> {
    let locked = unlock(office, who, id)?;
    let found = office.look(who, |look| {
        let row = statements::statement(look, id)?.ok_or(Error::Denied)?;
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        Verification::read(look, &row, &opened)
    });
    crate::disclosure::statement::recorded(office, who, id, found)
}

/// The checklist of a drawn statement for its reviewers; recorded before it is shown.
///
/// # Errors
/// [`Error::Denied`] for whoever does not review it; [`Error::Missing`] when it was not drawn.
pub fn review(office: &Office, who: &Actor, id: StatementId) -> Result<Verification> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::review(act, &row, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        let found = Verification::read(act, &row, &opened)?;
        let entry = Entry::new(Code::MatterRead).about(opened.key().id().uuid());
        Ok((found, entry))
    })
}

/// Whether a document can be given: the statement was drawn and its checklist is not closed.
///
/// # Errors
/// As [`asked`]; [`Error::Invalid`] once it was checked.
pub fn begin(office: &Office, who: &Actor, id: StatementId) -> Result<Upload> {
    let asked = asked(office, who, id)?;
    if asked.state == CHECKED {
        return Err(Error::invalid(Text::new("verification-over")));
    }
    Ok(Upload::begin(office))
}

/// Gives a document for one item (`assets.7f3a`).
///
/// # Errors
/// [`Error::Invalid`] about `place` when no such item was filed, about `file` when it is empty; [`Error::Denied`] for whoever
/// is not its filer.
pub fn provide(
    office: &Office,
    who: &Actor,
    (id, place): (StatementId, &str),
    upload: Upload,
    (name, media): (&str, &str),
) -> Result<AttachmentId> {
    let sealed = upload.finish(office)?;
    let name = given_name(name);
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::own_to_change(act, &row, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        let today = act.today().into();
        let file = Attachment::seal(
            &sealed,
            (&name, media),
            opened.key(),
            today,
            office.chance(),
        )?;
        act.keep_file(&file)?;
        change(act, (&row, &opened), &|items, checklist| {
            if !items.iter().any(|(known, _)| known.name() == place) {
                return Err(Error::field("place", Text::new("verification-place")));
            }
            let checked = checklist.0.entry(place.to_owned()).or_default();
            checked.documents.push(file.id().to_string());
            checked.proof = None;
            Ok(())
        })?;
        letters::tell_news(act, row.reviewer)?;
        let entry = standing::entry(act, Code::FileAttached, &row)?;
        Ok((file.id(), entry.listing([file.id().uuid()])))
    })
}

/// Writes down what the documents show, item by item; once each has its word the checklist is closed. Tells whether it is.
///
/// # Errors
/// [`Error::Missing`] when it was not drawn; [`Error::Denied`] for whoever does not review it.
pub fn record(
    office: &Office,
    who: &Actor,
    id: StatementId,
    found: &[(String, Proof)],
) -> Result<bool> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::review(act, &row, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        let closed = change(act, (&row, &opened), &|items, checklist| {
            for (place, proof) in found {
                if items.iter().any(|(known, _)| known.name() == *place) {
                    checklist.0.entry(place.clone()).or_default().proof = Some(*proof);
                }
            }
            Ok(())
        })?;
        Ok((closed, standing::entry(act, Code::SampleChecked, &row)?))
    })
}

type Items = [(Place, Item)];

fn change(
    act: &mut Act<'_>,
    (row, opened): (&StatementRow, &Opened<'_>),
    todo: &dyn Fn(&Items, &mut Checklist) -> Result<()>,
) -> Result<bool> {
    let mut drawn = last(act, row)?;
    let items = items(act, row, opened)?;
    let mut checklist = read(&drawn, opened)?;
    todo(&items, &mut checklist)?;
    let proven = |place: &Place| {
        let checked = checklist.0.get(&place.name());
        checked.is_some_and(|checked| checked.proof.is_some())
    };
    let closed = items.iter().all(|(place, _)| proven(place));
    if closed { CHECKED } else { PROVIDED }.clone_into(&mut drawn.state);
    let chance = act.office().chance();
    drawn.checklist = opened
        .key()
        .seal(&place(&drawn.id), &encode(&checklist)?, chance)?;
    rows::set_checklist(act, &drawn)?;
    Ok(closed)
}

fn place(id: &SampledId) -> crate::vault::Place<'_> {
    crate::vault::Place {
        table: "disclosure_sampled",
        row: id.bytes(),
        column: "checklist",
    }
}

/// The last time a statement was drawn.
fn last(at: &mut impl Reads, row: &StatementRow) -> Result<SampledRow> {
    let drawn = rows::of_statement(at, row.id)?.into_iter().next();
    drawn.ok_or(Error::Missing)
}

fn read(drawn: &SampledRow, opened: &Opened<'_>) -> Result<Checklist> {
    if drawn.checklist.is_empty() {
        return Ok(Checklist::default());
    }
    decode(&opened.read(&place(&drawn.id), &drawn.checklist)?)
}

/// Every item that was filed last.
fn items(
    at: &mut impl Reads,
    row: &StatementRow,
    opened: &Opened<'_>,
) -> Result<Vec<(Place, Item)>> {
    let filed = version::last_filed(at, row.id, opened)?;
    let answers = filed.map_or_else(Answers::default, |filed| filed.version.answers.clone());
    let form = form_of(at, row)?;
    let mut items = Vec::new();
    for section in form.sections.iter().filter(|section| !section.once) {
        for item in answers.items(&section.code) {
            items.push((Place::item(&section.code, &item.id), item.clone()));
        }
    }
    Ok(items)
}

/// The documents that were given for a drawn statement, and for which item.
pub(in crate::disclosure) fn documents(
    at: &mut impl Reads,
    row: &StatementRow,
    opened: &Opened<'_>,
) -> Result<Vec<(Place, AttachmentId)>> {
    let mut documents = Vec::new();
    for drawn in rows::of_statement(at, row.id)? {
        for (name, checked) in read(&drawn, opened)?.0 {
            let (section, item) = name.split_once('.').unwrap_or((&name, ""));
            let given = checked.documents.iter();
            let given = given.filter_map(|id| AttachmentId::parse(id).ok());
            documents.extend(given.map(|id| (Place::item(section, item), id)));
        }
    }
    Ok(documents)
}

/// Seals the checklists of a statement anew, for another key.
pub(in crate::disclosure) fn reseal(
    act: &mut Act<'_>,
    id: StatementId,
    (opened, next): (&Opened<'_>, &Locked),
) -> Result<()> {
    for mut drawn in rows::of_statement(act, id)? {
        if !drawn.checklist.is_empty() {
            let place = place(&drawn.id);
            let plain = opened.read(&place, &drawn.checklist)?;
            drawn.checklist = next.seal(&place, &plain, act.office().chance())?;
            rows::set_checklist(act, &drawn)?;
        }
    }
    Ok(())
}

impl Verification {
    fn read(at: &mut impl Reads, row: &StatementRow, opened: &Opened<'_>) -> Result<Self> {
        let drawn = last(at, row)?;
        let checklist = read(&drawn, opened)?;
        let mut names = BTreeMap::new();
        for file in files_of(at, opened.key().id())? {
            names.insert(file.id(), file.about(opened)?.name);
        }
        let items = items(at, row, opened)?.into_iter().map(|(place, item)| {
            let checked = checklist.0.get(&place.name()).cloned().unwrap_or_default();
            let documents = checked.documents.iter().filter_map(|id| {
                let id = AttachmentId::parse(id).ok()?;
                Some((id, names.get(&id)?.clone()))
            });
            ItemCheck {
                documents: documents.collect(),
                proof: checked.proof,
                place,
                item,
            }
        });
        Ok(Self {
            items: items.collect(),
            form: form_of(at, row)?,
            state: drawn.state,
        })
    }
}
