use yanzheng::credential::{StatusRef, StatusValue};
use yanzheng::trust::StatusAnswer;

use crate::common::{NBF, at, issuer};
use crate::folder::{Folder, id, sealed};
use crate::ten_million::{REVOKED, STATUSES, list};

#[test]
fn ten_million_statuses_take_no_more_than_150_000_bytes() {
    let list = list(id("371100"), at(NBF));
    let bytes = sealed(&list, &issuer());
    assert!(bytes.len() <= 150_000, "{} bytes", bytes.len());

    let folder = Folder::issuers();
    folder.put("status-371100-9.cwt", &bytes);
    let trust = folder.trust();
    let mut revoked = 0;
    for index in 0..STATUSES {
        let answer = trust.status(list.issuer, StatusRef { list: 9, index }, at(NBF), at(NBF));
        let expected = match list.get(index).unwrap() {
            StatusValue::Valid => StatusAnswer::Clear { listed: at(NBF) },
            _ => StatusAnswer::Revoked { listed: at(NBF) },
        };
        assert_eq!(answer, expected, "{index}");
        revoked += u32::from(expected != StatusAnswer::Clear { listed: at(NBF) });
    }
    assert_eq!(revoked, REVOKED);
    assert_eq!(list.get(STATUSES), None);
}
