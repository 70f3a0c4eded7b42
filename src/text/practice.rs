//! The codes to practise with, by what they show.

use super::Lang;
use crate::check::PracticeCode;

/// What a code shows, as a clerk would say it.
pub fn practice_code(lang: Lang, code: PracticeCode) -> &'static str {
    match code {
        PracticeCode::Presentation => lang.pick("本人出示", "Shown by the owner"),
        PracticeCode::Grant => lang.pick("授权他人出示，已核对", "Shown by a grantee, all asked and right"),
        PracticeCode::GrantNotAsked => {
            lang.pick("授权他人出示，尚未核对", "Shown by a grantee, nothing asked yet")
        }
        PracticeCode::Download => lang.pick("下载件，图片未比对", "A download, picture not compared"),
        PracticeCode::InspectionOverdue => lang.pick("检验已过期", "Inspection overdue"),
        PracticeCode::OtherBearer => lang.pick("不是被授权人", "Not the person it was granted to"),
        PracticeCode::OtherPurpose => lang.pick("用途不在授权之内", "Granted for another purpose"),
        PracticeCode::Stale => lang.pick("出示码已超时", "A code shown too late"),
        PracticeCode::Copied => lang.pick("截图或抄录的码", "A screenshot or copy"),
        PracticeCode::Ended => lang.pick("授权已被解除", "Ended by the owner"),
        PracticeCode::Tampered => lang.pick("内容被篡改", "Content tampered with"),
        PracticeCode::Forged => lang.pick("冒充发证机关签发", "Issued by an impostor"),
        PracticeCode::Other => lang.pick("别的二维码", "Some other QR code"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::practice;
    use crate::text::samples::assert_words;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        for lang in Lang::ALL {
            let names: BTreeSet<_> = practice().iter().map(|one| practice_code(lang, one.code)).collect();
            assert_eq!(names.len(), practice().len());
            names.iter().for_each(|name| assert_words(lang, name));
        }
    }
}
