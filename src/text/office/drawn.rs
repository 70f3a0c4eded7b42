//! Why a picture is not drawn, and why a private key is not read.

use crate::domain::is_invisible;
use crate::office::PemError;
use crate::picture::PictureError;
use crate::text::lang::say;
use crate::text::{Lang, field, visible_up_to};

/// Why there is no picture, as sentences.
pub(super) fn picture(lang: Lang, error: &PictureError) -> String {
    match error {
        PictureError::NotDownload => {
            say!(lang, "只有下载件才有图片。", "Only a download has a picture.")
        }
        PictureError::Undrawable { field: place, character } => {
            let (place, number) = (field(lang, *place), format!("U+{:04X}", u32::from(*character)));
            let shown = if is_invisible(*character) { number } else { format!("{character} {number}") };
            say!(
                lang,
                "“{place}”里的字符 {shown} 字体里没有，画不出来，没有制作下载件。请核对登记的内容。",
                "The font has no character {shown} for \"{place}\", so no download was made. Check the register."
            )
        }
        PictureError::DoesNotFit { field: place } => {
            let place = field(lang, *place);
            say!(
                lang,
                "“{place}”太长，图片里放不下，没有制作下载件。请缩短后再试。",
                "\"{place}\" is too long for its place in the picture, so no download was made. Shorten it and try again."
            )
        }
        PictureError::CodeTooLong { chars } => say!(
            lang,
            "码有 {chars} 个字符，图片里的二维码容纳不下。请缩短登记的内容。",
            "The code has {chars} characters, more than the picture's QR code holds. Shorten what the register says."
        ),
        // A fault of this program.
        PictureError::Template => say!(
            lang,
            "本程序的图片模板已损坏，请重新安装。",
            "This program's template of the picture is broken. Install it anew."
        ),
    }
}

/// Why a private key cannot be used, without a full stop.
pub(super) fn key(lang: Lang, error: &PemError) -> String {
    match error {
        PemError::TooLarge => say!(lang, "文件过大", "the file is too large"),
        PemError::NotPem => say!(
            lang,
            "不是 PKCS#8 PEM 私钥（BEGIN PRIVATE KEY 或 BEGIN ENCRYPTED PRIVATE KEY）",
            "it is no PKCS#8 private key in PEM (BEGIN PRIVATE KEY or BEGIN ENCRYPTED PRIVATE KEY)"
        ),
        PemError::Malformed => say!(lang, "私钥已损坏", "the private key is damaged"),
        PemError::OtherAlgorithm => say!(lang, "不是 Ed25519 密钥", "it is no Ed25519 key"),
        PemError::PublicDiffers => {
            say!(lang, "其中的公钥与私钥不配", "the public key in it does not belong to the private key")
        }
        PemError::OtherEncryption => say!(
            lang,
            "加密方式不支持，只支持 scrypt 或 PBKDF2（SHA-2）加 AES",
            "it is encrypted in another way than scrypt or PBKDF2 (SHA-2) with AES"
        ),
        PemError::Cost => {
            say!(lang, "试一次口令的开销超出上限", "to try its passphrase would cost more than is allowed")
        }
        PemError::PassphraseNeeded => {
            say!(lang, "需要口令（--passphrase-file）", "a passphrase is needed (--passphrase-file)")
        }
        PemError::PassphraseWrong => say!(lang, "口令不对", "the passphrase is wrong"),
        PemError::Chance(error) => {
            let why = visible_up_to(&error.to_string(), 200);
            say!(lang, "系统给不出随机数（{why}）", "the system gives no random numbers ({why})")
        }
        PemError::Encoder(error) => {
            let why = visible_up_to(&error.to_string(), 200);
            say!(lang, "编码失败（{why}）", "it cannot be encoded ({why})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Field;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_fault_is_told_in_both_languages() {
        let character = |character| PictureError::Undrawable { field: Field::Owner, character };
        for lang in Lang::ALL {
            for error in [
                PictureError::NotDownload,
                character('A'),
                character('\u{202e}'),
                PictureError::DoesNotFit { field: Field::Remarks },
                PictureError::CodeTooLong { chars: 2000 },
                PictureError::Template,
            ] {
                assert_sentence(lang, &picture(lang, &error));
            }
            for error in [
                PemError::TooLarge,
                PemError::NotPem,
                PemError::Malformed,
                PemError::OtherAlgorithm,
                PemError::PublicDiffers,
                PemError::OtherEncryption,
                PemError::Cost,
                PemError::PassphraseNeeded,
                PemError::PassphraseWrong,
                PemError::Chance(std::io::ErrorKind::Unsupported.into()),
                PemError::Encoder(pkcs8::Error::KeyMalformed(pkcs8::KeyError::Invalid)),
            ] {
                assert_words(lang, &key(lang, &error));
            }
        }
        assert!(picture(Lang::Zh, &character('㐀')).contains("㐀 U+3400"));
        assert!(!picture(Lang::Zh, &character('\u{202e}')).contains('\u{202e}'));
    }
}
