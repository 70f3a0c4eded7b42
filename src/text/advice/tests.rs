//! That every reason has its advice, once, and every verdict ends with its notices.

use super::*;
use crate::credential::User;
use crate::domain::Purpose;
use crate::text::samples::{self, assert_sentence, at};

fn in_both(case: &Case<'_>, reasons: &[&Reason]) -> [Vec<String>; 2] {
    Lang::ALL.map(|lang| case.actions(lang, reasons))
}

#[test]
fn every_reason_has_advice_for_every_use() {
    let trust = samples::trust();
    let uses = [None, Some(UseKind::Presentation), Some(UseKind::Grant), Some(UseKind::Download)];
    for (reason, _) in crate::text::reason::samples::all() {
        for use_kind in uses {
            for word in [Word::Unproven, Word::Refused, Word::Attention, Word::None] {
                for lang in Lang::ALL {
                    let lines = Case { word, use_kind, trust: &trust }.actions(lang, &[&reason, &reason]);
                    lines.iter().for_each(|line| assert_sentence(lang, line));
                    let closing = usize::from(matches!(word, Word::Unproven | Word::Attention));
                    assert_eq!(lines.len(), 1 + closing, "{lines:?}");
                }
            }
        }
    }
}

#[test]
fn advice_is_said_exactly() {
    let trust = samples::trust();
    let refused = |use_kind| Case { word: Word::Refused, use_kind: Some(use_kind), trust: &trust };
    let stale = Reason::ProofStale { made: at("2026-11-22 09:58:00"), at: at("2026-11-22 10:00:00") };
    assert_eq!(
        in_both(&refused(UseKind::Presentation), &[&stale]),
        [
            [
                "请对方刷新出示码后重新扫描；仍不通过的，核对两边时钟（对方手机 2026-11-22 09:58:00，核验时间 2026-11-22 10:00:00）。"
            ],
            ["Ask for the code to be refreshed and scan again. If it fails again, compare the clocks \
                 (phone 2026-11-22 09:58:00, checked 2026-11-22 10:00:00)."],
        ]
    );
    let expired = Reason::Expired { at: at("2026-12-01"), until: at("2026-12-01") };
    let revoked = Reason::Revoked { listed: at("2026-11-22") };
    assert_eq!(
        in_both(&refused(UseKind::Grant), &[&revoked, &expired])[0],
        ["需要继续办理的，请所有人重新授权。"]
    );
    let mismatch = Reason::PurposeMismatch { asked: Purpose::parse("51").unwrap(), granted: Vec::new() };
    assert_eq!(
        in_both(&refused(UseKind::Download), &[&mismatch])[0],
        ["请核对本窗口业务是否选对；无误的，请所有人以「车险理赔（演示）」为用途重新授权或下载。"]
    );
}

#[test]
fn verdicts_end_with_their_notices() {
    let (none, trust) = (Trust::none(), samples::trust());
    let purposes = vec![Purpose::parse("51").unwrap()];
    let download = crate::credential::Authorisation::Download { user: User::Owner, purposes };

    let unknown = samples::verdict(download.clone(), 1, &none);
    assert_eq!(
        advice(Lang::Zh, &unknown, &none),
        [
            "本机尚未安装信任数据，请先安装，再重新核验。",
            "不要采信码中或图片所示的内容。",
            "上道路行驶仍须随车携带纸质行驶证。",
        ]
    );
    let open = samples::verdict(download, 1, &trust);
    assert_eq!(open.word(), Word::Attention, "{:?}", open.reasons());
    assert_eq!(
        advice(Lang::Zh, &open, &trust),
        [
            "请更新信任数据后重新核验。",
            "请选择本窗口办理的业务。",
            "请将图片与签发内容逐项核对。",
            "仍不能确认的，请查验纸质行驶证或以其他方式核实，由您决定是否受理。",
            "上道路行驶仍须随车携带纸质行驶证。",
        ]
    );
    for (verdict, first) in [
        (samples::verdict_of(b"https://example.com", &trust), "请确认扫描的是本系统的码。"),
        (Verdict::no_code(), "请让二维码完整、清晰、不反光，再重新扫描。"),
    ] {
        let lines = advice(Lang::Zh, &verdict, &trust);
        assert_eq!(lines, [first, scope_notice(Lang::Zh), paper_notice(Lang::Zh)]);
        assert!(advice(Lang::En, &verdict, &trust)[1].contains("not published"));
    }
    for (word, count) in
        [(Word::Accepted, 1), (Word::Attention, 1), (Word::Refused, 1), (Word::Unproven, 1), (Word::None, 2)]
    {
        for lang in Lang::ALL {
            let said = notices_of(lang, word);
            assert_eq!((said.len(), said.last()), (count, Some(&paper_notice(lang))));
            said.into_iter().for_each(|notice| assert_sentence(lang, notice));
        }
    }
}
