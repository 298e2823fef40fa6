use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;

use super::plain;
use crate::{
    disclosure::form::{Flaw, Form as Parsed},
    error::{Error, Result},
    language::{Languages, Speech, Text},
};

/// Forms of the disclosure cycle, one file each.
#[derive(Subcommand)]
pub(super) enum Form {
    /// Reads the file of a form and says everything that is wrong with it, each with its line.
    #[command(
        after_help = "Example: probity form check config/forms/un-financial-disclosure-2.toml"
    )]
    Check {
        /// The file, named by the form's code and version.
        file: PathBuf,
        /// The language to say it in.
        #[arg(long, default_value = "en", value_name = "TAG")]
        language: String,
    },
}

impl Form {
    pub(super) fn run(self) -> Result<ExitCode> {
        let Self::Check { file, language } = self;
        let languages = Languages::load(None, "en")?;
        let speech = languages.speech(&language).ok_or_else(|| {
            let known: Vec<&str> = languages.iter().map(Speech::tag).collect();
            Error::invalid(
                Text::new("cli-language")
                    .with("language", language)
                    .with("known", known.join(", ")),
            )
        })?;
        check(&file, speech)
    }
}

fn check(file: &Path, speech: &Speech) -> Result<ExitCode> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|cause| {
        let text = Text::new("config-file-unreadable")
            .with("file", name.as_str())
            .with("cause", cause.to_string());
        Error::invalid(text)
    })?;
    match Parsed::parse(&name, &text) {
        Ok(form) => {
            println!("{}", plain(speech, &summary(&form, speech)?));
            Ok(ExitCode::SUCCESS)
        }
        Err(flaws) => {
            for sentence in flaws.iter().map(Flaw::sentence) {
                eprintln!("{}", plain(speech, &sentence));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

fn summary(form: &Parsed, speech: &Speech) -> Result<Text> {
    let fields = form.sections.iter().map(|section| section.fields.len());
    let languages = form.languages.iter().map(String::as_str);
    Ok(Text::new("cli-form-ok")
        .with("title", form.title.spoken(speech.tag()))
        .with("version", form.version.to_string())
        .with("sections", form.sections.len())
        .with("fields", fields.sum::<usize>())
        .with("languages", speech.list(languages))
        .with("fingerprint", form.fingerprint()?.to_string()))
}
