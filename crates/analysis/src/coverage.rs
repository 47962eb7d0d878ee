use assize_scoring::Admitted;
use assize_scoring::{Reached, Set};

/// How far the units of one kind could be judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The kind of unit.
    pub unit: String,
    /// How many there are.
    pub units: u64,
    /// Those for which the answer to at least one question is settled.
    pub decided_somewhere: u64,
    /// Those for which the answer to every question that can be answered at all is settled, and one of them is more than n/a.
    pub decided_everywhere: u64,
}

/// How many units of each table could be judged (semantics 7.30). A question that nothing answers counts for none.
pub fn coverage(admitted: &Admitted<'_>) -> Vec<Coverage> {
    let of_table = |(index, table): (usize, &assize_scoring::table::UnitTable<'_>)| {
        let is_asked = |question: &usize| {
            let route = admitted.routes[*question];
            route.table == Some(index) && route.reached != Reached::None
        };
        let asked: Vec<usize> = (0..admitted.routes.len()).filter(is_asked).collect();
        let mut covered = Coverage {
            unit: table.table.unit.clone(),
            units: table.table.len() as u64,
            decided_somewhere: 0,
            decided_everywhere: 0,
        };
        for row in 0..table.table.len() {
            let sets: Vec<Set> = asked.iter().map(|question| table.answered(*question, row).judged.set).collect();
            let is_judged = |set: &Set| set.is_single() && *set != Set::DROPPED;
            let somewhere = sets.iter().any(is_judged);
            covered.decided_somewhere += u64::from(somewhere);
            covered.decided_everywhere += u64::from(somewhere && sets.iter().all(|set| set.is_single()));
        }
        covered
    };
    admitted.tables.iter().enumerate().map(of_table).collect()
}
