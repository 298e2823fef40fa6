use super::*;
use crate::vault::account::{AccountKeys, AccountSeed};

/// A head, an alternate, an officer who joins later, and a stranger.
struct Cast {
    chance: Chance,
    keys: Vec<AccountKeys>,
    people: Vec<Member>,
    recovery: PublicKey,
}

const HEAD: usize = 0;
const ALTERNATE: usize = 1;
const OFFICER: usize = 2;
const STRANGER: usize = 3;

fn id_of(number: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(number))
}

impl Cast {
    fn new() -> Self {
        let chance = Chance::seeded(1);
        let keys: Vec<_> = (0..5).map(|_| AccountSeed::draw(&chance).keys()).collect();
        let people = (1..)
            .zip(&keys)
            .map(|(id, keys)| Member {
                account: id_of(id),
                keys: keys.public(),
            })
            .collect();
        let recovery = keys[4].public().kem;
        Self {
            chance,
            keys,
            people,
            recovery,
        }
    }

    fn members(&self, who: &[usize]) -> Vec<Member> {
        who.iter().map(|who| self.people[*who]).collect()
    }

    fn signed(&self, certificate: Certificate, by: &[usize]) -> Signed {
        let signatures = by
            .iter()
            .map(|who| {
                let signature = certificate.sign(self.keys[*who].sign());
                (self.people[*who].account, signature)
            })
            .collect();
        Signed {
            certificate,
            signatures,
        }
    }

    fn seed(&self, generation: u32) -> GroupSeed {
        GroupSeed::draw(generation, &self.chance)
    }

    fn first(&self) -> Certificate {
        let members = self.members(&[HEAD]);
        Certificate::first("office", &self.seed(1), self.recovery, members)
    }

    /// The head alone, then with the officer, then the officer alone.
    fn chain(&self) -> Vec<Signed> {
        let first = self.signed(self.first(), &[HEAD, ALTERNATE]);
        let joined = self.members(&[OFFICER, HEAD]);
        let second = first.certificate.next(&self.seed(2), self.recovery, joined);
        let second = self.signed(second, &[HEAD, ALTERNATE]);
        let left = self.members(&[OFFICER]);
        let third = second.certificate.next(&self.seed(3), self.recovery, left);
        let third = self.signed(third, &[HEAD, OFFICER]);
        vec![first, second, third]
    }

    fn verify(&self, chain: &[Signed]) -> Result<Certified> {
        let signers = Signers {
            named: &self.members(&[HEAD, ALTERNATE]),
            succession: true,
        };
        verify(chain, &Fingerprint::of_recovery(&self.recovery), &signers)
    }

    fn refuses(&self, chain: &[Signed], reason: &str) {
        let refused = self.verify(chain).err().unwrap().to_string();
        assert!(refused.ends_with(reason), "{refused}");
    }
}

#[test]
fn a_chain_vouches_for_its_newest_key() {
    let cast = Cast::new();
    let chain = cast.chain();
    let certified = cast.verify(&chain).unwrap();
    let newest = &chain[2].certificate;
    assert_eq!(certified.certificate(), newest);
    assert_eq!(certified.origin(), chain[0].certificate.hash());
    assert_eq!(certified.recipient().public(), &newest.public);
    assert_eq!(certified.recipient().generation(), 3);
    let head = cast.people[HEAD];
    assert!(certified.ever().contains(&head));
    assert!(!newest.names(head.account, &head.keys));
    let officer = cast.people[OFFICER];
    assert!(newest.names(officer.account, &officer.keys));
    assert!(!newest.names(officer.account, &head.keys));
}

#[test]
fn fewer_than_two_different_signers_do_not_do() {
    let cast = Cast::new();
    let lacks = "is not signed by the quorum";
    for by in [
        &[][..],
        &[HEAD],
        &[HEAD, HEAD],
        &[HEAD, STRANGER],
        &[HEAD, OFFICER],
    ] {
        cast.refuses(&[cast.signed(cast.first(), by)], lacks);
    }
    let mut lent = cast.signed(cast.first(), &[HEAD, HEAD]);
    lent.signatures[1].0 = cast.people[ALTERNATE].account;
    cast.refuses(&[lent], lacks);

    // one key that goes by two names
    let mut twin = cast.people[HEAD];
    twin.account = id_of(9);
    let mut link = cast.signed(cast.first(), &[HEAD, HEAD]);
    link.signatures[1].0 = twin.account;
    let signers = Signers {
        named: &[cast.people[HEAD], twin],
        succession: false,
    };
    let pin = Fingerprint::of_recovery(&cast.recovery);
    assert!(verify(&[link], &pin, &signers).is_err());
}

#[test]
fn members_sign_the_next_certificate_only_where_there_is_succession() {
    let cast = Cast::new();
    let signers = Signers {
        named: &cast.members(&[HEAD, ALTERNATE]),
        succession: false,
    };
    let pin = Fingerprint::of_recovery(&cast.recovery);
    let chain = cast.chain();
    assert!(verify(&chain[..2], &pin, &signers).is_ok());
    assert!(verify(&chain, &pin, &signers).is_err());
}

