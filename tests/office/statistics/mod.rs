//! Disclosure control as its users rely on it: what is released leaks nothing, what leaks is found, and what cannot
//! be settled is not released. Attackers here are brute force: they try every world.

mod brute_force;
mod command;
mod refusals;
mod rules;

use std::{collections::BTreeSet, time::Duration};

use probity::statistics::{
    attack::{Case, Findings},
    control::{Objective, Outcome, Released, control},
    solver::Deadline,
    table::{Ledger, Place},
};
use serde_json::{Value, json};

const K: u32 = 3;

/// A full table of one release: dimensions of so many categories, counts of the finest cells, the last dimension
/// fastest; margins follow.
#[derive(Debug, Clone)]
struct Counts {
    sizes: Vec<usize>,
    values: Vec<u32>,
}

impl Counts {
    fn keys(&self) -> Vec<Vec<Option<usize>>> {
        self.sizes.iter().fold(vec![Vec::new()], |keys, size| {
            keys.iter()
                .flat_map(|key| {
                    (0..=*size).map(move |code| {
                        let mut key = key.clone();
                        key.push(code.checked_sub(1));
                        key
                    })
                })
                .collect()
        })
    }

    fn atoms(&self, key: &[Option<usize>]) -> Vec<usize> {
        (0..self.values.len())
            .filter(|atom| {
                let mut rest = *atom;
                self.sizes.iter().zip(key).rev().all(|(size, code)| {
                    let own = rest % size;
                    rest /= size;
                    code.is_none_or(|code| code == own)
                })
            })
            .collect()
    }

    fn value(&self, key: &[Option<usize>]) -> u32 {
        self.atoms(key).iter().map(|atom| self.values[*atom]).sum()
    }

    fn table(&self, id: &str, published: &dyn Fn(&[Option<usize>]) -> bool) -> Value {
        let code = |code: &Option<usize>| code.map_or("T".to_owned(), |code| format!("c{code}"));
        let dims: Vec<Value> = self
            .sizes
            .iter()
            .enumerate()
            .map(|(dim, size)| {
                let codes: Vec<String> = (0..=*size).map(|it| code(&it.checked_sub(1))).collect();
                json!({"name": format!("d{dim}"), "codes": codes, "total": "T"})
            })
            .collect();
        let cells: Vec<Value> = self
            .keys()
            .iter()
            .map(|key| {
                json!({
                    "key": key.iter().map(code).collect::<Vec<_>>(),
                    "value": self.value(key),
                    "published": published(key),
                })
            })
            .collect();
        json!({"id": id, "dims": dims, "cells": cells})
    }
}

fn file(k: u32, releases: &[Value]) -> Ledger {
    let file = json!({"threshold": k, "releases": releases});
    Ledger::read(&file.to_string()).unwrap()
}

fn release(id: &str, tables: &[Value]) -> Value {
    json!({"id": id, "tables": tables})
}

fn ledger(counts: &Counts) -> Ledger {
    file(K, &[release("now", &[counts.table("t", &|_| true)])])
}

fn soon() -> Deadline {
    Deadline::after(Duration::from_mins(1))
}

fn attacked(ledger: &Ledger) -> Findings {
    Case::of(ledger).unwrap().attack(soon()).unwrap()
}

/// The attack on a public file by an office that knows the truth.
fn audited(public: &Ledger, truth: &Ledger) -> Findings {
    let case = Case::of(public).unwrap().protecting(truth);
    case.attack(soon()).unwrap()
}

fn controlled(ledger: &Ledger, objective: Objective) -> Outcome {
    control(ledger, objective, Duration::from_mins(1), Box::new(|_| ())).unwrap()
}

fn released(outcome: Outcome) -> Box<Released> {
    match outcome {
        Outcome::Released(released) => released,
        Outcome::Refused(why) => panic!("refused: {why:?}"),
        Outcome::Undecided(why) => panic!("undecided: {why:?}"),
    }
}

/// The places of the cells that are not published.
fn withheld(ledger: &Ledger) -> BTreeSet<Place> {
    ledger
        .cells()
        .filter(|(_, cell)| !cell.is_seen())
        .map(|(id, _)| ledger.place(id).unwrap())
        .collect()
}

/// The same pattern with one more cell published or withheld.
fn changed(ledger: &Ledger, truth: &Ledger, place: &Place, published: bool) -> Ledger {
    let mut changed = ledger.clone();
    let id = changed
        .cells()
        .map(|(id, _)| id)
        .find(|id| changed.place(*id).as_ref() == Some(place))
        .unwrap();
    let value = truth.cell(id).unwrap().value;
    let cell = changed.cell_mut(id).unwrap();
    cell.published = published;
    cell.value = value.filter(|_| published);
    changed
}
