//! A remedy: what it says, where it stands, and what may be done to it from there. Pure but for the box.

use serde::{Deserialize, Serialize};

use super::{evidence::Evidence, rows::RemedyRow};
use crate::{
    audit::Code,
    disclosure::RemedyId,
    error::{Error, Result},
    identity,
    language::Text,
    office::{Office, Reads},
    storage::Coded,
    vault::{
        AccountId, Keyring, Locked, MatterId, Opened, Place, decode, encode,
        said::{Said, Spot},
    },
};

/// What is to be done about a conflict: one sealed box, signed by whoever changed it last.
#[derive(Clone, Serialize, Deserialize)]
pub struct Remedy {
    /// What kind of thing it is: a code of the vocabulary `remedy-kind`.
    pub kind: String,
    /// Whether it lasts, and so is confirmed each year.
    pub lasting: bool,
    /// The place of the item it is about; none for the whole.
    pub about: Option<String>,
    /// What is to be done, in words.
    pub words: String,
    /// Days to do it in, counted from the day it is agreed.
    pub days: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Who proposed it.
    pub proposed_by: AccountId,
    /// Who told last that it was done.
    pub proven_by: Option<AccountId>,
    /// What shows it besides words, in the order it was given.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The version of the statement that had been filed last when it was proposed.
    #[serde(default)]
    pub since: i32,
}

/// Where a remedy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Its filer is to say whether they agree.
    Proposed,
    /// They do not; the office decides.
    Contested,
    /// It is to be done.
    Agreed,
    /// It was told how it was done; the office verifies it.
    Proven,
    /// It was done, and the office has verified it.
    Verified,
    /// It need not be done.
    Withdrawn,
}

/// What somebody does to a remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Its filer will do it.
    Agree,
    /// Its filer thinks otherwise.
    Contest,
    /// The office decides that it is to be done.
    Uphold,
    /// Tell how it was done, or that it still holds.
    Prove,
    /// See that it is so.
    Verify,
    /// See that it is not.
    SendBack,
    /// Do without it.
    Withdraw,
}

/// Whose turn it is: all of it that stands open, with the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The filer's.
    Filer,
    /// The office's.
    Office,
    /// Nobody's.
    Nobody,
}

impl Stage {
    /// Every stage in the order of its way.
    pub const ALL: [Self; 6] = [
        Self::Proposed,
        Self::Contested,
        Self::Agreed,
        Self::Proven,
        Self::Verified,
        Self::Withdrawn,
    ];

    /// The code, in message keys and for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Contested => "contested",
            Self::Agreed => "agreed",
            Self::Proven => "proven",
            Self::Verified => "verified",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("remedy-stage-{}", self.code()))
    }

    /// Whether the statement can close with it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Verified | Self::Withdrawn)
    }

    /// The stage after `step`; none where it cannot be done. What lasts can be proven again, and ended, once it is verified.
    #[must_use]
    pub fn after(self, step: Step, lasting: bool) -> Option<Self> {
        use Stage::{Agreed, Contested, Proposed, Proven, Verified, Withdrawn};
        Some(match (step, self) {
            (Step::Agree, Proposed)
            | (Step::Uphold, Proposed | Contested)
            | (Step::SendBack, Proven) => Agreed,
            (Step::Contest, Proposed) => Contested,
            (Step::Prove, Agreed) => Proven,
            (Step::Prove, Verified) if lasting => Proven,
            (Step::Verify, Proven) => Verified,
            (Step::Withdraw, Proposed | Contested | Agreed | Proven) => Withdrawn,
            (Step::Withdraw, Verified) if lasting => Withdrawn,
            _ => return None,
        })
    }
}

impl Step {
    /// Every step in the order of the buttons.
    pub const ALL: [Self; 7] = [
        Self::Agree,
        Self::Contest,
        Self::Uphold,
        Self::Prove,
        Self::Verify,
        Self::SendBack,
        Self::Withdraw,
    ];

