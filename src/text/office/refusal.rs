//! Why the office refuses, and what to do about it.

use super::named::{taken, unknown};
use super::quoted;
use super::row::{row_fault, value_fault};
use super::term::{impossible, no_key, too_long, unsigned};
use crate::credential::MAX_PURPOSES;
use crate::domain::{MAX_WORKING_DAYS, Period, Purpose, Table};
use crate::office::{Denied, Ending, MAX_GRANTEES, MAX_ID_CHARS, hex};
use crate::text::fault::text;
use crate::text::lang::say;
use crate::text::time::{first_moment, last_moment, moment, period};
use crate::text::trust::shown;
use crate::text::{Lang, code_name, field};
use crate::trust::MAX_KEYS;

/// Why the office refuses, as sentences.
pub fn denied(lang: Lang, why: &Denied) -> String {
    match why {
        Denied::NoOffice(folder) => {
            let folder = shown(folder);
            say!(
                lang,
                "{folder} 里没有本版本的签发机关数据。请核对文件夹，或用 yanzheng-office init 新建。",
                "The folder {folder} holds no office of this version. Check the folder, or make an office with \
                 yanzheng-office init."
            )
        }
        Denied::FolderTaken(folder) => {
            let folder = shown(folder);
            say!(
                lang,
                "文件夹 {folder} 不是空的，请换一个空文件夹。",
                "The folder {folder} is not empty. Name an empty one."
            )
        }
        Denied::Unknown(kind, name) => unknown(lang, *kind, name),
        Denied::Taken(kind, name) => taken(lang, *kind, name),
        Denied::Name(name) => {
            let name = quoted::name(name);
            say!(
                lang,
                "“{name}”不能作代号，请用1至{MAX_ID_CHARS}个小写字母、数字和连字符。",
                "\"{name}\" cannot be a name. Use 1 to {MAX_ID_CHARS} lower-case letters, digits and hyphens."
            )
        }
        Denied::Row { line, fault } => {
            let why = row_fault(lang, fault);
            say!(lang, "第 {line} 条记录：{why}。", "Record {line}: {why}.")
        }
        Denied::Field(of, fault) => {
            let (place, why) = (field(lang, *of), value_fault(lang, *of, fault));
            say!(lang, "“{place}”不能这样写：{why}。", "\"{place}\" cannot be that: {why}.")
        }
        Denied::GranteeName(fault) => {
            let why = text(lang, fault);
            say!(lang, "被授权人姓名不能用：{why}。", "The grantee's name cannot be used: {why}.")
        }
        Denied::AlreadyOwner(id) => {
            let id = quoted::name(id);
            say!(
                lang,
                "“{id}”已经是该车的所有人，请核对新所有人的代号。",
                "The vehicle belongs to \"{id}\" already. Check the name of the new owner."
            )
        }
        Denied::AlreadyManager(id) => {
            let id = quoted::name(id);
            say!(
                lang,
                "“{id}”已经是该单位的机动车管理人，无需再次委派。",
                "The person \"{id}\" is a manager of the organisation already. Nothing is left to do."
            )
        }
        Denied::TooManyKeys => say!(
            lang,
            "已有 {MAX_KEYS} 把密钥，不能再增加。",
            "There are {MAX_KEYS} keys already, and no more are possible."
        ),
        Denied::NotOwner => say!(
            lang,
            "申请人不是机动车所有人，也不是所有人单位的法定代表人或机动车管理人，不能申领。请由所有人申领。",
            "The applicant is not the owner of the vehicle, nor the legal representative or a vehicle manager of \
             the owner. The owner has to apply."
        ),
        Denied::States(states) => {
            let quoted = states.iter().map(|state| {
                let name = code_name(lang, Table::VehicleStatus, state);
                say!(lang, "“{name}”", "\"{name}\"")
            });
            let states = lang.list(quoted);
            say!(
                lang,
                "机动车状态为{states}，不是正常状态，不能申领、出示、授权或下载。请先处理好机动车状态。",
                "The state of the vehicle is {states}, which is not normal. Its licence cannot be applied for, \
                 shown, granted or downloaded until the state is settled."
            )
        }
        Denied::BeforeActivation(day) => say!(
            lang,
            "当地自 {day} 起启用电子行驶证，请届时再申领。",
            "Electronic licences begin there on {day}. Apply from that day on."
        ),
        Denied::AlreadyLicensed(at) => {
            let at = moment(*at);
            say!(
                lang,
                "该车的电子行驶证已于 {at} 签发，无需再次申领。",
                "The electronic licence of the vehicle was issued at {at}. There is no need to apply again."
            )
        }
        Denied::NotLicensed => say!(
            lang,
            "该车还没有电子行驶证，请所有人先申领。",
            "The vehicle has no electronic licence yet. The owner has to apply for it first."
        ),
        Denied::NotEntitled => say!(
            lang,
            "此人不是机动车所有人，也不是所有人单位的法定代表人或机动车管理人，无权办理。请由所有人一方办理。",
            "The person is not the owner of the vehicle, nor the legal representative or a vehicle manager of \
             the owner. Only the owner's side may do this."
        ),
        Denied::GranteeIsOwner => say!(
            lang,
            "被授权人就是机动车所有人，无需授权，请本人直接出示。",
            "The grantee is the owner, who needs no grant and shows the licence directly."
        ),
        Denied::OtherName => say!(
            lang,
            "登记簿中这份证件登记的是另一姓名，请对照证件核对姓名和证件号码。",
            "The register has this document under another name. Compare the name and the number with the \
             document."
        ),
        Denied::DocumentNumber => say!(
            lang,
            "证件号码不正确，请对照证件核对。",
            "The document's number is not correct. Compare it with the document."
        ),
        Denied::TooManyGrantees => say!(
            lang,
            "该车已授权给 {MAX_GRANTEES} 人，达到上限。请先解除授权一项，或等其到期。",
            "The vehicle has {MAX_GRANTEES} grantees, and no more are allowed. End a grant first, or wait until \
             one is over."
        ),
        Denied::NotGrantee => say!(
            lang,
            "这项授权的被授权人是另一人，请由被授权人本人出示或下载。",
            "The grant was given to somebody else. Only the grantee may show or download with it."
        ),
        Denied::Purposes => say!(
            lang,
            "用途事项须选 1 至 {MAX_PURPOSES} 项，不能重复，请重选。",
            "It takes 1 to {MAX_PURPOSES} purposes, each once. Choose them again."
        ),
        Denied::UnknownPurpose(purpose) => {
            let codes = lang.list(Table::Purpose.entries().iter().map(|entry| entry.code.to_owned()));
            say!(
                lang,
                "用途事项 {purpose} 不在列表中，请从这些代码中选：{codes}。",
                "Purpose {purpose} is not in the list. Choose from these codes: {codes}."
            )
        }
        Denied::PurposeNotGranted(purpose) => {
            let name = purpose_name(lang, *purpose);
            say!(
                lang,
                "授权中没有用途事项“{name}”，请选授权中的用途事项，或请所有人另行授权。",
                "The grant is not for the purpose \"{name}\". Choose a purpose of the grant, or ask the owner for \
                 another grant."
            )
        }
        Denied::WindowTooLong { until, latest } => too_long(lang, *until, *latest),
        Denied::CalendarUnknown(year) => say!(
            lang,
            "本程序没有 {year} 年的节假日安排，无法计算{MAX_WORKING_DAYS}个工作日。请缩短到7天以内，或更新程序。",
            "This program has no working-day schedule for {year}, so {MAX_WORKING_DAYS} working days cannot be \
             counted. Shorten it to 7 days, or update the program."
        ),
        Denied::Period { from, until, now } => impossible(lang, *from, *until, *now),
        Denied::OutsideGrant { from, until } => {
            let allowed = period(lang, &Period { from: *from, until: *until });
            say!(
                lang,
                "有效期限须在授权的期限之内（{allowed}），请改正。",
                "The period must lie within that of the grant ({allowed}). Change it."
            )
        }
        Denied::Ended { at, why } => {
            let (at, why) = (moment(*at), ending(lang, *why));
            say!(
                lang,
                "已于 {at} 作废（{why}），不能再用。如仍需要，请重新办理。",
                "It was ended at {at} ({why}) and is void. If it is still needed, it has to be given anew."
            )
        }
        Denied::Over(until) => {
            let last = last_moment(*until);
            say!(
                lang,
                "有效期限至 {last}，已到期作废。如仍需要，请重新办理。",
                "It was valid to {last} and is over. If it is still needed, it has to be given anew."
            )
        }
        Denied::NotBegun(from) => {
            let from = first_moment(*from);
            say!(
                lang,
                "自 {from} 起有效，现在还不能用，请届时再试。",
                "It is valid from {from} on. Try again then."
            )
        }
        Denied::PhoneRevoked(at) => {
            let at = moment(*at);
            say!(
                lang,
                "这部手机已于 {at} 吊销，不能再用，请注册另一部手机。",
                "The phone was revoked at {at} and cannot be used. Enrol another one."
            )
        }
        Denied::NotManager => say!(
            lang,
            "此人不是该单位的机动车管理人，请核对单位和人员的名称。",
            "The person is no vehicle manager of the organisation. Check both names."
        ),
        Denied::NoKey(of, until) => no_key(lang, *of, *until),
        Denied::KeyNotActive(id) => {
            let id = hex(id);
            say!(
                lang,
                "密钥 {id} 已停用或已失密，无需再次处理。",
                "The key {id} is retired or compromised already. Nothing is left to do."
            )
        }
        Denied::Clock { now, published } => {
            let (now, published) = (moment(*now), moment(*published));
            say!(
                lang,
                "本机时钟是 {now}，早于上次发布的时间 {published}。请校准时钟后重新发布。",
                "This machine's clock says {now}, which is before the newest release of {published}. Set the \
                 clock and publish again."
            )
        }
        Denied::NotATrust(folder) => {
            let folder = shown(folder);
            say!(
                lang,
                "文件夹 {folder} 里有不属于信任数据的文件，没有发布。请换一个空文件夹，或以前发布过的文件夹。",
                "The folder {folder} has files that are no trust data, so nothing was published. Name an empty \
                 folder, or one of an earlier release."
            )
        }
        Denied::Sign(refusal) => unsigned(lang, refusal),
    }
}

/// Why something is live no longer, in a few words.
pub fn ending(lang: Lang, why: Ending) -> &'static str {
    match why {
        Ending::ByOwner => lang.pick("所有人一方解除授权", "ended by the owner's side"),
        Ending::GrantEnded => lang.pick("所依据的授权已解除", "the grant under it was ended"),
        Ending::PhoneRevoked => lang.pick("手机已吊销", "the phone was revoked"),
        Ending::Transferred => lang.pick("机动车已转让", "the vehicle has another owner"),
        Ending::Renumbered => {
            lang.pick("号牌号码或车辆识别代号已变更", "the vehicle has another plate or VIN")
        }
        Ending::ManagerDismissed => lang.pick("经办的机动车管理人已撤换", "the manager was dismissed"),
    }
}

fn purpose_name(lang: Lang, purpose: Purpose) -> String {
    code_name(lang, Table::Purpose, purpose.as_str())
}
