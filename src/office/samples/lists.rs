//! The status lists of the folders `lists` and `bounds`. Each says of number 5 that it is revoked, so a list that is
//! used where it must not be gives itself away.

use super::folders::Folder;
use super::world::{World, instant, issuer, noon};
use crate::credential::cbor::Writer;
use crate::credential::{StatusList, TYP_STATEMENT, TYP_STATUS_LIST, ToSign};
use crate::domain::Instant;
use crate::office::{OfficeKey, publish_list};
use crate::trust::file_name;

/// The lists of the folder `lists`, which has no release: each with one thing about it.
pub(super) fn odd(w: &World) -> Folder {
    let nine = instant("2026-11-22T09:00:00+08:00");
    let right = |number| claims(&ours(number), None, Some(nine), packed());
    let ending = |number, exp| claims(&ours(number), Some(exp), Some(nine), packed());
    let holding = |number, list| sign(&w.lists, claims(&ours(number), None, Some(nine), list));
    let dated = |number, key, issued| sign(key, claims(&ours(number), None, Some(issued), packed()));
    let named = |subject: &str| sign(&w.lists, claims(subject, None, Some(nine), packed()));
    let under =
        |header: Writer, number| w.lists.sign(&ToSign::raw(header.into_bytes(), right(number).into_bytes()));

    let stream = zlib(&revoked());
    let mut flipped = stream.clone();
    if let Some(last) = flipped.last_mut() {
        *last ^= 1;
    }
    let behind = [stream.clone(), vec![0]].concat();
    let cut = stream.get(..stream.len() - 1).unwrap_or_default();
    let no_bits = Writer::new().map(1).text("lst").bytes(&stream);
    let more = Writer::new().map(3).text("lst").bytes(&stream).text("bits").int(2);
    let more = more.text("aggregation_uri").text("https://example.invalid/").into_bytes();
    let ttl = Writer::new().map(4).int(2).text(&ours(13)).int(6).int(nine.unix()).int(65_533).raw(&more);
    let backwards = Writer::new().map(3).int(6).int(nine.unix()).int(2).text(&ours(20));
    let kid = w.lists.public().id();
    let statement = Writer::new().map(3).int(1).int(-19).int(4).bytes(&kid).int(16).int(TYP_STATEMENT);
    let no_alg = Writer::new().map(2).int(4).bytes(&kid).int(16).text(TYP_STATUS_LIST);
    let no_kid = Writer::new().map(2).int(1).int(-19).int(16).text(TYP_STATUS_LIST);

    let with_kcwt = Writer::new().map(4).int(1).int(-19).int(4).bytes(&kid).int(13);
    let with_kcwt = with_kcwt.raw(&w.sign(&w.presentation())).int(16).text(TYP_STATUS_LIST);

    let lists = [
        (1, sign(&w.lists, ending(1, noon().unix()))),
        (2, named(&ours(1))),
        (3, named("urn:yanzheng:status:370200:3")),
        (4, dated(4, &w.retired, nine)),
        (5, dated(5, &w.lost, nine)),
        (6, dated(6, &w.short, nine.plus(-1))),
        (7, dated(7, &w.short, nine)),
        (8, sign(&w.short, ending(8, instant("2026-11-25").unix()))),
        (9, dated(9, &w.stranger, nine)),
        (10, holding(10, list(2, &flipped))),
        (11, holding(11, list(2, &behind))),
        (12, holding(12, list(2, cut))),
        (13, sign(&w.lists, ttl.int(65_534).int(3600))),
        (14, sign(&w.lists, claims(&ours(14), None, None, packed()))),
        (15, under(statement, 15)),
        (16, [sign(&w.lists, right(16)), vec![0]].concat()),
        (17, under(no_kid, 17)),
        (18, under(no_alg, 18)),
        (19, sign(&w.lists, ending(19, -1))),
        (20, sign(&w.lists, backwards.int(65_533).raw(&packed().into_bytes()))),
        (21, named("urn:yanzheng:status:371100:021")),
        (22, holding(22, list(1, &stream))),
        (23, holding(23, no_bits)),
        (24, dated(24, &w.lists, noon().plus(3600))),
        (26, under(with_kcwt, 26)),
    ];
    let mut folder: Folder =
        lists.into_iter().map(|(number, bytes)| (file_name(issuer("371100"), number), bytes)).collect();
    let qingdao = claims("urn:yanzheng:status:370200:1", None, Some(nine), packed());
    folder.insert(file_name(issuer("370200"), 1), sign(&w.qingdao, qingdao));
    folder.insert("status-371100-025.cwt".to_owned(), named(&ours(25)));
    folder
}

/// The lists of the folder `bounds`: the longest there can be, one byte more, and one dated like the release.
pub(super) fn at_bounds(w: &World) -> Folder {
    let long = |number: u32, length: usize| {
        let mut statuses = vec![0; length];
        // The last entry of 33554432 bytes, in the highest bits: number 134217727 is revoked.
        if let Some(byte) = statuses.get_mut(33_554_431) {
            *byte = 0b01_00_00_00;
        }
        let issued = instant("2026-11-22T09:00:00+08:00");
        publish_list(
            &StatusList { issuer: issuer("371100"), number, issued, expires: None, statuses },
            &w.lists,
        )
    };
    let released = instant("2026-11-22T09:30:00+08:00");
    let same = sign(&w.lists, claims(&ours(3), None, Some(released), packed()));
    let lists = [(1, long(1, 33_554_432)), (2, long(2, 33_554_433)), (3, same)];
    lists.into_iter().map(|(number, bytes)| (file_name(issuer("371100"), number), bytes)).collect()
}

fn ours(number: u32) -> String {
    format!("urn:yanzheng:status:371100:{number}")
}

fn claims(subject: &str, exp: Option<i64>, issued: Option<Instant>, list: Writer) -> Writer {
    let pairs = 2 + usize::from(exp.is_some()) + usize::from(issued.is_some());
    let writer = Writer::new().map(pairs).int(2).text(subject);
    let writer = exp.into_iter().fold(writer, |writer, exp| writer.int(4).int(exp));
    let writer = issued.into_iter().fold(writer, |writer, at| writer.int(6).int(at.unix()));
    writer.int(65_533).raw(&list.into_bytes())
}

fn list(bits: i64, packed: &[u8]) -> Writer {
    Writer::new().map(2).text("lst").bytes(packed).text("bits").int(bits)
}

fn packed() -> Writer {
    list(2, &zlib(&revoked()))
}

fn sign(key: &OfficeKey, payload: Writer) -> Vec<u8> {
    let header = Writer::new().map(3).int(1).int(-19).int(4).bytes(&key.public().id()).int(16);
    key.sign(&ToSign::raw(header.text(TYP_STATUS_LIST).into_bytes(), payload.into_bytes()))
}

/// 1024 entries, number 5 revoked.
fn revoked() -> Vec<u8> {
    let mut statuses = vec![0; 256];
    if let Some(byte) = statuses.get_mut(1) {
        *byte = 0b00_00_01_00;
    }
    statuses
}

/// A zlib stream (RFC 1950) of one stored block, for at most 65535 bytes.
fn zlib(plain: &[u8]) -> Vec<u8> {
    let length = u16::try_from(plain.len()).unwrap_or(u16::MAX);
    let (mut a, mut b) = (1u32, 0u32);
    for &byte in plain {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let adler = (b << 16) | a;
    let (head, length_twice) = ([0x78, 0x01, 0x01], [length.to_le_bytes(), (!length).to_le_bytes()]);
    [&head[..], &length_twice.concat(), plain, &adler.to_be_bytes()].concat()
}
