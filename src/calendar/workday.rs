use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use serde::Deserialize;

use crate::{
    config::Settings,
    error::{Error, Result},
    language::Text,
};

/// The calendars that come with the program, by the name a setting gives.
const SHIPPED: [(&str, &str); 3] = [
    (
        "default",
        include_str!("../../config/calendars/default.toml"),
    ),
    ("geneva", include_str!("../../config/calendars/geneva.toml")),
    (
        "sunday-thursday",
        include_str!("../../config/calendars/sunday-thursday.toml"),
    ),
];

/// The days an office keeps: where its day begins, which days it works, and where its year begins.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    year_start_month: i8,
    working: Vec<Weekday>,
    holidays: HashMap<Date, Names>,
    yearly: HashMap<(i8, i8), Names>,
}

type Names = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    working_days: Vec<String>,
    #[serde(default)]
    holiday: Vec<Holiday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    day: Option<toml::value::Datetime>,
    yearly: Option<String>,
    name: Names,
}

impl Calendar {
    /// The calendar the settings name: the organisation's own file of that name, else the one that comes with the program.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is none of that name or it cannot be understood.
    pub fn load(settings: &Settings) -> Result<Self> {
        let office = &settings.office;
        let month = i8::try_from(office.year_start_month).unwrap_or(1);
        let text = find(&office.calendar, &settings.adaptations())?;
        Self::parse(&office.calendar, &text, office.time_zone(), month)
    }

    /// The calendar written in `text`, for an office whose day begins in `zone` and whose year begins in `month` (1 to
    /// 12); `name` is how problems call it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what cannot be understood.
    pub fn parse(name: &str, text: &str, zone: TimeZone, month: i8) -> Result<Self> {
        let refuse = |text: Text| Error::field("office.calendar", text);
        let file: File = toml::from_str(text).map_err(|error| {
            refuse(
                Text::new("calendar-unreadable")
                    .with("name", name)
                    .with("cause", error.message()),
            )
        })?;
        let mut calendar = Self {
            zone,
            year_start_month: month,
            working: Vec::new(),
            holidays: HashMap::new(),
            yearly: HashMap::new(),
        };
        for word in file.working_days {
            let Some(day) = weekday(&word) else {
                return Err(refuse(
                    Text::new("calendar-weekday")
                        .with("name", name)
                        .with("word", word),
                ));
            };
            calendar.working.push(day);
        }
        for holiday in file.holiday {
            if calendar.add(holiday).is_none() {
                return Err(refuse(Text::new("calendar-holiday").with("name", name)));
            }
        }
        if calendar.working.is_empty() {
            return Err(refuse(Text::new("calendar-never-works").with("name", name)));
        }
        Ok(calendar)
    }

