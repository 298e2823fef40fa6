//! How a request comes in: from somebody signed in, anonymously, or logged by an officer for somebody.

use zeroize::Zeroizing;

use super::{
    KIND,
    content::{Asking, Intake, Requester},
    draft::Draft,
    may,
    rows::{self, MatterRow},
    standing,
    state::State,
};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    calendar::{Deadline, Span},
    error::{Error, Result},
    identity::{self, Gate},
    language::{Message, Text},
    office::{Act, Office},
    role::Role,
    storage,
    vault::{
        Group, Keyring, MatterId, Place, Reader,
        account::{OwnerTag, unclaimed_tag},
        encode,
    },
};

/// A request that arrived.
pub struct Asked {
    /// The matter.
    pub id: MatterId,
    /// Its number, for the owner and the office.
    pub number: String,
    /// The day by which the office answers.
    pub due: Option<jiff::civil::Date>,
    /// The digits of the receipt, where somebody asked anonymously; shown once.
    pub receipt: Option<Zeroizing<String>>,
    /// The desk that reads it.
    pub desk: Group,
}

/// A request an officer logs for somebody who called, wrote or came by.
pub struct Logged {
    /// What was asked.
    pub asking: Asking,
    /// How it came: a code of the vocabulary `channel`.
    pub channel: String,
    /// Who asked.
    pub from: From,
}

/// Who asked, where an officer logs it.
pub enum From {
    /// Somebody of the roster, with their name; if they have an account, they can read along.
    Person(PersonId, String),
    /// Somebody who wants no name written down.
    Unnamed,
    /// Somebody from outside.
    Outside(String),
}

/// Whether requests can be taken at all, and whether those that concern the office can.
#[must_use]
pub fn is_open(office: &Office) -> (bool, bool) {
    let groups = office.groups();
    (
        groups.is_certified(Group::Office),
        groups.is_certified(Group::Alternate),
    )
}

/// The keys that seal and sign for whoever asks.
struct Owner<'a> {
    keys: &'a Keyring,
    tag: OwnerTag,
    reader: Option<Reader>,
}

/// Takes a request from somebody signed in. It is sealed to the desk and to them before anything is stored.
///
/// # Errors
/// [`Error::Invalid`] about the fields of the form, or when intake is closed; [`Error::Denied`] when nobody is signed in.
pub fn ask(office: &Office, who: &Actor, asking: &Asking) -> Result<Asked> {
    let me = who.account().ok_or(Error::Denied)?;
    let (subject, message, concerns_office) = asking.check()?;
    let desk = desk_for(
        office,
        concerns_office || who.is_any(&[Role::Officer, Role::Head]),
    )?;
    let requester = if me.anonymous {
        Requester::Anonymous {
            account: me.account,
        }
    } else {
        Requester::Account {
            account: me.account,
            person: me.person,
            name: me.name.clone(),
        }
    };
    let intake = Intake {
        requester: requester.clone(),
        channel: "portal".into(),
        subject,
        concerns_office,
        logged_by: None,
    };
    for _ in 0..TRIES {
        let tag = office.next_tag(who)?;
        let reader = Reader::Owner {
            key: me.key.clone(),
            tag,
            claimed: true,
        };
        let owner = Owner {
            keys: &me.keys,
            tag,
            reader: Some(reader),
        };
        match receive(office, who, desk, (&intake, &message, &owner), &|_| Ok(())) {
            Err(Error::Conflict) => {}
            done => return done,
        }
    }
    Err(Error::busy("an owner's tags kept being taken"))
}

/// How often a request is tried again when the same person sends several at the same instant.
const TRIES: u32 = 8;

/// Takes a request from somebody who does not say who they are. They get a receipt: without it nobody can ever read
/// the answer.
///
/// # Errors
/// As [`ask`]; a passing [`Error::Broken`] when too many people sign in at once.
pub fn ask_anonymously(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    asking: &Asking,
) -> Result<Asked> {
    let (subject, message, concerns_office) = asking.check()?;
    let desk = desk_for(office, concerns_office)?;
    let receipt = identity::new_receipt(office, gate, who)?;
    let requester = Requester::Anonymous {
        account: receipt.keys.account(),
    };
    let intake = Intake {
        requester: requester.clone(),
        channel: "portal".into(),
        subject,
        concerns_office,
        logged_by: None,
    };
    let tag = receipt.keys.tag(0);
    let reader = Reader::Owner {
        key: receipt.recipient.clone(),
        tag,
        claimed: true,
    };
    let owner = Owner {
        keys: &receipt.keys,
        tag,
        reader: Some(reader),
    };
    let asked = receive(office, who, desk, (&intake, &message, &owner), &|act| {
        receipt.keep(act)
    })?;
    Ok(Asked {
        receipt: Some(receipt.digits),
        ..asked
    })
}

/// Whether somebody may log requests for others, for showing the form.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn may_log(office: &Office, who: &Actor) -> Result<()> {
    office.look(who, |look| may::log_intake(look).map(|_| ()))
}

