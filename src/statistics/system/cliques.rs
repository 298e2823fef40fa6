use std::collections::BTreeSet;

/// The maximal cliques of a triangulation of the graph in which dimensions of one table are neighbours, and the
/// edges of a tree of these cliques that overlaps run along (a junction tree).
#[derive(Debug, Clone)]
pub(super) struct JunctionTree {
    /// Dimensions of each clique, ascending.
    pub(super) cliques: Vec<Vec<usize>>,
    /// Neighbouring cliques; their common dimensions, perhaps none, are the overlap.
    pub(super) edges: Vec<(usize, usize)>,
}

impl JunctionTree {
    /// The tree for tables over these sets of dimensions, out of `dims` dimensions.
    pub(super) fn of(dims: usize, tables: &BTreeSet<Vec<usize>>) -> Self {
        let mut cliques = eliminate(neighbours(dims, tables));
        if cliques.is_empty() {
            cliques.push(Vec::new());
        }
        let edges = span(&cliques);
        Self { cliques, edges }
    }
}

fn neighbours(dims: usize, tables: &BTreeSet<Vec<usize>>) -> Vec<BTreeSet<usize>> {
    (0..dims)
        .map(|dim| {
            tables
                .iter()
                .filter(|table| table.contains(&dim))
                .flatten()
                .copied()
                .filter(|other| *other != dim)
                .collect()
        })
        .collect()
}

/// Removes one dimension after the other, always one whose neighbours lack the fewest edges among each other
/// (minimum fill), joins these neighbours, and keeps the cliques met that lie in no other.
fn eliminate(mut graph: Vec<BTreeSet<usize>>) -> Vec<Vec<usize>> {
    let mut left: BTreeSet<usize> = (0..graph.len()).collect();
    let mut cliques: Vec<Vec<usize>> = Vec::new();
    while let Some(next) = left.iter().copied().min_by_key(|dim| fill(&graph, *dim)) {
        left.remove(&next);
        let around: BTreeSet<usize> = graph.get(next).cloned().unwrap_or_default();
        for dim in &around {
            if let Some(others) = graph.get_mut(*dim) {
                others.extend(around.iter().filter(|other| *other != dim));
                others.remove(&next);
            }
        }
        let clique: BTreeSet<usize> = around.into_iter().chain([next]).collect();
        let known = |other: &Vec<usize>| clique.iter().all(|dim| other.contains(dim));
        if !cliques.iter().any(known) {
            cliques.push(clique.into_iter().collect());
        }
    }
    cliques
}

fn fill(graph: &[BTreeSet<usize>], dim: usize) -> usize {
    let Some(around) = graph.get(dim) else {
        return 0;
    };
    around
        .iter()
        .filter_map(|one| graph.get(*one).map(|others| (one, others)))
        .map(|(one, others)| {
            around
                .iter()
                .filter(|other| *other > one && !others.contains(other))
                .count()
        })
        .sum()
}

/// A spanning tree of the largest overlaps (Prim), which is a junction tree as the graph is triangulated.
fn span(cliques: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let overlap =
        |one: &[usize], other: &[usize]| one.iter().filter(|dim| other.contains(dim)).count();
    let mut inside = vec![0];
    let mut edges = Vec::new();
    while inside.len() < cliques.len() {
        let best = inside
            .iter()
            .flat_map(|from| (0..cliques.len()).map(move |to| (*from, to)))
            .filter(|(_, to)| !inside.contains(to))
            .filter_map(|(from, to)| {
                Some((from, to, overlap(cliques.get(from)?, cliques.get(to)?)))
            })
            .max_by_key(|(from, to, size)| (*size, std::cmp::Reverse((*to, *from))));
        let Some((from, to, _)) = best else {
            break;
        };
        inside.push(to);
        edges.push((from, to));
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(dims: usize, tables: &[&[usize]]) -> JunctionTree {
        JunctionTree::of(dims, &tables.iter().map(|table| table.to_vec()).collect())
    }

    #[test]
    fn a_circle_of_three_is_one_clique() {
        assert_eq!(
            tree(3, &[&[0, 1], &[1, 2], &[0, 2]]).cliques,
            [vec![0, 1, 2]]
        );
    }

    #[test]
    fn a_star_keeps_its_tables_apart() {
        let star = tree(4, &[&[0, 1], &[0, 2], &[0, 3]]);
        assert_eq!(star.cliques.len(), 3);
        assert_eq!(star.edges.len(), 2);
    }

    #[test]
    fn a_square_gets_one_diagonal() {
        let square = tree(4, &[&[0, 1], &[1, 2], &[2, 3], &[0, 3]]);
        assert_eq!(square.cliques.len(), 2);
        assert!(square.cliques.iter().all(|clique| clique.len() == 3));
    }

    #[test]
    fn a_total_alone_is_a_clique_of_no_dimension() {
        assert_eq!(tree(0, &[&[]]).cliques, [Vec::<usize>::new()]);
    }
}
