//! What is asked of a grant, a doubted clock, a memory, and many reasons at once.

use super::draft::Draft;
use super::world::{World, car_with_sub_page, instant, noon, with};
use crate::check::{PictureFile, SeenFile};
use crate::credential::{Authorisation, Claims, IdCommitment, StatusRef};
use crate::domain::{Day, DocumentCode, Field, IdNumber, Period, UseKind, Value};
use crate::office::prove;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = bearers(w);
    drafts.extend(failed_proofs(w));
    drafts.extend(clock(w));
    drafts.extend(many(w));
    drafts
}

/// A grant to the holder of another kind of document.
fn officer(w: &World) -> Claims {
    let mut claims = w.grant();
    let made = DocumentCode::parse("C").zip(IdNumber::parse("SL-20260001"));
    let made = made.and_then(|(kind, number)| IdCommitment::new(kind, &number, *b"another 16 bytes").ok());
    if let (Authorisation::Grant { bearer, .. }, Some(made)) = (&mut claims.authorisation, made) {
        *bearer = made;
    }
    claims
}

fn bearers(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let grant = |name, zh, en| Draft::live(name, zh, en, w, &w.grant(), made);
    let officer = officer(w);
    let other = |name, zh, en| Draft::live(name, zh, en, w, &officer, made);
    vec![
        grant("bearer-full-width", "证件号码为全角", "the number in full-width digits")
            .bearer("１１０１０５１９４９１２３１００２Ｘ"),
        grant("bearer-spaced", "证件号码含空格", "the number with spaces in it")
            .bearer("110105 19491231\u{3000}002X"),
        other(
            "bearer-other-document",
            "军官证，只输入号码",
            "a number without a letter is of the kind that the grant names",
        )
        .bearer("sl-20260001"),
        other("bearer-other-document-letter", "军官证，输入种类和号码", "the same with its letter")
            .bearer("C:SL-20260001"),
        other("bearer-other-document-wrong", "军官证误作居民身份证", "the same as a citizen's card")
            .bearer("A:SL-20260001")
            .refused(9, &["bearer-mismatch"])
            .notes(&["bearer-number-check"]),
        grant("grant-second-purpose", "授权的第二项用途", "the second of a grant's purposes").purpose("13"),
    ]
}

/// Step 9 is not reached when step 5 failed; the memory is asked about a proof by the right phone only.
fn failed_proofs(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let statement = w.sign(&w.grant());
    let another = "A:440524188001010014";
    let grant = |name, zh, en, bytes: &[u8]| Draft::bytes(name, zh, en, bytes).of_use(UseKind::Grant);
    let presented = |name, zh, en, at: i64| {
        Draft::live(name, zh, en, w, &w.presentation(), made)
            .at(made.plus(at))
            .seen(SeenFile::Live(made.plus(1)))
    };
    let stranger = prove(&w.sign(&w.presentation()), &w.stranger, made);
    vec![
        grant(
            "failed-missing-bearer",
            "没有凭证且使用人不符",
            "no proof: the wrong bearer is not asked about",
            &statement,
        )
        .bearer(another)
        .refused(5, &["proof-missing"]),
        grant(
            "failed-invalid-bearer",
            "凭证无效且使用人不符",
            "a proof by another phone, and the wrong bearer",
            &prove(&statement, &w.stranger, made),
        )
        .bearer(another)
        .refused(5, &["proof-invalid"]),
        grant(
            "failed-stale-bearer",
            "凭证超时且使用人不符",
            "a stale proof and the wrong bearer",
            &prove(&statement, &w.grantee_phone, made),
        )
        .at(made.plus(91))
        .bearer(another)
        .refused(5, &["proof-stale"]),
        grant(
            "failed-not-asked",
            "没有凭证且未核对",
            "no proof and nothing asked: the purpose is still missed",
            &statement,
        )
        .unasked()
        .refused(5, &["proof-missing", "purpose-not-asked"]),
        presented(
            "failed-stale-seen",
            "凭证超时且已见过更新的",
            "a stale proof, and a newer one was seen",
            91,
        )
        .refused(5, &["proof-stale", "proof-older-than-seen"]),
        Draft::bytes(
            "failed-invalid-seen",
            "凭证无效且已见过更新的",
            "a proof by another phone says nothing of when",
            &stranger,
        )
        .of_use(UseKind::Presentation)
        .seen(SeenFile::Live(made.plus(1)))
        .refused(5, &["proof-invalid"]),
    ]
}

