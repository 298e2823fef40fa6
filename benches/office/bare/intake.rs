//! Taking a request in.

use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, connection::SimpleConnection,
    insert_into,
};
use probity::{
    advice::{Intake, Lines, Requester},
    audit,
    calendar::{Deadline, Span},
    error::{Error, Result},
    storage::{
        Conn, Day, Id,
        schema::{advice_lines, advice_matters, matter_wraps, matters, shares},
    },
    vault::{
        Group, Label, MatterId,
        account::{AccountKeys, OwnerTag},
        digest,
        label::message,
        matter_key::{Dek, MatterKey, Share},
        said::{Author, say},
    },
};

use super::{Who, i32_of, line_place, on, place, spot};
use crate::peer::{Peer, Question};

impl Peer {
    /// Draws the keys of a matter, and seals and signs what was asked.
    pub(super) fn seal(&self, who: &Who, question: &Question, tag: OwnerTag) -> Result<Matter> {
        let chance = self.office.chance();
        let (id, line) = (MatterId::draw(chance), Id::<Lines>::draw(chance));
        let of = MatterKey {
            matter: id.bytes(),
            generation: 1,
        };
        let (dek, share) = (Dek::draw(chance), Share::draw(chance));
        let commit = dek.commit(&of, &share);
        let desk = self.office.groups().certified(Group::Office)?;
        let key = dek.content_key(&of, &share, &commit)?;
        let intake = Intake {
            requester: Requester::Account {
                account: who.id,
                person: None,
                name: who.name.clone(),
            },
            channel: "portal".into(),
            subject: question.subject.clone(),
            concerns_office: false,
            logged_by: None,
        };
        let intake = serde_json::to_vec(&intake).map_err(Error::broken)?;
        let today = self.office.today();
        let clock = Deadline::begin(today, Span::WorkingDays(3));
        let signer = Author {
            account: who.id,
            generation: who.generation,
            day: Day::from(today).number(),
        };
        let words = question.message.as_bytes();
        let words = say(who.keys.sign(), &spot(&id, &line), signer, words);
        Ok(Matter {
            year: i32::from(self.office.calendar().year_of(today)),
            day: Day::from(today).number(),
            due: clock
                .due(self.office.calendar())
                .map(|due| Day::from(due).number()),
            clock: serde_json::to_string(&clock).map_err(Error::broken)?,
            wraps: [
                (
                    "office",
                    i32_of(desk.generation())?,
                    [0; 16],
                    dek.wrap(&of, &commit, &desk, chance)?,
                ),
                (
                    "owner",
                    i32_of(who.generation)?,
                    tag,
                    dek.wrap(&of, &commit, &who.key, chance)?,
                ),
            ],
            intake: key.seal(&place(&id, "intake"), &intake, chance)?,
            triage: key.seal(&place(&id, "triage"), b"null", chance)?,
            body: key.seal(&line_place(&line), &words, chance)?,
            commit,
            share,
            line,
            id,
        })
    }

    pub(super) fn put_share(&self, matter: &Matter) -> Result<()> {
        let mut conn = self.shares.lock();
        let conn = &mut *conn;
        conn.batch_execute("BEGIN")?;
        on!(conn, conn => insert_into(shares::table)
            .values((
                shares::matter.eq(matter.id.bytes()),
                shares::generation.eq(1),
                shares::share.eq(matter.share.bytes().as_slice()),
            ))
            .execute(conn))?;
        Ok(conn.batch_execute("COMMIT")?)
    }
}

