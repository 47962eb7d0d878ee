//! Whatever is in a file, loading it ends without a panic.

use assize_framework::{Band, Framework, Target};

use crate::support::{blocks, catalogue_of_page, load_over};

/// How many variants of the page are loaded.
const VARIANTS: u64 = 3000;

#[test]
fn no_variant_of_the_page_makes_it_panic() {
    let catalogue = catalogue_of_page();
    let all = blocks("framework");
    let (parent, child) = (all[0], all.iter().find(|block| block.contains("extends")).unwrap());
    for seed in 0..VARIANTS {
        let mut random = Random(seed.wrapping_add(1));
        let (mut texts, index) =
            ([catalogue.clone(), parent.to_owned(), (*child).to_owned()], *random.of(&[0, 1, 1, 1, 2]));
        for _ in 0..=random.below(4) {
            texts[index] = mutated(&texts[index], &mut random);
        }
        let [catalogue, parent, child] = &texts;
        let loaded = load_over(catalogue, &[("parent.toml", parent), ("child.toml", child)]);
        for framework in loaded.library.frameworks.values() {
            assert_whole(framework, seed);
        }
        let n_frameworks = loaded.library.frameworks.len();
        assert!(n_frameworks == 2 || loaded.said.contains("error["), "seed {seed}: left out without a word");
    }
}

/// What loads can be used without looking again: every index and id leads somewhere.
fn assert_whole(framework: &Framework, seed: u64) {
    let Framework { nodes, questions, .. } = framework;
    for (index, node) in nodes.iter().enumerate() {
        assert!(node.level < framework.levels.len(), "seed {seed}");
        assert!(
            node.parent.is_none_or(|parent| parent < index && nodes[parent].children.contains(&index)),
            "seed {seed}"
        );
        assert!(node.band.is_none_or(|band| band < framework.bands.len()), "seed {seed}");
        assert!(node.questions.iter().all(|question| questions[*question].under.contains(&index)), "seed {seed}");
        assert!(framework.questions_below(index).len() <= questions.len(), "seed {seed}");
    }
    let asked = questions.iter().chain(framework.prompts.iter().map(|prompt| &prompt.question));
    for question in asked {
        assert!(framework.catalogue.units.contains_key(&question.unit), "seed {seed}");
        assert!(question.under.iter().all(|node| *node < nodes.len()), "seed {seed}");
        for entry in question.rule.iter().flat_map(|rule| rule.required.iter().chain(&rule.plus)) {
            match &entry.target {
                Target::Observation(id) => assert!(framework.catalogue.observations.contains_key(id), "seed {seed}"),
                Target::Question(index) => assert!(*index < questions.len(), "seed {seed}"),
            }
        }
    }
    assert!(framework.prompts.iter().all(|prompt| prompt.informs < questions.len()), "seed {seed}");
    let fits = |band: &Band| framework.is_abstract || band.edges.len() + 1 == framework.ratings.len();
    assert!(framework.bands.values().all(fits), "seed {seed}");
}

/// One line, word or character dropped, doubled, swapped or put elsewhere.
fn mutated(text: &str, random: &mut Random) -> String {
    let (separator, kind) =
        *random.of(&[("\n", 0), ("\n", 1), ("\n", 2), (" ", 0), (" ", 1), (" ", 2), ("\"", 0), ("", 0), ("", 2)]);
    let mut parts: Vec<_> = text.split(separator).collect();
    let (one, other) = (random.below(parts.len()), random.below(parts.len()));
    match kind {
        0 => {
            parts.remove(one);
        }
        1 => parts.insert(other, parts[one]),
        _ => parts.swap(one, other),
    }
    parts.join(separator)
}

/// A small generator (xorshift), so that a failing seed can be run again anywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}
