use std::collections::BTreeMap;

use super::knowledge::{Knowledge, Range, contradiction};
use super::relaxation::Relaxation;
use crate::statistics::solver::{Deadline, Failure, Programme, Row, Solver, value_at};
use crate::statistics::system::System;
use crate::statistics::table::Ledger;

/// The worlds that agree with what is published: assignments of a count to every unknown.
///
/// Unknowns that no condition ties together are solved apart, in blocks; a world of the whole is any choice of
/// one world for each block. Every world a solver finds is checked in whole numbers against the published
/// figures themselves before anything is concluded from it, and kept: it may answer later questions.
pub(super) struct Worlds<'a> {
    knowledge: &'a Knowledge,
    blocks: Vec<Block>,
    /// For each unknown its block and its place there, unless it is settled.
    places: Vec<Option<(usize, usize)>>,
    /// The numbers of the rows each unknown stands in.
    touching: Vec<Vec<usize>>,
    /// One world of the whole.
    base: Vec<i64>,
    solver: Box<dyn Solver>,
    deadline: Deadline,
    /// Worlds found and checked.
    pub(super) checked: usize,
    /// How many of them are extremes whose proof was checked in whole numbers too.
    pub(super) proved: usize,
    known: BTreeMap<(usize, Vec<(usize, i64)>), i64>,
}

/// Unknowns tied together by conditions.
struct Block {
    programme: Programme,
    unknowns: Vec<usize>,
    /// Ceilings that are ours and not the attacker's: an unknown that reaches one has no largest value.
    endless: Vec<bool>,
    found: Vec<Vec<i64>>,
    relaxation: Option<Relaxation>,
    /// The published sums its conditions come from.
    sums: Vec<usize>,
}

/// A linear form split over the blocks: what is settled, and a part in each block.
struct Split {
    settled: i64,
    parts: Vec<(usize, Vec<(usize, i64)>)>,
}

impl<'a> Worlds<'a> {
    /// Splits the knowledge into blocks and finds one world.
    ///
    /// # Errors
    /// [`Failure::Contradiction`] when there is none.
    pub(super) fn new(
        (ledger, system): (&Ledger, &System),
        knowledge: &'a Knowledge,
        solver: Box<dyn Solver>,
        deadline: Deadline,
    ) -> Result<Self, Failure> {
        let mut touching = vec![Vec::new(); system.unknowns];
        for (number, fact) in knowledge.rows.iter().enumerate() {
            for (unknown, _) in &fact.row.terms {
                if let Some(rows) = touching.get_mut(*unknown) {
                    rows.push(number);
                }
            }
        }
        let (blocks, places) = blocks(knowledge);
        let mut worlds = Self {
            knowledge,
            blocks,
            places,
            touching,
            base: knowledge.unknowns.iter().map(|range| range.lo).collect(),
            solver,
            deadline,
            checked: 0,
            proved: 0,
            known: BTreeMap::new(),
        };
        worlds.find_base(ledger, system)?;
        Ok(worlds)
    }

    /// The name of the solver.
    pub(super) fn solver(&self) -> String {
        self.solver.name()
    }

    /// The values a form takes over all worlds; its ends are attained.
    pub(super) fn range(&mut self, form: &[(usize, i64)]) -> Result<Range, Failure> {
        let least = self.least(form)?;
        Ok(Range {
            lo: least,
            hi: self.largest(form)?,
        })
    }

    /// The largest value of a form over all worlds, `None` if there is no largest.
    pub(super) fn largest(&mut self, form: &[(usize, i64)]) -> Result<Option<i64>, Failure> {
        let split = self.split(form);
        let mut sum = split.settled;
        for (block, part) in split.parts {
            let value = self.extreme(block, part)?;
            match value {
                Some(value) => sum += value,
                None => return Ok(None),
            }
        }
        Ok(Some(sum))
    }

    /// The least value of a form over all worlds. Forms asked for here count something, so there is a least.
    pub(super) fn least(&mut self, form: &[(usize, i64)]) -> Result<i64, Failure> {
        let negated: Vec<(usize, i64)> = form.iter().map(|(it, coef)| (*it, -coef)).collect();
        Ok(self.largest(&negated)?.map_or(i64::MIN, |value| -value))
    }

    /// The least and largest value of a form among the worlds found so far.
    pub(super) fn seen(&self, form: &[(usize, i64)]) -> (i64, i64) {
        let split = self.split(form);
        let mut seen = (split.settled, split.settled);
        for (block, part) in &split.parts {
            let values = self
                .blocks
                .get(*block)
                .into_iter()
                .flat_map(|block| &block.found)
                .map(|world| value_at(part, world));
            let (lo, hi) = values.fold((i64::MAX, i64::MIN), |(lo, hi), value| {
                (lo.min(value), hi.max(value))
            });
            seen = (seen.0.saturating_add(lo), seen.1.saturating_add(hi));
        }
        seen
    }

