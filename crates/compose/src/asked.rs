//! What was asked for, as titles say it.

use assize_model::ProviderKind;

use crate::comparison::lower_in_a_sentence;
use crate::scorecard::capital;
use crate::words::list;

/// Which inspections were asked for: any of each list, and of all lists together; an empty list asks for nothing.
#[derive(Clone, Default, Debug)]
pub struct SelectionInWords {
    /// By their names.
    pub areas: Vec<String>,
    /// Whether what was found is of places within those areas.
    pub in_places: bool,
    pub kinds: Vec<ProviderKind>,
    /// By their names.
    pub bodies: Vec<String>,
    /// By their titles.
    pub frameworks: Vec<String>,
    /// First and last.
    pub years: Vec<(u16, u16)>,
    /// Words of titles.
    pub words: Vec<String>,
}

impl SelectionInWords {
    /// "London, community rehabilitation companies, 2018 to 2019"; `None` where nothing was asked for.
    pub fn said(&self) -> Option<String> {
        let kinds: Vec<String> = self.kinds.iter().map(|kind| lower_in_a_sentence(kind.plural())).collect();
        let years: Vec<String> = self.years.iter().map(|span| years(*span)).collect();
        let words: Vec<String> =
            (!self.words.is_empty()).then(|| format!("\"{}\"", self.words.join(" "))).into_iter().collect();
        let areas: Vec<String> = (!self.areas.is_empty()).then(|| self.places()).into_iter().collect();
        let parts = [&areas, &kinds, &self.bodies, &self.frameworks, &years, &words]
            .into_iter()
            .filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(|part| in_a_list(part)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The same at the beginning of a title; `None`, too, where many were asked for by what all of them show: their kinds and years.
    pub(crate) fn title(&self, are_many: bool) -> Option<String> {
        let is_told_by_all = self.areas.is_empty() && self.bodies.is_empty() && self.words.is_empty();
        self.said().filter(|_| !(are_many && is_told_by_all)).map(|said| capital(&said))
    }

    /// Whether all on its areas was asked for, of whatever kind, body or framework.
    pub(crate) fn is_of_areas_alone(&self) -> bool {
        self.kinds.is_empty() && self.bodies.is_empty() && self.frameworks.is_empty() && self.words.is_empty()
    }

    fn places(&self) -> String {
        let areas = in_a_list(&self.areas);
        if self.in_places { format!("places in {areas}") } else { areas }
    }
}

fn years((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

fn in_a_list(parts: &[String]) -> String {
    list(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use assize_model::ProviderKind;

    use super::SelectionInWords;

    #[test]
    fn a_title_says_what_was_asked_for() {
        let units =
            ProviderKind::new(0, "pdu", "probation delivery unit", "Probation delivery units", "delivery unit", false);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let asked = SelectionInWords {
            kinds: vec![units],
            years: vec![(2019, 2019), (2021, 2022)],
            ..SelectionInWords::default()
        };
        assert_eq!(asked.said().unwrap(), "probation delivery units, 2019 and 2021 to 2022");
        assert_eq!(asked.title(true), None);
        let asked = SelectionInWords {
            areas: names(&["London", "Wales"]),
            in_places: true,
            words: names(&["north", "west"]),
            ..asked
        };
        assert_eq!(
            asked.title(true).unwrap(),
            "Places in London and Wales, probation delivery units, 2019 and 2021 to 2022, \"north west\""
        );
        assert_eq!(SelectionInWords::default().said(), None);
    }
}
