use jiff::Timestamp;

use super::Office;
use crate::{
    actor::Actor,
    audit::{self, Entry},
    error::{Error, Result},
    storage::{Conn, Id},
    vault::{Envelope, Group, GroupSeeds, Label, label::message, wrap::unwrap},
};

/// Marks the ids of audit entries.
pub(super) enum Entries {}

/// Writes entries: what is costly about sealing one is done before the door.
pub(super) struct Pen {
    who: [u8; 16],
    id: Id<Entries>,
    pub(super) now: Timestamp,
    generation: i32,
    envelope: Option<Envelope>,
}

impl Pen {
    pub(super) fn ready(office: &Office, who: &Actor) -> Result<Self> {
        let (generation, auditors) = office.groups().audit_key();
        Ok(Self {
            who: who.mark(),
            id: Id::draw(office.chance()),
            now: office.now(),
            generation,
            envelope: Some(Envelope::address(&auditors, office.chance())?),
        })
    }

    pub(super) fn write(
        &mut self,
        conn: &mut Conn,
        head: &mut audit::Head,
        entry: Entry,
    ) -> Result<()> {
        let envelope = self
            .envelope
            .take()
            .ok_or_else(|| Error::broken("an act writes one entry"))?;
        let class = entry.code().class();
        let detail = entry.detail(self.id.uuid(), self.now, self.who).encode();
        let aad = aad(self.id.bytes(), self.generation);
        let sealed = audit::SealedEntry {
            id: self.id.uuid(),
            hour: audit::hour_of(self.now),
            class,
            generation: self.generation,
            detail: envelope.seal(&aad, &detail)?,
        };
        audit::append(conn, head, sealed).map(|_| ())
    }
}

/// The detail of a row, if it is the one that was sealed under the row's own id.
pub(super) fn read(row: &audit::Row, seeds: &GroupSeeds) -> Option<audit::Detail> {
    let seed = seeds.generation(u32::try_from(row.generation).ok()?)?;
    let aad = aad(row.id.as_bytes(), row.generation);
    let holder = seed.holder(Group::Audit.name().as_bytes());
    let opened = unwrap(holder.secret, &aad, &row.detail).ok()?;
    let detail = audit::Detail::decode(&opened).ok()?;
    (detail.id == row.id).then_some(detail)
}

fn aad(id: &[u8], generation: i32) -> Vec<u8> {
    message(Label::AUDIT, &[id, &generation.to_be_bytes()])
}