    /// One world of the whole.
    pub(super) fn base(&self) -> &[i64] {
        &self.base
    }

    /// How many blocks of unknowns there are.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    fn split(&self, form: &[(usize, i64)]) -> Split {
        let mut settled = 0;
        let mut parts: BTreeMap<usize, BTreeMap<usize, i64>> = BTreeMap::new();
        for (unknown, coef) in form {
            match self.places.get(*unknown).copied().flatten() {
                Some((block, place)) => {
                    *parts.entry(block).or_default().entry(place).or_default() += coef;
                }
                None => settled += coef * self.base.get(*unknown).copied().unwrap_or(0),
            }
        }
        let parts = parts
            .into_iter()
            .map(|(block, part)| {
                let part: Vec<_> = part.into_iter().filter(|(_, coef)| *coef != 0).collect();
                (block, part)
            })
            .filter(|(_, part)| !part.is_empty())
            .collect();
        Split { settled, parts }
    }

    /// The largest value of a form within one block, `None` if there is no largest.
    fn extreme(&mut self, number: usize, part: Vec<(usize, i64)>) -> Result<Option<i64>, Failure> {
        let endless = |value| if value == i64::MAX { None } else { Some(value) };
        let key = (number, part);
        if let Some(value) = self.known.get(&key) {
            return Ok(endless(*value));
        }
        self.deadline.check()?;
        let world = match self.proved_extreme(number, &key.1) {
            Some(world) => world,
            None => self.solved_extreme(number, &key.1)?,
        };
        let value = if self.reaches_our_ceiling(number, &key.1, &world) {
            i64::MAX
        } else {
            value_at(&key.1, &world)
        };
        self.keep(number, world)?;
        self.known.insert(key, value);
        Ok(endless(value))
    }

    /// An extreme of one block with its proof, if it has a whole one.
    fn proved_extreme(&mut self, number: usize, part: &[(usize, i64)]) -> Option<Vec<i64>> {
        let block = self.blocks.get_mut(number)?;
        let base = block.found.first()?;
        let relaxation = block
            .relaxation
            .get_or_insert_with(|| Relaxation::new(&block.programme, base));
        let world = relaxation.maximise(&block.programme, part, self.deadline)?;
        self.proved += 1;
        Some(world)
    }

    /// An extreme of one block by the integer solver.
    fn solved_extreme(
        &mut self,
        number: usize,
        part: &[(usize, i64)],
    ) -> Result<Vec<i64>, Failure> {
        self.deadline.check()?;
        let block = self.blocks.get(number).ok_or(Failure::Unverified)?;
        self.solver
            .maximise(&block.programme, part, self.deadline)?
            .ok_or(Failure::Unverified)
    }

    /// Whether a part of the form grows with an unknown that only a ceiling of ours holds back.
    fn reaches_our_ceiling(&self, number: usize, part: &[(usize, i64)], world: &[i64]) -> bool {
        self.blocks.get(number).is_some_and(|block| {
            part.iter().any(|(place, coef)| {
                let beyond = block
                    .programme
                    .ranges
                    .get(*place)
                    .zip(world.get(*place))
                    .is_some_and(|((_, hi), value)| *value > hi / 2);
                *coef > 0 && beyond && block.endless.get(*place) == Some(&true)
            })
        })
    }

    /// Checks a world of one block against everything published and certain that touches it, the rest as in the
    /// base, and keeps it.
    fn keep(&mut self, number: usize, world: Vec<i64>) -> Result<(), Failure> {
        let block = self.blocks.get_mut(number).ok_or(Failure::Unverified)?;
        if !block.programme.allows(&world) {
            return Err(Failure::Unverified);
        }
        let mut whole = self.base.clone();
        let mut rows: Vec<usize> = Vec::new();
        for (unknown, value) in block.unknowns.iter().zip(&world) {
            *whole.get_mut(*unknown).ok_or(Failure::Unverified)? = *value;
            rows.extend(self.touching.get(*unknown).into_iter().flatten());
        }
        rows.sort_unstable();
        rows.dedup();
        let holds = rows
            .iter()
            .filter_map(|row| self.knowledge.rows.get(*row))
            .all(|fact| fact.row.allows(&whole));
        if !holds {
            return Err(Failure::Unverified);
        }
        self.checked += 1;
        if !block.found.contains(&world) {
            block.found.push(world);
        }
        Ok(())
    }

    fn find_base(&mut self, ledger: &Ledger, system: &System) -> Result<(), Failure> {
        for number in 0..self.blocks.len() {
            let Some(block) = self.blocks.get_mut(number) else {
                break;
            };
            let world = self
                .solver
                .maximise(&block.programme, &[], self.deadline)?
                .ok_or_else(|| contradiction(ledger, system, block.sums.iter().copied()))?;
            for (unknown, value) in block.unknowns.iter().zip(&world) {
                *self.base.get_mut(*unknown).ok_or(Failure::Unverified)? = *value;
            }
            block.found.push(world);
        }
        let holds = |row: &Row| row.allows(&self.base);
        if let Some(fact) = self.knowledge.rows.iter().find(|fact| !holds(&fact.row)) {
            // Nothing here is left to a solver: the settled unknowns alone break the condition.
            let settled = |unknown: &usize| self.places.get(*unknown).is_none_or(Option::is_none);
            let by_hand = fact.row.terms.iter().all(|(unknown, _)| settled(unknown));
            return Err(if by_hand {
                contradiction(ledger, system, fact.sum)
            } else {
                Failure::Unverified
            });
        }
        self.checked += 1;
        Ok(())
    }
}

