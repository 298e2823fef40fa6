//! Matters, purges and letters in the forger's hands.

use probity::{
    actor::Actor,
    advice::{self, LineKind},
    audit::{Code, Entry},
    error::Error,
    reminders::{self, News, To},
    vault::{
        Group, MatterId,
        matter_key::{Dek, MatterKey, Share},
    },
};

use super::{Forger, is_denied, is_noticed, x};
use crate::{
    databases::{Kind, each},
    desk::{Desk, People, Person, message},
};

struct Two {
    desk: Desk,
    people: People,
    amina: Person,
    basil: Person,
    one: MatterId,
    other: MatterId,
}

/// Two questions of two people, each triaged.
fn two(kind: Kind) -> Two {
    let (desk, people) = Desk::open(kind);
    let (amina, basil) = (desk.staff("amina"), desk.staff("basil"));
    let one = desk.ask(&amina, "A gift", "May I keep the watch?").id;
    let other = desk.ask(&basil, "A job", "May I teach?").id;
    for id in [one, other] {
        desk.triage(&people.officer, id, "gifts").unwrap();
    }
    Two {
        desk,
        people,
        amina,
        basil,
        one,
        other,
    }
}

impl Two {
    /// Whether the desk and the owner of the first matter both notice.
    fn is_noticed(&self) -> bool {
        let Self { desk, one, .. } = self;
        let opened = advice::open(&desk.office, &desk.actor(&self.people.officer), *one);
        let own = advice::own(&desk.office, &desk.actor(&self.amina), *one);
        is_noticed_or_denied(&opened) && is_noticed_or_denied(&own)
    }
}

fn is_noticed_or_denied<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Broken(_) | Error::Denied))
}

#[test]
fn keys_of_one_matter_put_under_another_are_detected() {
    each(|kind| {
        let two = two(kind);
        let mut forger = Forger::of(&two.desk);
        let (one, other) = (x(two.one.bytes()), x(two.other.bytes()));
        for recipient in ["office", "owner"] {
            forger.forge(&format!(
                "UPDATE matter_wraps SET wrapped = (SELECT wrapped FROM matter_wraps \
                 WHERE matter = {other} AND recipient = '{recipient}') \
                 WHERE matter = {one} AND recipient = '{recipient}'"
            ));
        }
        assert!(two.is_noticed());
    });
}

#[test]
fn a_matter_under_another_commitment_is_detected() {
    let two = two(Kind::Sqlite);
    let (one, other) = (x(two.one.bytes()), x(two.other.bytes()));
    Forger::of(&two.desk).forge(&format!(
        "UPDATE matters SET commitment = (SELECT commitment FROM matters WHERE id = {other}) WHERE id = {one}"
    ));
    assert!(two.is_noticed());
}

#[test]
fn somebody_elses_matter_under_ones_own_tag_stays_closed() {
    let two = two(Kind::Sqlite);
    let mut forger = Forger::of(&two.desk);
    let tag = |forger: &mut Forger, id: &MatterId| {
        let rest = format!(
            "matter_wraps WHERE matter = {} AND recipient = 'owner'",
            x(id.bytes())
        );
        forger.one("tag", &rest)
    };
    let (mine, theirs) = (tag(&mut forger, &two.one), tag(&mut forger, &two.other));
    let set = |forger: &mut Forger, id: &MatterId, tag: &[u8]| {
        forger.forge(&format!(
            "UPDATE matter_wraps SET tag = {} WHERE matter = {} AND recipient = 'owner'",
            x(tag),
            x(id.bytes())
        ));
    };
    set(&mut forger, &two.one, &[0; 16]);
    set(&mut forger, &two.other, &mine);
    set(&mut forger, &two.one, &theirs);
    let desk = &two.desk;
    assert!(is_noticed(&advice::own(
        &desk.office,
        &desk.actor(&two.amina),
        two.other
    )));
    assert!(is_noticed(&advice::own(
        &desk.office,
        &desk.actor(&two.basil),
        two.one
    )));
    assert!(is_noticed(&advice::mine(
        &desk.office,
        &desk.actor(&two.amina)
    )));
}

#[test]
fn texts_moved_between_lines_matters_or_columns_are_detected() {
    let changes = [
        "UPDATE advice_lines SET body = (SELECT body FROM advice_lines WHERE matter = ONE AND seq = 1) \
             WHERE matter = ONE AND seq = 0",
        "UPDATE advice_lines SET body = (SELECT body FROM advice_lines WHERE matter = OTHER AND seq = 0) \
             WHERE matter = ONE AND seq = 0",
        "UPDATE advice_lines SET matter = ONE, seq = 7 WHERE matter = OTHER AND seq = 0",
        "UPDATE advice_matters SET intake = (SELECT intake FROM advice_matters WHERE id = OTHER) WHERE id = ONE",
        "UPDATE advice_matters SET intake = triage WHERE id = ONE",
        "UPDATE advice_matters SET triage = intake WHERE id = ONE",
    ];
    for change in changes {
        let two = two(Kind::Sqlite);
        let change = change
            .replace("ONE", &x(two.one.bytes()))
            .replace("OTHER", &x(two.other.bytes()));
        Forger::of(&two.desk).forge(&change);
        assert!(two.is_noticed(), "{change}");
    }
}

