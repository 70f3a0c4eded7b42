//! Status lists that speak and status lists that do not. Where one counts, number 5 is revoked; where it does not, its
//! status is unknown.

use super::draft::Draft;
use super::world::{World, instant, issuer, noon, sign_by};
use crate::credential::{Claims, StatusRef};
use crate::domain::{Instant, Period, UseKind};
use crate::office::prove;

const REVOKED: u32 = 5;
/// The last entry of the longest list.
const LAST: u32 = 134_217_727;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = signers(w);
    drafts.extend(forms(w));
    drafts.extend(dates(w));
    drafts.extend(indexes(w));
    drafts
}

fn number(w: &World, name: &'static str, zh: &str, en: &str, list: u32, index: u32) -> Draft {
    let claims = Claims { status: StatusRef { list, index }, ..w.presentation() };
    Draft::live(name, zh, en, w, &claims, noon().plus(-10)).trust("lists")
}

/// Number 5 of a list that counts.
fn counts(w: &World, name: &'static str, zh: &str, en: &str, list: u32) -> Draft {
    number(w, name, zh, en, list, REVOKED).refused(7, &["revoked"])
}

/// Number 5 of a list that is not used.
fn unused(w: &World, name: &'static str, zh: &str, en: &str, list: u32) -> Draft {
    number(w, name, zh, en, list, REVOKED).attention(7, &["status-unknown"])
}

fn signers(w: &World) -> Vec<Draft> {
    let from_qingdao = Claims {
        issuer: issuer("370200"),
        status: StatusRef { list: 1, index: REVOKED },
        ..w.presentation()
    };
    let statement = sign_by(&w.qingdao, &from_qingdao);
    let qingdao = prove(&statement, &w.owner_phone, noon().plus(-10));
    vec![
        Draft::bytes(
            "list-signer-wrong-use",
            "状态表由无此用途的密钥签名",
            "signed by a key of the issuer that has not the use status",
            &qingdao,
        )
        .of_use(UseKind::Presentation)
        .trust("lists")
        .attention(7, &["status-unknown"]),
        unused(w, "list-signer-retired", "状态表签发于密钥停用之后", "issued after its key retired", 4),
        unused(w, "list-signer-compromised", "状态表由已泄露的密钥签名", "signed by a compromised key", 5),
        unused(
            w,
            "list-signer-too-early",
            "状态表早于密钥启用一秒",
            "issued a second before its key's period",
            6,
        ),
        counts(
            w,
            "list-signer-first-second",
            "状态表签发于密钥启用时刻",
            "issued in its key's first second",
            7,
        ),
        counts(
            w,
            "list-outlives-key",
            "状态表到期晚于密钥",
            "a list may end after its key: the two are not compared",
            8,
        ),
        unused(w, "list-signer-unknown", "状态表由陌生密钥签名", "signed by a key that nobody knows", 9),
    ]
}

fn forms(w: &World) -> Vec<Draft> {
    vec![
        unused(w, "list-of-another-number", "状态表内容为另一号", "its content names another list", 2),
        unused(w, "list-of-another-issuer", "状态表内容为另一机关", "its content names another issuer", 3),
        unused(
            w,
            "list-number-leading-zero",
            "状态表编号有前导零",
            "its content has a leading zero before the number",
            21,
        ),
        unused(
            w,
            "list-name-leading-zero",
            "状态表文件名有前导零",
            "its file's name has a leading zero before the number",
            25,
        ),
        unused(w, "list-zlib-checksum", "压缩数据校验和不符", "a zlib stream whose checksum is wrong", 10),
        unused(w, "list-zlib-trailing", "压缩数据之后有多余字节", "a byte behind the zlib stream", 11),
        unused(w, "list-zlib-cut", "压缩数据缺最后一个字节", "the zlib stream lacks its last byte", 12),
        unused(w, "list-bits-1", "每项一位", "one bit an entry", 22),
        unused(w, "list-bits-missing", "未写明每项位数", "it does not say how many bits an entry has", 23),
        counts(
            w,
            "list-unknown-members",
            "状态表含未知内容",
            "a claim and a member that this version does not know",
            13,
        ),
        unused(w, "list-no-date", "状态表没有签发时间", "a list without its date", 14),
        unused(w, "list-typ-statement", "状态表的类型为声明", "a list with a statement's typ", 15),
        unused(w, "list-trailing-byte", "状态表之后有多余字节", "a byte behind the list", 16),
        unused(w, "list-no-kid", "状态表没有密钥标识", "a list without kid", 17),
        unused(w, "list-no-alg", "状态表没有算法", "a list without alg", 18),
        unused(w, "list-kcwt", "状态表头部带声明", "a list with a statement in its header", 26),
        unused(w, "list-exp-negative", "状态表到期时间为负", "a list that ended before 1970", 19),
        unused(w, "list-key-order", "状态表键的次序不对", "a list with keys out of order", 20),
    ]
}

