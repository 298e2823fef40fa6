//! Acts that need four eyes.

use super::{Act, Reads, rows};
use crate::{
    actor::SignedIn,
    error::{Error, Result},
    language::Text,
    storage::Conn,
    vault::{AccountId, ApprovalId, approval::Approval, certificate::Member, sign::Signature},
};

/// The destruction of a matter; frozen, since signatures name it.
pub const PURGE: &str = "purge-matter";

/// An act that waits for its second signature.
#[derive(Clone)]
pub struct Proposed {
    /// The handle by which it is approved.
    pub id: ApprovalId,
    /// What is to be done: a frozen code.
    pub action: String,
    /// What it is done to.
    pub object: Vec<u8>,
    /// Its other arguments, as both sign them.
    pub arguments: Vec<u8>,
    /// The second after 1970 from which it cannot be carried out any more.
    pub expires: i64,
    /// Who has signed it so far.
    pub signed_by: Vec<AccountId>,
}

/// How long a proposal waits for its second signature.
const WAIT_SECONDS: i64 = 30 * 24 * 3600;

impl Act<'_> {
    /// Proposes an act with one's own signature; somebody else's completes it within thirty days.
    ///
    /// # Errors
    /// [`Error::Invalid`] unless the password was typed within the last minutes; [`Error::Denied`] for whoever no
    /// certificate of the office or the alternate names today.
    pub fn propose(&mut self, action: &str, object: &[u8], arguments: &[u8]) -> Result<ApprovalId> {
        let id = self.propose_unsigned(action, object, arguments)?;
        self.sign(id)?;
        Ok(id)
    }

    /// Proposes an act that needs two signatures still, as the worker does.
    ///
    /// # Errors
    /// [`Error::Broken`] when the row cannot be written.
    pub fn propose_unsigned(
        &mut self,
        action: &str,
        object: &[u8],
        arguments: &[u8],
    ) -> Result<ApprovalId> {
        let row = rows::ApprovalRow {
            id: ApprovalId::draw(self.office.chance()),
            action: action.to_owned(),
            object: object.to_vec(),
            args: arguments.to_vec(),
            expires: self.now().as_second() + WAIT_SECONDS,
            done: false,
        };
        rows::insert_approval(self.conn(), &row)?;
        Ok(row.id)
    }

    /// Takes a proposal back: nobody can sign it any more.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is done or taken back already.
    pub fn withdraw(&mut self, id: ApprovalId) -> Result<()> {
        rows::approval_done(self.conn, id)
    }

    /// Signs a proposed act for somebody else to carry out, whose keys reach what it is about.
    ///
    /// # Errors
    /// As [`Act::propose`]; [`Error::Invalid`] when it was signed by the same person before.
    pub fn second(&mut self, id: ApprovalId) -> Result<()> {
        self.sign(id)
    }

    /// Signs a proposed act, unless two have signed it; with two different people's signatures it is carried out, once.
    /// Tells whether it is to be carried out now.
    ///
    /// # Errors
    /// As [`Act::propose`]; [`Error::Invalid`] when it has expired or was signed by the same person before;
    /// [`Error::Conflict`] when it is done already.
    pub fn approve(&mut self, id: ApprovalId) -> Result<bool> {
        if rows::approval_signatures_of(self.conn, id)?.len() < 2 {
            self.sign(id)?;
        }
        self.who.fresh()?;
        let row = rows::approval(self.conn(), id)?;
        let signatures = signatures(self.conn(), id)?;
        if signatures.len() < 2 {
            return Ok(false);
        }
        approval(&row).check(&signatures, &self.office.groups().approvers(), self.now())?;
        rows::approval_done(self.conn(), id)?;
        Ok(true)
    }

    fn sign(&mut self, id: ApprovalId) -> Result<()> {
        let me: &SignedIn = self.who.fresh()?;
        let counts =
            |member: &Member| member.account == me.account && member.keys == me.keys.public();
        if !self.office.groups().approvers().iter().any(counts) {
            return Err(Error::Denied);
        }
        let row = rows::approval(self.conn, id)?;
        let by = rows::approval_signatures_of(self.conn, id)?;
        if by.iter().any(|(account, _)| *account == me.account) {
            return Err(Error::invalid(Text::new("office-approved-before")));
        }
        let signature = approval(&row).sign(me.keys.sign());
        rows::sign_approval(self.conn, id, me.account, &signature)
    }
}

/// Whether two people of those who could ever approve have signed this act.
pub(super) fn were_given(
    conn: &mut Conn,
    (action, object): (&str, &[u8]),
    may: &[Member],
) -> Result<bool> {
    for row in rows::approvals_of(conn, action, object)? {
        if approval(&row).is_signed(&signatures(conn, row.id)?, may) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn signatures(conn: &mut Conn, id: ApprovalId) -> Result<Vec<(AccountId, Signature)>> {
    let signed = rows::approval_signatures_of(conn, id)?.into_iter();
    signed
        .map(|(account, signature)| {
            let signature = signature.as_slice().try_into().map_err(Error::broken)?;
            Ok((account, signature))
        })
        .collect()
}

fn approval(row: &rows::ApprovalRow) -> Approval<'_> {
    Approval {
        action: &row.action,
        object: &row.object,
        arguments: &row.args,
        expires: row.expires,
    }
}

/// The acts of one kind that wait for a signature.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn proposed(at: &mut impl Reads, action: &str) -> Result<Vec<Proposed>> {
    let now = at.office().now().as_second();
    let rows = rows::open_approvals(at.conn(), now)?;
    rows.into_iter()
        .filter(|row| row.action == action)
        .map(|row| {
            let signatures = rows::approval_signatures_of(at.conn(), row.id)?;
            Ok(Proposed {
                id: row.id,
                action: row.action,
                object: row.object,
                arguments: row.args,
                expires: row.expires,
                signed_by: signatures.into_iter().map(|(by, _)| by).collect(),
            })
        })
        .collect()
}
