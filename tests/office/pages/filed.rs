//! What comes after a statement was filed, and who else has a hand in it, through HTTP: questions and answers, an amendment,
//! more time, a helper, a table.

use probity::{
    disclosure::{
        StatementId,
        review::{assigning, reading, reviewing},
    },
    role::Role,
};

use crate::{
    databases::{Kind, each},
    desk::{Person, message},
    disclosure::cast::{Cast, assets},
    portal::{Browser, Portal, UNHURRIED},
};

/// Bo has a statement of the short form; Rita reviews, Dana fills in for others.
struct Scene {
    portal: Portal,
    bo: Person,
    dana: Person,
    rita: Person,
    id: StatementId,
}

impl Scene {
    fn open(kind: Kind, filed: bool) -> Self {
        let cast = Cast::open_with(kind, UNHURRIED);
        cast.launched();
        let bo = cast.enrol("2", &[]);
        let dana = cast.enrol("3", &[Role::Designee]);
        let rita = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        let id = if filed {
            cast.file(&bo, &assets(&[("Acme", false)])).0
        } else {
            cast.newest(&bo)
        };
        Self {
            portal: Portal::over(cast.desk, cast.people),
            bo,
            dana,
            rita,
            id,
        }
    }

    fn at(&self, step: &str) -> String {
        format!("/disclosures/{}{step}", self.id)
    }
}

#[test]
fn a_question_is_answered_and_the_answers_are_sent_once() {
    each(|kind| {
        let scene = Scene::open(kind, true);
        let desk = &scene.portal.desk;
        let office = &desk.office;
        assigning::assign_by_load(office, &probity::actor::Actor::worker()).unwrap();
        let rita = desk.actor(&scene.rita);
        let read = reading::open(office, &rita, scene.id).unwrap().revision;
        let asked = (Some("assets.acme"), &message("Since when?"));
        reviewing::ask(office, &rita, (scene.id, read), asked).unwrap();

        let mut bo = scene.portal.browser(&scene.bo);
        assert!(bo.open("/").says(&scene.at("")), "it is to do");
        let page = bo.open(&scene.at(""));
        assert!(page.says("Since when?") && page.says("Acme") && page.says("Questions for you"));
        let question = page.hidden("question");
        let (answer, field) = (scene.at("/answer"), format!("message-{question}"));
        let page = bo.send(&answer, &[("question", &question), (&field, "")]);
        assert!(page.status == 422 && page.says(&format!("href=\"#{field}\"")));
        bo.send(&answer, &[("question", &question), (&field, "Since 2019.")]);
        let page = bo.follow();
        assert!(page.says("Since 2019.") && page.says("Send the answers"));
        bo.send(&scene.at("/resend"), &[]);
        assert!(bo.follow().says("DIS-2026-0000"));
        assert!(bo.open(&scene.at("")).says("Filed again"));
    });
}

#[test]
fn what_was_filed_is_amended_and_stands_until_then() {
    let scene = Scene::open(Kind::Sqlite, true);
    let mut bo = scene.portal.browser(&scene.bo);
    bo.send_from(&scene.at(""), &scene.at("/amend"), &[]);
    assert!(
        bo.follow()
            .says("What was filed stands until you send this.")
    );
    let remove = scene.at("/sections/assets/items/acme/remove");
    let mark = bo.open(&remove).hidden("mark");
    bo.send(&remove, &[("mark", &mark)]);
    bo.send_from(
        &scene.at("/sections/assets"),
        &scene.at("/sections/assets"),
        &[("declare", "nothing")],
    );
    assert!(bo.open(&scene.at("/copy")).says("Acme"));
    let saved = bo.open(&scene.at("/check")).hidden("saved");
    bo.send(&scene.at("/check"), &[("saved", &saved), ("name", "Bo")]);
    assert!(bo.follow().says("<span class=\"code\">2</span>"));
    let copy = bo.open(&scene.at("/copy"));
    assert!(!copy.says("Acme") && copy.says("I have none"));
}

#[test]
fn more_time_is_asked_for_within_what_is_left() {
    let scene = Scene::open(Kind::Sqlite, false);
    let mut bo = scene.portal.browser(&scene.bo);
    let time = scene.at("/time");
    bo.open(&time);
    for days in ["", "many", "400"] {
        let page = bo.send(&time, &[("days", days), ("message", "On mission.")]);
        assert_eq!(page.status, 422, "{days:?}");
        assert!(page.says("On mission."));
    }
    bo.send(&time, &[("days", "١٠"), ("message", "On mission.")]);
    let page = bo.follow();
    assert!(page.says("More time asked for") && page.says("more days asked for"));
    let again = [("days", "5"), ("message", "Longer still.")];
    assert_eq!(bo.send_from(&time, &time, &again).status, 422);
}

#[test]
fn a_helper_enters_and_never_certifies() {
    each(|kind| {
        let scene = Scene::open(kind, false);
        let mut bo = scene.portal.browser(&scene.bo);
        let mut dana = scene.portal.browser(&scene.dana);
        bo.send_from(&scene.at(""), &scene.at("/begin"), &[]);
        assert_eq!(dana.open(&scene.at("")).status, 404);
        let choose = |bo: &mut Browser, whom: &str| {
            let helper = scene.at("/helper");
            bo.send_from(&helper, &helper, &[("designee", whom)]);
            assert!(bo.follow().says("The choice is kept."));
        };
        let page = bo.open(&scene.at("/helper"));
        let (_, option) = page.text.split_once("name=\"designee\" value=\"").unwrap();
        let id = option.split('"').next().unwrap().to_owned();
        choose(&mut bo, &id);

        assert!(dana.open("/disclosures").says("Bo Chen"));
        let page = dana.open(&scene.at(""));
        assert!(page.says("Bo Chen") && !page.says("/helper\""));
        dana.send_from(
            &scene.at("/sections/assets"),
            &scene.at("/sections/assets"),
            &[("declare", "nothing")],
        );
        let check = dana.follow();
        assert!(
            check.says("Only the person whose statement it is") && !check.says("name=\"saved\"")
        );
        for step in ["/helper", "/time"] {
            assert_eq!(dana.open(&scene.at(step)).status, 404, "{step}");
        }
        choose(&mut bo, "nobody");
        assert_eq!(dana.open(&scene.at("")).status, 404);
    });
}

#[test]
fn a_table_is_shown_and_then_taken_over() {
    let scene = Scene::open(Kind::Sqlite, false);
    let mut bo = scene.portal.browser(&scene.bo);
    bo.send_from(&scene.at(""), &scene.at("/begin"), &[]);
    let import = scene.at("/sections/assets/import");
    bo.open(&import);
    assert_eq!(bo.send(&import, &[("table", "")]).status, 422);
    let table = "What\tTouches my work\tISIN\nAcme\tno\tX1\nBeta\tperhaps\tX2\nGamma\t\tX3\n";
    let page = bo.send(&import, &[("table", table)]);
    assert!(page.says("ISIN") && page.says("Left out") && page.says("To be completed"));
    bo.send(&import, &[("table", table), ("step", "take")]);
    let page = bo.follow();
    assert!(page.says("Acme") && page.says("Gamma") && !page.says("Beta"));
}
