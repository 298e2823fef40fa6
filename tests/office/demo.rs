//! The sample office: made through the real doors, so that it is one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use probity::{
    actor::Actor,
    advice::{self, Filter, Order, View},
    calendar::{Clock, FixedClock},
    demo::{self, Account, Built, Part, Scale, Site},
    disclosure::{
        State,
        cycle::{self, CycleState, status::status},
        filing::{self, Obligation, beginning::begin, reading::own},
        punctuality::Punctuality,
        review::worklist::{self, Listed},
        statement::content::{Novelty, Outcome},
    },
    error::Error,
    identity,
    role::Role,
    statistics::release,
};
use tempfile::TempDir;

/// A Wednesday.
const TODAY: &str = "2026-11-18T15:00:00Z";

const SMALL: Scale = Scale {
    staff: 60,
    enrolled: 12,
    year: 12,
    inbox: 29,
    filers: 0,
};

fn present() -> Arc<dyn Clock> {
    Arc::new(FixedClock::at(TODAY.parse().unwrap()))
}

fn site(folder: &Path) -> Site {
    Site::new(&folder.join("office"), "127.0.0.1:8080".parse().unwrap())
}

fn built(scale: &Scale) -> (TempDir, Built) {
    let folder = tempfile::tempdir().unwrap();
    let built = demo::build(&site(folder.path()), scale, present(), &|_, _, _| {}).unwrap();
    (folder, built)
}

/// The first of a role, signed in with what the table says.
fn sign_in(built: &Built, role: Role) -> Actor {
    all_of(built, Part::Holds(role)).next().unwrap()
}

/// Everybody who is this, signed in one after the other.
fn all_of(built: &Built, part: Part) -> impl Iterator<Item = Actor> {
    let people = built.accounts.people.iter();
    let people = people.filter(move |account| account.part == part);
    people.map(|account| enter(built, account))
}

fn enter(built: &Built, account: &Account) -> Actor {
    let (office, visitor) = (&built.office, Actor::visitor("en".into()));
    let opened = identity::sign_in(
        office,
        &built.gate,
        &visitor,
        &account.login,
        &account.passphrase,
    );
    identity::resume(office, &opened.unwrap().token).unwrap()
}

fn inbox(built: &Built, who: &Actor, view: View) -> i64 {
    let filter = Filter {
        desk: String::new(),
        view,
        order: Order::Due,
        today: built.office.today(),
        me: None,
    };
    advice::list(&built.office, who, &filter, 1).unwrap().total
}

