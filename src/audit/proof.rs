use super::tree::{Hash, Tree, node};

/// The audit path of leaf `index` in the tree of `leaves` (RFC 6962, section 2.1.1), lowest first; `None` when there
/// is no such leaf. `leaves` are leaf hashes, recomputed from rows.
#[must_use]
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    leaves.get(index)?;
    let (mut path, mut range, mut at) = (Vec::new(), leaves, index);
    while range.len() > 1 {
        let (left, right) = range.split_at_checked(half(range.len()))?;
        if at < left.len() {
            path.push(root(right));
            range = left;
        } else {
            path.push(root(left));
            at -= left.len();
            range = right;
        }
    }
    path.reverse();
    Some(path)
}

/// Whether `path` leads from the leaf hash at `index` to the `root` of a tree of `size` leaves (RFC 9162, section
/// 2.1.3.2).
#[must_use]
pub fn includes(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, *leaf);
    for step in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node(step, &hash);
            let level = at.trailing_zeros();
            if at & 1 == 0 {
                (at, last) = (shift(at, level), shift(last, level));
            }
        } else {
            hash = node(&hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// The proof that the first `old` of `leaves` are where they were (RFC 6962, section 2.1.2); `None` unless
/// `0 < old <= leaves.len()`.
#[must_use]
pub fn consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    if old == 0 || old > leaves.len() {
        return None;
    }
    let (mut proof, mut range, mut old, mut whole) = (Vec::new(), leaves, old, true);
    while old < range.len() {
        let (left, right) = range.split_at_checked(half(range.len()))?;
        if old <= left.len() {
            proof.push(root(right));
            range = left;
        } else {
            proof.push(root(left));
            old -= left.len();
            range = right;
            whole = false;
        }
    }
    if !whole {
        proof.push(root(range));
    }
    proof.reverse();
    Some(proof)
}

/// Whether `proof` shows that the tree `new` grew out of the tree `old`, each given as size and root (RFC 9162,
/// section 2.1.4.2).
#[must_use]
pub fn is_prefix(old: (u64, Hash), new: (u64, Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    if old_size == 0 || old_size > new_size {
        return false;
    }
    // A tree that is one perfect subtree is its own first step.
    let steps = if old_size.is_power_of_two() {
        [&[old_root], proof].concat()
    } else {
        proof.to_vec()
    };
    let Some((first, steps)) = steps.split_first() else {
        return false;
    };
    let level = (old_size - 1).trailing_ones();
    let (mut at, mut last) = (shift(old_size - 1, level), shift(new_size - 1, level));
    let (mut before, mut after) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            before = node(step, &before);
            after = node(step, &after);
            if at & 1 == 0 {
                let level = at.trailing_zeros();
                (at, last) = (shift(at, level), shift(last, level));
            }
        } else {
            after = node(&after, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && before == old_root && after == new_root
}

fn shift(number: u64, by: u32) -> u64 {
    number.checked_shr(by).unwrap_or_default()
}

/// The largest power of two smaller than `length`, which is at least 2.
fn half(length: usize) -> usize {
    length.div_ceil(2).next_power_of_two()
}

fn root(leaves: &[Hash]) -> Hash {
    let mut tree = Tree::new();
    for leaf in leaves {
        tree.append(*leaf);
    }
    tree.root()
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;
    use sha2::Sha256;

    use super::*;
    use crate::audit::tree::leaf_hash;

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count)
            .map(|seq| leaf_hash(&seq.to_be_bytes()))
            .collect()
    }

    fn oracle(count: u64) -> MemoryBackedTree<Sha256, [u8; 8]> {
        let mut tree = MemoryBackedTree::new();
        (0..count).for_each(|seq| tree.push(seq.to_be_bytes()));
        tree
    }

    #[test]
    fn halves_are_the_largest_smaller_powers_of_two() {
        let halves: Vec<_> = (2..=9).map(half).collect();
        assert_eq!(halves, [1, 2, 2, 4, 4, 4, 4, 8]);
    }

    #[test]
    fn every_proof_of_every_small_tree_equals_the_oracles_and_holds() {
        for size in 1..=33_u64 {
            let (leaves, oracle) = (leaves(size), oracle(size));
            let whole = root(&leaves);
            for at in 0..size {
                let index = usize::try_from(at).unwrap();
                let path = inclusion(&leaves, index).unwrap();
                assert_eq!(path.concat(), oracle.prove_inclusion(index).as_bytes());
                assert!(includes(&leaves[index], at, size, &path, &whole));
                assert!(!includes(&leaves[index], at + 1, size, &path, &whole));

                let (old, part) = (at + 1, root(&leaves[..=index]));
                let proof = consistency(&leaves, index + 1).unwrap();
                let added = usize::try_from(size - old).unwrap();
                if added > 0 {
                    assert_eq!(proof.concat(), oracle.prove_consistency(added).as_bytes());
                }
                assert!(
                    is_prefix((old, part), (size, whole), &proof),
                    "{old} of {size}"
                );
                assert!(!is_prefix((old, [0; 32]), (size, whole), &proof));
                assert!(!is_prefix((old, part), (size, [0; 32]), &proof));
            }
        }
    }

    proptest! {
        #[test]
        fn a_proof_with_one_bit_changed_fails(
            size in 2..300_u64,
            at in any::<prop::sample::Index>(),
            step in any::<prop::sample::Index>(),
            bit in 0..256_usize,
        ) {
            let leaves = leaves(size);
            let whole = root(&leaves);
            let index = at.index(leaves.len());
            let mut path = inclusion(&leaves, index).unwrap();
            let broken = step.index(path.len());
            path[broken][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!includes(&leaves[index], u64::try_from(index).unwrap(), size, &path, &whole));

            let old = at.index(leaves.len() - 1) + 1;
            let part = root(&leaves[..old]);
            let mut proof = consistency(&leaves, old).unwrap();
            let broken = step.index(proof.len());
            proof[broken][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!is_prefix((u64::try_from(old).unwrap(), part), (size, whole), &proof));
        }
    }
}
