use std::fmt::Write;

use super::{Caption, Figure, Listing};
use crate::language::Direction;

const ROW: u32 = 28;
const BAR: u32 = 16;
const LABELS: u32 = 220;
const BARS: u32 = 400;
const WIDTH: u32 = 700;
const TOP: u32 = 44;

/// The figure as a bar chart in SVG, for a page or a file of its own.
///
/// Bars are drawn for published counts only, to the scale of the largest of them; a withheld count is its symbol
/// and nothing else. The chart takes its colour from the text around it. Its axis runs left to right in every
/// language; labels carry their own direction.
#[must_use]
pub fn bar_chart(listing: &Listing, caption: &Caption) -> String {
    let largest = listing
        .rows
        .iter()
        .filter_map(|(_, figure)| published(*figure))
        .max()
        .unwrap_or(0);
    let rows = u32::try_from(listing.rows.len()).unwrap_or(u32::MAX);
    let notes = u32::try_from(caption.notes.len()).unwrap_or(u32::MAX);
    let height = rows
        .saturating_add(1)
        .saturating_add(notes)
        .saturating_mul(ROW)
        .saturating_add(TOP);
    let mut svg = String::new();
    // Writing into a String cannot fail.
    let drawn = draw(&mut svg, listing, caption, Scale { largest, height });
    debug_assert!(drawn.is_ok());
    svg
}

#[derive(Clone, Copy)]
struct Scale {
    largest: u32,
    height: u32,
}

fn draw(
    svg: &mut String,
    listing: &Listing,
    caption: &Caption,
    scale: Scale,
) -> Result<(), std::fmt::Error> {
    let title = escaped(&caption.title);
    // Words that run to the left end where those that run to the right begin.
    let line = match caption.direction {
        Direction::LeftToRight => "x=\"0\"",
        Direction::RightToLeft => "x=\"0\" direction=\"rtl\" text-anchor=\"end\"",
    };
    write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{title}\" \
         viewBox=\"0 0 {WIDTH} {}\" fill=\"currentColor\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title>{title}</title>\n<text {line} y=\"20\" font-weight=\"bold\">{title}</text>\n",
        scale.height
    )?;
    let mut y = TOP;
    for (label, figure) in &listing.rows {
        row(svg, (label, *figure), scale.largest, y)?;
        y = y.saturating_add(ROW);
    }
    row(svg, (&caption.total, listing.total), 0, y)?;
    for note in &caption.notes {
        y = y.saturating_add(ROW);
        writeln!(
            svg,
            "<text {line} y=\"{}\" font-size=\"12\">{}</text>",
            y.saturating_add(BAR),
            escaped(note)
        )?;
    }
    writeln!(svg, "</svg>")
}

/// One line: its label, its bar if it has one, its count or symbol. A `largest` of 0 draws no bar.
fn row(
    svg: &mut String,
    (label, figure): (&str, Figure),
    largest: u32,
    y: u32,
) -> Result<(), std::fmt::Error> {
    let text = y.saturating_add(13);
    let length = published(figure)
        .and_then(|count| count.saturating_mul(BARS).checked_div(largest))
        .unwrap_or(0);
    writeln!(
        svg,
        "<text x=\"{}\" y=\"{text}\" text-anchor=\"end\" unicode-bidi=\"plaintext\">{}</text>",
        LABELS.saturating_sub(12),
        escaped(label)
    )?;
    if length > 0 {
        writeln!(
            svg,
            "<rect x=\"{LABELS}\" y=\"{y}\" width=\"{length}\" height=\"{BAR}\"/>"
        )?;
    }
    writeln!(
        svg,
        "<text x=\"{}\" y=\"{text}\">{figure}</text>",
        LABELS.saturating_add(length).saturating_add(8)
    )
}

fn published(figure: Figure) -> Option<u32> {
    match figure {
        Figure::Count(count) => Some(count),
        Figure::Withheld | Figure::Impossible => None,
    }
}

fn escaped(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, letter| {
            match letter {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                plain => out.push(plain),
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withheld_count_has_a_symbol_and_no_bar() {
        let listing = Listing {
            rows: vec![
                ("Gifts & <hospitality>".into(), Figure::Count(20)),
                ("Conflicts".into(), Figure::Withheld),
                ("Family".into(), Figure::Count(10)),
                ("Other".into(), Figure::Count(0)),
            ],
            total: Figure::Count(50),
        };
        let svg = bar_chart(&listing, &Caption::default());
        assert_eq!(svg.matches("<rect").count(), 2);
        assert!(svg.contains("width=\"400\"") && svg.contains("width=\"200\""));
        assert_eq!(svg.matches("[c]").count(), 1);
        assert!(svg.contains("Gifts &amp; &lt;hospitality&gt;"));
    }

    #[test]
    fn a_figure_without_a_published_count_is_drawn_without_bars() {
        let listing = Listing {
            rows: vec![("Gifts".into(), Figure::Withheld)],
            total: Figure::Withheld,
        };
        assert!(!bar_chart(&listing, &Caption::default()).contains("<rect"));
    }
}
