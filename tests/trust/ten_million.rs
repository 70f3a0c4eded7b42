use yanzheng::credential::StatusList;
use yanzheng::domain::{Instant, IssuerId};

/// How many statuses the list has, and how many of them are revoked.
pub(crate) const STATUSES: u32 = 10_000_000;
pub(crate) const REVOKED: u32 = STATUSES / 100;

/// List 9 of an issuer: 1 % revoked, at the same places each time and with no pattern to them.
pub(crate) fn list(issuer: IssuerId, issued: Instant) -> StatusList {
    let mut statuses = vec![0_u8; usize::try_from(STATUSES / 4).unwrap()];
    let (mut state, mut revoked) = (20_261_122_u64, 0);
    while revoked < REVOKED {
        // xorshift64*: chance enough for places.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let place =
            usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32).unwrap() % (4 * statuses.len());
        let bit = 1 << (place % 4 * 2);
        revoked += u32::from(statuses[place / 4] & bit == 0);
        statuses[place / 4] |= bit;
    }
    StatusList { issuer, number: 9, issued, expires: None, statuses }
}
