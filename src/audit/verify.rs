use std::ops::Range;

use super::{
    checkpoint::Checkpoint,
    report::{Finding, Report},
    rows::Row,
    tree::{Leaf, Tree, detail_hash},
};
use crate::error::Result;

/// More changed rows and gaps than this are counted, not listed: memory stays constant whatever was done.
const LISTED: usize = 20;

/// Recomputes the record from its `rows` (in order) and compares it with the stored `head` (`None` when unreadable) and
/// with any `checkpoints`. No stored hash is believed but that of an erased detail, which is counted.
///
/// # Errors
/// The first error of `rows`; whatever is wrong with the record itself stands in the report.
pub fn verify(
    rows: impl IntoIterator<Item = Result<Row>>,
    head: Option<&Tree>,
    checkpoints: &[Checkpoint],
) -> Result<Report> {
    let mut walk = Walk::new(head, checkpoints);
    for row in rows {
        walk.step(&row?);
    }
    Ok(walk.arrive())
}

struct Walk<'c> {
    head: Option<&'c Tree>,
    /// Those not yet passed, smallest last.
    ahead: Vec<&'c Checkpoint>,
    tree: Tree,
    next: i64,
    /// Whether every place up to here had its row.
    gapless: bool,
    /// Up to here the rows agree with a checkpoint.
    proven: u64,
    /// The first checkpoint the rows do not agree with.
    refuted: Option<u64>,
    /// What the rows gave when there were as many as the head counts.
    at_head: Option<Tree>,
    report: Report,
}

impl<'c> Walk<'c> {
    fn new(head: Option<&'c Tree>, checkpoints: &'c [Checkpoint]) -> Self {
        let mut ahead: Vec<_> = checkpoints.iter().collect();
        ahead.sort_by_key(|checkpoint| std::cmp::Reverse(checkpoint.size));
        let tree = Tree::new();
        let mut walk = Self {
            head,
            ahead,
            next: 0,
            gapless: true,
            proven: 0,
            refuted: None,
            at_head: None,
            report: Report {
                rows: 0,
                erased: 0,
                matched: 0,
                recomputed: Checkpoint::of(&tree),
                findings: Vec::new(),
                further: 0,
            },
            tree,
        };
        walk.compare();
        walk
    }

    fn step(&mut self, row: &Row) {
        self.report.rows += 1;
        if row.seq != self.next {
            self.gapless = false;
            self.find(Finding::Gap {
                expected: self.next,
                found: row.seq,
            });
        }
        self.next = row.seq.saturating_add(1);
        let leaf = self.leaf(row);
        if self.gapless {
            self.tree.append(leaf.hash());
            self.compare();
        }
    }

    fn leaf(&mut self, row: &Row) -> Leaf {
        let detail = if row.detail.is_empty() {
            self.report.erased += 1;
            row.detail_hash.as_slice().try_into().unwrap_or_default()
        } else {
            detail_hash(&row.detail)
        };
        if row.detail_hash != detail {
            self.find(Finding::Changed { seq: row.seq });
        }
        Leaf {
            seq: row.seq,
            hour: row.hour,
            class: row.class,
            generation: row.generation,
            id: row.id,
            detail,
        }
    }

    /// Compares with whatever was said about a record of just this size.
    fn compare(&mut self) {
        let size = self.tree.size();
        if self.head.is_some_and(|head| head.size() == size) {
            self.at_head = Some(self.tree.clone());
        }
        while let Some(checkpoint) = self.ahead.pop_if(|checkpoint| checkpoint.size == size) {
            if checkpoint.root == self.tree.root() {
                self.report.matched += 1;
                self.proven = size;
            } else {
                let first = self.refuted.filter(|first| *first > self.proven);
                let end = *self.refuted.insert(first.unwrap_or(size));
                self.report.findings.push(Finding::NotTheCheckpoint {
                    size,
                    span: self.proven..end,
                });
            }
        }
    }

    fn find(&mut self, finding: Finding) {
        let listed = self
            .report
            .findings
            .iter()
            .filter(|finding| matches!(finding, Finding::Changed { .. } | Finding::Gap { .. }));
        if listed.count() < LISTED {
            self.report.findings.push(finding);
        } else {
            self.report.further += 1;
        }
    }

