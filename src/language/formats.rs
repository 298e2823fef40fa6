//! How one locale writes numbers, days, times and lists, and how it sorts: Unicode's data, through ICU4X.

use std::{borrow::Cow, cmp::Ordering, str::FromStr};

use fluent_bundle::FluentValue;
use icu_calendar::{Date, Gregorian};
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDE, YMDET},
    input::{DateTime, Time},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::Locale;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use jiff::civil;
use unic_langid::LanguageIdentifier;

use crate::error::{Error, Result};

/// The formatters of one locale, made once when the service starts.
pub(super) struct Formats {
    number: DecimalFormatter,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    short_day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDET>,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
}

impl Formats {
    /// The formatters of a locale such as `en-GB` or `ar-EG`.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when Unicode's data know no such locale.
    pub(super) fn of(locale: &LanguageIdentifier) -> Result<Self> {
        let locale = &icu_locale(locale)?;
        let day = FixedCalendarDateTimeFormatter::try_new(locale.into(), YMDE::long());
        let short = FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long());
        let moment =
            FixedCalendarDateTimeFormatter::try_new(locale.into(), YMDE::long().with_time_hm());
        let list = ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default());
        let collator = CollatorBorrowed::try_new(locale.into(), CollatorOptions::default());
        Ok(Self {
            number: decimal(locale).map_err(Error::broken)?,
            day: day.map_err(Error::broken)?,
            short_day: short.map_err(Error::broken)?,
            moment: moment.map_err(Error::broken)?,
            list: list.map_err(Error::broken)?,
            collator: collator.map_err(Error::broken)?,
        })
    }

    /// A number written plainly (`-1234.5`), in the digits and grouping of the locale.
    pub(super) fn number(&self, plain: &str) -> String {
        in_digits(&self.number, plain)
    }

    pub(super) fn day(&self, day: civil::Date) -> String {
        gregorian(day).map_or_else(|| day.to_string(), |day| self.day.format(&day).to_string())
    }

    pub(super) fn short_day(&self, day: civil::Date) -> String {
        gregorian(day).map_or_else(
            || day.to_string(),
            |day| self.short_day.format(&day).to_string(),
        )
    }

    pub(super) fn moment(&self, moment: civil::DateTime) -> String {
        gregorian(moment.date())
            .zip(hour_and_minute(moment.time()))
            .map_or_else(
                || moment.to_string(),
                |(date, time)| self.moment.format(&DateTime { date, time }).to_string(),
            )
    }

    pub(super) fn list<'a>(&self, items: impl Iterator<Item = &'a str> + Clone) -> String {
        self.list.format(items).to_string()
    }

    pub(super) fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other)
    }
}

/// A decimal formatter as the memory of a Fluent bundle keeps it.
struct Remembered(DecimalFormatter);

impl Memoizable for Remembered {
    type Args = ();
    type Error = Error;

    fn construct(locale: LanguageIdentifier, (): Self::Args) -> Result<Self> {
        decimal(&icu_locale(&locale)?)
            .map(Self)
            .map_err(Error::broken)
    }
}

/// Writes the numbers inside the messages of a Fluent bundle, in the digits and grouping of the bundle's locale.
pub(super) fn write_number(value: &FluentValue<'_>, memo: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain: Cow<'_, str> = number.as_string();
    memo.with_try_get::<Remembered, _, _>((), |formatter| in_digits(&formatter.0, &plain))
        .ok()
}

/// The same locale for the other family of crates.
fn icu_locale(locale: &LanguageIdentifier) -> Result<Locale> {
    Locale::from_str(&locale.to_string()).map_err(Error::broken)
}

fn decimal(locale: &Locale) -> std::result::Result<DecimalFormatter, icu_provider::DataError> {
    DecimalFormatter::try_new(
        locale.into(),
        icu_decimal::options::DecimalFormatterOptions::default(),
    )
}

fn in_digits(formatter: &DecimalFormatter, plain: &str) -> String {
    Decimal::from_str(plain).map_or_else(
        |_| plain.to_owned(),
        |number| formatter.format(&number).to_string(),
    )
}

fn gregorian(day: civil::Date) -> Option<Date<Gregorian>> {
    let (month, of_month) = (u8::try_from(day.month()), u8::try_from(day.day()));
    Date::try_new_gregorian(day.year().into(), month.ok()?, of_month.ok()?).ok()
}

fn hour_and_minute(time: civil::Time) -> Option<Time> {
    let (hour, minute) = (u8::try_from(time.hour()), u8::try_from(time.minute()));
    Time::try_new(hour.ok()?, minute.ok()?, 0, 0).ok()
}
