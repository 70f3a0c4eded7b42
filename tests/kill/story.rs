use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;

use crate::office::{Office, Order, Run, Target, shim};
use crate::points::{Point, plan};
use crate::state::{Grants, State};
use crate::trust;

/// Kills of each of the three commands.
const KILLS: usize = 100;
/// Of these, the last while somebody else has the database open: then it is not tidied up at the end of a command.
const ACCOMPANIED: usize = 20;
/// Grants at the beginning: more are ended before they die than are given.
const STOCK: usize = 16;
/// How often what follows a kill is every command, and not publishing alone.
const THOROUGH: usize = 20;

/// Vehicles and their owners' persons; whom they are granted to. Three persons, so no grant is refused.
const VEHICLES: [(&str, &str); 5] = [
    ("鲁L12345", "zhang"),
    ("鲁L23456", "wang"),
    ("鲁L88001", "zhou"),
    ("鲁L55555", "feng"),
    ("鲁L78901", "smith"),
];
const GRANTEES: [&str; 3] = ["li", "sun", "zhao"];

#[test]
fn killed_300_times_the_office_loses_nothing() {
    let Some(shim) = shim() else { return };
    // In memory where that can be: a kill loses nothing of a file system's, so waiting for a disk would show nothing.
    let parent = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut story = Story::begin(Office { root: parent.path().join("office"), shim, until: String::new() });
    let grant = story.next_grant();
    let publish = Target::ALL.map(Order::Publish);
    let plans =
        [&[grant][..], &[story.next_end()], &publish].map(|orders| plan(&story.office, orders, KILLS));
    for turn in 0..KILLS {
        if turn == KILLS - ACCOMPANIED {
            story.accompany();
        }
        for plan in &plans {
            story.kill(&plan[turn]);
        }
    }
    story.end();
}

struct Story {
    office: Office,
    copy: PathBuf,
    known: State,
    /// What the office knew at each release.
    releases: BTreeMap<u64, Grants>,
    /// The newest release seen in each folder.
    seen: BTreeMap<&'static str, u64>,
    granted: usize,
    /// Somebody else who has the database open.
    other: Option<Connection>,
    /// Kills by what they hit, and runs that ended before they reached their point.
    kills: BTreeMap<String, usize>,
    torn: usize,
    spared: usize,
}

impl Story {
    /// A new office with licensed vehicles, some grants and a release.
    fn begin(mut office: Office) -> Self {
        fs::create_dir_all(office.root.join("public")).unwrap();
        office.do_it(&["init", "--insecure-test-keys", "--seed"]);
        for (plate, by) in VEHICLES {
            office.do_it(&["apply", "--vehicle", plate, "--by", by]);
        }
        for target in [Target::Trust, Target::Slow] {
            office.do_it(&["publish", office.folder(target).to_str().unwrap()]);
        }
        let (_, release) = trust::release(&office.folder(Target::Trust)).unwrap();
        // Within any calendar, and after the end of the test.
        office.until = release.published.day().plus(3).to_string();
        let mut story = Story {
            copy: office.root.with_file_name("copy"),
            known: State::of(&office.data()),
            releases: BTreeMap::new(),
            seen: BTreeMap::new(),
            granted: 0,
            other: None,
            kills: BTreeMap::new(),
            torn: 0,
            spared: 0,
            office,
        };
        for _ in 0..STOCK {
            let order = story.next_grant();
            story.run(&order, &Point::never());
        }
        for target in [Target::Trust, Target::Slow] {
            story.run(&Order::Publish(target), &Point::never());
        }
        story
    }

    fn next_grant(&mut self) -> Order {
        let (plate, by) = VEHICLES[self.granted % VEHICLES.len()];
        let to = GRANTEES[self.granted % GRANTEES.len()];
        self.granted += 1;
        Order::Grant { plate, by, to }
    }

    /// The end of the oldest live grant; if there is none, one is given.
    fn next_end(&mut self) -> Order {
        let live = |grants: &Grants| grants.iter().find(|(_, grant)| !grant.is_ended).map(|(id, _)| *id);
        let grant = live(&self.known.grants).unwrap_or_else(|| {
            let order = self.next_grant();
            self.run(&order, &Point::never());
            live(&self.known.grants).unwrap()
        });
        let plate = &self.known.grants[&grant].plate;
        let by = VEHICLES.iter().find(|(known, _)| known == plate).unwrap().1;
        Order::End { grant, by }
    }

    fn accompany(&mut self) {
        let other = Connection::open(self.office.data().join("office.db")).unwrap();
        let _: u64 = other.query_row("SELECT sequence FROM authority", [], |row| row.get(0)).unwrap();
        self.other = Some(other);
    }

