//! CPU time of each command of the office with 10,000 vehicles and 30,000 grants, as a user runs it: a process each.
//!
//! `./dev bench office`. Linux only: the time of a child comes from /proc.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a test or bench fails by panicking"
)]

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use rusqlite::{Connection, params};
use yanzheng::credential::IdCommitment;
use yanzheng::domain::{DocumentCode, IdNumber, Instant};

const VEHICLES: usize = 10_000;
const GRANTS: usize = 30_000;
/// Runs of a command; /proc counts in hundredths of a second.
const RUNS: usize = 20;
const LIMIT_MS: f64 = 50.0;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    fill(folder.path());
    println!("{VEHICLES} vehicles, {GRANTS} grants; CPU time a command, mean of {RUNS} runs");
    let mut slow = Vec::new();
    for (name, command) in COMMANDS {
        let ms = measure(folder.path(), name, command);
        println!("{ms:7.1} ms  {name}{}", if ms > LIMIT_MS { "   OVER 50 ms" } else { "" });
        if ms > LIMIT_MS {
            slow.push(*name);
        }
    }
    // A key can be retired once, and compromised once; the last of the list signed every statement.
    let list = String::from_utf8(office(folder.path(), "key list").stdout).expect("UTF-8");
    let mut keys: Vec<String> =
        list.lines().filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect();
    keys.rotate_left(2);
    for name in ["key retire", "key compromise"] {
        let ms = measure(folder.path(), name, |run| format!("{name} {}", keys[run]));
        println!("{ms:7.1} ms  {name}");
    }
    let busy = signer(folder.path());
    let before = children();
    assert!(office(folder.path(), &format!("key compromise {busy}")).status.success());
    println!(
        "{:7.1} ms  key compromise, of a key that signed {GRANTS} live statements",
        (children() - before) * 10.0
    );

    println!("what is not counted against the limit:");
    let (number, document) = (IdNumber::parse("E12345678").unwrap(), DocumentCode::parse("F").unwrap());
    let before = own();
    for salt in 0..10 {
        IdCommitment::new(document, &number, [salt; 16]).unwrap();
    }
    println!("{:7.1} ms  Argon2id alone", own() - before);
    println!("over {LIMIT_MS} ms: {slow:?}");
}

type Line = fn(usize) -> String;

/// Each run of a command is another one, since many can be done once only.
const COMMANDS: &[(&str, Line)] = &[
    ("--help", |_| "--help".to_owned()),
    ("apply", |run| format!("apply --vehicle {} --by p{:05}", plate(5000 + run), 5000 + run)),
    ("apply, refused", |run| format!("apply --vehicle {} --by p00001", plate(6000 + run))),
    ("phone enrol", |run| format!("phone enrol phone-{run} --holder p{run:05}")),
    ("phone list", |_| "phone list".to_owned()),
    ("show --text, signed anew", |run| format!("show --phone phone-{run} --vehicle {} --text", plate(run))),
    ("show --text, kept", |run| format!("show --phone phone-{run} --vehicle {} --text", plate(run))),
    ("show --png", |run| format!("show --phone phone-{run} --vehicle {} --png DIR/shown.png", plate(run))),
    ("grant add (with Argon2id)", |run| {
        // Three days on, whatever the date.
        let until = Instant::from_unix(now() + 3 * 86_400).expect("a time of ours").day();
        format!("grant add --vehicle {} --by p{run:05} --to p09999 --purpose 51 --until {until}", plate(run))
    }),
    ("grant list", |run| format!("grant list --vehicle {}", plate(run + 100))),
    ("grant end", |run| format!("grant end {} --by p{:05}", 3 * (run + 100) + 1, run + 100)),
    ("download list", |run| format!("download list --vehicle {}", plate(run))),
    ("vehicle state, suspended", |run| format!("vehicle state {} A,K", plate(run + 200))),
    ("vehicle state, cleared", |run| format!("vehicle state {} A", plate(run + 200))),
    ("vehicle transfer", |run| format!("vehicle transfer {} --to p00001", plate(run + 300))),
    ("vehicle plate", |run| format!("vehicle plate {} 鲁M{:05}", plate(run + 400), run)),
    ("vehicle vin", |run| format!("vehicle vin {} LBENCHVEH9X{run:06}", plate(run + 500))),
    ("manager appoint", |run| format!("manager appoint works p{run:05}")),
    ("manager dismiss", |run| format!("manager dismiss works p{run:05}")),
    ("phone revoke", |run| format!("phone revoke phone-{run}")),
    ("key add", |_| "key add --uses grant".to_owned()),
    ("key list", |_| "key list".to_owned()),
    ("publish", |_| "publish DIR/trust".to_owned()),
    ("import one person", |run| format!("import persons DIR/one-{run}.csv")),
    ("export persons", |_| "export persons DIR/persons.out.csv".to_owned()),
    ("export vehicles, CSV", |_| "export vehicles DIR/vehicles.out.csv".to_owned()),
    ("export vehicles, JSON", |_| "export vehicles DIR/vehicles.out.json".to_owned()),
];

fn plate(number: usize) -> String {
    format!("鲁L{number:05}")
}

/// Milliseconds of CPU a run.
fn measure(folder: &Path, name: &str, line: impl Fn(usize) -> String) -> f64 {
    let before = children();
    for run in 0..RUNS {
        let output = office(folder, &line(run));
        let denied = name.contains("refused");
        assert_eq!(output.status.code(), Some(i32::from(denied)), "{}: {output:?}", line(run));
    }
    (children() - before) * 10.0 / RUNS as f64
}

