/// All indices, each parent directly before its first child, families in their order.
pub(crate) fn parents_first(parents: &[Option<usize>]) -> Vec<usize> {
    let mut children = vec![Vec::new(); parents.len()];
    let mut stack = Vec::new();
    for index in (0..parents.len()).rev() {
        match parents[index] {
            Some(parent) => children[parent].push(index),
            None => stack.push(index),
        }
    }
    let mut order = Vec::new();
    while let Some(index) = stack.pop() {
        order.push(index);
        stack.append(&mut children[index]);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::parents_first;

    #[test]
    fn parents_come_before_children_and_families_keep_their_order() {
        for (parents, expect) in [
            (vec![None, Some(0), None, Some(2), Some(0)], vec![0, 1, 4, 2, 3]),
            (vec![Some(2), Some(0), None], vec![2, 0, 1]),
            (vec![], vec![]),
        ] {
            assert_eq!(parents_first(&parents), expect, "{parents:?}");
        }
    }
}
