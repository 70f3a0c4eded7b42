use std::fs;
use std::path::Path;

use image::{GrayImage, Luma, imageops};

use crate::run::{Answer, code, line, sample, yanzheng};

/// Pictures side by side on white.
fn side_by_side(names: &[&str], to: &Path) {
    let parts = names.iter().map(|name| image::open(sample(&format!("{name}.png"))).unwrap().into_luma8());
    let parts: Vec<GrayImage> = parts.collect();
    let width = parts.iter().map(|part| part.width() + 40).sum();
    let height = parts.iter().map(GrayImage::height).max().unwrap();
    let mut sheet = GrayImage::from_pixel(width, height, Luma([255]));
    let mut x = 20;
    for part in &parts {
        imageops::replace(&mut sheet, part, x, 0);
        x += i64::from(part.width()) + 40;
    }
    sheet.save(to).unwrap();
}

/// The file names that answers name, in their order.
fn files(answer: &Answer) -> Vec<&str> {
    let names = answer.out.lines().filter_map(|line| line.split_once('/').map(|(_, rest)| rest));
    names.map(|rest| rest.split("  ").next().unwrap().rsplit('/').next().unwrap()).collect()
}

#[test]
fn each_verdict_has_its_exit_code() {
    for (name, exit) in [
        ("presentation-person", 0),
        ("status-revoked", 1),
        ("signature-invalid", 1),
        ("download-not-asked", 3),
        ("text-not-ours", 4),
        ("text-empty", 4),
        ("no-such-sample", 2),
    ] {
        let answer = line(&format!("verify --trust keys samples/{name}.txt")).answer();
        assert_eq!(answer.exit, exit, "{name}: {answer:?}");
    }
}

#[test]
fn of_many_the_worst_counts_in_the_order_2_1_3_4_0() {
    // From the least to the worst.
    let one_each = [
        "presentation-person.txt",
        "text-not-ours.txt",
        "download-not-asked.txt",
        "key-unknown.txt",
        "nowhere.txt",
    ];
    let exits = [0, 4, 3, 1, 2];
    for (worst, exit) in exits.into_iter().enumerate() {
        for other in 0..=worst {
            for [a, b] in [[worst, other], [other, worst]] {
                for json in ["", "--json"] {
                    let (a, b) = (one_each[a], one_each[b]);
                    let answer =
                        line(&format!("verify {json} --trust keys samples/{a} samples/{b}")).answer();
                    assert_eq!(answer.exit, exit, "{a} {b}");
                }
            }
        }
    }
}

#[test]
fn a_folder_is_walked_by_name_without_what_is_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = code("presentation-person");
    for inner in ["b", ".git", "c"] {
        fs::create_dir(at(inner)).unwrap();
    }
    for name in ["b/2.txt", "b/1.TXT", "a.txt", "d.txt", ".hidden.txt", ".git/in.txt"] {
        fs::write(at(name), &text).unwrap();
    }
    fs::write(at("notes.doc"), "%PDF-1.7").unwrap();
    fs::copy(sample("grant-person.png"), at("c/p.Png")).unwrap();
    let answer = line("verify --trust keys").and(folder.path()).answer();
    assert_eq!(files(&answer), ["a.txt", "1.TXT", "2.txt", "p.Png", "d.txt"]);
    assert!(answer.out.ends_with("共 5 个结果：需人工确认 1，有效 4。\n"), "{}", answer.out);
    assert_eq!(answer.err, "文件夹里另有 1 个文件不是图片或文本，未处理。\n");
    assert_eq!(answer.exit, 3);
    // Texts are no pictures.
    let answer = line("decode --lang en").and(folder.path()).answer();
    assert_eq!((answer.out.trim_end(), answer.exit), (code("grant-person").as_str(), 0));
    assert_eq!(answer.err, "Left out of the folders: 5 that are no pictures or text files.\n");
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed_but_a_named_link_is() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("link.txt");
    let target = fs::canonicalize(sample("presentation-person.txt")).unwrap();
    std::os::unix::fs::symlink(target, &link).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("round")).unwrap();
    assert_eq!(line("verify --trust keys").and(&link).answer().exit, 0);
    let answer = line("verify --trust keys").and(folder.path()).answer();
    assert!(answer.exit == 2 && answer.err.contains("没有图片或文本文件"), "{answer:?}");
    assert!(answer.err.contains("另有 2 个"), "{answer:?}");
}