fn office(folder: &Path, line: &str) -> std::process::Output {
    let text = folder.to_str().expect("Unicode");
    Command::new(env!("CARGO_BIN_EXE_yanzheng-office"))
        .arg("--data")
        .arg(folder.join("office"))
        .args(line.split_whitespace().map(|arg| arg.replace("DIR", text)))
        .stdin(Stdio::null())
        .output()
        .expect("the office runs")
}

fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("seconds")
}

/// Milliseconds a tenth of what this process itself took: of ten runs, a run.
fn own() -> f64 {
    cpu(11)
}

/// Hundredths of a second that ended children took, user and system.
fn children() -> f64 {
    cpu(13)
}

/// Two neighbouring fields of /proc/self/stat behind the name: user and system time.
fn cpu(first: usize) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("/proc");
    let fields: Vec<&str> = stat.rsplit(')').next().expect("fields").split_whitespace().collect();
    fields[first].parse::<f64>().expect("user") + fields[first + 1].parse::<f64>().expect("system")
}

/// The key under whose name the statements stand.
fn signer(folder: &Path) -> String {
    let db = Connection::open(folder.join("office/office.db")).expect("the database");
    db.query_row("SELECT lower(hex(key)) FROM statement LIMIT 1", [], |row| row.get(0)).expect("a key")
}

/// An office with its register imported, and grants put into its tables: 30,000 commitments would take an hour.
fn fill(folder: &Path) {
    let right = |line: &str| {
        let output = office(folder, line);
        assert!(output.status.success(), "{line}: {output:?}");
    };
    right("init --insecure-test-keys");
    let mut persons = "id,name,document,number\n".to_owned();
    let heading = "owner,plate_no,vehicle_type,address,use_character,model,vin,engine_no,register_date,issue_date,file_no,\
                   approved_passengers,gross_mass,unladen_mass,overall_dimension,inspection_record,status,\
                   inspection_valid_until,body_colour,energy_type";
    let mut vehicles = format!("{heading}\n");
    for number in 0..VEHICLES {
        let _ = writeln!(persons, "p{number:05},人员{number},F,E{number:08}");
        let _ = writeln!(
            vehicles,
            "p{number:05},{},K33,山东省日照市东港区示例路{number}号,A,示例牌SL7150A,LBENCHVEH1X{number:06},8B{number:05},\
             2021-04-11,2021-04-11,3711{number:08},5,1705,1280,4945×1845×1480,检验有效期至2027年04月鲁L(01),A,2027-04-30,A,A",
            plate(number),
        );
    }
    for run in 0..RUNS {
        let one = format!("id,name,document,number\nnew-{run},新人,F,N{run:08}\n");
        std::fs::write(folder.join(format!("one-{run}.csv")), one).expect("a file");
    }
    std::fs::write(folder.join("persons.csv"), persons).expect("a file");
    std::fs::write(folder.join("vehicles.csv"), vehicles).expect("a file");
    let organisation = "id,name,uscc,legal_representative\nworks,日照示例单位,91371199MA0000TX1B,p00000\n";
    std::fs::write(folder.join("works.csv"), organisation).expect("a file");
    right("import persons DIR/persons.csv");
    right("import organisations DIR/works.csv");
    right("import vehicles DIR/vehicles.csv");
    right("publish DIR/trust");

    let mut db = Connection::open(folder.join("office/office.db")).expect("the database");
    let all = db.transaction().expect("a change");
    // Half of them have their licence; the other half can apply.
    all.execute("UPDATE vehicle SET licensed = 1764000000 WHERE id <= 5000", []).expect("licences");
    all.execute("INSERT INTO list (number, lasting, opened) VALUES (100, 0, 1764000000)", [])
        .expect("a list");
    let places: Vec<u8> = (0..4096_u16).flat_map(u16::to_le_bytes).collect();
    for first in (0..GRANTS).step_by(4096) {
        let block = "INSERT INTO block (list, first, places, drawn) VALUES (100, ?, ?, 4096)";
        all.execute(block, params![first, places]).expect("a block");
    }
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let until = i64::try_from(now).expect("seconds") + 5 * 86_400;
    for grant in 0..GRANTS {
        let vehicle = grant / 3;
        all.prepare_cached(
            "INSERT INTO authorisation (kind, vehicle, given_by, list, place, since, until, grantee, purposes, salt, hash)
             VALUES ('grant', ?, ?, 100, ?, 1764000000, ?, ?, '51', zeroblob(16), zeroblob(16))",
        )
        .expect("a statement")
        .execute(params![
            vehicle + 1,
            format!("p{vehicle:05}"),
            grant,
            // Of the first, two are over: a third person can be added.
            if vehicle < 100 && grant % 3 > 0 { until - 6 * 86_400 } else { until },
            format!("p{:05}", (vehicle + 1 + grant % 3) % VEHICLES),
        ])
        .expect("a grant");
    }
    // Each was shown once; the statements are as long as real ones.
    let shown = "INSERT INTO statement (cti, authorisation, phone, key, issued, until, bytes)
                 SELECT randomblob(12), id, NULL, (SELECT id FROM signer WHERE uses LIKE '%grant%'), since, until,
                 zeroblob(700) FROM authorisation WHERE kind = 'grant'";
    all.execute(shown, []).expect("statements");
    all.commit().expect("committed");
}
