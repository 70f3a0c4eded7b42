//! The story of the demo, for whoever trains others with it: who is who, and what happened.

use crate::office::{Facts, RENEWED_AFTER, Scene};
use crate::text::Lang;
use crate::text::lang::{say, words};
use crate::text::time::{moment, span};

words! {
    /// The fixed words of the story.
    Story, story;
    /// Its title.
    Title: "演示故事", "The story of this demo";
    /// Above the people.
    People: "人物", "Who is who";
    /// Above the scenes.
    Scenes: "场景", "Scenes";
    /// Above the exercises.
    Exercises: "练习", "Exercises";
    /// Where the story is, below the table of scenes.
    Pointer: "完整的故事、每个场景的缘由和练习见 STORY.md。", "STORY.md tells the whole story, the reason of each verdict, and exercises.";
    /// How to follow it.
    How: "下面的命令都在这个文件夹里运行，箭头后面是应得的结果。也可以在窗口里核验：运行 yanzheng app --trust trust，在上方选好用途事项、填好证件号码（grant.bearer 里的那一个），再用“打开…”（Ctrl+O）选文件。", "Run the commands in this folder; behind the arrow stands what must come out. Or use the window: run yanzheng app --trust trust, choose the purpose and type the ID number (the one in grant.bearer) at its top, then choose a file with Open (Ctrl+O).";
    /// What the exercises change.
    Change: "练习用真实的命令改动签发端（office/），请按顺序做。签发端即时生效；核验端要等下一次发布（publish trust）才知道，窗口要重新打开才会读到新的信任数据。想重来，就重新制作演示。", "The exercises change the office (office/) with its real commands; do them in this order. In the office a change holds at once; a verifier knows it with the next release (publish trust), and the window reads that when it is opened again. To start over, make the demo again.";
}

/// How long the phones go on, and what stops them.
pub fn told(lang: Lang, facts: &Facts) -> String {
    let (made, every) = (moment(facts.made), span(lang, RENEWED_AFTER));
    let Facts { car, grant, .. } = facts;
    say!(
        lang,
        "制作于 {made}。出示码一分钟后失效，所以制作演示时请加 --renew，并让它一直运行：三部手机每{every}更新一次，最长 24 小时。再运行一次，就换成一套新的演示。授权被解除或机动车被查封后，手机不再得到新码，原来的文件留着，一分钟后超时。想看手机的样子，运行 yanzheng-office --data office show --phone zhang --vehicle {car}，李四的用 --phone li --grant {grant}。",
        "Made at {made}. A live code lasts a minute, so make the demo with --renew and keep it running: the three phones renew theirs every {every}, for 24 hours at most. Another run makes another demo. Once a grant is ended or a vehicle seized, the phone gets no new code; its last files stay and are stale a minute later. To see a phone, run yanzheng-office --data office show --phone zhang --vehicle {car}; Li Si's takes --phone li --grant {grant}."
    )
}

/// Who is who, one to a line.
pub fn people(lang: Lang, facts: &Facts) -> Vec<String> {
    let Facts { car, truck, sold, seized, other, grant, driver, .. } = facts;
    vec![
        say!(
            lang,
            "张三（zhang）：{car} 的所有人，有一部手机；昨天又买下了 {sold}。",
            "Zhang San (zhang): owns {car} and has a phone; yesterday he also bought {sold}."
        ),
        say!(
            lang,
            "李四（li）：被授权人，有一部手机；可以出示 {car}（授权 {grant}）和 {truck}（授权 {driver}）。",
            "Li Si (li): the grantee, with a phone; may show {car} (grant {grant}) and {truck} (grant {driver})."
        ),
        say!(
            lang,
            "示例港口物流（harbour）：{truck} 的所有人；周八（zhou）是法定代表人，吴九（wu）是车辆管理人，有一部手机。",
            "The harbour company (harbour): owns {truck}; Zhou Ba (zhou) is its legal representative, Wu Jiu (wu) its manager of vehicles, with a phone."
        ),
        say!(lang, "杨䶮（yang）：{sold} 的原所有人。", "Yang Yan (yang): owned {sold} before."),
        say!(lang, "JOHN SMITH（smith）：{seized} 的所有人。", "John Smith (smith): owns {seized}."),
        say!(lang, "王五（wang）：{other} 的所有人。", "Wang Wu (wang): owns {other}."),
    ]
}

