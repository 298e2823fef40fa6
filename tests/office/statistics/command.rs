//! The command line is a contract: tables on standard output, sentences on standard error, and an exit code.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use probity::statistics::table::Ledger;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Counts, release, rules::regions};

/// A folder with files of tables.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// Runs `probity statistics`.
    fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_probity"))
            .arg("--dir")
            .arg(self.path("office"))
            .arg("statistics")
            .args(arguments)
            .env_clear()
            .output()
            .unwrap();
        Said::from(&output)
    }
}

/// What a command answered, without the marks that keep an argument's direction to itself.
struct Said {
    code: Option<i32>,
    out: String,
    aside: String,
}

impl From<&Output> for Said {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            text.replace(['\u{2068}', '\u{2069}'], "")
        };
        Self {
            code: output.status.code(),
            out: text(&output.stdout),
            aside: text(&output.stderr),
        }
    }
}

/// Matters by region and gender, with two small counts.
fn tables() -> Value {
    json!({"threshold": 3, "releases": [release("2025", &[regions().table("t", &|_| true)])]})
}

/// The first table of a file.
fn table(file: &mut Value) -> &mut Value {
    &mut file["releases"][0]["tables"][0]
}

fn cell<'a>(file: &'a mut Value, key: [&str; 2]) -> &'a mut Value {
    let cells = table(file)["cells"].as_array_mut().unwrap();
    cells
        .iter_mut()
        .find(|cell| cell["key"] == json!(key))
        .unwrap()
}

#[test]
fn control_prints_the_same_file_decided_and_attack_finds_nothing_in_it() {
    let files = Files::new();
    let truth = files.write("tables.json", &tables().to_string());
    for objective in ["value", "count"] {
        let said = files.run(&[
            "control",
            &truth,
            "--objective",
            objective,
            "--deadline",
            "60",
        ]);
        assert_eq!(said.code, Some(0), "{}", said.aside);
        assert!(
            said.aside.contains("4 of 15 cells are withheld"),
            "{}",
            said.aside
        );
        let (given, decided) = (tables(), Ledger::read(&said.out).unwrap());
        let given = Ledger::read(&given.to_string()).unwrap();
        for ((id, before), (other, after)) in given.cells().zip(decided.cells()) {
            assert_eq!((id, &before.key), (other, &after.key));
            assert_eq!(after.value, before.value.filter(|_| after.published));
        }
        let public = files.write("public.json", &said.out);
        for arguments in [
            &["attack", &public][..],
            &["attack", &public, "--truth", &truth],
        ] {
            let said = files.run(arguments);
            assert_eq!(
                (said.code, said.out.as_str()),
                (Some(0), ""),
                "{}",
                said.aside
            );
        }
    }
}

#[test]
fn attack_prints_each_leak_with_the_cells_that_cause_it() {
    let files = Files::new();
    let mut open = tables();
    for key in [["c1", "c0"], ["c2", "c0"]] {
        let cell = cell(&mut open, key);
        cell["published"] = json!(false);
        cell["value"] = Value::Null;
    }
    let said = files.run(&["attack", &files.write("open.json", &open.to_string())]);
    assert_eq!(said.code, Some(1));
    assert_eq!(
        said.out.lines().next().unwrap(),
        "2025 t (c1, c0): The count is withheld, but can only be 2. \
         Given away by: 2025 t (c1, T); 2025 t (c1, c1)."
    );
    assert!(said.aside.contains("4 leaks"), "{}", said.aside);
}

#[test]
fn redesign_prints_proposals_the_best_first() {
    let files = Files::new();
    let said = files.run(&[
        "redesign",
        &files.write("tables.json", &tables().to_string()),
    ]);
    assert_eq!(said.code, Some(0), "{}", said.aside);
    let first = said.out.lines().next().unwrap();
    assert_eq!(
        first,
        "d0 with c1, c2 as one category: 12 cells, 100 % of what is counted can be seen."
    );
    assert!(
        said.out.contains("Without d1: 5 cells, 100 %"),
        "{}",
        said.out
    );
    assert!(said.out.contains("As it is: 15 cells"), "{}", said.out);
}

#[test]
fn every_command_has_an_example() {
    for command in ["control", "attack", "redesign"] {
        let said = Files::new().run(&[command, "--help"]);
        assert_eq!(said.code, Some(0));
        assert!(
            said.out
                .contains(&format!("Example: probity statistics {command} "))
        );
    }
}

#[test]
fn no_time_no_release() {
    let files = Files::new();
    let said = files.run(&[
        "control",
        &files.write("tables.json", &tables().to_string()),
        "--deadline",
        "0",
    ]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.aside.starts_with("Time ran out"), "{}", said.aside);
}