    /// The code, in addresses, message keys and sealed lines: never renamed.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Contest => "contest",
            Self::Uphold => "uphold",
            Self::Prove => "prove",
            Self::Verify => "verify",
            Self::SendBack => "send-back",
            Self::Withdraw => "withdraw",
        }
    }

    /// The step of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether it is the filer's.
    #[must_use]
    pub fn is_filers(self) -> bool {
        matches!(self, Self::Agree | Self::Contest | Self::Prove)
    }

    /// Whether it needs words; to tell that it was done, evidence will do.
    #[must_use]
    pub fn needs_words(self) -> bool {
        !matches!(self, Self::Agree | Self::Verify)
    }

    pub(super) fn entry(self) -> Code {
        match self {
            Self::Agree => Code::RemedyAgreed,
            Self::Contest => Code::RemedyContested,
            Self::Uphold => Code::RemedyDecided,
            Self::Prove => Code::RemedyProven,
            Self::Verify => Code::RemedyVerified,
            Self::SendBack => Code::RemedyReturned,
            Self::Withdraw => Code::RemedyWithdrawn,
        }
    }
}

impl Coded for Turn {
    fn code(&self) -> &'static str {
        match self {
            Self::Filer => "filer",
            Self::Office => "office",
            Self::Nobody => "nobody",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Filer, Self::Office, Self::Nobody]
            .into_iter()
            .find(|turn| turn.code() == code)
    }
}

impl Remedy {
    /// The same remedy after a step.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it cannot be done; when whoever decides proposed it, or whoever verifies told that it was done
    /// or gave some of what shows it.
    pub(super) fn after(mut self, step: Step, who: AccountId) -> Result<Self> {
        let stage = self.stage.after(step, self.lasting);
        let stage = stage.ok_or_else(|| self.refused())?;
        if let Some(text) = self.kept(step, who) {
            return Err(Error::invalid(text));
        }
        if step == Step::Prove {
            self.proven_by = Some(who);
            self.evidence.iter_mut().for_each(|one| one.told = true);
        }
        if step == Step::Verify {
            self.evidence.iter_mut().for_each(|one| one.accepted = true);
        }
        self.stage = stage;
        Ok(self)
    }

    /// It stands elsewhere by now.
    pub(super) fn refused(&self) -> Error {
        let text = Text::new("disclosure-remedy-refused").with("stage", self.stage.label());
        Error::invalid(text)
    }

    /// Why somebody cannot take a step that another could: nobody decides about their own proposal, or verifies what they told.
    pub(super) fn kept(&self, step: Step, who: AccountId) -> Option<Text> {
        match step {
            Step::Uphold if self.proposed_by == who => {
                Some(Text::new("disclosure-remedy-proposed-by-you"))
            }
            Step::Verify if self.proven_by == Some(who) || self.was_shown_by(who) => {
                Some(Text::new("disclosure-remedy-proven-by-you"))
            }
            _ => None,
        }
    }
}

fn place(id: &RemedyId) -> Place<'_> {
    Place {
        table: "disclosure_remedies",
        row: id.bytes(),
        column: "body",
    }
}

