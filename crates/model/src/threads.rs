//! Work that is shared out among threads. What is made is the same for any number of them.

use std::ops::Range;

/// How many threads work: as many as are asked for; of 0, one a processor.
pub fn threads(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        some => some,
    }
}

/// Shares things out among [`threads`], so that none has fewer than `least`, and gives what came of each part in order.
pub fn in_threads<T: Send>(
    things: usize,
    (asked, least): (usize, usize),
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let threads = threads(asked).min(things.div_ceil(least)).max(1);
    let share = things.div_ceil(threads);
    let part = |thread: usize| (thread * share).min(things)..((thread + 1) * share).min(things);
    if threads == 1 {
        return vec![work(0..things)];
    }
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(part(thread)))).collect();
        running.into_iter().map(|thread| thread.join().expect("the work cannot fail")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::in_threads;

    #[test]
    fn each_thing_is_worked_on_once_and_in_order() {
        for things in [0, 1, 7, 100] {
            for asked in [0, 1, 2, 3, 200] {
                let done: Vec<usize> = in_threads(things, (asked, 4), Vec::from_iter).into_iter().flatten().collect();
                assert_eq!(done, Vec::from_iter(0..things), "{things} among {asked}");
            }
        }
    }
}
