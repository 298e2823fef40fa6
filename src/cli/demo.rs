use std::{net::SocketAddr, path::Path, sync::Arc};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{plain, serve};
use crate::{
    calendar::SystemClock,
    demo::{self, Built, Scale, Site, Stage},
    error::{Error, Result},
    language::{Languages, Text},
};

/// Builds a sample organisation and serves it on this machine.
#[derive(Args)]
pub(super) struct Demo {
    /// Where it answers; port 0 takes any that is free.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

impl Demo {
    /// In `dir`, or in a temporary folder.
    pub(super) fn run(self, dir: Option<&Path>) -> Result<()> {
        let listener = serve::listen(&self.listen.to_string())?;
        let address = listener.local_addr()?;
        let site = dir.map_or_else(
            || Site::temporary(address),
            |folder| Site::new(folder, address),
        );
        let built = build(&site)?;
        println!("listening on http://{address}\n");
        let accounts = &built.accounts;
        print!("{}", accounts.table(accounts.notable()));
        for sentence in sentences(&site, &built) {
            println!("{sentence}");
        }
        serve::serve(&built.office, listener, true)
    }
}

/// The sample that was built in this folder before, or a new one.
fn build(site: &Site) -> Result<Built> {
    if let Some(built) = Built::before(site, Arc::new(SystemClock))? {
        return Ok(built);
    }
    let style = ProgressStyle::with_template("{msg:24} {bar:40} {pos} of {len}");
    let bar = ProgressBar::new(0).with_style(style.map_err(Error::broken)?);
    let languages = Languages::load(None, "en")?;
    let tell = |stage: Stage, done, of| {
        if let Some(speech) = languages.speech("en") {
            bar.set_message(speech.say(&stage.text()));
        }
        bar.set_length(u64::try_from(of).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    };
    let built = demo::build(site, &Scale::FULL, Arc::new(SystemClock), &tell);
    bar.finish_and_clear();
    built
}

/// What is to be known about the sample, a line each.
fn sentences(site: &Site, built: &Built) -> Vec<String> {
    let Built {
        office, accounts, ..
    } = built;
    let Some(speech) = office.languages().speech("en") else {
        return Vec::new();
    };
    let path = |path: &Path| path.display().to_string();
    let receipt = accounts
        .receipt
        .as_ref()
        .map(|digits| Text::new("demo-receipt").with("receipt", digits.as_str()));
    let texts = [Text::new("demo-invented"), Text::new("demo-figure")]
        .into_iter()
        .chain(receipt)
        .chain([
            Text::new("demo-accounts")
                .with("count", accounts.people.len())
                .with("file", path(&site.accounts_file())),
            Text::new("demo-letters").with("folder", path(&office.settings().mail.folder)),
            Text::new("demo-folder").with("folder", path(site.folder())),
            Text::new("demo-stop"),
        ]);
    texts.map(|text| plain(speech, &text)).collect()
}
