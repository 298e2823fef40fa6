//! Overdue, on time or late: what follows from the days of a statement, and so is never stored.

use jiff::civil::Date;

/// How a statement stands to its due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Punctuality {
    /// Not filed, and there is time.
    Open,
    /// Not filed, and the day is over.
    Overdue,
    /// Filed by the due day.
    OnTime,
    /// Filed after it.
    Late,
}

impl Punctuality {
    /// How what is due on `due` stands on `today`, filed on `filed` or not yet.
    #[must_use]
    pub fn of(due: Date, filed: Option<Date>, today: Date) -> Self {
        match filed {
            Some(filed) if filed <= due => Self::OnTime,
            Some(_) => Self::Late,
            None if today <= due => Self::Open,
            None => Self::Overdue,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_due_day_itself_is_in_time() {
        let due = date(2018, 4, 3);
        let of = |filed, today| Punctuality::of(due, filed, today);
        assert_eq!(of(None, due), Punctuality::Open);
        assert_eq!(of(None, date(2018, 4, 4)), Punctuality::Overdue);
        assert_eq!(of(Some(due), date(2018, 9, 1)), Punctuality::OnTime);
        assert_eq!(
            of(Some(date(2018, 4, 4)), date(2018, 9, 1)),
            Punctuality::Late
        );
    }
}