    /// The day it is for the office at this instant.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Date {
        self.zone.to_datetime(now).date()
    }

    /// Whether the office works on `day`.
    #[must_use]
    pub fn works(&self, day: Date) -> bool {
        self.working.contains(&day.weekday()) && self.holiday(day).is_none()
    }

    /// `day` itself if the office works then, else the next day it does.
    #[must_use]
    pub fn next_working(&self, day: Date) -> Date {
        days_from(day).find(|day| self.works(*day)).unwrap_or(day)
    }

    /// The `count`-th working day after `day`, which is itself not counted; for 0, [`Self::next_working`].
    #[must_use]
    pub fn add_working(&self, day: Date, count: u32) -> Date {
        let Some(last) = usize::try_from(count).unwrap_or(usize::MAX).checked_sub(1) else {
            return self.next_working(day);
        };
        let mut working = days_from(day).skip(1).filter(|day| self.works(*day));
        working.nth(last).unwrap_or(day)
    }

    /// Working days after `from` up to and with `to`; negative when `to` comes first.
    #[must_use]
    pub fn working_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_between(to, from);
        }
        let days = days_from(from).skip(1).take_while(|day| *day <= to);
        let count = days.filter(|day| self.works(*day)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// The name of the holiday on `day` in the language of `tag`, or in any it has; `None` when the office may work.
    #[must_use]
    pub fn holiday_in(&self, day: Date, tag: &str) -> Option<&str> {
        let names = self.holiday(day)?;
        let name = names.get(tag).or_else(|| names.values().next());
        Some(name.map_or("", String::as_str))
    }

    /// The office's year that `day` belongs to, called after the calendar year in which it begins.
    #[must_use]
    pub fn year_of(&self, day: Date) -> i16 {
        if day.month() < self.year_start_month {
            day.year() - 1
        } else {
            day.year()
        }
    }

    /// The first and the last day of the office's `year`; `None` beyond the calendar.
    #[must_use]
    pub fn days_of(&self, year: i16) -> Option<(Date, Date)> {
        let first = Date::new(year, self.year_start_month, 1).ok()?;
        let last = first.checked_add(1.year()).ok()?.yesterday().ok()?;
        Some((first, last))
    }

    fn holiday(&self, day: Date) -> Option<&Names> {
        let yearly = self.yearly.get(&(day.month(), day.day()));
        self.holidays.get(&day).or(yearly)
    }

    /// `None` unless the holiday names one day, of one year or of every year.
    fn add(&mut self, holiday: Holiday) -> Option<()> {
        match (holiday.day, holiday.yearly) {
            (Some(day), None) => {
                let day: Date = day.to_string().parse().ok()?;
                self.holidays.insert(day, holiday.name);
            }
            (None, Some(yearly)) => {
                // A leap year, so that 02-29 is a day.
                let day: Date = format!("2000-{yearly}").parse().ok()?;
                self.yearly.insert((day.month(), day.day()), holiday.name);
            }
            _ => return None,
        }
        Some(())
    }
}

