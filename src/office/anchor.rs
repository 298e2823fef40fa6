//! The anchor: how far the record and the certificates had come, remembered by the share store. A main database behind it
//! was put back to an older state, and the office does not start until two people have accepted what is lost. A share store
//! without the anchor of this office is not its own, and the office does not start on it at all.

use super::{Office, proposed};
use crate::{
    actor::Actor,
    audit::{self, Checkpoint, Code, Entry},
    error::{Error, Result},
    language::Text,
    vault::{self, shares::AnchorRow},
};

const ACCEPT_LOSS: &str = "accept-loss";

/// How far a main database lies behind its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The record as the share store remembers it.
    pub remembered: Checkpoint,
    /// How many entries the record has now; there may be as many as were remembered, or more, and yet other ones.
    pub found: u64,
}

impl Office {
    /// Tells the share store how far the record has come.
    ///
    /// # Errors
    /// [`Error::Broken`] when either store cannot be reached.
    pub fn drop_anchor(&self) -> Result<()> {
        let head = self.checkpoint()?;
        let anchor = AnchorRow {
            mark: self.outfit.root.share_mark().to_vec(),
            size: i64::try_from(head.size).map_err(Error::broken)?,
            root: head.root.to_vec(),
            certificates: self.groups().fingerprint(),
        };
        self.shares
            .write(|conn, ()| vault::shares::move_anchor(conn, &anchor))
    }

    /// What the share store remembers, if it is this office's own.
    fn anchor(&self) -> Result<AnchorRow> {
        let mark = self.outfit.root.share_mark();
        self.shares
            .read(vault::shares::anchor_row)?
            .filter(|anchor| anchor.mark == mark)
            .ok_or_else(|| Error::invalid(Text::new("office-shares-foreign")))
    }

    /// What is missing from a main database that was put back to an older state; `None` when nothing is.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the share store is empty or another office's; [`Error::Broken`] when either store cannot be
    /// read.
    pub fn loss(&self) -> Result<Option<Loss>> {
        let anchor = self.anchor()?;
        let remembered = Checkpoint {
            size: u64::try_from(anchor.size).map_err(Error::broken)?,
            root: anchor.root.as_slice().try_into().map_err(Error::broken)?,
        };
        let groups = self.groups();
        let mut newest = anchor.certificates.chunks(32);
        let chains_go_on = newest.all(|certificate| groups.knows(certificate));
        self.store.read(|conn| {
            let found = audit::Head::read(conn)?.tree().size();
            let reaches = audit::reaches(conn, &remembered)?;
            Ok((!reaches || !chains_go_on).then_some(Loss { remembered, found }))
        })
    }

    /// Signs for going on without what is lost. With the second person's signature the anchor starts anew and the record
    /// tells of it. Tells whether it is done.
    ///
    /// # Errors
    /// [`Error::Missing`] when nothing is lost; [`Error::Invalid`] when the same person signs twice, the password was not
    /// typed lately, or the second of the two is none whose signature counts.
    pub fn accept_loss(&self, who: &Actor) -> Result<bool> {
        let loss = self.loss()?.ok_or(Error::Missing)?;
        let root = loss.remembered.root;
        let proposal = self
            .look(who, |look| proposed(look, ACCEPT_LOSS))?
            .into_iter()
            .find(|proposal| proposal.object == root);
        let done = self.act(who, |act| {
            let done = match &proposal {
                None => act
                    .propose(ACCEPT_LOSS, &root, &loss.remembered.size.to_be_bytes())
                    .map(|_| false)?,
                Some(proposal) => act.approve(proposal.id)?,
            };
            let entry = if done {
                Entry::new(Code::Restored).note(format!(
                    "{} entries found, {} remembered",
                    loss.found, loss.remembered.size
                ))
            } else {
                Entry::new(Code::ApprovalGiven).note(ACCEPT_LOSS)
            };
            Ok((done, entry))
        })?;
        if done {
            self.drop_anchor()?;
        }
        Ok(done)
    }

    /// The office, unless its main database was put back: readings and acts are missing from it.
    pub(super) fn anchored(self) -> Result<Self> {
        match self.loss()? {
            None => Ok(self),
            Some(loss) => {
                let size = i64::try_from(loss.remembered.size).map_err(Error::broken)?;
                Err(Error::invalid(
                    Text::new("office-behind-anchor").with("size", size),
                ))
            }
        }
    }
}
