//! A whole story on the reference office: thirty days in which everything happens that a verifier must be able to tell
//! apart, and then phones that go on showing their codes. Time and chance are arguments; private keys lie only in the
//! office's data folder.
//!
//! `past` lets it happen, `still` is what is left of it, with what `forged` makes of a genuine download; `scene` says
//! what must come out, `exercise` how a trainer goes on with it.

mod exercise;
mod forged;
mod past;
mod scene;
mod still;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::error::OfficeError;
use super::export::ExportError;
use super::present::{Held, Shown};
use super::publish::activation;
use super::qr::{QrError, frame_png, qr_png};
use super::store::{Office, Random};
use crate::domain::Instant;
use crate::picture::PictureError;
use past::{CAR, OTHER, Past, SEIZED, SOLD, TRUCK, tell};
use still::still;

pub use exercise::{Asked, Command, Exercise, verify_line};
pub use scene::Scene;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// How long before the demo its story and its keys began.
const KEYS_SINCE: i64 = 30 * DAY;
const KEYS_FOR: i64 = 365 * DAY;
/// Pixels to a module: enough for a hand scanner at a screen.
const PIXELS: u32 = 4;
/// The plate of a forger.
const FORGED: &str = "鲁L12346";

/// Files by their path in the demo's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The clock stands before electronic licences began, or at the end of time.
    #[error("the clock says {0}")]
    Clock(Instant),
    /// The system gives no chance.
    #[error("no random numbers: {0}")]
    Chance(#[from] io::Error),
    /// The office.
    #[error("{0}")]
    Office(#[from] OfficeError),
    /// A symbol.
    #[error("{0}")]
    Qr(#[from] QrError),
    /// A picture's file.
    #[error("{0}")]
    Export(#[from] ExportError),
}

impl From<PictureError> for DemoError {
    fn from(error: PictureError) -> Self {
        OfficeError::from(error).into()
    }
}

/// A demo to be, of which nothing exists yet.
pub struct Plan {
    now: Instant,
    random: Random,
    name: [u8; 8],
}

/// What the story is told with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// When the demo was made.
    pub made: Instant,
    /// The number of the live grant of the car.
    pub grant: i64,
    /// The number of the driver's grant.
    pub driver: i64,
    /// The number of the grant that was ended.
    pub ended: i64,
    /// The plate of the owner's car.
    pub car: &'static str,
    /// The same with one digit changed.
    pub forged: &'static str,
    /// The plate of the organisation's vehicle.
    pub truck: &'static str,
    /// The plate of the car that was transferred.
    pub sold: &'static str,
    /// The plate of the car that was seized.
    pub seized: &'static str,
    /// The plate of the car on whose picture another code is pasted.
    pub other: &'static str,
}

/// A demo with its phones. What the phones show is renewed from it.
pub struct Demo {
    office: Office,
    facts: Facts,
    phones: [(Scene, &'static str, Screen); 6],
    still: Files,
}

/// Where a phone has from what it shows.
enum Screen {
    /// It asks the office, which may refuse.
    Asks(Shown),
    /// It has no network, and shows what it has.
    Keeps(Box<Held>),
}

impl Plan {
    /// Whether there can be a demo now, and what it will be called.
    ///
    /// # Errors
    /// [`DemoError::Clock`], [`DemoError::Chance`].
    pub fn new(now: Instant, random: Random) -> Result<Self, DemoError> {
        if now.plus(-KEYS_SINCE) < activation().start() || now.plus(KEYS_FOR) == Instant::MAX {
            return Err(DemoError::Clock(now));
        }
        let mut name = [0; 8];
        random(&mut name)?;
        Ok(Plan { now, random, name })
    }

    /// What tells it from any other demo.
    pub fn name(&self) -> String {
        super::hex(&self.name)
    }

    /// Makes it: the office in a folder that does not exist or is empty, and what it publishes in another.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn make(self, office: &Path, trust: &Path) -> Result<Demo, DemoError> {
        let past = tell(office, self.now, self.random)?;
        let still = still(&past, self.random)?;
        let Past { mut office, grant, driver, ended, kept, .. } = past;
        office.publish(trust, self.now)?;
        let vehicle = |plate: &str| Screen::Asks(Shown::Vehicle(plate.to_owned()));
        let phones = [
            (Scene::Presentation, "zhang", vehicle(CAR)),
            (Scene::Grant, "li", Screen::Asks(Shown::Grant(grant))),
            (Scene::Organisation, "wu", vehicle(TRUCK)),
            (Scene::Driver, "li", Screen::Asks(Shown::Grant(driver))),
            (Scene::NewOwner, "zhang", vehicle(SOLD)),
            (Scene::Ended, "li", Screen::Keeps(Box::new(kept))),
        ];
        Ok(Demo { office, facts: facts(self.now, [grant, driver, ended]), phones, still })
    }
}

impl Demo {
    /// What its story is told with.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// When its phones stop.
    pub fn until(&self) -> Instant {
        self.facts.made.plus(DAY)
    }

    /// All its files, with what the phones show when it is made.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn files(&mut self) -> Result<Files, DemoError> {
        let mut files = self.renewed(self.facts.made)?;
        files.extend(std::mem::take(&mut self.still));
        Ok(files)
    }

    /// The files that are others at every instant: what the phones show, and the frame of a camera before the owner's.
    /// Where the office refuses, as it does once a grant was ended, there are none: a phone that asks has nothing new to
    /// show.
    ///
    /// # Errors
    /// [`DemoError`].
    pub fn renewed(&mut self, at: Instant) -> Result<Files, DemoError> {
        let mut files = Files::new();
        for (scene, phone, screen) in &self.phones {
            let code = match shown(&mut self.office, phone, screen, at) {
                Err(OfficeError::Denied(_)) => continue,
                code => code?,
            };
            if *scene == Scene::Presentation {
                files.insert("phone/frame.png".to_owned(), frame_png(&code)?);
            }
            add(&mut files, *scene, &code, qr_png(&[&code], PIXELS)?);
        }
        Ok(files)
    }
}

/// The code that a phone shows.
fn shown(office: &mut Office, phone: &str, screen: &Screen, at: Instant) -> Result<String, OfficeError> {
    let key = office.phone_key(phone)?;
    match screen {
        Screen::Asks(shown) => Ok(office.held(phone, shown, None, at)?.code(&key, at)),
        Screen::Keeps(held) => Ok(held.code(&key, at)),
    }
}

fn facts(made: Instant, [grant, driver, ended]: [i64; 3]) -> Facts {
    let (car, truck, sold, seized, other) = (CAR, TRUCK, SOLD, SEIZED, OTHER);
    Facts { made, grant, driver, ended, car, forged: FORGED, truck, sold, seized, other }
}

fn add(files: &mut Files, scene: Scene, code: &str, picture: Vec<u8>) {
    files.insert(format!("{}.png", scene.name()), picture);
    if !scene.is_picture_alone() {
        files.insert(format!("{}.txt", scene.name()), format!("{code}\n").into_bytes());
    }
}
