/// Every circle that following the links leads into, each once, as the things on it in order. The walk keeps its own stack, so that a
/// long chain does not exhaust the program's.
pub fn cycles(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut states = vec![State::New; links.len()];
    for start in 0..links.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        let mut next = (states[start] == State::New).then_some(start);
        loop {
            if let Some(thing) = next.take() {
                states[thing] = State::OnPath;
                path.push((thing, 0));
            }
            let Some((thing, link)) = path.last_mut() else { break };
            let to = links[*thing].get(*link).copied();
            *link += 1;
            match to.map(|to| (to, states[to])) {
                Some((to, State::New)) => next = Some(to),
                Some((to, State::OnPath)) => {
                    let circle = path.iter().map(|(thing, _)| *thing).skip_while(|thing| *thing != to);
                    found.push(circle.collect());
                }
                Some((_, State::Done)) => {}
                None => {
                    states[*thing] = State::Done;
                    path.pop();
                }
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn each_circle_is_found_once() {
        for (links, expect) in [
            (vec![vec![1], vec![2], vec![]], vec![]),
            (vec![vec![0]], vec![vec![0]]),
            (vec![vec![1], vec![2], vec![1]], vec![vec![1, 2]]),
            (vec![vec![1, 2], vec![0], vec![0]], vec![vec![0, 1], vec![0, 2]]),
            (vec![vec![1, 2], vec![3], vec![3], vec![]], vec![]),
        ] {
            assert_eq!(cycles(&links), expect, "{links:?}");
        }
    }
}
