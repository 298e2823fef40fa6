//! Opening a request.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, update};
use probity::{
    error::{Error, Result},
    storage::{
        Conn, Id,
        schema::{advice_lines, advice_matters, group_seeds, matter_wraps, matters, shares},
    },
    vault::{
        Group, MatterId,
        matter_key::{Dek, MatterKey, Share},
        said::{Said, Voice},
    },
};

use super::{Who, i32_of, line_place, on, place, spot};
use crate::peer::Peer;

impl Peer {
    /// Everything of a matter that an officer reads.
    pub(super) fn read(&self, conn: &mut Conn, who: &Who, id: MatterId) -> Result<String> {
        let (generation, commit): (i32, Vec<u8>) = on!(conn, conn => matters::table
            .find(id.bytes())
            .select((matters::generation, matters::commitment))
            .first(conn))?;
        let wrapped: Vec<u8> = on!(conn, conn => matter_wraps::table
            .filter(matter_wraps::matter.eq(id.bytes()))
            .filter(matter_wraps::recipient.eq("office"))
            .select(matter_wraps::wrapped)
            .first(conn))?;
        let groups = self.office.groups();
        let newest = groups
            .established(Group::Office)
            .next_back()
            .ok_or(Error::Denied)?;
        let sealed: Vec<u8> = on!(conn, conn => group_seeds::table
            .find(("office", i32_of(newest.number())?, who.id.bytes()))
            .select(group_seeds::wrapped)
            .first(conn))?;
        let seed = newest
            .key()
            .unwrap(who.id.bytes(), who.keys.kem(), &sealed)?;
        let of = MatterKey {
            matter: id.bytes(),
            generation: u32::try_from(generation).map_err(Error::broken)?,
        };
        let commit = commit.as_slice().try_into().map_err(Error::broken)?;
        let dek = Dek::unwrap(&of, &commit, &seed.holder(b"office"), &wrapped)?;
        let share: Vec<u8> = on!(&mut *self.shares.lock(), conn => shares::table
            .find((id.bytes(), generation))
            .select(shares::share)
            .first(conn))?;
        let key = dek.content_key(&of, &Share::read(&share)?, &commit)?;

        let (unread, intake, triage): (bool, Vec<u8>, Vec<u8>) = on!(conn, conn => advice_matters::table
            .find(id.bytes())
            .select((
                advice_matters::unread,
                advice_matters::intake,
                advice_matters::triage,
            ))
            .first(conn))?;
        if unread {
            on!(conn, conn => update(advice_matters::table.find(id.bytes()))
                .set(advice_matters::unread.eq(false))
                .execute(conn))?;
        }
        let mut text = String::new();
        for (column, sealed) in [("intake", &intake), ("triage", &triage)] {
            let opened = key.open(&place(&id, column), sealed)?;
            text.push_str(&String::from_utf8_lossy(&opened));
        }
        let lines: Vec<(Vec<u8>, Vec<u8>)> = on!(conn, conn => advice_lines::table
            .filter(advice_lines::matter.eq(id.bytes()))
            .order(advice_lines::seq.asc())
            .select((advice_lines::id, advice_lines::body))
            .load(conn))?;
        for (line, body) in lines {
            let line = Id::from_uuid(uuid::Uuid::from_slice(&line).map_err(Error::broken)?);
            let said = Said::read(&key.open(&line_place(&line), &body)?)?;
            let author = self.look_up(conn, said.author.account)?;
            if said.verify(&spot(&id, &line), &author.keys.sign) != Voice::Verified {
                return Err(Error::Denied);
            }
            text.push_str(&author.name);
            text.push_str(&String::from_utf8_lossy(&said.body));
        }
        Ok(text)
    }
}
