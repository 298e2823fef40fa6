//! What is not in order, and what is not answered, is not released.

use std::sync::mpsc::{Receiver, channel};

use probity::statistics::solver::{Failure, Programme, Solver};

use super::{rules::regions, *};

struct Stuck(Receiver<()>);
struct Panicking;
struct Lying;

impl Solver for Stuck {
    fn name(&self) -> String {
        "stuck".into()
    }
    fn maximise(
        &mut self,
        _: &Programme,
        _: &[(usize, i64)],
        _: Deadline,
    ) -> Result<Option<Vec<i64>>, Failure> {
        Err(self
            .0
            .recv()
            .map_or(Failure::Unverified, |()| Failure::Unverified))
    }
}

impl Solver for Panicking {
    fn name(&self) -> String {
        "panicking".into()
    }
    fn maximise(
        &mut self,
        _: &Programme,
        _: &[(usize, i64)],
        _: Deadline,
    ) -> Result<Option<Vec<i64>>, Failure> {
        panic!("as solvers do")
    }
}

impl Solver for Lying {
    fn name(&self) -> String {
        "lying".into()
    }
    fn maximise(
        &mut self,
        it: &Programme,
        _: &[(usize, i64)],
        _: Deadline,
    ) -> Result<Option<Vec<i64>>, Failure> {
        Ok(Some(it.ranges.iter().map(|(_, hi)| *hi).collect()))
    }
}

/// Two regions without their genders: four counts the solver is needed for.
fn open_case() -> Case {
    let shown = |key: &[Option<usize>]| {
        key[1].is_none() || key[0].is_none_or(|region| region == 0 || region == 3)
    };
    Case::of(&file(K, &[release("now", &[regions().table("t", &shown)])])).unwrap()
}

#[test]
fn a_solver_that_fails_releases_nothing() {
    let (_keep, forever) = channel();
    let now = Deadline::after(Duration::ZERO);
    let verdict =
        |solver: Box<dyn Solver>, deadline| open_case().attack_with(solver, deadline).unwrap_err();
    assert_eq!(verdict(Box::new(Stuck(forever)), now), Failure::Deadline);
    assert_eq!(verdict(Box::new(Panicking), soon()), Failure::Panicked);
    assert_eq!(verdict(Box::new(Lying), soon()), Failure::Unverified);
}

#[test]
fn no_time_no_release() {
    let outcome = control(
        &ledger(&regions()),
        Objective::Value,
        Duration::ZERO,
        Box::new(|_| ()),
    );
    assert!(matches!(outcome, Ok(Outcome::Undecided(_))));
}

#[test]
fn what_cannot_all_be_true_is_no_verdict() {
    // Rows say 5 + 5, columns 6 + 6; no single margin is wrong.
    let cell =
        |a: &str, b: &str, value: u32| json!({"key": [a, b], "value": value, "published": true});
    let dim = |name: &str| json!({"name": name, "codes": ["T", "c0", "c1"], "total": "T"});
    let table = json!({"id": "t", "dims": [dim("a"), dim("b")], "cells": [
        cell("c0", "T", 5), cell("c1", "T", 5), cell("T", "c0", 6), cell("T", "c1", 6),
    ]});
    let failure = Case::of(&file(K, &[release("now", &[table])]))
        .unwrap()
        .attack(soon())
        .unwrap_err();
    assert!(matches!(failure, Failure::Contradiction(cells) if !cells.is_empty()));
}

#[test]
fn what_is_not_in_order_is_refused_by_name() {
    let good =
        json!({"threshold": 5, "releases": [release("now", &[regions().table("t", &|_| true)])]});
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        Ledger::read(&file.to_string()).is_err()
    };
    assert!(!refused(&|_| ()));
    assert!(refused(&|file| file["threshold"] = json!(1)));
    assert!(refused(&|file| file["colour"] = json!("red")));
    let table = |file: &mut Value| file["releases"][0]["tables"][0].take();
    let with = |file: &mut Value, table: Value| file["releases"][0]["tables"][0] = table;
    for value in [json!(-1), json!(2.5), json!("2"), json!(1e12)] {
        assert!(refused(&|file| {
            let mut table = table(file);
            table["cells"][3]["value"] = value.clone();
            with(file, table);
        }));
    }
    assert!(refused(&|file| {
        let mut table = table(file);
        table["cells"][1] = table["cells"][0].clone();
        with(file, table);
    }));
    assert!(refused(&|file| {
        let mut table = table(file);
        table["dims"][0]["codes"][1] = json!("T");
        with(file, table);
    }));
    let text = good
        .to_string()
        .replacen("\"value\":", "\"value\":1,\"value\":", 1);
    assert!(Ledger::read(&text).is_err());
}
