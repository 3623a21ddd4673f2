//! What the other reports have and one has not.

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

/// What each of `reports` lacks although `least` of the others, or more, have it: by report, then what most others have,
/// then in the order of `items`.
#[must_use]
pub fn left_out(reports: &[u32], items: &[Item], least: u32) -> Vec<Missing> {
    let most = reports.iter().copied().max().map_or(0, |r| r as usize + 1);
    let mut asked = vec![false; most];
    reports.iter().for_each(|&r| asked[r as usize] = true);
    let among = |r: &&u32| asked.get(**r as usize).copied().unwrap_or(false);
    let counted: Vec<(&Item, u32)> =
        items.iter().map(|item| (item, item.reports.iter().filter(among).count() as u32)).collect();
    let mut missing = Vec::new();
    for &report in reports {
        let first = missing.len();
        for &(item, others) in counted.iter().filter(|(_, others)| *others >= least.max(1)) {
            if item.reports.binary_search(&report).is_err() {
                missing.push(Missing { report, item: item.item, others });
            }
        }
        crate::order::sort_by_key(&mut missing[first..], |m: &Missing| std::cmp::Reverse(m.others));
    }
    missing
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
            let found = left_out(&reports, &items, least);
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
