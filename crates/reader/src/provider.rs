//! What a file says of a body.

use assize_diag::Spanned;
use assize_model::{Provider, Succession};

use crate::{TomlItem, TomlTable};

type ReadId<'a> = fn(TomlItem<'a>) -> Option<Spanned<String>>;

impl<'a> TomlTable<'a> {
    /// All of a body but its id, its name and its kind, which `named` has; and the ids of its successors, in their order.
    pub fn provider(mut self, named: Provider, read_id: ReadId<'a>) -> (Provider, Vec<Spanned<String>>) {
        let [fictional, several] = ["fictional", "several"].map(|key| self.flag(key).is_some_and(|flag| flag.value));
        let [areas, within] = ["areas", "within"].map(|key| {
            let named = self.strings(key).unwrap_or_default().into_iter();
            named.map(|area| area.value).collect()
        });
        let period = self.period();
        let owners = self.get("owners").and_then(TomlItem::owners).unwrap_or_default();
        let listed = self.get("successors").and_then(TomlItem::list).unwrap_or_default();
        let (ids, successors) = listed.into_iter().filter_map(|item| succession(item, read_id)).unzip();
        self.finish();
        let (from, to) = (period.from, period.to);
        (Provider { fictional, several, areas, within, from, to, owners, successors, ..named }, ids)
    }
}

/// Who took over, and by what the work was divided. The other body may stand in a file that is not read, so that its id is not looked up.
fn succession<'a>(item: TomlItem<'a>, read_id: ReadId<'a>) -> Option<(Spanned<String>, Succession)> {
    let mut table = item.table()?;
    let id = table.required("id").and_then(read_id);
    let by = table.get("by").and_then(TomlItem::divisions).unwrap_or_default();
    let work = table.string("work");
    let on = table.get("on").and_then(TomlItem::date).map(|on| on.value);
    table.finish();
    let id = id?;
    Some((id.clone(), Succession { id: id.value, by, work, on }))
}