    fn arrive(mut self) -> Report {
        let rows = self.report.rows;
        let of_head = self.compare_head();
        self.report.findings.extend(of_head);
        for checkpoint in self.ahead.iter().rev().filter(|ahead| ahead.size > rows) {
            self.report.findings.push(Finding::BehindCheckpoint {
                size: checkpoint.size,
                rows,
            });
        }
        self.report.recomputed = Checkpoint::of(&self.tree);
        self.report
    }

    fn compare_head(&self) -> Vec<Finding> {
        let rows = self.report.rows;
        let Some(head) = self.head else {
            return vec![Finding::HeadUnreadable];
        };
        let size = head.size();
        let mut findings = Vec::new();
        if size > rows {
            findings.push(Finding::Cut { rows, size });
        } else if size < rows {
            findings.push(Finding::Beyond { rows, size });
        }
        let ours = self.at_head.as_ref().unwrap_or(&self.tree);
        if let Some(span) = first_difference(ours, head) {
            findings.push(if self.proven >= size {
                Finding::HeadLies
            } else {
                let start = span.start.max(self.proven);
                Finding::NotTheHead {
                    span: start..span.end,
                }
            });
        }
        findings
    }
}

/// The leaves below the first peak that two trees have in common and disagree on.
fn first_difference(one: &Tree, other: &Tree) -> Option<Range<u64>> {
    let peaks = one.spans().zip(one.peaks());
    let others = other.spans().zip(other.peaks());
    peaks
        .zip(others)
        .take_while(|((span, _), (others, _))| span == others)
        .find(|((_, peak), (_, others))| peak != others)
        .map(|((span, _), _)| span)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn row(seq: i64) -> Row {
        let detail = vec![u8::try_from(seq % 251).unwrap(); 9];
        Row {
            seq,
            id: Uuid::from_u128(u128::try_from(seq).unwrap() + 1),
            hour: 400_000 + seq / 10,
            class: 1,
            generation: 1,
            detail_hash: detail_hash(&detail).to_vec(),
            detail,
        }
    }

    fn record(count: i64) -> Vec<Row> {
        (0..count).map(row).collect()
    }

    /// The tree of honest rows, as the write door would have grown it.
    fn tree(rows: &[Row]) -> Tree {
        let mut tree = Tree::new();
        for row in rows {
            tree.append(
                Leaf {
                    seq: row.seq,
                    hour: row.hour,
                    class: row.class,
                    generation: row.generation,
                    id: row.id,
                    detail: detail_hash(&row.detail),
                }
                .hash(),
            );
        }
        tree
    }

    fn checkpoint(rows: &[Row], size: usize) -> Checkpoint {
        Checkpoint::of(&tree(&rows[..size]))
    }

    fn verified(rows: &[Row], head: &Tree, checkpoints: &[Checkpoint]) -> Report {
        verify(rows.iter().cloned().map(Ok), Some(head), checkpoints).unwrap()
    }

    #[test]
    fn an_honest_record_is_sound_at_every_size_and_checkpoint() {
        let rows = record(40);
        for size in 0..=40 {
            let head = tree(&rows[..size]);
            let checkpoints: Vec<_> = (0..=size).map(|size| checkpoint(&rows, size)).collect();
            let report = verified(&rows[..size], &head, &checkpoints);
            assert!(report.is_sound(), "{report:?}");
            assert_eq!(report.matched, size + 1);
            assert_eq!(report.recomputed, Checkpoint::of(&head));
        }
    }

    #[test]
    fn a_changed_detail_is_named_even_when_its_hash_is_changed_along() {
        let mut rows = record(13);
        let head = tree(&rows);
        rows[5].detail[0] ^= 1;
        let report = verified(&rows, &head, &[]);
        assert_eq!(
            report.findings,
            [
                Finding::Changed { seq: 5 },
                Finding::NotTheHead { span: 0..8 }
            ]
        );
        rows[5].detail_hash = detail_hash(&rows[5].detail).to_vec();
        let checkpoints = [checkpoint(&record(13), 5), checkpoint(&record(13), 6)];
        let report = verified(&rows, &head, &checkpoints);
        assert_eq!(
            report.findings,
            [
                Finding::NotTheCheckpoint {
                    size: 6,
                    span: 5..6
                },
                Finding::NotTheHead { span: 5..8 }
            ]
        );
    }

    #[test]
    fn a_record_rewritten_with_its_head_is_betrayed_by_a_checkpoint() {
        let mut rows = record(30);
        let given = [checkpoint(&rows, 10), checkpoint(&rows, 20)];
        rows[17].hour -= 1;
        let report = verified(&rows, &tree(&rows), &given);
        assert_eq!(
            report.findings,
            [Finding::NotTheCheckpoint {
                size: 20,
                span: 10..20
            }]
        );
        assert_eq!(report.matched, 1);
    }

    #[test]
    fn a_cut_tail_is_told_by_the_head_or_by_a_checkpoint() {
        let rows = record(30);
        let cut = &rows[..25];
        assert_eq!(
            verified(cut, &tree(&rows), &[]).findings,
            [Finding::Cut { rows: 25, size: 30 }]
        );
        assert_eq!(
            verified(cut, &tree(cut), &[checkpoint(&rows, 28)]).findings,
            [Finding::BehindCheckpoint { size: 28, rows: 25 }]
        );
    }

    #[test]
    fn a_removed_row_is_a_gap() {
        let mut rows = record(30);
        let head = tree(&rows);
        rows.remove(12);
        let report = verified(&rows, &head, &[checkpoint(&record(30), 12)]);
        assert_eq!(
            report.findings,
            [
                Finding::Gap {
                    expected: 12,
                    found: 13
                },
                Finding::Cut { rows: 29, size: 30 }
            ]
        );
        assert_eq!(report.matched, 1);
    }

    #[test]
    fn a_head_that_lies_or_is_none_is_told_from_changed_rows() {
        let rows = record(16);
        let mut others = record(16);
        others[3].class = 2;
        let given = [checkpoint(&rows, 16)];
        assert_eq!(
            verified(&rows, &tree(&others), &given).findings,
            [Finding::HeadLies]
        );
        assert_eq!(
            verified(&rows, &tree(&rows[..9]), &given).findings,
            [Finding::Beyond { rows: 16, size: 9 }]
        );
        let report = verify(rows.iter().cloned().map(Ok), None, &given).unwrap();
        assert_eq!(report.findings, [Finding::HeadUnreadable]);
    }

    #[test]
    fn an_erased_detail_is_counted_and_the_tree_stays_whole() {
        let mut rows = record(9);
        let head = tree(&rows);
        rows[4].detail.clear();
        let report = verified(&rows, &head, &[]);
        assert!(report.is_sound());
        assert_eq!(report.erased, 1);
        rows[4].detail_hash.clear();
        assert!(!verified(&rows, &head, &[]).is_sound());
    }

    #[test]
    fn a_wholly_forged_record_is_listed_in_part_and_counted_in_full() {
        let mut rows = record(500);
        let head = tree(&rows);
        for row in &mut rows {
            row.detail.push(0);
        }
        let report = verified(&rows, &head, &[]);
        assert_eq!(report.findings.len(), LISTED + 1);
        assert_eq!(report.further, 480);
    }

    proptest! {
        /// Whatever one writer does to one row, somebody who knows the head sees it, and the span holds the row.
        #[test]
        fn no_single_change_stays_unseen(
            count in 1..80_i64,
            at in any::<prop::sample::Index>(),
            column in 0..7,
        ) {
            let mut rows = record(count);
            let head = tree(&rows);
            let at = at.index(rows.len());
            let row = &mut rows[at];
            match column {
                0 => row.seq += 1000,
                1 => row.id = Uuid::from_u128(0),
                2 => row.hour += 1,
                3 => row.class += 1,
                4 => row.generation += 1,
                5 => row.detail.push(0),
                _ => row.detail_hash[0] ^= 1,
            }
            let report = verified(&rows, &head, &[]);
            prop_assert!(!report.is_sound());
            let place = u64::try_from(at).unwrap();
            for finding in &report.findings {
                match finding {
                    Finding::NotTheHead { span } => prop_assert!(span.contains(&place)),
                    Finding::Changed { seq } => prop_assert_eq!(*seq, i64::try_from(place).unwrap()),
                    _ => prop_assert_eq!(column, 0),
                }
            }
        }
    }
}
