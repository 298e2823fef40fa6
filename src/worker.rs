//! What nobody asked for in person.
//!
//! Once a minute the worker asks each feature what is due and delivers the outbox. It holds no key of a person or a
//! group: what it cannot know it cannot do, and whatever it writes says only that something is there.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{
    actor::Actor,
    advice, disclosure,
    error::{Error, Result},
    identity,
    office::Office,
    reminders::{self, Post},
};

const MINUTE: Duration = Duration::from_mins(1);

/// The running worker.
pub struct Worker {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts with a first round at once; letters leave by `post`, or wait where there is none.
    ///
    /// # Errors
    /// [`Error::Broken`] when the machine has no thread to give.
    pub fn start(office: Arc<Office>, post: Option<Post>) -> Result<Self> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || {
                loop {
                    watched(&office, post.as_ref());
                    if stopped.recv_timeout(MINUTE) != Err(RecvTimeoutError::Timeout) {
                        return;
                    }
                }
            })?;
        Ok(Self { stop, thread })
    }

    /// Ends after the round at hand.
    ///
    /// # Errors
    /// [`Error::Broken`] when the worker had died.
    pub fn stop(self) -> Result<()> {
        drop(self.stop);
        let ended = self.thread.join();
        ended.map_err(|_| Error::broken("the worker had died"))
    }
}

/// One round, whatever comes of it: the next may succeed.
fn watched(office: &Office, post: Option<&Post>) {
    match catch_unwind(AssertUnwindSafe(|| round(office, post))) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(event = "worker-failed", %error),
        Err(_) => tracing::error!(event = "worker-panicked"),
    }
}

/// What is done each minute.
///
/// # Errors
/// The first failure; the rest is done in the next round.
pub fn round(office: &Office, post: Option<&Post>) -> Result<()> {
    let worker = Actor::worker();
    office.refresh_groups()?;
    advice::remind(office, &worker)?;
    advice::propose_purges(office, &worker)?;
    disclosure::retention::propose(office, &worker)?;
    disclosure::cycle::following::follow_roster(office, &worker)?;
    disclosure::review::assigning::assign_by_load(office, &worker)?;
    disclosure::cycle::reminding::remind(office, &worker)?;
    disclosure::remedy::reminding::remind(office, &worker)?;
    office.replay_purges()?;
    identity::tidy(office)?;
    disclosure::attachment::sweep(office)?;
    office.drop_anchor()?;
    let Some(post) = post else {
        return Ok(());
    };
    let tally = reminders::deliver(office, |mail, now| post.send(mail, now))?;
    if tally.failed > 0 {
        tracing::warn!(event = "letters-failed", failed = tally.failed);
    }
    Ok(())
}
