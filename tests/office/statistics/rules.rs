//! The rules of the guarantee, each in a story of its own.

use std::collections::{BTreeMap, BTreeSet};

use probity::statistics::{
    attack::Kind,
    control::{Objective, Outcome},
    redesign::{View, redesign},
    table::{Ledger, Place},
};
use serde_json::{Value, json};

use super::*;

/// Matters by region (rows) and gender, five and more apart from two.
pub(super) fn regions() -> Counts {
    Counts {
        sizes: vec![4, 2],
        values: vec![14, 16, 2, 7, 1, 7, 6, 5],
    }
}

#[test]
fn one_more_table_of_the_same_matters_never_widens() {
    let counts = regions();
    let by_region = Counts {
        sizes: vec![4],
        values: counts
            .values
            .chunks(2)
            .map(|row| row.iter().sum())
            .collect(),
    };
    let small = |key: &[Option<usize>]| !(1..K).contains(&counts.value(key));
    let alone = file(K, &[release("now", &[counts.table("t", &small)])]);
    let both = file(
        K,
        &[release(
            "now",
            &[counts.table("t", &small), by_region.table("u", &|_| true)],
        )],
    );
    let before: BTreeMap<Place, _> = attacked(&alone)
        .intervals
        .into_iter()
        .map(|(places, range)| (places[0].clone(), range))
        .collect();
    for (places, after) in attacked(&both).intervals {
        let before = before[&places[0]];
        assert!(after.lo >= before.lo && after.hi <= before.hi);
    }
}

#[test]
fn two_patterns_of_one_table_give_each_other_away() {
    let truth = ledger(&regions());
    let first = released(controlled(&truth, Objective::Value));
    let hidden = withheld(&first.ledger);
    let place = hidden
        .iter()
        .find(|place| place.key == ["c1", "c1"])
        .unwrap();
    let again = changed(&first.ledger, &truth, place, true);
    let mut two: Value = serde_json::from_str(&first.ledger.write().unwrap()).unwrap();
    let mut other: Value = serde_json::from_str(&again.write().unwrap()).unwrap();
    other["releases"][0]["id"] = json!("later");
    let later = other["releases"][0].take();
    two["releases"].as_array_mut().unwrap().push(later);
    let both = Ledger::read(&two.to_string()).unwrap();
    let findings = attacked(&both);
    assert!(
        findings
            .leaks
            .iter()
            .any(|leak| leak.kind == Kind::Determined && leak.at.len() == 2)
    );
}

#[test]
fn what_an_earlier_release_withheld_stays_withheld() {
    let truth = ledger(&regions());
    let first = released(controlled(&truth, Objective::Value));
    let hidden = withheld(&first.ledger);
    let mut file: Value = serde_json::from_str(&truth.write().unwrap()).unwrap();
    let mut past = file["releases"][0].clone();
    past["id"] = json!("past");
    past["fixed"] = json!(true);
    for cell in past["tables"][0]["cells"].as_array_mut().unwrap() {
        let key: Vec<String> = serde_json::from_value(cell["key"].clone()).unwrap();
        cell["published"] = json!(!hidden.iter().any(|place| place.key == key));
    }
    file["releases"].as_array_mut().unwrap().insert(0, past);
    let second = released(controlled(
        &Ledger::read(&file.to_string()).unwrap(),
        Objective::Count,
    ));
    let of = |release: &str| -> BTreeSet<Vec<String>> {
        let places = withheld(&second.ledger).into_iter();
        places
            .filter(|it| it.release == release)
            .map(|it| it.key)
            .collect()
    };
    assert_eq!(of("past"), of("now"));
    assert_eq!(
        of("now"),
        hidden.into_iter().map(|place| place.key).collect()
    );
}

