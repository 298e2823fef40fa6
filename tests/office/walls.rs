//! Walls that the compiler keeps: each of these lines fails to compile when a secret learns to be printed, copied or
//! written down. (That an act needs an entry, and an opening a proof, is shown beside the doors: `src/office/mod.rs`.)

use probity::{
    identity,
    vault::{
        self, account, ceremony, custodian, group, key, matter_key, passphrase, receipt, root,
        said, session, sign,
    },
};

/// Compiles only while the type does not implement the trait: with it, two candidates fit and neither is chosen.
macro_rules! lacks {
    ($($trait:path),+; $($type:ty),+ $(,)?) => {
        lacks!(@each [$($trait),+] $($type),+);
    };
    (@each $traits:tt $($type:ty),+) => { $( lacks!(@one $type, $traits); )+ };
    (@one $type:ty, [$($trait:path),+]) => { $(
        const _: fn() = || {
            trait Without<Proof> {
                fn it() {}
            }
            struct Has;
            impl<T: ?Sized> Without<()> for T {}
            impl<T: ?Sized + $trait> Without<Has> for T {}
            <$type as Without<_>>::it();
        };
    )+ };
}

lacks! {
    std::fmt::Debug, std::fmt::Display, Clone, PartialEq, serde::Serialize;
    account::AccountKeys,
    account::AccountSeed,
    account::Kek,
    account::Login,
    account::PasswordKey,
    account::RecoveryPhrase,
    ceremony::RecoveryKey,
    custodian::CustodianShare,
    group::GroupSeed,
    key::Key,
    matter_key::Dek,
    matter_key::FactsDek,
    matter_key::Share,
    passphrase::Passphrase,
    receipt::Receipt,
    root::Root,
    said::Said,
    session::Token,
    sign::SigningKey,
    vault::FieldKey,
    vault::GroupSeeds,
    vault::Keyring,
    vault::Locked,
    vault::NewMatter,
    vault::Opened<'static>,
    vault::SecretKey,
    vault::StatisticsKey,
    identity::Choice,
    identity::Enrolled,
}

/// The wall itself can fall: a type that has the trait is noticed.
#[test]
fn the_walls_stand() {
    trait Without<Proof> {
        fn has() -> bool {
            false
        }
    }
    impl<T: ?Sized> Without<()> for T {}
    assert!(!<key::Key as Without<_>>::has());
}
