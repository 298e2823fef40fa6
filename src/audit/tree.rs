use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The compact range of a Merkle tree (RFC 6962, section 2.1): the roots of its perfect subtrees, largest first.
/// Sixty-four hashes at most, enough to append and to name the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    size: u64,
    peaks: Vec<Hash>,
}

impl Tree {
    /// The empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the perfect subtrees, largest first.
    #[must_use]
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Appends one leaf by its hash ([`Leaf::hash`]).
    pub fn append(&mut self, leaf: Hash) {
        let full = self.size.trailing_ones();
        let merged = (0..full).fold(leaf, |right, _| match self.peaks.pop() {
            Some(left) => node(&left, &right),
            None => right,
        });
        self.peaks.push(merged);
        self.size += 1;
    }

    /// The root: the Merkle tree hash of all leaves; of none, SHA-256 of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.peaks
            .iter()
            .rev()
            .copied()
            .reduce(|right, left| node(&left, &right))
            .unwrap_or_else(|| Sha256::digest([]).into())
    }

    /// The peaks as they are stored, 32 bytes each.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.peaks.concat()
    }

    /// The tree of a stored size and its peaks; `None` unless there is one peak for each bit of the size.
    #[must_use]
    pub fn decode(size: u64, peaks: &[u8]) -> Option<Self> {
        let (peaks, rest) = peaks.as_chunks::<32>();
        let fitting = rest.is_empty() && u32::try_from(peaks.len()) == Ok(size.count_ones());
        fitting.then(|| Self {
            size,
            peaks: peaks.to_vec(),
        })
    }

    /// The leaves below each peak, as `start..end`, in the order of [`Tree::peaks`].
    pub fn spans(&self) -> impl Iterator<Item = std::ops::Range<u64>> {
        let size = self.size;
        (0..64)
            .rev()
            .map(|bit| 1_u64 << bit)
            .filter(move |width| size & width != 0)
            .scan(0, |start, width| {
                let span = *start..*start + width;
                *start = span.end;
                Some(span)
            })
    }
}

/// What of one row goes into the tree: every column, so that none can be changed alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The place in the record, counted from 0.
    pub seq: i64,
    /// Whole hours since 1970.
    pub hour: i64,
    /// The number of the [`super::Class`].
    pub class: i32,
    /// The generation of the audit group's key the detail is sealed to.
    pub generation: i32,
    /// The id of the entry.
    pub id: Uuid,
    /// SHA-256 of the sealed detail.
    pub detail: Hash,
}

impl Leaf {
    /// `SHA-256(00 || 01 || seq || hour || class || generation || id || SHA-256(sealed detail))`, integers
    /// big-endian: the leaf hash of RFC 6962 over version 1 of our leaf.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let mut leaf = Vec::with_capacity(73);
        leaf.push(1);
        leaf.extend(self.seq.to_be_bytes());
        leaf.extend(self.hour.to_be_bytes());
        leaf.extend(self.class.to_be_bytes());
        leaf.extend(self.generation.to_be_bytes());
        leaf.extend(self.id.as_bytes());
        leaf.extend(self.detail);
        leaf_hash(&leaf)
    }
}

/// `SHA-256(00 || leaf)`.
pub(super) fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(leaf);
    hash.finalize().into()
}

/// SHA-256 of a sealed detail.
#[must_use]
pub fn detail_hash(sealed: &[u8]) -> Hash {
    Sha256::digest(sealed).into()
}

/// An inner node: `SHA-256(01 || left || right)`.
pub(super) fn node(left: &Hash, right: &Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(left);
    hash.update(right);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;

    use super::*;

    /// The leaves and roots of the reference implementation of Certificate Transparency (RFC 6962).
    const LEAVES: [&str; 8] = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let mut tree = Tree::new();
        assert_eq!(hex::encode(tree.root()), ROOTS[0]);
        for (leaf, root) in LEAVES.iter().zip(&ROOTS[1..]) {
            tree.append(leaf_hash(&hex::decode(leaf).unwrap()));
            assert_eq!(hex::encode(tree.root()), *root);
        }
    }

    #[test]
    fn peaks_that_do_not_fit_the_size_are_no_tree() {
        assert!(Tree::decode(5, &[0; 64]).is_some());
        assert!(Tree::decode(5, &[0; 32]).is_none());
        assert!(Tree::decode(5, &[0; 65]).is_none());
        assert!(Tree::decode(0, &[]).is_some());
    }

    #[test]
    fn spans_cover_the_leaves_in_order() {
        let tree = Tree::decode(13, &[0; 96]).unwrap();
        assert_eq!(tree.spans().collect::<Vec<_>>(), [0..8, 8..12, 12..13]);
    }

    #[test]
    fn no_column_of_a_row_can_change_alone() {
        let leaf = Leaf {
            seq: 1,
            hour: 2,
            class: 3,
            generation: 4,
            id: Uuid::from_u128(5),
            detail: [6; 32],
        };
        let others = [
            Leaf {
                seq: 9,
                ..leaf.clone()
            },
            Leaf {
                hour: 9,
                ..leaf.clone()
            },
            Leaf {
                class: 9,
                ..leaf.clone()
            },
            Leaf {
                generation: 9,
                ..leaf.clone()
            },
            Leaf {
                id: Uuid::from_u128(9),
                ..leaf.clone()
            },
            Leaf {
                detail: [9; 32],
                ..leaf.clone()
            },
        ];
        assert!(others.iter().all(|other| other.hash() != leaf.hash()));
    }

    proptest! {
        #[test]
        fn an_independent_tree_has_the_same_root(leaves in prop::collection::vec(any::<[u8; 4]>(), 0..200)) {
            let mut oracle = MemoryBackedTree::<Sha256, [u8; 4]>::new();
            let mut tree = Tree::new();
            for leaf in leaves {
                oracle.push(leaf);
                tree.append(leaf_hash(&leaf));
                tree = Tree::decode(tree.size(), &tree.encode()).unwrap();
            }
            let root = oracle.root();
            prop_assert_eq!(root.as_bytes().as_slice(), tree.root());
        }
    }
}
