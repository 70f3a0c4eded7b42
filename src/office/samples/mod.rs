//! The samples: one file, one outcome. Written again, they are the same to the bit.

mod asked;
mod calendars;
mod claims;
mod content;
mod curve;
mod draft;
mod fields;
mod files;
mod folders;
mod form;
mod headers;
mod items;
mod lengths;
mod licences;
mod lists;
mod outer;
mod standing;
mod statuses;
mod times;
mod trusts;
mod uses;
mod worked;
mod world;

use std::collections::{BTreeMap, HashMap};

use sha2::{Digest, Sha256};

use super::qr::{QrError, qr_png};
use crate::check::Expectation;
use crate::credential::{CommitmentError, KeyError};
use draft::Draft;
use world::World;

pub use worked::worked_examples;

/// Why the samples could not be made; each is a fault of this program or of the machine.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A test key.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// A private key's PEM.
    #[error("{0}")]
    Pem(#[from] ed25519_dalek::pkcs8::Error),
    /// An ID commitment.
    #[error("{0}")]
    Commitment(#[from] CommitmentError),
    /// JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A symbol.
    #[error("{0}")]
    Qr(#[from] QrError),
}

/// Pixels to a module in the samples' pictures.
const PIXELS: u32 = 4;

/// Every file that the samples consist of, by its path from the root of the repository: the trust of the demo office
/// in `keys/`, its test keys in `tests/keys/`, and the samples in `samples/`.
///
/// # Errors
/// [`SampleError`].
pub fn files() -> Result<BTreeMap<String, Vec<u8>>, SampleError> {
    let world = World::new()?;
    let mut files = BTreeMap::new();
    for (path, folder) in folders::all(&world)? {
        files.extend(folder.into_iter().map(|(name, bytes)| (format!("{path}/{name}"), bytes)));
    }
    for (name, key) in world.keys() {
        files.insert(format!("tests/keys/{name}.pem"), key.to_pem()?.into_bytes());
    }
    let drafts = drafts(&world);
    let texts: HashMap<String, Vec<u8>> =
        drafts.iter().map(|draft| (draft.expectation.code.clone(), draft.text.clone())).collect();
    for Draft { name, text, mut expectation } in drafts {
        let others = expectation.others.iter().filter_map(|other| texts.get(other));
        let codes: Option<Vec<&str>> =
            std::iter::once(&text).chain(others).map(|text| std::str::from_utf8(text).ok()).collect();
        if let Some(codes) = codes.filter(|_| is_drawn(name, &expectation) && !text.is_empty()) {
            let picture = format!("{name}.png");
            files.insert(format!("samples/{picture}"), qr_png(&codes, PIXELS)?);
            expectation.picture = Some(picture);
        }
        let mut json = serde_json::to_vec_pretty(&expectation)?;
        json.push(b'\n');
        files.insert(format!("samples/{name}.json"), json);
        files.insert(format!("samples/{name}.txt"), text);
    }
    Ok(files)
}

/// Whether a sample is also a picture: the plain ones, those of several codes, and two in five of the others, told by
/// name so that a new sample changes no other.
fn is_drawn(name: &str, expectation: &Expectation) -> bool {
    let chosen = Sha256::digest(name).first().is_some_and(|byte| byte % 5 < 2);
    name.ends_with("-person") || !expectation.others.is_empty() || chosen
}

fn drafts(world: &World) -> Vec<Draft> {
    let rooms = [
        uses::drafts,
        times::drafts,
        trusts::drafts,
        standing::drafts,
        form::drafts,
        content::drafts,
        licences::drafts,
        statuses::drafts,
        calendars::drafts,
        curve::drafts,
        lengths::drafts,
        items::drafts,
        headers::drafts,
        outer::drafts,
        claims::drafts,
        fields::drafts,
        files::drafts,
        asked::drafts,
    ];
    rooms.into_iter().flat_map(|drafts| drafts(world)).collect()
}
