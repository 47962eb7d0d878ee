use assize_scoring::{FigureName, NoName, Scorecard, WrittenName};

/// Why what a user typed leads to no one figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownFigure {
    /// The names it may mean; empty where it means none.
    pub candidates: Vec<String>,
    /// The nearest name, where it means none.
    pub nearest: Option<String>,
    /// The part after `#`, where there is none of that name.
    pub part: Option<String>,
}

/// Leads what a user typed to a figure: its whole name, its id alone, or beginnings of the parts of its name, as long as they mean one figure.
///
/// Gives the index of the scorecard and the name.
///
/// # Errors
/// [`UnknownFigure`] where it means none or several.
pub fn find(typed: &str, scorecards: &[Scorecard<'_>]) -> Result<(usize, FigureName), UnknownFigure> {
    let unknown = |part| UnknownFigure { candidates: Vec::new(), nearest: None, part };
    let WrittenName { path, group, part } = WrittenName::try_from(typed).map_err(|why| match why {
        NoName::Part(word) => unknown(Some(word)),
        NoName::Group | NoName::Path => unknown(None),
    })?;
    let names: Vec<(usize, FigureName)> = scorecards
        .iter()
        .enumerate()
        .flat_map(|(index, card)| names(card).into_iter().map(move |name| (index, name)))
        .collect();
    for fits in [is_whole, is_id, begins_with_whole_id, begins] {
        let found: Vec<&(usize, FigureName)> = names.iter().filter(|(_, name)| fits(path, name)).collect();
        match found.as_slice() {
            [] => {}
            [(index, name)] => {
                let group = group.map(|(fact, value)| (fact.to_owned(), value.to_owned()));
                return Ok((*index, FigureName { group, part, ..name.clone() }));
            }
            several => {
                let candidates = several.iter().map(|(_, name)| name.to_string()).collect();
                return Err(UnknownFigure { candidates, nearest: None, part: None });
            }
        }
    }
    let texts: Vec<String> = names.iter().map(|(_, name)| name.to_string()).collect();
    let nearest = assize_diag::nearest(path, texts.iter().map(String::as_str)).map(str::to_owned);
    Err(UnknownFigure { candidates: Vec::new(), nearest, part: None })
}

/// All figures of a scorecard, without their parts.
fn names(scorecard: &Scorecard<'_>) -> Vec<FigureName> {
    let framework = scorecard.framework;
    let nodes = framework.nodes.iter().map(|node| node.id.as_str());
    let questions = framework.questions.iter().map(|question| question.id.as_str());
    let figures = scorecard.record.figures.iter().map(|figure| figure.id.as_str());
    let overall = scorecard.total.is_some().then_some("overall");
    let ids = overall.into_iter().chain(nodes).chain(questions).chain(figures);
    ids.map(|id| FigureName::new(&scorecard.inspection.id, &framework.id, id)).collect()
}

fn is_whole(typed: &str, name: &FigureName) -> bool {
    typed == name.to_string()
}

fn is_id(typed: &str, name: &FigureName) -> bool {
    typed == name.id
}

fn begins_with_whole_id(typed: &str, name: &FigureName) -> bool {
    typed.rsplit('/').next() == Some(&name.id) && begins(typed, name)
}

/// Each part of what was typed begins a part of the name, in order; the last may begin the id.
fn begins(typed: &str, name: &FigureName) -> bool {
    let parts = [&name.inspection, &name.framework, &name.id];
    let typed: Vec<&str> = typed.split('/').collect();
    match typed.as_slice() {
        [inspection, framework, id] => {
            name.inspection.starts_with(inspection) && name.framework.starts_with(framework) && name.id.starts_with(id)
        }
        [inspection, id] => name.inspection.starts_with(inspection) && name.id.starts_with(id),
        [one] => parts.iter().any(|part| part.starts_with(one)),
        _ => false,
    }
}