/// What a scene shows, in a line.
pub fn scene(lang: Lang, scene: Scene) -> String {
    let purpose = scene.purpose().unwrap_or_default();
    match scene {
        Scene::Presentation => {
            say!(lang, "本人直接出示：所有人手机上的出示码", "shown by the owner: the live code on a phone")
        }
        Scene::Grant => say!(
            lang,
            "授权他人出示：问用途 {purpose} 和证件号码（grant.bearer）后为有效",
            "shown by an authorised person: valid once purpose {purpose} and the ID number (grant.bearer) are asked"
        ),
        Scene::Download => say!(
            lang,
            "下载件：问用途 {purpose}；图片未比对，仍需人工确认",
            "a download: ask for purpose {purpose}; the picture is not compared, so a person still has to"
        ),
        Scene::Organisation => say!(
            lang,
            "单位车辆：管理人手机上的出示码",
            "an organisation's vehicle: the live code on its manager's phone"
        ),
        Scene::Driver => say!(
            lang,
            "单位车辆授权给驾驶人：问用途 {purpose} 和证件号码（grant.bearer）后为有效",
            "the organisation's vehicle on its driver's phone: valid once purpose {purpose} and the ID number (grant.bearer) are asked"
        ),
        Scene::NewOwner => say!(
            lang,
            "转让后的车辆：新所有人手机上的出示码",
            "a vehicle that was sold: the live code on its new owner's phone"
        ),
        Scene::Screenshot => {
            say!(lang, "所有人手机十分钟前的截图", "a screenshot of the owner's phone, ten minutes old")
        }
        Scene::Expired => say!(lang, "已到期的下载件", "a download whose period has ended"),
        Scene::Ended => say!(
            lang,
            "已解除的授权：手机上还能出示，但已作废",
            "a grant that the owner ended: the phone still shows it, but it is void"
        ),
        Scene::UnderEnded => say!(
            lang,
            "在已解除的授权之下的下载件，随之作废",
            "a download made under that grant, void with it"
        ),
        Scene::Transferred => say!(
            lang,
            "转让前由原所有人取得的下载件，已作废",
            "a download that the old owner made before the vehicle was sold, void since"
        ),
        Scene::Suspended => say!(
            lang,
            "车辆被查封前取得的下载件，已中止",
            "a download made before the vehicle was seized, suspended since"
        ),
        Scene::Edited => say!(
            lang,
            "图片上的号牌号码被改动一位，二维码没有动",
            "the download with one digit of the plate edited in the picture, its code untouched"
        ),
        Scene::Pasted => say!(
            lang,
            "别的车辆的图片，贴上了这个下载件的二维码",
            "the picture of another vehicle, with this download's code pasted over its own"
        ),
        Scene::Altered => say!(
            lang,
            "签发后二维码里的号牌号码被改动一位的下载件",
            "a download with one digit of the plate changed in its code after it was signed"
        ),
        Scene::Stranger => say!(
            lang,
            "用不受信任的密钥仿制的下载件",
            "a download imitated with a key that nobody vouches for"
        ),
        Scene::Other => say!(lang, "别的二维码", "some other QR code"),
    }
}