fn spot<'a>(matter: &'a MatterId, (id, revision): (&'a RemedyId, i32)) -> Spot<'a> {
    Spot {
        kind: "disclosure-remedy",
        matter: matter.bytes(),
        row: id.bytes(),
        revision: u32::try_from(revision).unwrap_or_default(),
    }
}

/// The box of a remedy at this revision, in the name of whoever holds `keys`.
pub(super) fn seal(
    office: &Office,
    (id, revision): (&RemedyId, i32),
    (keys, key): (&Keyring, &Locked),
    remedy: &Remedy,
) -> Result<Vec<u8>> {
    let matter = key.id();
    let at = (&spot(&matter, (id, revision)), &place(id));
    let (_, body) = office.say(keys, key, at, &encode(remedy)?)?;
    Ok(body)
}

/// Opens a remedy; tells whether the signature is that of whoever is said to have changed it last.
pub(super) fn read(
    at: &mut impl Reads,
    row: &RemedyRow,
    opened: &Opened<'_>,
) -> Result<(Remedy, bool)> {
    let said = Said::read(&opened.read(&place(&row.id), &row.body)?)?;
    let matter = opened.key().id();
    let (_, verified) = identity::whose(at, &said, &spot(&matter, (&row.id, row.revision)))?;
    Ok((decode(&said.body)?, verified))
}

/// The box sealed anew, for another key; what was signed stays as it is.
pub(super) fn reseal(
    office: &Office,
    row: &RemedyRow,
    (opened, next): (&Opened<'_>, &Locked),
) -> Result<Vec<u8>> {
    let place = place(&row.id);
    let plain = opened.read(&place, &row.body)?;
    next.seal(&place, &plain, office.chance())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::remedy::evidence::Piece;

    fn remedy(lasting: bool) -> Remedy {
        Remedy {
            kind: "recusal".into(),
            lasting,
            about: None,
            words: "Step aside.".into(),
            days: 90,
            stage: Stage::Proposed,
            proposed_by: who(1),
            proven_by: None,
            evidence: Vec::new(),
            since: 1,
        }
    }

    fn who(number: u128) -> AccountId {
        AccountId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn walk(from: Remedy, way: &[(Step, u128)]) -> Remedy {
        way.iter()
            .try_fold(from, |remedy, (step, by)| remedy.after(*step, who(*by)))
            .unwrap()
    }

    #[test]
    fn what_is_contested_is_decided_by_somebody_else_and_what_is_proven_verified_by_somebody_else()
    {
        let contested = walk(remedy(false), &[(Step::Contest, 9)]);
        assert!(contested.clone().after(Step::Uphold, who(1)).is_err());
        let proven = walk(contested, &[(Step::Uphold, 2), (Step::Prove, 9)]);
        assert!(proven.clone().after(Step::Verify, who(9)).is_err());
        assert!(!proven.stage.is_settled());
        let verified = walk(
            proven,
            &[(Step::SendBack, 1), (Step::Prove, 9), (Step::Verify, 1)],
        );
        assert!(verified.stage.is_settled());
        assert!(verified.after(Step::Prove, who(9)).is_err(), "done once");
    }

    #[test]
    fn whoever_gave_a_piece_of_evidence_does_not_verify_with_it_but_may_the_next_year() {
        let mut agreed = walk(remedy(true), &[(Step::Agree, 9)]);
        agreed.add(Piece::Version(2), who(1));
        let proven = walk(agreed, &[(Step::Prove, 9)]);
        assert!(proven.clone().after(Step::Verify, who(1)).is_err());
        let next_year = walk(proven, &[(Step::Verify, 2), (Step::Prove, 9)]);
        assert!(!next_year.has_new_evidence());
        assert_eq!(walk(next_year, &[(Step::Verify, 1)]).stage, Stage::Verified);
    }

    #[test]
    fn what_lasts_is_confirmed_again_and_can_end() {
        let once = [(Step::Agree, 9), (Step::Prove, 9), (Step::Verify, 1)];
        let held = walk(remedy(true), &once);
        let again = walk(held, &once[1..]);
        assert_eq!(again.stage, Stage::Verified);
        assert_eq!(walk(again, &[(Step::Withdraw, 1)]).stage, Stage::Withdrawn);
    }

    #[test]
    fn from_every_stage_but_the_last_there_is_a_way_on() {
        for stage in Stage::ALL {
            let goes = |lasting| {
                Step::ALL
                    .into_iter()
                    .any(|step| stage.after(step, lasting).is_some())
            };
            assert_eq!(goes(true), stage != Stage::Withdrawn, "{stage:?}");
            assert_eq!(goes(false), !stage.is_settled(), "{stage:?}");
        }
        for step in Step::ALL {
            assert_eq!(Step::from_code(step.code()), Some(step));
        }
    }
}