/// The release is of 09:30 and so is `now`, when a machine's clock is a day behind.
fn clock(w: &World) -> Vec<Draft> {
    let behind = instant("2026-11-21T10:00:00+08:00");
    let granted = |name, zh, en| Draft::live(name, zh, en, w, &w.grant(), noon()).at(behind).machine();
    let from = instant("2026-11-22T09:45:00+08:00");
    let period = Period { from, until: from.plus(86_400) };
    let later = Claims { issued: from.plus(-3600), period, ..w.download() };
    let early = instant("2026-11-22T07:00:00+08:00");
    vec![
        Draft::alone(
            "clock-doubtful-not-yet",
            "本机时钟可疑，尚未生效",
            "a doubted clock does not say not yet valid",
            w,
            &later,
        )
        .at(behind)
        .machine()
        .attention(6, &["clock-doubtful"]),
        Draft::live(
            "clock-doubtful-proof-early",
            "本机时钟可疑，凭证早于生效",
            "nor does a proof that passes under it",
            w,
            &w.presentation(),
            early,
        )
        .at(early)
        .machine()
        .attention(6, &["clock-doubtful"]),
        granted(
            "clock-doubtful-bearer",
            "本机时钟可疑，使用人相符",
            "under a doubted clock the bearer is asked, and right",
        )
        .attention(5, &["clock-doubtful"]),
        granted("clock-doubtful-bearer-wrong", "本机时钟可疑，使用人不符", "the same, and wrong")
            .bearer("A:440524188001010014")
            .refused(9, &["bearer-mismatch", "clock-doubtful"]),
        granted("clock-doubtful-not-asked", "本机时钟可疑，未核对", "the same, and not asked")
            .unasked()
            .attention(5, &["clock-doubtful", "bearer-not-asked", "purpose-not-asked"]),
    ]
}

/// Everything that can be said at once, in order.
fn many(w: &World) -> Vec<Draft> {
    let day = Day::parse("2026-11-21").unwrap_or(Day::MIN);
    let states = Value::Codes(vec!["K".to_owned(), "X".to_owned()]);
    let poor = [(Field::Status, states), (Field::InspectionValidUntil, Value::Day(day))];
    let licence = with(car_with_sub_page(), poor);
    let mut download =
        Claims { licence: licence.clone(), status: StatusRef { list: 1, index: 5 }, ..w.download() };
    download.period.until = noon();
    let mut grant = Claims { licence, status: StatusRef { list: 9, index: 6 }, ..w.grant() };
    grant.period.until = grant.period.until.plus(1);
    vec![
        Draft::alone(
            "many-download",
            "下载件诸项不符",
            "all that can be wrong with a download at once",
            w,
            &download,
        )
        .purpose("52")
        .picture(PictureFile::Different(vec!["owner".to_owned()]))
        .refused(
            7,
            &[
                "revoked",
                "vehicle-state",
                "picture-altered",
                "expired",
                "purpose-mismatch",
                "inspection-overdue",
                "code-unknown",
            ],
        ),
        Draft::live(
            "many-grant",
            "授权诸项不符",
            "much that can be wrong with a grant at once",
            w,
            &grant,
            noon(),
        )
        .purpose("50")
        .bearer("A:440524188001010014")
        .seen(SeenFile::Live(noon().plus(1)))
        .refused(
            12,
            &[
                "vehicle-state",
                "bearer-mismatch",
                "window-too-long",
                "purpose-mismatch",
                "status-unknown",
                "proof-older-than-seen",
                "inspection-overdue",
                "code-unknown",
            ],
        ),
    ]
}
