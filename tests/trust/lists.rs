use yanzheng::credential::{Fault, Header, StatusList, StatusRef, ToSign};
use yanzheng::domain::{Instant, Reason, StatusGap, UseKind};
use yanzheng::trust::{ListFault, StatusAnswer, Trust};

use crate::common::{NBF, at, claims, issuer, public, signed, statement, stranger};
use crate::folder::{FROM, Folder, UNTIL, id, list, numbered, sealed};

const NAME: &str = "status-371100-1.cwt";

/// The status of index 0 of list 1 of 371100 at the time of the samples.
fn first(trust: &Trust) -> StatusAnswer {
    trust.status(id("371100"), StatusRef { list: 1, index: 0 }, at(NBF), at(NBF))
}

/// Why the list is not used, checked to be used for nothing.
#[track_caller]
fn fault(folder: &Folder, name: &str) -> ListFault {
    let (trust, fault) = folder.without_list(name);
    for issuer in ["371100", "370200", "110000"] {
        let answer = trust.status(id(issuer), StatusRef { list: 1, index: 0 }, at(NBF), at(NBF));
        assert_eq!(answer, StatusAnswer::Unknown(StatusGap::NoList));
    }
    fault
}

/// The code of the reason why no key may have signed.
#[track_caller]
fn key_fault(list: &StatusList, bytes: &[u8]) -> &'static str {
    let folder = Folder::issuers();
    let name = yanzheng::trust::file_name(list.issuer, list.number);
    folder.put(&name, bytes);
    match fault(&folder, &name) {
        ListFault::Key(reason) => reason.code(),
        other => panic!("{other:?}"),
    }
}

fn issued(at: Instant) -> StatusList {
    StatusList { issued: at, ..list(vec![0]) }
}

#[test]
fn lists_of_two_issuers_may_have_one_number() {
    let folder = Folder::issuers();
    folder.list(&list(vec![0b01]), &issuer());
    let other = StatusList { issuer: id("370200"), issued: at(NBF - 1), ..list(vec![0b10]) };
    folder.list(&other, &numbered(15));
    folder.list(&StatusList { number: 2, ..list(vec![0]) }, &issuer());
    let trust = folder.trust();
    assert_eq!(first(&trust), StatusAnswer::Revoked { listed: at(NBF) });
    let answer = |issuer, list| trust.status(id(issuer), StatusRef { list, index: 0 }, at(NBF), at(NBF));
    assert_eq!(answer("370200", 1), StatusAnswer::Suspended { listed: at(NBF - 1) });
    assert_eq!(answer("371100", 2), StatusAnswer::Clear { listed: at(NBF) });
    assert_eq!(answer("370200", 2), StatusAnswer::Unknown(StatusGap::NoList));
}

#[test]
fn a_list_bears_its_own_name() {
    let bytes = sealed(&list(vec![0]), &issuer());
    for name in [
        "status-371100-2.cwt",
        "status-370200-1.cwt",
        "status-371100-01.cwt",
        "status-371100-+1.cwt",
        "status-0371100-1.cwt",
        "status-371100-1-1.cwt",
        "status-.cwt",
        "status-1.cwt",
        "status-371100-1 .cwt",
    ] {
        let folder = Folder::issuers();
        folder.put(name, &bytes);
        assert_eq!(fault(&folder, name), ListFault::Name, "{name}");
    }
    let folder = Folder::issuers();
    folder.put(NAME, &bytes);
    assert_eq!(first(&folder.trust()), StatusAnswer::Clear { listed: at(NBF) });
}

