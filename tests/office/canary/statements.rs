//! Statements: what is declared, attached, asked, found and to be done.

use probity::{
    actor::Actor,
    disclosure::{
        attachment,
        filing::{
            extension::{ask_extension, decide_extension},
            reading::own,
            submitting::{answer, submit},
        },
        publication,
        remedy::{
            Step,
            acting::{Proposal, propose},
            evidence,
        },
        review::{
            certifying::certify,
            reading::open,
            reviewing::{ask, conclude, give_back, judge, note, reopen},
        },
        sample::{self, Asked, draw::Strata, verification},
        statement::{
            Line,
            content::{Outcome, Words},
        },
    },
    role::Role,
};

use super::{needles::Canaries, search, send};
use crate::{
    databases::each,
    desk::message,
    disclosure::{files, remedy::Case},
};

/// A life of a statement with files, drawn for verification and summarised, up to the day before something of it is published.
#[test]
fn no_file_and_no_checklist_is_heard_outside_its_cage() {
    each(|kind| {
        let cast = files::launched(kind);
        let (office, mut canaries) = (&cast.desk.office, Canaries::default());
        let reviewer = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        let (bo, id) = files::begun(&cast, "2", &[&canaries.hatch("item")]);
        let me = cast.actor(&bo);
        let place = attachment::files(office, &me, id).unwrap().open[0].name();
        let words = canaries.hatch("file").repeat(3_000);
        let upload = files::upload(&cast, &me, id, words.as_bytes());
        let named = (canaries.hatch("name of a file"), canaries.hatch("media"));
        let named = (named.0.as_str(), named.1.as_str());
        attachment::attach(office, &me, (id, &place), upload, named).unwrap();
        files::upload(
            &cast,
            &me,
            id,
            canaries.hatch("broken off").repeat(9_000).as_bytes(),
        )
        .write(office)
        .unwrap();
        let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
        submit(office, &me, (id, saved), &canaries.hatch("certified")).unwrap();
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let asked = Asked {
            seed: "2026".into(),
            size: 1,
            strata: Strata::Unit,
        };
        sample::draw(office, &cast.officer(), cycle, &asked).unwrap();
        let mut document = verification::begin(office, &me, id).unwrap();
        document
            .push(canaries.hatch("document").as_bytes())
            .unwrap();
        let item = place.rsplit_once('.').unwrap().0;
        let named = (canaries.hatch("name of a document"), "");
        let named = (named.0.as_str(), named.1);
        verification::provide(office, &me, (id, item), document, named).unwrap();
        cast.settle(&reviewer, id);
        let summary = (canaries.hatch("public name"), canaries.hatch("public line"));
        let me = cast.actor(&bo);
        publication::approve(office, &me, id, (&summary.0, &summary.1)).unwrap();
        cast.desk.days_later(1);
        send(&cast.desk);
        search(&cast.desk, &canaries.needles());
    });
}

/// A life of a statement that is asked about, given back, reviewed with something to be done, proven, and reviewed again; beside
/// it somebody asks for more time.
#[test]
fn no_question_no_finding_and_no_remedy_is_heard_outside_its_cage() {
    each(|kind| {
        let (case, mut canaries) = (Case::open(kind, "divestiture"), Canaries::default());
        let (cast, id) = (&case.bench.cast, case.id);
        let office = &cast.desk.office;
        let (rui, bo) = (cast.actor(&case.bench.rui), cast.actor(&case.bench.bo));
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let mut say = |field: &str| canaries.hatch(field);
        let now = |who: &Actor| (id, open(office, who, id).unwrap().revision);

        let late = cast.enrol("1", &[]);
        let (dina, theirs) = (cast.actor(&late), cast.newest(&late));
        let more = (5, &message(&say("why it takes longer")));
        ask_extension(office, &dina, theirs, more).unwrap();
        let read = own(office, &dina, theirs).unwrap().obligation.revision;
        let more = (5, &message(&say("why it may")));
        decide_extension(office, &officer, (theirs, read), more).unwrap();

        let asset = Some("assets.acme");
        let question = message(&say("question"));
        ask(office, &rui, now(&rui), (asset, &question)).unwrap();
        let lines = own(office, &bo, id).unwrap().lines;
        let asked = |line: &&Line| matches!(line.words, Words::Question { .. });
        let asked = lines.iter().find(asked).unwrap().id;
        answer(office, &bo, (id, asked), &message(&say("answer"))).unwrap();
        submit(office, &bo, (id, 0), "Bo Chen").unwrap();
        let words = message(&say("note"));
        note(office, &rui, now(&rui), (asset, &words)).unwrap();
        let words = message(&say("why it is given back"));
        give_back(office, &head, now(&head), &words).unwrap();
        let saved = own(office, &bo, id).unwrap().draft().unwrap().saved;
        submit(office, &bo, (id, saved), "Bo Chen").unwrap();

        let why = say("finding");
        let finding = ("assets.acme", Outcome::AdviceAction, why.as_str());
        judge(office, &rui, now(&rui), finding).unwrap();
        let proposal = Proposal {
            kind: "recusal",
            about: asset,
            words: &message(&say("remedy")),
            days: None,
        };
        propose(office, &rui, now(&rui), &proposal).unwrap();
        conclude(office, &rui, now(&rui)).unwrap();
        certify(office, &head, now(&head)).unwrap();
        let contested = say("why a remedy is contested");
        case.step(&case.bench.bo, Step::Contest, &contested)
            .unwrap();
        case.step(&cast.people.head, Step::Uphold, &say("why it is upheld"))
            .unwrap();
        let mut evidence = evidence::begin(office, &bo, id).unwrap();
        let words = say("evidence").repeat(3_000);
        evidence.push(words.as_bytes()).unwrap();
        let named = (say("name of evidence"), say("media of evidence"));
        let named = (named.0.as_str(), named.1.as_str());
        evidence::give(office, &bo, (id, case.remedy), evidence, named).unwrap();
        case.step(&case.bench.bo, Step::Prove, &say("proof"))
            .unwrap();
        let more = say("why a proof does not do");
        case.step(&case.bench.rui, Step::SendBack, &more).unwrap();
        let words = message(&say("why it is reviewed again"));
        reopen(office, &head, now(&head), &words).unwrap();

        cast.desk.days_later(1);
        send(&cast.desk);
        search(&cast.desk, &canaries.needles());
    });
}