#[test]
fn tables_linked_in_a_circle_are_attacked_with_joint_unknowns() {
    // Margins of 2 x 2 x 2 worlds: by any two tables alone c1,c1 of the third has room that all three together take.
    let pair = |id: &str, one: &str, other: &str, values: [u32; 4], hide: bool| {
        let counts = Counts {
            sizes: vec![2, 2],
            values: values.to_vec(),
        };
        let mut table = counts.table(id, &|key| !hide || key.iter().any(Option::is_none));
        table["dims"][0]["name"] = json!(one);
        table["dims"][1]["name"] = json!(other);
        table
    };
    // All of a-b and b-c lies on the diagonal, so a and c agree: a-c is on the diagonal too, and nothing is hidden.
    let tables = [
        pair("ab", "a", "b", [6, 0, 0, 7], false),
        pair("bc", "b", "c", [6, 0, 0, 7], false),
        pair("ac", "a", "c", [6, 0, 0, 7], true),
    ];
    let circle = attacked(&file(K, &[release("now", &tables)]));
    assert_eq!(circle.intervals.len(), 4);
    assert!(
        circle
            .intervals
            .iter()
            .all(|(_, range)| range.exact().is_some())
    );
    let open = attacked(&file(K, &[release("now", &tables[1..])]));
    assert!(
        open.intervals
            .iter()
            .all(|(_, range)| range.exact().is_none())
    );
}

#[test]
fn a_printed_percentage_gives_a_count_away() {
    let counts = Counts {
        sizes: vec![3],
        values: vec![60, 3, 44],
    };
    let table = counts.table("t", &|key| key[0].is_none());
    let place = |code: &str| json!({"release": "now", "table": "t", "key": [code]});
    let mut file = json!({"threshold": 5, "releases": [release("now", &[table])]});
    assert!(
        attacked(&Ledger::read(&file.to_string()).unwrap())
            .leaks
            .is_empty()
    );
    file["ratios"] = json!([{"num": place("c1"), "den": place("T"), "value": 2.8, "decimals": 1}]);
    let findings = attacked(&Ledger::read(&file.to_string()).unwrap());
    assert!(
        findings
            .leaks
            .iter()
            .any(|leak| leak.kind == Kind::Determined && leak.range.lo == 3)
    );
}

#[test]
fn nobody_learns_that_all_of_a_group_were_late() {
    // Of the second unit all six filed late: c1 is late, c0 on time.
    let counts = Counts {
        sizes: vec![3, 2],
        values: vec![9, 7, 0, 6, 12, 8],
    };
    let mut file = json!({
        "threshold": 3,
        "sensitive": [{"dim": "d1", "codes": ["c1"]}],
        "releases": [release("now", &[counts.table("t", &|_| true)])],
    });
    let truth = Ledger::read(&file.to_string()).unwrap();
    assert!(
        attacked(&truth)
            .leaks
            .iter()
            .any(|leak| leak.kind == Kind::Attribution)
    );
    let public = released(controlled(&truth, Objective::Value)).ledger;
    assert!(attacked(&public).leaks.is_empty());
    assert!(withheld(&public).iter().any(|place| place.key[0] == "c1"));
    file["sensitive"] = json!([]);
    let open = Ledger::read(&file.to_string()).unwrap();
    assert!(withheld(&released(controlled(&open, Objective::Value)).ledger).is_empty());
}

#[test]
fn six_matters_of_one_person_are_withheld() {
    let counts = Counts {
        sizes: vec![3],
        values: vec![6, 8, 20],
    };
    let mut file =
        json!({"threshold": 5, "releases": [release("now", &[counts.table("t", &|_| true)])]});
    for cell in file["releases"][0]["tables"][0]["cells"]
        .as_array_mut()
        .unwrap()
    {
        cell["contributors"] = if cell["key"] == json!(["c0"]) {
            json!(1)
        } else {
            cell["value"].clone()
        };
    }
    let truth = Ledger::read(&file.to_string()).unwrap();
    assert!(
        attacked(&truth)
            .leaks
            .iter()
            .any(|leak| leak.kind == Kind::FewPersonsPublished)
    );
    let public = released(controlled(&truth, Objective::Value)).ledger;
    let hidden: Vec<_> = withheld(&public)
        .into_iter()
        .map(|place| place.key)
        .collect();
    assert_eq!(hidden, [["c0"], ["c1"]]);
    assert!(!public.write().unwrap().contains("\"contributors\":1"));
}

