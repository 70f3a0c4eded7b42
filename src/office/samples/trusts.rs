//! What trust decides about who may sign: issuers, keys, activation.

use super::draft::Draft;
use super::world::{World, instant, issuer, noon, sign_by};
use crate::credential::Claims;
use crate::domain::{Period, UseKind};
use crate::office::{OfficeKey, prove};

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = issuers(w);
    drafts.extend(keys(w));
    drafts.extend(activation(w));
    drafts
}

fn issuers(w: &World) -> Vec<Draft> {
    let claims = w.presentation();
    let made = noon().plus(-10);
    let live = |name, zh, en| Draft::live(name, zh, en, w, &claims, made);
    let from_qingdao = Claims { issuer: issuer("370200"), ..claims.clone() };
    vec![
        live("issuer-no-trust", "没有安装信任文件", "no trust at all")
            .no_trust()
            .unproven(3, "issuer-unknown"),
        live("issuer-unknown", "信任文件里没有该发证机关", "trust holds another issuer only")
            .trust("other")
            .unproven(3, "issuer-unknown"),
        live(
            "issuer-real-in-folder",
            "普通文件夹里的非测试机关",
            "an issuer not marked test does not count from a folder",
        )
        .trust("real")
        .unproven(3, "issuer-unknown"),
        Draft::live(
            "issuer-of-another-city",
            "日照的密钥冒签青岛",
            "Qingdao's name, Rizhao's key",
            w,
            &from_qingdao,
            made,
        )
        .unproven(3, "key-unknown"),
        by(
            w,
            "issuer-qingdao",
            "青岛签发",
            "Qingdao by its own key, whose list is missing",
            &w.qingdao,
            &from_qingdao,
        )
        .attention(7, &["status-unknown"]),
    ]
}

/// A presentation signed by another key than the current one.
fn by(w: &World, name: &'static str, zh: &str, en: &str, key: &OfficeKey, claims: &Claims) -> Draft {
    let made = claims.period.from.plus(7190);
    let statement = sign_by(key, claims);
    Draft::bytes(name, zh, en, &prove(&statement, &w.owner_phone, made))
        .of_use(UseKind::Presentation)
        .at(made.plus(10))
}

fn keys(w: &World) -> Vec<Draft> {
    let claims = w.presentation();
    let issued = |at: &str| Claims { issued: instant(at), ..claims.clone() };
    let lasting = |from: &str, until: &str| {
        let period = Period { from: instant(from), until: instant(until) };
        Claims { issued: period.from, period, ..claims.clone() }
    };
    let retired = |name, zh, en, at: &str| by(w, name, zh, en, &w.retired, &issued(at));
    let short = |name, zh, en, from: &str, until: &str| by(w, name, zh, en, &w.short, &lasting(from, until));
    vec![
        by(w, "key-unknown", "密钥不属于任何机关", "a key that nobody knows", &w.stranger, &claims)
            .unproven(3, "key-unknown"),
        by(
            w,
            "key-compromised",
            "密钥已泄露",
            "a compromised key, whatever it says about its date",
            &w.lost,
            &claims,
        )
        .unproven(3, "key-compromised"),
        by(
            w,
            "key-wrong-use",
            "密钥只能签状态表",
            "a key for status lists signs a statement",
            &w.lists,
            &claims,
        )
        .unproven(3, "key-wrong-use"),
        retired(
            "key-retired-before",
            "停用前一秒签发",
            "issued a second before the key retired",
            "2026-10-31T23:59:59+08:00",
        ),
        retired("key-retired-at", "停用时刻签发", "issued when the key retired", "2026-11-01T00:00:00+08:00"),
        retired("key-retired-after", "停用后一秒签发", "issued a second after", "2026-11-01T00:00:01+08:00")
            .unproven(3, "key-outside-period"),
        short(
            "key-first-second",
            "密钥启用时刻签发",
            "issued in the key's first second",
            "2026-11-22T09:00:00+08:00",
            "2026-11-23T00:00:00+08:00",
        ),
        short(
            "key-second-second",
            "密钥启用后一秒签发",
            "a second later",
            "2026-11-22T09:00:01+08:00",
            "2026-11-23T00:00:00+08:00",
        ),
        short(
            "key-too-early",
            "密钥启用前一秒签发",
            "a second before",
            "2026-11-22T08:59:59+08:00",
            "2026-11-23T00:00:00+08:00",
        )
        .unproven(3, "key-outside-period"),
        short(
            "key-ends-with-it",
            "与密钥同时到期",
            "ends with the key",
            "2026-11-23T00:00:00+08:00",
            "2026-11-24T00:00:00+08:00",
        ),
        short(
            "key-ends-before-it",
            "比密钥早一秒到期",
            "ends a second before the key",
            "2026-11-23T00:00:00+08:00",
            "2026-11-23T23:59:59+08:00",
        ),
        short(
            "key-outlived",
            "比密钥晚一秒到期",
            "outlives the key by a second",
            "2026-11-23T00:00:01+08:00",
            "2026-11-24T00:00:01+08:00",
        )
        .unproven(3, "key-outside-period"),
        Draft::bytes(
            "signature-invalid",
            "签名被改",
            "a bit of the issuer's signature",
            &flip_last(w.sign(&w.download())),
        )
        .of_use(UseKind::Download)
        .unproven(4, "signature-invalid"),
    ]
}

fn flip_last(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    bytes
}

/// 日照 began on 2024-12-02.
fn activation(w: &World) -> Vec<Draft> {
    let issued = |name, zh, en, at: &str| {
        let from = instant(at);
        let period = Period { from, until: from.plus(86_400) };
        by(w, name, zh, en, &w.retired, &Claims { issued: from, period, ..w.presentation() })
    };
    vec![
        issued(
            "activation-first-second",
            "启用首日零点签发",
            "issued in the first second of the first day",
            "2024-12-02T00:00:00+08:00",
        ),
        issued(
            "activation-second-second",
            "启用首日零点后一秒签发",
            "a second later",
            "2024-12-02T00:00:01+08:00",
        ),
        issued(
            "activation-before",
            "启用前一秒签发",
            "a second before electronic licences began there",
            "2024-12-01T23:59:59+08:00",
        )
        .refused(3, &["before-activation"]),
    ]
}