#[test]
fn every_line_of_a_text_has_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codes.txt");
    let good = code("presentation-person");
    let text = format!("\u{feff}{good}\r\n\r\nnot a code\r\n{}\r\n", code("key-unknown"));
    fs::write(&path, text).unwrap();
    let answer = line("verify --trust keys").and(&path).answer();
    assert_eq!(files(&answer), ["codes.txt:1", "codes.txt:3", "codes.txt:4"]);
    assert!(answer.out.ends_with("共 3 个结果：无法证明 1，非本系统码 1，有效 1。\n"), "{}", answer.out);
    assert_eq!((answer.exit, answer.err.as_str()), (1, ""));
    // The same from standard input, and one code alone in full.
    let answer = line("verify --trust keys --lang en -").stdin(format!("\n\n{good}\n{good}")).answer();
    assert!(
        answer.out.contains("standard input:3  DEMO\n") && answer.out.ends_with("2 results: Valid 2.\n"),
        "{answer:?}"
    );
    let answer = line("verify --trust keys -").stdin(format!("\n\n{good}\n")).answer();
    assert!(answer.out.contains("标准输入:3\n") && answer.out.contains("核验步骤"), "{answer:?}");
}

#[test]
fn ten_thousand_codes_are_one_task_and_one_more_is_not() {
    let text = "YZ1:\n".repeat(10_001);
    let answer = line("verify -").stdin(text.clone()).answer();
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("10001") && answer.err.contains("10000"), "{}", answer.err);
    let answer = line("verify -").stdin(&text.as_bytes()[5..]).answer();
    assert!(answer.out.ends_with("共 10000 个结果：无法证明 10000。\n"));
    assert_eq!(answer.exit, 1);
}

#[test]
fn several_codes_of_one_picture_each_have_a_verdict_and_none_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.png");
    side_by_side(&["vehicle-rare-names", "status-last-index"], &path);
    let answer = line("verify --trust keys").and(&path).answer();
    assert_eq!(answer.exit, 3, "{answer:?}");
    for nth in ["（第 1 个码，共 2 个）", "（第 2 个码，共 2 个）"] {
        assert_eq!(answer.out.matches(nth).count(), 1, "{}", answer.out);
    }
    assert_eq!(answer.out.matches("核验步骤").count(), 2, "in full");
    assert!(answer.out.ends_with("\n\n共 2 个结果：需人工确认 2。\n"), "{}", answer.out);

    let json = line("verify --json --trust keys").and(&path).answer();
    let corners: Vec<String> = json
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["corners"].to_string())
        .collect();
    assert_eq!(corners.len(), 2);
    assert_ne!(corners[0], corners[1], "told apart by where they stand");

    side_by_side(&["vehicle-rare-names", "signature-invalid"], &path);
    let answer = line("verify --trust keys").and(&path).answer();
    assert!(
        answer.exit == 1 && answer.out.ends_with("共 2 个结果：无法证明 1，需人工确认 1。\n"),
        "{answer:?}"
    );
    let texts = line("decode").and(&path).answer().out;
    let mut decoded: Vec<&str> = texts.lines().collect();
    let mut expected = [code("vehicle-rare-names"), code("signature-invalid")];
    decoded.sort();
    expected.sort();
    assert_eq!(decoded, expected);
}

#[test]
fn arguments_are_answered_in_their_order() {
    let names = ["status-revoked", "presentation-person", "key-unknown", "download-not-asked"];
    let named = names.map(|name| sample(&format!("{name}.txt")));
    let answer = yanzheng(["verify", "--trust", "keys"].map(String::from).into_iter().chain(named)).answer();
    assert_eq!(files(&answer), names.map(|name| format!("{name}.txt")));
}
