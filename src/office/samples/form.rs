//! Each rule of the form, broken alone: text, CBOR, envelope, headers, proof. What is signed is signed rightly, so
//! that only the rule named can be the reason.

use super::draft::Draft;
use super::world::{World, noon};
use crate::credential::armor::{MAX_CHARS, MAX_LIVE_CHARS, armor};
use crate::credential::cbor::Writer;
use crate::credential::{TAG, TYP_PROOF, TYP_STATEMENT, ToSign};
use crate::domain::UseKind;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = texts(w);
    drafts.extend(encodings(w));
    drafts.extend(headers(w));
    drafts.extend(proofs(w));
    drafts
}

fn texts(w: &World) -> Vec<Draft> {
    let text = |name, zh, en, text: String| Draft::text(name, zh, en, text);
    let right = armor(&w.sign(&w.download()));
    let padded = |chars: usize| format!("{right}{}", "0".repeat(chars.saturating_sub(right.len())));
    vec![
        text("text-not-ours", "其他二维码", "some other code", "https://example.invalid/".to_owned())
            .none(2, "not-ours"),
        text("text-empty", "空文本", "an empty text", String::new()).none(1, "no-code"),
        text(
            "text-lower-case-prefix",
            "前缀为小写",
            "the prefix in lower case",
            right.replacen("YZ1", "yz1", 1),
        )
        .none(2, "not-ours"),
        text(
            "text-other-version",
            "其他版本",
            "another version of the format",
            right.replacen("YZ1", "YZ2", 1),
        )
        .none(2, "not-ours"),
        text("text-prefix-only", "只有前缀", "nothing behind the prefix", "YZ1:".to_owned()).malformed(),
        text(
            "text-lower-case",
            "正文为小写",
            "a letter in lower case",
            right.to_lowercase().replacen("yz1", "YZ1", 1),
        )
        .malformed(),
        text("text-not-ascii", "正文含汉字", "a character that is not ASCII", format!("{right}号"))
            .malformed(),
        text(
            "text-cut",
            "正文缺最后一个字符",
            "the last character is missing",
            right.get(..right.len() - 1).unwrap_or_default().to_owned(),
        )
        .malformed(),
        text("text-remainder", "正文多一个字符", "one character left over", one_left_over(&right))
            .malformed(),
        text(
            "text-group-overflow",
            "三字符组超过65535",
            "a group of three above 65535",
            "YZ1:GGW".to_owned(),
        )
        .malformed(),
        text("text-pair-overflow", "两字符组超过255", "a group of two above 255", "YZ1:V5".to_owned())
            .malformed(),
        text("text-too-long", "超过1451字符", "longer than any code", padded(MAX_CHARS + 1)).malformed(),
    ]
}

fn one_left_over(right: &str) -> String {
    let body = right.len() - 4;
    format!("{right}{}", "0".repeat((4 - body % 3) % 3))
}

/// The right download, with some of its bytes spelled otherwise.
fn encodings(w: &World) -> Vec<Draft> {
    let right = w.sign(&w.download());
    let of = |name, zh, en, bytes: Vec<u8>| Draft::bytes(name, zh, en, &bytes).malformed();
    let payload = w.download().write();
    let protected = header(w, |map| map.map(3), |map| map);
    // A map of eight pairs: its head may not be written in two bytes.
    let long_head = [&[0xb8, 8], payload.get(1..).unwrap_or_default()].concat();
    let indefinite = [&[0xbf], payload.get(1..).unwrap_or_default(), &[0xff]].concat();
    // exp (4) before iss (1), and iss twice.
    let iss = payload.get(1..9).unwrap_or_default();
    let exp = payload.get(9..15).unwrap_or_default();
    let rest = payload.get(15..).unwrap_or_default();
    let swapped = [&[0xa8], exp, iss, rest].concat();
    let twice = [&[0xa9], iss, iss, exp, rest].concat();
    let float = [&[0xa8], iss, &[0x04, 0xfb, 0x41, 0xda, 0x85, 0xb9, 0x90, 0, 0, 0], rest].concat();
    let signed = |payload: Vec<u8>| w.current.sign(&ToSign::raw(protected.clone(), payload));
    vec![
        of(
            "cbor-trailing-byte",
            "末尾有多余字节",
            "a byte behind the envelope",
            [right.clone(), vec![0]].concat(),
        ),
        of(
            "cbor-truncated",
            "缺最后一个字节",
            "the last byte is missing",
            right.get(..right.len() - 1).unwrap_or_default().to_vec(),
        ),
        of("cbor-head-not-shortest", "长度不是最短写法", "a head that could be shorter", signed(long_head)),
        of("cbor-indefinite", "不定长映射", "a map of indefinite length", signed(indefinite)),
        of("cbor-key-order", "键的次序不对", "keys out of order", signed(swapped)),
        of("cbor-duplicate-key", "键重复", "a key twice", signed(twice)),
        of("cbor-float", "时间为浮点数", "a time as a float", signed(float)),
        of(
            "cbor-payload-trailing",
            "载荷之后有多余字节",
            "a byte behind the claims",
            signed([payload.clone(), vec![0xf6]].concat()),
        ),
        of(
            "cbor-payload-array",
            "载荷不是映射",
            "claims that are not a map",
            signed(Writer::new().array(0).into_bytes()),
        ),
        of(
            "cbor-nested-deep",
            "嵌套过深",
            "an unknown claim nested nine deep",
            signed(with_claim(&payload, nested(9))),
        ),
        Draft::bytes(
            "cbor-nested-8",
            "嵌套八层",
            "an unknown claim nested eight deep is passed over",
            &signed(with_claim(&payload, nested(8))),
        )
        .of_use(UseKind::Download)
        .notes(&["unknown-content"]),
    ]
}

