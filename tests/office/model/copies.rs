//! Backups of the model's world, put back in every combination.

use std::path::PathBuf;

use probity::{
    actor::Actor,
    audit::{Code, Entry},
    office::{main_address, share_address},
    storage::backup,
    vault::MatterId,
};
use tempfile::TempDir;

use super::{Matter, One, World};
use crate::databases::Kind;

/// What is told of backups.
pub(super) const NAMES: [&str; 4] = [TAKEN, MAIN, SHARES, BOTH];

const TAKEN: &str = "a backup";
const MAIN: &str = "the main backup alone";
const SHARES: &str = "the backup of the shares alone";
const BOTH: &str = "both backups";

/// A backup of both databases, and the model as it was.
pub(super) struct Copies {
    folder: TempDir,
    people: Vec<One>,
    matters: Vec<Matter>,
}

impl Copies {
    fn main(&self) -> PathBuf {
        self.folder.path().join("probity.sqlite")
    }

    fn shares(&self) -> PathBuf {
        self.folder.path().join("shares.sqlite")
    }
}

impl World {
    /// Takes a backup, or puts the last one back: main alone, shares alone, or both.
    pub(super) fn copies(&mut self) {
        if self.desk.kind() == Kind::Postgres {
            return;
        }
        match self.copies.take() {
            None => self.takes_a_backup(),
            Some(copies) => {
                self.put_back += 1;
                match self.put_back % 3 {
                    0 => self.puts_main_back(&copies),
                    1 => self.puts_shares_back(&copies),
                    _ => self.puts_both_back(&copies),
                }
            }
        }
    }

    fn takes_a_backup(&mut self) {
        let copies = Copies {
            folder: tempfile::tempdir().unwrap(),
            people: self.people.clone(),
            matters: self.matters.clone(),
        };
        let settings = self.desk.office.settings();
        backup(&main_address(settings), &copies.main()).unwrap();
        backup(&share_address(settings), &copies.shares()).unwrap();
        self.told.push(TAKEN.to_owned());
        self.copies = Some(copies);
    }

    /// The share store remembers how far the record had come: an older main database does not open.
    fn puts_main_back(&mut self, copies: &Copies) {
        self.told.push(MAIN.to_owned());
        let office = &self.desk.office;
        let entry = || Entry::new(Code::Backup);
        office.record(&Actor::console(), &entry).unwrap();
        office.drop_anchor().unwrap();
        let refused = self.desk.put_back(Some(&copies.main()), None);
        assert_eq!(
            refused.unwrap_err().to_string(),
            "invalid: office-behind-anchor"
        );
    }

    /// With older shares what came since is closed to everybody, and what was purged stays purged.
    fn puts_shares_back(&mut self, copies: &Copies) {
        self.told.push(SHARES.to_owned());
        let newest = share_address(self.desk.office.settings());
        let kept = copies.folder.path().join("newest.sqlite");
        backup(&newest, &kept).unwrap();
        let had: Vec<MatterId> = copies.matters.iter().map(|it| it.id).collect();
        let resealed = |now: &Matter| {
            let then = copies.matters.iter().find(|it| it.id == now.id);
            then.is_some_and(|then| then.only != now.only || then.desk != now.desk)
        };
        let without: Vec<MatterId> = self
            .matters
            .iter()
            .filter(|it| !had.contains(&it.id) || resealed(it))
            .map(|it| it.id)
            .collect();
        self.desk.put_back(None, Some(&copies.shares())).unwrap();
        self.desk.office.replay_purges().unwrap();
        self.compare_but_for(&without);
        self.desk.put_back(None, Some(&kept)).unwrap();
    }

    /// Both together are the office as it was; what happened since is gone from it.
    fn puts_both_back(&mut self, copies: &Copies) {
        self.told.push(BOTH.to_owned());
        self.desk
            .put_back(Some(&copies.main()), Some(&copies.shares()))
            .unwrap();
        self.people.clone_from(&copies.people);
        self.matters.clone_from(&copies.matters);
        self.sessions.truncate(self.people.len());
        self.everybody_signs_in();
    }
}
