//! Forms as data: what is asked, what was answered, and what changed since last year. Pure: no rows, no keys, no clock.
//!
//! A [`Form`] is one file of `config/forms/`, named by its code and version, and carries its own words in each of its
//! languages, so that an organisation adapts one file. [`Forms`] are all of them, the organisation's own before ours; a
//! file with a mistake is refused with all its [`Flaw`]s, each with its line. What a person answered are [`Answers`], the
//! content of one sealed box. A form checks them, counts them, takes them over from last year's and imports them; and
//! its [`Form::canonical`] text, kept with a statement and known by its [`Fingerprint`], is what they are read by as long
//! as they are kept.

mod answers;
mod check;
mod codes;
mod compare;
mod country;
mod currency;
mod fields;
mod findings;
mod flaw;
mod forms;
mod import;
mod money;
mod prefill;
mod progress;
mod read;
#[cfg(test)]
mod samples;
mod sections;
mod shape;
mod spoken;
mod table;
mod thresholds;
mod typed;
mod words;

pub use answers::{Answers, Declared, Item, LARGEST, Value, is_item_id};
pub use codes::Coded;
pub use compare::{Comparison, Fate, FieldChange, ItemChange, SectionChange, compare};
pub use country::Country;
pub use currency::Currency;
pub use findings::{Finding, Findings, Grade, Place};
pub use flaw::Flaw;
pub use forms::Forms;
pub use import::{Preview, PreviewRow, import};
pub use money::Money;
pub use prefill::{Dropped, Prefilled, prefill};
pub use progress::{Progress, Standing};
pub use shape::{
    Bound, Choice, Condition, Field, Fingerprint, Form, Kind, Section, Subject, Threshold,
};
pub use typed::Typed;
pub use words::Words;
