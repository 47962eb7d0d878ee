use std::ops::Range;

use assize_diag::{Diagnostics, Place};
use assize_framework::{Framework, Library};
use assize_model::{Inspection, InspectionKind, ProviderKind};

use crate::plan::{UnitPlan, plan};
use crate::rates::{InspectionHead, Rates};
use crate::record::{self, Record};
use crate::{answers, diags, facts, names, table};

/// What is to be made up.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Under which framework; not an abstract one.
    pub framework: &'a Framework,
    /// Every framework and body that is known: real ones may not be taken for fictional.
    pub library: &'a Library,
    /// Kinds of unit of the framework, each with how many are made.
    pub units: Vec<(String, usize)>,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// Observations are recorded, and the questions follow from them; else questions are recorded.
    pub observations: bool,
    /// Frameworks whose observations are recorded too.
    pub also: Vec<&'a Framework>,
    /// The body's name, where neither the rates nor the default will do.
    pub provider: Option<String>,
    /// An inspection whose published counts are to come out.
    pub like: Option<&'a Inspection>,
    /// The command that made it, for the record's `source`.
    pub made_by: String,
}

/// Made-up inspections as files.
#[derive(Clone, Debug)]
pub struct Synthetic {
    /// The record first; then tables, and the members' records and tables.
    pub files: Vec<MadeFile>,
}

#[derive(Clone, Debug)]
pub struct MadeFile {
    /// Its name in the folder.
    pub name: String,
    pub text: String,
}

impl Synthetic {
    /// The first table alone.
    pub fn table(&self) -> Option<&MadeFile> {
        self.files.iter().find(|file| file.name.ends_with(".csv"))
    }
}

/// Makes up what the order asks for. Everything that cannot be is complained of; `None` where something cannot.
pub fn synthesise(order: &Order<'_>, rates: &Rates, diagnostics: &mut Diagnostics) -> Option<Synthetic> {
    let before = diagnostics.errors();
    let plans = plan(order, rates, diagnostics);
    let body = body(order, rates, diagnostics);
    check_members(rates, &plans, &body, order, diagnostics);
    if diagnostics.errors() > before {
        return None;
    }
    let exact = rates.defaults.exact;
    let made: Vec<Made<'_>> = plans
        .iter()
        .map(|plan| {
            let facts = facts::draw(plan, order.seed, exact, diagnostics);
            let answers = match diagnostics.errors() == before {
                true => answers::draw(plan, &facts, order.seed, exact, diagnostics),
                false => Vec::new(),
            };
            Made { plan, facts, answers }
        })
        .collect();
    (diagnostics.errors() == before).then(|| Synthetic { files: files(order, rates, &body, &made) })
}

/// The units of one kind.
struct Made<'a> {
    plan: &'a UnitPlan<'a>,
    facts: facts::Facts,
    answers: Vec<Vec<assize_model::Answer>>,
}

impl Made<'_> {
    fn table(&self, rows: Range<usize>) -> String {
        table::write(self.plan, &self.facts, &self.answers, rows)
    }
}

/// Who is inspected.
struct Named {
    id: String,
    name: String,
    kind: ProviderKind,
    inspection: String,
}

/// The body, with a name that says what it is; a real one's is complained of.
fn body(order: &Order<'_>, rates: &Rates, diagnostics: &mut Diagnostics) -> Named {
    let framework = order.framework;
    let declared = rates.provider.as_ref();
    let bodies = &order.library.providers;
    let kind = declared.and_then(|body| body.kind.as_ref()).and_then(|word| {
        let known = bodies.kind(&word.value).cloned();
        if known.is_none() {
            diagnostics.push(diags::unknown_kind(word, bodies));
        }
        known
    });
    let kind = kind.or_else(|| framework.inspects.first().cloned()).unwrap_or_else(|| ProviderKind::named("body"));
    let (name, place) = match (&order.provider, declared) {
        (Some(name), _) => (name.clone(), Place::Argument(format!("--provider {name}"))),
        (None, Some(body)) => (body.name.value.clone(), body.name.span.into()),
        (None, None) => (format!("Fictional {}", kind.short()), Place::Argument("--provider".into())),
    };
    if let Some(real) = names::real(&name, bodies) {
        diagnostics.push(diags::real_body(&name, real, place));
    }
    let id = declared.and_then(|body| body.id.as_ref());
    if let Some(id) = id
        && let Some(real) = names::real(&id.value, bodies)
    {
        diagnostics.push(diags::real_body(&id.value, real, id.span.into()));
    }
    let name = names::fictional(&name);
    let id = id.map_or_else(|| names::id_of(&name), |id| id.value.clone());
    let inspection =
        rates.inspection.id.as_ref().map_or_else(|| format!("{id}-{}", framework.id), |id| id.value.clone());
    Named { id, name, kind, inspection }
}

