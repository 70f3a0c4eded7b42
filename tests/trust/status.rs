use std::path::Path;

use yanzheng::credential::{StatusList, StatusRef};
use yanzheng::domain::{Instant, Purpose, StatusGap, UseKind};
use yanzheng::trust::{AgeLimit, Places, Settings, StatusAnswer, Trust};
use yanzheng::verify::open;

use crate::common::{NBF, at, claims, issuer, phone, public, statement, stranger};
use crate::folder::{Folder, id, list, numbered};

const WEEK: i64 = 7 * 86_400;

/// Trust with one list of eight statuses: 0, 1, 2, 3, 3, 2, 1, 0.
fn trust(expires: Option<Instant>) -> Trust {
    let folder = Folder::issuers();
    folder.list(&StatusList { expires, ..list(vec![0b11_10_01_00, 0b00_01_10_11]) }, &issuer());
    folder.trust()
}

/// The status at an index of a statement issued then, asked then; both in seconds from the list's date.
fn answer(trust: &Trust, index: u32, issued: i64, now: i64) -> StatusAnswer {
    trust.status(id("371100"), StatusRef { list: 1, index }, at(NBF + issued), at(NBF + now))
}

#[test]
fn each_value_has_its_answer() {
    let (trust, listed) = (trust(None), at(NBF));
    let clear = StatusAnswer::Clear { listed };
    let (revoked, suspended) = (StatusAnswer::Revoked { listed }, StatusAnswer::Suspended { listed });
    let undefined = StatusAnswer::Unknown(StatusGap::Undefined);
    let answers = [clear, revoked, suspended, undefined, undefined, suspended, revoked, clear];
    for (index, expected) in (0..).zip(answers) {
        // Whether the statement is older or younger than the list.
        for issued in [-1, 0, 1] {
            assert_eq!(answer(&trust, index, issued, 0), expected, "{index}");
        }
    }
}

#[test]
fn beyond_the_list_only_what_is_younger_is_clear() {
    let trust = trust(None);
    for index in [8, 9, i32::MAX.unsigned_abs(), u32::MAX] {
        for (issued, expected) in [
            (-1, StatusAnswer::Unknown(StatusGap::BeyondList)),
            (0, StatusAnswer::Unknown(StatusGap::BeyondList)),
            (1, StatusAnswer::Clear { listed: at(NBF) }),
        ] {
            assert_eq!(answer(&trust, index, issued, 10), expected, "{index}, {issued} s");
        }
    }
}

#[test]
fn a_list_answers_for_seven_days() {
    let (trust, listed) = (trust(None), at(NBF));
    let old = StatusAnswer::Unknown(StatusGap::TooOld { issued: listed });
    // A list later than now counts.
    for now in [-86_400, 0, 86_401, WEEK] {
        assert_eq!(answer(&trust, 1, 0, now), StatusAnswer::Revoked { listed });
    }
    for index in [0, 1, 2, 3, 8] {
        assert_eq!(answer(&trust, index, 1, WEEK + 1), old, "{index}");
    }
    let mut settings = Settings::default();
    settings.status = AgeLimit { worn: 1, too_old: 10 };
    let trust = trust.with_settings(settings);
    assert_eq!(answer(&trust, 1, 0, 10), StatusAnswer::Revoked { listed });
    assert_eq!(answer(&trust, 1, 0, 11), old);
    // Other parts' ages do not matter.
    let mut settings = Settings::default();
    settings.issuers = AgeLimit { worn: -1, too_old: -1 };
    settings.calendar = settings.issuers;
    let trust = trust.with_settings(settings);
    assert_eq!(answer(&trust, 1, 0, WEEK), StatusAnswer::Revoked { listed });
}

#[test]
fn a_list_ends_by_its_own_word() {
    let old = StatusAnswer::Unknown(StatusGap::TooOld { issued: at(NBF) });
    for ends in [1, 3_600, WEEK] {
        let trust = trust(Some(at(NBF + ends)));
        assert_eq!(answer(&trust, 1, 0, ends - 1), StatusAnswer::Revoked { listed: at(NBF) });
        for index in [0, 1, 8] {
            assert_eq!(answer(&trust, index, 1, ends), old, "{index}");
        }
    }
    // It ended before it was issued, or outlives the seven days.
    assert_eq!(answer(&trust(Some(at(NBF - 1))), 0, 0, 0), old);
    let long = trust(Some(Instant::MAX));
    assert_eq!(answer(&long, 0, 0, WEEK), StatusAnswer::Clear { listed: at(NBF) });
    assert_eq!(answer(&long, 0, 0, WEEK + 1), old);
}

