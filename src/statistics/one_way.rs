//! One list of counts and its total, such as the counted matters of a year by main subject.
//!
//! The attacker of a one-way figure knows one equation: the withheld counts add up to the total less the
//! published counts. So each withheld count can be anything from 0 to that sum, and the release guarantee holds
//! exactly when at least two counts are withheld, their sum reaches the threshold, and the sum, which anybody
//! can compute, rests on enough persons. The cheapest such set is found directly, without a solver.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Threshold;
use super::presentation::Figure;
use crate::error::{Error, Problems, Result};
use crate::language::Text;

/// A true count of one category: for the eyes of the office, never for publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code of the category in its vocabulary.
    pub code: String,
    /// How many matters.
    pub matters: u32,
    /// How many distinct persons they rest on; all anonymous matters of a row count as one person together.
    pub persons: u32,
    /// How many staff could have been counted here at all, where the category describes staff.
    pub population: Option<u32>,
}

/// What makes a count too small to publish.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The smallest count that may be published.
    pub threshold: Threshold,
    /// Below this many staff a category gets no count at all.
    pub least_population: u32,
}

/// A one-way figure that passed disclosure control; the only way to get one is [`publish`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    threshold: u32,
    total: Figure,
    rows: Vec<PublishedRow>,
}

/// One category of a published figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedRow {
    code: String,
    figure: Figure,
}

/// Decides what of `rows` may be seen. `persons` is the number of distinct persons of all rows together.
///
/// The rows keep the order they came in, which must not depend on the counts: the order of the vocabulary.
///
/// # Errors
/// [`Error::Invalid`] when the rows contradict themselves: no row, a code twice, persons without matters, more
/// persons than matters, or a number of persons overall that these rows cannot have.
pub fn publish(rows: &[Row], persons: u32, rule: Rule) -> Result<Published> {
    check(rows, persons)?;
    let matters = sum(rows.iter())?;
    let whole = Whole { matters, persons };
    let withheld = withheld(rows, whole, rule);
    // Without its total a list is no equation and tells nothing: the way out where no companion is left.
    let hide_total = rule.threshold.hides(matters, persons)
        || !(withheld.is_empty() || hides_each_other(rows, &withheld, whole, rule));
    let show = |hidden: bool, count: u32| {
        if hidden {
            Figure::Withheld
        } else {
            Figure::Count(count)
        }
    };
    Ok(Published {
        threshold: rule.threshold.count(),
        total: show(hide_total, matters),
        rows: rows
            .iter()
            .enumerate()
            .map(|(place, row)| PublishedRow {
                code: row.code.clone(),
                figure: show(withheld.contains(&place), row.matters),
            })
            .collect(),
    })
}

/// All rows together.
#[derive(Clone, Copy)]
struct Whole {
    matters: u32,
    persons: u32,
}

/// The places of the rows to withhold: those too small, and the cheapest further one that hides them.
fn withheld(rows: &[Row], whole: Whole, rule: Rule) -> BTreeSet<usize> {
    let too_small = |row: &Row| {
        rule.threshold.hides(row.matters, row.persons)
            || row
                .population
                .is_some_and(|staff| staff < rule.least_population)
    };
    let mut chosen: BTreeSet<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| too_small(row))
        .map(|(place, _)| place)
        .collect();
    let total_says_nothing = rule.threshold.hides(whole.matters, whole.persons);
    if chosen.is_empty() || total_says_nothing || hides_each_other(rows, &chosen, whole, rule) {
        return chosen;
    }
    // A published count is 0 or large enough alone, so one more row settles it: an empty row where only
    // company is missing, else the smallest. Of equals the first, so that the choice tells nothing.
    let companion = (0..rows.len())
        .filter(|place| !chosen.contains(place))
        .filter(|&place| {
            let mut with = chosen.clone();
            with.insert(place);
            hides_each_other(rows, &with, whole, rule)
        })
        .min_by_key(|&place| rows.get(place).map(|row| row.matters));
    chosen.extend(companion);
    chosen
}

