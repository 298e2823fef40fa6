//! The rules of WCAG 2.2 AA that a machine can check, by axe-core.

use std::{fmt::Write, fs};

use serde_json::Value;

use crate::browser::target;

/// Runs the rules on the page shown, but those named in its first argument, and hands back what is violated.
pub const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    const rules = Object.fromEntries(arguments[0].map(name => [name, { enabled: false }]));
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    axe.run(document, { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] })
       .then(result => done(result.violations), error => done([{ help: String(error), nodes: [] }]));
"#;

/// axe-core, as `tests/run` installed it.
pub fn source() -> String {
    let file = target().join("tools/axe.min.js");
    fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{} is missing; ./tests/run puts it there", file.display()))
}

/// Each violation as a paragraph: what is wrong, then each place and how it could be mended.
pub fn paragraphs(found: &Value) -> Vec<String> {
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let violations = found.as_array().expect("axe-core answers with a list");
    violations
        .iter()
        .map(|violation| {
            let mut paragraph = format!(
                "{} ({})",
                word(violation, "help"),
                word(violation, "helpUrl")
            );
            for node in violation["nodes"].as_array().into_iter().flatten() {
                let summary = word(node, "failureSummary").replace('\n', " ");
                write!(paragraph, "\n  {}\n    {summary}", word(node, "html")).unwrap();
            }
            paragraph
        })
        .collect()
}