/// Every sentence that is said in the sample, as it was said.
fn sentences() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let mut all = Vec::new();
    for file in ["year/en", "year/ar", "inbox/en", "inbox/ar"] {
        let text = fs::read_to_string(folder.join(file).with_extension("toml")).unwrap();
        let table: toml::Table = text.parse().unwrap();
        for matter in table["matter"].as_array().unwrap() {
            let words = matter["words"].as_array().unwrap().iter();
            for said in words.chain(matter.get("title")).chain(matter.get("note")) {
                let line = said.as_str().unwrap().trim().lines().next().unwrap();
                all.push(line.to_owned());
            }
        }
    }
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Whether `bytes` hold `words` in any of the ways a machine may have written them.
fn holds(bytes: &[u8], words: &str) -> bool {
    let wide = |order: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(order).collect();
    let ways: [Vec<u8>; 3] = [
        words.as_bytes().to_vec(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
    ];
    ways.iter().any(|way| {
        bytes
            .windows(way.len())
            .any(|window| window == way.as_slice())
    })
}

#[test]
fn a_sample_is_an_office_at_work_and_its_folder_shows_no_word_of_it() {
    let (folder, built) = built(&SMALL);
    assert!(built.office.verify(&[]).unwrap().is_sound());
    assert_eq!(built.accounts.people.len(), 12 + SMALL.enrolled);

    let (officer, alternate) = (
        sign_in(&built, Role::Officer),
        sign_in(&built, Role::Alternate),
    );
    let counts = View::ALL.map(|view| (view.code(), inbox(&built, &officer, view)));
    assert_eq!(counts[0], ("open", 24));
    assert!(counts.iter().all(|(_, count)| *count > 0), "{counts:?}");
    assert_eq!(inbox(&built, &alternate, View::Open), 1);

    let said = sentences();
    assert!(said.len() > 200);
    let whole: Vec<u8> = files(&folder.path().join("office"))
        .iter()
        .flat_map(|file| fs::read(file).unwrap())
        .collect();
    assert!(
        holds(&whole, "amina.haddad@example.int"),
        "the search finds what is there"
    );
    for words in said.iter().step_by(7) {
        assert!(!holds(&whole, words), "{words}");
    }
}

#[test]
fn its_letters_tell_nothing_of_a_matter() {
    let (folder, _) = built(&Scale { inbox: 12, ..SMALL });
    let letters = files(&folder.path().join("office/mail"));
    assert!(letters.len() > 60, "{}", letters.len());
    let said = sentences();
    for letter in letters {
        let bytes = fs::read(letter).unwrap();
        let mail = mail_parser::MessageParser::new().parse(&bytes).unwrap();
        let text = [
            mail.subject(),
            mail.body_text(0).as_deref(),
            mail.body_html(0).as_deref(),
        ]
        .map(Option::unwrap_or_default)
        .join("\n");
        assert!(
            said.iter().all(|words| !text.contains(words.as_str())),
            "{text}"
        );
    }
}

#[test]
fn fifty_matters_of_2017_are_counted_and_two_people_publish_them() {
    let (_folder, built) = built(&Scale {
        inbox: 0,
        filers: 0,
        ..Scale::FULL
    });
    let (office, head) = (&built.office, sign_in(&built, Role::Head));
    let preview = release::preview(office, &head, 2017).unwrap();
    assert_eq!(
        preview.total, 48,
        "two concern the office and are the alternate's"
    );
    assert!(preview.problems.is_empty());
    release::propose(office, &head, 2017).unwrap();
    let frozen = release::publish(office, &sign_in(&built, Role::Alternate), 2017).unwrap();
    assert_eq!(frozen.figure.total().to_string(), "50");
    let figures = frozen
        .figure
        .rows()
        .iter()
        .map(|row| row.figure().to_string());
    let figures: Vec<String> = figures.filter(|figure| figure != "0").collect();
    assert_eq!(
        figures,
        ["10", "8", "[c]", "6", "6", "[c]", "[c]", "5", "5"]
    );
}

#[test]
fn a_finished_sample_is_served_again_and_anything_else_is_left_alone() {
    let (folder, first) = built(&Scale {
        staff: 20,
        enrolled: 4,
        year: 0,
        inbox: 0,
        filers: 0,
    });
    let again = Built::before(&site(folder.path()), present())
        .unwrap()
        .unwrap();
    assert_eq!(again.accounts, first.accounts);
    sign_in(&again, Role::Staff);

    for (name, content) in [
        ("office", None),
        ("other", Some("a real office's settings")),
    ] {
        let here = Site::new(&folder.path().join(name), "127.0.0.1:0".parse().unwrap());
        if let Some(content) = content {
            fs::create_dir(here.folder()).unwrap();
            fs::write(here.folder().join("probity.toml"), content).unwrap();
            assert!(Built::before(&here, present()).unwrap().is_none());
        }
        let refused = demo::build(&here, &SMALL, present(), &|_, _, _| {});
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }
    let kept = fs::read_to_string(folder.path().join("other/probity.toml")).unwrap();
    assert_eq!(kept, "a real office's settings");
}

/// All that somebody's desk holds of a view.
fn at_desk(built: &Built, who: &Actor, view: worklist::View) -> Vec<Listed> {
    let filter = worklist::Filter::of(view);
    let page = |number| worklist::list(&built.office, who, &filter, number).unwrap();
    let pages = page(1).pages;
    (1..=pages).flat_map(|number| page(number).rows).collect()
}

fn obligation(built: &Built, who: &Actor) -> Obligation {
    filing::mine(&built.office, who).unwrap().swap_remove(0)
}

#[test]
fn a_hundred_and_seven_filed_in_2017_thirty_six_were_consulted_and_this_year_is_under_way() {
    let (_folder, built) = built(&Scale {
        enrolled: 20,
        year: 0,
        inbox: 0,
        ..Scale::FULL
    });
    let office = &built.office;
    let (head, officer) = (sign_in(&built, Role::Head), sign_in(&built, Role::Officer));
    let cycles = cycle::cycles(office, &officer).unwrap();
    let states = cycles.iter().map(|cycle| (cycle.plan.year, cycle.state));
    assert_eq!(
        states.collect::<Vec<_>>(),
        [
            (2026, CycleState::Open),
            (2025, CycleState::Closed),
            (2017, CycleState::Closed),
        ]
    );
    let year = status(office, &officer, cycles[2].id).unwrap().all;
    assert_eq!(
        (year.by_state.len(), year.by_state[&State::Closed]),
        (1, 107)
    );
    assert_eq!((year.filed(), year.late, year.overdue), (107, 16, 0));
    let after_one = year.after_reminders.range(1..).map(|(_, count)| count);
    assert!(after_one.sum::<i64>() > 40);
    let mut alternates = all_of(&built, Part::Holds(Role::Alternate));
    let alternate = alternates.next().unwrap();
    let done = [&head, &alternate].map(|who| at_desk(&built, who, worklist::View::Done));
    let consulted = done.iter().flatten().filter(|listed| {
        listed.number.starts_with("DIS-2017") && listed.outcome == Some(Outcome::Clarified)
    });
    assert_eq!(consulted.count(), 36);

    let open = status(office, &officer, cycles[0].id).unwrap().all;
    assert!(open.on_time > 0 && open.late > 0 && open.overdue > 0 && open.extended == 1);
    let waiting = at_desk(&built, &officer, worklist::View::Open);
    for novelty in [
        Novelty::Blank,
        Novelty::Unchanged,
        Novelty::Changed,
        Novelty::New,
    ] {
        let summaries = waiting.iter().filter_map(|listed| listed.summary.as_ref());
        let found = summaries.filter(|summary| summary.novelty() == novelty);
        assert!(found.count() > 0, "{novelty:?}");
    }
    for reviewer in all_of(&built, Part::Holds(Role::Reviewer)) {
        assert!(at_desk(&built, &reviewer, worklist::View::Mine).len() > 8);
    }
    for view in [
        worklist::View::Due,
        worklist::View::Overdue,
        worklist::View::Questions,
        worklist::View::Reviewed,
        worklist::View::Done,
    ] {
        assert!(!at_desk(&built, &officer, view).is_empty(), "{view:?}");
    }
    there_is_something_to_do_for_everybody(&built);
    assert!(office.verify(&[]).unwrap().is_sound());
}

/// Everybody of the table has before them what the table says; whoever filed last year begins with that.
fn there_is_something_to_do_for_everybody(built: &Built) {
    let office = &built.office;
    for (part, state, late) in [
        (Part::Filer, State::Assigned, Punctuality::Open),
        (Part::NewFiler, State::Assigned, Punctuality::Open),
        (
            Part::AskedFiler,
            State::InformationRequested,
            Punctuality::OnTime,
        ),
        (Part::OverdueFiler, State::Assigned, Punctuality::Overdue),
        (
            Part::WaitingFiler,
            State::ExtensionPending,
            Punctuality::Overdue,
        ),
    ] {
        let all: Vec<Actor> = all_of(built, part).collect();
        assert!(all.len() > 1, "{part:?}");
        for who in all {
            let found = obligation(built, &who);
            assert_eq!((found.state, found.punctuality), (state, late), "{part:?}");
            if state != State::Assigned {
                continue;
            }
            begin(office, &who, found.id).unwrap();
            let begun = own(office, &who, found.id).unwrap();
            let answers = &begun.draft().unwrap().version.answers;
            assert_eq!(answers.sections.is_empty(), part == Part::NewFiler);
        }
    }
}
