use super::{Caption, Listing};
use crate::error::{Error, Result};

/// The figure as CSV (RFC 4180): a heading, a line for each category, the total last.
///
/// # Errors
/// [`Error::Broken`] if the text cannot be written.
pub fn csv(listing: &Listing, caption: &Caption) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut line = |label: &str, value: &str| writer.write_record([label, value]);
    line(&caption.category, &caption.count).map_err(Error::broken)?;
    for (label, figure) in &listing.rows {
        line(label, &figure.to_string()).map_err(Error::broken)?;
    }
    line(&caption.total, &listing.total.to_string()).map_err(Error::broken)?;
    let bytes = writer.into_inner().map_err(Error::broken)?;
    String::from_utf8(bytes).map_err(Error::broken)
}

/// The figure as a table for a terminal, counts right-aligned, footnotes below.
#[must_use]
pub fn plain(listing: &Listing, caption: &Caption) -> String {
    let width = |text: &str| text.chars().count();
    let labels = listing.rows.iter().map(|(label, _)| label);
    let left = labels
        .chain([&caption.category, &caption.total])
        .map(|label| width(label))
        .max()
        .unwrap_or(0);
    let right = listing
        .figures()
        .map(|figure| width(&figure.to_string()))
        .chain([width(&caption.count)])
        .max()
        .unwrap_or(0);
    let line = |label: &str, value: &str| format!("{label:<left$}  {value:>right$}");
    let rule = "─".repeat(left + 2 + right);
    let mut lines = vec![
        caption.title.clone(),
        String::new(),
        line(&caption.category, &caption.count),
        rule.clone(),
    ];
    lines.extend(
        listing
            .rows
            .iter()
            .map(|(label, figure)| line(label, &figure.to_string())),
    );
    lines.extend([rule, line(&caption.total, &listing.total.to_string())]);
    for note in &caption.notes {
        lines.extend([String::new(), note.clone()]);
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::Figure;
    use super::*;

    fn sample() -> (Listing, Caption) {
        (
            Listing {
                rows: vec![
                    ("Gifts, hospitality".into(), Figure::Count(12)),
                    ("Conflicts".into(), Figure::Withheld),
                ],
                total: Figure::Count(50),
            },
            Caption {
                title: "Matters by subject, 2017".into(),
                category: "Subject".into(),
                count: "Matters".into(),
                total: "All".into(),
                notes: vec!["[c] withheld".into()],
                ..Caption::default()
            },
        )
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let (listing, caption) = sample();
        assert_eq!(
            csv(&listing, &caption).unwrap(),
            "Subject,Matters\n\"Gifts, hospitality\",12\nConflicts,[c]\nAll,50\n"
        );
    }

    #[test]
    fn a_terminal_sees_columns_that_line_up() {
        let (listing, caption) = sample();
        let text = plain(&listing, &caption);
        assert!(text.contains("Gifts, hospitality       12\n"));
        assert!(text.contains("Conflicts               [c]\n"));
        assert!(text.ends_with("\n[c] withheld\n"));
    }
}
