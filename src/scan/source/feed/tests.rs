//! Fake sources that stall, fail, panic or hang where a script says so. What hangs does so on a gate that the test
//! opens, never for a length of time.

use std::collections::VecDeque;
use std::sync::Condvar;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::domain::Instant;
use crate::scan::Luma;
use crate::scan::source::{FrameFormat, Source};

/// How long what is to stall is waited for.
const SHORT: Duration = Duration::from_millis(50);

/// Long enough for any machine; nothing waits so long unless it fails.
const LONG: Duration = Duration::from_secs(60);

/// Shut until it is opened; whoever comes meanwhile is counted.
#[derive(Clone, Default)]
struct Gate(Arc<(Mutex<(bool, usize)>, Condvar)>);

impl Gate {
    fn pass(&self) {
        let mut state = self.0.0.lock().unwrap();
        state.1 += 1;
        self.0.1.notify_all();
        while !state.0 {
            state = self.0.1.wait(state).unwrap();
        }
    }

    fn open(&self) {
        self.0.0.lock().unwrap().0 = true;
        self.0.1.notify_all();
    }

    /// Waits until somebody stands at the gate.
    fn reached(&self) {
        let mut state = self.0.0.lock().unwrap();
        while state.1 == 0 {
            state = self.0.1.wait_timeout(state, LONG).unwrap().0;
        }
    }
}

#[derive(Clone)]
enum Step {
    Frame(u8),
    Fail(SourceError),
    Panic,
    Wait(Gate),
}

/// What an opening does, and then each call for a frame; the last opening is that of all that follow.
#[derive(Clone)]
struct Opening {
    opening: Vec<Step>,
    frames: Vec<Step>,
}

fn opens<const N: usize>(frames: [Step; N]) -> Opening {
    Opening { opening: vec![], frames: frames.into() }
}

fn fails(error: SourceError) -> Opening {
    Opening { opening: vec![Step::Fail(error)], frames: vec![] }
}

#[derive(Clone, Default)]
struct Counts {
    opened: Arc<AtomicUsize>,
    dropped: Arc<AtomicUsize>,
}

struct Fake {
    steps: VecDeque<Step>,
    dropped: Arc<AtomicUsize>,
}

fn play(steps: &mut VecDeque<Step>) -> Result<Option<Luma>, SourceError> {
    while let Some(step) = steps.pop_front() {
        match step {
            Step::Frame(value) => return Ok(Luma::new(1, 1, vec![value])),
            Step::Fail(error) => return Err(error),
            Step::Panic => panic!("on purpose"),
            Step::Wait(gate) => gate.pass(),
        }
    }
    Ok(None)
}

impl Source for Fake {
    fn description(&self) -> Description {
        Description { name: "fake".into(), width: 1, height: 1, format: FrameFormat::Grey }
    }

    fn frame(&mut self) -> Result<Luma, SourceError> {
        play(&mut self.steps)?.ok_or(SourceError::Gone)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.dropped.fetch_add(1, Ordering::SeqCst);
    }
}

fn script(openings: Vec<Opening>) -> (Opener, Counts) {
    let counts = Counts::default();
    let (openings, counted) = (Mutex::new(VecDeque::from(openings)), counts.clone());
    let opener: Opener = Arc::new(move || {
        counted.opened.fetch_add(1, Ordering::SeqCst);
        let opening = {
            let mut openings = openings.lock().unwrap();
            if openings.len() > 1 { openings.pop_front().unwrap() } else { openings[0].clone() }
        };
        play(&mut opening.opening.into())?;
        Ok(Box::new(Fake { steps: opening.frames.into(), dropped: counted.dropped.clone() }))
    });
    (opener, counts)
}

fn noon() -> Instant {
    Instant::parse("2026-11-22T12:00:00+08:00").unwrap()
}

/// A feed whose stuck threads are not those of other tests. Where a frame is to come, its patience must be long: on a
/// loaded machine an honest thread may not run for a second. What is to stall is given a short one then.
fn feed(opener: Opener, stall: Duration) -> Feed {
    beside(Box::leak(Box::new(Stuck::none())), opener, stall)
}

fn beside(stuck: &'static Stuck, opener: Opener, stall: Duration) -> Feed {
    Feed::beside(stuck, opener, Clock::at(noon()), Patience { stall, retry: Duration::from_millis(2) })
}

