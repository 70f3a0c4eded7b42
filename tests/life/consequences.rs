use std::collections::BTreeSet;
use std::sync::OnceLock;

use yanzheng::domain::{Instant, Period, Purpose};
use yanzheng::office::{Grantee, Held, Office, Shown};

use crate::machine::{Town, seeded};

const NOON: &str = "2026-11-25 12:00:00";
const WEEK: &str = "2026-12-01";

/// A town as it was left by [`made_busy`].
fn busy() -> Town {
    static MADE: OnceLock<Town> = OnceLock::new();
    MADE.get_or_init(made_busy).copied()
}

/// A vehicle with everything live: presented, granted to li and to wang, downloaded by the owner and under li's grant.
fn made_busy() -> Town {
    let town = Town::founded(NOON, &[("鲁L12345", "zhang"), ("鲁LD12345", "zhang")]);
    for (phone, holder) in [("zhang-1", "zhang"), ("zhang-2", "zhang"), ("li-1", "li"), ("wang-1", "wang")] {
        town.office(&format!("phone enrol {phone} --holder {holder}")).right();
    }
    for phone in ["zhang-1", "zhang-2"] {
        town.shown(&format!("--phone {phone} --vehicle 鲁L12345"), &format!("{phone}.txt"));
    }
    town.shown("--phone zhang-1 --vehicle 鲁LD12345", "other.txt");
    for (grantee, number) in [("li", 4), ("wang", 5)] {
        let grant =
            format!("grant add --vehicle 鲁L12345 --by zhang --to {grantee} --purpose 51 --until {WEEK}");
        assert!(town.office(&grant).right().out.starts_with(&format!("Grant {number}:")));
        town.shown(&format!("--phone {grantee}-1 --grant {number}"), &format!("{grantee}.txt"));
    }
    let download = format!("download make --vehicle 鲁L12345 --purpose 51 --until {WEEK} --by");
    town.office(&format!("{download} zhang --out DIR/own.png")).right();
    town.office(&format!("{download} li --grant 4 --out DIR/under.png")).right();
    town
}

const ALL: [&str; 7] =
    ["zhang-1.txt", "zhang-2.txt", "other.txt", "li.txt", "wang.txt", "own.png", "under.png"];

/// Which of all are revoked or suspended once it is published.
fn void(town: &Town) -> Vec<&'static str> {
    town.office("publish DIR/trust").right();
    let is_void = |file: &&str| {
        let verdict = town.verdict(file, "", "");
        verdict.contains("revoked") || verdict.contains("suspended")
    };
    ALL.into_iter().filter(is_void).collect()
}

#[test]
fn each_consequence_acts_on_every_statement_concerned_and_on_no_other() {
    let of_the_car = ["zhang-1.txt", "zhang-2.txt", "li.txt", "wang.txt", "own.png", "under.png"];
    for (what, ended) in [
        ("grant list --vehicle 鲁L12345", &[][..]),
        ("phone revoke zhang-1", &["zhang-1.txt", "other.txt"]),
        // A grant on a lost phone ends, with what was downloaded under it.
        ("phone revoke li-1", &["li.txt", "under.png"]),
        ("grant end 4 --by zhang", &["li.txt", "under.png"]),
        ("grant end 5 --by zhang", &["wang.txt"]),
        ("download end 6 --by zhang", &["own.png"]),
        ("vehicle transfer 鲁L12345 --to sun", &of_the_car),
        ("vehicle transfer 鲁L12345 --to harbour", &of_the_car),
        ("vehicle plate 鲁L12345 鲁L77777", &of_the_car),
        ("vehicle vin 鲁L12345 LTESTVEH1TX777777", &of_the_car),
        ("vehicle state 鲁L12345 A,K", &of_the_car),
        ("vehicle state 鲁L12345 A,G", &[]),
    ] {
        let town = busy();
        town.office(what).right();
        assert_eq!(void(&town), ended, "{what}");
    }
}

#[test]
fn a_vehicle_that_is_cleared_is_clear_again_and_what_was_ended_stays_so() {
    let mut town = busy();
    town.office("grant end 5 --by zhang").right();
    town.office("vehicle state 鲁L12345 Q").right();
    assert_eq!(void(&town).len(), 6);
    town.office("show --text --phone zhang-1 --vehicle 鲁L12345").refused("Inspection overdue");
    town.office("download again 6 --out DIR/x.png").refused("Inspection overdue");
    town.later(60);
    town.office("vehicle state 鲁L12345 A").right();
    assert_eq!(void(&town), ["wang.txt"]);
    town.office("show --text --phone zhang-1 --vehicle 鲁L12345").right();
}

#[test]
fn a_transferred_or_renumbered_vehicle_has_to_be_applied_for_again() {
    for (what, plate, owner) in [
        ("vehicle transfer 鲁L12345 --to li", "鲁L12345", "li"),
        ("vehicle plate 鲁L12345 鲁L77777", "鲁L77777", "zhang"),
        ("vehicle vin 鲁L12345 LTESTVEH1TX777777", "鲁L12345", "zhang"),
    ] {
        let town = busy();
        town.office(what).right();
        let show = format!("show --text --phone {owner}-1 --vehicle {plate}");
        town.office(&show).refused("no electronic licence yet");
        town.office(&format!("apply --vehicle {plate} --by {owner}")).right();
        let shown = town.office(&show).right().out;
        std::fs::write(town.path("new.txt"), shown).unwrap();
        town.office("publish DIR/trust").right();
        assert_eq!(town.verdict("new.txt", "", ""), "accepted", "{what}");
    }
}

