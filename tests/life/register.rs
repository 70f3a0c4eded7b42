use std::fs;

use yanzheng::text::Lang;

use crate::machine::Town;

const NOON: &str = "2026-11-25 12:00:00";
const TABLES: [&str; 3] = ["persons", "organisations", "vehicles"];

#[test]
fn what_was_exported_is_imported_as_the_same_in_both_shapes() {
    let town = Town::founded(NOON, &[]);
    let empty = Town::new(Lang::En, NOON);
    empty.office("init --insecure-test-keys").right();
    for shape in ["csv", "json"] {
        for table in TABLES {
            let file = format!("{table}.{shape}");
            town.office(&format!("export {table} DIR/{file}")).right();
            let again = town.office(&format!("import {table} DIR/{file}")).right().out;
            assert!(again.starts_with("Imported: 0. Already there: "), "{again}");
            fs::copy(town.path(&file), empty.path(&file)).unwrap();
            let there = empty.office(&format!("import {table} DIR/{file}")).right().out;
            assert_eq!(there.starts_with("Imported: 0."), shape == "json", "{there}");
            empty.office(&format!("export {table} DIR/back-{file}")).right();
            assert_eq!(
                fs::read(town.path(&file)).unwrap(),
                fs::read(empty.path(&format!("back-{file}"))).unwrap()
            );
        }
    }
}