#[test]
fn a_text_of_before_a_recusal_that_is_put_back_is_detected() {
    let two = two(Kind::Sqlite);
    let Two {
        desk, people, one, ..
    } = &two;
    let mut forger = Forger::of(desk);
    forger
        .try_to("CREATE TABLE kept AS SELECT * FROM advice_lines")
        .unwrap();
    let officer = desk.actor(&people.officer).id().unwrap();
    let revision = desk.revision(&people.head, *one);
    let head = desk.actor(&people.head);
    advice::recuse(&desk.office, &head, (*one, revision), &[officer]).unwrap();
    assert!(advice::open(&desk.office, &head, *one).is_ok());
    forger.forge(&format!(
        "UPDATE advice_lines SET body = (SELECT kept.body FROM kept WHERE kept.id = advice_lines.id) WHERE matter = {}",
        x(one.bytes())
    ));
    assert!(is_noticed(&advice::open(&desk.office, &head, *one)));
}

#[test]
fn a_matter_handed_to_the_other_desk_in_its_row_stays_closed_there() {
    let two = two(Kind::Sqlite);
    Forger::of(&two.desk).forge(&format!(
        "UPDATE advice_matters SET desk = 'alternate' WHERE id = {}",
        x(two.one.bytes())
    ));
    let Two {
        desk, people, one, ..
    } = &two;
    for person in [&people.alternate, &people.officer] {
        let opened = advice::open(&desk.office, &desk.actor(person), *one);
        assert!(is_denied(&opened));
    }
}

#[test]
fn an_author_lent_to_a_line_is_seen_to_be_unverified_or_not_the_requester() {
    let two = two(Kind::Sqlite);
    let Two {
        desk, people, one, ..
    } = &two;
    let revision = desk.revision(&people.officer, *one);
    let officer = desk.actor(&people.officer);
    let words = message("Please declare it.");
    advice::answer(&desk.office, &officer, (*one, revision), &words).unwrap();
    Forger::of(desk).forge("UPDATE advice_lines SET author = 'requester' WHERE kind = 'message'");
    let seen = advice::open(&desk.office, &officer, *one).unwrap();
    let answers = seen.lines.iter().filter(
        |line| matches!(&line.kind, LineKind::Message(words) if words.starts_with("Please")),
    );
    assert!(answers.map(|line| line.by_requester).eq([false]));
}

/// Whoever writes both stores can seal anything to the office's public key: what they cannot do is sign.
#[test]
fn a_matter_sealed_anew_by_the_forger_shows_words_that_nobody_signed() {
    let two = two(Kind::Sqlite);
    let Two {
        desk, people, one, ..
    } = &two;
    let chance = desk.office.chance();
    let (dek, share) = (Dek::draw(chance), Share::draw(chance));
    let of = MatterKey {
        matter: one.bytes(),
        generation: 1,
    };
    let commit = dek.commit(&of, &share);
    let key = dek.content_key(&of, &share, &commit).unwrap();
    let to_office = desk.office.groups().certified(Group::Office).unwrap();
    let mut forger = Forger::of(desk);
    let id = x(one.bytes());
    forger.forge(&format!(
        "UPDATE matters SET commitment = {} WHERE id = {id}",
        x(&commit)
    ));
    forger.forge(&format!(
        "UPDATE matter_wraps SET wrapped = {} WHERE matter = {id} AND recipient = 'office'",
        x(&dek.wrap(&of, &commit, &to_office, chance).unwrap())
    ));
    let mut sealed = |table, row: &[u8], column, text: &[u8]| {
        let place = probity::vault::Place { table, row, column };
        forger.forge(&format!(
            "UPDATE {table} SET {column} = {} WHERE id = {}",
            x(&key.seal(&place, text, chance).unwrap()),
            x(row)
        ));
    };
    let amina = desk.actor(&two.amina).id().unwrap();
    let intake = format!(
        r#"{{"requester":{{"account":{{"account":"{amina}","person":null,"name":"amina"}}}},"channel":"portal","subject":"I confess","concerns_office":false,"logged_by":null}}"#
    );
    sealed("advice_matters", one.bytes(), "intake", intake.as_bytes());
    sealed("advice_matters", one.bytes(), "triage", b"null");
    let lines = Forger::of(desk).all("id", &format!("advice_lines WHERE matter = {id}"));
    for line in &lines {
        let said = [b"It was me.".as_slice(), amina.bytes(), &[0; 4 + 4 + 64]].concat();
        sealed("advice_lines", line, "body", &said);
    }
    Forger::of(desk).forge("UPDATE advice_lines SET kind = 'message', author = 'requester'");
    Forger::of_shares(desk).forge(&format!(
        "UPDATE shares SET share = {} WHERE matter = {id}",
        x(share.bytes())
    ));
    let seen = advice::open(&desk.office, &desk.actor(&people.officer), *one).unwrap();
    assert!(!seen.lines.is_empty());
    assert!(seen.lines.iter().all(|line| !line.verified));
    assert!(is_noticed_or_denied(
        &advice::own(&desk.office, &desk.actor(&two.amina), *one).map(drop)
    ));
}

