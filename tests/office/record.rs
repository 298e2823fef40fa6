//! The audit record on both databases: written by many, honest, forged, put back, erased.

use diesel::{RunQueryDsl, sql_query};
use probity::{
    Error, Result,
    audit::{self, Checkpoint, Class, Finding, Head, Key, Note, Report, SealedEntry},
    chance::Chance,
    storage::{Store, Tree},
    vault::{Root, sign::SigningKey},
};
use uuid::Uuid;

use crate::databases::{Database, Kind, each};

struct Record {
    store: Store<Head>,
    database: Database,
    kind: Kind,
}

impl Record {
    fn new(kind: Kind) -> Self {
        let database = kind.migrated(Tree::Main);
        Self {
            store: Store::open(database.address(), 2).unwrap(),
            database,
            kind,
        }
    }

    fn of(kind: Kind, entries: u128) -> Self {
        let record = Self::new(kind);
        let appended = record.store.write(|conn, head| {
            (0..entries).try_for_each(|id| audit::append(conn, head, entry(id)).map(drop))
        });
        appended.unwrap();
        record
    }

    fn append(&self, id: u128) -> Result<i64> {
        self.store
            .write(|conn, head| audit::append(conn, head, entry(id)))
    }

    fn examine(&self, checkpoints: &[Checkpoint]) -> Report {
        self.store
            .read(|conn| audit::examine(conn, checkpoints))
            .unwrap()
    }

    fn reaches(&self, remembered: &Checkpoint) -> bool {
        self.store
            .read(|conn| audit::reaches(conn, remembered))
            .unwrap()
    }

    /// What somebody holds who kept a letter.
    fn footer(&self) -> Checkpoint {
        let head = self.store.read(Head::read).unwrap();
        let line = Checkpoint::of(head.tree()).line();
        Note::parse(&line).unwrap().checkpoint
    }

    /// Somebody with the database in their hands; bytes are written `x'..'`.
    fn forge(&self, statement: &str) {
        let statement = match self.kind {
            Kind::Sqlite => statement.to_owned(),
            Kind::Postgres => statement.replace("x'", "'\\x"),
        };
        let done = sql_query(statement).execute(&mut self.database.connect());
        assert_eq!(done.unwrap(), 1);
    }
}

fn entry(id: u128) -> SealedEntry {
    SealedEntry {
        id: Uuid::from_u128(id),
        hour: 416_000,
        class: Class::Read,
        generation: 1,
        detail: id.to_be_bytes().repeat(20),
    }
}

#[test]
fn acts_of_many_threads_make_one_record_without_gaps() {
    each(|kind| {
        let record = Record::new(kind);
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let record = &record;
                scope.spawn(move || {
                    (0..20).for_each(|act| assert!(record.append(thread * 100 + act).is_ok()));
                });
            }
        });
        let report = record.examine(&[]);
        assert!(report.is_sound(), "{report:?}");
        assert_eq!(report.rows, 160);
    });
}

#[test]
fn an_act_that_fails_leaves_no_place_empty() {
    each(|kind| {
        let record = Record::new(kind);
        assert_eq!(record.append(1).unwrap(), 0);
        assert!(matches!(record.append(1), Err(Error::Conflict)));
        assert_eq!(record.append(2).unwrap(), 1);
        assert!(record.examine(&[]).is_sound());
    });
}

#[test]
fn what_somebody_does_to_the_rows_is_found() {
    let lies = [
        (
            "UPDATE log_entries SET hour = 1 WHERE seq = 12",
            Finding::NotTheHead { span: 0..32 },
        ),
        (
            "UPDATE log_entries SET class = 1 WHERE seq = 33",
            Finding::NotTheHead { span: 32..34 },
        ),
        (
            "UPDATE log_entries SET id = x'00' WHERE seq = 34",
            Finding::NotTheHead { span: 34..35 },
        ),
        (
            "UPDATE log_entries SET detail = x'00' WHERE seq = 7",
            Finding::Changed { seq: 7 },
        ),
        (
            "DELETE FROM log_entries WHERE seq = 34",
            Finding::Cut { rows: 34, size: 35 },
        ),
        (
            "DELETE FROM log_entries WHERE seq = 0",
            Finding::Gap {
                expected: 0,
                found: 1,
            },
        ),
        ("UPDATE log_head SET size = 36", Finding::HeadUnreadable),
        ("DELETE FROM log_head", Finding::HeadUnreadable),
    ];
    each(|kind| {
        for (lie, finding) in &lies {
            let record = Record::of(kind, 35);
            assert!(record.examine(&[]).is_sound());
            record.forge(lie);
            let report = record.examine(&[]);
            assert!(report.findings.contains(finding), "{lie}: {report:?}");
        }
    });
}

#[test]
fn an_older_copy_put_back_is_betrayed_by_the_line_in_a_letter() {
    each(|kind| {
        let record = Record::of(kind, 1);
        let before = record.footer();
        record.append(2).unwrap();
        let after = record.footer();
        assert_eq!(record.examine(&[before, after]).matched, 2);
        assert!(record.reaches(&before) && record.reaches(&after));

        let peak = hex::encode(before.root);
        record.forge("DELETE FROM log_entries WHERE seq = 1");
        record.forge(&format!("UPDATE log_head SET size = 1, peaks = x'{peak}'"));
        assert!(record.examine(&[]).is_sound());
        assert_eq!(
            record.examine(&[before, after]).findings,
            [Finding::BehindCheckpoint { size: 2, rows: 1 }]
        );
        assert!(record.reaches(&before) && !record.reaches(&after));

        record.append(3).unwrap();
        record.append(4).unwrap();
        assert!(record.reaches(&before) && !record.reaches(&after));
    });
}

#[test]
fn a_checkpoint_is_known_by_the_key_of_the_office_that_signed_it() {
    let record = Record::of(Kind::Sqlite, 3);
    let signer = Root::draw(&Chance::seeded(1)).checkpoint_signer();
    let stranger = Root::draw(&Chance::seeded(2)).checkpoint_signer();
    let key = |signer: &SigningKey| Key {
        name: "ethics.example.org/audit".to_owned(),
        public: *signer.public().bytes(),
    };
    let file = record
        .footer()
        .sign(&key(&signer), |text| signer.sign(text));
    let note = Note::parse(&file).unwrap();
    assert_eq!(record.examine(&[note.checkpoint]).matched, 1);
    let signed_by = |signer: &SigningKey| {
        note.is_signed_by(&key(signer), |text, signature| {
            signer.public().verifies(text, signature)
        })
    };
    assert!(signed_by(&signer));
    assert!(!signed_by(&stranger));
}

#[test]
fn an_erased_detail_leaves_the_record_whole_and_is_counted() {
    each(|kind| {
        let record = Record::of(kind, 3);
        let erase = |id| {
            record
                .store
                .write(|conn, _| audit::erase_detail(conn, Uuid::from_u128(id)))
        };
        erase(1).unwrap();
        assert!(matches!(erase(9), Err(Error::Missing)));
        let report = record.examine(&[]);
        assert!(report.is_sound());
        assert_eq!(report.erased, 1);
    });
}

#[test]
fn a_record_of_several_pages_is_read_whole() {
    each(|kind| {
        let record = Record::of(kind, 2500);
        let report = record.examine(&[record.footer()]);
        assert!(report.is_sound());
        assert_eq!((report.rows, report.matched), (2500, 1));
    });
}
