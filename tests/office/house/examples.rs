//! The rules tried on small examples: what must be found is found, what is welcome stays welcome.

use super::{findings, manners, read::Source};

/// What the rules say of `text` if it stood at `path`.
fn said(path: &str, text: &str) -> String {
    findings(&Source::read(path, text)).join("\n")
}

#[test]
fn a_path_that_points_up_or_sideways_is_found_however_it_is_written() {
    for (path, text) in [
        ("src/storage/mod.rs", "use crate::vault::seal;"),
        ("src/storage/mod.rs", "use super::vault::seal;"),
        (
            "src/storage/door.rs",
            "use crate::{error::Error, office::{Act}};",
        ),
        (
            "src/vault/seal.rs",
            "fn f() { super::super::audit::tree(); }",
        ),
        (
            "src/vault/seal.rs",
            "mod tests { use super::super::super::audit::tree; }",
        ),
        (
            "src/vault/seal.rs",
            "fn f() { println!(\"{}\", crate::audit::size()); }",
        ),
        ("src/advice/mod.rs", "use crate::disclosure::Statement;"),
        ("src/error.rs", "type T = Vec<crate::storage::Conn>;"),
        ("src/web/mod.rs", "#[derive(crate::worker::Due)] struct S;"),
        ("src/cli/mod.rs", "use crate::nowhere::Thing;"),
    ] {
        let said = said(path, text);
        let expected = ["arrows point down only", "one floor don't know", "no floor"];
        assert!(
            expected.iter().any(|rule| said.contains(rule)),
            "{path}: {text}: {said:?}"
        );
    }
}

#[test]
fn a_path_that_points_down_or_stays_is_welcome() {
    for (path, text) in [
        ("src/main.rs", "fn main() { probity::cli::run(); }"),
        (
            "src/advice/mod.rs",
            "use crate::{Error, Result, office::Act, storage::Id, vault::Entitled};",
        ),
        (
            "src/advice/rows.rs",
            "use super::state::State; use self::inner::X; mod inner { use super::super::may; }",
        ),
        ("src/error.rs", "use crate::language::Text;"),
        ("src/advice/rows.rs", "use diesel::prelude::*;"),
        ("src/web/pages/advice.rs", "use actix_web::web::Data;"),
        ("src/advice/may.rs", "impl vault::Entitled for Read {}"),
    ] {
        assert_eq!(said(path, text), "", "{path}: {text}");
    }
}

#[test]
fn a_crate_outside_its_room_is_found_with_the_reason() {
    for (path, text, why) in [
        (
            "src/advice/mod.rs",
            "use diesel::prelude::*;",
            "SQL is written",
        ),
        (
            "src/advice/mod.rs",
            "#[derive(diesel::Queryable)] struct Row;",
            "SQL is written",
        ),
        (
            "src/identity/mod.rs",
            "fn f() { argon2::Argon2::default(); }",
            "identity/password.rs only",
        ),
        (
            "src/cli/mod.rs",
            "async fn f(request: actix_web::HttpRequest) {}",
            "spoken in web only",
        ),
        (
            "src/reminders/outbox.rs",
            "use lettre::Message;",
            "reminders/post.rs only",
        ),
        ("src/audit/tree.rs", "use hmac::Hmac;", "stay in the vault"),
        (
            "src/staff/mod.rs",
            "use {askama::Template};",
            "belong to the faces",
        ),
        (
            "src/web/mod.rs",
            "impl Entitled for Session {}",
            "may.rs of its room only",
        ),
        (
            "src/advice/mod.rs",
            "fn f(act: &mut Act) { act.conn(); }",
            "only rows.rs does",
        ),
    ] {
        let said = said(path, text);
        assert!(said.contains(why), "{path}: {text}: {said:?}");
    }
}

#[test]
fn rows_are_written_in_an_act_and_tended_only_where_housekeeping_may() {
    let write = |door: &str, column: &str| {
        said(
            "src/identity/rows.rs",
            &format!(
                "fn write(door: {door}) {{ diesel::update(sessions::table).set({column}.eq(1)).execute(door.conn()); }}"
            ),
        )
    };
    assert_eq!(write("&mut Act<'_>", "sessions::account"), "");
    assert_eq!(write("&mut Tend<'_>", "sessions::seen"), "");
    assert!(write("&mut Tend<'_>", "sessions::account").contains("an act does that"));
    let delete = |table: &str| {
        said(
            "src/identity/rows.rs",
            &format!(
                "fn drop(tend: &mut Tend) {{ let ended = {table}.filter(ends.le(now)); diesel::delete(ended); }}"
            ),
        )
    };
    assert_eq!(delete("sessions::table"), "");
    assert!(delete("accounts::table").contains("an act does that"));
    assert!(write("&mut impl Reads", "sessions::seen").contains("no entry, no commit"));
    assert!(write("&mut Conn", "sessions::seen").contains("through its doors"));
}

#[test]
fn bad_manners_are_found() {
    let manners = |path: &str, text: &str| manners(&Source::read(path, text)).join("\n");
    assert!(manners("src/web/utils.rs", "").contains("belongs to nobody"));
    assert!(manners("src/helpers/mod.rs", "").contains("belongs to nobody"));
    assert!(manners("src/web/page.rs", &"\n".repeat(451)).contains("part it"));
    assert!(
        manners("src/staff/mod.rs", "//! Staff.\n\nmod unit;").contains("begins with a paragraph")
    );
    assert_eq!(manners("src/staff/unit.rs", "mod tests {}"), "");
}