/// Whether a published total leaves every one of the chosen rows anything from 0 to the threshold or more, and
/// their sum on enough persons. Of a union of rows only the largest number of persons may be assumed.
fn hides_each_other(rows: &[Row], chosen: &BTreeSet<usize>, whole: Whole, rule: Rule) -> bool {
    let inside = || chosen.iter().filter_map(|&place| rows.get(place));
    let matters = inside().map(|row| u64::from(row.matters)).sum::<u64>();
    let persons = if matters == u64::from(whole.matters) {
        whole.persons
    } else {
        inside().map(|row| row.persons).max().unwrap_or(0)
    };
    let k = rule.threshold.count();
    chosen.len() >= 2 && matters >= u64::from(k) && persons >= k
}

fn check(rows: &[Row], persons: u32) -> Result<()> {
    let mut problems = Problems::new();
    if rows.is_empty() {
        problems.add_general(Text::new("statistics-no-rows"));
    }
    let mut seen = BTreeSet::new();
    for row in rows {
        if !seen.insert(&row.code) {
            problems
                .add_general(Text::new("statistics-code-twice").with("code", row.code.as_str()));
        }
        if row.persons > row.matters || (row.matters > 0 && row.persons == 0) {
            problems.add_general(
                Text::new("statistics-persons-impossible").with("code", row.code.as_str()),
            );
        }
    }
    let most = rows.iter().map(|row| u64::from(row.persons)).sum::<u64>();
    let least = rows.iter().map(|row| row.persons).max().unwrap_or(0);
    if persons < least || u64::from(persons) > most {
        problems.add_general(Text::new("statistics-persons-overall").with("value", persons));
    }
    problems.check()
}

fn sum<'a>(rows: impl Iterator<Item = &'a Row>) -> Result<u32> {
    rows.map(|row| row.matters)
        .try_fold(0_u32, u32::checked_add)
        .ok_or_else(|| Error::invalid(Text::new("statistics-too-many")))
}

impl Published {
    /// The threshold the figure was made with.
    #[must_use]
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// The total, if it may be seen.
    #[must_use]
    pub fn total(&self) -> Figure {
        self.total
    }

    /// The categories, in the order of their vocabulary.
    #[must_use]
    pub fn rows(&self) -> &[PublishedRow] {
        &self.rows
    }

    /// Whether anything is withheld, so that the footnote is owed.
    #[must_use]
    pub fn withholds(&self) -> bool {
        self.total == Figure::Withheld || self.rows.iter().any(|row| row.figure == Figure::Withheld)
    }
}