/// Logs a request for somebody who called, wrote or came by. If they have an account it becomes theirs to read at their
/// next sign-in.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk; [`Error::Invalid`] about the fields of the form.
pub fn log(office: &Office, who: &Actor, logged: &Logged) -> Result<Asked> {
    let me = who.account().ok_or(Error::Denied)?;
    let (subject, message, concerns_office) = logged.asking.check()?;
    may_log(office, who)?;
    let desk = desk_for(office, concerns_office)?;
    let (requester, reader) = logged.from.known(office, who)?;
    let intake = Intake {
        requester,
        channel: logged.channel.clone(),
        subject,
        concerns_office,
        logged_by: who.id(),
    };
    let owner = Owner {
        keys: &me.keys,
        tag: *me.account.uuid().as_bytes(),
        reader,
    };
    receive(office, who, desk, (&intake, &message, &owner), &|_| Ok(()))
}

impl From {
    /// As whom the matter knows them, and the key that reads it when they have an account.
    fn known(&self, office: &Office, who: &Actor) -> Result<(Requester, Option<Reader>)> {
        let outside = |name| (Requester::Outside { name }, None);
        let (person, name) = match self {
            Self::Outside(name) => return Ok(outside(identity::account::name(name)?)),
            Self::Unnamed => return Ok(outside(String::new())),
            Self::Person(person, name) => (*person, name.clone()),
        };
        let account = office.look(who, |look| identity::account_of_person(look, person))?;
        Ok(match account {
            None => (Requester::Person { person, name }, None),
            Some(account) => (
                Requester::Account {
                    account: account.id,
                    person: Some(person),
                    name: account.name,
                },
                Some(Reader::Owner {
                    key: account.key,
                    tag: unclaimed_tag(office.chance()),
                    claimed: false,
                }),
            ),
        })
    }
}

/// Matters about the office go to the alternate; without one they are refused with the name of an outside contact,
/// never quietly handed to the office.
fn desk_for(office: &Office, concerns_office: bool) -> Result<Group> {
    let (open, alternate) = is_open(office);
    match (concerns_office, open, alternate) {
        (true, _, true) => Ok(Group::Alternate),
        (true, _, false) => {
            let contact = office.settings().office.outside_contact.clone();
            Err(Error::field(
                "concerns_office",
                match contact {
                    Some(contact) => Text::new("advice-no-alternate").with("contact", contact),
                    None => Text::new("advice-no-alternate-no-contact"),
                },
            ))
        }
        (false, true, _) => Ok(Group::Office),
        (false, false, _) => Err(Error::invalid(Text::new("advice-closed"))),
    }
}

fn receive(
    office: &Office,
    who: &Actor,
    desk: Group,
    (intake, message, owner): (&Intake, &Message, &Owner<'_>),
    first: &dyn Fn(&mut Act<'_>) -> Result<()>,
) -> Result<Asked> {
    let mut readers = vec![Reader::Group(desk)];
    readers.extend(owner.reader.clone());
    let matter = office.draw_matter(KIND, &readers)?;
    let (key, chance) = (matter.key(), office.chance());
    let draft = Draft::message(office, owner.keys, key, ("requester", message.words()))?;
    let sealed_intake = key.seal(&place(&key.id(), "intake"), &encode(intake)?, chance)?;
    let sealed_triage = key.seal(&place(&key.id(), "triage"), b"null", chance)?;
    let days = office.settings().advice.standard_answer_days;
    office.act(who, |act| {
        first(act)?;
        act.keep(&matter)?;
        let clock = Deadline::begin(act.today(), Span::WorkingDays(days));
        let due = clock.due(office.calendar());
        let year = i32::from(office.calendar().year_of(act.today()));
        let row = MatterRow {
            id: key.id(),
            year,
            number: rows::next_number(act, year)?,
            state: storage::Code(State::Received),
            desk: desk.name().to_owned(),
            handler: None,
            received: act.today().into(),
            due: due.map(Into::into),
            answered: None,
            disposed: None,
            unread: true,
            messages: 1,
            revision: 1,
            clock: serde_json::to_string(&clock).map_err(Error::broken)?,
            intake: sealed_intake.clone(),
            triage: sealed_triage.clone(),
        };
        rows::insert(act, &row)?;
        draft.put(act, row.id, 0)?;
        let number = super::number(row.year, row.number);
        let entry = Entry::new(Code::MatterReceived)
            .about(row.id.uuid())
            .state(standing::state(act, row.id)?)
            .by(owner.tag);
        Ok((
            Asked {
                id: row.id,
                number,
                due,
                receipt: None,
                desk,
            },
            entry,
        ))
    })
}

/// Where a sealed column of a matter stands; the names are frozen.
pub(super) fn place<'a>(id: &'a MatterId, column: &'static str) -> Place<'a> {
    Place {
        table: "advice_matters",
        row: id.bytes(),
        column,
    }
}
