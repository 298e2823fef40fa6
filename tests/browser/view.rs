//! How somebody looks at the pages: width, language, preferences.

use std::path::Path;

use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities, cdp::domains::emulation::MediaFeature, prelude::*};

/// How somebody looks at the pages.
#[derive(Clone)]
pub struct View {
    width: u32,
    language: &'static str,
    scripts: bool,
    features: Vec<(&'static str, &'static str)>,
    font_size: u32,
}

impl View {
    /// At a desk: 1280 pixels, in English.
    pub fn desk() -> Self {
        Self {
            width: 1280,
            language: "en",
            scripts: true,
            features: Vec::new(),
            font_size: 16,
        }
    }

    /// On a telephone: 360 pixels, in English.
    pub fn phone() -> Self {
        Self {
            width: 360,
            ..Self::desk()
        }
    }

    /// The browser asks for this language.
    pub fn in_language(mut self, tag: &'static str) -> Self {
        self.language = tag;
        self
    }

    /// Its language.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// How many pixels wide a page is.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// No script of a page runs.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Prefers a dark page.
    pub fn dark(mut self) -> Self {
        self.features.push(("prefers-color-scheme", "dark"));
        self
    }

    /// Replaces all colours by a few of the reader's own.
    pub fn with_forced_colours(mut self) -> Self {
        self.features.push(("forced-colors", "active"));
        self
    }

    /// What it prefers, as CSS media features.
    pub fn features(&self) -> impl Iterator<Item = MediaFeature> {
        self.features.iter().map(|(name, value)| MediaFeature {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        })
    }

    /// Whether scripts of a page run.
    pub fn scripts(&self) -> bool {
        self.scripts
    }

    /// The rules that have nothing to say: whoever forces colours chose what they contrast with.
    pub fn unruled(&self) -> &'static [&'static str] {
        if self.features.contains(&("forced-colors", "active")) {
            &["color-contrast"]
        } else {
            &[]
        }
    }

    /// Reads everything at 200 % text size.
    pub fn with_large_text(mut self) -> Self {
        self.font_size = 32;
        self
    }

    /// What the driver is asked for: this view, in a profile of its own.
    pub fn capabilities(&self, profile: &Path) -> Capabilities {
        let mut chromium = DesiredCapabilities::chrome();
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ] {
            chromium.add_arg(flag).unwrap();
        }
        chromium
            .add_arg(&format!("--user-data-dir={}", profile.display()))
            .unwrap();
        let preferences = json!({
            "intl.accept_languages": self.language,
            "webkit.webprefs.default_font_size": self.font_size,
        });
        chromium
            .add_experimental_option("prefs", preferences)
            .unwrap();
        chromium.into()
    }
}