fn nested(depth: usize) -> Vec<u8> {
    (0..depth).fold(Writer::new(), |writer, _| writer.array(1)).null().into_bytes()
}

/// The claims with one more, of label -65540, which sorts behind all others.
pub(super) fn with_claim(payload: &[u8], value: Vec<u8>) -> Vec<u8> {
    let rest = payload.get(1..).unwrap_or_default();
    Writer::new().map(9).raw(rest).int(-65_540).raw(&value).into_bytes()
}

/// A protected header: alg, then what `middle` writes, kid and typ. `head` writes the map's head.
pub(super) fn header(
    w: &World,
    head: impl Fn(Writer) -> Writer,
    middle: impl Fn(Writer) -> Writer,
) -> Vec<u8> {
    let writer = middle(head(Writer::new()).int(1).int(-19));
    writer.int(4).bytes(&w.current.public().id()).int(16).int(TYP_STATEMENT).into_bytes()
}

fn headers(w: &World) -> Vec<Draft> {
    let payload = w.download().write();
    let kid = w.current.public().id();
    let start = |pairs, alg| Writer::new().map(pairs).int(1).int(alg);
    let signed = |protected: Vec<u8>| w.current.sign(&ToSign::raw(protected, payload.clone()));
    let of = |name, zh, en, protected: Writer| {
        Draft::bytes(name, zh, en, &signed(protected.into_bytes())).of_use(UseKind::Download)
    };
    let crit = |labels: &[i64]| {
        let list = |writer: Writer| {
            labels.iter().fold(writer.int(2).array(labels.len()), |writer, &label| writer.int(label))
        };
        Writer::new().raw(&header(w, |writer| writer.map(4), list))
    };
    let right = w.sign(&w.download());
    let envelope = |unprotected: Writer, signature_bytes: usize| {
        let protected = header(w, |map| map.map(3), |map| map);
        let signature = right
            .get(right.len() - 64..)
            .unwrap_or_default()
            .iter()
            .copied()
            .chain([0])
            .take(signature_bytes);
        let writer = Writer::new().tag(TAG).array(4).bytes(&protected).raw(&unprotected.into_bytes());
        writer.bytes(&payload).bytes(&signature.collect::<Vec<u8>>()).into_bytes()
    };
    let untagged = right.get(1..).unwrap_or_default();
    vec![
        of(
            "header-eddsa",
            "算法写作EdDSA",
            "the algorithm as EdDSA (-8) is read",
            start(3, -8).int(4).bytes(&kid).int(16).int(TYP_STATEMENT),
        ),
        of(
            "header-unknown",
            "未知的非关键参数",
            "an unknown header parameter that is not critical",
            start(4, -19).int(4).bytes(&kid).int(16).int(TYP_STATEMENT).int(99).text("x"),
        ),
        of("header-crit-known", "关键参数均为已知", "crit names what we process", crit(&[16])),
        of("header-crit-unknown", "未知的关键参数", "crit names what we do not know", crit(&[99]))
            .malformed(),
        of("header-crit-absent", "关键参数不在头部", "crit names a parameter that is not there", crit(&[13]))
            .malformed(),
        of(
            "header-kcwt-in-statement",
            "声明里套声明",
            "a statement in a statement's header",
            start(4, -19).int(4).bytes(&kid).int(13).raw(&right).int(16).int(TYP_STATEMENT),
        )
        .malformed(),
        of("header-crit-empty", "关键参数表为空", "crit is empty", crit(&[])).malformed(),
        of(
            "header-alg-es256",
            "算法为ES256",
            "another algorithm",
            start(3, -7).int(4).bytes(&kid).int(16).int(TYP_STATEMENT),
        )
        .malformed(),
        of(
            "header-alg-missing",
            "没有算法",
            "no algorithm",
            Writer::new().map(2).int(4).bytes(&kid).int(16).int(TYP_STATEMENT),
        )
        .malformed(),
        of(
            "header-kid-missing",
            "没有密钥标识",
            "no key identifier",
            start(2, -19).int(16).int(TYP_STATEMENT),
        )
        .malformed(),
        of(
            "header-kid-7-bytes",
            "密钥标识为7字节",
            "a key identifier of 7 bytes",
            start(3, -19).int(4).bytes(&[0; 7]).int(16).int(TYP_STATEMENT),
        )
        .malformed(),
        of("header-typ-missing", "没有类型", "no typ", start(2, -19).int(4).bytes(&kid)).malformed(),
        of(
            "header-typ-other",
            "其他类型",
            "another typ",
            start(3, -19).int(4).bytes(&kid).int(16).int(65_003),
        )
        .malformed(),
        of(
            "header-typ-status-list",
            "类型为状态表",
            "a status list is no code",
            start(3, -19).int(4).bytes(&kid).int(16).text(crate::credential::TYP_STATUS_LIST),
        )
        .malformed(),
        of(
            "header-typ-proof-without-statement",
            "出示凭证里没有声明",
            "a live proof without a statement",
            start(2, -19).int(16).int(TYP_PROOF),
        )
        .malformed(),
        Draft::bytes(
            "envelope-unprotected",
            "未保护头部非空",
            "something in the unprotected header",
            &envelope(Writer::new().map(1).int(4).bytes(&kid), 64),
        )
        .malformed(),
        Draft::bytes(
            "envelope-signature-63",
            "签名为63字节",
            "a signature of 63 bytes",
            &envelope(Writer::new().map(0), 63),
        )
        .malformed(),
        Draft::bytes(
            "envelope-signature-65",
            "签名为65字节",
            "a signature of 65 bytes",
            &envelope(Writer::new().map(0), 65),
        )
        .malformed(),
        Draft::bytes("envelope-untagged", "没有标签18", "without tag 18", untagged).malformed(),
        Draft::bytes("envelope-other-tag", "标签17", "another tag", &[&[0xd1], untagged].concat())
            .malformed(),
    ]
}

