use sha2::{Digest, Sha256};

use crate::office::{Office, Order, Run, Target};

/// The end of one command: the n-th call of a kind below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) below: &'static str,
    pub(crate) kind: String,
    pub(crate) nth: usize,
}

impl Point {
    /// Inside a write of bytes, half of which arrive.
    pub(crate) const DATA: &'static str = "data";
    /// After it answered.
    pub(crate) const ANSWER: &'static str = "answer";

    pub(crate) fn never() -> Self {
        Point { below: "", kind: "none".to_owned(), nth: 0 }
    }

    pub(crate) fn answered() -> Self {
        Point { below: "", kind: Self::ANSWER.to_owned(), nth: 1 }
    }

    pub(crate) fn is_torn(&self) -> bool {
        self.kind == Self::DATA
    }

    /// The same for a run that had fewer of these calls than were hoped for.
    pub(crate) fn within(&self, run: &Run) -> Self {
        let count = run.calls.iter().filter(|(kind, _)| *kind == self.kind).count();
        assert!(count > 0, "no {} in {run:?}", self.kind);
        Point { nth: (self.nth - 1) % count + 1, ..self.clone() }
    }
}

/// Every point of a command, measured on a copy.
fn measured(office: &Office, order: &Order) -> Vec<Point> {
    let mut points = Vec::new();
    for below in ["data", "public"] {
        let copy = office.copy(&office.root.with_file_name("measured"));
        let run = copy.run(order, &Point { below, ..Point::never() });
        for (at, (kind, _)) in run.calls.iter().enumerate() {
            let nth = run.calls.iter().take(at + 1).filter(|(other, _)| other == kind).count();
            points.push(Point { below, kind: kind.clone(), nth });
        }
    }
    assert!(points.iter().any(Point::is_torn), "the library sees nothing");
    points
}

/// `count` kills of one kind of command: four fifths are torn writes, spread over all there are; the others are spread
/// over what else there is, and two come after the answer.
pub(crate) fn plan(office: &Office, orders: &[Order], count: usize) -> Vec<(Order, Point)> {
    let (mut torn, mut others) = (Vec::new(), Vec::new());
    for order in orders {
        for point in measured(office, order) {
            let is_torn = point.is_torn();
            // Publishing opens and closes the database as the others do, and three kinds of folder differ in little.
            let is_own = match order {
                Order::Grant { .. } | Order::End { .. } => true,
                Order::Publish(Target::Trust) => point.below == "public",
                Order::Publish(_) => point.kind == "rename",
            };
            if is_torn {
                torn.push((order.clone(), point));
            } else if is_own {
                others.push((order.clone(), point));
            }
        }
    }
    let most = count / 5;
    shuffle(&mut others);
    others.truncate(most - 2);
    let first = orders.first().unwrap();
    others.extend([(first.clone(), Point::answered()), (first.clone(), Point::answered())]);
    shuffle(&mut torn);
    let missing = count - others.len();
    let mut all: Vec<_> = torn.into_iter().cycle().take(missing).collect();
    all.append(&mut others);
    shuffle(&mut all);
    all
}

/// An order by chance, the same each time.
fn shuffle<T>(all: &mut Vec<T>) {
    let mut numbered: Vec<_> = all.drain(..).enumerate().collect();
    numbered.sort_by_key(|(number, _)| Sha256::digest(number.to_be_bytes()));
    all.extend(numbered.into_iter().map(|(_, one)| one));
}