#[test]
fn a_small_total_that_an_officer_exempts_leaves_no_room_for_a_breakdown() {
    let counts = Counts {
        sizes: vec![2],
        values: vec![2, 1],
    };
    let mut file =
        json!({"threshold": 5, "releases": [release("now", &[counts.table("t", &|_| true)])]});
    file["releases"][0]["tables"][0]["cells"][0]["exempt"] = json!(true);
    let truth = Ledger::read(&file.to_string()).unwrap();
    assert!(matches!(
        controlled(&truth, Objective::Value),
        Outcome::Refused(_)
    ));
}

#[test]
fn impossible_counts_protect_nobody() {
    let counts = Counts {
        sizes: vec![2, 2],
        values: vec![2, 6, 0, 9],
    };
    let hide = |key: &[Option<usize>]| key != [Some(0), Some(0)] && key != [Some(1), Some(0)];
    let mut file =
        json!({"threshold": 3, "releases": [release("now", &[counts.table("t", &hide)])]});
    let cells = file["releases"][0]["tables"][0]["cells"]
        .as_array_mut()
        .unwrap();
    let cell = cells
        .iter_mut()
        .find(|cell| cell["key"] == json!(["c1", "c0"]))
        .unwrap();
    cell["structural"] = json!(true);
    let findings = attacked(&Ledger::read(&file.to_string()).unwrap());
    assert_eq!(findings.intervals.len(), 1);
    let determined = findings
        .leaks
        .iter()
        .find(|leak| leak.kind == Kind::Determined);
    assert!(determined.is_some_and(|leak| !leak.causes.is_empty()));
}

#[test]
fn unknown_in_one_table_only_is_a_difference_of_released_sets() {
    // Gender with 2 unknown here, without them there: the partial total less its parts is 2.
    let with = Counts {
        sizes: vec![3],
        values: vec![20, 28, 2],
    };
    let mut partial = Counts {
        sizes: vec![2],
        values: vec![20, 28],
    }
    .table("u", &|_| true);
    partial["dims"][0]["partial"] = json!(true);
    partial["cells"][0]["value"] = json!(50);
    let truth = file(5, &[release("now", &[with.table("t", &|_| true), partial])]);
    let public = released(controlled(&truth, Objective::Value)).ledger;
    assert!(attacked(&public).leaks.is_empty());
    let hidden: BTreeSet<_> = withheld(&public)
        .into_iter()
        .map(|it| (it.table, it.key))
        .collect();
    assert!(hidden.contains(&("t".to_owned(), vec!["c2".to_owned()])));
    // Whatever goes beside it goes in both tables.
    assert!(hidden.contains(&("u".to_owned(), vec!["c0".to_owned()])));
}

#[test]
fn a_thin_table_is_better_without_a_dimension() {
    let counts = Counts {
        sizes: vec![3, 4, 2],
        values: vec![
            4, 1, 0, 2, 1, 1, 3, 0, 2, 2, 5, 1, 0, 1, 6, 2, 1, 0, 0, 1, 2, 1, 4, 3,
        ],
    };
    let proposals = redesign(&ledger(&counts)).unwrap();
    let best = &proposals[0];
    assert!(matches!(best.view, View::Tried(_)));
    assert!(!best.steps.is_empty());
    let shares: Vec<u64> = proposals.iter().map(|it| it.view.per_cent()).collect();
    assert!(shares.is_sorted_by(|one, other| one >= other));
    assert!(proposals.iter().any(|proposal| proposal.steps.is_empty()));
}