/// What an event is, without what differs from run to run.
fn told(event: Option<FeedEvent>) -> String {
    match event {
        Some(FeedEvent::Opened(description)) => format!("opened {}", description.name),
        Some(FeedEvent::Frame(frame)) => format!("frame {} is {}", frame.number, frame.luma.pixels()[0]),
        Some(FeedEvent::Stalled { .. }) => "stalled".into(),
        Some(FeedEvent::Lost(error)) => format!("lost: {error}"),
        None => "nothing".into(),
    }
}

fn assert_told<const N: usize>(feed: &mut Feed, expected: [&str; N]) {
    for expected in expected {
        assert_eq!(told(feed.next(LONG)), expected);
    }
}

/// Waits for a count without asking the feed.
fn until(count: &AtomicUsize, wanted: usize) {
    let begun = Tick::now();
    while count.load(Ordering::SeqCst) < wanted {
        assert!(begun.elapsed() < LONG, "{wanted} never came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn the_newest_frame_wins() {
    let (gate, more) = (Gate::default(), Gate::default());
    let frames = [
        Step::Frame(1),
        Step::Frame(2),
        Step::Frame(3),
        Step::Wait(gate.clone()),
        Step::Frame(4),
        Step::Wait(more),
    ];
    let mut feed = feed(script(vec![opens(frames)]).0, LONG);
    gate.reached();
    assert_told(&mut feed, ["opened fake"]);
    let Some(FeedEvent::Frame(frame)) = feed.next(LONG) else { panic!("a frame") };
    assert_eq!((frame.number, frame.luma.pixels(), frame.at), (3, &[3][..], noon()));
    assert_eq!(feed.next(Duration::ZERO), None);
    assert_eq!(feed.next(Duration::from_millis(5)), None);
    gate.open();
    assert_told(&mut feed, ["frame 4 is 4"]);
}

#[test]
fn unplugged_is_said_once_and_plugged_in_works_again() {
    let last = opens([Step::Frame(2), Step::Wait(Gate::default())]);
    let none = || fails(SourceError::NotFound(0));
    let unplugged = opens([Step::Frame(1), Step::Fail(SourceError::Gone)]);
    let (opener, counts) = script(vec![unplugged, none(), none(), none(), last]);
    let mut feed = feed(opener, LONG);
    assert_told(&mut feed, ["opened fake", "frame 1 is 1", "lost: the camera is gone", "lost: no camera 0"]);
    assert_told(&mut feed, ["opened fake", "frame 2 is 2"]);
    assert_eq!((counts.opened.load(Ordering::SeqCst), counts.dropped.load(Ordering::SeqCst)), (5, 1));
}

#[test]
fn what_opens_and_fails_at_once_each_time_is_said_once() {
    let (opener, counts) = script(vec![opens([Step::Fail(SourceError::Gone)])]);
    let mut feed = feed(opener, LONG);
    assert_told(&mut feed, ["lost: the camera is gone"]);
    while counts.opened.load(Ordering::SeqCst) < 5 {
        assert_eq!(feed.next(Duration::from_millis(2)), None);
    }
}

#[test]
fn a_source_that_stalls_is_left_alone_and_opened_anew() {
    let gate = Gate::default();
    let stalls = opens([Step::Frame(1), Step::Wait(gate.clone()), Step::Frame(99)]);
    let (opener, counts) = script(vec![stalls, opens([Step::Frame(2), Step::Wait(Gate::default())])]);
    let mut feed = feed(opener, LONG);
    assert_told(&mut feed, ["opened fake", "frame 1 is 1"]);
    feed.patience.stall = SHORT;
    let Some(FeedEvent::Stalled { silent }) = feed.next(LONG) else { panic!("a stall") };
    assert!(silent >= SHORT, "{silent:?}");
    feed.patience.stall = LONG;
    assert_told(&mut feed, ["opened fake", "frame 2 is 2"]);
    // What wakes finds that it is not wanted: its source is dropped, its frame seen by nobody.
    gate.open();
    until(&counts.dropped, 1);
    assert!(!told(feed.next(Duration::ZERO)).contains("99"));
}

#[test]
fn an_opening_that_hangs_is_a_stall() {
    let gate = Gate::default();
    let hangs = Opening { opening: vec![Step::Wait(gate.clone())], frames: vec![] };
    let opener = script(vec![hangs, opens([Step::Frame(1), Step::Wait(Gate::default())])]).0;
    let mut feed = feed(opener, SHORT);
    gate.reached();
    assert_told(&mut feed, ["stalled"]);
    feed.patience.stall = LONG;
    assert_told(&mut feed, ["opened fake", "frame 1 is 1"]);
}

#[test]
fn threads_that_are_stuck_are_bounded_and_their_places_free_again() {
    let gate = Gate::default();
    let hangs = Opening { opening: vec![Step::Wait(gate.clone())], frames: vec![Step::Frame(7)] };
    let (opener, counts) = script(vec![hangs]);
    let mut feed = feed(opener, SHORT);
    assert_told(&mut feed, ["stalled", "lost: 4 attempts still wait for a camera that does not answer"]);
    until(&counts.opened, MAX_STUCK);
    assert_eq!(feed.next(SHORT), None);
    assert_eq!(counts.opened.load(Ordering::SeqCst), MAX_STUCK);
    feed.patience.stall = LONG;
    gate.open();
    assert_told(&mut feed, ["opened fake", "frame 1 is 7"]);
    assert!(counts.opened.load(Ordering::SeqCst) > MAX_STUCK);
}

/// A device that one at a time can open, which stalls behind its first frame until the gate is opened.
fn shared(gate: &Gate) -> Opener {
    let (inner, counts) = script(vec![opens([Step::Frame(1), Step::Wait(gate.clone())])]);
    let held = AtomicUsize::new(0);
    Arc::new(move || {
        if held.load(Ordering::SeqCst) > counts.dropped.load(Ordering::SeqCst) {
            return Err(SourceError::Busy);
        }
        held.fetch_add(1, Ordering::SeqCst);
        inner()
    })
}

#[test]
fn busy_because_of_our_own_stuck_thread_is_a_stall_that_goes_on() {
    let gate = Gate::default();
    let mut feed = feed(shared(&gate), LONG);
    assert_told(&mut feed, ["opened fake", "frame 1 is 1"]);
    feed.patience.stall = SHORT;
    assert_told(&mut feed, ["stalled"]);
    feed.patience.stall = LONG;
    assert_eq!(feed.next(SHORT), None);
    gate.open();
    assert_told(&mut feed, ["opened fake", "frame 2 is 1"]);
}

#[test]
fn busy_because_of_a_feed_that_was_dropped_is_said_as_a_stall() {
    let (gate, stuck) = (Gate::default(), Box::leak(Box::new(Stuck::none())));
    let opener = shared(&gate);
    let mut first = beside(stuck, opener.clone(), LONG);
    assert_told(&mut first, ["opened fake", "frame 1 is 1"]);
    gate.reached();
    drop(first);
    let mut second = beside(stuck, opener, LONG);
    assert_eq!(second.next(SHORT), None);
    second.patience.stall = SHORT;
    assert_told(&mut second, ["stalled"]);
    second.patience.stall = LONG;
    gate.open();
    assert_told(&mut second, ["opened fake", "frame 1 is 1"]);
}

#[test]
fn busy_because_of_another_program_is_said() {
    let mut feed = feed(script(vec![fails(SourceError::Busy)]).0, LONG);
    assert_told(&mut feed, ["lost: the camera is in use"]);
}

#[test]
fn a_panic_is_a_source_that_is_lost() {
    let opening = Opening { opening: vec![Step::Panic], frames: vec![] };
    let last = opens([Step::Frame(2), Step::Wait(Gate::default())]);
    let mut feed = feed(script(vec![opening, opens([Step::Frame(1), Step::Panic]), last]).0, LONG);
    let lost = "lost: the driver stopped: on purpose";
    assert_told(&mut feed, [lost, "opened fake", "frame 1 is 1", lost, "opened fake", "frame 2 is 2"]);
}

#[test]
fn a_feed_that_is_dropped_waits_for_nobody_and_its_thread_ends() {
    let gate = Gate::default();
    let (opener, counts) = script(vec![opens([Step::Frame(1), Step::Wait(gate.clone()), Step::Frame(2)])]);
    let feed = feed(opener, LONG);
    gate.reached();
    // Would never return if it waited.
    drop(feed);
    assert_eq!(counts.dropped.load(Ordering::SeqCst), 0);
    gate.open();
    until(&counts.dropped, 1);
}
