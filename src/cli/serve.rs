use std::{net::TcpListener, path::Path, sync::Arc, thread};

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

use crate::{
    error::{Error, Result},
    identity::Gate,
    language::Text,
    office::Office,
    reminders::Post,
    web::{self, App},
    worker::Worker,
};

/// Serves the portal and runs the worker until the process is told to stop.
pub(super) fn run(dir: &Path) -> Result<()> {
    let office = super::office(dir)?;
    let listener = listen(&office.settings().server.listen.to_string())?;
    println!("listening on {}", office.settings().server.public_url);
    serve(&office, listener, false)
}

/// Takes a port, or says who may have it.
pub(super) fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|cause| {
        Error::invalid(
            Text::new("cli-listen")
                .with("address", address)
                .with("cause", cause.to_string()),
        )
    })
}

/// Answers on `listener` until the process is told to stop; `showroom` adds the page of all components.
pub(super) fn serve(office: &Arc<Office>, listener: TcpListener, showroom: bool) -> Result<()> {
    keep_memory_private()?;
    keep_journal();
    let cores =
        thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(1));
    let gate = Arc::new(Gate::new(&office.settings().password, cores)?);
    let app = App::new(Arc::clone(office), gate)?;
    let app = if showroom { app.with_showroom() } else { app };
    let worker = Worker::start(Arc::clone(office), Post::open(&office.settings().mail)?)?;
    let served = web::run(app, listener);
    worker.stop()?;
    office.drop_anchor()?;
    served
}

/// Keys live in the memory of this process: it leaves no core file, and no other process of the same user may look in.
fn keep_memory_private() -> Result<()> {
    setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    )
    .map_err(Error::broken)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(Error::broken)
}

/// One line an event on standard error, for the service manager's journal.
fn keep_journal() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,probity=info"));
    let journal = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false);
    if journal.try_init().is_err() {
        tracing::warn!(event = "journal-kept-before");
    }
}
