use proptest::prelude::*;
use yanzheng::credential::{
    Authorisation, Claims, Code, IdCommitment, Live, MAX_LEAD_SECONDS, REQUIRED, REQUIRED_IN_DOWNLOAD,
    StatementId, StatusRef, User,
};
use yanzheng::domain::{
    Day, DocumentCode, Field, Instant, IssuerId, Kind, Licence, Period, Purpose, UseKind, Value,
};

use crate::common::{carried, cases, claims, issuer, phone, public, statement, stranger};

/// A character that may stand in a name: every plane, the rare ones that real names have, and format characters
/// that FORMAT.md does not forbid.
fn character() -> impl Strategy<Value = char> {
    let allowed = |c: &char| {
        !matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
            && !matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    prop_oneof![
        prop::sample::select("䶮㛃𠮷𬭎龘·（）　 A1-é\u{301}\u{200d}\u{fe0f}".chars().collect::<Vec<_>>()),
        prop::char::range('一', '鿿'),
        any::<char>().prop_filter("forbidden in texts", allowed),
    ]
}

fn text(max: usize) -> BoxedStrategy<String> {
    let length = prop_oneof![Just(1), Just(max), 1..=max];
    length.prop_flat_map(|n| prop::collection::vec(character(), n).prop_map(String::from_iter)).boxed()
}

fn instant() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), 1_795_000_000..1_800_000_000i64, 0..Instant::MAX.unix() - MAX_LEAD_SECONDS - 1]
}

/// A value that a field can hold, its bounds included.
fn value(kind: Kind) -> BoxedStrategy<Value> {
    let number = |most: u32| prop_oneof![Just(1), Just(most), 1..=most];
    match kind {
        Kind::Text { max_chars } => text(max_chars).prop_map(Value::Text).boxed(),
        Kind::Plate => text(10).prop_map(Value::Text).boxed(),
        Kind::Vin => "[0-9A-Z]{1,17}".prop_map(Value::Text).boxed(),
        Kind::Code(yanzheng::domain::Table::VehicleType) => "[A-Z][0-9A-Z]{2}".prop_map(Value::Code).boxed(),
        Kind::Code(_) => "[A-Z]".prop_map(Value::Code).boxed(),
        Kind::Codes(_) => {
            let letters: Vec<String> = ('A'..='Z').map(String::from).collect();
            prop::sample::subsequence(letters, 1..=17).prop_shuffle().prop_map(Value::Codes).boxed()
        }
        Kind::Day => (Day::MIN.days()..=Day::MAX.days())
            .prop_map(|days| Value::Day(Day::from_days(days).unwrap()))
            .boxed(),
        Kind::Instant => instant().prop_map(|at| Value::Instant(Instant::from_unix(at).unwrap())).boxed(),
        Kind::Persons => number(999).prop_map(Value::Number).boxed(),
        Kind::Kilograms => number(999_999).prop_map(Value::Number).boxed(),
        Kind::Millimetres3 => prop::array::uniform3(number(99_999)).prop_map(Value::Size).boxed(),
    }
}

/// The fields that a use must carry, and any of the others.
fn licence(kind: UseKind) -> impl Strategy<Value = Licence> {
    let more: &[Field] = if kind == UseKind::Download { &REQUIRED_IN_DOWNLOAD } else { &[] };
    let fields: Vec<_> = carried()
        .map(|field| {
            let some = (Just(field), value(field.kind()));
            let required = REQUIRED.contains(&field) || more.contains(&field);
            if required { some.prop_map(Some).boxed() } else { prop::option::of(some).boxed() }
        })
        .collect();
    fields.prop_map(|fields| {
        let mut licence = Licence::new();
        for (field, value) in fields.into_iter().flatten() {
            licence.set(field, value).unwrap();
        }
        licence
    })
}