fn check_members(
    rates: &Rates,
    plans: &[UnitPlan<'_>],
    body: &Named,
    order: &Order<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(last) = rates.members.last() else { return };
    if let [plan] = plans {
        let total: u64 = rates.members.iter().map(|member| member.cases.value).sum();
        if total != plan.count as u64 {
            diagnostics.push(diags::members(&last.cases, total, plan));
        }
    } else {
        diagnostics.push(diags::members_of_units(last.id.span));
    }
    for (index, member) in rates.members.iter().enumerate() {
        let before = rates.members[..index].iter().any(|before| before.id.value == member.id.value);
        if before || member.id.value == body.inspection {
            diagnostics.push(diags::member_twice(&member.id));
        }
        for name in [&member.name, &member.id] {
            if let Some(real) = names::real(&name.value, &order.library.providers) {
                diagnostics.push(diags::real_body(&name.value, real, name.span.into()));
            }
        }
    }
}

fn files(order: &Order<'_>, rates: &Rates, body: &Named, made: &[Made<'_>]) -> Vec<MadeFile> {
    if rates.members.is_empty() { one(order, rates, body, made) } else { aggregate(order, rates, body, made) }
}

/// The record of the whole, without cases.
fn whole<'r>(order: &'r Order<'_>, rates: &'r Rates, body: &'r Named, title: &'r str) -> Record<'r> {
    Record {
        id: &body.inspection,
        title,
        kind: InspectionKind::Inspection,
        framework: &order.framework.id,
        head: &rates.inspection,
        provider: (&body.id, &body.name, &body.kind),
        body: rates.provider.as_ref(),
        members: Vec::new(),
        made_by: &order.made_by,
        assessed: 0,
        tables: &[],
        entered: rates.entered.iter().map(|(node, rating)| (node.value.as_str(), rating.as_str())).collect(),
    }
}

/// One inspection.
fn one(order: &Order<'_>, rates: &Rates, body: &Named, made: &[Made<'_>]) -> Vec<MadeFile> {
    let tables: Vec<(String, String)> =
        made.iter().map(|made| (made.plan.unit.to_owned(), table_name(rates, made.plan.unit))).collect();
    let title = title(rates, body);
    let assessed = made.first().map_or(0, |made| made.plan.count);
    let text = record::write(&Record { assessed, tables: &tables, ..whole(order, rates, body, &title) });
    let mut files = vec![MadeFile { name: record_name(rates), text }];
    for (made, (_, name)) in made.iter().zip(tables) {
        files.push(MadeFile { name, text: made.table(0..made.plan.count) });
    }
    files
}

/// An aggregate, with a record and a table for each member.
fn aggregate(order: &Order<'_>, rates: &Rates, body: &Named, made: &[Made<'_>]) -> Vec<MadeFile> {
    let title = title(rates, body);
    let members = rates.members.iter().map(|member| member.id.value.as_str()).collect();
    let kind = InspectionKind::Aggregate;
    let text = record::write(&Record { kind, members, ..whole(order, rates, body, &title) });
    let mut files = vec![MadeFile { name: record_name(rates), text }];
    let Some(made) = made.first() else { return files };
    let mut start = 0;
    for member in &rates.members {
        let end = start + member.cases.value as usize;
        let (id, name) = (&member.id.value, names::fictional(&member.name.value));
        let tables = [(made.plan.unit.to_owned(), format!("{id}-{}.csv", made.plan.unit))];
        let text = record::write(&Record {
            id,
            head: &InspectionHead { title: None, id: None, ..rates.inspection.clone() },
            provider: (&names::id_of(&name), &name, &body.kind),
            body: None,
            assessed: end - start,
            tables: &tables,
            entered: Vec::new(),
            ..whole(order, rates, body, &name)
        });
        files.push(MadeFile { name: format!("{id}.toml"), text });
        let [(_, table)] = tables;
        files.push(MadeFile { name: table, text: made.table(start..end) });
        start = end;
    }
    files
}

/// Inspections that have an id of their own are named by it, so that several can lie in one folder.
fn record_name(rates: &Rates) -> String {
    rates.inspection.id.as_ref().map_or_else(|| "inspection.toml".to_owned(), |id| format!("{}.toml", id.value))
}

fn table_name(rates: &Rates, unit: &str) -> String {
    rates.inspection.id.as_ref().map_or_else(|| format!("{unit}.csv"), |id| format!("{}-{unit}.csv", id.value))
}

fn title(rates: &Rates, body: &Named) -> String {
    rates.inspection.title.as_deref().map_or_else(|| body.name.clone(), names::fictional)
}
