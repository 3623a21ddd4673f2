//! What the other reports have and one has not.

use std::ops::Range;

/// Something that reports can have: the reports that have it, in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The caller's number for it.
    pub item: usize,
    /// The reports that have it.
    pub reports: Vec<u32>,
}

/// One report lacks one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The report.
    pub report: u32,
    /// [`Item::item`].
    pub item: usize,
    /// How many other reports have it.
    pub others: u32,
}

/// How much `reports` lack although `least` of the others, or more, have it, and the part of it in `range`: by report, then
/// what most others have, then in the order of `items`. Only what is in the range is kept: of many reports each lacks
/// most of what there is.
#[must_use]
pub fn left_out(
    reports: &[u32],
    items: &[Item],
    least: u32,
    range: impl FnOnce(usize) -> Range<usize>,
) -> (usize, Vec<Missing>) {
    let most = reports.iter().copied().max().map_or(0, |r| r as usize + 1);
    let mut asked = vec![false; most];
    reports.iter().for_each(|&r| asked[r as usize] = true);
    let mut has = vec![0usize; most];
    let mut counted: Vec<(&Item, u32)> = Vec::new();
    for item in items {
        let among = || item.reports.iter().filter(|r| asked.get(**r as usize).copied().unwrap_or(false));
        let others = among().count() as u32;
        if others >= least.max(1) {
            among().for_each(|&r| has[r as usize] += 1);
            counted.push((item, others));
        }
    }
    crate::order::sort_by_key(&mut counted, |(_, others)| std::cmp::Reverse(*others));
    let total = reports.iter().map(|&r| counted.len() - has[r as usize]).sum();
    let range = range(total);
    let (mut missing, mut at) = (Vec::new(), 0);
    for &report in reports {
        let first = at;
        at += counted.len() - has[report as usize];
        if at <= range.start || first >= range.end {
            continue;
        }
        let lacks = counted.iter().filter(|(item, _)| item.reports.binary_search(&report).is_err());
        let (skip, take) = (range.start.saturating_sub(first), range.end - first.max(range.start));
        missing.extend(lacks.skip(skip).take(take).map(|&(item, others)| Missing {
            report,
            item: item.item,
            others,
        }));
    }
    (total, missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_missing_where_it_is(
            lists in proptest::collection::vec(proptest::collection::btree_set(0u32..8, 0..8), 0..12), least in 0u32..5,
        ) {
            let items: Vec<Item> = lists.iter().enumerate()
                .map(|(item, set)| Item { item, reports: set.iter().copied().collect() }).collect();
            let reports: Vec<u32> = (0..6).collect();
            let (total, found) = left_out(&reports, &items, least, |total| 0..total);
            prop_assert_eq!(total, found.len());
            let part = left_out(&reports, &items, least, |total| total / 3..total / 2);
            prop_assert_eq!(&part.1[..], &found[total / 3..total / 2]);
            for &report in &reports {
                for (item, set) in lists.iter().enumerate() {
                    let others = set.iter().filter(|r| **r < 6).count() as u32;
                    let due = !set.contains(&report) && others >= least.max(1);
                    prop_assert_eq!(found.contains(&Missing { report, item, others }), due);
                }
            }
        }
    }
}
