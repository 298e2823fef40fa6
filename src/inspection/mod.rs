//! The auditor's inspection.
//!
//! Verification of the record proves that what was written stays written. It cannot see that a matter's rows were put
//! back to an older state behind the service's back. So each act that changes a matter leaves a hash of its rows in the
//! sealed detail of its entry; the auditor opens the details and compares. That they were opened is recorded first, and
//! no text of a matter is opened at all.

mod finding;
mod may;

pub use finding::Finding;

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    actor::Actor,
    advice,
    audit::{Code, Detail, Entry, Hash},
    disclosure,
    error::{Error, Result},
    language::Text,
    office::{Disclosed, Look, Office},
    vault::{Group, MatterId},
};

/// What an inspection saw.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Details that were opened.
    pub opened: usize,
    /// Details that were sealed to the custodians, before there was an audit group.
    pub for_custodians: usize,
    /// Details that were erased: what they said of a matter is missing from the comparison.
    pub erased: usize,
    /// Matters compared with the last that the record says of them.
    pub compared: usize,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

impl Inspection {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// The inspection in sentences: what was seen, then each finding.
    #[must_use]
    pub fn texts(&self) -> Vec<Text> {
        let summary = Text::new("inspection-report")
            .with("opened", self.opened)
            .with("custodians", self.for_custodians)
            .with("compared", self.compared)
            .with("sound", if self.is_sound() { "yes" } else { "no" });
        let findings = self.findings.iter().map(Finding::text);
        std::iter::once(summary).chain(findings).collect()
    }
}

/// Opens every detail of the record with the auditor's keys and compares each matter with the last that the record says
/// of it; recorded before anything is opened.
///
/// # Errors
/// [`Error::Denied`] for whoever is no auditor, or not yet certified as one.
pub fn inspect(office: &Office, who: &Actor) -> Result<Inspection> {
    office.act(who, |act| {
        may::inspect(act)?;
        Ok(((), Entry::new(Code::RecordRead)))
    })?;
    let seeds = office.group_seeds(who, Group::Audit)?;
    office.look(who, |look| {
        let mut inspection = Inspection::default();
        let mut said = Said::default();
        for entry in look.details(&seeds) {
            let (seq, disclosed) = entry?;
            match disclosed {
                Disclosed::Opened(detail) => {
                    inspection.opened += 1;
                    said.listen(seq, &detail);
                }
                Disclosed::ForCustodians => inspection.for_custodians += 1,
                Disclosed::Erased => inspection.erased += 1,
                Disclosed::Shut => inspection.findings.push(Finding::Shut { seq }),
            }
        }
        inspection.compare(look, said)?;
        Ok(inspection)
    })
}

/// What the record says of each matter: place and hash of every act that changed it, in order.
#[derive(Default)]
struct Said(BTreeMap<Uuid, Vec<(i64, Hash)>>);

impl Said {
    fn listen(&mut self, seq: i64, detail: &Detail) {
        if let (Some(object), Some(state)) = (detail.object, detail.state) {
            self.0.entry(object).or_default().push((seq, state));
        }
    }
}

impl Inspection {
    fn compare(&mut self, look: &mut Look<'_>, mut said: Said) -> Result<()> {
        for (id, kind) in look.matters()? {
            let history = said.0.remove(&id.uuid()).unwrap_or_default();
            let found = standing(look, (id, &kind))?;
            self.compared += usize::from(!history.is_empty());
            let finding = found.finding(&history, self.for_custodians + self.erased > 0);
            self.findings.extend(finding);
        }
        for (id, history) in said.0 {
            let seq = history.last().map_or(0, |(seq, _)| *seq);
            self.findings.push(Finding::Gone {
                matter: id.to_string(),
                seq,
            });
        }
        Ok(())
    }
}

/// A matter as its rows show it today.
struct Standing {
    matter: String,
    /// `None` where the room's own row is missing.
    state: Option<Hash>,
}

impl Standing {
    /// What is wrong with it; nothing can be said where the record is silent and some of it could not be read.
    fn finding(self, history: &[(i64, Hash)], unread: bool) -> Option<Finding> {
        let Self { matter, state } = self;
        let Some((seq, last)) = history.last() else {
            return (!unread).then_some(Finding::Unrecorded { matter });
        };
        let seq = *seq;
        if state == Some(*last) {
            return None;
        }
        let older = history
            .iter()
            .rev()
            .find(|(_, older)| state == Some(*older));
        Some(match (state, older) {
            (None, _) => Finding::Gone { matter, seq },
            (Some(_), Some((older, _))) => Finding::PutBack {
                matter,
                seq,
                older: *older,
            },
            (Some(_), None) => Finding::Changed { matter, seq },
        })
    }
}

fn standing(look: &mut Look<'_>, (id, kind): (MatterId, &str)) -> Result<Standing> {
    let known = match kind {
        "advice" => advice::standing(look, id),
        "disclosure" => disclosure::standing(look, id),
        _ => Err(Error::Missing),
    };
    match known {
        Ok((matter, state)) => Ok(Standing {
            matter,
            state: Some(state),
        }),
        Err(Error::Missing) => Ok(Standing {
            matter: id.to_string(),
            state: None,
        }),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(state: Option<u8>, history: &[(i64, u8)], unread: bool) -> Option<Finding> {
        let history: Vec<_> = history
            .iter()
            .map(|(seq, byte)| (*seq, [*byte; 32]))
            .collect();
        let standing = Standing {
            matter: "ADV-2026-0001".to_owned(),
            state: state.map(|byte| [byte; 32]),
        };
        standing.finding(&history, unread)
    }

    #[test]
    fn a_matter_is_as_the_record_last_said_or_there_is_a_finding() {
        let matter = "ADV-2026-0001".to_owned();
        let history = [(3, 1), (5, 2), (9, 3)];
        assert_eq!(finding(Some(3), &history, false), None);
        assert_eq!(
            finding(Some(2), &history, false),
            Some(Finding::PutBack {
                matter: matter.clone(),
                seq: 9,
                older: 5
            })
        );
        assert_eq!(
            finding(Some(7), &history, false),
            Some(Finding::Changed {
                matter: matter.clone(),
                seq: 9
            })
        );
        assert_eq!(
            finding(None, &history, false),
            Some(Finding::Gone {
                matter: matter.clone(),
                seq: 9
            })
        );
        assert_eq!(
            finding(Some(1), &[], false),
            Some(Finding::Unrecorded { matter })
        );
        assert_eq!(finding(Some(1), &[], true), None);
    }
}
