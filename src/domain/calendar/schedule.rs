//! The State Council's schedules (国务院办公厅关于部分节假日安排的通知) for 2023 to 2026, as published on gov.cn.
//! The one for 2027 was not published when this was written.

use std::collections::{BTreeMap, BTreeSet};

use super::{Day, Schedule};

/// A notice as it is worded: holidays from one day to another, and the days worked instead, as (month, day).
struct Notice {
    year: i32,
    published: (i32, u32, u32),
    off: &'static [[(u32, u32); 2]],
    work: &'static [(u32, u32)],
}

const NOTICES: [Notice; 4] = [
    Notice {
        year: 2023,
        published: (2022, 12, 8),
        off: &[
            [(1, 1), (1, 2)],
            [(1, 21), (1, 27)],
            [(4, 5), (4, 5)],
            [(4, 29), (5, 3)],
            [(6, 22), (6, 24)],
            [(9, 29), (10, 6)],
        ],
        work: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    Notice {
        year: 2024,
        published: (2023, 10, 25),
        off: &[
            [(1, 1), (1, 1)],
            [(2, 10), (2, 17)],
            [(4, 4), (4, 6)],
            [(5, 1), (5, 5)],
            [(6, 10), (6, 10)],
            [(9, 15), (9, 17)],
            [(10, 1), (10, 7)],
        ],
        work: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Notice {
        year: 2025,
        published: (2024, 11, 12),
        off: &[
            [(1, 1), (1, 1)],
            [(1, 28), (2, 4)],
            [(4, 4), (4, 6)],
            [(5, 1), (5, 5)],
            [(5, 31), (6, 2)],
            [(10, 1), (10, 8)],
        ],
        work: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        published: (2025, 11, 4),
        off: &[
            [(1, 1), (1, 3)],
            [(2, 15), (2, 23)],
            [(4, 4), (4, 6)],
            [(5, 1), (5, 5)],
            [(6, 19), (6, 21)],
            [(9, 25), (9, 27)],
            [(10, 1), (10, 7)],
        ],
        work: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

/// The schedules by year. A date that does not exist would be left out; the tests count them.
pub(super) fn years() -> BTreeMap<i32, Vec<Schedule>> {
    NOTICES.iter().filter_map(|notice| Some((notice.year, vec![notice.schedule()?]))).collect()
}

impl Notice {
    fn schedule(&self) -> Option<Schedule> {
        let (year, month, day) = self.published;
        let day_of = |&(month, day): &(u32, u32)| Day::from_ymd(self.year, month, day);
        let mut off = BTreeSet::new();
        for [from, to] in self.off {
            off.extend((day_of(from)?.days()..=day_of(to)?.days()).filter_map(Day::from_days));
        }
        let work = self.work.iter().filter_map(day_of).collect();
        Some(Schedule { published: Day::from_ymd(year, month, day)?, off, work })
    }
}
