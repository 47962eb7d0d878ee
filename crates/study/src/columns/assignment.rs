//! Which columns are which candidates, taken together: a candidate that two columns are near goes where the whole is best.

use std::collections::BTreeSet;

/// How near a column is to a candidate, per mille; the column; the candidate.
pub(super) type Pair = (usize, usize, usize);

/// Chooses among pairs, which are sorted nearest first: each column and each candidate once. Those that are certain are
/// taken in order; of the others the set whose squares add up to most.
pub(super) fn best(pairs: &[Pair], certain: usize) -> Vec<Pair> {
    let (mut columns, mut candidates) = (BTreeSet::new(), BTreeSet::new());
    let mut chosen: Vec<Pair> = Vec::new();
    for &(near, column, candidate) in pairs.iter().filter(|(near, ..)| *near >= certain) {
        if !columns.contains(&column) && !candidates.contains(&candidate) {
            columns.insert(column);
            candidates.insert(candidate);
            chosen.push((near, column, candidate));
        }
    }
    let open: Vec<Pair> = pairs
        .iter()
        .filter(|(_, column, candidate)| !columns.contains(column) && !candidates.contains(candidate))
        .copied()
        .collect();
    chosen.extend(assigned(&open));
    chosen
}

/// The Hungarian method: columns one by one, each on the shortest way of exchanges that makes room for it.
fn assigned(pairs: &[Pair]) -> Vec<Pair> {
    let distinct =
        |of: fn(&Pair) -> usize| pairs.iter().map(of).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let (columns, candidates) = (distinct(|pair| pair.1), distinct(|pair| pair.2));
    // A place of its own for each column, where it is nothing, so that none has to take what is worse.
    let places = candidates.len() + columns.len();
    let mut cost = vec![vec![0_i64; places]; columns.len()];
    for &(near, column, candidate) in pairs {
        if let (Ok(row), Ok(place)) = (columns.binary_search(&column), candidates.binary_search(&candidate)) {
            cost[row][place] = -i64::try_from(near * near).unwrap_or(i64::MAX);
        }
    }
    let mut of_place: Vec<Option<usize>> = vec![None; places];
    let (mut of_rows, mut of_places) = (vec![0_i64; columns.len()], vec![0_i64; places]);
    for start in 0..columns.len() {
        let mut slack = vec![(i64::MAX, None::<usize>); places];
        let mut used = vec![false; places];
        let (mut row, mut from) = (start, None);
        let end = loop {
            for place in (0..places).filter(|place| !used[*place]) {
                let left = cost[row][place] - of_rows[row] - of_places[place];
                if left < slack[place].0 {
                    slack[place] = (left, from);
                }
            }
            let Some(next) = (0..places).filter(|place| !used[*place]).min_by_key(|place| slack[*place].0) else {
                break None;
            };
            let step = slack[next].0;
            of_rows[start] += step;
            for place in 0..places {
                match (used[place], of_place[place]) {
                    (true, Some(row)) => {
                        of_rows[row] += step;
                        of_places[place] -= step;
                    }
                    _ => slack[place].0 = slack[place].0.saturating_sub(step),
                }
            }
            used[next] = true;
            match of_place[next] {
                Some(taken) => (row, from) = (taken, Some(next)),
                None => break Some(next),
            }
        };
        let mut place = end;
        while let Some(at) = place {
            let before = slack[at].1;
            of_place[at] = before.map_or(Some(start), |before| of_place[before]);
            place = before;
        }
    }
    let is_chosen = |(_, column, candidate): &&Pair| {
        let place = candidates.binary_search(candidate).ok();
        place.and_then(|place| of_place[place]).is_some_and(|row| columns[row] == *column)
    };
    pairs.iter().filter(is_chosen).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::{Pair, best};

    /// The most that any choice comes to, by trying all.
    fn most(pairs: &[Pair]) -> usize {
        let Some((&(near, column, candidate), rest)) = pairs.split_first() else { return 0 };
        let without: Vec<Pair> =
            rest.iter().filter(|(_, one, other)| *one != column && *other != candidate).copied().collect();
        most(rest).max(near * near + most(&without))
    }

    #[test]
    fn the_whole_is_best() {
        // The nearest pair first would leave column 1 nothing.
        let pairs = [(620, 0, 0), (610, 1, 0), (600, 0, 1)];
        assert_eq!(best(&pairs, 900), [(610, 1, 0), (600, 0, 1)]);
        // What is certain is exchanged for nothing.
        let pairs = [(950, 0, 0), (890, 1, 0), (880, 0, 1)];
        assert_eq!(best(&pairs, 900), [(950, 0, 0)]);
    }

    #[test]
    fn no_other_choice_comes_to_more() {
        for seed in 0..300_usize {
            let mut state = seed * 7919 + 13;
            let mut draw = |below: usize| {
                state = (state * 1_103_515_245 + 12_345) % (1 << 31);
                (state >> 8) % below
            };
            let all = (0..4).flat_map(|column| (0..4).map(move |candidate| (column, candidate)));
            let mut pairs: Vec<Pair> = all.map(|(column, candidate)| (500 + draw(400), column, candidate)).collect();
            pairs.retain(|_| draw(10) < 6);
            pairs.sort_by(|one, other| other.cmp(one));
            let sum: usize = best(&pairs, 900).iter().map(|(near, ..)| near * near).sum();
            assert_eq!(sum, most(&pairs), "{pairs:?}");
        }
    }
}
