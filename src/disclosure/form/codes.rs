//! What of the answers may be counted: codes, never words or amounts.

use std::collections::BTreeMap;

use super::{Answers, Form};

/// How often one code stands among the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The code of the section.
    pub section: String,
    /// The code of the field.
    pub field: String,
    /// The code that was answered.
    pub code: String,
    /// In how many items.
    pub count: usize,
}

impl Form {
    /// The answers to the fields that are statistics, in the order of the form and then of the codes.
    #[must_use]
    pub fn codes(&self, answers: &Answers) -> Vec<Coded> {
        let mut all = Vec::new();
        for section in &self.sections {
            for field in section.fields.iter().filter(|field| field.statistic) {
                let mut counts: BTreeMap<String, usize> = BTreeMap::new();
                let items = answers.items(&section.code).iter();
                let codes = items
                    .filter(|item| item.applies(section, &field.code))
                    .filter_map(|item| item.value(&field.code)?.code());
                for code in codes {
                    *counts.entry(code).or_default() += 1;
                }
                all.extend(counts.into_iter().map(|(code, count)| Coded {
                    section: section.code.clone(),
                    field: field.code.clone(),
                    code,
                    count,
                }));
            }
        }
        all
    }
}
