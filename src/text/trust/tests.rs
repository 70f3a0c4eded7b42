//! That everything that can be wrong with trust is said in both languages.

use super::*;
use crate::credential::{Fault, KeyError};
use crate::domain::{Day, IssuerId, Purpose, Reason, TextFault};
use crate::text::samples::{assert_sentence, every};

fn issuer() -> IssuerId {
    IssuerId::parse("371100").unwrap()
}

fn issuer_faults() -> Vec<IssuerFault> {
    let id = issuer();
    every!(IssuerFault:
        IssuerFault::TooManyIssuers => [IssuerFault::TooManyIssuers],
        IssuerFault::IssuerTwice(_) => [IssuerFault::IssuerTwice(id)],
        IssuerFault::TooManyKeys(_) => [IssuerFault::TooManyKeys(id)],
        IssuerFault::Name(..) => [IssuerFault::Name(id, TextFault::Empty)],
        IssuerFault::KeyText(_) => [IssuerFault::KeyText(id)],
        IssuerFault::Key(..) => [IssuerFault::Key(id, KeyError::SmallOrder)],
        IssuerFault::KeyTwice(_) => [IssuerFault::KeyTwice(id)],
        IssuerFault::KeyPeriod(_) => [IssuerFault::KeyPeriod(id)],
        IssuerFault::KeyUse(_) => [IssuerFault::KeyUse(id)],
    )
}

fn calendar_errors() -> Vec<CalendarError> {
    let (year, day) = (2026, Day::parse("2026-05-01").unwrap());
    every!(CalendarError:
        CalendarError::TooManyYears { .. } => [CalendarError::TooManyYears { found: 99 }],
        CalendarError::Year { .. } => [CalendarError::Year { year: 1999 }],
        CalendarError::Revisions { .. } => [CalendarError::Revisions { year, found: 0 }],
        CalendarError::SamePublished { .. } => [CalendarError::SamePublished { year, published: day }],
        CalendarError::OtherYear { .. } => [CalendarError::OtherYear { year: 2025, day }],
        CalendarError::OffAndWork { .. } => [CalendarError::OffAndWork { day }],
    )
}

fn list_faults() -> Vec<ListFault> {
    every!(ListFault:
        ListFault::NotAFile => [ListFault::NotAFile],
        ListFault::TooLarge => [ListFault::TooLarge],
        ListFault::TooMany => [ListFault::TooMany],
        ListFault::Form(_) => [ListFault::Form(Fault::Compression.at(9))],
        ListFault::Name => [ListFault::Name],
        ListFault::IssuerUnknown => [ListFault::IssuerUnknown],
        ListFault::Key(_) => [
            ListFault::Key(Reason::KeyUnknown),
            ListFault::Key(Reason::KeyCompromised),
            ListFault::Key(Reason::SignatureInvalid),
        ],
        ListFault::AfterRelease => [ListFault::AfterRelease],
        ListFault::TooMuch => [ListFault::TooMuch],
    )
}

fn trust_errors() -> Vec<TrustError> {
    let path = || "/trust/issuers.json".into();
    let io = |kind: io::ErrorKind| TrustError::Io { path: path(), error: kind.into() };
    let json = serde_json::from_str::<u8>("{\n  x").unwrap_err();
    let mut errors = every!(TrustError:
        TrustError::Io { .. } => [
            io(io::ErrorKind::NotFound),
            io(io::ErrorKind::PermissionDenied),
            io(io::ErrorKind::TimedOut),
        ],
        TrustError::TooLarge { .. } => [TrustError::TooLarge { path: path(), limit: 100 }],
        TrustError::NotAFile { .. } => [TrustError::NotAFile { path: path() }],
        TrustError::Json { .. } => [TrustError::Json { path: path(), error: json }],
        TrustError::Version { .. } => [TrustError::Version { path: path(), found: 2 }],
        TrustError::Issuers(_) => [],
        TrustError::Calendar(_) => [],
        TrustError::Purposes(_) => [
            TrustError::Purposes(PurposeFault::TooMany),
            TrustError::Purposes(PurposeFault::Twice(Purpose::parse("51").unwrap())),
            TrustError::Purposes(PurposeFault::Name(Purpose::parse("51").unwrap(), TextFault::Empty)),
        ],
        TrustError::TooManyEntries { .. } => [TrustError::TooManyEntries { path: path() }],
    );
    errors.extend(issuer_faults().into_iter().map(TrustError::Issuers));
    errors.extend(calendar_errors().into_iter().map(TrustError::Calendar));
    errors
}

#[test]
fn everything_wrong_with_trust_is_said_with_what_to_do() {
    for lang in Lang::ALL {
        for error in trust_errors() {
            let said = trust_error(lang, &error);
            assert_sentence(lang, &said);
            assert!(said.contains(".json"), "{said}");
        }
        let mut notes = every!(LoadNote:
            LoadNote::RealIssuer(_) => [LoadNote::RealIssuer(issuer())],
            LoadNote::List { .. } => [],
        );
        let file = "status-371100-1.cwt".to_owned();
        notes.extend(list_faults().into_iter().map(|fault| LoadNote::List { file: file.clone(), fault }));
        for note in notes {
            let said = load_note(lang, &note);
            assert_sentence(lang, &said);
            assert!(said.contains("371100"), "{said}");
        }
    }
}

#[test]
fn trust_errors_are_said_exactly() {
    let missing = TrustError::Io { path: "/t/issuers.json".into(), error: io::ErrorKind::NotFound.into() };
    assert_eq!(trust_error(Lang::Zh, &missing), "找不到 /t/issuers.json，请确认信任数据的文件夹正确、完整。");
    let error = serde_json::from_str::<Vec<u8>>("[1,\n\"\\u001b[31m\"]").unwrap_err();
    let json = TrustError::Json { path: "a\u{202e}b.json".into(), error };
    assert_eq!(
        trust_error(Lang::En, &json),
        "The file a\\u{202e}b.json breaks its format at line 2, column 12 (invalid type: string \
         \"\\u{1b}[31m\", expected u8). Get the trust data anew."
    );
    let list = ListFault::Form(Fault::Compression.at(9));
    assert_eq!(
        load_note(Lang::Zh, &LoadNote::List { file: "status-\u{1b}.cwt".into(), fault: list }),
        "状态列表 status-\\u{1b}.cwt 未采用：状态列表的压缩数据损坏，或解压后超过上限（字节偏移 9）。\
         有关授权的状态将无法判定，请更新信任数据。"
    );
}
