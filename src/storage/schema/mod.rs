//! The tables of both databases, as `diesel print_schema` writes them, and which of them are asked together.
#![expect(
    missing_docs,
    reason = "the columns are described where they are made, in migrations/"
)]

mod advice;
mod disclosure;
mod outbox;
mod people;
mod record;
mod statistics;
mod vault;

pub use self::{
    advice::*, disclosure::*, outbox::*, people::*, record::*, statistics::*, vault::*,
};

diesel::joinable!(matter_wraps -> matters (matter));
diesel::joinable!(advice_matters -> matters (id));
diesel::joinable!(advice_lines -> advice_matters (matter));
diesel::joinable!(disclosure_named -> disclosure_cycles (cycle));
diesel::joinable!(disclosure_statements -> disclosure_cycles (cycle));
diesel::joinable!(disclosure_versions -> disclosure_statements (statement));
diesel::joinable!(disclosure_lines -> disclosure_statements (statement));
diesel::joinable!(disclosure_remedies -> disclosure_statements (statement));

diesel::allow_tables_to_appear_in_same_query!(
    matters,
    matter_wraps,
    advice_matters,
    advice_lines,
    advice_facts,
    disclosure_cycles,
    disclosure_named,
    disclosure_statements,
    disclosure_versions,
    disclosure_lines,
    disclosure_remedies,
    disclosure_samples,
    disclosure_sampled,
    staff,
    accounts
);
