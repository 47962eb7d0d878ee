use assize_framework::{Band, Compare};
use assize_model::{Exact, ratio};
use num_traits::{Signed, ToPrimitive};

/// A band's edges as fractions of whole numbers: rates n of N as [`outcome`](assize_scoring::outcome) rates the share, without making one.
///
/// Where the printed figure is compared, n of N prints as at least e where 100 n / N is not under the whole number at or above e, less a half.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cuts {
    /// For the second, third, ... rating: the least share that has it.
    least: Vec<(u64, u64)>,
}

impl Cuts {
    /// `None` where a rating begins above its edge, or an edge is written with more digits than 64 bits hold.
    pub fn new(band: &Band) -> Option<Self> {
        let least = |edge: &Exact| {
            let percent = match band.compare {
                Compare::Exact => edge.clone(),
                Compare::Printed => edge.ceil() - ratio(1, 2),
            };
            let share = percent / ratio(100, 1);
            if share.is_negative() { Some((0, 1)) } else { Some((share.numer().to_u64()?, share.denom().to_u64()?)) }
        };
        if band.above.contains(&true) {
            return None;
        }
        Some(Self { least: band.edges.iter().map(least).collect::<Option<_>>()? })
    }

    /// The best rating that the band has.
    pub fn best(&self) -> usize {
        self.least.len()
    }

    pub fn rating(&self, n: u64, of: u64) -> usize {
        self.least.iter().filter(|(up, down)| product(n, *down) >= product(of, *up)).count()
    }
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}

#[cfg(test)]
mod tests {
    use assize_diag::{Sources, Span};
    use assize_framework::{Band, Compare};
    use assize_model::ratio;

    use assize_scoring::{Limits, outcome};

    use super::Cuts;

    #[test]
    fn every_share_is_rated_as_the_exact_number_is() {
        let span = Span::new(Sources::new().add_public("test", ""), 0..0);
        let sets = [[(50, 1), (65, 1), (80, 1)], [(667, 10), (135, 2), (68, 1)], [(0, 1), (1, 3), (100, 1)]];
        for compare in [Compare::Exact, Compare::Printed] {
            for edges in sets {
                let edges = edges.map(|(up, down)| ratio(up, down)).to_vec();
                let band = Band::of_edges("t", edges, compare, span);
                let cuts = Cuts::new(&band).expect("small edges");
                for of in 1..=210 {
                    for n in 0..=of {
                        let rating = outcome(&band, &Limits::point(&ratio(n, of))).rated();
                        assert_eq!(Some(cuts.rating(n, of)), rating, "{n} of {of}, {compare:?} {:?}", band.edges);
                    }
                }
            }
        }
    }
}