    /// Kills a command of a kind at a point, on what the last one left.
    fn kill(&mut self, (kind, point): &(Order, Point)) {
        let mut point = point.clone();
        loop {
            let order = match kind {
                Order::Grant { .. } => self.next_grant(),
                Order::End { .. } => self.next_end(),
                Order::Publish(_) => kind.clone(),
            };
            let run = self.run(&order, &point);
            if run.is_killed {
                let what = match run.calls.last() {
                    Some((kind, path)) if point.kind != Point::ANSWER => {
                        let name = path.rsplit('/').next().unwrap();
                        let name = if path.contains(".unfinished/") { "a file of a release" } else { name };
                        format!("{kind} {name}")
                    }
                    _ => point.kind.clone(),
                };
                *self.kills.entry(what).or_default() += 1;
                self.torn += usize::from(point.is_torn());
                return;
            }
            self.spared += 1;
            // Accompanied, a command has fewer calls, and some not at all.
            if self.other.is_some() && !run.calls.iter().any(|(kind, _)| *kind == point.kind) {
                point.kind = Point::DATA.to_owned();
            }
            point = point.within(&run);
        }
    }

    /// Runs an order, and looks at all that it left.
    fn run(&mut self, order: &Order, point: &Point) -> Run {
        if *order == Order::Publish(Target::Fresh) {
            let _ = fs::remove_dir_all(self.office.folder(Target::Fresh));
            self.seen.remove(Target::Fresh.name());
        }
        let run = self.office.run(order, point);
        let later = match &self.other {
            None => State::of(&self.office.copy(&self.copy).data()),
            Some(other) => State::read(other),
        };
        let is_changed = self.known.is_changed(order, &later);
        // What was said is so.
        assert!(is_changed || (run.is_killed && run.answer.is_empty()), "{order:?} {point:?} {run:?}");
        if later.sequence > self.known.sequence {
            self.releases.insert(later.sequence, later.grants.clone());
        }
        self.known = later;
        for target in Target::ALL {
            self.look_at(target);
        }
        if let (Order::Publish(target), false) = (order, run.answer.is_empty()) {
            assert_eq!(self.seen[target.name()], self.known.sequence, "{point:?}");
        }
        self.go_on(order, &run);
        run
    }

    /// What a verifier would read at this moment.
    fn look_at(&mut self, target: Target) {
        let folder = self.office.folder(target);
        let Some(read) = trust::release(&folder) else {
            // Where folders cannot be swapped there is none for a moment.
            assert!(target != Target::Trust, "no {}", folder.display());
            return;
        };
        let sequence = read.1.sequence;
        assert!(sequence <= self.known.sequence, "{} of {}", sequence, self.known.sequence);
        let seen = self.seen.insert(target.name(), sequence).unwrap_or_default();
        assert!(seen <= sequence, "{seen} became {sequence} in {}", folder.display());
        // Before the first kill, releases are not remembered.
        if let Some(grants) = self.releases.get(&sequence) {
            trust::check(&folder, &read, grants);
        }
    }

    /// What follows works on a copy: whatever was left behind stays in the way of the next kill.
    fn go_on(&mut self, order: &Order, run: &Run) {
        let mut then = self.known.clone();
        if self.other.is_some() && run.is_killed {
            // What was written but not announced when the command died is void for whoever has the database open, and
            // holds for whoever reads it afresh. Nobody was answered, so it may be either.
            then = State::of(&self.office.copy(&self.copy).data());
            self.known.is_changed(order, &then);
        }
        let copy = self.office.copy(&self.copy);
        let target = if let Order::Publish(target) = order { *target } else { Target::Trust };
        let mut orders = vec![Order::Publish(target)];
        if self.kills.values().sum::<usize>() % THOROUGH == 0 {
            orders.insert(0, self.next_grant());
            let live = then.grants.iter().find(|(_, grant)| !grant.is_ended && grant.plate == VEHICLES[0].0);
            orders.extend(live.map(|(id, _)| Order::End { grant: *id, by: VEHICLES[0].1 }));
        }
        for order in orders {
            copy.run(&order, &Point::never());
            let later = State::of(&copy.data());
            assert!(then.is_changed(&order, &later), "{order:?}");
            then = later;
            if let Order::Publish(target) = order {
                let folder = copy.folder(target);
                let read = trust::release(&folder).unwrap();
                assert_eq!(read.1.sequence, then.sequence);
                trust::check(&folder, &read, &then.grants);
            }
        }
    }

    /// The last release says it all.
    fn end(mut self) {
        self.other = None;
        let before = self.known.sequence;
        self.run(&Order::Publish(Target::Trust), &Point::never());
        assert_eq!(self.seen["trust"], before + 1);
        let ended = self.known.grants.values().filter(|grant| grant.is_ended).count();
        let live = self.known.grants.len() - ended;
        let kills: usize = self.kills.values().sum();
        for (what, count) in &self.kills {
            eprintln!("{count:4} {what}");
        }
        eprintln!(
            "{kills} kills, {} inside a running write; {} runs ended first; {ended} grants ended, {live} live",
            self.torn, self.spared
        );
        assert_eq!(kills, 3 * KILLS);
        assert!(self.torn * 5 >= kills * 4, "{} of {kills} inside a running write", self.torn);
        assert!(ended > 5 && live > 5, "{ended} ended, {live} live");
    }
}
