use flate2::{Compress, Compression, FlushCompress, Status};
use yanzheng::credential::{Fault, MAX_PACKED, MAX_UNPACKED, StatusList, StatusRef, TYP_STATUS_LIST, ToSign};
use yanzheng::domain::StatusGap;
use yanzheng::trust::{
    ListFault, LoadNote, MAX_ENTRIES, MAX_LISTS, MAX_TOTAL, StatusAnswer, Trust, TrustError,
};

use crate::common::tree::Tree;
use crate::common::{NBF, at, issuer, public, signed};
use crate::folder::{Folder, list, sealed};

const NAME: &str = "status-371100-1.cwt";
const STATUS_LIST: i64 = 65_533;

fn answer(trust: &Trust, list: u32) -> StatusAnswer {
    trust.status(crate::folder::id("371100"), StatusRef { list, index: 0 }, at(NBF), at(NBF))
}

/// Checks that these bytes in place of a list are left out, and nothing else.
#[track_caller]
fn left_out(folder: &Folder, bytes: &[u8]) -> ListFault {
    folder.put(NAME, bytes);
    let (trust, fault) = folder.without_list(NAME);
    assert_eq!(answer(&trust, 1), StatusAnswer::Unknown(StatusGap::NoList), "{fault}");
    assert!(!trust.is_empty());
    fault
}

/// A list whose `lst` is this, signed as it should be.
fn with_lst(packed: Vec<u8>) -> Vec<u8> {
    let mut payload = Tree::of(&list(vec![0]).write());
    let inner = payload.at(STATUS_LIST).with(Tree::text("lst"), Tree::Bytes(packed));
    let payload = payload.with(Tree::Int(STATUS_LIST), inner);
    let header = Tree::map([
        (Tree::Int(1), Tree::Int(-19)),
        (Tree::Int(4), Tree::Bytes(public(&issuer()).id().to_vec())),
        (Tree::Int(16), Tree::text(TYP_STATUS_LIST)),
    ]);
    signed(&ToSign::raw(header.encode(), payload.encode()), &issuer())
}

#[test]
fn no_bit_of_a_list_can_be_turned() {
    let folder = Folder::issuers();
    let good = sealed(&StatusList { expires: Some(at(NBF + 1)), ..list(vec![0b11_10_01_00, 7]) }, &issuer());
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        left_out(&folder, &bad);
    }
    folder.put(NAME, &good);
    assert_eq!(answer(&folder.trust(), 1), StatusAnswer::Clear { listed: at(NBF) });
}

#[test]
fn a_list_is_whole_and_nothing_follows_it() {
    let folder = Folder::issuers();
    let good = sealed(&list(vec![0b11_10_01_00, 7]), &issuer());
    for length in 0..good.len() {
        assert!(matches!(left_out(&folder, &good[..length]), ListFault::Form(_)), "{length} bytes");
    }
    for more in [&[0][..], b"\n", &good] {
        let longer = [&good[..], more].concat();
        assert!(matches!(left_out(&folder, &longer), ListFault::Form(_)));
    }
}

#[test]
fn a_bomb_does_not_go_off() {
    // Zeros, flushed so that what they pack to can be repeated: 12 GiB in 12 MiB.
    let mut encoder = Compress::new(Compression::best(), true);
    let zeros = vec![0; 1 << 20];
    let mut packed = Vec::with_capacity(1 << 16);
    assert_eq!(encoder.compress_vec(&zeros, &mut packed, FlushCompress::Full).unwrap(), Status::Ok);
    let first = packed.len();
    // compress_vec writes into what was reserved.
    assert_eq!(encoder.compress_vec(&zeros, &mut packed, FlushCompress::Full).unwrap(), Status::Ok);
    let block = packed[first..].to_vec();
    assert!((500..2_000).contains(&block.len()), "{} bytes of a MiB of zeros", block.len());
    packed.extend(std::iter::repeat_n(block, 12 << 10).flatten());
    let bytes = with_lst(packed);
    assert!(bytes.len() < MAX_PACKED, "{}", bytes.len());

    match left_out(&Folder::issuers(), &bytes) {
        ListFault::Form(error) => assert_eq!(error.fault, Fault::Compression),
        other => panic!("{other:?}"),
    }
    // The most that this process ever held, all its tests together.
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let kib: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kib < 4 << 20, "{kib} KiB");
    }
}