/// What happened in a scene, and why the verdict is what it must be.
pub fn happened(lang: Lang, scene: Scene, facts: &Facts) -> String {
    let Facts { car, forged, truck, sold, seized, other, grant, driver, ended, .. } = facts;
    match scene {
        Scene::Presentation => say!(
            lang,
            "张三用自己的手机出示 {car}。签名、出示时间、有效期和状态都对，所以有效。",
            "Zhang San shows {car} on his phone. Signature, time, period and status are right, so it is accepted."
        ),
        Scene::Grant => say!(
            lang,
            "张三半天前把 {car} 授权给李四（授权 {grant}，用途事项 51、13）。不问用途和证件就不能判定，两样都问了才有效。",
            "Half a day ago Zhang San granted {car} to Li Si (grant {grant}, purposes 51 and 13). Unless purpose and document are asked it cannot be told; with both asked it is accepted."
        ),
        Scene::Download => say!(
            lang,
            "张三为示例保险公司下载了 {car} 的图片，用途事项 50。码是真的，问对用途后只差图片：请对照图片和结果里签发的内容。",
            "Zhang San downloaded the picture of {car} for the insurer, purpose 50. The code is genuine; with the right purpose only the picture is left: compare it with what the verdict says was signed."
        ),
        Scene::Organisation => say!(
            lang,
            "吴九是港口物流的车辆管理人，用手机出示单位的 {truck}。与本人直接出示一样，有效。",
            "Wu Jiu, manager of the harbour company's vehicles, shows its {truck}. That is like an owner's own showing: accepted."
        ),
        Scene::Driver => say!(
            lang,
            "法定代表人周八把 {truck} 授权给驾驶人李四（授权 {driver}，用途事项 43）。用途和证件都问对了才有效。",
            "Zhou Ba, the legal representative, granted {truck} to its driver Li Si (grant {driver}, purpose 43). Accepted once purpose and document are asked and right."
        ),
        Scene::NewOwner => say!(
            lang,
            "昨天 {sold} 转让给张三，他重新申领后用自己的手机出示，有效。",
            "Yesterday {sold} went to Zhang San, who applied anew and shows it on his phone: accepted."
        ),
        Scene::Screenshot => say!(
            lang,
            "这是张三手机十分钟前的截图。内容是真的，但出示码一分钟后失效，所以无效：请对方刷新出示码。",
            "A screenshot of Zhang San's phone, ten minutes old. What it says is true, but a live code lasts a minute, so it is refused: have the code refreshed."
        ),
        Scene::Expired => say!(
            lang,
            "张三八天前的下载件，有效期限已过，所以无效。",
            "A download that Zhang San made eight days ago. Its period is over, so it is refused."
        ),
        Scene::Ended => say!(
            lang,
            "张三前天把 {car} 授权给李四（授权 {ended}），昨天解除了。李四的手机没有联网，还能出示；状态列表已列为作废，所以无效。",
            "Two days ago Zhang San granted {car} to Li Si (grant {ended}), and ended that yesterday. Li Si's phone is offline and still shows it; the status list has it as revoked, so it is refused."
        ),
        Scene::UnderEnded => say!(
            lang,
            "李四凭授权 {ended} 取得的下载件。授权解除后，它也随之作废，所以无效。",
            "A download that Li Si made under grant {ended}. It ended with the grant, so it is refused."
        ),
        Scene::Transferred => say!(
            lang,
            "杨䶮三天前为二手车市场下载了 {sold} 的图片，昨天车转让了，原所有人名下的全部作废，所以无效。",
            "Three days ago Yang Yan downloaded the picture of {sold} for a dealer. The car was sold yesterday, and all that rested on the old owner ended: refused."
        ),
        Scene::Suspended => say!(
            lang,
            "JOHN SMITH 三天前为银行下载了 {seized} 的图片，昨天车被查封，状态列表已列为中止，所以无效；查封解除后会恢复。",
            "Three days ago John Smith downloaded the picture of {seized} for a bank. Yesterday the car was seized, and the status list has it as suspended: refused. Once released, it holds again."
        ),
        Scene::Edited => say!(
            lang,
            "有人把下载件图片上的 {car} 改成 {forged}，二维码没有动。码是真的，所以不会是签名无效：结果里签发的号牌号码是 {car}，图片上是 {forged}，请拒收。",
            "Somebody changed {car} in the picture to {forged} and left the code. The code is genuine, so its signature holds: the verdict says that {car} was signed, the picture says {forged}. Turn it down."
        ),
        Scene::Pasted => say!(
            lang,
            "有人把 {car} 的二维码贴到 {other} 的图片上。码是真的，但结果里签发的是 {car}，图片上是 {other}，请拒收。",
            "Somebody pasted the code of {car} over that of {other}'s picture. The code is genuine, but the verdict says that {car} was signed, and the picture shows {other}. Turn it down."
        ),
        Scene::Altered => say!(
            lang,
            "这回连二维码里的号牌号码也改成了 {forged}，签名就不对了，所以无法证明，码里的内容一律不可信。",
            "Here the plate was changed to {forged} in the code too. So the signature does not hold, and nothing of what the code says is proven."
        ),
        Scene::Stranger => say!(
            lang,
            "内容照抄真的下载件，但用不受信任的密钥签名，所以无法证明。",
            "Copied from the genuine download, but signed by a key that nobody vouches for: unproven."
        ),
        Scene::Other => say!(
            lang,
            "随便一个网址的二维码，不是本系统的码。",
            "The QR code of some address on the web, none of ours."
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::samples::{assert_sentence, assert_words, at};

    fn facts() -> Facts {
        let (car, forged, truck) = ("鲁L12345", "鲁L12346", "鲁L88001");
        let (sold, seized, other) = ("鲁L56789", "鲁L78901", "鲁L23456");
        let made = at("2026-11-25 10:00:00");
        Facts { made, grant: 11, driver: 12, ended: 13, car, forged, truck, sold, seized, other }
    }

    /// Plates are the only Chinese in English sentences.
    fn without_plates(lang: Lang, said: &str) -> String {
        lang.pick(said, &said.replace("鲁L", "L")).to_owned()
    }

    #[test]
    fn every_scene_is_told_apart_in_both_languages() {
        for lang in Lang::ALL {
            let told: BTreeSet<String> = Scene::ALL.map(|one| scene(lang, one)).into();
            assert_eq!(told.len(), Scene::ALL.len());
            told.iter().for_each(|words| assert_words(lang, words));
            assert!(scene(lang, Scene::Grant).contains(" 51 "));
            let told: BTreeSet<String> = Scene::ALL.map(|one| happened(lang, one, &facts())).into();
            assert_eq!(told.len(), Scene::ALL.len());
            told.iter().for_each(|said| assert_sentence(lang, &without_plates(lang, said)));
        }
    }

    #[test]
    fn the_story_is_made_of_sentences() {
        for lang in Lang::ALL {
            for said in people(lang, &facts()).iter().chain([&told(lang, &facts())]) {
                assert_sentence(lang, &without_plates(lang, said));
            }
            Story::ALL.iter().for_each(|&word| assert_words(lang, story(lang, word)));
        }
    }
}