fn dates(w: &World) -> Vec<Draft> {
    let at = |name, zh, en, list, made: Instant| {
        let claims = Claims { status: StatusRef { list, index: REVOKED }, ..w.presentation() };
        Draft::live(name, zh, en, w, &claims, made).at(made)
    };
    vec![
        at("list-exp-reached", "状态表到期时刻", "at the list's own end", 1, noon())
            .trust("lists")
            .attention(7, &["status-unknown"]),
        at("list-exp-before", "状态表到期前一秒", "a second before the list's own end", 1, noon().plus(-1))
            .trust("lists")
            .refused(7, &["revoked"]),
        counts(
            w,
            "list-without-release",
            "没有发布文件时状态表晚于核验",
            "without a release no date is compared, not even a later one",
            24,
        ),
        number(w, "list-dated-as-release", "状态表与发布同时", "dated like the release", 3, REVOKED)
            .trust("bounds")
            .refused(7, &["revoked"]),
        // Of 09:00, in a folder whose release is of 09:30.
        Draft::live(
            "list-later-than-now",
            "状态表晚于核验时间",
            "a list later than the chosen instant counts",
            w,
            &Claims { status: StatusRef { list: 1, index: REVOKED }, ..w.presentation() },
            instant("2026-11-22T08:30:00+08:00"),
        )
        .at(instant("2026-11-22T08:30:00+08:00"))
        .refused(7, &["revoked"]),
        // List 2 is of 7 days before noon.
        Draft::live(
            "list-too-old-revoked",
            "过旧的状态表称已解除授权",
            "a list of over 7 days says revoked: it is not heard",
            w,
            &Claims { status: StatusRef { list: 2, index: REVOKED }, ..w.presentation() },
            noon(),
        )
        .at(noon().plus(1))
        .attention(7, &["status-unknown"]),
        at("list-7-days-revoked", "满7天的状态表称已解除授权", "a list of 7 days is heard", 2, noon())
            .refused(7, &["revoked"]),
    ]
}

fn indexes(w: &World) -> Vec<Draft> {
    let issued = instant("2026-11-22T09:00:01+08:00");
    let largest = Claims {
        issued,
        period: Period { from: issued, until: issued.plus(3600) },
        status: StatusRef { list: 1, index: 2_147_483_647 },
        ..w.presentation()
    };
    vec![
        number(w, "list-longest", "最长的状态表", "the last entry of the longest list", 1, LAST)
            .trust("bounds")
            .refused(7, &["revoked"]),
        number(w, "list-too-long", "状态表超长一字节", "a list that is one byte too long", 2, LAST)
            .trust("bounds")
            .attention(7, &["status-unknown"]),
        Draft::live(
            "status-index-largest",
            "最大的状态序号",
            "the largest index, beyond a list that is older than the statement",
            w,
            &largest,
            noon().plus(-10),
        ),
        number(w, "status-list-largest", "最大的状态表号", "the largest list number", 2_147_483_647, 0)
            .attention(7, &["status-unknown"]),
    ]
}
