//! What a page needs beside itself: one stylesheet, the mark, and small scripts that only add comfort.
//!
//! All of it is in the binary. An address carries a fingerprint of the contents, so that a browser may keep it for
//! ever and still gets the new one after an upgrade.

use actix_web::{HttpResponse, http::header, web::Path};

use super::{
    problem::{PageProblem, Why},
    visitor::Visitor,
};
use crate::error::Error;

/// A file the browser may ask for.
pub struct Asset {
    /// The last part of its address.
    pub name: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// Its contents.
    pub body: &'static str,
    print: u64,
}

/// The stylesheet: one source file per layer, later layers win.
pub static STYLE: Asset = Asset::new(
    "probity.css",
    "text/css; charset=utf-8",
    concat!(
        "@layer tokens,base,layout,components,print;\n",
        include_str!("tokens.css"),
        include_str!("base.css"),
        include_str!("layout.css"),
        include_str!("components.css"),
        include_str!("lists.css"),
        include_str!("print.css"),
    ),
);

/// The plumb line, for the browser's tab.
pub static MARK: Asset = Asset::new("mark.svg", "image/svg+xml", include_str!("mark.svg"));

/// Counts the characters of a box while somebody types.
pub static COUNT: Asset = Asset::new(
    "count.js",
    "text/javascript; charset=utf-8",
    include_str!("count.js"),
);

/// Single-key shortcuts, which their list on the page switches off.
pub static KEYS: Asset = Asset::new(
    "keys.js",
    "text/javascript; charset=utf-8",
    include_str!("keys.js"),
);

/// Brings up the questions that follow from an answer, and keeps what is typed as a draft.
pub static DRAFT: Asset = Asset::new(
    "draft.js",
    "text/javascript; charset=utf-8",
    include_str!("draft.js"),
);

/// How long a browser keeps an asset: for ever, since other contents have another address.
pub const KEPT: &str = "public, max-age=31536000, immutable";

/// Whether a path is that of an asset.
#[must_use]
pub fn is_asset(path: &str) -> bool {
    path.starts_with("/assets/")
}

/// Gives the asset whose address carries this fingerprint and this name.
///
/// # Errors
/// A page that says there is nothing, for any other.
pub async fn give(
    visitor: Visitor,
    address: Path<(String, String)>,
) -> Result<HttpResponse, PageProblem> {
    let (print, name) = address.into_inner();
    match find(&name).filter(|asset| asset.print() == print) {
        Some(asset) => Ok(HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, asset.media))
            .body(asset.body)),
        None => Err(visitor.0.refusal(Why::Error(Error::Missing)).into()),
    }
}

/// Every asset there is.
#[must_use]
pub fn all() -> [&'static Asset; 5] {
    [&STYLE, &MARK, &COUNT, &KEYS, &DRAFT]
}

/// The asset of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    all().into_iter().find(|asset| asset.name == name)
}

impl Asset {
    const fn new(name: &'static str, media: &'static str, body: &'static str) -> Self {
        Self {
            name,
            media,
            body,
            print: fingerprint(body),
        }
    }

    /// Its address on this site, fingerprint included.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/assets/{}/{}", self.print(), self.name)
    }

    fn print(&self) -> String {
        format!("{:016x}", self.print)
    }
}

/// FNV-1a over the contents, computed when they are compiled in: tells two versions apart and proves nothing.
const fn fingerprint(body: &str) -> u64 {
    let mut print = 0xcbf2_9ce4_8422_2325_u64;
    let mut rest = body.as_bytes();
    while let [byte, after @ ..] = rest {
        let byte = u64::from_le_bytes([*byte, 0, 0, 0, 0, 0, 0, 0]);
        print = (print ^ byte).wrapping_mul(0x0100_0000_01b3);
        rest = after;
    }
    print
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_is_found_and_keeps_the_rules_of_the_house() {
        for asset in all() {
            assert!(find(asset.name).is_some_and(|found| found.address() == asset.address()));
            assert!(
                !asset.body.contains("http:") || asset.media == "image/svg+xml",
                "{}",
                asset.name
            );
            assert!(
                !asset.body.contains("https:"),
                "{} asks a third party",
                asset.name
            );
            assert!(
                asset.body.len() < 32 * 1024,
                "{} weighs {}",
                asset.name,
                asset.body.len()
            );
        }
    }

    #[test]
    fn the_stylesheet_knows_no_left_and_right() {
        let physical = [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
        ];
        let more = [
            "text-align: left",
            "text-align: right",
            "float: left",
            "float: right",
            " left:",
            " right:",
        ];
        for word in physical.into_iter().chain(more) {
            assert!(
                !STYLE.body.contains(word),
                "{word} has no place in a page that may run either way"
            );
        }
    }

    /// The ratio of WCAG 2.2 between two colours `#rrggbb`.
    fn contrast(one: &str, other: &str) -> f64 {
        let light = |colour: &str| {
            let channel = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_pair_of_colours_can_be_read_in_light_and_dark() {
        let tokens = include_str!("tokens.css");
        let colours = |name: &str| -> (String, String) {
            let line = tokens
                .lines()
                .find(|line| line.trim_start().starts_with(&format!("--{name}:")))
                .unwrap();
            let mut found = line
                .split('#')
                .skip(1)
                .map(|rest| format!("#{}", &rest[..6]));
            (found.next().unwrap(), found.next().unwrap())
        };
        let text = [
            ("ink", "paper"),
            ("ink", "sheet"),
            ("soft", "paper"),
            ("soft", "sheet"),
            ("accent", "paper"),
        ];
        let more = [
            ("accent", "sheet"),
            ("on-accent", "accent"),
            ("due", "due-wash"),
            ("refused", "refused-wash"),
        ];
        let yet = [
            ("good", "good-wash"),
            ("ink", "due-wash"),
            ("refused", "paper"),
            ("refused", "sheet"),
            ("soft", "wash"),
            ("ink", "note"),
        ];
        for (ink, paper) in text.into_iter().chain(more).chain(yet) {
            let (light, dark) = (colours(ink), colours(paper));
            for ratio in [contrast(&light.0, &dark.0), contrast(&light.1, &dark.1)] {
                assert!(ratio >= 5.0, "{ink} on {paper}: {ratio:.2}");
            }
        }
        for (line, paper) in [("edge", "paper"), ("edge", "sheet")] {
            let (line, paper) = (colours(line), colours(paper));
            for ratio in [contrast(&line.0, &paper.0), contrast(&line.1, &paper.1)] {
                assert!(ratio >= 3.0, "{ratio:.2}");
            }
        }
    }
}