fn purposes() -> impl Strategy<Value = Vec<Purpose>> {
    let all: Vec<Purpose> = (0..100).map(|code| Purpose::parse(&format!("{code:02}")).unwrap()).collect();
    prop::sample::subsequence(all, 1..=8).prop_shuffle()
}

fn authorisation(kind: UseKind) -> BoxedStrategy<Authorisation> {
    let phone = public(&phone());
    match kind {
        UseKind::Presentation => Just(Authorisation::Presentation { phone }).boxed(),
        UseKind::Grant => (text(64), purposes(), "[A-Z]", any::<[u8; 16]>(), any::<[u8; 16]>())
            .prop_map(move |(grantee, purposes, document, salt, hash)| Authorisation::Grant {
                phone: phone.clone(),
                grantee,
                purposes,
                bearer: IdCommitment { document: DocumentCode::parse(&document).unwrap(), salt, hash },
            })
            .boxed(),
        UseKind::Download => (prop_oneof![Just(User::Owner), text(64).prop_map(User::Named)], purposes())
            .prop_map(|(user, purposes)| Authorisation::Download { user, purposes })
            .boxed(),
    }
}

/// Anything that an issuing authority may sign.
fn any_claims() -> impl Strategy<Value = Claims> {
    prop::sample::select(UseKind::ALL.to_vec()).prop_flat_map(|kind| {
        let index = || prop_oneof![Just(0), Just(i32::MAX.unsigned_abs()), 0..1u32 << 31];
        let lead = prop_oneof![Just(0), Just(MAX_LEAD_SECONDS), 0..MAX_LEAD_SECONDS];
        let times = (instant(), lead, prop_oneof![Just(1), Just(86_400), 1..1_000_000i64]);
        let names = ("[1-9][0-9]{5}", prop::collection::vec(any::<u8>(), 8..=16), index(), index());
        (times, names, authorisation(kind), licence(kind)).prop_map(
            |((issued, lead, length), (name, id, list, index), authorisation, licence)| {
                let issued = Instant::from_unix(issued).unwrap();
                let from = issued.plus(lead);
                Claims {
                    issuer: IssuerId::parse(&name).unwrap(),
                    period: Period { from, until: from.plus(length) },
                    issued,
                    id: StatementId::new(&id).unwrap(),
                    authorisation,
                    licence,
                    status: StatusRef { list, index },
                    unknown_items: 0,
                }
            },
        )
    })
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn claims_come_back_as_they_were_signed(claims in any_claims()) {
        prop_assert_eq!(claims.check(), Ok(()));
        let bytes = statement(&claims);
        let code = Code::read(&bytes).unwrap();
        prop_assert!(matches!(code.proof, Live::Absent));
        prop_assert_eq!(code.statement.unproven(), &claims);
        prop_assert_eq!(code.statement.key_id(), Some(public(&issuer()).id()));
        let code = code.statement.verify(&public(&stranger())).expect_err("a stranger's key proves nothing");
        let verified = code.verify(&public(&issuer())).unwrap();
        prop_assert_eq!(verified.get(), &claims);
    }

    #[test]
    fn a_statement_cut_short_is_refused(claims in any_claims(), cut in any::<prop::sample::Index>()) {
        let bytes = statement(&claims);
        prop_assert!(Code::read(&bytes[..cut.index(bytes.len())]).is_err());
        prop_assert!(Code::read(&[&bytes[..], &[0]].concat()).is_err());
    }
}

#[test]
fn no_bit_of_a_statement_can_be_changed() {
    for kind in UseKind::ALL {
        let right = statement(&claims(kind));
        let key = public(&issuer());
        assert!(Code::read(&right).unwrap().statement.is_signed_by(&key));
        for bit in 0..right.len() * 8 {
            let mut wrong = right.clone();
            wrong[bit / 8] ^= 1 << (bit % 8);
            let holds = Code::read(&wrong).is_ok_and(|code| code.statement.is_signed_by(&key));
            assert!(!holds, "{kind:?} with bit {bit} changed");
        }
    }
}