#[test]
fn a_packed_list_has_at_most_16_mib() {
    assert_eq!(MAX_PACKED, 16_777_216);
    let folder = Folder::issuers();
    // What does not pack stays as large as it is.
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(MAX_PACKED - 100_000)
    .collect();
    let most = sealed(&list(noise), &issuer());
    assert!((MAX_PACKED - 100_000..=MAX_PACKED).contains(&most.len()), "{}", most.len());
    folder.put(NAME, &most);
    folder.trust();

    let filled = |bytes: usize| [&most[..], &vec![0; bytes - most.len()]].concat();
    assert!(matches!(left_out(&folder, &filled(MAX_PACKED)), ListFault::Form(_)));
    assert_eq!(left_out(&folder, &filled(MAX_PACKED + 1)), ListFault::TooLarge);
}

#[test]
fn a_list_is_a_regular_file() {
    let folder = Folder::issuers();
    folder.list(&StatusList { number: 2, ..list(vec![1]) }, &issuer());
    folder.put("elsewhere", sealed(&list(vec![0]), &issuer()));
    let left_out = || {
        let (trust, fault) = folder.without_list(NAME);
        assert_eq!(fault, ListFault::NotAFile);
        assert_eq!(answer(&trust, 1), StatusAnswer::Unknown(StatusGap::NoList));
        assert_eq!(answer(&trust, 2), StatusAnswer::Revoked { listed: at(NBF) });
    };
    std::fs::create_dir(folder.path(NAME)).unwrap();
    left_out();
    #[cfg(unix)]
    {
        std::fs::remove_dir(folder.path(NAME)).unwrap();
        for target in ["elsewhere", "nowhere", "/dev/zero"] {
            std::os::unix::fs::symlink(target, folder.path(NAME)).unwrap();
            left_out();
            std::fs::remove_file(folder.path(NAME)).unwrap();
        }
        folder.pipe(NAME);
        left_out();
    }
}

#[test]
fn all_lists_together_have_a_bound() {
    assert_eq!((MAX_UNPACKED, MAX_TOTAL), (33_554_432, 268_435_456));
    let folder = Folder::issuers();
    for number in 1..=8 {
        folder.list(&StatusList { number, ..list(vec![0; MAX_UNPACKED]) }, &issuer());
    }
    folder.list(&StatusList { number: 9, ..list(vec![]) }, &issuer());
    let trust = folder.trust();
    assert!((1..=8).all(|number| answer(&trust, number) == StatusAnswer::Clear { listed: at(NBF) }));
    drop(trust);
    folder.list(&StatusList { number: 9, ..list(vec![0]) }, &issuer());
    let (trust, fault) = folder.without_list("status-371100-9.cwt");
    assert_eq!(fault, ListFault::TooMuch);
    assert_eq!(answer(&trust, 8), StatusAnswer::Clear { listed: at(NBF) });
    assert_eq!(answer(&trust, 9), StatusAnswer::Unknown(StatusGap::NoList));
}

#[test]
fn lists_are_counted() {
    let folder = Folder::issuers();
    // Four digits each, so that names and numbers have one order.
    let last = 1_000 + u32::try_from(MAX_LISTS).unwrap();
    for number in 1_000..last {
        folder.list(&StatusList { number, ..list(vec![0]) }, &issuer());
    }
    let trust = folder.trust();
    assert_eq!(answer(&trust, last - 1), StatusAnswer::Clear { listed: at(NBF) });
    for number in [last, last + 1] {
        folder.list(&StatusList { number, ..list(vec![0]) }, &issuer());
    }
    let (trust, notes) = folder.read().unwrap();
    let too_many =
        |number| LoadNote::List { file: format!("status-371100-{number}.cwt"), fault: ListFault::TooMany };
    assert_eq!(notes, [too_many(last), too_many(last + 1)]);
    assert_eq!(answer(&trust, last - 1), StatusAnswer::Clear { listed: at(NBF) });
    assert_eq!(answer(&trust, last), StatusAnswer::Unknown(StatusGap::NoList));
}

#[test]
fn entries_are_counted() {
    let folder = Folder::issuers();
    for number in 1..MAX_ENTRIES {
        folder.put(&format!("other-{number}"), []);
    }
    folder.trust();
    folder.put("one-more", []);
    assert!(matches!(folder.error(), TrustError::TooManyEntries { .. }));
}