#[test]
fn without_a_list_nothing_is_known() {
    let trust = trust(None);
    let no_list = StatusAnswer::Unknown(StatusGap::NoList);
    for (issuer, list) in [("371100", 0), ("371100", 2), ("370200", 1), ("110000", 1)] {
        let status = StatusRef { list, index: 0 };
        assert_eq!(trust.status(id(issuer), status, at(NBF + 1), at(NBF)), no_list, "{issuer} {list}");
    }
}

#[test]
fn every_issuers_key_is_held_whatever_its_state() {
    let trust = Folder::issuers().trust();
    for key in [issuer(), numbered(12), numbered(13), numbered(14), numbered(15)] {
        assert!(trust.holds_key(&public(&key)));
    }
    for key in [phone(), stranger(), numbered(16)] {
        assert!(!trust.holds_key(&public(&key)));
    }
}

#[test]
fn settings_go_with_the_trust() {
    let trust = Folder::issuers().trust();
    assert_eq!(trust.settings(), &Settings::default());
    for (seconds, skew) in [(0, 0), (1, 1), (120, 120), (121, 120), (-1, 0), (i64::MIN, 0), (i64::MAX, 120)] {
        let set = trust.clone().with_settings(Settings::default().with_skew(seconds));
        assert_eq!(set.settings().skew(), skew);
        assert_eq!(set.settings().status, Settings::default().status);
        assert_eq!(set.issuer(id("371100")), trust.issuer(id("371100")));
    }
    assert_eq!(trust.settings().skew(), 30);
}

#[test]
fn trust_in_nobody_answers_nothing() {
    let none = Trust::none();
    assert!(none.is_empty());
    assert_eq!(none.issuer(id("371100")), None);
    assert!(!none.holds_key(&public(&issuer())));
    assert_eq!((none.calendar(), none.release(), none.issuers_published()), (None, None, Instant::MIN));
    assert_eq!(none.purpose(Purpose::parse("51").unwrap()), None);
    assert_eq!(none.settings(), &Settings::default());
    assert_eq!(answer(&none, 0, 1, 0), StatusAnswer::Unknown(StatusGap::NoList));
    let code = yanzheng::credential::armor::armor(&statement(&claims(UseKind::Download)));
    assert!(open(code.as_bytes(), &none).genuine().is_none());
    assert!(open(code.as_bytes(), &Folder::issuers().trust()).genuine().is_some());
}

#[test]
fn the_trust_to_use_is_the_named_one_or_the_installed_one() {
    let home = tempfile::TempDir::new().unwrap();
    let installed = home.path().join("trust");
    let places = Places { home: Some(home.path().to_owned()), ..Places::default() };
    let named = Path::new("some/where/that/is/not");
    assert_eq!(places.choose(Some(named)).as_deref(), Some(named));
    assert_eq!(places.choose(None), None, "nothing is installed");
    std::fs::create_dir(&installed).unwrap();
    assert_eq!(places.choose(None), None, "an empty folder");
    std::fs::write(installed.join("issuers.json"), "{}").unwrap();
    assert_eq!(places.choose(None), Some(installed));
    assert_eq!(places.choose(Some(named)).as_deref(), Some(named));
    assert_eq!(Places::default().choose(None), None);
    assert_eq!(Places::default().choose(Some(named)).as_deref(), Some(named));

    // The same one level deeper, where only $XDG_DATA_HOME or $HOME says so.
    for (places, below) in [
        (Places { data: Some(home.path().to_owned()), ..Places::default() }, "yanzheng/trust"),
        (Places { user: Some(home.path().to_owned()), ..Places::default() }, ".local/share/yanzheng/trust"),
    ] {
        let folder = home.path().join(below);
        assert_eq!(places.choose(None), None, "{below}");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("issuers.json"), "{}").unwrap();
        assert_eq!(places.choose(None), Some(folder));
    }
}
