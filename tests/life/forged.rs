use std::fs;

use yanzheng::credential::armor::armor;
use yanzheng::credential::{Claims, Code, unarmor};
use yanzheng::office::{OfficeKey, issue, prove};
use yanzheng::scan::{Effort, scan};

use crate::machine::Town;

/// The private key of an office's file, of which the office refuses what is now signed with it.
fn key(town: &Town, folder: &str, name: &str) -> OfficeKey {
    let pem = fs::read_to_string(town.path("office").join(folder).join(name)).unwrap();
    OfficeKey::from_pem(&pem, None).unwrap()
}

/// The office's key for statements: the first of its list that signs downloads.
fn office_key(town: &Town) -> OfficeKey {
    let list = town.office("key list").right().out;
    let id = list.lines().find(|line| line.contains("Download")).unwrap().split(' ').next().unwrap();
    key(town, "keys", &format!("{id}.pem"))
}

fn claims(text: &str) -> Claims {
    let bytes = unarmor(text.trim().as_bytes()).unwrap();
    Code::read(&bytes).unwrap().statement.unproven().clone()
}

#[test]
fn a_window_one_second_too_long_is_refused_here_and_forged_is_refused_there() {
    let mut town = Town::founded("2026-11-25 10:00:00", &[("鲁L12345", "zhang")]);
    for (phone, holder) in [("a", "zhang"), ("b", "li")] {
        town.office(&format!("phone enrol {phone} --holder {holder}")).right();
    }
    let grant = "grant add --vehicle 鲁L12345 --by zhang --to li --purpose 51 --until";
    let download = "download make --vehicle 鲁L12345 --by zhang --purpose 50 --out DIR/d.png --until";
    let late = "2026-12-05T00:00:01";
    town.office(&format!("{grant} {late}")).refused("2026-12-04");
    town.office(&format!("{download} {late}")).refused("2026-12-04");
    let show = "--phone a --vehicle 鲁L12345 --until";
    town.office(&format!("show --text {show} 2026-11-26T10:00:01")).refused("2026-11-26 09:59:59");

    town.office(&format!("{grant} 2026-12-05T00:00:00")).right();
    let shown = fs::read_to_string(town.shown(&format!("{show} 2026-11-26T10:00:00"), "shown.txt")).unwrap();
    let granted = fs::read_to_string(town.shown("--phone b --grant 1", "granted.txt")).unwrap();
    town.office(&format!("{download} 2026-12-05T00:00:00")).right();
    let downloaded = scan(&fs::read(town.path("d.png")).unwrap(), Effort::Normal).unwrap();
    town.office("publish DIR/trust").right();
    let (office, a, b) = (office_key(&town), key(&town, "phones", "a.pem"), key(&town, "phones", "b.pem"));

    let forge = |text: &str, seconds: i64, phone: Option<&OfficeKey>| {
        let mut claims = claims(text);
        claims.period.until = claims.period.until.plus(seconds);
        let statement = issue(&claims, &office).unwrap();
        armor(&phone.map_or(statement.clone(), |phone| prove(&statement, phone, town.now)))
    };
    for (name, text, phone, right) in [
        ("presentation", shown.as_str(), Some(&a), "accepted"),
        ("grant", granted.as_str(), Some(&b), "attention bearer-not-asked, purpose-not-asked"),
        ("download", &*downloaded[0].text, None, "attention purpose-not-asked, picture-not-compared"),
    ] {
        for (seconds, longer) in [(0, false), (1, true)] {
            fs::write(town.path("forged.txt"), forge(text, seconds, phone)).unwrap();
            let verdict = town.verdict("forged.txt", "", "");
            assert_eq!(verdict.contains("refused window-too-long"), longer, "{name}: {verdict}");
            assert_eq!(verdict == right, !longer, "{name}: {verdict}");
        }
    }
    // The genuine one lives as long as it says and no second longer.
    let genuine = issue(&claims(&shown), &office).unwrap();
    for (seconds, right) in [(24 * 3600 - 1, "accepted"), (1, "refused expired")] {
        town.later(seconds);
        fs::write(town.path("last.txt"), armor(&prove(&genuine, &a, town.now))).unwrap();
        assert_eq!(town.verdict("last.txt", "", ""), right);
    }
}