/// The days from `day` on, itself first, to the end of the calendar.
pub(super) fn days_from(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(day), |day| day.tomorrow().ok())
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The organisation's own file wins. A name is one word: it cannot lead out of the folder.
fn find(name: &str, adaptations: &Path) -> Result<String> {
    let word = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let own = adaptations.join("calendars").join(format!("{name}.toml"));
    if word && own.is_file() {
        return Ok(std::fs::read_to_string(own)?);
    }
    match SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
        Some((_, text)) => Ok((*text).to_owned()),
        None => Err(Error::field(
            "office.calendar",
            Text::new("calendar-missing")
                .with("name", name)
                .with("file", own.display().to_string()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn shipped(name: &str, zone: &str) -> Calendar {
        let text = find(name, Path::new("/nowhere")).unwrap();
        Calendar::parse(name, &text, TimeZone::get(zone).unwrap(), 1).unwrap()
    }

    #[test]
    fn the_zone_decides_what_today_is() {
        let geneva = shipped("geneva", "Europe/Zurich");
        let today = |instant: &str| geneva.today(instant.parse().unwrap());
        assert_eq!(today("2017-12-31T22:59:59Z"), date(2017, 12, 31));
        assert_eq!(today("2017-12-31T23:00:00Z"), date(2018, 1, 1));
        // The night in March with 23 hours and the one in October with 25.
        assert_eq!(today("2017-03-25T22:59:59Z"), date(2017, 3, 25));
        assert_eq!(today("2017-03-26T21:59:59Z"), date(2017, 3, 26));
        assert_eq!(today("2017-03-26T22:00:00Z"), date(2017, 3, 27));
        assert_eq!(today("2017-10-28T22:00:00Z"), date(2017, 10, 29));
        assert_eq!(today("2017-10-29T22:59:59Z"), date(2017, 10, 29));
        assert_eq!(today("2017-10-29T23:00:00Z"), date(2017, 10, 30));
        let auckland = shipped("default", "Pacific/Auckland");
        assert_eq!(
            auckland.today("2017-12-31T11:00:00Z".parse().unwrap()),
            date(2018, 1, 1)
        );
    }

    #[test]
    fn holidays_and_weekends_are_stepped_over() {
        let geneva = shipped("geneva", "Europe/Zurich");
        // Maundy Thursday; Good Friday, the weekend and Easter Monday follow.
        assert_eq!(geneva.add_working(date(2017, 4, 13), 1), date(2017, 4, 18));
        assert_eq!(geneva.next_working(date(2017, 4, 14)), date(2017, 4, 18));
        assert_eq!(
            geneva.holiday_in(date(2017, 4, 14), "en"),
            Some("Good Friday")
        );
        assert_eq!(geneva.holiday_in(date(2017, 4, 13), "en"), None);
        // New Year's Eve 2017 is a Sunday, New Year's Day a Monday.
        assert_eq!(geneva.add_working(date(2017, 12, 29), 1), date(2018, 1, 2));
        assert_eq!(
            geneva.working_between(date(2017, 4, 13), date(2017, 4, 18)),
            1
        );
        assert_eq!(
            geneva.working_between(date(2017, 4, 18), date(2017, 4, 13)),
            -1
        );
    }

    #[test]
    fn a_week_may_begin_on_sunday() {
        let calendar = shipped("sunday-thursday", "Asia/Amman");
        // 2017-11-09 is a Thursday.
        assert_eq!(
            calendar.add_working(date(2017, 11, 9), 1),
            date(2017, 11, 12)
        );
        assert_eq!(
            calendar.add_working(date(2017, 11, 10), 3),
            date(2017, 11, 14)
        );
    }

    #[test]
    fn a_year_is_called_after_the_one_it_begins_in() {
        let text = find("default", Path::new("/nowhere")).unwrap();
        let july = Calendar::parse("default", &text, TimeZone::UTC, 7).unwrap();
        assert_eq!(july.year_of(date(2017, 6, 30)), 2016);
        assert_eq!(july.year_of(date(2017, 7, 1)), 2017);
        assert_eq!(
            july.days_of(2017),
            Some((date(2017, 7, 1), date(2018, 6, 30)))
        );
        let january = shipped("default", "UTC");
        assert_eq!(january.year_of(date(2016, 2, 29)), 2016);
        assert_eq!(
            january.days_of(2016),
            Some((date(2016, 1, 1), date(2016, 12, 31)))
        );
    }

    #[test]
    fn the_organisations_own_file_wins_and_no_name_leads_out_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("calendars")).unwrap();
        std::fs::write(
            folder.path().join("calendars/default.toml"),
            "working_days = ['saturday']",
        )
        .unwrap();
        std::fs::write(
            folder.path().join("other.toml"),
            "working_days = ['saturday']",
        )
        .unwrap();
        assert!(find("default", folder.path()).unwrap().contains("saturday"));
        assert!(find("../other", folder.path()).is_err());
        assert!(find("nowhere", folder.path()).is_err());
    }

    #[test]
    fn what_cannot_be_understood_is_refused() {
        for (text, key) in [
            ("working_days = []", "calendar-never-works"),
            ("working_days = ['Montag']", "calendar-weekday"),
            ("working_day = ['monday']", "calendar-unreadable"),
            (
                "working_days = ['monday']\n[[holiday]]\nname = { en = 'x' }",
                "calendar-holiday",
            ),
            (
                "working_days = ['monday']\n[[holiday]]\nyearly = '13-01'\nname = { en = 'x' }",
                "calendar-holiday",
            ),
            (
                "working_days = ['monday']\n[[holiday]]\nday = 2017-02-29\nname = { en = 'x' }",
                "calendar-unreadable",
            ),
        ] {
            let Err(Error::Invalid(problems)) = Calendar::parse("mine", text, TimeZone::UTC, 1)
            else {
                panic!("accepted: {text}");
            };
            assert_eq!(problems.iter().next().unwrap().text.key(), key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(offset in 0i64..8000, count in 1u32..90) {
            for name in ["default", "geneva", "sunday-thursday"] {
                let calendar = shipped(name, "UTC");
                let day = date(2010, 1, 1).checked_add(offset.days()).unwrap();
                let then = calendar.add_working(day, count);
                prop_assert!(calendar.works(then));
                prop_assert_eq!(calendar.working_between(day, then), i64::from(count));
                prop_assert_eq!(calendar.working_between(then, day), -i64::from(count));
                prop_assert_eq!(calendar.next_working(then), then);
                prop_assert!(calendar.next_working(day) >= day);
                prop_assert_eq!(calendar.add_working(calendar.add_working(day, 1), count), calendar.add_working(day, count + 1));
            }
        }
    }
}