#[test]
fn a_list_is_signed_by_a_key_of_its_issuer_for_lists() {
    let folder = Folder::issuers();
    folder.list(&StatusList { issuer: id("110000"), ..list(vec![0]) }, &issuer());
    assert_eq!(fault(&folder, "status-110000-1.cwt"), ListFault::IssuerUnknown);

    let one = list(vec![0]);
    for (key, code) in [
        (stranger(), "key-unknown"),
        (numbered(15), "key-unknown"),
        (numbered(12), "key-compromised"),
        (numbered(14), "key-wrong-use"),
    ] {
        assert_eq!(key_fault(&one, &sealed(&one, &key)), code);
    }
    // Another's signature under the right identifier.
    for key in [stranger(), numbered(15), numbered(14)] {
        let forged = signed(&ToSign::status_list(public(&issuer()).id(), &one), &key);
        assert_eq!(key_fault(&one, &forged), "signature-invalid");
    }
    let folder = Folder::issuers();
    folder.put(NAME, statement(&claims(UseKind::Download)));
    match fault(&folder, NAME) {
        ListFault::Form(error) => assert_eq!(error.fault, Fault::HeaderValue(Header::Typ)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_is_issued_while_its_key_may_sign() {
    let retired = Instant::parse("2026-11-01T00:00:00+08:00").unwrap();
    for (key, first, last) in [(issuer(), at(FROM), at(UNTIL).plus(-1)), (numbered(13), at(FROM), retired)] {
        for good in [first, last] {
            let folder = Folder::issuers();
            folder.list(&issued(good), &key);
            let answer = folder.trust().status(id("371100"), StatusRef { list: 1, index: 0 }, good, good);
            assert_eq!(answer, StatusAnswer::Clear { listed: good });
        }
        for bad in [first.plus(-1), last.plus(1), Instant::MIN, Instant::MAX] {
            let list = issued(bad);
            assert_eq!(key_fault(&list, &sealed(&list, &key)), "key-outside-period", "{bad}");
        }
    }
    // Its end by its own word is not compared with the key's.
    let folder = Folder::issuers();
    folder.list(&StatusList { expires: Some(Instant::MAX), ..list(vec![0]) }, &issuer());
    assert_eq!(first(&folder.trust()), StatusAnswer::Clear { listed: at(NBF) });
}

#[test]
fn the_key_that_vouches_is_named_in_the_fault() {
    let folder = Folder::issuers();
    let late = issued(at(UNTIL));
    folder.list(&late, &issuer());
    match folder.without_list(NAME).1 {
        ListFault::Key(Reason::KeyOutsidePeriod { issued, until, key }) => {
            assert_eq!((issued, until), (late.issued, late.issued));
            assert_eq!((key.from, key.until), (at(FROM), at(UNTIL)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_is_not_newer_than_the_release_that_carries_it() {
    let release = |seconds: i64| {
        let folder = Folder::issuers();
        let published = at(NBF + seconds).to_string();
        folder.json("release.json", &serde_json::json!({ "v": 1, "published": published, "sequence": 1 }));
        folder.list(&list(vec![0]), &issuer());
        folder
    };
    for seconds in [0, 1, 86_400] {
        assert_eq!(first(&release(seconds).trust()), StatusAnswer::Clear { listed: at(NBF) });
    }
    for seconds in [-1, -86_400] {
        assert_eq!(fault(&release(seconds), NAME), ListFault::AfterRelease);
    }
    // Without a release there is nothing to compare a date with.
    let folder = Folder::issuers();
    folder.list(&issued(at(UNTIL).plus(-1)), &issuer());
    assert_eq!(first(&folder.trust()), StatusAnswer::Clear { listed: at(UNTIL).plus(-1) });
}

#[test]
fn other_names_are_ignored() {
    let folder = Folder::issuers();
    let bytes = sealed(&list(vec![0]), &issuer());
    for name in [
        "status-371100-1.cwt.bak",
        "status-371100-1.CWT",
        "Status-371100-1.cwt",
        "status_371100_1.cwt",
        ".status-371100-1.cwt",
        "status-371100-1",
        "root.json",
        "issuers.json~",
        "令牌.cwt",
    ] {
        folder.put(name, &bytes);
    }
    std::fs::create_dir(folder.path("metadata")).unwrap();
    std::fs::write(folder.path("metadata").join(NAME), &bytes).unwrap();
    #[cfg(unix)]
    {
        folder.pipe("notes");
        std::os::unix::fs::symlink("/dev/zero", folder.path("zero")).unwrap();
    }
    assert_eq!(first(&folder.trust()), StatusAnswer::Unknown(StatusGap::NoList));
}