#[test]
fn a_dismissed_manager_takes_along_what_he_gave_and_nothing_else() {
    let town = Town::founded(NOON, &[("鲁L88001", "harbour"), ("鲁L66666", "long")]);
    for holder in ["wu", "zheng", "zhou", "li"] {
        town.office(&format!("phone enrol {holder} --holder {holder}")).right();
    }
    for holder in ["wu", "zheng", "zhou"] {
        town.shown(&format!("--phone {holder} --vehicle 鲁L88001"), &format!("{holder}.txt"));
    }
    // wu manages another organisation too.
    town.shown("--phone wu --vehicle 鲁L66666", "elsewhere.txt");
    for by in ["wu", "zheng"] {
        town.office(&format!("grant add --vehicle 鲁L88001 --by {by} --to li --purpose 43 --until {WEEK}"))
            .right();
    }
    for (grant, file) in [(5, "by-wu.txt"), (6, "by-zheng.txt")] {
        town.shown(&format!("--phone li --grant {grant}"), file);
    }
    town.office("manager dismiss harbour wu").right();
    town.office("publish DIR/trust").right();
    let void = |file: &&str| town.verdict(file, "", "").contains("revoked");
    let all = ["wu.txt", "zheng.txt", "zhou.txt", "elsewhere.txt", "by-wu.txt", "by-zheng.txt"];
    assert_eq!(all.into_iter().filter(void).collect::<Vec<_>>(), ["wu.txt", "by-wu.txt"]);
    town.office("show --text --phone wu --vehicle 鲁L88001").refused("");
    town.office("manager appoint harbour wu").right();
    town.office("show --text --phone wu --vehicle 鲁L88001").right();
}

fn open(town: &Town) -> Office {
    Office::open(&town.path("office"), None, seeded).unwrap()
}

fn grant(office: &mut Office, to: &str, from: Instant) -> yanzheng::office::Authorised {
    let period = Period { from, until: from.day().plus(1).start() };
    let purposes = [Purpose::parse("51").unwrap()];
    office.grant("鲁L12345", "zhang", &Grantee::Registered(to.to_owned()), &purposes, period, from).unwrap()
}

#[test]
fn a_place_is_drawn_by_chance_and_never_twice_and_a_list_is_dropped_when_all_in_it_has_ended() {
    let mut town = Town::founded(NOON, &[("鲁L12345", "zhang")]);
    let mut office = open(&town);
    let first = grant(&mut office, "li", town.now);
    let mut places = BTreeSet::from([(first.status.list, first.status.index)]);
    let mut ascending = 0;
    for _ in 0..30 {
        let next = grant(&mut office, "li", town.now);
        ascending += usize::from(next.status.index > *places.last().map(|(_, index)| index).unwrap());
        assert!(next.status.index < 4096 && places.insert((next.status.list, next.status.index)));
    }
    assert!(ascending < 15, "{places:?}");
    let lists = |office: &mut Office, now| {
        let (released, files) = office.release(now).unwrap();
        let lists = files.keys().filter(|name| name.starts_with("status-")).cloned().collect::<Vec<_>>();
        assert_eq!(released.lists, lists.len());
        lists
    };
    // The second is for phones: enrolments last, so they stand in a list of their own.
    assert_eq!(lists(&mut office, town.now), ["status-371100-1.cwt", "status-371100-2.cwt"]);
    // A week later another list takes what is new; the first is dropped, since nothing in it can be shown any more.
    town.later(7 * 86_400);
    let later = grant(&mut office, "li", town.now);
    assert_eq!((first.status.list, later.status.list), (1, 3));
    assert_eq!(lists(&mut office, town.now), ["status-371100-2.cwt", "status-371100-3.cwt"]);
    // A day before that, the next list was published already: whoever is the first in it can be told at once.
    town.later(6 * 86_400 + 1);
    assert_eq!(lists(&mut office, town.now).len(), 3);
    assert_eq!(grant(&mut office, "li", town.now).status.list, 3);
    town.later(86_400);
    assert_eq!(grant(&mut office, "li", town.now).status.list, 4);
}

#[test]
fn a_statement_is_kept_until_what_it_says_has_changed() {
    let mut town = Town::founded(NOON, &[("鲁L12345", "zhang")]);
    town.office("phone enrol a --holder zhang").right();
    let shown = Shown::Vehicle("鲁L12345".to_owned());
    let mut office = open(&town);
    let held = |office: &mut Office, now| -> Held { office.held("a", &shown, None, now).unwrap() };
    let first = held(&mut office, town.now);
    town.later(23 * 3600);
    assert_eq!(held(&mut office, town.now).statement, first.statement);
    // Its 24 hours are over: another statement of the same enrolment.
    town.later(3600);
    let second = held(&mut office, town.now);
    assert_ne!(second.statement, first.statement);
    assert_eq!(second.claims.status, first.claims.status);
    // An offence not yet dealt with: still normal, but it is to be said.
    office.set_states("鲁L12345", "A,G", town.now).unwrap();
    let third = held(&mut office, town.now);
    assert_eq!(third.claims.licence.states(), ["A", "G"]);
    assert_eq!(third.claims.status, first.claims.status);
}