#[test]
fn a_purge_that_nobody_signed_destroys_nothing() {
    each(|kind| {
        let two = two(kind);
        let mut forger = Forger::of(&two.desk);
        let id = x(two.one.bytes());
        forger.forge(&format!("UPDATE matters SET purged = TRUE WHERE id = {id}"));
        assert_eq!(two.desk.office.replay_purges().unwrap(), 0);
        // Nor does one with the signatures of another act.
        forger.forge(&format!(
            "INSERT INTO approvals (id, action, object, args, expires, done) VALUES \
             ({}, 'purge-matter', {id}, x'', 99999999999, TRUE)",
            x(&[1; 16])
        ));
        for signer in [&two.people.head, &two.people.officer] {
            forger.forge(&format!(
                "INSERT INTO approval_signatures (approval, account, signature) VALUES ({}, {}, {})",
                x(&[1; 16]),
                x(two.desk.actor(signer).id().unwrap().bytes()),
                x(&[2; 64])
            ));
        }
        assert_eq!(two.desk.office.replay_purges().unwrap(), 0);
        forger.forge(&format!(
            "UPDATE matters SET purged = FALSE WHERE id = {id}"
        ));
        let officer = two.desk.actor(&two.people.officer);
        assert!(advice::open(&two.desk.office, &officer, two.one).is_ok());
    });
}

#[test]
fn a_purge_turned_to_another_matter_between_its_signatures_is_refused() {
    let mut two = two(Kind::Sqlite);
    for id in [two.one, two.other] {
        let Two { desk, people, .. } = &two;
        let revision = desk.revision(&people.officer, id);
        let me = desk.actor(&people.officer);
        let words = message("Please declare it.");
        advice::answer(&desk.office, &me, (id, revision), &words).unwrap();
        advice::close(&desk.office, &me, (id, revision + 1)).unwrap();
    }
    two.desk.days_later(366 * 7);
    assert_eq!(
        advice::propose_purges(&two.desk.office, &Actor::worker()).unwrap(),
        2
    );
    two.desk.sign_in(&mut two.people.officer);
    two.desk.sign_in(&mut two.people.head);
    let Two {
        desk,
        people,
        one,
        other,
        ..
    } = &two;
    let officer = desk.actor(&people.officer);
    let purges = advice::purges(&desk.office, &officer).unwrap();
    let mine = purges.iter().find(|purge| purge.matter == *one).unwrap();
    assert!(!advice::approve_purge(&desk.office, &officer, mine.approval).unwrap());
    Forger::of(desk).forge(&format!(
        "UPDATE approvals SET object = {} WHERE id = {}",
        x(other.bytes()),
        x(mine.approval.bytes())
    ));
    let turned = advice::approve_purge(&desk.office, &desk.actor(&people.head), mine.approval);
    assert!(matches!(turned, Err(Error::Invalid(_))));
    assert_eq!(desk.office.replay_purges().unwrap(), 0);
}

#[test]
fn letters_exchanged_in_the_outbox_do_not_leave() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let write = |to: &str| {
        let to = To::new(to, "en");
        let written = desk.office.act(&Actor::worker(), |act| {
            reminders::enqueue(act, &News, &to)?;
            Ok(((), Entry::new(Code::Reminded)))
        });
        written.unwrap();
    };
    write("amina@example.int");
    write("basil@example.int");
    let mut forger = Forger::of(&desk);
    let ids = forger.all("id", "letters ORDER BY id");
    let sealed = forger.all("sealed", "letters ORDER BY id");
    for (id, sealed) in ids.iter().zip(sealed.iter().rev()) {
        forger.forge(&format!(
            "UPDATE letters SET sealed = {} WHERE id = {}",
            x(sealed),
            x(id)
        ));
    }
    desk.days_later(1);
    let tally = reminders::deliver(&desk.office, |_, _| panic!("a letter left")).unwrap();
    assert_eq!((tally.sent, tally.failed), (0, 2));
}
