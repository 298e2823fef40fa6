//! How many have filed by which day, as a chart and as its table.

use std::fmt::{self, Write};

use jiff::civil::Date;

use crate::language::Speech;

const WIDTH: i64 = 700;
const HEIGHT: i64 = 240;
/// Where the plot begins and ends, from the left.
const LEFT: i64 = 56;
const RIGHT: i64 = 680;
/// And from the top.
const TOP: i64 = 24;
const BOTTOM: i64 = 200;

/// The course of a cycle.
pub struct Course {
    /// The day from which people could file.
    pub opens: Date,
    /// The day by which they were to.
    pub due: Date,
    /// The day up to which the course is known.
    pub today: Date,
    /// How many are to file.
    pub expected: i64,
    /// The days on which somebody filed, each with how many.
    pub filed: Vec<(Date, i64)>,
}

/// What the chart says in words.
pub struct Caption {
    /// What it shows.
    pub title: String,
    /// The mark of the due day.
    pub due: String,
}

impl Course {
    /// Each day on which somebody filed: how many then, and how many so far.
    #[must_use]
    pub fn so_far(&self) -> Vec<(Date, i64, i64)> {
        let mut all = 0;
        let filed = self.filed.iter();
        filed
            .map(|(day, count)| {
                all += count;
                (*day, *count, all)
            })
            .collect()
    }

    /// The chart in SVG: a line that steps up on each day, below the line of all who are to file, with the due day across. It takes
    /// its colour from the text around it, and time runs from left to right in every language.
    #[must_use]
    pub fn chart(&self, speech: &Speech, caption: &Caption) -> String {
        let mut svg = String::new();
        // Writing into a String cannot fail.
        let drawn = self.draw(&mut svg, speech, caption);
        debug_assert!(drawn.is_ok());
        svg
    }

    fn draw(&self, svg: &mut String, speech: &Speech, caption: &Caption) -> fmt::Result {
        let title = escaped(&caption.title);
        writeln!(
            svg,
            "<svg class=\"course\" role=\"img\" aria-label=\"{title}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" direction=\"ltr\" \
             fill=\"currentColor\" font-size=\"14\">"
        )?;
        let (first, last) = self.ends();
        rule(svg, (LEFT, RIGHT), BOTTOM, "0")?;
        rule(svg, (LEFT, RIGHT), self.height(self.expected), "2 4")?;
        let count = |count: i64| speech.number(count);
        text(svg, (LEFT - 8, BOTTOM + 5), "end", &count(0))?;
        let top = self.height(self.expected) + 5;
        text(svg, (LEFT - 8, top), "end", &count(self.expected))?;
        text(svg, (LEFT, BOTTOM + 24), "start", &speech.short_day(first))?;
        text(svg, (RIGHT, BOTTOM + 24), "end", &speech.short_day(last))?;
        let due = self.across(self.due);
        writeln!(
            svg,
            "<line x1=\"{due}\" y1=\"{TOP}\" x2=\"{due}\" y2=\"{BOTTOM}\" stroke=\"currentColor\" stroke-dasharray=\"4 3\"/>"
        )?;
        let anchor = if due > WIDTH / 2 { "end" } else { "start" };
        text(svg, (due, TOP - 8), anchor, &caption.due)?;
        self.steps(svg)?;
        writeln!(svg, "</svg>")
    }

    /// From day to day on the height of so far, up to today.
    fn steps(&self, svg: &mut String) -> fmt::Result {
        let (first, _) = self.ends();
        write!(svg, "<path d=\"M{LEFT} {BOTTOM}")?;
        for (day, _, all) in self.so_far() {
            write!(svg, "H{}V{}", self.across(day.max(first)), self.height(all))?;
        }
        write!(svg, "H{}", self.across(self.today.max(first)))?;
        writeln!(
            svg,
            "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" stroke-linejoin=\"round\"/>"
        )
    }

    /// The first and the last day shown.
    fn ends(&self) -> (Date, Date) {
        let begun = self.filed.first().map_or(self.opens, |(day, _)| *day);
        (self.opens.min(begun), self.due.max(self.today))
    }

    fn across(&self, day: Date) -> i64 {
        let (first, last) = self.ends();
        let whole = days(first, last).max(1);
        let gone = days(first, day).clamp(0, whole);
        LEFT + gone * (RIGHT - LEFT) / whole
    }

    fn height(&self, count: i64) -> i64 {
        let most = self.expected.max(1);
        BOTTOM - count.clamp(0, most) * (BOTTOM - TOP) / most
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

fn rule(svg: &mut String, (from, to): (i64, i64), at: i64, dashes: &str) -> fmt::Result {
    writeln!(
        svg,
        "<line x1=\"{from}\" y1=\"{at}\" x2=\"{to}\" y2=\"{at}\" stroke=\"currentColor\" stroke-dasharray=\"{dashes}\"/>"
    )
}

fn text(svg: &mut String, (x, y): (i64, i64), anchor: &str, words: &str) -> fmt::Result {
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" unicode-bidi=\"plaintext\">{}</text>",
        escaped(words)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::language::Languages;

    fn course() -> Course {
        Course {
            opens: date(2027, 1, 1),
            due: date(2027, 1, 9),
            today: date(2027, 1, 11),
            expected: 4,
            filed: vec![(date(2027, 1, 6), 1), (date(2027, 1, 11), 3)],
        }
    }

    #[test]
    fn the_line_steps_up_to_all_who_filed_and_stays_within_the_plot() {
        let course = course();
        let so_far: Vec<i64> = course.so_far().iter().map(|(.., all)| *all).collect();
        assert_eq!(so_far, [1, 4]);
        assert_eq!(
            (course.across(course.opens), course.across(course.today)),
            (LEFT, RIGHT)
        );
        assert_eq!(course.height(4), TOP);
        assert_eq!(course.across(date(2026, 1, 1)), LEFT);
        assert_eq!(course.height(9), TOP);
    }

    #[test]
    fn the_chart_says_what_it_shows_and_takes_no_markup_from_words() {
        let languages = Languages::load(None, "en").unwrap();
        let caption = Caption {
            title: "Filed <so far> & \"all\"".to_owned(),
            due: "Due".to_owned(),
        };
        let svg = course().chart(languages.speech("en").unwrap(), &caption);
        assert!(svg.contains("aria-label=\"Filed &lt;so far> &amp; &quot;all&quot;\""));
        assert!(svg.contains(&format!("M{LEFT} {BOTTOM}H")), "{svg}");
    }

    #[test]
    fn a_cycle_of_which_nothing_is_known_is_drawn_all_the_same() {
        let course = Course {
            expected: 0,
            filed: Vec::new(),
            today: date(2026, 12, 1),
            ..course()
        };
        assert_eq!(course.height(0), BOTTOM);
        assert_eq!(course.across(course.today), LEFT);
    }
}
