//! `probity cycle`: what it prints, what it refuses and in which words, and with which exit code.

use std::fs;

use probity::{
    disclosure::cycle::{
        cycles,
        exempting::{approve_exemption, propose_exemption, take_back},
    },
    role::Role,
};

use super::cast::{Cast, assets, form};
use crate::{
    cli::{complains, prints, probity},
    databases::each,
    desk::Person,
};

/// An office on whose console somebody types. Its form is that of the stories; there, years and days are given, so that
/// nothing depends on the day on which the test runs.
struct Console {
    cast: Cast,
}

impl Console {
    fn open(kind: crate::databases::Kind) -> Self {
        let console = Self {
            cast: Cast::open(kind),
        };
        let forms = console
            .cast
            .desk
            .office
            .settings()
            .adaptations()
            .join("forms");
        fs::create_dir_all(&forms).unwrap();
        fs::write(forms.join("short-1.toml"), super::cast::FORM).unwrap();
        console
    }

    fn prints(&self, line: &str) -> String {
        let words: Vec<&str> = ["cycle"].into_iter().chain(line.split(' ')).collect();
        prints(self.cast.desk.folder.path(), &words)
    }

    fn complains(&self, line: &str) -> String {
        let words: Vec<&str> = ["cycle"].into_iter().chain(line.split(' ')).collect();
        complains(self.cast.desk.folder.path(), &words)
    }

    fn exempt(&self, staff_id: &str) {
        let (cast, office) = (&self.cast, &self.cast.desk.office);
        let cycle = cycles(office, &cast.officer()).unwrap()[0].id;
        let whom = (cycle, cast.person(staff_id).id);
        let approval = propose_exemption(office, &cast.officer(), whom, "long-leave").unwrap();
        let head = cast.actor(&cast.people.head);
        assert!(approve_exemption(office, &head, approval).unwrap());
    }

    fn take_back(&self, staff_id: &str) {
        let (cast, office) = (&self.cast, &self.cast.desk.office);
        let cycle = cycles(office, &cast.officer()).unwrap()[0].id;
        let whom = (cycle, cast.person(staff_id).id);
        take_back(office, &cast.officer(), whom).unwrap();
    }

    /// What cannot be understood: exit code 2, and nothing is printed.
    fn misunderstands(&self, line: &str) {
        let words: Vec<&str> = ["cycle"].into_iter().chain(line.split(' ')).collect();
        let done = probity(self.cast.desk.folder.path(), &words);
        assert_eq!(done.status.code(), Some(2), "{line}");
        assert!(done.stdout.is_empty() && !done.stderr.is_empty(), "{line}");
    }
}

#[test]
fn a_cycle_is_planned_previewed_launched_and_followed_from_the_console() {
    each(|kind| {
        let console = Console::open(kind);
        assert_eq!(
            console.complains("preview --year 2018"),
            "No cycle is planned for 2018. The office plans one in the portal."
        );
        assert_eq!(
            console.complains("plan --year 2018 --form shrot"),
            "There is no such form. The forms are: annual-attestation, declaration-of-interest, oge-450, short, \
             un-financial-disclosure"
        );
        assert_eq!(
            console.complains("plan --year 1018 --form short"),
            "Write a year in four digits, such as 2026"
        );
        assert_eq!(
            console.complains("plan --year 2018 --form short --opens 2018-02-01 --due 2018-01-31"),
            "The due day lies before the day on which people can begin. Check both."
        );
        console.misunderstands("plan --year 2018 --form short --due tomorrow");
        console.misunderstands("plan --year 2018");
        console.misunderstands("launch");

        // The last of March of 2018 a Saturday.
        let plan = "plan --year 2018 --form short --opens 2018-01-02 --due 2018-03-31";
        assert_eq!(
            console.prints(plan),
            "The cycle is planned. People can file from Tuesday, 2 January 2018 and file by Monday, 2 April 2018. Look who \
             would: “probity cycle preview”.\n"
        );
        assert_eq!(
            console.complains(plan),
            "There is a cycle with this form for 2018 already. Change that one."
        );
        let seen = "4 people would file; 0 of them have a statement already.\n3 · Grade\n1 · Procurement\n1 · Bureau\n\
                    1 · Ethics\n1 · Legal\n1 · Logistics\n\
                    The rules ask for these, and nobody of the roster has them: investment\n";
        assert_eq!(console.prints("preview --year 2018"), seen);
        assert_eq!(
            console.prints("preview --year 2018"),
            seen,
            "nothing changed"
        );

        console.exempt("4");
        assert_eq!(
            console.prints("preview --year 2018"),
            "3 people would file; 0 of them have a statement already.\n2 · Grade\n1 · Procurement\n1 · Bureau\n\
             1 · Ethics\n1 · Logistics\nExempted, and not counted here: 4\n\
             The rules ask for these, and nobody of the roster has them: investment\n"
        );
        console.take_back("4");

        assert_eq!(
            console.prints("launch --year 2018"),
            "The cycle is open. 4 statements were assigned.\n"
        );
        assert_eq!(
            console.prints("launch --year 2018"),
            "The cycle is open. Nobody was missing.\n"
        );
        assert!(
            console
                .prints("preview --year 2018")
                .starts_with("4 people would file; 4 of them have a statement already.\n")
        );
        assert_eq!(
            console.prints("status --year 2018"),
            "Open. Filed: 0 of 4, 0 of them late. Overdue: 4.\n4 · Not begun\n0 of 1 · Bureau\n0 of 1 · Ethics\n\
             0 of 1 · Legal\n0 of 1 · Logistics\n"
        );
        // Everybody hears of it, and the one supervisor of three of them that something is overdue.
        assert_eq!(
            console.prints("reminders --year 2018"),
            "5 letters were written.\n"
        );
        assert_eq!(
            console.prints("reminders --year 2018"),
            "No letter was due.\n"
        );
    });
}