impl PublishedRow {
    /// The code of the category in its vocabulary.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its count, if it may be seen.
    #[must_use]
    pub fn figure(&self) -> Figure {
        self.figure
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(k: u32) -> Rule {
        Rule {
            threshold: Threshold::new(k).unwrap(),
            least_population: 10,
        }
    }

    fn rows(counts: &[u32]) -> Vec<Row> {
        counts
            .iter()
            .enumerate()
            .map(|(place, &matters)| Row {
                code: format!("subject_{place}"),
                matters,
                persons: matters,
                population: None,
            })
            .collect()
    }

    fn of(counts: &[u32]) -> Published {
        publish(&rows(counts), counts.iter().sum(), rule(5)).unwrap()
    }

    fn symbols(published: &Published) -> Vec<String> {
        published
            .rows()
            .iter()
            .map(|row| row.figure().to_string())
            .collect()
    }

    #[test]
    fn counts_that_are_large_or_zero_are_all_published() {
        let figure = of(&[12, 0, 5, 33]);
        assert_eq!(symbols(&figure), ["12", "0", "5", "33"]);
        assert_eq!(figure.total(), Figure::Count(50));
        assert!(!figure.withholds());
    }

    #[test]
    fn a_lone_small_count_takes_the_smallest_companion_that_hides_it() {
        assert_eq!(symbols(&of(&[12, 3, 7, 28])), ["12", "[c]", "[c]", "28"]);
    }

    #[test]
    fn small_counts_that_reach_the_threshold_still_need_a_row_of_many_persons() {
        // 3 + 2 = 5 can be computed from the total; of the two rows together only three persons are certain.
        assert_eq!(
            symbols(&of(&[12, 3, 2, 7, 26])),
            ["12", "[c]", "[c]", "[c]", "26"]
        );
    }

    #[test]
    fn when_only_the_rows_themselves_are_small_the_total_stands() {
        let figure = of(&[3, 2, 1, 0]);
        assert_eq!(symbols(&figure), ["[c]", "[c]", "[c]", "0"]);
        assert_eq!(figure.total(), Figure::Count(6));
    }

    #[test]
    fn a_total_below_the_threshold_is_withheld() {
        let figure = of(&[2, 1, 0]);
        assert_eq!(symbols(&figure), ["[c]", "[c]", "0"]);
        assert_eq!(figure.total(), Figure::Withheld);
    }

    #[test]
    fn six_matters_of_one_person_are_withheld() {
        let mut six_of_one = rows(&[6, 8, 0, 20]);
        six_of_one[0].persons = 1;
        let figure = publish(&six_of_one, 29, rule(5)).unwrap();
        assert_eq!(symbols(&figure), ["[c]", "[c]", "0", "20"]);
    }

    #[test]
    fn a_category_of_few_staff_gets_no_count() {
        let mut few = rows(&[6, 8, 20]);
        few[0].population = Some(9);
        let figure = publish(&few, 34, rule(5)).unwrap();
        assert_eq!(symbols(&figure), ["[c]", "[c]", "20"]);
    }

    #[test]
    fn an_empty_row_is_company_enough_where_persons_and_sum_suffice() {
        let mut few = rows(&[6, 8, 0, 20]);
        few[0].population = Some(9);
        let figure = publish(&few, 34, rule(5)).unwrap();
        assert_eq!(symbols(&figure), ["[c]", "8", "[c]", "20"]);
    }

    #[test]
    fn an_only_row_is_the_total_and_shares_its_fate() {
        let mut only = rows(&[6]);
        only[0].population = Some(9);
        let figure = publish(&only, 6, rule(5)).unwrap();
        assert_eq!(figure.total(), Figure::Withheld);
        assert_eq!(symbols(&figure), ["[c]"]);
    }

    #[test]
    fn contradictions_are_refused() {
        assert!(publish(&[], 0, rule(5)).is_err());
        assert!(publish(&rows(&[7, 9]), 17, rule(5)).is_err());
        assert!(publish(&rows(&[7, 9]), 8, rule(5)).is_err());
        let mut twice = rows(&[7, 9]);
        twice[1].code = "subject_0".into();
        assert!(publish(&twice, 16, rule(5)).is_err());
        let mut nobody = rows(&[7, 9]);
        nobody[0].persons = 0;
        assert!(publish(&nobody, 9, rule(5)).is_err());
    }

    #[test]
    fn frozen_and_read_again_it_is_the_same() {
        let figure = of(&[12, 3, 7, 28]);
        let frozen = serde_json::to_string(&figure).unwrap();
        assert!(!frozen.contains("\"figure\":3") && frozen.contains("[c]"));
        assert_eq!(serde_json::from_str::<Published>(&frozen).unwrap(), figure);
    }

    proptest! {
        /// What an attacker can do: total less published counts is all he knows of the withheld ones.
        #[test]
        fn no_withheld_count_can_be_narrowed(counts in prop::collection::vec(0_u32..14, 1..9), k in 3_u32..8) {
            let truth = rows(&counts);
            let total: u32 = counts.iter().sum();
            let figure = publish(&truth, total, rule(k)).unwrap();
            let hidden: Vec<usize> = (0..counts.len())
                .filter(|&place| figure.rows()[place].figure() == Figure::Withheld)
                .collect();
            for (place, row) in figure.rows().iter().enumerate() {
                if let Figure::Count(count) = row.figure() {
                    prop_assert_eq!(count, counts[place]);
                    prop_assert!(count == 0 || count >= k);
                }
            }
            if let Figure::Count(shown) = figure.total() {
                prop_assert_eq!(shown, total);
                prop_assert!(shown == 0 || shown >= k);
                let rest: u32 = hidden.iter().map(|&place| counts[place]).sum();
                prop_assert!(hidden.is_empty() || (hidden.len() >= 2 && rest >= k));
            }
        }
    }
}
