use std::{path::Path, process::ExitCode};

use clap::{Subcommand, ValueEnum};

use super::{office, statistics::Statistics};
use crate::{
    actor::Actor,
    error::{Error, Result},
    language::Text,
    statistics::{
        presentation::{bar_chart, csv, plain},
        release,
    },
};

/// Figures.
#[derive(Subcommand)]
pub(super) enum Figures {
    /// Prints the published figure of counted matters by main subject; only what is frozen, and without a key.
    #[command(
        after_help = "Example: probity statistics subjects --year 2017 --format svg > subjects-2017.svg"
    )]
    Subjects {
        /// The year.
        #[arg(long)]
        year: i16,
        /// How it is printed.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// The language of its words.
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Disclosure control of files of tables.
    #[command(flatten)]
    Tables(Statistics),
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
    Svg,
}

impl Figures {
    pub(super) fn run(self, dir: &Path) -> Result<ExitCode> {
        match self {
            Self::Subjects {
                year,
                format,
                language,
            } => {
                subjects(dir, year, format, &language)?;
                Ok(ExitCode::SUCCESS)
            }
            Self::Tables(tables) => tables.run(),
        }
    }
}

fn subjects(dir: &Path, year: i16, format: Format, language: &str) -> Result<()> {
    let office = office(dir)?;
    let frozen = release::published(&office, &Actor::console(), year)?;
    if matches!(format, Format::Json) {
        println!(
            "{}",
            serde_json::to_string_pretty(&frozen).map_err(Error::broken)?
        );
        return Ok(());
    }
    let speech = office
        .languages()
        .speech(language)
        .ok_or_else(|| Error::field("language", Text::new("identity-language")))?;
    let (listing, caption) = release::drawn(&office, speech, &frozen);
    match format {
        Format::Csv => print!("{}", csv(&listing, &caption)?),
        Format::Svg => println!("{}", bar_chart(&listing, &caption)),
        Format::Table | Format::Json => println!("{}", plain(&listing, &caption)),
    }
    Ok(())
}
