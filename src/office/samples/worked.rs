//! One worked example of each use, with its keys and bytes: section 10 of FORMAT.md.

use std::fmt::Write;

use super::SampleError;
use super::world::{World, noon};
use crate::credential::Claims;
use crate::credential::armor::armor;
use crate::domain::UseKind;
use crate::office::OfficeKey;

/// Section 10 of FORMAT.md from its marker on.
///
/// # Errors
/// [`SampleError`].
pub fn worked_examples() -> Result<String, SampleError> {
    let world = World::new()?;
    let mut out = String::new();
    let keys = [
        ("issuer", "rizhao-current", &world.current),
        ("owner's phone", "phone-owner", &world.owner_phone),
        ("grantee's phone", "phone-grantee", &world.grantee_phone),
    ];
    out.push_str(
        "Three codes of the samples in full. The private keys are worthless and lie in `tests/keys`.\n",
    );
    for (whose, name, key) in keys {
        block(&mut out, &format!("{whose}, `{name}.pem`, public key"), key.public().as_bytes());
        block(&mut out, "its kid", &key.public().id());
    }
    let made = noon().plus(-10);
    for (title, claims, phone) in [
        ("Presentation (`presentation-person`)", world.presentation(), Some(&world.owner_phone)),
        ("Grant (`grant-person`; bearer A, 11010519491231002X)", world.grant(), Some(&world.grantee_phone)),
        ("Download (`download-person`)", world.download(), None),
    ] {
        example(&mut out, &world, title, &claims, phone, made.unix());
    }
    Ok(out)
}

fn example(
    out: &mut String,
    world: &World,
    title: &str,
    claims: &Claims,
    phone: Option<&OfficeKey>,
    made: i64,
) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\n### {title}\n");
    block(out, "claims (the payload)", &claims.write());
    let statement = world.sign(claims);
    block(out, "statement, signed by the issuer", &statement);
    let mut code = statement.clone();
    if phone.is_some() {
        let kind: UseKind = claims.authorisation.use_kind();
        code = world.prove(kind, &statement, noon().plus(-10));
        block(out, &format!("live proof of p = {made} around it, signed by the phone"), &code);
    }
    let _ = write!(
        out,
        "\nText, {} characters:\n\n```text\n{}\n```\n",
        armor(&code).len(),
        wrapped(&armor(&code))
    );
}

fn block(out: &mut String, title: &str, bytes: &[u8]) {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let _ = write!(out, "\n{title}, {} bytes:\n\n```text\n{}\n```\n", bytes.len(), wrapped(&hex));
}

/// Lines of 96 characters. A line of a code's text can end in a space, which belongs to it.
fn wrapped(text: &str) -> String {
    let lines = text.as_bytes().chunks(96).map(|line| String::from_utf8_lossy(line).into_owned());
    lines.collect::<Vec<_>>().join("\n")
}
