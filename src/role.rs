//! The roles of an ethics office and which of them exclude each other.

use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    language::Text,
};

/// What a person may be to the office. The discriminant is the bit of [`Roles`] and is stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Asks for advice, files, complains; sees own matters only.
    Staff = 0,
    /// Enters data into one filer's draft; may not certify or submit it.
    Designee = 1,
    /// Names the filers of a unit and sees their filing status; reads no content.
    FocalPoint = 2,
    /// Reads and reviews assigned statements.
    Reviewer = 3,
    /// Triages and answers advice, runs the cycle, handles cases.
    Officer = 4,
    /// All of an officer; certifies, releases, appoints, approves.
    Head = 5,
    /// Handles the matters that concern the office itself, and no others.
    Alternate = 6,
    /// Designs tables and sees releases; holds no key.
    Analyst = 7,
    /// Reads and verifies the audit record; reads no content.
    Auditor = 8,
    /// Accounts, settings, mail, backup; reads no content.
    Administrator = 9,
}

/// A set of roles as a bit set; the stored form, guarded by a constraint of the database as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(i32);

impl Role {
    /// Every role, in the order of the design.
    pub const ALL: [Self; 10] = [
        Self::Staff,
        Self::Designee,
        Self::FocalPoint,
        Self::Reviewer,
        Self::Officer,
        Self::Head,
        Self::Alternate,
        Self::Analyst,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The code used in files, addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Designee => "designee",
            Self::FocalPoint => "focal-point",
            Self::Reviewer => "reviewer",
            Self::Officer => "officer",
            Self::Head => "head",
            Self::Alternate => "alternate",
            Self::Analyst => "analyst",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a code, as typed on the command line.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role comes with membership of a group key, and so with a generated passphrase.
    #[must_use]
    pub fn holds_key(self) -> bool {
        matches!(
            self,
            Self::Reviewer | Self::Officer | Self::Head | Self::Alternate | Self::Auditor
        )
    }

    fn bit(self) -> i32 {
        match self {
            Self::Staff => 1,
            Self::Designee => 1 << 1,
            Self::FocalPoint => 1 << 2,
            Self::Reviewer => 1 << 3,
            Self::Officer => 1 << 4,
            Self::Head => 1 << 5,
            Self::Alternate => 1 << 6,
            Self::Analyst => 1 << 7,
            Self::Auditor => 1 << 8,
            Self::Administrator => 1 << 9,
        }
    }
}

impl Roles {
    /// The pairs that one account may never hold together: whoever runs the machine holds no key, whoever judges
    /// the office is not of it, whoever verifies the record does not write it.
    pub const EXCLUSIONS: [(Role, Role); 14] = [
        (Role::Administrator, Role::Reviewer),
        (Role::Administrator, Role::Officer),
        (Role::Administrator, Role::Head),
        (Role::Administrator, Role::Alternate),
        (Role::Administrator, Role::Auditor),
        (Role::Alternate, Role::Officer),
        (Role::Alternate, Role::Head),
        (Role::Alternate, Role::Reviewer),
        (Role::Auditor, Role::Officer),
        (Role::Auditor, Role::Head),
        (Role::Auditor, Role::Alternate),
        (Role::Auditor, Role::Reviewer),
        (Role::Analyst, Role::Administrator),
        (Role::Analyst, Role::Auditor),
    ];

    /// These roles, if they may be held together.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first pair that excludes each other.
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Result<Self> {
        let set = Self(roles.into_iter().fold(0, |bits, role| bits | role.bit()));
        match Self::EXCLUSIONS
            .into_iter()
            .find(|(one, other)| set.has(*one) && set.has(*other))
        {
            None => Ok(set),
            Some((one, other)) => Err(Error::field(
                "roles",
                Text::new("role-excluded")
                    .with("one", Text::keyed(format!("role-{}", one.code())))
                    .with("other", Text::keyed(format!("role-{}", other.code()))),
            )),
        }
    }

    /// The set as it is stored.
    #[must_use]
    pub fn bits(self) -> i32 {
        self.0
    }

    /// The set as it was stored; unknown bits are dropped.
    #[must_use]
    pub fn from_bits(bits: i32) -> Self {
        Self(bits & 0x3ff)
    }

    /// Whether `role` is in the set.
    #[must_use]
    pub fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    /// Whether any of `roles` is in the set.
    #[must_use]
    pub fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// The roles of the set in the order of the design.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// Whether any role of the set comes with a group key.
    #[must_use]
    pub fn holds_key(self) -> bool {
        self.iter().any(Role::holds_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_never_holds_a_key() {
        for role in Role::ALL.into_iter().filter(|role| role.holds_key()) {
            assert!(Roles::of([Role::Administrator, role]).is_err(), "{role:?}");
        }
        assert!(Roles::of([Role::Administrator, Role::Staff]).is_ok());
    }

    #[test]
    fn a_set_survives_storage() {
        let set = Roles::of([Role::Head, Role::Officer, Role::Staff]).unwrap();
        assert_eq!(Roles::from_bits(set.bits()), set);
        assert_eq!(
            set.iter().collect::<Vec<_>>(),
            [Role::Staff, Role::Officer, Role::Head]
        );
    }

    #[test]
    fn codes_are_read_back() {
        assert!(
            Role::ALL
                .into_iter()
                .all(|role| Role::from_code(role.code()) == Some(role))
        );
    }
}
