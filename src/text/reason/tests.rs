//! That every reason is a sentence with both its sides, and that the important ones stand word for word.

use std::collections::BTreeSet;

use super::*;
use crate::domain::{IssuerId, Purpose};
use crate::text::samples::{assert_sentence, assert_words, at, trust, verdict_of};

#[test]
fn every_reason_is_a_sentence_with_both_sides() {
    let trust = trust();
    let all = samples::all();
    let ranks: BTreeSet<u8> = all.iter().map(|(reason, _)| reason.rank()).collect();
    assert_eq!(ranks, (1..=36).collect());
    let uses = UseKind::ALL.map(Some).into_iter().chain([None]);
    for (one, facts) in &all {
        for (lang, facts) in Lang::ALL.into_iter().zip([facts.0, facts.1]) {
            let said = reason(lang, one, &trust);
            let plain = said.replace("\\u{1b}", "");
            assert_sentence(lang, &plain);
            for fact in facts {
                assert!(said.contains(fact), "{said} lacks {fact}");
            }
            for use_kind in uses.clone() {
                assert_words(lang, reason_title(lang, one, use_kind));
                assert_sentence(lang, &reason_in(lang, one, use_kind, &trust).replace("\\u{1b}", ""));
            }
        }
    }
    for lang in Lang::ALL {
        let said: BTreeSet<String> = all.iter().map(|(one, _)| reason(lang, one, &trust)).collect();
        assert_eq!(said.len(), all.len());
    }
}

#[test]
fn titles_are_the_fields_own_words() {
    let titles: Vec<&str> =
        samples::all().iter().map(|(one, _)| reason_title(Lang::Zh, one, Some(UseKind::Grant))).collect();
    for title in [
        "已过期（授权已到期）",
        "未生效",
        "签名无效（内容可能被篡改）",
        "发证机关不受信任",
        "已解除授权（已作废）",
        "超出最长有效期（7个工作日）",
        "用途事项不符",
        "使用人不符",
        "出示码已超时",
        "机动车状态异常",
        "无法判定（缺少节假日安排）",
        "无法识别",
        "非本系统码",
        "未找到二维码",
    ] {
        assert!(titles.contains(&title), "{title}");
    }
    assert_eq!((crate::domain::MAX_WORKING_DAYS, crate::verify::PRESENTATION_SECONDS), (7, 24 * 3600));
}

#[test]
fn important_reasons_are_said_exactly() {
    let trust = trust();
    let noon = at("2026-11-22 12:00:00");
    for (one, zh, en) in [
        (
            Reason::Expired { at: noon, until: at("2026-11-22") },
            "已过期（授权已到期）：有效期限至 2026-11-21，判定时间 2026-11-22 12:00:00。",
            "Expired (the authorisation has ended): valid to 2026-11-21, judged at 2026-11-22 12:00:00.",
        ),
        (
            Reason::NotYetValid { at: noon, from: at("2026-11-23") },
            "未生效：自 2026-11-23 00:00:00 起有效，判定时间 2026-11-22 12:00:00。",
            "Not yet valid: valid from 2026-11-23 00:00:00, judged at 2026-11-22 12:00:00.",
        ),
        (
            Reason::SignatureInvalid,
            "签名无效（内容可能被篡改）：与该发证机关的密钥不符。",
            "Signature invalid (the content may have been altered): it does not match the issuing \
             authority's key.",
        ),
        (
            Reason::Revoked { listed: noon },
            "已解除授权（已作废）：依据 2026-11-22 12:00:00 签发的状态列表。",
            "Authorisation ended (void): by the status list issued 2026-11-22 12:00:00.",
        ),
        (
            Reason::IssuerUnknown { issuer: IssuerId::parse("110000").unwrap() },
            "发证机关不受信任：码中的发证机关为 110000，信任数据中没有该机关。",
            "Issuing authority not trusted: the code names 110000, which trust does not hold.",
        ),
        (
            Reason::ProofStale { made: at("2026-11-22 11:58:00"), at: noon },
            "出示码已超时：生成于 2026-11-22 11:58:00，核验时间 2026-11-22 12:00:00，相隔2分钟，出示码60秒内有效。",
            "Live code timed out: made 2026-11-22 11:58:00, checked 2026-11-22 12:00:00, 2 min later; a live \
             code lasts 60 s.",
        ),
        (
            Reason::PurposeMismatch {
                asked: Purpose::parse("50").unwrap(),
                granted: vec![Purpose::parse("51").unwrap()],
            },
            "用途事项不符：本次办理「购买保险」，授权用途为「车险理赔（演示）」。",
            "Another purpose: the business at hand is \"Buying insurance\", the authorisation is for \"Demo \
             claim\".",
        ),
        (
            Reason::CalendarUnknown(CalendarGap::NoYear { year: 2027 }),
            "无法判定（缺少节假日安排）：信任数据中没有 2027 年的安排，无法计算7个工作日。",
            "Cannot tell (holiday schedule missing): trust has none for 2027, so 7 working days cannot be \
             counted.",
        ),
    ] {
        assert_eq!((reason(Lang::Zh, &one, &trust), reason(Lang::En, &one, &trust)), (zh.into(), en.into()));
    }
    let empty = Reason::IssuerUnknown { issuer: IssuerId::parse("371100").unwrap() };
    assert_eq!(
        reason(Lang::Zh, &empty, &Trust::none()),
        "发证机关不受信任：码中的发证机关为 371100，本机没有信任数据。"
    );
}

#[test]
fn a_limit_is_that_of_the_use() {
    let trust = trust();
    let long = Reason::WindowTooLong { until: at("2026-12-10"), latest: at("2026-12-03") };
    for (use_kind, zh) in [
        (Some(UseKind::Grant), "超出最长有效期（7个工作日）：有效期限至 2026-12-09，最晚只能至 2026-12-02。"),
        (
            Some(UseKind::Presentation),
            "超出最长有效期（24小时）：有效期限至 2026-12-09，最晚只能至 2026-12-02。",
        ),
        (
            None,
            "超出最长有效期（7个工作日）：有效期限至 2026-12-09，最晚只能至 2026-12-02（本人直接出示以24小时为限）。",
        ),
    ] {
        assert_eq!(reason_in(Lang::Zh, &long, use_kind, &trust), zh);
    }
    let odd = Reason::WindowTooLong { until: at("2026-12-10"), latest: at("2026-12-03 09:00:00") };
    assert_eq!(
        reason(Lang::En, &odd, &trust),
        "Longer than allowed (24 hours): it runs to 2026-12-09, and may run to 2026-12-03 08:59:59 at the \
         latest."
    );
}

#[test]
fn a_verdict_says_all_its_reasons() {
    let verdict = verdict_of(b"YZ1:!", &Trust::none());
    assert_eq!(
        reasons(Lang::Zh, &verdict, &Trust::none()),
        ["无法识别：以 YZ1: 开头，但不符合本系统码的格式。"]
    );
}