/// The blocks of unknowns that are not settled, and where each unknown went.
fn blocks(knowledge: &Knowledge) -> (Vec<Block>, Vec<Option<(usize, usize)>>) {
    let open = |unknown: usize| {
        knowledge
            .unknowns
            .get(unknown)
            .is_some_and(|range| range.exact().is_none())
    };
    let mut leaders = Leaders::new(knowledge.unknowns.len());
    for fact in &knowledge.rows {
        let mut unknowns = fact
            .row
            .terms
            .iter()
            .map(|(it, _)| *it)
            .filter(|it| open(*it));
        if let Some(first) = unknowns.next() {
            unknowns.for_each(|other| leaders.join(first, other));
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for unknown in (0..knowledge.unknowns.len()).filter(|it| open(*it)) {
        members
            .entry(leaders.of(unknown))
            .or_default()
            .push(unknown);
    }
    let mut places = vec![None; knowledge.unknowns.len()];
    for (block, unknowns) in members.values().enumerate() {
        for (place, unknown) in unknowns.iter().enumerate() {
            if let Some(slot) = places.get_mut(*unknown) {
                *slot = Some((block, place));
            }
        }
    }
    let ceiling = our_ceiling(knowledge);
    let mut blocks: Vec<Block> = members
        .into_values()
        .map(|unknowns| Block::of(unknowns, knowledge, ceiling))
        .collect();
    for fact in &knowledge.rows {
        condition(fact, knowledge, &places, &mut blocks);
    }
    (blocks, places)
}

/// Adds a condition to the block it concerns, settled unknowns moved to its other side.
fn condition(
    fact: &super::knowledge::Fact,
    knowledge: &Knowledge,
    places: &[Option<(usize, usize)>],
    blocks: &mut [Block],
) {
    let mut settled = 0;
    let mut terms = Vec::new();
    let mut of = None;
    for (unknown, coef) in &fact.row.terms {
        match places.get(*unknown).copied().flatten() {
            Some((block, place)) => {
                of = Some(block);
                terms.push((place, *coef));
            }
            None => settled += coef * knowledge.unknowns.get(*unknown).map_or(0, |range| range.lo),
        }
    }
    if let Some(block) = of.and_then(|number| blocks.get_mut(number)) {
        let row = Row {
            terms,
            lo: fact.row.lo.map(|lo| lo - settled),
            hi: fact.row.hi.map(|hi| hi - settled),
        };
        block.sums.extend(fact.sum);
        if !block.programme.rows.contains(&row) {
            block.programme.rows.push(row);
        }
    }
}

/// Twice what any count that has an end can be: all that is published, added up.
fn our_ceiling(knowledge: &Knowledge) -> i64 {
    let all: i64 = knowledge
        .sums
        .iter()
        .filter_map(|range| range.hi)
        .fold(1_000, i64::saturating_add);
    all.min(i64::from(i32::MAX) / 4) * 2
}

impl Block {
    fn of(unknowns: Vec<usize>, knowledge: &Knowledge, ceiling: i64) -> Self {
        let ranges: Vec<Range> = unknowns
            .iter()
            .filter_map(|unknown| knowledge.unknowns.get(*unknown).copied())
            .collect();
        Self {
            programme: Programme {
                ranges: ranges
                    .iter()
                    .map(|range| (range.lo, range.hi.unwrap_or(ceiling)))
                    .collect(),
                rows: Vec::new(),
            },
            endless: ranges.iter().map(|range| range.hi.is_none()).collect(),
            unknowns,
            found: Vec::new(),
            relaxation: None,
            sums: Vec::new(),
        }
    }
}

/// Sets of unknowns that grow together (union-find with path halving).
struct Leaders(Vec<usize>);

impl Leaders {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&mut self, mut member: usize) -> usize {
        while let Some(&parent) = self.0.get(member) {
            if parent == member {
                break;
            }
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(member) {
                *slot = above;
            }
            member = above;
        }
        member
    }

    /// The smaller leader leads, so that the order of conditions changes nothing.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
