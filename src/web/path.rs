//! The addresses of the pages, each written once: routes, templates and redirects take them from here.

/// The start page: what the visitor has to do.
pub const HOME: &str = "/";
/// Sign in.
pub const SIGN_IN: &str = "/sign-in";
/// Sign out (POST only).
pub const SIGN_OUT: &str = "/sign-out";
/// What to do about a forgotten password, and the form for the recovery phrase.
pub const FORGOTTEN: &str = "/forgotten";
/// The one-time link of an enrolment, without its token.
pub const ENROL: &str = "/enrol";
/// Asks for a one-time link to one's own address.
pub const LINK: &str = "/link";
/// Shows that the passphrase just drawn was written down.
pub const WORDS: &str = "/words";
/// Changes one's own password.
pub const PASSWORD: &str = "/password";
/// The visitor's sessions.
pub const SESSIONS: &str = "/sessions";
/// Changes the language of the page; takes `to`, a path of this site.
pub const LANGUAGE: &str = "/language";
/// How what people write is kept secret.
pub const CONFIDENTIALITY: &str = "/confidentiality";
/// Ask for advice; posting shows the answers once more.
pub const ASK: &str = "/ask";
/// Sends what was checked.
pub const ASK_SEND: &str = "/ask/send";
/// Ask without giving a name; posting shows the answers once more.
pub const ANONYMOUS: &str = "/anonymous";
/// Sends what was checked and shows the receipt.
pub const ANONYMOUS_SEND: &str = "/anonymous/send";
/// Return with a receipt.
pub const RETURN: &str = "/return";
/// The requester's matters.
pub const REQUESTS: &str = "/requests";
/// The office's matters.
pub const INBOX: &str = "/inbox";
/// The reviewers' work list.
pub const REVIEWS: &str = "/reviews";
/// What is cleared together.
pub const REVIEWS_PLAIN: &str = "/reviews/plain";
/// What is to be done about conflicts.
pub const REMEDIES: &str = "/remedies";
/// Look for a matter by what was said in it.
pub const SEARCH: &str = "/search";
/// Log a request that came by telephone, mail or in person.
pub const LOG: &str = "/log";
/// The matters whose time is over, and the signatures under their end.
pub const PURGES: &str = "/purges";
/// The matters whose requesters have got new keys, and the signatures for giving them back.
pub const GIVING_BACK: &str = "/giving-back";
/// Who holds the keys of the office's groups, and what waits for a second signature.
pub const GROUPS: &str = "/groups";
/// The accounts that hold more than the staff role.
pub const ACCOUNTS: &str = "/accounts";
/// The letters that could not leave.
pub const LETTERS: &str = "/letters";
/// What the visitor is to file, and has filed.
pub const DISCLOSURES: &str = "/disclosures";
/// The JSON API, version 1.
pub const API: &str = "/api/v1";
/// The list of its operations.
pub const API_PAGE: &str = "/api";
/// One matter as the office sees it, without its id.
pub const MATTERS: &str = "/matters";
/// The figures of a year.
pub const FIGURES: &str = "/figures";
/// The cycles of disclosure.
pub const CYCLES: &str = "/cycles";
/// Plan a cycle.
pub const PLAN: &str = "/cycles/plan";
/// The statements that two people decide to do without.
pub const ENDINGS: &str = "/cycles/endings";
/// The units of a focal point, and how those who file in them stand.
pub const UNITS: &str = "/units";
/// All components, in development and demonstration only.
pub const STYLEGUIDE: &str = "/styleguide";

/// `base` and one more step: `/matters/3f2a`.
#[must_use]
pub fn below(base: &str, step: &str) -> String {
    format!("{base}/{step}")
}

/// An act on one thing: `/matters/3f2a/answer`.
#[must_use]
pub fn act(base: &str, id: &str, act: &str) -> String {
    format!("{base}/{id}/{act}")
}
