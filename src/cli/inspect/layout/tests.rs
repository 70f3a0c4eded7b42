//! Rows, and where they break.

use super::*;

#[test]
fn words_are_wrapped_at_blanks_and_beside_chinese() {
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    assert_eq!(wrap("发证机关，即签发者", 8), ["发证机", "关，即签", "发者"]);
    assert_eq!(wrap("见（一）", 4), ["见", "（一", "）"]);
    assert_eq!(wrap("号牌号码 plate_no (1)", 16), ["号牌号码", "plate_no (1)"]);
    assert_eq!(wrap("", 8), [""; 0]);
    for columns in 2..30 {
        for text in ["标头参数 kid (4) 密钥标识：00010203040506ff", "a b  c（d）。e"] {
            let pieces = wrap(text, columns);
            assert!(pieces.iter().all(|piece| piece.width() <= columns), "{pieces:?}");
            let plain = |text: &str| text.replace(' ', "");
            assert_eq!(plain(&pieces.concat()), plain(text));
        }
    }
}

#[test]
fn notation_is_cut_anywhere_and_stays_whole() {
    assert_eq!(chop("\"鲁L12345\"", 4), ["\"鲁L", "1234", "5\""]);
    assert_eq!(chop("", 4), [""]);
    let sixteen = format!("h'{}'", "ab".repeat(16));
    assert_eq!(shortened(&sixteen), sixteen);
    let cut = format!("h'{}...' / 17 bytes /", "ab".repeat(8));
    assert_eq!(shortened(&format!("h'{}'", "ab".repeat(17))), cut);
    assert_eq!(shortened("h'abababababababababab...' / 99 bytes /"), "h'abababababababab...' / 99 bytes /");
    assert_eq!(shortened("\"h'...' is text\""), "\"h'...' is text\"");
}

#[test]
fn long_bytes_go_on_in_rows_of_their_own() {
    let bytes: Vec<u8> = (0..50).collect();
    let cells =
        Cells { at: 7, bytes: &bytes, depth: 1, notation: "h'00'", words: "签名", step: "→ 4 签名" };
    let rows: Vec<String> = Table::of(60).rows(&cells).collect();
    assert_eq!(
        rows,
        [
            "   7  00010203040506070809   h'00'                签名  → 4 签名",
            "      0a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223242526272829",
            "      2a2b2c2d2e2f3031",
        ]
    );
    let long = "字".repeat(70);
    let cells = Cells { at: 7, bytes: &bytes[..1], depth: 24, notation: &long, words: &long, step: "→" };
    let rows: Vec<String> = Table::of(60).rows(&cells).collect();
    assert!(rows.iter().all(|row| row.width() <= WIDTH), "{rows:#?}");
    assert_eq!(rows.len(), 3 + 2 + 1);
}

#[test]
fn a_sentence_that_goes_on_leaves_the_bytes_blank() {
    let rows = Table::of(60).fault(&"facade ".repeat(30));
    assert!(rows.len() == 2 && rows.iter().all(|row| row.width() <= WIDTH));
    assert!(rows[0].starts_with("   ✘  facade") && rows[1].starts_with("        facade"), "{rows:#?}");
}
