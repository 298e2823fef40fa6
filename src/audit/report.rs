use std::ops::Range;

use super::checkpoint::Checkpoint;
use crate::language::Text;

/// What verification found; sound when there is no finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Rows read.
    pub rows: u64,
    /// Details that were erased, whose stored hash had to be believed.
    pub erased: u64,
    /// Given checkpoints the rows agree with.
    pub matched: usize,
    /// Size and root of the record as recomputed, up to the first gap.
    pub recomputed: Checkpoint,
    /// What is wrong, in the order of the record.
    pub findings: Vec<Finding>,
    /// Changed rows and gaps beyond those in `findings`.
    pub further: u64,
}

/// One thing that is wrong with the record. Places are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The sealed detail of this row is not the one that was appended.
    Changed {
        /// The row.
        seq: i64,
    },
    /// Rows are missing, or rows were put in.
    Gap {
        /// The place that should have come.
        expected: i64,
        /// The place that came.
        found: i64,
    },
    /// The last rows are missing: the head counts more.
    Cut {
        /// Rows there are.
        rows: u64,
        /// Rows the head counts.
        size: u64,
    },
    /// There are more rows than the head counts.
    Beyond {
        /// Rows there are.
        rows: u64,
        /// Rows the head counts.
        size: u64,
    },
    /// The head is no head at all.
    HeadUnreadable,
    /// The rows agree with a later checkpoint: it is the head that is wrong.
    HeadLies,
    /// The rows do not give the head; the first changed row is one of these.
    NotTheHead {
        /// The places in question.
        span: Range<u64>,
    },
    /// The rows do not give the root of this checkpoint; the first changed row is one of these.
    NotTheCheckpoint {
        /// The size of the checkpoint.
        size: u64,
        /// The places in question.
        span: Range<u64>,
    },
    /// The checkpoint counts more entries than there are rows: the record was cut or put back.
    BehindCheckpoint {
        /// The size of the checkpoint.
        size: u64,
        /// Rows there are.
        rows: u64,
    },
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report in sentences: what was read, then each finding.
    #[must_use]
    pub fn texts(&self) -> Vec<Text> {
        let summary = Text::new("audit-report")
            .with("rows", number(self.rows))
            .with("erased", number(self.erased))
            .with("matched", self.matched)
            .with("sound", if self.is_sound() { "yes" } else { "no" });
        let further = (self.further > 0)
            .then(|| Text::new("audit-finding-further").with("count", number(self.further)));
        std::iter::once(summary)
            .chain(self.findings.iter().map(Finding::text))
            .chain(further)
            .collect()
    }
}

impl Finding {
    /// The finding as a sentence.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Changed { seq } => Text::new("audit-finding-changed").with("seq", *seq),
            Self::Gap { expected, found } => Text::new("audit-finding-gap")
                .with("expected", *expected)
                .with("found", *found),
            Self::Cut { rows, size } => Text::new("audit-finding-cut")
                .with("rows", number(*rows))
                .with("size", number(*size)),
            Self::Beyond { rows, size } => Text::new("audit-finding-beyond")
                .with("rows", number(*rows))
                .with("size", number(*size)),
            Self::HeadUnreadable => Text::new("audit-finding-head-unreadable"),
            Self::HeadLies => Text::new("audit-finding-head-lies"),
            Self::NotTheHead { span } => Text::new("audit-finding-not-the-head")
                .with("first", number(span.start))
                .with("last", last(span)),
            Self::NotTheCheckpoint { size, span } => Text::new("audit-finding-not-the-checkpoint")
                .with("size", number(*size))
                .with("first", number(span.start))
                .with("last", last(span)),
            Self::BehindCheckpoint { size, rows } => Text::new("audit-finding-behind-checkpoint")
                .with("size", number(*size))
                .with("rows", number(*rows)),
        }
    }
}

fn last(span: &Range<u64>) -> i64 {
    number(span.end.saturating_sub(1))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