/// A matter, sealed and not yet stored.
pub(super) struct Matter {
    pub(super) id: MatterId,
    line: Id<Lines>,
    share: Share,
    commit: [u8; 32],
    wraps: [(&'static str, i32, OwnerTag, Vec<u8>); 2],
    pub(super) year: i32,
    day: i32,
    due: Option<i32>,
    clock: String,
    intake: Vec<u8>,
    triage: Vec<u8>,
    body: Vec<u8>,
}

impl Matter {
    pub(super) fn insert(&self, conn: &mut Conn, number: i32) -> Result<()> {
        on!(conn, conn => insert_into(matters::table)
            .values((
                matters::id.eq(self.id.bytes()),
                matters::kind.eq("advice"),
                matters::generation.eq(1),
                matters::commitment.eq(self.commit.as_slice()),
                matters::hold.eq(false),
                matters::purged.eq(false),
            ))
            .execute(conn))?;
        for (recipient, generation, tag, wrapped) in &self.wraps {
            on!(&mut *conn, conn => insert_into(matter_wraps::table)
                .values((
                    matter_wraps::matter.eq(self.id.bytes()),
                    matter_wraps::generation.eq(1),
                    matter_wraps::recipient.eq(recipient),
                    matter_wraps::recipient_gen.eq(generation),
                    matter_wraps::tag.eq(tag.as_slice()),
                    matter_wraps::claimed.eq(true),
                    matter_wraps::wrapped.eq(wrapped),
                ))
                .execute(conn))?;
        }
        on!(conn, conn => insert_into(advice_matters::table)
            .values((
                advice_matters::id.eq(self.id.bytes()),
                advice_matters::year.eq(self.year),
                advice_matters::number.eq(number),
                advice_matters::state.eq("received"),
                advice_matters::desk.eq("office"),
                advice_matters::received.eq(self.day),
                advice_matters::due.eq(self.due),
                advice_matters::unread.eq(true),
                advice_matters::messages.eq(1),
                advice_matters::revision.eq(1),
                advice_matters::clock.eq(&self.clock),
                advice_matters::intake.eq(&self.intake),
                advice_matters::triage.eq(&self.triage),
            ))
            .execute(conn))?;
        on!(conn, conn => insert_into(advice_lines::table)
            .values((
                advice_lines::id.eq(self.line.bytes()),
                advice_lines::matter.eq(self.id.bytes()),
                advice_lines::seq.eq(0),
                advice_lines::kind.eq("message"),
                advice_lines::author.eq("requester"),
                advice_lines::day.eq(self.day),
                advice_lines::body.eq(&self.body),
            ))
            .execute(conn))?;
        Ok(())
    }

    /// What the record remembers of it, as an auditor computes it from the rows.
    pub(super) fn state(&self, number: i32) -> audit::Hash {
        let of = |fields: &[&[u8]]| digest(&message(Label::MATTER_STATE, fields));
        let room = of(&[
            self.id.bytes(),
            &self.year.to_be_bytes(),
            &number.to_be_bytes(),
            b"received",
            b"office",
            b"",
            &self.day.to_be_bytes(),
            &self
                .due
                .map_or(Vec::new(), |due| due.to_be_bytes().to_vec()),
            b"",
            b"",
            &1_i32.to_be_bytes(),
            &1_i32.to_be_bytes(),
            self.clock.as_bytes(),
            &self.intake,
            &self.triage,
            &1_usize.to_be_bytes(),
            self.line.bytes(),
            &0_i32.to_be_bytes(),
            b"message",
            b"requester",
            &self.day.to_be_bytes(),
            &self.body,
        ]);
        let [
            (desk, desk_gen, _, for_desk),
            (owner, owner_gen, _, for_owner),
        ] = &self.wraps;
        let own = of(&[
            self.id.bytes(),
            b"advice",
            &1_i32.to_be_bytes(),
            &self.commit,
            &[0, 0],
            desk.as_bytes(),
            &desk_gen.to_be_bytes(),
            for_desk,
            owner.as_bytes(),
            &owner_gen.to_be_bytes(),
            for_owner,
        ]);
        of(&[&own, &room])
    }
}

// As in the portal: said literally, so that the index of owners' tags serves it without being planned anew.
diesel::postfix_operator!(IsOwner, " = 'owner'");

/// The first tag that no wrap carries: doubling steps, then halving.
pub(super) fn next_tag(conn: &mut Conn, keys: &AccountKeys) -> Result<OwnerTag> {
    let mut is_taken = |n: u32| -> Result<bool> {
        let found: Option<Vec<u8>> = on!(&mut *conn, conn => matter_wraps::table
            .filter(matter_wraps::tag.eq(keys.tag(n).as_slice()))
            .filter(IsOwner::new(matter_wraps::recipient))
            .select(matter_wraps::tag)
            .first(conn)
            .optional())?;
        Ok(found.is_some())
    };
    let (mut first, mut step) = (0, 1);
    while is_taken(first + step - 1)? {
        first += step;
        step *= 2;
    }
    while step > 1 {
        step /= 2;
        if is_taken(first + step - 1)? {
            first += step;
        }
    }
    Ok(keys.tag(first))
}

pub(super) fn next_number(conn: &mut Conn, year: i32) -> Result<i32> {
    let last: Option<i32> = on!(conn, conn => advice_matters::table
        .filter(advice_matters::year.eq(year))
        .order(advice_matters::number.desc())
        .select(advice_matters::number)
        .first(conn)
        .optional())?;
    Ok(last.unwrap_or(0) + 1)
}
