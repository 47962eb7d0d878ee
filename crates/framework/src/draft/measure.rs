use assize_diag::{Span, Spanned};
use assize_model::{Exact, Text, ratio};
use assize_reader::{TomlItem, TomlPage};

use super::Origin;
use super::band::{EdgeDraft, leaves_room, read_band_edges, read_compare};
use crate::diags::{bad_decimals, edge_range, measure_edges_order, per_nothing, rating_out_of_reach, take_of_nothing};
use crate::{Better, Compare, Take};

/// Numbers are read with no more decimals than these.
const MOST_DECIMALS: u64 = 6;

/// `measure = { in, better, edges, decimals, ... }` of a node.
#[derive(Clone)]
pub(crate) struct MeasureDraft {
    /// "`measure` of node `3.1`".
    pub(crate) what: String,
    pub(crate) unit: Text,
    pub(crate) better: Better,
    pub(crate) edges: Spanned<Vec<Exact>>,
    /// By edge: whether its rating begins beyond it.
    pub(crate) beyond: Vec<bool>,
    pub(crate) compare: Compare,
    pub(crate) decimals: u32,
    pub(crate) per: u64,
    pub(crate) most: Option<Exact>,
    /// The fact whose values it is taken from, and what is taken of them.
    pub(crate) of: Option<(Spanned<String>, Take)>,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
}

impl MeasureDraft {
    /// `None` where a part that it needs could not be read, which has been complained of.
    pub(crate) fn read(item: TomlItem<'_>) -> Option<Self> {
        let (page, what, span) = (item.page, item.what(), item.span);
        let mut table = item.table()?;
        let unit = table.required("in").and_then(TomlItem::text);
        let better = table.required("better");
        let better = better.and_then(|item| item.choice("way to be better", &Better::ALL, Better::word));
        let edges = table.required("edges").map(|item| read_band_edges(item, better));
        let compare = read_compare(&mut table, false);
        let decimals = table.required("decimals").and_then(TomlItem::whole);
        let per = table.get("per").map(TomlItem::whole);
        let most = table.get("most").and_then(TomlItem::decimal);
        let of = table.get("of").and_then(TomlItem::string);
        let take = match of {
            Some(_) => table.required("take"),
            None => table.get("take").inspect(|take| page.complaints.push(take_of_nothing(&what, take.span))),
        };
        let take = take.and_then(|item| item.choice("number to take", &Take::ALL, Take::word));
        let origin = Origin::read_expected(&mut table);
        table.finish();
        if let Some(decimals) = decimals.as_ref().filter(|decimals| decimals.value > MOST_DECIMALS) {
            page.complaints.push(bad_decimals(&what, decimals, MOST_DECIMALS));
            return None;
        }
        let decimals = u32::try_from(decimals?.value).ok()?;
        let per = match per {
            None => 1,
            Some(per) => {
                let per = per?;
                if per.value == 0 {
                    page.complaints.push(per_nothing(&what, per.span));
                    return None;
                }
                per.value
            }
        };
        let (edges, better, compare) = (edges??, better?, compare?);
        let check = Check { page, what: &what, better, most: most.as_ref().map(|most| &most.value) };
        check.range(&edges.value);
        check.order(&edges.value, (compare == Compare::Printed).then_some(decimals));
        Some(Self {
            unit: unit?,
            better,
            beyond: edges.value.iter().map(|edge| edge.is_beyond).collect(),
            edges: Spanned { value: edges.value.into_iter().map(|edge| edge.value.value).collect(), span: edges.span },
            compare,
            decimals,
            per,
            most: most.map(|most| most.value),
            of: of.zip(take),
            origin,
            span,
            what: what.to_string(),
        })
    }
}

/// What the edges of a measure are held against.
struct Check<'a> {
    page: &'a TomlPage<'a>,
    what: &'a str,
    better: Better,
    most: Option<&'a Exact>,
}

impl Check<'_> {
    fn written(&self, edge: &EdgeDraft) -> String {
        self.page.written(edge.value.span).to_owned()
    }

    /// Every rating has values between nothing and the most that there can be.
    fn range(&self, edges: &[EdgeDraft]) {
        for edge in edges {
            let value = &edge.value.value;
            let why = match (self.better, self.most) {
                (_, Some(most)) if value > most => "more than `most`".to_owned(),
                (Better::Higher, _) if *value == ratio(0, 1) && !edge.is_beyond => {
                    "0: every value reaches it, and the worst rating is out of reach".to_owned()
                }
                (Better::Lower, _) if *value == ratio(0, 1) && edge.is_beyond => {
                    "0, and no value is below it".to_owned()
                }
                (Better::Higher, Some(most)) if value == most && edge.is_beyond => {
                    format!("{}, and no value is above it", self.written(edge))
                }
                (Better::Lower, Some(most)) if value == most && !edge.is_beyond => {
                    format!("{}: every value reaches it, and the worst rating is out of reach", self.written(edge))
                }
                _ => continue,
            };
            self.page.complaints.push(edge_range(self.what, self.written(edge), why, edge.value.span));
        }
    }

    /// From the worst rating to the best. `printed`: the decimals with which values are compared.
    fn order(&self, edges: &[EdgeDraft], printed: Option<u32>) {
        for pair in edges.windows(2) {
            let [before, edge] = pair else { continue };
            let [low, high] = match self.better {
                Better::Higher => [before, edge],
                Better::Lower => [edge, before],
            };
            let written = |edge: &EdgeDraft| (self.written(edge), edge.value.span);
            if low.value.value >= high.value.value {
                let complaint = measure_edges_order(self.what, self.better, written(before), written(edge));
                self.page.complaints.push(complaint);
                // The others follow from it, mostly.
                break;
            }
            let Some(decimals) = printed else { continue };
            let scaled = |edge: &EdgeDraft| &edge.value.value * ratio(10_u64.pow(decimals), 1);
            // Where less is better a rating ends on its edge: what lies beyond the lower edge and up to the higher.
            let has_room = match self.better {
                Better::Higher => leaves_room((&scaled(low), low.is_beyond), (&scaled(high), high.is_beyond)),
                Better::Lower => leaves_room((&scaled(low), !low.is_beyond), (&scaled(high), !high.is_beyond)),
            };
            if !has_room {
                let why = format!(
                    "no value with {decimals} decimals lies between {} and {}",
                    written(low).0,
                    written(high).0
                );
                self.page.complaints.push(rating_out_of_reach(self.what, None, why, edge.value.span));
            }
        }
    }
}
