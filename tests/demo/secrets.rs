use std::io;

use yanzheng::domain::Clock;
use yanzheng::office::OfficeKey;

use crate::office::{at, demo, files, run, seeds};

const NOW: &str = "2026-11-25 15:20:11";

/// Bytes as base64 holds them somewhere inside: at each of the three places where they can begin.
fn base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let letter = |six: &[u8]| ALPHABET[six.iter().fold(0, |value, bit| value << 1 | usize::from(*bit))];
    [0, 4, 2].map(|skipped| bits[skipped..].chunks_exact(6).map(letter).collect()).to_vec()
}

#[test]
fn private_keys_lie_in_the_office_alone_and_only_its_owner_reads_them() {
    let (_parent, folder) = demo(NOW);
    let (seeds, files) = (seeds(), files(&folder));
    // Two of the office, three of phones, and a stranger's, which is nowhere.
    assert_eq!(seeds.len(), 6);
    assert!(files.len() > 50);
    // The seeds are those of the keys: the office's public halves are published.
    let issuers = std::fs::read_to_string(folder.join("trust/issuers.json")).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for seed in &seeds[..2] {
        assert!(issuers.contains(&hex(OfficeKey::from_seed(seed).unwrap().public().as_bytes())));
    }
    let mut found = 0;
    for seed in &seeds {
        let mut forms = base64(seed);
        forms.extend([seed.to_vec(), hex(seed).into_bytes(), hex(seed).to_uppercase().into_bytes()]);
        for (path, bytes) in &files {
            let bytes = match path.extension() {
                // What is inside the armor counts.
                Some(end) if end == "txt" => {
                    yanzheng::credential::unarmor(bytes.trim_ascii_end()).unwrap_or_else(|_| bytes.clone())
                }
                _ => bytes.clone(),
            };
            if forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form)) {
                let place = path.strip_prefix(&folder).unwrap();
                let private = place.starts_with("office/keys") || place.starts_with("office/phones");
                assert!(private, "{}", place.display());
                #[cfg(unix)]
                assert_eq!(mode(path), 0o600, "{}", place.display());
                found += 1;
            }
        }
    }
    assert_eq!(found, 5);
    #[cfg(unix)]
    assert_eq!(mode(&folder.join("office")), 0o700);
}

/// The rights of a file.
#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn base64_is_found_wherever_it_begins() {
    // "Yanzheng" behind nothing, one and two other bytes.
    assert_eq!(base64(b"Yanzheng")[0], b"WWFuemhlbm");
    assert!(b"eFlhbnpoZW5n".windows(10).any(|window| window == &base64(b"Yanzheng")[1][..10]));
    assert!(b"eHlZYW56aGVuZw==".windows(10).any(|window| window == &base64(b"Yanzheng")[2][..10]));
}

#[test]
fn without_chance_or_time_nothing_is_made() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("demo");
    let none = |_: &mut [u8]| Err(io::Error::other("none left"));
    let args = || ["demo".into(), folder.clone().into_os_string()];
    let answer = run(args(), Clock::at(at(NOW)), none);
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("no random numbers (none left)"), "{}", answer.err);
    for wrong in ["1970-01-01 08:00:00", "2024-12-31 23:59:59", "9999-12-30"] {
        let answer = run(args(), Clock::at(at(wrong)), crate::office::seeded);
        assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
        assert!(answer.err.contains("clock"), "{wrong}: {}", answer.err);
    }
    assert!(!folder.exists());
    assert_eq!(run(args(), Clock::at(at("2025-01-01")), crate::office::seeded).exit, 0);
}
