//! What a name was looked up as, and what may be signed.

use super::quoted::name;
use crate::domain::UseKind;
use crate::office::{Kind, MAX_ID_CHARS};
use crate::text::lang::say;
use crate::text::{Lang, use_kind, visible_up_to};
use crate::trust::KeyUse;

/// The longest identifier of a key or number of a row that is shown.
const MAX_NUMBER: usize = 40;

/// That nothing has this name.
pub(super) fn unknown(lang: Lang, kind: Kind, typed: &str) -> String {
    match kind {
        Kind::Person => {
            let id = name(typed);
            say!(
                lang,
                "登记簿里没有名为“{id}”的人员，请核对名称，或先导入该人员。",
                "The register has no person \"{id}\". Check the name, or import the person first."
            )
        }
        Kind::Organisation => {
            let id = name(typed);
            say!(
                lang,
                "登记簿里没有名为“{id}”的单位，请核对名称，或先导入该单位。",
                "The register has no organisation \"{id}\". Check the name, or import the organisation first."
            )
        }
        Kind::Party => {
            let id = name(typed);
            say!(
                lang,
                "登记簿里没有名为“{id}”的人员或单位，请核对名称，或先导入。",
                "The register has no person or organisation \"{id}\". Check the name, or import it first."
            )
        }
        Kind::Vehicle => {
            let plate = name(typed);
            say!(
                lang,
                "登记簿里没有号牌号码为“{plate}”的机动车，请核对号牌号码，或先导入该车。",
                "The register has no vehicle with the plate \"{plate}\". Check the plate, or import the vehicle \
                 first."
            )
        }
        Kind::Phone => {
            let id = name(typed);
            say!(
                lang,
                "没有名为“{id}”的手机。请核对名称：1 至 {MAX_ID_CHARS} 个小写字母、数字或连字符。",
                "There is no phone \"{id}\". Check the name: 1 to {MAX_ID_CHARS} lower-case letters, digits \
                 and hyphens."
            )
        }
        Kind::Grant => {
            let id = number(typed);
            say!(
                lang,
                "没有编号为 {id} 的授权，请在该车的授权列表里核对编号。",
                "There is no grant {id}. Look its number up in the list of the vehicle's grants."
            )
        }
        Kind::Download => {
            let id = number(typed);
            say!(
                lang,
                "没有编号为 {id} 的下载件，请在该车的下载件列表里核对编号。",
                "There is no download {id}. Look its number up in the list of the vehicle's downloads."
            )
        }
        Kind::Key => {
            let id = number(typed);
            say!(
                lang,
                "发证机关没有密钥 {id}，请在密钥列表里核对。",
                "The issuing authority has no key {id}. Look it up in the list of its keys."
            )
        }
    }
}

/// That something has this name already.
pub(super) fn taken(lang: Lang, kind: Kind, typed: &str) -> String {
    match kind {
        Kind::Person | Kind::Organisation | Kind::Party => {
            let what = match kind {
                Kind::Person => lang.pick("人员", "a person"),
                Kind::Organisation => lang.pick("单位", "an organisation"),
                _ => lang.pick("人员或单位", "a person or organisation"),
            };
            let id = name(typed);
            say!(
                lang,
                "登记簿里已有名为“{id}”的{what}，请换一个代号。",
                "The register has {what} \"{id}\" already. Choose another name."
            )
        }
        Kind::Vehicle => {
            // A VIN ends in many digits, and is no document's number.
            let number = number(typed);
            say!(
                lang,
                "“{number}”已登记在一辆机动车上，请核对号牌号码或车辆识别代号。",
                "A vehicle has \"{number}\" already. Check the plate or the VIN."
            )
        }
        Kind::Phone => {
            let id = name(typed);
            say!(
                lang,
                "已有名为“{id}”的手机，请换一个名称。",
                "There is a phone \"{id}\" already. Choose another name."
            )
        }
        Kind::Grant => {
            let id = number(typed);
            say!(
                lang,
                "已有编号为 {id} 的授权，请重新授权。",
                "There is a grant {id} already. Give the grant anew."
            )
        }
        Kind::Download => {
            let id = number(typed);
            say!(
                lang,
                "已有编号为 {id} 的下载件，请重新下载。",
                "There is a download {id} already. Download anew."
            )
        }
        Kind::Key => {
            let id = number(typed);
            say!(
                lang,
                "发证机关已有密钥 {id}，请换一把新的。",
                "The issuing authority has the key {id} already. Take a new one."
            )
        }
    }
}

/// What a key may sign.
pub(super) fn key_use(lang: Lang, key_use: KeyUse) -> &'static str {
    match key_use {
        KeyUse::Presentation => use_kind(lang, UseKind::Presentation),
        KeyUse::Grant => use_kind(lang, UseKind::Grant),
        KeyUse::Download => use_kind(lang, UseKind::Download),
        KeyUse::Status => lang.pick("状态列表", "Status list"),
    }
}

/// An identifier of a key, a VIN, or the number of a row, whole.
pub(super) fn number(typed: &str) -> String {
    visible_up_to(typed, MAX_NUMBER)
}
