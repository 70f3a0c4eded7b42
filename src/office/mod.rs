//! The reference issuer: the whole other side of the counter, on one data folder.
//!
//! `register` holds persons, organisations and vehicles → `application` issues an electronic licence → `present`,
//! `grant` and `download` use it, each by a `statement` that `keyring` signs, at a place of `places` → `consequence`
//! ends what no longer holds → `release` publishes what a verifier trusts. `demo` tells it all as a story; `samples`
//! are what the verifier is tested with.

mod application;
mod authorisation;
mod consequence;
mod demo;
mod download;
mod error;
mod example;
mod export;
mod grant;
mod issue;
mod keyring;
mod keys;
mod phone;
mod places;
mod present;
mod publish;
mod qr;
mod register;
mod release;
pub mod samples;
mod statement;
mod store;

// The data folder.
pub use error::{Denied, Ending, Kind, MAX_GRANTEES, OfficeError};
pub use store::{Authority, Office, Passphrase, Protection, Random};

// The register.
pub use register::{
    Imported, MAX_ID_CHARS, MAX_IMPORT_BYTES, MAX_ROWS, Party, Person, RowFault, Shape, Table, Vehicle,
    field_value,
};

// The life of a licence.
pub use application::{Batch, rollout, rollout_day};
pub use authorisation::Authorised;
pub use consequence::Ended;
pub use download::{Downloaded, Downloader};
pub use grant::Grantee;
pub use phone::Phone;
pub use present::{Held, RENEWED_AFTER, Shown};
pub use publish::demo_names;
pub use release::Released;

// Signing.
pub use issue::{Refusal, issue, prove, publish_list};
pub use keyring::{Compromised, Signer, hex, parse_uses, take_in};
pub use keys::{MAX_PEM, OfficeKey, PemError, test_key};

// Drawing.
pub use export::{ExportError, PictureFormat, export};
pub use qr::{QrError, frame_png, qr_frames, qr_modules, qr_png};

// A live demo.
pub use demo::{Asked, Command, Demo, DemoError, Exercise, Facts, Files, Plan, Scene, verify_line};
