use crate::language::Text;

/// One thing that is wrong. Places in the record are counted from 0; a matter is named by its number, or by its id where
/// its row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The detail of this entry opens with no key of the auditors.
    Shut {
        /// The place.
        seq: i64,
    },
    /// The rows of a matter are those of an earlier act.
    PutBack {
        /// The matter.
        matter: String,
        /// The last act on it.
        seq: i64,
        /// The act whose state it has.
        older: i64,
    },
    /// The rows of a matter are those of no recorded act.
    Changed {
        /// The matter.
        matter: String,
        /// The last act on it.
        seq: i64,
    },
    /// Rows of a matter are missing.
    Gone {
        /// The matter.
        matter: String,
        /// The last act on it.
        seq: i64,
    },
    /// There is a matter that no entry speaks of.
    Unrecorded {
        /// The matter.
        matter: String,
    },
}

impl Finding {
    /// The finding as a sentence.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Shut { seq } => Text::new("inspection-shut").with("seq", *seq),
            Self::PutBack { matter, seq, older } => Text::new("inspection-put-back")
                .with("matter", matter.as_str())
                .with("seq", *seq)
                .with("older", *older),
            Self::Changed { matter, seq } => Text::new("inspection-changed")
                .with("matter", matter.as_str())
                .with("seq", *seq),
            Self::Gone { matter, seq } => Text::new("inspection-gone")
                .with("matter", matter.as_str())
                .with("seq", *seq),
            Self::Unrecorded { matter } => {
                Text::new("inspection-unrecorded").with("matter", matter.as_str())
            }
        }
    }
}
