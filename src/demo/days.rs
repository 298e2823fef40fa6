//! How days go by: whoever has something to do signs in, does it at its time, and in the evening the letters leave.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::{Stage, agenda, cast::Cast, replay::Stand};
use crate::{error::Result, reminders::Post, worker};

/// Something that goes on day by day.
pub(super) trait Plot {
    /// The days on which something happens, each with the time of the first thing.
    fn days(&self) -> BTreeMap<Date, Timestamp>;

    /// Who has a part in a day, by place in the cast.
    fn called(&self, day: Date) -> BTreeSet<usize>;

    /// Plays a day; everybody who was called has signed in.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] and whatever a command refuses.
    fn play(&mut self, day: Date, cast: &Cast) -> Result<()>;
}

/// Lets all plots go by together, up to `now`.
pub(super) fn go_by(
    stand: &Stand<'_>,
    cast: &mut Cast,
    (stage, plots): (Stage, &mut [&mut dyn Plot]),
    now: Timestamp,
) -> Result<()> {
    let post = Post::open(&stand.office.settings().mail)?;
    let mut days: BTreeMap<Date, Timestamp> = BTreeMap::new();
    for (day, begins) in plots.iter().flat_map(|plot| plot.days()) {
        let first = days.entry(day).or_insert(begins);
        *first = begins.min(*first);
    }
    let of = days.len();
    for (done, (day, begins)) in days.into_iter().enumerate() {
        stand.clock.set(begins);
        let called = plots.iter().flat_map(|plot| plot.called(day)).collect();
        cast.come_in(stand.office, stand.gate, &called)?;
        for plot in plots.iter_mut() {
            plot.play(day, cast)?;
        }
        let evening = agenda::evening(day)?;
        if evening < now {
            stand.clock.set(evening);
            worker::round(stand.office, post.as_ref())?;
        }
        (stand.progress)(stage, done + 1, of);
    }
    Ok(())
}