#[test]
fn a_row_that_does_not_hold_is_named_and_nothing_of_its_file_is_taken() {
    let town = Town::founded(NOON, &[]);
    let persons = "id,name,document,number\nnew,新人,A,37110219000101001X\n";
    let vehicle = fs::read_to_string("src/office/register/seed/vehicles.csv").unwrap();
    let changed = |from: &str, to: &str| {
        assert!(vehicle.contains(from), "{from}");
        vehicle.replacen(from, to, 1)
    };
    for (table, text, words) in [
        ("persons", "id,name,document,number,colour\nx,新,F,E1234567,red\n".to_owned(), "colour"),
        ("persons", "id,name,document\nx,新,F\n".to_owned(), "number"),
        ("persons", persons.to_owned(), "1"),
        ("persons", "id,name,document,number\nx,新,A,110105194912310021\n".to_owned(), "1"),
        ("persons", "id,name,document,number\nx,新,Z,E1234567\n".to_owned(), "letter of a document"),
        ("persons", "id,name,document,number\nX Y,新,F,E1234567\n".to_owned(), "X Y"),
        ("persons", "id,name,document,number\nx,新\u{202e},F,E1234567\n".to_owned(), "1"),
        (
            "organisations",
            "id,name,uscc,legal_representative\nx,新,91371199MA0000TX1B,li\n".to_owned(),
            "under another name",
        ),
        ("organisations", "id,name,uscc,legal_representative\nx,新,913711,li\n".to_owned(), "1"),
        (
            "organisations",
            "id,name,uscc,legal_representative\nx,新,91350100M000100Y43,nobody\n".to_owned(),
            "nobody",
        ),
        ("vehicles", changed("zhang,鲁L12345,K33", "zhang,鲁L12346,K33"), "LTESTVEH1TX000001"),
        ("vehicles", changed("zhang,鲁L12345,K33", "zhang,鲁LI2345,K33"), "鲁LI2345"),
        ("vehicles", changed("zhang,鲁L12345,K33", "nobody,鲁L12345,K33"), "nobody"),
        ("vehicles", changed("2021-04-11", "2021-13-11"), "Register Date"),
        ("vehicles", changed("8B12345", "8B12399"), "鲁L12345"),
    ] {
        let before = town.office(&format!("export {table}")).right().out;
        fs::write(town.path("bad.csv"), &text).unwrap();
        let answer = town.office(&format!("import {table} DIR/bad.csv")).refused(words);
        assert!(answer.err.contains("1"), "{answer:?}");
        assert!(!answer.err.contains("37110219000101001X"), "{answer:?}");
        assert_eq!(town.office(&format!("export {table}")).right().out, before);
    }
    // Neither CSV nor JSON, not UTF-8, nothing.
    for (bytes, file) in [
        (&b"\xd0\xd5\xc3\xfb,b\n\xff,2\n"[..], "gbk.csv"),
        (b"id,name,document,number\n\xd0\xd5,\xc3\xfb,A,1\n", "gbk.csv"),
        (b"{", "bad.json"),
        (b"[1]", "bad.json"),
        (b"[{\"id\":[]}]", "bad.json"),
    ] {
        fs::write(town.path(file), bytes).unwrap();
        let answer = town.office(&format!("import persons DIR/{file}"));
        assert!([1, 2].contains(&answer.exit) && answer.out.is_empty(), "{answer:?}");
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_texts() {
    let town = Town::founded(NOON, &[]);
    let name = "=HYPERLINK(1)";
    fs::write(
        town.path("p.json"),
        format!("[{{\"id\":\"x\",\"name\":\"{name}\",\"document\":\"F\",\"number\":\"E7654321\"}}]"),
    )
    .unwrap();
    town.office("import persons DIR/p.json").right();
    let csv = town.office("export persons").right().out;
    assert!(csv.contains(&format!("x,'{name},F,E7654321")), "{csv}");
    fs::write(town.path("back.csv"), &csv).unwrap();
    let again = town.office("import persons DIR/back.csv").right().out;
    assert!(again.starts_with("Imported: 0."), "{again}");
    assert!(town.office("export persons --json").right().out.contains(name));
}

#[test]
fn keys_are_encrypted_unless_they_are_worthless_and_only_their_owner_reads_them() {
    let town = Town::new(Lang::En, NOON);
    for wrong in ["init", "init --real --insecure-test-keys", "init --authority 110100 --insecure-test-keys"]
    {
        assert_eq!(town.office(wrong).exit, 2, "{wrong}");
    }
    fs::write(town.path("pass"), "correct horse\n").unwrap();
    town.office("init --passphrase-file DIR/pass --seed").right();
    town.office("init --passphrase-file DIR/pass").refused("");
    town.office("apply --vehicle 鲁L12345 --by zhang").right();
    let enrol = "phone enrol a --holder zhang";
    assert_eq!(town.office(enrol).exit, 2);
    town.office(&format!("{enrol} --passphrase-file DIR/pass")).right();
    let show = "show --text --phone a --vehicle 鲁L12345";
    assert_eq!(town.office(show).exit, 2);
    fs::write(town.path("wrong"), "another\n").unwrap();
    assert_eq!(town.office(&format!("{show} --passphrase-file DIR/wrong")).exit, 2);
    town.office(&format!("{show} --passphrase-file DIR/pass")).right();
    let mut count = 0;
    for entry in walkdir::WalkDir::new(town.path("office")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "pem") {
            count += 1;
            let pem = fs::read_to_string(&path).unwrap();
            assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{pem}");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            }
        }
    }
    assert_eq!(count, 3);
}

#[test]
fn a_key_that_openssl_made_signs() {
    let town = Town::founded(NOON, &[("鲁L12345", "zhang")]);
    let pem = fs::canonicalize("tests/keys/openssl-plain.pem").unwrap();
    let add = format!("key add --uses presentation,status --pem {}", pem.display());
    town.office(&add).right();
    town.office(&add).refused("");
    // The newest key of a use signs.
    town.office("phone enrol a --holder zhang").right();
    town.shown("--phone a --vehicle 鲁L12345", "shown.txt");
    town.office("publish DIR/trust").right();
    assert_eq!(town.verdict("shown.txt", "", ""), "accepted");
}

#[test]
fn a_grantees_document_is_one_line_with_its_kind() {
    let town = Town::founded(NOON, &[("鲁L12345", "zhang")]);
    let add = "yanzheng-office --data DIR/office grant add --vehicle 鲁L12345 --by zhang --name 新人 --purpose 51 \
               --until 2026-12-01 --document-file -";
    for (typed, exit) in [("F:E765\n4321\n", 2), ("E7654321\n", 2), ("", 2), ("F:E7654321\n", 0)] {
        assert_eq!(town.asked(add, typed).exit, exit, "{typed:?}");
    }
}