#[test]
fn twenty_thousand_cells_get_advice_in_seconds() {
    let files = Files::new();
    let counts = Counts {
        sizes: vec![9, 30, 5, 9],
        values: (0..9 * 30 * 5 * 9)
            .map(|atom| u32::from(atom % 7 == 0))
            .collect(),
    };
    let file =
        json!({"threshold": 5, "releases": [release("2025", &[counts.table("t", &|_| true)])]});
    let said = files.run(&["control", &files.write("tables.json", &file.to_string())]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(
        said.aside.contains("redesigned, not optimised"),
        "{}",
        said.aside
    );
    assert!(said.aside.contains("Without d"), "{}", said.aside);
}

/// What is wrong with a file, how it comes about, and a part of the sentence that says so.
type Wrong = (&'static str, fn(&mut Value), &'static str);

const WRONG: &[Wrong] = &[
    (
        "a category named like the total",
        |file| table(file)["dims"][0]["codes"][1] = json!("T"),
        "The code T stands here twice.",
    ),
    (
        "a total that is a category elsewhere",
        |file| {
            let mut other = table(file).clone();
            other["id"] = json!("u");
            other["dims"] = json!([{"name": "d0", "codes": ["all", "T"], "total": "all"}]);
            other["cells"] = json!([]);
            file["releases"][0]["tables"]
                .as_array_mut()
                .unwrap()
                .push(other);
        },
        "The code T is a total in one table and a category in another.",
    ),
    (
        "unknown in one table only",
        |file| {
            let counts = Counts {
                sizes: vec![3],
                values: vec![22, 34, 2],
            };
            let mut other = counts.table("u", &|_| true);
            other["dims"][0]["name"] = json!("d1");
            file["releases"][0]["tables"]
                .as_array_mut()
                .unwrap()
                .push(other);
        },
        "2025 u (c0): The count is 22 here and 23 at 2025 t (T, c0), although both count the same.",
    ),
    (
        "margins that do not add up",
        |file| cell(file, ["T", "T"])["value"] = json!(59),
        "2025 t (T, T): The margin is 59, but its parts by",
    ),
    (
        "a negative count",
        |file| cell(file, ["c1", "c0"])["value"] = json!(-2),
        "-2 is not a count",
    ),
    (
        "a fraction",
        |file| cell(file, ["c1", "c0"])["value"] = json!(2.5),
        "2.5 is not a count",
    ),
    (
        "a cell twice",
        |file| {
            let twice = cell(file, ["c1", "c0"]).clone();
            table(file)["cells"].as_array_mut().unwrap().push(twice);
        },
        "2025 t (c1, c0): This cell stands in the table twice.",
    ),
    (
        "a hierarchy in a circle",
        |file| {
            table(file)["dims"][0]["hierarchy"] = json!({"c1": "c2", "c2": "c1"});
        },
        "The hierarchy runs in a circle through c1.",
    ),
    (
        "an unknown field",
        |file| file["colour"] = json!("red"),
        "unknown field `colour`",
    ),
    (
        "a ledger that contradicts itself",
        |file| {
            let mut past = file["releases"][0].clone();
            past["id"] = json!("past");
            past["fixed"] = json!(true);
            past["tables"][0]["cells"]
                .as_array_mut()
                .unwrap()
                .retain(|cell| cell["key"] == json!(["c0", "c0"]));
            past["tables"][0]["cells"][0]["value"] = json!(15);
            file["releases"].as_array_mut().unwrap().insert(0, past);
        },
        "2025 t (c0, c0): The count is 14 here and 15 at past t (c0, c0)",
    ),
    (
        "a threshold of 1",
        |file| file["threshold"] = json!(1),
        "The threshold is 1, but must lie between 3 and",
    ),
];

#[test]
fn what_is_not_in_order_is_said_in_a_sentence_and_exits_with_2() {
    let files = Files::new();
    for (what, change, sentence) in WRONG {
        let mut file = tables();
        change(&mut file);
        let path = files.write("wrong.json", &file.to_string());
        for command in ["control", "attack", "redesign"] {
            let said = files.run(&[command, &path]);
            assert_eq!(
                (said.code, said.out.as_str()),
                (Some(2), ""),
                "{command}, {what}: {}",
                said.aside
            );
            assert!(
                said.aside.contains(sentence),
                "{command}, {what}: {}",
                said.aside
            );
        }
    }
}

#[test]
fn what_is_no_file_of_tables_is_said_so() {
    let files = Files::new();
    let twice = tables()
        .to_string()
        .replacen("\"value\":", "\"value\":1,\"value\":", 1);
    for (name, text) in [
        ("twice.json", twice.as_str()),
        ("empty.json", ""),
        ("list.json", "[1, 2]"),
    ] {
        let said = files.run(&["control", &files.write(name, text)]);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{name}");
        assert!(
            said.aside.contains("This is not a file of tables"),
            "{name}: {}",
            said.aside
        );
    }
    let said = files.run(&["attack", "nowhere.json"]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.aside.contains("nowhere.json cannot be read"),
        "{}",
        said.aside
    );
}

#[test]
fn a_parent_with_one_child_is_hidden_with_it() {
    let files = Files::new();
    let counts = Counts {
        sizes: vec![3],
        values: vec![2, 6, 20],
    };
    let mut table = counts.table("t", &|_| true);
    table["dims"][0]["codes"]
        .as_array_mut()
        .unwrap()
        .push(json!("parent"));
    table["dims"][0]["hierarchy"] = json!({"c0": "parent"});
    let cells = table["cells"].as_array_mut().unwrap();
    cells.push(json!({"key": ["parent"], "value": 2, "published": true}));
    let file = json!({"threshold": 3, "releases": [release("2025", &[table])]});
    let said = files.run(&["control", &files.write("tables.json", &file.to_string())]);
    assert_eq!(said.code, Some(0), "{}", said.aside);
    let decided = Ledger::read(&said.out).unwrap();
    let hidden: Vec<&str> = decided
        .cells()
        .filter(|(_, cell)| !cell.published)
        .map(|(_, cell)| cell.key[0].as_str())
        .collect();
    assert_eq!(hidden, ["c0", "c1", "parent"]);
}