fn proofs(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let presentation = w.sign(&w.presentation());
    let proof = w.prove(UseKind::Presentation, &presentation, made);
    let of = |name, zh, en, bytes: Vec<u8>| Draft::bytes(name, zh, en, &bytes);
    let by_phone = |payload: Writer| {
        let protected =
            Writer::new().map(3).int(1).int(-19).int(13).raw(&presentation).int(16).int(TYP_PROOF);
        w.owner_phone.sign(&ToSign::raw(protected.into_bytes(), payload.into_bytes()))
    };
    let time = made.unix();
    let mut long = w.presentation();
    long.unknown_items = 0;
    let padding = Writer::new().bytes(&[0; 240]).into_bytes();
    let padded =
        ToSign::raw(header(w, |map| map.map(3), |map| map), with_presentation_claim(&long.write(), padding));
    let padded = w.prove(UseKind::Presentation, &w.current.sign(&padded), made);
    debug_assert!((MAX_LIVE_CHARS + 1..=MAX_CHARS).contains(&armor(&padded).len()));
    vec![
        of(
            "proof-nested",
            "凭证套凭证",
            "a proof around a proof",
            crate::office::prove(&proof, &w.owner_phone, made),
        )
        .malformed(),
        of(
            "proof-around-download",
            "下载件外套凭证",
            "a proof around a download",
            crate::office::prove(&w.sign(&w.download()), &w.owner_phone, made),
        )
        .malformed(),
        of(
            "proof-around-bytes",
            "凭证里不是声明",
            "a proof around something else",
            crate::office::prove(&[0xf6], &w.owner_phone, made),
        )
        .malformed(),
        of(
            "proof-two-claims",
            "凭证多一项声明",
            "a proof with another claim",
            by_phone(Writer::new().map(2).int(4).int(time + 60).int(6).int(time)),
        )
        .of_use(UseKind::Presentation)
        .refused(5, &["proof-invalid"]),
        of("proof-no-time", "凭证没有时间", "a proof without its instant", by_phone(Writer::new().map(0)))
            .of_use(UseKind::Presentation)
            .refused(5, &["proof-invalid"]),
        of("live-too-long", "出示码超过970字符", "a live code too long for a phone's screen", padded)
            .malformed(),
    ]
}

/// As [`with_claim`], for the nine claims of a live use.
pub(super) fn with_presentation_claim(payload: &[u8], value: Vec<u8>) -> Vec<u8> {
    let rest = payload.get(1..).unwrap_or_default();
    Writer::new().map(10).raw(rest).int(-65_540).raw(&value).into_bytes()
}
