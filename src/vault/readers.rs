//! Whom a matter's key is wrapped for.

use super::{AccountId, account::OwnerTag, directory::Recipient, group::Group, rows::WrapRow};

pub(super) const OWNER: &str = "owner";
const MEMBER: &str = "member:";
pub(super) const NO_TAG: OwnerTag = [0; 16];

/// Somebody a matter's key is wrapped for.
#[derive(Clone)]
pub enum Reader {
    /// All members of a group.
    Group(Group),
    /// The owner, known to the row by a tag only.
    Owner {
        /// The owner's key, proved by the directory.
        key: Recipient,
        /// The tag: the owner's own, or a random one while `claimed` is false.
        tag: OwnerTag,
        /// Whether the owner made the tag.
        claimed: bool,
    },
    /// One member of a group that is split by a recusal.
    Member(AccountId, Recipient),
}

/// How an owner can read a matter.
pub struct OwnerWrap {
    /// The tag by which the owner finds it.
    pub tag: OwnerTag,
    /// Whether the owner made the tag.
    pub claimed: bool,
    generation: i32,
}

impl OwnerWrap {
    /// Whether it is sealed to this key of the owner's, and not to one they had before.
    #[must_use]
    pub fn is_for(&self, key: &Recipient) -> bool {
        i64::from(self.generation) == i64::from(key.generation())
    }
}

/// Who of a matter's readers the wraps name, beside groups.
pub(super) struct Readers {
    pub(super) owner: Option<OwnerWrap>,
    pub(super) members: Vec<AccountId>,
}

impl Readers {
    pub(super) fn of(wraps: &[WrapRow]) -> Self {
        let owner = wraps.iter().find(|wrap| wrap.recipient == OWNER);
        let members = wraps.iter().filter_map(|wrap| {
            let id = wrap.recipient.strip_prefix(MEMBER)?;
            AccountId::parse(id).ok()
        });
        Self {
            owner: owner.map(|wrap| OwnerWrap {
                tag: tag(wrap),
                claimed: wrap.claimed,
                generation: wrap.recipient_gen,
            }),
            members: members.collect(),
        }
    }
}

/// The tag of an owner's wrap.
pub(super) fn tag(wrap: &WrapRow) -> OwnerTag {
    wrap.tag.as_slice().try_into().unwrap_or(NO_TAG)
}

pub(super) fn member_name(account: AccountId) -> String {
    format!("{MEMBER}{account}")
}