#[test]
fn who_has_left_signs_no_more() {
    let cast = Cast::new();
    let mut chain = cast.chain();
    let back = cast.members(&[HEAD, OFFICER, STRANGER]);
    let fourth = chain[2]
        .certificate
        .next(&cast.seed(4), cast.recovery, back);
    chain.push(cast.signed(fourth, &[STRANGER, OFFICER]));
    cast.refuses(&chain, "is not signed by the quorum");
}

#[test]
fn links_left_out_swapped_or_replaced_are_noticed() {
    let cast = Cast::new();
    let breaks = "does not follow the one before";
    let chain = cast.chain();
    cast.refuses(&[chain[0].clone(), chain[2].clone()], breaks);
    cast.refuses(&[chain[1].clone(), chain[0].clone()], breaks);
    cast.refuses(&chain[1..], breaks);
    cast.refuses(&[chain[0].clone(), chain[0].clone()], breaks);
    cast.refuses(&[], "a group has no certificate");

    let mut replaced = chain.clone();
    replaced[0] = cast.signed(cast.first(), &[HEAD, ALTERNATE]);
    cast.refuses(&replaced, breaks);

    let seed = cast.seed(2);
    let mut other = chain[0].certificate.next(&seed, cast.recovery, vec![]);
    other.group = "audit".into();
    let other = cast.signed(other, &[HEAD, ALTERNATE]);
    cast.refuses(&[chain[0].clone(), other], breaks);
}

#[test]
fn no_field_of_a_signed_certificate_can_be_changed() {
    let cast = Cast::new();
    let stranger = cast.people[STRANGER];
    let changes: [fn(&mut Certificate, Member); 6] = [
        |certificate, _| certificate.group = "audit".into(),
        |certificate, stranger| certificate.public = stranger.keys.kem,
        |certificate, stranger| certificate.recovery = stranger.keys.kem,
        |certificate, stranger| certificate.members.push(stranger),
        |certificate, _| certificate.members.clear(),
        |certificate, stranger| certificate.members[0].keys = stranger.keys,
    ];
    for change in changes {
        let mut link = cast.signed(cast.first(), &[HEAD, ALTERNATE]);
        change(&mut link.certificate, stranger);
        cast.refuses(&[link], "is not signed by the quorum");
    }
}

#[test]
fn a_quorum_is_never_lowered_below_two() {
    let cast = Cast::new();
    let mut first = cast.first();
    first.quorum = 1;
    let link = cast.signed(first, &[HEAD, ALTERNATE]);
    cast.refuses(&[link], "asks for less than the quorum");

    let mut strict = cast.first();
    strict.quorum = 3;
    let link = cast.signed(strict, &[HEAD, ALTERNATE]);
    cast.refuses(&[link], "is not signed by the quorum");
}

#[test]
fn the_recovery_key_is_the_pinned_one() {
    let cast = Cast::new();
    let planted = cast.people[STRANGER].keys.kem;
    let first = Certificate::first("office", &cast.seed(1), planted, cast.members(&[HEAD]));
    let link = cast.signed(first, &[HEAD, ALTERNATE]);
    cast.refuses(&[link], "names another recovery key than the settings");
}

#[test]
fn a_certificate_is_read_back_from_its_canonical_bytes_only() {
    let cast = Cast::new();
    for link in cast.chain() {
        let bytes = link.certificate.bytes();
        assert_eq!(Certificate::parse(&bytes).unwrap(), link.certificate);
        // cut between two members it is another certificate, which nobody signed
        let borders: Vec<_> = (0..link.certificate.members.len())
            .map(|count| {
                let mut fewer = link.certificate.clone();
                fewer.members.truncate(count);
                fewer.bytes().len()
            })
            .collect();
        for length in 0..bytes.len() {
            let cut = Certificate::parse(&bytes[..length]);
            assert_eq!(cut.is_ok(), borders.contains(&length), "{length}");
        }
        assert!(Certificate::parse(&[bytes.as_slice(), b"\0\0"].concat()).is_err());
    }
    let mut unsorted = cast.chain()[1].certificate.clone();
    unsorted.members.reverse();
    assert!(Certificate::parse(&unsorted.bytes()).is_err());
}

#[test]
fn a_seed_is_sealed_to_the_members_named_and_the_recovery_key() {
    let cast = Cast::new();
    let seed = cast.seed(1);
    let members = cast.members(&[OFFICER, HEAD]);
    let certificate = Certificate::first("office", &seed, cast.recovery, members);
    let wraps = certificate.seal_seed(&seed, &cast.chance).unwrap();
    let ids: Vec<_> = wraps.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, [id_of(1), id_of(3), RECOVERY]);
    for ((id, wrapped), reader) in wraps.iter().zip([HEAD, OFFICER, 4]) {
        let opened: Vec<_> = cast
            .keys
            .iter()
            .map(|keys| {
                certificate
                    .key()
                    .unwrap(id.bytes(), keys.kem(), wrapped)
                    .is_ok()
            })
            .collect();
        assert!(
            (0..5).all(|who| opened[who] == (who == reader)),
            "{opened:?}"
        );
    }
    assert!(certificate.seal_seed(&cast.seed(1), &cast.chance).is_err());
}
