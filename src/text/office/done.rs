//! What the office says when it has done something, and the lines of its lists.

use std::path::Path;

use super::denied;
use crate::domain::{Field, Instant, Period, Purpose, UseKind};
use crate::office::{Authorised, Authority, Compromised, Ended, Imported, Phone, Released, Signer, hex};
use crate::text::escape::visible;
use crate::text::lang::say;
use crate::text::{Lang, field, first_moment, last_moment, moment, purpose_name, use_kind, visible_up_to};
use crate::trust::{KeyState, KeyUse, Trust};

/// Something that the office has done.
#[derive(Clone, Copy, Debug)]
pub enum Done<'a> {
    /// A new office.
    Created(&'a Authority, &'a Path),
    /// Its private keys lie there unencrypted.
    Insecure,
    /// Rows came into the register.
    Imported(Imported),
    /// Rows were written.
    Exported(usize),
    /// 申领: the licence was issued.
    Applied(&'a str, Instant),
    /// A phone was enrolled.
    Enrolled(&'a Phone),
    /// A grant was given: its row, the grantee's name, the plate.
    Granted(&'a Authorised, &'a str, &'a str),
    /// A download was made: its row, the plate, where it was written.
    Downloaded(&'a Authorised, &'a str, &'a Path),
    /// Something ended, and what ended with it.
    Ended(Ended),
    /// So many are suspended from now on.
    Suspended(usize),
    /// So many are clear from now on.
    Cleared(usize),
    /// A manager was appointed.
    Appointed(&'a str, &'a str),
    /// A key was added.
    KeyAdded(&'a Signer),
    /// A key was retired.
    KeyRetired(&'a Signer),
    /// A key was declared compromised.
    KeyCompromised(Compromised),
    /// A release was published.
    Published(&'a Released, &'a Path),
    /// What was done becomes known to verifiers with the next release.
    PublishNext,
    /// A file was written.
    Wrote(&'a Path),
}

/// One sentence.
pub fn done(lang: Lang, done: Done<'_>) -> String {
    match done {
        Done::Created(authority, folder) => {
            let (name, folder) = (visible(lang.pick(&authority.zh, &authority.en)), path(folder));
            let (code, from) = (authority.id, authority.activation);
            say!(
                lang,
                "已新建签发机关：{name}（{code}），{from} 起可申领。数据文件夹：{folder}。",
                "A new office: {name} ({code}), licences from {from} on. Its data folder: {folder}."
            )
        }
        Done::Insecure => say!(
            lang,
            "私钥没有加密，只能用于演示和测试。",
            "Its private keys are not encrypted: for demonstration and tests only."
        ),
        Done::Imported(Imported { added, same }) => {
            say!(
                lang,
                "已导入 {added} 条，已有相同的 {same} 条。",
                "Imported: {added}. Already there: {same}."
            )
        }
        Done::Exported(count) => say!(lang, "已导出 {count} 条。", "Exported: {count}."),
        Done::Applied(plate, at) => {
            let (plate, at) = (visible_up_to(plate, 40), moment(at));
            say!(
                lang,
                "申领成功：{plate} 的电子行驶证已于 {at} 签发。",
                "The application is granted: the electronic licence of {plate} was issued at {at}."
            )
        }
        Done::Enrolled(phone) => {
            let (id, person) = (&phone.id, &phone.person);
            say!(lang, "手机 {id} 已注册，机主 {person}。", "Phone {id} is enrolled for {person}.")
        }
        Done::Granted(grant, grantee, plate) => {
            let (id, grantee, plate) = (grant.id, visible(grantee), visible(plate));
            let (purposes, last) = (purposes(lang, &grant.purposes), last_moment(grant.period.until));
            say!(
                lang,
                "授权 {id}：{plate} 授权给{grantee}，用途事项：{purposes}，有效期限至 {last}。",
                "Grant {id}: {plate} to {grantee} for {purposes}, until {last}."
            )
        }
        Done::Downloaded(download, plate, file) => {
            let (id, plate, file) = (download.id, visible(plate), path(file));
            let last = last_moment(download.period.until);
            say!(
                lang,
                "下载件 {id}：{plate}，有效期限至 {last}，已写入 {file}。",
                "Download {id}: {plate}, until {last}, written to {file}."
            )
        }
        Done::Ended(Ended { presentations, grants, downloads }) => say!(
            lang,
            "已作废：出示 {presentations}，授权 {grants}，下载件 {downloads}。",
            "Void now: {presentations} presentations, {grants} grants, {downloads} downloads."
        ),
        Done::Suspended(count) => say!(
            lang,
            "机动车状态不正常，在用的 {count} 项全部中止。",
            "The vehicle's state is abnormal; suspended while it is: {count}."
        ),
        Done::Cleared(count) => say!(
            lang,
            "机动车状态正常，在用的 {count} 项可以使用。",
            "The vehicle's state is normal; in use: {count}."
        ),
        Done::Appointed(organisation, person) => {
            say!(
                lang,
                "{person} 已是 {organisation} 的管理人。",
                "{person} is a manager of {organisation} now."
            )
        }
        Done::KeyAdded(signer) => {
            let line = key_line(lang, signer);
            say!(lang, "已新增密钥 {line}。", "A new key: {line}.")
        }
        Done::KeyRetired(signer) => {
            let line = key_line(lang, signer);
            say!(lang, "密钥已停用：{line}。", "The key is retired: {line}.")
        }
        Done::KeyCompromised(Compromised { shown, downloads }) => say!(
            lang,
            "密钥已列为失密，它签发过的全部不再有效。在用的出示和授权 {shown} 项在手机下次出示时重新签发，下载件 {downloads} 项请用 download again 重新下载。",
            "The key is compromised: nothing that it signed counts. Signed anew when the phone next shows them: {shown}. Downloads to draw again with download again: {downloads}."
        ),
        Done::Published(released, folder) => {
            let Released { sequence, lists, revoked, suspended } = released;
            let folder = path(folder);
            say!(
                lang,
                "已发布第 {sequence} 期到 {folder}：状态列表 {lists} 个，作废 {revoked} 项，中止 {suspended} 项。",
                "Release {sequence} is published to {folder}: {lists} status lists, {revoked} revoked, {suspended} suspended."
            )
        }
        Done::PublishNext => say!(
            lang,
            "签发端即时生效；核验端在下一次发布（publish）后得知。",
            "Here it holds at once; verifiers know with the next publish."
        ),
        Done::Wrote(file) => {
            let file = path(file);
            say!(lang, "已写入 {file}。", "{file} is written.")
        }
    }
}

fn path(path: &Path) -> String {
    visible_up_to(&path.to_string_lossy(), 200)
}

fn purposes(lang: Lang, purposes: &[Purpose]) -> String {
    lang.list(purposes.iter().map(|purpose| {
        let name = purpose_name(lang, *purpose, &Trust::none());
        format!("{purpose} {name}")
    }))
}

/// A grant or download in a list: number, whose, for what, until when, and whether it is live.
pub fn authorised_line(lang: Lang, row: &Authorised, who: &str, now: Instant) -> String {
    let (id, who) = (row.id, visible(who));
    let Period { from, until } = row.period;
    let (from, last) = (first_moment(from), last_moment(until));
    let state = match row.usable(now) {
        Ok(()) => lang.pick("有效", "live").to_owned(),
        Err(why) => denied(lang, &why),
    };
    let what = purposes(lang, &row.purposes);
    let (kind, user) = match row.kind {
        UseKind::Download => (use_kind(lang, row.kind), field(lang, Field::User)),
        UseKind::Presentation | UseKind::Grant => {
            (use_kind(lang, row.kind), lang.pick("被授权人", "grantee"))
        }
    };
    say!(
        lang,
        "{id}  {kind}  {user}：{who}  {what}  {from} 至 {last}  {state}",
        "{id}  {kind}  {user}: {who}  {what}  {from} to {last}  {state}"
    )
}

/// A phone in a list.
pub fn phone_line(lang: Lang, phone: &Phone) -> String {
    let Phone { id, person, .. } = phone;
    let (enrolled, key) = (moment(phone.enrolled), hex(&phone.key.id()));
    let revoked = phone.revoked.map(moment).map(|at| say!(lang, "，{at} 吊销", ", revoked {at}"));
    let revoked = revoked.unwrap_or_default();
    say!(
        lang,
        "{id}  机主 {person}  密钥 {key}  {enrolled} 注册{revoked}",
        "{id}  of {person}  key {key}  enrolled {enrolled}{revoked}"
    )
}

/// A key: identifier, what it signs, from when until when, its state.
pub fn key_line(lang: Lang, signer: &Signer) -> String {
    let uses = signer.uses.iter().map(|key_use| {
        let name = match key_use {
            KeyUse::Presentation => use_kind(lang, UseKind::Presentation),
            KeyUse::Grant => use_kind(lang, UseKind::Grant),
            KeyUse::Download => use_kind(lang, UseKind::Download),
            KeyUse::Status => lang.pick("状态列表", "status lists"),
        };
        name.to_owned()
    });
    let (id, uses) = (hex(&signer.key.id()), lang.list(uses));
    let (from, last) = (first_moment(signer.period.from), last_moment(signer.period.until));
    let state = match signer.state {
        KeyState::Active => lang.pick("在用", "active").to_owned(),
        KeyState::Retired(since) => {
            let since = moment(since);
            say!(lang, "{since} 停用", "retired {since}")
        }
        KeyState::Compromised => lang.pick("失密", "compromised").to_owned(),
    };
    say!(lang, "{id}  {uses}  {from} 至 {last}  {state}", "{id}  {uses}  {from} to {last}  {state}")
}