#[test]
fn several_cycles_of_a_year_are_told_apart_and_a_dry_run_writes_nothing() {
    each(|kind| {
        let console = Console::open(kind);
        let plan = "plan --year 2190 --opens 2190-01-04 --due 2190-03-31 --form";
        console.prints(&format!("{plan} short"));
        let ahead = "If nobody files meanwhile, these letters will leave in the next sixty days:\n\
                     Monday, 4 January 2190: 4 · to be filed\n";
        assert_eq!(
            console.prints("reminders --year 2190 --dry-run"),
            ahead,
            "as if it were launched now"
        );
        console.prints(&format!("{plan} short --rehearsal --everybody"));
        assert!(
            console
                .prints("preview --year 2190 --rehearsal")
                .starts_with(
                    "6 people would file; 0 of them have a statement already.\n6 · All staff\n"
                )
        );
        assert!(console.prints("preview --year 2190").starts_with("4 "));

        console.prints(&format!("{plan} oge-450"));
        let several = "The year has several cycles. Say which with --form, one of: oge-450, short";
        for command in ["preview", "launch", "status", "reminders --dry-run"] {
            assert_eq!(
                console.complains(&format!("{command} --year 2190")),
                several
            );
        }
        console.prints("launch --year 2190 --form short");
        let status = console.prints("status --year 2190 --form oge-450");
        assert!(status.starts_with("Planned. Filed: 0 of 0"), "{status}");
        for _ in 0..2 {
            let dry = console.prints("reminders --year 2190 --form short --dry-run");
            assert_eq!(dry, ahead);
        }
        assert_eq!(
            console.prints("reminders --year 2190 --form short"),
            "No letter was due.\n",
            "nobody hears of it before it opens"
        );
    });
}

#[test]
fn a_sample_that_is_drawn_from_the_console_is_drawn_again_the_same() {
    each(|kind| {
        let mut console = Console::open(kind);
        let cast = &console.cast;
        let filers: Vec<Person> = [
            cast.enrol("1", &[Role::Staff]),
            cast.enrol("2", &[Role::Staff]),
            cast.enrol("4", &[Role::Staff]),
        ]
        .into();
        cast.launch(cast.define_with(&cast.plan(), &form()))
            .unwrap();
        let draw = "sample --year 2026 --size 2 --seed 2026-04-01";
        assert_eq!(
            console.complains(draw),
            "Nothing of this cycle has been filed yet, so there is nothing to draw from."
        );
        for filer in &filers {
            cast.file(filer, &assets(&[("House", false)]));
        }
        assert_eq!(
            console.complains("sample --year 2026 --size 0 --seed x"),
            "Write how many statements are to be drawn, such as 10"
        );
        assert_eq!(
            console.complains("sample --year 2026 --size 1 --seed \t"),
            "Write the seed that was agreed on, up to 100 characters, such as 2026-04-01"
        );
        console.misunderstands("sample --year 2026 --size 1 --seed x --strata colour");
        console.misunderstands("sample --year 2026 --size many --seed x");

        let first = console.prints(draw);
        let mut lines = first.lines();
        let of = lines.next().unwrap();
        assert!(
            of.starts_with(
                "2 of 3 statements are drawn. The list they were drawn from has the SHA-256 "
            ),
            "{of}"
        );
        let hash = of.rsplit(' ').next().unwrap().trim_end_matches('.');
        assert!(hash.len() == 64 && hash.chars().all(|digit| digit.is_ascii_hexdigit()));
        let numbers: Vec<&str> = lines.map(str::trim_end).collect();
        assert_eq!(numbers.len(), 2);
        assert!(numbers.iter().all(|line| line.starts_with("DIS-2026-0000")));
        console.cast.desk.reopen();
        assert_eq!(console.prints(draw), first);

        // Each stratum gives as much of the sample as it has of the whole.
        let units = console.prints("sample --year 2026 --size 3 --seed x --strata unit");
        for unit in ["Bureau", "Logistics", "Legal"] {
            assert!(units.contains(&format!(" {unit}\n")), "{units}");
        }
        let seeds = (0..20)
            .map(|seed| console.prints(&format!("sample --year 2026 --size 1 --seed {seed}")));
        let drawn: std::collections::BTreeSet<String> = seeds.collect();
        assert_eq!(drawn.len(), 3, "another seed draws others");
    });
}
